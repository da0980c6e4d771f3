"""A fresh machine: what `migrate` and `prepare` leave, and that every command starts."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from django.contrib.auth import authenticate, get_user_model
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.core.management import call_command, get_commands, load_command_class

from news.models import ConferenceArticlePage
from tests import makers

# One worker prepares one machine for all of these.
pytestmark = pytest.mark.xdist_group("setup")

ROOT = Path(__file__).resolve().parent.parent
OURS = ("home", "news", "documents", "search", "cms")


@pytest.fixture(scope="module")
def machine(tmp_path_factory):
    """Run commands as on a fresh machine: its own `var/`, no settings but those given."""
    var = tmp_path_factory.mktemp("may-moi")

    def machine(*words: str, folder: Path = var, **given: str) -> subprocess.CompletedProcess:
        keep = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
        return subprocess.run(
            [sys.executable, "manage.py", *words],
            cwd=ROOT,
            env=keep | {"VAR_DIR": str(folder)} | given,
            capture_output=True,
            text=True,
            timeout=300,
        )

    machine.var = var
    return machine


TABLES = (
    "documents_letter",
    "documents_letteraddress",
    "documents_issuer",
    "documents_taskarea",
    "documents_lettertype",
    "documents_citation",
    "news_conferencearticlepage",
    "news_galleryphoto",
    "auth_user",
    "wagtailcore_revision",
)


def rows(machine, query: str) -> list[tuple]:
    """What the machine's database answers, without starting the site once more."""
    with closing(sqlite3.connect(machine.var / "site.sqlite3")) as database:
        return database.execute(query).fetchall()


def counts(machine) -> dict[str, int]:
    return {table: rows(machine, f"SELECT count(*) FROM {table}")[0][0] for table in TABLES}


@pytest.fixture(scope="module")
def prepared(machine):
    """A machine after `migrate` and two runs of `prepare`, with what each run said and left."""
    assert machine("migrate", "-v", "0").returncode == 0
    machine.pages = rows(machine, "SELECT slug, live FROM wagtailcore_page WHERE depth > 1 ORDER BY path")
    machine.root = rows(
        machine, "SELECT slug FROM wagtailcore_site s JOIN wagtailcore_page p ON p.id = s.root_page_id"
    )
    machine.runs, machine.left = [], []
    for _time in (1, 2):
        machine.runs.append(machine("prepare"))
        machine.left.append(counts(machine))
    return machine


def test_migrate_leaves_home_news_and_library(prepared):
    assert prepared.pages == [("trang-chu", 1), ("tin-tuc", 1), ("van-ban", 1)]
    assert prepared.root == [("trang-chu",)]


def test_migrate_makes_a_secret_key_that_only_its_owner_reads(prepared):
    key = prepared.var / "secret-key"
    assert len(key.read_text()) >= 50
    assert key.stat().st_mode & 0o077 == 0


def test_prepare_brings_the_two_samples_and_their_letters(prepared):
    assert prepared.runs[0].returncode == 0, prepared.runs[0].stderr
    assert prepared.left[0]["news_conferencearticlepage"] == 2
    assert prepared.left[0]["documents_letter"] == 2
    assert rows(prepared, "SELECT number FROM documents_letter WHERE live ORDER BY serial") == [
        ("2302/SGDĐT-GDTX-CN&CTTT-CTHS",),
        ("2304/SGDĐT-GDTX-CN&CTTT-CTHS",),
    ]


def test_prepare_prints_the_password_once_and_it_is_the_administrators(prepared):
    first, second = prepared.runs
    name, kept = rows(prepared, "SELECT username, password FROM auth_user WHERE is_superuser")[0]
    assert name in first.stdout
    words = [word.strip(",.;") for word in first.stdout.split()]
    password = next(word for word in words if PBKDF2PasswordHasher().verify(word, kept))
    assert len(password) >= 16
    assert password not in second.stdout + second.stderr


def test_preparing_again_changes_doubles_and_says_nothing(prepared):
    again = prepared.runs[1]
    assert (again.returncode, again.stdout.strip(), again.stderr.strip()) == (0, "", "")
    assert prepared.left[0] == prepared.left[1]


def test_the_prepared_site_is_found_in(prepared):
    done = prepared("search", "2302", "--json")
    assert done.returncode == 0, done.stderr
    assert '"kind": "letter"' in done.stdout


def test_samples_that_an_editor_deleted_do_not_come_back(site):
    call_command("prepare")
    ConferenceArticlePage.objects.first().delete()
    call_command("prepare")
    assert ConferenceArticlePage.objects.count() == 1


def test_the_password_may_come_from_the_environment(site, monkeypatch, capsys):
    monkeypatch.setenv("ADMIN_PASSWORD", "mot mat khau dai")
    monkeypatch.setenv("ADMIN_NAME", "truong-phong")
    call_command("prepare")
    assert "mot mat khau dai" not in "".join(capsys.readouterr())
    assert authenticate(username="truong-phong", password="mot mat khau dai").is_superuser


def test_an_administrator_who_is_there_keeps_the_password(site, monkeypatch, capsys):
    makers.user("ai-do", is_superuser=True)
    monkeypatch.setenv("ADMIN_PASSWORD", "mot mat khau dai")
    call_command("prepare")
    assert authenticate(username="ai-do", password="mật khẩu")
    assert get_user_model().objects.count() == 1


def our_commands() -> list[str]:
    return sorted(
        path.stem
        for app in OURS
        for path in (ROOT / app).glob("management/commands/*.py")
        if not path.stem.startswith("_")
    )


def test_every_command_tells_how_it_is_used(capsys):
    commands = our_commands()
    assert {"prepare", "import_letters", "import_article", "search", "search_index"} <= set(commands)
    for name in commands:
        assert get_commands()[name] in OURS, f"{name} is another app's"
        command = load_command_class(get_commands()[name], name)
        assert command.help
        with pytest.raises(SystemExit) as stop:
            command.run_from_argv(["manage.py", name, "--help"])
        assert stop.value.code == 0
        assert "usage:" in capsys.readouterr().out


def test_a_command_works_before_anything_is_prepared(machine, tmp_path):
    report = ROOT / "demo" / "tong-ket-2021-2022.txt"
    done = machine("read_article", str(report), "--json", folder=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("{")


@pytest.mark.django_db
def test_no_migration_is_missing():
    call_command("makemigrations", check_changes=True, dry_run=True, verbosity=0)
