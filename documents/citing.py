"""Which letters a text cites, and who cites a letter."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Count, Q, QuerySet, Window
from django.db.models.functions import RowNumber

from documents import citations, numbers
from search.engine import Card, Source, source_of
from search.rights import Reader

if TYPE_CHECKING:
    from documents.models import Citation, Letter

BATCH = 500
TOLD = ["number", "issued_on", "abstract"]
# A letter's page shows so many of what cites it, and looks at so many for them, a step at a time.
MOST, FURTHEST, STEP = 100, 1000, 200
# Of each missing letter's sources the report shows so many.
SHOWN_SOURCES = 5


def note(source: str, text: str, own: str = "") -> None:
    """Write down the letters a text cites, linked where the library has them.

    `source` is the citing entry's key; what it cited before and no longer does is forgotten. `own` is the
    lookup key of a letter that cites, which does not cite itself.
    """
    note_all(source, [text], own)


def note_letter(letter: "Letter") -> None:
    """Write down what a published letter cites in its bases, its text and the stored pages of its files.

    Whoever stores the text of a file calls it. Files that not every reader of the letter may open are left
    out: what they cite would be told on its page.
    """
    from documents.models import Attachment, FilePage

    pages = FilePage.objects.filter(
        attachment__letter=letter, attachment__access=Attachment.Access.LETTER
    ).order_by("attachment__sort_order", "attachment", "n")
    texts = [*letter.citing_texts, *pages.values_list("text", flat=True)]
    note_all(letter.key, texts, own=letter.lookup_key)


def note_all(source: str, texts: Iterable[str], own: str = "") -> None:
    """As `note`, of several texts. A number cited twice is told as the fuller of them tells it."""
    from documents.models import Citation

    mentions = mentioned(texts, own)
    with transaction.atomic():
        stored = {citation.lookup_key: citation for citation in Citation.objects.filter(source=source)}
        gone = [citation.pk for key, citation in stored.items() if key not in mentions]
        Citation.objects.filter(pk__in=gone).delete()
        cited = [told(source, key, mention, stored.get(key)) for key, mention in mentions.items()]
        new = [one for one in cited if one.pk is None]
        # Who publishes a letter and who has just read its file may note the same at once.
        Citation.objects.bulk_create(new, BATCH, ignore_conflicts=True)
        Citation.objects.bulk_update([one for one in cited if one.lookup_key in stored], TOLD, BATCH)
        link_all(list(Citation.objects.filter(source=source)))


def mentioned(texts: Iterable[str], own: str = "") -> dict[str, citations.Mention]:
    """The letters that texts name, by their lookup keys, each as it is told best; not the `own` one."""
    mentions: dict[str, citations.Mention] = {}
    for mention in (mention for text in texts if text for mention in citations.find(text)):
        key = numbers.lookup_key(mention.number)[:200]
        if key not in mentions or fullness(mention) > fullness(mentions[key]):
            mentions[key] = mention
    mentions.pop(own, None)
    return mentions


def note_new(letters: Iterable["Letter"]) -> None:
    """`note_letter` and `relink` for letters that were stored just now: nothing was known of them before, and
    their files are not read yet."""
    from documents.models import Citation

    letters = list(letters)
    live = [letter for letter in letters if letter.live]
    Citation.objects.bulk_create(
        [
            told(letter.key, key, mention, None)
            for letter in live
            for key, mention in mentioned(letter.citing_texts, letter.lookup_key).items()
        ],
        BATCH,
    )
    touched = Q(lookup_key__in={letter.lookup_key for letter in letters})
    link_all(list(Citation.objects.filter(touched | Q(source__in=[letter.key for letter in live]))))


def fullness(mention: citations.Mention) -> int:
    return (mention.issued is not None) + (mention.abstract is not None)


def told(source: str, key: str, mention: citations.Mention, stored: "Citation | None") -> "Citation":
    from documents.models import Citation

    citation = stored or Citation(source=source, lookup_key=key)
    citation.number, citation.issued_on = mention.number[:200], mention.issued
    citation.abstract = mention.abstract or ""
    return citation


def forget(source: str) -> None:
    """What cited is gone, or no reader has it any more; it is noted again when it is published."""
    from documents.models import Citation

    Citation.objects.filter(source=source).delete()


def link_all(cited: "list[Citation]") -> None:
    """Find the cited letters: the same number, and the same year where one is told."""
    from documents.models import Citation

    for batch in batched(cited, BATCH):
        years = years_of({citation.lookup_key for citation in batch})
        changed = []
        for citation in batch:
            meant = meant_of(years[citation.lookup_key], citation.issued_on)
            if citation.letter_id != meant:
                citation.letter_id = meant
                changed.append(citation)
        Citation.objects.bulk_update(changed, ["letter"])


def years_of(keys: Iterable[str]) -> dict[str, list[tuple[int, int | None]]]:
    """{lookup key: its kept letters, each with its year}"""
    from documents.models import Letter

    years: dict[str, list[tuple[int, int | None]]] = defaultdict(list)
    found = Letter.objects.kept().filter(lookup_key__in=keys).order_by()
    for key, pk, year in found.values_list("lookup_key", "pk", "year"):
        years[key].append((pk, year))
    return years


def meant_of(letters: list[tuple[int, int | None]], day: dt.date | None) -> int | None:
    """Two letters of one number and no year to tell them apart: better no link than a wrong one."""
    pks = [pk for pk, year in letters if day is None or year == day.year]
    return pks[0] if len(pks) == 1 else None


def letters_meant(mentions: Iterable[citations.Mention]) -> list[int | None]:
    """For each mention the letter it is linked with once its text is published; None for a missing one."""
    mentions = list(mentions)
    keys = [numbers.lookup_key(mention.number)[:200] for mention in mentions]
    years = years_of(set(keys))
    return [meant_of(years[key], mention.issued) for key, mention in zip(keys, mentions, strict=True)]


def batched(cited: "Iterable[Citation]", size: int) -> "Iterator[list[Citation]]":
    rows = iter(cited)
    while batch := list(islice(rows, size)):
        yield batch


def relink(letter: "Letter", was: str = "") -> None:
    """Look again at every citation that may mean this letter, or meant it until its number changed.

    `was` is its lookup key until now: what could not be told apart from it then perhaps can be now.
    """
    relink_keys({letter.lookup_key, was or letter.lookup_key}, letter.pk)


def relink_keys(keys: Iterable[str], letter: int | None = None) -> None:
    """Look again at every citation of these lookup keys, and at those linked to the letter of that pk."""
    from documents.models import Citation

    touched = Q(lookup_key__in=set(keys)) | (Q(letter=letter) if letter else Q())
    link_all(list(Citation.objects.filter(touched)))


def letters_of(page, user: Reader) -> list["Letter"]:
    """The letters beside a page that this reader may see: an editor's choice first, then the cited ones."""
    from documents.models import Letter

    chosen = [row.letter_id for row in page.related_letters.all()]
    cited = (
        Letter.objects.filter(citations__source=page.key)
        .order_by("citations__pk")
        .values_list("pk", flat=True)
    )
    order = list(dict.fromkeys([*chosen, *cited]))
    letters = Letter.objects.visible_to(user).with_related().in_bulk(order)
    return [letters[pk] for pk in order if pk in letters]


