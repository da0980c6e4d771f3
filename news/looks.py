"""How a picture looks, in 64 bits, so that it is known again in another size or compression."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet
from PIL import Image

if TYPE_CHECKING:
    from news.models import Photo

PARTS = ("look_1", "look_2", "look_3", "look_4")
# Of 64 bits; saving a photo smaller or coarser changes none to three, another photo some thirty.
ALIKE = 6
# Steps between neighbours too small to tell one plain picture from another.
FLAT = 24
_WIDTH, _HEIGHT = 9, 8


@dataclass(frozen=True, slots=True)
class Look:
    """Sixteen bits each: two pictures that differ in three bits or fewer agree in one part at least."""

    parts: tuple[int, int, int, int]

    def differences(self, other: "Look") -> int:
        pairs = zip(self.parts, other.parts, strict=True)
        return sum((one ^ two).bit_count() for one, two in pairs)


def look(small: Image.Image) -> Look | None:
    """Where a grey 9 × 8 copy grows lighter from left to right; None for a picture with nothing on it."""
    grey = small.convert("L").resize((_WIDTH, _HEIGHT), Image.Resampling.BOX).tobytes()
    rows = [grey[at : at + _WIDTH] for at in range(0, len(grey), _WIDTH)]
    steps = [right - left for row in rows for left, right in zip(row, row[1:], strict=False)]
    if sum(map(abs, steps)) < FLAT:
        return None
    bits = [int(step > 0) for step in steps]
    parts = [int("".join(map(str, bits[at : at + 16])), 2) for at in range(0, 64, 16)]
    return Look((parts[0], parts[1], parts[2], parts[3]))


def look_of(photo: "Photo") -> Look | None:
    parts = [getattr(photo, name) for name in PARTS]
    return None if None in parts else Look((parts[0], parts[1], parts[2], parts[3]))


def alike(photo: "Photo", among: "QuerySet[Photo]") -> "Photo | None":
    """The photo that looks most like this one, or None. Four indexes are asked, never the whole table."""
    own = look_of(photo)
    if own is None:
        return None
    same_part = Q()
    for name, part in zip(PARTS, own.parts, strict=True):
        same_part |= Q(**{name: part})
    best, fewest = None, ALIKE + 1
    for other in among.filter(same_part).exclude(pk=photo.pk).order_by("pk")[:500]:
        theirs = look_of(other)
        differing = own.differences(theirs) if theirs else fewest
        if differing < fewest:
            best, fewest = other, differing
    return best
