"""Draws the sample articles' pictures: flat scenes of a hall, so that a new site shows its galleries.

Everything here is drawn by this file. `draw(folder, count, first)` writes `hinh-1.jpg` …, for one `first` the
same ones each time.
"""

import random
from pathlib import Path

from PIL import Image, ImageDraw

SIZE = (1600, 1067)
WALLS = ("#e9e2d3", "#dfe7ea", "#e6e0ea", "#e3eadf", "#f0e6da")
CURTAINS = ("#8f2f2f", "#1f4d6b", "#2f5d4a", "#6b3a5b", "#7a4a22")
CLOTHES = ("#24364b", "#5b2333", "#38523f", "#51452f", "#3d3a5c", "#6a5f58")
SKIN = ("#d9a77c", "#c68e63", "#e3b78f")
Draw = ImageDraw.ImageDraw


def draw(folder: Path, count: int, first: int = 1) -> Path:
    """Write `count` pictures into the folder, made if it is missing, and return it."""
    folder.mkdir(parents=True, exist_ok=True)
    for n in range(1, count + 1):
        scene(random.Random(first + n)).save(folder / f"hinh-{n}.jpg", quality=88)  # noqa: S311 - a picture, no secret
    return folder


def scene(chance: random.Random) -> Image.Image:
    """A stage with a speaker, and rows of people before it."""
    picture = Image.new("RGB", SIZE, chance.choice(WALLS))
    pen = ImageDraw.Draw(picture)
    stage(pen, chance)
    speaker(pen, chance)
    for row in range(chance.choice((2, 3))):
        audience(pen, chance, row)
    return picture


def stage(pen: Draw, chance: random.Random) -> None:
    width, height = SIZE
    curtain = chance.choice(CURTAINS)
    pen.rectangle((0, 0, width, 470), fill=curtain)
    for x in range(0, width, 80):
        pen.line((x, 0, x + chance.randint(-12, 12), 470), fill=shaded(curtain, 0.85), width=26)
    pen.rectangle((360, 110, width - 360, 330), fill="#f4efe2")
    for line, share in enumerate((0.8, 0.6, 0.4)):
        half = (width - 720) * share / 2
        top = 160 + line * 52
        box = (width / 2 - half, top, width / 2 + half, top + 22)
        pen.rounded_rectangle(box, 11, fill=shaded(curtain, 1.1))
    pen.rectangle((0, 470, width, height), fill="#b98f63")
    pen.rectangle((0, 470, width, 500), fill="#9c754c")


def speaker(pen: Draw, chance: random.Random) -> None:
    x = chance.randint(250, SIZE[0] - 250)
    person(pen, chance, x, 360, 1.5)
    pen.polygon([(x - 90, 470), (x + 90, 470), (x + 70, 660), (x - 70, 660)], fill="#6d4a2c")
    pen.ellipse((x - 22, 520, x + 22, 564), fill="#d7b26a")


def audience(pen: Draw, chance: random.Random, row: int) -> None:
    top = 700 + row * 150
    for x in range(60 + (row % 2) * 70, SIZE[0], 140):
        person(pen, chance, x + chance.randint(-14, 14), top, 1.15 + row * 0.2)


def person(pen: Draw, chance: random.Random, x: int, y: int, scale: float) -> None:
    """Head and shoulders; x and y are the middle of the head."""
    head, body = 34 * scale, 62 * scale
    pen.rounded_rectangle((x - body, y + head, x + body, y + head * 5), 40, fill=chance.choice(CLOTHES))
    pen.ellipse((x - head, y - head, x + head, y + head), fill=chance.choice(SKIN))
    pen.pieslice((x - head * 1.05, y - head * 1.15, x + head * 1.05, y + head), 180, 360, fill="#241d1a")


def shaded(colour: str, share: float) -> tuple[int, int, int]:
    """A colour made darker (share below 1) or lighter."""
    red, green, blue = (min(255, int(int(colour[at : at + 2], 16) * share)) for at in (1, 3, 5))
    return red, green, blue
