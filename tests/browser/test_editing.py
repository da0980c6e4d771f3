"""What an editor relies on without thinking of it: nothing typed is lost, and two people see each other."""

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from news.models import ConferenceArticlePage
from tests import makers

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


# So long Wagtail lets a form settle before it looks for changes.
SETTLING_MS = 11_000


def latest_title(article: ConferenceArticlePage) -> str:
    return ConferenceArticlePage.objects.get(pk=article.pk).get_latest_revision_as_object().title


def test_a_closed_lid_loses_nothing_typed_and_publishes_nothing(editor: Page, site) -> None:
    article = makers.article(site, "Hội nghị đã đăng")
    editor.goto(reverse("wagtailadmin_pages:edit", args=[article.pk]))
    editor.wait_for_timeout(SETTLING_MS)
    with editor.expect_response(lambda answer: "/edit/" in answer.url and answer.request.method == "POST"):
        editor.fill("[name=title]", "Hội nghị gõ dở")
        editor.locator("[name=summary]").click()
    # Not a word to the page: as when a lid is closed or a battery dies.
    editor.context.close()
    assert latest_title(article) == "Hội nghị gõ dở"
    assert ConferenceArticlePage.objects.get(pk=article.pk).title == "Hội nghị đã đăng"


def test_two_people_in_one_article_see_each_other(editor: Page, site, chromium, live_server) -> None:
    article = makers.article(site, "Hội nghị hai người", live=False)
    makers.user("dong-nghiep", is_superuser=True, is_staff=True)
    address = reverse("wagtailadmin_pages:edit", args=[article.pk])
    other = chromium.new_context(base_url=live_server.url, locale="vi-VN").new_page()
    other.goto("/quan-tri/login/")
    other.fill("[name=username]", "dong-nghiep")
    other.fill("[name=password]", "mật khẩu")
    other.click("[type=submit]")
    other.wait_for_url("**/quan-tri/")
    other.goto(address)
    editor.goto(address)
    expect(editor.locator(".w-editing-sessions__avatar").first).to_be_visible()
    editor.locator(".w-editing-sessions__session").first.click()
    expect(editor.locator(".w-editing-sessions__popup")).to_contain_text("dong-nghiep")
    other.context.close()
