"""KakaoTalk exports (Android, iOS, Windows and CSV) to a transcript of one line per message.

The transcript reads `2024-03-05 15:21 이름: 내용`, so that every quotation of it says who
wrote and when. Headers, notices and messages that hold only a picture are left out.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from seogi.features.evidence.failures import BrokenFile
from seogi.features.evidence.model import Place
from seogi.features.evidence.passages import Unit

LOOKED_AT = 100
ENOUGH = 2
# Names are short, so that a hostile line of ten million characters cannot make a regex crawl.
LONGEST_NOTICE = 200

_DATE = r"(?P<year>\d{4})\s*[년.]\s*(?P<month>\d{1,2})\s*[월.]\s*(?P<day>\d{1,2})\s*[일.]?"
_CLOCK = r"(?:(?P<half>오전|오후)\s*)?(?P<hour>\d{1,2}):(?P<minute>\d{2})"
_STAMP = re.compile(rf"{_DATE}\s+{_CLOCK}(?::\d{{2}})?(?P<rest>,.*)?$")
_STAMPED = re.compile(r",\s?(?P<speaker>\S.{0,79}?)\s{1,2}:(?:\s(?P<said>.*))?$")
_DAY = re.compile(rf"-{{5,}}\s*{_DATE}[^-]*-{{5,}}$")
_IOS_DAY = re.compile(rf"{_DATE}\s*[월화수목금토일]요일$")
_BRACKETS = re.compile(rf"\[(?P<speaker>[^\]\n]{{1,60}})\]\s\[{_CLOCK}\]\s(?P<said>.*)$")
_CSV_HEADER = re.compile(r"\s*\"?date\"?\s*,\s*\"?user\"?\s*,\s*\"?message\"?\s*$", re.IGNORECASE)
_HEADER = re.compile(r".*(님과 카카오톡 대화|카카오톡 대화)\s*$|저장한 날짜\s*:.*")
_NOTICE = re.compile(r"\S+님(이|을|에게) .*(들어왔습니다|나갔습니다|초대했습니다|내보냈습니다)\.?$")
_LONE = re.compile(
    r"(사진( \d+장)?|동영상|이모티콘|파일|음성메시지|음성통화|영상통화|보이스톡|페이스톡|"
    r"(삭제된 메시지입니다|메시지가 삭제되었습니다)\.?)"
)

_POSING = re.compile(r"\n(?=\s*\d{4}-\d{2}-\d{2} \d{2}:\d{2} )")


@dataclass(frozen=True, slots=True)
class Message:
    """One message; `line` is where it begins in the export, `at` is ISO local time."""

    line: int
    at: str
    speaker: str
    said: str


def is_kakaotalk(text: str) -> bool:
    """Whether the first hundred lines hold two messages of an export, or its CSV header."""
    head = text.split("\n", LOOKED_AT)[:LOOKED_AT]
    if _CSV_HEADER.match(head[0]):
        return True
    return sum(map(_looks_like_message, head)) >= ENOUGH


def messages_of(text: str) -> list[Message]:
    """What was said, in the order of the export."""
    rows = _of_csv(text) if _CSV_HEADER.match(text.split("\n", 1)[0]) else _of_lines(text)
    trimmed = (replace(row, said=row.said.strip()) for row in rows)
    return [row for row in trimmed if row.said and not _LONE.fullmatch(row.said)]


def transcript(messages: list[Message]) -> tuple[str, tuple[Unit, ...]]:
    """The messages as text, and one unit per message.

    A line inside a message that would read as the head of another one is set off by `> `: its
    writer may not put words into somebody else's mouth.
    """
    lines, units, offset = [], [], 0
    for message in messages:
        said = _POSING.sub("\n> ", message.said)
        line = f"{message.at.replace('T', ' ')} {message.speaker}: {said}"
        place = Place(line=message.line, speaker=message.speaker, at=message.at)
        units.append(Unit(offset, offset + len(line), place))
        lines.append(line)
        offset += len(line) + 1
    return "\n".join(lines), tuple(units)


def _looks_like_message(line: str) -> bool:
    stamp = _STAMP.match(line)
    if stamp and stamp["rest"] and _STAMPED.match(stamp["rest"]):
        return True
    return bool(_BRACKETS.match(line))


def _of_csv(text: str) -> Iterator[Message]:
    rows = csv.reader(io.StringIO(text))
    line = 1
    try:
        for row in rows:
            begins, line = line, rows.line_num + 1
            at = _csv_time(row[0]) if len(row) == 3 else None
            if at:
                yield Message(begins, at, row[1].strip(), row[2])
    except csv.Error as error:  # a cell of more than 128 KiB: a quote that never ends
        raise BrokenFile from error


def _csv_time(cell: str) -> str | None:
    try:
        return datetime.fromisoformat(cell.strip()).strftime("%Y-%m-%dT%H:%M")
    except ValueError:
        return None


def _of_lines(text: str) -> Iterator[Message]:
    day: str | None = None
    message: Message | None = None
    for number, line in enumerate(text.split("\n"), start=1):
        read = _line(number, line, day)
        if isinstance(read, _Continued):
            if message:
                message = replace(message, said=f"{message.said}\n{line}")
            continue
        if message:
            yield message
        message = read if isinstance(read, Message) else None
        day = read if isinstance(read, str) else day
    if message:
        yield message


class _Continued:
    """The line goes on with the message before it."""


def _line(number: int, line: str, day: str | None) -> Message | _Continued | str | None:
    """A message, the day that begins here, None for a line to drop, or a continuation."""
    stamp = _STAMP.match(line)
    if stamp:
        return _stamped(number, stamp)
    heading = _DAY.match(line.strip()) or _IOS_DAY.match(line.strip())
    if heading:
        return _day(heading) or _Continued()
    bracketed = _BRACKETS.match(line)
    if bracketed and day:
        said = bracketed["said"]
        return Message(number, f"{day}T{_clock(bracketed)}", bracketed["speaker"].strip(), said)
    if len(line) < LONGEST_NOTICE and (_HEADER.match(line) or _NOTICE.match(line)):
        return None
    return _Continued()


def _stamped(number: int, stamp: re.Match[str]) -> Message | _Continued | None:
    day = _day(stamp)
    if day is None:
        return _Continued()
    said = _STAMPED.match(stamp["rest"] or "")
    if said is None:  # a bare date, or a notice such as somebody leaving
        return None
    return Message(number, f"{day}T{_clock(stamp)}", said["speaker"].strip(), said["said"] or "")


def _day(found: re.Match[str]) -> str | None:
    try:
        when = datetime(int(found["year"]), int(found["month"]), int(found["day"]))  # noqa: DTZ001 exports carry no zone
    except ValueError:
        return None
    return when.strftime("%Y-%m-%d")


def _clock(found: re.Match[str]) -> str:
    """24-hour time; noon and midnight are 오후 12 and 오전 12."""
    hour = int(found["hour"])
    if found["half"]:
        hour = hour % 12 + (12 if found["half"] == "오후" else 0)
    return f"{hour:02d}:{found['minute']}"
