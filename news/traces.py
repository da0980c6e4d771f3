"""What a camera or a program wrote beside a picture, taken out byte by byte: the pixels stay."""

import re

# Between two markers of a JPEG stands coded picture, where 0xFF is followed by 0 or by a restart mark.
_NEXT_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
_SOS, _EOI, _COMMENT = 0xDA, 0xD9, 0xFE
_APPLICATION = range(0xE0, 0xF0)

# What draws the picture; text, times, Exif and the frames of an animation are none of it.
_PNG_KEPT = {
    *(b"IHDR", b"PLTE", b"IDAT", b"IEND"),
    *(b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"cICP", b"sBIT", b"bKGD", b"pHYs"),
}
_WEBP_KEPT = {b"VP8X", b"ICCP", b"ALPH", b"VP8 ", b"VP8L"}
_WEBP_ANIMATED, _WEBP_EXIF, _WEBP_XMP = 0x02, 0x08, 0x04
# Boxes of an AVIF lie at places that others name, so none can be cut out; one with these is encoded anew.
_AVIF_TRACES = (b"Exif", b"mime", b"uuid", b"udta", b"avis")


def without_traces(format: str, data: bytes) -> bytes | None:
    """The same picture without them, or None where only encoding it anew can take them out."""
    cleaners = {"JPEG": jpeg, "PNG": png, "WEBP": webp, "AVIF": avif}
    return cleaners[format](data) if format in cleaners else None


def jpeg(data: bytes) -> bytes | None:
    """Also without thumbnails, second pictures and films behind the picture's end."""
    out, at = bytearray(data[:2]), 2
    while at + 2 <= len(data):
        marker = data[at + 1]
        if data[at] != 0xFF:
            return None
        if marker == _EOI:
            break
        if marker == 0xFF:
            at += 1
            continue
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        if end < at + 4:
            return None
        out += _segment(marker, data[at:end])
        at = end
        if marker == _SOS:
            found = _NEXT_MARKER.search(data, at)
            end = found.start() if found else len(data)
            out += data[at:end]
            at = end
    return bytes(out) + b"\xff\xd9"


def _segment(marker: int, segment: bytes) -> bytes:
    """Of what applications add: the density, the colour profile and how Adobe's colours are meant."""
    body = segment[4:]
    if marker == _COMMENT:
        return b""
    if marker not in _APPLICATION:
        return segment
    if marker == 0xE0 and body.startswith(b"JFIF\0") and len(body) >= 14:
        return b"\xff\xe0\x00\x10" + body[:12] + b"\0\0"
    is_profile = marker == 0xE2 and body.startswith(b"ICC_PROFILE\0")
    is_adobe = marker == 0xEE and body.startswith(b"Adobe")
    return segment if is_profile or is_adobe else b""


def png(data: bytes) -> bytes:
    out, at = bytearray(data[:8]), 8
    while at + 8 <= len(data):
        end = at + 12 + int.from_bytes(data[at : at + 4], "big")
        name = data[at + 4 : at + 8]
        if name in _PNG_KEPT:
            out += data[at:end]
        if name == b"IEND":
            break
        at = end
    return bytes(out)


def webp(data: bytes) -> bytes | None:
    out, at = bytearray(data[:12]), 12
    last = 8 + int.from_bytes(data[4:8], "little")
    while at + 8 <= min(last, len(data)):
        size = int.from_bytes(data[at + 4 : at + 8], "little")
        end = at + 8 + size + size % 2
        name, chunk = data[at : at + 4], bytearray(data[at:end])
        if name == b"VP8X":
            if chunk[8] & _WEBP_ANIMATED:
                return None
            chunk[8] &= ~(_WEBP_EXIF | _WEBP_XMP)
        if name in _WEBP_KEPT:
            out += chunk
        at = end
    out[4:8] = (len(out) - 8).to_bytes(4, "little")
    return bytes(out)


def avif(data: bytes) -> bytes | None:
    at = 0
    while at + 8 <= len(data):
        size, name = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        if size < 8 or name not in (b"ftyp", b"meta", b"mdat"):
            return None
        at += size
    return None if at != len(data) or any(trace in data for trace in _AVIF_TRACES) else data
