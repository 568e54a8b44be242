import { useQuery } from '@tanstack/react-query';
import { useRef, type FormEvent } from 'react';
import type { TopicMessage } from '../../api/reportTypes.ts';
import { dateTime } from '../../i18n/format.ts';
import { isTextKey } from '../../i18n/language.ts';
import { useText } from '../../i18n/useText.ts';
import { Button } from '../../ui/Button.tsx';
import { AreaField } from '../../ui/Field.tsx';
import { Markdown } from '../../ui/Markdown.tsx';
import { Loading, Trouble } from '../../ui/states.tsx';
import { listMessages, reportKeys } from './api.ts';
import type { useTopic } from './useTopic.ts';

interface ConversationProps {
  topicId: number;
  topic: ReturnType<typeof useTopic>;
  going: boolean;
}

/** What was asked and answered about a report, and the place to ask. */
export function Conversation({ topicId, topic: { ask }, going }: ConversationProps) {
  const text = useText();
  const form = useRef<HTMLFormElement>(null);
  const messages = useQuery({
    queryKey: reportKeys.within(topicId, 'messages'),
    queryFn: () => listMessages(topicId),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const content = String(new FormData(event.currentTarget).get('content') ?? '').trim();
    if (!content || ask.isPending || going) return;
    ask.mutate(content, { onSuccess: () => form.current?.reset() });
  };
  return (
    <section className="panel" aria-labelledby="history-title">
      <div className="panel-head">
        <h2 id="history-title">{text('report.history')}</h2>
      </div>
      {messages.isPending && <Loading />}
      {messages.error && <Trouble error={messages.error} onRetry={() => void messages.refetch()} />}
      <ol className="messages">
        {messages.data?.map((message) => (
          <MessageRow key={message.id} message={message} />
        ))}
      </ol>
      <form className="form" ref={form} onSubmit={submit}>
        <AreaField
          label={text('report.ask')}
          name="content"
          help={text('report.askHelp')}
          rows={3}
          maxLength={50_000}
          required
        />
        {ask.error && <Trouble error={ask.error} />}
        <div className="form-actions">
          <Button type="submit" kind="primary" disabled={going || ask.isPending}>
            {text('report.askSend')}
          </Button>
        </div>
      </form>
    </section>
  );
}

const LONG = 400;

function MessageRow({ message }: { message: TopicMessage }) {
  const text = useText();
  const { role, content, created_at } = message;
  const who = `report.role.${role}`;
  const body = <Markdown source={content} below={2} />;
  return (
    <li className={`message message-${role}`}>
      <p className="muted">
        {isTextKey(who) ? text(who) : role} · {dateTime(created_at)}
      </p>
      {content.length > LONG ? (
        <details>
          <summary>{summary(content)}</summary>
          {body}
        </details>
      ) : (
        body
      )}
    </li>
  );
}

/** The first line that says something, without its marks. */
function summary(content: string): string {
  const line = content.split('\n').find((one) => one.trim()) ?? '';
  return `${line.replace(/^[#>\s*-]+/, '').slice(0, 80)} …`;
}
