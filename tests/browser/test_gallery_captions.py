"""A list of captions pasted onto a gallery: seen before it is put there, and taken back."""

import pytest

from tests.browser.gallery import ROWS, captions, said, save_draft, show, titles

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

OPEN, DIALOG, APPLY = "[data-captions-open]", "[data-captions-dialog]", "[data-captions-apply]"


def paste(page, text: str) -> None:
    page.locator(OPEN).focus()
    page.keyboard.press("Enter")
    page.fill(f"{DIALOG} textarea", text)
    page.wait_for_selector(f"{APPLY}:enabled")


def test_captions_run_together_go_to_their_photos(open_article, editor, library):
    article = open_article(photos=library[:3])
    paste(editor, "Hình 1: Toàn cảnh hội nghị. Hình 2: Ông Lê Văn Tám phát biểu. Hình 3: Chụp ảnh lưu niệm.")
    lines = editor.locator("[data-captions-preview] li")
    assert lines.count() == 3
    assert lines.nth(1).locator("del").inner_text() == "Chú thích b"
    assert lines.locator("img").count() == 3
    editor.locator(APPLY).focus()
    editor.keyboard.press("Enter")
    wanted = ["Toàn cảnh hội nghị", "Ông Lê Văn Tám phát biểu", "Chụp ảnh lưu niệm"]
    assert captions(editor) == wanted
    status = editor.locator("[data-gallery-status]").inner_text()
    assert status == said("{count} captions put into the gallery", count=3)
    save_draft(editor)
    show(editor, article)
    assert captions(editor) == wanted


def test_more_captions_than_photos_get_rows_and_all_can_be_taken_back(open_article, editor, library):
    open_article(photos=library[:2])
    paste(editor, "\n".join(f"{n}. Cảnh {n}" for n in range(1, 17)))
    assert "14" in editor.locator("[data-captions-summary]").inner_text()
    editor.click(APPLY)
    assert captions(editor) == [f"Cảnh {n}" for n in range(1, 17)]
    assert titles(editor)[:2] == ["a", "b"]
    undo = editor.locator("[data-captions-undo]")
    assert editor.evaluate("document.activeElement.matches('[data-captions-undo]')")
    undo.press("Enter")
    assert captions(editor) == ["Chú thích a", "Chú thích b"]
    assert undo.is_hidden()


def test_fewer_captions_than_photos_leave_the_others_as_they_are(open_article, editor, library):
    open_article(photos=library[:3])
    paste(editor, "Hình 1: Một cảnh\nHình 3: Ba cảnh")
    editor.click(APPLY)
    assert captions(editor) == ["Một cảnh", "Chú thích b", "Ba cảnh"]


def test_a_place_far_behind_the_last_photo_leaves_no_empty_row(open_article, editor, library):
    open_article(photos=library[:2])
    paste(editor, "Hình 1: Một cảnh\nHình 8: Tám cảnh")
    editor.click(APPLY)
    assert captions(editor) == ["Một cảnh", "Chú thích b", "Tám cảnh"]
    save_draft(editor)
    assert not editor.locator(f"{ROWS} .error-message").count()


def test_escape_leaves_the_gallery_and_the_text_as_they_are(open_article, editor, library):
    open_article(photos=library[:1])
    paste(editor, "Một cảnh")
    editor.keyboard.press("Escape")
    assert captions(editor) == ["Chú thích a"]
    assert editor.evaluate("document.activeElement.matches('[data-captions-open]')")
    editor.click(OPEN)
    assert editor.input_value(f"{DIALOG} textarea") == "Một cảnh"
    editor.fill(f"{DIALOG} textarea", "  ")
    editor.wait_for_timeout(600)
    assert editor.locator(APPLY).is_disabled()


def test_the_list_is_no_part_of_the_article(open_article, editor, library):
    open_article(photos=library[:1])
    assert not editor.locator(f"#w-editor-form {DIALOG}").count()
    assert editor.locator(ROWS).count() == 1
