"""An editor's way through the admin, and an administrator's lists: no screen says a catalog's message in English."""

from collections.abc import Iterator

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.urls import reverse
from playwright.sync_api import Page, expect
from wagtail.models import Page as WagtailPage

from cms.roles import EDITOR, PUBLISHER
from news.models import ConferenceArticlePage
from tests import letter_files, makers
from tests.browser.conftest import PASSWORD
from tests.browser.wording import english_words

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# Each language is offered in its own words.
EXCEPTED = {"English"}


class Walk:
    """A window whose every screen is listened to; `faults` says what was English, and where."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.faults: list[tuple[str, str, str]] = []
        self.screens = 0

    def listen(self, screen: str) -> None:
        self.page.wait_for_load_state("networkidle")
        found = english_words(self.page, EXCEPTED)
        self.faults += [(screen, text, element) for text, element in found.items()]
        self.screens += 1

    def go(self, name: str, *args: object, query: str = "") -> None:
        address = reverse(name, args=args) + query
        answer = self.page.goto(address)
        assert answer and answer.ok, address
        self.listen(address)


@pytest.fixture
def walk(page: Page) -> Iterator[Walk]:
    walk = Walk(page)
    yield walk
    assert walk.faults == []


def sign_in(walk: Walk, name: str, *groups: str) -> None:
    someone = makers.user(name, *Group.objects.filter(name__in=groups))
    someone.set_password(PASSWORD)
    someone.save()
    walk.page.fill("[name=username]", name)
    walk.page.fill("[name=password]", PASSWORD)
    with walk.page.expect_navigation():
        walk.page.click("[type=submit]")
