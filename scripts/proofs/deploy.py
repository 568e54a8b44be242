"""`scripts/prove deploy`: the template validates, builds and deploys, and what was built works."""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import httpx2

from scripts.local.console import FAILURES, say
from scripts.local.demo import DemoFailed, call, follow
from scripts.local.demo_screen import LANGUAGES
from scripts.local.environment import isolated
from scripts.local.logs import to_stderr
from scripts.local.paths import CACHE, ROOT, TEMPLATE
from scripts.local.stack import Stack, running_stack
from scripts.proofs.load import furnish, open_desk

RUNTIME = f"python{sys.version_info.major}.{sys.version_info.minor}"
ARCHITECTURE = {"aarch64": "arm64", "arm64": "arm64"}.get(os.uname().machine, "x86_64")
BUILT = CACHE / "prove" / "build"
SAM = CACHE / "sam" / "bin" / "sam"
OVERRIDES = (f"Runtime={RUNTIME}", f"Architecture={ARCHITECTURE}")
NOT_PROVEN = (
    "sam deploy's change set: the engine knows no AWS::CodeDeploy and no alarms over metric math,"
    " so CloudFormation in the engine got the expanded template without them",
    "IAM, TLS, CloudFront's cache and the public Web Adapter layer: see docs/adr/0009-local-stack",
    "another architecture or runtime than this machine's",
)


class StepFailed(Exception):
    """A tool said no; the message holds its words."""


@dataclass(slots=True)
class Steps:
    """Does one thing after the other and tells how long each took."""

    proven: list[str] = field(default_factory=list)

    def run(self, name: str, command: Sequence[str]) -> None:
        """A tool that must succeed.

        Raises:
            StepFailed: it did not.
        """
        began = time.monotonic()
        done = subprocess.run(
            command, cwd=ROOT, env=_environment(), capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise StepFailed(f"{name}: exit code {done.returncode}\n{done.stdout}{done.stderr}")
        self.tell(name, began)

    def tell(self, name: str, began: float) -> None:
        self.proven.append(name)
        say(f"  ok {name:<60} {time.monotonic() - began:6.1f} s")


def _environment() -> dict[str, str]:
    """Ours, with what the tools look for."""
    tools = (Path(sys.executable).parent, CACHE / "uv" / "bin")
    path = os.pathsep.join([*map(str, tools), os.environ.get("PATH", os.defpath)])
    return {
        **os.environ,
        "PATH": path,
        "SAM_CLI_TELEMETRY": "0",
        "SEOGI_RUNTIME": RUNTIME,
        "SEOGI_ARCHITECTURE": ARCHITECTURE,
    }


def build(steps: Steps) -> None:
    """Validates the template and builds every function as it would be deployed."""
    if not SAM.exists():
        uv = shutil.which("uv", path=_environment()["PATH"]) or "uv"
        steps.run(
            "the SAM CLI in an environment of its own", (uv, "venv", "-q", str(SAM.parents[1]))
        )
        python = str(SAM.with_name("python"))
        steps.run("… installed", (uv, "pip", "install", "-q", "--python", python, "aws-sam-cli"))
    linter = str(Path(sys.executable).with_name("cfn-lint"))
    steps.run("sam validate --lint", (str(SAM), "validate", "--lint", "-t", str(TEMPLATE)))
    steps.run("cfn-lint", (linter, str(TEMPLATE)))
    shutil.rmtree(BUILT, ignore_errors=True)
    options = ("--build-dir", str(BUILT), "--parameter-overrides", *OVERRIDES)
    steps.run(f"sam build ({RUNTIME}, {ARCHITECTURE})", (str(SAM), "build", *options))


async def one_job(stack: Stack) -> int:
    """Evidence in, draft out; how many citations it has.

    Raises:
        DemoFailed: a step did not come to what it should.
    """
    desk = await open_desk(stack, "lawyer")
    rng = random.Random(0)  # noqa: S311 - of the words of a diary
    await furnish(desk, stack.data, 1, rng)
    case_id = desk.cases[0]
    ref = await desk.draft(case_id, 0)
    last = await follow(desk.client, ref.job_id, LANGUAGES["ko"], lambda *_: None)  # type: ignore[arg-type]
    if last["status"] != "succeeded":
        raise DemoFailed(f"the draft ended as {last['status']}: {last.get('failure')}")
    found = await call(desk.client, "GET", f"/api/cases/{case_id}/draft-jobs/{ref.job_id}")
    await desk.client.aclose()
    citations = len(found["result"]["citations"])
    if not citations:
        raise DemoFailed("the draft cites nothing")
    return citations


async def from_artefacts(steps: Steps, folder: Path, say_trouble: Callable[[str], None]) -> None:
    """The stack from what was built, by a Python that sees nothing else."""
    began = time.monotonic()
    async with running_stack(
        folder / "data",
        template=BUILT / "template.yaml",
        parameters=dict(one.split("=") for one in OVERRIDES),
        interpreter=isolated(folder / "python"),
        dist=folder / "none",
        say=say_trouble,
    ) as stack:
        foreign = [
            name
            for name, spec in stack.deployed.functions.items()
            if not all(path.is_relative_to(BUILT) for path in (spec.code, *spec.layers))
        ]
        if foreign:
            raise StepFailed(f"not run from what was built: {', '.join(foreign)}")
        steps.tell(f"the stack of {len(stack.deployed.functions)} built functions", began)
        began = time.monotonic()
        citations = await one_job(stack)
        steps.tell(f"evidence in, draft out, {citations} citations", began)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="scripts/prove deploy", description=__doc__)
    parser.add_argument("--built", action="store_true", help="use what the last run has built")
    chosen = parser.parse_args(arguments)
    steps, trouble = Steps(), list[str]()
    try:
        if not chosen.built:
            build(steps)
        with tempfile.TemporaryDirectory(prefix="seogi-prove-") as folder:
            asyncio.run(from_artefacts(steps, Path(folder), trouble.append))
    except (*FAILURES, StepFailed, DemoFailed, httpx2.HTTPError, TimeoutError) as failure:
        to_stderr(f"scripts/prove deploy: {failure or type(failure).__name__}")
        for line in trouble[-20:]:
            to_stderr(f"  {line}")
        return 1
    for what in NOT_PROVEN:
        say(f"  -- not proven here: {what}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
