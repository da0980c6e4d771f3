"""Reports and photos on their way in: checked one by one, a ZIP taken apart, kept until they are read."""

from datetime import timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import Max, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.permissions import policy_registry

from documents import uploads
from documents.extraction.kinds import kind_of
from documents.unpacking import MOST_FILES, Refused, files_in, name_of
from news import pictures
from news.importing import PHOTO_SUFFIXES
from news.models import DroppedFile, NewsIndexPage, Photo, ReportIntake

# As long as files go on coming they are not read; after this the worker begins with what is there.
HELD = timedelta(minutes=5)
# A report's ending → what it must be. Portals hand out HTML under Word's name.
REPORTS = {
    ".docx": {"docx", "encrypted"},
    ".doc": {"doc", "encrypted", "ole", "rtf", "docx", "html"},
    ".pdf": {"pdf"},
    ".html": {"html", "text"},
    ".htm": {"html", "text"},
    ".txt": {"text"},
}


def section() -> NewsIndexPage | None:
    """Where articles stand; None on a site without published news."""
    return NewsIndexPage.objects.live().first()


def may_take_in(user: Any) -> bool:
    """Who may add articles and photos."""
    news = section()
    may_add = bool(news and news.permissions_for_user(user).can_add_subpage())
    return may_add and policy_registry.get_by_type(Photo).user_has_permission(user, "add")


def intakes_of(user: Any) -> "QuerySet[ReportIntake]":
    """Those this person may see: one's own, all of them for who may change every article."""
    news = section()
    if news and news.permissions_for_user(user).can_edit():
        return ReportIntake.objects.all()
    return ReportIntake.objects.filter(asked_by=user)


def pasted(text: str) -> ContentFile:
    """A report that came as text, as a file."""
    content = text.replace("\0", " ").strip().encode()
    file = ContentFile(content)
    ending = ".html" if kind_of(file.file) == "html" else ".txt"
    file.name = _("pasted report") + ending
    return file


def add(file: Any, user: Any, intake_pk: int | None = None) -> tuple[ReportIntake, list[DroppedFile]]:
    """Keep a file that came, or each file of a ZIP. What is refused is a failed row that says why.

    It goes to this user's intake of that number while it is open, else to a new one, held until `release`.
    """
    rows = [row_of(each) for each in files_in(file)]
    with transaction.atomic():
        intake = held(intake_pk, user) or ReportIntake.objects.create(
            asked_by=user, leased_until=timezone.now() + HELD
        )
        last = intake.files.aggregate(last=Max("n"))["last"] or 0
        for n, row in enumerate(rows, last + 1):
            row.intake, row.n = intake, n
            if n > MOST_FILES and row.file:
                refuse(
                    row, _("One drop holds %(most)d files: drop the others after it.") % {"most": MOST_FILES}
                )
        DroppedFile.objects.bulk_create(rows)
    return intake, rows


def held(pk: int | None, user: Any) -> ReportIntake | None:
    """The user's intake that still takes files, kept from the worker a while longer."""
    if pk is None:
        return None
    still = ReportIntake.objects.filter(pk=pk, asked_by=user, ended_at=None, attempts=0)
    return still.first() if still.update(leased_until=timezone.now() + HELD) else None


def release(pk: int, user: Any) -> None:
    """All files are there: reading may begin."""
    ReportIntake.objects.filter(pk=pk, asked_by=user, ended_at=None, attempts=0).update(leased_until=None)


def row_of(file: Any) -> DroppedFile:
    """The row of one file, which is stored where it may be a report or a photo."""
    row = DroppedFile(name=name_of(file), folder=getattr(file, "folder", "")[-1000:])
    row.kind = DroppedFile.Kind.NEITHER
    try:
        if isinstance(file, Refused):
            raise ValidationError(file.why)
        row.kind = checked_kind(file)
        row.file.save(row.name, file, save=False)
    except (ValidationError, pictures.PictureError) as error:
        refuse(row, " ".join(getattr(error, "messages", [str(error)])))
    except OSError:
        refuse(row, _("It could not be stored: there may be no room left. Try again later."))
    return row


def checked_kind(file: Any) -> DroppedFile.Kind:
    """Report or photo, by the file's ending and bytes. Raises ValidationError and PictureError."""
    uploads.check_size(file)
    suffix = uploads.suffix_of(file)
    if suffix in PHOTO_SUFFIXES:
        pictures.opened(file.file)
        file.seek(0)
        return DroppedFile.Kind.PHOTO
    if suffix in REPORTS:
        uploads.check_bytes(file, REPORTS[suffix])
        return DroppedFile.Kind.REPORT
    raise ValidationError(
        _("“%(name)s” is neither a report (%(reports)s) nor a photo (%(photos)s).")
        % {"name": uploads.shown(file), "reports": kinds(REPORTS), "photos": kinds(PHOTO_SUFFIXES)}
    )


def kinds(suffixes: Any) -> str:
    return ", ".join(sorted(suffix[1:].upper() for suffix in suffixes))


def refuse(row: DroppedFile, why: str) -> None:
    if row.file:
        row.file.delete(save=False)
    row.outcome, row.message = DroppedFile.Outcome.FAILED, why
