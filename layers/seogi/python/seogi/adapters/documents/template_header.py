"""Looks added to an uploaded template's header: bold and slanted kin of its own, a table border."""

from __future__ import annotations

import copy

from seogi.adapters.documents.xml_tree import Element, etree
from seogi.features.documents.errors import TemplateBroken

HH = "{http://www.hancom.co.kr/hwpml/2011/head}"
_SIDES = ("leftBorder", "rightBorder", "topBorder", "bottomBorder")


class TemplateHeader:
    """The tree of `header.xml` with what the content needs added once."""

    def __init__(self, root: Element) -> None:
        self.root = root
        self._chars = self._required("charProperties")
        self._borders = self._required("borderFills")
        self._by_id = {char.get("id", ""): char for char in self._chars}
        self._variants: dict[tuple[str, bool, bool], str] = {}
        self._border = ""

    def _required(self, name: str) -> Element:
        found = self.root.find(f".//{HH}{name}")
        if found is None:
            raise TemplateBroken(f"the header has no {name}")
        return found

    def variant(self, char: str, *, strong: bool, emphasis: bool) -> str:
        """The id of the look `char`, made bold or slanted."""
        base = self._by_id.get(char)
        if base is None or not (strong or emphasis):
            return char
        key = (char, strong, emphasis)
        if key not in self._variants:
            made = copy.deepcopy(base)
            for name, wanted in (("italic", emphasis), ("bold", strong)):
                if wanted and made.find(HH + name) is None:
                    underline = made.find(HH + "underline")
                    place = len(made) if underline is None else made.index(underline)
                    made.insert(place, etree.Element(HH + name))
            self._variants[key] = _append(self._chars, made)
        return self._variants[key]

    def border(self) -> str:
        """The id of a thin line on all four sides."""
        if not self._border:
            made = etree.Element(HH + "borderFill")
            for name in ("threeD", "shadow", "breakCellSeparateLine"):
                made.set(name, "0")
            made.set("centerLine", "NONE")
            for slash in ("slash", "backSlash"):
                etree.SubElement(made, HH + slash, type="NONE", Crooked="0", isCounter="0")
            for side in _SIDES:
                etree.SubElement(made, HH + side, type="SOLID", width="0.12 mm", color="#808080")
            self._border = _append(self._borders, made)
        return self._border


def _append(parent: Element, child: Element) -> str:
    """Appends with the next free id, and keeps the list's count right."""
    numbers = [int(c.get("id", "")) for c in parent if c.get("id", "").isdigit()]
    number = str(max(numbers, default=0) + 1)
    child.set("id", number)
    parent.append(child)
    parent.set("itemCnt", str(len(parent)))
    return number
