"""A reporter drops a Word file with its pictures, sees the draft beside it and moves what stands wrongly."""

from pathlib import Path

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from playwright.sync_api import Page, expect

from cms import roles
from news.intake import runner
from news.models import ConferenceArticlePage, DroppedFile
from tests import makers, papers, reports
from tests.browser.conftest import PASSWORD

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
COLOURS = ("red", "green", "blue", "orange")
A, B, C = reports.CAPTIONS
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
# Fields and buttons that a screen reader has no words for.
NAMELESS = """() => [...document.querySelectorAll('main :is(input, select, textarea, button)')]
  .filter((one) => one.type !== 'hidden' && !one.closest('[aria-hidden=true]') && !one.ariaHidden)
  .filter((one) => !one.textContent.trim() || one.matches('select'))
  .filter((one) => !(one.labels?.length || one.ariaLabel || one.getAttribute('aria-labelledby') || one.title))
  .map((one) => one.outerHTML.slice(0, 120))"""


def picture(n: int) -> bytes:
    return makers.jpeg(300, 200 + 20 * n, COLOURS[n])


@pytest.fixture
def reporter(page: Page, site) -> Page:
    roles.appoint()
    someone = makers.user("phong-vien", Group.objects.get(name="Phóng viên"))
    someone.set_password(PASSWORD)
    someone.save()
    page.goto("/quan-tri/login/")
    page.fill("[name=username]", "phong-vien")
    page.fill("[name=password]", PASSWORD)
    page.click("[type=submit]")
    page.wait_for_url("**/quan-tri/")
    return page


@pytest.fixture
def word_file(tmp_path: Path) -> Path:
    content = reports.docx_with_pictures([picture(n) for n in range(3)])
    return papers.kept(tmp_path, "bao cao.docx", content)


def photos(folder: Path, count: int = 3) -> list[Path]:
    return [papers.kept(folder, f"anh {n + 1}.jpg", picture(n)) for n in range(count)]


def dropped(page: Page, *files: Path) -> Page:
    """To the review of what these files make."""
    page.goto(reverse("news_drop"))
    page.set_input_files("[name=files]", list(files))
    expect(page.locator("[data-drop-files] progress")).to_have_count(0)
    page.locator("[data-drop-button]").click()
    page.wait_for_url("**/ra-soat/*/")
    return page


def pairs() -> list[tuple[str, str]]:
    page = ConferenceArticlePage.objects.get().get_latest_revision_as_object()
    return [(row.image.title if row.image else "", row.caption) for row in page.gallery_photos.all()]


def shown(page: Page) -> list[str]:
    return [field.input_value() for field in page.locator(".place textarea").all()]


def told(page: Page, words: str):
    """The choice of the line that holds these words."""
    return page.locator(".piece", has_text=words).locator("select")


def test_a_word_file_with_pictures_is_a_draft_with_its_gallery_in_seconds(reporter, word_file) -> None:
    page = reporter
    page.locator(f"main a[href='{reverse('news_drop')}']").click()
    page.wait_for_url("**/bao-cao/")
    page.set_input_files("[name=files]", [word_file])
    expect(page.locator("[data-drop-files] progress")).to_have_count(0)
    expect(page.locator("[data-drop-status]")).not_to_be_empty()
    page.locator("[data-drop-button]").click()
    page.wait_for_url("**/ra-soat/*/", timeout=10_000)
    assert page.locator("[name=title]").input_value() == reports.TITLE
    expect(page.locator(".place__photo img")).to_have_count(3)
    assert shown(page) == [A, B, C]
    assert told(page, reports.BYLINE).input_value() == "byline"
    assert not ConferenceArticlePage.objects.get().live


def test_a_caption_moves_with_the_keyboard_alone_and_one_stays_there(reporter, word_file) -> None:
    page = dropped(reporter, word_file)
    before = [name for name, _caption in pairs()]
    page.locator("#cho-0 [data-part=caption] [data-way=down]").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#caption-0")).to_have_value(B)
    assert pairs() == list(zip(before, (B, A, C), strict=True))
    focused = page.evaluate("document.activeElement.closest('.place')?.id")
    assert focused == "cho-1"
    assert page.evaluate("document.activeElement.dataset.way") == "down"
    expect(page.locator("[data-review-status]")).not_to_be_empty()
    page.keyboard.press("Enter")
    expect(page.locator("#caption-2")).to_have_value(A)
    assert page.evaluate("document.activeElement.closest('.place')?.id") == "cho-2"


def test_a_photo_is_dragged_to_another_caption(reporter, tmp_path) -> None:
    report = papers.kept(tmp_path, "bao cao.txt", reports.TEXT.encode())
    page = dropped(reporter, report, *photos(tmp_path))
    # Both rows in sight: what scrolls away under the mouse cannot be picked up.
    page.set_viewport_size({"width": 1440, "height": 2600})
    page.locator("#cho-0 [data-part=photo] img").drag_to(page.locator("#cho-2 .place__caption"))
    expect(page.locator("#cho-2 select option:checked")).to_contain_text("anh 1.jpg")
    assert pairs() == [("anh 3", A), ("anh 2", B), ("anh 1", C)]


