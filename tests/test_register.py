"""A register in CSV becomes letters, whatever spreadsheet wrote it."""

import re
import unicodedata
from datetime import date

import pytest
from django.core.management import call_command

from cms.layout import lay_out
from documents.importing import import_letters
from documents.models import Issuer, IssuerAlias, Letter, TaskArea
from tests import makers

VIETNAMESE = "Số ký hiệu,Ngày ban hành,Loại,Cơ quan ban hành,Trích yếu,Người ký,Lĩnh vực,Năm học,Tệp,Nội dung"
ENGLISH = "number,issued,type,issuer,abstract,signer,task_areas,school_year,files,body"
ROW = (
    "2302/SGDĐT-GDTX,05/09/2022,Công văn,Sở Giáo dục và Đào tạo,Hướng dẫn hướng nghiệp,"
    "Nguyễn Tân,Hướng nghiệp; Giáo dục thường xuyên,2022-2023,,Kính gửi các trường"
)


@pytest.fixture
def site(db):
    """No test here asks the index, so a transaction that is rolled back is enough."""
    lay_out()
    return makers.Site()


@pytest.fixture
def load(tmp_path, site):
    def load(*lines: str, encoding: str = "utf-8", publish: bool = False):
        path = makers.write(tmp_path, "so.csv", "\n".join(lines) + "\n", encoding)
        return import_letters(path, publish=publish)

    return load


@pytest.fixture
def command(tmp_path, site, capsys):
    """Run `import_letters` on these bytes: (exit status, standard output, standard error)."""

    def command(data: bytes | str, *options: str, name: str = "so.csv"):
        path = tmp_path / name
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        status = 0
        try:
            call_command("import_letters", str(path), *options)
        except SystemExit as stop:
            status = stop.code
        said = capsys.readouterr()
        return status, said.out, said.err

    return command


def assert_is_the_row(letter: Letter) -> None:
    assert letter.number == "2302/SGDĐT-GDTX"
    assert letter.issued_on == date(2022, 9, 5)
    assert letter.letter_type.name == "Công văn"
    assert letter.issuer.name == "Sở Giáo dục và Đào tạo"
    assert letter.abstract == "Hướng dẫn hướng nghiệp"
    assert letter.signer == "Nguyễn Tân"
    assert {area.name for area in letter.task_areas.all()} == {"Hướng nghiệp", "Giáo dục thường xuyên"}
    assert letter.school_year.name == "2022-2023"
    assert letter.body == "Kính gửi các trường"


@pytest.mark.parametrize("headings", [VIETNAMESE, ENGLISH, VIETNAMESE.upper(), ENGLISH.title()])
def test_headings_are_read_in_either_language_and_case(load, headings):
    load(headings, ROW)
    assert_is_the_row(Letter.objects.get())


def test_columns_may_stand_in_any_order_and_others_are_passed_over(load):
    order = [8, 3, 0, 9, 5, 1, 2, 7, 4, 6]
    headings, cells = VIETNAMESE.split(","), ROW.split(",")
    load(
        ",".join(["STT", *(headings[n] for n in order), "Ghi chú"]),
        ",".join(["1", *(cells[n] for n in order), "không lấy"]),
    )
    assert_is_the_row(Letter.objects.get())


@pytest.mark.parametrize("heading", ["Số/ Ký hiệu", "SỐ, KÝ HIỆU", "Số kí hiệu", "so ky hieu"])
def test_a_heading_is_known_in_its_spellings(load, heading):
    load(f'"{heading}",Trích yếu', "9/SGDĐT-VP,Về việc")
    assert Letter.objects.get().number == "09/SGDĐT-VP"


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_semicolons_and_tabs_part_cells_too(load, delimiter):
    row = ROW.replace("; Giáo dục thường xuyên", "").replace(",", delimiter)
    load(VIETNAMESE.replace(",", delimiter), row)
    assert Letter.objects.get().abstract == "Hướng dẫn hướng nghiệp"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_encodings_of_spreadsheets_are_read(load, encoding):
    load(VIETNAMESE, ROW, encoding=encoding)
    assert_is_the_row(Letter.objects.get())


