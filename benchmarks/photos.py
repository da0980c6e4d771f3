"""Importing both sample articles with sixteen 12-megapixel photos of 3 to 5 MB each.

    python benchmarks/photos.py

The photos are made here (4000 × 3000 pixels of shaded noise). The import runs in a process of its own on an
empty site, then the worker makes every size and format. Prints seconds and each process's peak memory.
"""

import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from conditions import print_conditions
from PIL import Image, ImageFilter

ROOT = Path(__file__).resolve().parent.parent


def make_photos(folder: Path) -> float:
    """Sixteen camera-sized JPEGs; returns their mean size in megabytes."""
    folder.mkdir()
    for n in range(16):
        chance = random.Random(n)
        small = Image.effect_noise((500, 375), 90).resize((4000, 3000), Image.Resampling.BICUBIC)
        grain = Image.effect_noise((4000, 3000), 22)
        channels = [Image.blend(small, grain, chance.uniform(0.25, 0.4)) for _channel in "rgb"]
        picture = Image.merge("RGB", channels).filter(ImageFilter.GaussianBlur(0.9))
        picture.save(folder / f"anh-{n + 1}.jpg", quality=88)
    return sum(path.stat().st_size for path in folder.iterdir()) / 16e6


def timed(var: Path, *arguments: str) -> tuple[float, float]:
    """Seconds and peak megabytes of one management command."""
    environment = {**os.environ, "VAR_DIR": str(var)}
    begun = time.perf_counter()
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env=environment,
        check=True,
        stdout=subprocess.DEVNULL,
    )
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return time.perf_counter() - begun, max(peak, before) / 1024


def main() -> None:
    print_conditions("importing both articles with sixteen 12-megapixel photos")
    reports = sorted((ROOT / "demo").glob("*.txt"))
    with tempfile.TemporaryDirectory() as folder:
        photos = Path(folder) / "photos"
        print(f"photos            16 of {make_photos(photos):.1f} MB on average")
        timed(Path(folder) / "var", "migrate", "--verbosity", "0")
        base, base_memory = timed(Path(folder) / "var", "check")
        for report in reports:
            seconds, memory = timed(
                Path(folder) / "var", "import_article", str(report), "--photos", str(photos), "--publish"
            )
            print(f"{report.name:34} {seconds:6.1f} s, peak {memory:.0f} MB")
        seconds, memory = timed(Path(folder) / "var", "worker", "--once")
        print(f"{'worker: every size and format':34} {seconds:6.1f} s, peak {memory:.0f} MB")
        print(f"{'of each, starting the process':34} {base:6.1f} s, {base_memory:.0f} MB")


if __name__ == "__main__":
    main()
