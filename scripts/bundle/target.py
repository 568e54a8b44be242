"""The platform that the artefacts are for, read from the template."""

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PLATFORMS = {"arm64": "aarch64", "x86_64": "x86_64"}


@dataclass(frozen=True, slots=True)
class Target:
    minor: str
    """Python's major.minor, "3.13"."""
    machine: str
    """As wheels name it, "aarch64"."""


def read_target() -> Target:
    """SEOGI_RUNTIME and SEOGI_ARCHITECTURE win over the defaults of the template's parameters."""
    template = (ROOT / "template.yaml").read_text(encoding="utf-8")
    runtime = os.environ.get("SEOGI_RUNTIME") or _default(template, "Runtime")
    architecture = os.environ.get("SEOGI_ARCHITECTURE") or _default(template, "Architecture")
    return Target(runtime.removeprefix("python"), PLATFORMS[architecture])


def _default(template: str, parameter: str) -> str:
    found = re.search(rf"^  {parameter}:\n(?:    .*\n)*?    Default: (\S+)$", template, re.M)
    if found is None:
        raise SystemExit(f"template.yaml has no default for the parameter {parameter}")
    return found.group(1)


def find_uv() -> str | None:
    kept = [ROOT / ".venv/bin/uv", ROOT / ".cache/uv/bin/uv"]
    return shutil.which("uv") or next((str(path) for path in kept if path.exists()), None)


def find_interpreter(minor: str) -> str:
    """A Python of exactly this minor version: bytecode of another one is ignored at import.

    Raises:
        SystemExit: there is none, with what to do about it.
    """
    uv = find_uv()
    candidates = [str(ROOT / ".venv/bin/python"), f"python{minor}"]
    if uv:
        found = subprocess.run(
            [uv, "python", "find", "--no-project", minor],
            capture_output=True,
            text=True,
            check=False,
        )
        candidates.append(found.stdout.strip())
    for candidate in filter(None, candidates):
        if _version_of(candidate) == minor:
            return candidate
    raise SystemExit(
        f"no Python {minor} here to compile with; `uv python install {minor}` brings one"
    )


def _version_of(interpreter: str) -> str | None:
    if not shutil.which(interpreter):
        return None
    asked = "import sys; print('%d.%d' % sys.version_info[:2])"
    answer = subprocess.run([interpreter, "-c", asked], capture_output=True, text=True, check=False)
    return answer.stdout.strip() if answer.returncode == 0 else None
