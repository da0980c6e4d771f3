"""A scan's number, day and signer, where pen or seal spoil them: read again, never wrong and sure."""

import pytest
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from documents.extraction import can_ocr, digits, glyphs, ocr, signers
from documents.extraction.lines import Word
from documents.extraction.pages import DAY, NUMBER
from documents.extraction.surnames import meant
from documents.reading import LOOK_AT, read
from tests.papers import FONT

NEEDS_OCR = pytest.mark.skipif(not can_ocr(), reason="tesseract with Vietnamese is not installed")
BOLD, PEN = FONT.replace("Serif", "Serif-Bold"), FONT.replace("Serif", "Sans")
PLAIN = ImageFont.truetype(FONT, 44)
NO_WORDS = "V/v báo cáo kết quả học tập\nKính gửi: Các trường\nNơi nhận:\n- Lưu: VT.\nGIÁM ĐỐC\nVũ Thị An"


def head(number: str, day: str, *, by_pen: bool) -> Image.Image:
    """A letter's top, 300 dots an inch; by pen the digits are larger, of another hand and off the line."""
    page = Image.new("L", (2480, 1500), 255)
    draw = ImageDraw.Draw(page)
    pen, rise = (ImageFont.truetype(PEN, 66), -24) if by_pen else (PLAIN, 0)
    lines = (
        ("SỞ GIÁO DỤC VÀ ĐÀO TẠO", "TỈNH QUẢNG HÀ"),
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"),
    )
    for left, column in zip((300, 1250), lines, strict=True):
        for place, line in enumerate(column):
            draw.text((left, 200 + 75 * place), line, font=PLAIN, fill=20)
    for left, parts in (
        (300, ("Số: ", number, "/SGDĐT-GDTX")),
        (1250, ("Quảng Hà, ngày ", day, " tháng 5 năm 2022")),
    ):
        for part in parts:
            is_digits = part.isdigit()
            draw.text((left, 350 + rise * is_digits), part, font=pen if is_digits else PLAIN, fill=20)
            left += int(draw.textlength(part, font=pen if is_digits else PLAIN)) + 8 * is_digits
    for place, line in enumerate(("V/v báo cáo số học viên", "theo học lớp phổ thông")):
        draw.text((300, 425 + 75 * place), line, font=PLAIN, fill=20)
    for place in range(5):
        line = "Căn cứ kế hoạch năm học, Sở yêu cầu các đơn vị báo cáo kết quả tuyển sinh về Sở"
        draw.text((300, 800 + 90 * place), line, font=ImageFont.truetype(FONT, 50), fill=20)
    return page.rotate(-0.6, Image.Resampling.BICUBIC, fillcolor=255).filter(ImageFilter.GaussianBlur(1))


def fields_of(page: Image.Image):
    said = ocr.read(page)
    return read([said.text], by_ocr=True, unsure=[said.unsure])


@NEEDS_OCR
def test_digits_by_pen_wait_for_an_editor_whatever_they_are_read_as():
    found = fields_of(head("482", "27", by_pen=True))
    assert found.number.value.endswith("82/SGDĐT-GDTX") and found.issued.value.startswith("2022-05-")
    assert max(found.number.confidence, found.issued.confidence) < LOOK_AT


@NEEDS_OCR
def test_printed_digits_stay_sure():
    found = fields_of(head("482", "27", by_pen=False))
    assert (found.number.value, found.issued.value) == ("482/SGDĐT-GDTX", "2022-05-27")
    assert min(found.number.confidence, found.issued.confidence) >= LOOK_AT


def line_of(*texts: str) -> tuple[Image.Image, list[Word]]:
    """A page with one line of words in its head, and where they stand."""
    page = Image.new("L", (1600, 1000), 255)
    draw, left, words = ImageDraw.Draw(page), 100, []
    for text in texts:
        draw.text((left, 100), text, font=PLAIN, fill=0)
        box = draw.textbbox((left, 100), text, font=PLAIN)
        words.append(
            Word(("1",), int(box[0]), int(box[1]), int(box[2] - box[0]), int(box[3] - box[1]), text, 95.0)
        )
        left = int(box[2]) + 14
    return page, words


def renamed(words: list[Word], old: str, new: str) -> list[Word]:
    return [word._replace(text=word.text.replace(old, new)) for word in words]


def says(text: str, sure: float = 95):
    return lambda part: [Word(("1",), 0, 0, 10, 10, text, sure)]


def test_a_day_of_two_digits_that_was_read_as_one_is_put_right_and_doubted():
    page, words = line_of("Quảng Hà,", "ngày", "28", "tháng", "5", "năm", "2022")
    made, doubts = digits.read_again(page, renamed(words, "28", "2"), 0, says("28"))
    assert [word.text for word in made] == ["Quảng Hà,", "ngày", "28", "tháng", "5", "năm", "2022"]
    assert doubts[DAY] < LOOK_AT


