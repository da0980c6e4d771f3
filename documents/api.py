"""The letters of the API: read-only, for anyone, whoever asks."""

from typing import Annotated

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, OuterRef, Q
from django.http import Http404, HttpRequest
from ninja import Path, Query, Router, Schema
from ninja.errors import HttpError
from pydantic import Field, StringConstraints

from documents.choosing import Filters, chosen
from documents.describing import LetterDetail, LetterRow, Named, detail_of, named, row_of
from documents.models import Issuer, Letter, LetterAddress, LetterType, SchoolYear, TaskArea
from documents.rights import may_enter
from search.problems import PROBLEMS, Problem

router = Router(tags=["letters"])
LARGEST = 2**63 - 1
Number = Annotated[int, Field(ge=1, le=LARGEST)]
Year = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}$")]
Slug = Annotated[str, StringConstraints(max_length=200, pattern=r"^[-a-zA-Z0-9_]+$")]


class LetterList(Schema):
    """A page of letters, the newest first. `degraded`: the index rests, and only the newest are given."""

    items: list[LetterRow]
    total: int | None = Field(description="Null where counting would be slow")
    next: str | None = Field(description="The next page's `cursor`; null on the last")
    degraded: bool


class Type(Named):
    abbreviation: str = Field(description="As in letters' numbers; empty for a công văn")
    legal: bool


class Body(Named):
    abbreviation: str
    parent: str | None = Field(description="Slug of the body above it")


class Area(Named):
    description: str


class YearName(Schema):
    name: str


@router.get(
    "/letters",
    response={200: LetterList, **PROBLEMS, 503: Problem},
    operation_id="letters",
    summary="Letters",
)
def letters(request: HttpRequest, filters: Query[Filters]) -> dict:
    """Published letters, newest first by day of issue."""
    page = chosen(filters)
    return {
        "items": [row_of(letter, request.build_absolute_uri) for letter in page.letters],
        "total": page.total,
        "next": page.next,
        "degraded": page.degraded,
    }


@router.get(
    "/letters/{id}",
    response={200: LetterDetail, 404: Problem, 410: Problem, **PROBLEMS},
    operation_id="letter",
    summary="A letter",
)
def letter(request: HttpRequest, id: Path[Number]) -> dict:
    """One letter with its text, files, relations and citations; 410 once it is withdrawn."""
    return shown(request, id)


@router.get(
    "/letters/{year}/{slug}",
    response={200: LetterDetail, 404: Problem, 410: Problem, **PROBLEMS},
    operation_id="letter_at",
    summary="The letter at an address",
)
def letter_at(request: HttpRequest, year: Path[Year], slug: Path[Slug]) -> dict:
    """The letter whose page stands, or once stood, at `…/{year}/{slug}/` below the library."""
    address = LetterAddress.objects.filter(path=f"{year}/{slug}").first()
    if address is None:
        raise Http404("no letter here")
    if address.letter_id is None and may_enter(AnonymousUser()):
        raise HttpError(410, "This letter has been removed.")
    return shown(request, address.letter_id or 0)


def shown(request: HttpRequest, pk: int) -> dict:
    """The public letter of this key. Raises HttpError 410 for one that is withdrawn, else Http404."""
    found = Letter.objects.visible_to(AnonymousUser()).with_related().filter(pk=pk).first()
    if found:
        return detail_of(found, request.build_absolute_uri)
    gone = Letter.objects.filter(pk=pk, access=Letter.Access.PUBLIC, withdrawn_at__isnull=False)
    # What never had an address was never shown.
    if gone.exclude(path="").exists() and may_enter(AnonymousUser()):
        raise HttpError(410, "This letter has been withdrawn.")
    raise Http404("no letter here")


def borne(column: str) -> Q:
    """Rows that some public letter bears: a name that only drafts bear is not told."""
    public = Letter.objects.visible_to(AnonymousUser()).order_by()
    return Q(Exists(public.filter(**{column: OuterRef("pk")})))


@router.get(
    "/letter-types",
    response={200: list[Type], **PROBLEMS},
    operation_id="letter_types",
    summary="Letter types",
)
def letter_types(request: HttpRequest) -> list[dict]:
    """The types that letters here are of."""
    types = LetterType.objects.filter(borne("letter_type"))
    return [
        {"slug": each.slug, "name": each.name, "abbreviation": each.abbreviation, "legal": each.legal}
        for each in types
    ]


@router.get("/issuers", response={200: list[Body], **PROBLEMS}, operation_id="issuers", summary="Issuers")
def issuers(request: HttpRequest) -> list[dict]:
    """The bodies that issued letters of this library."""
    found = list(Issuer.objects.filter(borne("issuer")))
    slugs = {each.pk: each.slug for each in found}
    return [
        {
            "slug": each.slug,
            "name": each.name,
            "abbreviation": each.abbreviation,
            "parent": slugs.get(each.parent_id) if each.parent_id else None,
        }
        for each in found
    ]


@router.get(
    "/task-areas", response={200: list[Area], **PROBLEMS}, operation_id="task_areas", summary="Task areas"
)
def task_areas(request: HttpRequest) -> list[dict]:
    """The areas of the department's work, in its order; each has a page of its own."""
    return [{**(named(area) or {}), "description": area.description} for area in TaskArea.objects.all()]


@router.get(
    "/school-years",
    response={200: list[YearName], **PROBLEMS},
    operation_id="school_years",
    summary="School years",
)
def school_years(request: HttpRequest) -> list[dict]:
    """The school years that something is listed under, the latest first."""
    return [{"name": name} for name in SchoolYear.objects.values_list("name", flat=True)]
