"""Uploads as they come from phones, office machines and people with bad intentions."""

from __future__ import annotations

import io
import zipfile
import zlib

import pypdfium2 as pdfium  # type: ignore[import-untyped]

ANDROID = """\
김민수 님과 카카오톡 대화
저장한 날짜 : 2024년 3월 10일 오후 2:30

2024년 3월 5일 오전 12:03
2024년 3월 5일 오전 12:03, 김민수 : 집에 언제 와
2024년 3월 5일 오후 12:10, 이영희 : 오늘은 늦어
먼저 저녁 먹어
2024년 3월 5일 오후 12:11, 이영희 : 사진
2024년 3월 5일 오후 12:11, 이영희님이 나갔습니다.
2024년 3월 6일 오후 9:01, 김민수 : 돈은 : 내일 보낼게
"""

WINDOWS = """\
민수 님과 카카오톡 대화
저장한 날짜 : 2024-03-10 14:30:11

--------------- 2024년 3월 5일 화요일 ---------------
[김민수] [오후 3:21] 계약금 300만 원 보냈어
[이영희] [오후 3:25] 확인했어
둘째 줄도 있어
[이영희] [오후 3:26] 이모티콘
--------------- 2024년 3월 6일 수요일 ---------------
[김민수] [오전 9:00] 잔금은 금요일에
"""

IPHONE = """\
민수 님과 카카오톡 대화
저장한 날짜 : 2024. 3. 10. 오후 2:30

2024년 3월 5일 화요일
2024. 3. 5. 오후 3:21, 김민수 : 계약금 보냈어
2024. 3. 5. 오후 3:25, 이영희 : 확인했어
"""

CHAT_CSV = """\
Date,User,Message
2024-03-05 15:21:33,"김민수","계약금 보냈어"
2024-03-05 15:25:01,"이영희","확인했어
고마워"
2024-03-05 15:26:01,"이영희","사진"
"""


def pdf_with(content: bytes, *, pages: int = 1, extra: str = "", filtered: bool = False) -> bytes:
    """A PDF whose pages all show `content`, written object by object."""
    stream_filter = " /Filter /FlateDecode" if filtered else ""
    kids = " ".join(f"{10 + number} 0 R" for number in range(pages))
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: f"<< /Type /Pages /Kids [{kids}] /Count {pages} >>".encode(),
        3: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        4: f"<< /Length {len(content)}{stream_filter} >>\nstream\n".encode()
        + content
        + b"\nendstream",
    }
    for number in range(pages):
        objects[10 + number] = (
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] /Contents 4 0 R"
            b" /Resources << /Font << /F1 3 0 R >> >> >>"
        )
    out = bytearray(b"%PDF-1.7\n")
    offsets = {}
    for number, body in objects.items():
        offsets[number] = len(out)
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 1\n0000000000 65535 f \n"
    for number, offset in offsets.items():
        out += f"{number} 1\n{offset:010d} 00000 n \n".encode()
    size = max(objects) + 1
    out += f"trailer\n<< /Size {size} /Root 1 0 R {extra}>>\nstartxref\n{start}\n%%EOF".encode()
    return bytes(out)


def a_text_pdf(*, pages: int = 1) -> bytes:
    return pdf_with(b"BT /F1 12 Tf 20 100 Td (Receipt 2024) Tj ET", pages=pages)


def a_scanned_pdf() -> bytes:
    return pdf_with(b"0 0 m 100 100 l S")


def an_encrypted_pdf() -> bytes:
    """The standard handler with a user password nobody knows."""
    owner, user = "5" * 64, "6" * 64
    handler = f"<< /Filter /Standard /V 1 /R 2 /O <{owner}> /U <{user}> /P -4 >>"
    identity = "/ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>] "
    extra = f"/Encrypt {handler} {identity}"
    return pdf_with(b"BT /F1 12 Tf (x) Tj ET", extra=extra)


def a_pdf_bomb(megabytes: int) -> bytes:
    """A page whose drawing instructions unfold a thousandfold."""
    packer = zlib.compressobj(9)
    show = b"BT /F1 12 Tf 20 100 Td (aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa) Tj ET\n" * 15_000
    packed = b"".join(packer.compress(show) for _ in range(megabytes)) + packer.flush()
    return pdf_with(packed, filtered=True)


def a_zip_bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("대화.txt", b"0" * 20_000_000)
    return out.getvalue()


def pages_in(data: bytes) -> int:
    with pdfium.PdfDocument(data) as document:
        return len(document)
