"""Holds both text catalogues to the same keys with the same parameters."""

import string
import sys
from collections.abc import Iterator, Mapping

from seogi.texts.en import TEXTS as EN
from seogi.texts.ko import TEXTS as KO


def differences(one: Mapping[str, str], other: Mapping[str, str]) -> Iterator[str]:
    for key in sorted(one.keys() ^ other.keys()):
        yield f"{key}: only in {'the first' if key in one else 'the second'} catalogue"
    for key in sorted(one.keys() & other.keys()):
        if _parameters(one[key]) != _parameters(other[key]):
            yield f"{key}: the two languages take different parameters"


def _parameters(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


if __name__ == "__main__":
    found = list(differences(KO, EN))
    print("\n".join(found))
    sys.exit(1 if found else 0)
