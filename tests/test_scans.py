"""Scans: read by OCR in the background, a page a turn, through kills and without tesseract."""

import os

import pytest
from django.utils import timezone

from cms.layout import lay_out
from documents import file_texts
from documents.extraction import PageText, can_ocr, process, read_file
from documents.models import FilePage, FileText, Scan
from search.models import Change
from tests import makers, papers
from tests.papers import LINES, kept

PAGE = papers.scan([papers.picture()])
# Long enough to be sure of, short enough to be read in a second or two.
SHARE = 0.9


@pytest.fixture
def tesseract():
    if not can_ocr():
        if os.environ.get("CI") or os.environ.get("ALL"):
            pytest.fail("tesseract with Vietnamese is not installed")
        pytest.skip("tesseract with Vietnamese is not installed")


@pytest.fixture
def site(db, settings):
    settings.SEARCH_INLINE = False
    lay_out()
    return makers.Site()


@pytest.fixture
def without_tesseract(monkeypatch):
    for module in ("documents.file_texts", "documents.extraction.reader", "documents.file_desk"):
        monkeypatch.setattr(f"{module}.can_ocr", lambda: False)


@pytest.fixture
def quick_ocr(monkeypatch):
    """Without tesseract: what the background does with a page, not how well it is read."""
    for module in ("documents.file_texts", "documents.extraction.reader"):
        monkeypatch.setattr(f"{module}.can_ocr", lambda: True)
    read = []

    def read_scan(path, n, stop):
        read.append(n)
        return PageText(n, f"Trang {n} học phí", by_ocr=True, confidence=0.9)

    monkeypatch.setattr(file_texts, "read_scan", read_scan)
    return read


def words_found(text: str) -> float:
    found, sought = set(text.split()), " ".join(LINES).split()
    return sum(word in found for word in sought) / len(sought)


@pytest.mark.parametrize(
    ("turn", "skew"),
    [(0, 0.0), (0, 1.5), (180, 0.0), (90, 0.0)],
    ids=["straight", "askew", "head down", "on its side"],
)
def test_a_scan_is_read_however_it_was_laid_on_the_glass(tesseract, tmp_path, turn, skew):
    reading = read_file(
        kept(tmp_path, "a.pdf", papers.scan([papers.picture(turn=turn, skew=skew)])), ocr=True
    )
    assert reading.outcome == "ocr"
    page = reading.pages[0]
    assert page.by_ocr
    assert page.confidence > 0.7
    assert words_found(page.text) > SHARE


def test_a_photo_of_a_letter_is_read(tesseract, tmp_path):
    reading = read_file(kept(tmp_path, "a.jpg", papers.jpeg(papers.picture())), ocr=True)
    assert words_found(reading.text) > SHARE


STAMP = "Ky boi: Van thu\nThoi gian ky: 05.09.2022 10:11:12 +07:00"
MISREAD = "CQNG HOA XA HQI CHU NGHIA VIET NAM\nDQc lap - Tu do - Hanh phric\n" * 8


@pytest.mark.parametrize("layer", [STAMP, MISREAD], ids=["a stamp", "a poor reading"])
def test_a_poor_layer_over_a_scan_gives_way_to_ocr(tesseract, tmp_path, layer):
    reading = read_file(kept(tmp_path, "a.pdf", papers.stamped_scan(papers.picture(), layer)), ocr=True)
    assert reading.outcome == "ocr"
    assert words_found(reading.text) > SHARE


def test_without_tesseract_a_poor_layer_is_better_than_none(site, without_tesseract):
    makers.attachment(makers.letter(), papers.stamped_scan(papers.picture(), STAMP))
    file_texts.read_next()
    assert FileText.objects.get().outcome == "ok"
    assert "Ky boi" in FilePage.objects.get().text


def test_garbage_over_no_picture_is_drawn_and_read(tesseract, tmp_path):
    """Without glyphs nothing is drawn, so nothing is found: but garbage is not kept either."""
    noise = "".join(chr(0xE000 + ord(char) % 200) for char in LINES[3])
    reading = read_file(kept(tmp_path, "a.pdf", papers.pdf([noise])), ocr=True)
    assert noise not in reading.text


def test_without_tesseract_a_scan_is_said_to_need_it(site, without_tesseract, tmp_path):
    assert read_file(kept(tmp_path, "a.pdf", PAGE), ocr=True).outcome == "needs-ocr"
    makers.attachment(makers.letter(), PAGE)
    file_texts.read_next()
    reading = FileText.objects.get()
    assert reading.outcome == "needs-ocr"
    assert reading.ended_at
    assert file_texts.read_next_scan() == 0


def test_once_tesseract_is_there_what_waited_is_read(site, quick_ocr, monkeypatch):
    makers.attachment(makers.letter(), PAGE)
    monkeypatch.setattr("documents.file_texts.can_ocr", lambda: False)
    file_texts.read_next()
    monkeypatch.setattr("documents.file_texts.can_ocr", lambda: True)
    assert file_texts.begin_scans_again() == 1
    assert (file_texts.read_next(), file_texts.read_next_scan()) == (1, 1)
    assert FileText.objects.get().outcome == "ocr"


def three_pages() -> bytes:
    return papers.scan([papers.picture(LINES[:2])] * 3)


