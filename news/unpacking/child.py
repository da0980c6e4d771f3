"""The process that takes a file apart: `child text PATH`, answers as JSON lines on standard output.

{"kind"}; {"lines": [[text, mark], …]} or {"plain"} in base 64; {"spots": [[place, group, reference], …]};
of each picture {"picture": [reference, name, beside]} and {"data"} in base 64, in pieces; {"left_out": [name,
code]}. The last line is {"end": true}, or {"outcome", "note"} where the file cannot be read.
"""

import base64
import binascii
import io
import json
import posixpath
import re
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from documents.extraction import garble, limits, zipped
from documents.extraction.kinds import kind_of_path
from documents.extraction.pages import Outcome, Unreadable
from news.unpacking import archive, web, word
from news.unpacking.lines import Gatherer, Mark, TooMuch

_LARGEST_PICTURE = 40 << 20
_MOST_OF_PICTURES = 300 << 20
_LARGEST_PAGE = 100 << 20
_LARGEST_TEXT = 10 << 20
_PIECE = 3 << 20
_BATCH = 500
_DATA = re.compile(r"data:image/[\w.+-]{1,20};base64,(?P<data>[A-Za-z0-9+/=\s%]+)")
_LANGUAGE = re.compile(r"<[a-z][^<>]{0,300}>", re.IGNORECASE)

Message = dict[str, Any]


class _Pictures:
    """The pictures of one file as messages, as long as they are not too much."""

    def __init__(self) -> None:
        self.size = 0
        self.sent: set[str] = set()

    def send(self, reference: str, name: str, data: bytes, *, beside: bool = False) -> Iterator[Message]:
        self.size += len(data)
        if self.size > _MOST_OF_PICTURES:
            yield {"left_out": [name, "too-much"]}
            return
        self.sent.add(reference)
        yield {"picture": [reference, name, beside]}
        for at in range(0, len(data), _PIECE):
            yield {"data": base64.b64encode(data[at : at + _PIECE]).decode("ascii")}

    def of_member(
        self, holder: zipfile.ZipFile, name: str, reference: str, *, beside: bool = False
    ) -> Iterator[Message]:
        shown = archive.shown_name(holder, name)
        try:
            data = archive.member(holder, name, _LARGEST_PICTURE)
        except Unreadable as error:
            yield {"left_out": [shown, str(error.outcome)]}
            return
        yield from self.send(reference, shown, data, beside=beside)


def told(path: Path) -> Iterator[Message]:
    kind = kind_of_path(path)
    if kind == "zip" and _is_word(path):
        kind = "docx"
    pictures = _Pictures()
    if kind == "docx":
        yield from docx(path, pictures)
    elif kind in ("html", "text"):
        if path.stat().st_size > _LARGEST_PAGE:
            raise Unreadable(Outcome.TOO_BIG)
        yield from html(path.read_bytes(), pictures)
    elif kind == "zip":
        yield from zipped_report(path, pictures)
    else:
        raise Unreadable(Outcome.UNSUPPORTED, kind)


def _is_word(path: Path) -> bool:
    """Word online names the main part otherwise."""
    try:
        with zipfile.ZipFile(path) as found:
            return "[Content_Types].xml" in found.namelist() and any(
                re.fullmatch(r"word/document\d*\.xml", name) for name in found.namelist()
            )
    except (zipfile.BadZipFile, OSError, ValueError):
        return False


def docx(source: Path | io.BytesIO, pictures: _Pictures) -> Iterator[Message]:
    gatherer = Gatherer()
    with zipped.opened(source) as parts:
        document = word.Document(parts)
        document.gather(gatherer)
        yield {"kind": "docx"}
        yield from gathered(gatherer)
        for name in dict.fromkeys(reference for _place, _group, reference in gatherer.spots if reference):
            yield from pictures.of_member(parts, name, name)


def html(data: bytes, pictures: _Pictures, beside: archive.Archive | None = None) -> Iterator[Message]:
    text = web.decoded(data)
    found: list[str] = []

    def kept(match: re.Match[str]) -> str:
        found.append(match["data"])
        return f"data:{len(found) - 1}"

    gatherer = Gatherer()
    text = _DATA.sub(kept, text)
    if len(text) > _LARGEST_TEXT:
        raise Unreadable(Outcome.TOO_BIG)
    web.gather(text, gatherer)
    yield {"kind": "html"}
    yield from gathered(gatherer)
    for reference in dict.fromkeys(reference for _place, _group, reference in gatherer.spots):
        yield from _of_page(reference, found, pictures, beside)


