"""The same report in another office's manner is read the same, and what looks alike is told apart."""

import re
import textwrap
from collections.abc import Callable
from typing import Any

import pytest

from benchmarks.reading import differences
from news.reading import decode, read
from news.reading.event import organiser_in
from tests.test_reading import IDS, OPEN_SET, words

OPENING = """Sáng 15/8/2023, tại Hội trường Sở GD&ĐT, Sở GD&ĐT tổ chức Hội nghị tổng kết năm học 2022-2023. \
Tham dự có 200 đại biểu.
"""
ENDING = "Hội nghị đã kết thúc vào buổi chiều.\n"


def of(*lines: str, title: str = "Hội nghị tổng kết năm học 2022-2023") -> dict[str, Any]:
    """The report of these lines between an opening and an ending, every word of it accounted for."""
    text = "\n".join([title + "\n", OPENING, *lines, "", ENDING])
    report = read(text)
    assert words(*report.words_kept()) == words(text)
    return report.as_json()


def middle(found: dict[str, Any]) -> list[dict[str, Any]]:
    return found["body"][1:-1]


def with_marker(marker: str) -> Callable[[str], str]:
    return lambda text: re.sub(r"(?m)^[-–•+]\s?(?=[^\W\d_])(?!Lịch)", f"{marker} ", text)


def wrapped(text: str) -> str:
    lines = text.splitlines()
    return "\n".join(
        line if "\t" in line or "|" in line else "\n".join(textwrap.wrap(line, 100, break_on_hyphens=False))
        for line in lines
    )


MANNERS: dict[str, Callable[[str], str]] = {
    "without empty lines": lambda text: re.sub(r"\s*[\r\n]+", "\n", text),
    "no-break spaces": lambda text: text.replace(" ", "\u00a0"),
    "Windows line ends": lambda text: re.sub(r"\r?\n", "\r\n", text),
    "indented": lambda text: re.sub(r"(?m)^(?=[^\s|][^\t|]*$)", "    ", text),
    "bullets +": with_marker("+"),
    "bullets •": with_marker("•"),
    "bullets *": with_marker("*"),
    "lines of 100 characters": wrapped,
}


@pytest.mark.parametrize("manner", MANNERS)
@pytest.mark.parametrize(("data", "expected"), [one[1:] for one in OPEN_SET], ids=IDS)
def test_a_sample_in_another_manner_is_read_the_same(
    data: bytes, expected: dict[str, Any], manner: str
) -> None:
    text = MANNERS[manner](decode(data))
    report = read(text)
    assert words(*report.words_kept()) == words(text)
    assert not differences(expected, report.as_json())


@pytest.mark.parametrize("data", [one[1] for one in OPEN_SET], ids=IDS)
def test_more_furniture_round_a_sample_is_dropped(data: bytes) -> None:
    text = decode(data)
    found, plain = (
        read(one).as_json()
        for one in (f"Trang chủ » Tin tức\n{text}\n\nIn trang | Gửi email\nLượt xem: 1.204\n", text)
    )
    assert len(found.pop("dropped")) > len(plain.pop("dropped"))
    assert found == plain


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("HỘI NGHỊ TỔNG KẾT\nNĂM HỌC 2022-2023", "HỘI NGHỊ TỔNG KẾT NĂM HỌC 2022-2023"),
        ("HỘI NGHỊ TỔNG KẾT\nnăm học 2022-2023", "HỘI NGHỊ TỔNG KẾT năm học 2022-2023"),
        ("CHUYÊN ĐỀ NGỮ VĂN:\n“ĐỌC HIỂU VĂN BẢN”", "CHUYÊN ĐỀ NGỮ VĂN: “ĐỌC HIỂU VĂN BẢN”"),
        ("Hội thảo khoa học:\nNhiều ý kiến hay", "Hội thảo khoa học: Nhiều ý kiến hay"),
        ("Tập huấn dạy học\n(Dành cho giáo viên)", "Tập huấn dạy học (Dành cho giáo viên)"),
        ("Tổng kết năm 2023\nTriển khai nhiệm vụ", "Tổng kết năm 2023 Triển khai nhiệm vụ"),
        ("Ngày hội đọc sách\n(Nguồn: Báo Hòa Lâm)", "Ngày hội đọc sách"),
        ("Tổng kết năm học\nLê Văn An", "Tổng kết năm học"),
        ("Tổng kết năm học\nToàn cảnh Hội nghị", "Tổng kết năm học"),
        ("SỞ GD&ĐT TỔNG KẾT NĂM HỌC\n\nKẾT QUẢ ĐẠT ĐƯỢC", "SỞ GD&ĐT TỔNG KẾT NĂM HỌC"),
    ],
)
def test_a_title_takes_its_own_lines_only(head: str, title: str) -> None:
    found = of(title=head)
    assert found["title"] == title
    assert OPENING.strip() in [block.get("text") for block in found["body"]]


