"""Conference reports of many layouts become articles, and no word is lost."""

import contextlib
import os
import re
import time
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.reading import SAMPLES, differences, reports_in
from news.reading import ReadingError, Report, decode, read

ROOT = Path(__file__).resolve().parent.parent
ARTICLES = Path(os.environ.get("ARTICLES_DIR", ROOT / "../shared/articles"))
SETS = [SAMPLES, SAMPLES.with_name("reports-2"), SAMPLES.with_name("reports-held-out")]
OPEN_SET = [report for folder in SETS for report in reports_in(folder)]
IDS = [one[0] for one in OPEN_SET]


def article(beginning: str) -> Report:
    paths = sorted(ARTICLES.glob(f"{beginning}*.txt"))
    if not paths and not os.environ.get("CI"):
        pytest.skip(f"no {beginning}*.txt in {ARTICLES}: set ARTICLES_DIR")
    assert paths, f"no {beginning}*.txt in {ARTICLES}"
    return read(decode(paths[0].read_bytes()))


def words(*texts: str) -> Counter[str]:
    """Words, those published without a space between ("làGiám") taken apart wherever they stand."""
    joined = unicodedata.normalize("NFC", "\n".join(texts))
    joined = re.sub(r"[\u00ad\u200b-\u200f\u2060\ufeff]", "", joined)
    parted = re.sub(r"(?<=[^\W\d_A-ZÀ-ỸĐ])(?=[A-ZÀ-ỸĐ])|(?<=\d)(?=[^\W\d_])|(?<=[^\W\d_])(?=\d)", " ", joined)
    return Counter(re.findall(r"\w+", parted))


def test_the_closing_report_of_2022_is_read() -> None:
    found = article("hoi-nghi-tong-ket").as_json()
    assert found["title"].startswith("Hội nghị tổng kết năm học 2021-2022 và triển khai")
    assert found["updated_at"] == "2022-09-19T11:41:00+07:00"
    assert (found["event_start"], found["event_end"]) == ("2022-08-30", None)
    assert (found["venue"], found["organiser"]) == ("Hội trường Sở GD&ĐT", None)
    assert found["school_year"] == "2022-2023"
    assert found["author"] == {
        "name": "Nguyễn Văn Lưu",
        "position": "Chuyên viên",
        "unit": "P. GDTX-CN&CTTT-CTHS",
    }
    kinds = [block["type"] for block in found["body"]]
    assert kinds == ["paragraph", "paragraph", "paragraph", "list", "gallery"]
    assert found["body"][3]["ordered"] and len(found["body"][3]["items"]) == 8
    assert len(found["captions"]) == 3 and not found["captions_numbered"]
    assert [(one["number"], one["issued"]) for one in found["citations"]] == [
        ("2302/SGDĐT-GDTX-CN&CTTT-CTHS", "2022-09-05"),
        ("2304/SGDĐT-GDTX-CN&CTTT-CTHS", "2022-09-06"),
    ]
    assert found["citations"][1]["abstract"].endswith("năm học 2022-2023 đối với GDTX")
    assert found["dropped"] == ["In trang"]


def test_the_half_year_report_of_2024_is_read() -> None:
    found = article("hoi-nghi-so-ket").as_json()
    assert found["title"].startswith("HỘI NGHỊ SƠ KẾT HỌC KÌ I VÀ TRIỂN KHAI") and found["title"].endswith(
        "XUYÊN"
    )
    assert found["event_start"] == "2024-01-23"
    assert found["venue"] == "Trường Cao đẳng Kinh tế Thành phố Hồ Chí Minh"
    assert found["organiser"] == "Sở Giáo dục và Đào tạo"
    assert found["school_year"] == "2023-2024"
    assert len(found["delegates"]) == 8
    assert found["delegates"][2] == {
        "honorific": "Bà",
        "name": "Cao Thị Thiên Phúc",
        "position": "Trường phòng Chính trị tư tưởng",
    }
    assert len(found["captions"]) == 16 and found["captions_numbered"]
    assert found["captions"][0] == found["captions"][1]
    assert found["captions"][-1] == "Các đại biểu tham dự Hội nghị chụp hình lưu niệm"
    assert (found["source_name"], found["source_url"]) == ("Liên kết bài viết gốc", None)
    assert found["body"][-1] == {"type": "gallery"}


@pytest.mark.parametrize("beginning", ["hoi-nghi-tong-ket", "hoi-nghi-so-ket"])
def test_no_word_of_a_real_article_is_lost_or_doubled(beginning: str) -> None:
    report = article(beginning)
    (path,) = ARTICLES.glob(f"{beginning}*.txt")
    assert words(*report.words_kept()) == words(path.read_text("utf-8"))


@pytest.mark.parametrize(("data", "expected"), [one[1:] for one in OPEN_SET], ids=IDS)
def test_a_sample_report_is_read_piece_by_piece(data: bytes, expected: dict[str, Any]) -> None:
    wrong = differences(expected, read(decode(data)).as_json())
    assert not wrong, "\n".join(f"{field}: {told}" for field, told in wrong.items())


@pytest.mark.parametrize("data", [one[1] for one in OPEN_SET], ids=IDS)
def test_no_word_of_a_sample_is_lost_or_doubled(data: bytes) -> None:
    text = decode(data)
    assert words(*read(text).words_kept()) == words(text)


@pytest.mark.parametrize(
    "text",
    [
        "In trang\n\nGửi email",
        "Cập nhật lúc : 11:41 19/09/2022",
        "Ngày 30 tháng 8 năm 2022, tại Hội trường đã diễn ra Hội nghị. Có thầy giáo dự.\n\nSau đó, Sở họp.",
        "1234 -- 5678",
    ],
)
def test_a_report_without_a_title_is_refused(text: str) -> None:
    with pytest.raises(ReadingError) as raised:
        read(text)
    assert raised.value.code in ("no-title", "empty")


