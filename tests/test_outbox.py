"""Every change of the site reaches the index: at once where it can, else later, never lost or doubled."""

import fcntl
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone
from wagtail.models import PageViewRestriction

from documents.models import Letter, LetterIndexPage
from home.models import GuidancePage
from news.models import NewsIndexPage
from search import engine as engines
from search import indexing, outbox, taker
from search.engine import Card, Entry, Query, Source, get_engine
from search.models import Change
from search.queries import parse
from tests import makers
from tests.elsewhere import Elsewhere

ROOT = Path(__file__).resolve().parent.parent
pytestmark = pytest.mark.xdist_group("outbox")
WORD, OTHER = "zarkonium", "belvarium"


@pytest.fixture
def site(site):
    """Without the rows that laying out the pages wrote while an earlier test had no taker."""
    Change.objects.all().delete()
    return site


def found(q: str, *audience: str) -> list[str]:
    """Keys the engine finds, straight from the index."""
    return [hit.key for hit in get_engine().search(parse(q, audience=("public", *audience))).hits]


def make(kind: str, site, words: str = WORD):
    if kind == "letter":
        return makers.letter("77/SGDĐT", abstract=words)
    return makers.article(site, words) if kind == "article" else makers.guidance(site, words)


def rename(thing, words: str):
    thing = type(thing).objects.get(pk=thing.pk)
    setattr(thing, "abstract" if isinstance(thing, Letter) else "title", words)
    return thing


def ripen() -> None:
    """As if the wait after a failure were over."""
    Change.objects.update(not_before=None, leased_until=None)


KINDS = pytest.mark.parametrize("kind", ["letter", "article", "guidance"])


@KINDS
def test_publishing_editing_unpublishing_and_deleting_reach_the_index_at_once(kind: str, site) -> None:
    thing = make(kind, site)
    assert found(WORD) == [thing.key]
    makers.published(rename(thing, OTHER))
    assert (found(WORD), found(OTHER)) == ([], [thing.key])
    type(thing).objects.get(pk=thing.pk).unpublish()
    assert found(OTHER) == []
    makers.published(type(thing).objects.get(pk=thing.pk))
    assert found(OTHER) == [thing.key]
    type(thing).objects.get(pk=thing.pk).delete()
    assert found(OTHER) == []
    assert not Change.objects.exists()


@KINDS
def test_drafts_and_autosaves_write_no_row_and_change_nothing_found(kind: str, site, settings) -> None:
    thing = make(kind, site)
    settings.SEARCH_INLINE = False
    draft = rename(thing, OTHER)
    revision = draft.save_revision()
    for words in ("một", "hai", OTHER):
        draft = rename(thing, words)
        revision = draft.save_revision(overwrite_revision=revision)
    draft.save_revision(approved_go_live_at=timezone.now() + timedelta(days=1))
    assert not Change.objects.exists()
    assert (found(WORD), found(OTHER)) == ([thing.key], [])


@KINDS
def test_a_draft_never_published_writes_no_row(kind: str, site, settings) -> None:
    settings.SEARCH_INLINE = False
    if kind == "letter":
        makers.letter(live=False).save()
    elif kind == "article":
        makers.article(site, live=False).save()
    else:
        site.home.add_child(instance=GuidancePage(title="Bản nháp", live=False))
    assert not Change.objects.exists()


@KINDS
def test_a_transaction_rolled_back_changes_nothing(kind: str, site) -> None:
    thing = make(kind, site)
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        makers.published(rename(thing, OTHER))
        type(thing).objects.get(pk=thing.pk).unpublish()
        raise ZeroDivisionError
    assert (found(WORD), found(OTHER)) == ([thing.key], [])
    assert not Change.objects.exists()


def test_a_savepoint_rolled_back_takes_only_its_own_changes(site) -> None:
    first, second = make("letter", site), make("article", site)
    with transaction.atomic():
        with pytest.raises(ZeroDivisionError), transaction.atomic():
            makers.published(rename(first, OTHER))
            raise ZeroDivisionError
        makers.published(rename(second, OTHER))
    assert (found(WORD), found(OTHER)) == ([first.key], [second.key])