def windows_1258(text: str) -> bytes:
    """As Windows writes Vietnamese there: letters with their shape, tones as combining marks."""
    out = bytearray()
    for char in unicodedata.normalize("NFC", text):
        try:
            out += char.encode("cp1258")
        except UnicodeEncodeError:
            whole = unicodedata.normalize("NFD", char)
            tone = next(mark for mark in whole if mark in "\u0300\u0301\u0303\u0309\u0323")
            base = unicodedata.normalize("NFC", whole.replace(tone, ""))
            out += base.encode("cp1258") + tone.encode("cp1258")
    return bytes(out)


def test_windows_1258_is_read(command):
    assert command(windows_1258(f"{VIETNAMESE}\r\n{ROW}\r\n"))[0] == 0
    assert_is_the_row(Letter.objects.get())


@pytest.mark.parametrize(
    "cell", ["05/09/2022", "5/9/2022", "5-9-2022", "05.09.2022", "2022-09-05", "2022-09-05 00:00:00"]
)
def test_days_are_read_day_first(load, cell):
    load(VIETNAMESE, ROW.replace("05/09/2022", cell))
    assert Letter.objects.get().issued_on == date(2022, 9, 5)


def test_each_wrong_row_is_listed_with_its_number_and_the_others_go_in(load):
    outcome = load(
        VIETNAMESE,
        ROW,
        ROW.replace("2302/", "2303/").replace("05/09/2022", "31/02/2022"),
        ROW.replace("2302/", "2304/").replace("Công văn", "Bài thơ"),
        ",,,,,,,,,chỉ có nội dung",
        ROW.replace("2302/", "2305/"),
    )
    assert [(letter.serial) for letter in Letter.objects.order_by("serial")] == [2302, 2305]
    assert (outcome.created, outcome.failed) == (2, 3)
    assert [line.split(":")[0].split()[-1] for line in outcome.lines] == ["3", "4", "5"]
    assert "31/02/2022" in outcome.lines[0]
    assert "Bài thơ" in outcome.lines[1]


def test_a_wrong_row_leaves_nothing_behind(load):
    load(VIETNAMESE, ROW.replace("05/09/2022", "hôm qua").replace("Sở Giáo dục và Đào tạo", "Cơ quan lạ"))
    assert not Issuer.objects.filter(name="Cơ quan lạ").exists()


def test_a_wrong_row_makes_the_command_end_with_status_1(command):
    status, _out, err = command(f"{VIETNAMESE}\n{ROW}\n{ROW.replace('05/09/2022', '99/99/2022')}\n")
    assert status == 1
    assert "3" in err
    assert Letter.objects.count() == 1


@pytest.mark.parametrize("publish", [False, True])
def test_loading_a_register_twice_is_loading_it_once(load, publish):
    rows = [VIETNAMESE, ROW, ROW.replace("2302/", "2303/").replace("hướng nghiệp", "thi cử")]
    load(*rows, publish=publish)
    before = list(Letter.objects.order_by("pk").values())
    outcome = load(*rows, publish=publish)
    assert (outcome.created, outcome.unchanged, outcome.failed) == (0, 2, 0)
    assert list(Letter.objects.order_by("pk").values()) == before
    assert TaskArea.objects.count() == 2
    assert Issuer.objects.count() == 1


def test_a_row_twice_in_one_register_goes_in_once(load):
    load(VIETNAMESE, ROW, ROW.replace("2302/SGDĐT-GDTX", "Số: 2302 / SGDĐT – GDTX"))
    assert Letter.objects.count() == 1


