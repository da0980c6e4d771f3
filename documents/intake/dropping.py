"""Dropped files on their way in: checked one by one, a ZIP taken apart, kept until the worker reads them."""

import tempfile
import zipfile
from collections.abc import Iterator
from datetime import timedelta
from pathlib import PurePath, PurePosixPath
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files import File
from django.db import transaction
from django.db.models import Max
from django.template.defaultfilters import filesizeformat
from django.utils import timezone
from django.utils.translation import gettext as _

from documents import uploads
from documents.extraction.kinds import kind_of
from documents.intake.matching import member_name
from documents.models import Intake, IntakeRow
from search.rights import Reader
from search.text import clean

# The worker leaves an intake alone as long as files go on coming; after this it begins with what is there.
HELD = timedelta(minutes=5)
MOST_FILES = 500
# A ZIP, and all that it holds once unpacked, in files of the largest size.
MOST_IN_ZIP = 10
_BLOCK = 1 << 20
_OF_A_COMPUTER = ("__MACOSX", "Thumbs.db", "desktop.ini")


def may_take_in(user: Reader) -> bool:
    return user.has_perm("documents.take_in_letters") and user.has_perm("documents.add_letter")


def add(file: Any, user: Any, intake_pk: int | None = None) -> tuple[Intake, list[IntakeRow]]:
    """Keep a file that came, or each file of a ZIP. What is refused is a failed row that says why.

    It goes to this user's intake of that number while it is open, else to a new one, held until `release`.
    """
    rows = [row_of(each) for each in files_in(file)]
    with transaction.atomic():
        intake = held(intake_pk, user) or Intake.objects.create(
            kind=Intake.Kind.FILES, asked_by=user, leased_until=timezone.now() + HELD
        )
        last = intake.rows.aggregate(last=Max("n"))["last"] or 0
        for n, row in enumerate(rows, last + 1):
            row.intake, row.n = intake, n
            if n > MOST_FILES and row.file:
                refuse(
                    row, _("One drop holds %(most)d files: drop the others after it.") % {"most": MOST_FILES}
                )
        IntakeRow.objects.bulk_create(rows)
    return intake, rows


def held(pk: int | None, user: Any) -> Intake | None:
    """The user's intake that still takes files, kept from the worker a while longer."""
    if pk is None:
        return None
    still = Intake.objects.filter(
        pk=pk, kind=Intake.Kind.FILES, asked_by=user, ended_at=None, attempts=0, undone_at=None
    )
    return still.first() if still.update(leased_until=timezone.now() + HELD) else None


def release(pk: int, user: Any) -> None:
    """All files are there: the worker may begin."""
    Intake.objects.filter(pk=pk, asked_by=user, ended_at=None, attempts=0).update(leased_until=None)


def row_of(file: Any) -> IntakeRow:
    """The row of one file, which is stored where it may be a letter's."""
    row = IntakeRow(filename=clean(PurePath((file.name or "").replace("\\", "/")).name)[-255:])
    try:
        if isinstance(file, Refused):
            raise ValidationError(file.why)
        uploads.check(file)
        row.file.save(row.filename, file, save=False)
    except ValidationError as error:
        refuse(row, " ".join(error.messages))
    except OSError:
        refuse(row, _("It could not be stored: there may be no room left. Try again later."))
    return row


def refuse(row: IntakeRow, why: str) -> None:
    if row.file:
        row.file.delete(save=False)
    row.outcome, row.message = IntakeRow.Outcome.FAILED, why


class Refused:
    """A file that is not even looked at."""

    def __init__(self, name: str, why: str) -> None:
        self.name, self.why = name, why


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
    members = [member for member in archive.infolist() if is_of_people(member)]
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
        name = PurePosixPath(member_name(member)).name
        try:
            with unpacked(archive, member, name) as one:
                yield one
        except (zipfile.BadZipFile, RuntimeError, OSError, NotImplementedError, EOFError):
            yield Refused(name, _("It cannot be unpacked: damaged, or under a password."))
        except TooLarge:
            yield Refused(name, _("It unpacks to more than the ZIP says: it is not opened."))


class TooLarge(Exception):
    """A member that holds more than its table of contents says."""


def is_of_people(member: zipfile.ZipInfo) -> bool:
    """Not what computers add of their own."""
    parts = member.filename.split("/")
    return not member.is_dir() and not any(part in _OF_A_COMPUTER or part[:1] == "." for part in parts)


def unpacked(archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str) -> File:
    """A member on disk, never more of it than was said. Raises TooLarge and what `zipfile` raises."""
    copy = tempfile.SpooledTemporaryFile(max_size=_BLOCK)  # noqa: SIM115 - closed with its File
    with archive.open(member) as packed:
        left = min(member.file_size, settings.LETTER_FILE_MAX_SIZE + 1)
        while left >= 0 and (block := packed.read(min(_BLOCK, left + 1))):
            left -= len(block)
            copy.write(block)
    if left < 0 and member.file_size <= settings.LETTER_FILE_MAX_SIZE:
        raise TooLarge
    file = File(copy, name=name)
    file.size = member.file_size
    copy.seek(0)
    return file