@pytest.mark.parametrize("kind", ["article", "guidance"])
@pytest.mark.parametrize("way", ["login", "groups", "password"])
def test_making_private_and_public_again_reach_the_index_at_once(kind: str, way: str, site) -> None:
    page = make(kind, site)
    rule = PageViewRestriction.objects.create(page=page, restriction_type=way, password="mở")
    group = makers.group()
    if way == "groups":
        rule.groups.set([group])
    assert found(WORD) == []
    assert found(WORD, "signed-in") == ([page.key] if way == "login" else [])
    assert found(WORD, f"group:{group.pk}") == ([page.key] if way == "groups" else [])
    rule.delete()
    assert found(WORD) == [page.key]


def test_a_letters_access_reaches_the_index_at_once(site) -> None:
    group = makers.group()
    letter = make("letter", site)
    letter.access = "signed-in"
    makers.published(letter)
    assert (found(WORD), found(WORD, "signed-in")) == ([], [letter.key])
    letter.access = "groups"
    letter.access_groups.set([group])
    makers.published(letter)
    assert (found(WORD, "signed-in"), found(WORD, f"group:{group.pk}")) == ([], [letter.key])


def test_a_private_or_unpublished_section_hides_all_below_it(site) -> None:
    section = makers.guidance(site, "Mục")
    page = makers.guidance(site, WORD)
    page.move(section, "last-child")
    assert found(WORD) == [page.key]
    section.refresh_from_db()
    section.unpublish()
    assert found(WORD) == []
    makers.published(section)
    assert found(WORD) == [page.key]
    makers.login_only(section)
    assert (found(WORD), found(WORD, "signed-in")) == ([], [page.key])


def test_moving_into_a_private_section_hides_and_out_of_it_shows(site) -> None:
    section = makers.guidance(site, "Mục riêng")
    makers.login_only(section)
    upper, page = makers.guidance(site, "Mục trên"), makers.guidance(site, WORD)
    page.move(upper, "last-child")
    upper.refresh_from_db()
    upper.move(section, "last-child")
    assert (found(WORD), found(WORD, "signed-in")) == ([], [page.key])
    type(upper).objects.get(pk=upper.pk).move(site.home, "last-child")
    assert found(WORD) == [page.key]


def test_a_section_deleted_takes_all_below_it(site) -> None:
    section, page = makers.guidance(site, "Mục"), makers.guidance(site, WORD)
    page.move(section, "last-child")
    type(section).objects.get(pk=section.pk).delete()
    assert found(WORD) == found("Mục") == []


@pytest.mark.parametrize(("section", "kind"), [(NewsIndexPage, "article"), (LetterIndexPage, "letter")])
def test_the_news_and_the_library_hide_theirs_while_they_are_not_live(section, kind: str, site) -> None:
    thing = make(kind, site)
    section.objects.get().unpublish()
    assert found(WORD) == []
    makers.published(section.objects.get())
    assert found(WORD) == [thing.key]
    makers.login_only(section.objects.get())
    assert (found(WORD), found(WORD, "signed-in")) == ([], [thing.key])


def test_editing_a_section_does_not_index_all_below_it_again(site, settings) -> None:
    make("article", site)
    settings.SEARCH_INLINE = False
    makers.published(NewsIndexPage.objects.get())
    assert not Change.objects.exists()


def test_another_slug_is_found_at_its_new_address(site, client) -> None:
    page = make("article", site)
    page.slug = "dia-chi-moi"
    makers.published(page)
    hits = client.get("/tim-kiem/", {"q": WORD}).context["results"].hits
    assert [hit.url for hit in hits] == ["/tin-tuc/dia-chi-moi/"]


@KINDS
def test_a_schedule_shows_and_hides_at_its_time(kind: str, site) -> None:
    thing = make(kind, site)
    later = rename(thing, OTHER)
    later.go_live_at = timezone.now() + timedelta(hours=1)
    revision = later.save_revision(approved_go_live_at=later.go_live_at)
    revision.publish()
    assert (found(WORD), found(OTHER)) == ([thing.key], [])
    past = timezone.now() - timedelta(minutes=1)
    revision.content["go_live_at"] = past.isoformat()
    revision.approved_go_live_at = past
    revision.save()
    call_command("publish_scheduled")
    assert (found(WORD), found(OTHER)) == ([], [thing.key])
    type(thing).objects.filter(pk=thing.pk).update(expire_at=past)
    call_command("publish_scheduled")
    assert found(OTHER) == []


