"""From a window to a small picture that changes only when the screen does."""

import io
from pathlib import Path

from PIL import Image, ImageChops

# Of all points, so many may differ (a caret, a shadow's edge) before a picture counts as another.
ALIKE = 0.0002
MOST_BYTES = 60_000


def keep(png: bytes, path: Path) -> bool:
    """Write the picture unless what stands there shows the same; says whether it was written."""
    with Image.open(io.BytesIO(png)) as taken:
        made = encoded(taken.convert("RGB"))
    if path.exists() and is_alike(path.read_bytes(), made):
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(made)
    return True


def encoded(picture: Image.Image) -> bytes:
    """WebP, as fine as its size allows."""
    for quality in (80, 65, 50, 35, 20):
        out = io.BytesIO()
        picture.save(out, "WEBP", quality=quality, method=6)
        if out.tell() <= MOST_BYTES:
            break
    return out.getvalue()


def is_alike(old: bytes, new: bytes) -> bool:
    with Image.open(io.BytesIO(old)) as a, Image.open(io.BytesIO(new)) as b:
        if a.size != b.size:
            return False
        difference = ImageChops.difference(a.convert("L"), b.convert("L"))
    differing = sum(difference.histogram()[24:])
    return differing <= ALIKE * difference.width * difference.height
