"""Which writer a stage uses: MODEL_PROVIDER names it, with what it needs to know after a colon.

`offline`, `offline:150ms` (its pace, so that progress can be seen), and on a local stack
`scripted:slow:800ms,fail:2` (`scripted.Faults`).
"""

from __future__ import annotations

import re

from seogi.adapters.llm.offline import OfflineModel
from seogi.adapters.llm.scripted import Faults, ScriptedModel
from seogi.features.drafts.ports import ModelPort

_PACE = re.compile(r"(\d{1,4})ms")


class UnknownProvider(ValueError):
    """MODEL_PROVIDER names no writer that this stage may use."""


def model_for(provider: str, *, local: bool) -> ModelPort:
    """The writer; `scripted` exists on the local stack only.

    Raises:
        UnknownProvider: no such writer here.
        BadFaults: the script of `scripted` cannot be read.
    """
    name, _, more = provider.partition(":")
    pace = _PACE.fullmatch(more or "0ms")
    if name == "offline" and pace:
        return OfflineModel(int(pace[1]))
    if name == "scripted" and local:
        return ScriptedModel(OfflineModel(), Faults.parse(more))
    raise UnknownProvider(name)