def everything_tagged(site, **described):
    """A letter, an article and a guidance page under one task area and one school year."""
    made = []
    for kind in ("letter", "article", "guidance"):
        thing = make(kind, site)
        thing.task_areas.add(described["area"])
        thing.school_years.add(described["year"])
        made.append(makers.published(thing).key)
    return sorted(made)


def under(**facets: str) -> list[str]:
    query = Query(facets={name: (value,) for name, value in facets.items()})
    return sorted(hit.key for hit in get_engine().search(query).hits)


def test_another_slug_of_a_task_area_or_name_of_a_school_year_moves_all_under_it(site) -> None:
    area, year = makers.task_area("Cũ"), makers.school_year("2021-2022")
    keys = everything_tagged(site, area=area, year=year)
    assert under(task_area="cu") == under(school_year="2021-2022") == keys
    area.slug, year.name = "moi", "2020-2021"
    area.save()
    year.save()
    assert under(task_area="moi") == under(school_year="2020-2021") == keys
    assert under(task_area="cu") == under(school_year="2021-2022") == []


def test_a_task_area_deleted_leaves_no_facet_behind(site) -> None:
    area, year = makers.task_area("Cũ"), makers.school_year("2021-2022")
    keys = everything_tagged(site, area=area, year=year)
    area.delete()
    assert under(task_area="cu") == [] and sorted(found(WORD)) == keys


def test_an_issuer_renamed_or_merged_takes_its_letters_along(site, client) -> None:
    old, new = makers.issuer("Phòng cũ", "PC"), makers.issuer("Phòng mới", "PM")
    letter = makers.letter("1/PC", abstract=WORD, issuer=old)
    old.name = "Phòng đổi tên"
    old.save()
    facets = client.get("/tim-kiem/", {"q": WORD}).context["results"].facets["issuer"]
    assert facets == [("pc", "Phòng đổi tên", 1)]
    Letter.objects.filter(issuer=old).update(issuer=new)
    new.save()
    assert (under(issuer="pc"), under(issuer="pm")) == ([], [letter.key])


class Things(Source):
    """A kind of the tests' own: `said` are titles by pk; an exception is raised, None is no entry."""

    kind = label = "thing"
    template = "search/hits/page.html"

    def __init__(self, said: dict) -> None:
        self.said = said

    def entry(self, pk: int) -> Entry | None:
        title = self.said.get(pk)
        if isinstance(title, Exception):
            raise title
        return Entry(f"thing:{pk}", "thing", 0, title) if pk in self.said else None

    def entries(self, after_pk: int = 0) -> Iterator[Entry]:
        for pk in sorted(self.said):
            if callable(self.said[pk]):
                self.said[pk]()
            elif entry := self.entry(pk):
                yield entry

    def cards(self, pks, user) -> dict[int, Card]:
        return {pk: Card(title=self.said[pk], url="/") for pk in pks}

    def fallback(self, words, user, limit) -> list[int]:
        return []


@pytest.fixture
def things(site) -> Iterator[dict]:
    said: dict = {}
    engines.register(Things(said))
    yield said
    engines._sources.pop("thing")


@pytest.mark.parametrize("poison", [ValueError("không đọc được"), 5], ids=["unreadable", "unstorable"])
def test_a_failing_entry_is_set_aside_with_its_reason_and_the_others_go_on(things: dict, poison) -> None:
    things |= {pk: f"{WORD} {pk}" for pk in range(1, 8)} | {4: poison}
    for pk in range(1, 8):
        with transaction.atomic():
            indexing.record(f"thing:{pk}")
    sound = {f"thing:{pk}" for pk in (1, 2, 3, 5, 6, 7)}
    assert set(found(WORD)) == sound
    for _ in range(outbox.MAX_ATTEMPTS + 2):
        ripen()
        indexing.drain()
    row = Change.objects.get()
    assert (row.key, row.attempts) == ("thing:4", outbox.MAX_ATTEMPTS)
    assert ("không đọc được" if isinstance(poison, Exception) else "EngineError") in row.error
    out = StringIO()
    call_command("search_index", "status", stdout=out)
    assert f"thing:4: {row.error}" in out.getvalue()
    things[4] = f"{WORD} 4"
    indexing.record("thing:4")
    assert set(found(WORD)) == sound | {"thing:4"}


