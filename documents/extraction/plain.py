"""Plain text and web pages."""

import re
import unicodedata
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from documents.extraction import garble, limits
from documents.extraction.kinds import HEAD
from documents.extraction.outcomes import Doubt, Outcome, Unreadable

_MOST_BYTES = 50 << 20
_BLOCKS = {"p", "div", "br", "tr", "li", "h1", "h2", "h3", "h4", "h5", "h6", "table", "title", "section"}
_UNSEEN = {"script", "style", "template", "noscript"}


def pages(path: Path, kind: str) -> Iterator[dict[str, Any]]:
    if path.stat().st_size > _MOST_BYTES:
        raise Unreadable(Outcome.TOO_BIG)
    text = decoded(path.read_bytes())
    if kind == "html":
        text = seen_text(text)
    parts = [part for long in text.split("\f") for part in cut(long)] or [""]
    yield {"pages": len(parts)}
    for n, raw in enumerate(parts, start=1):
        read = garble.judged(raw)
        yield {"n": n, "text": read.text.strip("\n")} | ({"doubt": Doubt.GARBLED} if read.is_garbled else {})


def picture(path: Path, n: int) -> Any:
    raise Unreadable(Outcome.UNSUPPORTED, "no picture of plain text")


def cut(text: str) -> Iterator[str]:
    """At a line's end, where it is longer than a page may be."""
    while len(text) > limits.MOST_CHARACTERS:
        end = text.rfind("\n", 0, limits.MOST_CHARACTERS) + 1 or limits.MOST_CHARACTERS
        yield text[:end]
        text = text[end:]
    yield text


def decoded(data: bytes) -> str:
    """UTF-8, UTF-16 or Windows-1258, else as the old Vietnamese fonts stored it."""
    for encoding in encodings(data):
        try:
            return unicodedata.normalize("NFC", data.decode(encoding))
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1")


def encodings(data: bytes) -> Iterator[str]:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        yield "utf-16"
    elif data[1:HEAD:2].count(0) > len(data[:HEAD]) / 6:
        yield "utf-16-le"
    elif data[0:HEAD:2].count(0) > len(data[:HEAD]) / 6:
        yield "utf-16-be"
    yield "utf-8-sig"
    tried = garble.counted(unicodedata.normalize("NFC", data[: 4 * HEAD].decode("cp1258", "ignore")))
    if not tried.is_doubtful:
        yield "cp1258"


class _Seen(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.made: list[str] = []
        self.unseen = 0

    def handle_starttag(self, tag: str, attrs: list) -> None:
        self.unseen += tag in _UNSEEN
        if tag in _BLOCKS:
            self.made.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self.unseen -= tag in _UNSEEN and self.unseen > 0
        if tag in _BLOCKS:
            self.made.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.unseen:
            self.made.append(re.sub(r"\s+", " ", data))


def seen_text(html: str) -> str:
    parser = _Seen()
    parser.feed(html)
    parser.close()
    lines = (line.strip() for line in "".join(parser.made).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
