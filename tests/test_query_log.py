"""The query log: words and numbers, kept 90 days, shown once asked on three days; no trace of who asked."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from io import StringIO
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.core.management import call_command
from django.db import DatabaseError, InterfaceError, connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from search import querylog
from search.models import Question
from tests import makers

pytestmark = pytest.mark.xdist_group("query-log")
POPULAR, NOTHING = "popular_searches", "found_nothing"


def ask(client, q: str, **more):
    response = client.get("/tim-kiem/", {"q": q, **more})
    assert response.status_code == 200
    return response


def noted() -> list[tuple[str, int, int | None]]:
    return list(Question.objects.order_by("pk").values_list("words", "times", "found"))


def ago(days: int) -> date:
    return timezone.localdate() - timedelta(days=days)


def asked(words: str, *days_ago: int, times: int = 1, found: int | None = 1) -> None:
    key = querylog.question_key(words)
    for days in days_ago:
        Question.objects.create(day=ago(days), key=key, words=words, times=times, found=found)


def editor(client):
    user = makers.user("biên-tập")
    user.user_permissions.set(Permission.objects.filter(codename__in=["access_admin", "change_synonymgroup"]))
    client.force_login(user)
    return client


def report(client, name: str, **data) -> list[str]:
    """The words a report shows."""
    response = client.get(reverse(name), data)
    assert response.status_code == 200
    rows = list(response.context["object_list"])
    html = response.content.decode()
    assert all(row["spelling"] in html for row in rows)
    return [row["spelling"] for row in rows]


# What is written


def test_a_question_is_noted_with_what_was_found(site, client) -> None:
    makers.letter(abstract="Hướng nghiệp")
    ask(client, "Hướng nghiệp")
    ask(client, "không đâu cả")
    assert noted() == [("Hướng nghiệp", 1, 1), ("không đâu cả", 1, 0)]
    assert set(Question.objects.values_list("day", flat=True)) == {timezone.localdate()}


def test_one_question_in_several_spellings_is_one_row_a_day(site, client) -> None:
    for q in ("Hướng nghiệp", "huong nghiep", "HƯỚNG  NGHIỆP!", "hu\u031bo\u031b\u0301ng nghi\u1ec7p"):
        ask(client, q)
    assert noted() == [("Hướng nghiệp", 4, 0)]


def test_what_was_found_last_counts(site, client) -> None:
    ask(client, "hướng nghiệp")
    makers.letter(abstract="Hướng nghiệp")
    ask(client, "hướng nghiệp")
    assert noted() == [("hướng nghiệp", 2, 1)]


def test_nothing_but_words_and_numbers_has_a_column() -> None:
    assert {field.name for field in Question._meta.get_fields()} == {
        "id",
        "day",
        "key",
        "words",
        "times",
        "found",
    }


def test_signed_in_questions_are_counted_and_tell_nothing_of_what_they_found(site, client) -> None:
    makers.letter(abstract="Zarkonium", access="signed-in")
    client.force_login(makers.user("nhân-viên"))
    assert ask(client, "zarkonium").context["results"].total == 1
    assert noted() == [("zarkonium", 1, None)]
    client.logout()
    ask(client, "zarkonium")
    client.force_login(makers.user("nhân-viên-khác"))
    ask(client, "zarkonium")
    assert noted() == [("zarkonium", 3, 0)]


@pytest.mark.parametrize("q", ["", "   ", "?!", "\0", '""', "\u200b"])
def test_no_words_no_row(site, client, q: str) -> None:
    ask(client, q)
    assert noted() == []


def test_the_same_question_paged_narrowed_or_sorted_is_not_asked_anew(site, client) -> None:
    makers.letter(abstract="Hướng nghiệp")
    for more in (
        {"trang": "2"},
        {"kind": "letter"},
        {"tu": "2022-01-01"},
        {"den": "2022-01-01"},
        {"sap-xep": "moi"},
    ):
        ask(client, "hướng nghiệp", **more)
    client.head("/tim-kiem/", {"q": "hướng nghiệp"})
    assert noted() == []


def test_the_command_and_a_resting_index_write_nothing(site, client, settings, tmp_path) -> None:
    call_command("search", "hướng nghiệp", "--json", stdout=StringIO())
    (tmp_path / "file").write_text("")
    settings.SEARCH_ENGINE = {**settings.SEARCH_ENGINE, "PATH": str(tmp_path / "file")}
    assert ask(client, "hướng nghiệp").context["results"].degraded
    assert noted() == []


# What is never written

PHONE = "0912345678"


@pytest.mark.parametrize(
    "q",
    [
        PHONE,
        f"liên hệ {PHONE} ông An",
        "091 234 5678",
        "0912.345.678",
        "091-234-56 78",
        "(+84) 912 345 678",
        "0912/345/678",
        "0 9 1 2 3 4 5 6 7",
        "０９１２３４５６７８",
        "٠٩١٢٣٤٥٦٧٨",
        "𝟎𝟗𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖",
        "⓪⑨①②③④⑤⑥⑦⑧",
        "0⁹1²3⁴5⁶7⁸",
        "0\u200b9\u200b1\u200b2\u200b3\u200b4\u200b5\u200b6\u200b7",
        "0️⃣9️⃣1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣",
        "09123o45678",
        "cccd 001099012345",
        "số:0912345678",
        '"0912345678"',
        "-0912345678 an",
        "a0b9c1d2e3f4g5h6i7",
        "0912\n345\t678",
        "năm học 2022-2023 số 12345",
    ],
)
def test_a_question_with_nine_digits_is_never_written(site, client, q: str) -> None:
    ask(client, q)
    assert noted() == []


def test_a_number_cut_by_the_questions_end_is_not_written_in_part(site, client) -> None:
    ask(client, "x" * 193 + " " + PHONE)
    assert noted() == []


@pytest.mark.parametrize("q", ["2302/SGDĐT-GDTX", "năm học 2022-2023", "12345678", "học kì II 2022 2023"])
def test_up_to_eight_digits_are_words_like_others(site, client, q: str) -> None:
    ask(client, q)
    assert [words for words, *_ in noted()] == [q]


def test_no_line_of_the_servers_log_holds_the_words(site, client, monkeypatch, caplog) -> None:
    monkeypatch.setattr(
        querylog, "_NOTE", "INSERT INTO no_such_table VALUES (%s, %s, %s, %s, %s, %s, %s, %s)"
    )
    caplog.set_level("DEBUG", logger="search")
    ask(client, "zarkonium")
    assert "not noted" in caplog.text and "zarkonium" not in caplog.text


# A search comes first


@pytest.mark.parametrize("error", [DatabaseError, InterfaceError, sqlite3.ProgrammingError, OSError])
def test_a_failing_database_does_not_break_a_search(site, client, monkeypatch, error) -> None:
    makers.letter(abstract="Hướng nghiệp")

    def fail():
        raise error("gone")

    monkeypatch.setattr(querylog, "in_a_hurry", fail)
    assert ask(client, "hướng nghiệp").context["results"].total == 1
    assert noted() == []


def test_neither_does_a_missing_table(site, client, monkeypatch) -> None:
    makers.letter(abstract="Hướng nghiệp")
    monkeypatch.setattr(querylog, "_NOTE", querylog._NOTE.replace("search_question", "no_such_table"))
    assert ask(client, "hướng nghiệp").context["results"].total == 1
    assert noted() == []


@contextmanager
def held_by_another() -> Iterator[None]:
    """The table of questions, where another connection writes: all of the database on SQLite."""
    other = connection.copy()
    try:
        with other.cursor() as cursor:
            if connection.vendor == "sqlite":
                cursor.execute("BEGIN IMMEDIATE")
            else:
                cursor.execute("BEGIN")
                cursor.execute("LOCK TABLE search_question")
            yield
            cursor.execute("ROLLBACK")
    finally:
        other.close()


def patience() -> Any:
    """How long this connection waits for another's lock."""
    asked = "PRAGMA busy_timeout" if connection.vendor == "sqlite" else "SHOW lock_timeout"
    with connection.cursor() as cursor:
        return cursor.execute(asked).fetchone()[0]