def test_a_failing_entry_of_a_fan_out_is_tried_again_alone(things: dict) -> None:
    things |= {1: f"{WORD} 1", 2: ValueError("hỏng"), 3: f"{WORD} 3"}
    indexing.register_fanout("things", lambda pk: [f"thing:{n}" for n in (1, 2, 3)])
    indexing.record("things:0", fanout=True)
    assert set(found(WORD)) == {"thing:1", "thing:3"}
    assert [(row.key, row.fanout) for row in Change.objects.all()] == [("thing:2", False)]
    things[2] = f"{WORD} 2"
    ripen()
    indexing.drain()
    assert len(found(WORD)) == 3 and not Change.objects.exists()


def test_a_change_of_an_unknown_kind_is_set_back_and_blocks_nothing(site) -> None:
    indexing.record("fish:1")
    letter = make("letter", site)
    assert found(WORD) == [letter.key]
    assert "KeyError" in Change.objects.get().error


def test_an_engine_away_keeps_every_change_and_publishing_works(site, settings, tmp_path) -> None:
    place = tmp_path / "not-a-directory"
    place.write_text("")
    settings.SEARCH_ENGINE = {**settings.SEARCH_ENGINE, "PATH": str(place)}
    begun = time.monotonic()
    made = [make(kind, site) for kind in ("letter", "article", "guidance")]
    assert time.monotonic() - begun < 6
    assert all(type(thing).objects.get(pk=thing.pk).live for thing in made)
    for _ in range(2 * outbox.MAX_ATTEMPTS):
        ripen()
        assert indexing.drain() == 0
    waiting = Change.objects.all()
    assert len(waiting) == len(made)
    assert all((row.attempts, "EngineError" in row.error) == (0, True) for row in waiting)
    place.unlink()
    ripen()
    indexing.catch_up()
    assert set(found(WORD)) == {thing.key for thing in made} and not Change.objects.exists()


def holder(path: Path) -> subprocess.Popen:
    """Another process that holds a lock until it is killed."""
    code = "import fcntl, sys, time; f = open(sys.argv[1], 'w'); fcntl.flock(f, 2); print(flush=True)"
    child = subprocess.Popen(
        [sys.executable, "-c", f"{code}; time.sleep(60)", str(path)], stdout=subprocess.PIPE, text=True
    )
    child.stdout.readline()
    return child


def test_a_writer_that_holds_the_index_delays_publishing_a_bounded_time(site) -> None:
    first = make("letter", site)
    child = holder(next(Path(get_engine().health().place).glob("lock")))
    try:
        begun = time.monotonic()
        page = make("article", site)
        assert 1.5 < time.monotonic() - begun < 2 * (taker.TAKER_WAIT + 2)
        assert found(WORD) == [first.key] and Change.objects.exists()
    finally:
        child.kill()
        child.wait()
    time.sleep(2.2)
    indexing.catch_up()
    assert set(found(WORD)) == {first.key, page.key} and not Change.objects.exists()


