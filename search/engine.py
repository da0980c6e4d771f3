"""The contract between the site and a search engine, on one page.

Apps describe what may be found (`Source`, `Entry`), a form asks (`Query`), an engine answers
(`Results`). Nothing here knows what a letter or an article is, nor how an engine does it.
"""

import datetime as dt
import hashlib
import os
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, fields
from typing import Any, NamedTuple, Self

from django.utils.functional import Promise

from search.synonyms import SYNONYMS, Synonyms

Values = Mapping[str, tuple[str, ...]]
# Things asked, each as its spellings: (("gdtx",), ("giao", "duc", "thuong", "xuyen")).
Forms = Sequence[tuple[tuple[str, ...], ...]]
# Shown to readers; a lazy one is translated only then, into the language of their request.
Label = str | Promise
PUBLIC = ("public",)


class EngineError(Exception):
    """The engine cannot answer or store just now; what was stored before is not lost."""


class EngineBusy(EngineError):
    """Another process is writing and did not finish within the bounded wait: try again later."""


@contextmanager
def speaking_of_errors() -> Iterator[None]:
    """Whatever a library raises, a Rust panic included, becomes an EngineError."""
    try:
        yield
    except EngineError:
        raise
    except BaseException as error:
        if isinstance(error, Exception) or type(error).__name__ == "PanicException":
            raise EngineError(f"{type(error).__name__}: {error}") from error
        raise


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that may be found. `key` is 'kind:pk', `pages` are (page number, file text);
    `demoted` (replaced, expired) ranks it below its equals. An empty `audience` hides it."""

    key: str
    kind: str
    version: int
    title: str
    number: str = ""
    people: tuple[str, ...] = ()
    captions: tuple[str, ...] = ()
    body: str = ""
    pages: tuple[tuple[int, str], ...] = ()
    facets: Values = field(default_factory=dict)
    date: dt.date | None = None
    audience: tuple[str, ...] = PUBLIC
    demoted: bool = False

    @property
    def fingerprint(self) -> int:
        """62 bits of everything it says, its version apart: two that differ are two readings of it."""
        said = [getattr(self, each.name) for each in fields(self) if each.name not in ("version", "facets")]
        said += [sorted((name, values) for name, values in self.facets.items() if values)]
        digest = hashlib.blake2b(repr(said).encode(errors="surrogatepass"), digest_size=8).digest()
        return int.from_bytes(digest, "big") >> 2


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked. `sort` is 'relevance', 'newest' or 'oldest'; values of one facet are
    alternatives, facets together are conditions. No words, phrases or number: all, newest first.
    `loose`: of a long question a few words suffice, wherever they stand; an engine asks so by itself where
    little has more."""

    words: str = ""
    phrases: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    number: str = ""
    facets: Values = field(default_factory=dict)
    since: dt.date | None = None
    until: dt.date | None = None
    audience: tuple[str, ...] = PUBLIC
    sort: str = "relevance"
    offset: int = 0
    limit: int = 20
    loose: bool = False
    synonyms: Synonyms = SYNONYMS

    @property
    def asked(self) -> tuple[str, ...]:
        """Everything an excerpt should show."""
        return tuple(part for part in (self.words, *self.phrases, self.number) if part)


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry found. Scores compare within one answer only."""

    key: str
    kind: str
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class Facet:
    value: str
    count: int


@dataclass(frozen=True, slots=True)
class Results:
    """An answer: one page of hits, the exact total, counts most frequent first.

    `corrected` is the spelling searched instead, '' when it was searched as asked; `meant` is one that finds
    more than the little that was found as asked. `number_found`
    says that the first hit bears the number asked; without it, hits only cite that number. `unbuilt`
    says that the index holds nothing for anyone: it is new, and the answer says nothing of the site.
    `loose` says that hits have some of the words only.
    """

    hits: tuple[Hit, ...] = ()
    total: int = 0
    facets: Mapping[str, tuple[Facet, ...]] = field(default_factory=dict)
    took_ms: float = 0.0
    corrected: str = ""
    meant: str = ""
    number_found: bool = False
    unbuilt: bool = False
    loose: bool = False


class Held(NamedTuple):
    """What an index holds of an entry: its version and fingerprint, and who finds it there."""

    key: str
    version: int
    fingerprint: int
    audience: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Health:
    """How the index stands: `ok` when it opens; `place` is its path or address; `generation` grows
    with every change any process makes; `damaged` says that only a rebuild helps."""

    ok: bool
    count: int = 0
    place: str = ""
    generation: int = 0
    problem: str = ""
    damaged: bool = False


class Engine(ABC):
    """Stores entries and answers queries. Every method may raise EngineError."""

    @classmethod
    @abstractmethod
    def configured(cls, config: Mapping[str, Any]) -> Self:
        """An engine for the project's SEARCH_ENGINE setting."""

    @abstractmethod
    def add(self, entries: Iterable[Entry]) -> None:
        """Store entries, each in place of what bears its key; all visible at once on return.

        Where several machines write, an older version never takes a newer one's place."""

    @abstractmethod
    def remove(self, keys: Iterable[str] | Mapping[str, int]) -> None:
        """Forget keys; unknown ones are no error. A mapping says as of which version: where several
        machines write, what is newer than that stays."""

    @abstractmethod
    def search(self, query: Query, facet_names: Sequence[str] = ()) -> Results:
        """One page of results with counts of the facets named ('kind' is always one)."""

    @abstractmethod
    def suggest(self, prefix: str, audience: tuple[str, ...] = PUBLIC, limit: int = 8) -> list[str]:
        """How what was typed so far goes on in titles this audience may see, marks kept."""

    @abstractmethod
    def spelling(self, words: str, audience: tuple[str, ...] = PUBLIC) -> str:
        """A spelling one slip away that this audience finds something with, else ''."""

    @abstractmethod
    def rebuild(self, entries: Iterable[Entry]) -> None:
        """Build a fresh index and put it in the old one's place; readers see the old one until then."""

    @abstractmethod
    def held(self) -> Iterator[Held]:
        """What is stored of every entry, in no order."""

    def versions(self) -> Iterator[tuple[str, int]]:
        """Key and version of every entry stored, in no order."""
        return ((held.key, held.version) for held in self.held())

    @abstractmethod
    def scan(self, query: Query) -> Iterator[str]:
        """Keys of all entries that match, in the query's sort; offset and limit do not count."""

    @abstractmethod
    def generation(self) -> int:
        """A number that grows with every change of the index, whichever process makes it."""

    @abstractmethod
    def health(self) -> Health:
        """Never raises."""

    @abstractmethod
    def drop(self) -> None:
        """Remove the index itself, of every schema."""

    @abstractmethod
    def close(self) -> None:
        """Let go of files and connections; the next use opens them again."""


