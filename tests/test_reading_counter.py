"""How often things are read: a page and a day are counted, and nothing of a reader is kept."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import DatabaseError, OperationalError, connection
from django.utils import timezone

from home import reading_counter
from home.models import DayOfReads
from home.reading_counter import Tally, most_read, reads_by_day
from tests import makers


@pytest.fixture
def tally(settings, monkeypatch):
    settings.COUNT_READS = True
    own = Tally()
    monkeypatch.setattr("home.views.tally", own)
    yield own
    if own.clock:
        own.clock.cancel()


def open_page(client, url):
    """As a browser does: the page, then what it says of itself."""
    page = client.get(url).content.decode()
    key = page.partition('data-counted="')[2].partition('"')[0]
    return client.generic("POST", "/luot-doc/", key, content_type="text/plain;charset=UTF-8")


def test_an_article_and_a_letter_that_are_opened_are_counted_by_day(site, client, tally):
    article, letter = makers.article(site, title="Hội nghị tổng kết"), makers.letter("12/SGDĐT-GDTX")
    for url in (article.url, article.url, letter.url):
        response = open_page(client, url)
        assert response.status_code == 204
        assert not response.cookies
    tally.write()
    assert [(card.title, times) for card, times in most_read(7, 10)][0] == ("Hội nghị tổng kết", 2)
    assert reads_by_day(2) == [(timezone.localdate() - timedelta(days=1), 0), (timezone.localdate(), 3)]


def test_counting_goes_on_in_the_same_row(site, client, tally):
    article = makers.article(site)
    for _time in range(2):
        open_page(client, article.url)
        tally.write()
    assert DayOfReads.objects.get().times == 2


def test_no_row_says_anything_of_a_reader(db):
    assert {field.name for field in DayOfReads._meta.fields} == {"id", "day", "key", "times"}


@pytest.mark.parametrize(
    "key",
    ["", "article:", "article:x", "user:1", "article:999999", "article:" + "9" * 40, "x" * 5000, "letter:١"],
)
def test_what_names_nothing_a_reader_may_open_is_not_counted(site, client, tally, key):
    assert client.generic("POST", "/luot-doc/", key, content_type="text/plain").status_code == 204
    tally.write()
    assert not DayOfReads.objects.exists()


def test_a_restricted_letter_is_neither_counted_nor_told(site, client, tally):
    letter = makers.letter("13/SGDĐT-GDTX", access="signed-in")
    client.generic("POST", "/luot-doc/", letter.key, content_type="text/plain")
    tally.write()
    assert not DayOfReads.objects.exists()
    DayOfReads.objects.create(day=timezone.localdate(), key=letter.key, times=9)
    assert most_read(7, 10) == []


def test_staff_who_are_signed_in_do_not_count(site, admin_client, tally):
    assert "data-counted" not in admin_client.get(makers.article(site).url).content.decode()


def test_a_made_up_crowd_fills_neither_memory_nor_table(site, client, tally, monkeypatch):
    monkeypatch.setattr(reading_counter, "MOST_KEYS", 10)
    for pk in range(100):
        tally.note(f"article:{pk}")
    assert len(tally.times) == 10


def test_what_could_not_be_written_is_written_a_minute_later(site, client, tally, monkeypatch):
    article = makers.article(site)
    open_page(client, article.url)
    with monkeypatch.context() as broken:
        broken.setattr(reading_counter, "add", fails)
        tally.write()
    tally.write()
    assert DayOfReads.objects.get().times == 1


def fails(times):
    raise DatabaseError("gone")


def test_what_broke_off_half_way_is_not_counted_twice(site, client, tally):
    for title in ("Hội nghị một", "Hội nghị hai"):
        open_page(client, makers.article(site, title).url)

    written = []

    def after_the_first(run, sql, params, many, context):
        if "INSERT INTO" in sql and "home_dayofreads" in sql:
            if many:
                run(sql, params[:1], many, context)
            written.append(sql)
            if many or len(written) == 2:
                raise OperationalError("gone")
        return run(sql, params, many, context)

    with connection.execute_wrapper(after_the_first):
        tally.write()
    tally.write()
    assert [row.times for row in DayOfReads.objects.all()] == [1, 1]


def test_a_process_in_which_nothing_was_read_asks_no_database(db, tally, django_assert_num_queries):
    with django_assert_num_queries(0):
        tally.write()


def test_only_a_post_counts_and_only_where_counting_is_on(site, client, tally, settings):
    assert client.get("/luot-doc/").status_code == 405
    settings.COUNT_READS = False
    open_page(client, makers.article(site).url)
    assert not tally.times


def test_days_long_gone_are_forgotten(site):
    DayOfReads.objects.create(day=timezone.localdate() - timedelta(days=800), key="article:1", times=1)
    DayOfReads.objects.create(day=timezone.localdate(), key="article:1", times=1)
    call_command("worker", once=True)
    assert DayOfReads.objects.count() == 1
