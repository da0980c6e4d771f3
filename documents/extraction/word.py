"""Word files: DOCX by its parts, DOC through antiword where that is installed."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

from documents.extraction import garble, limits, zipped
from documents.extraction.outcomes import Doubt, Outcome, Unreadable

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SIGNS = {f"{_W}tab": "\t", f"{_W}noBreakHyphen": "-", f"{_W}cr": "\n"}
# Form feed, which no text part holds.
_PAGE_END = "\f"
# Rows of fewer cells lay out (a letter's head has two columns); of more they are a table's.
_TABLE_CELLS = 3
_DEEPEST = 60


def pages(path: Path, kind: str) -> Iterator[dict[str, Any]]:
    texts = doc_pages(path) if kind == "doc" else docx_pages(path)
    yield {"pages": len(texts)}
    for n, raw in enumerate(texts, start=1):
        read = garble.judged(raw)
        yield {"n": n, "text": read.text} | ({"doubt": Doubt.GARBLED} if read.is_garbled else {})


def picture(path: Path, n: int) -> Any:
    raise Unreadable(Outcome.UNSUPPORTED, "no picture of a Word page")


def doc_pages(path: Path) -> list[str]:
    if not shutil.which("antiword"):
        raise Unreadable(Outcome.UNSUPPORTED, "antiword is not installed")
    command = ["antiword", "-m", "UTF-8.txt", "-w", "0", str(path)]
    done = subprocess.run(  # noqa: S603 - our own command, the path is absolute
        command,
        capture_output=True,
        timeout=limits.CPU_SECONDS,
        check=False,
    )
    text = done.stdout.decode("utf-8", "replace")
    if done.returncode and not text.strip():
        said = done.stderr.decode("utf-8", "replace")
        encrypted = "encrypt" in said.lower()
        raise Unreadable(Outcome.ENCRYPTED if encrypted else Outcome.BROKEN, said.strip()[:200])
    return [part.strip() for part in text.split(_PAGE_END)]


def docx_pages(path: Path) -> list[str]:
    """Headers stand before the first page, footers and notes after the last; where Word wrote down no page
    ends, it is one page."""
    with zipped.opened(path) as archive:
        body = text_of(zipped.tree(archive, "word/document.xml"))
        names = sorted(
            name for name in archive.namelist() if name.startswith("word/") and name.endswith(".xml")
        )
        around = {
            part: [text_of(zipped.tree(archive, name)) for name in names if name.startswith(f"word/{part}")]
            for part in ("header", "footnotes", "endnotes", "footer")
        }
    texts = [part.strip() for part in body.split(_PAGE_END)]
    # A section's end right after a page's end, and Word's own mark after a typed break, make no new page.
    texts = [text for place, text in enumerate(texts) if text or place == 0] or [""]
    texts[0] = joined([*once(around["header"]), texts[0]])
    texts[-1] = joined([texts[-1], *around["footnotes"], *around["endnotes"], *once(around["footer"])])
    return texts


def joined(parts: list[str]) -> str:
    return "\n".join(part.strip() for part in parts if part.strip())


def once(texts: list[str]) -> list[str]:
    """Each header once: there is one a section, mostly the same."""
    return list(dict.fromkeys(text.strip() for text in texts))


def text_of(part: Element) -> str:
    made: list[str] = []
    collect(part, made, 0)
    return "".join(made)


def collect(element: Element, made: list[str], depth: int) -> None:
    """The text of an element, lines where paragraphs end; text boxes once, deleted words not at all."""
    if depth > _DEEPEST:
        return
    for child in element:
        tag = child.tag
        if tag == f"{_W}t":
            made.append(child.text or "")
        elif tag in _SIGNS:
            made.append(_SIGNS[tag])
        elif tag == f"{_W}br":
            made.append(_PAGE_END if child.get(f"{_W}type") == "page" else "\n")
        elif tag == f"{_W}lastRenderedPageBreak":
            made.append(_PAGE_END)
        elif tag == f"{_W}tr":
            made.append(row(child, depth))
        elif tag not in (_FALLBACK, f"{_W}del", f"{_W}pPr", f"{_W}rPr", f"{_W}tabs"):
            if tag == f"{_W}txbxContent":
                made.append("\n")
            collect(child, made, depth + 1)
            if tag == f"{_W}p":
                made.append("\n")


def row(element: Element, depth: int) -> str:
    cells = []
    for cell in element.iter(f"{_W}tc"):
        made: list[str] = []
        collect(cell, made, depth + 2)
        cells.append("".join(made).strip("\n"))
    if len(cells) >= _TABLE_CELLS and not any("\n" in cell for cell in cells):
        return "\t".join(cells) + "\n"
    return "\n".join(cells) + "\n"
