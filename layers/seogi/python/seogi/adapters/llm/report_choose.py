"""Which writer and which planner of reports a stage uses, named as in `choose`."""

from __future__ import annotations

import re

from seogi.adapters.llm.choose import UnknownProvider
from seogi.adapters.llm.report_offline import OfflineReportWriter
from seogi.adapters.llm.report_scripted import ScriptedReportWriter, ScriptedThinker, Trouble
from seogi.adapters.llm.report_thinker import OfflineThinker
from seogi.adapters.llm.scripted import Faults
from seogi.features.reports.planner import Thinker
from seogi.features.reports.ports import ReportWriter

_PACE = re.compile(r"(\d{1,4})ms")
THOUGHTS_TO_A_SECTION = 8
"""A thought is a smaller thing than a section, and a plan must not take two seconds."""
THOUGHT_MAX_MS = 100


def writer_for(provider: str, *, local: bool) -> ReportWriter:
    """The writer; `scripted` exists on the local stack only.

    Raises:
        UnknownProvider: no such writer here.
        BadFaults: the script of `scripted` cannot be read.
    """
    name, _, more = provider.partition(":")
    if name == "scripted" and local:
        return ScriptedReportWriter(OfflineReportWriter(), Trouble(Faults.parse(more)))
    return OfflineReportWriter(_pace_ms(name, more))


def thinker_for(provider: str, *, local: bool) -> Thinker:
    """The planner that goes with the writer.

    Raises:
        UnknownProvider, BadFaults: as for `writer_for`.
    """
    name, _, more = provider.partition(":")
    if name == "scripted" and local:
        return ScriptedThinker(OfflineThinker(), Trouble(Faults.parse(more)))
    return OfflineThinker(min(THOUGHT_MAX_MS, _pace_ms(name, more) // THOUGHTS_TO_A_SECTION))


def _pace_ms(name: str, more: str) -> int:
    pace = _PACE.fullmatch(more or "0ms")
    if name != "offline" or not pace:
        raise UnknownProvider(name)
    return int(pace[1])
