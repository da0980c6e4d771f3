"""A letter's files."""

import hashlib
import secrets
from pathlib import PurePath

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from search.text import slug


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
    file = models.FileField(_("file"), upload_to=stored_name, max_length=200)
    filename = models.CharField(_("file name"), max_length=255, blank=True, editable=False)
    label = models.CharField(_("label"), max_length=10, choices=Label.choices, default=Label.TEXT)
    title = models.CharField(_("title"), max_length=255, blank=True)
    access = models.CharField(_("access"), max_length=10, choices=Access.choices, default=Access.LETTER)
    sha256 = models.CharField(max_length=64, blank=True, db_index=True, editable=False)
    size = models.PositiveBigIntegerField(_("size"), default=0, editable=False)

    class Meta(Orderable.Meta):
        indexes = [models.Index(fields=["sha256", "letter"], name="attachment_same_file")]
        verbose_name = _("attachment")
        verbose_name_plural = _("attachments")

    def __str__(self) -> str:
        return self.title or self.filename or self.get_label_display()

    def save(self, *args, **kwargs) -> None:
        self.measure()
        super().save(*args, **kwargs)

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

    def get_absolute_url(self) -> str:
        """The file's address; empty for one that stands in a draft only."""
        return "" if self.pk is None else reverse("attachment", args=[self.pk, self.download_name])
