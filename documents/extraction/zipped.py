"""Parts of a Word or Excel file, refused before unpacking where they would fill the memory."""

import zipfile
from pathlib import Path
from typing import IO
from xml.etree import ElementTree

from documents.extraction import limits
from documents.extraction.pages import Outcome, Unreadable


def opened(path: Path | IO[bytes]) -> zipfile.ZipFile:
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise Unreadable(Outcome.BROKEN, str(error)) from error
    parts = archive.infolist()
    if sum(part.file_size for part in parts) > limits.MOST_UNPACKED or len(parts) > 10_000:
        raise Unreadable(Outcome.TOO_BIG, "unpacked")
    xml = [part for part in parts if part.filename.endswith((".xml", ".rels"))]
    if any(part.file_size > limits.MOST_PART for part in xml):
        raise Unreadable(Outcome.TOO_BIG, "unpacked")
    if any(part.flag_bits & 1 for part in parts):
        raise Unreadable(Outcome.ENCRYPTED)
    return archive


def tree(archive: zipfile.ZipFile, name: str) -> ElementTree.Element:
    try:
        with archive.open(name) as part:
            # Expat reads no outer entities and stops at inner ones that grow.
            return ElementTree.parse(part).getroot()  # noqa: S314
    except (ElementTree.ParseError, zipfile.BadZipFile, KeyError, OSError, EOFError) as error:
        raise Unreadable(Outcome.BROKEN, f"{name}: {error}"[:200]) from error
