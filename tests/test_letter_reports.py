"""Reports on the register: what it lacks, what is due, what may be there twice."""

import csv
import io
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from cms.layout import lay_out
from documents.desk.reports.hooks import REPORTS
from documents.models import Citation, FileText, LetterReading
from tests import makers


@pytest.fixture
def site(db):
    lay_out()
    return makers.Site()


@pytest.fixture
def desk(site, client):
    client.force_login(makers.user("van-thu", is_superuser=True))
    return client


def rows(client, name: str, **asked) -> list:
    answer = client.get(reverse(name), asked)
    assert answer.status_code == 200
    return list(answer.context["table"].data)


def exported(client, name: str, **asked) -> list[list[str]]:
    answer = client.get(reverse(name), asked | {"export": "csv"})
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text)))


def cite(source: str, number: str, **fields) -> None:
    key = number.lower().replace("/", "-")
    Citation.objects.create(source=source, number=number, lookup_key=key, **fields)


def test_what_is_cited_most_and_missing_comes_first(desk):
    letter = makers.letter()
    cite("article:1", "9/SGDĐT", abstract="Về việc thi")
    cite("article:1", "8/SGDĐT")
    cite("article:2", "9/SGDĐT")
    cite("article:3", "2302/SGDĐT-GDTX", letter=letter)
    found = rows(desk, "missing_letters")
    assert [(row.number, row.sources) for row in found] == [("9/SGDĐT", 2), ("8/SGDĐT", 1)]
    assert found[0].abstract == "Về việc thi"
    assert exported(desk, "missing_letters")[1][0] == "9/SGDĐT"


def test_letters_without_a_file_are_listed_drafts_too_and_withdrawn_ones_not(desk):
    makers.attachment(makers.letter())
    bare, draft, gone = makers.letter("3/A"), makers.letter("4/A", live=False), makers.letter("5/A")
    gone.delete()
    assert {row.pk for row in rows(desk, "letters_without_file")} == {bare.pk, draft.pk}


def test_files_without_text_say_why(desk):
    for n, outcome in enumerate(["ok", "ocr", "needs-ocr", "broken"]):
        file = makers.attachment(makers.letter(f"{n}/A"), name=f"{outcome}.pdf")
        FileText.objects.filter(attachment=file).update(outcome=outcome)
    assert [row.outcome for row in rows(desk, "files_without_text")] == ["broken", "needs-ocr"]
    assert [row.outcome for row in rows(desk, "files_without_text", outcome="broken")] == ["broken"]
    assert exported(desk, "files_without_text")[1][:2] == ["3/A", "broken.pdf"]


def test_what_was_read_with_doubt_waits_until_it_is_looked_at(desk):
    for n, confidence in enumerate([0.95, 0.5, 0.2, 0.1]):
        checked = timezone.now() if n == 3 else None
        LetterReading.objects.create(
            letter=makers.letter(f"{n}/A"), confidence=confidence, checked_at=checked
        )
    assert [row.confidence for row in rows(desk, "letters_to_check")] == [0.2, 0.5]


def test_what_is_due_in_the_period_asked(desk):
    today = timezone.localdate()
    for n, days in enumerate([-1, 0, 5, 20, 60, 200]):
        makers.letter(f"{n}/A", deadline=today + timedelta(days=days))
    makers.letter("9/A", expires_on=today + timedelta(days=3))
    assert len(rows(desk, "letters_due", days="7")) == 3
    assert len(rows(desk, "letters_due")) == 4
    assert len(rows(desk, "letters_due", days="90")) == 5
    assert len(rows(desk, "letters_due", days="x")) == 4


def test_letters_that_may_be_one_are_shown_together(desk):
    one, two = makers.letter("5/SGDĐT-VP"), makers.letter("5/SGDĐT-GDTX")
    makers.letter("5/SGDĐT-VP", issued_on=one.issued_on.replace(year=2021))
    copy = makers.letter("5/SGDĐT-VP", copy=2)
    draft = makers.letter("7/SGDĐT", live=False, duplicate_of=one)
    (row,) = rows(desk, "letters_twice")
    assert row["letters"] == [one, two, copy]
    marked = rows(desk, "letters_twice", kind="marked")
    assert [row["letters"] for row in marked] == [[one, draft], [copy]]


def test_letters_with_one_file_are_shown_together(desk):
    one, two, other = makers.letter("1/A"), makers.letter("2/A"), makers.letter("3/A")
    for letter in (one, two):
        makers.attachment(letter, b"same")
    makers.attachment(other, b"another")
    makers.attachment(other, b"another")
    (row,) = rows(desk, "letters_twice", kind="file")
    assert row["letters"] == [one, two]


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report.slug)
def test_a_report_opens_exports_and_is_for_those_of_the_register_alone(site, client, report):
    makers.letter(abstract="=1+1")
    address = reverse(report.index_url_name)
    client.force_login(makers.user())
    assert client.get(address).status_code == 302
    client.force_login(makers.user("van-thu", is_superuser=True))
    assert client.get(address).status_code == 200
    assert client.get(reverse(report.index_results_url_name)).status_code == 200
    assert all(cell != "=1+1" for row in exported(client, report.index_url_name) for cell in row)
    assert client.get(address, {"export": "xlsx"}).status_code == 200
    assert client.get(address, {"p": "999", "kind": "x", "outcome": "x", "days": "-1"}).status_code == 200


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report.slug)
def test_more_rows_cost_no_more_queries(desk, report):
    def filled(n: int) -> int:
        letter = makers.letter(f"{n}/SGDĐT", deadline=timezone.localdate())
        makers.letter(f"{n}/SGDĐT-VP")
        cite(f"article:{n}", f"{n}/XYZ")
        FileText.objects.filter(attachment=makers.attachment(letter)).update(outcome="empty")
        LetterReading.objects.create(letter=letter, confidence=0.1)
        desk.get(reverse(report.index_url_name))
        with CaptureQueriesContext(
            connection,
        ) as asked:
            desk.get(reverse(report.index_url_name))
        return len(asked)

    assert filled(1) == [filled(n) for n in range(2, 7)][-1]
