"""Where things are in a checkout."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CACHE = ROOT / ".cache"
ENGINE_PYTHON = CACHE / "engine" / "bin" / "python"
TEMPLATE = ROOT / "template.yaml"
WEB_DIST = ROOT / "web" / "dist"
DEFAULT_DATA = ROOT / ".local"
PYTHON = Path(sys.executable)
