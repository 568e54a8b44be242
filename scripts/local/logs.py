"""One log file per function, and what went wrong on the console."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

# JSON lines of the runtime and of powertools, the runtime's text format, and bare tracebacks.
_TROUBLE = re.compile(
    r'"level": ?"(ERROR|CRITICAL)"|\[ERROR\]|^Traceback \(most|Task timed out|Runtime\.'
)

_SHOWN = 500

Say = Callable[[str], None]


def to_stderr(line: str) -> None:
    sys.stderr.write(line + "\n")
    sys.stderr.flush()


@dataclass(frozen=True, slots=True)
class FunctionLog:
    """Where one function's lines go; `say` gets those a developer should see now."""

    name: str
    file: TextIO
    say: Say

    def __call__(self, line: str) -> None:
        self.file.write(line + "\n")
        self.file.flush()
        if _TROUBLE.search(line):
            shown = (
                line if len(line) <= _SHOWN else f"{line[:_SHOWN]}… (all of it in {self.file.name})"
            )
            self.say(f"{self.name}: {shown}")

    def close(self) -> None:
        self.file.close()

    @staticmethod
    def open(folder: Path, name: str, say: Say) -> FunctionLog:
        folder.mkdir(parents=True, exist_ok=True)
        return FunctionLog(name, (folder / f"{name}.log").open("a", encoding="utf-8"), say)
