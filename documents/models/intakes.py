"""What is taken into the register at once: a spreadsheet, fifty files, another library's archive."""

from datetime import timedelta
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from documents.models.attachments import stored_name
from search.models import AskedWork


class DroppedWork(AskedWork):
    """Files that someone drops, sent one by one: as long as they go on coming the worker leaves them alone;
    after HELD it begins with what is there."""

    HELD = timedelta(minutes=5)

    class Meta:
        abstract = True

    @classmethod
    def open_to(cls, user: Any) -> models.QuerySet[Self]:
        """What still takes files of this user: not ended, nor begun."""
        return cls._default_manager.filter(asked_by=user, ended_at=None, attempts=0)

    @classmethod
    def taking(cls, user: Any, pk: int | None, **fields: Any) -> Self:
        """The one of that number while it is open to the user, else a new one; held until `release`."""
        until = timezone.now() + cls.HELD
        if pk is not None and cls.open_to(user).filter(pk=pk).update(leased_until=until):
            return cls._default_manager.get(pk=pk)
        return cls._default_manager.create(asked_by=user, leased_until=until, **fields)

    @classmethod
    def release(cls, user: Any, pk: int) -> None:
        """All files are there: reading may begin."""
        cls.open_to(user).filter(pk=pk).update(leased_until=None)


class Intake(DroppedWork):
    """One taking-in, done by the worker row by row: it goes on where it stopped, and is undone as one."""

    class Kind(models.TextChoices):
        REGISTER = "register", _("Register")
        FILES = "files", _("Files")
        ARCHIVE = "archive", _("Archive of a library")

    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    dry_run = models.BooleanField(_("only try"), default=False)
    publish = models.BooleanField(_("publish what may be published"), default=False)
    # The register or the archive; dropped files stand in their rows.
    source = models.FileField(_("file"), upload_to=stored_name, max_length=200, blank=True)
    source_name = models.CharField(_("file name"), max_length=255, blank=True)
    # A ZIP with the files that a register names.
    enclosed = models.FileField(_("ZIP of files"), upload_to=stored_name, max_length=200, blank=True)
    # Counts by outcome.
    result = models.JSONField(_("result"), default=dict, editable=False)
    undone_at = models.DateTimeField(_("undone at"), null=True, editable=False)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", editable=False
    )

    class Meta:
        ordering = ["-pk"]
        default_permissions = ()
        permissions = [("take_in_letters", _("Can take letters in at once"))]
        verbose_name = _("intake")
        verbose_name_plural = _("intakes")

    def __str__(self) -> str:
        return self.source_name or self.get_kind_display()

    @classmethod
    def open_to(cls, user: Any) -> models.QuerySet[Self]:
        return super().open_to(user).filter(kind=cls.Kind.FILES, undone_at=None)


class IntakeRow(models.Model):
    """One row of a register, or one dropped file, and what became of it."""

    class Outcome(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        CREATED = "created", _("Taken in")
        UNCHANGED = "unchanged", _("Already there")
        DUPLICATE = "duplicate", _("Number taken: kept as a draft")
        FAILED = "failed", _("Not taken in")
        UNDONE = "undone", _("Undone")

    intake = models.ForeignKey(Intake, models.CASCADE, related_name="rows")
    # As a spreadsheet counts them; a dropped file's place among those dropped.
    n = models.PositiveIntegerField(_("row"))
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome.choices, default=Outcome.WAITING)
    message = models.TextField(_("message"), blank=True)
    letter = models.ForeignKey("documents.Letter", models.SET_NULL, null=True, related_name="intake_rows")
    # The row as it was read, {our name: cell}, so that what failed can be mended and loaded again.
    cells = models.JSONField(default=dict)
    file = models.FileField(upload_to=stored_name, max_length=200, blank=True)
    filename = models.CharField(_("file name"), max_length=255, blank=True)

    class Meta:
        default_permissions = ()
        ordering = ["n"]
        constraints = [models.UniqueConstraint(fields=["intake", "n"], name="one_outcome_an_intake_row")]

    def __str__(self) -> str:
        return f"{self.n}: {self.get_outcome_display()}"


class LetterReading(models.Model):
    """What was read from a letter's file, field by field, until an editor has looked at it."""

    letter = models.OneToOneField("documents.Letter", models.CASCADE, related_name="reading")
    # {field: {"value": …, "confidence": 0 to 1}}, as `read_letter --json` prints them.
    fields = models.JSONField(default=dict)
    # The least of those fields that are looked at.
    confidence = models.FloatField(_("confidence"), default=0)
    checked_at = models.DateTimeField(_("checked at"), null=True)
    checked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    class Meta:
        default_permissions = ()
        indexes = [
            models.Index(fields=["confidence"], condition=models.Q(checked_at=None), name="reading_to_check")
        ]

    def __str__(self) -> str:
        return f"{self.letter_id}: {self.confidence:.2f}"
