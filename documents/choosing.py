"""Which letters the API's list gives: narrowed and paged by the database, or found by the index for words."""

import datetime as dt
from dataclasses import dataclass
from typing import Annotated, Literal

from django.contrib.auth.models import AnonymousUser
from django.db import OperationalError
from django.db.models import Q
from ninja import Schema
from ninja.errors import HttpError
from pydantic import Field, StringConstraints

from documents import numbers
from documents.lookup import PATIENCE, bearing, cut_off, newest, saying
from documents.models import Letter, TaggedLetter
from documents.rights import LetterQuerySet
from search import indexing, queries
from search.engine import EngineError, Query, get_engine
from search.forms import field_words
from search.models import SynonymGroup
from search.text import MAX_QUERY, loose_key

KIND = "letter"
# The index is not walked deeper for words; nor does one number, without its year and issuer, stand on more.
DEEPEST, MOST_OF_A_NUMBER = 10_000, 5_000
# As `Letter.Status` has them; a test compares.
Status = Literal["in-force", "not-yet", "expired", "replaced", "revoked"]
Slug = Annotated[str, StringConstraints(max_length=120, pattern=r"^[-a-zA-Z0-9_]+$")]
Plain = Annotated[str, StringConstraints(max_length=120, pattern=r"^[^\x00-\x1f\x7f]*$")]


class Filters(Schema):
    """What the list is narrowed to. A value that no letter has gives an empty list."""

    q: str = Field("", max_length=MAX_QUERY, description="Words, as in search; the newest first all the same")
    number: str = Field("", max_length=MAX_QUERY, description="A number or its beginning, in any spelling")
    year: int | None = Field(None, ge=1000, le=9999)
    type: Slug | None = Field(None, description="Slug of a letter type")
    issuer: Slug | None = Field(None, description="Slug of an issuer")
    task_area: Slug | None = Field(None, description="Slug of a task area")
    school_year: str | None = Field(None, pattern=r"^[0-9]{4}-[0-9]{4}$", description="Such as 2022-2023")
    status: Status | None = None
    signer: Plain | None = Field(None, description="The signer's name as written in the letter")
    issued_from: dt.date | None = Field(None, description="Issued on this day or later")
    issued_to: dt.date | None = Field(None, description="Issued on this day or before")
    limit: int = Field(20, ge=1, le=100)
    cursor: str | None = Field(
        None, pattern=r"^(w[0-9]{1,4}|[0-9]{1,7}-[0-9]{1,18})$", description="`next` of the page before"
    )

    @property
    def by_index(self) -> bool:
        """Whether the index finds them: it knows words and the facets, no signer and numbers only loosely."""
        return bool(self.q.strip()) and not (self.number or self.signer)


@dataclass(frozen=True, slots=True)
class Chosen:
    """One page of the list. `total` is None where counting would be slow."""

    letters: list[Letter]
    total: int | None
    next: str | None
    degraded: bool = False


def chosen(filters: Filters) -> Chosen:
    """Raises HttpError 422 for a cursor of another list and 503 where the database would take too long."""
    indexing.catch_up()
    if filters.by_index:
        return from_index(filters)
    if filters.cursor and filters.cursor.startswith("w"):
        raise HttpError(422, "cursor: it belongs to a list of other parameters")
    found = narrowed(filters)
    if filters.q:
        found = found.filter(saying(filters.q))
    found = after(found, filters.cursor)[: filters.limit + 1]
    try:
        # Only words without an index to find them can take long: every abstract is read.
        letters = patiently(found) if filters.q else list(found)
    except OperationalError as error:
        raise HttpError(503, "This takes too long: narrow it further or ask without `q`.") from error
    page, more = letters[: filters.limit], len(letters) > filters.limit
    return Chosen(page, total(filters), cursor_of(page[-1]) if more else None)


def patiently(found: LetterQuerySet) -> list[Letter]:
    with cut_off(PATIENCE):
        return list(found)


