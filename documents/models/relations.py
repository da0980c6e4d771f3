"""What one letter does to another: replaces it, amends it, guides it."""

from typing import cast

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from documents import numbers, relating, status


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
        # The nightly look for letters that another one has come to end.
        indexes = [models.Index(fields=["kind", "other"], name="relation_kind_other")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.other or self.number}"

    def save(self, *args, **kwargs) -> None:
        """Find the letter of a number, and settle the status of the letters this meant and means."""
        with transaction.atomic():
            self.number = numbers.normalise(self.number)
            self.lookup_key = relating.key_of(self.number)
            if self.number:
                self.other_id = relating.letter_named(self.lookup_key, cast("int", self.letter_id))
            meant = Relation.objects.filter(pk=self.pk).values_list("other", flat=True).first()
            super().save(*args, **kwargs)
            status.settle({meant, self.other_id})

    def clean(self) -> None:
        """A number beside a chosen letter that bears it with others says no more than the choice."""
        super().clean()
        if self.other and self.number.strip():
            key = relating.key_of(self.number)
            if key == self.other.lookup_key and relating.letter_named(key) is None:
                self.number = ""