def test_a_second_letter_of_one_number_is_kept_as_a_marked_draft(load):
    second = ROW.replace("Hướng dẫn hướng nghiệp", "Một việc khác hẳn")
    for _time in (1, 2):
        outcome = load(VIETNAMESE, ROW, second, publish=True)
    first, twin = Letter.objects.order_by("pk")
    assert (first.live, twin.live) == (True, False)
    assert twin.duplicate_of == first
    assert outcome.unchanged == 2


def test_publish_puts_complete_letters_live_and_keeps_the_others_as_drafts(load):
    outcome = load(VIETNAMESE, ROW, "2303/SGDĐT-GDTX,,,,Thiếu ngày,,,,,", publish=True)
    whole, incomplete = Letter.objects.order_by("serial")
    assert whole.url == "/van-ban/2022/2302-sgddt-gdtx/"
    assert not incomplete.live
    assert len(outcome.lines) == 1


def test_without_publish_letters_are_drafts_with_a_revision(load):
    load(VIETNAMESE, ROW)
    letter = Letter.objects.get()
    assert not letter.live
    assert letter.latest_revision.as_object().abstract == letter.abstract
    assert {a.name for a in letter.latest_revision.as_object().task_areas.all()} == {
        "Hướng nghiệp",
        "Giáo dục thường xuyên",
    }


def test_a_secret_letter_stays_a_draft(load):
    load(VIETNAMESE, ROW.replace("Kính gửi các trường", '"SỞ GIÁO DỤC\nMẬT\nKính gửi"'), publish=True)
    assert not Letter.objects.get().live


def test_an_unnamed_school_year_is_that_of_the_abstract_else_of_the_day(load):
    load(
        VIETNAMESE,
        ROW.replace("2022-2023", ""),
        ROW.replace("2302/", "2303/")
        .replace("2022-2023", "")
        .replace("nghiệp,", "nghiệp năm học 2020 – 2021,"),
        ROW.replace("2302/", "2304/").replace("2022-2023", "2021 - 2022"),
    )
    assert [letter.school_year.name for letter in Letter.objects.order_by("serial")] == [
        "2022-2023",
        "2020-2021",
        "2021-2022",
    ]


def test_a_task_area_is_known_in_any_case_and_marks(load):
    makers.task_area("Hướng nghiệp")
    load(VIETNAMESE, ROW.replace("Hướng nghiệp; Giáo dục thường xuyên", "HƯỚNG NGHIỆP"))
    assert [area.name for area in TaskArea.objects.all()] == ["Hướng nghiệp"]


def test_an_issuer_is_known_by_its_abbreviation_and_its_other_names(load):
    known = makers.issuer()
    IssuerAlias.objects.create(issuer=known, name="Sở GD&ĐT")
    load(
        VIETNAMESE,
        ROW.replace("Sở Giáo dục và Đào tạo", "SGDĐT"),
        ROW.replace("2302/", "2303/").replace("Sở Giáo dục và Đào tạo", "Sở GD và ĐT"),
        ROW.replace("2302/", "2304/").replace("Sở Giáo dục và Đào tạo", ""),
    )
    assert set(Letter.objects.values_list("issuer", flat=True)) == {known.pk}


def test_two_departments_with_one_abbreviation_both_go_in(load):
    outcome = load(
        VIETNAMESE,
        ROW,
        ROW.replace("Sở Giáo dục và Đào tạo", "Sở Giáo dục và Đào tạo Quảng Trị"),
    )
    assert (outcome.created, outcome.failed) == (2, 0)
    assert len(set(Issuer.objects.values_list("slug", flat=True))) == 2


def test_a_cell_may_hold_line_breaks_commas_and_quotes(load):
    quoted = '"Dòng một,\nDòng ""hai"""'
    outcome = load(VIETNAMESE, ROW.replace("Kính gửi các trường", quoted), ROW.replace("05/09/2022", "x"))
    assert Letter.objects.get().body == 'Dòng một,\nDòng "hai"'
    assert "4" in outcome.lines[0]


