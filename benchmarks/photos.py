"""Importing both sample articles, one with sixteen and one with three 12-megapixel photos of 3 to 5 MB.

    python benchmarks/photos.py

The photos are made here (4000 × 3000 pixels of shaded noise). The import runs in a process of its own on an
empty site, then the worker makes every size and format. Prints seconds and each process's peak memory.
"""

import os
import random
import subprocess
import sys
import tempfile
import time
from multiprocessing import Process
from pathlib import Path

from conditions import print_conditions
from PIL import Image, ImageFilter

ROOT = Path(__file__).resolve().parent.parent


def make_photos(folder: Path, count: int, first: int) -> None:
    """Camera-sized JPEGs, no two alike."""
    folder.mkdir()
    for n in range(first, first + count):
        chance = random.Random(n)
        small = Image.effect_noise((500, 375), 90).resize((4000, 3000), Image.Resampling.BICUBIC)
        grain = Image.effect_noise((4000, 3000), 26)
        channels = [Image.blend(small, grain, chance.uniform(0.35, 0.5)) for _channel in "rgb"]
        picture = Image.merge("RGB", channels).filter(ImageFilter.GaussianBlur(0.85))
        picture.save(folder / f"anh-{n}.jpg", quality=92)


def timed(var: Path, *arguments: str) -> tuple[float, float]:
    """Seconds and peak megabytes of one management command, in a process of its own."""
    begun = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env={**os.environ, "VAR_DIR": str(var)},
        stdout=subprocess.DEVNULL,
    )
    _pid, status, used = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"{arguments[0]} failed")
    return time.perf_counter() - begun, used.ru_maxrss / 1024


def main() -> None:
    print_conditions("importing both articles with 12-megapixel photos")
    with tempfile.TemporaryDirectory() as folder:
        var = Path(folder) / "var"
        timed(var, "migrate", "--verbosity", "0")
        rows = [("starting the process alone", *timed(var, "check"))]
        for name, count, first in (("so-ket-hoc-ki-1-2023-2024", 16, 1), ("tong-ket-2021-2022", 3, 17)):
            photos = Path(folder) / name
            # In a process of its own: a child's peak counts what its parent held when it was made.
            maker = Process(target=make_photos, args=(photos, count, first))
            maker.start()
            maker.join()
            size = sum(path.stat().st_size for path in photos.iterdir()) / count / 1e6
            report = str(ROOT / "demo" / f"{name}.txt")
            spent = timed(var, "import_article", report, "--photos", str(photos), "--publish")
            rows.append((f"{name}, {count} photos of {size:.1f} MB", *spent))
        rows.append(("worker: every size and format of 19", *timed(var, "worker", "--once")))
        print(f"{'':48}{'seconds':>8}{'peak MB':>9}")
        for label, seconds, memory in rows:
            print(f"{label:48}{seconds:8.1f}{memory:9.0f}")


if __name__ == "__main__":
    main()
