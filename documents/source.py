"""The letters as search sees them."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext_lazy as _

from documents.models import Issuer, Letter, LetterType, TaskArea
from search.engine import Card, Entry, Source
from search.rights import Reader
from search.text import fold


class LetterSource(Source):
    """Entries and cards of kind `letter`."""

    kind = "letter"
    label = _("Letters")
    template = "search/hits/letter.html"
    facets = {
        "letter_type": _("Letter type"),
        "issuer": _("Issuer"),
        "task_area": _("Task area"),
        "school_year": _("School year"),
        "year": _("Year"),
        "status": _("Status"),
    }
    field_words = {"loại": "letter_type", "năm": "year", "cơ quan": "issuer"}

    def entry(self, pk: int) -> Entry | None:
        letter = Letter.objects.filter(pk=pk).first()
        return letter.search_entry() if letter and letter.audience() else None

    def entries(self, after_pk: int = 0) -> Iterator[Entry]:
        letters = Letter.objects.kept().filter(live=True, pk__gt=after_pk).order_by("pk")
        related = letters.with_related().prefetch_related(
            "tagged_areas__tag", "school_years", "access_groups"
        )
        for letter in related.iterator(500):
            if letter.audience():
                yield letter.search_entry()

    def cards(self, pks: Iterable[int], user: Reader) -> dict[int, Card]:
        letters = Letter.objects.visible_to(user).with_related().filter(pk__in=list(pks))
        return {letter.pk: letter.search_card() for letter in letters}

    def fallback(self, words: str, user: Reader, limit: int) -> list[int]:
        """Letters whose number or abstract holds every word, newest first."""
        found = Letter.objects.visible_to(user)
        for word in fold(words).split():
            found = found.filter(folded_abstract__contains=word) | found.filter(lookup_key__contains=word)
        return list(found.order_by("-issued_on").values_list("pk", flat=True)[:limit])

    def facet_labels(self, name: str, values: Iterable[str]) -> dict[str, str]:
        """What readers see for a facet's values."""
        tables = {"letter_type": LetterType, "issuer": Issuer, "task_area": TaskArea}
        if name in tables:
            return dict(tables[name].objects.filter(slug__in=list(values)).values_list("slug", "name"))
        if name == "status":
            return {value: str(label) for value, label in Letter.Status.choices}
        return {value: value for value in values}


def tagged_letters(pk: int) -> Iterator[str]:
    """The entry keys of the letters under a task area."""
    for letter in Letter.objects.filter(task_areas__pk=pk).values_list("pk", flat=True).iterator():
        yield f"letter:{letter}"


def issued_letters(pk: int) -> Iterator[str]:
    """The entry keys of an issuer's letters."""
    for letter in Letter.objects.filter(issuer=pk).values_list("pk", flat=True).iterator():
        yield f"letter:{letter}"
