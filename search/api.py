"""The search of the API: the same answer as the search page, for a public reader."""

import datetime as dt
from typing import Annotated, Any, Literal, cast

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, QueryDict
from ninja import Query, Router, Schema
from pydantic import Field, StringConstraints, create_model

from search import indexing, promoting
from search.answering import answer
from search.contract import contract, hit_of
from search.forms import SearchForm, facet_labels
from search.problems import PROBLEMS
from search.rights import PUBLIC
from search.text import MAX_QUERY

# Engines do not walk deeper than this.
DEEPEST = 10_000
MOST_VALUES = 20
SORTS = {name: word for word, name in SearchForm.SORTS.items()}
Value = Annotated[str, StringConstraints(min_length=1, max_length=120, pattern=r"^[^\x00-\x1f\x7f]*$")]


class Asked(Schema):
    """What is asked beside the facets, which are those of the sources."""

    q: str = Field(
        "", max_length=MAX_QUERY, description="Words, “phrases”, -words or a letter's number in any spelling"
    )
    issued_from: dt.date | None = Field(None, description="Not before this day")
    issued_to: dt.date | None = Field(None, description="Not after this day")
    sort: Literal["relevance", "newest", "oldest"] = "relevance"
    limit: int = Field(20, ge=1, le=100)
    cursor: str | None = Field(None, pattern=r"^[0-9]{1,4}$", description="`next` of the page before")


class Hit(Schema):
    """Something found; `excerpt` is the passage that shows why, and `url` opens it there."""

    key: str
    kind: str
    title: str
    url: str
    number: str | None
    issued: dt.date | None
    score: float
    excerpt: str


class FacetValue(Schema):
    value: str
    label: str
    count: int


class SearchAnswer(Schema):
    """`did_you_mean` was searched instead where nothing was found as typed, or finds more. `degraded`: the
    index rests, and the database answered by titles and numbers, without facets."""

    query: str
    total: int
    promoted: list[Hit] = Field(description="What the editors put first for this question; on the first page")
    hits: list[Hit]
    facets: dict[str, list[FacetValue]]
    did_you_mean: str | None
    degraded: bool
    next: str | None = Field(description="The next page's `cursor`; null on the last")


def asked_with_facets() -> type[Asked]:
    """The parameters, each source's facets among them: search itself knows none by name."""
    several = Annotated[list[Value], Field(max_length=MOST_VALUES)]
    facets: dict[str, Any] = {
        name: (several, Field([], description=f"{label}: any of these")) for name, label in _labels()
    }
    return create_model("SearchQuestion", __base__=Asked, **facets)


def _labels() -> list[tuple[str, str]]:
    return [(name, name.replace("_", " ").capitalize()) for name in facet_labels()]


def router() -> Router:
    """The operations of search, made when every source is registered."""
    made = Router(tags=["search"])
    Question = asked_with_facets()

    @made.get("/search", response={200: SearchAnswer, **PROBLEMS}, operation_id="search")
    def search(request: HttpRequest, asked: Query[Question]) -> dict:  # type: ignore[valid-type]
        """Everything that is public: letters, articles and pages, as the search page finds them."""
        return found(request, cast(Asked, asked))

    return made


def found(request: HttpRequest, asked: Asked) -> dict:
    reader, form = AnonymousUser(), SearchForm(parameters(asked))
    offset = int(asked.cursor or 0)
    limit = min(asked.limit, DEEPEST - offset)
    indexing.catch_up()
    query = form.query((PUBLIC,), offset, limit)
    results = answer(query, reader)
    promoted = promoting.promoted(query, form.words, reader) if form.is_plain and not offset else []
    absolute = request.build_absolute_uri
    made = contract(form.words, promoting.without(results, promoted), absolute)
    # How long it took would make two equal answers differ.
    del made["took_ms"]
    end = offset + limit
    more = results.total > end and end < DEEPEST
    return made | {
        "promoted": [hit_of(hit, absolute) for hit in promoted],
        "next": str(end) if more else None,
    }


def parameters(asked: Asked) -> QueryDict:
    """The same question as the search page's address asks it."""
    made = QueryDict(mutable=True)
    made["q"], made["sap-xep"] = asked.q, SORTS[asked.sort]
    for name, day in (("tu", asked.issued_from), ("den", asked.issued_to)):
        if day:
            made[name] = day.isoformat()
    for name in facet_labels():
        made.setlist(name, getattr(asked, name))
    return made
