"""The reader of evidence: picks the format, reads it, cuts it into passages."""

from __future__ import annotations

from dataclasses import dataclass

from seogi.adapters.extract import kakaotalk, pdf
from seogi.adapters.extract.decode import clean, decoded
from seogi.adapters.extract.plain import lines_of, table_text
from seogi.adapters.extract.sniff import family_of
from seogi.adapters.extract.unwrap import unwrapped
from seogi.features.evidence.failures import EmptyFile
from seogi.features.evidence.formats import check_size
from seogi.features.evidence.model import ReadEvidence
from seogi.features.evidence.passages import Unit, passages_of

PAGE_BREAK = "\n\n"


@dataclass(frozen=True, slots=True)
class FileReader:
    """`EvidenceReader` for texts, tables, KakaoTalk exports and PDF.

    Attributes:
        pdf_seconds: how long one PDF may take.
    """

    pdf_seconds: int = pdf.SECONDS

    def read(self, evidence_id: str, filename: str, data: bytes) -> ReadEvidence:
        check_size(filename, len(data))
        family = family_of(filename, data)
        if family == "pdf":
            return self._pdf(evidence_id, data)
        text, encoding = decoded(data)
        if not text.strip():
            raise EmptyFile
        if kakaotalk.is_kakaotalk(text):
            return _chat(evidence_id, text, encoding)
        if family == "csv":
            text, units = table_text(text)
        else:
            units = tuple(lines_of(text))
        passages = passages_of(evidence_id, text, units)
        return ReadEvidence(text, family, passages, encoding=encoding)

    def _pdf(self, evidence_id: str, data: bytes) -> ReadEvidence:
        raw = pdf.pages_of(data, seconds=self.pdf_seconds)
        pages = [page.strip() for page in unwrapped([_lines(page) for page in raw])]
        units: list[Unit] = []
        offset = 0
        for number, page in enumerate(pages, start=1):
            units.extend(lines_of(page, page=number, offset=offset))
            offset += len(page) + len(PAGE_BREAK)
        text = PAGE_BREAK.join(pages)
        return ReadEvidence(text, "pdf", passages_of(evidence_id, text, units), pages=len(pages))


def _lines(page: str) -> str:
    return clean(page.replace("\r\n", "\n").replace("\r", "\n"))


def _chat(evidence_id: str, text: str, encoding: str) -> ReadEvidence:
    messages = kakaotalk.messages_of(text)
    if not messages:
        raise EmptyFile
    said, units = kakaotalk.transcript(messages)
    return ReadEvidence(
        said,
        "kakaotalk",
        passages_of(evidence_id, said, units),
        encoding=encoding,
        speakers=tuple(dict.fromkeys(message.speaker for message in messages)),
        messages=len(messages),
        first_at=messages[0].at,
        last_at=messages[-1].at,
    )
