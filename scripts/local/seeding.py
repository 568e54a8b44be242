"""Run scripts/local/seed.py, once per data folder, with what public_api is granted."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

from scripts.local.aws import Aws
from scripts.local.environment import process_environment
from scripts.local.model import Deployed
from scripts.local.paths import PYTHON, ROOT

SEED = ROOT / "scripts" / "local" / "seed.py"
_RUN = """
import json, os
from scripts.local.seed import seed
print(json.dumps(seed(dict(os.environ))))
"""

Users = dict[str, dict[str, Any]]


class SeedFailed(Exception):
    """The seed script ended with an error; the message holds its last lines."""


async def seeded_users(deployed: Deployed, aws: Aws, data: Path) -> Users:
    """The demo users; the first call for this deployment makes them.

    Raises:
        SeedFailed: the script did not end well.
    """
    spec = deployed.functions.get("PublicApi")
    if spec is None or not SEED.exists():
        return {}
    kept = data / "users.json"
    table = deployed.tables.get("RecordsTable", "")
    if kept.exists():
        known = json.loads(kept.read_text())
        if known["table"] == table:
            found: Users = known["users"]
            return found
    environment = process_environment(spec, aws)
    environment["PYTHONPATH"] += f":{ROOT}"
    process = await asyncio.create_subprocess_exec(
        str(PYTHON),
        "-c",
        _RUN,
        cwd=ROOT,
        env=environment,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    out, err = await process.communicate()
    if process.returncode != 0:
        raise SeedFailed("\n".join(err.decode(errors="replace").splitlines()[-5:]))
    users: Users = json.loads(out.splitlines()[-1])
    kept.write_text(json.dumps({"table": table, "users": users}, ensure_ascii=False))
    return users
