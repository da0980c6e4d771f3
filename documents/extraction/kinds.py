"""What a file is by its bytes; its name says nothing."""

import re
import zipfile
from pathlib import Path
from typing import IO

# What is enough to tell most kinds; PDF readers look for their mark in the first kilobyte.
HEAD = 4096
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*"
    rb"<(?:!doctype\s+html|html|head|body|script|svg|div|p|table|meta|iframe|style|title)\b",
    re.IGNORECASE | re.DOTALL,
)
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
# Of a ZIP: the part that only this kind has.
_PARTS = {"word/document.xml": "docx", "xl/workbook.xml": "xlsx", "ppt/presentation.xml": "pptx"}
_MOST_PARTS = 10_000


def kind_of(file: IO[bytes]) -> str:
    """'pdf', 'docx', 'xlsx', 'pptx', 'odf', 'zip', 'doc', 'xls', 'ole', 'encrypted' (an Office file under a
    password), 'jpeg', 'png', 'tiff', 'webp', 'rtf', 'html', 'text', 'empty' or 'unknown'."""
    file.seek(0)
    head = file.read(HEAD)
    kind = kind_of_head(head)
    if kind == "zip":
        kind = kind_of_zip(file)
    elif kind == "ole":
        kind = kind_of_ole(file)
    file.seek(0)
    return kind


def kind_of_path(path: Path) -> str:
    with path.open("rb") as file:
        return kind_of(file)


def kind_of_head(head: bytes) -> str:
    """By the first bytes alone; ZIP and OLE files hold several kinds."""
    if not head.strip(b"\x00 \t\r\n"):
        return "empty"
    for magic, kind in (
        (b"%PDF-", "pdf"),
        (b"PK\x03\x04", "zip"),
        (b"PK\x05\x06", "zip"),
        (_OLE, "ole"),
        (b"\xff\xd8\xff", "jpeg"),
        (b"\x89PNG\r\n\x1a\n", "png"),
        (b"II*\x00", "tiff"),
        (b"MM\x00*", "tiff"),
        (b"{\\rtf", "rtf"),
    ):
        if head.startswith(magic):
            return kind
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return "webp"
    if _HTML.match(head.removeprefix(b"\xef\xbb\xbf")):
        return "html"
    if b"%PDF-" in head[:1024]:
        return "pdf"
    return "text" if is_text(head) else "unknown"


def is_text(head: bytes) -> bool:
    if head.startswith(_BOMS):
        return True
    strange = sum(1 for byte in head if byte < 32 and byte not in b"\t\n\v\f\r\x1a\x1b")
    # UTF-16 without a mark has a zero in every other byte.
    return strange <= len(head) / 100 or head[1::2].count(0) > len(head) / 6 > 20 * head[::2].count(0)


def kind_of_zip(file: IO[bytes]) -> str:
    """Reads the table of contents only."""
    try:
        with zipfile.ZipFile(file) as archive:
            names = archive.namelist()[:_MOST_PARTS]
            is_named = "mimetype" in names and archive.getinfo("mimetype").file_size < 200
            if is_named and b"opendocument" in archive.read("mimetype"):
                return "odf"
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, NotImplementedError, KeyError):
        return "zip"
    return next((kind for part, kind in _PARTS.items() if part in names), "zip")


def kind_of_ole(file: IO[bytes]) -> str:
    """By the names of its streams, which stand in UTF-16 anywhere in the file."""
    marks = {
        "encrypted": "EncryptedPackage".encode("utf-16-le"),
        "doc": "WordDocument".encode("utf-16-le"),
        "xls": "Workbook".encode("utf-16-le"),
    }
    found: set[str] = set()
    file.seek(0)
    tail = b""
    while chunk := file.read(1 << 20):
        found |= {kind for kind, mark in marks.items() if mark in tail + chunk}
        tail = chunk[-64:]
    return next((kind for kind in marks if kind in found), "ole")
