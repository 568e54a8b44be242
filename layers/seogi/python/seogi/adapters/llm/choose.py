"""Which writer a stage uses: one line per provider."""

from __future__ import annotations

from seogi.adapters.llm.offline import OfflineModel
from seogi.adapters.llm.scripted import Faults, ScriptedModel
from seogi.features.drafts.ports import ModelPort


class UnknownProvider(ValueError):
    """MODEL_PROVIDER names no writer that this stage may use."""


def model_for(provider: str, *, pace_ms: int = 0, faults: str = "", local: bool) -> ModelPort:
    """The writer; `scripted` exists on the local stack only.

    Raises:
        UnknownProvider: no such writer here.
        BadFaults: the script of `scripted` cannot be read.
    """
    if provider == "offline":
        return OfflineModel(pace_ms)
    if provider == "scripted" and local:
        return ScriptedModel(OfflineModel(pace_ms), Faults.parse(faults))
    raise UnknownProvider(provider)
