"""From a query to what a reader sees: ask the engine, else the database; check every hit again; cut excerpts.

The search page, the `search` command and feeds all answer through `answer`.
"""

import logging
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from search.engine import (
    Card,
    Engine,
    EngineError,
    Forms,
    Query,
    Results,
    Source,
    get_engine,
    source_of,
    sources,
)
from search.rights import Reader
from search.text import Pieces, Reading, Seeking, Synonyms

log = logging.getLogger(__name__)

# Closeness counts 3 for each thing asked and little for repeats: this much apart means a thing more.
ONE_MORE = 2.0


@dataclass(frozen=True, slots=True)
class Found:
    """A hit as shown: title and excerpt as (piece, matched) in order; `url` opens the excerpt's place,
    `page` is the number of the file's page it stands on, 0 elsewhere."""

    key: str
    kind: str
    card: Card
    url: str
    title: Pieces
    excerpt: Pieces
    score: float
    template: str
    page: int = 0

    @property
    def title_url(self) -> str:
        """What the title opens: the place of the excerpt, but never a file in the entry's stead."""
        return self.card.url if self.page else self.url or self.card.url


class Place(NamedTuple):
    """A text that may show why something was found, and the address that opens it."""

    url: str
    text: Reading
    page: int = 0


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found. `degraded`: the index did not answer and the database did, by titles and numbers.

    `corrected`: nothing was found as typed, so this spelling was searched instead. `meant`: little was
    found as typed, and a reader may have meant this. `loose`: hits have some of the words only.
    `number_missing`: a number was asked that no letter bears; hits, if any, only cite it.
    """

    hits: list[Found] = field(default_factory=list)
    total: int = 0
    facets: dict[str, list[tuple[str, str, int]]] = field(default_factory=dict)
    took_ms: float = 0.0
    corrected: str = ""
    meant: str = ""
    loose: bool = False
    degraded: bool = False
    number_missing: bool = False


def answer(query: Query, user: Reader, engine: Engine | None = None) -> Answer:
    """Answer a query for this reader, by the site's engine or another; `query.audience` must be theirs."""
    names = tuple(dict.fromkeys(name for source in sources().values() for name in source.facets))
    try:
        results = (engine or get_engine()).search(query, ("kind", *names))
    except EngineError as error:
        log.warning("search answered from the database: %s", error)
        return from_database(query, user)
    if results.unbuilt and (known := from_database(query, user)).total:
        return known
    asked = (results.corrected,) if results.corrected else query.asked
    return Answer(
        hits=shown([(hit.key, hit.score) for hit in results.hits], asked, user, query.synonyms),
        total=results.total,
        facets=labelled(results),
        took_ms=results.took_ms,
        corrected=results.corrected,
        meant=results.meant,
        loose=results.loose,
        number_missing=bool(query.number) and not results.number_found,
    )


def shown(
    keys: list[tuple[str, float]], asked: tuple[str, ...], user: Reader, synonyms: Synonyms
) -> list[Found]:
    """The hits this reader may see, in the engine's order, each with its best passage."""
    scores, seeking = dict(keys), Seeking(asked, synonyms)
    found = []
    for key, source, card in cards_of(scores, user, seeking.things):
        url, text, page = passage(card, seeking)
        title, pieces = title_pieces(card.title, text, seeking), text.excerpt()
        found.append(Found(key, source.kind, card, url, title, pieces, scores[key], source.template, page))
    return found


def cards_of(keys: Iterable[str], user: Reader, forms: Forms = ()) -> Iterator[tuple[str, Source, Card]]:
    """What this reader may see of these keys, in their order, read from the database in a query a kind, with
    the pages of files that show what was asked."""
    keys = list(keys)
    wanted: dict[Source, list[int]] = defaultdict(list)
    for key in keys:
        source, pk = source_of(key)
        wanted[source].append(pk)
    cards = {
        f"{source.kind}:{pk}": (source, card)
        for source, pks in wanted.items()
        for pk, card in source.with_pages(source.cards(pks, user), user, forms).items()
    }
    for key in keys:
        if key in cards:
            yield (key, *cards[key])


def title_pieces(title: str, text: Reading, seeking: Seeking) -> Pieces:
    """The title with what matched, unless the text shows more: a stray syllable in a title misleads."""
    own = seeking.read(title)
    return [(title, False)] if own.closeness + ONE_MORE < text.closeness else own.whole()


def passage(card: Card, seeking: Seeking) -> Place:
    """The text that shows most of what was asked.

    Of equals the text comes first, then a file's page, a caption (opened at its photo) and the people.
    """
    read = seeking.read
    places = [Place(card.url, read(card.body))]
    places += [Place(card.page_url(n), read(text), page) for n, (page, text) in enumerate(card.pages)]
    places += [Place(f"{card.url}#{anchor}", read(caption)) for anchor, caption in card.captions]
    places += [Place(card.url, read(person)) for person in card.people]
    return max(places, key=lambda place: place.text.closeness)


def labelled(results: Results) -> dict[str, list[tuple[str, str, int]]]:
    """Facets as (value, label, count)."""
    facets = {}
    for name, counts in results.facets.items():
        labels = labels_of(name, [facet.value for facet in counts])
        facets[name] = [(facet.value, labels.get(facet.value, facet.value), facet.count) for facet in counts]
    return facets


def labels_of(name: str, values: list[str]) -> dict[str, str]:
    """What readers see for a facet's values; one that no source knows is left out."""
    labels: dict[str, str] = {}
    for source in sources().values():
        if name == "kind":
            labels[source.kind] = str(source.label)
        elif name in source.facets:
            labels |= source.facet_labels(name, values)
    return labels


def from_database(query: Query, user: Reader) -> Answer:
    """Titles and numbers only, while the index rests."""
    words = " ".join(query.asked)
    kinds = query.facets.get("kind") or tuple(sources())
    # One more than is shown, so that the page knows of a next one.
    end = query.offset + query.limit
    keys = [
        (f"{source.kind}:{pk}", 0.0)
        for source in sources().values()
        if source.kind in kinds
        for pk in source.fallback(words, user, end + 1)
    ]
    hits = shown(keys[query.offset : end], query.asked, user, query.synonyms)
    return Answer(hits=hits, total=len(keys), degraded=True)
