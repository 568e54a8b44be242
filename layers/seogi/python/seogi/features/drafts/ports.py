"""What drafting needs from outside, in its own words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from seogi.features.drafts.model import CaseFile, Excerpt, Parties
from seogi.features.evidence.model import Passage
from seogi.jobs.model import Usage


class CaseFiles(Protocol):
    """The cases and their evidence as drafting sees them."""

    def load(self, tenant: str, case_id: str) -> CaseFile:
        """The case with its completed evidence, in the order of upload.

        Raises:
            NotFound: there is no such case.
        """
        ...

    def read(self, tenant: str, case_id: str, evidence_id: str) -> PaperText:
        """An evidence file again, as it is now.

        Raises:
            NotFound: it was deleted, or belongs to no such case.
        """
        ...


@dataclass(frozen=True, slots=True)
class PaperText:
    """The whole text of an evidence file and its passages, whose offsets count in it."""

    text: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class PartPlan:
    """One part of a section to be written.

    Attributes:
        key: names the part in the writer's answer.
        heading: printed above it; empty for none.
        frames: sentences without facts that may stand unmarked (prayer, law, transitions);
            `before` open the part and `after` close it.
        source_ids: the excerpts it may rest on.
    """

    key: str
    heading: str
    purpose: str
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    source_ids: tuple[str, ...] = ()

    @property
    def frames(self) -> tuple[str, ...]:
        """All sentences that may stand unmarked."""
        return (*self.before, *self.after)


@dataclass(frozen=True, slots=True)
class SectionPlan:
    """A section to be written, as data; prompts are rendered from it."""

    title: str
    heading: str
    language: str
    style: str
    parties: Parties
    parts: tuple[PartPlan, ...]


@dataclass(frozen=True, slots=True)
class WriteRequest:
    """One call of a writer.

    Attributes:
        step: names the call in logs and in the scripted provider.
        system, prompt: the whole task as text; a language model needs nothing else.
        plan, sources: the same task as data, for writers that are no language model.
        idempotency_key: the same for a repeated call of the same step.
        deadline_at: epoch ms; an adapter sets its own network timeouts to end before it.
    """

    step: str
    system: str
    prompt: str
    plan: SectionPlan
    sources: tuple[Excerpt, ...]
    max_tokens: int
    idempotency_key: str
    deadline_at: int


@dataclass(frozen=True, slots=True)
class Written:
    """What a writer answered: `text` is the JSON of `answer.parse`, whoever wrote it."""

    text: str
    model: str
    usage: Usage
    truncated: bool = False


class ModelPort(Protocol):
    """A writer: the offline composer, or a provider of language models."""

    async def write(self, request: WriteRequest) -> Written:
        """Writes one section; cancellation must end the outside call.

        Raises:
            ModelUnavailable: no answer now (refused, overloaded, network).
        """
        ...
