#!/bin/sh
# Started by the Lambda Web Adapter in place of the Python runtime; the layer is not on the path by itself.
export PYTHONPATH="${LAMBDA_TASK_ROOT:-.}:/opt/python${PYTHONPATH:+:$PYTHONPATH}"
exec python -m uvicorn handler:app --host 127.0.0.1 --port "${AWS_LWA_PORT:-8000}" --no-access-log --no-server-header
