"""Photos and captions side by side: matched at first, arranged by an editor after that."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from news.galleries import lay_gallery
from news.intake.sources import unpacked
from news.matching import natural
from news.models import DroppedFile, GalleryPhoto, ReportReading
from news.reading import Report, ReportPicture, ReportSource, Role
from news.reading.captions import prefixed
from news.reading.report import trimmed

# Captions that an editor wrote for photos without one are numbered from here on, past any report's pieces.
WRITTEN = 1_000_000


class Slot(NamedTuple):
    """A place in the gallery: the caption's piece of the report (or number from WRITTEN on), and the dropped
    photo; either may lack."""

    caption: int | None
    photo: int | None


def photos_of(report_file: DroppedFile) -> list[DroppedFile]:
    """The stored photos of a report: its file's pictures in order, then those beside it by their names.

    A picture of the file gives way to the photo beside that shows the same, which is larger.
    """
    stored = list(
        report_file.photos.filter(photo__isnull=False)
        .select_related("photo")
        .prefetch_related("photo__renditions")
    )
    shown = {one.shows for one in stored}
    inside = [one for one in stored if one.picture is not None and one.picture not in shown]
    beside = [one for one in stored if one.picture is None]
    return [
        *sorted(inside, key=lambda one: one.picture or 0),
        *sorted(beside, key=lambda one: natural(str(one))),
    ]


def slots_of(reading: ReportReading, report: Report, photos: Sequence[DroppedFile]) -> list[Slot]:
    if reading.gallery is None:
        return matched(unpacked(reading.source), report, photos)
    return arranged([Slot(*pair) for pair in reading.gallery], list(captions_of(reading, report)), photos)


def caption_pieces(report: Report) -> list[int]:
    """The piece each caption begins in, in their order; a number below 0 where that cannot be told."""
    found: list[int] = []
    for piece in report.pieces:
        if piece.role != Role.CAPTION or len(found) == len(report.captions):
            continue
        label, words, _numbered = prefixed(piece.text) or ("", piece.text, False)
        # A line that the caption above took to itself begins none.
        if report.captions[len(found)].startswith(words.strip()):
            found.append(piece.n)
    return [*found, *(-1 - at for at in range(len(found), len(report.captions)))]


def captions_of(reading: ReportReading, report: Report) -> dict[int, str]:
    """{piece: caption}, in the words of an editor who wrote others; those of WRITTEN come last."""
    pieces = caption_pieces(report)
    found = {n: trimmed(text) or "" for n, text in zip(pieces, report.captions, strict=True)}
    worded = {int(n): text for n, text in reading.corrected.get("captions", {}).items()}
    return found | {n: text for n, text in sorted(worded.items()) if n in found or n >= WRITTEN}


def worded(reading: ReportReading, report: Report, slots: list[Slot], texts: dict[int, str]) -> list[Slot]:
    """The slots with these words at their places ({place: caption}), which `reading` keeps.

    Emptied, a caption of the report stands as an empty one, and one that an editor wrote is gone.
    """
    captions, result = captions_of(reading, report), list(slots)
    kept = dict(reading.corrected.get("captions", {}))
    for at, text in texts.items():
        slot = slots[at]
        if text == " ".join(caption_at(slot, captions).split()):
            continue
        n = slot.caption if slot.caption is not None else max([WRITTEN, *map(int, kept)]) + 1
        if text or n < WRITTEN:
            kept[str(n)], result[at] = text, slot._replace(caption=n)
        else:
            del kept[str(n)]
            result[at] = slot._replace(caption=None)
    if kept != reading.corrected.get("captions", {}):
        reading.corrected = reading.corrected | {"captions": kept}
    return result


def matched(source: ReportSource, report: Report, photos: Sequence[DroppedFile]) -> list[Slot]:
    """By places in the report's file, numbers in names, or order; every photo and every caption is there."""
    captions = caption_pieces(report)
    inside = {one.picture: one.pk for one in photos if one.picture is not None}
    beside = [one for one in photos if one.picture is None]
    sent = [ReportPicture(b"", one.name, beside=True) for one in beside]
    pks = {id(picture): one.pk for picture, one in zip(sent, beside, strict=True)}
    pks |= {id(picture): inside[picture.n] for picture in source.pictures if picture.n in inside}
    same = {at: one.shows for at, one in enumerate(beside) if one.shows is not None}
    slots = [
        Slot(
            captions[place.caption] if place.caption is not None else None,
            pks.get(id(place.picture)),
        )
        for place in lay_gallery(source, report, sent, same).places
    ]
    there = {slot.photo for slot in slots}
    slots += [Slot(None, one.pk) for one in photos if one.pk not in there]
    return [slot for slot in slots if slot != Slot(None, None)]


