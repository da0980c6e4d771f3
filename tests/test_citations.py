"""Letters cited in running text are found with their date and abstract, linked, counted and forgotten."""

import datetime as dt

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from documents import citing
from documents.citations import find
from documents.models import Citation, FilePage
from tests import makers


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


# Kept and forgotten


CITES = "Theo Công văn số 77/SGDĐT-VP ngày 5/9/2022 về việc kiểm kê."


def cited() -> list[str]:
    return sorted(Citation.objects.values_list("source", flat=True))


def test_an_unpublished_page_cites_nothing_and_a_published_one_again(site):
    article = makers.article(site, text=CITES)
    assert cited() == [article.key]
    article.unpublish()
    assert cited() == []
    makers.published(article)
    assert cited() == [article.key]


def test_a_deleted_page_and_what_stands_below_it_cite_nothing(site):
    makers.article(site, text=CITES)
    page = makers.guidance(site, text=CITES)
    assert len(cited()) == 2
    page.delete()
    assert len(cited()) == 1
    site.news.delete()
    assert cited() == []


@pytest.mark.parametrize("way", ["unpublish", "delete", "purge"])
def test_a_letter_that_goes_cites_nothing(site, way):
    letter = makers.letter(body=CITES)
    assert cited() == [letter.key]
    getattr(letter, way)()
    assert cited() == []


def test_a_hidden_source_is_not_told_of(site, client):
    letter = makers.letter("77/SGDĐT-VP")
    makers.letter("78/SGDĐT-VP", body=CITES, access="signed-in", abstract="Thư kín")
    assert "Thư kín" not in client.get(letter.url).text
    client.force_login(makers.user())
    assert "Thư kín" in client.get(letter.url).text


def test_a_source_of_an_unknown_kind_does_not_break_the_letters_page(site, client):
    letter = makers.letter("77/SGDĐT-VP")
    Citation.objects.create(
        source="bygone:1", number="77/SGDĐT-VP", lookup_key=letter.lookup_key, letter=letter
    )
    assert client.get(letter.url).status_code == 200


def test_what_a_letters_files_cite_is_noted_but_not_from_files_that_not_every_reader_opens(site):
    letter = makers.letter(body=CITES)
    open_file = makers.attachment(letter)
    closed = makers.attachment(letter, access="signed-in")
    FilePage.objects.create(attachment=open_file, n=1, text="Căn cứ Thông tư số 18/2019/TT-BGDĐT;")
    FilePage.objects.create(attachment=closed, n=1, text="Xem Công văn số 99/SGDĐT-TCCB.")
    letter.refresh_from_db()
    citing.note_letter(letter)
    assert sorted(one.number for one in citing.missing(letter.key)) == ["18/2019/TT-BGDĐT", "77/SGDĐT-VP"]
    makers.letter("18/2019/TT-BGDĐT", issued_on=dt.date(2019, 11, 1))
    assert [one.number for one in citing.cited_by(letter, AnonymousUser())] == ["18/2019/TT-BGDĐT"]


def test_a_number_cited_twice_is_told_with_its_date_and_abstract(site):
    letter = makers.letter(body=f"Công văn số 77/SGDĐT-VP nêu rõ.\n{CITES}")
    (one,) = citing.missing(letter.key)
    assert (one.issued_on, one.abstract) == (dt.date(2022, 9, 5), "kiểm kê")


def test_a_text_of_many_citations_is_noted_in_few_queries(site):
    text = "; ".join(f"Công văn số {n}/SGDĐT-VP" for n in range(100, 400))
    with CaptureQueriesContext(connection) as asked:
        citing.note("article:1", text)
    assert Citation.objects.count() == 300
    assert len(asked) <= 12


# What is cited everywhere and missing


def test_missing_letters_are_counted_the_most_cited_first(site):
    for n in (1, 2):
        makers.letter(f"{n}/SGDĐT-VP", body=CITES, abstract=f"Thư {n}")
    article = makers.article(site, text=f"{CITES} Xem Thông tư số 18/2019/TT-BGDĐT.")
    first, second = citing.told_of(citing.missing_letters(), AnonymousUser())
    assert (first.number, first.sources) == ("77/SGDĐT-VP", 3)
    assert (first.issued_on, first.abstract) == (dt.date(2022, 9, 5), "kiểm kê")
    assert [card.title for card in first.cited_by] == [article.title, "Thư 2", "Thư 1"]
    assert (second.number, second.sources) == ("18/2019/TT-BGDĐT", 1)
    makers.letter("77/SGDĐT-VP")
    left = citing.told_of(citing.missing_letters(), AnonymousUser())
    assert [row.number for row in left] == ["18/2019/TT-BGDĐT"]


def test_a_page_of_missing_letters_loads_no_more_than_it_shows(site):
    Citation.objects.bulk_create(
        Citation(source=f"letter:{n}", number=f"{n % 40}/SGDĐT-VP", lookup_key=f"{n % 40}/sgddt-vp")
        for n in range(2000)
    )
    with CaptureQueriesContext(connection) as asked:
        page = citing.told_of(citing.missing_letters()[10:20], AnonymousUser())
    assert len(page) == 10
    assert {row.sources for row in page} == {50}
    # One for the numbers, one for what cites them, and the cards of those.
    assert len(asked) <= 8