@dataclass(frozen=True, slots=True)
class Card:
    """What a result list shows of an entry. `captions` are (anchor, text), `pages` (number, text):
    the texts an excerpt is cut from; `image` is whatever the source's template can draw.

    `page_urls` are what opens each of `pages`, in their order: two files may both have a page 1.
    """

    title: str
    url: str
    number: str = ""
    date: dt.date | None = None
    kind_label: str = ""
    captions: tuple[tuple[str, str], ...] = ()
    body: str = ""
    pages: tuple[tuple[int, str], ...] = ()
    people: tuple[str, ...] = ()
    image: Any = None
    restricted: bool = False
    issuer: str = ""
    page_urls: tuple[str, ...] = ()

    def page_url(self, place: int) -> str:
        """What opens the page at this place of `pages`; the entry itself where nothing else does."""
        return self.page_urls[place] if place < len(self.page_urls) else self.url


class Source(ABC):
    """What an app registers for each kind of thing that may be found."""

    kind: str
    label: Label
    facets: Mapping[str, Label] = {}
    """Facet name → label."""
    field_words: Mapping[str, str] = {}
    """What a reader may write before a colon → facet name: {"loại": "letter_type"}."""
    template: str = ""

    @abstractmethod
    def entry(self, pk: int) -> Entry | None:
        """The entry as it stands now, None when no one may find it."""

    @abstractmethod
    def entries(self, after_pk: int = 0) -> Iterator[Entry]:
        """All entries by pk, those up to `after_pk` left out."""

    def entries_of(self, pks: Iterable[int]) -> dict[int, Entry]:
        """What `entry` gives for each of these, without those that have none."""
        found = ((pk, self.entry(pk)) for pk in pks)
        return {pk: entry for pk, entry in found if entry}

    @abstractmethod
    def cards(self, pks: Iterable[int], user: Any) -> dict[int, Card]:
        """Cards of those this user may find, checked anew."""

    def with_pages(self, cards: dict[int, Card], user: Any, forms: Forms) -> dict[int, Card]:
        """These cards with the pages of files that may show what was asked, a few each: `forms` are the
        things asked, each as its spellings in folded syllables."""
        return cards

    @abstractmethod
    def fallback(self, words: str, user: Any, limit: int) -> list[int]:
        """Primary keys found by the database alone, for when the engine is down."""

    def facet_labels(self, name: str, values: Iterable[str]) -> dict[str, str]:
        """What readers see for a facet's values; a value left out is shown as it is."""
        return {}

    def pk_at(self, path: str) -> int | None:
        """What of this kind stands at an address of the site such as '/tin-tuc/hoi-nghi/', whoever may
        see it; None when nothing does."""
        return None


_sources: dict[str, Source] = {}


def register(source: Source) -> None:
    """Make a kind known; a second one of the same kind takes its place."""
    _sources[source.kind] = source


def sources() -> dict[str, Source]:
    """Every registered source by kind, in order of registration."""
    return dict(_sources)


def source_of(key: str) -> tuple[Source, int]:
    """The source and primary key 'letter:123' speaks of. Raises KeyError for an unknown kind and
    ValueError for a key that is none."""
    kind, _, pk = key.partition(":")
    return _sources[kind], int(pk)


# What settings and commands call an engine.
ENGINES = {"embedded": "search.embedded.EmbeddedEngine", "elastic": "search.elastic.ElasticEngine"}
_engines: dict[tuple[int, str], Engine] = {}


def get_engine(name: str = "") -> Engine:
    """The project's engine, or the one of that name: one a process, made on first use and anew after a
    fork. Raises KeyError for a name that is none of ENGINES."""
    from django.conf import settings
    from django.utils.module_loading import import_string

    config: Mapping[str, Any] = settings.SEARCH_ENGINE
    named = name or config["ENGINE"]
    config = {**config, "ENGINE": ENGINES[named] if name else ENGINES.get(named, named)}
    # The configuration is part of the name so that a test's own index is another engine.
    own = (os.getpid(), repr(sorted(config.items())))
    if own not in _engines:
        _engines[own] = import_string(config["ENGINE"]).configured(config)
    return _engines[own]
