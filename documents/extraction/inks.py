"""A page's ink apart from the seals and stamps over it.

A seal half covers the signer's title: a recogniser takes both for a drawing. Red is told by its colour. On a
gray scan a seal is a shade lighter than print and its star wider than a letter's strokes, so that much of it
is far from anything as dark as ink. What is taken away is kept as a picture of its own: a mark of secrecy is
a stamp too.
"""

from typing import Any

from PIL import Image, ImageChops, ImageFilter, ImageMath

WHITE = 255
# Levels of 255, the paper being 255: below the first is print of some kind, at the second surely paper.
_PRINTED, _PAPER = 150, 165
# A letter's edge is so many pixels wide.
_STROKE = 4
# Red and blue are so far apart in a stamp's ink.
_COLOURED = 40
# Of what is printed this share is darker than the level taken for ink.
_SURELY_INK = 0.2
# A seal's star, in cells of 32 pixels, has this much that is far from ink; the seal reaches so many cells.
_CELL, _LONELY, _REACH = 8, 20, 17


def parted(picture: Any) -> tuple[Any, Any | None]:
    """(the ink on white paper, evenly lit; the seals and stamps alone, None without any), both in gray."""
    if picture.mode != "RGB" or is_colourless(picture):
        ink = levelled(picture.convert("L"))
        return without_gray_seals(ink, ink)
    # Red is paper in its own channel.
    return without_gray_seals(levelled(picture.getchannel("R")), levelled(picture.convert("L")))


def without_colours(picture: Any) -> Any | None:
    """The page in gray without red and blue ink; None where it has no colours. A pen's blue is light in blue,
    a seal's red in red, and print is dark in both."""
    if picture.mode != "RGB" or is_colourless(picture):
        return None
    return levelled(ImageChops.lighter(picture.getchannel("R"), picture.getchannel("B")))


def is_colourless(picture: Any) -> bool:
    """A gray scan in a file that could hold colours."""
    red, _green, blue = picture.reduce(8).split()
    return not any(ImageChops.difference(red, blue).histogram()[_COLOURED:])


def levelled(gray: Any) -> Any:
    """With the paper white all over, however it was lit."""
    small = gray.reduce(8).filter(ImageFilter.MaxFilter(9)).filter(ImageFilter.GaussianBlur(8))
    paper = small.resize(gray.size, Image.Resampling.BILINEAR)
    return ImageMath.lambda_eval(
        lambda of: of["convert"](of["min"](of["gray"] * WHITE / of["max"](of["paper"], 1), WHITE), "L"),
        gray=gray,
        paper=paper,
    )


def without_gray_seals(ink: Any, whole: Any) -> tuple[Any, Any | None]:
    """`whole` is the page with its seals; `ink` has lost those that are red."""
    taken = ImageChops.subtract(ink, whole)
    seals = places_of_seals(ink)
    clean = ink
    if box := seals.getbbox():
        cell = 4 * _CELL
        left, top, right, bottom = (side * cell for side in box)
        box = (left, top, min(right, ink.width), min(bottom, ink.height))
        part = ink.crop(box)
        mask = seals.resize((seals.width * cell, seals.height * cell), Image.Resampling.NEAREST).crop(box)
        level = between_inks(part.histogram(mask)[:_PRINTED])
        near = darker_than(part, level)
        for _step in range(_STROKE):
            near = near.filter(ImageFilter.MinFilter(3))
        kept = ImageChops.lighter(part, near)
        clean = ink.copy()
        clean.paste(kept, box[:2], mask)
        taken = ImageChops.subtract(clean, whole)
    return clean, ImageChops.invert(taken) if stands_out(taken) else None


def places_of_seals(ink: Any) -> Any:
    """White where a seal is, in cells of 32 pixels."""
    level = level_of_ink(ink.histogram()[:_PRINTED])
    small = ink.reduce(4)
    # Half the size first: a dark pixel alone is a speck.
    dark = darker_than(ink.reduce(2), level).resize(small.size, Image.Resampling.BOX)
    near = dark.point(lambda shade: 0 if shade < 180 else WHITE).filter(ImageFilter.MinFilter(9))
    lonely = ImageChops.lighter(darker_than(small, _PAPER), ImageChops.invert(near))
    dense = ImageChops.invert(lonely.filter(ImageFilter.MaxFilter(3))).reduce(_CELL)
    return dense.point(lambda share: WHITE if share > _LONELY else 0).filter(ImageFilter.MaxFilter(_REACH))


def darker_than(gray: Any, level: int) -> Any:
    """Black where it is darker, else white."""
    return gray.point(lambda shade: 0 if shade <= level else WHITE)


def level_of_ink(shades: list[int]) -> int:
    wanted, seen = _SURELY_INK * sum(shades), 0
    for level, count in enumerate(shades):
        seen += count
        if seen >= wanted:
            return level
    return 0


def between_inks(shades: list[int]) -> int:
    """The level that best parts the dark of ink from the lesser dark of a seal (Otsu's)."""
    count, total = sum(shades), sum(level * n for level, n in enumerate(shades))
    best, best_level, darker, darker_total = 0.0, 0, 0, 0
    for level, n in enumerate(shades):
        darker += n
        darker_total += level * n
        if 0 < darker < count:
            apart = darker_total / darker - (total - darker_total) / (count - darker)
            if (worth := apart * apart * darker * (count - darker)) > best:
                best, best_level = worth, level
    return best_level


def stands_out(taken: Any) -> bool:
    """Whether what was taken is more than noise: a word in red is some hundred pixels."""
    return sum(taken.reduce(4).histogram()[60:]) > 400
