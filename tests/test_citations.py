"""Letters cited in running text are found with their date and abstract."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.citations import find


@pytest.mark.parametrize(
    ("text", "number", "issued", "abstract"),
    [
        (
            "Công văn số 2302/SGDĐT-GDTX ngày 05 tháng 9 năm 2022 về hướng dẫn năm học; nội dung",
            "2302/SGDĐT-GDTX",
            dt.date(2022, 9, 5),
            "hướng dẫn năm học",
        ),
        (
            "Kế hoạch số 45/KH-SGDĐT ngày 12/3/2023 của Sở GD&ĐT về việc bồi dưỡng. Sau đó",
            "45/KH-SGDĐT",
            dt.date(2023, 3, 12),
            "bồi dưỡng",
        ),
        ("Thông tư số 18/2019/TT-BGDĐT", "18/2019/TT-BGDĐT", None, None),
        ("Quyết định 489/QĐ-TTg ngày 08/4/2020", "489/QĐ-TTg", dt.date(2020, 4, 8), None),
        ("Số: 7 / KH – SGDĐT ngày 5-9-2022 v/v họp", "07/KH-SGDĐT", dt.date(2022, 9, 5), "họp"),
        (
            "Công văn số 9/SGDĐT-VP ngày 1/2/2023 về họp tại TP. Huế của ThS. Lê. Xong",
            "09/SGDĐT-VP",
            dt.date(2023, 2, 1),
            "họp tại TP. Huế của ThS. Lê",
        ),
        (
            "Công văn số 9/SGDĐT-VP ngày 1/2/2023 về đổi mới căn bản, toàn diện giáo dục, ngày 5/3/2023 họp",
            "09/SGDĐT-VP",
            dt.date(2023, 2, 1),
            "đổi mới căn bản, toàn diện giáo dục",
        ),
        (
            "Thông tư 25/2023/TT-BGDĐT ngày 27/12/2023 quy định về đánh giá “Cộng đồng học tập”.",
            "25/2023/TT-BGDĐT",
            dt.date(2023, 12, 27),
            "đánh giá “Cộng đồng học tập”",
        ),
        (
            "Công văn số 12/SGDĐT-VP ngày 5/9/2024 về nhiệm vụ năm học, trong học kỳ I các trường họp",
            "12/SGDĐT-VP",
            dt.date(2024, 9, 5),
            "nhiệm vụ năm học",
        ),
        (
            "Công văn số 12/SGDĐT-VP ngày 5/9/2024 về chuẩn bị năm học, Giám đốc Sở yêu cầu các đơn vị họp",
            "12/SGDĐT-VP",
            dt.date(2024, 9, 5),
            "chuẩn bị năm học",
        ),
        (
            "Quyết định số 12/QĐ-UBND về bổ nhiệm Hiệu trưởng, Phó Hiệu trưởng các trường công lập.",
            "12/QĐ-UBND",
            None,
            "bổ nhiệm Hiệu trưởng, Phó Hiệu trưởng các trường công lập",
        ),
        (
            "Kế hoạch số 15/KH-SGDĐT về chuyển đổi số, tổ chức triển khai các phần mềm mới.",
            "15/KH-SGDĐT",
            None,
            "chuyển đổi số, tổ chức triển khai các phần mềm mới",
        ),
    ],
)
def test_a_citation_is_read(text: str, number: str, issued: dt.date | None, abstract: str | None) -> None:
    (mention,) = find(text)
    assert (mention.number, mention.issued, mention.abstract) == (number, issued, abstract)


def test_two_numbers_after_one_word_are_two_citations() -> None:
    found = find("Công văn số 100/SGDĐT-VP và số 101/SGDĐT-VP ngày 2/3/2023 về báo cáo “thống kê”")
    assert [(one.number, one.issued) for one in found] == [
        ("100/SGDĐT-VP", None),
        ("101/SGDĐT-VP", dt.date(2023, 3, 2)),
    ]
    assert found[1].abstract == "báo cáo “thống kê”"


def test_an_abstract_ends_where_the_next_citation_begins() -> None:
    found = find("Công văn số 1/SGDĐT-VP ngày 1/3/2023 về họp và Công văn số 2/SGDĐT-VP ngày 2/3/2023 về thi")
    assert [one.abstract for one in found] == ["họp", "thi"]


def test_a_date_of_the_sentence_is_not_the_letters() -> None:
    (mention,) = find("Theo Quyết định 489/QĐ-TTg, ngày hội diễn ra; ngày 5/9/2022 khai mạc")
    assert mention.issued is None


@given(st.text(alphabet='Công văn số 12/SGDĐT-V“”()".;, ngày5/9/2022 về', max_size=120))
def test_any_text_gives_mentions_inside_it(text: str) -> None:
    for mention in find(text):
        assert 0 <= mention.start < mention.end <= len(text)