def narrowed(filters: Filters) -> LetterQuerySet:
    """Public letters with what a row of the list shows, the newest first."""
    found = Letter.objects.visible_to(AnonymousUser()).with_related()
    found = found.prefetch_related("task_areas", "school_years").order_by("-issued_on", "-pk")
    found = found.defer("body", "legal_bases", "recipients", "addressees", "staff_note", "folded_abstract")
    columns = {
        "year": filters.year,
        "letter_type__slug": filters.type,
        "issuer__slug": filters.issuer,
        "status": filters.status,
        "signer": filters.signer,
        "issued_on__gte": filters.issued_from,
        "issued_on__lte": filters.issued_to,
    }
    # What is public has its day; one without could not be paged past.
    found = found.filter(issued_on__isnull=False, **{name: value for name, value in columns.items() if value})
    # Through the key: a join would give a letter of two task areas twice.
    if filters.task_area:
        tagged = TaggedLetter.objects.filter(tag__slug=filters.task_area)
        found = found.filter(pk__in=tagged.values("content_object"))
    if filters.school_year:
        listed = Letter.school_years.through.objects.filter(schoolyear__name=filters.school_year)
        found = found.filter(pk__in=listed.values("letter"))
    return found.filter(pk__in=numbered(filters.number)) if filters.number else found


def numbered(number: str) -> list[int]:
    """Letters that bear the number; asked for first, or a database walks the whole list by date for them."""
    key = loose_key(queries.parse(number).number) or loose_key(number)
    bears = bearing(key) if key else Q(lookup_key=numbers.lookup_key(number) or "-")
    found = Letter.objects.visible_to(AnonymousUser()).filter(bears).order_by()
    return list(found.values_list("pk", flat=True)[:MOST_OF_A_NUMBER])


def cursor_of(letter: Letter) -> str:
    # What the list holds has its day.
    day = letter.issued_on or dt.date.min
    return f"{day.toordinal()}-{letter.pk}"


def after(found: LetterQuerySet, cursor: str | None) -> LetterQuerySet:
    """Those that stand behind the letter of this cursor, whatever was published before it meanwhile."""
    if not cursor:
        return found
    ordinal, pk = (int(part) for part in cursor.split("-"))
    day = dt.date.fromordinal(min(max(1, ordinal), dt.date.max.toordinal()))
    return found.filter(issued_on__lte=day).filter(Q(issued_on__lt=day) | Q(pk__lt=pk))


def question(filters: Filters, offset: int = 0, limit: int = 0) -> Query:
    """The same for the index."""
    facets = {
        "letter_type": filters.type,
        "issuer": filters.issuer,
        "task_area": filters.task_area,
        "school_year": filters.school_year,
        "year": str(filters.year or ""),
        "status": filters.status,
    }
    return queries.parse(
        filters.q,
        facets={"kind": (KIND,)} | {name: (value,) for name, value in facets.items() if value},
        since=filters.issued_from,
        until=filters.issued_to,
        sort="newest",
        offset=offset,
        limit=limit,
        field_words=field_words(),
        synonyms=SynonymGroup.current(),
    )


def from_index(filters: Filters) -> Chosen:
    """Letters found by words. Where the index rests, the database gives the newest and no further page."""
    cursor = filters.cursor or "w0"
    if not cursor.startswith("w"):
        raise HttpError(422, "cursor: it belongs to a list of other parameters")
    offset = int(cursor[1:])
    limit = min(filters.limit, DEEPEST - offset)
    try:
        results = get_engine().search(question(filters, offset, limit))
    except EngineError:
        results = None
    if results is None or results.unbuilt:
        pks = newest(narrowed(filters), filters.q, filters.limit)
        return Chosen(in_order(filters, pks), None, None, degraded=True)
    # Another spelling than the one asked for is no filter.
    if results.corrected:
        return Chosen([], 0, None)
    pks = [int(hit.key.partition(":")[2]) for hit in results.hits]
    end = offset + limit
    more = results.total > end and end < DEEPEST
    return Chosen(in_order(filters, pks), results.total, f"w{end}" if more else None)


def in_order(filters: Filters, pks: list[int]) -> list[Letter]:
    """These letters as they stand now; what the index still has and is no longer public is left out."""
    found = narrowed(filters.model_copy(update={"q": ""})).in_bulk(pks)
    return [found[pk] for pk in pks if pk in found]


def total(filters: Filters) -> int | None:
    """How many there are, counted by the index; None for what it does not count, or while it rests."""
    if filters.q or filters.number or filters.signer:
        return None
    try:
        results = get_engine().search(question(filters))
    except EngineError:
        return None
    return None if results.unbuilt else results.total