def test_a_locked_database_does_not_hold_a_search_up(site, client) -> None:
    makers.letter(abstract="Hướng nghiệp")
    ask(client, "hướng nghiệp")
    usual = patience()
    with held_by_another():
        began = timezone.now()
        assert ask(client, "hướng nghiệp").context["results"].total == 1
        assert (timezone.now() - began).total_seconds() < 2
    assert noted() == [("hướng nghiệp", 1, 1)]
    ask(client, "hướng nghiệp")
    assert noted() == [("hướng nghiệp", 2, 1)]
    assert patience() == usual


def test_the_row_is_written_once_the_page_is_sent(site, rf) -> None:
    from django.contrib.auth.models import AnonymousUser

    from search.views import search

    request = rf.get("/tim-kiem/", {"q": "hướng nghiệp"})
    request.user = AnonymousUser()
    page = search(request)
    assert b"<h1" in page.content and noted() == []
    page.close()
    assert noted() == [("hướng nghiệp", 1, 0)]


def test_a_search_writes_at_most_once(site, client) -> None:
    client.get("/")
    for q in ("hướng nghiệp", "hướng nghiệp", "0912345678", ""):
        with CaptureQueriesContext(connection) as taken:
            ask(client, q)
        writes = [query for query in taken if "INSERT" in query["sql"] or "UPDATE" in query["sql"]]
        assert len(writes) <= 1


