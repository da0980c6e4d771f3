"""Which of the things shown no public reader gets, and why: asked for a whole batch together."""

from collections.abc import Iterable

from django.core.files.storage import default_storage
from wagtail.models import Page

from documents.models import File
from home.care.finding import Shown
from home.care.leading import LEADS, Leading, file_reason
from home.models import BrokenLink
from news.models import Photo, Rendition

Reason = BrokenLink.Reason


class Judge:
    """Knows the pages, files and photos that one batch names."""

    def __init__(self, leading: Leading, shown: Iterable[Shown]) -> None:
        self.leading = leading
        named: dict[str, set[int]] = {"page": set(), "file": set(), "photo": set()}
        for one in shown:
            if one.kind in named and one.target:
                named[one.kind].add(one.target)
        self.pages = Page.objects.in_bulk(list(named["page"]))
        self.files = File.objects.in_bulk(list(named["file"]))
        self.photos = Photo.objects.in_bulk(list(named["photo"]))
        self.incomplete = without_sizes(self.photos.values())

    def reason(self, shown: Shown, base: str) -> str:
        """Why what is shown on the page at `base` cannot be had; LEADS when it can."""
        if shown.kind == "address":
            return self.leading.reason(shown.target, base)
        if shown.kind == "page":
            page = self.pages.get(shown.target)
            return self.leading.page_reason(page) if page else Reason.GONE
        if shown.kind == "file":
            file = self.files.get(shown.target)
            return file_reason(file.file) if file else Reason.GONE
        return self.photo_reason(shown.target)

    def photo_reason(self, key: int | None) -> str:
        if key is None:
            return Reason.NO_PHOTO
        photo = self.photos.get(key)
        if photo is None:
            return Reason.GONE
        return file_reason(photo.file) or (Reason.NO_SIZES if key in self.incomplete else LEADS)

    def target(self, shown: Shown) -> str:
        """What a person would call what is missing."""
        if shown.kind == "page" and (page := self.pages.get(shown.target)):
            return page.title
        if shown.kind in ("file", "photo"):
            thing = self.files.get(shown.target) if shown.kind == "file" else self.photos.get(shown.target)
            return thing.title if thing else ""
        return str(shown.target) if shown.kind == "address" else ""


def without_sizes(photos: Iterable[Photo]) -> set[int]:
    """Photos of which a size is gone from the disk while the picture itself stands.

    What is gone is forgotten, and the photo waits for the worker, which makes it anew.
    """
    whole = [photo.pk for photo in photos if not file_reason(photo.file)]
    sizes = Rendition.objects.filter(image__in=whole).values_list("pk", "image", "file")
    lost = {pk: image for pk, image, file in sizes if not default_storage.exists(file)}
    if lost:
        Rendition.objects.filter(pk__in=lost).delete()
        Photo.objects.filter(pk__in=set(lost.values())).update(prepared_at=None)
    return set(lost.values())
