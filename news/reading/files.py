"""A report's file → its source: text, what the file says of its lines, pictures."""

import base64
import io
from pathlib import Path
from typing import Any

from django.utils.translation import gettext_noop as _
from PIL import Image

from documents.decoding import ReadingError, decode
from documents.extraction import Outcome, Unreadable, read_file
from documents.extraction.kinds import HEAD, kind_of_head, kind_of_path
from documents.extraction.process import messages
from news.matching import natural, number_in
from news.reading.lines import with_plain_breaks
from news.unpacking import Kind, Mark, ReportPicture, ReportSource, Spot

__all__ = ["Kind", "Mark", "ReportPicture", "ReportSource", "Spot", "read_source"]

LARGEST_TEXT = 10 << 20
MESSAGES = {
    "not-a-report": _("The file is no report: DOCX, DOC, PDF, HTML, plain text or a ZIP of one is read."),
    "encrypted": _("The file is locked with a password."),
    "broken": _("The file is damaged and cannot be read."),
    "too-big": _("The file is too large for a report."),
    "no-text": _("The file has no text that can be read: it is a scan or a picture."),
}
# Why a picture or a member of the file was not taken.
LEFT_OUT = {
    "not-in-file": _("the file only names the picture, it does not contain it"),
    "too-much": _("too many pictures for one report"),
    "too-big": _("too large"),
    "broken": _("damaged"),
    "not-taken": _("neither the report nor a photo"),
    "too-small": _("too small for a photo"),
}
_CODES = {
    Outcome.EMPTY: "empty",
    Outcome.ENCRYPTED: "encrypted",
    Outcome.TOO_BIG: "too-big",
    Outcome.TIMED_OUT: "too-big",
    Outcome.UNSUPPORTED: "not-a-report",
    Outcome.NEEDS_OCR: "no-text",
    Outcome.GARBLED: "no-text",
}
# Pixels: what is smaller counts readers or parts paragraphs.
_SMALLEST_SIDE, _THINNEST = 8, 3
_TAKEN_APART = "news.unpacking.child"


def read_source(path: Path) -> ReportSource:
    """Whatever kind the file is, told by its bytes. Raises OSError, and ReadingError whose `code` is "empty",
    "encoding" or a key of MESSAGES."""
    with path.open("rb") as file:
        head = file.read(HEAD)
    kind = kind_of_head(head)
    if kind == "ole":
        kind = kind_of_path(path)
    if kind in ("text", "empty", "unknown") and not looks_like_html(head):
        return plain_source(path)
    if kind in ("doc", "pdf"):
        return printed_source(path, kind)
    if kind in ("zip", "html", "text", "unknown"):
        return rich_source(path)
    raise refusal("encrypted" if kind == "encrypted" else "not-a-report")


def refusal(code: str) -> ReadingError:
    return ReadingError(code, MESSAGES.get(code, ""))


def looks_like_html(head: bytes) -> bool:
    """A piece of a page that begins with any tag and closes it."""
    wide = head.startswith((b"\xff\xfe", b"\xfe\xff"))
    text = head.decode("utf-16" if wide else "utf-8", "ignore").lstrip("\ufeff \t\r\n")
    return text.startswith("<") and "</" in text and ">" in text


def plain_source(path: Path) -> ReportSource:
    if path.stat().st_size > LARGEST_TEXT:
        raise refusal("too-big")
    return ReportSource(with_plain_breaks(decode(path.read_bytes())))


def printed_source(path: Path, kind: str) -> ReportSource:
    """The text of a DOC or PDF, its lines as they were printed."""
    reading = read_file(path)
    if not reading.text.strip() or reading.outcome == Outcome.GARBLED:
        raise refusal(_CODES.get(Outcome(reading.outcome), "broken"))
    return ReportSource(with_plain_breaks(reading.text), kind=kind)


def rich_source(path: Path) -> ReportSource:
    """What a limited process of its own says of the file, put together."""
    taken = _Taken()
    try:
        for message in messages("text", path, module=_TAKEN_APART):
            taken.hear(message)
    except Unreadable as error:
        raise refusal(_CODES.get(error.outcome, "broken")) from error
    return taken.source()


class _Taken:
    """A source as it comes, message by message."""

    def __init__(self) -> None:
        self.kind = "text"
        self.plain: list[bytes] = []
        self.lines: list[str] = []
        self.marks: dict[int, Mark] = {}
        self.spots: list[tuple[int, int, str]] = []
        self.pictures: dict[str, tuple[str, bool, list[bytes]]] = {}
        self.left_out: list[tuple[str, str]] = []
        self._last: list[bytes] = []

    def hear(self, message: dict[str, Any]) -> None:
        if "kind" in message:
            self.kind = message["kind"]
        for text, mark in message.get("lines", ()):
            self.marks[len(self.lines)] = Mark(**mark | {"kind": Kind(mark.get("kind", ""))})
            self.lines.append(text)
        self.spots += [(place, group, name) for place, group, name in message.get("spots", ())]
        if "plain" in message:
            self.plain.append(base64.b64decode(message["plain"]))
        if "picture" in message:
            reference, name, beside = message["picture"]
            self._last = []
            self.pictures[reference] = (name, beside, self._last)
        if "data" in message:
            self._last.append(base64.b64decode(message["data"]))
        if "left_out" in message:
            name, code = message["left_out"]
            self.left_out.append((name, LEFT_OUT.get(code, LEFT_OUT["broken"])))

    def source(self) -> ReportSource:
        text = with_plain_breaks(decode(b"".join(self.plain))) if self.plain else "\n".join(self.lines)
        if not text.strip():
            raise refusal("no-text" if self.pictures else "empty")
        made = ReportSource(text, kind=self.kind, marks=self.marks, left_out=self.left_out)
        for place, group, reference in self.spots:
            self._stand(made, place, group, reference)
        beside = [(name, data) for name, beside, data in self.pictures.values() if beside]
        for name, data in in_order(beside):
            made.pictures.append(ReportPicture(b"".join(data), name, -1, len(made.pictures), beside=True))
        return made

    def _stand(self, made: ReportSource, place: int, group: int, reference: str) -> None:
        """A picture at its place; a sign or a logo of the file is none."""
        name, _beside, data = self.pictures.get(reference, ("", False, []))
        content = b"".join(data)
        if content and is_sign(content):
            left = (name, LEFT_OUT["too-small"])
            made.left_out += [] if left in made.left_out else [left]
            return
        made.spots.append(Spot(place, group, len(made.pictures) if content else None))
        if content:
            made.pictures.append(ReportPicture(content, name, place, len(made.pictures)))


def in_order(photos: list[tuple[str, list[bytes]]]) -> list[tuple[str, list[bytes]]]:
    """By the numbers in their names where all have one, else in natural order."""
    numbers = [number_in(name) for name, _data in photos]
    if None not in numbers:
        return sorted(photos, key=lambda photo: (number_in(photo[0]) or 0, natural(photo[0])))
    return sorted(photos, key=lambda photo: natural(photo[0]))


def is_sign(content: bytes) -> bool:
    """Whether a picture is too small to show anything; only its first bytes are read."""
    try:
        with Image.open(io.BytesIO(content)) as image:
            width, height = image.size
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return False
    return max(width, height) < _SMALLEST_SIDE or min(width, height) < _THINNEST
