"""The glyphs of one printed line, told by the white columns between them."""

from typing import Any, NamedTuple

# Of the way from a line's darkest ink to white paper: at the first level faint strokes hold together, at the
# others neighbours fall apart. Of the darkest a share is passed over.
LEVELS, _DARKEST = (0.6, 0.45, 0.3), 0.01
# Rows without ink that part a glyph from a line above or below it.
_APART = 3
# A row with so much ink of its width is a rule.
_RULE = 0.8


class Glyph(NamedTuple):
    """A box in pixels, and of each of its three thirds from the top where its ink stands, 0 left to 1 right;
    `thick` is the widest row's share of the width."""

    left: int
    top: int
    right: int
    bottom: int
    leans: tuple[float, float, float]
    thick: float

    @property
    def box(self) -> tuple[int, int, int, int]:
        return (self.left, self.top, self.right, self.bottom)

    @property
    def width(self) -> int:
        return self.right - self.left

    @property
    def height(self) -> int:
        return self.bottom - self.top


def glyphs_in(gray: Any, middle: float, share: float = LEVELS[0]) -> list[Glyph]:
    """From left to right; `middle` is a height through the line's letters, `share` one of LEVELS."""
    level = _level_of(gray.histogram(), share)
    ink = _without_rules(gray.point(lambda shade: 0 if shade > level else 255))
    inked = [ink.crop((x, 0, x + 1, ink.height)).getbbox() is not None for x in range(ink.width)]
    found = (_glyph(ink, left, right, middle) for left, right in _spans(inked))
    return [glyph for glyph in found if glyph is not None]


def _level_of(shades: list[int], share: float) -> float:
    """Up to which shade it is ink: a faint line's strokes would fall apart at a fixed one."""
    wanted, seen = _DARKEST * sum(shades), 0
    for darkest, count in enumerate(shades):
        seen += count
        if seen > wanted:
            return darkest + share * (255 - darkest)
    return 0


def _without_rules(ink: Any) -> Any:
    """Without the line that stands under a motto, which would make one glyph of all."""
    clear = ink.copy()
    for y in range(ink.height):
        if ink.crop((0, y, ink.width, y + 1)).histogram()[255] > _RULE * ink.width:
            clear.paste(0, (0, y, ink.width, y + 1))
    return clear


def is_slash(glyph: Glyph) -> bool:
    """A thin stroke from the left below to the right above."""
    if glyph.height < 1.6 * glyph.width or glyph.thick > 0.65:
        return False
    above, between, below = glyph.leans
    return above > between > below and above - below > 0.35


def is_hyphen(glyph: Glyph) -> bool:
    return glyph.width > 1.3 * glyph.height


def _spans(inked: list[bool], apart: int = 1) -> list[tuple[int, int]]:
    """Where ink begins and ends, in stretches that `apart` empty places part."""
    spans: list[tuple[int, int]] = []
    for at, is_inked in enumerate(inked):
        if not is_inked:
            continue
        if spans and at - spans[-1][1] < apart:
            spans[-1] = (spans[-1][0], at + 1)
        else:
            spans.append((at, at + 1))
    return spans


def _glyph(ink: Any, left: int, right: int, middle: float) -> Glyph | None:
    """Of these columns what stands at the line's height."""
    part = ink.crop((left, 0, right, ink.height))
    rows = [part.crop((0, y, part.width, y + 1)) for y in range(part.height)]
    spans = _spans([row.getbbox() is not None for row in rows], _APART)
    near = [span for span in spans if span[0] - middle / 4 <= middle <= span[1] + middle / 4]
    if not near:
        return None
    top, bottom = max(near, key=lambda span: span[1] - span[0])
    shares = [row.histogram()[255] / part.width for row in rows[top:bottom]]
    if sum(shares) * part.width < 6:
        return None
    third = max(1, (bottom - top) // 3)
    edges = ((top, top + third), (top + third, bottom - third), (bottom - third, bottom))
    leans = tuple(_lean(part.crop((0, high, part.width, max(high + 1, low)))) for high, low in edges)
    return Glyph(left, top, right, bottom, (leans[0], leans[1], leans[2]), max(shares))


def _lean(part: Any) -> float:
    columns = [part.crop((x, 0, x + 1, part.height)).histogram()[255] for x in range(part.width)]
    whole = sum(columns)
    weighed = sum(place * count for place, count in enumerate(columns))
    return weighed / whole / max(1, part.width - 1) if whole else 0.5
