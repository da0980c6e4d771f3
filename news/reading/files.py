"""A report's file → its source: text, what the file says of its lines, pictures."""

from pathlib import Path

from django.utils.translation import gettext_noop as _

from documents.decoding import ReadingError, decode
from documents.extraction.kinds import kind_of_path
from news.reading.lines import with_plain_breaks
from news.unpacking import Mark, ReportPicture, ReportSource

__all__ = ["Mark", "ReportPicture", "ReportSource", "read_source"]

LARGEST_TEXT = 20 << 20
MESSAGES = {
    "not-a-report": _("The file is no report: DOCX, DOC, PDF, HTML, plain text or a ZIP of one is read."),
    "encrypted": _("The file is locked with a password."),
    "broken": _("The file is damaged and cannot be read."),
    "too-big": _("The file is too large for a report."),
}


def read_source(path: Path) -> ReportSource:
    """Whatever kind the file is, told by its bytes. Raises OSError, and ReadingError whose `code` is "empty",
    "encoding" or a key of MESSAGES."""
    kind = kind_of_path(path)
    if kind in ("text", "empty"):
        return plain_source(path)
    raise refusal("not-a-report")


def refusal(code: str) -> ReadingError:
    return ReadingError(code, MESSAGES.get(code, ""))


def plain_source(path: Path) -> ReportSource:
    if path.stat().st_size > LARGEST_TEXT:
        raise refusal("too-big")
    return ReportSource(with_plain_breaks(decode(path.read_bytes())))