def test_a_reader_waits_for_no_other_taker(site, client, settings) -> None:
    settings.SEARCH_INLINE = False
    make("letter", site)
    settings.SEARCH_INLINE = True
    with (Path(settings.VAR_DIR) / "taker.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        begun = time.monotonic()
        assert client.get("/tim-kiem/", {"q": WORD}).status_code == 200
        assert time.monotonic() - begun < 1.5
    assert client.get("/tim-kiem/", {"q": WORD}).context["results"].total == 1


def test_a_rebuild_while_changes_wait_loses_none(things: dict, site, settings) -> None:
    settings.SEARCH_INLINE = False
    before = make("letter", site)
    late: list = []
    things |= {1: f"{WORD} 1", 2: lambda: late.append(make("article", site)), 3: f"{WORD} 3"}
    indexing.rebuild()
    assert set(found(WORD)) == {before.key, late[0].key, "thing:1", "thing:3"}
    assert not Change.objects.exists()


def test_a_rebuild_that_fails_leaves_the_old_index_and_the_changes(things: dict, site, settings) -> None:
    letter = make("letter", site)
    settings.SEARCH_INLINE = False
    indexing.record(letter.key)
    things[1] = ValueError("hỏng")
    with pytest.raises(Exception, match="hỏng"):
        indexing.rebuild()
    assert found(WORD) == [letter.key] and Change.objects.count() == 1


def verify(*options: str) -> tuple[int, str]:
    out = StringIO()
    try:
        call_command("search_index", "verify", *options, stdout=out)
    except SystemExit as stopped:
        return stopped.code, out.getvalue()
    return 0, out.getvalue()


def test_verify_names_a_ghost_and_a_missing_one_and_fix_repairs_them(site) -> None:
    letter, page = make("letter", site), make("article", site)
    assert verify()[0] == 0
    ghosts = [Entry(key, key.partition(":")[0], 1, WORD) for key in ("letter:999999", "fish:1")]
    get_engine().add(ghosts)
    get_engine().remove([letter.key])
    code, said = verify()
    assert code == 1 and all(key in said for key in ("letter:999999", "fish:1", letter.key))
    assert page.key not in said
    verify("--fix")
    assert sorted(found(WORD)) == sorted([letter.key, page.key])
    assert verify()[0] == 0 and not Change.objects.exists()


def test_rows_bypassed_by_a_bulk_update_are_repaired_by_verify(site) -> None:
    letter = make("letter", site)
    Letter.objects.filter(pk=letter.pk).update(live=False)
    assert found(WORD) == [letter.key]
    assert letter.key in verify()[1]
    verify("--fix")
    assert found(WORD) == []


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Elsewhere:
    return Elsewhere(tmp_path_factory.mktemp("elsewhere"))


def test_a_process_killed_between_commit_and_index_loses_and_doubles_nothing(elsewhere: Elsewhere) -> None:
    killed = elsewhere.python(
        "import signal\n"
        "with transaction.atomic():\n"
        "    transaction.on_commit(lambda: os.kill(os.getpid(), signal.SIGKILL))\n"
        "    print(makers.letter('1/SGDĐT', abstract='mortuum').key, flush=True)\n"
    )
    key = killed.communicate(timeout=60)[0].split()[-1]
    assert killed.returncode == -signal.SIGKILL
    assert elsewhere.manage("worker", "--once").wait(60) == 0
    assert elsewhere.search("mortuum") == [key]
    assert elsewhere.manage("worker", "--once").wait(60) == 0
    assert elsewhere.search("mortuum") == [key]


def test_a_taker_killed_at_its_work_leaves_it_to_the_next(elsewhere: Elsewhere) -> None:
    killed = elsewhere.python(
        "import signal\n"
        "from django.conf import settings\n"
        "settings.SEARCH_INLINE = False\n"
        "print(makers.letter('2/SGDĐT', abstract='interim').key, flush=True)\n"
        "with taker.one_taker():\n"
        "    assert outbox.take()\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    key = killed.communicate(timeout=60)[0].split()[-1]
    assert killed.returncode == -signal.SIGKILL
    over = elsewhere.python(
        "from search.models import Change\n"
        "from datetime import timedelta\n"
        "row = Change.objects.get()\n"
        "assert row.leased_until\n"
        "row.leased_until -= outbox.LEASE + timedelta(seconds=1)\n"
        "row.save()\n"
    )
    assert over.wait(60) == 0
    assert elsewhere.manage("worker", "--once").wait(60) == 0
    assert elsewhere.search("interim") == [key]


def test_two_processes_at_once_double_nothing_and_miss_nothing(elsewhere: Elsewhere) -> None:
    made = elsewhere.python(
        "from django.conf import settings\n"
        "settings.SEARCH_INLINE = False\n"
        "with transaction.atomic():\n"
        "    for n in range(30):\n"
        "        makers.letter(f'{n + 100}/SGDĐT', abstract=f'gemini {n}')\n"
    )
    assert made.wait(120) == 0
    workers = [elsewhere.manage("worker", "--once") for _ in range(2)]
    assert [worker.wait(60) for worker in workers] == [0, 0]
    keys = elsewhere.search("gemini")
    assert len(keys) == len(set(keys)) == 30
    assert elsewhere.manage("search_index", "verify").wait(60) == 0
