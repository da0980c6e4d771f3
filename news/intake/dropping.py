"""Reports and photos on their way in: checked one by one, a ZIP taken apart, kept until they are read."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from wagtail.permissions import policy_registry

from documents import uploads
from documents.extraction.kinds import kind_of
from documents.intake.dropping import enrol, store
from documents.unpacking import files_in, name_of
from news import pictures
from news.importing import PHOTO_SUFFIXES
from news.models import DroppedFile, NewsIndexPage, Photo, ReportIntake

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
    """As documents.intake.dropping.add, of reports and photos."""
    rows = [row_of(each) for each in files_in(file)]
    with transaction.atomic():
        intake = ReportIntake.taking(user, intake_pk)
        enrol(rows, intake, intake.files)
    return intake, rows


def row_of(file: Any) -> DroppedFile:
    row = DroppedFile(name=name_of(file), folder=getattr(file, "folder", "")[-1000:])
    row.kind = DroppedFile.Kind.NEITHER

    def check(file: Any) -> None:
        row.kind = checked_kind(file)

    store(row, row.name, file, check)
    return row


def checked_kind(file: Any) -> DroppedFile.Kind:
    """Report or photo, by the file's ending and bytes. Raises ValidationError."""
    uploads.check_size(file)
    suffix = uploads.suffix_of(file)
    if suffix in PHOTO_SUFFIXES:
        try:
            pictures.opened(file.file)
        except pictures.PictureError as error:
            raise ValidationError(str(error)) from error
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
