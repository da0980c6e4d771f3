"""What every test stands on: a laid-out site, its own index and files, and the real articles."""

import os
from pathlib import Path

import pytest
from django.core.cache import cache

from search.engine import get_engine

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(autouse=True)
def own_files(settings, tmp_path, request):
    """Files, locks and the index of one test are seen by no other."""
    settings.VAR_DIR = tmp_path
    # A new value, not a changed one: Django forgets the storage it made only when the setting is set.
    options = {"location": str(tmp_path / "files"), "base_url": None}
    settings.STORAGES = settings.STORAGES | {"default": {**settings.STORAGES["default"], "OPTIONS": options}}
    settings.SEARCH_ENGINE = {"ENGINE": "search.embedded.EmbeddedEngine", "PATH": str(tmp_path / "index")}
    cache.clear()
    yield
    get_engine().close()


@pytest.fixture
def site(transactional_db):
    """The empty site that `migrate` leaves, with real transactions, so that changes reach the index."""
    from cms.layout import lay_out

    lay_out()
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
