"""One section from plan to checked text: ask the writer, read, judge, ask once more, or fail."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from seogi.features.drafts.answer import NotAnAnswer, parse
from seogi.features.drafts.errors import ModelUnavailable
from seogi.features.drafts.model import Excerpt
from seogi.features.drafts.ports import ModelPort, SectionPlan, WriteRequest, Written
from seogi.features.drafts.prompt import corrections, section_prompt, system_prompt
from seogi.features.drafts.sections import Finished, finish
from seogi.jobs.context import JobContext
from seogi.jobs.errors import Retryable
from seogi.jobs.model import Failure
from seogi.jobs.ports import Clock
from seogi.texts import text

ASKS = 2
"""A refused answer is answered by one more request that says why."""
MAX_TOKENS = 4_096
MOST_REASONS = 10


@dataclass(frozen=True, slots=True)
class WriteSection:
    """Writes sections with any provider.

    Attributes:
        new_nonce: makes the unguessable name of a prompt's fences.
        call_ms: how long one call of the writer may take.
    """

    model: ModelPort
    clock: Clock
    new_nonce: Callable[[], str]
    call_ms: int

    async def __call__(
        self, job: JobContext, plan: SectionPlan, sources: Sequence[Excerpt]
    ) -> Finished:
        """The section, at least half of its claims carried by the evidence.

        Raises:
            Retryable: with MODEL_UNAVAILABLE, MODEL_TIMEOUT, MODEL_NONSENSE or UNGROUNDED_DRAFT.
        """
        by_id = {source.source_id: source for source in sources}
        used = {one for part in plan.parts for one in part.source_ids}
        own = tuple(source for source in sources if source.source_id in used)
        problems: Sequence[str] = ()
        code = ""
        for turn in range(1, ASKS + 1):
            written = await self._call(job, self._request(job, plan, own, turn, problems))
            try:
                finished = finish(plan, parse(written.text, plan), by_id)
            except NotAnAnswer:
                code, problems = "MODEL_NONSENSE", ("not_the_agreed_json",)
                continue
            if written.truncated:
                code, problems = "MODEL_NONSENSE", ("truncated",)
            elif finished.is_grounded and (finished.carried or not own):
                return finished
            else:
                code, problems = "UNGROUNDED_DRAFT", finished.refused or ("nothing_cited",)
        raise Retryable(failure(job, code))

    def _request(
        self,
        job: JobContext,
        plan: SectionPlan,
        sources: tuple[Excerpt, ...],
        turn: int,
        problems: Sequence[str],
    ) -> WriteRequest:
        step, nonce = f"section:{plan.title}", self.new_nonce()
        asked = step if turn == 1 else f"{step}:again"
        prompt = section_prompt(plan, sources, nonce)
        return WriteRequest(
            step=step,
            system=system_prompt(nonce),
            prompt=prompt + (corrections(problems[:MOST_REASONS]) if problems else ""),
            plan=plan,
            sources=sources,
            max_tokens=MAX_TOKENS * turn,
            idempotency_key=job.idempotency_key(asked),
            deadline_at=self.clock.now() + self.call_ms,
        )

    async def _call(self, job: JobContext, request: WriteRequest) -> Written:
        try:
            async with asyncio.timeout(self.call_ms / 1000):
                written = await self.model.write(request)
        except TimeoutError as error:
            raise Retryable(failure(job, "MODEL_TIMEOUT")) from error
        except ModelUnavailable as error:
            raise Retryable(failure(job, "MODEL_UNAVAILABLE")) from error
        await job.spend(written.usage)
        return written


def failure(job: JobContext, code: str, *, retryable: bool = True) -> Failure:
    """A failure of drafting with its text in the job's language."""
    return Failure(code, text(job.lang, f"draft.failure.{code}"), "llm", retryable)
