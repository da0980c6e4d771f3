"""The admin page of the index: how it stands, what failed, and work asked of the worker."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from documents.models import Letter
from search import indexing, outbox, tending
from search.engine import Query, get_engine
from search.models import Change, IndexTask
from tests import makers

pytestmark = pytest.mark.xdist_group("outbox")
ADDRESS = "/quan-tri/chi-muc/"


@pytest.fixture
def site(site):
    Change.objects.all().delete()
    return site


@pytest.fixture
def admin(site, client: Client) -> Client:
    client.force_login(makers.user("quan-tri", is_superuser=True))
    return client


def page(client: Client) -> str:
    answer = client.get(ADDRESS)
    assert answer.status_code == 200
    return answer.content.decode()


def told(text: str, heading: str) -> str:
    """The cell beside a heading."""
    cell = re.search(rf'<th scope="row">{heading}</th>\s*<td>(.*?)</td>', text, re.DOTALL)
    assert cell, heading
    return cell[1].strip()


@pytest.fixture(autouse=True)
def in_english(settings) -> None:
    settings.LANGUAGE_CODE = "en"


def test_it_tells_how_the_index_stands_and_what_waits(admin, settings) -> None:
    makers.letter()
    text = page(admin)
    header = re.search("<header.*?</header>", text, re.DOTALL)
    assert header and "Search index" in header[0]
    assert told(text, "Place") == get_engine().health().place
    assert (told(text, "Entries"), told(text, "Changes that wait"), told(text, "Last error")) == (
        "1",
        "0",
        "–",
    )
    assert told(text, "The oldest has waited") == "–" and "http-equiv" not in text
    settings.SEARCH_INLINE = False
    indexing.record("letter:1")
    indexing.record("fish:1")
    Change.objects.update(created_at=timezone.now() - timedelta(seconds=90))
    text = page(admin)
    assert (told(text, "Changes that wait"), told(text, "The oldest has waited")) == ("2", "90 seconds")
    indexing.drain()
    assert told(page(admin), "Last error").startswith("fish:1: KeyError")


def test_an_engine_that_is_away_is_told_and_not_an_error(admin, settings, tmp_path) -> None:
    (tmp_path / "file").write_text("")
    settings.SEARCH_ENGINE = {**settings.SEARCH_ENGINE, "PATH": str(tmp_path / "file")}
    assert "It does not answer" in page(admin)


def test_what_was_set_aside_is_tried_again_or_given_up(admin, settings) -> None:
    settings.SEARCH_INLINE = False
    letter = makers.letter()
    Change.objects.update(attempts=outbox.MAX_ATTEMPTS, error="hỏng")
    lost = Change.objects.create(key="fish:1", attempts=outbox.MAX_ATTEMPTS, error="lạ <b>")
    text = page(admin)
    assert told(text, "Set aside") == "2" and "lạ &lt;b&gt;" in text
    assert admin.post(ADDRESS, {"action": "forget", "change": lost.pk}).status_code == 302
    row = Change.objects.get()
    assert admin.post(ADDRESS, {"action": "retry", "change": row.pk}).status_code == 302
    assert told(page(admin), "Set aside") == "0"
    indexing.drain()
    assert [key for key, _ in get_engine().versions()] == [letter.key]
    assert admin.post(ADDRESS, {"action": "retry", "change": row.pk}).status_code == 404


@pytest.mark.parametrize("kind", IndexTask.Kind.values)
def test_work_is_done_by_the_worker_and_its_outcome_stays(kind: str, admin) -> None:
    letter = makers.letter()
    Letter.objects.filter(pk=letter.pk).update(access="signed-in")
    admin.post(ADDRESS, {"action": kind})
    admin.post(ADDRESS, {"action": kind})
    task = IndexTask.objects.get()
    text = page(admin)
    assert "waits for the worker" in text and 'http-equiv="refresh"' in text
    assert get_engine().search(Query()).total == 1
    call_command("worker", "--once")
    text = page(admin)
    assert "waits for the worker" not in text and "http-equiv" not in text
    task.refresh_from_db()
    assert task.asked_by.username == "quan-tri" and task.error == ""
    # A comparison alone repairs nothing.
    assert get_engine().search(Query()).total == (1 if kind == "verify" else 0)
    if kind == "rebuild":
        assert task.result == {"entries": 1}
    else:
        assert letter.key in text and "Last comparison" in text and "1 difference" in text


def test_progress_is_shown_while_it_runs(admin, monkeypatch) -> None:
    for n in (1, 2, 3):
        makers.letter(f"{n}/SGDĐT", abstract=f"{n}")
    monkeypatch.setattr(tending, "_TELL_EVERY", 0)
    seen: list[str] = []
    tell = IndexTask.tell

    def told_and_looked(task, *counts) -> None:
        tell(task, *counts)
        seen.append(page(admin))

    monkeypatch.setattr(IndexTask, "tell", told_and_looked)
    IndexTask.ask("rebuild")
    assert tending.run_next() == 1
    assert "2 of about 3" in seen[1] and '<progress value="2" max="3">' in seen[1]


def test_work_that_fails_says_why_and_the_worker_goes_on(admin, settings, tmp_path) -> None:
    (tmp_path / "file").write_text("")
    sound = settings.SEARCH_ENGINE
    settings.SEARCH_ENGINE = {**sound, "PATH": str(tmp_path / "file")}
    IndexTask.ask("rebuild")
    assert tending.run_next() == 1
    settings.SEARCH_ENGINE = sound
    assert "EngineError" in page(admin)
    IndexTask.ask("rebuild")
    assert tending.run_next() == 1 and IndexTask.objects.first().error == ""


def test_a_task_of_a_dead_worker_is_taken_again_and_at_last_given_up(site) -> None:
    task = IndexTask.ask("rebuild")
    for _ in range(IndexTask.MAX_ATTEMPTS):
        assert IndexTask.claim() == task
        assert IndexTask.claim() is None
        IndexTask.objects.update(leased_until=timezone.now() - timedelta(seconds=1))
    assert IndexTask.claim() is None
    task.refresh_from_db()
    assert task.ended_at and task.error


def test_a_worker_told_to_stop_leaves_its_task_to_the_next(site) -> None:
    makers.letter()
    task = IndexTask.ask("rebuild")
    assert tending.run_next(lambda: True) == 0
    task.refresh_from_db()
    assert (task.ended_at, task.leased_until, task.attempts) == (None, None, 0)
    assert get_engine().health().count == 1 and tending.run_next() == 1


def test_the_command_leaves_its_outcome_on_the_page(admin) -> None:
    call_command("search_index", "verify")
    assert "index and site agree" in page(admin)


def test_only_those_trusted_with_the_index_see_the_page_and_may_act(site) -> None:
    editors = Group.objects.create(name="Người trông chỉ mục")
    editors.permissions.add(Permission.objects.get(codename="access_admin"))
    client = Client()
    assert client.get(ADDRESS).status_code == 302
    client.force_login(makers.user("bien-tap", editors))
    assert client.get(ADDRESS).status_code == client.post(ADDRESS, {"action": "rebuild"}).status_code == 302
    assert not IndexTask.objects.exists()
    assert ADDRESS not in client.get("/quan-tri/").content.decode()
    editors.permissions.add(Permission.objects.get(codename="tend_index"))
    assert ADDRESS in client.get("/quan-tri/").content.decode()
    assert client.get(ADDRESS).status_code == 200
    assert client.post(ADDRESS, {"action": "rebuild"}).status_code == 302
    assert IndexTask.objects.get().kind == "rebuild"


def test_a_forged_request_and_an_unknown_action_do_nothing(admin, site) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(makers.user("khac", is_superuser=True))
    assert strict.post(ADDRESS, {"action": "rebuild"}).status_code == 403
    assert admin.post(ADDRESS, {"action": "drop"}).status_code == 302
    assert admin.post(ADDRESS, {"action": "retry", "change": "x"}).status_code == 404
    assert not IndexTask.objects.exists()


def test_the_page_asks_the_database_a_bounded_number_of_times(admin, django_assert_max_num_queries) -> None:
    page(admin)
    for kind in IndexTask.Kind.values * 3:
        IndexTask.ask(kind)
        tending.run_next()
    Change.objects.bulk_create(
        [Change(key=f"fish:{n}", attempts=outbox.MAX_ATTEMPTS, error="x") for n in range(60)]
    )
    with django_assert_max_num_queries(25):
        page(admin)