def cited_by(letter: "Letter", user: Reader) -> list["Letter"]:
    """The letters this letter cites, as far as this reader may see them."""
    from documents.models import Letter

    return list(Letter.objects.visible_to(user).with_related().filter(citations__source=letter.key))


def missing(source: str) -> list["Citation"]:
    """What a text cites and the library does not have."""
    from documents.models import Citation

    return list(Citation.objects.filter(source=source, letter=None))


def citing_cards(letter: "Letter", user: Reader) -> list[Card]:
    """What cites a letter, the newest first, as cards this reader may see; no app is asked by name.

    Of a law that thousands cite the newest MOST; keys of a kind that no app registers any more say nothing.
    """
    cards: list[Card] = []
    keys = letter.citations.order_by("-pk").values_list("source", flat=True)
    for at in range(0, FURTHEST, STEP):
        some = list(keys[at : at + STEP])
        cards += cards_of(some, user).values()
        if len(some) < STEP or len(cards) >= MOST:
            break
    return cards[:MOST]


def cards_of(keys: list[str], user: Reader) -> dict[str, Card]:
    """The cards this reader may see of what bears these keys, in their order."""
    by_source: dict[Source, list[int]] = defaultdict(list)
    for key in keys:
        with suppress(KeyError, ValueError):
            source, pk = source_of(key)
            by_source[source].append(pk)
    cards = {
        f"{source.kind}:{pk}": card
        for source, pks in by_source.items()
        for pk, card in source.cards(pks, user).items()
    }
    return {key: cards[key] for key in keys if key in cards}


def missing_letters() -> QuerySet:
    """The letters that are cited and that the library does not have, the most cited first.

    A row each, as a dict: `lookup_key` and `sources`, how many cite it. An index holds both, so that a page
    of a million citations costs little; `told_of` says the rest of a page's rows.
    """
    from documents.models import Citation

    lacking = Citation.objects.filter(letter=None).order_by().values("lookup_key")
    return lacking.annotate(sources=Count("pk")).order_by("-sources", "lookup_key")


@dataclass(frozen=True, slots=True)
class Missing:
    """A letter cited and not in the library; `cited_by` are some of what cites it, as cards."""

    number: str
    sources: int
    issued_on: dt.date | None
    abstract: str
    cited_by: tuple[Card, ...]


def told_of(rows: Iterable[dict], user: Reader) -> list[Missing]:
    """Rows of `missing_letters`, each with the newest of what cites it that this person may see."""
    from documents.models import Citation

    counts = {row["lookup_key"]: row["sources"] for row in rows}
    place = Window(RowNumber(), partition_by="lookup_key", order_by="-pk")
    lacking = Citation.objects.filter(letter=None, lookup_key__in=counts).annotate(place=place)
    newest: dict[str, list[Citation]] = {key: [] for key in counts}
    for citation in lacking.filter(place__lte=SHOWN_SOURCES).order_by("-pk"):
        newest[citation.lookup_key].append(citation)
    cards = cards_of([citation.source for some in newest.values() for citation in some], user)
    return [as_missing(counts[key], some, cards) for key, some in newest.items() if some]


def as_missing(count: int, some: "list[Citation]", cards: dict[str, Card]) -> Missing:
    """Number, date and abstract as the newest that tells them tells them."""
    return Missing(
        number=some[0].number,
        sources=count,
        issued_on=next((one.issued_on for one in some if one.issued_on), None),
        abstract=next((one.abstract for one in some if one.abstract), ""),
        cited_by=tuple(cards[one.source] for one in some if one.source in cards),
    )
