"""Own rules over the code that speaks to AWS, where general scanners are silent.

A client without a Config waits 60 s for an answer and tries four more times, longer than the
function lives; a resource needs files that the build leaves out.
"""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCES = ROOT / "layers/seogi/python/seogi"


def offences(path: Path, source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        given = {keyword.arg: keyword.value for keyword in node.keywords}
        if _makes_client(node) and None not in given and "config" not in given:
            yield f"{path}:{node.lineno}: client without config= (timeouts, retries)"
        if _called(node) == "resource":
            yield f"{path}:{node.lineno}: boto3 resources are not shipped, use a client"


def _makes_client(node: ast.Call) -> bool:
    first = node.args[0] if node.args else None
    named = isinstance(first, ast.Constant) and isinstance(first.value, str)
    return _called(node) in ("client", "create_client") and named


def _called(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else ""


def main() -> int:
    found = [
        line
        for path in sorted(SOURCES.rglob("*.py"))
        for line in offences(path.relative_to(ROOT), path.read_text(encoding="utf-8"))
    ]
    print("\n".join(found))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