def test_a_line_is_told_anew_with_the_keyboard_and_the_rest_is_kept(reporter, word_file) -> None:
    page = dropped(reporter, word_file)
    page.fill("[name=venue]", "Nhà văn hóa")
    choice = told(page, reports.PLAIN)
    choice.focus()
    page.keyboard.press("Home")
    page.keyboard.press("ArrowDown")
    assert choice.input_value() == "summary"
    expect(page.locator("[data-review-changed]")).not_to_be_empty()
    page.locator(".report-review__buttons [value=save]").press("Enter")
    expect(page.locator("[name=summary]")).to_have_value(reports.PLAIN.rstrip("."))
    assert page.locator("[name=venue]").input_value() == "Nhà văn hóa"
    expect(page.locator("[data-review-changed]")).to_be_empty()
    assert told(page, reports.PLAIN).input_value() == "summary"


def test_files_dropped_on_the_place_and_one_that_fails_does_not_stop_the_rest(reporter) -> None:
    page = reporter
    page.goto(reverse("news_drop"))
    page.evaluate(
        """([text, photo]) => {
          const carried = new DataTransfer();
          carried.items.add(new File([text], 'bao cao.txt', {type: 'text/plain'}));
          carried.items.add(new File(['<html>'], 'gia.pdf', {type: 'application/pdf'}));
          carried.items.add(new File([new Uint8Array(photo)], 'anh.jpg', {type: 'image/jpeg'}));
          const place = document.querySelector('[data-drop-zone]');
          const how = {dataTransfer: carried, bubbles: true, cancelable: true};
          place.dispatchEvent(new DragEvent('drop', how));
        }""",
        [reports.TEXT, list(picture(0))],
    )
    expect(page.locator(".file-drop__refused")).to_have_count(1)
    expect(page.locator("[data-drop-files] progress")).to_have_count(0)
    page.locator("[data-drop-button]").click()
    page.wait_for_url("**/bao-cao/*/")
    expect(page.locator("[data-outcome=failed]")).to_have_count(1)
    assert pairs()[0] == ("anh", A)


def test_a_report_is_pasted(reporter) -> None:
    page = reporter
    page.goto(reverse("news_drop"))
    page.locator("[data-drop-button]").click()
    expect(page.locator("[data-drop-status]")).not_to_be_empty()
    page.fill("[name=text]", reports.TEXT)
    page.locator("[data-drop-button]").click()
    page.wait_for_url("**/ra-soat/*/")
    assert page.locator("[name=title]").input_value() == reports.TITLE


def test_progress_of_a_large_drop_ends_with_its_drafts(reporter, tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(runner, "SMALL", 10)
    page = reporter
    page.goto(reverse("news_drop"))
    page.set_input_files("[name=files]", [papers.kept(tmp_path, "bao cao.txt", reports.TEXT.encode())])
    expect(page.locator("[data-drop-files] progress")).to_have_count(0)
    page.locator("[data-drop-button]").click()
    page.wait_for_url("**/bao-cao/*/")
    expect(page.locator("[data-state=working]")).to_have_count(1)
    while runner.run_next():
        pass
    expect(page.locator("[data-state=done]")).to_have_count(1)
    page.locator("a[href*=ra-soat]").first.click()
    page.wait_for_url("**/ra-soat/*/")


def test_dropping_and_reviewing_work_without_scripts(reporter, chromium, tmp_path, word_file) -> None:
    context = chromium.new_context(
        base_url=reporter.url.split("/quan-tri")[0],
        storage_state=reporter.context.storage_state(),
        java_script_enabled=False,
    )
    page = context.new_page()
    page.goto(reverse("news_drop"))
    page.set_input_files("[name=files]", [word_file])
    page.locator("[data-drop-button]").click()
    page.wait_for_url("**/ra-soat/*/")
    page.locator("#cho-0 [data-part=caption] [data-way=down]").click()
    page.wait_for_url("**#cho-1")
    assert [caption for _photo, caption in pairs()] == [B, A, C]
    told(page, reports.PLAIN).select_option("summary")
    page.fill("[name=venue]", "Nhà văn hóa")
    page.locator(".report-review__buttons [value=done]").click()
    page.wait_for_url(lambda address: "ra-soat" not in address)
    draft = ConferenceArticlePage.objects.get().get_latest_revision_as_object()
    assert (draft.summary, draft.venue) == (reports.PLAIN.rstrip("."), "Nhà văn hóa")
    context.close()


def test_opening_the_editor_from_the_review_shows_the_gallery_there(reporter, word_file) -> None:
    page = dropped(reporter, word_file)
    page.fill("[name=venue]", "Nhà văn hóa")
    page.locator(".report-review__buttons [value=edit]").click()
    page.wait_for_url("**/edit/")
    assert page.locator("#id_venue").input_value() == "Nhà văn hóa"
    assert DroppedFile.objects.get(kind="report").page.get_latest_revision_as_object().venue == "Nhà văn hóa"


def test_every_control_has_a_name_and_nothing_is_wider_than_a_phone(reporter, tmp_path) -> None:
    report = papers.kept(tmp_path, "bao cao.txt", reports.TEXT.encode())
    page = dropped(reporter, report, *photos(tmp_path, 4))
    review = page.url
    address = reverse("news_dropped", args=[DroppedFile.objects.first().intake_id])
    for width in (375, 1440):
        page.set_viewport_size({"width": width, "height": 800})
        for place in (review, address, reverse("news_drop")):
            page.goto(place)
            assert page.evaluate(WIDER) <= 0, (width, place)
            assert page.evaluate(NAMELESS) == [], place
