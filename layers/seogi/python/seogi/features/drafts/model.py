"""What a draft is made of: the case's papers, the writer's sentences, the checked result."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, TypeAlias

from seogi.features.evidence.model import Passage, Place
from seogi.identity import Principal

KIND = "draft.write"
"""The kind of job that writes a draft."""

Json: TypeAlias = Mapping[str, Any]

DEFAULT_SECTIONS = ("청구취지", "청구원인")
DEFAULT_STYLE = "법원 제출용_표준"
TO_CHECK = "[확인 필요]"
"""Stands behind a statement that nothing in the evidence carries."""
UNKNOWN = "[미확인]"
"""Stands for a name or date that nobody has given."""


@dataclass(frozen=True, slots=True)
class DraftRequest:
    """What the lawyer asked for; `sections` are titles, `language` is `ko` or `en`."""

    sections: tuple[str, ...] = DEFAULT_SECTIONS
    language: str = "ko"
    style: str = DEFAULT_STYLE

    @classmethod
    def from_json(cls, value: Json) -> DraftRequest:
        """Reads a stored request."""
        return cls(tuple(value["sections"]), value["language"], value["style"])

    @classmethod
    def of(cls, sections: Sequence[str], language: str, style: str) -> DraftRequest:
        """A request as entered: blanks cut, `청구 취지` read as `청구취지`, repetitions dropped."""
        known = {title: title for title in DEFAULT_SECTIONS}
        titles = (" ".join(title.split()) for title in sections)
        read = (known.get(title.replace(" ", ""), title) for title in titles)
        return cls(tuple(dict.fromkeys(read)), language, " ".join(style.split()))

    def to_json(self) -> dict[str, Any]:
        """For the job's input."""
        return {
            "sections": list(self.sections),
            "language": self.language,
            "style": self.style,
        }


@dataclass(frozen=True, slots=True)
class Exhibit:
    """One completed evidence file as 갑 제`number`호증; numbers follow the order of upload.

    Attributes:
        speakers: the writers of a chat, by their names in it, as the lawyer has named them.
    """

    number: int
    evidence_id: str
    filename: str
    kind: str
    labels: tuple[str, ...] = ()
    speakers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Parties:
    """Plaintiff and defendant; empty when nobody has named them."""

    plaintiff: str = ""
    defendant: str = ""


@dataclass(frozen=True, slots=True)
class CaseFile:
    """A case and what of its evidence can be cited."""

    case_id: str
    title: str
    client_name: str
    description: str
    exhibits: tuple[Exhibit, ...] = ()
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A message or sentence of the evidence offered to the writer as source `source_id`.

    Attributes:
        said_by: the speaker, under the name the lawyer has given; empty when nobody speaks.
    """

    source_id: str
    exhibit: int
    evidence_id: str
    kind: str
    text: str
    start: int
    end: int
    place: Place
    labels: tuple[str, ...] = ()
    said_by: str = ""

    @classmethod
    def from_json(cls, value: Json) -> Excerpt:
        """Reads a stored excerpt."""
        place, labels = Place(**value["place"]), tuple(value["labels"])
        return cls(**{**value, "place": place, "labels": labels})

    def to_json(self) -> dict[str, Any]:
        """For a stored step."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Cite:
    """A writer's reference: these words of that source."""

    source_id: str
    quote: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence as the writer gave it, without exhibit marks."""

    text: str
    cites: tuple[Cite, ...] = ()


@dataclass(frozen=True, slots=True)
class WrittenPart:
    """The writer's answer for one part of a section: paragraphs of sentences."""

    key: str
    paragraphs: tuple[tuple[Sentence, ...], ...]


@dataclass(frozen=True, slots=True)
class Citation:
    """A checked reference: `full_text[start:end] == snippet` in that evidence."""

    number: int
    evidence_id: str
    filename: str
    exhibit: str
    snippet: str
    labels: tuple[str, ...]
    place: Place
    start: int
    end: int

    @classmethod
    def from_json(cls, value: Json) -> Citation:
        """Reads a stored citation."""
        place, labels = Place(**value["place"]), tuple(value["labels"])
        return cls(**{**value, "place": place, "labels": labels})

    def to_json(self) -> dict[str, Any]:
        """As published clients read it."""
        return {**asdict(self), "labels": list(self.labels)}


@dataclass(frozen=True, slots=True)
class DraftSection:
    """A finished section; it needs review when it holds a mark or a placeholder."""

    title: str
    text: str
    needs_review: bool

    def to_json(self) -> dict[str, Any]:
        """As published clients read it."""
        return asdict(self)


def exhibit_name(number: int) -> str:
    """The court's name of the plaintiff's n-th exhibit."""
    return f"갑 제{number}호증"


@dataclass(frozen=True, slots=True)
class Asked:
    """Who wants which draft of which case; `lang` is the language of messages."""

    who: Principal
    case_id: str
    request: DraftRequest
    lang: str
    idempotency_key: str | None = None
