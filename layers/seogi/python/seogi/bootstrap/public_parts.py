"""The use cases behind the public face, each put together by the first request that needs it.

What a part needs is imported inside it, adapters (which load botocore) and services alike: a cold
start pays only for what its first request uses.
"""

from __future__ import annotations

import asyncio
import secrets
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from seogi.adapters.aws import Aws
from seogi.bootstrap.security import Security, hex_id, now_ms
from seogi.config import Settings

if TYPE_CHECKING:
    from seogi.adapters.dynamodb.accounts import DynamoAccounts
    from seogi.bootstrap.kernel import Kernel
    from seogi.features.accounts.routes import Accounts
    from seogi.features.cases.routes import Cases
    from seogi.features.cases.service import CaseAccess
    from seogi.features.drafts.routes import Drafts
    from seogi.features.evidence.routes import EvidenceUseCases
    from seogi.features.reports.routes.use_cases import Reports
    from seogi.http.jobs_routes import Jobs
    from seogi.jobs.submit import Submit

LINK_SECONDS = 300


@dataclass
class PublicParts:
    """One per process."""

    settings: Settings
    aws: Aws
    security: Security

    def accounts(self) -> Accounts:
        from seogi.adapters.dynamodb.accounts import DynamoRateLimiter, DynamoSessions
        from seogi.adapters.passwords import Argon2Passwords
        from seogi.features.accounts import service
        from seogi.features.accounts.routes import Accounts

        sessions = DynamoSessions(self.aws.dynamodb, self.settings.records_table)
        limiter = DynamoRateLimiter(self.aws.dynamodb, self.settings.records_table)
        passwords = Argon2Passwords()
        tokens = self.security.tokens()
        ids = service.Ids(hex_id=hex_id, entropy=lambda: secrets.token_bytes(32))
        opened = service.OpenSession(sessions, tokens, ids)
        successor_key = self.security.signing_keys
        return Accounts(
            sign_up=service.SignUp(self.people, passwords, limiter, opened, ids),
            sign_in=service.SignIn(self.people, passwords, limiter, opened),
            refresh=service.Refresh(self.people, sessions, tokens, lambda: successor_key().current),
            sign_out=service.SignOut(sessions),
            read=service.ReadAccount(self.people),
            now=now_ms,
            secure=not self.settings.is_local,
        )

    def cases(self) -> Cases:
        from seogi.features.cases import service
        from seogi.features.cases.routes import Cases

        return Cases(
            access=self.gate,
            start=service.OpenCase(self.gate.store, lambda: hex_id("case_")),
            mine=service.ListCases(self.gate.store),
            change=service.ChangeCase(self.gate),
            delete=service.DeleteCase(self.gate),
            members=service.CaseMembers(self.gate, self.people),
            invite=service.InviteMembers(self.gate, self.people),
            now=now_ms,
        )

    def jobs(self) -> Jobs:
        from seogi.bootstrap.later import LaterGate
        from seogi.http.job_view import JobGate
        from seogi.http.jobs_routes import Jobs

        kernel = self.kernel
        return Jobs(
            store=kernel.store,
            get=kernel.get,
            gate=JobGate(LaterGate(lambda: self.gate)),
            cancel=kernel.cancel,
            retry=kernel.retry,
            link=lambda key: kernel.blobs.link(key, LINK_SECONDS),
            now=now_ms,
        )

    def evidence(self) -> EvidenceUseCases:
        from seogi.bootstrap import evidence, evidence_api

        kernel = self.kernel
        readings = evidence.readings(self.settings, self.aws, self.submit, kernel.retry, kernel.get)
        return evidence_api.use_cases(self.settings, self.aws, self.gate, readings)

    def drafts(self) -> Drafts:
        from seogi.bootstrap import evidence
        from seogi.features.drafts.routes import Drafts
        from seogi.features.drafts.service import GetDraft, PreviewDraft, StartDraft

        kernel = self.kernel
        records = evidence.records(self.settings, self.aws)
        start = StartDraft(self.gate, records, self.submit)
        return Drafts(
            start=start,
            get=GetDraft(kernel.get, kernel.result, self.gate),
            preview=PreviewDraft(start, kernel.get, kernel.result, now_ms, asyncio.sleep),
            now=now_ms,
        )

    def reports(self) -> Reports:
        from seogi.bootstrap.reports_api import reports_face

        return reports_face(self.settings, self.aws, self.kernel)

    @cached_property
    def gate(self) -> CaseAccess:
        """The way to cases for every feature of this face."""
        from seogi.adapters.dynamodb.cases import DynamoCases
        from seogi.features.cases.service import CaseAccess

        return CaseAccess(DynamoCases(self.aws.dynamodb, self.settings.records_table))

    @cached_property
    def people(self) -> DynamoAccounts:
        from seogi.adapters.dynamodb.accounts import DynamoAccounts

        return DynamoAccounts(self.aws.dynamodb, self.settings.records_table)

    @cached_property
    def kernel(self) -> Kernel:
        from seogi.bootstrap.kernel import Kernel

        return Kernel(self.settings, self.aws)

    @cached_property
    def submit(self) -> Submit:
        from seogi.bootstrap.kinds import ANNOUNCED

        return self.kernel.submit(ANNOUNCED)
