"""Which letters a text cites, and who cites a letter."""

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db.models import Q

from documents import citations, numbers
from search.engine import Card, source_of
from search.rights import Reader

if TYPE_CHECKING:
    from documents.models import Citation, Letter


def note(source: str, text: str, own: str = "") -> None:
    """Write down the letters a text cites, linked where the library has them.

    `source` is the citing entry's key; what it cited before and no longer does is forgotten. `own` is the
    lookup key of a letter that cites, which does not cite itself.
    """
    from documents.models import Citation

    mentions = mentioned(text, own)
    Citation.objects.filter(source=source).exclude(lookup_key__in=mentions).delete()
    for key, mention in mentions.items():
        citation, _created = Citation.objects.update_or_create(
            source=source,
            lookup_key=key,
            defaults={
                "number": mention.number,
                "issued_on": mention.issued,
                "abstract": mention.abstract or "",
            },
        )
        link(citation)


def mentioned(text: str, own: str = "") -> dict[str, citations.Mention]:
    """The letters a text names by their lookup keys, the first mention of each; not the `own` one."""
    mentions: dict[str, citations.Mention] = {}
    for mention in citations.find(text):
        mentions.setdefault(numbers.lookup_key(mention.number), mention)
    mentions.pop(own, None)
    return mentions


def note_new(letters: Iterable["Letter"]) -> None:
    """`note` and `relink` for letters that were stored just now: nothing was known of them before."""
    from documents.models import Citation

    letters = list(letters)
    Citation.objects.bulk_create(
        Citation(
            source=letter.key,
            lookup_key=key,
            number=mention.number,
            issued_on=mention.issued,
            abstract=mention.abstract or "",
        )
        for letter in letters
        if letter.live
        for key, mention in mentioned(letter.citing_text, letter.lookup_key).items()
    )
    touched = Q(lookup_key__in={letter.lookup_key for letter in letters})
    touched |= Q(source__in=[letter.key for letter in letters if letter.live])
    link_all(Citation.objects.filter(touched))


def link(citation: "Citation") -> None:
    link_all([citation])


def link_all(cited: Iterable["Citation"]) -> None:
    """Find the cited letters: the same number, and the same year where one is told."""
    from documents.models import Letter

    cited = list(cited)
    bearing: dict[str, list[tuple[int, int | None]]] = defaultdict(list)
    keys = {citation.lookup_key for citation in cited}
    found = Letter.objects.kept().filter(lookup_key__in=keys) if keys else Letter.objects.none()
    for pk, key, year in found.values_list("pk", "lookup_key", "year"):
        bearing[key].append((pk, year))
    for citation in cited:
        day = citation.issued_on
        letters = [pk for pk, year in bearing[citation.lookup_key] if not day or year == day.year]
        # Two letters of one number and no year to tell them apart: better no link than a wrong one.
        letter = letters[0] if len(letters) == 1 else None
        if citation.letter_id != letter:
            citation.letter_id = letter
            citation.save(update_fields=["letter"])


def relink(letter: "Letter", was: str = "") -> None:
    """Look again at every citation that may mean this letter, or meant it until its number changed.

    `was` is its lookup key until now: what could not be told apart from it then perhaps can be now.
    """
    from documents.models import Citation

    touched = Q(lookup_key__in={letter.lookup_key, was or letter.lookup_key}) | Q(letter=letter)
    link_all(Citation.objects.filter(touched))


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
    """What cites a letter, as cards this reader may see; no app is asked by name."""
    by_source: dict = defaultdict(list)
    for key in letter.citations.values_list("source", flat=True):
        source, pk = source_of(key)
        by_source[source].append(pk)
    return [card for source, pks in by_source.items() for card in shown(source, pks, user)]


def shown(source, pks: list[int], user: Reader) -> Iterable[Card]:
    cards = source.cards(pks, user)
    return (cards[pk] for pk in pks if pk in cards)
