/** What the mock API starts with. Everything in it is made up. */

export interface MockEvidence {
  id: string;
  case_id: string;
  type: string;
  filename: string;
  size: number;
  created_at: string;
  status: string;
  error_message: string | null;
  content: string;
}

const CHAT = `2024년 3월 2일 오후 9:14, 김도현 : 오늘도 야근이라 늦어 😥
2024년 3월 2일 오후 9:15, 이서연 : 지난주에도 그랬잖아. 정말 회사야?
2024년 3월 9일 오후 11:47, 김도현 : 미안해. 사실 그 사람이랑 같이 있었어
2024년 3월 9일 오후 11:48, 김도현 : 작년 가을부터 만났어
2024년 3월 9일 오후 11:52, 이서연 : 더 할 말 없어
2024년 4월 1일 오전 8:03, 김도현 : 생활비는 이번 달부터 못 보내
`;

const STATEMENT = `진술서

저는 원고의 언니입니다. 2024년 3월 10일 새벽 동생이 울면서 전화하여
피고가 다른 사람을 만난다고 인정하였다는 말을 들었습니다.
그 뒤 피고는 2024년 3월 15일 집을 나가 돌아오지 않았습니다.
`;

const ACCOUNT = `날짜, 적요, 금액
2024-02-25, 생활비, 2000000
2024-03-25, 생활비, 0
2024-04-25, 생활비, 0
`;

export const CASES = [
  {
    id: 'case_a1b2c3d4e5f6',
    title: '이서연 이혼 및 위자료 청구',
    client_name: '이서연',
    description: '배우자의 부정행위와 가출로 인한 이혼 및 위자료 청구 사건입니다.',
    status: 'active',
    created_at: '2026-11-02T02:10:00Z',
    updated_at: '2026-11-20T08:30:00Z',
    evidence_count: 3,
    draft_status: 'not_started',
  },
  {
    id: 'case_b1b2c3d4e5f6',
    title: '박준호 양육비 이행',
    client_name: '박준호',
    description: '조정조서에 따른 양육비가 14개월 밀린 사건.',
    status: 'review',
    created_at: '2026-10-11T02:10:00Z',
    updated_at: '2026-11-12T04:00:00Z',
    evidence_count: 0,
    draft_status: 'not_started',
  },
];

export const EVIDENCE: MockEvidence[] = [
  evidence('ev_000000000001', 'kakaotalk', '카카오톡_대화_김도현.txt', CHAT),
  evidence('ev_000000000002', 'text', '언니_진술서.txt', STATEMENT),
  evidence('ev_000000000003', 'csv', '생활비_이체내역.csv', ACCOUNT),
];

function evidence(id: string, type: string, filename: string, content: string): MockEvidence {
  return {
    id,
    case_id: 'case_a1b2c3d4e5f6',
    type,
    filename,
    size: Buffer.byteLength(content),
    created_at: '2026-11-20T08:20:00Z',
    status: 'completed',
    error_message: null,
    content,
  };
}

const DRAFT_TEXT = `소    장

원      고  이서연
         주소 [확인 필요]
피      고  김도현
         주소 [확인 필요]

이혼 등 청구의 소

청 구 취 지

1. 원고와 피고는 이혼한다.
2. 피고는 원고에게 위자료로 [확인 필요: 청구금액]원 및 이에 대하여 이 사건 소장 부본 송달일 다음 날부터 다 갚는 날까지 연 12%의 비율로 계산한 돈을 지급하라.
3. 소송비용은 피고가 부담한다.
라는 판결을 구합니다.

청 구 원 인

1. 당사자의 관계
원고와 피고의 혼인신고일, 동거 기간 및 자녀 관계는 [확인 필요]입니다.

2. 혼인생활과 파탄의 경과
피고는 2024년 3월 9일 다른 사람과 함께 있었다고 인정하였습니다 [갑 제1호증]. 원고의 언니도 그 무렵 원고로부터 같은 말을 들었습니다 [갑 제2호증]. 피고는 2024년 3월 15일 집을 나가 돌아오지 않았고 [갑 제2호증], 2024년 3월부터 생활비를 보내지 않았습니다 [갑 제1호증, 갑 제3호증].

3. 이혼 사유: 부정행위 (민법 제840조 제1호)
원고는 위 사정이 민법 제840조 제1호가 정한 사유에 해당한다고 주장합니다.

입 증 방 법

1. 갑 제1호증  카카오톡 대화
2. 갑 제2호증  글
3. 갑 제3호증  표

위 원고  이서연  (서명 또는 날인)
[확인 필요: 관할법원] 귀중`;

function citation(number: number, exhibit: number, snippet: string, labels: string[], place: object) {
  const source = EVIDENCE[exhibit - 1]!;
  const start = Array.from(source.content.slice(0, source.content.indexOf(snippet))).length;
  return {
    number,
    evidence_id: source.id,
    filename: source.filename,
    exhibit: `갑 제${exhibit}호증`,
    snippet,
    labels,
    place,
    start,
    end: start + Array.from(snippet).length,
  };
}

export function draftOf(caseId: string) {
  return {
    case_id: caseId,
    draft_text: DRAFT_TEXT,
    citations: [
      citation(1, 1, '미안해. 사실 그 사람이랑 같이 있었어', ['부정행위'], {
        page: null,
        line: 3,
        speaker: '김도현',
        at: '2024-03-09T23:47:00',
      }),
      citation(2, 2, '피고가 다른 사람을 만난다고 인정하였다는 말을 들었습니다.', ['부정행위'], {
        line: 4,
      }),
      citation(3, 2, '그 뒤 피고는 2024년 3월 15일 집을 나가 돌아오지 않았습니다.', ['악의의 유기'], {
        line: 5,
      }),
      citation(4, 1, '생활비는 이번 달부터 못 보내', ['악의의 유기'], {
        line: 6,
        speaker: '김도현',
        at: '2024-04-01T08:03:00',
      }),
      citation(5, 3, '2024-03-25, 생활비, 0', [], { line: 3 }),
    ],
    precedent_citations: [],
    generated_at: new Date().toISOString(),
    preview_disclaimer:
      '본 문서는 AI가 생성한 미리보기 초안입니다. 법적 효력이 없으며, 변호사의 검토 및 수정이 필수입니다.',
  };
}
