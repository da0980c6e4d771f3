"""Letters a second that the import of a register stores, published, with and without files.

    python -m benchmarks.library.importing [ROWS [FILES]]

Each run is on an empty site with SQLite; revisions, log, references, addresses and the outbox are written as
always, the index is left to the worker. The naive way (one save, one revision and one publish a row, on a
sample) and the import take turns, A B A B, so that the machine's mood falls on both. Then ROWS (10,000) rows
alone, and FILES (1,000) rows with a small PDF each.
"""

import os
import sys
import tempfile
import time
import zipfile
from pathlib import Path

folder = tempfile.TemporaryDirectory()
os.environ["VAR_DIR"] = folder.name
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings")

import django  # noqa: E402

django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402

from benchmarks.conditions import print_conditions  # noqa: E402
from documents.importing import import_letters  # noqa: E402
from documents.intake.register import opened  # noqa: E402
from documents.intake.rows import Lists, read  # noqa: E402
from documents.models import Letter, SchoolYear, TaskArea  # noqa: E402

HEADINGS = "Số ký hiệu,Ngày ban hành,Loại,Cơ quan ban hành,Trích yếu,Người ký,Lĩnh vực"
SAMPLE = 500


def register(name: str, count: int, unit: str) -> Path:
    """A register of invented letters; `unit` keeps two registers' numbers apart."""
    path = Path(folder.name) / f"{name}.csv"
    rows = [
        f"{n}/SGDĐT-{unit},{1 + n % 28}/{1 + n % 12}/{2010 + n % 14},Công văn,Sở Giáo dục và Đào tạo,"
        f"Hướng dẫn số {n} về nhiệm vụ giáo dục thường xuyên và hướng nghiệp,Nguyễn Văn {n % 40},Lĩnh vực {n % 9}"
        for n in range(1, count + 1)
    ]
    path.write_text("\n".join([HEADINGS, *rows]))
    return path


def naive(path: Path) -> int:
    """A row at a time through the model's own save, revision and publish."""
    count, lists = 0, Lists()
    for _n, cells in opened(path.read_bytes()).rows:
        made = read(cells, lists)
        lists.keep_new([made])
        letter = made.letter
        letter.save()
        years = SchoolYear.read(letter.abstract, letter.issued_on)
        letter.school_year = years[0]
        letter.school_years.set(years)
        letter.task_areas.add(*TaskArea.objects.filter(pk__in=[area.pk for area in made.areas]))
        letter.save()
        letter.save_revision(clean=False).publish()
        count += 1
    return count


def taken_in(path: Path, files: Path | None = None) -> int:
    outcome = import_letters(path, publish=True, files=files)
    assert not outcome.failed, outcome.lines[:3]
    return outcome.created


def timed(name: str, work, *arguments) -> float:
    begun, cpu = time.perf_counter(), time.process_time()
    count = work(*arguments)
    seconds, cpu = time.perf_counter() - begun, time.process_time() - cpu
    print(
        f"{name:38} {count:6} letters {seconds:7.2f} s {count / seconds:7.0f} a second, CPU {cpu:.2f} s",
        flush=True,
    )
    return count / seconds


def pdfs(count: int, unit: str) -> Path:
    path = Path(folder.name) / "files.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for n in range(1, count + 1):
            archive.writestr(f"{n}-SGDDT-{unit}.pdf", b"%PDF-1.4\n" + f"{n}\n".encode() * 4000)
    return path


def main(rows: int = 10_000, files: int = 1_000) -> None:
    print_conditions("importing a register")
    call_command("migrate", verbosity=0)
    settings.SEARCH_INLINE = False
    for turn in (1, 2):
        timed(f"naive, turn {turn}", naive, register("naive", SAMPLE, f"N{turn}A"))
        timed(f"import, turn {turn}", taken_in, register("chunks", SAMPLE * 4, f"B{turn}A"))
    timed("import of the whole register", taken_in, register("whole", rows, "VP"))
    timed("the same register again (created: 0)", taken_in, register("whole", rows, "VP"))
    timed("import with a PDF each", taken_in, register("filed", files, "TT"), pdfs(files, "TT"))
    print(f"{Letter.objects.filter(live=True).count()} letters are published")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
