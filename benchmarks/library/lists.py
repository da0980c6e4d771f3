"""The public library's pages at growing sizes: queries and milliseconds of each.

    python -m benchmarks.library.lists [--sizes 10000,100000] [--rounds 30] [--cache DIR]

Makes the site's rows and the embedded index of each size once (the generated letters of benchmarks/search)
and keeps them in the cache. Each address is asked as an anonymous reader after a warm-up, `rounds` times; a
page and filter of its own each time where there are several, so that no answer is one kept from before.
Prints queries, p50 and p95 in milliseconds of Django's test client in one process.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path

SORTED, DEEP = "sap-xep", 480


def arguments() -> argparse.Namespace:
    reader = argparse.ArgumentParser(prog="python -m benchmarks.library.lists")
    reader.add_argument("--sizes", default="10000")
    reader.add_argument("--rounds", type=int, default=30)
    reader.add_argument(
        "--cache", type=Path, default=Path(tempfile.gettempdir()) / "van-thu-library-benchmark"
    )
    reader.add_argument("--size", type=int, help=argparse.SUPPRESS)
    return reader.parse_args()


def main() -> None:
    given = arguments()
    if given.size:
        measure(given)
        return
    from benchmarks.conditions import print_conditions

    print_conditions("public library")
    print(f"rounds {given.rounds}, embedded engine, test client in one process", flush=True)
    for size in given.sizes.split(","):
        folder = given.cache / size
        folder.mkdir(parents=True, exist_ok=True)
        settings = {"VAR_DIR": str(folder), "DJANGO_SETTINGS_MODULE": "benchmarks.search.settings"}
        settings["ALLOWED_HOSTS"] = "*"
        command = [sys.executable, "-m", "benchmarks.library.lists", "--size", size]
        command += ["--rounds", str(given.rounds), "--cache", str(given.cache)]
        subprocess.run(command, check=True, env={**os.environ, **settings})


def measure(given: argparse.Namespace) -> None:
    import django

    django.setup()
    build(given.size, Path(os.environ["VAR_DIR"]))
    print(f"\n{given.size} letters{'':16}{'queries':>8}{'p50 ms':>9}{'p95 ms':>9}")
    for name, addresses in asked(given.size).items():
        queries, times = timed(addresses, given.rounds)
        p95 = statistics.quantiles(times, n=20)[18]
        print(f"{name:30}{queries:8d}{statistics.median(times):9.1f}{p95:9.1f}", flush=True)


def build(size: int, folder: Path) -> None:
    from benchmarks.search.building import Builder
    from benchmarks.search.language import Language
    from benchmarks.search.measuring import megabytes
    from documents.models import Letter, LetterAddress
    from search.engine import get_engine

    builder = Builder(folder, size, Language([], 1), 1)
    builder.site(folder / "site.sqlite3")
    builder.engine("embedded", get_engine(), lambda: megabytes(folder / "index"))
    if LetterAddress.objects.count() != size:
        LetterAddress.objects.all().delete()
        rows = Letter.objects.values_list("pk", "path").iterator(10_000)
        while chunk := [LetterAddress(letter_id=pk, path=path) for pk, path in islice(rows, 10_000)]:
            LetterAddress.objects.bulk_create(chunk)


def asked(size: int) -> dict[str, list[str]]:
    """Addresses by what they are; several of a kind are asked in turn."""
    from documents.models import Issuer, Letter, LetterType, TaskArea

    types = list(LetterType.objects.filter(letters__live=True).values_list("slug", flat=True).distinct()[:5])
    issuers = list(Issuer.objects.values_list("slug", flat=True)[:5])
    area = TaskArea.objects.values_list("slug", flat=True)[0]
    letters = Letter.objects.filter(pk__in=range(1, size + 1, max(1, size // 40)))
    deep = min(DEEP, size // 20 - 20)
    parts = max(1, size // 5_000)
    return {
        "list, first page": ["/van-ban/"],
        "list, pages 2 to 20": [f"/van-ban/?trang={n}" for n in range(2, 20)],
        "list, deep pages": [f"/van-ban/?trang={n}" for n in range(deep - 15, deep)],
        "list, one filter": [f"/van-ban/?loai={slug}" for slug in types],
        "list, three filters": [f"/van-ban/?co-quan={s}&nam=2022&linh-vuc={area}" for s in issuers],
        "list, oldest first": [f"/van-ban/?{SORTED}=cu&trang={n}" for n in range(1, 10)],
        "list, by number": [f"/van-ban/?{SORTED}=so&trang={n}" for n in range(1, 10)],
        "list, by number, filtered": [f"/van-ban/?{SORTED}=so&co-quan={slug}" for slug in issuers],
        "feed": ["/van-ban/atom/"],
        "feed, filtered": [f"/van-ban/atom/?loai={slug}" for slug in types],
        "sitemap, index": ["/sitemap.xml"],
        "sitemap, last part": [f"/sitemap-van-ban.xml?p={parts}"],
        "letter": [letter.url for letter in letters],
        "short address": [f"/v/{letter.pk}/" for letter in letters],
        "task area": [f"/linh-vuc/{area}/"],
    }


def timed(addresses: list[str], rounds: int) -> tuple[int, list[float]]:
    from django.db import connection
    from django.test import Client

    reader, questions = Client(), list[str]()
    answer = reader.get(addresses[0])
    assert answer.status_code in (200, 302), (addresses[0], answer.status_code)
    with connection.execute_wrapper(lambda run, sql, *rest: (questions.append(sql), run(sql, *rest))[1]):
        reader.get(addresses[0])
    return len(questions), list(in_milliseconds(reader, islice(cycle(addresses), rounds)))


def in_milliseconds(reader, addresses) -> Iterator[float]:
    for address in addresses:
        begun = time.perf_counter()
        reader.get(address)
        yield (time.perf_counter() - begun) * 1000


if __name__ == "__main__":
    main()
