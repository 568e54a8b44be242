"""Every kind of upload is read, or refused with the reason."""

from __future__ import annotations

import unicodedata

import pytest

from seogi.adapters.extract.reader import FileReader
from seogi.features.evidence.failures import MAX_TEXT_BYTES, Unreadable, reason_of
from seogi.features.evidence.model import ReadEvidence
from seogi.texts import LANGUAGES
from tests.evidence import files
from tests.evidence.builders import EVIDENCE_ID


def read(name: str, data: bytes) -> ReadEvidence:
    return FileReader().read(EVIDENCE_ID, name, data)


def refusal(name: str, data: bytes) -> str:
    with pytest.raises(Unreadable) as caught:
        read(name, data)
    return caught.value.code


ONLY_PICTURES = (
    "2024년 3월 5일 오후 3:21, 김민수 : 사진\n"
    "2024년 3월 5일 오후 3:22, 김민수 : 이모티콘\n"
    "2024년 3월 5일 오후 3:23, 김민수 : 사진 3장\n"
)
ENCODINGS = ["utf-8", "utf-8-sig", "cp949", "utf-16", "utf-16-le-bom", "utf-16-be-bom"]
MARKS = {"utf-16-le-bom": ("utf-16-le", b"\xff\xfe"), "utf-16-be-bom": ("utf-16-be", b"\xfe\xff")}


def encoded(body: str, codec: str) -> bytes:
    name, mark = MARKS.get(codec, (codec, b""))
    return mark + body.encode(name)


@pytest.mark.parametrize("codec", ENCODINGS)
def test_a_chat_reads_the_same_in_every_encoding(codec: str) -> None:
    chat = read("KakaoTalk.txt", encoded(files.ANDROID, codec))
    assert chat.kind == "kakaotalk"
    assert chat.text == (
        "2024-03-05 00:03 김민수: 집에 언제 와\n"
        "2024-03-05 12:10 이영희: 오늘은 늦어\n먼저 저녁 먹어\n"
        "2024-03-06 21:01 김민수: 돈은 : 내일 보낼게"
    )


def test_a_chat_knows_its_speakers_its_time_and_its_places() -> None:
    chat = read("KakaoTalk.txt", files.ANDROID.encode())
    assert (chat.speakers, chat.messages) == (("김민수", "이영희"), 3)
    assert (chat.first_at, chat.last_at) == ("2024-03-05T00:03", "2024-03-06T21:01")
    assert chat.passages[0].place.line == 5
    assert chat.passages[0].place.at == "2024-03-05T00:03"


@pytest.mark.parametrize(
    ("name", "body", "wanted"),
    [
        (
            "pc.txt",
            files.WINDOWS,
            "2024-03-05 15:21 김민수: 계약금 300만 원 보냈어\n"
            "2024-03-05 15:25 이영희: 확인했어\n둘째 줄도 있어\n"
            "2024-03-06 09:00 김민수: 잔금은 금요일에",
        ),
        (
            "iphone.txt",
            files.IPHONE,
            "2024-03-05 15:21 김민수: 계약금 보냈어\n2024-03-05 15:25 이영희: 확인했어",
        ),
        (
            "chat.csv",
            files.CHAT_CSV,
            "2024-03-05 15:21 김민수: 계약금 보냈어\n2024-03-05 15:25 이영희: 확인했어\n고마워",
        ),
    ],
)
def test_every_export_of_kakaotalk_becomes_one_transcript(
    name: str, body: str, wanted: str
) -> None:
    chat = read(name, body.replace("\n", "\r\n").encode())
    assert (chat.kind, chat.text) == ("kakaotalk", wanted)


def test_a_day_that_does_not_exist_is_said_and_not_a_date() -> None:
    odd = "2024년 13월 45일 오후 3:21, 김민수 : 이상한 날짜\n"
    chat = read("a.txt", (files.ANDROID + odd).encode())
    assert chat.messages == 3
    assert chat.text.endswith("내일 보낼게\n2024년 13월 45일 오후 3:21, 김민수 : 이상한 날짜")


def test_a_row_of_a_chat_table_without_a_time_is_dropped() -> None:
    chat = read("a.csv", (files.CHAT_CSV + "어제,김민수,안녕\n").encode())
    assert chat.messages == 2


def test_blank_rows_and_cells_beyond_the_header_lose_nothing() -> None:
    table = read("a.csv", "이름,값\n,\n가,1,덧붙임\n".encode())
    assert table.text == "이름: 가, 값: 1, 덧붙임"


def test_one_line_like_a_message_does_not_make_a_chat() -> None:
    memo = read("memo.txt", "2024년 3월 5일 오후 3:21, 김민수 : 안녕\n그가 보낸 말이다.".encode())
    assert memo.kind == "text"


def test_a_text_keeps_its_words_and_tells_the_line() -> None:
    memo = read("메모.TXT", "첫째 줄\n\n둘째 문단".encode("cp949"))
    assert (memo.text, memo.encoding) == ("첫째 줄\n\n둘째 문단", "cp949")
    assert memo.passages[0].place.line == 1


