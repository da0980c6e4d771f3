"""Wagtail's own search in the database, behind the admin's boxes, with our analyser before it.

Pages, photos and files are stored and asked for as folded syllables in one spelling, so that 'huong nghiep'
and 'doi voi' find what is written with marks. A project's WAGTAILSEARCH_BACKENDS names this module.
"""

from copy import copy
from typing import Any

from django.db.models import Model
from django.db.models.functions import Length
from wagtail.search.backends import database
from wagtail.search.backends.database.fallback import DatabaseSearchBackend
from wagtail.search.index import AutocompleteField, RelatedFields, SearchField
from wagtail.search.query import MATCH_NONE, And, MatchAll, Not, Or, Phrase, PlainText, SearchQuery

from search.text import MAX_QUERY, clean, clean_query, spellings, syllables


def SearchBackend(params: dict[str, Any]) -> Any:
    """The stock backend of this database, analysing both what it stores and what it is asked."""
    # PostgreSQL's usual configuration is for English: it would drop the syllables 'an', 'do' and 'to'.
    backend: Any = database.SearchBackend({"SEARCH_CONFIG": "simple", **params})
    if isinstance(backend, DatabaseSearchBackend):
        # SQLite without FTS5: it looks into the models' own columns, where nothing is analysed.
        return backend
    backend.index_class = _with(AnalysedIndex, backend.index_class)
    backend.query_compiler_class = _with(AnalysedCompiler, backend.query_compiler_class)
    backend.autocomplete_query_compiler_class = _with(
        AnalysedCompiler, backend.autocomplete_query_compiler_class
    )
    return backend


def _with(ours: type, stock: type) -> type:
    # Which stock classes can be imported at all depends on the database.
    return type(ours.__name__, (ours, stock), {})


class AnalysedIndex:
    """A stock index that stores syllables."""

    def add_items(self, model: type[Model], objs: list[Any]) -> None:
        super().add_items(model, [analysed(item) for item in objs])  # type: ignore[misc]


class AnalysedCompiler:
    """A stock compiler, of whole words or of words being typed, that asks for syllables.

    Of what holds them all, the shorter titles come first. The stock rank on SQLite counts all matches anew
    for every row: a common word took seconds among 5,000 photos.
    """

    LAST_TERM_IS_PREFIX: bool
    query: SearchQuery
    order_by_relevance: bool

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.query = Asked(self.LAST_TERM_IS_PREFIX).read(self.query)

    def search(
        self, config: Any, start: int | None, stop: int | None, score_field: str | None = None, **options: Any
    ) -> Any:
        stock: Any = super()
        if not self.order_by_relevance or score_field or isinstance(self.query, MatchAll | Not):
            return stock.search(config, start, stop, score_field, **options)
        self.order_by_relevance = False
        found = stock.search(config, None, None, **options)
        self.order_by_relevance = True
        return found.order_by(Length("index_entries__title"), "-pk")[start:stop]


def analysed(item: Any) -> Any:
    """A copy of the object whose search fields give syllables; for an indexer, never to be saved."""
    twin = copy(item)
    fields = [analysed_field(field) for field in item.get_search_fields()]
    twin.get_search_fields = lambda: fields
    return twin


def analysed_field(field: Any) -> Any:
    twin: Any = copy(field)
    if isinstance(field, RelatedFields):
        twin.fields = [analysed_field(part) for part in field.fields]
    elif isinstance(field, SearchField | AutocompleteField):
        twin.get_value = lambda item: stored(field.get_value(item))
    return twin


def stored(value: Any) -> str:
    """A field's value as syllables between spaces."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        return " ".join(map(stored, value))
    return " ".join(plain for plain, _typed in syllables(clean("" if value is None else str(value))))


class Asked:
    """One question as syllables; `typing`: its last word may go on. Any text is a valid question."""

    def __init__(self, typing: bool) -> None:
        self.typing = typing
        # A question in a thousand quoted parts is cut as one of a thousand words is.
        self.left = MAX_QUERY

    def read(self, query: SearchQuery) -> SearchQuery:
        return self._part(query) or MATCH_NONE

    def _part(self, query: SearchQuery) -> SearchQuery | None:
        """The same question in syllables, None where no syllable is left of it."""
        if isinstance(query, PlainText):
            return self._words(query)
        if isinstance(query, Phrase):
            words = stored(self._cut(query.query_string))
            return Phrase(words) if words else None
        if isinstance(query, Not):
            unwanted = self._part(query.subquery)
            return Not(unwanted) if unwanted else None
        if isinstance(query, And | Or):
            parts = [part for part in map(self._part, query.subqueries) if part]
            return type(query)(parts) if len(parts) > 1 else next(iter(parts), None)
        return query

    def _words(self, query: PlainText) -> SearchQuery | None:
        text = self._cut(query.query_string)
        *before, last = spellings(text) or [()]
        # 'quy' is stored as 'qui' but may be the beginning of 'quyết': while it is typed, both are asked.
        asked = [" ".join([*(first for first, *_ in before), end]) for end in last[: 1 + self.typing]]
        made = [PlainText(words, operator=query.operator, boost=query.boost) for words in asked]
        return Or(made) if len(made) > 1 else next(iter(made), None)

    def _cut(self, text: str) -> str:
        cut = clean_query(text)[: self.left]
        self.left -= len(cut)
        return cut
