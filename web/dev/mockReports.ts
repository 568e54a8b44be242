import { parsePlan } from '../src/features/reports/plan.ts';
import { send, type Call, type Handler } from './mockHttp.ts';
import { addJob, jobs, stepOf, view, type MockJob, type MockKind } from './mockJobs.ts';

/** The reports of the mock API. Sections come one by one, as their job goes on. */

interface MockTopic {
  id: number;
  prompt: string;
  title: string;
  status: string;
  plan: string;
  jobId: string | null;
  edits: Map<number, { content: string; at: string }>;
  versions: string[];
  asked: string[];
}

const now = () => new Date().toISOString();
const topics: MockTopic[] = [];
const templates = [
  templateOf(1, '기본 양식', [], true),
  templateOf(2, '시정 보고 양식', ['TITLE', 'SUMMARY', 'BACKGROUND', 'MAIN_CONTENT', 'CONCLUSION']),
];
const PLAN = ['요약', '추진 배경', '현황 분석', '예산과 일정', '결론 및 향후 계획'];

export const reportRoutes: [string, RegExp, Handler][] = [
  ['POST', /^\/api\/topics\/plan$/, plan],
  ['GET', /^\/api\/topics$/, listTopics],
  ['PATCH', /^\/api\/topics\/(\d+)$/, withTopic(change)],
  ['DELETE', /^\/api\/topics\/(\d+)$/, withTopic(remove)],
  ['GET', /^\/api\/topics\/(\d+)\/report$/, withTopic((call, one) => good(call, report(one)))],
  ['GET', /^\/api\/topics\/(\d+)\/status$/, withTopic(statusOf)],
  ['POST', /^\/api\/topics\/(\d+)\/generate$/, withTopic(generate)],
  ['POST', /^\/api\/topics\/(\d+)\/publish$/, withTopic((call, one) => start(call, one, []))],
  ['POST', /^\/api\/topics\/(\d+)\/ask$/, withTopic(ask)],
  ['GET', /^\/api\/topics\/(\d+)\/messages$/, withTopic(messages)],
  ['PUT', /^\/api\/topics\/(\d+)\/sections\/(\d+)$/, withTopic(edit)],
  ['POST', /^\/api\/topics\/(\d+)\/sections\/(\d+)\/regenerate$/, withTopic(rewrite)],
  ['GET', /^\/api\/artifacts\/topics\/(\d+)$/, withTopic(artifacts)],
  ['GET', /^\/api\/artifacts\/(\d+)$/, (call) => good(call, {})],
  ['GET', /^\/api\/artifacts\/(\d+)\/download$/, download],
  ['POST', /^\/api\/artifacts\/(\d+)\/convert$/, (call) => good(call, {})],
  ['GET', /^\/api\/templates$/, (call) => good(call, templates)],
  ['POST', /^\/api\/templates$/, upload],
  ['DELETE', /^\/api\/templates\/(\d+)$/, removeTemplate],
];

function plan(call: Call): void {
  const title = call.body.topic ?? '';
  const sections = PLAN.map(
    (name, at) => `## ${at + 1}. ${name}\n\n${title}의 ${name}을 정리한다.\n\n- 핵심을 먼저 밝힌다`,
  );
  const text = `# ${title}\n\n- 예상 구성: ${PLAN.length}개 섹션\n\n${sections.join('\n\n')}\n`;
  const made: MockTopic = {
    id: topics.length + 1,
    prompt: title,
    title,
    status: 'active',
    plan: text,
    jobId: null,
    edits: new Map(),
    versions: [],
    asked: [],
  };
  topics.push(made);
  good(call, { topic_id: made.id, plan: text });
}

function listTopics(call: Call): void {
  const shown = topics.filter((one) => one.status === call.query.get('status')).toReversed();
  good(call, { topics: shown.map(topicView), total: shown.length, page: 1, page_size: 20 });
}

function change(call: Call, topic: MockTopic): void {
  topic.title = call.body.generated_title ?? topic.title;
  topic.status = call.body.status ?? topic.status;
  good(call, topicView(topic));
}

function remove(call: Call, topic: MockTopic): void {
  topic.status = 'deleted';
  good(call, { id: topic.id, message: '' });
}

function generate(call: Call, topic: MockTopic): void {
  topic.plan = call.body.plan ?? topic.plan;
  topic.title = parsePlan(topic.plan).title;
  topic.edits.clear();
  start(call, topic, planned(topic).map(({ order }) => order));
}

function rewrite(call: Call, topic: MockTopic): void {
  const order = Number(call.args[1]);
  topic.edits.set(order, { content: `다시 쓴 글입니다.\n\n> ${call.body.instruction}`, at: now() });
  start(call, topic, [order]);
}

function ask(call: Call, topic: MockTopic): void {
  topic.asked.push(call.body.content ?? '');
  start(call, topic, []);
}

function start(call: Call, topic: MockTopic, orders: number[]): void {
  const titles = new Map(planned(topic).map(({ order, title }) => [order, title]));
  const kind: MockKind = {
    name: 'report.write',
    stages: [
      [0, 'queued', '차례를 기다리고 있습니다'],
      ...orders.map((order, at): [number, string, string] => [
        5 + Math.round((75 * at) / orders.length),
        `section:${order}`,
        `'${titles.get(order)}' 섹션을 쓰고 있습니다.`,
      ]),
      [90, 'hwpx', '한글 문서를 만들고 있습니다.'],
      [100, 'done', ''],
    ],
  };
  const job = addJob(`topic:${topic.id}`, kind, topic.prompt.includes('실패'));
  topic.jobId = job.id;
  good(call, { topic_id: topic.id, status: 'generating', message: '', job_id: job.id }, 202);
}

