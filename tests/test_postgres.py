"""The site on PostgreSQL, chosen by its address alone: what databases do differently, tried on a real one."""

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests import servers

ROOT = Path(__file__).resolve().parent.parent
# Beside what only it can do: what databases do differently, and statements that are SQL of our own.
TRIED = [
    "tests/on_postgres.py",
    "tests/test_databases.py",
    "tests/test_zero_bytes.py",
    "tests/test_archive.py::test_an_empty_site_becomes_the_same_library",
    "tests/test_desk.py::test_sorting_reads_an_index_and_sorts_no_table",
    "tests/test_status.py::test_the_daily_look_goes_through_indexes",
    "tests/test_query_log.py::test_a_locked_database_does_not_hold_a_search_up",
    "tests/test_outbox.py::test_a_reader_waits_for_no_other_taker",
]


@pytest.fixture(scope="module")
def address() -> str:
    if not find_spec("psycopg"):
        servers.not_here("psycopg is not installed: make the environment anew")
    return servers.postgres()


def on(address: str, place: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """A process of its own, whose run of the tests, if it is one, must not end our servers."""
    env = {name: value for name, value in os.environ.items() if name != servers.RUN}
    return subprocess.run(
        [sys.executable, *words],
        env={**env, "DATABASE_URL": address, "VAR_DIR": str(place)},
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def test_what_databases_do_differently_holds_on_postgresql(address: str, tmp_path: Path):
    ran = on(address, tmp_path, "-m", "pytest", "-q", "-p", "no:cacheprovider", *TRIED)
    assert ran.returncode == 0, ran.stdout[-8000:]
    assert "skipped" not in ran.stdout


FIRST_VERSION = """
import os; os.environ["DJANGO_SETTINGS_MODULE"] = "cms.settings"
import django; django.setup()
from datetime import date
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
first = [(app, "0001_initial") for app in ("home", "news", "documents", "search")]
MigrationExecutor(connection).migrate(first)
then = MigrationExecutor(connection).loader.project_state(first).apps
def made(model, /, **fields):
    return then.get_model("documents", model).objects.create(**fields)
kind, issuer = made("LetterType", name="Công văn", slug="cong-van"), made("Issuer", name="Sở", slug="so")
for n in range(1, 6):
    letter = made("Letter", number=f"{n}/SGDĐT", letter_type=kind, issuer=issuer, issued_on=date(2022, 1, n),
        abstract="Việc", serial=n, symbol="sgdđt", year=2022, lookup_key=f"{n}/sgddt", path=f"2022/{n}-sgddt",
        live=True)
    made("LetterAddress", path=letter.path, letter=letter)
    file = made("Attachment", letter=letter, file="x.pdf", sha256=str(n))
    made("AttachmentPage", attachment=file, n=1, text="Trang")
    made("Citation", source="article:1", number=letter.number, lookup_key=letter.lookup_key, letter=letter)
call_command("migrate", verbosity=0)
from documents import file_texts
from documents.models import Letter
for letter in Letter.objects.all():
    letter.save()
print(Letter.objects.filter(live=True, status="in-force").count(), file_texts.ask_forgotten())
"""


def test_a_site_of_the_first_version_comes_along(address: str, tmp_path: Path):
    old = servers.make_database(address, "first_version")
    ran = on(old, tmp_path, "-c", FIRST_VERSION)
    assert ran.returncode == 0, ran.stdout[-4000:]
    assert ran.stdout.split()[-2:] == ["5", "5"]
