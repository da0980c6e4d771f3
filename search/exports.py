"""What a search found as a table, sent row by row: a register of a million letters fits no memory."""

import csv
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import chain, islice

from django.http import HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from search import indexing
from search.answering import cards_of
from search.cells import as_text
from search.engine import Card, EngineError, get_engine
from search.forms import SearchForm
from search.rights import Reader, reader_audience
from search.text import slug
from search.views import unavailable

# What a reader gets at most; staff get all.
MOST = 10_000
BATCH = 500
# Spreadsheets take a file without it for one of another encoding, and every mark is lost.
BYTE_ORDER_MARK = "\ufeff"

Row = list[str]


@require_safe
def table(request: HttpRequest) -> HttpResponseBase:
    """The hits of this search as CSV, in its order: those this reader may find."""
    form = SearchForm(request.GET)
    indexing.catch_up()
    try:
        keys = get_engine().scan(form.query(reader_audience(request.user)))
        # The first answer before the first byte: a broken engine gives a page, not half a file.
        keys = chain(list(islice(keys, 1)), keys)
    except EngineError:
        return unavailable(request)
    most = None if may_take_all(request.user) else MOST
    rows = chain([headings()], found_rows(keys, request.user, request.build_absolute_uri, most))
    response = StreamingHttpResponse(lines(rows), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{filename(form.words, localdate())}"'
    response["Cache-Control"] = "private, no-store"
    return response


def may_take_all(user: Reader) -> bool:
    return user.is_staff or user.has_perm("wagtailadmin.access_admin")


def headings() -> Row:
    """As the import of letters knows them, so that a table of letters can be read back."""
    return [
        pgettext("column", "number"),
        pgettext("column", "issued"),
        pgettext("column", "type"),
        pgettext("column", "abstract"),
        pgettext("column", "issuer"),
        pgettext("column", "address"),
    ]


def found_rows(
    keys: Iterator[str], user: Reader, absolute: Callable[[str], str], most: int | None
) -> Iterator[Row]:
    """A row a hit, read from the database a batch at a time; the last row says when some are missing."""
    cut = _("Only the first %(most)s rows: narrow the search to get the others.") % {"most": most}
    broken = _("The search index failed here: the rows after this are missing.")
    written = 0
    try:
        while batch := list(islice(keys, BATCH)):
            for _key, _source, card in cards_of(batch, user):
                if written == most:
                    yield note(cut)
                    return
                yield row_of(card, absolute)
                written += 1
    except EngineError:
        yield note(broken)


def row_of(card: Card, absolute: Callable[[str], str]) -> Row:
    day = card.date.isoformat() if card.date else ""
    return [card.number, day, card.kind_label, card.title, card.issuer, absolute(card.url)]


def note(message: str) -> Row:
    """A row for people: an import reads no column but the address's, which it does not know."""
    return [*[""] * 5, message]


class _Line:
    """What the csv module writes to: it hands each line back."""

    def write(self, line: str) -> str:
        return line


def lines(rows: Iterable[Row]) -> Iterator[str]:
    """All cells quoted: spreadsheets here cut at commas or at semicolons, as the country is set."""
    writer = csv.writer(_Line(), quoting=csv.QUOTE_ALL)
    yield BYTE_ORDER_MARK
    for row in rows:
        yield writer.writerow([as_text(cell) for cell in row])


def filename(words: str, day: date) -> str:
    return f"{slug(f'tim-kiem {words}', limit=60)}-{day.isoformat()}.csv"
