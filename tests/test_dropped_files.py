"""Files dropped in the admin: each becomes a draft filled from what was read, and none is published."""

import io
import json
import signal
from datetime import date

import pytest
from django.core.files.base import ContentFile
from openpyxl import Workbook

from documents import file_texts
from documents.extraction import can_ocr
from documents.intake import drop_views, files, runner
from documents.models import Attachment, FilePage, FileText, Intake, IntakeRow, Issuer, Letter, LetterReading
from search import indexing
from tests import letter_files, makers, papers
from tests.elsewhere import Elsewhere

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(site):
    makers.issuer()
    makers.task_area("Giáo dục thường xuyên")
    return site


def dropped(*contents: bytes, names=None, user=None) -> Intake:
    intake = Intake.objects.create(kind=Intake.Kind.FILES, asked_by=user)
    for n, content in enumerate(contents, 1):
        name = names[n - 1] if names else f"tep-{n}.pdf"
        row = IntakeRow(intake=intake, n=n, filename=name)
        row.file.save(name, ContentFile(content), save=False)
        row.save()
    return intake


def taken_in(*contents: bytes, names=None, user=None) -> list[IntakeRow]:
    intake = dropped(*contents, names=names, user=user)
    work(intake)
    return list(intake.rows.all())


def work(intake: Intake) -> None:
    while runner.run_next():
        pass
    intake.refresh_from_db()
    assert intake.ended_at and not intake.error, intake.error


def test_a_letters_file_becomes_a_draft_filled_from_it(office):
    (row,) = taken_in(letter_files.typed(number="2302/SGDĐT-GDTX"), names=["cong van.pdf"])
    letter = row.letter
    assert row.outcome == IntakeRow.Outcome.CREATED
    assert (letter.live, letter.number, letter.issued_on) == (False, "2302/SGDĐT-GDTX", date(2022, 9, 5))
    assert letter.issuer == makers.issuer()
    assert letter.letter_type.name == "Công văn"
    assert letter.abstract.startswith("Hướng dẫn nhiệm vụ")
    assert letter.signer == "Trần Thị Bích Hà"
    assert letter.addressees == "Các trung tâm giáo dục thường xuyên"
    assert letter.school_year.name == "2022-2023"
    assert letter.latest_revision and letter.has_unpublished_changes


def test_nothing_is_published_and_no_reader_finds_it(office, client):
    taken_in(letter_files.typed(abstract="Khai giảng lớp hoahuongduong"))
    assert not Letter.objects.filter(live=True).exists()
    indexing.catch_up()
    assert "hoahuongduong" not in client.get("/tim-kiem/", {"q": "hoahuongduong"}).context["results"].hits
    assert b"hoahuongduong" not in client.get("/van-ban/").content


def test_every_field_keeps_its_value_and_how_sure_it_is(office):
    (row,) = taken_in(letter_files.typed())
    reading = LetterReading.objects.get(letter=row.letter)
    assert reading.fields["number"]["value"] == "2302/SGDĐT-GDTX"
    assert reading.fields["number"]["confidence"] > 0.8
    assert reading.fields["text_outcome"] == "ok"
    assert 0 < reading.confidence <= 1
    assert reading.checked_at is None


def test_its_pages_are_kept_so_that_the_file_is_not_read_twice(office):
    (row,) = taken_in(letter_files.typed())
    attachment = row.letter.attachments.get()
    known = FileText.objects.get(attachment=attachment)
    assert (known.outcome, known.sha256, known.seen) == ("ok", attachment.sha256, 1)
    assert known.ended_at
    assert "Kính gửi" in FilePage.objects.get(attachment=attachment).text
    assert file_texts.ask_forgotten() == 0
    assert file_texts.read_next() == 0


def test_the_same_file_again_makes_no_second_draft(office):
    content = letter_files.typed()
    (first,) = taken_in(content)
    (second,) = taken_in(content)
    assert second.outcome == IntakeRow.Outcome.UNCHANGED
    assert second.letter == first.letter
    assert Letter.objects.count() == Attachment.objects.count() == 1
    assert first.letter.attachments.get().file.storage.exists(first.letter.attachments.get().file.name)


def test_the_same_file_twice_in_one_drop_is_one_draft(office):
    content = letter_files.typed()
    rows = taken_in(content, content)
    assert [row.outcome for row in rows] == ["created", "unchanged"]
    assert rows[0].letter == rows[1].letter