@pytest.mark.parametrize("cell", ["=1+1", "+84 234", "-1", "@SUM(A1)", '=HYPERLINK(""http://x"")'])
def test_a_cell_that_looks_like_a_formula_stays_text(load, cell):
    load(VIETNAMESE, ROW.replace("Hướng dẫn hướng nghiệp", f'"{cell}"'))
    assert Letter.objects.get().abstract == cell.replace('""', '"')


@pytest.mark.parametrize(
    ("cell", "why"),
    [("1" * 201, "200"), ("9/SGDĐT-VP", "2,000")],
)
def test_a_cell_too_long_for_its_column_is_an_error_of_its_row(load, cell, why):
    abstract = "dài " * 600 if why == "2,000" else "Ngắn"
    outcome = load("number,abstract", f"{cell},{abstract}", "1/SGDĐT-VP,Được")
    assert outcome.failed == 1
    assert Letter.objects.count() == 1


@pytest.mark.parametrize("column", range(10))
def test_a_hostile_cell_never_stops_the_import(load, column):
    for hostile in ("a\x00b", "x" * 5000, "\u202e\u2066đảo", "9" * 400, "{{7*7}}<script>", "0"):
        cells = ROW.split(",")
        cells[column] = hostile
        outcome = load(VIETNAMESE, ",".join(cells), ROW.replace("2302/", "7/"))
        assert outcome.failed <= 1
    assert Letter.objects.filter(serial=7).count() == 1


NO_REGISTERS = {
    "empty": b"",
    "pdf": b"%PDF-1.7 \x00\x01",
    "picture": makers.jpeg(10, 10),
    "spreadsheet": b"PK\x03\x04\x14\x00rest",
    "another table": "Họ tên,Điểm\nLan,9\n".encode(),
    "letter": "Kính gửi các trường\n\nCăn cứ kế hoạch\n".encode(),
    "html": b"<!doctype html><table><tr><td>x</td></tr></table>",
    "old encoding": "C«ng v¨n h­íng dÉn nhiÖm vô n¨m häc cña Së".encode("latin-1") * 9,
    "endless cell": b'number,abstract\n1/X-Y,"' + b"x" * 200_000,
}


@pytest.mark.parametrize("kind", NO_REGISTERS)
def test_what_is_no_register_gets_one_line_that_names_it(command, kind):
    status, out, err = command(NO_REGISTERS[kind], name="danh-sach.csv")
    assert status == 1
    assert out == ""
    assert len(err.strip().splitlines()) == 1
    assert "danh-sach.csv" in err
    assert not Letter.objects.exists()


def test_a_file_that_is_not_there_gets_one_line(tmp_path, site, capsys):
    with pytest.raises(SystemExit) as stop:
        call_command("import_letters", str(tmp_path / "khong-co.csv"))
    assert stop.value.code == 1
    assert len(capsys.readouterr().err.strip().splitlines()) == 1


def test_the_command_says_what_became_of_the_rows(command):
    status, out, _err = command(f"{VIETNAMESE}\n{ROW}\n", "--publish")
    assert status == 0
    assert re.findall(r"\d+", out) == ["1", "0", "0", "0"]


def test_a_signer_too_long_for_the_register_is_named_not_cut(site, tmp_path):
    table = f"Số ký hiệu,Trích yếu,Người ký\n1/SGDĐT,Một,{'A' * 121}\n2/SGDĐT,Hai,Nguyễn Văn Thử\n"
    outcome = import_letters(makers.write(tmp_path, "so.csv", table))
    assert (outcome.created, outcome.failed) == (1, 1)
    assert Letter.objects.get().signer == "Nguyễn Văn Thử"


def test_a_row_that_names_files_says_that_they_are_still_to_come(site, tmp_path):
    table = "Số ký hiệu,Trích yếu,Tệp\n1/SGDĐT,Một,cv-1.pdf\n2/SGDĐT,Hai,\n"
    outcome = import_letters(makers.write(tmp_path, "so.csv", table))
    assert outcome.created == 2
    assert len(outcome.lines) == 1 and outcome.lines[0].startswith("dòng 2:")
