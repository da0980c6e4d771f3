"""Photos to captions: by the numbers in the photos' names, else by their places, else in order."""

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from PIL import Image, ImageOps

from news import pictures

_CAMERA = re.compile(
    r"(?:IMG|DSC[NF]?|DCIM|PXL|MVIMG|SAM|GOPR|P\d|VID|z\d{6}|Screenshot|received|image_?20|photo_?20|20\d{6})",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"(?:h[iì]nh|[aả]nh|photo|pic|picture|image|figure|(?<![^\W\d_])h)[\s_.-]*(?:s[oố][\s_.-]*)?0{0,2}"
    r"(?P<n>\d{1,3})(?!\d)",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")
_MOST_DIGITS = 3  # a camera counts with more
# Of two pictures of the same: mean difference of their tiny copies, 0 to 255, and of their proportions.
_ALIKE, _SAME_SHAPE = 9.0, 0.06
_TINY = (12, 12)


@dataclass
class Matching:
    """`pairs` are (photo, caption), `photos_over` and `captions_over` what has no partner; all are indexes of
    what was given. `by` is "numbers", "places" or "order"."""

    pairs: list[tuple[int, int]] = field(default_factory=list)
    photos_over: list[int] = field(default_factory=list)
    captions_over: list[int] = field(default_factory=list)
    by: str = "order"


def match(names: Sequence[str], captions: int, places: Sequence[int | None] | None = None) -> Matching:
    """Photos by their file names to so many captions. `places`: the caption each photo stood at in the
    report, None where at none."""
    order = sorted(range(len(names)), key=lambda photo: natural(names[photo]))
    numbers = numbers_of(names, captions)
    if numbers:
        return _matched(order, captions, {photo: number - 1 for photo, number in numbers.items()}, "numbers")
    told = {photo: place for photo, place in enumerate(places or ()) if place is not None}
    if told:
        return _matched(order, captions, told, "places")
    return _matched(order, captions, {}, "order")


def _matched(order: list[int], captions: int, told: dict[int, int], by: str) -> Matching:
    """What is told, then the rest in order where nothing is told or as many photos as captions are over."""
    pairs: dict[int, int] = {}
    for photo, caption in told.items():
        if 0 <= caption < captions and caption not in pairs.values():
            pairs[photo] = caption
    photos = [photo for photo in order if photo not in pairs]
    over = [caption for caption in range(captions) if caption not in pairs.values()]
    if not told or len(photos) == len(over):
        pairs |= dict(zip(photos, over, strict=False))
    return Matching(
        sorted(pairs.items(), key=lambda pair: pair[1]),
        [photo for photo in order if photo not in pairs],
        [caption for caption in range(captions) if caption not in pairs.values()],
        by,
    )


def numbers_of(names: Sequence[str], captions: int) -> dict[int, int]:
    """{photo: number of its caption, from 1}; empty where the numbers of the names make no sense for so many
    captions: one twice, one too high, or fewer than half of the photos with any."""
    found = {photo: number for photo, name in enumerate(names) if (number := number_in(name)) is not None}
    numbers = list(found.values())
    if not numbers or len(set(numbers)) < len(numbers) or 2 * len(numbers) < len(names):
        return {}
    return found if min(numbers) >= 1 and max(numbers) <= captions else {}


def number_in(name: str) -> int | None:
    """4 of "Hình 4.jpg", "anh_04.JPG" and "4.png"; None for a camera's count or where there are several."""
    stem = re.sub(r"\.\w{2,5}$", "", name)
    named = _NUMBERED.search(stem)
    if named:
        return int(named["n"])
    if _CAMERA.match(stem):
        return None
    digits = _DIGITS.findall(stem)
    return int(digits[0]) if len(digits) == 1 and len(digits[0]) <= _MOST_DIGITS else None


def natural(name: str) -> list[tuple[int, str]]:
    """Sorts photo-2 before photo-10."""
    parts = re.split(r"(\d+)", name.lower())
    return [(int(part), "") if part.isdecimal() and part.isascii() else (-1, part) for part in parts]


def twins(photos: Sequence[bytes], pictures: Sequence[bytes]) -> dict[int, int]:
    """{photo: picture that shows the same}, whatever their sizes; each once, the most alike first."""
    ours, theirs = [_tiny(content) for content in photos], [_tiny(content) for content in pictures]
    alike = sorted(
        (distance, photo, picture)
        for photo, one in enumerate(ours)
        for picture, two in enumerate(theirs)
        if (distance := _distance(one, two)) is not None
    )
    found: dict[int, int] = {}
    for _near, photo, picture in alike:
        if photo not in found and picture not in found.values():
            found[photo] = picture
    return found


def _tiny(content: bytes) -> tuple[float, bytes] | None:
    """(width by height, a tiny copy); None for what is no picture."""
    try:
        image = pictures.opened(io.BytesIO(content))
        image.draft("RGB", (96, 96))
        upright = ImageOps.exif_transpose(image).convert("RGB")
        shape = upright.width / upright.height
        return shape, upright.resize(_TINY, Image.Resampling.BOX).tobytes()
    except (pictures.PictureError, *pictures.BROKEN):
        return None


def _distance(one: tuple[float, bytes] | None, two: tuple[float, bytes] | None) -> float | None:
    """How far two pictures are apart; None where they are not the same."""
    if one is None or two is None or abs(one[0] - two[0]) > _SAME_SHAPE * max(one[0], two[0]):
        return None
    apart = sum(abs(first - second) for first, second in zip(one[1], two[1], strict=True)) / len(one[1])
    return apart if apart <= _ALIKE else None
