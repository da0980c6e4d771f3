"""What was put right in an article after readers had seen it."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable


class Correction(Orderable):
    """Dated and shown at the article's end: readers who saw the mistake can see that it is mended."""

    page = ParentalKey("news.ConferenceArticlePage", on_delete=models.CASCADE, related_name="corrections")
    corrected_on = models.DateField(_("corrected on"), default=timezone.localdate)
    text = models.TextField(
        _("what was put right"),
        max_length=1000,
        help_text=_("What stood there, and what is right: “The number of pupils is 1,204, not 1,240.”"),
    )

    panels = [FieldPanel("corrected_on"), FieldPanel("text")]

    class Meta(Orderable.Meta):
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")

    def __str__(self) -> str:
        return f"{self.corrected_on:%d/%m/%Y}: {self.text}"
