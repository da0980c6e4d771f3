"""Which photos of articles have no alternative text, a caption being none."""

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery
from wagtail.models import Page
from wagtail.permissions import policy_registry

if TYPE_CHECKING:
    from news.models import ConferenceArticlePage, GalleryPhoto

# A photo in a gallery that nothing describes: neither its row nor the library.
_UNDESCRIBED = {
    "image__isnull": False,
    "decorative": False,
    "alt": "",
    "image__description": "",
}
_NEEDED = ("page_id", "sort_order", "decorative", "alt", "image__description")


def lacks_alt(row: "GalleryPhoto") -> bool:
    """Whether a photo of a gallery is told of in no words of its own."""
    described = row.decorative or row.alt.strip() or (row.image and row.image.description.strip())
    return row.image is not None and not described


def lacking(user: AbstractBaseUser | AnonymousUser) -> "QuerySet[ConferenceArticlePage]":
    """Published articles this user may change whose gallery has such photos, the newest first; the attribute
    `undescribed` counts them."""
    from news.models import ConferenceArticlePage, GalleryPhoto

    theirs = policy_registry.get_by_type(Page).instances_user_has_permission_for(user, "change")
    rows = GalleryPhoto.objects.filter(page=OuterRef("pk"), **_UNDESCRIBED).order_by()
    counted = rows.values("page").annotate(count=Count("pk")).values("count")
    articles = ConferenceArticlePage.objects.live().filter(
        Exists(rows), pk__in=theirs.order_by().values("pk")
    )
    # Counting the articles leaves this out.
    return articles.annotate(undescribed=Subquery(counted)).order_by("-last_published_at", "-pk")


def places(articles: Iterable[Page]) -> dict[int, list[int]]:
    """The numbers of those photos in each gallery, by the article's pk; one query for all articles."""
    from news.models import GalleryPhoto

    rows = GalleryPhoto.objects.filter(page__in=[article.pk for article in articles])
    found: dict[int, list[int]] = defaultdict(list)
    seen: dict[int, int] = defaultdict(int)
    for row in rows.select_related("image").only(*_NEEDED).order_by("page", "sort_order"):
        seen[row.page_id] += 1
        if lacks_alt(row):
            found[row.page_id].append(seen[row.page_id])
    return found
