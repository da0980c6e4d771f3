"""Letter numbers found in texts."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Citation(models.Model):
    """A letter cited somewhere: linked when the library has it, listed for staff when not.

    `source` is the citing entry's key (`article:12`), so that this app need not know what cites.
    """

    source = models.CharField(_("cited by"), max_length=60, db_index=True)
    number = models.CharField(_("number"), max_length=200)
    lookup_key = models.CharField(max_length=200, db_index=True, editable=False)
    issued_on = models.DateField(_("issued on"), null=True, blank=True)
    abstract = models.TextField(_("abstract"), blank=True)
    letter = models.ForeignKey(
        "documents.Letter", models.SET_NULL, null=True, related_name="citations", verbose_name=_("letter")
    )

    class Meta:
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["lookup_key"], condition=models.Q(letter=None), name="citation_missing")
        ]
        constraints = [
            models.UniqueConstraint(fields=["source", "lookup_key"], name="one_citation_a_source_and_number")
        ]
        verbose_name = _("citation")
        verbose_name_plural = _("citations")

    def __str__(self) -> str:
        return self.number
