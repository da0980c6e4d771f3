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
OPEN_SET = list(reports_in(SAMPLES))


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


@pytest.mark.parametrize(
    ("data", "expected"), [one[1:] for one in OPEN_SET], ids=[one[0] for one in OPEN_SET]
)
def test_a_sample_report_is_read_piece_by_piece(data: bytes, expected: dict[str, Any]) -> None:
    wrong = differences(expected, read(decode(data)).as_json())
    assert not wrong, "\n".join(f"{field}: {told}" for field, told in wrong.items())


@pytest.mark.parametrize("data", [one[1] for one in OPEN_SET], ids=[one[0] for one in OPEN_SET])
def test_no_word_of_a_sample_is_lost_or_doubled(data: bytes) -> None:
    text = decode(data)
    assert words(*read(text).words_kept()) == words(text)


REPORT = """HỘI NGHỊ TỔNG KẾT NĂM HỌC 2022-2023

Ngày 15/8/2023, tại Hội trường Sở GD&ĐT, Sở GD&ĐT đã tổ chức Hội nghị tổng kết năm học đối với thường xuyên.
"""


@pytest.mark.parametrize(
    "data",
    [
        REPORT.encode(),
        b"\xef\xbb\xbf" + REPORT.encode(),
        REPORT.encode("utf-16"),
        REPORT.encode("utf-16-le"),
        REPORT.encode("utf-16-be"),
        unicodedata.normalize("NFD", REPORT).encode(),
        REPORT.replace("\n", "\r\n").encode(),
    ],
)
def test_every_unicode_form_reads_the_same(data: bytes) -> None:
    assert read(decode(data)).as_json() == read(REPORT).as_json()


def windows_1258(text: str) -> bytes:
    """As Windows writes it: letters with their shape in one character, the tone after them."""
    tones = "\u0300\u0301\u0303\u0309\u0323"
    out = ""
    for char in text:
        parts = unicodedata.normalize("NFD", char)
        tone = "".join(mark for mark in parts if mark in tones)
        out += unicodedata.normalize("NFC", "".join(mark for mark in parts if mark not in tones)) + tone
    return out.encode("cp1258")


def test_windows_1258_is_read() -> None:
    assert decode(windows_1258(REPORT)) == REPORT


@pytest.mark.parametrize("encoding", ["latin-1", "shift_jis", "koi8-r", "cp1251", "big5"])
def test_another_encoding_is_refused(encoding: str) -> None:
    sample = {
        "latin-1": "Réunion générale à l'école : où êtes-vous, garçon ? Ça va être très général. ",
        "shift_jis": "会議の報告書です。教育部門の会議が開催されました。",
        "koi8-r": "Отчёт о конференции отдела образования. ",
        "cp1251": "Отчёт о конференции отдела образования. ",
        "big5": "教育部門的會議報告，今日在大禮堂舉行。",
    }[encoding]
    with pytest.raises(ReadingError):
        decode((sample * 5).encode(encoding))


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b" \r\n\t ", "empty"),
        ("\ufeff\u00a0".encode(), "empty"),
        (b"%PDF-1.7 ...", "pdf"),
        (b"PK\x03\x04....", "docx"),
        (b"<!DOCTYPE html><html><p>x</p>", "html"),
        (b"  <html>x", "html"),
        (bytes(range(256)) * 4, "binary"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "binary"),
    ],
)
def test_what_is_no_text_is_refused_by_name(data: bytes, code: str) -> None:
    with pytest.raises(ReadingError) as raised:
        decode(data)
    assert raised.value.code == code
    assert str(raised.value)


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


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=300), VIETNAMESE, LINES))
def test_any_text_is_a_report_or_a_reading_error_and_keeps_its_words(text: str) -> None:
    try:
        report = read(text)
    except ReadingError:
        return
    report.as_json()
    assert words(*report.words_kept()) == words(text)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_a_reading_error(data: bytes) -> None:
    try:
        decode(data)
    except ReadingError:
        return


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
    begun = time.perf_counter()
    with contextlib.suppress(ReadingError):
        read("Hội nghị tổng kết\n\n" + piece * (1_000_000 // len(piece))).as_json()
    assert time.perf_counter() - begun < 10
