"""Personal data in text, hidden by its shape: length-preserving, in linear time.

Found: resident and foreigner registration numbers (by shape and a possible date, never by their
checksum: since October 2020 the last six digits are random), phone numbers, cards (Luhn), account
numbers near words of banking, e-mail addresses, passports, driving licences. Full-width and other
digits, exotic dashes and spaces, and invisible characters between digits do not hide a number.

Masked text has the length of the text, so that runs of one paragraph can be masked as a whole.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator

MASK = "*"
_DAY = r"(?:0[ ]?[1-9]|[12][ ]?\d|3[ ]?[01])"
_MONTH = r"(?:0[ ]?[1-9]|1[ ]?[0-2])"
_RRN = re.compile(rf"(?<!\d)\d ?\d ?{_MONTH} ?{_DAY}[ \-./]{{0,3}}((?:\d ?){{6}}\d)(?!\d)")
_PHONE = re.compile(
    r"(?<![\d.])(\+?82[ \-.()]{0,3}0?|\(?0)(?:1[016-9]|2|[3-6][1-5]|70|50\d|80)[)]?"
    r"[ \-.]{0,3}((?:\d ?){3,4}[ \-.]{0,3}(?:\d ?){3}\d)(?!\d)"
)
_CARD = re.compile(
    r"(?<!\d)((?:\d{4}[ \-.]{0,3}){3})\d{1,4}(?!\d)"
    r"|(?<!\d)(3[47]\d{2}[ \-.]{0,3}\d{6}[ \-.]{0,3})\d{5}(?!\d)"
)
_ACCOUNT = re.compile(r"(?<!\d)\d{2,3}((?:-?\d){7,12})(?!-?\d)")
_DATE = re.compile(r"(?:19|20)\d\d-?(?:0[1-9]|1[0-2])-?(?:0[1-9]|[12]\d|3[01])")
_BANK = re.compile(
    r"(?:국민|신한|우리|하나|기업|산업|부산|대구|광주|전북|경남|제주|씨티|제일|외환)\s?은행"
    r"|농협|신협|수협|새마을금고|우체국|카카오뱅크|케이뱅크|토스뱅크"
    r"|계좌|통장|입금|송금|예금주|bank|account",
    re.IGNORECASE,
)
_NEAR_BEFORE, _NEAR_AFTER = 40, 20
_PASSPORT = re.compile(r"(?<![A-Za-z0-9])[MSRODG](\d{3}[A-Z]\d{4}|\d{8})(?![A-Za-z0-9])")
_LICENCE = re.compile(r"(?<!\d)\d{2}-(\d{2}-\d{6}-\d{2})(?!\d)")
_LOCAL = re.compile(r"[A-Za-z0-9._%+\-]+$")
_DOMAIN = re.compile(r"[A-Za-z0-9\-]{1,63}(?:\.[A-Za-z0-9\-]{1,63})+")
_MAY_HOLD = re.compile(r"@|(?:\d[^\d]{0,4}){8}")
_DASHES = "\u2212\u30fc\u3161\u2500\u00ad\uff5e~"

_INVISIBLE = ("Cf", "Mn", "Me", "Cc")
_FILLERS = "\u3164\u115f\u1160"

Span = tuple[int, int]


def mask(text: str) -> str:
    """`text` with personal data replaced by `*`; same length, everything else untouched."""
    if text.isascii():
        return _masked(text, _spans(text), range(len(text)))
    seen = text.translate(_AS_SEEN)  # one character for one: positions stay
    result = text
    for reading in {seen.translate(_NUMERALS_AS_DIGITS), seen.translate(_NUMERALS_APART)}:
        kept = [index for index, char in enumerate(reading) if char != "\0"]
        bare = reading.replace("\0", "")
        result = _masked(result, _spans(bare), kept)
    return result


def _masked(text: str, spans: Iterator[Span], index: list[int] | range) -> str:
    chars: list[str] | None = None
    for start, end in spans:
        chars = chars or list(text)
        for position in index[start:end]:
            if unicodedata.category(chars[position])[0] in "LN":
                chars[position] = MASK
    return "".join(chars) if chars else text


def _spans(text: str) -> Iterator[Span]:
    if not _MAY_HOLD.search(text):
        return
    for finder in _FINDERS:
        yield from finder(text)


def _registration_numbers(text: str) -> Iterator[Span]:
    yield from (match.span(1) for match in _RRN.finditer(text))


def _phones(text: str) -> Iterator[Span]:
    for match in _PHONE.finditer(text):
        start, end = match.span()
        bare = match.group().isdigit()
        glued = text[start - 1 : start].isalpha() or text[end : end + 1].isalpha()
        ascii_glued = glued and (text[start - 1 : start] + text[end : end + 1]).isascii()
        if not (bare and ascii_glued):
            yield match.span(2)


def _cards(text: str) -> Iterator[Span]:
    for match in _CARD.finditer(text):
        digits = [int(char) for char in match.group() if char.isdigit()]
        if len(digits) >= 13 and _luhn(digits):
            yield match.span(1) if match.group(1) else match.span(2)


def _luhn(digits: list[int]) -> bool:
    """ISO/IEC 7812-1, annex B."""
    doubled = (digit * 2 - 9 if digit > 4 else digit * 2 for digit in digits[-2::-2])
    return (sum(digits[-1::-2]) + sum(doubled)) % 10 == 0


def _accounts(text: str) -> Iterator[Span]:
    for match in _ACCOUNT.finditer(text):
        start, end = match.span()
        if not _DATE.match(match.group()) and (
            _BANK.search(text, max(0, start - _NEAR_BEFORE), start)
            or _BANK.search(text, end, end + _NEAR_AFTER)
        ):
            yield match.span(1)


def _emails(text: str) -> Iterator[Span]:
    at = text.find("@")
    while at >= 0:
        local = _LOCAL.search(text, max(0, at - 64), at)
        if local and _DOMAIN.match(text, at + 1):
            yield min(local.start() + 1, at - 1), at
        at = text.find("@", at + 1)


def _passports(text: str) -> Iterator[Span]:
    yield from (match.span(1) for match in _PASSPORT.finditer(text))


def _licences(text: str) -> Iterator[Span]:
    yield from (match.span(1) for match in _LICENCE.finditer(text))


_FINDERS: tuple[Callable[[str], Iterator[Span]], ...] = (
    _registration_numbers,
    _phones,
    _cards,
    _accounts,
    _emails,
    _passports,
    _licences,
)


class _Seen(dict[int, str]):
    """One character as a reader sees it: digits, dashes and blanks in one form, nothing invisible.

    Invisible characters become NUL, which `mask` leaves out of the reading.
    """

    def __missing__(self, code: int) -> str:
        self[code] = seen = _seen(chr(code))
        return seen


def _seen(char: str) -> str:
    category = unicodedata.category(char)
    if (
        category in ("Cf", "Mn", "Me", "Cc") and char not in "\n\t"
    ) or char in "\u3164\u115f\u1160":
        return "\0"
    digit = unicodedata.digit(char, None)
    if digit is not None:
        return str(digit) if category == "Nd" else chr(0xE000 + digit)
    if category == "Pd" or char in _DASHES:
        return "-"
    if category == "Zs":
        return " "
    folded = unicodedata.normalize("NFKC", char)
    return folded if len(folded) == 1 else char


# Circled and raised numerals stand for digits in one reading and for list marks in the other.
_AS_SEEN = _Seen()
_NUMERALS_AS_DIGITS = {0xE000 + digit: str(digit) for digit in range(10)}
_NUMERALS_APART = {0xE000 + digit: " " for digit in range(10)}
