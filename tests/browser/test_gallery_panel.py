"""The gallery's panel in the editor: many photos at once, in order, by mouse and by keyboard."""

import json

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Collection

from news.models import ConferenceArticlePage, Photo
from tests import makers
from tests.browser.gallery import (
    CHOICES,
    DOWN,
    ROWS,
    UP,
    captions,
    choose,
    numbers,
    said,
    save_draft,
    show,
    titles,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_photos_chosen_in_one_go_stand_in_the_order_of_choosing(open_article, editor, library):
    open_article()
    editor.click("#id_gallery_photos-OPEN_MODAL")
    choose(editor, "h", "c", "l", "a", "f")
    assert editor.locator(".modal [data-gallery-place='2']").inner_text().strip() == "c"
    editor.click("[data-multiple-choice-submit]")
    editor.wait_for_selector(".modal", state="detached")
    assert titles(editor) == list("hclaf")
    assert numbers(editor) == list("12345")


def test_choices_last_over_searches_and_pages_of_the_chooser(open_article, editor, library, settings):
    settings.WAGTAILIMAGES_CHOOSER_PAGE_SIZE = 5
    open_article()
    editor.click("#id_gallery_photos-OPEN_MODAL")
    choose(editor, "k", "j")
    editor.locator(".modal .pagination a").last.click()
    editor.wait_for_selector(f".modal label:has-text('f'):has({CHOICES})")
    choose(editor, "g", "f")
    editor.locator(".modal .pagination a").first.click()
    editor.wait_for_selector(f".modal label:has-text('k'):has({CHOICES}:checked)")
    choose(editor, "i")
    editor.locator(".modal label", has_text="k").locator(CHOICES).uncheck()
    editor.click("[data-multiple-choice-submit]")
    editor.wait_for_selector(".modal", state="detached")
    assert titles(editor) == list("jgfi")


def test_photos_go_first_to_the_captions_that_wait_for_one(open_article, editor, library):
    open_article("một", "hai")
    editor.click("#id_gallery_photos-OPEN_MODAL")
    choose(editor, "b", "a", "c")
    editor.click("[data-multiple-choice-submit]")
    editor.wait_for_selector(".modal", state="detached")
    assert titles(editor) == list("bac")
    assert captions(editor) == ["một", "hai", ""]


def test_a_row_moves_one_place_by_keyboard_and_keeps_the_focus(open_article, editor, library):
    open_article(photos=library[:4])
    button = editor.locator(ROWS).nth(3).locator(UP)
    button.focus()
    editor.keyboard.press("Enter")
    assert titles(editor) == list("abdc")
    editor.keyboard.press("Enter")
    assert titles(editor) == list("adbc")
    assert numbers(editor) == list("1234")
    assert editor.evaluate("document.activeElement.closest('[data-inline-panel-child]').id").endswith("-3")
    status = editor.locator("[data-gallery-status]").inner_text()
    assert status == said("Photo {n} moved to place {place}", n=3, place=2)
    editor.keyboard.press("Enter")
    assert titles(editor) == list("dabc")
    # At the top there is no way up; the focus waits on the way down.
    assert editor.evaluate(f"document.activeElement.matches('{DOWN}')")


def test_a_row_is_dragged_by_mouse_and_the_order_is_kept(open_article, editor, library):
    article = open_article(photos=library[:4])
    handle = "[data-inline-panel-child-drag]"
    rows = editor.locator(ROWS)
    rows.first.scroll_into_view_if_needed()
    rows.nth(2).locator(handle).drag_to(rows.nth(0).locator(handle))
    editor.wait_for_function("document.querySelector('[data-gallery-status]').textContent")
    assert titles(editor) == list("cabd")
    assert numbers(editor) == list("1234")
    save_draft(editor)
    show(editor, article)
    assert titles(editor) == list("cabd")
    kept = ConferenceArticlePage.objects.get(pk=article.pk).get_latest_revision_as_object()
    assert [row.image.title for row in kept.gallery_photos.order_by("sort_order")] == list("cabd")


def test_a_deleted_row_is_gone_from_the_numbers_at_once(open_article, editor, library):
    article = open_article(photos=library[:3])
    editor.locator(ROWS).nth(1).locator("[id$='-DELETE-button']").click()
    assert titles(editor) == ["a", "c"]
    assert numbers(editor) == ["1", "2"]
    assert editor.evaluate("document.activeElement.id") == "id_gallery_photos-2-DELETE-button"
    save_draft(editor)
    show(editor, article)
    assert titles(editor) == ["a", "c"]


def test_a_decorative_photo_takes_no_alternative_text(open_article, editor, library):
    open_article(photos=library[:1])
    row = editor.locator(ROWS).first
    row.locator("[name$='-decorative']").check()
    assert row.locator("[name$='-alt']").is_disabled()
    row.locator("[name$='-decorative']").uncheck()
    assert row.locator("[name$='-alt']").is_enabled()


def test_a_wrong_row_says_so_and_nothing_typed_is_lost(open_article, editor, library, settings):
    settings.WAGTAIL_AUTOSAVE_INTERVAL = 0
    open_article(photos=library[:3])
    editor.locator(ROWS).nth(2).locator(UP).click()
    editor.locator(ROWS).nth(0).locator("textarea").fill("Gõ dở")
    editor.click("#id_gallery_photos-ADD")
    save_draft(editor)
    assert editor.locator(f"{ROWS} .error-message").inner_text().strip() == said(
        "Choose a photo or write a caption."
    )
    assert captions(editor) == ["Gõ dở", "Chú thích c", "Chú thích b", ""]
    assert numbers(editor) == list("1234")
    editor.locator(ROWS).nth(3).locator("textarea").fill("Chưa có ảnh")
    save_draft(editor)
    saved = ConferenceArticlePage.objects.get().get_latest_revision_as_object()
    rows = saved.gallery_photos.order_by("sort_order")
    assert [row.caption for row in rows] == ["Gõ dở", "Chú thích c", "Chú thích b", "Chưa có ảnh"]


def test_many_files_are_uploaded_at_once_and_a_broken_one_stops_no_other(open_article, editor, tmp_path):
    open_article()
    files = []
    for n, colour in enumerate(["red", "green", "blue", "orange"], 1):
        files.append(tmp_path / f"anh-{n}.jpg")
        files[-1].write_bytes(makers.jpeg(300, 200, colour))
    files[1].write_bytes(b"no picture at all")
    files[2].write_bytes(files[2].read_bytes()[:600])
    editor.set_input_files("[data-gallery-files]", files)
    status = said("{count} photos uploaded, {failed} failed", count=2, failed=2)
    editor.wait_for_selector(f"[data-gallery-status]:text-is('{status}')", state="attached")
    assert titles(editor) == ["anh-1", "anh-4"]
    errors = editor.locator(".gallery-uploads__error").all_inner_texts()
    assert [error.split(":")[0] for error in errors] == ["anh-2.jpg", "anh-3.jpg"]
    assert all(len(error) > len("anh-2.jpg: ") for error in errors)
    assert Photo.objects.count() == 2


def test_the_same_file_sent_twice_is_kept_once(open_article, editor, tmp_path):
    open_article()
    file = tmp_path / "anh.jpg"
    file.write_bytes(makers.jpeg(300, 200))
    editor.set_input_files("[data-gallery-files]", [file])
    editor.wait_for_selector(f"{ROWS} [data-chooser-title]:text('anh')")
    editor.set_input_files("[data-gallery-files]", [file])
    editor.wait_for_selector(".gallery-uploads__again")
    assert titles(editor) == ["anh", "anh"]
    assert Photo.objects.count() == 1


def test_uploaded_photos_go_to_the_collection_chosen(open_article, editor, tmp_path):
    Collection.get_first_root_node().add_child(name="Hội nghị")
    open_article()
    editor.select_option("[data-gallery-collection]", label="Hội nghị")
    file = tmp_path / "anh.jpg"
    file.write_bytes(makers.jpeg(300, 200))
    editor.set_input_files("[data-gallery-files]", [file])
    editor.wait_for_selector(f"{ROWS} [data-chooser-title]:text('anh')")
    assert Photo.objects.get().collection.name == "Hội nghị"


def test_only_who_may_add_photos_uploads(site, django_user_model):
    client, url = Client(), reverse("gallery_chooser:upload")
    assert client.post(url).status_code == 302
    client.force_login(django_user_model.objects.create_user("doc-gia", password="x"))
    assert client.post(url).status_code in (302, 403)
    assert not Photo.objects.exists()


def test_ids_that_are_none_are_passed_over(site, admin_client, library):
    address = reverse("gallery_chooser:chosen_multiple")
    ids = [library[4].pk, "x", "9" * 40, library[1].pk, 999_999, library[4].pk]
    answer = admin_client.get(address, {"id": ids, "multiple": 1})
    assert [each["title"] for each in json.loads(answer.content)["result"]] == ["e", "b"]
