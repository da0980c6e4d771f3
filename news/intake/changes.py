"""What a review's form asks for: pieces of another kind, photos elsewhere, fields set right."""

from typing import Any

from django.db import transaction
from django.http import QueryDict

from news.intake import drafting, gallery, reviewing, sources, storing
from news.intake.gallery import Slot
from news.intake.review_form import ReviewForm
from news.models import DroppedFile, ReportReading
from news.reading import Report, Role

AUTOMATIC = "auto"


def apply(
    reading: ReportReading, report: Report, sent: QueryDict, form: ReviewForm, user: Any, *, overrule: bool
) -> bool:
    """Make the draft anew with all that was changed; False where nothing was. `form` is valid.

    Raises ReadingError, storing nothing, where the changes leave no report.
    """
    with transaction.atomic():
        before = (dict(reading.placed), dict(reading.corrected), reading.gallery)
        reading.placed = placed(reading, report, sent)
        reading.corrected = reading.corrected | form.corrections(of_all=overrule)
        reading.gallery = arranged(reading, report, sent)
        took = take_photos(reading.file, sent)
        if not (took or overrule) and before == (reading.placed, reading.corrected, reading.gallery):
            return False
        drafting.remade(reading, sources.read_again(reading), user)
    return True


def placed(reading: ReportReading, report: Report, sent: QueryDict) -> dict[str, str]:
    result = dict(reading.placed)
    for piece in report.pieces:
        role = sent.get(f"role-{piece.n}", piece.role)
        if role == AUTOMATIC:
            result.pop(str(piece.n), None)
        elif role != piece.role and role in set(Role):
            result[str(piece.n)] = role
    return result


def arranged(reading: ReportReading, report: Report, sent: QueryDict) -> list[list[int | None]] | None:
    """The gallery in its new order, captions as they were written; what it was where nothing was moved."""
    slots = gallery.slots_of(reading, report, gallery.photos_of(reading.file))
    texts = {at: sent.get(f"caption-{at}") for at in range(len(slots))}
    written = {at: " ".join(text.split()) for at, text in texts.items() if text is not None}
    new = moved(chosen(gallery.worded(reading, report, slots, written), sent), sent.get("move", ""))
    new = [slot for slot in new if slot != Slot(None, None)]
    return reading.gallery if new == slots else [list(slot) for slot in new]


def chosen(slots: list[Slot], sent: QueryDict) -> list[Slot]:
    """With the photos chosen for the places, in order: a photo that stood elsewhere changes places."""
    known = {str(slot.photo): slot.photo for slot in slots if slot.photo}
    result = slots
    for at, slot in enumerate(slots):
        wanted = sent.get(f"photo-{at}")
        if wanted is None or wanted == str(slot.photo or ""):
            continue
        if wanted in known or not wanted:
            result = gallery.with_photo(result, at, known.get(wanted))
    return result


def moved(slots: list[Slot], move: str) -> list[Slot]:
    """`move`: "photo:2:1" or "caption:2:1", places from 0 whose photos or captions are exchanged."""
    what, _, places = move.partition(":")
    one, _, other = places.partition(":")
    if one.isdecimal() and other.isdecimal() and len(places) < 12:
        return gallery.swapped(slots, what, int(one), int(other))
    return slots


def take_photos(file: DroppedFile, sent: QueryDict) -> bool:
    """Photos that came along are added, one that does not belong here is let go; whether any was."""
    added = set(sent.getlist("add"))
    wanted = [one.pk for one in reviewing.loose_photos(file) if str(one.pk) in added]
    count = DroppedFile.objects.filter(pk__in=wanted).update(report=file) if wanted else 0
    out = sent.get("out", "")
    if out.isdecimal() and len(out) < 19:
        count += file.photos.filter(pk=out, picture=None).update(report=None, shows=None)
    if count:
        storing.find_twins(file)
    return bool(count)
