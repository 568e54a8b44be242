"""The use cases behind the routes of reports."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

from fastapi import Depends

from seogi.http.slots import Slot

if TYPE_CHECKING:  # a cold start pays for the use cases when a request needs them
    from seogi.features.reports.converting import ConvertArtifact
    from seogi.features.reports.library import Artifacts, Messages, Topics
    from seogi.features.reports.sections import Sections
    from seogi.features.reports.service import Ask, Generate, RationedPlan
    from seogi.features.reports.standing import GenerationStatus, SteerWork
    from seogi.features.reports.templates import Templates


@dataclass(frozen=True, slots=True)
class Reports:
    """All of them, over one set of stores.

    Attributes:
        link: a short-lived address of a large file, from its key, name and media type.
        now: epoch milliseconds.
    """

    plan: RationedPlan
    generate: Generate
    ask: Ask
    sections: Sections
    status: GenerationStatus
    steer: SteerWork
    topics: Topics
    messages: Messages
    artifacts: Artifacts
    convert: ConvertArtifact
    templates: Templates
    link: Callable[[str, str, str], str]
    now: Callable[[], int]


REPORTS: Slot[Reports] = Slot("reports")
UseCases = Annotated[Reports, Depends(REPORTS)]
