"""Registers as spreadsheets hold them: titles above, real dates, numbers turned into dates."""

from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook

from cms.layout import lay_out
from documents.importing import Outcome, RegisterError, import_letters
from documents.intake.register import opened
from documents.models import Letter
from tests import makers

HEAD = ["Số ký hiệu", "Ngày ban hành", "Trích yếu"]


@pytest.fixture
def load(db, tmp_path: Path):
    lay_out()

    def load(*rows: list, title: tuple = ()) -> Outcome:
        book = Workbook()
        for row in (*title, *rows):
            book.active.append(row)
        book.save(tmp_path / "so.xlsx")
        return import_letters(tmp_path / "so.xlsx")

    return load


@pytest.mark.parametrize(
    "day", [datetime(2022, 9, 5), date(2022, 9, 5), "5/9/2022", "05.09.2022", 44809, "44809", 44809.5]
)
def test_a_day_is_read_however_the_sheet_holds_it(load, day):
    assert load(HEAD, ["1/SGDĐT", day, "Một"]).failed == 0
    assert Letter.objects.get().issued_on == date(2022, 9, 5)


def test_title_rows_and_empty_rows_are_passed_over_and_rows_keep_their_place(load):
    title = (["SỔ CÔNG VĂN ĐI"], [], ["Năm 2022"])
    outcome = load(HEAD, [], ["1/SGDĐT", "x", "Một"], ["2/SGDĐT", None, "Hai"], title=title)
    assert outcome.created == 1 and len(outcome.lines) == 1 and " 6:" in outcome.lines[0]


@pytest.mark.parametrize("cell", [datetime(2022, 5, 12), "12/5/2022", "1/SGDĐT; 2/SGDĐT"])
def test_what_is_not_one_number_is_reported_not_guessed(load, cell):
    assert load(HEAD, [cell, "5/9/2022", "Một"]).failed == 1
    assert not Letter.objects.exists()


def test_a_date_beside_the_number_is_taken_where_the_column_is_empty_and_said(load):
    outcome = load(HEAD, ["Số: 12/QĐ-SGDĐT ngày 5/9/2022", None, "Một"])
    letter = Letter.objects.get()
    assert (letter.number, letter.issued_on) == ("12/QĐ-SGDĐT", date(2022, 9, 5))
    assert len(outcome.lines) == 2


def test_other_fields_are_read_and_unknown_columns_named(load, tmp_path: Path):
    makers.group("Phòng Một")
    head = ["Độ khẩn", "Độ mật", "Phạm vi", "Hạn báo cáo", "Ghi chú nội bộ", "Cột lạ", "Tình trạng"]
    outcome = load(
        [*HEAD, *head], ["1/X", "", "Một", "Hỏa tốc", "Mật", "phòng một", "1/10/2022", "n", "?", "cũ"]
    )
    letter = Letter.objects.get()
    assert (letter.urgency, letter.secrecy, letter.deadline) == ("at-once", "secret", date(2022, 10, 1))
    assert [group.name for group in letter.access_groups.all()] == ["Phòng Một"]
    assert letter.access == Letter.Access.GROUPS and letter.staff_note == "n" and len(outcome.lines) == 1
    assert opened((tmp_path / "so.xlsx").read_bytes()).unknown == ["Cột lạ"]


def test_an_access_no_one_knows_fails_rather_than_opens(load):
    assert load([*HEAD, "Phạm vi"], ["1/X", "", "Một", "Phòng Không Có"]).failed == 1


def test_a_cut_workbook_gets_a_message(load, tmp_path: Path):
    load(HEAD, ["1/X", "", "Một"])
    cut = tmp_path / "cut.xlsx"
    cut.write_bytes((tmp_path / "so.xlsx").read_bytes()[:2000])
    with pytest.raises(RegisterError):
        import_letters(cut)
