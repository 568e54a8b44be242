"""Personal data is hidden by shape; ordinary numbers stay."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seogi.masking import mask


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("주민 900101-1234567 님", "주민 900101-******* 님"),
        ("9001011234567", "900101*******"),
        ("900101 – 1234567", "900101 – *******"),
        ("９００１０１－１２３４５６７", "９００１０１－*******"),
        ("900101-12\u200b34567", "900101-**\u200b*****"),
        ("9 0 0 1 0 1 - 1 2 3 4 5 6 7", "9 0 0 1 0 1 - * * * * * * *"),
        ("①900101-1234567", "①900101-*******"),
        ("외국인 850214-5123456", "외국인 850214-*******"),
        ("010-1234-5678로 전화", "010-****-****로 전화"),
        ("01012345678", "010********"),
        ("+82 10 1234 5678", "+82 10 **** ****"),
        ("(02) 345-6789", "(02) ***-****"),
        ("0\ufe0f10-1234-5678", "0\ufe0f10-****-****"),
        ("카드 4111 1111 1111 1111", "카드 **** **** **** 1111"),
        ("3782-822463-10005", "****-******-10005"),
        ("국민은행 123-45-6789012", "국민은행 123-**-*******"),
        ("110-123-456789 (신한 은행)", "110-***-****** (신한 은행)"),
        ("메일 kim.lawyer@example.co.kr", "메일 k**.******@example.co.kr"),
        ("여권 M12345678", "여권 M********"),
        ("면허 11-12-345678-90", "면허 11-**-******-**"),
    ],
)
def test_personal_data_is_masked_in_place(text: str, masked: str) -> None:
    assert mask(text) == masked


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-21T10:20:30Z",
        "청구금액 30,000,000원",
        "arn:aws:sqs:ap-northeast-2:123456789012:queue",
        "job_0a1b2c3d4e5f",
        "사건 2024드단123456",
        "민법 제840조 제1호",
        "계좌 개설일 2024-01-01 12:30",
        "카드 1234 5678 9012 3456",
        "999999-1234567",
        "1. 2. 3. 4. 5. 6. 7. 8. 9.",
    ],
)
def test_ordinary_numbers_stay(text: str) -> None:
    assert mask(text) == text


@given(st.text())
def test_masking_keeps_the_length_and_is_idempotent(text: str) -> None:
    once = mask(text)
    assert len(once) == len(text)
    assert mask(once) == once


@pytest.mark.parametrize(
    "unit", ["9", "9 ", "0-", "a@", "a.", "@", "010", "1234 ", "（９", "\u200b1"]
)
def test_masking_takes_linear_time(unit: str) -> None:
    started = time.process_time()
    mask(unit * (200_000 // len(unit)))
    assert time.process_time() - started < 5
