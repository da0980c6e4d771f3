"""The top of a scanned letter: no line near a stamp is lost, and doubtful words make a field less sure."""

import pytest
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from documents.extraction import can_ocr, ocr, phrases, read_file, top
from documents.extraction.lines import Word
from documents.reading import LOOK_AT, read
from tests import papers
from tests.papers import FONT

NEEDS_OCR = pytest.mark.skipif(not can_ocr(), reason="tesseract with Vietnamese is not installed")
HEAD = (
    "SỞ GIÁO DỤC VÀ ĐÀO TẠO\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
    "TỈNH QUẢNG HÀ\tĐộc lập - Tự do - Hạnh phúc\n"
    "Số: 94/SGDĐT-GDTX\tQuảng Hà, ngày 9 tháng 12 năm 2022\n"
)
LETTER = HEAD + (
    "V/v tuyển sinh lớp xóa mù chữ\nKính gửi: Các trung tâm\n"
    "Nơi nhận:\n- Như trên;\n- Lưu: VT.\nGIÁM ĐỐC\nNguyễn Thị Mai\n"
)


def stamped_letter() -> Image.Image:
    """A letter's top, 300 dots an inch, with a framed stamp of arrival beside what it is about."""
    page = Image.new("L", (2480, 1900), 255)
    draw = ImageDraw.Draw(page)
    plain, large = ImageFont.truetype(FONT, 44), ImageFont.truetype(FONT, 52)
    left = ("SỞ GIÁO DỤC VÀ ĐÀO TẠO", "TỈNH QUẢNG HÀ", "Số: 94/SGDĐT-GDTX", "V/v báo cáo số học viên")
    right = (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Quảng Hà, ngày 9 tháng 12 năm 2022",
    )
    for place, line in enumerate((*left, "theo học lớp phổ thông")):
        draw.text((300, 200 + 75 * place), line, font=plain, fill=20)
    for place, line in enumerate(right):
        draw.text((1250, 200 + 75 * place), line, font=plain, fill=20)
    draw.rectangle((290, 590, 780, 890), outline=90, width=4)
    for place, line in enumerate(("PHÒNG VĂN THƯ", "CÔNG VĂN ĐẾN", "Số: 1187", "Ngày: 15/12/2022")):
        draw.text((310, 605 + 65 * place), line, font=plain, fill=90)
    draw.text((850, 640), "Kính gửi: Các trung tâm giáo dục thường xuyên", font=large, fill=20)
    for place in range(5):
        line = "Căn cứ kế hoạch năm học, Sở yêu cầu các đơn vị báo cáo kết quả tuyển sinh về"
        draw.text((300, 950 + 90 * place), line, font=large, fill=20)
    return page.rotate(-0.7, Image.Resampling.BICUBIC, fillcolor=255).filter(ImageFilter.GaussianBlur(1))


@NEEDS_OCR
def test_a_stamp_of_arrival_hides_no_line_of_the_top():
    said = ocr.read(stamped_letter())
    found = read([said.text], by_ocr=True, unsure=[said.unsure])
    assert found.number.value == "94/SGDĐT-GDTX"
    assert found.issued.value == "2022-12-09"
    assert found.abstract.value == "Báo cáo số học viên theo học lớp phổ thông"
    assert found.issuer.value == "Sở Giáo dục và Đào tạo tỉnh Quảng Hà"


def word(text: str, left: int, high: int, sure: float, line: str = "1") -> Word:
    return Word((line,), left, high, 30 * len(text), 40, text, sure)


def test_what_was_lost_is_added_and_what_was_doubted_is_read_better():
    words = [word("Số:", 100, 100, 90), word("34/GDTH", 220, 100, 40), word("xa", 900, 100, 30)]
    again = [
        word("Số:", 100, 100, 92, "a"),
        word("94/GDTH", 220, 100, 93, "a"),
        word("sinh", 100, 200, 95, "b"),
    ]
    made = top.read_apart(Image.new("L", (1000, 400)), words, 300, lambda part: again)
    assert [one.text for one in made] == ["Số:", "94/GDTH", "sinh"]


def test_what_was_read_surely_stays():
    words = [word("trường", 100, 100, 96), word("học", 300, 100, 96)]
    again = [word("GƯỜNG", 100, 100, 60, "a"), word("|", 600, 100, 95, "b")]
    assert top.read_apart(Image.new("L", (1000, 400)), words, 300, lambda part: again) == words


def test_without_a_motto_there_is_no_top():
    assert top.bottom_of([word("Trang", 100, 100, 96), word("hai", 300, 100, 96)], 3000) is None
    assert top.bottom_of([], 3000) is None


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("Thu, chỉ kinh phí dạy thêm", "Thu, chi kinh phí dạy thêm"),
        ("tố chức thi tuyến sinh", "tổ chức thi tuyển sinh"),
        ("ÚY BAN NHÂN DÂN", "ỦY BAN NHÂN DÂN"),
        ("UỶ BAN NHÂN DÂN", "UỶ BAN NHÂN DÂN"),
        ("hoàn thành phổ cập", "hoàn thành phổ cập"),
        ("cần bổ sung cán bộ", "cần bổ sung cán bộ"),
        ("có quan hệ, cần cử người, để nghỉ hè", "có quan hệ, cần cử người, để nghỉ hè"),
        ("Nguyễn Trung Tâm", "Nguyễn Trung Tâm"),
    ],
)
def test_marks_of_everyday_phrases_are_put_right_and_no_others(printed: str, meant: str):
    assert phrases.respelled(printed) == meant


def test_a_word_that_the_recogniser_doubts_makes_its_field_less_sure():
    sure = read([LETTER], by_ocr=True)
    doubted = read([LETTER], by_ocr=True, unsure=[{"mù": 0.5}])
    assert sure.abstract.confidence >= LOOK_AT > doubted.abstract.confidence
    assert doubted.number.confidence == sure.number.confidence


def test_a_word_that_no_one_writes_makes_an_abstract_of_a_scan_less_sure():
    spoilt = LETTER.replace("xóa mù", "xáo mzù")
    assert read([spoilt], by_ocr=True).abstract.confidence < LOOK_AT
    assert read([LETTER.replace("lớp", "online")], by_ocr=True).abstract.confidence >= LOOK_AT


def test_only_what_stands_on_a_scanned_page_is_less_sure():
    head, foot = LETTER.split("Nơi nhận", 1)
    pages = [head, "Nơi nhận" + foot]
    typed, mixed = read(pages), read(pages, by_ocr=[False, True])
    assert mixed.abstract.confidence == typed.abstract.confidence
    assert mixed.signer.confidence < typed.signer.confidence


def test_a_page_of_a_few_short_lines_is_read_in_lines(tmp_path):
    """A reader of PDFs takes such a page for one written downwards."""
    path = tmp_path / "a.pdf"
    path.write_bytes(papers.pdf(["Nơi nhận:\n- Như trên;\n- Lưu: VT.\nGIÁM ĐỐC\nLục Minh Khuê"]))
    assert read_file(path).text.splitlines() == [
        "Nơi nhận:",
        "- Như trên;",
        "- Lưu: VT.",
        "GIÁM ĐỐC",
        "Lục Minh Khuê",
    ]
