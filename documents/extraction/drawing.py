"""A page as people see it, small enough to be sent: for whoever compares a form with its paper."""

import base64
import io
from contextlib import suppress
from pathlib import Path

import pypdfium2 as pdfium
from PIL import Image, ImageOps

from documents.extraction import pdf, pictures
from documents.extraction.outcomes import Outcome, Unreadable

WIDTH, MOST_HEIGHT = 1240, 3500
DRAWN = ("pdf", "jpeg", "png", "tiff", "webp")


def png(path: Path, kind: str, n: int) -> str:
    """Page n, counted from 1, as a PNG of a few colours in base 64. Raises Unreadable."""
    if kind not in DRAWN:
        raise Unreadable(Outcome.UNSUPPORTED, kind)
    try:
        image = pdf_page(path, n) if kind == "pdf" else picture(path, n)
    except (IndexError, EOFError, pdfium.PdfiumError) as error:
        raise Unreadable(Outcome.BROKEN, f"page {n}") from error
    # A seal stays red, and a scan's noise does not cost a megabyte.
    few = image.convert("RGB").quantize(64, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    out = io.BytesIO()
    few.save(out, "PNG")
    return base64.b64encode(out.getvalue()).decode()


def pdf_page(path: Path, n: int) -> Image.Image:
    document = pdf.opened(path)
    if n > len(document):
        raise IndexError(n)
    # Signatures are widgets of a form.
    with suppress(pdfium.PdfiumError):
        document.init_forms()
    page = document[n - 1]
    width, height = page.get_size()
    scale = min(WIDTH / max(1.0, width), MOST_HEIGHT / max(1.0, height))
    return page.render(scale=scale, may_draw_forms=True).to_pil()


def picture(path: Path, n: int) -> Image.Image:
    image = pictures.opened(path)
    if n > 1:
        image.seek(n - 1)
    upright = ImageOps.exif_transpose(image)
    upright.thumbnail((WIDTH, MOST_HEIGHT))
    return upright
