"""A fresh machine: what `migrate` and `prepare` leave, and that every command starts."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

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


def asked(machine, code: str) -> str:
    """What a line of Python prints on that machine."""
    done = machine("shell", "-v", "0", "-c", code)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.fixture(scope="module")
def prepared(machine):
    """A machine after `migrate` and two runs of `prepare`; what each said and left."""
    first = machine("migrate", "-v", "0")
    empty = asked(machine, PAGES)
    runs = [machine("prepare") for _time in (1, 2)]
    assert [first.returncode, *(run.returncode for run in runs)] == [0, 0, 0], runs[0].stderr
    machine.empty, machine.runs = empty, runs
    return machine


PAGES = (
    "from wagtail.models import Page, Site;"
    "print(*Page.objects.filter(depth__gt=1).order_by('path').values_list('slug', 'live'),"
    "Site.objects.get().root_page.slug)"
)
COUNTS = (
    "from django.apps import apps;"
    "names = ('documents.letter', 'documents.issuer', 'documents.taskarea', 'documents.lettertype',"
    "'documents.citation', 'news.conferencearticlepage', 'news.photo', 'auth.user', 'wagtailcore.revision');"
    "print({n: apps.get_model(n).objects.count() for n in names})"
)


def test_migrate_leaves_home_news_and_library(prepared):
    assert prepared.empty == "('trang-chu', True) ('tin-tuc', True) ('van-ban', True) trang-chu"


def test_migrate_makes_a_secret_key_that_only_its_owner_reads(prepared):
    key = prepared.var / "secret-key"
    assert len(key.read_text()) >= 50
    assert key.stat().st_mode & 0o077 == 0


def test_prepare_brings_the_two_samples_and_their_letters(prepared):
    counts = eval(asked(prepared, COUNTS))
    assert counts["news.conferencearticlepage"] == 2
    assert counts["documents.letter"] == 2
    live = "from documents.models import Letter; print(Letter.objects.filter(live=True).count())"
    assert asked(prepared, live) == "2"


def test_prepare_prints_the_password_once_and_it_opens_the_admin(prepared):
    first, second = prepared.runs
    assert "quantri" in first.stdout
    password = next(word.strip(",") for word in first.stdout.split() if len(word.strip(",")) == 16)
    code = f"from django.contrib.auth import authenticate; print(authenticate(username='quantri', password={password!r}))"
    assert asked(prepared, code) == "quantri"
    assert password not in second.stdout + second.stderr


def test_preparing_again_changes_and_doubles_nothing(prepared):
    before = asked(prepared, COUNTS)
    third = prepared("prepare")
    assert (third.returncode, third.stdout.strip(), third.stderr.strip()) == (0, "", "")
    assert asked(prepared, COUNTS) == before


def test_samples_that_an_editor_deleted_do_not_come_back(prepared):
    code = "from news.models import ConferenceArticlePage as A; A.objects.first().delete(); print(A.objects.count())"
    assert asked(prepared, code) == "1"
    prepared("prepare")
    assert asked(prepared, "from news.models import ConferenceArticlePage as A; print(A.objects.count())") == "1"


def test_the_prepared_site_is_found_in(prepared):
    done = prepared("search", "2302", "--json")
    assert done.returncode == 0, done.stderr
    assert '"kind": "letter"' in done.stdout


def test_the_password_may_come_from_the_environment(machine, tmp_path):
    done = machine("prepare", folder=tmp_path, ADMIN_PASSWORD="mot mat khau dai", ADMIN_NAME="truong-phong")
    assert done.returncode == 0, done.stderr
    assert "mot mat khau dai" not in done.stdout + done.stderr
    code = "from django.contrib.auth import authenticate as a; print(a(username='truong-phong', password='mot mat khau dai'))"
    told = machine("shell", "-v", "0", "-c", code, folder=tmp_path)
    assert told.stdout.strip() == "truong-phong"


def our_commands() -> list[str]:
    return sorted(
        path.stem
        for app in OURS
        for path in (ROOT / app).glob("management/commands/*.py")
        if not path.stem.startswith("_")
    )


def test_every_command_tells_how_it_is_used(capsys):
    from django.core.management import get_commands, load_command_class

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


def test_no_migration_is_missing(machine, tmp_path):
    done = machine("makemigrations", "--check", "--dry-run", folder=tmp_path)
    assert done.returncode == 0, done.stdout
