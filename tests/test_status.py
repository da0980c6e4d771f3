"""A letter's status follows from its dates and from what other letters do to it."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from documents import status
from documents.models import Letter, Relation
from search.models import Change
from tests import makers, plans

TODAY = status.today()
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)


def standing(letter: Letter) -> str:
    return Letter.objects.values_list("status", flat=True).get(pk=letter.pk)


def relate(letter: Letter, kind: str, other: Letter) -> Letter:
    """Publish the letter anew with one more relation, as the form does."""
    letter.relations.add(Relation(kind=kind, other=other))
    return makers.published(letter)


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        ({}, "in-force"),
        ({"effective_on": TODAY}, "in-force"),
        ({"effective_on": TOMORROW}, "not-yet"),
        ({"expires_on": TODAY}, "in-force"),
        ({"expires_on": YESTERDAY}, "expired"),
        ({"revoked_on": TOMORROW}, "in-force"),
        ({"revoked_on": TODAY}, "revoked"),
        ({"revoked_on": TODAY, "expires_on": YESTERDAY}, "revoked"),
    ],
)
def test_status_follows_from_the_letters_dates(site, dates, expected):
    letter = makers.letter(**dates)
    assert (letter.status, standing(letter)) == (expected, expected)


@pytest.mark.parametrize(("kind", "expected"), [("replaces", "replaced"), ("revokes", "revoked")])
def test_a_letter_that_ends_another_changes_its_status_while_it_stands(site, kind, expected):
    old, new = makers.letter("1/SGDĐT-VP"), makers.letter("2/SGDĐT-VP", live=False)
    new.relations.add(Relation(kind=kind, other=old))
    new.save_revision()
    assert standing(old) == "in-force"
    makers.published(new)
    assert standing(old) == expected
    new.unpublish()
    assert standing(old) == "in-force"
    makers.published(new)
    assert standing(old) == expected
    new.delete()
    assert standing(old) == "in-force"


@pytest.mark.parametrize("kind", ["amends", "supplements", "guides", "refers"])
def test_a_letter_that_ends_nothing_leaves_the_status(site, kind):
    old = makers.letter("1/SGDĐT-VP")
    relate(makers.letter("2/SGDĐT-VP"), kind, old)
    assert standing(old) == "in-force"


def test_a_letter_not_yet_in_effect_replaces_nothing_until_its_day(site):
    old = makers.letter("1/SGDĐT-VP")
    new = relate(makers.letter("2/SGDĐT-VP", effective_on=TOMORROW), "replaces", old)
    assert (standing(old), standing(new)) == ("in-force", "not-yet")
    assert status.bring_up_to_date(TODAY) == 0
    assert status.bring_up_to_date(TOMORROW) == 2
    assert (standing(old), standing(new)) == ("replaced", "in-force")


def test_a_relation_that_is_taken_away_or_turned_to_another_frees_the_letter_it_meant(site):
    old, third = makers.letter("1/SGDĐT-VP"), makers.letter("3/SGDĐT-VP")
    new = relate(makers.letter("2/SGDĐT-VP"), "replaces", old)
    relation = new.relations.get()
    relation.other = third
    new.relations = [relation]
    new = makers.published(new)
    assert (standing(old), standing(third)) == ("in-force", "replaced")
    new.relations = []
    makers.published(new)
    assert standing(third) == "in-force"


def test_purging_a_letter_frees_what_it_replaced(site):
    old = makers.letter("1/SGDĐT-VP")
    relate(makers.letter("2/SGDĐT-VP"), "replaces", old).purge()
    assert standing(old) == "in-force"


def test_a_stale_copy_of_a_letter_does_not_bring_its_old_status_back(site):
    old = makers.letter("1/SGDĐT-VP")
    stale = Letter.objects.get(pk=old.pk)
    relate(makers.letter("2/SGDĐT-VP"), "replaces", old)
    makers.published(stale)
    assert standing(old) == "replaced"


def test_whose_status_another_letter_changed_is_written_for_the_index(site, settings):
    settings.SEARCH_INLINE = False
    old, draft = makers.letter("1/SGDĐT-VP"), makers.letter("3/SGDĐT-VP", live=False)
    new = makers.letter("2/SGDĐT-VP")
    Change.objects.all().delete()
    new.relations.add(Relation(kind="replaces", other=draft))
    relate(new, "replaces", old)
    assert set(Change.objects.values_list("key", flat=True)) == {old.key, new.key}
    Change.objects.all().delete()
    makers.published(new)
    assert set(Change.objects.values_list("key", flat=True)) == {new.key}


def test_a_day_changes_status_and_tells_the_index_even_after_days_of_rest(site, settings):
    settings.SEARCH_INLINE = False
    coming = makers.letter("1/SGDĐT-VP", effective_on=TODAY + timedelta(days=3))
    ending = makers.letter("2/SGDĐT-VP", expires_on=TODAY + timedelta(days=4))
    revoked = makers.letter("3/SGDĐT-VP", revoked_on=TODAY + timedelta(days=5))
    makers.letter("4/SGDĐT-VP", live=False, expires_on=TODAY + timedelta(days=1))
    makers.letter("5/SGDĐT-VP")
    Change.objects.all().delete()
    later = TODAY + timedelta(days=30)
    assert status.bring_up_to_date(later) == 4
    assert [standing(letter) for letter in (coming, ending, revoked)] == ["in-force", "expired", "revoked"]
    assert set(Change.objects.values_list("key", flat=True)) == {coming.key, ending.key, revoked.key}
    assert status.bring_up_to_date(later) == 0


def test_the_daily_look_goes_through_indexes(site):
    sql, values = status.overtaken(TODAY).query.sql_with_params()
    assert not plans.reading_whole("documents", sql, values)
    makers.letter()
    with CaptureQueriesContext(
        connection,
    ) as asked:
        status.bring_up_to_date()
    assert len(asked) == 1


def test_the_day_is_that_of_viet_nam(monkeypatch):
    evening = datetime(2026, 3, 1, 18, 30, tzinfo=ZoneInfo("UTC"))
    monkeypatch.setattr("django.utils.timezone.now", lambda: evening)
    assert status.today() == date(2026, 3, 2)


def test_the_worker_brings_status_up_to_date_when_it_starts(site):
    letter = makers.letter()
    Letter.objects.filter(pk=letter.pk).update(expires_on=YESTERDAY)
    call_command("worker", "--once")
    assert standing(letter) == "expired"


def test_a_letter_that_is_restored_and_published_ends_again_what_it_ended(site):
    old = makers.letter("1/SGDĐT-VP")
    new = relate(makers.letter("2/SGDĐT-VP"), "replaces", old)
    new.delete()
    assert standing(old) == "in-force"
    new.withdrawn_at = None
    new.save()
    assert standing(old) == "in-force"
    makers.published(new)
    assert standing(old) == "replaced"


def test_what_fails_on_the_way_settles_nothing_and_leaves_nothing_waiting(site):
    old = makers.letter("1/SGDĐT-VP", expires_on=YESTERDAY)
    Letter.objects.update(status="in-force")
    with pytest.raises(ValueError, match="broken"), status.together():
        status.settle([old.pk])
        raise ValueError("broken")
    assert standing(old) == "in-force"
    assert status.settle([old.pk]) == {old.pk: "expired"}
