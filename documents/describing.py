"""A letter as the API gives it: only what its public page says."""

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Literal

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q
from django.utils.timezone import localtime
from ninja import Schema
from pydantic import Field

from documents import citing
from documents.models import Attachment, Issuer, Letter, LetterType, Relation, TaskArea
from search.answering import cards_of

Absolute = Callable[[str], str]
# A law that thousands guide: so many of each are told.
MOST = 200


class Named(Schema):
    """A value of a controlled list; filters take its slug."""

    slug: str
    name: str


class FileLink(Schema):
    url: str
    title: str
    label: str = Field(description="`text`, `annex`, `form` or `other`")
    name: str = Field(description="A readable name to save it under")
    size: int = Field(description="Bytes")
    sha256: str


class LetterRef(Schema):
    """A letter named by another."""

    id: int
    number: str
    issued_on: dt.date
    abstract: str
    url: str


class LetterRow(LetterRef):
    """A letter in a list."""

    type: Named | None
    issuer: Named | None
    issuer_name: str = Field(description="as the issuer was called when the letter was issued")
    year: int | None
    effective_on: dt.date | None
    expires_on: dt.date | None
    status: str
    signer: str
    school_years: list[str]
    task_areas: list[Named]
    files: list[FileLink]
    updated_at: dt.datetime


class Related(Schema):
    """What this letter says of another (`out`), or another of this one (`in`). `letter` is null where the
    library does not have it."""

    kind: str
    direction: Literal["out", "in"]
    letter: LetterRef | None
    number: str


class Citing(Schema):
    """Something of the site that cites this letter."""

    key: str
    kind: str
    title: str
    url: str
    date: dt.date | None


class LetterDetail(LetterRow):
    """A letter with everything its page shows."""

    place: str
    urgency: str
    deadline: dt.date | None
    signer_position: str
    signing_capacity: str
    drafting_unit: str
    addressees: str
    recipients: str
    legal_bases: str
    text: str
    relations: list[Related]
    cites: list[LetterRef]
    cites_elsewhere: list[str] = Field(description="Numbers of cited letters that the library does not have")
    cited_by: list[Citing]


def ref_of(letter: Letter, absolute: Absolute) -> dict:
    return {
        "id": letter.pk,
        "number": letter.number,
        "issued_on": letter.issued_on,
        "abstract": letter.abstract,
        "url": absolute(letter.url),
    }


def row_of(letter: Letter, absolute: Absolute) -> dict:
    return ref_of(letter, absolute) | {
        "type": named(letter.letter_type),
        "issuer": named(letter.issuer),
        "issuer_name": letter.issuer_name,
        "year": letter.year,
        "effective_on": letter.effective_on or letter.issued_on,
        "expires_on": letter.expires_on,
        "status": letter.status,
        "signer": letter.signer,
        "school_years": [year.name for year in letter.school_years.all()],
        "task_areas": [named(area) for area in letter.task_areas.all()],
        "files": files_of(letter, absolute),
        "updated_at": localtime(letter.last_published_at or letter.updated_at),
    }


def detail_of(letter: Letter, absolute: Absolute) -> dict:
    return row_of(letter, absolute) | {
        "place": letter.place,
        "urgency": letter.urgency,
        "deadline": letter.deadline,
        "signer_position": letter.signer_position,
        "signing_capacity": letter.signing_capacity,
        "drafting_unit": letter.drafting_unit,
        "addressees": letter.addressees,
        "recipients": letter.recipients,
        "legal_bases": letter.legal_bases,
        "text": letter.body,
        "relations": relations_of(letter, absolute),
        "cites": [
            ref_of(each, absolute) for each in seen(Q(citations__source=letter.key)).order_by("citations__pk")
        ],
        "cites_elsewhere": [citation.number for citation in citing.missing(letter.key)],
        "cited_by": cited_by(letter, absolute),
    }


def named(thing: LetterType | Issuer | TaskArea | None) -> dict | None:
    return {"slug": thing.slug, "name": thing.name} if thing else None


def files_of(letter: Letter, absolute: Absolute) -> list[dict]:
    """The letter's files that are open to everyone."""
    return [
        {
            "url": absolute(item.get_absolute_url()),
            "title": item.title,
            "label": item.label,
            "name": item.download_name,
            "size": item.size,
            "sha256": item.sha256,
        }
        for item in letter.attachments.all()
        if item.access == Attachment.Access.LETTER
    ]


def seen(which: Q):
    """Public letters with the columns of a reference."""
    found = Letter.objects.visible_to(AnonymousUser()).filter(which)
    return found.only("pk", "number", "issued_on", "abstract", "path")


def relations_of(letter: Letter, absolute: Absolute) -> list[dict]:
    """Both sides of the letter's relations; one to a letter that is not public is not told at all."""
    rows = list(Relation.objects.filter(Q(letter=letter) | Q(other=letter)).order_by("-pk")[:MOST])
    rows.sort(key=lambda row: (row.letter_id != letter.pk, row.sort_order or 0, row.pk))
    public = seen(Q(pk__in=others(rows))).in_bulk() if rows else {}
    told = []
    for row in rows:
        is_own = row.letter_id == letter.pk
        other = public.get(row.other_id if is_own else row.letter_id)
        if other is None and not (is_own and row.other_id is None):
            continue
        told.append(
            {
                "kind": row.kind,
                "direction": "out" if is_own else "in",
                "letter": ref_of(other, absolute) if other else None,
                "number": other.number if other else row.number,
            }
        )
    return told


def others(rows: Iterable[Relation]) -> set[int]:
    return {pk for row in rows for pk in (row.letter_id, row.other_id) if pk}


def cited_by(letter: Letter, absolute: Absolute) -> list[dict]:
    """What cites the letter, of any kind that is registered with search; no app is asked by name."""
    keys = letter.citations.order_by("-pk").values_list("source", flat=True)[:MOST]
    return [
        {
            "key": key,
            "kind": source.kind,
            "title": card.title,
            "url": absolute(card.url),
            "date": card.date,
        }
        for key, source, card in cards_of(keys, AnonymousUser())
    ]
