"""The document's own words in Korean and English: headings, prayer, law, transitions.

These are frames: they state no fact of the case, so they stand without a citation. A bracketed
placeholder stands wherever a fact would be needed that nobody has given.
"""

from __future__ import annotations

from collections.abc import Mapping

WORDS: Mapping[str, Mapping[str, str]] = {
    "ko": {
        "title": "소    장",
        "plaintiff": "원      고",
        "defendant": "피      고",
        "address": "         주소 [확인 필요]",
        "action.divorce": "이혼 등 청구의 소",
        "action.neutral": "손해배상 등 청구의 소",
        "heading.claim": "청 구 취 지",
        "heading.cause": "청 구 원 인",
        "heading.proof": "입 증 방 법",
        "heading.enclosures": "첨 부 서 류",
        "prayer.divorce": "1. 원고와 피고는 이혼한다.",
        "prayer.solatium": (
            "2. 피고는 원고에게 위자료로 [확인 필요: 청구금액]원 및 이에 대하여 이 사건 소장 부본 "
            "송달일 다음 날부터 다 갚는 날까지 연 12%의 비율로 계산한 돈을 지급하라."
        ),
        "prayer.custody": (
            "3. 사건본인 [확인 필요]에 대한 친권자 및 양육자로 [확인 필요]를 지정하고, "
            "양육비로 [확인 필요]를 지급하라."
        ),
        "prayer.pay": (
            "1. 피고는 원고에게 [확인 필요: 청구금액]원 및 이에 대하여 이 사건 소장 부본 송달일 "
            "다음 날부터 다 갚는 날까지 연 12%의 비율로 계산한 돈을 지급하라."
        ),
        "prayer.costs": "{number}. 소송비용은 피고가 부담한다.",
        "prayer.execution": "{number}. 제1항은 가집행할 수 있다.",
        "prayer.end": "라는 판결을 구합니다.",
        "part.relation": "당사자의 관계",
        "part.facts.divorce": "혼인생활과 파탄의 경과",
        "part.facts.neutral": "사실의 경과",
        "part.ground": "이혼 사유: {label} (민법 제840조 제{item}호)",
        "part.ground_unknown": "이혼 사유 (민법 제840조)",
        "part.solatium": "위자료",
        "part.liability": "책임 원인",
        "part.damage": "손해",
        "part.conclusion": "결론",
        "relation.divorce": (
            "원고와 피고의 혼인신고일, 동거 기간 및 자녀 관계는 [확인 필요]입니다."
        ),
        "relation.neutral": "원고와 피고의 관계 및 거래의 시작은 [확인 필요]입니다.",
        "facts.none": "제출된 증거에서 이 부분을 뒷받침하는 내용을 찾지 못하였습니다 [확인 필요].",
        "ground.claim": (
            "원고는 위 사정이 민법 제840조 제{item}호가 정한 '{law}'에 해당한다고 주장합니다."
        ),
        "ground.none": (
            "제출된 증거만으로는 민법 제840조 각 호의 사유를 특정하지 못하였습니다 [확인 필요]."
        ),
        "solatium.claim": (
            "원고가 입은 정신적 고통에 대하여 구하는 위자료의 액수와 산정 근거는 [확인 필요]입니다."
        ),
        "liability.claim": (
            "위 사정에 비추어 피고가 부담할 책임의 법적 근거(채무불이행 또는 불법행위)는 "
            "[확인 필요]입니다."
        ),
        "damage.claim": "원고가 구하는 손해의 항목과 금액은 [확인 필요]입니다.",
        "conclusion": (
            "이에 원고는 청구취지 기재와 같은 판결을 구하고자 이 사건 청구에 이르렀습니다."
        ),
        "enclosure.proofs": "1. 위 입증방법                     각 1통",
        "enclosure.copy": "2. 소장 부본                       1통",
        "enclosure.delivery": "3. 송달료 납부서                   1통",
        "left_out": "(근거가 확인되지 않은 문장을 제외하였습니다 [확인 필요])",
        "signature": "위 원고  {name}  (서명 또는 날인)",
        "court": "[확인 필요: 관할법원] 귀중",
        "kind.kakaotalk": "카카오톡 대화",
        "kind.pdf": "문서",
        "kind.csv": "표",
        "kind.text": "글",
        "disclaimer": (
            "본 문서는 AI가 생성한 미리보기 초안입니다. 법적 효력이 없으며, 변호사의 검토 및 "
            "수정이 필수입니다."
        ),
    },
    "en": {
        "title": "COMPLAINT",
        "plaintiff": "Plaintiff",
        "defendant": "Defendant",
        "address": "    Address [확인 필요]",
        "action.divorce": "Action for divorce and other relief",
        "action.neutral": "Action for damages and other relief",
        "heading.claim": "RELIEF SOUGHT (청구취지)",
        "heading.cause": "GROUNDS OF THE CLAIM (청구원인)",
        "heading.proof": "EVIDENCE (입증방법)",
        "heading.enclosures": "ENCLOSURES (첨부서류)",
        "prayer.divorce": "1. The Plaintiff and the Defendant shall be divorced.",
        "prayer.solatium": (
            "2. The Defendant shall pay the Plaintiff KRW [확인 필요: amount] as consolation money "
            "with interest at 12% per annum from the day after service of the complaint until "
            "full payment."
        ),
        "prayer.custody": (
            "3. [확인 필요] shall have parental authority over and custody of [확인 필요], and "
            "child support shall be paid as [확인 필요]."
        ),
        "prayer.pay": (
            "1. The Defendant shall pay the Plaintiff KRW [확인 필요: amount] with interest at 12% "
            "per annum from the day after service of the complaint until full payment."
        ),
        "prayer.costs": "{number}. The costs of the suit shall be borne by the Defendant.",
        "prayer.execution": "{number}. Paragraph 1 may be provisionally executed.",
        "prayer.end": "The Plaintiff seeks a judgment to the above effect.",
        "part.relation": "Relationship of the parties",
        "part.facts.divorce": "Course of the marriage and its breakdown",
        "part.facts.neutral": "Course of events",
        "part.ground": "Ground for divorce: {label} (Civil Act, Article 840, item {item})",
        "part.ground_unknown": "Ground for divorce (Civil Act, Article 840)",
        "part.solatium": "Consolation money",
        "part.liability": "Basis of liability",
        "part.damage": "Damage",
        "part.conclusion": "Conclusion",
        "relation.divorce": (
            "The date of the marriage, the time of living together and any children are to be "
            "stated [확인 필요]."
        ),
        "relation.neutral": (
            "The relationship of the parties and how it began are to be stated [확인 필요]."
        ),
        "facts.none": "No support for this part was found in the evidence [확인 필요].",
        "ground.claim": (
            "The Plaintiff submits that the above amounts to '{law}' within the meaning of "
            "Article 840, item {item}, of the Civil Act."
        ),
        "ground.none": (
            "The evidence alone does not identify a ground under Article 840 of the Civil Act "
            "[확인 필요]."
        ),
        "solatium.claim": (
            "The amount of the consolation money claimed and its basis are to be stated "
            "[확인 필요]."
        ),
        "liability.claim": (
            "The legal basis of the Defendant's liability (breach of obligation or tort) is to be "
            "stated [확인 필요]."
        ),
        "damage.claim": "The heads and amounts of damage are to be stated [확인 필요].",
        "conclusion": "The Plaintiff therefore seeks the judgment set out in the relief sought.",
        "enclosure.proofs": "1. One copy of each item of evidence above",
        "enclosure.copy": "2. One duplicate of this complaint",
        "enclosure.delivery": "3. Receipt for the service fee",
        "left_out": "(A sentence whose basis could not be confirmed was left out [확인 필요])",
        "signature": "Plaintiff  {name}  (signature or seal)",
        "court": "To: [확인 필요: competent court]",
        "kind.kakaotalk": "KakaoTalk conversation",
        "kind.pdf": "document",
        "kind.csv": "table",
        "kind.text": "text",
        "disclaimer": (
            "This document is a preview drafted by AI. It has no legal effect and must be reviewed "
            "and corrected by a lawyer."
        ),
    },
}


def words(language: str, key: str, **params: str | int) -> str:
    """The document's words under `key`."""
    return WORDS[language][key].format(**params)
