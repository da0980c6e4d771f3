"""A typed PDF as an office scanner leaves it: gray or colour, skewed, blurred, noisy, unevenly lit."""

import io
import random
import time

import pypdfium2
from PIL import Image, ImageChops, ImageDraw, ImageFilter

PAPER = 244


def pages_of(pdf: bytes, dpi: int) -> list[Image.Image]:
    with pypdfium2.PdfDocument(pdf) as paper:
        return [page.render(scale=dpi / 72).to_pil().convert("RGB") for page in paper]


def scanned(pdf: bytes, scan: dict, seed: int) -> list[Image.Image]:
    """One worn picture a page; the same seed gives the same pictures."""
    chance = random.Random(seed)
    return [_worn(page, scan, chance) for page in pages_of(pdf, scan["dpi"])]


def _worn(page: Image.Image, scan: dict, chance: random.Random) -> Image.Image:
    if scan["gray"]:
        page = page.convert("L")
    angle = scan["skew"] * chance.uniform(0.7, 1)
    paper = PAPER if scan["gray"] else (PAPER, PAPER, PAPER - 4)
    page = page.rotate(angle, Image.Resampling.BICUBIC, fillcolor=paper)
    page = page.filter(ImageFilter.GaussianBlur(scan["blur"]))
    page = ImageChops.multiply(page, _light(page, scan["light"], chance))
    _specks(page, chance)
    noise = Image.merge(page.mode, [_noise(page.size, chance)] * len(page.getbands()))
    return Image.blend(page, noise, scan["noise"])


def _noise(size: tuple[int, int], chance: random.Random) -> Image.Image:
    return Image.frombytes("L", size, chance.randbytes(size[0] * size[1]))


def _light(page: Image.Image, depth: int, chance: random.Random) -> Image.Image:
    """A smooth shade over the page, `depth` levels deep at its darkest."""
    small = Image.frombytes("L", (3, 4), bytes(255 - chance.randrange(depth + 1) for _cell in range(12)))
    shade = small.resize(page.size, Image.Resampling.BICUBIC)
    return Image.merge(page.mode, [shade] * len(page.getbands()))


def _specks(page: Image.Image, chance: random.Random) -> None:
    draw = ImageDraw.Draw(page)
    for _speck in range(140):
        x, y, r = chance.randrange(page.width), chance.randrange(page.height), chance.choice((0, 0, 1))
        level = chance.randrange(60, 200)
        draw.ellipse((x, y, x + r, y + r), fill=level if page.mode == "L" else (level,) * 3)


def pdf_of(pages: list[Image.Image], scan: dict) -> bytes:
    """A PDF of pictures only, each a JPEG of the scan's quality."""
    held = io.BytesIO()
    moment = time.gmtime(1_700_000_000)
    pages[0].save(
        held,
        "PDF",
        save_all=True,
        append_images=pages[1:],
        resolution=scan["dpi"],
        quality=scan["quality"],
        creationDate=moment,
        modDate=moment,
    )
    return held.getvalue()


def png_of(page: Image.Image, scan: dict) -> bytes:
    """A PNG that has been a JPEG of the scan's quality before."""
    lossy, held = io.BytesIO(), io.BytesIO()
    page.save(lossy, "JPEG", quality=scan["quality"])
    with Image.open(lossy) as opened:
        opened.save(held, "PNG", dpi=(scan["dpi"], scan["dpi"]))
    return held.getvalue()
