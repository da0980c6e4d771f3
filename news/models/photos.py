"""Photos and their renditions."""

import re
import secrets
from pathlib import PurePath
from typing import Any

from django.core.files.base import File
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition, Filter, Image
from wagtail.utils.file import hash_filelike

from news import looks, pictures, renditions

# Never larger than the JPEG made at upload.
SMALL = re.compile(r"max-\d{1,3}x\d{1,3}")


class Photo(AbstractImage):
    """A photograph of the department: stored without its camera's traces, shown through its renditions."""

    # Wagtail's; it publishes no types.
    file: Any
    credit = models.CharField(_("credit"), max_length=120, blank=True)
    # The tone of the whole picture, 0 to 15, for a placeholder by class while it loads.
    tone = models.PositiveSmallIntegerField(default=0, editable=False)
    # How the picture looks, for news.looks: the same picture in another size differs in a few bits.
    look_1 = models.PositiveIntegerField(null=True, editable=False, db_index=True)
    look_2 = models.PositiveIntegerField(null=True, editable=False, db_index=True)
    look_3 = models.PositiveIntegerField(null=True, editable=False, db_index=True)
    look_4 = models.PositiveIntegerField(null=True, editable=False, db_index=True)
    # When every size and format stood; until then pages show the one JPEG made at upload.
    prepared_at = models.DateTimeField(null=True, editable=False, db_index=True)

    admin_form_fields = (*Image.admin_form_fields, "credit")

    class Meta(AbstractImage.Meta):
        verbose_name = _("photo")
        verbose_name_plural = _("photos")

    def save(self, *args, **kwargs) -> None:
        """Store a new file upright and without its camera's traces, with the one JPEG pages show at first.

        Raises news.pictures.PictureError when the file is no picture; nothing is stored then.
        """
        fresh = bool(self.file) and not self.file._committed
        if fresh:
            ready = pictures.ready_to_keep(self.file)
            self.file, self.tone = ready, ready.tone
            parts = ready.look.parts if ready.look else (None,) * len(looks.PARTS)
            self.look_1, self.look_2, self.look_3, self.look_4 = parts
            self.prepared_at = None
            self.file_size, self.file_hash = self.file.size, hash_filelike(self.file)
        super().save(*args, **kwargs)
        if fresh:
            renditions.make(self, [renditions.first_form(self)])

    def generate_rendition_file(self, filter: Filter, *, source: File | None = None) -> File:
        """The admin's small ones from the JPEG that stands: the original may have fifty million pixels."""
        first = self.renditions.filter(filter_spec=renditions.first_form(self).spec).first()
        if source or first is None or not SMALL.fullmatch(filter.spec):
            return super().generate_rendition_file(filter, source=source)
        with first.file.open("rb") as jpeg:
            return super().generate_rendition_file(filter, source=jpeg)

    @property
    def focus(self) -> tuple[int, int] | None:
        """Where the focal point lies, in tenths from the left and from the top; None where none is set."""
        if self.focal_point_x is None or self.focal_point_y is None:
            return None
        across, down = self.focal_point_x / max(1, self.width), self.focal_point_y / max(1, self.height)
        return min(10, round(across * 10)), min(10, round(down * 10))

    def get_upload_to(self, filename: str) -> str:
        """A name of our own: what the sender called the file never becomes a path nor can be guessed."""
        suffix = PurePath(filename).suffix.lower()
        suffix = suffix if suffix in {".jpg", ".jpeg", ".png", ".webp", ".avif", ".heic"} else ".jpg"
        token = secrets.token_hex(12)
        return f"photos/{token[:2]}/{token}{suffix}"


class Rendition(AbstractRendition):
    """A photo in one size and format."""

    image = models.ForeignKey(Photo, models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="one_rendition_a_photo_and_form"
            )
        ]

    def get_upload_to(self, filename: str) -> str:
        return f"renditions/{filename[:2]}/{filename}"

    @property
    def url(self) -> str:
        return reverse("photo", args=[self.pk, PurePath(self.file.name).name])
