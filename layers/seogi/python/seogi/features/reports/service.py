"""What a request does at once: plan, start, ask."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from seogi.features.accounts.ports import RateLimiter
from seogi.features.reports import outline, templates
from seogi.features.reports.model import (
    AlreadyGenerating,
    Message,
    Plan,
    Speaker,
    Topic,
    TopicNotFound,
    TopicStatus,
)
from seogi.features.reports.orders import KIND
from seogi.features.reports.planner import Brief, PlanReport
from seogi.features.reports.ports import IdFamily, ReportStore, TopicChange
from seogi.identity import Principal
from seogi.jobs.errors import JobConflict
from seogi.jobs.model import JsonValue
from seogi.jobs.submit import Accepted, Submission, Submit


@dataclass(frozen=True, slots=True)
class TopicGate:
    """The way to a topic: its owner's only; everybody else finds nothing."""

    store: ReportStore

    def __call__(self, who: Principal, topic_id: int) -> Topic:
        """The topic.

        Raises:
            TopicNotFound: there is none for this caller.
        """
        topic = self.store.topic(who.tenant, topic_id)
        if topic is None or topic.owner != who.user_id or topic.status is TopicStatus.DELETED:
            raise TopicNotFound
        return topic


@dataclass(frozen=True, slots=True)
class PlanTopic:
    """A topic with a plan, within the budget; both turns of the conversation are kept."""

    store: ReportStore
    plan: PlanReport
    now: Callable[[], int]

    async def __call__(
        self, who: Principal, topic: str, template_id: int | None, lang: str
    ) -> tuple[Topic, Plan]:
        """The saved topic and its plan.

        Raises:
            TemplateNotFound: no such template.
        """
        template = templates.find(self.store, who.tenant, template_id, lang)
        guide = template.prompt_system
        plan = await self.plan(Brief(topic, guide, template.headings, lang))
        saved = self._saved(who, topic, plan, template_id, guide, lang)
        return saved, plan

    def _saved(
        self,
        who: Principal,
        prompt: str,
        plan: Plan,
        template_id: int | None,
        guide: str,
        lang: str,
    ) -> Topic:
        now = self.now()
        (topic_id,) = self.store.new_ids(who.tenant, IdFamily.TOPIC)
        asked, answered = self.store.new_ids(who.tenant, IdFamily.MESSAGE, 2)
        rendered = outline.render(plan, lang)
        topic = Topic(
            topic_id=topic_id,
            tenant=who.tenant,
            owner=who.user_id,
            input_prompt=prompt,
            title=plan.title,
            language=lang,
            created_at=now,
            updated_at=now,
            template_id=template_id,
            plan=rendered,
            guide=guide,
        )
        messages = (
            Message(asked, topic_id, Speaker.USER, prompt, 1, now),
            Message(answered, topic_id, Speaker.ASSISTANT, rendered, 2, now),
        )
        self.store.create_topic(topic, messages)
        return topic


PLANS, PLANS_WINDOW_MS = 10, 60_000


@dataclass(frozen=True, slots=True)
class RationedPlan:
    """Planning, so many times a minute for one user."""

    limiter: RateLimiter
    plan: PlanTopic

    async def __call__(
        self, who: Principal, topic: str, template_id: int | None, lang: str
    ) -> tuple[Topic, Plan]:
        """The saved topic and its plan.

        Raises:
            RateLimited: the caller has planned ten times within this minute.
            TemplateNotFound: no such template.
        """
        bucket = f"plan:{who.tenant}:{who.user_id}"
        self.limiter.take(bucket, PLANS, PLANS_WINDOW_MS, self.plan.now())
        return await self.plan(who, topic, template_id, lang)


@dataclass(frozen=True, slots=True)
class StartWork:
    """Submits a topic's job; one at a time per topic."""

    store: ReportStore
    submit: Submit
    now: Callable[[], int]

    def __call__(
        self,
        who: Principal,
        topic: Topic,
        task: Mapping[str, JsonValue],
        change: TopicChange,
        idempotency_key: str | None = None,
    ) -> Accepted:
        """The ticket; the topic names the job from now on.

        Raises:
            AlreadyGenerating: a job of the topic is active.
        """
        try:
            accepted = self.submit(
                Submission(
                    tenant=who.tenant,
                    owner=who.user_id,
                    kind=KIND,
                    subject=subject_of(topic.topic_id),
                    input={"topic_id": topic.topic_id, **task},
                    lang=topic.language,
                    idempotency_key=idempotency_key,
                    exclusive=True,
                )
            )
        except JobConflict as conflict:
            raise AlreadyGenerating from conflict
        # A key sent again may name a job of long ago, which others have followed since.
        if accepted.created or not accepted.job.is_terminal:
            named = replace(change, job_id=accepted.job.ref.job_id)
            self.store.change_topic(who.tenant, topic.topic_id, named, self.now())
        return accepted


@dataclass(frozen=True, slots=True)
class Generate:
    """Starts the report that a plan describes; the plan may have been edited."""

    gate: TopicGate
    start: StartWork

    def __call__(
        self, who: Principal, topic_id: int, plan: str, template_id: int | None, key: str | None
    ) -> Accepted:
        """The ticket.

        Raises:
            TopicNotFound: no such topic for this caller.
            TemplateNotFound: no such template.
            AlreadyGenerating: a job of the topic is active.
        """
        topic = self.gate(who, topic_id)
        guide = None
        if template_id is not None and template_id != topic.template_id:
            lang = topic.language
            guide = templates.find(self.gate.store, who.tenant, template_id, lang).prompt_system
        title = outline.parse(plan, topic.title).title
        change = TopicChange(title=title, plan=plan, guide=guide, template_id=template_id)
        return self.start(who, topic, {"task": "generate", "plan": plan}, change, key)

    def latest(self, who: Principal, prompt: str) -> int:
        """The id of the caller's newest topic with this text.

        Raises:
            TopicNotFound: there is none.
        """
        topics, _ = self.gate.store.topics(who.tenant, who.user_id, None, 1, 100)
        wanted = " ".join(prompt.split())
        for topic in topics:
            if wanted in (" ".join(topic.input_prompt.split()), topic.title):
                return topic.topic_id
        raise TopicNotFound


@dataclass(frozen=True, slots=True)
class Ask:
    """A question about the report, or a wish for it, as a job with the same stream."""

    gate: TopicGate
    start: StartWork
    now: Callable[[], int]

    def __call__(self, who: Principal, topic_id: int, content: str, key: str | None) -> Accepted:
        """The ticket; the question is kept as a message.

        Raises:
            TopicNotFound: no such topic for this caller.
            AlreadyGenerating: a job of the topic is active.
        """
        topic = self.gate(who, topic_id)
        accepted = self.start(who, topic, {"task": "ask", "content": content}, TopicChange(), key)
        if accepted.created:
            store = self.gate.store
            (message_id,) = store.new_ids(who.tenant, IdFamily.MESSAGE)
            seq_no = store.next_seq(who.tenant, topic_id)
            said = Message(message_id, topic_id, Speaker.USER, content, seq_no, self.now())
            store.put_message(who.tenant, said)
        return accepted


def subject_of(topic_id: int) -> str:
    """How jobs name a topic."""
    return f"topic:{topic_id}"