def test_a_scan_is_read_a_page_a_turn_and_told_to_search_at_the_end(site, quick_ocr):
    letter = makers.letter()
    makers.attachment(letter, three_pages())
    file_texts.read_next()
    Change.objects.all().delete()
    assert file_texts.read_next_scan() == 1
    scan = FileText.objects.get()
    assert (scan.seen, scan.total, scan.ended_at) == (1, 3, None)
    assert not Change.objects.filter(key=letter.key).exists()
    assert [file_texts.read_next_scan() for _ in range(3)] == [1, 1, 0]
    scan.refresh_from_db()
    assert (scan.outcome, scan.seen) == ("ocr", 3)
    assert Change.objects.filter(key=letter.key).exists()
    assert quick_ocr == [1, 2, 3]
    assert FilePage.objects.get(n=2).text == "Trang 2 học phí"


def test_after_a_kill_ocr_goes_on_at_the_first_missing_page(site, quick_ocr):
    makers.attachment(makers.letter(), three_pages())
    file_texts.read_next()
    file_texts.read_next_scan()
    # Claimed, then killed: the lease runs out.
    assert Scan.claim()
    assert file_texts.read_next_scan() == 0
    FileText.objects.update(leased_until=timezone.now() - FileText.LEASE)
    while file_texts.read_next_scan():
        pass
    assert quick_ocr == [1, 2, 3]
    assert FilePage.objects.count() == 3


def test_what_kills_its_worker_each_time_ends_with_an_error_and_others_go_on(site):
    deadly = makers.attachment(makers.letter("1/SGDĐT-VP"), papers.pdf(["Một"]))
    sound = makers.attachment(makers.letter("2/SGDĐT-VP"), papers.pdf(["Hai"]))
    for _ in range(3):
        assert FileText.claim().attachment_id == deadly.pk
        FileText.objects.update(leased_until=timezone.now() - FileText.LEASE)
    assert file_texts.read_next() == 1
    assert FileText.objects.get(attachment=sound).outcome == "ok"
    reading = FileText.objects.get(attachment=deadly)
    assert (reading.outcome, bool(reading.ended_at), bool(reading.error)) == ("broken", True, True)


def test_a_page_that_ocr_cannot_read_is_left_empty_and_the_rest_goes_on(site, quick_ocr, monkeypatch):
    from documents.extraction import Outcome, Unreadable

    def read_scan(path, n, stop):
        if n == 1:
            raise Unreadable(Outcome.TIMED_OUT)
        return PageText(n, "Trang", by_ocr=True, confidence=0.9)

    monkeypatch.setattr(file_texts, "read_scan", read_scan)
    makers.attachment(makers.letter(), three_pages())
    file_texts.read_next()
    while file_texts.read_next_scan():
        pass
    assert FileText.objects.get().outcome == "ocr"
    assert [page.text for page in FilePage.objects.all()] == ["", "Trang", "Trang"]


def test_a_worker_told_to_stop_leaves_the_page_to_the_next(site, tesseract):
    makers.attachment(makers.letter(), PAGE)
    file_texts.read_next()
    assert file_texts.read_next_scan(lambda: True) == 0
    scan = FileText.objects.get()
    assert (scan.ended_at, scan.leased_until, scan.attempts) == (None, None, 0)


def test_the_same_file_is_read_once(site, quick_ocr):
    data = three_pages()
    for n in (1, 2, 3):
        makers.attachment(makers.letter(f"{n}/SGDĐT-VP"), data)
    # Two wait for OCR together, the third comes when the first is read.
    file_texts.read_next()
    file_texts.read_next()
    while file_texts.read_next_scan():
        pass
    file_texts.read_next()
    assert quick_ocr == [1, 2, 3]
    assert {reading.outcome for reading in FileText.objects.all()} == {"ocr"}
    assert FilePage.objects.count() == 9


def test_a_replaced_file_is_read_anew_and_its_old_pages_are_gone(site):
    letter = makers.letter()
    attachment = makers.attachment(letter, papers.pdf(["Bản cũ"]))
    file_texts.read_next()
    from django.core.files.base import ContentFile

    attachment.file = ContentFile(papers.pdf(["Bản mới"]), name="moi.pdf")
    attachment.save()
    assert not FilePage.objects.exists()
    file_texts.read_next()
    assert [page.text for page in FilePage.objects.all()] == ["Bản mới"]
    attachment.save()
    assert file_texts.read_next() == 0


def test_files_stored_past_the_form_are_found_and_read(site):
    makers.attachment(makers.letter(), papers.pdf(["Một"]))
    FileText.objects.all().delete()
    assert file_texts.ask_forgotten() == 1
    assert file_texts.read_next() == 1


def is_ours(session: str) -> bool:
    """Whether the leader of this session, which reads, was started here: another test may read as well."""
    with open(f"/proc/{session}/stat") as stat:
        return int(stat.read().rpartition(")")[2].split()[1]) == os.getpid()


def test_the_ocr_process_is_polite(tesseract, tmp_path):
    path = kept(tmp_path, "a.pdf", PAGE)
    seen = []

    def look() -> bool:
        for pid in os.listdir("/proc"):
            if pid.isdecimal():
                try:
                    with open(f"/proc/{pid}/cmdline") as line, open(f"/proc/{pid}/stat") as stat:
                        fields = stat.read().rpartition(")")[2].split()
                        if line.read().startswith("tesseract\0stdin") and is_ours(fields[3]):
                            seen.append(int(fields[16]))
                except OSError:
                    continue
        return False

    list(process.messages("scan", path, "1", stop=look))
    assert set(seen) <= {19}