VIETNAMESE = st.text(
    alphabet=st.sampled_from("aăâbcđêghiklmnôơpưxyàáảãạ ABCĐHNSTÔng0123456789.,:;–-/|()“”&\n\n\t"),
    max_size=400,
)
LINES = st.lists(
    st.sampled_from(
        [
            "In trang",
            "HỘI NGHỊ TỔNG KẾT",
            "Hội nghị sơ kết năm học 2022-2023",
            "Ngày 5/9/2022, tại Huế, Sở GD&ĐT tổ chức hội nghị.",
            "– Ông Lê Văn An – Giám đốc",
            "- Nội dung một;",
            "1. Việc một;",
            "2. Việc hai.",
            "I. KẾT QUẢ",
            "Hình 1: Các đại biểu",
            "Hình 2.",
            ".",
            "[Ảnh]",
            "(Dành cho giáo viên)",
            "Quang cảnh Hội nghị.",
            "a) Ý nhỏ",
            "(2) Ý hai",
            "Lê Văn A @ 09:15 20/10/2023",
            "Hoàn thành kế hoạch dạy bù cho học viên trong tháng",
            "12 năm 2024.",
            "Toàn cảnh Hội nghị",
            "Một số hình ảnh:",
            "a | b | c",
            "x\ty",
            "Các tin khác",
            "Nguồn: https://a.example/b",
            "Tin, ảnh: Lê Thị B",
            "Lê Văn A – Chuyên viên Phòng GDTX",
            "Cập nhật: 16/8/2023 09:41 | Lượt xem: 5",
            "Công văn số 12/SGDĐT-VP ngày 5/9/2022 về họp; thi",
            "",
        ]
    ),
    max_size=25,
).map("\n".join)


@settings(max_examples=400, deadline=None)
@given(st.one_of(st.text(max_size=300), VIETNAMESE, LINES))
def test_any_text_is_a_report_or_a_reading_error_and_keeps_its_words(text: str) -> None:
    try:
        report = read(text)
    except ReadingError:
        return
    report.as_json()
    assert words(*report.words_kept()) == words(text)


@pytest.mark.parametrize(
    "piece",
    [
        "a",
        " ",
        "1/",
        "ngày 1 và ",
        "(“",
        "tại ",
        ", Sở ",
        "Hình 1: a",
        "12/SGDĐT về (a) “b, ",
        "In ",
        "a\t",
        "- a\n",
    ],
)
def test_a_megabyte_of_anything_does_not_hang(piece: str) -> None:
    begun = time.process_time()
    with contextlib.suppress(ReadingError):
        read("Hội nghị tổng kết\n\n" + piece * (1_000_000 // len(piece))).as_json()
    assert time.process_time() - begun < 10


PORTAL_PAGE = """Tin hoạt động › Giáo dục thường xuyên
Sơ kết công tác xóa mù chữ năm 2023
Người đăng: Lê Văn C - Ngày đăng: 20-12-2023 09:00 - Lượt xem: 77
Ngày 18 và 19/12, tại Hội trường B, thành phố Huế, Sở GD&ĐT phối hợp với Hội B tổ chức Hội nghị.
1. Kết quả
Năm 2023 là năm đặc biệt.
2. Tồn tại
2023 còn khó khăn.
Toàn cảnh Hội nghị
Học viên chia nhóm thảo luận
P. GDTX-CN&ĐH
Gửi email In trang
Tin cùng chuyên mục
- Lịch công tác tuần 50
"""


def test_a_page_copied_whole_from_a_portal_is_read() -> None:
    found = read(PORTAL_PAGE).as_json()
    assert found["title"] == "Sơ kết công tác xóa mù chữ năm 2023"
    assert found["updated_at"] == "2023-12-20T09:00:00+07:00"
    assert (found["event_start"], found["event_end"]) == ("2023-12-18", "2023-12-19")
    assert (found["venue"], found["organiser"]) == ("Hội trường B, thành phố Huế", "Sở GD&ĐT")
    assert found["author"] == {"name": "Lê Văn C", "position": None, "unit": "P. GDTX-CN&ĐH"}
    kinds = [block["type"] for block in found["body"]]
    assert kinds == ["paragraph", "heading", "paragraph", "heading", "paragraph", "gallery"]
    assert found["captions"] == ["Toàn cảnh Hội nghị", "Học viên chia nhóm thảo luận"]
    assert len(found["dropped"]) == 5


WRAPPED = """Tập huấn cán bộ quản lí trung tâm học tập cộng đồng

Trong hai ngày 14-15/9/2023, tại thành phố Huế, Vụ Giáo dục
thường xuyên (Bộ GDĐT) đã tổ chức lớp tập huấn cho cán bộ quản lí
trung tâm học tập cộng đồng các tỉnh miền Trung. Tham gia có hơn
200 học viên. Lớp tập huấn được thực hiện theo Kế hoạch số
1234/KH-BGDĐT ngày 01/8/2023.

Tại lớp tập huấn, học viên được nghe các chuyên đề về chuyển đổi
số, về xây dựng kế hoạch hoạt động và về huy động nguồn lực.
"""


def test_a_text_broken_at_a_fixed_width_is_joined_to_paragraphs() -> None:
    found = read(WRAPPED).as_json()
    assert [block["type"] for block in found["body"]] == ["paragraph", "paragraph"]
    assert found["organiser"] == "Vụ Giáo dục thường xuyên (Bộ GDĐT)"
    assert found["citations"][0]["number"] == "1234/KH-BGDĐT"
