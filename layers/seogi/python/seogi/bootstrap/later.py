"""What most requests never ask is put together by the first that asks."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from seogi.features.cases.model import Access, Case
from seogi.identity import Principal

if TYPE_CHECKING:
    from seogi.features.cases.ports import CaseGate


class LaterGate:
    """A `CaseGate`; `make` answers the same one every time."""

    def __init__(self, make: Callable[[], CaseGate]) -> None:
        self._make = make

    def __call__(self, who: Principal, case_id: str, need: Access = Access.READ) -> Case:
        return self._make()(who, case_id, need)
