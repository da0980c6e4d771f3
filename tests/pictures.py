"""Pictures as people send them: in every format, turned, in other colours, with all a camera writes."""

import io
import struct
from itertools import product

import pillow_heif
from PIL import Image, ImageDraw

pillow_heif.register_heif_opener()

TRACES = (b"MAY-ANH", b"TOA-DO", b"NGUOI-CHUP", b"GHI-CHU", b"ANH-NHO", b"PHIM-KEM")
ORIENTATION, MAKER, IFD, GPS = 0x0112, 0x010F, 0x8769, 0x8825


def encoded(image: Image.Image, format: str, **options) -> bytes:
    out = io.BytesIO()
    image.save(out, format, **options)
    return out.getvalue()


def scene(width: int = 320, height: int = 200, seed: int = 1) -> Image.Image:
    """Shapes on a ground, another picture for every seed."""
    image = Image.new("RGB", (width, height), (seed * 70 % 200, seed * 40 % 250, 120))
    draw = ImageDraw.Draw(image)
    for n in range(9):
        at = (seed * (n + 3) * 37 % 100 / 100 * width, seed * (n + 5) * 53 % 100 / 100 * height)
        colour = (n * 29 * seed % 255, n * 61 % 255, seed * n * 17 % 255)
        draw.ellipse((at[0] - width / 7, at[1] - height / 7, at[0] + width / 7, at[1] + height / 7), colour)
    return image


def half_red(width: int = 60, height: int = 40) -> Image.Image:
    """Red above, blue below."""
    image = Image.new("RGB", (width, height), "blue")
    image.paste("red", (0, 0, width, height // 2))
    return image


def exif(orientation: int = 1) -> Image.Exif:
    """Who, with what, where, and what only the maker reads."""
    made = Image.Exif()
    made[ORIENTATION], made[MAKER], made[0x013B] = orientation, "MAY-ANH", "NGUOI-CHUP"
    made.get_ifd(IFD)[0x927C] = b"MAY-ANH"
    made.get_ifd(GPS)[1], made.get_ifd(GPS)[2] = "N", (16.0, 27.0, 48.0)
    made.get_ifd(GPS)[27] = b"TOA-DO"
    return made


def segment(marker: int, body: bytes) -> bytes:
    return bytes((0xFF, marker)) + struct.pack(">H", len(body) + 2) + body


def with_everything(jpeg: bytes) -> bytes:
    """XMP, IPTC, thumbnails, a comment, a maker's own segment, and a film behind the picture."""
    extra = [
        segment(0xE0, b"JFXX\0\x10ANH-NHO"),
        segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>TOA-DO</x:xmpmeta>"),
        segment(0xE2, b"MPF\0ANH-NHO"),
        segment(0xE6, b"GPMFTOA-DO"),
        segment(0xEB, b"JPc2paNGUOI-CHUP"),
        segment(0xED, b"Photoshop 3.0\0" + b"8BIM\x04\x04\0\0\0\x0fNGUOI-CHUP"),
        segment(0xFE, b"GHI-CHU"),
    ]
    return jpeg[:2] + b"".join(extra) + jpeg[2:] + b"\0\0\0\x18ftypmp42PHIM-KEM"


def icc(space: bytes, tags: dict[bytes, bytes]) -> bytes:
    """A colour profile of these tags."""
    at, table, body = 128 + 4 + 12 * len(tags), b"", b""
    for name, content in tags.items():
        content += bytes(-len(content) % 4)
        table += name + struct.pack(">II", at + len(body), len(content))
        body += content
    connection = b"XYZ " if space == b"RGB " else b"Lab "
    device = b"mntr" if space == b"RGB " else b"prtr"
    white = struct.pack(">3I", 0xF6D6, 0x10000, 0xD32D)
    head = struct.pack(
        ">I4sI4s4s4s12s4s", at + len(body), b"lcms", 0x02400000, device, space, connection, bytes(12), b"acsp"
    )
    head = head.ljust(68, b"\0") + white
    return head.ljust(128, b"\0") + struct.pack(">I", len(tags)) + table + body


def swapped_rgb() -> bytes:
    """A profile in which the number for red means green and the other way round."""

    def point(*xyz: float) -> bytes:
        return b"XYZ \0\0\0\0" + struct.pack(">3i", *(round(each * 65536) for each in xyz))

    gamma = b"curv\0\0\0\0" + struct.pack(">IH", 1, 0x0233)
    red, green = point(0.4360, 0.2225, 0.0139), point(0.3851, 0.7169, 0.0971)
    return icc(
        b"RGB ",
        {
            b"wtpt": point(0.9642, 1.0, 0.8249),
            b"rXYZ": green,
            b"gXYZ": red,
            b"bXYZ": point(0.1431, 0.0606, 0.7141),
            b"rTRC": gamma,
            b"gTRC": gamma,
            b"bTRC": gamma,
        },
    )


def cmyk_in_green() -> bytes:
    """A profile of a press whose cyan ink is green."""
    line = bytes(range(256))
    grid = b""
    for cyan, magenta, yellow, black in product((0, 1), repeat=4):
        light = 255 * (1 - black) * (0.55 if cyan or magenta or yellow else 1)
        grid += bytes((round(light), 128 - 70 * cyan + 60 * magenta, 128 + 60 * cyan + 30 * yellow))
    matrix = struct.pack(">9i", 65536, 0, 0, 0, 65536, 0, 0, 0, 65536)
    table = b"mft1\0\0\0\0" + bytes((4, 3, 2, 0)) + matrix + line * 4 + grid + line * 3
    return icc(b"CMYK", {b"A2B0": table, b"B2A0": table})
