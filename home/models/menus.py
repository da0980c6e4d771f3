"""Links that editors put into the site's menus, beside the pages that say they stand there."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from home.models.addresses import check_address


class MenuLink(models.Model):
    """A place in a menu: a page, or an address.

    Pages that are ticked “show in menus” stand in the main menu by themselves, before these; one that stands
    here too stands only where it is put here.
    """

    class Place(models.TextChoices):
        HEADER = "header", pgettext_lazy("menu", "Main menu")
        FOOTER = "footer", pgettext_lazy("menu", "Foot of every page")

    place = models.CharField(
        pgettext_lazy("menu", "menu"), max_length=10, choices=Place.choices, default=Place.HEADER
    )
    page = models.ForeignKey(
        "wagtailcore.Page", models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("page")
    )
    address = models.CharField(
        _("address"),
        max_length=500,
        blank=True,
        validators=[check_address],
        help_text=_("Instead of a page: a filtered list of letters (/van-ban/?loai=…), or another site."),
    )
    label = models.CharField(
        pgettext_lazy("menu", "label"), max_length=80, blank=True, help_text=_("Empty: the page's title")
    )
    sort_order = models.IntegerField(default=0, editable=False, db_index=True)

    class Meta:
        ordering = ["sort_order", "pk"]
        verbose_name = pgettext_lazy("menu", "menu link")
        verbose_name_plural = pgettext_lazy("menu", "menu links")

    def __str__(self) -> str:
        return self.label or (self.page.title if self.page else self.address)

    def save(self, *args, **kwargs) -> None:
        # A new one stands last.
        if self.pk is None and not self.sort_order:
            last = MenuLink.objects.aggregate(last=models.Max("sort_order"))["last"]
            self.sort_order = 0 if last is None else last + 1
        super().save(*args, **kwargs)

    def clean(self) -> None:
        if bool(self.page) == bool(self.address):
            raise ValidationError(_("Choose a page or write an address: one of the two."))
        if self.address and not self.label:
            raise ValidationError({"label": _("An address needs words to be shown.")})
