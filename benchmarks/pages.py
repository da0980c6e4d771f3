"""Queries, kilobytes and server time of each page.

    python benchmarks/pages.py [ARTICLES LETTERS]

Fills an empty site (default 200 articles and 2,000 letters; one article has the sixteen sample photos) and
asks each page as an anonymous reader, twenty times after a warm-up. Prints queries, HTML plain and gzip and
the median in milliseconds.
"""

import gzip
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
folder = tempfile.TemporaryDirectory()
os.environ["VAR_DIR"] = folder.name
os.environ["DJANGO_SETTINGS_MODULE"] = "cms.settings"

import django  # noqa: E402

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import override_settings  # noqa: E402

from benchmarks.conditions import print_conditions  # noqa: E402
from news.models import ConferenceArticlePage, NewsIndexPage  # noqa: E402
from search import indexing  # noqa: E402


def fill(articles: int, letters: int) -> None:
    """The samples, then copies under other names and numbers."""
    with open(os.devnull, "w") as nowhere:
        call_command("prepare", stdout=nowhere)
    call_command("worker", "--once")
    section = NewsIndexPage.objects.get()
    for n in range(articles - 2):
        day = f"{2010 + n % 14}-{1 + n % 12:02}-{1 + n % 28:02}"
        page = ConferenceArticlePage(title=f"Hội nghị giao ban số {n}", event_start=day, venue="Hội trường")
        page.body = [("paragraph", f"<p>Nội dung hội nghị giao ban lần thứ {n} về hướng nghiệp.</p>")]
        section.add_child(instance=page)
    register = Path(folder.name) / "register.csv"
    rows = [
        f"{n}/SGDĐT-GDTX,{1 + n % 28}/{1 + n % 12}/{2010 + n % 14},Hướng dẫn số {n}"
        for n in range(1, letters + 1)
    ]
    register.write_text("\n".join(["Số ký hiệu,Ngày ban hành,Trích yếu", *rows]))
    with open(os.devnull, "w") as nowhere:
        call_command("import_letters", str(register), publish=True, stdout=nowhere)
    indexing.drain()


def measured(address: str) -> tuple[int, int, int, float]:
    """Queries, bytes plain, bytes gzip, median milliseconds of one page."""
    reader = Client()
    answer = reader.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    asked: list[str] = []
    with connection.execute_wrapper(lambda run, sql, *rest: (asked.append(sql), run(sql, *rest))[1]):
        reader.get(address)
    times = []
    for _round in range(20):
        begun = time.perf_counter()
        reader.get(address)
        times.append((time.perf_counter() - begun) * 1000)
    content = answer.content
    return len(asked), len(content), len(gzip.compress(content, 6)), statistics.median(times)


@override_settings(ALLOWED_HOSTS=["*"])
def main() -> None:
    articles, letters = (int(sys.argv[1]), int(sys.argv[2])) if len(sys.argv) > 2 else (200, 2000)
    print_conditions(f"pages of a site with {articles} articles and {letters} letters")
    fill(articles, letters)
    gallery = ConferenceArticlePage.objects.get(event_start="2024-01-23")
    pages = {
        "home": "/",
        "news": "/tin-tuc/",
        "article, sixteen photos": gallery.url,
        "library": "/van-ban/",
        "letter": "/van-ban/2022/2302-sgddt-gdtx-cn-cttt-cths/",
        "search, words": "/tim-kiem/?q=huong+nghiep",
        "search, number": "/tim-kiem/?q=2302+sgddt",
        "search, nothing asked": "/tim-kiem/",
        "task area": "/linh-vuc/giao-duc-thuong-xuyen/",
        "school year": "/nam-hoc/2022-2023/",
    }
    print(f"{'page':26}{'queries':>8}{'HTML KB':>9}{'gzip KB':>9}{'median ms':>11}")
    for name, address in pages.items():
        queries, plain, packed, median = measured(address)
        print(f"{name:26}{queries:8d}{plain / 1000:9.1f}{packed / 1000:9.1f}{median:11.1f}")


if __name__ == "__main__":
    main()
