"""Work that one worker at a time holds for a while, so that none of it dies with its worker."""

from datetime import timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _


class LeasedWork(models.Model):
    """A piece of work asked for once and done by whichever worker claims it, with how far it is.

    A worker holds it until `leased_until` and says so again while it makes progress; one that dies leaves it
    to the next once that is over. What kills its worker each time ends with an error.
    """

    LEASE = timedelta(minutes=5)
    MAX_ATTEMPTS = 3

    leased_until = models.DateTimeField(null=True, editable=False)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0, editable=False)
    seen = models.PositiveIntegerField(_("done so far"), default=0, editable=False)
    total = models.PositiveIntegerField(_("of about"), default=0, editable=False)
    ended_at = models.DateTimeField(_("ended at"), null=True, editable=False)
    error = models.TextField(_("error"), blank=True, editable=False)

    class Meta:
        abstract = True

    @classmethod
    def waiting(cls) -> models.QuerySet[Self]:
        """What no living worker holds and is not ended, oldest first."""
        free = models.Q(leased_until=None) | models.Q(leased_until__lt=timezone.now())
        return cls._default_manager.filter(free, ended_at=None).order_by("pk")

    @classmethod
    def claim(cls, pk: int | None = None) -> Self | None:
        """The oldest that waits, or that of this number alone, now held by the caller; None without one."""
        asked = models.Q() if pk is None else models.Q(pk=pk)
        # One at a time: a hundred thousand may wait.
        while work := cls.waiting().filter(asked).first():
            until = timezone.now() + cls.LEASE
            held = (
                cls.waiting().filter(pk=work.pk).update(leased_until=until, attempts=models.F("attempts") + 1)
            )
            if held and work.attempts >= cls.MAX_ATTEMPTS:
                work.end(error=gettext("The worker died over it each time."))
            elif held:
                work.leased_until, work.attempts = until, work.attempts + 1
                return work
        return None

    def tell(self, seen: int, total: int) -> None:
        """Store how far the work is, and hold it a while longer."""
        self.seen, self.total, self.leased_until = seen, total, timezone.now() + self.LEASE
        self.save(update_fields=["seen", "total", "leased_until"])

    def let_go(self) -> None:
        """Leave it to the next worker, as if it had not been begun."""
        type(self)._default_manager.filter(pk=self.pk).update(
            leased_until=None, attempts=models.F("attempts") - 1
        )

    def end(self, error: str = "") -> None:
        # What went wrong may quote what it went wrong over, and PostgreSQL takes no zero byte.
        self.error = error.replace("\0", "\ufffd")[:1000]
        self.ended_at, self.leased_until = timezone.now(), None
        self.save()

    @property
    def is_running(self) -> bool:
        return self.ended_at is None and self.leased_until is not None


class AskedWork(LeasedWork):
    """Work that someone asked for, or the site itself."""

    asked_at = models.DateTimeField(_("asked at"), auto_now_add=True)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("asked by")
    )

    class Meta:
        abstract = True

    @classmethod
    def forget_ended(cls, kept: int) -> None:
        """Delete all that ended but the last so many."""
        old = cls._default_manager.exclude(ended_at=None).order_by("-pk")[kept:]
        cls._default_manager.filter(pk__in=list(old.values_list("pk", flat=True))).delete()
