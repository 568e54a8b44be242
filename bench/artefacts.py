"""What the functions ship, built for this machine: `scripts/build_function`'s own work.

The deployed artefacts are for arm64; on another machine their wheels cannot be loaded.
"""

from __future__ import annotations

import hashlib
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from bench.report import NotHere
from scripts.bundle.target import find_interpreter, find_uv, read_target

ROOT = Path(__file__).resolve().parents[1]
KEPT = ROOT / ".cache" / "bench" / "artefacts"
ARCHITECTURES = {"x86_64": "x86_64", "aarch64": "arm64", "arm64": "arm64"}
FUNCTIONS = (
    *("public_api", "status_stream", "watchdog"),
    *("generation_worker", "evidence_worker", "document_worker"),
)


@dataclass(frozen=True, slots=True)
class Built:
    """Folders of one function's zip and of the layer."""

    name: str
    code: Path
    layer: Path


def build_all() -> list[Built]:
    """All functions over one layer; what has not changed is kept.

    Raises:
        NotHere: nothing can be built here.
    """
    layer = _build("layer", _digest([ROOT / "layers/seogi/python", ROOT / "scripts/bundle"]))
    found = []
    for name in FUNCTIONS:
        digest = _digest([ROOT / "functions" / name, ROOT / "scripts/bundle"])
        found.append(Built(name, _build(name, digest), layer / "python"))
    return found


def _build(name: str, digest: str) -> Path:
    into = KEPT / f"{name}-{digest}"
    if into.is_dir():
        return into
    for old in KEPT.glob(f"{name}-*"):
        shutil.rmtree(old)
    making = KEPT / f".{name}"
    shutil.rmtree(making, ignore_errors=True)
    making.mkdir(parents=True)
    env = {
        **os.environ,
        "PATH": f"{ROOT / '.cache/uv/bin'}:{os.environ.get('PATH', os.defpath)}",
        "SEOGI_ARCHITECTURE": ARCHITECTURES[platform.machine()],
    }
    command = [sys.executable, "-m", "scripts.bundle.build", name, str(making)]
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    if done.returncode:
        raise NotHere(f"{name} could not be built: {done.stderr.strip()[-300:]}")
    return making.rename(into)


def _digest(folders: list[Path]) -> str:
    found = hashlib.sha256(read_target().minor.encode())
    for path in sorted(p for folder in folders for p in folder.rglob("*") if p.is_file()):
        if path.suffix != ".pyc":
            found.update(str(path.relative_to(ROOT)).encode() + path.read_bytes())
    return found.hexdigest()[:16]


def deployed_python() -> Path:
    """The Python of the template's runtime, with the runtime client, in an environment of its own.

    Never this one, even when it is the same Python: libraries import what they happen to find,
    and tools are here that no function ships.

    Raises:
        NotHere: this machine has none, or the client cannot be installed.
    """
    minor = read_target().minor
    home = KEPT.parent / f"python-{minor}"
    python = home / "bin/python"
    if not (home / "complete").exists():
        uv = find_uv()
        if uv is None:
            raise NotHere("uv is missing; run scripts/setup python")
        # Asked for its own path: by a mere name uv would rather download one.
        asked = [find_interpreter(minor), "-c", "import sys; print(sys.executable)"]
        base = subprocess.run(asked, capture_output=True, text=True, check=True).stdout.strip()
        install = [uv, "pip", "install", "--quiet", "--compile-bytecode", "--python", str(python)]
        for command in (
            [uv, "venv", "--quiet", "--clear", "--python", base, str(home)],
            [*install, f"awslambdaric=={version('awslambdaric')}"],
        ):
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            if done.returncode:
                raise NotHere(f"Python {minor} could not be set up: {done.stderr[-300:]}")
        (home / "complete").touch()
    return python


def without_bytecode(folder: Path) -> Iterator[Path]:
    """Modules that the deployed Python would have to compile at every first start."""
    tag = f"cpython-{read_target().minor.replace('.', '')}"
    for source in folder.rglob("*.py"):
        if not (source.parent / "__pycache__" / f"{source.stem}.{tag}.pyc").exists():
            yield source


def size_mb(folder: Path) -> float:
    """Unpacked, as Lambda's limit counts."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6
