"""What sorts of topics there are, and the sections that each of them needs to be whole."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Part:
    """A section that a sort of topic needs."""

    title: str
    description: str
    points: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TopicKind:
    """A sort of topic: the words it is known by, and its parts between summary and conclusion."""

    name: str
    words: re.Pattern[str]
    parts: tuple[Part, ...]


def _kind(name: str, words: str, *parts: str) -> TopicKind:
    """Each part as `title|description|point;point`."""
    told = [part.split("|") for part in parts]
    return TopicKind(
        name,
        re.compile(words, re.IGNORECASE),
        tuple(Part(title, said, tuple(points.split(";"))) for title, said, points in told),
    )


# The first that fits decides, so the narrower ones come first.
_KOREAN = (
    _kind(
        "시장 분석", r"시장|산업|업계|경쟁사|트렌드|소비자",
        "시장의 정의와 범위|분석할 시장의 경계와 기준을 정한다|대상 고객과 용도;지역과 기간의 범위",
        "시장 규모와 성장|규모와 성장의 흐름을 살핀다|시장 규모와 성장률;성장을 이끄는 요인",
        "경쟁 구도|주요 참여자와 경쟁의 방식을 비교한다|주요 기업의 위치 비교표;진입 장벽",
        "기회와 위험|앞으로의 기회와 위험을 가려낸다|성장 기회;규제와 대체재의 위험",
    ),
    _kind(
        "사업 계획", r"사업|창업|투자|추진|런칭|출시|스타트업",
        "추진 배경과 필요성|왜 지금 이 사업인지 밝힌다|해결하려는 문제;시급성과 기대 효과",
        "사업 내용|무엇을 누구에게 어떻게 제공하는지 정리한다|제공할 가치;운영 방식",
        "추진 일정과 체계|언제 누가 무엇을 하는지 정한다|단계별 추진 일정표;담당과 책임",
        "소요 예산과 효과|드는 비용과 얻는 효과를 견준다|항목별 예산;기대 효과의 측정 기준",
        "위험 관리|계획을 흔들 수 있는 일을 미리 다룬다|주요 위험;대응 방안",
    ),
    _kind(
        "실적 보고", r"실적|결산|매출|재무|성과|분기|회계",
        "실적 개요|기간의 실적을 한눈에 보인다|핵심 지표 현황표;목표 대비 달성",
        "증감 원인 분석|달라진 까닭을 요인별로 나눈다|증가 요인;감소 요인",
        "부문별 성과|부문마다의 성과와 과제를 정리한다|부문별 실적;남은 과제",
        "전망과 대응|다음 기간의 전망과 대응을 제시한다|전망의 전제;대응 계획",
    ),
    _kind(
        "사고·위험 검토", r"사고|장애|위험|리스크|보안|안전|침해|재난",
        "사실관계|확인된 사실을 시간 순서로 정리한다|경과와 시점;영향의 범위",
        "원인 분석|직접 원인과 배경 원인을 나눈다|직접 원인;구조적 원인",
        "대응과 조치|한 일과 할 일을 구분한다|즉시 조치;재발 방지 대책",
    ),
    _kind(
        "기술 검토", r"기술|시스템|도입|개발|플랫폼|인공지능|\bAI\b|소프트웨어|아키텍처|데이터",
        "현황과 요구|지금의 상태와 필요한 것을 정리한다|현재 방식의 한계;충족할 요구 사항",
        "기술 개요|검토할 기술의 원리와 수준을 설명한다|핵심 원리;성숙도와 적용 사례",
        "대안 비교|고를 수 있는 방법을 같은 기준으로 견준다|대안별 비교표;선택 기준",
        "도입 방안|적용의 순서와 조건을 정한다|단계별 적용 절차;필요한 인력과 비용",
    ),
    _kind(
        "정책 검토", r"정책|제도|법률|법안|규제|조례|행정|복지|교육",
        "현황과 문제점|제도의 현재와 드러난 문제를 정리한다|현행 제도;문제점과 영향",
        "국내외 사례|견줄 수 있는 사례에서 배울 점을 찾는다|사례 비교표;시사점",
        "개선 방안|바꿀 것과 바꾸는 순서를 제시한다|대안별 장단점;이해관계자의 의견",
    ),
    _kind(
        "일반 보고", r"",
        "추진 배경|주제를 다루게 된 배경과 목적을 밝힌다|배경;목적과 범위",
        "현황|확인된 현황을 정리한다|현황 자료;주요 쟁점",
        "주요 내용|핵심 내용을 항목별로 다룬다|핵심 내용;근거와 사례",
        "시사점|앞의 내용에서 얻는 판단을 정리한다|시사점;고려할 조건",
    ),
)  # fmt: skip
_ENGLISH = (
    _kind(
        "market analysis", r"market|industry|competit|trend|consumer",
        "Market definition|Draws the boundary of the market|Customers and uses;Region and period",
        "Size and growth|Looks at size and how it grows|Market size and growth rate;Drivers",
        "Competition|Compares who takes part and how|Comparison table of players;Barriers to entry",
        "Opportunities and risks|Sorts what may come|Opportunities;Regulatory and substitute risks",
    ),
    _kind(
        "business plan", r"business|startup|invest|launch|venture|plan",
        "Need|Says why this and why now|The problem;Urgency and expected effect",
        "What is offered|Says what is offered to whom and how|Value;Way of operating",
        "Schedule and responsibilities|Says who does what when|Schedule table;Responsibilities",
        "Budget and effect|Weighs cost against effect|Budget by item;How effect is measured",
        "Risks|Deals early with what may go wrong|Main risks;Responses",
    ),
    _kind(
        "results", r"results|revenue|quarter|financ|performance|earnings",
        "Overview of results|Shows the period at a glance|Table of key figures;Against targets",
        "Reasons for changes|Separates the causes|What rose;What fell",
        "Outlook|Gives the outlook and the response|Assumptions;Planned response",
    ),
    _kind(
        "technical review", r"technolog|system|software|platform|\bAI\b|data|architecture",
        "Needs|Sets out the present state and what is needed|Present limits;Requirements",
        "The technology|Explains principle and maturity|Principle;Maturity and cases",
        "Alternatives|Compares the options by one measure|Comparison table;Criteria",
        "Adoption|Sets the order and conditions of adoption|Steps;People and cost",
    ),
    _kind(
        "report", r"",
        "Background|Says why the topic is taken up|Background;Purpose and scope",
        "Present state|Sets out what is known|Known facts;Open issues",
        "Main content|Treats the core item by item|Core content;Grounds and cases",
        "Implications|Draws judgements from it|Implications;Conditions",
    ),
)  # fmt: skip


def kind_of(topic: str, lang: str) -> TopicKind:
    """The first sort whose words the topic has; the last one takes all."""
    kinds = _ENGLISH if lang == "en" else _KOREAN
    return next(kind for kind in kinds if kind.words.search(topic))