@pytest.mark.parametrize("marked", ["1. {}", "(1) {}", "1/ {}"])
def test_points_with_points_of_their_own_are_one_list(marked: str) -> None:
    points = ["Đổi mới dạy học, cụ thể:", "Xóa mù chữ.", "Cơ sở vật chất:"]
    first, second, third = (
        marked.replace("1", str(place)).format(text) for place, text in enumerate(points, start=1)
    )
    (block,) = middle(
        of(first, "- Ôn tập;", "- Kiểm tra.", second, third, "a) Sửa phòng học;", "b) Mua máy.")
    )
    assert block["ordered"]
    assert block["items"] == [
        "Đổi mới dạy học, cụ thể:\n- Ôn tập;\n- Kiểm tra",
        "Xóa mù chữ",
        "Cơ sở vật chất:\na) Sửa phòng học;\nb) Mua máy",
    ]


def test_numbered_labels_each_with_a_list_are_headings() -> None:
    found = of("1. Về nội dung:", "- Bổ sung sách;", "2. Về hình thức:", "- Học trực tiếp.")
    assert [block["type"] for block in middle(found)] == ["heading", "list", "heading", "list"]


def test_bullets_below_a_finished_list_are_a_list_of_their_own() -> None:
    found = of("1. Việc một.", "2. Việc hai.", "- Điều khác.")
    assert [block["items"] for block in middle(found)] == [["Việc một", "Việc hai"], ["Điều khác"]]


def test_groups_of_delegates_keep_their_labels() -> None:
    found = of(
        "* Về phía Sở GD&ĐT có:", "- Ông Hà Văn Lâm, Phó Giám đốc Sở;",
        "* Về phía huyện có:", "- Bà MA THỊ NẾT – Phó Chủ tịch UBND huyện;", "- Lãnh đạo các phòng.",
    )  # fmt: skip
    kinds = [block["type"] for block in middle(found)]
    assert kinds == ["paragraph", "delegates", "paragraph", "delegates", "list"]
    assert [person["name"] for person in found["delegates"]] == ["Hà Văn Lâm", "MA THỊ NẾT"]


def test_a_speaker_by_office_is_a_delegate() -> None:
    found = of(
        "Tham dự có:", "- Thầy Hà Văn Lâm, chuyên viên Sở, báo cáo viên;",
        "- Ông Lê An, Giám đốc điều hành Công ty B.",
    )  # fmt: skip
    assert [person["name"] for person in found["delegates"]] == ["Hà Văn Lâm", "Lê An"]


def test_a_numbered_part_of_the_programme_is_a_heading_and_a_timetable_is_not() -> None:
    parts = ("Phiên thứ nhất: Đổi mới dạy học", "Phiên thứ hai: Xóa mù chữ ở vùng cao")
    found = of(parts[0], "", "Các đại biểu nghe báo cáo.", "", parts[1], "", "Các trung tâm nêu khó khăn.")
    assert [block["type"] for block in middle(found)] == ["heading", "paragraph"] * 2
    assert not found["captions"]
    assert [block["type"] for block in middle(of(*parts))] == ["paragraph", "paragraph"]


@pytest.mark.parametrize(
    ("runs", "before"), [((1, 2), 2), ((1, 1, 3), 3), ((1, 2, 1), 1), ((2, 2), 1), ((1, 1), 1)]
)
def test_the_gallery_stands_where_most_captions_stood_or_else_the_first(
    runs: tuple[int, ...], before: int
) -> None:
    numbers = iter(range(1, 10))
    lines = []
    for run in runs:
        lines += [
            "Các đại biểu thảo luận về nhiệm vụ năm học.",
            *(f"Hình {next(numbers)}: A" for _ in range(run)),
        ]
    blocks = [block["type"] for block in middle(of(*lines))]
    assert blocks.index("gallery") == before


@pytest.mark.parametrize(
    ("sentence", "organiser"),
    [
        ("Hội nghị trực tuyến đã diễn ra sôi nổi.", None),
        ("Liên hoan văn nghệ đã khai mạc.", None),
        ("Bà Trà, Phó Giám đốc Sở GD&ĐT chủ trì Hội nghị.", None),
        ("Ngày 5/9, Hội Khuyến học tỉnh tổ chức hội thảo.", "Hội Khuyến học tỉnh"),
        ("Ngày 4/3, Tổ Toán tổ chức chuyên đề.", "Tổ Toán"),
    ],
)
def test_an_event_or_a_chair_is_no_organiser(sentence: str, organiser: str | None) -> None:
    assert organiser_in(sentence) == organiser


def test_a_numbered_list_of_people_is_delegates() -> None:
    found = of("Chủ trì có:", "1. Nguyễn Văn Bảy – Phó Giám đốc Sở;", "2. Bà Trần Thị Tám, Trưởng phòng.")
    assert [person["position"] for person in found["delegates"]] == ["Phó Giám đốc Sở", "Trưởng phòng"]


def test_people_elected_or_rewarded_are_no_delegates() -> None:
    found = of("Hội nghị bầu Ban Thanh tra gồm:", "1. Đ/c Nông Văn Sình", "2. Đ/c Lý Thị Mẩy")
    assert not found["delegates"]
    assert middle(found)[1]["items"] == ["Đ/c Nông Văn Sình", "Đ/c Lý Thị Mẩy"]


