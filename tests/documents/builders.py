"""Documents, templates and readers that know nothing of the code that writes them."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree

from seogi.features.documents.markdown import parse
from seogi.features.documents.model import Cover, Document, Options

FONTS = Path(__file__).parents[2] / "functions/document_worker/fonts"
HP = "{http://www.hancom.co.kr/hwpml/2011/paragraph}"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

COMPLAINT = """\
# 소 장

**원고** 김원고, *피고* 이피고 사이의 `이혼` 사건. [대법원](https://www.scourt.go.kr)

## 청구취지

1. 원고와 피고는 이혼한다.
2. 피고는 위자료로 금 30,000,000원을 지급하라.
   - 지연손해금 연 12%
   - 가집행
     1. 셋째 단계

다시 세는 목록:

5. 다섯째부터
6. 여섯째

> 인용: 손해(損害)를 배상한다.

| 번호 | 증거 | 금액 |
|:---:|:-----|-----:|
| 갑 제1호증 | 카카오톡 **대화** | 1,000 |
| 갑 제2호증 | 사진 | 20,000 |

```python
def f(x):
    return x < 1 & "y"
```

---

\\pagebreak

### 맺음 <script>alert(1)</script>

마지막 문단<br>줄바꿈. 똠방각하 펲.
"""

EVERY_LINE = (
    "소 장",
    "원고 김원고, 피고 이피고 사이의 이혼 사건. 대법원",
    "청구취지",
    "원고와 피고는 이혼한다.",
    "피고는 위자료로 금 30,000,000원을 지급하라.",
    "지연손해금 연 12%",
    "가집행",
    "셋째 단계",
    "다시 세는 목록:",
    "다섯째부터",
    "여섯째",
    "인용: 손해(損害)를 배상한다.",
    "번호",
    "증거",
    "금액",
    "갑 제1호증",
    "카카오톡 대화",
    "1,000",
    "갑 제2호증",
    "사진",
    "20,000",
    "def f(x):",
    'return x < 1 & "y"',
    "맺음 <script>alert(1)</script>",
    "마지막 문단",
    "줄바꿈. 똠방각하 펲.",
)

COVER = Cover("손해배상 소장", "이혼 및 위자료", "변호사 김갑을", "2026년 11월 21일")


def a_document(markdown: str = COMPLAINT, title: str = "소장", **options: object) -> Document:
    return Document(title, parse(markdown), Options(**options))  # type: ignore[arg-type]


def zip_parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def hwpx_paragraphs(content: bytes) -> list[ElementTree.Element]:
    parts = zip_parts(content)
    names = sorted(n for n in parts if re.fullmatch(r"Contents/section\d+\.xml", n))
    return [p for n in names for p in ElementTree.fromstring(parts[n]).iter(HP + "p")]


def hwpx_text(paragraph: ElementTree.Element) -> str:
    return "".join(
        "".join(t.itertext())
        for run in paragraph.findall(HP + "run")
        for t in run.findall(HP + "t")
    )


def hwpx_lines(content: bytes) -> list[str]:
    return [text.strip() for p in hwpx_paragraphs(content) if (text := hwpx_text(p)).strip()]


def docx_body(content: bytes) -> ElementTree.Element:
    body = ElementTree.fromstring(zip_parts(content)["word/document.xml"]).find(W + "body")
    assert body is not None
    return body


def docx_lines(content: bytes) -> list[str]:
    lines: list[str] = []
    for paragraph in docx_body(content).iter(W + "p"):
        text = _docx_text(paragraph)
        lines += [line.strip() for line in text.split("\n") if line.strip()]
    return lines


def _docx_text(paragraph: ElementTree.Element) -> str:
    kinds = {W + "t", W + "br"}
    return "".join(
        "\n" if node.tag == W + "br" else node.text or ""
        for node in paragraph.iter()
        if node.tag in kinds
    )


def a_template(*texts: str | tuple[str, ...], title_size: int = 16) -> bytes:
    """An HWPX template with a paragraph per text; a tuple is a paragraph of several runs."""
    from hwpx import HwpxDocument

    document = HwpxDocument.new()
    bold = document.styles.ensure_run(bold=True, size=title_size)
    for text in texts:
        first, *rest = (text,) if isinstance(text, str) else text
        look = bold if "TITLE" in first else "0"
        paragraph = document.add_paragraph(first, char_pr_id_ref=look, inherit_style=False)
        for run in rest:
            paragraph.add_run(run)
    return bytes(document.to_bytes())


def repacked(content: bytes, changes: dict[str, bytes | None]) -> bytes:
    """The container with parts replaced, added, or (None) taken out."""
    parts: dict[str, bytes | None] = {**zip_parts(content), **changes}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            if data is not None:
                archive.writestr(name, data)
    return buffer.getvalue()
