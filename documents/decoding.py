"""Bytes of a file → its text, or an error that says in one line what is wrong with the file."""

import re
import unicodedata

from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

MAGIC = {
    b"%PDF": "pdf",
    b"PK\x03\x04": "docx",
    b"\xd0\xcf\x11\xe0": "doc",
    b"{\\rtf": "rtf",
    b"\x89PNG": "binary",
    b"\xff\xd8\xff": "binary",
    b"GIF8": "binary",
    b"\x1f\x8b": "binary",
    b"\x7fELF": "binary",
}
# Msgids: whoever shows one calls gettext(str(error)).
MESSAGES = {
    "empty": _("The file is empty."),
    "pdf": _("This is a PDF: only plain text (.txt, .csv) is read for now."),
    "docx": _("This is a DOCX, XLSX or other ZIP file: only plain text (.txt, .csv) is read for now."),
    "doc": _("This is an old Word or Excel file: only plain text (.txt, .csv) is read for now."),
    "rtf": _("This is an RTF file: only plain text (.txt, .csv) is read for now."),
    "html": _("This is an HTML file: only plain text (.txt, .csv) is read for now."),
    "binary": _("The file is not text."),
    "encoding": _("The file is in an unknown encoding: save it as UTF-8."),
}
_HTML = re.compile(r"\s{0,200}<(?:!doctype html|html|head|body|\?xml|div|p|table|meta)\b", re.IGNORECASE)
_TEXT_CONTROLS = "\t\n\r\v\f\x1a\x1b\x85"
_VOWELS = "aeiouy"
_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdghklmnpqrstvx])?"
    r"(?:[iuo]?[aeiouy]{1,2}[aeiouy]?)(?:ch|ng|nh|[cmnpt])?"
)
# Tone and shape marks of the Vietnamese alphabet: grave, circumflex, tilde, breve, hook, acute, horn, dot.
_MARKS = set("\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323")
_SIGNS = set("–—‘’“”…•°€™®©«»×÷·¬₫§±²³½")


class ReadingError(ValueError):
    """A file that cannot be read; `code` is a key of MESSAGES, or the reader's own with its `message`."""

    def __init__(self, code: str, message: str = "") -> None:
        super().__init__(message or MESSAGES[code])
        self.code = code


def explained(error: Exception) -> str:
    """What was wrong with a file, in one line of the user's language."""
    if isinstance(error, FileNotFoundError):
        return gettext("There is no such file.")
    if isinstance(error, PermissionError):
        return gettext("The file may not be read by this user.")
    if isinstance(error, IsADirectoryError):
        return gettext("This is a folder, not a file.")
    if isinstance(error, ReadingError):
        return gettext(str(error))
    if isinstance(error, ValidationError):
        return " ".join(error.messages)
    return str(error)


def decode(data: bytes) -> str:
    """UTF-8, UTF-16 and Windows-1258 text in NFC; anything else raises ReadingError."""
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise ReadingError("empty")
    for magic, code in MAGIC.items():
        if data.startswith(magic):
            raise ReadingError(code)
    text = _utf16(data)
    if text is None:
        text = _utf8(data)
    if text is None:
        text = _windows_1258(data)
    if text is None:
        raise ReadingError("binary" if _looks_binary(data) else "encoding")
    if not text.strip():
        raise ReadingError("empty")
    if _HTML.match(text):
        raise ReadingError("html")
    return text


def _utf16(data: bytes) -> str | None:
    """With a byte-order mark, or without one where every other byte of the spaces is zero."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        order = "utf-16-le" if data.startswith(b"\xff\xfe") else "utf-16-be"
        return _strict(data[2:], order)
    for order, space in (("utf-16-le", b" \x00"), ("utf-16-be", b"\x00 ")):
        zeros = data[1::2].count(0) if order == "utf-16-le" else data[0::2].count(0)
        if len(data) >= 4 and zeros > len(data) / 8 and (space in data or zeros > len(data) / 3):
            text = _strict(data, order)
            if text is not None:
                return text
    return None


def _utf8(data: bytes) -> str | None:
    return _strict(data.removeprefix(b"\xef\xbb\xbf"), "utf-8")


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    if not _is_text(text):
        raise ReadingError("binary")
    return unicodedata.normalize("NFC", text)


def _is_text(text: str) -> bool:
    strange = sum(1 for char in text if unicodedata.category(char) == "Cc" and char not in _TEXT_CONTROLS)
    unassigned = sum(1 for char in text if unicodedata.category(char) in ("Cn", "Co"))
    return strange + unassigned <= len(text) / 100


def _windows_1258(data: bytes) -> str | None:
    """Only where nearly all of it reads as Vietnamese: the code page decodes any bytes at all."""
    try:
        text = unicodedata.normalize("NFC", data.decode("cp1258"))
    except UnicodeDecodeError:
        return None
    return text if _reads_as_vietnamese(text) else None


def _reads_as_vietnamese(text: str) -> bool:
    good = total = 0
    for word in text.split():
        total += len(word)
        good += sum(
            len(part) if _is_sign_or_number(part) or _is_syllable(part) else 0
            for part in re.findall(r"[^\W\d_]+|[\W\d_]+", word)
        )
    return total > 0 and good >= 0.95 * total


def _is_sign_or_number(part: str) -> bool:
    return all((char.isascii() and char.isprintable()) or char in _SIGNS for char in part) and not any(
        char.isalpha() for char in part
    )


def _is_syllable(part: str) -> bool:
    """A Vietnamese syllable, its marks within the alphabet and at most one shape and one tone a letter.

    Acronyms and plain ASCII words pass: every report has them and no wrong code page makes them.
    """
    if part.isascii() or part.isupper() and len(part) <= 12 and all(_is_letter(char) for char in part):
        return True
    if not all(_is_letter(char) for char in part) or not (part[1:].islower() or part.isupper()):
        return all(_is_letter(char) for char in part) and _joined_syllables(part)
    plain = "".join("d" if char in "đĐ" else unicodedata.normalize("NFD", char)[0] for char in part)
    return _SYLLABLE.fullmatch(plain.lower()) is not None


def _joined_syllables(part: str) -> bool:
    """ "làGiám": published with the space missing."""
    pieces = [piece for piece in re.split(r"(?<=[^\W\d_])(?=[A-ZĐ])", part) if piece]
    return len(pieces) > 1 and all(piece[1:].islower() and _is_syllable(piece) for piece in pieces)


def _is_letter(char: str) -> bool:
    if char in "đĐ":
        return True
    base, *marks = list(unicodedata.normalize("NFD", char))
    if not base.isascii() or not base.isalpha() or not set(marks) <= _MARKS:
        return False
    return not marks or base.lower() in _VOWELS


def _looks_binary(data: bytes) -> bool:
    strange = sum(1 for byte in data if byte < 32 and byte not in b"\t\n\v\f\r\x1a\x1b")
    return strange > len(data) / 100
