"""A ZIP someone sent, taken apart member by member, never more of it than its table of contents says."""

import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import PurePath, PurePosixPath
from typing import Any

from django.conf import settings
from django.core.files import File
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from documents.extraction import zipped
from documents.extraction.kinds import kind_of
from search.text import clean

MOST_FILES = 500
# A ZIP, and all that it holds once unpacked, in files of the largest size.
MOST_IN_ZIP = 10
_BLOCK = 1 << 20


class Refused:
    """A file that is not even looked at."""

    folder = ""

    def __init__(self, name: str, why: str) -> None:
        self.name, self.why = name, why


class Member(File):
    """A file of a ZIP; `folder` is where it lay in there, with the ZIP's own name before it."""

    folder = ""


class TooLarge(Exception):
    """A member that holds more than its table of contents says."""


def name_of(file: Any) -> str:
    """What the sender called the file: the last part of its path, as it may be stored and shown."""
    return clean(PurePath((file.name or "").replace("\\", "/")).name)[-255:]


def files_in(file: Any) -> Iterator[Any]:
    """The file, or what a ZIP holds, each open until the next is asked for."""
    if kind_of(file.file) != "zip":
        yield file
        return
    limit = settings.LETTER_FILE_MAX_SIZE * MOST_IN_ZIP
    if file.size > limit:
        yield Refused(file.name, _("A ZIP may have %(size)s: part it.") % {"size": filesizeformat(limit)})
        return
    try:
        with zipfile.ZipFile(file.file) as archive:
            yield from members_of(archive, file)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        yield Refused(file.name, _("This ZIP is damaged: it cannot be opened."))


def members_of(archive: zipfile.ZipFile, file: Any) -> Iterator[Any]:
    members = [member for member in archive.infolist() if zipped.is_of_people(member)]
    limit = settings.LETTER_FILE_MAX_SIZE * MOST_IN_ZIP
    if len(members) > MOST_FILES or sum(member.file_size for member in members) > limit:
        yield Refused(
            file.name,
            _("This ZIP holds more than %(most)d files or %(size)s: part it.")
            % {"most": MOST_FILES, "size": filesizeformat(limit)},
        )
        return
    if not members:
        yield Refused(file.name, _("This ZIP is empty."))
    for member in members:
        path = PurePosixPath(member_name(member).replace("\\", "/"))
        try:
            with unpacked(archive, member, path.name) as one:
                one.folder = "/".join([name_of(file), *path.parts[:-1]])
                yield one
        except (zipfile.BadZipFile, RuntimeError, OSError, NotImplementedError, EOFError):
            yield Refused(path.name, _("It cannot be unpacked: damaged, or under a password."))
        except TooLarge:
            yield Refused(path.name, _("It unpacks to more than the ZIP says: it is not opened."))


def member_name(member: zipfile.ZipInfo) -> str:
    """A member's path as it may be stored and shown."""
    return clean(zipped.member_name(member))


def unpacked(archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str) -> Member:
    """A member on disk, never more of it than was said. Raises TooLarge and what `zipfile` raises."""
    copy = tempfile.SpooledTemporaryFile(max_size=_BLOCK)  # noqa: SIM115 - closed with its File
    with archive.open(member) as packed:
        left = min(member.file_size, settings.LETTER_FILE_MAX_SIZE + 1)
        while left >= 0 and (block := packed.read(min(_BLOCK, left + 1))):
            left -= len(block)
            copy.write(block)
    if left < 0 and member.file_size <= settings.LETTER_FILE_MAX_SIZE:
        raise TooLarge
    file = Member(copy, name=name)
    file.size = member.file_size
    copy.seek(0)
    return file
