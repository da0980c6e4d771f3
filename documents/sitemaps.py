"""Every public letter for the search machines of the world, in parts by primary key.

A part is a range of keys: one indexed query however deep it lies, and never more letters than keys. A part
whose letters were all withdrawn is empty.
"""

from typing import Any, NamedTuple
from urllib.parse import urlsplit

from django.contrib.auth.models import AnonymousUser
from django.contrib.sitemaps import Sitemap
from django.core.paginator import EmptyPage, PageNotAnInteger
from django.db.models import Max

from documents.addressing import library_url
from documents.models.letters import Letter
from documents.rights import LetterQuerySet

# Django renders each address through a template: larger parts take seconds.
PART = 5_000


def public_letters() -> LetterQuerySet:
    return Letter.objects.visible_to(AnonymousUser())


class Part(NamedTuple):
    object_list: list


class Parts:
    """Stands in for Django's paginator, which counts all and skips its way to a page."""

    def __init__(self, size: int) -> None:
        self.size = size

    @property
    def num_pages(self) -> int:
        last = Letter.objects.aggregate(last=Max("pk"))["last"] or 0
        return max(1, -(-last // self.size))

    def page(self, number: Any) -> Part:
        """Raises EmptyPage or PageNotAnInteger for what is no part."""
        written = str(number)
        if not (written.isascii() and written.isdigit() and len(written) <= 9):
            raise PageNotAnInteger("no part of that number")
        if not 1 <= int(written) <= self.num_pages:
            raise EmptyPage("no part of that number")
        first = (int(written) - 1) * self.size
        letters = public_letters().filter(pk__gt=first, pk__lte=first + self.size).order_by("pk")
        rows = letters.values_list("path", "last_published_at", "updated_at", named=True)
        return Part(list(rows))


class Letters(Sitemap):
    """Every public letter."""

    limit = PART

    @property
    def paginator(self) -> Parts:  # type: ignore[override]  # all that Django's views ask of one
        return Parts(self.limit)

    def _urls(self, page: Part, protocol: str, domain: str) -> list[dict[str, Any]]:  # type: ignore[override]
        self.library = urlsplit(library_url()).path
        return super()._urls(page, protocol, domain)  # type: ignore[misc]

    def location(self, item: Any) -> str:
        return f"{self.library}{item.path}/"

    def lastmod(self, item: Any) -> Any:
        return item.last_published_at or item.updated_at

    def get_latest_lastmod(self) -> Any:
        """Of all parts: which of them a change lies in is not worth reading every row."""
        return public_letters().order_by("-updated_at").values_list("updated_at", flat=True).first()
