"""The outbox: what the search index still has to take in."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Change(models.Model):
    """A change to be taken into the index.

    `key` names an entry (`letter:12`) or a fan-out (`page-tree:5`, `task-area:3`) that is expanded to
    rows of entries when it is taken. Rows are written in the content's own transaction and leave when taken.
    """

    key = models.CharField(_("key"), max_length=60, db_index=True)
    fanout = models.BooleanField(default=False)
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)
    # A taker holds a row until then; one that died is taken again by the next.
    leased_until = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    not_before = models.DateTimeField(null=True)
    error = models.TextField(_("last error"), blank=True)

    class Meta:
        ordering = ["pk"]
        # Few are leased of many that wait.
        indexes = [
            models.Index(
                fields=["leased_until"],
                condition=models.Q(leased_until__isnull=False),
                name="leased_search_changes",
            )
        ]
        verbose_name = _("search change")
        verbose_name_plural = _("search changes")

    def __str__(self) -> str:
        return self.key
