"""What a reading gives: pages, and how it ended."""

from dataclasses import dataclass, field

from documents.extraction.outcomes import Doubt, Outcome, Unreadable

__all__ = ["Doubt", "FileReading", "Outcome", "PageText", "Unreadable"]

# The names under which a page's `unsure` tells of the digits of the letter's number and day; no word has a
# space.
NUMBER, DAY = "số …", "ngày …"
_MARKS = " .,;:()[]\"'“”|_-–"


def plain_word(word: str) -> str:
    """A word as a page's `unsure` names it."""
    return word.strip(_MARKS).lower()


@dataclass(frozen=True, slots=True)
class PageText:
    """A page, counted from 1. `confidence` is the recogniser's own, 0 to 1; None for text of the file.
    `unsure` are the words it doubts, in small letters, and how sure it is of each; NUMBER and DAY
    among them."""

    n: int
    text: str
    by_ocr: bool = False
    confidence: float | None = None
    doubt: str = ""
    unsure: dict[str, float] = field(default_factory=dict)

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
