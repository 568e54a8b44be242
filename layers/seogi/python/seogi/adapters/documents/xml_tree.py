"""lxml, which ships no types, under the one name the template code uses for its elements.

The standard library's tree would rename every namespace prefix, which Hangul does not forgive.
"""

from __future__ import annotations

from typing import Any, TypeAlias

from lxml import etree  # type: ignore[import-untyped]

Element: TypeAlias = Any

__all__ = ["Element", "etree"]
