"""The demonstration files are what their sources say, and hold what the demonstration cites."""

from __future__ import annotations

import pytest

from scripts.demo_evidence.make import CHAT_FILE, DIARY_FILE, STATEMENT_FILE
from scripts.demo_evidence.sources import CHAT, DIARY
from seogi.adapters.extract.reader import FileReader
from seogi.adapters.search.embedded import EmbeddedIndex
from seogi.features.evidence.model import ReadEvidence
from tests.evidence.builders import EVIDENCE_ID


def reads() -> list[ReadEvidence]:
    files = (CHAT_FILE, DIARY_FILE, STATEMENT_FILE)
    return [FileReader().read(EVIDENCE_ID, file.name, file.read_bytes()) for file in files]


def test_the_files_are_written_from_the_sources() -> None:
    assert CHAT_FILE.read_bytes() == CHAT.encode("cp949")
    assert DIARY_FILE.read_bytes() == DIARY.encode()


def test_they_are_a_chat_a_text_and_a_pdf_of_three_pages() -> None:
    chat, diary, statement = reads()
    assert (chat.kind, chat.encoding, chat.messages) == ("kakaotalk", "cp949", 32)
    assert (diary.kind, diary.encoding) == ("text", "utf-8")
    assert (statement.kind, statement.pages) == ("pdf", 3)
    assert "아이의 울음소리가 들려 현관문을 두드렸습니다." in statement.text


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        ("상간녀와 언제부터 만났나", "작년 11월부터 만났어"),
        ("폭행 진단서", "2주"),
        ("동의 없는 담보 대출", "5천만 원"),
        ("생활비 중단", "생활비"),
        ("시어머니 폭언", "못나서 남자가 밖으로"),
        ("이웃 목격 비명", "여자의 비명"),
    ],
)
def test_what_a_lawyer_asks_is_found(question: str, fact: str) -> None:
    passages = [passage for read in reads() for passage in read.passages]
    hits = EmbeddedIndex(passages).search(question, 3)
    assert any(fact in hit.passage.text for hit in hits)
