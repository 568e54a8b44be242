"""Speakers of a chat, named as parties over HTTP."""

from __future__ import annotations

from typing import Any

import pytest

from tests.evidence import files
from tests.evidence.conftest import Desk, a_read_file
from tests.evidence.http import Client


@pytest.fixture
def client(desk: Desk) -> Client:
    return Client(desk)


def test_speakers_are_named_as_parties_and_cleared_by_nothing(desk: Desk, client: Client) -> None:
    evidence = a_read_file(desk, files.ANDROID.encode())
    path = f"/api/evidence/{evidence.evidence_id}"
    mapping = {"김민수": {"party_id": "p1", "party_name": "피고 김민수"}}
    named = client.ask("PATCH", f"{path}/speaker-mapping", {"speaker_mapping": mapping})
    assert (named.status, named.body["speaker_mapping"]) == (200, mapping)
    assert client.ask("GET", path).body["has_speaker_mapping"] is True
    client.ask("PATCH", f"{path}/speaker-mapping", {"speaker_mapping": {}})
    assert client.ask("GET", path).body["speaker_mapping"] == {}


@pytest.mark.parametrize(
    "mapping",
    [
        {f"화자{n}": {"party_id": "p", "party_name": "이름"} for n in range(11)},
        {"가" * 51: {"party_id": "p", "party_name": "이름"}},
        {"김민수": {"party_id": "p"}},
    ],
)
def test_a_mapping_out_of_bounds_is_refused(
    desk: Desk, client: Client, mapping: dict[str, Any]
) -> None:
    evidence = a_read_file(desk, files.ANDROID.encode())
    path = f"/api/evidence/{evidence.evidence_id}/speaker-mapping"
    assert client.ask("PATCH", path, {"speaker_mapping": mapping}).status == 422
