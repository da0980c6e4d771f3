"""A picture as someone sends it → a picture as it is kept: whole, upright and without its camera's traces."""

import colorsys
import io
import os
import struct
import zlib
from typing import IO, cast

from django.core.files.base import ContentFile, File
from django.utils.translation import gettext as _
from PIL import Image, ImageOps
from pillow_heif import register_heif_opener

MAX_PIXELS = 50_000_000
# What browsers show is kept in its own format; anything else becomes a JPEG.
KEPT = {"JPEG": ".jpg", "PNG": ".png", "WEBP": ".webp", "AVIF": ".avif"}
READ = (*KEPT, "HEIF")
ORIENTATION = 0x0112
# JPEG segments that carry text about the picture: Exif and XMP (APP1), IPTC (APP13), comments.
TRACES = {0xE1, 0xED, 0xFE}

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


class PictureError(ValueError):
    """The file is no picture that can be kept; the message says why, in the user's language."""


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


def kept(file: File) -> tuple[File, int]:
    """The file to keep and the picture's tone, 0 to 15. Raises PictureError when the picture is broken.

    A JPEG that stands upright keeps its very pixels and loses only the segments that tell where and with
    what it was taken; the colour profile stays.
    """
    image = opened(file)
    small = thumbnail(file)
    suffix = KEPT.get(image.format or "", ".jpg")
    name = os.path.splitext(os.path.basename(file.name or "photo"))[0][:100] + suffix
    try:
        return ContentFile(cleaned(file, image), name=name), tone(small)
    except BROKEN as error:
        raise PictureError(damaged()) from error


def cleaned(file: IO[bytes], image: Image.Image) -> bytes:
    """The bytes to keep: those that came where nothing has to go, else the picture encoded anew."""
    traces = exif(image)
    upright = traces.get(ORIENTATION, 1) in (0, 1)
    file.seek(0)
    if image.format == "JPEG" and upright:
        return without_traces(file.read())
    if image.format in KEPT and upright and not traces and "xmp" not in image.info:
        return file.read()
    return rewritten(image)


def exif(image: Image.Image) -> Image.Exif:
    """What the camera wrote; nothing where it cannot be read, for the picture may still be whole."""
    try:
        return image.getexif()
    except BROKEN:
        return Image.Exif()


def damaged() -> str:
    return _("This picture is damaged: it ends too early or cannot be decoded.")


def thumbnail(file: IO[bytes]) -> Image.Image:
    """A tiny upright copy; making it reads the file to its end, so a cut or broken one is noticed here."""
    image = opened(file)
    try:
        image.draft("RGB", (64, 64))
        image.load()
        return image.convert("RGB").resize((8, 8), Image.Resampling.BOX)
    except BROKEN as error:
        raise PictureError(damaged()) from error


def without_traces(data: bytes) -> bytes:
    """A JPEG without the segments that are no picture; one of an unknown build comes back as it is."""
    out, at = bytearray(data[:2]), 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == 0xDA:
            break
        length = 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        if marker not in TRACES:
            out += data[at : at + length]
        at += length
    return bytes(out + data[at:])


def rewritten(image: Image.Image) -> bytes:
    """The picture upright and encoded anew, with its colour profile and nothing else."""
    format = image.format if image.format in KEPT else "JPEG"
    profile = image.info.get("icc_profile")
    image = ImageOps.exif_transpose(image)
    if format == "JPEG" and image.mode not in ("RGB", "L", "CMYK"):
        image = image.convert("RGB")
    image.info = {}
    out = io.BytesIO()
    options = {"quality": 92} if format != "PNG" else {}
    image.save(out, format, icc_profile=profile, **options)
    return out.getvalue()


def tone(small: Image.Image) -> int:
    """The picture's overall colour: 0 to 3 for greys from dark to light, 4 to 15 round the colour circle."""
    pixel = small.resize((1, 1), Image.Resampling.BOX).getpixel((0, 0))
    # Pillow also speaks of pictures with one band; this one is RGB.
    red, green, blue = cast("tuple[int, int, int]", pixel)
    hue, lightness, saturation = colorsys.rgb_to_hls(red / 255, green / 255, blue / 255)
    if saturation < 0.12:
        return min(3, int(lightness * 4))
    return 4 + min(11, int(hue * 12))
