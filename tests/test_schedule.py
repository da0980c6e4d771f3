"""Hours that have come: going live and expiring, in order, each by itself, once."""

import threading
from datetime import timedelta

import pytest
from django.core.management import call_command, get_commands, load_command_class
from django.db import connection
from django.urls import reverse
from django.utils import timezone
from wagtail.log_actions import registry
from wagtail.models import Revision

from cms.layout import lay_out
from cms.management.commands.worker import Command as Worker
from documents import publishing, scheduling
from documents.models import Letter
from news.models import ConferenceArticlePage
from tests import makers, plans


@pytest.fixture
def home(db):
    """No test with it asks the index, so a transaction that is rolled back is enough."""
    lay_out()
    return makers.Site()


def scheduled(thing, minutes_ago: int = 1) -> Revision:
    """Approved to go live some minutes ago, as if the hour had come while nobody looked."""
    thing.go_live_at = timezone.now() - timedelta(minutes=minutes_ago)
    return thing.save_revision(clean=False, approved_go_live_at=thing.go_live_at)


def expiring(thing, minutes_ago: int = 1) -> None:
    past = timezone.now() - timedelta(minutes=minutes_ago)
    type(thing).objects.filter(pk=thing.pk).update(expire_at=past)


def is_live(thing) -> bool:
    return type(thing).objects.get(pk=thing.pk).live


def test_the_command_is_ours():
    app = get_commands()["publish_scheduled"]
    assert load_command_class(app, "publish_scheduled").__module__.startswith("documents.")


def test_pages_and_letters_go_live_at_their_hour_and_expire_at_theirs(home):
    page, letter = makers.article(home, live=False), makers.letter("1/SGDĐT-VP", live=False)
    old_page, old_letter = makers.article(home, "Cũ"), makers.letter("2/SGDĐT-VP")
    for thing in (page, letter):
        scheduled(thing)
    for thing in (old_page, old_letter):
        expiring(thing)
    call_command("publish_scheduled")
    assert is_live(page) and is_live(letter)
    assert not is_live(old_page) and not is_live(old_letter)
    assert Letter.objects.get(pk=old_letter.pk).expired


def test_what_is_due_is_only_listed_when_asked(home, capsys):
    letter = makers.letter(live=False)
    scheduled(letter)
    call_command("publish_scheduled", dryrun=True)
    assert "publish" in capsys.readouterr().out
    assert not is_live(letter)


def test_what_has_no_hour_yet_waits(home):
    letter = makers.letter(live=False)
    letter.go_live_at = timezone.now() + timedelta(hours=1)
    letter.save_revision().publish()
    assert scheduling.run().total == 0
    assert not is_live(letter)


def test_the_second_of_two_drafts_of_one_identity_stays_a_draft_and_the_others_go_on(home):
    first, second = makers.letter(live=False), makers.letter(live=False, abstract="Thư thứ hai")
    third, page = makers.letter("9/SGDĐT-VP", live=False), makers.article(home, live=False)
    for ago, thing in ((9, first), (8, second), (7, third), (6, page)):
        scheduled(thing, ago)
    done = scheduling.run()
    assert (done.published, done.refused) == (3, 1)
    assert [is_live(thing) for thing in (first, second, third, page)] == [True, False, True, True]


def test_a_refused_letter_is_told_once_in_its_history_and_on_its_form(home, client):
    makers.letter()
    second = makers.letter(live=False, abstract="Thư thứ hai")
    scheduled(second)
    for _minute in range(3):
        call_command("publish_scheduled")
    told = registry.get_logs_for_instance(second).filter(action=publishing.REFUSED)
    assert told.count() == 1
    assert not Revision.objects.exclude(approved_go_live_at=None).exists()
    client.force_login(makers.user("van-thu", is_superuser=True))
    reason = publishing.refusal_of(second)
    assert "2302/SGDĐT-GDTX" in reason
    edit = reverse("wagtailsnippets_documents_letter:edit", args=[second.pk])
    assert reason in client.get(edit).text
    history = reverse("wagtailsnippets_documents_letter:history", args=[second.pk])
    assert reason in client.get(history).text
    second.save_revision(clean=False, log_action=True)
    assert publishing.refusal_of(second) == ""


