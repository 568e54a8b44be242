"""One contract for the stores of accounts, held by every adapter."""

from __future__ import annotations

from dataclasses import replace

import pytest

from seogi.errors import RateLimited
from seogi.features.accounts.model import AccountStatus, EmailTaken, StaleSession
from tests.accounts.builders import NOW, TENANT, a_session, an_account
from tests.accounts.conftest import Stores


def test_an_account_is_found_by_address_and_by_id(stores: Stores) -> None:
    account = an_account(status=AccountStatus.BLOCKED)
    stores.accounts.create(account, TENANT)
    assert stores.accounts.by_email(account.email) == account
    assert stores.accounts.by_id(account.tenant, account.user_id) == account


def test_an_unknown_address_and_a_foreign_id_find_nobody(stores: Stores) -> None:
    stores.accounts.create(an_account(), TENANT)
    assert stores.accounts.by_email("nobody@example.com") is None
    assert stores.accounts.by_id("tn_other", "user_000000000001") is None


def test_an_address_belongs_to_one_person_over_all_firms(stores: Stores) -> None:
    stores.accounts.create(an_account(), TENANT)
    second = an_account(user_id="user_000000000002", tenant="tn_000000000002")
    with pytest.raises(EmailTaken):
        stores.accounts.create(second)
    assert stores.accounts.by_id(second.tenant, second.user_id) is None


def test_people_are_read_together_and_only_those_of_the_firm(stores: Stores) -> None:
    stores.accounts.create(an_account(), TENANT)
    stores.accounts.create(an_account(user_id="user_2", email="lee@example.com"))
    stores.accounts.create(an_account(user_id="user_3", email="x@example.com", tenant="tn_other"))
    wanted = ["user_000000000001", "user_2", "user_3", "user_4"]
    assert set(stores.accounts.people(TENANT.tenant, wanted)) == {"user_000000000001", "user_2"}
    assert stores.accounts.people(TENANT.tenant, []) == {}


def test_a_session_is_kept_until_it_is_ended(stores: Stores) -> None:
    session = a_session()
    stores.sessions.start(session)
    assert stores.sessions.load(session.family) == session
    stores.sessions.end(session.family)
    stores.sessions.end(session.family)
    assert stores.sessions.load(session.family) is None


def test_a_session_rotates_once_per_token(stores: Stores) -> None:
    session = a_session()
    stores.sessions.start(session)
    after = replace(session, current="b" * 64, previous=session.current, rotated_at=NOW)
    stores.sessions.rotate(session.current, after)
    assert stores.sessions.load(session.family) == after
    with pytest.raises(StaleSession):
        stores.sessions.rotate(session.current, after)


def test_an_ended_session_does_not_rotate(stores: Stores) -> None:
    session = a_session()
    with pytest.raises(StaleSession):
        stores.sessions.rotate(session.current, session)


def test_tries_beyond_the_limit_are_refused_until_the_window_ends(stores: Stores) -> None:
    window = 60_000
    start = NOW // window * window
    for _ in range(3):
        stores.limiter.take("a", 3, window, start)
    with pytest.raises(RateLimited) as refused:
        stores.limiter.take("a", 3, window, start + 15_500)
    assert refused.value.retry_after == 45
    stores.limiter.take("b", 3, window, start)
    stores.limiter.take("a", 3, window, start + window)


def test_a_try_can_be_given_back_but_not_below_none(stores: Stores) -> None:
    stores.limiter.give_back("a", 60_000, NOW)
    stores.limiter.take("a", 1, 60_000, NOW)
    stores.limiter.give_back("a", 60_000, NOW)
    stores.limiter.take("a", 1, 60_000, NOW)
    with pytest.raises(RateLimited):
        stores.limiter.take("a", 1, 60_000, NOW)
