"""Formal Korean prose of a report's section, built from the plan's own words alone.

What would need a fact that the plan does not give is marked, never invented (specs 003, section 6).
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence

from seogi.features.drafts.korean import with_particle
from seogi.features.reports.ports import SectionRequest

FACTS = re.compile(
    r"규모|성장|수치|통계|점유|예산|비용|일정|현황|실적|자료|사례|지표|매출|시점|근거|사실|달성|효과|경과"
)
TABLE = re.compile(r"표$|표\b|비교표|현황표|일정표|도표|표로")
LIST = re.compile(r"목록|단계|절차|체크리스트|순서")
SUMMARY = re.compile(r"요약|개요|총론")
SENTENCE = re.compile(r"다\.?$")


def compose(request: SectionRequest, turn: int = 0) -> str:
    """The section's Markdown; another `turn` says the same in other frames."""
    section, topic = request.section, request.topic
    seed = zlib.crc32(f"{topic}/{section.title}/{section.order}".encode()) + turn
    rules = [point for point in section.key_points if SENTENCE.search(point)]
    points = [point for point in section.key_points if point not in rules]
    parts = [_opening(request, seed)]
    if SUMMARY.search(section.title) and len(request.outline) > 2:
        parts.append(_contents(request))
    for number, point in enumerate(points):
        parts += _point(section.title, point, seed + number, headed=len(points) > 1)
    if not points:
        parts.append(_bare(section.title, topic, seed))
    if rules:
        listed = "\n".join(f"- {rule.rstrip('.')}" for rule in rules)
        parts.append(f"이 장을 서술하는 원칙은 다음과 같다.\n\n{listed}")
    if TABLE.search(" ".join([section.description, *points])):
        rows = [point for point in points if not TABLE.search(point)]
        parts.append(table(rows or points or list(request.outline)))
    elif any(LIST.search(point) for point in points):
        parts.append(steps([point for point in points if not LIST.search(point)] or points))
    parts.append(_closing(request, seed))
    return "\n\n".join(part for part in parts if part)


def _opening(request: SectionRequest, seed: int) -> str:
    topic, title = request.topic, request.section.title
    frames = (
        f"이 장은 {topic}에 관한 보고서 가운데 {with_particle(title, '을', '를')} 다룬다.",
        f"{with_particle(title, '은', '는')} {with_particle(topic, '을', '를')} 이해하는 데 "
        "필요한 내용을 정리한 부분이다.",
        f"여기에서는 {with_particle(topic, '과', '와')} 관련하여 "
        f"{with_particle(title, '을', '를')} 살펴본다.",
        f"{topic}에 대한 판단은 {with_particle(title, '을', '를')} 어떻게 보느냐에 따라 "
        "달라지므로, 그 내용을 먼저 정리한다.",
    )
    return f"{frames[seed % len(frames)]} {_scope(request.section.description)}".strip()


def _scope(description: str) -> str:
    """What the plan says of the section, as a sentence."""
    said = description.strip().rstrip(".")
    if not said:
        return ""
    return f"{said}." if SENTENCE.search(said) else f"다루는 범위는 {said}이다."


def _contents(request: SectionRequest) -> str:
    others = [title for title in request.outline if title != request.section.title]
    listed = "\n".join(f"- {title}" for title in others)
    return f"이 보고서는 다음 내용을 차례로 다룬다.\n\n{listed}"


def _point(title: str, point: str, seed: int, *, headed: bool) -> list[str]:
    """A heading, where there are several points, and a paragraph."""
    said = _frames(title, point)[seed % 5]
    needed = f" {mark(point)}" if FACTS.search(point) else ""
    return [*([f"### {point}"] if headed else []), said + needed]