def _of_page(
    reference: str, found: list[str], pictures: _Pictures, beside: archive.Archive | None
) -> Iterator[Message]:
    """A picture of a web page: written in it, or a file beside it. Nothing is fetched from the net."""
    if reference.startswith("data:"):
        number = reference.removeprefix("data:")
        if not number.isdecimal() or int(number) >= len(found):
            return
        name = f"hinh-{int(number) + 1}"
        try:
            data = base64.b64decode(re.sub(r"\s|%0[AaDd]", "", found[int(number)]))
        except (binascii.Error, ValueError):
            yield {"left_out": [name, str(Outcome.BROKEN)]}
            return
        yield from pictures.send(reference, name, data)
        return
    member = beside.find(reference) if beside and reference else None
    if member and beside:
        yield from pictures.of_member(beside.archive, member, reference)
        pictures.sent.add(member)
    elif reference:
        yield {
            "left_out": [posixpath.basename(reference.split("?")[0])[:150] or reference[:150], "not-in-file"]
        }


def zipped_report(path: Path, pictures: _Pictures) -> Iterator[Message]:
    try:
        holder = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise Unreadable(Outcome.BROKEN, str(error)[:200]) from error
    with holder:
        found = archive.Archive(holder)
        data = found.read(found.report, archive.LARGEST_REPORT)
        if found.kind == "docx":
            yield from docx(io.BytesIO(data), pictures)
        elif found.kind == "html" or _LANGUAGE.match(data[:400].decode("utf-8", "ignore").strip()):
            yield from html(data, pictures, found)
        else:
            yield from text(data)
        for name in found.photos:
            if name not in pictures.sent:
                yield from pictures.of_member(holder, name, f"/{name}", beside=True)
        for name in found.others:
            yield {"left_out": [archive.shown_name(holder, name), "not-taken"]}


def text(data: bytes) -> Iterator[Message]:
    """The bytes of a plain text go as they are: they are decoded where other texts are."""
    if len(data) > _LARGEST_TEXT:
        raise Unreadable(Outcome.TOO_BIG)
    yield {"kind": "text"}
    for at in range(0, len(data), _PIECE):
        yield {"plain": base64.b64encode(data[at : at + _PIECE]).decode("ascii")}


def gathered(gatherer: Gatherer) -> Iterator[Message]:
    lines = mended(gatherer.lines)
    marks = [_written(mark) for mark in gatherer.marks]
    pairs = list(zip(lines, marks, strict=True))
    for at in range(0, len(pairs), _BATCH):
        yield {"lines": pairs[at : at + _BATCH]}
    yield {"spots": gatherer.spots}


def mended(lines: list[str]) -> list[str]:
    """Written with a font from before Unicode: put right as a whole, or left."""
    read = garble.judged("\n".join(lines)).text.split("\n")
    return read if len(read) == len(lines) else lines


def _written(mark: Mark) -> dict[str, Any]:
    return {name: value for name, value in vars(mark).items() if value}


def main(path: str) -> None:
    limits.limit_this_process(limits.CPU_SECONDS, limits.WALL_SECONDS)
    out = sys.stdout.buffer
    for message in answers(Path(path)):
        out.write(json.dumps(message, ensure_ascii=False).encode(errors="replace") + b"\n")
        out.flush()


def answers(path: Path) -> Iterator[Message]:
    try:
        yield from told(path)
        yield {"end": True}
    except Unreadable as error:
        yield {"outcome": error.outcome, "note": error.note}
    except (MemoryError, TooMuch):
        yield {"outcome": Outcome.TOO_BIG, "note": "memory"}
    except Exception as error:
        # Of a stranger's file a library may raise anything.
        yield {"outcome": Outcome.BROKEN, "note": f"{type(error).__name__}: {error}"[:300]}


if __name__ == "__main__":
    main(sys.argv[2])