def test_people_below_their_label_are_delegates_and_not_captions() -> None:
    found = of(
        "Về phía huyện có:", "", "Ông Lê Hiệp, Phó Chủ tịch, chủ trì Hội nghị", "", "Bà Vũ Mai, Trưởng phòng"
    )
    assert len(found["delegates"]) == 2 and not found["captions"]


@pytest.mark.parametrize(
    "line",
    [
        "Lãnh đạo Sở phát biểu chỉ đạo Hội nghị.",
        "Các đại biểu đã thảo luận sôi nổi.",
        "Hình ảnh người thầy luôn đẹp trong lòng học trò.",
        "Chủ đề: “Công dân học tập” được nhiều đại biểu quan tâm.",
        "- Chịu trách nhiệm trước Giám đốc Sở về kết quả.",
        "Xếp hạng thi đua của các đơn vị được công bố.",
    ],
)
def test_a_short_sentence_stays_in_the_text(line: str) -> None:
    found = of(line)
    assert not found["captions"] and not found["dropped"]
    assert len(middle(found)) == 1


def test_captions_with_full_stops_are_captions_where_a_view_of_the_hall_is_one() -> None:
    found = of(
        "Quang cảnh Hội nghị.", "", "Bà Vũ Thị Mai phát biểu tại Hội nghị.", "", "Sở mong muốn tiến bộ."
    )
    assert found["captions"] == ["Quang cảnh Hội nghị", "Bà Vũ Thị Mai phát biểu tại Hội nghị"]
    assert [block["type"] for block in middle(found)] == ["gallery", "paragraph"]


def test_captions_stop_where_the_report_goes_on() -> None:
    found = of(
        "Một số hình ảnh:", "Bà Mai phát biểu", "Lớp học diễn ra đến 6/3. Học viên được cấp chứng nhận."
    )
    assert found["captions"] == ["Bà Mai phát biểu"]


def test_a_pictures_mark_is_dropped_and_the_line_below_is_its_caption() -> None:
    found = of("[Ảnh]", "Lớp xóa mù chữ bản Nà Pheo", "IMG_2034.JPG", "Thầy và trò (Ảnh: Lê Văn An)")
    assert found["captions"] == ["Lớp xóa mù chữ bản Nà Pheo", "Thầy và trò (Ảnh: Lê Văn An)"]
    assert found["dropped"] == ["[Ảnh]", "IMG_2034.JPG"]


def test_other_news_in_the_middle_does_not_end_the_report() -> None:
    prose = "Các phòng báo cáo kết quả công tác và những khó khăn, vướng mắc trong thực hiện chương trình"
    found = of(
        "Tin liên quan", "Giao ban quý I", f"{prose} mới và đề xuất giải pháp.", f"{prose} trong năm học mới."
    )
    assert found["dropped"] == ["Tin liên quan", "Giao ban quý I"]
    assert len(found["body"]) == 4


@pytest.mark.parametrize(
    ("line", "author", "moment"),
    [
        ("Huỳnh Thị Gấm @ 09:15 20/10/2023", "Huỳnh Thị Gấm", "2023-10-20T09:15:00+07:00"),
        ("Lê Văn An | 20/10/2023", "Lê Văn An", "2023-10-20T00:00:00+07:00"),
        ("Thứ Sáu, 20/10/2023 | 09:15", None, "2023-10-20T09:15:00+07:00"),
        ("Đăng bởi: Admin | 20/10/2023", None, "2023-10-20T00:00:00+07:00"),
    ],
)
def test_writer_and_moment_on_one_line_are_parted(line: str, author: str | None, moment: str) -> None:
    found = of(title=f"Hội nghị tổng kết năm học\n{line}")
    assert found["updated_at"] == moment
    assert (found["author"] or {}).get("name") == author


def test_an_item_broken_in_mid_sentence_is_whole() -> None:
    found = of(
        "1. Phân công giáo viên chủ nhiệm đến từng hộ gia đình, phối hợp với", "Công an xã nắm tình hình.",
        "2. Chuẩn bị Hội giảng cấp tỉnh, dự kiến tổ chức trong tháng", "12 năm 2024.",
    )  # fmt: skip
    (block,) = middle(found)
    assert [item.split()[-1] for item in block["items"]] == ["hình", "2024"]


@pytest.mark.parametrize(
    "point",
    [
        "<script>alert(1)</script> Rà soát người chưa biết chữ.",
        "Thực hiện theo các bước: khảo sát → lập danh sách → mở lớp.",
        "Số học viên năm nay > năm ngoái > năm trước nữa;",
    ],
)
def test_a_point_with_arrows_or_angles_is_no_trail_of_the_portal(point: str) -> None:
    report = read(f"Hội nghị giao ban\n\nHội nghị thống nhất:\n\n1. {point}\n\n2. Mở lớp tại các xã.\n")
    assert [item for block in report.body for item in block.items][:1] == [point]
