"""Builds one artefact: `python -m scripts.bundle.build <function folder|layer> <artifacts dir>`.

Standard library only: `sam build` runs it wherever it is run.
"""

import shutil
import subprocess
import sys
from pathlib import Path

from scripts.bundle.prune import prune
from scripts.bundle.target import ROOT, Target, find_interpreter, find_uv, read_target

NOT_SHIPPED = shutil.ignore_patterns("requirements.txt", "__pycache__", "*.pyc", ".*")


def build(name: str, artifacts: Path) -> None:
    target = read_target()
    interpreter = find_interpreter(target.minor)
    if name == "layer":
        shutil.copytree(
            ROOT / "layers/seogi/python",
            artifacts / "python",
            ignore=NOT_SHIPPED,
            dirs_exist_ok=True,
        )
    else:
        folder = ROOT / "functions" / name
        shutil.copytree(folder, artifacts, ignore=NOT_SHIPPED, dirs_exist_ok=True)
        _install(folder / "requirements.txt", artifacts, target, interpreter)
        prune(artifacts)
    _compile(artifacts, interpreter, "/opt" if name == "layer" else "/var/task")


def _install(requirements: Path, into: Path, target: Target, interpreter: str) -> None:
    """Wheels of the target platform only: nothing is built here, so nothing can be built wrong."""
    common = ["--target", str(into), "--no-deps", "--only-binary", ":all:", "-r", str(requirements)]
    uv = find_uv()
    if uv:
        platform = f"{target.machine}-manylinux_2_28"
        command = [uv, "pip", "install", "--quiet", "--link-mode", "copy"]
        command += ["--python-platform", platform]
        command += ["--python-version", target.minor, "--python", interpreter]
    else:
        command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-compile"]
        command += ["--python-version", target.minor, "--implementation", "cp"]
        for glibc in ("manylinux_2_28", "manylinux_2_17", "manylinux2014"):
            command += ["--platform", f"{glibc}_{target.machine}"]
    subprocess.run(command + common, check=True)


def _compile(tree: Path, interpreter: str, there: str) -> None:
    """Unchecked bytecode: Lambda unpacks with other times, and a checked one would be recompiled.

    `-s` and `-p` make tracebacks name the path in Lambda, not the one on this machine.
    """
    command = [interpreter, "-m", "compileall", "-q", "-f", "-j", "0"]
    command += ["--invalidation-mode", "unchecked-hash", "-s", str(tree), "-p", there]
    subprocess.run([*command, str(tree)], check=True)


if __name__ == "__main__":
    build(sys.argv[1], Path(sys.argv[2]))
