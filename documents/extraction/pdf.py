"""PDF pages: their own text, or a picture of one for OCR."""

import ctypes
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from documents.extraction import garble, limits
from documents.extraction.outcomes import Doubt, Outcome, Unreadable

_PASSWORD_ERRORS = (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY)
# A stamp or a signature's lines over a scan are shorter than any page.
_STAMP = 300
_COVERED, _DRAWN = 0.4, 30
# Of a text layer over a picture this share has Vietnamese marks, or it was made by a reader that knows none.
_MARKED = 0.25
_MOST_BROKEN = 20
# The head of a letter stands in two columns on one line: a space as wide as this many letters parts them.
_HEAD, _GAP = 700, 3.0
# A page of a few short lines is taken for one written downwards: most of its lines are a letter or two.
_FEWEST_LINES, _TORN, _MOST_TORN = 8, 0.5, 5000
# In sizes of its type: what parts two words, and how far letters of one line may be off it.
_SPACE, _OFF = 0.14, 0.45
DPI = 300
_LONGEST_SIDE = 5000


def opened(path: Path) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(path)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) in _PASSWORD_ERRORS or "assword" in str(error):
            raise Unreadable(Outcome.ENCRYPTED) from error
        raise Unreadable(Outcome.BROKEN, str(error)) from error


def pages(path: Path, kind: str) -> Iterator[dict[str, Any]]:
    document = opened(path)
    count = len(document)
    if count == 0:
        raise Unreadable(Outcome.BROKEN, "no pages")
    yield {"pages": count}
    broken = 0
    for index in range(min(count, limits.MOST_PAGES)):
        try:
            yield {"n": index + 1, **page_text(document, index)}
        except pdfium.PdfiumError:
            broken += 1
            yield {"n": index + 1, "text": ""}
            if broken > _MOST_BROKEN or broken == count:
                raise Unreadable(Outcome.BROKEN, f"page {index + 1}") from None
    if count > limits.MOST_PAGES:
        raise Unreadable(Outcome.TOO_BIG, f"{count} pages")


def page_text(document: pdfium.PdfDocument, index: int) -> dict[str, Any]:
    page = document[index]
    try:
        layer = page.get_textpage()
        text = layer.get_text_range()[: limits.MOST_CHARACTERS]
        if is_torn(text):
            text = in_lines(layer)
        elif index == 0:
            text = columns_apart(layer, text)
        layer.close()
        read = garble.judged(text)
        doubt = doubted(page, read)
        return {"n": index + 1, "text": read.text} | ({"doubt": doubt} if doubt else {})
    finally:
        page.close()


def doubted(page: pdfium.PdfPage, read: garble.Judged) -> str:
    if read.is_garbled:
        return Doubt.GARBLED
    has_marks = read.good > _MARKED * read.words
    if has_marks and len(read.text) >= _STAMP:
        return Doubt.NONE
    covered, drawn = drawn_on(page)
    if not read.text.strip():
        return Doubt.SCAN if covered > _COVERED / 8 or drawn > _DRAWN else Doubt.NONE
    return Doubt.THIN if covered > _COVERED else Doubt.NONE


def drawn_on(page: pdfium.PdfPage) -> tuple[float, int]:
    """The share of the page that its largest picture covers, and how many lines and shapes are drawn."""
    width, height = page.get_size()
    largest, shapes = 0.0, 0
    for place, thing in enumerate(page.get_objects(max_depth=3)):
        if thing.type == raw.FPDF_PAGEOBJ_IMAGE:
            left, bottom, right, top = thing.get_bounds()
            largest = max(largest, abs((right - left) * (top - bottom)))
        elif thing.type == raw.FPDF_PAGEOBJ_PATH:
            shapes += 1
        if place > 3000:
            break
    return largest / max(1.0, width * height), shapes


def columns_apart(layer: pdfium.PdfTextPage, text: str) -> str:
    """The two columns of a letter's head, which the reader joins by a space where they stand on one line."""
    made: list[str] = []
    for place, char in enumerate(text):
        wide = char == " " and 0 < place < min(_HEAD, len(text) - 1) and is_wide(layer, place)
        made.append("\n" if wide else char)
    return "".join(made)


def is_wide(layer: pdfium.PdfTextPage, place: int) -> bool:
    before, after = box(layer, place - 1), box(layer, place + 1)
    return before is not None and after is not None and after[0] - before[1] > _GAP * max(before[2], 6.0)


def box(layer: pdfium.PdfTextPage, place: int) -> tuple[float, float, float] | None:
    """Left and right of a letter and the size of its type."""
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    if not raw.FPDFText_GetCharBox(layer, place, left, right, bottom, top) or right.value <= left.value:
        return None
    return left.value, right.value, raw.FPDFText_GetFontSize(layer, place)


def is_torn(text: str) -> bool:
    lines = text.split("\n", _MOST_TORN)
    if len(lines) < _FEWEST_LINES or len(text) > 8 * len(lines):
        return False
    return sum(len(line.strip()) < 3 for line in lines) > _TORN * len(lines)


def in_lines(layer: pdfium.PdfTextPage) -> str:
    """The letters as they stand: a line ends where the next letter is higher, lower or far away."""
    made: list[str] = []
    end, base = 0.0, None
    for place in range(min(layer.count_chars(), _MOST_TORN)):
        char = chr(raw.FPDFText_GetUnicode(layer, place))
        found = box(layer, place)
        if char in "\r\n" or found is None and not char.isspace():
            continue
        if found is None:
            made.append(" ")
            continue
        left, right, size = found
        x, y = ctypes.c_double(), ctypes.c_double()
        raw.FPDFText_GetCharOrigin(layer, place, x, y)
        size = max(size, 6.0)
        if base is not None and (abs(y.value - base) > _OFF * size or not -size < left - end < _GAP * size):
            made.append("\n")
        elif base is not None and left - end > _SPACE * size and made[-1] != " ":
            made.append(" ")
        made.append(char)
        end, base = right, y.value
    return "".join(made)


def picture(path: Path, n: int) -> Any:
    """A page as it looks, in colour: a red seal is told by it."""
    page = opened(path)[n - 1]
    scale = min(DPI / 72, _LONGEST_SIDE / max(1.0, *page.get_size()))
    return page.render(scale=scale, may_draw_forms=True).to_pil().convert("RGB")
