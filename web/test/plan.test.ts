import { describe, expect, it } from 'vitest';
import {
  addSection,
  changeSection,
  isComplete,
  moveSection,
  parsePlan,
  removeSection,
  SECTIONS_MAX,
  serialisePlan,
  type Plan,
} from '../src/features/reports/plan.ts';

const PLAN = `# 도서관 야간 개관

- 예상 구성: 3개 섹션

## 1. 요약

핵심을 적는다.

- 첫째
- 둘째

## 2. 배경

## 3. 결론

끝맺는다.
`;

const titles = ({ sections }: Plan) => sections.map(({ title }) => title);
const written = (plan: Plan) => serialisePlan(plan, '제목 없음');
const headings = (text: string) => text.split('\n').filter((line) => line.startsWith('## '));

describe('a plan as a list', () => {
  it('is read with its title, its preface and what each section is to say', () => {
    const plan = parsePlan(PLAN);
    expect(plan.title).toBe('도서관 야간 개관');
    expect(plan.preface).toBe('- 예상 구성: 3개 섹션');
    expect(titles(plan)).toEqual(['요약', '배경', '결론']);
    expect(plan.sections[0]?.body).toBe('핵심을 적는다.\n\n- 첫째\n- 둘째');
  });

  it('is the same after it was written and read again', () => {
    expect(written(parsePlan(PLAN))).toBe(PLAN);
    expect(parsePlan(written(parsePlan(PLAN)))).toEqual(parsePlan(PLAN));
  });

  it.each([
    ['first-level headings below the title', '# 제목\n# 가\n# 나\n', ['가', '나']],
    ['deeper headings when there are no others', '# 제목\n### 가\n### 나\n', ['가', '나']],
    ['no heading inside code', '# 제목\n## 가\n```\n## 코드\n```\n', ['가']],
    ['nothing when there is only a title', '# 제목\n말만 있다\n', []],
  ])('reads as the server does: %s', (_, text, expected) => {
    expect(titles(parsePlan(text))).toEqual(expected);
  });

  it('keeps deeper headings inside their section', () => {
    const [first] = parsePlan('# 제목\n## 가\n앞\n### 세부\n뒤').sections;
    expect(first?.body).toBe('앞\n\n### 세부\n뒤');
  });
});

describe('changing a plan', () => {
  const plan = parsePlan(PLAN);

  it('puts a section elsewhere and numbers all of them anew', () => {
    const moved = moveSection(plan, 3, 0);
    expect(headings(written(moved))).toEqual(['## 1. 결론', '## 2. 요약', '## 3. 배경']);
  });

  it.each([-1, 3])('leaves it as it is when the place %i does not exist', (to) => {
    expect(moveSection(plan, 1, to)).toBe(plan);
  });

  it('renames and describes one section and no other', () => {
    const changed = changeSection(plan, 2, { title: '추진 배경', body: '왜 필요한가' });
    expect(titles(changed)).toEqual(['요약', '추진 배경', '결론']);
    expect(written(changed)).toContain('## 2. 추진 배경\n\n왜 필요한가\n');
  });

  it('takes a section away and says how many are left', () => {
    const left = removeSection(plan, 1);
    expect(titles(left)).toEqual(['배경', '결론']);
    expect(written(left)).toContain('예상 구성: 2개 섹션');
  });

  it('adds sections with an identity of their own, up to the most there may be', () => {
    let grown = removeSection(plan, 1);
    for (let n = 0; n < 40; n += 1) grown = addSection(grown, '새 섹션');
    expect(grown.sections).toHaveLength(SECTIONS_MAX);
    expect(new Set(grown.sections.map(({ id }) => id)).size).toBe(SECTIONS_MAX);
  });
});

describe('the Markdown of a plan', () => {
  it('starts with the title, whatever the title is', () => {
    const plan = parsePlan(PLAN);
    expect(written({ ...plan, title: ' 두\n줄 ' })).toMatch(/^# 두 줄\n/);
    expect(written({ ...plan, title: '  ' })).toMatch(/^# 제목 없음\n/);
  });

  it('never loses a section whose title is empty or half typed', () => {
    const half = changeSection(changeSection(parsePlan(PLAN), 1, { title: '' }), 2, { title: '#' });
    expect(isComplete(half)).toBe(false);
    expect(parsePlan(written(half)).sections).toHaveLength(3);
  });

  it('lets no line of a description become a section', () => {
    const changed = changeSection(parsePlan(PLAN), 2, { body: '# 큰 제목\n## 다음\n#태그' });
    expect(titles(parsePlan(written(changed)))).toEqual(['요약', '배경', '결론']);
    expect(written(changed)).toContain('### 큰 제목\n### 다음\n#태그');
  });
});
