"""How often something was read, without who read it."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class DayOfReads(models.Model):
    """One article, letter or guidance page on one day: how often readers opened it.

    `key` is its key in search, 'article:6'. Nothing is kept of a reader: no address, no session, no time.
    """

    day = models.DateField(_("day"))
    key = models.CharField(max_length=60)
    times = models.PositiveIntegerField(_("times read"), default=0)

    class Meta:
        default_permissions = ()
        verbose_name = _("day of reads")
        verbose_name_plural = _("days of reads")
        constraints = [models.UniqueConstraint(fields=["day", "key"], name="one_row_a_key_a_day")]
        indexes = [models.Index(fields=["key", "day"], name="reads_of_a_key")]

    def __str__(self) -> str:
        return f"{self.key} {self.day}: {self.times}"
