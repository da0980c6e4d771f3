"""The library in a real browser: copying a citation, printing a letter, a phone's width, no scripts."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests import makers

pytestmark = pytest.mark.browser


@pytest.fixture
def letter(site):
    made = makers.letter(abstract="Hướng dẫn thực hiện nhiệm vụ năm học " + "rất dài " * 20, body="Toàn văn")
    makers.attachment(made)
    made.task_areas.add(makers.task_area())
    for n in range(25):
        makers.letter(f"{n + 1}/SGDĐT-VP")
    return makers.published(made)


def test_a_letters_page_runs_nothing_its_policy_forbids(letter, page: Page) -> None:
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.goto(letter.url)
    assert page.locator('script[type="application/ld+json"]').count() == 1
    assert complaints == []


def test_the_citation_is_copied(letter, page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(letter.url)
    page.locator("[data-copy=cau-trich-dan]").click()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("Công văn số 2302/SGDĐT-GDTX ngày 05/9/2022 của Sở Giáo dục và Đào tạo")


def test_paper_shows_number_day_address_and_code_and_no_furniture(letter, page: Page) -> None:
    page.goto(letter.url)
    page.emulate_media(media="print")
    for shown in (".letterhead-number", ".letterhead-day", ".print-address", ".permalink svg", ".names"):
        expect(page.locator(shown).first).to_be_visible()
    for hidden in ("nav", ".foot", "button", ".save"):
        expect(page.locator(hidden).first).to_be_hidden()
    code = page.locator(".permalink").bounding_box()
    head = page.locator(".letterhead h1").bounding_box()
    assert code["x"] >= head["x"] + head["width"]
    assert page.pdf(format="A4")[:5] == b"%PDF-"


@pytest.mark.parametrize("width", [375, 768, 1440])
def test_no_page_is_wider_than_the_screen(letter, page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    for address in ("/van-ban/", letter.url):
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address


def test_a_filter_is_chosen_with_the_keyboard_and_without_scripts(
    letter, chromium: Browser, live_server
) -> None:
    page = chromium.new_context(java_script_enabled=False, base_url=live_server.url).new_page()
    page.goto("/van-ban/")
    tick = page.locator("a.tick", has_text="Giáo dục thường xuyên").first
    tick.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**linh-vuc=giao-duc-thuong-xuyen")
    expect(page.locator("table.register tbody tr")).to_have_count(1)
    page.context.close()
