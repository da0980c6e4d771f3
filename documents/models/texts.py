"""The text found in letters' files, and how its finding went."""

from datetime import timedelta
from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from documents.models.attachments import Attachment
from search.engine import Label
from search.models import LeasedWork


class FileText(LeasedWork):
    """One file's reading. It stands beside the file, not in it: a letter's revisions must not bring back what
    was known of an older file.

    `seen` and `total` count pages, of text first and then of OCR; `sha256` is the file that was read, so a
    replaced one is read anew.
    """

    class Outcome(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        OK = "ok", _("Read")
        OCR = "ocr", _("Read by OCR")
        EMPTY = "empty", _("Empty")
        NEEDS_OCR = "needs-ocr", _("Needs OCR")
        GARBLED = "garbled", _("Unreadable letters")
        TOO_BIG = "too-big", _("Too big")
        TIMED_OUT = "timed-out", _("Timed out")
        ENCRYPTED = "encrypted", _("Encrypted")
        BROKEN = "broken", _("Broken")
        UNSUPPORTED = "unsupported", _("Not a kind that is read")

    attachment = models.OneToOneField(Attachment, models.CASCADE, related_name="reading")
    sha256 = models.CharField(max_length=64, editable=False)
    outcome = models.CharField(
        _("text"), max_length=12, choices=Outcome.choices, default=Outcome.WAITING, editable=False
    )
    asked_at = models.DateTimeField(auto_now_add=True)

    LEASE = timedelta(minutes=3)
    # What staff may do about the outcome, where someone looked it up.
    advice: Label = ""

    class Meta:
        default_permissions = ()
        verbose_name = _("text of a file")
        verbose_name_plural = _("texts of files")
        indexes = [
            models.Index(
                fields=["outcome", "id"], condition=models.Q(ended_at=None), name="file_texts_that_wait"
            )
        ]

    def __str__(self) -> str:
        return f"{self.attachment_id}: {self.get_outcome_display()}"

    def end(self, error: str = "") -> None:
        if error and self.outcome == self.Outcome.WAITING:
            self.outcome = self.Outcome.BROKEN
        super().end(error)

    @classmethod
    def waiting(cls) -> models.QuerySet[Self]:
        """Files whose own text is not read yet."""
        return super().waiting().filter(outcome=cls.Outcome.WAITING)


class Scan(FileText):
    """A file whose own text was read, or found wanting, and that waits for OCR of the pages it lacks."""

    class Meta:
        proxy = True
        default_permissions = ()

    @classmethod
    def waiting(cls) -> models.QuerySet[Self]:
        wanting = (cls.Outcome.NEEDS_OCR, cls.Outcome.GARBLED)
        return super(FileText, cls).waiting().filter(outcome__in=wanting)


class FilePage(models.Model):
    """The text of one page of a file; `n` counts from 1."""

    attachment = models.ForeignKey(Attachment, models.CASCADE, related_name="pages")
    n = models.PositiveIntegerField()
    text = models.TextField()
    by_ocr = models.BooleanField(default=False)
    # The syllables as search reads them, a space around each: whether a page shows what was asked.
    words = models.TextField(blank=True, editable=False)
    # The recogniser's own, 0 to 1; empty for text that stood in the file.
    confidence = models.FloatField(null=True)

    class Meta:
        default_permissions = ()
        ordering = ["n"]
        constraints = [models.UniqueConstraint(fields=["attachment", "n"], name="one_text_a_file_page")]

    def __str__(self) -> str:
        return f"{self.attachment_id}/{self.n}"
