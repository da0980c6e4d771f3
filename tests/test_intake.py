"""Registers taken in as one piece of work: resumed, mended, undone."""

import io
import zipfile
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from openpyxl import load_workbook
from wagtail.models import ModelLogEntry, ReferenceIndex

from cms.layout import lay_out
from documents.importing import import_letters
from documents.intake import reports, runner, undoing
from documents.models import Attachment, Citation, Intake, IntakeRow, Letter, LetterAddress
from search.models import Change
from tests import makers

HEAD = "Số ký hiệu,Ngày ban hành,Cơ quan ban hành,Trích yếu,Nội dung"


@pytest.fixture
def site(db, settings):
    settings.SEARCH_INLINE = False
    lay_out()
    return makers.Site()


def row(n: int, abstract: str = "Về việc", day: str = "5/9/2022", body: str = "") -> str:
    return f"{n}/SGDĐT-GDTX,{day},Sở Giáo dục và Đào tạo,{abstract} {n},{body}"


def asked(*rows: str, **fields) -> Intake:
    source = ContentFile("\n".join([HEAD, *rows]).encode(), name="so.csv")
    return Intake.objects.create(kind=Intake.Kind.REGISTER, source=source, source_name="so.csv", **fields)


def done(intake: Intake) -> Intake:
    assert runner.run_next() == 1
    intake.refresh_from_db()
    return intake


def zipped(**files: bytes) -> ContentFile:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return ContentFile(out.getvalue(), name="tep.zip")


def test_a_published_row_is_stored_as_the_form_would_store_it(site):
    intake = done(asked(row(1, body="Căn cứ Công văn số 2/SGDĐT-GDTX ngày 5/9/2022"), row(2), publish=True))
    assert intake.error == "" and intake.result["counts"] == {"created": 2}
    letter = Letter.objects.get(serial=1)
    plain = makers.letter("3/SGDĐT-GDTX", issuer=letter.issuer)
    assert letter.live and letter.url and letter.live_revision == letter.latest_revision
    assert not letter.has_unpublished_changes and letter.first_published_at
    assert letter.latest_revision.content.keys() == plain.latest_revision.content.keys()
    assert LetterAddress.objects.get(path=letter.path).letter == letter
    assert Citation.objects.get(source=letter.key).letter == Letter.objects.get(serial=2)
    assert Change.objects.filter(key=letter.key).exists()
    actions = ModelLogEntry.objects.filter(object_id=str(letter.pk)).values_list("action", flat=True)
    assert set(actions) == {"wagtail.create", "wagtail.publish"}
    paths = [
        set(ReferenceIndex.get_references_for_object(one).values_list("model_path", flat=True))
        for one in (letter, plain)
    ]
    assert paths[0] - paths[1] <= {"school_year"} and paths[1] <= paths[0] | {"school_year"}


def test_an_imported_letter_is_edited_and_published_again_as_any_other(site):
    done(asked(row(1), publish=True))
    letter = Letter.objects.get().get_latest_revision_as_object()
    letter.abstract = "Sửa"
    letter.save_revision().publish()
    assert Letter.objects.get().abstract == "Sửa"
    assert Letter.objects.get().school_years.count() == 1


def test_a_worker_told_to_stop_leaves_the_rest_to_the_next(site, monkeypatch):
    monkeypatch.setattr(runner, "CHUNK", 2)
    intake = asked(*(row(n) for n in range(1, 6)))
    answers = iter([False, True])
    runner.run_next(lambda: next(answers))
    assert Letter.objects.count() == 2
    assert done(intake).result["counts"] == {"created": 5}
    assert Letter.objects.count() == 5 and intake.seen == 5


def test_a_chunk_that_dies_leaves_nothing_and_is_taken_again(site, monkeypatch):
    class Death(BaseException):
        pass

    def die(*args):
        raise Death

    monkeypatch.setattr(runner, "CHUNK", 2)
    intake = asked(*(row(n) for n in range(1, 6)), publish=True)
    with monkeypatch.context() as patch, pytest.raises(Death):
        patch.setattr("documents.intake.storing.keep_references", die)
        runner.run_next()
    assert not Letter.objects.exists() and not LetterAddress.objects.exists()
    Intake.objects.update(leased_until=None)
    assert done(intake).result["counts"] == {"created": 5}


def test_a_try_says_what_would_happen_and_stores_nothing(site, monkeypatch):
    monkeypatch.setattr(runner, "CHUNK", 1)
    lines = [row(1), row(1, "Việc khác"), row(1), row(2, day="31/2/2022")]
    intake = done(asked(*lines, publish=True, dry_run=True))
    assert intake.result["counts"] == {"created": 1, "duplicate": 1, "unchanged": 1, "failed": 1}
    assert not Letter.objects.exists()
    assert done(asked(*lines, publish=True)).result["counts"] == intake.result["counts"]