def test_a_second_letter_of_one_number_is_marked_and_says_so(office):
    other = makers.letter("2302/SGDĐT-GDTX")
    (row,) = taken_in(letter_files.typed(number="2302/SGDĐT-GDTX"))
    assert row.outcome == IntakeRow.Outcome.DUPLICATE
    assert row.letter.duplicate_of == other
    assert "2302/SGDĐT-GDTX" in row.message


def test_an_unknown_issuer_is_read_but_not_added_to_the_list(office):
    (row,) = taken_in(letter_files.typed(issuer="SỞ Y TẾ", number="12/SYT-NVY"))
    assert row.letter.issuer is None
    assert row.letter.reading.fields["issuer"]["value"] == "Sở Y tế"
    assert not Issuer.objects.filter(name="Sở Y tế").exists()


@pytest.mark.parametrize(
    "name, content",
    [
        ("hong.pdf", papers.cut_pdf()),
        ("khoa.pdf", papers.encrypted_pdf()),
        ("khoa.docx", papers.encrypted_docx()),
        ("trinh-chieu.odt", b"PK\x03\x04" + bytes(40)),
    ],
)
def test_a_file_that_yields_nothing_is_a_draft_with_its_file(office, name, content):
    (row,) = taken_in(content, names=[name])
    assert row.outcome == IntakeRow.Outcome.CREATED
    assert row.letter.abstract == name
    assert row.letter.attachments.get().file.read() == content
    assert row.message
    assert row.letter.reading.confidence == 0


def test_one_bad_file_does_not_stop_the_rest(office):
    rows = taken_in(papers.cut_pdf(), letter_files.typed(number="7/SGDĐT-VP"), papers.bomb_pdf(twice=True))
    assert [row.outcome for row in rows] == ["created"] * 3
    assert rows[1].letter.number == "07/SGDĐT-VP"


def test_a_file_that_is_gone_fails_alone(office):
    intake = dropped(letter_files.typed(), letter_files.typed(number="8/SGDĐT-VP"))
    gone = intake.rows.get(n=1)
    gone.file.storage.delete(gone.file.name)
    work(intake)
    assert [row.outcome for row in intake.rows.all()] == ["failed", "created"]


def test_a_file_that_cannot_be_stored_fails_alone_and_is_kept_for_another_try(office, monkeypatch):
    stock = files.draft_of

    def stumble(fields, name, pages, lists, **more):
        return 1 / 0 if name == "xấu.pdf" else stock(fields, name, pages, lists, **more)

    monkeypatch.setattr(files, "draft_of", stumble)
    numbers = ("1/SGDĐT-VP", "2/SGDĐT-VP")
    contents = [letter_files.typed(number=number) for number in numbers]
    intake = dropped(*contents, names=["xấu.pdf", "tốt.pdf"])
    work(intake)
    assert [row.outcome for row in intake.rows.all()] == ["failed", "created"]
    monkeypatch.undo()
    drop_views.try_again(intake)
    work(intake)
    assert [row.letter.number for row in intake.rows.all()] == ["01/SGDĐT-VP", "02/SGDĐT-VP"]


def test_a_text_that_the_reader_stumbles_over_is_a_draft_all_the_same(office, monkeypatch):
    monkeypatch.setattr(files.reading, "read", lambda *args, **named: 1 / 0)
    (row,) = taken_in(letter_files.typed(), names=["khó đọc.pdf"])
    assert row.letter.abstract == "khó đọc.pdf"
    assert FilePage.objects.filter(attachment__letter=row.letter).exists()


def test_a_letter_marked_secret_is_kept_from_being_published(office):
    (row,) = taken_in(letter_files.typed(mark="MẬT"))
    assert row.letter.secrecy == Letter.Secrecy.SECRET
    assert row.message


def test_a_register_among_the_files_is_taken_in_row_by_row(office):
    book, out = Workbook(), io.BytesIO()
    book.active.append(["Số ký hiệu", "Ngày ban hành", "Trích yếu", "Cơ quan ban hành"])
    book.active.append(["31/SGDĐT-VP", "06/9/2022", "Lịch trực cơ quan", "Sở Giáo dục và Đào tạo"])
    book.save(out)
    rows = taken_in(letter_files.typed(), out.getvalue(), names=["a.pdf", "sổ.xlsx"])
    assert rows[1].letter is None and rows[1].message
    assert Intake.objects.get(pk=rows[1].cells["register"]).kind == Intake.Kind.REGISTER
    assert Letter.objects.get(number="31/SGDĐT-VP").live is False


