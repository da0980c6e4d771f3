"""What the index's upkeep keeps in the database: the numbers of readings, and the work asked for."""

from datetime import timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _


class Reading(models.Model):
    """The number of one reading of content, and the version of every entry read then.

    Drawn, and committed, before the content is read. The row number of a change would not do: a lower one
    may be committed later, with newer content.
    """

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.pk)

    @classmethod
    def draw(cls) -> int:
        drawn = cls.objects.create().pk
        cls.objects.filter(pk__lt=drawn).delete()
        return drawn


class IndexTask(models.Model):
    """A comparison or a rebuild of the index that the worker does, asked for by someone or by the night."""

    class Kind(models.TextChoices):
        VERIFY = "verify", _("Comparison with the site")
        REPAIR = "repair", _("Comparison and repair")
        REBUILD = "rebuild", _("Rebuild")

    LEASE = timedelta(minutes=5)
    MAX_ATTEMPTS = 3
    KEPT = 100

    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    asked_at = models.DateTimeField(_("asked at"), auto_now_add=True)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("asked by")
    )
    # A worker holds it until then, and says so again while it makes progress.
    leased_until = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    seen = models.PositiveIntegerField(_("entries seen"), default=0)
    total = models.PositiveIntegerField(_("of about"), default=0)
    ended_at = models.DateTimeField(_("ended at"), null=True)
    # Counts by name, and a few keys of each sort of difference.
    result = models.JSONField(_("result"), default=dict)
    error = models.TextField(_("error"), blank=True)

    class Meta:
        ordering = ["-pk"]
        default_permissions = ()
        permissions = [("tend_index", _("Can look after the search index"))]
        constraints = [
            models.UniqueConstraint(
                fields=["kind"], condition=models.Q(ended_at=None), name="one_open_index_task_a_kind"
            )
        ]
        verbose_name = _("index task")
        verbose_name_plural = _("index tasks")

    def __str__(self) -> str:
        return self.get_kind_display()

    @classmethod
    def ask(cls, kind: str, user: int | None = None) -> Self:
        """The open task of that kind, or a new one."""
        return cls.objects.get_or_create(kind=kind, ended_at=None, defaults={"asked_by_id": user})[0]

    @classmethod
    def claim(cls) -> Self | None:
        """The oldest open task that no living worker holds, now held by the caller; None without one."""
        now = timezone.now()
        is_free = models.Q(leased_until=None) | models.Q(leased_until__lt=now)
        for task in cls.objects.filter(is_free, ended_at=None).order_by("pk"):
            held = cls.objects.filter(is_free, pk=task.pk, ended_at=None).update(
                leased_until=now + cls.LEASE, attempts=models.F("attempts") + 1
            )
            if held and task.attempts >= cls.MAX_ATTEMPTS:
                task.end(error=gettext("The worker died over it each time."))
            elif held:
                return task
        return None

    def tell(self, seen: int, total: int) -> None:
        """Store how far the work is, and hold it a while longer."""
        self.seen, self.total, self.leased_until = seen, total, timezone.now() + self.LEASE
        self.save(update_fields=["seen", "total", "leased_until"])

    def let_go(self) -> None:
        """Leave it to the next worker, as if it had not been begun."""
        type(self).objects.filter(pk=self.pk).update(leased_until=None, attempts=models.F("attempts") - 1)

    def end(self, result: dict | None = None, error: str = "") -> None:
        self.result, self.error = result or {}, error[:1000]
        self.ended_at, self.leased_until = timezone.now(), None
        self.save(update_fields=["result", "error", "ended_at", "leased_until"])
        old = type(self).objects.exclude(ended_at=None).order_by("-pk")[self.KEPT :]
        type(self).objects.filter(pk__in=list(old.values_list("pk", flat=True))).delete()

    @property
    def is_running(self) -> bool:
        return self.ended_at is None and self.leased_until is not None

    @property
    def differences(self) -> int:
        """How many a comparison found; 0 for another task."""
        counts = self.result.get("counts", {})
        return sum(count for sort, count in counts.items() if sort != "waiting")
