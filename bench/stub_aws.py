"""Just enough AWS for first invocations: fixed answers, at once, from a thread of this process."""

from __future__ import annotations

import base64
import json
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

SIGNING_KEY = "s" * 64
EMPTY: Mapping[str, Any] = {"Items": [], "Count": 0, "ScannedCount": 0}


class _Answers(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # Head and body in one segment: the second of two would wait 40 ms for an acknowledgement.
    wbufsize = 65_536
    disable_nagle_algorithm = True
    items: Mapping[str, Any] = {}

    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers.get("content-length", 0))) or b"{}")
        operation = self.headers.get("x-amz-target", "").rpartition(".")[2]
        body = json.dumps(self._answer(operation, asked)).encode()
        self.send_response(200)
        self.send_header("content-type", "application/x-amz-json-1.0")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _answer(self, operation: str, asked: Any) -> Mapping[str, Any]:
        if operation == "GetSecretValue":
            secret = json.dumps({"signing_key": SIGNING_KEY})
            return {"ARN": "auth", "Name": "auth", "SecretString": secret}
        if operation == "GetQueueAttributes":
            names = ("ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible")
            return {"Attributes": dict.fromkeys(names, "0")}
        if operation == "GetItem":
            return {"Item": self.items[asked["Key"]["pk"]["S"]]}
        return EMPTY if operation == "Query" else {}

    def log_message(self, *_: object) -> None:
        """Quiet."""


@contextmanager
def stub_aws(items: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """The endpoint; GetItem finds these by their partition (typed, bytes allowed)."""
    held = {item["pk"]["S"]: _in_json(item) for item in items}
    handler = type("Answers", (_Answers,), {"items": held})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _in_json(item: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: {kind: base64.b64encode(raw).decode() if isinstance(raw, bytes) else raw}
        for name, value in item.items()
        for kind, raw in value.items()
    }
