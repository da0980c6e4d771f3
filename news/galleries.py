"""Which picture stands at which caption: the report's own pictures, and photos that came beside it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from news.matching import match, numbers_of, twins
from news.reading import Report, ReportPicture, ReportSource


@dataclass
class Place:
    """A picture with its caption (its index in the report), or one without the other."""

    picture: ReportPicture | None
    caption: int | None


@dataclass
class Laid:
    """A gallery in order. `by` says how photos beside were matched ("" where there are none), `replaced` how
    many of the report's own pictures gave way to the same photo beside."""

    places: list[Place] = field(default_factory=list)
    by: str = ""
    replaced: int = 0

    @property
    def photos_over(self) -> int:
        return sum(1 for place in self.places if place.caption is None)

    @property
    def captions_over(self) -> int:
        return sum(1 for place in self.places if place.picture is None)


def lay_gallery(
    source: ReportSource,
    report: Report,
    photos: Sequence[ReportPicture] = (),
    same: Mapping[int, int] | None = None,
) -> Laid:
    """The gallery of a report, with `photos` of a folder beside those that came in its own file.

    `same`: {photo beside: own picture that shows the same}, where that is known already; else the pictures
    are compared.
    """
    pairs = dict(report.pictures)
    own = [picture for picture in source.pictures if not picture.beside]
    beside = [*(picture for picture in source.pictures if picture.beside), *photos]
    captions = len(report.captions)
    if same is None:
        same = twins([photo.content for photo in beside], [picture.content for picture in own])
    places = [pairs.get(own[same[photo]].n) if photo in same else None for photo in range(len(beside))]
    kept = [picture for n, picture in enumerate(own) if n not in same.values()]
    taken = {pairs[picture.n] for picture in kept if pairs.get(picture.n) is not None}
    names = [photo.name for photo in beside]
    if numbers_of(names, captions):
        matching = match(names, captions, places)
        chosen = {caption: beside[photo] for photo, caption in matching.pairs}
        taken -= set(chosen)
    else:
        free = [caption for caption in range(captions) if caption not in taken]
        matching = match(names, len(free), [free.index(place) if place in free else None for place in places])
        chosen = {free[caption]: beside[photo] for photo, caption in matching.pairs}
    gone = [picture for picture in kept if pairs.get(picture.n) in chosen]
    kept = [picture for picture in kept if picture not in gone]
    laid = Laid(by=matching.by if beside else "", replaced=len(same) + len(gone))
    chosen |= {caption: picture for picture in kept if (caption := pairs.get(picture.n)) is not None}
    over = [picture for picture in kept if pairs.get(picture.n) is None]
    laid.places = _in_order(report, chosen, over, pairs)
    laid.places += [Place(beside[photo], None) for photo in matching.photos_over]
    return laid


def _in_order(
    report: Report,
    chosen: dict[int, ReportPicture],
    over: list[ReportPicture],
    pairs: dict[int, int | None],
) -> list[Place]:
    """By the captions; a picture without one behind the picture it followed, or last of all where captions
    are numbered by their places."""
    places = [Place(chosen.get(caption), caption) for caption in range(len(report.captions))]
    for picture in over:
        before = [caption for n, caption in pairs.items() if n < picture.n and caption is not None]
        last = max(before, default=-1)
        at = next((n + 1 for n, place in enumerate(places) if place.caption == last), 0)
        while at < len(places) and places[at].caption is None:
            at += 1
        places.insert(len(places) if report.captions_numbered else at, Place(picture, None))
    return places
