"""A real browser against a real server."""

import os
from ctypes.util import find_library
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from wagtail.models import Collection

from news.models import GalleryPhoto, Photo
from tests import makers
from tests.browser import gallery

# Playwright's loop runs in the test's thread; Django takes that for async code and refuses the database.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
NAME, PASSWORD = "bien-tap", "mat-khau-de-thu"


def what_is_lacking() -> str:
    """Why no browser can be driven here, or an empty string."""
    if not Path(CHROMIUM).exists():
        return f"no browser at {CHROMIUM} (install chromium, or set CHROMIUM)"
    if not find_library("atomic"):
        return "the browser's driver lacks a library (install libatomic1)"
    return ""


@pytest.fixture(scope="session")
def chromium() -> Browser:
    lacking = what_is_lacking()
    if lacking and os.environ.get("CI"):
        pytest.fail(lacking)
    if lacking:
        pytest.skip(lacking)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGS)
        yield browser
        browser.close()


@pytest.fixture
def site(site):
    """The laid-out site with the root collection, which the flush after a test takes away like all rows."""
    if not Collection.get_first_root_node():
        Collection.add_root(name="Root")
    return site


@pytest.fixture
def context(chromium: Browser, live_server) -> BrowserContext:
    context = chromium.new_context(
        base_url=live_server.url, locale="vi-VN", viewport={"width": 1440, "height": 900}
    )
    context.set_default_timeout(15_000)
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A reader's window; whatever goes wrong in a script fails the test."""
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    assert not errors, errors


@pytest.fixture
def editor(page: Page, site, django_user_model) -> Page:
    """A window with an administrator signed in."""
    django_user_model.objects.create_superuser(NAME, "bien-tap@example.org", PASSWORD)
    page.goto("/quan-tri/login/")
    page.fill("[name=username]", NAME)
    page.fill("[name=password]", PASSWORD)
    page.click("[type=submit]")
    page.wait_for_url("**/quan-tri/")
    return page


@pytest.fixture
def library(site) -> list[Photo]:
    """Twelve photos called a to l."""
    return [makers.photo(letter, makers.jpeg(160, 120)) for letter in "abcdefghijkl"]


@pytest.fixture
def open_article(editor, site):
    """Opens the editor on an article with rows of these captions."""

    def open_with(*captions: str, photos=()):
        article = makers.article(site, captions=captions, live=False)
        for n, photo in enumerate(photos):
            article.gallery_photos.add(
                GalleryPhoto(image=photo, sort_order=n, caption=f"Chú thích {photo.title}")
            )
        article.save_revision()
        gallery.show(editor, article)
        return article

    return open_with
