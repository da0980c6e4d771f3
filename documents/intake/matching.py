"""Files in a ZIP ↔ the rows of a register, by the numbers in their names. Nothing is guessed.

`18-2019-TT-BGDDT.pdf`, `2302_SGDĐT-GDTX.pdf` and `2302-SGDDT-GDTX-CN&CTTT-CTHS (1).pdf` bear a whole number;
`2302.pdf` bears none. A file that may be of two letters is reported, and so is one that is of none.
"""

import re
import tempfile
import zipfile
from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from pathlib import PurePosixPath

from django.core.files import File
from django.utils.translation import gettext as _

from documents.decoding import ReadingError
from documents.extraction import zipped
from documents.intake.rows import Read
from documents.models import Attachment, Intake, IntakeRow
from documents.unpacking import member_name
from search.text import clean, fold

# One file of a letter, unpacked; a scan of a thick annex is a tenth of it.
MOST_BYTES = 500_000_000
MOST_FILES = 200_000
_COPY = re.compile(r"(?:\s*[(\[]\d{1,3}[)\]]|\s+-\s+copy)+$", re.IGNORECASE)

Parts = tuple[str, ...]


def parts(text: str) -> Parts:
    """What a number and a file's name share: runs of letters and digits, no marks, no leading zeros."""
    found = re.findall(r"[^\W_]+", fold(clean(text)))
    return tuple(part.lstrip("0") or "0" if part.isdigit() else part for part in found)


def stem_parts(name: str) -> Parts:
    """The parts of a file's name, without its ending, a browser's "(1)" and a "Số" before the number."""
    stem = _COPY.sub("", PurePosixPath(name.replace("\\", "/")).stem)
    found = parts(stem)
    while found and found[0] in ("so", "cv", "cong", "van"):
        found = found[1:]
    return found


def match(names: Iterable[str], numbers: dict[int, str]) -> tuple[dict[int, list[str]], dict[str, list[int]]]:
    """(row: its files, file: the rows it may be of) of files' names and rows' numbers.

    A file is one row's when that row's number, and no other's, begins its name; the longest number wins.
    The second part names the files that no row or several rows may claim.
    """
    by_parts: dict[Parts, list[int]] = defaultdict(list)
    for n, number in numbers.items():
        found = parts(number)
        if len(found) > 1:
            by_parts[found].append(n)
    matched: dict[int, list[str]] = defaultdict(list)
    left: dict[str, list[int]] = {}
    for name in names:
        whole = stem_parts(name)
        lengths = range(len(whole), 1, -1)
        rows = next((by_parts[whole[:size]] for size in lengths if whole[:size] in by_parts), [])
        if len(rows) == 1:
            matched[rows[0]].append(name)
        else:
            left[name] = rows
    return matched, left


class Files:
    """The files that came with an intake's register."""

    def __init__(self, intake: Intake) -> None:
        self.intake = intake

    @cached_property
    def archive(self) -> zipfile.ZipFile | None:
        if not self.intake.enclosed:
            return None
        try:
            archive = zipfile.ZipFile(self.intake.enclosed.open("rb"))
        except zipfile.BadZipFile as error:
            raise ReadingError("zip", _("The file of files is no ZIP, or it is cut.")) from error
        if len(archive.infolist()) > MOST_FILES:
            raise ReadingError("zip", _("The ZIP holds too many files: part it."))
        return archive

    @cached_property
    def members(self) -> dict[str, zipfile.ZipInfo]:
        """The ZIP's files by the names they bear there; what a computer adds of its own is left out."""
        found = self.archive.infolist() if self.archive else []
        return {member_name(member): member for member in found if zipped.is_of_people(member)}

    @cached_property
    def by_base_name(self) -> dict[str, list[str]]:
        named: dict[str, list[str]] = defaultdict(list)
        for name in self.members:
            named[name.lower()].append(name)
            if "/" in name:
                named[PurePosixPath(name).name.lower()].append(name)
        return named

    @cached_property
    def matched(self) -> dict[int, list[str]]:
        """Each row's files by number, where its column names none; the result tells what is left."""
        rows = self.intake.rows.values_list("n", "cells__number", "cells__files")
        if not self.members:
            return {}
        claimed: set[str] = set()
        numbers: dict[int, str] = {}
        for n, number, files in rows:
            if files:
                claimed.update(name for cell in listed(files) for name in self.by_base_name[cell.lower()])
            elif number:
                numbers[n] = number
        matched, left = match((name for name in self.members if name not in claimed), numbers)
        self.intake.result |= {
            "unmatched": [name for name, rows in left.items() if not rows],
            "ambiguous": {name: rows for name, rows in left.items() if rows},
        }
        return matched

    def give(self, kept: list[tuple[IntakeRow, Read]]) -> None:
        """Give each new letter its files, and say what is not there or cannot be unpacked."""
        for row, made in kept:
            names = self.named(row, made) if row.cells.get("files") else self.matched.get(row.n, [])
            seen: set[str] = set()
            for name in names:
                self.add(name, made, seen)

    def named(self, row: IntakeRow, made: Read) -> list[str]:
        """The files of the ZIP that a row's own column names."""
        found: list[str] = []
        for cell in listed(row.cells["files"]):
            names = self.by_base_name.get(cell.lower(), [])
            if len(names) == 1:
                found.append(names[0])
            elif names:
                made.notes.append(
                    _("several files are called “%(name)s”: none is taken") % {"name": cell[:100]}
                )
            else:
                made.notes.append(_("the file “%(name)s” did not come with it") % {"name": cell[:100]})
        return found

    def add(self, name: str, made: Read, seen: set[str]) -> None:
        if self.intake.dry_run:
            return
        try:
            attachment = self.unpacked(name)
        except (zipfile.BadZipFile, OSError, RuntimeError, ValueError):
            made.notes.append(_("the file “%(name)s” cannot be unpacked") % {"name": name[:100]})
            return
        # The same bytes under two names are one file.
        if attachment.sha256 not in seen:
            seen.add(attachment.sha256)
            made.files.append(attachment)

    def unpacked(self, name: str) -> Attachment:
        """A file of the ZIP, checked and measured, not stored yet."""
        assert self.archive is not None
        member = self.members[name]
        if member.file_size > MOST_BYTES:
            raise ValueError(name)
        # Small ones stay in memory; a chunk of large scans would not fit there. Closed with its attachment.
        copy = tempfile.SpooledTemporaryFile(max_size=1_000_000)  # noqa: SIM115
        with self.archive.open(member) as packed:
            while block := packed.read(1_000_000):
                copy.write(block)
        copy.seek(0)
        file = File(copy, name=PurePosixPath(name).name)
        file.size = member.file_size
        attachment = Attachment(file=file)
        attachment.measure()
        return attachment


def listed(cell: str) -> list[str]:
    """The names in a cell, cut at semicolons and line ends."""
    return [name.strip() for name in re.split(r"[;\n]", cell) if name.strip()]