def arranged(slots: Iterable[Slot], captions: Sequence[int], photos: Sequence[DroppedFile]) -> list[Slot]:
    """What an editor arranged, with what the report or the photos have gained or lost since."""
    pks = [one.pk for one in photos]
    kept = [
        Slot(
            slot.caption if slot.caption in captions else None,
            slot.photo if slot.photo in pks else None,
        )
        for slot in slots
    ]
    kept = [slot for slot in kept if slot != Slot(None, None)]
    for n in captions:
        if not any(slot.caption == n for slot in kept):
            kept.insert(place_of(n, kept), Slot(n, None))
    there = {slot.photo for slot in kept}
    for pk in (pk for pk in pks if pk not in there):
        empty = next((at for at, slot in enumerate(kept) if slot.photo is None), len(kept))
        kept[empty : empty + 1] = [Slot(kept[empty].caption if empty < len(kept) else None, pk)]
    return kept


def place_of(caption: int, slots: Sequence[Slot]) -> int:
    """Where a new caption goes: before the first that stands after it in the report."""
    captioned = [(at, slot.caption) for at, slot in enumerate(slots) if slot.caption is not None]
    return next((at for at, n in captioned if n > caption), captioned[-1][0] + 1 if captioned else 0)


def swapped(slots: Sequence[Slot], what: str, one: int, other: int) -> list[Slot]:
    """The photos ("photo") or captions ("caption") of two places exchanged; places that are none change
    nothing."""
    result = list(slots)
    if what in Slot._fields and min(one, other) >= 0 and max(one, other) < len(result):
        first, second = result[one], result[other]
        result[one] = first._replace(**{what: getattr(second, what)})
        result[other] = second._replace(**{what: getattr(first, what)})
    return [slot for slot in result if slot != Slot(None, None)]


def with_photo(slots: Sequence[Slot], at: int, photo: int | None) -> list[Slot]:
    """A place with another of the photos, which takes this one's; with None the photo stands by itself."""
    if photo is None:
        away = slots[at].photo
        rest = [slot._replace(photo=None) if n == at else slot for n, slot in enumerate(slots)]
        return [*rest, Slot(None, away)] if away and slots[at].caption is not None else list(slots)
    from_place = next((n for n, slot in enumerate(slots) if slot.photo == photo), at)
    return swapped(slots, "photo", at, from_place)


def gallery_photos(
    slots: Sequence[Slot], captions: dict[int, str], photos: Sequence[DroppedFile]
) -> list[GalleryPhoto]:
    """A row each; a place without a photo whose caption was emptied has none."""
    by_pk = {one.pk: one.photo for one in photos}
    shown = [(by_pk.get(slot.photo or 0), caption_at(slot, captions)) for slot in slots]
    rows = [(image, caption) for image, caption in shown if image or caption]
    return [
        GalleryPhoto(sort_order=place, image=image, caption=caption)
        for place, (image, caption) in enumerate(rows)
    ]


def caption_at(slot: Slot, captions: dict[int, str]) -> str:
    return captions.get(slot.caption, "") if slot.caption is not None else ""