def test_a_published_letter_whose_new_version_is_refused_stays_published_as_it_was(home, client):
    letter = makers.letter()
    letter.secrecy = "secret"
    scheduled(letter)
    assert scheduling.run().refused == 1
    assert client.get(letter.url).status_code == 200
    assert Letter.objects.get(pk=letter.pk).secrecy == ""


def test_a_fault_over_one_item_keeps_no_other_back(home, monkeypatch):
    poison, sound = makers.letter("1/SGDĐT-VP", live=False), makers.letter("2/SGDĐT-VP", live=False)
    old, older = makers.letter("3/SGDĐT-VP"), makers.letter("4/SGDĐT-VP")
    stock, stock_unpublish = Letter.publish, Letter.unpublish
    monkeypatch.setattr(Letter, "publish", failing_for(poison, stock))
    monkeypatch.setattr(Letter, "unpublish", failing_for(older, stock_unpublish))
    scheduled(poison, 5)
    scheduled(sound, 4)
    expiring(older, 5)
    expiring(old, 4)
    for _minute in range(2):
        scheduling.run()
    assert [is_live(thing) for thing in (poison, sound, old, older)] == [False, True, False, True]
    for thing in (poison, older):
        assert registry.get_logs_for_instance(thing).filter(action=publishing.REFUSED).count() == 1
    # What must go is tried until it is gone.
    monkeypatch.setattr(Letter, "unpublish", stock_unpublish)
    scheduling.run()
    assert not is_live(older)


def failing_for(poison: Letter, stock):
    def method(self, *args, **kwargs):
        if self.pk == poison.pk:
            raise RuntimeError("poison")
        return stock(self, *args, **kwargs)

    return method


def test_after_downtime_everything_is_caught_up_in_order_of_time(home):
    """The number goes to whoever's hour came first; what lived and died meanwhile is dead."""
    later, earlier = makers.letter(live=False, abstract="Sau"), makers.letter(live=False, abstract="Trước")
    scheduled(later, 30)
    scheduled(earlier, 90)
    short = makers.letter("7/SGDĐT-VP", live=False)
    short.expire_at = timezone.now() - timedelta(minutes=20)
    scheduled(short, 100)
    heir = makers.letter("8/SGDĐT-VP", live=False, abstract="Thay")
    holder = makers.letter("8/SGDĐT-VP")
    expiring(holder, 60)
    scheduled(heir, 50)
    scheduling.run()
    assert is_live(earlier) and not is_live(later)
    assert not is_live(short)
    assert not is_live(holder) and is_live(heir)


def test_trouble_of_the_database_leaves_an_item_for_the_next_minute(home, monkeypatch):
    from django.db import OperationalError

    letter = makers.letter(live=False)
    scheduled(letter)
    with monkeypatch.context() as patch:
        patch.setattr(Letter, "publish", raising(OperationalError("database is locked")))
        assert scheduling.run().total == 0
    assert scheduling.run().published == 1
    assert is_live(letter)


def raising(error: Exception):
    def method(*args, **kwargs):
        raise error

    return method


def test_two_runners_at_once_publish_everything_once(site):
    letters = [makers.letter(f"{n}/SGDĐT-VP", live=False) for n in range(1, 9)]
    for letter in letters:
        scheduled(letter)
    done, gate = [], threading.Barrier(2)

    def runner() -> None:
        gate.wait()
        done.append(scheduling.run())
        connection.close()

    threads = [threading.Thread(target=runner) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(one.published for one in done) == len(letters)
    assert all(is_live(letter) for letter in letters)
    for letter in letters:
        entries = registry.get_logs_for_instance(letter).filter(action="wagtail.publish.scheduled")
        assert entries.count() == 1


def test_no_hour_is_looked_for_in_the_whole_register(home):
    """The worker asks each minute, the home screen each time it is opened."""
    asked = Letter.objects.filter(live=True, expire_at__lt=timezone.now()).order_by("expire_at")
    sql, values = asked.query.sql_with_params()
    assert not plans.reading_whole("documents_letter", sql, values)


def test_the_worker_keeps_the_hours_once_a_minute(home):
    page = makers.article(home, live=False)
    scheduled(page)
    worker = Worker()
    assert worker.keep_hours() == 1
    assert is_live(page)
    second = makers.article(home, "Thứ hai", live=False)
    scheduled(second)
    assert worker.keep_hours() == 0
    assert ConferenceArticlePage.objects.filter(live=True).count() == 1
    worker.looked_at -= 61
    assert worker.keep_hours() == 1
