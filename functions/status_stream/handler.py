"""Function URL → server-sent events; `run.sh` serves `app` behind the Lambda Web Adapter."""

from seogi.bootstrap.entry import stream_app

app = stream_app()
