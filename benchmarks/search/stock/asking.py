"""Wagtail's stock database search, built and asked as a site would."""

from collections.abc import Iterable, Iterator
from itertools import islice

from django.apps import apps
from django.db import connection
from django.db.models import Count, QuerySet
from wagtail.search.backends import get_search_backend
from wagtail.search.query import Phrase, PlainText

from benchmarks.search.direct import AUDIENCE, FACETS, TOP, Ask
from benchmarks.search.generating import MadeLetter, entry_of
from benchmarks.search.questions import Question
from benchmarks.search.stock.models import StockLetter
from search.analysis import ALL_UP_TO
from search.text import tokens

_CHUNK = 1000


def build(letters: Iterable[MadeLetter]) -> None:
    """Rows and their entries, as `update_index` makes them."""
    old = has_table()
    if old:
        _entries().delete()
    with connection.schema_editor() as editor:
        if old:
            editor.delete_model(StockLetter)
        editor.create_model(StockLetter)
    index = get_search_backend().get_index_for_model(StockLetter)
    pending = map(_row, letters)
    while chunk := list(islice(pending, _CHUNK)):
        StockLetter.objects.bulk_create(chunk)
        index.add_items(StockLetter, chunk)


def _row(letter: MadeLetter) -> StockLetter:
    facets = {name: entry_of(letter).facets[name][0] for name in FACETS}
    text = {"number": letter.number, "title": letter.title, "body": letter.body}
    return StockLetter(pk=letter.pk, **text, **facets, date=letter.date, audience=AUDIENCE)


def has_table() -> bool:
    return StockLetter._meta.db_table in connection.introspection.table_names()


def _entries() -> QuerySet:
    return apps.get_model("wagtailsearch", "IndexEntry").objects.filter(content_type__app_label="stock")


def counted() -> int:
    """How many letters are indexed."""
    return _entries().count() if has_table() else 0


def asking(question: Question) -> Ask:
    return lambda: _ask(question)


def _ask(question: Question) -> int:
    """One page, the total and four counts: six questions to the database."""
    rows = StockLetter.objects.filter(audience=AUDIENCE, **dict(question.facets))
    if question.kind == "suggestion":
        return len(get_search_backend().autocomplete(question.raw, rows)[:TOP])
    if question.kind == "browse":
        len(rows.order_by("-date")[:TOP])
        list(_grouped(rows))
        return rows.count()
    found = get_search_backend().search(_asked(question), rows)
    list(found[:TOP])
    for name in FACETS:
        found.facet(name)
    return found.count()


def _grouped(rows: QuerySet) -> Iterator[list]:
    for name in FACETS:
        yield list(rows.values(name).annotate(count=Count("pk")).order_by("-count"))


def _asked(question: Question) -> PlainText | Phrase:
    if question.kind in ("phrase", "number"):
        return Phrase(question.raw.strip('"'))
    long = len(tokens(question.raw)) > ALL_UP_TO
    return PlainText(question.raw, operator="or" if long else "and")
