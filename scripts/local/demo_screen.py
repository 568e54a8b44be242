"""What the demo says, in both languages, and how it shows progress and a draft."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TextIO

from scripts.local.console import say


@dataclass(frozen=True, slots=True)
class Words:
    """Format strings; each line of the demo is one."""

    started: str
    case_title: str
    case_description: str
    client: str
    case: str
    uploaded: str
    read: str
    writing: str
    written: str
    draft: str
    citations: str
    page: str
    line: str
    look: str
    sign_in: str
    took: str
    kept: str


LANGUAGES: Mapping[str, Words] = {
    "ko": Words(
        started="스택을 {seconds:.1f}초 만에 시작했습니다",
        case_title="김서연 이혼 청구 (데모)",
        case_description="피고: 박준호. 가상의 인물과 사건입니다.",
        client="김서연",
        case="사건: {title} ({case_id})",
        uploaded="  올림: {name}",
        read="  읽음: {name} · {kind} · 구절 {n}개",
        writing="초안 작성 {job_id}",
        written="초안을 다 썼습니다.",
        draft="초안",
        citations="인용 {n}건 (모두 증거 원문과 대조됨)",
        page="{n}쪽",
        line="{n}행",
        look="웹에서 보기: {url}",
        sign_in="로그인: {email} / {password}",
        took="모두 {seconds:.1f}초 걸렸습니다",
        kept="Ctrl-C를 누르면 끝납니다",
    ),
    "en": Words(
        started="The stack was up in {seconds:.1f} s",
        case_title="Divorce claim of Kim Seo-yeon (demo)",
        case_description="피고: 박준호. Invented persons and events.",
        client="김서연",
        case="Case: {title} ({case_id})",
        uploaded="  uploaded {name}",
        read="  read {name} · {kind} · {n} passages",
        writing="Writing the draft {job_id}",
        written="The draft is written.",
        draft="Draft",
        citations="{n} citations (each compared with the evidence)",
        page="page {n}",
        line="line {n}",
        look="See it in the browser: {url}",
        sign_in="Sign in as {email} / {password}",
        took="All of it took {seconds:.1f} s",
        kept="Ctrl-C ends it",
    ),
}


@dataclass(slots=True)
class Progress:
    """A bar on a terminal, a plain line per change elsewhere."""

    out: TextIO
    _shown: str = ""

    def __call__(self, percent: int, stage: str, message: str) -> None:
        line = f"{percent:3d} % {message or stage}".rstrip()
        if line == self._shown:
            return
        self._shown = line
        if not self.out.isatty():
            self.out.write(f"  {line}\n")
        else:
            filled = percent * 30 // 100
            bar = "█" * filled + "░" * (30 - filled)
            end = "\n" if percent >= 100 else ""
            self.out.write(f"\r\x1b[K  {bar} {line}{end}")
        self.out.flush()


def show_draft(draft: Mapping[str, Any], words: Words) -> None:
    rule = "─" * min(72, shutil.get_terminal_size().columns)
    say(f"\n{rule}\n{words.draft}\n{rule}\n{draft['draft_text']}\n{rule}")
    citations = draft["citations"]
    say(words.citations.format(n=len(citations)))
    for number, citation in enumerate(citations, start=1):
        place = " · ".join(place_of(citation, words))
        say(f"  [{number}] {citation.get('filename', citation['evidence_id'])} · {place}")
        say(f"      “{' '.join(citation['snippet'].split())}”")


def place_of(citation: Mapping[str, Any], words: Words) -> list[str]:
    """Where in the file a citation stands: page, line, time and speaker as far as known."""
    place = citation.get("place") or {}
    parts = []
    if place.get("page"):
        parts.append(words.page.format(n=place["page"]))
    if place.get("line"):
        parts.append(words.line.format(n=place["line"]))
    if place.get("at"):
        parts.append(str(place["at"]).replace("T", " "))
    if place.get("speaker"):
        parts.append(str(place["speaker"]))
    return parts + [str(label) for label in citation.get("labels", [])]
