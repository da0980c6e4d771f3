"""Letters as they are scanned: a seal over the signer's title, columns side by side, a red stamp."""

import pytest
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from documents import secrecy
from documents.extraction import can_ocr, inks, lines, ocr
from documents.extraction.lines import Word
from documents.reading import read
from tests.papers import FONT

BOLD = FONT.replace("Serif", "Serif-Bold")
NEEDS_OCR = pytest.mark.skipif(not can_ocr(), reason="tesseract with Vietnamese is not installed")
RED, GRAY = (205, 40, 45), (128, 128, 128)


def foot(seal: tuple[int, int, int] | None = None) -> Image.Image:
    """The lower half of a letter, 300 dots an inch, its seal over the left of the signer's title."""
    page = Image.new("RGB", (2480, 1700), "white")
    draw = ImageDraw.Draw(page)
    if seal:
        draw.ellipse((1290, 640, 1710, 1060), outline=seal, width=14)
        draw.ellipse((1360, 710, 1640, 990), outline=seal, width=6)
        draw.regular_polygon((1500, 850, 60), 4, fill=seal)
    small, plain = ImageFont.truetype(FONT, 40), ImageFont.truetype(FONT, 50)
    bold = ImageFont.truetype(BOLD, 50)
    for place, line in enumerate(
        ("Sở yêu cầu các đơn vị báo cáo kết quả tuyển sinh trước ngày", "mười lăm tháng sáu năm nay.")
    ):
        draw.text((300, 300 + 90 * place), line, font=plain, fill=0)
    for place, line in enumerate(("Nơi nhận:", "- Như trên;", "- Lãnh đạo Sở;", "- Lưu: Văn thư.")):
        draw.text((300, 640 + 70 * place), line, font=small, fill=0)
    draw.text((1560, 640), "KT. GIÁM ĐỐC", font=bold, fill=0)
    draw.text((1500, 720), "PHÓ GIÁM ĐỐC", font=bold, fill=0)
    draw.text((1540, 1120), "Nguyễn Thị Minh", font=bold, fill=0)
    return page.filter(ImageFilter.GaussianBlur(1))


def darkest(picture: Image.Image, box: tuple[int, int, int, int]) -> int:
    return picture.crop(box).getextrema()[0]


# A stretch of the ring, and a letter of the title, neither over the other.
RING, LETTER = (1285, 800, 1310, 900), (1900, 725, 1960, 770)


@pytest.mark.parametrize("seal", [RED, GRAY], ids=["red", "gray"])
def test_a_seal_is_taken_from_the_ink_and_kept_apart(seal):
    picture = foot(seal)
    ink, stamps = inks.parted(picture if seal == RED else picture.convert("L"))
    assert darkest(ink, RING) > 180
    assert darkest(ink, LETTER) < 60
    assert stamps is not None
    assert darkest(stamps, RING) < 180


def test_a_page_without_a_seal_has_none_and_keeps_its_ink():
    ink, stamps = inks.parted(foot().convert("L"))
    assert stamps is None
    assert darkest(ink, LETTER) < 60


def test_a_page_of_faint_print_loses_none_of_it():
    faint = foot().convert("L").point(lambda shade: 120 + shade // 2)
    ink, _stamps = inks.parted(faint)
    assert darkest(ink, LETTER) < 160


def test_an_empty_page_and_a_small_one_are_no_fault():
    for size in ((8, 8), (40, 900), (2480, 3508)):
        ink, stamps = inks.parted(Image.new("RGB", size, "white"))
        assert ink.size == size
        assert stamps is None


@NEEDS_OCR
@pytest.mark.parametrize("seal", [None, RED, GRAY], ids=["none", "red", "gray"])
def test_who_signs_and_who_receives_is_read_under_a_seal(seal):
    picture = foot(seal).rotate(0.6, Image.Resampling.BICUBIC, fillcolor="white")
    text = ocr.read(picture if seal == RED else picture.convert("L")).text
    fields = read(["Kính gửi: Các trường\n" + text], by_ocr=True)
    assert fields.signer.value == "Nguyễn Thị Minh"
    assert fields.signer_position.value == "Phó Giám đốc"
    assert fields.signing_capacity.value == "KT."
    assert fields.recipients.value == ["Như trên", "Lãnh đạo Sở", "Lưu: Văn thư"]


@NEEDS_OCR
def test_a_red_mark_of_secrecy_is_read_too():
    picture = foot()
    draw = ImageDraw.Draw(picture)
    draw.rectangle((1700, 90, 2100, 230), outline=RED, width=8)
    draw.text((1800, 120), "MẬT", font=ImageFont.truetype(BOLD, 70), fill=RED)
    text = ocr.read(picture).text
    assert secrecy.is_marked(text, by_ocr=True)


def word(text: str, left: int, top: int, block: str = "1", sure: float = 90) -> Word:
    return Word((block, str(top)), left, top, 12 * len(text), 30, text, sure)


def test_blocks_stand_from_top_to_bottom_whatever_their_numbers():
    words = [word("dưới", 100, 900, "1"), word("trên", 100, 100, "2")]
    assert lines.laid_out(words) == "trên\ndưới"


def test_columns_of_a_foot_stand_side_by_side():
    words = [
        word("nhận", 100, 900, "1"),
        word("trên", 100, 960, "1"),
        word("TRƯỞNG", 900, 905, "2"),
        word("PHÒNG", 1000, 905, "2"),
    ]
    assert lines.laid_out(words, 880) == "nhận\tTRƯỞNG PHÒNG\ntrên"


def test_strokes_of_a_signature_are_no_words():
    words = [word("Lưu", 100, 900), word("l#", 900, 900, "2", sure=50), word("xYzt", 900, 960, "2", sure=20)]
    assert lines.laid_out(words) == "Lưu"


@pytest.mark.parametrize(
    ("slip", "meant"),
    [
        ("củỦa trung tâm", "của trung tâm"),
        ("xóa mù chỮ", "xóa mù chữ"),
        ("tố chức hội nghị", "tổ chức hội nghị"),
        ("chỉ tiết kiệm", "chỉ tiết kiệm"),
        ("GDTrH, SGDĐT, UBND", "GDTrH, SGDĐT, UBND"),
    ],
)
def test_slips_that_can_be_nothing_else_are_mended(slip, meant):
    assert ocr.mended(slip) == meant


@pytest.mark.parametrize(
    ("printed", "position", "capacity"),
    [
        ("K1. GLÁM ĐỐC\nPHÓ GIÁM ĐỐC L", "Phó Giám đốc", "KT."),
        ("` TRƯỞNG PHÒNG", "Trưởng phòng", None),
        ("TUQ. HIỆU TRƯỞNG\nTRƯỞNG PHÒNG ĐÀO TẠO", "Trưởng phòng Đào tạo", "TUQ."),
    ],
)
def test_a_title_that_a_scan_has_spoiled_is_put_right(printed, position, capacity):
    text = f"Kính gửi: Các trường\nNội dung.\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n{printed}\nTrần Thị Lan"
    fields = read([text], by_ocr=True)
    assert fields.signer_position.value == position
    assert fields.signing_capacity.value == capacity
