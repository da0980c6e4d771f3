"""Reading letters' files: pages of text a second, scanned pages a minute, drafts from fifty dropped files.

    python -m benchmarks.library.files

Text: the same PDF by pypdfium2 alone and by `read_file` (the limited child process started and ended each
time), A B A B. Scans: the open scans of benchmarks/letters. Drafts: fifty of its letters dropped at once, of
which about two in five are scans, taken in as the worker does it. The letters are built first, untimed.
"""

import os
import resource
import statistics
import sys
import tempfile
import textwrap
import time
from itertools import cycle, islice
from pathlib import Path

folder = tempfile.TemporaryDirectory()
os.environ["VAR_DIR"] = folder.name
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings")

import django  # noqa: E402

django.setup()

import pypdfium2  # noqa: E402
from django.conf import settings  # noqa: E402
from django.contrib.auth import get_user_model  # noqa: E402
from django.core.files.base import ContentFile  # noqa: E402
from django.core.management import call_command  # noqa: E402

from benchmarks.conditions import print_conditions  # noqa: E402
from benchmarks.letters.build import OPEN, build, specs_in  # noqa: E402
from documents.extraction import read_file  # noqa: E402
from documents.intake import dropping, runner  # noqa: E402
from documents.models import Intake, Letter  # noqa: E402
from tests import papers  # noqa: E402

PAGES, LINES, ROUNDS, DROPPED = 115, 45, 5, 50
SAID = (
    "Các đơn vị tổ chức thực hiện nhiệm vụ năm học, báo cáo kết quả về Sở Giáo dục và Đào tạo trước ngày 30 "
    "tháng 6; trong quá trình thực hiện nếu có vướng mắc, đề nghị liên hệ để được hướng dẫn."
)


def alone(path: Path) -> int:
    """What the library itself takes: every page's text, kept."""
    with pypdfium2.PdfDocument(path) as pdf:
        return len([page.get_textpage().get_text_bounded() for page in pdf])


def ours(path: Path) -> int:
    return len(read_file(path).pages)


def text_pages(place: Path) -> None:
    path = place / "text.pdf"
    paragraph = textwrap.wrap(SAID, 80)
    page = "\n".join(islice(cycle(paragraph), LINES))
    path.write_bytes(papers.pdf([f"Trang {n}\n{page}" for n in range(1, PAGES + 1)]))
    took: dict[str, list[float]] = {"pypdfium2 alone": [], "read_file": []}
    for _round in range(ROUNDS):
        for name, read in (("pypdfium2 alone", alone), ("read_file", ours)):
            begun = time.perf_counter()
            assert read(path) == PAGES
            took[name].append(PAGES / (time.perf_counter() - begun))
    rates = {name: statistics.median(seconds) for name, seconds in took.items()}
    for name, rate in rates.items():
        print(f"{name:20} {rate:8.0f} pages of text a second ({PAGES} pages, median of {ROUNDS})")
    print(f"ratio {rates['read_file'] / rates['pypdfium2 alone']:.2f}", flush=True)


def scanned_pages(letters: list[Path]) -> None:
    scanned = {spec["id"] for spec in specs_in(OPEN) if spec["file"].startswith("scan")}
    scans = [path for path in letters if path.stem in scanned]
    begun, pages = time.perf_counter(), 0
    for path in scans:
        pages += len(read_file(path, ocr=True).pages)
    minutes = (time.perf_counter() - begun) / 60
    print(f"{pages} scanned pages of {len(scans)} letters: {pages / minutes:.0f} a minute", flush=True)


def dropped(letters: list[Path]) -> None:
    call_command("migrate", verbosity=0)
    settings.SEARCH_INLINE = False
    user = get_user_model().objects.create_superuser("van-thu")
    intake = None
    for n, path in enumerate(islice(cycle(letters), DROPPED)):
        # A second copy of a letter differs by a byte, for the same file is no second letter.
        file = ContentFile(path.read_bytes() + b"\n" * (n // len(letters)), name=path.name)
        intake, _rows = dropping.add(file, user, intake.pk if intake else None)
    assert intake
    Intake.release(user, intake.pk)
    begun = time.perf_counter()
    while Intake.objects.filter(ended_at=None).exists():
        runner.run_next()
    minutes = (time.perf_counter() - begun) / 60
    made = Letter.objects.filter(live=False).count()
    print(f"{DROPPED} dropped files: {made} drafts in {60 * minutes:.0f} s, {made / minutes:.0f} a minute")


def main() -> None:
    print_conditions("reading letters' files")
    place = Path(folder.name) / "letters"
    build(OPEN, place)
    letters = sorted(path for path in place.iterdir() if path.suffix != ".json")
    text_pages(Path(folder.name))
    scanned_pages(letters)
    dropped(letters)
    print(f"most memory of this process {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    sys.exit(main())
