"""A file → its pages: the one way in for whoever needs a file's text."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from documents.extraction.pages import Doubt, FileReading, Outcome, PageText, Unreadable
from documents.extraction.process import Stopped, can_ocr, messages, never


class FileStream:
    """Pages as they are read; once they are through, `outcome` and `note` say how it ended. Only one page is
    held at a time."""

    def __init__(self, path: Path, stop: Callable[[], bool] = never) -> None:
        self.path, self.stop = path, stop
        self.page_count = 0
        self.outcome, self.note = "", ""
        self.has_text = False
        self.doubts: set[str] = set()

    def __iter__(self) -> Iterator[PageText]:
        """Raises Stopped."""
        try:
            for message in messages("text", self.path, stop=self.stop):
                if "pages" in message:
                    self.page_count = message["pages"]
                else:
                    yield self.seen(PageText(message["n"], message["text"], doubt=message.get("doubt", "")))
            self.outcome = self.judged()
        except Unreadable as error:
            self.outcome, self.note = error.outcome, error.note

    def seen(self, page: PageText) -> PageText:
        self.page_count = max(self.page_count, page.n)
        self.has_text = self.has_text or bool(page.text.strip())
        self.doubts |= {page.doubt} - {Doubt.NONE}
        return page

    def judged(self) -> Outcome:
        if Doubt.GARBLED in self.doubts:
            return Outcome.GARBLED
        if self.doubts - {Doubt.THIN} or (self.doubts and can_ocr()):
            return Outcome.NEEDS_OCR
        return Outcome.OK if self.has_text else Outcome.EMPTY


def stream_file(path: Path, stop: Callable[[], bool] = never) -> FileStream:
    """A file's own text, page by page, at the pace of whoever takes it."""
    return FileStream(path, stop)


def read_file(path: Path, *, ocr: bool = False, stop: Callable[[], bool] = never) -> FileReading:
    """The text of a file, whatever it is; never raises for what stands in it.

    With `ocr`, pages without readable text are read by tesseract, where it is installed, some seconds a page.
    `stop` is asked several times a second; once it says yes, Stopped is raised.
    """
    stream = stream_file(path, stop)
    pages = list(stream)
    outcome = stream.outcome
    if ocr and can_ocr() and outcome in (Outcome.NEEDS_OCR, Outcome.GARBLED):
        pages = [read_again(path, page, stop) if page.wants_ocr else page for page in pages]
        outcome = Outcome.OCR if any(page.text.strip() for page in pages) else Outcome.EMPTY
    return FileReading(str(outcome), pages, stream.page_count, stream.note)


def read_again(path: Path, page: PageText, stop: Callable[[], bool]) -> PageText:
    """By OCR; a page that OCR cannot read keeps what there was, unless that was garbage."""
    try:
        return read_scan(path, page.n, stop)
    except Unreadable:
        kept = "" if page.doubt == Doubt.GARBLED else page.text
        return replace(page, text=kept, by_ocr=True, confidence=0.0)


def read_scan(path: Path, n: int, stop: Callable[[], bool] = never) -> PageText:
    """One page by OCR, counted from 1. Raises Unreadable and Stopped."""
    for message in messages("scan", path, str(n), stop=stop):
        return PageText(
            n, message["text"], by_ocr=True, confidence=message["confidence"], unsure=message["unsure"]
        )
    raise Unreadable(Outcome.BROKEN)


__all__ = ["FileStream", "Stopped", "read_file", "read_scan", "stream_file"]
