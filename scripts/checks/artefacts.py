"""Opens what `sam build` made: bytecode everywhere, only the services used, sizes told."""

import importlib.util
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from scripts.bundle.prune import SERVICES
from scripts.bundle.target import ROOT, find_interpreter, read_target

BUILT = ROOT / ".aws-sam/build"
LIMIT_MB = 250
"""Lambda's limit for a function and its layers, unpacked."""


def problems(artefact: Path, magic: bytes, tag: str) -> Iterator[str]:
    for source in artefact.rglob("*.py"):
        compiled = source.parent / "__pycache__" / f"{source.stem}.{tag}.pyc"
        where = source.relative_to(artefact.parent)
        if not compiled.exists():
            yield f"{where} has no {tag} bytecode"
        elif compiled.read_bytes()[:8] != magic + (0b01).to_bytes(4, "little"):
            yield f"{where} has bytecode that is checked at import or of another version"
    data = artefact / "botocore/data"
    described = {path.name for path in data.iterdir() if path.is_dir()} if data.exists() else set()
    for extra in sorted(described - set(SERVICES)):
        yield f"{artefact.name} ships the description of {extra}"
    if size_mb(artefact) > LIMIT_MB:
        yield f"{artefact.name} is larger than Lambda takes"


def size_mb(folder: Path) -> float:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6


def main() -> int:
    minor = read_target().minor
    tag = f"cpython-{minor.replace('.', '')}"
    artefacts = sorted(path for path in BUILT.iterdir() if path.is_dir())
    found = [line for path in artefacts for line in problems(path, _magic(minor), tag)]
    for path in artefacts:
        print(f"{path.name:20} {size_mb(path):7.1f} MB")
    print("\n".join(found))
    return 1 if found or not artefacts else 0


def _magic(minor: str) -> bytes:
    """The first bytes of bytecode of the target version."""
    if minor == f"{sys.version_info.major}.{sys.version_info.minor}":
        return importlib.util.MAGIC_NUMBER
    asked = "import importlib.util as u, sys; sys.stdout.buffer.write(u.MAGIC_NUMBER)"
    answer = subprocess.run([find_interpreter(minor), "-c", asked], capture_output=True, check=True)
    return answer.stdout


if __name__ == "__main__":
    sys.exit(main())
