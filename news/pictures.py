"""A picture as someone sends it → a picture as it is kept: whole, upright and without its camera's traces."""

import colorsys
import fcntl
import io
import os
import struct
import threading
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, cast

from django.conf import settings
from django.core.files.base import ContentFile, File
from django.utils.translation import gettext as _
from PIL import Image
from pillow_heif import register_heif_opener

from news.colours import in_srgb, plain
from news.looks import Look, look
from news.traces import without_traces

# Cameras sold as fifty megapixels take up to 51.3 million.
MAX_PIXELS = 52_000_000
# What browsers show is kept in its own format; anything else becomes a JPEG.
KEPT = {"JPEG": ".jpg", "PNG": ".png", "WEBP": ".webp", "AVIF": ".avif"}
READ = (*KEPT, "HEIF")
ORIENTATION = 0x0112
TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}

# What Pillow and its plugins raise for files that are broken or made to break them.
BROKEN = (
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    LookupError,
    EOFError,
    ArithmeticError,
    struct.error,
    zlib.error,
    Image.DecompressionBombError,
)

register_heif_opener()
_turn = threading.Lock()


class PictureError(ValueError):
    """The file is no picture that can be kept; the message says why, in the user's language."""


class KeptFile(ContentFile):
    """A file that is ready to be kept, and what was seen of the picture on the way."""

    tone: int
    look: Look | None


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Large pictures decoded by every thread and process at once would fill the memory."""
    path = Path(settings.VAR_DIR) / "pictures.lock"
    path.parent.mkdir(parents=True, exist_ok=True)
    with _turn, path.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def opened(file: IO[bytes]) -> Image.Image:
    """The picture of a file, not decoded yet. Raises PictureError for other files and for picture bombs."""
    file.seek(0)
    try:
        image = Image.open(file, formats=READ)
    except BROKEN as error:
        raise PictureError(_("This file is not a picture that can be read.")) from error
    if image.width * image.height > MAX_PIXELS:
        raise PictureError(
            _("This picture has more than %(limit)d million pixels.") % {"limit": MAX_PIXELS // 10**6}
        )
    return image


def ready_to_keep(file: File) -> KeptFile:
    """The file to keep, with what was seen of it; one that is ready already comes back at once. Raises
    PictureError when the picture is broken.

    A picture that stands upright keeps its very pixels and loses only what tells where and with what it
    was taken; the colour profile stays. Of an animation the first picture is kept.
    """
    inner = getattr(file, "file", None)
    for known in (file, inner):
        if isinstance(known, KeptFile):
            known.seek(0)
            return known
    with one_at_a_time():
        image = opened(file)
        small = thumbnail(file, orientation(image))
        try:
            data, format = cleaned(file, image)
        except BROKEN as error:
            raise PictureError(damaged()) from error
    stem = os.path.splitext(os.path.basename(file.name or "photo"))[0][:100]
    ready = KeptFile(data, name=stem + KEPT[format])
    ready.tone, ready.look = tone(small), look(small)
    return ready


def cleaned(file: IO[bytes], image: Image.Image) -> tuple[bytes, str]:
    """The bytes to keep and their format: the pixels as they came, or encoded anew where it must be."""
    # Pillow calls a JPEG with a second picture behind it MPO.
    format = "JPEG" if image.format == "MPO" else image.format or ""
    if orientation(image) == 1:
        file.seek(0)
        data = without_traces(format, file.read())
        if data is not None:
            return data, format
    return rewritten(image, format)


def orientation(image: Image.Image) -> int:
    """How the camera was held, 1 to 8; 1 where it cannot be read, for the picture may still be whole."""
    try:
        found = image.getexif().get(ORIENTATION, 1)
    except BROKEN:
        return 1
    return found if found in TURNS else 1


def damaged() -> str:
    return _("This picture is damaged: it ends too early or cannot be decoded.")


def thumbnail(file: IO[bytes], orientation: int) -> Image.Image:
    """A tiny upright copy; making it reads the file to its end, so a cut or broken one is noticed here."""
    image = opened(file)
    try:
        image.draft("RGB", (64, 64))
        image.load()
        small = in_srgb(plain(image).resize((64, 64), Image.Resampling.BOX))
    except BROKEN as error:
        raise PictureError(damaged()) from error
    return small.transpose(TURNS[orientation]) if orientation in TURNS else small


def rewritten(image: Image.Image, format: str) -> tuple[bytes, str]:
    """The picture upright and encoded anew, with its colour profile and nothing else."""
    profile = image.info.get("icc_profile")
    turn = TURNS.get(orientation(image))
    # Coding AVIF takes a minute for a large photo; it is kept only for what lets the page through.
    if format not in KEPT or (format == "AVIF" and "A" not in image.getbands()):
        format = "JPEG"
    image.load()
    if turn is not None:
        image = image.transpose(turn)
    if format == "JPEG" and image.mode not in ("RGB", "L", "CMYK"):
        image = in_srgb(image)
        profile = None
    image.info = {}
    out = io.BytesIO()
    options = {"quality": 92} if format != "PNG" else {}
    image.save(out, format, icc_profile=profile, **options)
    return out.getvalue(), format


def tone(small: Image.Image) -> int:
    """The picture's overall colour: 0 to 3 for greys from dark to light, 4 to 15 round the colour circle."""
    pixel = small.resize((1, 1), Image.Resampling.BOX).getpixel((0, 0))
    # Pillow also speaks of pictures with one band; this one is RGB.
    red, green, blue = cast("tuple[int, int, int]", pixel)
    hue, lightness, saturation = colorsys.rgb_to_hls(red / 255, green / 255, blue / 255)
    if saturation < 0.12:
        return min(3, int(lightness * 4))
    return 4 + min(11, int(hue * 12))
