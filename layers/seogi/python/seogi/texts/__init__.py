"""Every sentence a user reads, one catalogue per language."""

from __future__ import annotations

from seogi.texts.en import TEXTS as EN
from seogi.texts.ko import TEXTS as KO

LANGUAGES = {"ko": KO, "en": EN}
DEFAULT_LANGUAGE = "ko"


def language(preferred: str | None) -> str:
    """The catalogue for an `Accept-Language` value or language tag; Korean when none fits."""
    for part in (preferred or "").lower().split(","):
        tag = part.split(";")[0].strip().split("-")[0]
        if tag in LANGUAGES:
            return tag
    return DEFAULT_LANGUAGE


def text(lang: str, key: str, **params: str | int) -> str:
    """The sentence `key` in `lang` with `params` filled in.

    Raises:
        KeyError: the catalogue has no such key (a test walks both catalogues).
    """
    return LANGUAGES.get(lang, KO)[key].format(**params)
