"""A letter's files."""

import hashlib
import re
import secrets
from pathlib import PurePath

from django.db import models, transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from documents import file_texts, uploads
from search.text import clean, slug

# What file systems refuse in a name.
_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|%]+')


def stored_name(attachment: "Attachment", filename: str) -> str:
    """A name of our own for the disk: what the sender called the file never becomes a path."""
    suffix = PurePath(filename).suffix.lower()
    suffix = suffix if suffix[1:].isascii() and suffix[1:].isalnum() and len(suffix) <= 6 else ""
    token = secrets.token_hex(16)
    return f"letters/{token[:2]}/{token}{suffix}"


class Attachment(Orderable):
    """A file of a letter: the text itself, an annex or a form."""

    class Label(models.TextChoices):
        TEXT = "text", _("Full text")
        ANNEX = "annex", _("Annex")
        FORM = "form", _("Form")
        OTHER = "other", _("Other")

    class Access(models.TextChoices):
        LETTER = "letter", _("As the letter")
        SIGNED_IN = "signed-in", _("Signed-in people")

    letter = ParentalKey("documents.Letter", on_delete=models.CASCADE, related_name="attachments")
    file = models.FileField(_("file"), upload_to=stored_name, max_length=200, validators=[uploads.check])
    filename = models.CharField(_("file name"), max_length=255, blank=True, editable=False)
    label = models.CharField(_("label"), max_length=10, choices=Label.choices, default=Label.TEXT)
    title = models.CharField(_("title"), max_length=255, blank=True)
    access = models.CharField(_("access"), max_length=10, choices=Access.choices, default=Access.LETTER)
    sha256 = models.CharField(max_length=64, blank=True, db_index=True, editable=False)
    size = models.PositiveBigIntegerField(_("size"), default=0, editable=False)

    class Meta(Orderable.Meta):
        verbose_name = _("attachment")
        verbose_name_plural = _("attachments")

    def __str__(self) -> str:
        return self.title or self.filename or self.get_label_display()

    def save(self, *args, **kwargs) -> None:
        self.measure()
        with transaction.atomic():
            super().save(*args, **kwargs)
            file_texts.ask(self)

    def measure(self) -> None:
        """Take a new file's name, size and SHA-256 before it is stored under a name of ours."""
        if not self.file or self.file._committed:  # type: ignore[attr-defined]  # not in django-stubs
            return
        self.filename = PurePath((self.file.name or "").replace("\\", "/")).name[-255:]
        digest = hashlib.sha256()
        for chunk in self.file.chunks():
            digest.update(chunk)
        self.sha256, self.size = digest.hexdigest(), self.file.size

    @property
    def download_name(self) -> str:
        """A readable name that any file system takes: `2302-sgddt-gdtx-van-ban.pdf`."""
        suffix = PurePath(self.file.name or "").suffix
        stem = slug(f"{self.letter.number} {self.title or self.get_label_display()}", limit=120)
        return f"{stem or 'van-ban'}{suffix}"

    @property
    def saved_name(self) -> str:
        """The name it is saved under, as people write it: `2302_SGDĐT-GDTX Toàn văn.pdf`."""
        words = clean(f"{self.letter.number} {self.title or self.get_label_display()}")
        stem = " ".join(_NOT_IN_NAMES.sub("_", words).split()).strip(" ._")
        return f"{stem[:120].rstrip() or 'van-ban'}{PurePath(self.file.name or '').suffix}"

    @property
    def kind_label(self) -> str:
        """What people call its kind: PDF, DOCX."""
        return PurePath(self.file.name or "").suffix[1:].upper()

    @property
    def is_shown_inline(self) -> bool:
        """Whether the letter's page has a place to read it in; pictures and texts open by their link."""
        return self.kind_label == "PDF"

    @property
    def anchor(self) -> str:
        """Its place in the letter's list of files."""
        return f"tep-{self.pk}"

    def get_absolute_url(self) -> str:
        """The file's address; empty for one that stands in a draft only."""
        return "" if self.pk is None else reverse("attachment", args=[self.pk, self.download_name])
