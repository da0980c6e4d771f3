"""The photos of an article."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable

from news.models.photos import Photo
from news.panels import GalleryPhotoChooser, Hinted


class GalleryPhoto(Orderable):
    """A place in an article's gallery: a photo with its caption, or a caption whose photo is missing."""

    page = ParentalKey("news.ConferenceArticlePage", on_delete=models.CASCADE, related_name="gallery_photos")
    image = models.ForeignKey(
        Photo, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("photo")
    )
    caption = models.TextField(
        _("caption"),
        blank=True,
        max_length=1000,
        help_text=_("Without “Hình n:”; the number follows the place"),
    )
    credit = models.CharField(
        _("credit"), max_length=120, blank=True, help_text=_("Empty: as the photo says")
    )
    alt = models.CharField(
        _("alternative text"),
        max_length=255,
        blank=True,
        help_text=_("What the photo shows, for people who do not see it. Empty: the photo's description"),
    )
    decorative = models.BooleanField(_("decorative"), default=False, help_text=_("Nothing to describe"))

    panels = [
        FieldPanel("image", widget=GalleryPhotoChooser, classname="gallery-image", disable_comments=True),
        FieldPanel("caption", classname="gallery-caption"),
        FieldPanel(
            "credit", widget=Hinted(_("As the photo says")), classname="gallery-credit", disable_comments=True
        ),
        FieldPanel(
            "alt", widget=Hinted(_("The photo's description")), classname="gallery-alt", disable_comments=True
        ),
        FieldPanel("decorative", classname="gallery-decorative", disable_comments=True),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("gallery photo")
        verbose_name_plural = _("gallery photos")

    def __str__(self) -> str:
        return self.caption

    def clean(self) -> None:
        super().clean()
        if not self.image and not self.caption:
            raise ValidationError(_("Choose a photo or write a caption."))

    @property
    def alt_text(self) -> str:
        """What a screen reader says: empty for a decorative photo, never the file's name."""
        if self.decorative:
            return ""
        return self.alt or (self.image.description if self.image else "") or self.caption
