"""ZIPs: parts of a Word or Excel file, refused before unpacking where they would fill the memory; and what
members are called.
"""

import re
import zipfile
from contextlib import suppress
from pathlib import Path
from typing import IO
from xml.etree import ElementTree

from documents.extraction import limits
from documents.extraction.outcomes import Outcome, Unreadable

# What computers put into a ZIP of their own; of Word's, the mark of a file that was open.
_OF_A_COMPUTER = re.compile(r"(?:^|/)(?:__MACOSX/|\.(?!\.?/)|~\$|Thumbs\.db$|desktop\.ini$)", re.IGNORECASE)


def is_of_people(member: zipfile.ZipInfo) -> bool:
    """A file that someone put there."""
    return not member.is_dir() and not _OF_A_COMPUTER.search(member.filename)


def member_name(member: zipfile.ZipInfo) -> str:
    """A member's path; old programs write UTF-8 without saying so, which then reads as CP437."""
    name = member.filename
    if not member.flag_bits & 0x800:
        with suppress(UnicodeError):
            name = name.encode("cp437").decode("utf-8")
    return name


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
