"""The environment of a function's process: what the template grants, what Lambda adds, no more."""

from __future__ import annotations

import importlib.util
import os
import uuid
from dataclasses import dataclass
from pathlib import Path

from scripts.local.aws import Aws
from scripts.local.model import FunctionSpec
from scripts.local.paths import PYTHON

_SYSTEM_PATH = ("/usr/local/bin", "/usr/bin", "/bin")
# What Lambda's own image holds beside the standard library to run a handler.
_RUNTIME = ("awslambdaric", "runtime_client", "simplejson", "snapshot_restore_py")


@dataclass(frozen=True, slots=True)
class Interpreter:
    """How to start Python, and what comes last on its module path."""

    python: Path
    last: tuple[Path, ...] = ()

    @property
    def path(self) -> str:
        return os.pathsep.join((str(self.python.parent), *_SYSTEM_PATH))


IN_PLACE = Interpreter(PYTHON)
"""The checkout's own environment: every dependency of every function is importable."""


def isolated(folder: Path) -> Interpreter:
    """A Python that sees nothing but the runtime client and what an artefact ships.

    A dependency missing from an artefact then fails here as it would on Lambda.
    """
    library, programs = folder / "lib", folder / "bin"
    for each in (library, programs):
        each.mkdir(parents=True, exist_ok=True)
    for name in _RUNTIME:
        spec = importlib.util.find_spec(name)
        if spec is None or spec.origin is None:
            raise ModuleNotFoundError(name)
        source = Path(spec.origin)
        source = source.parent if spec.submodule_search_locations else source
        link = library / source.name
        link.unlink(missing_ok=True)
        link.symlink_to(source)
    python = programs / "python"
    python.write_text(f'#!/bin/sh\nexec "{PYTHON}" -S "$@"\n')
    python.chmod(0o755)
    return Interpreter(python, (library,))


def process_environment(
    spec: FunctionSpec, aws: Aws, interpreter: Interpreter = IN_PLACE
) -> dict[str, str]:
    """Reserved variables as the Lambda developer guide lists them.

    Nothing of the runner's own environment is inherited; with PYTHONDONTWRITEBYTECODE, which
    some shells export, a cold start would take three times as long.
    """
    modules = (spec.code, *spec.layers, *interpreter.last)
    return {
        "PATH": interpreter.path,
        "LANG": "en_US.UTF-8",
        "TZ": ":UTC",
        "HOME": "/tmp",  # noqa: S108 - the one writable place of a Lambda
        "_HANDLER": spec.handler,
        "LAMBDA_TASK_ROOT": str(spec.code),
        "AWS_EXECUTION_ENV": "AWS_Lambda_python3.13",
        "AWS_LAMBDA_FUNCTION_NAME": spec.name,
        "AWS_LAMBDA_FUNCTION_VERSION": "$LATEST",
        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": str(spec.memory),
        "AWS_LAMBDA_INITIALIZATION_TYPE": "on-demand",
        "AWS_LAMBDA_LOG_GROUP_NAME": f"/aws/lambda/{spec.name}",
        "AWS_LAMBDA_LOG_STREAM_NAME": uuid.uuid4().hex,
        "AWS_LAMBDA_LOG_FORMAT": "JSON" if spec.json_logs else "Text",
        "PYTHONPATH": os.pathsep.join(str(path) for path in modules),
        **spec.environment,
        **aws.environment(),
    }
