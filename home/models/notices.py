"""A short word on top of every public page, for some days."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from home.models.addresses import check_address


class Notice(models.Model):
    """Shown from one day to another, both with it, in Viet Nam's time."""

    class Level(models.TextChoices):
        NOTICE = "notice", pgettext_lazy("level", "Notice")
        URGENT = "urgent", pgettext_lazy("level", "Urgent")

    text = models.CharField(_("text"), max_length=300)
    address = models.CharField(
        _("link"),
        max_length=500,
        blank=True,
        validators=[check_address],
        help_text=_("Where it is told whole"),
    )
    level = models.CharField(_("level"), max_length=10, choices=Level.choices, default=Level.NOTICE)
    from_day = models.DateField(pgettext_lazy("day", "from"), default=timezone.localdate)
    to_day = models.DateField(
        pgettext_lazy("day", "to"),
        null=True,
        blank=True,
        help_text=_("The last day; empty: until it is deleted"),
    )
    # A reader who has put it away sees it again once it says something else.
    edition = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        ordering = ["-from_day", "-pk"]
        verbose_name = pgettext_lazy("on top", "notice")
        verbose_name_plural = pgettext_lazy("on top", "notices")

    def __str__(self) -> str:
        return self.text

    def save(self, *args, **kwargs) -> None:
        was = Notice.objects.filter(pk=self.pk).values_list("text", "level", "edition").first()
        if was:
            self.edition = was[2] + (was[:2] != (self.text, self.level))
        super().save(*args, **kwargs)

    def clean(self) -> None:
        if self.from_day and self.to_day and self.to_day < self.from_day:
            raise ValidationError({"to_day": _("The last day is before the first.")})
