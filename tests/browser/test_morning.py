"""An editor's morning: from a Word file with sixteen photos to a reader who finds one of its captions."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect

from benchmarks import morning_report as report
from cms import roles
from documents.models import SchoolYear
from news.models import ConferenceArticlePage
from tests import makers, papers
from tests.browser.conftest import PASSWORD

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SignIn = Callable[[str], Page]


@pytest.fixture
def office(site) -> None:
    """An editor and a publisher, the letters the report cites and its editor links, and the school years."""
    roles.appoint()
    for name, group in (("bien-tap", "Biên tập"), ("xuat-ban", "Xuất bản")):
        someone = makers.user(name, Group.objects.get(name=group))
        someone.set_password(PASSWORD)
        someone.save()
    makers.letter(report.CITED, issued_on=date(2022, 9, 5))
    makers.letter(report.LINKED, issued_on=date(2024, 8, 15), abstract="Triển khai tủ sách dùng chung ở thôn")
    for year in (report.READ_YEAR, report.SCHOOL_YEAR):
        SchoolYear.named(year)


@pytest.fixture
def sign_in(chromium: Browser, live_server, office) -> SignIn:
    contexts = []

    def signed_in(name: str) -> Page:
        context = chromium.new_context(
            base_url=live_server.url, locale="vi-VN", viewport={"width": 1440, "height": 900}
        )
        contexts.append(context)
        page = context.new_page()
        page.goto("/quan-tri/login/")
        page.fill("[name=username]", name)
        page.fill("[name=password]", PASSWORD)
        page.keyboard.press("Enter")
        page.wait_for_url("**/quan-tri/")
        return page

    yield signed_in
    for context in contexts:
        context.close()


def the_draft() -> ConferenceArticlePage:
    return ConferenceArticlePage.objects.get().get_latest_revision_as_object()


def drop(page: Page, file: Path) -> None:
    page.goto(reverse("news_drop"))
    page.set_input_files("[name=files]", [file])
    expect(page.locator("[data-drop-files] progress")).to_have_count(0)
    page.locator("[data-drop-button]").click()
    page.wait_for_url("**/ra-soat/*/")


def set_right(page: Page) -> None:
    """Two captions, the school year and a letter, all on the review."""
    for n, words in report.FIXED.items():
        field = page.locator(f"#caption-{n}")
        field.fill(field.input_value().replace(*words))
    page.select_option("[name=school_year]", label=report.SCHOOL_YEAR)
    page.fill("[name=letter]", report.LINKED.partition("/")[0])


def look_at_it_on_a_phone(page: Page) -> None:
    """It shows what was set right a moment ago, on a screen no wider than a phone's."""
    page.locator("[name=action][value=preview]").click()
    phone = page.frame_locator(".phone__screen")
    expect(phone.locator("h1")).to_contain_text(report.TITLE[:20], ignore_case=True)
    expect(phone.locator("figcaption")).to_have_count(16)
    expect(phone.locator("figcaption").nth(11)).to_contain_text(report.FIXED[11][1])
    assert phone.locator("html").evaluate("html => html.clientWidth") <= 375
    assert phone.locator("html").evaluate("html => html.scrollWidth - html.clientWidth") <= 0


def publish(page: Page) -> None:
    page.locator("main").get_by_role("link", name=report.TITLE).first.click()
    page.wait_for_url("**/edit/")
    approve(page)
    # The photos' descriptions are asked for once.
    page.locator("[name=publish_without_alt]:visible").first.check()
    approve(page)
    page.wait_for_url(lambda address: "/edit/" not in address)


def approve(page: Page) -> None:
    page.locator("footer .w-dropdown__toggle").click()
    page.locator("footer [data-workflow-action-name=approve]").first.click()


def test_a_morning_ends_with_a_published_article_that_readers_find(
    sign_in: SignIn, page: Page, tmp_path
) -> None:
    editor = sign_in("bien-tap")
    drop(editor, papers.kept(tmp_path, "bao cao.docx", report.word_file()))
    assert the_draft().school_year.name == report.READ_YEAR
    set_right(editor)
    look_at_it_on_a_phone(editor)
    editor.locator("[name=action][value=submit]").click()
    editor.wait_for_url(lambda address: "ra-soat" not in address)
    assert not ConferenceArticlePage.objects.get().live
    publisher = sign_in("xuat-ban")
    publish(publisher)
    article = ConferenceArticlePage.objects.get()
    assert article.live
    assert [row.caption for row in article.gallery_photos.all()] == report.right_captions()
    assert all(row.image for row in article.gallery_photos.all())
    assert article.school_year.name == report.SCHOOL_YEAR
    assert [row.letter.number for row in article.related_letters.all()] == [report.LINKED]
    found_by_a_reader(page, article)


def found_by_a_reader(page: Page, article: ConferenceArticlePage) -> None:
    page.goto("/tim-kiem/")
    page.locator("main [name=q]").first.fill(report.ASKED)
    page.keyboard.press("Enter")
    hit = page.locator(f"main a[href*='{article.url}']").first
    expect(hit).to_be_visible()
    hit.click()
    expect(page.locator("figcaption")).to_have_count(16)
    # Not the inner text, which is empty as long as a photo further down is not drawn.
    shown = [" ".join(text.split()) for text in page.locator("figcaption").all_text_contents()]
    assert shown == report.right_captions()
    text = page.locator("main").text_content()
    assert report.CITED in text and report.LINKED in text
