"""A reader's way through the site, in a real browser: home → article → photo → search → letter → print."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from demo.draw_photos import draw
from documents.importing import import_letters
from documents.models import Letter
from news import renditions
from news.importing import import_article
from news.models import ConferenceArticlePage

pytestmark = pytest.mark.browser
DEMO = Path(__file__).resolve().parents[2] / "demo"


@pytest.fixture
def filled(site, tmp_path):
    """The site as `make run` leaves it."""
    import_letters(DEMO / "letters.csv", publish=True)
    import_article(DEMO / "so-ket-hoc-ki-1-2023-2024.txt", draw(tmp_path / "16", 16), publish=True)
    import_article(DEMO / "tong-ket-2021-2022.txt", draw(tmp_path / "3", 3), publish=True)
    renditions.prepare_waiting(limit=1)
    return site


def gallery() -> str:
    """The address of the article with sixteen photos."""
    return ConferenceArticlePage.objects.get(event_start__year=2024).url


def test_a_reader_goes_from_home_to_article_photo_search_letter_and_print(filled, page: Page) -> None:
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.goto("/")
    page.get_by_role("link", name="Hội nghị tổng kết năm học 2021-2022").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Hội nghị tổng kết năm học 2021-2022")
    figures = page.locator("figure")
    assert figures.count() == 3
    figures.first.locator("a").click()
    assert page.evaluate("document.contentType") == "image/jpeg"
    page.go_back()
    page.locator("input[name=q]").first.fill("2302 sgddt")
    page.locator("input[name=q]").first.press("Enter")
    expect(page.locator("ol.hits > li").first).to_contain_text("2302/SGDĐT-GDTX-CN&CTTT-CTHS")
    page.locator("ol.hits > li").first.get_by_role("link").first.click()
    assert page.url.endswith("/van-ban/2022/2302-sgddt-gdtx-cn-cttt-cths/")
    expect(page.get_by_role("main")).to_contain_text("Hội nghị tổng kết năm học 2021-2022")
    page.emulate_media(media="print")
    expect(page.locator("nav").first).to_be_hidden()
    expect(page.get_by_role("main")).to_contain_text("2302/SGDĐT-GDTX-CN&CTTT-CTHS")
    assert page.pdf(format="A4")[:5] == b"%PDF-"
    assert complaints == []


def test_a_person_in_a_caption_opens_the_article_at_the_photo(filled, page: Page) -> None:
    page.goto("/tim-kiem/?q=le+duc+phong")
    page.locator("ol.hits > li").first.get_by_role("link").first.click()
    assert page.url.endswith("#hinh-11")
    expect(page.locator("#hinh-11")).to_be_in_viewport()


def test_no_page_scrolls_sideways_from_320_pixels_up(filled, page: Page) -> None:
    letter = Letter.objects.first().url
    asked = "/tim-kiem/?q=huong+nghiep"
    for address in ("/", "/tin-tuc/", gallery(), "/van-ban/", letter, asked, "/khong-co/"):
        page.goto(address)
        for width in (320, 375, 768, 1440):
            page.set_viewport_size({"width": width, "height": 800})
            wide = page.evaluate("document.documentElement.scrollWidth")
            assert wide <= width, (address, width, wide)


def test_photos_keep_their_place_while_they_load(filled, page: Page) -> None:
    page.goto(gallery())
    sizes = page.locator("figure img").evaluate_all(
        "all => all.map(i => [i.getAttribute('width'), i.getAttribute('height'), i.clientHeight > 50])"
    )
    assert len(sizes) == 16
    assert all(width and height and stands for width, height, stands in sizes)


def test_the_site_asks_nothing_of_others_and_sets_no_cookie(filled, page: Page) -> None:
    hosts: set[str] = set()
    page.on("request", lambda request: hosts.add(request.url.split("/")[2]))
    for address in ("/", gallery(), "/van-ban/", "/tim-kiem/?q=2302"):
        page.goto(address, wait_until="networkidle")
    assert len(hosts) == 1
    assert page.context.cookies() == []


def test_every_path_works_without_javascript(filled, chromium, live_server) -> None:
    context = chromium.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    page.goto("/tim-kiem/")
    page.locator("input[name=q]").last.fill("hướng nghiệp")
    page.locator("input[name=q]").last.press("Enter")
    assert page.locator("ol.hits > li").count() == 3
    context.close()
