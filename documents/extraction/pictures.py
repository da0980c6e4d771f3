"""Pictures of pages; a TIFF may hold several."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from PIL import Image, ImageOps

from documents.extraction import limits
from documents.extraction.outcomes import Doubt, Outcome, Unreadable

_FORMATS = ("JPEG", "PNG", "TIFF", "WEBP")
_MOST_FRAMES = 2000
# Tesseract reads letters of some 30 pixels best: a page of A4 is about so high then.
_LONGEST_SIDE, _READABLE = 5000, 3508


def opened(path: Path) -> Image.Image:
    Image.MAX_IMAGE_PIXELS = None
    image = Image.open(path, formats=_FORMATS)
    if image.width * image.height > limits.MOST_PIXELS:
        raise Unreadable(Outcome.TOO_BIG, f"{image.width} × {image.height}")
    return image


def pages(path: Path, kind: str) -> Iterator[dict[str, Any]]:
    image = opened(path)
    count = min(getattr(image, "n_frames", 1), _MOST_FRAMES)
    # A cut picture is said to be broken now, not when its turn for OCR comes.
    image.load()
    yield {"pages": count}
    for n in range(1, count + 1):
        yield {"n": n, "text": "", "doubt": Doubt.SCAN}


def picture(path: Path, n: int) -> Any:
    """A page, upright and large enough to read; in gray or colour as it is."""
    image = opened(path)
    if n > 1:
        image.seek(n - 1)
        if image.width * image.height > limits.MOST_PIXELS:
            raise Unreadable(Outcome.TOO_BIG, f"{image.width} × {image.height}")
    upright = ImageOps.exif_transpose(image)
    if upright.mode in ("RGBA", "LA", "PA") or "transparency" in upright.info:
        white = Image.new("RGBA", upright.size, "white")
        upright = Image.alpha_composite(white, upright.convert("RGBA"))
    page = upright.convert("L" if upright.mode in ("1", "L", "I;16") else "RGB")
    longest = max(page.size)
    if longest > _LONGEST_SIDE:
        page.thumbnail((_LONGEST_SIDE, _LONGEST_SIDE))
    elif longest < _READABLE:
        times = min(2.0, _READABLE / longest)
        page = page.resize((int(page.width * times), int(page.height * times)), Image.Resampling.BICUBIC)
    return page
