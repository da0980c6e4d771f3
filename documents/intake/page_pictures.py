"""Pictures of a file's pages, drawn by the limited process and kept for the while someone works on it."""

import base64
from pathlib import Path

from django.core.cache import cache

from documents.extraction import Unreadable
from documents.extraction.process import messages
from documents.models import Attachment

KEPT_SECONDS = 900
# More of a file is opened, not scrolled through.
MOST_SHOWN = 20
DRAWN = (".pdf", ".jpg", ".jpeg", ".png", ".tif", ".tiff", ".webp")


def is_drawn(file: Attachment) -> bool:
    """Whether pages of this kind have a picture; of others the text is shown."""
    return Path(file.file.name or "").suffix.lower() in DRAWN


def picture(file: Attachment, n: int) -> bytes | None:
    """A page as PNG; None where there is none to draw."""
    key = f"page-picture:{file.sha256}:{n}"
    found: bytes | None = cache.get(key)
    if found is None and file.file.storage.exists(file.file.name or ""):
        try:
            found = next(drawn(Path(file.file.path), n))
        except (Unreadable, StopIteration):
            return None
        cache.set(key, found, KEPT_SECONDS)
    return found


def drawn(path: Path, n: int):
    for message in messages("draw", path, str(n)):
        yield base64.b64decode(message["png"])
