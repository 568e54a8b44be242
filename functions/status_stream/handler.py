"""Function URL → server-sent events; `run.sh` serves `app` behind the Lambda Web Adapter."""

from seogi.bootstrap.status_stream import stream_app

app = stream_app()
