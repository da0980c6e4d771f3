"""Reports come in any form of file, and read as they do in plain text, with their pictures."""

import io
import re
from collections import Counter
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH

from benchmarks.reading import SAMPLES, differences, reports_in
from news.reading import ReadingError, Report, ReportSource, Role, read, read_source
from tests.report_files import PORTAL_WORDS, Layout, docx_of, html_of, picture, saved, zip_of

SAMPLE = {name: expected for name, _data, expected in reports_in(SAMPLES)}
RICH = SAMPLE["captions-between-paragraphs"] | {"dropped": []}
LAYOUTS = {
    "italics-below": Layout(),
    "centred-above": Layout("above", "centred", headings="bold", real_lists=False, letterhead=True),
    "table-of-pictures": Layout("table", "plain"),
    "plain-below": Layout("below", "plain", headings="bold"),
    "caption-style": Layout("below", "named"),
}
WEB_LAYOUTS = {
    "figures": Layout("figure"),
    "italics-below": Layout("below", headings="bold", real_lists=False),
    "table": Layout("table"),
    "above": Layout("above"),
}


@pytest.fixture
def file(tmp_path: Path):
    def made(data: bytes, name: str = "bao-cao") -> Path:
        path = tmp_path / name
        path.write_bytes(data)
        return path

    return made


def opened(path: Path) -> tuple[ReportSource, Report]:
    source = read_source(path)
    return source, read(source)


def words(*texts: str) -> Counter[str]:
    return Counter(word for text in texts for word in re.findall(r"[^\W_]+", text))


def told_differences(expected: dict[str, Any], report: Report) -> dict[str, str]:
    """Without what the file's layout adds or cannot say."""
    found = differences(expected, report.as_json())
    return {
        name: told for name, told in found.items() if name not in ("dropped", "author", "captions_numbered")
    }


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
@pytest.mark.parametrize("name", SAMPLE)
def test_a_word_file_reads_as_the_plain_text_does(file, name: str, layout: Layout) -> None:
    source, report = opened(file(docx_of(SAMPLE[name], layout)))
    assert not told_differences(SAMPLE[name], report)
    captions = len(SAMPLE[name]["captions"])
    assert len(source.pictures) == captions
    assert report.pictures == [(n, n) for n in range(captions)]


@pytest.mark.parametrize("portal", [False, True], ids=["alone", "in-a-portal"])
@pytest.mark.parametrize("layout", WEB_LAYOUTS.values(), ids=WEB_LAYOUTS)
def test_a_web_page_reads_as_the_plain_text_does(file, layout: Layout, portal: bool) -> None:
    _source, report = opened(file(html_of(RICH, layout, portal=portal)))
    assert not told_differences(RICH, report)
    assert report.pictures == [(n, n) for n in range(len(RICH["captions"]))]


def test_what_a_portal_prints_round_a_report_is_dropped_and_said(file) -> None:
    _source, report = opened(file(html_of(RICH, portal=True)))
    assert set(PORTAL_WORDS) <= set(report.dropped)
    body = " ".join(report.words_kept()).replace(" ".join(report.dropped), "")
    assert "Không đọc" not in body


@pytest.mark.parametrize("maker", [docx_of, html_of])
@pytest.mark.parametrize("name", SAMPLE)
def test_no_word_of_a_file_is_lost_or_doubled(file, name: str, maker) -> None:
    source, report = opened(file(maker(SAMPLE[name])))
    assert words(*report.words_kept()) == words(source.text)


@pytest.mark.parametrize("maker", [docx_of, html_of])
def test_every_line_of_a_file_is_a_piece_of_the_report(file, maker) -> None:
    source, report = opened(file(maker(RICH)))
    assert [piece.n for piece in report.pieces] == list(range(len(report.pieces)))
    assert words(*(piece.text for piece in report.pieces)) == words(source.text)
    roles = Counter(piece.role for piece in report.pieces)
    assert roles[Role.TITLE] == 1 and roles[Role.CAPTION] == len(RICH["captions"])


def test_what_an_editor_placed_stays_where_it_was_put(file) -> None:
    source, report = opened(file(docx_of(RICH)))
    paragraph = next(piece for piece in report.pieces if piece.role == Role.PARAGRAPH)
    caption = next(piece for piece in report.pieces if piece.role == Role.CAPTION)
    again = read(source, {paragraph.n: Role.CAPTION, caption.n: Role.HEADING})
    assert again.pieces[paragraph.n].role == Role.CAPTION and again.pieces[caption.n].role == Role.HEADING
    assert paragraph.text in again.captions and caption.text not in again.captions
    assert [piece.text for piece in again.pieces] == [piece.text for piece in report.pieces]
    assert words(*again.words_kept()) == words(source.text)