function statusOf(call: Call, topic: MockTopic): void {
  const job = jobOf(topic);
  if (!job) return bad(call, 404, 'No generation status found');
  good(call, {
    topic_id: topic.id,
    status: 'generating',
    progress_percent: view(job).progress,
    estimated_completion: new Date(Date.now() + 60_000).toISOString(),
    job_id: job.id,
  });
}

function edit(call: Call, topic: MockTopic): void {
  topic.edits.set(Number(call.args[1]), { content: call.body.content ?? '', at: now() });
  good(call, {});
}

function messages(call: Call, topic: MockTopic): void {
  const said = [
    ['user', topic.prompt],
    ['assistant', topic.plan],
    ...topic.asked.flatMap((one) => [['user', one], ['assistant', `네, **${one}** 반영했습니다.`]]),
  ];
  const list = said.map(([role, content], at) => ({
    id: at + 1,
    role,
    content,
    seq_no: at + 1,
    created_at: now(),
  }));
  good(call, { messages: list, total: list.length, topic_id: topic.id });
}

function artifacts(call: Call, topic: MockTopic): void {
  const job = jobOf(topic);
  if (job && view(job).status === 'succeeded' && !topic.versions.includes(job.id)) {
    topic.versions.push(job.id);
  }
  const made = topic.versions.flatMap((_, at) =>
    ['md', 'hwpx'].map((kind, n) => ({
      id: topic.id * 100 + at * 2 + n,
      topic_id: topic.id,
      message_id: 1,
      kind,
      version: at + 1,
      filename: `${topic.title}.${kind}`,
      file_size: kind === 'md' ? 5_300 : 24_100,
      created_at: job ? view(job).updated_at : now(),
    })),
  );
  good(call, { artifacts: made.toReversed(), total: made.length, topic_id: topic.id });
}

function download({ response }: Call): void {
  response.writeHead(200, { 'content-disposition': 'attachment; filename="report.hwpx"' });
  response.end('PK');
}

function upload(call: Call): void {
  templates.push(templateOf(templates.length + 1, '새 양식', ['TITLE', 'MAIN_CONTENT']));
  good(call, templates.at(-1), 201);
}

function removeTemplate(call: Call): void {
  templates.splice(templates.findIndex(({ id }) => id === Number(call.args[0])), 1);
  good(call, {});
}

function report(topic: MockTopic) {
  const job = jobOf(topic);
  const shown = job ? job.kind.stages.slice(0, stepOf(job)).map(([, stage]) => stage) : [];
  const whole = topic.versions.length > 0 || (job && !job.kind.stages[1]![1].endsWith(':1'));
  const sections = planned(topic).filter(
    ({ order }) => whole || topic.edits.has(order) || shown.includes(`section:${order}`),
  );
  return {
    topic: topicView(topic),
    plan: topic.plan,
    planned: planned(topic),
    sections: sections.map(({ order, title }) => ({
      order,
      title,
      content: topic.edits.get(order)?.content ?? textOf(topic, title),
      revision: topic.edits.has(order) ? 2 : 1,
      edited: topic.edits.has(order),
      updated_at: topic.edits.get(order)?.at ?? (job ? view(job).updated_at : now()),
    })),
  };
}

function textOf({ title }: MockTopic, name: string): string {
  return [
    `**${title}**에 관한 ${name}이다. 핵심은 다음과 같다.`,
    '- 첫째, 목표를 *분명히* 한다.\n- 둘째, 일정을 지킨다.\n  1. 상반기 준비\n  2. 하반기 실행',
    `### ${name}의 세부`,
    '| 구분 | 2026년 | 2027년 |\n|---|---|---|\n| 예산(백만 원) | 1,200 | 1,450 |\n| 인력 | 4명 | 6명 |',
    '> 근거는 `시행계획`에 따른다. <script>alert(1)</script>',
  ].join('\n\n');
}

function planned(topic: MockTopic) {
  return parsePlan(topic.plan).sections.map(({ title }, at) => ({ order: at + 1, title }));
}

function topicView({ id, prompt, title, status, jobId }: MockTopic) {
  return {
    id,
    input_prompt: prompt,
    generated_title: title,
    language: 'ko',
    status,
    template_id: null,
    created_at: now(),
    updated_at: now(),
    job_id: jobId,
  };
}

function templateOf(id: number, title: string, keys: string[], built_in = false) {
  return {
    id,
    title,
    filename: built_in ? '' : `${title}.hwpx`,
    file_size: 24_000,
    placeholders: keys.map((key) => ({ key: `{{${key}}}` })),
    prompt_system: '공공기관 보고서를 쓰는 전문가로서 사실과 수치를 앞세워 쓴다.',
    built_in,
    created_at: built_in ? null : now(),
  };
}

function jobOf({ jobId }: MockTopic): MockJob | undefined {
  return jobs.get(jobId ?? '');
}

function withTopic(handler: (call: Call, topic: MockTopic) => void): Handler {
  return (call) => {
    const topic = topics.find(({ id }) => id === Number(call.args[0]));
    if (topic && topic.status !== 'deleted') return handler(call, topic);
    bad(call, 404, '토픽을 찾을 수 없습니다.');
  };
}

function good(call: Call, data: unknown, code = 200): void {
  send(call, code, { success: true, data, error: null, meta: {}, feedback: [] });
}

function bad(call: Call, httpStatus: number, message: string): void {
  const told = { code: 'MOCK', httpStatus, message, traceId: 'mock-0001' };
  send(call, httpStatus, { success: false, data: null, error: told, meta: {}, feedback: [] });
}