def test_a_number_in_two_words_is_joined():
    page, words = line_of("Số:", "1", "47/QĐ-THPT")
    made, _doubts = digits.read_again(page, words, 0, says("147"))
    assert [word.text for word in made] == ["Số:", "147/QĐ-THPT"]


def test_what_both_readings_agree_upon_is_not_doubted():
    page, words = line_of("Số:", "147/QĐ-THPT")
    made, doubts = digits.read_again(page, words, 0, says("147"))
    assert [word.text for word in made] == ["Số:", "147/QĐ-THPT"]
    assert doubts == {}


def test_a_second_reading_that_does_not_fit_the_glyphs_changes_nothing_but_the_doubt():
    page, words = line_of("Số:", "147/QĐ-THPT")
    made, doubts = digits.read_again(page, words, 0, says("47"))
    assert [word.text for word in made] == ["Số:", "147/QĐ-THPT"]
    assert doubts[NUMBER] < LOOK_AT


def test_a_number_with_a_letter_behind_it_is_kept():
    page, words = line_of("Số:", "15a/QĐ-THPT")
    made, _doubts = digits.read_again(page, words, 0, says("15"))
    assert [word.text for word in made] == ["Số:", "15a/QĐ-THPT"]


@pytest.mark.parametrize(
    "texts", [("Số",), ("theo", "Công văn", "số", "12/QĐ-UBND"), ("ngày",), ("Số:", "/QĐ-THPT"), ()]
)
def test_where_no_number_and_no_day_stand_nothing_is_changed(texts):
    page, words = line_of(*texts)
    assert digits.read_again(page, words, 0, says("7")) == (words, {})


def test_a_slash_and_a_hyphen_are_told_from_digits():
    page, _words = line_of("147/QĐ-A")
    signs = glyphs.glyphs_in(page.crop((90, 80, 400, 170)), 45)
    assert [glyphs.is_slash(sign) for sign in signs] == [at == 3 for at in range(8)]
    assert [glyphs.is_hyphen(sign) for sign in signs] == [at == 6 for at in range(8)]


def test_doubts_of_the_digits_reach_the_fields():
    letter = f"Số: 94/SGDĐT-GDTX\tQuảng Hà, ngày 9 tháng 12 năm 2022\n{NO_WORDS}"
    sure, doubted = read([letter], by_ocr=True), read([letter], by_ocr=True, unsure=[{NUMBER: 0.5, DAY: 0.5}])
    assert min(sure.number.confidence, sure.issued.confidence) >= LOOK_AT
    assert max(doubted.number.confidence, doubted.issued.confidence) <= 0.5


def signed_foot() -> Image.Image:
    """The foot of a letter, a red seal and a blue signature over the surname."""
    page = Image.new("RGB", (2480, 1500), "white")
    draw = ImageDraw.Draw(page)
    draw.text((300, 300), "Nơi nhận:", font=PLAIN, fill=0)
    for place, line in enumerate(("- Như trên;", "- Lưu: VT.")):
        draw.text((300, 370 + 65 * place), line, font=PLAIN, fill=0)
    bold = ImageFont.truetype(BOLD, 50)
    draw.text((1550, 300), "HIỆU TRƯỞNG", font=bold, fill=0)
    draw.ellipse((1280, 340, 1680, 740), outline=(205, 60, 70), width=12)
    draw.ellipse((1340, 400, 1620, 680), outline=(205, 60, 70), width=5)
    draw.line(
        ((1500, 560), (1580, 430), (1600, 690), (1700, 470), (1760, 600), (1900, 480)),
        fill=(30, 60, 150),
        width=9,
    )
    # Print shines through ink.
    draw.text((1560, 640), "Tô Vĩnh Phát", font=bold, fill=0)
    return page.filter(ImageFilter.GaussianBlur(1))


@NEEDS_OCR
def test_a_name_under_a_seal_and_a_signature_is_read():
    assert "Tô Vĩnh Phát" in ocr.read(signed_foot()).text


def test_a_name_that_is_read_surely_is_not_read_again():
    words = [
        Word(("1",), 1500 + 100 * at, 700, 90, 40, part, 95) for at, part in enumerate(("Tô", "Vĩnh", "Phát"))
    ]

    def read_no_more(part: Image.Image) -> list[Word]:
        raise AssertionError

    page = Image.new("L", (2480, 1500), 255)
    assert signers.read_again(page, words, 600, (read_no_more,)) == words


@pytest.mark.parametrize(
    ("spoiled", "name"),
    [("Bài", "Bùi"), ("Đoàảii", "Đoàn"), ("Hoàrg", "Hoàng"), ("Tế", ""), ("Xyz", "")],
)
def test_a_surname_with_one_letter_misread_is_put_right_only_when_it_can_be_no_other(spoiled, name):
    assert meant(spoiled) == name
