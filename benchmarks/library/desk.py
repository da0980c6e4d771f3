"""The register's list in the admin, beside Wagtail's own list of the same letters.

    python benchmarks/library/desk.py [LETTERS …]

For each number of letters (default 10,000) an empty site is filled with that many, straight into its tables,
and an administrator asks each page, thirty times after a warm-up. Prints queries, p50 and p95 in ms.
The stock list is Wagtail's with the columns and filters that this project had before, on the same letters in
the same run, without the middleware that the others go through.
Search is measured only up to SEARCHED letters: the index is then built by the site's own command.
"""

import datetime as dt
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))
folder = tempfile.TemporaryDirectory()
os.environ.setdefault("VAR_DIR", folder.name)
os.environ["DJANGO_SETTINGS_MODULE"] = "cms.settings"

import django  # noqa: E402

django.setup()

from django.contrib.auth import get_user_model  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client, RequestFactory  # noqa: E402
from django.test.utils import override_settings  # noqa: E402
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet  # noqa: E402

from benchmarks.conditions import print_conditions  # noqa: E402
from documents.models import Attachment, Issuer, Letter, LetterType, SchoolYear, TaggedLetter, TaskArea  # noqa: E402

ROUNDS = 30
SEARCHED = 100_000
CHUNK = 2_000
LIST = "/quan-tri/snippets/documents/letter/"
TEXT = "hướng dẫn nhiệm vụ năm học tuyển sinh kiểm tra giáo dục thường xuyên hội nghị tổng kết đề án"
WORDS = TEXT.split()


def letters(count: int, lists: dict[str, list], begun: int = 0) -> Iterator[Letter]:
    """Letters of twenty years, one in fifty a draft, one in a hundred closed."""
    for n in range(begun, count):
        chance = random.Random(n)  # noqa: S311 - the same letters each time
        day = dt.date(2005, 1, 1) + dt.timedelta(days=n * 7300 // count)
        # Of a larger register the numbers of a year go on under other units, so that none is borne twice.
        unit = f"{chance.choice(['GDTX', 'VP', 'KHTC', 'TCCB'])}{n // 9000 or ''}"
        number = f"{1 + n % 9000}/SGDĐT-{unit}"
        letter = Letter(
            number=number,
            letter_type=chance.choice(lists["types"]),
            issuer=chance.choice(lists["issuers"]),
            issued_on=day,
            abstract=" ".join(chance.choices(WORDS, k=12)).capitalize(),
            body=" ".join(chance.choices(WORDS, k=300)),
            signer=chance.choice(lists["signers"]),
            school_year=lists["years"][(day.year - 2005) % len(lists["years"])],
            status=chance.choices(["in-force", "expired"], [4, 1])[0],
            access="signed-in" if n % 100 == 0 else "public",
            live=n % 50 != 0,
            path=f"{day.year}/{n}",
        )
        letter.read_number()
        letter.copy = n % 30_000 + 1
        yield letter


def fill(count: int) -> None:
    lists = {
        "types": list(LetterType.objects.all()),
        "issuers": [Issuer.objects.get_or_create(name=f"Cơ quan {n}")[0] for n in range(30)],
        "signers": [f"Người Ký {n}" for n in range(60)],
        "years": [SchoolYear.named(f"{year}-{year + 1}") for year in range(2005, 2025)],
    }
    areas = [TaskArea.objects.get_or_create(name=f"Lĩnh vực {n}")[0] for n in range(20)]
    chunk: list[Letter] = []
    for letter in letters(count, lists, Letter.objects.count()):
        chunk.append(letter)
        if len(chunk) == CHUNK:
            store(chunk, areas)
            chunk = []
    store(chunk, areas)
    connection.cursor().execute("ANALYZE")


def store(chunk: list[Letter], areas: list[TaskArea]) -> None:
    made = Letter.objects.bulk_create(chunk)
    TaggedLetter.objects.bulk_create(
        TaggedLetter(content_object=one, tag=areas[one.pk % len(areas)]) for one in made
    )
    Attachment.objects.bulk_create(
        Attachment(
            letter=one, file=f"letters/{one.pk}.pdf", filename="v.pdf", sha256=f"{one.pk:064x}", size=9
        )
        for one in made
        if one.pk % 20
    )


class StockSet(SnippetViewSet):
    """The list as Wagtail makes it from a model and the names of its columns."""

    model = Letter
    list_display = ["number", "issued_on", "letter_type", "issuer", "abstract", "live"]
    list_filter = ["letter_type", "issuer", "school_year", "status", "access"]
    ordering = ["-issued_on", "-pk"]
    index_view_class = IndexView


def stock(user) -> Callable[[str], object]:
    view, requests = StockSet().index_view, RequestFactory()
    session = Client()
    session.force_login(user)

    def ask(query: str) -> object:
        request = requests.get(LIST + query)
        request.user, request.session = user, session.session
        request._messages = []  # type: ignore[attr-defined]
        return view(request).render()

    return ask


def measured(ask: Callable[[str], object], query: str) -> tuple[int, float, float]:
    """Queries, p50 and p95 in milliseconds."""
    ask(query)
    asked: list[str] = []
    with connection.execute_wrapper(lambda run, sql, *rest: (asked.append(sql), run(sql, *rest))[1]):
        ask(query)
    times = []
    for _round in range(ROUNDS):
        begun = time.perf_counter()
        ask(query)
        times.append((time.perf_counter() - begun) * 1000)
    return len(asked), statistics.median(times), statistics.quantiles(times, n=20)[-1]


def pages(count: int) -> dict[str, str]:
    kind, issuer = LetterType.objects.first(), Issuer.objects.filter(name="Cơ quan 7").first()
    area = TaskArea.objects.filter(name="Lĩnh vực 7").first()
    assert kind and issuer and area  # noqa: S101 - just filled
    made = {
        "first page": "",
        "last page there is": "?p=100",
        "sorted by number": "?ordering=-number",
        "type": f"?letter_type={kind.pk}",
        "type and issuer": f"?letter_type={kind.pk}&issuer={issuer.pk}",
        "type and a year": f"?letter_type={kind.pk}&issued_on_from=2014-01-01&issued_on_to=2014-12-31",
        "task area": f"?task_area={area.pk}",
        "signer": "?signer=nguoi+ky+7",
        "drafts": "?state=draft",
        "closed": "?access=signed-in",
        "without files": "?has_file=no",
    }
    if count <= SEARCHED:
        made |= {"search, words": "?q=huong+dan+tuyen+sinh", "search, number": "?q=2302"}
    return made


@override_settings(ALLOWED_HOSTS=["*"])
def main() -> None:
    sizes = sorted(int(size) for size in sys.argv[1:]) or [10_000]
    print_conditions("the register's list in the admin, and the stock list of the same letters")
    call_command("migrate", verbosity=0)
    user = get_user_model().objects.create_superuser("do", "", "do")
    client = Client()
    client.force_login(user)
    for count in sizes:
        fill(count)
        if count <= SEARCHED:
            call_command("search_index", "rebuild", verbosity=0)
        print(f"\n{count:,} letters{'':16}{'queries':>8}{'p50 ms':>9}{'p95 ms':>9}")
        for name, query in pages(count).items():
            print("{:32}{:8d}{:9.1f}{:9.1f}".format(name, *measured(lambda at: client.get(LIST + at), query)))
        ask = stock(user)
        for name, query in {"stock, first page": "", "stock, last page": f"?p={count // 20}"}.items():
            print("{:32}{:8d}{:9.1f}{:9.1f}".format(name, *measured(ask, query)))


if __name__ == "__main__":
    main()
