"""A long scan's draft is filled again once all its pages are recognised; what an editor typed stays."""

import pytest
from django.utils import timezone

from documents import file_texts
from documents.extraction import PageText
from documents.intake import files
from documents.models import Letter, LetterReading
from tests import letter_files, makers, papers
from tests.test_dropped_files import taken_in

pytestmark = pytest.mark.django_db

HEAD = "\n".join(letter_files.lines()).partition("Nơi nhận")[0]
FOOT = "Nơi nhận:\n- Như trên;\n- Lưu: VT.\nKT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nVũ Đình Khang"


@pytest.fixture
def long_scan(site, monkeypatch) -> Letter:
    """The draft of a scan of three pages, two of them left to the worker."""
    makers.issuer()
    words = {1: HEAD, 2: "Các đơn vị báo cáo kết quả thực hiện về Sở.", 3: FOOT}

    def recognised(path, page, stop=None) -> PageText:
        n = page if isinstance(page, int) else page.n
        return PageText(n, words[n], by_ocr=True, confidence=0.9)

    monkeypatch.setattr(files, "PAGES_AT_ONCE", 1)
    monkeypatch.setattr(files, "can_ocr", lambda: True)
    monkeypatch.setattr(files, "read_again", recognised)
    monkeypatch.setattr(file_texts, "read_scan", recognised)
    (row,) = taken_in(papers.scan([papers.picture() for _page in words]))
    assert row.letter and row.letter.signer == ""
    return row.letter


def recognise_the_rest(letter: Letter) -> Letter:
    while file_texts.read_next_scan():
        pass
    return Letter.objects.get(pk=letter.pk)


def test_the_signer_past_the_first_pages_is_filled_in_once_ocr_has_ended(long_scan):
    letter = recognise_the_rest(long_scan)
    assert letter.signer == letter.get_latest_revision_as_object().signer == "Vũ Đình Khang"
    assert letter.signing_capacity == "KT."
    assert "Như trên" in letter.recipients
    reading = LetterReading.objects.get(letter=letter)
    assert reading.fields["signer"]["value"] == "Vũ Đình Khang"
    assert reading.fields["text_outcome"] == "ocr"
    assert reading.checked_at is None


def test_what_an_editor_typed_meanwhile_stays(long_scan):
    draft = long_scan.get_latest_revision_as_object()
    draft.signer, draft.abstract = "Người ký do biên tập nhập", "Trích yếu do biên tập nhập"
    draft.save()
    draft.save_revision()
    letter = recognise_the_rest(long_scan).get_latest_revision_as_object()
    assert (letter.signer, letter.abstract) == ("Người ký do biên tập nhập", "Trích yếu do biên tập nhập")
    assert letter.signing_capacity == "KT."


def test_a_draft_that_someone_checked_is_left_alone(long_scan):
    LetterReading.objects.filter(letter=long_scan).update(checked_at=timezone.now())
    before = long_scan.latest_revision_id
    letter = recognise_the_rest(long_scan)
    assert (letter.signer, letter.latest_revision_id) == ("", before)


def test_a_letter_published_meanwhile_is_left_alone(long_scan):
    Letter.objects.filter(pk=long_scan.pk).update(live=True)
    assert recognise_the_rest(long_scan).signer == ""


def test_a_text_that_cannot_be_read_as_a_letter_does_not_hold_up_the_scan(long_scan, monkeypatch):
    from documents import reading

    monkeypatch.setattr(reading, "read", lambda *args, **kwargs: 1 / 0)
    assert recognise_the_rest(long_scan).signer == ""
    assert long_scan.attachments.get().reading.outcome == "ocr"
