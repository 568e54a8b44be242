"""Every function of the template starts in a fresh interpreter with only what it is granted."""

import subprocess
import sys
from typing import Any

import pytest

from scripts.checks.template import ROOT, load
from tests.template.reading import functions, variables_of

PACKAGE = ROOT / "layers/seogi/python"
FUNCTIONS = functions(load())
HEAVY = {
    "fastapi": {"PublicApi", "StatusStream"},
    "mangum": {"PublicApi"},
    "uvicorn": set(),
    "pypdfium2": set(),
    "hwpx": set(),
    "docx": set(),
    "typst": set(),
}
"""Library → who may have loaded it once started; for the others it is a slower cold start."""


def environment_of(function: dict[str, Any]) -> dict[str, str]:
    """The granted variables; what CloudFormation would fill in gets a name that says so."""
    granted = {
        name: value if isinstance(value, str) else f"of-{name.lower()}"
        for name, value in variables_of(function).items()
    }
    parameters = {
        "SEOGI_STAGE": "prod",
        "SEOGI_VERSION": "abc1234",
        "LEASE_SECONDS": "20",
        "HEARTBEAT_SECONDS": "10",
        "ALLOWED_ORIGINS": "",
        "PUBLIC_BASE_URL": "",
        "MODEL_PROVIDER": "offline",
    }
    by_the_platform = {"AWS_REGION": "ap-northeast-2", "AWS_DEFAULT_REGION": "ap-northeast-2"}
    keys = {"AWS_ACCESS_KEY_ID": "x", "AWS_SECRET_ACCESS_KEY": "x"}
    return {
        **granted,
        **{name: value for name, value in parameters.items() if name in granted},
        **by_the_platform,
        **keys,
        "PYTHONPATH": str(PACKAGE),
    }


def start(name: str) -> subprocess.CompletedProcess[str]:
    function = FUNCTIONS[name]
    entry = "app" if function["Handler"] == "run.sh" else function["Handler"].rpartition(".")[2]
    loaded = f"*[name for name in {list(HEAVY)} if name in sys.modules]"
    told = f"print('started', callable(handler.{entry}), {loaded})"
    return subprocess.run(
        [sys.executable, "-W", "error::SyntaxWarning", "-c", f"import sys, handler; {told}"],
        cwd=ROOT / function["CodeUri"],
        env=environment_of(function),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize("name", FUNCTIONS)
def test_the_function_starts_with_the_variables_it_is_granted(name: str) -> None:
    done = start(name)
    assert done.returncode == 0, done.stderr
    answer = done.stdout.strip().splitlines()[-1].split()
    assert answer[:2] == ["started", "True"]
    assert {library for library in answer[2:] if name not in HEAVY[library]} == set()
