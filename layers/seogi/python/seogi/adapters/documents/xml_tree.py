"""lxml, which ships no types, under the one name the template code uses for its elements.

The standard library's tree would rename every namespace prefix, which Hangul does not forgive.
"""

from __future__ import annotations

from typing import Any, TypeAlias

from lxml import etree  # type: ignore[import-untyped]

Element: TypeAlias = Any


def parsed(data: bytes) -> Element:
    """The tree of a part that `template_parts` has let through."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(data, parser)


__all__ = ["Element", "etree", "parsed"]