@pytest.mark.parametrize("role", list(Role))
def test_any_piece_can_be_placed_anywhere_and_no_word_is_lost(file, role: Role) -> None:
    source, report = opened(file(docx_of(SAMPLE["capital-title-with-kicker"])))
    for piece in report.pieces[1:]:
        again = read(source, {piece.n: role})
        assert words(*again.words_kept()) == words(source.text)
        if role != Role.TABLE:
            assert again.pieces[piece.n].role == role


# Word files: what stands in them in odd ways.


def document(*texts: str) -> docx.document.Document:
    made = docx.Document()
    title = made.add_paragraph()
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    title.add_run("Hội nghị tổng kết năm học 2023 - 2024").bold = True
    made.add_paragraph("Sáng ngày 12/8/2024, tại Hội trường Sở, Sở Giáo dục và Đào tạo tổ chức Hội nghị.")
    for text in texts:
        made.add_paragraph(text)
    return made


def xml_run(text: str, tag: str = "t") -> str:
    return f'<w:r><w:{tag} xml:space="preserve">{text}</w:{tag}></w:r>'


def with_xml(made: docx.document.Document, xml: str) -> docx.document.Document:
    from docx.oxml import parse_xml

    w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    made.element.body.insert(len(made.element.body) - 1, parse_xml(f"<w:p {w} {mc}>{xml}</w:p>"))
    return made


def test_deleted_and_hidden_words_are_out_and_inserted_ones_in(file) -> None:
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r>"
    made = with_xml(
        document(),
        xml_run("Hội nghị ")
        + f'<w:del w:id="1" w:author="a">{xml_run("chưa ", "delText")}</w:del>'
        + f'<w:ins w:id="2" w:author="a">{xml_run("đã ")}</w:ins>'
        + hidden
        + xml_run("thành công."),
    )
    _source, report = opened(file(saved(made)))
    assert report.body[-1].text == "Hội nghị đã thành công."


def test_a_text_box_is_read_once(file) -> None:
    box = f"<w:txbxContent><w:p>{xml_run('Chữ trong khung của báo cáo.')}</w:p></w:txbxContent>"
    made = with_xml(
        document("Đoạn trước khung có đủ ý."),
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>"
        f"{box}</w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>",
    )
    source, _report = opened(file(saved(made)))
    assert source.text.count("Chữ trong khung") == 1


def test_headers_and_footers_are_dropped_and_said(file) -> None:
    made = document()
    made.sections[0].header.paragraphs[0].text = "Sở Giáo dục và Đào tạo Vân Sơn"
    made.sections[0].footer.paragraphs[0].text = "Lưu hành nội bộ"
    _source, report = opened(file(saved(made)))
    assert report.dropped == ["Sở Giáo dục và Đào tạo Vân Sơn", "Lưu hành nội bộ"]


def test_soft_hyphens_and_spaces_of_all_kinds_do_not_part_words(file) -> None:
    _source, report = opened(file(saved(document("Đại\u00adbiểu dự\u00a0\u2003Hội\u200bnghị đông đủ."))))
    assert report.body[-1].text == "Đạibiểu dự Hộinghị đông đủ."


def test_a_list_numbered_by_word_goes_on_after_a_paragraph(file) -> None:
    made = document("Hội nghị thống nhất:")
    for text in ("Rà soát người học trong toàn tỉnh.", "Mở lớp xóa mù chữ ở vùng cao."):
        made.add_paragraph(text, style="List Number")
    made.add_paragraph("Riêng các huyện miền núi thực hiện theo kế hoạch đã được duyệt từ đầu năm.")
    made.add_paragraph("Báo cáo kết quả về Sở trước ngày 30/9.", style="List Number")
    _source, report = opened(file(saved(made)))
    lists = [block for block in report.body if block.kind == "list"]
    assert [len(block.items) for block in lists] == [2, 1] and all(block.ordered for block in lists)