def _frames(title: str, point: str) -> tuple[str, ...]:
    subject, object_ = with_particle(point, "은", "는"), with_particle(point, "을", "를")
    return (
        f"{subject} {with_particle(title, '을', '를')} 판단하는 출발점이다. 범위와 기준을 먼저 "
        "분명히 하고, 확인된 자료와 추정을 나누어 제시한다.",
        f"{object_} 검토할 때에는 현재의 상태와 변화의 방향을 함께 본다. 두 가지가 엇갈리는 "
        "지점에서 의사결정이 필요해진다.",
        f"{point}에 관한 논의는 원인과 영향의 두 갈래로 나뉜다. 원인은 바꿀 수 있는 것과 주어진 "
        "것으로, 영향은 단기와 중장기로 구분하여 정리한다.",
        f"{subject} 다른 항목과 따로 떼어 볼 수 없다. 앞뒤 항목의 결론이 달라지면 이 항목의 "
        "판단도 함께 조정한다.",
        f"{object_} 다룰 때에는 이해관계자마다 다른 관점을 나란히 놓는다. 공통된 부분은 전제로 "
        "삼고, 갈리는 부분은 쟁점으로 남겨 결정을 구한다.",
    )


def _bare(title: str, topic: str, seed: int) -> str:
    frames = (
        f"{title}의 핵심은 {topic}에서 무엇이 확인되었고 무엇이 남아 있는지를 가르는 데 있다. "
        "확인된 내용은 결론의 전제로 삼고, 남은 내용은 후속 과제로 넘긴다.",
        f"{with_particle(title, '을', '를')} 서술할 때에는 {topic}의 목적에 직접 닿는 내용을 앞에 "
        "두고, 참고할 내용은 뒤로 미룬다. 그래야 읽는 이가 결정할 일을 바로 알 수 있다.",
    )
    return f"{frames[seed % len(frames)]} {mark(title)}"


def mark(what: str) -> str:
    """Where a fact is owed that nobody has given."""
    return f"[확인 필요: {what.rstrip('.')}의 근거 자료와 기준 시점]"


def table(rows: Sequence[str]) -> str:
    """A table of what is to be compared; its facts are owed."""
    lines = ["| 항목 | 검토 내용 | 확인 상태 |", "| --- | --- | --- |"]
    lines += [
        f"| {row.replace('|', '/')} | 기준과 범위를 정해 비교 | [확인 필요] |" for row in rows
    ]
    return "\n".join(lines)


def steps(points: Sequence[str]) -> str:
    """The points as a numbered list."""
    return "\n".join(f"{n}. {point.rstrip('.')}" for n, point in enumerate(points, 1))


def more(point: str, seed: int) -> str:
    """One paragraph more about a point."""
    frames = (
        f"{with_particle(point, '을', '를')} 더 자세히 보면, 적용되는 조건과 예외를 나누어 적을 "
        "필요가 있다. 조건은 결론이 유지되는 범위를 뜻하고, 예외는 따로 판단할 경우를 뜻한다.",
        f"{point}에 대하여는 비교의 기준을 하나로 맞추어야 한다. 기준이 다른 자료를 나란히 놓으면 "
        "차이가 실제보다 크거나 작게 보이기 때문이다.",
    )
    return f"{frames[seed % len(frames)]} {mark(point)}"


def added(subject: str) -> str:
    """A paragraph that takes up what the user asked to have added."""
    return (
        f"아울러 {with_particle(subject, '을', '를')} 함께 다룬다. 이 내용은 앞의 판단에 영향을 "
        f"줄 수 있으므로 결론에도 반영한다. {mark(subject)}"
    )


def noted(wish: str) -> str:
    """Says what the user wishes where this writer knows no change to make of it."""
    return f"요청 사항 ‘{wish}’에 따라 이 장을 보완한다. [확인 필요: 반영할 구체적인 내용]"


def _closing(request: SectionRequest, seed: int) -> str:
    following = _following(request)
    if not following:
        topic = request.topic
        return f"이상의 내용을 토대로 {topic}에 대한 판단과 후속 조치를 정한다."
    frames = (
        f"이 내용을 바탕으로 다음의 ‘{following}’에서 논의를 이어 간다.",
        f"여기에서 정리한 내용은 이어지는 ‘{following}’의 전제가 된다.",
    )
    return frames[seed % len(frames)]


def _following(request: SectionRequest) -> str:
    at = request.section.order
    return request.outline[at] if at < len(request.outline) else ""
