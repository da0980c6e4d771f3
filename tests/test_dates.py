"""Vietnamese dates, moments and school years are read as people write them."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.dates import dates_in, moment_in, school_year_for, school_year_of, school_years_in, spans_in

DAY = dt.date


@pytest.mark.parametrize(
    "text",
    [
        "ngày 05 tháng 9 năm 2022",
        "05/9/2022",
        "05-9-2022",
        "5.9.2022",
        "05/09/2022",
        "ngày 5/9 năm 2022",
        "Huế, ngày 5 tháng 9 năm 2022",
        "Ngày 5 tháng 9/2022",
        "sáng 05\u00a0/ 9 / 2022",
    ],
)
def test_one_day_in_every_spelling(text: str) -> None:
    assert [found[2] for found in dates_in(text)] == [DAY(2022, 9, 5)]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Trong 02 ngày 20 và 21 tháng 7 năm 2023", DAY(2023, 7, 20), DAY(2023, 7, 21)),
        ("từ ngày 10/7 đến ngày 12/7/2023", DAY(2023, 7, 10), DAY(2023, 7, 12)),
        ("20-21/7/2023", DAY(2023, 7, 20), DAY(2023, 7, 21)),
        ("10-12/7/2023", DAY(2023, 7, 10), DAY(2023, 7, 12)),
        ("ngày 20, 21 và 22 tháng 7 năm 2023", DAY(2023, 7, 20), DAY(2023, 7, 22)),
        ("từ 29/12 đến 02/01/2024", DAY(2023, 12, 29), DAY(2024, 1, 2)),
        ("từ ngày 10/7/2023 đến hết ngày 12/7/2023", DAY(2023, 7, 10), DAY(2023, 7, 12)),
    ],
)
def test_a_range_is_one_span(text: str, first: dt.date, last: dt.date) -> None:
    assert [(span.first, span.last) for span in spans_in(text)] == [(first, last)]


def test_a_day_without_year_takes_the_year_of_its_context() -> None:
    assert [found[2] for found in dates_in("Vừa qua, ngày 12/12", 2022)] == [DAY(2022, 12, 12)]
    assert dates_in("Vừa qua, ngày 12/12") == []


@pytest.mark.parametrize(
    "text", ["31/2/2022", "ngày 30 tháng 2 năm 2023", "lớp 12/12", "2302/SGDĐT", "1/2 số học sinh"]
)
def test_what_is_no_day_is_no_date(text: str) -> None:
    assert dates_in(text, 2022) == []


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("Cập nhật lúc : 11:41 19/09/2022", "2022-09-19T11:41:00+07:00"),
        ("Ngày đăng: 05/10/2023 - 08:15", "2023-10-05T08:15:00+07:00"),
        ("Thứ Sáu, 12/01/2024, 14:30 (GMT+7)", "2024-01-12T14:30:00+07:00"),
        ("09:20 | 03/3/2023", "2023-03-03T09:20:00+07:00"),
        ("15/8/2023 02:15 CH", "2023-08-15T14:15:00+07:00"),
        ("Cập nhật ngày 15 tháng 8 năm 2023 lúc 8h30", "2023-08-15T08:30:00+07:00"),
        ("2023-10-05 08:15:22", "2023-10-05T08:15:22+07:00"),
        ("Cập nhật: 22/7/2023", "2023-07-22T00:00:00+07:00"),
    ],
)
def test_the_moment_of_an_updated_at_line(text: str, iso: str) -> None:
    moment = moment_in(text)
    assert moment is not None
    assert moment.isoformat() == iso


@pytest.mark.parametrize(
    "text", ["2022 - 2023", "2022 – 2023", "2022/2023", "năm học 2022-23", "NĂM HỌC 2022-2023"]
)
def test_a_school_year_has_one_form(text: str) -> None:
    assert school_years_in(text) == ["2022-2023"]


def test_a_plan_of_years_is_no_school_year() -> None:
    assert school_years_in("giai đoạn 2021-2030, giai đoạn 2021-2022, 2022-23, 2023-2022") == []


def test_the_school_year_turns_on_the_first_of_august() -> None:
    assert school_year_of(DAY(2022, 7, 31)) == "2021-2022"
    assert school_year_of(DAY(2022, 8, 1)) == "2022-2023"


def test_the_school_year_is_the_named_one_the_date_falls_in() -> None:
    both = ["tổng kết năm học 2021-2022 và triển khai năm học 2022-2023"]
    assert school_year_for(both, DAY(2022, 8, 30)) == "2022-2023"
    assert school_year_for(both, DAY(2022, 7, 30)) == "2021-2022"
    assert school_year_for(both, DAY(2024, 1, 1)) == "2022-2023"
    assert school_year_for([None, ""], DAY(2024, 1, 1)) == "2023-2024"
    assert school_year_for([], None) is None


@given(st.text(alphabet="0123456789/-–. ngàythángnăm,đếnvà\n", max_size=60), st.integers(1990, 2030))
def test_any_text_gives_dates_inside_it(text: str, year: int) -> None:
    for span in spans_in(text, year):
        assert 0 <= span.start < span.end <= len(text)
        assert span.first <= span.last
    moment_in(text)
    school_years_in(text)
