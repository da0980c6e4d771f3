"""Which letters a list shows: newest first, narrowed by what the register knows."""

from dataclasses import dataclass, fields

from django.http import QueryDict

from documents.models.catalogue import Issuer, LetterType, SchoolYear, TaskArea
from documents.models.letters import Letter
from documents.rights import LetterQuerySet
from search.rights import Reader


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a reader narrowed the list to; an empty string is no choice."""

    year: str = ""
    letter_type: str = ""
    issuer: str = ""
    task_area: str = ""
    school_year: str = ""
    status: str = ""

    def __bool__(self) -> bool:
        return any(getattr(self, field.name) for field in fields(self))


PARAMETERS = {
    "nam": "year",
    "loai": "letter_type",
    "co-quan": "issuer",
    "linh-vuc": "task_area",
    "nam-hoc": "school_year",
    "tinh-trang": "status",
}
COLUMNS = {
    "letter_type": "letter_type__slug",
    "issuer": "issuer__slug",
    "task_area": "task_areas__slug",
    "school_year": "school_years__name",
    "status": "status",
}


def chosen(data: QueryDict) -> Chosen:
    return Chosen(**{name: data.get(key, "").replace("\0", "?")[:120] for key, name in PARAMETERS.items()})


def letters(user: Reader, chosen: Chosen = Chosen()) -> LetterQuerySet:  # noqa: B008 - frozen
    """The letters this reader may see; a choice that does not exist gives none."""
    found = Letter.objects.visible_to(user).order_by("-issued_on", "-pk")
    if chosen.year:
        known = chosen.year.isascii() and chosen.year.isdigit() and len(chosen.year) == 4
        found = found.filter(year=int(chosen.year)) if known else found.none()
    for name, column in COLUMNS.items():
        if value := getattr(chosen, name):
            found = found.filter(**{column: value})
    return found


def choices(user: Reader) -> dict[str, list]:
    """What the list can be narrowed to: only what a letter this reader may see is described by."""
    found = letters(user).order_by()
    years = found.exclude(year=None).order_by("-year").values_list("year", flat=True)
    return {
        "years": list(years.distinct()),
        "letter_types": list(LetterType.objects.filter(pk__in=found.values("letter_type"))),
        "issuers": list(Issuer.objects.filter(pk__in=found.values("issuer"))),
        "task_areas": list(TaskArea.objects.all()),
        "school_years": list(SchoolYear.objects.filter(letters__in=found).distinct()),
        "statuses": Letter.Status.choices,
    }