def test_robots_fill_a_day_only_so_far_and_known_words_go_on_counting(site, client, monkeypatch) -> None:
    monkeypatch.setattr(querylog, "MOST_A_DAY", 3)
    asked("hôm qua một", 1)
    for q in ("một", "hai", "ba", "bốn", "năm", "một"):
        ask(client, q)
    today = Question.objects.filter(day=timezone.localdate()).order_by("pk")
    assert list(today.values_list("words", "times")) == [("một", 2), ("hai", 1), ("ba", 1)]


# What is shown, and for how long


def test_nothing_is_shown_before_the_third_day(site, client) -> None:
    asked("hai ngày", 0, 1, times=500)
    asked("ba ngày", 0, 1, 2)
    asked("ba lần một ngày", 0, times=3)
    assert report(editor(client), POPULAR) == ["ba ngày"]
    assert report(client, NOTHING) == []
    for days in ("30", "90", "9999", "x", "-1"):
        assert "hai ngày" not in client.get(reverse(POPULAR), {"days": days}).content.decode()


def test_what_one_asks_today_is_in_no_report(site, client) -> None:
    ask(client, "bệnh của ông An")
    editor(client)
    for name in (POPULAR, NOTHING, f"{POPULAR}_results", f"{NOTHING}_results"):
        assert "bệnh" not in client.get(reverse(name)).content.decode()


def test_the_most_asked_comes_first(site, client) -> None:
    asked("ít", 0, 1, 2)
    asked("nhiều", 3, 4, 5, times=9)
    assert report(editor(client), POPULAR) == ["nhiều", "ít"]


def test_the_three_days_lie_within_the_period(site, client) -> None:
    asked("tháng này", 0, 10, 29)
    asked("quý này", 0, 10, 30)
    asked("lâu rồi", 40, 50, 89)
    asked("quá lâu", 40, 50, 90)
    assert report(editor(client), POPULAR) == ["tháng này"]
    assert set(report(client, POPULAR, days="90")) == {"tháng này", "quý này", "lâu rồi"}


def test_found_nothing_lists_what_found_nothing_the_last_time(site, client) -> None:
    asked("chưa có", 0, 1, 2, found=0)
    asked("đã có", 0, found=4)
    asked("đã có", 1, 2, found=0)
    asked("không còn", 1, 2, found=4)
    asked("không còn", 0, found=0)
    asked("chỉ nhân viên hỏi", 0, 1, 2, found=None)
    assert set(report(editor(client), NOTHING)) == {"chưa có", "không còn"}


def test_the_spelling_with_marks_is_shown(site, client) -> None:
    asked("huong nghiep", 0, 1)
    asked("hướng nghiệp", 2)
    assert report(editor(client), POPULAR) == ["hướng nghiệp"]


def test_words_are_shown_as_words_and_not_given_out_as_a_spreadsheet(site, client) -> None:
    asked("<script>alert(1)</script>", 0, 1, 2)
    asked('=HYPERLINK("x")', 0, 1, 2)
    html = editor(client).get(reverse(POPULAR)).content.decode()
    assert "<script>alert" not in html and "&lt;script&gt;alert" in html
    for form in ("csv", "xlsx"):
        body = b"".join(client.get(reverse(POPULAR), {"export": form}))
        assert b"HYPERLINK" not in body


def test_reports_are_for_those_who_keep_synonyms_or_promoted_results(site, client) -> None:
    asked("ba ngày", 0, 1, 2)
    plain = makers.user("phóng-viên")
    plain.user_permissions.set(Permission.objects.filter(codename="access_admin"))
    for log_in in (client.logout, lambda: client.force_login(plain)):
        log_in()
        for name in (POPULAR, NOTHING, f"{POPULAR}_results", f"{NOTHING}_results"):
            response = client.get(reverse(name))
            assert response.status_code == 302 and b"ba ng" not in response.content
    assert reverse(POPULAR) not in client.get("/quan-tri/").content.decode()
    assert reverse(POPULAR) in editor(client).get("/quan-tri/").content.decode()


def test_nothing_older_than_ninety_days_stays(site) -> None:
    asked("cũ", 90, 91, 400)
    asked("còn", 0, 89)
    assert querylog.forget_old() == 3
    assert set(Question.objects.values_list("words", "day")) == {("còn", ago(0)), ("còn", ago(89))}
    assert querylog.forget_old() == 0


def test_the_worker_forgets_once_an_hour(site, monkeypatch) -> None:
    from cms.management.commands.worker import Command

    asked("cũ", 90)
    worker = Command()
    worker.turn(nightly=False)
    assert noted() == []
    asked("cũ", 90)
    worker.turn(nightly=False)
    assert len(noted()) == 1
    worker.tidied_at -= 3601
    assert worker.turn(nightly=False) == 0
    assert noted() == []


def test_a_log_that_cannot_be_cleared_does_not_stop_the_worker(site, monkeypatch) -> None:
    from cms.management.commands.worker import Command

    def fail():
        raise DatabaseError("gone")

    monkeypatch.setattr(querylog, "forget_old", fail)
    assert Command().turn(nightly=False) == 0
