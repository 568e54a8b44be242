"""People to try the local stack with: one firm with every role, and a stranger's firm."""

from __future__ import annotations

import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass

from seogi.adapters.aws import Aws
from seogi.adapters.dynamodb.accounts import DynamoAccounts
from seogi.adapters.passwords import Argon2Passwords
from seogi.config import Settings
from seogi.features.accounts.model import Account, EmailTaken, Tenant
from seogi.identity import Role

PASSWORD = "seogi-local-1"  # noqa: S105 - of people who exist on one machine only


@dataclass(frozen=True, slots=True)
class Sample:
    """Somebody to sign in as."""

    name: str
    shown_as: str
    role: Role
    tenant: Tenant

    @property
    def email(self) -> str:
        return f"{self.name.replace('_', '.')}@seogi.local"


FIRM = Tenant("tn_5e0919000001", "서기 법률사무소", 0)
OTHER_FIRM = Tenant("tn_5e0919000002", "다른 법률사무소", 0)

PEOPLE = (
    Sample("lawyer", "김변호", Role.LAWYER, FIRM),
    Sample("other_lawyer", "이변호", Role.LAWYER, FIRM),
    Sample("staff", "박직원", Role.STAFF, FIRM),
    Sample("client", "최의뢰", Role.CLIENT, FIRM),
    Sample("admin", "정관리", Role.ADMIN, FIRM),
    Sample("other_tenant", "한변호", Role.LAWYER, OTHER_FIRM),
)


def seed(settings_env: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """Make whoever of `PEOPLE` is missing; `settings_env` is the environment of public_api.

    Returns:
        `{name: {"email", "password"}}` of all of them.
    """
    settings = Settings.from_env(settings_env, "RECORDS_TABLE")
    aws = Aws(region=settings.aws_region, endpoint_url=settings.aws_endpoint_url)
    store = DynamoAccounts(aws.dynamodb, settings.records_table)
    passwords = Argon2Passwords()
    now = time.time_ns() // 1_000_000
    founded: set[str] = set()
    for number, person in enumerate(PEOPLE, start=1):
        first = person.tenant.tenant not in founded
        founded.add(person.tenant.tenant)
        if store.by_email(person.email) is not None:
            continue
        account = Account(
            user_id=f"user_5e0919{number:06d}",
            tenant=person.tenant.tenant,
            email=person.email,
            name=person.shown_as,
            role=person.role,
            password_hash=passwords.hash(PASSWORD),
            created_at=now,
        )
        with suppress(EmailTaken):  # another start of the stack seeds at the same time
            store.create(account, person.tenant if first else None)
    return {person.name: {"email": person.email, "password": PASSWORD} for person in PEOPLE}
