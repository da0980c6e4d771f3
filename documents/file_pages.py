"""The pages of letters' files as search takes them in and as a page of results shows them.

A file for signed-in people only, of a letter that anyone may read, is in neither: an entry has one audience,
and its text must not be found, counted or quoted for strangers. Once signed in, a reader sees it quoted.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from itertools import islice
from typing import Any

from django.db.models import Case, F, IntegerField, Q, QuerySet, Value, When, Window
from django.db.models.functions import RowNumber, StrIndex
from django.db.models.lookups import GreaterThan

from documents.models import Attachment, FilePage
from search.engine import Card, Forms
from search.rights import PUBLIC, Reader

# Letters whose pages are read at once.
TOGETHER = 50
# Of one letter's files so much is indexed: some 1,500 pages. More would hold up all other changes.
MOST_CHARACTERS = 4_000_000
PAGES_SHOWN = 3
# A question's first things choose the pages.
_MOST_THINGS = 12


def indexed(audiences: Mapping[int, tuple[str, ...]]) -> dict[int, tuple[tuple[int, str], ...]]:
    """The pages that the entries of these letters hold; `audiences` says by letter who may find it."""
    closed = [pk for pk, audience in audiences.items() if audience and PUBLIC not in audience]
    opened = [pk for pk, audience in audiences.items() if PUBLIC in audience]
    as_letter = Q(attachment__letter__in=opened, attachment__access=Attachment.Access.LETTER)
    # Whoever finds a letter that is not public has signed in.
    pages = FilePage.objects.filter(as_letter | Q(attachment__letter__in=closed)).exclude(text="")
    found: dict[int, list[tuple[int, str]]] = defaultdict(list)
    room = dict.fromkeys(audiences, MOST_CHARACTERS)
    for letter, n, text in in_order(pages).values_list("attachment__letter", "n", "text").iterator(200):
        room[letter] -= len(text)
        if room[letter] >= 0:
            found[letter].append((n, text))
    return {letter: tuple(pages) for letter, pages in found.items()}


def in_order(pages: "QuerySet[FilePage]") -> "QuerySet[FilePage]":
    return pages.order_by("attachment__letter", "attachment__sort_order", "attachment", "n")


def shown(cards: dict[int, Card], user: Reader, forms: Forms) -> dict[int, Card]:
    """Cards with the few pages that show most of what was asked, each with the address that opens it.

    The database chooses them: no page of results loads a file of 4,000 pages.
    """
    if not cards or not forms:
        return cards
    places: dict[int, list[Any]] = defaultdict(list)
    for page in best_pages(list(cards), user, forms):
        places[page.attachment.letter_id].append(page)
    return cards | {pk: with_places(cards[pk], pages) for pk, pages in places.items()}


def best_pages(letters: list[int], user: Reader, forms: Forms) -> "list[FilePage]":
    pages = FilePage.objects.filter(attachment__letter__in=letters)
    if not user.is_authenticated:
        pages = pages.filter(attachment__access=Attachment.Access.LETTER)
    rank = Window(
        RowNumber(),
        partition_by=F("attachment__letter"),
        order_by=[F("shows").desc(), F("attachment__sort_order").asc(), F("attachment").asc(), F("n").asc()],
    )
    ranked = pages.annotate(shows=things_shown(forms)).filter(shows__gt=0).annotate(rank=rank)
    chosen = ranked.filter(rank__lte=PAGES_SHOWN).select_related("attachment__letter")
    return list(chosen.defer("words", "attachment__letter__body").order_by("attachment__letter", "rank"))


def things_shown(forms: Forms) -> Any:
    """How many of the things asked a page has; two neighbours that stand side by side count once more."""
    things = list(islice(forms, _MOST_THINGS))
    total: Any = Value(0)
    for spellings in things:
        total = total + is_there(spellings)
    for left, right in zip(things, things[1:], strict=False):
        total = total + is_there(((*left[0], *right[0]),))
    return total


def is_there(spellings: tuple[tuple[str, ...], ...]) -> Case:
    places = [Q(stands_in_words(f" {' '.join(form)} ")) for form in spellings]
    found = places[0]
    for place in places[1:]:
        found |= place
    return Case(When(found, then=1), default=0, output_field=IntegerField())


def stands_in_words(run: str) -> GreaterThan:
    # Plain substrings are found three times as quickly as by LIKE, and no sign in them means anything.
    return GreaterThan(StrIndex("words", Value(run)), 0)


def with_places(card: Card, pages: "list[FilePage]") -> Card:
    return replace(
        card,
        pages=tuple((page.n, page.text) for page in pages),
        page_urls=tuple(page_url(page, card) for page in pages),
    )


def page_url(page: "FilePage", card: Card) -> str:
    """A browser's own viewer opens a PDF at the page; other files are shown in the letter's list."""
    url = page.attachment.get_absolute_url()
    return f"{url}#page={page.n}" if url.endswith(".pdf") else f"{card.url}#{page.attachment.anchor}"
