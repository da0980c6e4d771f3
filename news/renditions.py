"""A photo's sizes and formats: made once from one decoding, and read for a page in one query."""

import io
import os
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.utils import timezone
from PIL import Image

from news.colours import in_srgb, plain
from news.pictures import one_at_a_time

if TYPE_CHECKING:
    from news.models import Photo

WIDTHS = (400, 800, 1200, 1600)
# AVIF takes six times as long as WebP; above this width it saves little that a reader notices.
AVIF_UP_TO = 1200
FIRST_WIDTH = 1200
QUALITY = {"avif": 55, "webp": 78, "jpeg": 82}
TYPES = {"avif": "image/avif", "webp": "image/webp", "jpeg": "image/jpeg"}
SUFFIX = {"avif": "avif", "webp": "webp", "jpeg": "jpg"}


@dataclass(frozen=True, slots=True)
class Form:
    """One size and format of a photo, and its name as Wagtail writes it."""

    width: int
    format: str

    @property
    def spec(self) -> str:
        return f"width-{self.width}|format-{self.format}"


def forms(photo: "Photo") -> list[Form]:
    """Every form a photo is kept in, never wider than itself."""
    widths = sorted({min(width, photo.width) for width in WIDTHS})
    return [
        Form(width, format)
        for width in widths
        for format in ("jpeg", "webp", "avif")
        if format != "avif" or width <= AVIF_UP_TO
    ]


def first_form(photo: "Photo") -> Form:
    """The one JPEG that stands as soon as a photo is stored."""
    return Form(min(FIRST_WIDTH, photo.width), "jpeg")


def decoded(photo: "Photo", width: int) -> Image.Image:
    """The photo in sRGB, no wider than `width` nor than itself; a JPEG is read at a fraction when it can."""
    with one_at_a_time(), photo.open_file() as file:
        image: Image.Image = Image.open(file)
        size = (width, max(1, round(width * image.height / image.width)))
        if image.format == "JPEG":
            image.draft("RGB", size)
        image.load()
        if image.width > width:
            image = plain(image).resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)
        return in_srgb(image)


def make(photo: "Photo", wanted: Iterable[Form]) -> int:
    """Make the forms that are missing, widest first, each from the one before. Returns how many were made."""
    have = set(photo.renditions.values_list("filter_spec", flat=True))
    todo = sorted((form for form in wanted if form.spec not in have), key=lambda form: -form.width)
    if not todo:
        return 0
    image = decoded(photo, todo[0].width)
    for form in todo:
        if image.width > form.width:
            height = max(1, round(image.height * form.width / image.width))
            image = image.resize((form.width, height), Image.Resampling.LANCZOS, reducing_gap=2.0)
        store(photo, form, image)
    return len(todo)


def store(photo: "Photo", form: Form, image: Image.Image) -> None:
    """Write one rendition; another process that was quicker wins."""
    out = io.BytesIO()
    options: dict[str, int] = {"progressive": True, "optimize": True} if form.format == "jpeg" else {}
    if form.format == "avif":
        options = {"speed": 8}
    image.save(out, form.format.upper(), quality=QUALITY[form.format], **options)
    stem = os.path.splitext(os.path.basename(photo.file.name or ""))[0]
    rendition = photo.renditions.model(image=photo, filter_spec=form.spec)
    rendition.file.save(f"{stem}-{form.width}.{SUFFIX[form.format]}", ContentFile(out.getvalue()), save=False)
    # After the file: storing one empties them.
    rendition.width, rendition.height = image.size
    try:
        with transaction.atomic():
            rendition.save()
    except IntegrityError:
        rendition.file.storage.delete(rendition.file.name)
        if not photo.renditions.filter(filter_spec=form.spec).exists():
            raise


def prepare(photo: "Photo") -> None:
    """Make all that is missing of a photo and mark it ready."""
    make(photo, forms(photo))
    type(photo).objects.filter(pk=photo.pk).update(prepared_at=timezone.now())


def prepare_waiting(limit: int | None = None) -> int:
    """Prepare photos that wait, oldest first. Returns how many were tried."""
    from news.models import Photo

    tried = 0
    for photo in Photo.objects.filter(prepared_at=None).order_by("pk")[:limit]:
        prepare(photo)
        tried += 1
    return tried
