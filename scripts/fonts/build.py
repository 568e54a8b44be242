"""Makes the two fonts of the PDF writer from Debian's `fonts-nanum` package (20200506-1).

    uv run --no-project --with fonttools==4.68.0 python scripts/fonts/build.py \
        [SOURCE_FOLDER] [TARGET_FOLDER]

Kept: all 11 172 Hangul syllables, jamo, every hanja of the source (4 888), Latin, Greek, Cyrillic,
punctuation and symbols; dropped: hinting and the foreign-vendor tables, which halves the size.
NAVER's licence (OFL 1.1) reserves the name Nanum, so a modified version carries another one.
"""

from __future__ import annotations

import sys
from pathlib import Path

from fontTools import subset  # type: ignore[import-not-found]
from fontTools.ttLib import TTFont  # type: ignore[import-not-found]

SOURCES = {"NanumGothic.ttf": "Regular", "NanumGothicBold.ttf": "Bold"}
FAMILY = "Seogi Gothic"
KEPT = (
    (0x20, 0x7E),
    (0xA0, 0x24F),
    (0x370, 0x45F),
    (0x1100, 0x11FF),
    (0x2000, 0x27FF),
    (0x3000, 0x33FF),
    (0x4E00, 0x9FFF),
    (0xAC00, 0xD7A3),
    (0xF900, 0xFAFF),
    (0xFF00, 0xFFEF),
)
FAMILY_NAME, STYLE_NAME, UNIQUE_NAME, FULL_NAME, POSTSCRIPT_NAME, TRADEMARK = 1, 2, 3, 4, 6, 7


def build(source: Path, target: Path, style: str) -> None:
    font = TTFont(source, recalcTimestamp=False)
    options = subset.Options(hinting=False, name_IDs=["*"], notdef_outline=True)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes={code for low, high in KEPT for code in range(low, high + 1)})
    subsetter.subset(font)
    names = font["name"]
    names.names = [name for name in names.names if name.nameID <= 14 and name.nameID != TRADEMARK]
    for number, value in (
        (FAMILY_NAME, FAMILY),
        (STYLE_NAME, style),
        (UNIQUE_NAME, f"{FAMILY} {style} 1.0"),
        (FULL_NAME, f"{FAMILY} {style}"),
        (POSTSCRIPT_NAME, f"SeogiGothic-{style}"),
    ):
        names.setName(value, number, 3, 1, 0x409)
    font.save(target)


def main(arguments: list[str]) -> None:
    folder = Path(arguments[0] if arguments else "/usr/share/fonts/truetype/nanum")
    target = Path(arguments[1] if len(arguments) > 1 else "functions/document_worker/fonts")
    target.mkdir(parents=True, exist_ok=True)
    for file, style in SOURCES.items():
        build(folder / file, target / f"SeogiGothic-{style}.ttf", style)


if __name__ == "__main__":
    main(sys.argv[1:])
