"""What every test stands on: a laid-out site, its own index and files, and the real articles."""

import os
import sqlite3
from pathlib import Path

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import TransactionTestCase
from hypothesis import settings as hypothesis_settings

from search.engine import get_engine
from tests import servers

# Speed is measured in benchmarks/, not by a busy machine's slowest example.
hypothesis_settings.register_profile("house", deadline=None)
hypothesis_settings.load_profile("house")

ROOT = Path(__file__).resolve().parent.parent


def pytest_configure(config):
    servers.begin_run()


def pytest_unconfigure(config):
    if not hasattr(config, "workerinput"):
        servers.end_run()


@pytest.fixture(autouse=True)
def own_files(settings, tmp_path, request):
    """Files, locks and the index of one test are seen by no other."""
    settings.VAR_DIR = tmp_path
    # A new value, not a changed one: Django forgets the storage it made only when the setting is set.
    options = {"location": str(tmp_path / "files"), "base_url": None}
    settings.STORAGES = settings.STORAGES | {"default": {**settings.STORAGES["default"], "OPTIONS": options}}
    settings.SEARCH_ENGINE = {"ENGINE": "embedded", "PATH": str(tmp_path / "index")}
    cache.clear()
    yield
    get_engine().close()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker, tmp_path_factory):
    """The database as `migrate` leaves it, and a copy of it that each test with real transactions puts back.

    Django itself would empty a hundred tables and fill them again: fifty times as slow.
    """
    copy = tmp_path_factory.mktemp("database") / "empty-site.sqlite3"
    on_postgres = connection.vendor == "postgresql"
    with django_db_blocker.unblock():
        if on_postgres:
            name = connection.settings_dict["NAME"]
            remake(f"{name}_empty", name)
        else:
            connection.cursor().execute("VACUUM INTO %s", [str(copy)])
    stock = TransactionTestCase._fixture_teardown
    TransactionTestCase._fixture_teardown = lambda case: put_back(copy)
    yield copy
    TransactionTestCase._fixture_teardown = stock
    if on_postgres:
        with django_db_blocker.unblock(), connection._nodb_cursor() as cursor:
            cursor.execute(f'DROP DATABASE IF EXISTS "{connection.settings_dict["NAME"]}_empty"')


def put_back(copy: Path) -> None:
    """Through SQLite's own backup, so that a server's threads may still have the file open."""
    if connection.vendor == "postgresql":
        name = connection.settings_dict["NAME"]
        remake(name, f"{name}_empty")
        return
    connection.close()
    connection.ensure_connection()
    with sqlite3.connect(copy) as source:
        source.backup(connection.connection)
    connection.close()


def remake(name: str, like: str) -> None:
    """A PostgreSQL database as another one is; whoever still has either open is cut off."""
    connection.close()
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE "{like}"')


@pytest.fixture
def site(transactional_db):
    """The empty site that `migrate` leaves, with real transactions, so that changes reach the index."""
    from tests import makers

    return makers.Site()


@pytest.fixture(scope="session")
def articles_dir() -> Path:
    """The two real articles; they stay outside the project. Missing ones fail in CI, elsewhere they skip."""
    found = Path(os.environ.get("ARTICLES_DIR", ROOT.parent / "shared" / "articles"))
    if not found.is_dir():
        if os.environ.get("CI"):
            pytest.fail(f"the two real articles are not in {found}")
        pytest.skip(f"the two real articles are not in {found} (set ARTICLES_DIR)")
    return found
