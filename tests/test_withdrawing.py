"""Withdrawn letters: readers get 410, the registrar restores, only an administrator removes for good."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry, Revision

from documents import withdrawing
from documents.models import Attachment, Letter
from tests import makers

NAMESPACE = "wagtailsnippets_documents_letter"


@pytest.fixture
def desk(site, client):
    client.force_login(makers.user("van-thu", is_superuser=True))
    return client


def at(view: str, *args) -> str:
    return reverse(f"{NAMESPACE}:{view}", args=args)


def withdrawn(**fields) -> Letter:
    letter = makers.letter(**fields)
    withdrawing.withdraw(letter, None, "Ban hành nhầm")
    return letter


def test_a_withdrawn_letter_and_its_files_are_gone_for_readers(site, client):
    letter = makers.letter()
    file = makers.attachment(letter)
    url, address = letter.url, file.get_absolute_url()
    assert client.get(address).status_code == 200
    withdrawing.withdraw(letter, None, "Nhầm")
    gone = client.get(url)
    assert gone.status_code == 410
    assert letter.number in gone.text
    assert "Nhầm" not in gone.text
    assert client.get(address).status_code == 404
    assert Path(file.file.path).exists()


def test_withdrawing_asks_for_a_reason_and_the_log_keeps_it(site, desk):
    letter = makers.letter()
    desk.post(at("delete", letter.pk), {"reason": ""})
    assert Letter.objects.get().live
    desk.post(at("delete", letter.pk), {"reason": "Ban hành nhầm"})
    entry = ModelLogEntry.objects.get(action=withdrawing.WITHDRAWN)
    assert (entry.data["reason"], entry.user.username) == ("Ban hành nhầm", "van-thu")
    assert "Ban hành nhầm" in desk.get(at("withdrawn")).text
    assert "Ban hành nhầm" in desk.get(at("history", letter.pk)).text


def test_what_was_live_is_live_again_with_its_files_and_address(site, desk, client):
    letter = makers.letter()
    makers.attachment(letter)
    url = letter.url
    desk.post(at("delete", letter.pk), {"reason": "Nhầm"})
    desk.post(at("restore", letter.pk))
    letter.refresh_from_db()
    assert letter.live and letter.withdrawn_at is None
    client.logout()
    assert client.get(url).status_code == 200
    assert client.get(letter.attachments.get().get_absolute_url()).status_code == 200


def test_a_draft_comes_back_as_a_draft(site):
    letter = withdrawn(live=False)
    assert withdrawing.restore(letter) == []
    assert not Letter.objects.kept().get().live


def test_a_letter_whose_number_was_taken_meanwhile_comes_back_as_a_draft(site, desk):
    letter = withdrawn()
    other = makers.letter(abstract="Văn bản khác")
    desk.post(at("restore", letter.pk))
    letter.refresh_from_db()
    assert (letter.withdrawn_at, letter.live, letter.live_revision) == (None, False, None)
    assert Letter.objects.get(live=True) == other


def test_a_withdrawn_letter_is_neither_edited_nor_published(site, desk):
    letter = withdrawn()
    assert desk.get(at("edit", letter.pk)).status_code == 404
    bulk = reverse("wagtail_bulk_action", args=["documents", "letter", "publish"])
    desk.post(f"{bulk}?id={letter.pk}")
    with pytest.raises(Exception, match=r".+"):
        letter.latest_revision.publish()
    letter.refresh_from_db()
    assert not letter.live and letter.withdrawn_at


def test_a_schedule_does_not_bring_a_withdrawn_letter_back(site):
    letter = makers.letter(live=False)
    letter.go_live_at = timezone.now() + timedelta(seconds=1)
    letter.save_revision().publish()
    letter.refresh_from_db()
    withdrawing.withdraw(letter, None, "Nhầm")
    assert not Revision.objects.exclude(approved_go_live_at=None).exists()
    call_command("publish_scheduled")
    letter.refresh_from_db()
    assert letter.withdrawn_at and not letter.live


def test_withdrawing_ends_its_review(site):
    letter, editor = makers.letter(live=False), makers.user()
    letter.save_revision()
    letter.get_workflow().start(letter, editor)
    withdrawing.withdraw(letter, None, "Nhầm")
    assert not Letter.objects.get().workflow_in_progress


def test_search_loses_what_is_withdrawn_and_finds_what_is_restored(site, client):
    letter = makers.letter(abstract="Về việc Hoadaquy")

    def is_found() -> bool:
        return letter.url in client.get("/tim-kiem/?q=hoadaquy").text

    assert is_found()
    withdrawing.withdraw(letter, None, "Nhầm")
    assert not is_found()
    withdrawing.restore(letter)
    assert is_found()


def test_purging_wants_the_number_typed(site, desk):
    letter = withdrawn()
    for typed in ("", "2303/SGDĐT-GDTX", "x"):
        desk.post(at("purge", letter.pk), {"number": typed})
        assert Letter.objects.filter(pk=letter.pk).exists(), typed
    desk.post(at("purge", letter.pk), {"number": "Số: 2302 / SGDĐT - GDTX"})
    assert not Letter.objects.exists()


def test_purging_leaves_no_row_no_file_and_no_history_but_a_word_in_the_log(site, desk):
    letter = makers.letter()
    old = makers.attachment(letter, name="cu.pdf")
    letter = Letter.objects.get()
    letter.save_revision()
    first = Path(old.file.path)
    Attachment.objects.filter(pk=old.pk).delete()
    second = Path(makers.attachment(letter).file.path)
    desk.post(at("delete", letter.pk), {"reason": "Nhầm"})
    pk, number, url = letter.pk, letter.number, letter.url
    assert first.exists() and second.exists()
    desk.post(at("purge", pk), {"number": number})
    assert not first.exists() and not second.exists()
    assert not Revision.objects.filter(object_id=str(pk), content_type__model="letter").exists()
    entry = ModelLogEntry.objects.get(action=withdrawing.PURGED)
    assert (entry.data["number"], entry.user.username) == (number, "van-thu")
    assert desk.get(url).status_code == 410


def test_only_what_is_withdrawn_is_purged(site, desk):
    letter = makers.letter()
    assert desk.post(at("purge", letter.pk), {"number": letter.number}).status_code == 404
    assert Letter.objects.get().live


def test_a_file_that_another_letter_has_outlives_the_purge(site):
    letter, other = makers.letter(), makers.letter("9/SGDĐT")
    file = makers.attachment(letter)
    Attachment.objects.create(letter=other, file=file.file.name, sha256=file.sha256)
    withdrawing.withdraw(letter, None, "Nhầm")
    withdrawing.purge(letter)
    assert Path(settings.STORAGES["default"]["OPTIONS"]["location"], file.file.name).exists()


def test_withdrawn_letters_are_found_by_number_and_abstract(site, desk):
    withdrawn(abstract="Về việc tuyển sinh")
    withdrawn(number="7/SGDĐT", abstract="Về việc khác")
    for asked, numbers in {"2302": ["2302/SGDĐT-GDTX"], "tuyen sinh": ["2302/SGDĐT-GDTX"], "": None}.items():
        found = desk.get(at("withdrawn"), {"q": asked}).context["object_list"]
        assert numbers is None or [letter.number for letter in found] == numbers
    assert len(desk.get(at("withdrawn")).context["object_list"]) == 2


def test_strangers_learn_nothing_of_a_restricted_letter_that_is_gone(site, client) -> None:
    for number, end in (("8/SGDĐT-KT", Letter.delete), ("9/SGDĐT-KT", Letter.purge)):
        letter = makers.letter(number, access=Letter.Access.SIGNED_IN)
        address = letter.url
        end(letter)
        response = client.get(address)
        assert response.status_code == 404
        assert number not in response.text
