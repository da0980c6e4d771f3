"""Fifty photos at once from the gallery's panel: broken ones, a lost session, lookalikes."""

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from news.models import ConferenceArticlePage, Photo
from tests import makers
from tests.browser.conftest import NAME, PASSWORD
from tests.browser.gallery import ROWS, captions, said, titles
from tests.pictures import encoded, scene

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

FILES, ERRORS = "[data-gallery-files]", ".gallery-uploads__error"


def files(folder, count: int, broken=()) -> list:
    """Pictures anh-1.jpg … of different looks; the numbers in `broken` are cut short."""
    made = []
    for n in range(1, count + 1):
        path = folder / f"anh-{n}.jpg"
        content = encoded(scene(120, 80, n), "JPEG")
        path.write_bytes(content[: len(content) // 3] if n in broken else content)
        made.append(path)
    return made


def finished(page, count: int, failed: int) -> None:
    text = said("{count} photos uploaded, {failed} failed", count=count, failed=failed)
    page.wait_for_selector(f"[data-gallery-status]:text-is('{text}')", state="attached", timeout=90_000)
    assert text in page.locator("[data-gallery-progress]").inner_text()


def test_fifty_photos_go_in_at_once_and_each_broken_one_says_why(open_article, editor, tmp_path):
    open_article()
    sent = files(tmp_path, 50, broken=(1, 17, 50))
    sent[29].write_bytes(b"khong phai anh")
    editor.set_input_files(FILES, sent)
    editor.wait_for_selector("[data-gallery-progress] progress")
    finished(editor, 46, 4)
    assert titles(editor) == [f"anh-{n}" for n in range(1, 51) if n not in (1, 17, 30, 50)]
    errors = editor.locator(ERRORS).all_inner_texts()
    assert [error.split(":")[0] for error in errors] == [
        "anh-1.jpg",
        "anh-17.jpg",
        "anh-30.jpg",
        "anh-50.jpg",
    ]
    assert all(len(error) > 30 for error in errors)
    assert Photo.objects.count() == 46


def test_what_failed_is_tried_again_and_takes_its_place(open_article, editor, tmp_path):
    open_article()
    refused = {"anh-1.jpg", "anh-3.jpg", "anh-5.jpg"}

    def sometimes(route) -> None:
        body = route.request.post_data_buffer or b""
        name = next((name for name in refused if f'filename="{name}"'.encode() in body), None)
        route.abort() if name else route.continue_()

    editor.route("**/gallery/chooser/upload/", sometimes)
    editor.set_input_files(FILES, files(tmp_path, 5))
    finished(editor, 2, 3)
    assert titles(editor) == ["anh-2", "anh-4"]
    refused.clear()
    again = editor.locator(f"{ERRORS} button")
    again.nth(1).focus()
    editor.keyboard.press("Enter")
    finished(editor, 1, 0)
    assert titles(editor) == ["anh-2", "anh-3", "anh-4"]
    editor.locator("[data-gallery-progress] button").click()
    finished(editor, 2, 0)
    assert titles(editor) == [f"anh-{n}" for n in range(1, 6)]
    assert not editor.locator(ERRORS).count()


def test_a_session_that_ends_loses_nothing_and_sends_no_more(open_article, editor, context, tmp_path):
    article = open_article("Gõ rồi")
    editor.fill(f"{ROWS} textarea", "Gõ dở")
    Session.objects.all().delete()
    asked: list[str] = []
    editor.on("request", lambda request: asked.append(request.url) if "/upload/" in request.url else None)
    editor.set_input_files(FILES, files(tmp_path, 6))
    finished(editor, 0, 6)
    assert len(asked) == 1
    assert captions(editor) == ["Gõ dở"]
    with context.expect_page() as opened:
        editor.locator("[data-gallery-progress] a").click()
    tab = opened.value
    tab.fill("[name=username]", NAME)
    tab.fill("[name=password]", PASSWORD)
    tab.click("[type=submit]")
    tab.wait_for_url("**/quan-tri/")
    editor.locator("[data-gallery-progress] button").click()
    finished(editor, 6, 0)
    assert titles(editor) == [f"anh-{n}" for n in range(1, 7)]
    with editor.expect_navigation():
        editor.locator("button.action-save:visible").click()
    saved = ConferenceArticlePage.objects.get(pk=article.pk).get_latest_revision_as_object()
    kept = saved.gallery_photos.order_by("sort_order")
    assert [row.caption for row in kept][0] == "Gõ dở"
    assert len(kept) == 6


def test_a_picture_that_is_there_in_another_size_is_shown_to_choose(open_article, editor, tmp_path):
    there = makers.photo("Ảnh đã có", encoded(scene(800, 500, 7), "JPEG"))
    open_article()
    path = tmp_path / "nho.jpg"
    path.write_bytes(encoded(scene(800, 500, 7).resize((300, 188)), "JPEG", quality=60))
    editor.set_input_files(FILES, [path])
    question = editor.locator(".gallery-uploads__like")
    question.wait_for()
    assert there.title in question.inner_text()
    assert titles(editor) == ["nho"]
    question.locator("button").first.focus()
    editor.keyboard.press("Enter")
    assert titles(editor) == ["Ảnh đã có"]
    assert not question.count()
    editor.wait_for_timeout(200)
    for _wait in range(100):
        if Photo.objects.count() == 1:
            break
        editor.wait_for_timeout(200)
    assert Photo.objects.get() == there
    editor.set_input_files(FILES, [path])
    question.locator("button").nth(1).click()
    assert titles(editor) == ["Ảnh đã có", "nho"]


def test_photos_are_uploaded_and_ordered_by_keyboard_alone(open_article, editor, tmp_path):
    open_article()
    field = editor.locator(FILES)
    # The editor's own scripts set the focus once they are there.
    editor.wait_for_load_state("networkidle")
    field.focus()
    expect(field).to_be_focused()
    with editor.expect_file_chooser() as chooser:
        field.press("Space")
    chooser.value.set_files(files(tmp_path, 2))
    finished(editor, 2, 0)
    editor.locator(f"{ROWS} [data-inline-panel-child-move-up]").nth(1).focus()
    editor.keyboard.press("Enter")
    assert titles(editor) == ["anh-2", "anh-1"]
