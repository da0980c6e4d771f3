"""The articles of the API: read-only, for anyone, whoever asks."""

import datetime as dt
from collections.abc import Callable
from typing import Annotated, Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import DateField, Q, QuerySet, Value
from django.db.models.functions import Coalesce
from django.http import Http404, HttpRequest
from ninja import Path, Query, Router, Schema
from pydantic import Field, StringConstraints
from wagtail.models import CollectionViewRestriction

from documents import citing
from documents.describing import LetterRef, Named, named, ref_of
from news import blocks, listing
from news.models import ConferenceArticlePage, GalleryPhoto
from news.templatetags.photos import by_format
from search.problems import PROBLEMS, Problem

router = Router(tags=["articles"])
LARGEST = 2**63 - 1
Number = Annotated[int, Field(ge=1, le=LARGEST)]
Slug = Annotated[str, StringConstraints(max_length=120, pattern=r"^[-a-zA-Z0-9_]+$")]
Absolute = Callable[[str], str]
# An article that was never published and tells of no event stands last.
DAY = Coalesce(listing.DAY, Value(dt.date.min), output_field=DateField())


class Filters(Schema):
    """What the list is narrowed to. A value that no article has gives an empty list."""

    year: int | None = Field(None, ge=1000, le=9999, description="Of the event")
    task_area: Slug | None = Field(None, description="Slug of a task area")
    school_year: str | None = Field(None, pattern=r"^[0-9]{4}-[0-9]{4}$", description="Such as 2022-2023")
    limit: int = Field(20, ge=1, le=100)
    cursor: str | None = Field(
        None, pattern=r"^[0-9]{1,7}-[0-9]{1,18}$", description="`next` of the page before"
    )


class ArticleRow(Schema):
    """An article in a list."""

    id: int
    title: str
    summary: str
    url: str
    date: dt.date | None = Field(description="The event's first day, else that of publishing")
    event_start: dt.date | None
    event_end: dt.date | None
    venue: str
    organiser: str
    school_years: list[str]
    task_areas: list[Named]
    updated_at: dt.datetime | None


class Size(Schema):
    url: str
    width: int
    height: int


class Picture(Schema):
    """A place in the gallery; no sizes where the photo is missing, not ready or not for everyone."""

    place: int
    caption: str
    credit: str
    alt: str
    sizes: list[Size] = Field(description="JPEGs, the narrowest first")


class ArticleDetail(ArticleRow):
    """An article with its text, photos and letters."""

    text: str
    people: list[str]
    author: str
    author_position: str
    author_unit: str
    source_name: str
    source_url: str
    photos: list[Picture]
    letters: list[LetterRef] = Field(description="Those an editor chose, then those the text cites")
    cites_elsewhere: list[str] = Field(description="Numbers of cited letters that the library does not have")


class ArticleList(Schema):
    """A page of articles, the newest event first."""

    items: list[ArticleRow]
    total: int
    next: str | None = Field(description="The next page's `cursor`; null on the last")


@router.get("/articles", response={200: ArticleList, **PROBLEMS}, operation_id="articles", summary="Articles")
def articles(request: HttpRequest, filters: Query[Filters]) -> dict:
    """Published articles, newest event first."""
    chosen = listing.Chosen(
        year=str(filters.year or ""),
        school_year=filters.school_year or "",
        task_area=filters.task_area or "",
    )
    found = listing.narrowed(listing.readable(AnonymousUser()), chosen).annotate(day=DAY)
    ordered = after(found, filters.cursor).order_by("-day", "-pk")
    rows = list(ordered.prefetch_related("task_areas", "school_years")[: filters.limit + 1])
    page, more = rows[: filters.limit], len(rows) > filters.limit
    return {
        "items": [row_of(article, request.build_absolute_uri) for article in page],
        "total": found.count(),
        "next": f"{page[-1].day.toordinal()}-{page[-1].pk}" if more else None,
    }


@router.get(
    "/articles/{id}",
    response={200: ArticleDetail, 404: Problem, **PROBLEMS},
    operation_id="article",
    summary="An article",
)
def article(request: HttpRequest, id: Path[Number]) -> dict:
    """One article with its text, photos and the letters it speaks of."""
    found = listing.readable(AnonymousUser()).filter(pk=id).first()
    if found is None:
        raise Http404("no article here")
    return detail_of(found, request.build_absolute_uri)


def after(found: QuerySet, cursor: str | None) -> QuerySet:
    """Those behind the article of this cursor, whatever was published before it meanwhile."""
    if not cursor:
        return found
    ordinal, pk = (int(part) for part in cursor.split("-"))
    day = dt.date.fromordinal(min(max(1, ordinal), dt.date.max.toordinal()))
    return found.filter(Q(day__lt=day) | Q(day=day, pk__lt=pk))


def row_of(article: ConferenceArticlePage, absolute: Absolute) -> dict[str, Any]:
    return {
        "id": article.pk,
        "title": article.display_title,
        "summary": article.summary,
        "url": absolute(article.url or ""),
        "date": article.shown_date,
        "event_start": article.event_start,
        "event_end": article.event_end,
        "venue": article.venue,
        "organiser": article.organiser,
        "school_years": [year.name for year in article.school_years.all()],
        "task_areas": [named(area) for area in article.task_areas.all()],
        "updated_at": article.updated_at or article.last_published_at,
    }


def detail_of(article: ConferenceArticlePage, absolute: Absolute) -> dict[str, Any]:
    closed = closed_collections()
    places = enumerate(article.photos, 1)
    return row_of(article, absolute) | {
        "text": "\n\n".join(blocks.texts(article.body)),
        "people": list(blocks.people(article.body)),
        "author": article.author_name,
        "author_position": article.author_position,
        "author_unit": article.author_unit,
        "source_name": article.source_name,
        "source_url": article.source_url,
        "photos": [picture_of(place, number, absolute, closed) for number, place in places],
        "letters": [ref_of(letter, absolute) for letter in citing.letters_of(article, AnonymousUser())],
        "cites_elsewhere": [citation.number for citation in citing.missing(article.key)],
    }


def closed_collections() -> tuple[str, ...]:
    """The places in the tree of the collections whose photos are not for everyone."""
    return tuple(CollectionViewRestriction.objects.values_list("collection__path", flat=True))


def picture_of(
    place: GalleryPhoto, number: int, absolute: Absolute, closed: tuple[str, ...]
) -> dict[str, Any]:
    image = place.image
    # Asked only where some collection is closed at all.
    open_image = image if image and not (closed and image.collection.path.startswith(closed)) else None
    jpegs = by_format(open_image).get("jpeg", []) if open_image else []
    return {
        "place": number,
        "caption": place.caption,
        "credit": place.credit or (open_image.credit if open_image else ""),
        "alt": place.alt_text if open_image else "",
        "sizes": [{"url": absolute(each.url), "width": each.width, "height": each.height} for each in jpegs],
    }
