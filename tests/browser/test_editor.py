"""An editor's way: sign in, write an article with three photos, publish it, and a reader finds it."""

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from tests import makers

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TITLE = "Hội nghị giao ban đối với các trung tâm học tập cộng đồng"
ROWS = ".gallery-rows > [data-inline-panel-child]:not(.deleted)"


def test_an_editor_publishes_an_article_with_three_photos_and_a_reader_finds_it(editor: Page, site) -> None:
    for name, colour in (("cờ", "firebrick"), ("cây", "seagreen"), ("trời", "steelblue")):
        makers.photo(name, makers.jpeg(colour=colour))
    makers.task_area("Xây dựng xã hội học tập")
    editor.goto(reverse("wagtailadmin_pages:add", args=["news", "conferencearticlepage", site.news.pk]))
    editor.fill("[name=title]", TITLE)
    editor.fill("[name=event_start]", "05/03/2024")
    editor.keyboard.press("Escape")
    editor.fill("[name=venue]", "Hội trường lớn")
    editor.click("#id_gallery_photos-OPEN_MODAL")
    for name in ("trời", "cờ", "cây"):
        editor.locator(".modal label:has([data-multiple-choice-select])", has_text=name).locator(
            "[data-multiple-choice-select]"
        ).check()
    editor.click("[data-multiple-choice-submit]")
    editor.wait_for_selector(".modal", state="detached")
    for place, caption in enumerate(("Toàn cảnh", "Chào cờ", "Trồng cây lưu niệm")):
        editor.locator(ROWS).nth(place).locator("textarea").first.fill(caption)
    editor.get_by_label("Xây dựng xã hội học tập").check()
    editor.locator("[data-w-dropdown-target='toggle'], .w-dropdown__toggle").last.click()
    with editor.expect_navigation():
        editor.locator("[name=action-publish]").click()
    # Three photos that no one described: it is asked for once, and one may go on.
    editor.locator("[name=publish_without_alt]:visible").first.check()
    editor.locator("[data-w-dropdown-target='toggle'], .w-dropdown__toggle").last.click()
    with editor.expect_navigation():
        editor.locator("[name=action-publish]").click()
    reader = editor.context.browser.new_context(base_url=editor.url.split("/quan-tri")[0]).new_page()
    reader.goto("/tim-kiem/?q=trong+cay+luu+niem")
    reader.locator("ol.hits > li").first.get_by_role("link").first.click()
    expect(reader.get_by_role("heading", level=1)).to_have_text(TITLE)
    assert reader.url.endswith("/hoi-nghi-giao-ban-doi-voi-cac-trung-tam-hoc-tap-cong-dong/#hinh-3")
    captions = [" ".join(text.split()) for text in reader.locator("figcaption").all_text_contents()]
    assert [caption.split(": ")[1] for caption in captions] == ["Toàn cảnh", "Chào cờ", "Trồng cây lưu niệm"]
    assert reader.locator("figure img").count() == 3
    expect(reader.locator("time[datetime='2024-03-05']").first).to_be_visible()
    reader.context.close()


@pytest.mark.parametrize("name", ["bai-viet:index", "wagtailsnippets_documents_letter:list"])
def test_the_titles_of_a_list_are_read_on_a_phone(editor: Page, site, name) -> None:
    words = "Hội nghị tổng kết năm học và triển khai nhiệm vụ năm học mới đối với giáo dục thường xuyên"
    makers.article(site, words)
    makers.letter("1/SGDĐT", abstract=words)
    editor.set_viewport_size({"width": 375, "height": 800})
    editor.goto(reverse(name))
    title = editor.locator("table.listing td.title").first
    expect(title).to_be_visible()
    assert title.bounding_box()["width"] >= 200
