"""What reports do in their own ways: numbers broken, lists interrupted, bylines apart, tables of people."""

import io
from pathlib import Path
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH

from news.reading import Report, read, read_source
from tests.report_files import picture, saved

OPENING = "Sáng 12/8/2024, tại Hội trường Sở, Sở Giáo dục và Đào tạo tổ chức Hội nghị giao ban."


def plain(*lines: str) -> Report:
    return read("\n\n".join(["HỘI NGHỊ GIAO BAN", OPENING, *lines]))


def word(tmp_path: Path, made: docx.document.Document) -> Report:
    path = tmp_path / "bao-cao.docx"
    path.write_bytes(saved(made))
    return read(read_source(path))


def document() -> docx.document.Document:
    made = docx.Document()
    title = made.add_paragraph()
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    title.add_run("Hội nghị giao ban quý III").bold = True
    made.add_paragraph(OPENING)
    return made


def lists(report: Report) -> list[list[str]]:
    return [block.items for block in report.body if block.kind == "list"]


def test_a_letters_number_broken_over_two_lines_is_one_number() -> None:
    for broken in ("2302/SGDĐT-\nGDTX-CN&CTTT", "2302\n/SGDĐT-GDTX-CN&CTTT", "2302/SGDĐT-GDTX\n-CN&CTTT"):
        report = plain(f"Hội nghị triển khai Công văn số {broken} ngày 05 tháng 9 năm 2022 của Sở.")
        assert [found.number for found in report.citations] == ["2302/SGDĐT-GDTX-CN&CTTT"]


def test_a_numbered_list_goes_on_below_a_paragraph() -> None:
    report = plain(
        "Hội nghị thống nhất:", "1. Rà soát người học.", "2. Mở lớp xóa mù chữ.",
        "Riêng các huyện miền núi thực hiện theo kế hoạch đã duyệt.", "3. Báo cáo trước ngày 30/9.",
    )  # fmt: skip
    assert lists(report) == [["Rà soát người học.", "Mở lớp xóa mù chữ."], ["Báo cáo trước ngày 30/9."]]


def test_a_point_with_a_paragraph_below_it_begins_a_list() -> None:
    report = plain("1. Rà soát người học.", "Việc này xong trong tháng 9.", "2. Mở lớp xóa mù chữ.")
    assert lists(report) == [["Rà soát người học."], ["Mở lớp xóa mù chữ."]]


def test_captions_with_full_stops_inside_are_captions() -> None:
    report = plain(
        "Hội nghị kết thúc cùng ngày.", "ThS. Lê Văn Nam trao giấy khen. Ảnh: Lê Hoa",
        "Toàn cảnh Hội nghị. Ảnh: Lê Hoa",
    )  # fmt: skip
    assert len(report.captions) == 2


def test_a_byline_over_several_lines_is_one() -> None:
    report = plain("Hội nghị kết thúc.", "Người viết:\nPhạm Thị Dung\nChuyên viên Phòng GDTX")
    author: Any = report.author
    assert (author.name, author.position, author.unit) == ("Phạm Thị Dung", "Chuyên viên", "Phòng GDTX")


def test_a_writer_and_a_photographer_on_one_line_are_two() -> None:
    report = plain("Hội nghị kết thúc.", "Tin: Phạm Thị Dung – Ảnh: Lê Văn Hoa")
    assert report.author and report.author.name == "Phạm Thị Dung"
    assert report.body[-1].text == "Ảnh: Lê Văn Hoa"


def test_a_name_that_repeats_the_honorific_keeps_its_surname() -> None:
    report = plain("Tham dự có:", "- Ông Ông Ích Phúc – Trưởng phòng;", "- Bà Lê Thị Hai – Chuyên viên.")
    assert [(person.honorific, person.name) for person in report.delegates][0] == ("Ông", "Ông Ích Phúc")


def test_a_table_of_delegates_is_delegates(tmp_path) -> None:
    made = document()
    made.add_paragraph("Tham dự Hội nghị có:")
    table = made.add_table(3, 3)
    rows = (
        ("TT", "Họ và tên", "Chức vụ"),
        ("1", "Ông Lê Văn Ba", "Giám đốc"),
        ("2", "Bà Vũ Lan", "Chuyên viên"),
    )
    for n, row in enumerate(rows):
        for column, text in enumerate(row):
            table.cell(n, column).text = text
    report = word(tmp_path, made)
    assert [(person.name, person.position) for person in report.delegates] == [
        ("Lê Văn Ba", "Giám đốc"),
        ("Vũ Lan", "Chuyên viên"),
    ]
    assert not any(block.kind == "table" for block in report.body)


def test_a_table_of_names_and_results_stays_a_table(tmp_path) -> None:
    made = document()
    table = made.add_table(2, 2)
    for n, text in enumerate(("Họ và tên", "Điểm", "Lê Văn Ba", "18,5")):
        table.cell(n // 2, n % 2).text = text
    report = word(tmp_path, made)
    assert report.body[-1].kind == "table" and not report.delegates


def test_pictures_without_captions_have_a_gallery_where_most_of_them_stand(tmp_path) -> None:
    made = document()
    made.add_paragraph().add_run().add_picture(io.BytesIO(picture(0)))
    made.add_paragraph("Hội nghị thảo luận nhiều nội dung về tuyển sinh và đội ngũ trong năm học mới.")
    for n in (1, 2):
        made.add_paragraph().add_run().add_picture(io.BytesIO(picture(n)))
    made.add_paragraph("Hội nghị kết thúc vào lúc 11 giờ 30 phút cùng ngày sau phần kết luận của Giám đốc.")
    report = word(tmp_path, made)
    assert [block.kind for block in report.body] == ["paragraph", "paragraph", "gallery", "paragraph"]
    assert report.pictures == [(0, None), (1, None), (2, None)]


def test_a_paragraph_set_in_bold_over_the_report_is_its_lead(tmp_path) -> None:
    made = docx.Document()
    made.add_heading("Khai giảng ở ngôi trường vừa qua lũ", 0)
    lead = "Hai tuần sau trận lũ, thầy trò nhà trường vẫn kịp khai giảng năm học mới đúng ngày."
    made.add_paragraph().add_run(lead).bold = True
    made.add_paragraph(OPENING)
    made.add_paragraph("Buổi lễ ngắn gọn và ấm áp.")
    report = word(tmp_path, made)
    assert report.summary == lead and report.body[0].text == OPENING


def test_one_caption_for_two_pictures_is_not_given_twice(tmp_path) -> None:
    made = document()
    table = made.add_table(2, 2)
    for n in (0, 1):
        table.cell(0, n).paragraphs[0].add_run().add_picture(io.BytesIO(picture(n)))
    table.cell(1, 0).merge(table.cell(1, 1)).text = "Đại biểu thực hành theo nhóm"
    report = word(tmp_path, made)
    assert report.captions == ["Đại biểu thực hành theo nhóm"] and report.pictures == [(0, 0), (1, None)]
