"""What one letter does to another: replaces it, amends it, guides it."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable


class Relation(Orderable):
    """One letter's word about another; the other's page says the same from its side.

    `other` is empty while the library does not have the letter of that `number`; it is found when it comes.
    """

    class Kind(models.TextChoices):
        REPLACES = "replaces", _("Replaces")
        REVOKES = "revokes", _("Revokes")
        AMENDS = "amends", _("Amends")
        SUPPLEMENTS = "supplements", _("Supplements")
        GUIDES = "guides", _("Guides")
        REFERS = "refers", _("Refers to")

    letter = ParentalKey("documents.Letter", on_delete=models.CASCADE, related_name="relations")
    kind = models.CharField(_("relation"), max_length=12, choices=Kind.choices, default=Kind.REPLACES)
    other = models.ForeignKey(
        "documents.Letter",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="related_from",
        verbose_name=_("letter"),
    )
    number = models.CharField(_("number, where the library does not have it"), max_length=200, blank=True)
    lookup_key = models.CharField(max_length=200, blank=True, db_index=True, editable=False)

    class Meta(Orderable.Meta):
        verbose_name = _("relation")
        verbose_name_plural = _("relations")

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.other or self.number}"