def test_errors_are_mended_in_their_spreadsheet_and_loaded_again(site, tmp_path: Path):
    intake = done(asked(row(1), row(2, day="31/2/2022")))
    book = load_workbook(io.BytesIO(reports.errors(intake)))
    sheet = book.active
    headings = [cell.value for cell in sheet[1]]
    assert headings[-1] == "message" and "31/2/2022" in sheet.cell(2, len(headings)).value
    sheet.cell(2, headings.index("issued") + 1).value = "28/2/2022"
    book.save(tmp_path / "sua.xlsx")
    outcome = import_letters(tmp_path / "sua.xlsx")
    assert (outcome.created, outcome.failed, outcome.lines) == (1, 0, [])
    assert load_workbook(io.BytesIO(reports.whole(intake))).active.max_row == 3


def test_files_go_to_the_letters_whose_numbers_they_bear(site):
    files = zipped(**{"1-SGDDT-GDTX.pdf": b"%PDF a", "x/2_SGDĐT-GDTX (1).pdf": b"%PDF b", "2.pdf": b"c"})
    for _time in range(2):
        intake = done(asked(row(1), row(2), row(3), enclosed=files, publish=True))
    assert {(a.letter.serial, a.file.read()) for a in Attachment.objects.all()} == {
        (1, b"%PDF a"),
        (2, b"%PDF b"),
    }
    assert intake.result["counts"] == {"unchanged": 3}


def test_an_intake_is_undone_as_one_and_what_was_changed_since_is_kept(site, client):
    user = makers.user(is_superuser=True)
    files = zipped(**{"1-SGDDT-GDTX.pdf": b"%PDF a"})
    intake = done(asked(row(1), row(2), row(2, "Khác"), enclosed=files, publish=True))
    address = Letter.objects.get(serial=1).url
    edited = Letter.objects.get(serial=2, live=True)
    edited.save_revision()
    undoing.ask(intake, user)
    done(intake)
    assert list(Letter.objects.all()) == [edited]
    assert intake.undone_at and intake.result["kept"] == [edited.pk]
    assert client.get(address).status_code == 410
    assert not Attachment.objects.exists()
    assert done(asked(row(1))).result["counts"] == {"created": 1}


def test_what_is_no_register_ends_with_a_message(site):
    intake = Intake.objects.create(kind=Intake.Kind.REGISTER, source=ContentFile(b"%PDF-1.4", name="a.csv"))
    assert done(intake).error and not intake.rows.exists()


@pytest.mark.parametrize("name", ["documents_intakes", "documents_intake", "documents_intake_undo"])
def test_only_who_may_take_letters_in_sees_the_screens(site, client, name):
    intake = done(asked(row(1)))
    address = reverse(name, args=[] if name == "documents_intakes" else [intake.pk])
    assert client.get(address).status_code == 302
    client.force_login(makers.user("khac", is_staff=True))
    assert client.get(address).status_code in (302, 403)
    client.force_login(makers.user("quan-tri", is_superuser=True))
    assert client.get(address).status_code == 200


def test_a_register_is_uploaded_tried_taken_in_and_undone_on_screen(site, client):
    client.force_login(makers.user("quan-tri", is_superuser=True))
    upload = ContentFile("\n".join([HEAD, row(1)]).encode(), name="so.csv")
    answer = client.post(reverse("documents_intakes"), {"source": upload, "dry_run": "on", "publish": "on"})
    tried = done(Intake.objects.get())
    assert answer.url == reverse("documents_intake", args=[tried.pk]) and not Letter.objects.exists()
    client.post(reverse("documents_intake_now", args=[tried.pk]))
    taken = done(Intake.objects.exclude(pk=tried.pk).get())
    assert Letter.objects.get().live
    page = client.get(reverse("documents_intake", args=[taken.pk]), {"outcome": IntakeRow.Outcome.CREATED})
    assert "01/SGDĐT-GDTX" in page.content.decode()
    assert client.get(reverse("documents_intake_table", args=[taken.pk, "errors"])).content[:2] == b"PK"
    assert client.get(reverse("documents_intake_progress", args=[taken.pk])).json()["ended"]
    client.post(reverse("documents_intake_undo", args=[taken.pk]))
    done(taken)
    assert not Letter.objects.exists()


def test_an_upload_that_is_no_register_is_refused_on_the_form(site, client):
    client.force_login(makers.user("quan-tri", is_superuser=True))
    answer = client.post(reverse("documents_intakes"), {"source": ContentFile(b"%PDF", name="a.csv")})
    assert answer.status_code == 200 and answer.context["form"].errors
    assert not Intake.objects.exists()
