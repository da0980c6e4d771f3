"""What the list of letters can be narrowed to and how the database narrows it.

`documents.browsing` asks the index for a page of the list; this is what it falls back on, and what feeds and
the pages of a topic are made of.
"""

from collections.abc import Iterable
from dataclasses import dataclass, fields

from django.db.models import Exists, Model, OuterRef
from django.http import QueryDict

from documents.models.catalogue import Issuer, LetterType, SchoolYear, TaggedLetter, TaskArea
from documents.models.letters import Letter
from documents.rights import LetterQuerySet
from search.engine import Values
from search.rights import Reader

MOST_VALUES, LONGEST_VALUE, MOST_YEARS = 20, 120, 40


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a reader narrowed the list to. Values of one field are alternatives; none is no choice."""

    letter_type: tuple[str, ...] = ()
    issuer: tuple[str, ...] = ()
    school_year: tuple[str, ...] = ()
    task_area: tuple[str, ...] = ()
    year: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    signer: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return any(getattr(self, field.name) for field in fields(self))

    @property
    def values(self) -> Values:
        """As the index names them, without what is not narrowed."""
        return {field.name: given for field in fields(self) if (given := getattr(self, field.name))}

    @property
    def address(self) -> QueryDict:
        """The parameters that choose this. Links are made from them, never from what was sent."""
        asked = QueryDict(mutable=True)
        for key, name in PARAMETERS.items():
            if given := getattr(self, name):
                asked.setlist(key, list(given))
        return asked


PARAMETERS = {
    "loai": "letter_type",
    "co-quan": "issuer",
    "nam-hoc": "school_year",
    "linh-vuc": "task_area",
    "nam": "year",
    "tinh-trang": "status",
    "nguoi-ky": "signer",
}
COLUMNS = {
    "letter_type": "letter_type__slug",
    "issuer": "issuer__slug",
    "task_area": "task_areas__slug",
    "school_year": "school_years__name",
    "status": "status",
    "signer": "signer",
}


def chosen(data: QueryDict) -> Chosen:
    return Chosen(**{name: values_of(data.getlist(key)) for key, name in PARAMETERS.items()})


def values_of(given: Iterable[str]) -> tuple[str, ...]:
    """At most twenty values; one that cannot be is kept as one that nothing has, for it was asked."""
    cut = (value.replace("\0", "?")[:LONGEST_VALUE] for value in given if value)
    return tuple(dict.fromkeys(cut))[:MOST_VALUES]


def letters(user: Reader, chosen: Chosen = Chosen()) -> LetterQuerySet:  # noqa: B008 - frozen
    """The letters this reader may see, newest first; a choice that does not exist gives none."""
    found = Letter.objects.visible_to(user).order_by("-issued_on", "-pk")
    if chosen.year:
        known = [int(year) for year in chosen.year if year.isascii() and year.isdigit() and len(year) == 4]
        found = found.filter(year__in=known)
    for name in ("letter_type", "issuer", "status", "signer"):
        if values := getattr(chosen, name):
            found = found.filter(**{f"{COLUMNS[name]}__in": values})
    # Through the key: a join would give a letter of two task areas twice.
    if chosen.task_area:
        tagged = TaggedLetter.objects.filter(tag__slug__in=chosen.task_area)
        found = found.filter(pk__in=tagged.values("content_object"))
    if chosen.school_year:
        listed = Letter.school_years.through.objects.filter(schoolyear__name__in=chosen.school_year)
        found = found.filter(pk__in=listed.values("letter"))
    return found


def choices(user: Reader) -> dict[str, list]:
    """What the list can be narrowed to: only what a letter this reader may see is described by.

    For when the index does not count them; one look at a row answers for each, however large the library.
    """
    found = Letter.objects.visible_to(user).order_by()
    tagged = TaggedLetter.objects.filter(tag=OuterRef("pk"), content_object__in=found)
    listed = Letter.school_years.through.objects.filter(schoolyear=OuterRef("pk"), letter__in=found)
    return {
        "letter_types": described(LetterType, found.filter(letter_type=OuterRef("pk"))),
        "issuers": described(Issuer, found.filter(issuer=OuterRef("pk"))),
        "school_years": described(SchoolYear, listed),
        "task_areas": described(TaskArea, tagged),
        "years": years_of(found),
        "statuses": Letter.Status.choices,
    }


def described(model: type[Model], letters) -> list:
    """Rows of a controlled list that some letter bears."""
    return list(model._default_manager.filter(Exists(letters)))


def years_of(found: LetterQuerySet) -> list[int]:
    """From the newest letter's year to the oldest's; every year in between is offered unseen."""
    ordered = found.exclude(year=None).order_by("year").values_list("year", flat=True)
    first, last = ordered.first(), ordered.last()
    return list(range(last, max(first, last - MOST_YEARS) - 1, -1)) if first and last else []
