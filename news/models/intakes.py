"""Reports dropped in the admin with their photos, and what was read of each."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from documents.models.attachments import stored_name
from documents.models.intakes import DroppedWork


class ReportIntake(DroppedWork):
    """What one person dropped at once: reports and photos, taken in file by file."""

    class Meta:
        ordering = ["-pk"]
        default_permissions = ()
        verbose_name = _("dropped reports")
        verbose_name_plural = _("dropped reports")

    def __str__(self) -> str:
        return f"{self.pk}"


class DroppedFile(models.Model):
    """A report, a photo beside it, or a picture that stood in its file; what became of each."""

    class Kind(models.TextChoices):
        REPORT = "report", _("Report")
        PHOTO = "photo", _("Photo")
        NEITHER = "neither", _("Neither report nor photo")

    class Outcome(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        MADE = "made", _("Made a draft")
        KNOWN = "known", _("Already an article")
        STORED = "stored", _("Photo stored")
        FAILED = "failed", _("Not taken in")

    intake = models.ForeignKey(ReportIntake, models.CASCADE, related_name="files")
    n = models.PositiveIntegerField()
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome.choices, default=Outcome.WAITING)
    message = models.TextField(_("message"), blank=True)
    name = models.CharField(_("file name"), max_length=255, blank=True)
    # Where it lay in a ZIP, the ZIP's own name first; empty for a file that came by itself.
    folder = models.CharField(max_length=1000, blank=True)
    file = models.FileField(upload_to=stored_name, max_length=200, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    # Of a report: its article, made of it or there before.
    page = models.ForeignKey("news.ConferenceArticlePage", models.SET_NULL, null=True, related_name="+")
    # Of a photo: whose gallery it goes to, once that is known.
    report = models.ForeignKey("self", models.SET_NULL, null=True, related_name="photos")
    photo = models.ForeignKey("news.Photo", models.SET_NULL, null=True, related_name="+")
    # Of a picture that stood in the report's file: which one it was there.
    picture = models.PositiveIntegerField(null=True)
    # Of a photo beside: the picture of the report's file that shows the same.
    shows = models.PositiveIntegerField(null=True)

    class Meta:
        default_permissions = ()
        ordering = ["n"]
        constraints = [
            models.UniqueConstraint(fields=["intake", "n"], name="one_place_a_dropped_file"),
            models.UniqueConstraint(fields=["report", "picture"], name="one_row_a_picture_of_a_report"),
        ]

    def __str__(self) -> str:
        return "/".join(filter(None, [self.folder, self.name]))


class ReportReading(models.Model):
    """A report as its file gave it, and what an editor changed of how it was read.

    The article is made of it anew with each change, as long as `revision_id` is the article's latest one:
    after that a person has gone on with it elsewhere.
    """

    file = models.OneToOneField(DroppedFile, models.CASCADE, related_name="reading")
    # A digest of the words, by which the same report is known again whatever its file is.
    digest = models.CharField(max_length=64, db_index=True)
    # news.reading.ReportSource without the pictures' bytes.
    source: Any = models.JSONField(default=dict)
    # {number of a piece: role}
    placed: Any = models.JSONField(default=dict)
    # {field of the article: value}
    corrected: Any = models.JSONField(default=dict)
    # [[caption's piece or null, dropped photo or null], …] once an editor arranged them; null: as matched.
    gallery: Any = models.JSONField(null=True)
    # Lines for the editor.
    notes: Any = models.JSONField(default=list)
    revision_id = models.IntegerField(null=True)
    checked_at = models.DateTimeField(_("checked at"), null=True)
    checked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.file_id}"