def test_another_table_is_a_draft_like_any_file(office):
    book, out = Workbook(), io.BytesIO()
    book.active.append(["STT", "Họ và tên", "Lớp"])
    book.save(out)
    (row,) = taken_in(out.getvalue(), names=["danh sách.xlsx"])
    assert row.letter.abstract == "danh sách.xlsx"


@pytest.mark.skipif(not can_ocr(), reason="tesseract with Vietnamese is not installed")
def test_a_scan_is_recognised_and_its_further_pages_are_left_to_the_worker(office, monkeypatch):
    monkeypatch.setattr(files, "PAGES_AT_ONCE", 1)
    (row,) = taken_in(papers.scan([papers.picture(), papers.picture(["Trang hai của bản quét này"])]))
    known = FileText.objects.get(attachment__letter=row.letter)
    assert row.letter.addressees == "Các trung tâm giáo dục thường xuyên"
    assert [known.seen, known.total, known.ended_at] == [1, 2, None]
    while file_texts.read_next_scan():
        pass
    known.refresh_from_db()
    assert known.outcome == "ocr" and known.ended_at
    assert "Trang hai" in FilePage.objects.get(attachment__letter=row.letter, n=2).text


def test_what_no_database_takes_is_left_out(office):
    text = "\n".join(letter_files.lines()).replace("Các trung tâm", "Các\0 trung tâm").encode()
    (row,) = taken_in(text, names=["a.txt"])
    assert row.letter.number == "2302/SGDĐT-GDTX"
    assert "\0" not in row.letter.addressees and "\\u0000" not in json.dumps(row.letter.reading.fields)


def test_an_intake_undone_takes_its_drafts_back(office):
    from documents.intake import undoing

    kept, going = taken_in(letter_files.typed(), letter_files.typed(number="9/SGDĐT-VP"))
    kept.letter.save_revision()
    undoing.ask(kept.intake, makers.user())
    work(kept.intake)
    assert list(Letter.objects.all()) == [kept.letter]


def test_a_worker_that_is_stopped_leaves_the_rest_to_the_next(office):
    intake = dropped(letter_files.typed(), letter_files.typed(number="9/SGDĐT-VP"))
    runner.run_next(intake.rows.filter(outcome=IntakeRow.Outcome.CREATED).exists)
    assert Letter.objects.count() == 1
    intake.refresh_from_db()
    assert not intake.ended_at and not intake.is_running
    work(intake)
    assert Letter.objects.count() == 2


def test_a_file_over_which_the_worker_dies_is_kept_unread(office):
    intake = dropped(letter_files.typed(), names=["chết.pdf"])
    intake.rows.update(cells={"tries": files.MOST_TRIES})
    work(intake)
    assert intake.rows.get().letter.abstract == "chết.pdf"
    assert intake.rows.get().letter.reading.fields["number"]["value"] is None


KILLED = """
import signal
from django.core.files.base import ContentFile
from documents.intake import drop_views, files, runner
from documents.models import Intake, IntakeRow
from tests import letter_files

intake = Intake.objects.create(kind="files")
for n in range(1, 4):
    row = IntakeRow(intake=intake, n=n, filename=f"{n}.pdf")
    row.file.save("a.pdf", ContentFile(letter_files.typed(number=f"{n}/SGDĐT-VP")), save=False)
    row.save()

def die(*args):
    os.kill(os.getpid(), signal.SIGKILL)

kept = files.keep_text
def keep_and_die(attachment, dropped):
    kept(attachment, dropped)
    if intake.rows.exclude(outcome="waiting").exists():
        die()
files.keep_text = keep_and_die
runner.run_next()
"""
GOES_ON = """
import json
from documents.intake import runner
from documents.models import Attachment, FileText, Intake, Letter
Intake.objects.update(leased_until=None)
before = Letter.objects.count()
while runner.run_next():
    pass
read = FileText.objects.exclude(ended_at=None).count()
told = [before, Letter.objects.count(), Attachment.objects.count(), read]
print(json.dumps([*told, all(each.file.storage.exists(each.file.name) for each in Attachment.objects.all())]))
"""


def test_killed_over_a_file_the_next_worker_goes_on_and_doubles_nothing(tmp_path):
    elsewhere = Elsewhere(tmp_path)
    child = elsewhere.python(KILLED)
    child.communicate(timeout=120)
    assert child.returncode == -signal.SIGKILL
    told = elsewhere.python(GOES_ON).communicate(timeout=120)[0]
    assert json.loads(told.splitlines()[-1]) == [1, 3, 3, 3, True]
