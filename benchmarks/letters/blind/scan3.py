"""More of what an office's scanner and copier leave than benchmarks/letters/scanning.py: the reverse side shining
through, a dark edge, punched holes, a fold, a copier's hard grey."""

import io
import random

from PIL import Image, ImageChops, ImageDraw, ImageEnhance, ImageFilter, ImageOps

from benchmarks.letters.scanning import PAPER, _light, _noise, _specks, pages_of


def scanned(pdf: bytes, scan: dict, seed: int) -> list[Image.Image]:
    chance = random.Random(seed)
    pages = pages_of(pdf, scan["dpi"])
    return [_worn(page, pages[(at + 1) % len(pages)], scan, chance) for at, page in enumerate(pages)]


def _worn(page: Image.Image, other: Image.Image, scan: dict, chance: random.Random) -> Image.Image:
    if scan.get("through"):  # the sheet's other side
        back = ImageOps.mirror(other.convert("L")).filter(ImageFilter.GaussianBlur(scan["dpi"] / 90))
        back = back.point(lambda v: 255 - int((255 - v) * scan["through"]))
        back = ImageChops.offset(back, scan["dpi"] // 9, -scan["dpi"] // 12)
        page = ImageChops.multiply(page, Image.merge("RGB", [back] * 3))
    if scan["gray"]:
        page = page.convert("L")
    paper = PAPER if scan["gray"] else (PAPER, PAPER, PAPER - 6)
    if scan.get("holes"):
        draw, r = ImageDraw.Draw(page), scan["dpi"] * 3 // 25
        for y in (page.height // 2 - scan["dpi"] * 8 // 5, page.height // 2 + scan["dpi"] * 8 // 5):
            x = scan["dpi"] // 2
            draw.ellipse((x - r, y - r, x + r, y + r), fill=70 if scan["gray"] else (74, 72, 70))
    if scan.get("fold"):
        draw, y = ImageDraw.Draw(page), int(page.height * 0.497)
        draw.line((0, y, page.width, y + 3), fill=205 if scan["gray"] else (208, 206, 202), width=max(1, scan["dpi"] // 110))
    page = page.rotate(scan["skew"], Image.Resampling.BICUBIC, fillcolor=paper)
    page = page.filter(ImageFilter.GaussianBlur(scan["blur"]))
    page = ImageChops.multiply(page, _light(page, scan["light"], chance))
    if scan.get("edge"):
        shade = Image.new("L", page.size, 255)
        draw, wide = ImageDraw.Draw(shade), scan["dpi"] // 5
        for x in range(wide):
            level = 90 + 165 * x // wide
            draw.line((x, 0, x, page.height), fill=level)
        page = ImageChops.multiply(page, Image.merge(page.mode, [shade] * len(page.getbands())))
    _specks(page, chance)
    noise = Image.merge(page.mode, [_noise(page.size, chance)] * len(page.getbands()))
    page = Image.blend(page, noise, scan["noise"])
    return ImageEnhance.Contrast(page).enhance(scan["contrast"]) if scan.get("contrast") else page


def jpg_of(page: Image.Image, scan: dict) -> bytes:
    held = io.BytesIO()
    page.save(held, "JPEG", quality=scan["quality"], dpi=(scan["dpi"], scan["dpi"]))
    return held.getvalue()