def test_hangul_typed_in_pieces_is_put_together() -> None:
    assert read("a.txt", unicodedata.normalize("NFD", "진단서").encode()).text == "진단서"


def test_a_table_becomes_sentences() -> None:
    body = '일자,금액,비고\n2024-03-05,"300,000",\n2024-03-06,500,"월세, 선납"\n'
    table = read("거래.csv", body.encode("cp949"))
    assert table.kind == "csv"
    assert table.text == (
        "일자: 2024-03-05, 금액: 300,000\n일자: 2024-03-06, 금액: 500, 비고: 월세, 선납"
    )
    assert table.passages[0].place.line == 2


def test_a_pdf_tells_the_page() -> None:
    document = read("영수증.pdf", files.a_text_pdf(pages=3))
    assert (document.kind, document.pages) == ("pdf", 3)
    assert [passage.place.page for passage in document.passages] == [1, 2, 3]
    assert document.passages[2].text == "Receipt 2024"


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.txt", b"", "EMPTY_FILE"),
        ("a.txt", b" \r\n\t", "EMPTY_FILE"),
        ("a.txt", b"\xef\xbb\xbf", "EMPTY_FILE"),
        ("a.csv", "이름,값\n".encode(), "EMPTY_FILE"),
        ("a.txt", b"a" * (MAX_TEXT_BYTES + 1), "FILE_TOO_LARGE"),
        ("chat.txt", ONLY_PICTURES.encode(), "EMPTY_FILE"),
        (
            "chat.csv",
            b'Date,User,Message\n2024-03-05 15:21:33,a,"never ends' + b"x" * 200_000,
            "BROKEN_FILE",
        ),
        ("table.csv", b'name,value\n1,"never ends' + b"x" * 200_000, "BROKEN_FILE"),
        ("a.exe", b"MZ", "UNSUPPORTED_TYPE"),
        ("a.zip", files.a_zip_bomb(), "UNSUPPORTED_TYPE"),
        ("noending", b"text", "UNSUPPORTED_TYPE"),
        ("대화.txt", files.a_zip_bomb(), "CONTENT_MISMATCH"),
        ("대화.csv", files.a_zip_bomb(), "CONTENT_MISMATCH"),
        ("대화.pdf", files.a_zip_bomb(), "CONTENT_MISMATCH"),
        ("a.txt", files.a_text_pdf(), "CONTENT_MISMATCH"),
        ("a.pdf", "나는 PDF가 아니다".encode(), "CONTENT_MISMATCH"),
        ("a.txt", b"ab\0cd", "CONTENT_MISMATCH"),
        ("a.txt", b"\xff\xfe" + "가\0나".encode("utf-16-le"), "CONTENT_MISMATCH"),
        ("a.txt", bytes(range(1, 32)) * 10, "CONTENT_MISMATCH"),
        ("a.txt", b"\x80\xff\xfe\x81", "UNKNOWN_ENCODING"),
        ("a.pdf", files.an_encrypted_pdf(), "ENCRYPTED"),
        ("a.pdf", b"%PDF-1.7 and then nothing", "BROKEN_FILE"),
        ("a.pdf", files.a_text_pdf()[:200], "BROKEN_FILE"),
        ("a.pdf", files.a_scanned_pdf(), "NO_TEXT_LAYER"),
        ("a.pdf", files.a_text_pdf(pages=101), "TOO_MANY_PAGES"),
    ],
)
def test_a_file_that_cannot_be_read_names_its_reason(name: str, data: bytes, code: str) -> None:
    assert refusal(name, data) == code


@pytest.mark.parametrize("megabytes", [60, 400], ids=["too slow", "too large as well"])
def test_a_pdf_bomb_costs_one_child_process_and_no_more(megabytes: int) -> None:
    with pytest.raises(Unreadable) as caught:
        FileReader(pdf_seconds=1).read(EVIDENCE_ID, "a.pdf", files.a_pdf_bomb(megabytes))
    assert caught.value.code == "TIMEOUT"


@pytest.mark.parametrize(
    "name", ["../../etc/passwd.txt", "a/b\\c.txt", "<script>.txt", "a\r\nb.txt", "‮gnp.txt"]
)
def test_a_hostile_name_is_only_a_name(name: str) -> None:
    assert read(name, b"hello there").text == "hello there"


@pytest.mark.parametrize("line", [" " * 300_000, ", " * 150_000, "-" * 300_000, "2024년 3월 " * 9])
def test_a_line_made_to_slow_patterns_down_is_read_at_once(line: str) -> None:
    body = f"{files.ANDROID}2024년 3월 6일 오후 9:02, {line}\n[{line}\n{line}끝"
    assert read("a.txt", body.encode()).kind == "kakaotalk"


def test_every_refusal_has_its_own_code_and_a_sentence_in_every_language() -> None:
    codes = [error.code for error in Unreadable.__subclasses__()]
    assert len(codes) == len(set(codes)) == len(Unreadable.by_code)
    for lang in LANGUAGES:
        sentences = {reason_of(lang, code, "계약서.hwp") for code in codes}
        assert len(sentences) == len(codes)
        assert not any("{" in sentence for sentence in sentences)
