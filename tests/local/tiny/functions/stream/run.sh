#!/bin/sh
exec python -m uvicorn handler:app --host 127.0.0.1 --port "$AWS_LWA_PORT" --no-access-log
