"""What a reading gives: pages, and how it ended."""

from dataclasses import dataclass, field
from enum import StrEnum


class Outcome(StrEnum):
    """How a reading ended; the values of `FileText.Outcome` without "waiting"."""

    OK = "ok"
    OCR = "ocr"
    EMPTY = "empty"
    NEEDS_OCR = "needs-ocr"
    GARBLED = "garbled"
    TOO_BIG = "too-big"
    TIMED_OUT = "timed-out"
    ENCRYPTED = "encrypted"
    BROKEN = "broken"
    UNSUPPORTED = "unsupported"


class Doubt(StrEnum):
    """Why a page's own text does not do: there is none over a picture, it is unreadable, or it is thin (a
    stamp's few words, letters without marks) over a picture of a page."""

    NONE = ""
    SCAN = "scan"
    GARBLED = "garbled"
    THIN = "thin"


@dataclass(frozen=True, slots=True)
class PageText:
    """A page, counted from 1. `confidence` is the recogniser's own, 0 to 1; None for text of the file."""

    n: int
    text: str
    by_ocr: bool = False
    confidence: float | None = None
    doubt: str = ""

    @property
    def wants_ocr(self) -> bool:
        return bool(self.doubt) and not self.by_ocr


@dataclass(slots=True)
class FileReading:
    """A whole file. `page_count` may be more than `pages` where the reading was cut off; `note` says more
    about the outcome, for staff, in English."""

    outcome: str
    pages: list[PageText] = field(default_factory=list)
    page_count: int = 0
    note: str = ""

    @property
    def text(self) -> str:
        return "\n\n".join(page.text for page in self.pages)


class Unreadable(Exception):
    """Nothing (more) can be read of a file, and why."""

    def __init__(self, outcome: Outcome, note: str = "") -> None:
        super().__init__(note or outcome)
        self.outcome, self.note = outcome, note
