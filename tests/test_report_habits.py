"""Habits of offices that send reports, each met where it may stand."""

import datetime as dt

import pytest

from news.reading import Author, Report, read
from tests import reports

WRITER = Author("Lê Thị Thu Hà", "Chuyên viên", "Phòng GDTX")
NAMED = Author("Lê Thị Thu Hà")
CAPTIONS = list(reports.CAPTIONS)


def written(
    *, top: str = reports.TITLE, moment: str = "", writer: str = "", end: str = "", captions: str = ""
) -> Report:
    delegates = "\n".join(["Tham dự hội nghị có:", *reports.DELEGATES])
    shown = captions or "\n\n".join(reports.CAPTIONS)
    parts = [top, moment, reports.OPENING, delegates, reports.CITING, reports.PLAIN, writer, shown, end]
    return read("\n\n".join(part for part in parts if part))


BYLINES = [
    ("Lê Thị Thu Hà – Chuyên viên Phòng GDTX", WRITER),
    ("Lê Thị Thu Hà\n\nChuyên viên Phòng GDTX", WRITER),
    ("Bài, ảnh: Lê Thị Thu Hà (Chuyên viên Phòng GDTX)", WRITER),
    ("Người viết: Lê Thị Thu Hà\n\nChức vụ: Chuyên viên\n\nĐơn vị: Phòng GDTX", WRITER),
    ("NGƯỜI VIẾT BÀI\n\n(Đã ký)\n\nLê Thị Thu Hà", NAMED),
    ("Tổng hợp: Lê Thị Thu Hà", NAMED),
    ("Bài/ảnh: Lê Thị Thu Hà", NAMED),
    ("Lê Thị Thu Hà | Phòng GDTX", Author("Lê Thị Thu Hà", unit="Phòng GDTX")),
]


@pytest.mark.parametrize(("byline", "author"), BYLINES)
def test_the_writer_is_known_below_the_captions(byline: str, author: Author) -> None:
    report = written(end=byline)

    assert (report.author, report.captions) == (author, CAPTIONS)


@pytest.mark.parametrize(("byline", "author"), [pair for pair in BYLINES if pair[1] == WRITER])
def test_the_writer_is_known_above_the_captions(byline: str, author: Author) -> None:
    report = written(writer=byline)

    assert (report.author, report.captions) == (author, CAPTIONS)


@pytest.mark.parametrize(
    "top",
    [
        f"Kính gửi: Ban Biên tập Cổng thông tin điện tử Sở\n\n{reports.TITLE}",
        f"Chuyên mục: Khuyến học\n\nTiêu đề: {reports.TITLE}",
        f"Tên tin: {reports.TITLE}\n\nNội dung:",
    ],
)
def test_what_is_written_to_the_editors_is_no_title(top: str) -> None:
    report = written(top=top)

    assert report.title == reports.TITLE
    assert report.body[0].text == reports.OPENING


@pytest.mark.parametrize(
    "moment",
    ["Đăng lúc 16g25 ngày 23/8/2024", "Thứ Sáu, ngày 23/08/2024 - 16:25 (GMT+7) Nghe đọc bài | Cỡ chữ"],
)
def test_the_moment_of_publishing_is_read_in_the_ways_portals_print_it(moment: str) -> None:
    assert str(written(moment=moment).updated_at) == "2024-08-23 16:25:00+07:00"


@pytest.mark.parametrize(
    "moment", ["Đăng vào 23 Tháng tám, 2024 bởi quantri", "Tháng Tám 23, 2024", "23 Tháng 8, 2024"]
)
def test_months_in_words_are_months(moment: str) -> None:
    assert str(written(moment=moment).updated_at) == "2024-08-23 00:00:00+07:00"


@pytest.mark.parametrize(
    "form", ["[Ảnh {n}: {text}]", "(Ảnh {n}: {text})", "H{n}. {text}", "Ảnh {n}/ {text}"]
)
def test_numbered_captions_lose_their_number_and_brackets(form: str) -> None:
    lines = [form.format(n=n, text=caption) for n, caption in enumerate(reports.CAPTIONS, 1)]
    report = written(captions="\n\n".join(lines))

    assert (report.captions, report.captions_numbered) == (CAPTIONS, True)


def test_recipients_and_telephone_numbers_are_left_out() -> None:
    end = "Nơi nhận:\n- Ban Biên tập;\n- Lưu: VT.\n\nLê Thị Thu Hà\n\nĐiện thoại: 0907 000 118"
    report = written(end=end)

    assert report.author == NAMED
    assert report.dropped[-4:] == ["Nơi nhận:", "- Ban Biên tập;", "- Lưu: VT.", "Điện thoại: 0907 000 118"]


@pytest.mark.parametrize(
    ("opening", "rest"),
    [
        ("Chiều thứ Sáu (15/8)", "Thực hiện Kế hoạch số 12/KH-SGDĐT ngày 10/7/2025, các xã đã mở lớp."),
        ("Chiều 15/8", "Đây là việc đầu tiên của năm học 2025-2026 ở các xã vùng cao."),
    ],
)
def test_a_day_without_its_year_takes_it_from_the_rest_of_the_report(opening: str, rest: str) -> None:
    held = f"{opening}, tại Hội trường Sở Giáo dục và Đào tạo, Sở Giáo dục và Đào tạo tổ chức hội nghị."
    report = read("\n\n".join(["HỘI NGHỊ KHUYẾN HỌC", held, rest, reports.PLAIN]))

    assert report.event_start == dt.date(2025, 8, 15)


def test_this_morning_is_the_day_of_publishing() -> None:
    held = "Sáng nay, tại Hội trường Sở Giáo dục và Đào tạo, Sở Giáo dục và Đào tạo tổ chức hội nghị."
    report = read("\n\n".join(["HỘI NGHỊ KHUYẾN HỌC", "Đăng ngày 28/05/2025", held, reports.PLAIN]))

    assert report.event_start == dt.date(2025, 5, 28)


def test_a_foreign_name_keeps_its_hyphen() -> None:
    guests = "Tham dự có:\n- Ông Park Sung-min – Giám đốc Công ty Hàn Việt;\n- Bà Lê Thị Hoa – Trưởng phòng."
    report = read("\n\n".join([reports.TITLE, reports.OPENING, guests, reports.PLAIN]))

    assert report.delegates[0].name == "Park Sung-min"
    assert report.as_json()["delegates"][0]["position"] == "Giám đốc Công ty Hàn Việt"


def test_a_short_question_over_its_answer_is_a_heading() -> None:
    report = read("\n\n".join([reports.TITLE, reports.OPENING, "Vì sao phải ký?", reports.PLAIN]))

    assert [block.kind for block in report.body] == ["paragraph", "heading", "paragraph"]
