"""The review of a draft: what became of each piece of its report, its photos, the letters it cites."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import Q
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from documents import citing
from documents.citations import Mention
from documents.models import Letter
from news.intake import gallery
from news.intake.gallery import Slot
from news.models import DroppedFile, ReportIntake, ReportReading
from news.reading import Piece, Report, Role

LABELS = {
    Role.TITLE: _("Title"),
    Role.SUMMARY: _("Summary"),
    Role.HEADING: _("Heading"),
    Role.PARAGRAPH: _("Text"),
    Role.ITEM: _("List item"),
    Role.TABLE: _("Table row"),
    Role.DELEGATE: _("Delegate"),
    Role.CAPTION: _("Photo caption"),
    Role.BYLINE: _("Author"),
    Role.UPDATED_AT: _("Updated at"),
    Role.SOURCE: _("Source"),
    Role.DROPPED: _("Left out"),
}
# What colour a piece has: the kinds that look alike are told apart by their words.
TONES = {
    Role.TITLE: "head",
    Role.SUMMARY: "head",
    Role.HEADING: "head",
    Role.DELEGATE: "people",
    Role.BYLINE: "people",
    Role.CAPTION: "caption",
    Role.ITEM: "list",
    Role.TABLE: "list",
    Role.UPDATED_AT: "fact",
    Role.SOURCE: "fact",
    Role.DROPPED: "dropped",
}


@dataclass(frozen=True)
class PieceShown:
    """`chosen` is what its field shows: what was sent, where that could not be stored."""

    piece: Piece
    # Whether an editor said what it is.
    is_placed: bool
    chosen: str

    @property
    def tone(self) -> str:
        return TONES.get(self.piece.role, "text")

    @property
    def label(self) -> str:
        return str(LABELS[self.piece.role])


class SlotShown(NamedTuple):
    """A place in the gallery: `n` counts from 1 as readers see it; `caption` is what its field shows."""

    at: int
    n: int
    slot: Slot
    caption: str
    file: DroppedFile | None


class Cited(NamedTuple):
    mention: Mention
    letter: Letter | None


def pieces_of(reading: ReportReading, report: Report, sent: QueryDict) -> list[PieceShown]:
    return [
        PieceShown(piece, str(piece.n) in reading.placed, sent.get(f"role-{piece.n}", piece.role))
        for piece in report.pieces
    ]


def places_of(
    slots: Sequence[Slot], captions: dict[int, str], photos: Sequence[DroppedFile], sent: QueryDict
) -> list[SlotShown]:
    by_pk = {one.pk: one for one in photos}
    return [
        SlotShown(
            at,
            at + 1,
            slot,
            sent.get(f"caption-{at}", gallery.caption_at(slot, captions)),
            by_pk.get(slot.photo or 0),
        )
        for at, slot in enumerate(slots)
    ]


def loose_photos(file: DroppedFile) -> "list[DroppedFile]":
    """Photos that came along and are of no article yet, or came when its report was dropped once more; each
    once, and none that stands in the gallery already."""
    beside = Q(intake=file.intake_id, report=None)
    later = Q(report__page=file.page_id, report__outcome=DroppedFile.Outcome.KNOWN)
    own = file.photos.exclude(photo=None).values("photo")
    found = DroppedFile.objects.filter(beside | later, photo__isnull=False).exclude(photo__in=own)
    found = found.select_related("photo").prefetch_related("photo__renditions").order_by("intake", "n")
    first: dict[int | None, DroppedFile] = {}
    for one in found:
        first.setdefault(one.photo_id, one)
    return list(first.values())


def cited_by(report: Report, user: Any) -> list[Cited]:
    """The letters the report names: those linked once it is published, and those the library lacks."""
    meant = citing.letters_meant(report.citations)
    letters = Letter.objects.registered_for(user).in_bulk([pk for pk in meant if pk])
    return [Cited(mention, letters.get(pk or 0)) for mention, pk in zip(report.citations, meant, strict=True)]


def unchecked_in(intake: ReportIntake):
    """The drafts of a drop that no one has looked at."""
    made = intake.files.filter(outcome=DroppedFile.Outcome.MADE, reading__checked_at=None)
    return made.exclude(page=None).order_by("n")


def next_after(file: DroppedFile) -> DroppedFile | None:
    """The next draft of the same drop to look at, round to the first."""
    waiting = unchecked_in(file.intake).exclude(pk=file.pk)
    return waiting.filter(n__gt=file.n).first() or waiting.first()


def check(reading: ReportReading, user: Any) -> None:
    """Someone has looked at it."""
    checked = {"checked_at": timezone.now(), "checked_by": user}
    ReportReading.objects.filter(pk=reading.pk).update(**checked)
