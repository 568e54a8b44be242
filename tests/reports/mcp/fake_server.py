"""A sequential-thinking server of few words, over stdio; its argument says how it misbehaves."""

from __future__ import annotations

import json
import sys
import time


def main(mood: str) -> None:
    print("fake sequential-thinking server, ready", flush=True)  # noqa: T201 - as servers do
    chain = 0
    for line in sys.stdin:
        message = json.loads(line)
        if "id" not in message:
            continue
        if mood == "silent" and message["method"] == "tools/call":
            time.sleep(60)
        if message["method"] == "tools/call":
            chain += 1
        if mood == "dead" and message["method"] == "tools/call":
            return
        said = json.dumps({"thoughtHistoryLength": chain, **message["params"].get("arguments", {})})
        result = {"content": [{"type": "text", "text": said}], "isError": mood == "failing"}
        if message["method"] == "initialize":
            result = {"protocolVersion": message["params"]["protocolVersion"], "capabilities": {}}
        answer = {"jsonrpc": "2.0", "id": message["id"], "result": result}
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "")