def test_points_of_a_deeper_level_stand_in_the_point_above_them(file) -> None:
    made = document("Hội nghị thống nhất:")
    made.add_paragraph("Về tuyển sinh", style="List Number")
    made.add_paragraph("Đối với lớp ban ngày", style="List Bullet 2")
    made.add_paragraph("Về đội ngũ", style="List Number")
    for paragraph in made.paragraphs[-2:-1]:
        numbers = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        numbers.get_or_add_ilvl().val = 1
        numbers.get_or_add_numId().val = made.styles["List Bullet 2"].element.pPr.numPr.numId.val
    _source, report = opened(file(saved(made)))
    (found,) = [block for block in report.body if block.kind == "list"]
    assert found.items[0].startswith("Về tuyển sinh\n") and "Đối với lớp ban ngày" in found.items[0]
    assert len(found.items) == 2


def test_a_table_keeps_its_empty_cells(file) -> None:
    made = document("Kết quả cụ thể như sau:")
    table = made.add_table(2, 3)
    for n, text in enumerate(("Đơn vị", "Số lớp", "Ghi chú", "Vân Sơn", "", "Đạt")):
        table.cell(n // 3, n % 3).text = text
    _source, report = opened(file(saved(made)))
    assert report.as_json()["body"][-1]["rows"] == [["Đơn vị", "Số lớp", "Ghi chú"], ["Vân Sơn", "", "Đạt"]]


def test_a_picture_used_twice_stands_twice_and_one_outside_is_no_picture(file) -> None:
    made = document()
    for text in ("Toàn cảnh Hội nghị buổi sáng", "Toàn cảnh Hội nghị buổi chiều"):
        made.add_paragraph().add_run().add_picture(io.BytesIO(picture(1)))
        made.add_paragraph(text)
    source, report = opened(file(saved(made)))
    assert len(source.pictures) == 2 and report.pictures == [(0, 0), (1, 1)]


# Web pages.


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1258"])
def test_a_page_in_any_encoding_is_read(file, encoding: str) -> None:
    import unicodedata

    text = html_of(RICH).decode()
    if encoding == "cp1258":
        text = "".join(_for_1258(char) for char in text).replace("utf-8", "windows-1258")
    _source, report = opened(file(text.encode(encoding, "xmlcharrefreplace")))
    assert report.title == unicodedata.normalize("NFC", RICH["title"])


def _for_1258(char: str) -> str:
    """The letter with its tone apart, as this code page stores it."""
    import unicodedata

    try:
        char.encode("cp1258")
    except UnicodeEncodeError:
        parts = unicodedata.normalize("NFD", char)
        tone = next((mark for mark in parts if mark in "\u0300\u0301\u0303\u0309\u0323"), "")
        return unicodedata.normalize("NFC", parts.replace(tone, "") if tone else parts) + tone
    return char


def test_a_picture_on_the_net_is_named_and_never_fetched(file, monkeypatch) -> None:
    page = html_of(RICH).decode()
    page = re.sub(r'src="data:[^"]+"', 'src="https://vanson.example/anh/toan-canh.jpg"', page)
    source, report = opened(file(page.encode()))
    assert not source.pictures and len(report.captions) == len(RICH["captions"])
    assert {name for name, _why in source.left_out} == {"toan-canh.jpg"}


def test_a_page_with_its_pictures_beside_it_in_a_zip(file) -> None:
    page = html_of(RICH).decode()
    for n in range(len(RICH["captions"])):
        page = re.sub(r'src="data:[^"]+"', f'src="trang_files/anh%20{n}.jpg"', page, count=1)
    members = {f"trang_files/anh {n}.jpg": picture(n) for n in range(len(RICH["captions"]))}
    source, report = opened(file(zip_of({"trang.html": page.encode(), **members})))
    assert report.pictures == [(n, n) for n in range(len(RICH["captions"]))]
    assert not any(found.beside for found in source.pictures)


# A ZIP of a report and its photos.


def test_photos_beside_a_report_go_by_the_numbers_in_their_names(file) -> None:
    text = (
        "Hội nghị tổng kết\n\nSáng 12/8/2024, Sở tổ chức Hội nghị.\n\nHình 1: Toàn cảnh\n\nHình 2: Trao quà\n"
    )
    photos = {"anh/Hình 2.jpg": picture(2), "anh/Hình 1.jpg": picture(1), "__MACOSX/._x": b"x"}
    source, report = opened(file(zip_of({"bao cao.txt": text.encode(), **photos})))
    by_caption = {caption: source.pictures[n].name for n, caption in report.pictures}
    assert by_caption == {0: "Hình 1.jpg", 1: "Hình 2.jpg"}


def test_a_zip_without_a_report_says_so(file) -> None:
    with pytest.raises(ReadingError) as refused:
        read_source(file(zip_of({"a.jpg": picture(1)})))
    assert refused.value.code == "not-a-report"
