"""The environment of a function's process: what the template grants, what Lambda adds, no more."""

from __future__ import annotations

import os
import uuid

from scripts.local.aws import Aws
from scripts.local.model import FunctionSpec
from scripts.local.paths import PYTHON

PATH = os.pathsep.join((str(PYTHON.parent), "/usr/local/bin", "/usr/bin", "/bin"))


def process_environment(spec: FunctionSpec, aws: Aws) -> dict[str, str]:
    """Reserved variables as the Lambda developer guide lists them.

    Nothing of the runner's own environment is inherited; with PYTHONDONTWRITEBYTECODE, which
    some shells export, a cold start would take three times as long.
    """
    return {
        "PATH": PATH,
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
        "PYTHONPATH": os.pathsep.join(str(path) for path in (spec.code, *spec.layers)),
        **spec.environment,
        **aws.environment(),
    }
