"""Finding letters in the admin: the index knows those that are live, the database the drafts besides."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Case, Value, When
from django.utils.translation import gettext as _

from documents import addressing
from documents.lookup import answering, bearing
from documents.rights import LetterQuerySet, may_view_register
from documents.source import LetterSource
from search import indexing, queries
from search.engine import EngineError, Query, Results, Values, get_engine
from search.rights import Reader, every_audience, reader_audience
from search.text import loose_key

log = logging.getLogger(__name__)

# As many as an engine gives at once; `pk IN` of so many is quick in a register of a million.
MOST = 1000
# The first pages stand by relevance, what follows them newest first.
RANKED = 100


@dataclass(frozen=True, slots=True)
class Found:
    """The letters found, best first, and what the list must say of the search."""

    letters: LetterQuerySet
    notices: tuple[str, ...] = ()


def search(
    letters: LetterQuerySet, raw: str, user: Reader, chosen: Values | None = None, sort: str = "relevance"
) -> Found:
    """Those of `letters` that answer what was typed.

    `chosen` are the facets that `letters` are narrowed to: told to the index, for it lists no more than MOST.
    """
    query = asked(raw, user, chosen or {}, sort)
    best = borne(letters, query)
    indexing.catch_up()
    try:
        results = get_engine().search(query)
    except EngineError as error:
        log.warning("the register is searched without the index: %s", error)
        return Found(ranked(letters, newest(letters.filter(answering(query))), best), (resting(),))
    hits = [int(hit.key.partition(":")[2]) for hit in results.hits]
    pks = [*best, *hits, *newest(not_indexed(letters).filter(answering(query)))]
    return Found(ranked(letters, pks, [*best, *hits]), tuple(notices(raw, results)))


def asked(raw: str, user: Reader, chosen: Values, sort: str) -> Query:
    """The question put to the index; whoever works on the register finds restricted letters too."""
    return queries.parse(
        raw,
        facets={"kind": (LetterSource.kind,), **chosen},
        audience=every_audience() if may_view_register(user) else reader_audience(user),
        sort=sort,
        limit=MOST,
        field_words=LetterSource.field_words,
    )


def borne(letters: LetterQuerySet, query: Query) -> list[int]:
    """Letters that bear the number asked, or what may be one ('2302', '2302 sgddt'), a whole one first."""
    key = loose_key(query.number) or loose_key(query.words)
    if not key:
        return []
    whole = Case(When(lookup_key=key, then=Value(0)), default=Value(1))
    found = letters.filter(answering(query)).filter(bearing(key)).order_by(whole, "-issued_on", "-pk")
    return list(found.values_list("pk", flat=True)[:MOST])


def not_indexed(letters: LetterQuerySet) -> LetterQuerySet:
    """Drafts, and every letter while no library is live."""
    return letters.filter(live=False) if addressing.library_audience() else letters


def newest(letters: LetterQuerySet) -> list[int]:
    return list(letters.order_by("-issued_on", "-pk").values_list("pk", flat=True)[:MOST])


def ranked(letters: LetterQuerySet, pks: list[int], best: Iterable[int]) -> LetterQuerySet:
    first = list(dict.fromkeys(best))[:RANKED]
    found = letters.filter(pk__in=set(pks))
    if not first:
        return found.order_by("-issued_on", "-pk")
    places = Case(*(When(pk=pk, then=Value(place)) for place, pk in enumerate(first)), default=Value(RANKED))
    return found.order_by(places, "-issued_on", "-pk")


def resting() -> str:
    return _(
        "The search index is resting. These answers come from titles and numbers alone and may not be all."
    )


def notices(raw: str, results: Results) -> Iterable[str]:
    if results.corrected:
        yield _("Nothing was found for “%(words)s”, so a spelling close to it is shown.") % {
            "words": raw[:80]
        }
    if results.total > MOST:
        yield _(
            "%(total)d letters answer this; the first %(most)d are listed. Another word or a filter helps."
        ) % {"total": results.total, "most": MOST}
