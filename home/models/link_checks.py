"""Links that lead nowhere and missing pictures, as the worker last saw them, and its looks at them."""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from search.models import AskedWork


class BrokenLink(models.Model):
    """Something that a public page or letter shows and that no public reader can reach.

    `source` is 'page:6', 'letter:12', 'menulink:3' or 'notice:1'; `text` the words of the link, `target`
    where it should lead.
    """

    class Place(models.TextChoices):
        TEXT = "text", pgettext_lazy("place", "Text")
        FIELD = "field", pgettext_lazy("place", "Link field")
        FILE = "file", pgettext_lazy("place", "File")
        PHOTO = "photo", pgettext_lazy("place", "Photo")

    class Reason(models.TextChoices):
        GONE = "gone", _("What it led to was deleted")
        UNPUBLISHED = "unpublished", _("Leads to what is not published")
        WITHDRAWN = "withdrawn", _("Leads to a withdrawn letter")
        RESTRICTED = "restricted", _("Not open to every reader")
        NOT_FOUND = "not-found", _("No page stands at this address")
        CIRCLE = "circle", _("Redirects lead in a circle")
        NO_FILE = "no-file", _("The file is missing on the server")
        NO_PHOTO = "no-photo", _("The caption has no photo")
        NO_SIZES = "no-sizes", _("Sizes of the photo were missing: they are made anew")

    source = models.CharField(max_length=60, db_index=True)
    title = models.CharField(_("where"), max_length=255)
    place = models.CharField(pgettext_lazy("place", "place"), max_length=10, choices=Place.choices)
    text = models.CharField(_("link text"), max_length=255, blank=True)
    target = models.CharField(_("leads to"), max_length=500, blank=True)
    reason = models.CharField(_("why"), max_length=12, choices=Reason.choices, db_index=True)
    noted_at = models.DateTimeField(_("noted at"), auto_now_add=True, db_index=True)

    class Meta:
        ordering = ["title", "source", "pk"]
        default_permissions = ("view",)
        verbose_name = _("broken link")
        verbose_name_plural = _("broken links")

    def __str__(self) -> str:
        return f"{self.title}: {self.text or self.target}"


class LinkCheck(AskedWork):
    """A look at one source, or at all of them where `source` is empty; done a few seconds a turn."""

    KEPT = 20

    source = models.CharField(max_length=60, blank=True, editable=False)
    # Where the next turn goes on: a kind of source, and the last one of it that was looked at.
    kind = models.PositiveSmallIntegerField(default=0, editable=False)
    after = models.BigIntegerField(default=0, editable=False)

    class Meta:
        ordering = ["-pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["source"], condition=models.Q(ended_at=None), name="one_open_link_check_a_source"
            )
        ]
        verbose_name = _("look at links")
        verbose_name_plural = _("looks at links")

    def __str__(self) -> str:
        return self.source or "*"

    @classmethod
    def ask(cls, source: str = "", user: int | None = None) -> Self:
        """The open look at that source, or a new one."""
        return cls.objects.get_or_create(source=source, ended_at=None, defaults={"asked_by_id": user})[0]

    @classmethod
    def waiting(cls) -> models.QuerySet[Self]:
        # What was just published does not wait for the look at everything.
        return super().waiting().order_by("-source", "pk")

    def end(self, error: str = "") -> None:
        super().end(error)
        LinkCheck.objects.exclude(ended_at=None).exclude(source="").delete()
        self.forget_ended(self.KEPT)
