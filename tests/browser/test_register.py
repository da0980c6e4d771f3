"""A registrar's day in a real browser: columns, a saved view, many letters at once, withdrawing."""

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from documents.models import Letter
from tests import makers

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
NAMESPACE = "wagtailsnippets_documents_letter"


def at(view: str, *args: int) -> str:
    return reverse(f"{NAMESPACE}:{view}", args=args)


def test_columns_filters_and_a_saved_view(editor: Page, site) -> None:
    makers.letter("1/SGDĐT", signer="Nguyễn Thị Thử")
    makers.letter("2/SGDĐT", live=False)
    editor.goto(at("columns"))
    editor.get_by_label(str(Letter._meta.get_field("signer").verbose_name).capitalize(), exact=True).check()
    editor.locator("form button.button[type=submit]").last.click()
    expect(editor.locator("table.listing").first).to_contain_text("Nguyễn Thị Thử")
    editor.goto(f"{at('saved_views')}?state=draft")
    editor.fill("[name=name]", "Bản nháp")
    editor.keyboard.press("Enter")
    expect(editor.locator("table.listing").first.locator("tbody tr")).to_have_count(1)
    expect(editor.locator("table.listing").first.locator("tbody tr")).to_contain_text("2/SGDĐT")
    editor.goto(at("list"))
    expect(editor.locator("table.listing").first.locator("tbody tr")).to_have_count(2)
    editor.get_by_role("link", name="Bản nháp").focus()
    editor.keyboard.press("Enter")
    expect(editor.locator("[aria-current=page]", has_text="Bản nháp")).to_be_visible()
    expect(editor.locator("table.listing").first.locator("tbody tr")).to_have_count(1)


def test_drafts_are_published_together_and_the_refused_one_is_named(editor: Page, site) -> None:
    makers.letter("1/SGDĐT", live=False)
    makers.letter("2/SGDĐT", live=False, secrecy="secret")
    editor.goto(at("list"))
    editor.locator("thead [data-bulk-action-select-all-checkbox], thead input[type=checkbox]").first.check()
    editor.locator("[data-bulk-action-footer] a[href*='/publish/']").click()
    editor.locator("form[method=POST] button[type=submit]").last.click()
    expect(editor.locator(".messages")).to_contain_text("2/SGDĐT")
    assert dict(Letter.objects.values_list("number", "live")) == {"1/SGDĐT": True, "2/SGDĐT": False}


def test_a_letter_is_withdrawn_with_a_reason_and_restored(editor: Page, site) -> None:
    letter = makers.letter()
    editor.goto(at("delete", letter.pk))
    editor.fill("[name=reason]", "Ban hành nhầm")
    editor.locator("button.serious[type=submit]").click()
    editor.goto(letter.url)
    expect(editor.get_by_role("heading", level=1)).to_be_visible()
    editor.goto(at("withdrawn"))
    expect(editor.locator("table.listing").first).to_contain_text("Ban hành nhầm")
    editor.locator(f"a[href='{at('restore', letter.pk)}']").click()
    editor.locator("form button[type=submit]").last.click()
    assert Letter.objects.get().live


def test_history_compares_two_versions_with_their_files_and_areas(editor: Page, site) -> None:
    area = makers.task_area("Hướng nghiệp")
    letter = makers.letter()
    makers.attachment(letter, title="Phụ lục một")
    letter = Letter.objects.get()
    first = letter.save_revision()
    letter.abstract = "Trích yếu đã sửa"
    letter.task_areas.add(area)
    changed = letter.attachments.get()
    changed.title = "Phụ lục hai"
    letter.attachments.set([changed])
    second = letter.save_revision()
    editor.goto(at("history", letter.pk))
    expect(editor.locator("table.listing").first).to_be_visible()
    editor.goto(reverse(f"{NAMESPACE}:revisions_compare", args=[letter.pk, first.pk, second.pk]))
    for words in ("Trích yếu đã sửa", "Hướng nghiệp", "hai"):
        expect(editor.locator("main")).to_contain_text(words)


def test_the_list_is_usable_on_a_phone(editor: Page, site) -> None:
    makers.letter(abstract="Trích yếu rất dài " * 20)
    editor.set_viewport_size({"width": 375, "height": 700})
    editor.goto(at("list"))
    expect(editor.get_by_role("link", name="2302/SGDĐT-GDTX", exact=True)).to_be_visible()
    assert editor.evaluate("document.documentElement.scrollWidth <= window.innerWidth + 1")
