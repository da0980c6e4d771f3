"""How a reading ends, and why a page's text does not do: all that the reading process itself needs."""

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


class Unreadable(Exception):
    """Nothing (more) can be read of a file, and why."""

    def __init__(self, outcome: Outcome, note: str = "") -> None:
        super().__init__(note or outcome)
        self.outcome, self.note = outcome, note
