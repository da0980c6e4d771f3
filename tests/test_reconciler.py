"""What differs between index and site is named by sort and repaired, what shows too much first."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone
from wagtail.models import PageViewRestriction

from documents.importing import import_letters
from documents.models import Letter, LetterIndexPage, LetterType
from search import indexing, outbox, reconciling, taker, tending
from search.engine import Entry, Query, get_engine, sources
from search.models import Change, IndexTask, Reading
from search.queries import parse
from tests import engines, makers

pytestmark = [pytest.mark.xdist_group("outbox"), pytest.mark.parametrize("engine_name", engines.NAMES)]
WORD, OTHER = "zarkonium", "belvarium"


@pytest.fixture(autouse=True)
def own_engine(engine_name: str, settings, tmp_path):
    with engines.place(engine_name, tmp_path) as setting:
        settings.SEARCH_ENGINE = setting
        yield
        get_engine().close()


@pytest.fixture
def site(site):
    Change.objects.all().delete()
    return site


def found(q: str, *audience: str) -> list[str]:
    return sorted(hit.key for hit in get_engine().search(parse(q, audience=("public", *audience))).hits)


def versions() -> dict[str, int]:
    return dict(get_engine().versions())


def verify(*options: str) -> tuple[int, list[str]]:
    out = StringIO()
    try:
        call_command("search_index", "verify", *options, stdout=out)
    except SystemExit as stopped:
        return stopped.code, out.getvalue().splitlines()
    return 0, out.getvalue().splitlines()


def numbered(count: int) -> list[Letter]:
    return [makers.letter(f"{n}/SGDĐT", abstract=f"{WORD} {n}") for n in range(1, count + 1)]


def planted(site) -> reconciling.Drift:
    """One difference of each sort and of each cause, made past every signal."""
    exposed, hidden, stale, missing = numbered(4)
    page, ghost = makers.article(site, WORD), "letter:999999"
    Letter.objects.filter(pk=exposed.pk).update(access=Letter.Access.SIGNED_IN)
    Letter.objects.filter(pk=hidden.pk).update(live=False)
    Letter.objects.filter(pk=stale.pk).update(abstract=OTHER)
    PageViewRestriction.objects.bulk_create([PageViewRestriction(page=page, restriction_type="login")])
    get_engine().remove([missing.key])
    get_engine().add([Entry(key, key.partition(":")[0], 1, WORD) for key in (ghost, "fish:1")])
    return reconciling.Drift(
        exposed=sorted([exposed.key, hidden.key, page.key]),
        ghosts=["fish:1", ghost],
        stale=[stale.key],
        missing=[missing.key],
    )


def test_each_sort_of_difference_is_named_and_fixed(site) -> None:
    wrong = planted(site)
    assert reconciling.verify() == wrong
    code, lines = verify()
    assert code == 1 and len(lines) == len(wrong) == 7
    code, lines = verify("--fix")
    assert code == 0 and len(lines) == len(wrong) + 1
    assert verify() == (0, ["0 chỗ lệch"])
    assert not Change.objects.exists()
    assert found(WORD) == wrong.missing and found(OTHER) == wrong.stale
    shown = set(found(WORD, "signed-in")) - set(wrong.missing)
    # The third of these may be found by no one.
    assert len(shown) == 2 and shown < set(wrong.exposed)


def test_what_shows_too_much_is_repaired_first(site, monkeypatch) -> None:
    wrong = planted(site)
    taken: list[str] = []
    apply = indexing.apply
    monkeypatch.setattr(
        indexing, "apply", lambda rows: (taken.extend(row.key for row in rows), apply(rows))[1]
    )
    reconciling.verify(fix=True)
    assert taken == [*wrong.exposed, wrong.ghosts[1], *wrong.stale, *wrong.missing]


def test_a_group_that_may_no_longer_is_named_as_exposed_and_a_narrower_one_as_stale(site) -> None:
    old, new = makers.group("Cũ"), makers.group("Mới")
    letter = makers.letter(access="groups")
    letter.access_groups.set([old])
    makers.published(letter)
    Letter.access_groups.through.objects.filter(letter=letter).update(group=new)
    assert reconciling.verify().exposed == [letter.key]
    Letter.objects.filter(pk=letter.pk).update(access="signed-in")
    assert reconciling.verify().stale == [letter.key]


def test_a_queryset_update_is_noticed_as_stale(site) -> None:
    letter, _other = numbered(2)
    Letter.objects.filter(pk=letter.pk).update(signer="Người khác")
    assert reconciling.verify() == reconciling.Drift(stale=[letter.key])


def test_changes_that_wait_are_no_difference(site, settings) -> None:
    settings.SEARCH_INLINE = False
    first, second = numbered(2)
    assert len(reconciling.verify()) == 0 and found(WORD) == [first.key, second.key]
    Letter.objects.filter(pk=first.pk).update(abstract=OTHER)
    Change.objects.create(key=first.key, not_before=timezone.now() + timedelta(hours=1))
    assert reconciling.verify() == reconciling.Drift(waiting=1)
    Change.objects.all().delete()
    row = Change(key="library:0", fanout=True, not_before=timezone.now() + timedelta(hours=1))
    row.save()
    assert reconciling.verify() == reconciling.Drift(waiting=1)


def test_a_change_made_while_comparing_is_not_reported(site, settings) -> None:
    settings.SEARCH_INLINE = False
    letters = numbered(3)
    makers.article(site)
    indexing.drain()

    def change(seen: int, total: int) -> None:
        # The index was read, the article too, the letters not yet: one is taken at once, one left waiting.
        if seen == 1:
            letters[0].abstract = letters[2].abstract = OTHER
            makers.published(letters[0])
            indexing.drain()
            makers.published(letters[2])

    assert len(reconciling.verify(report=change)) == 0
    assert found(OTHER) == [letters[0].key, letters[2].key]


def test_a_later_reading_bears_a_higher_number(site) -> None:
    letter, other = numbered(2)
    before = versions()
    makers.published(letter)
    after = versions()
    assert after[letter.key] > max(before.values()) and after[other.key] == before[other.key]
    indexing.rebuild()
    assert set(versions().values()) == {max(versions().values())} and min(versions().values()) > max(
        after.values()
    )
    assert Reading.objects.count() == 1


def test_what_is_read_has_a_number_drawn_before(site, monkeypatch) -> None:
    letter = numbered(1)[0]
    read = indexing.read
    drawn: list[int] = []
    monkeypatch.setattr(indexing, "read", lambda keys: (drawn.append(Reading.draw()), read(keys))[1])
    makers.published(letter)
    assert versions()[letter.key] < drawn[0]


def test_ten_thousand_rows_of_one_key_are_one_write(site, settings, monkeypatch) -> None:
    letter = numbered(1)[0]
    stored: list[list[str]] = []
    store = indexing.store
    monkeypatch.setattr(indexing, "store", lambda keys: (stored.append(keys), store(keys))[1])
    Change.objects.bulk_create([Change(key=letter.key) for _ in range(10_000)], batch_size=500)
    indexing.drain()
    assert stored == [[letter.key]] and not Change.objects.exists()


def test_what_a_dead_worker_held_is_taken_one_by_one_and_its_killer_set_aside(site, settings) -> None:
    settings.SEARCH_INLINE = False
    letters = numbered(4)
    killer = letters[1].key
    deaths = 0
    while rows := outbox.take():
        if killer in {row.key for row in rows}:
            # Taken and never heard of again.
            deaths += 1
            past = timezone.now() - timedelta(seconds=1)
            Change.objects.exclude(leased_until=None).update(leased_until=past)
        else:
            indexing.apply(rows)
    assert deaths == outbox.MAX_ATTEMPTS
    assert found(WORD) == sorted(letter.key for letter in letters if letter.key != killer)
    assert [(row.key, bool(row.error)) for row in outbox.set_aside()] == [(killer, True)]
    assert indexing.drain() == 0


def test_a_new_change_heals_what_was_set_aside(site) -> None:
    letter = numbered(1)[0]
    Change.objects.create(key=letter.key, attempts=outbox.MAX_ATTEMPTS, error="hỏng")
    makers.published(letter)
    assert not Change.objects.exists()


def test_a_rebuild_waits_for_the_taker_and_says_so(site, monkeypatch) -> None:
    letter = numbered(1)[0]
    monkeypatch.setattr(indexing, "REBUILD_WAIT", 0.1)
    with taker.one_taker() as mine:
        assert mine
        with pytest.raises(Exception, match="another taker"):
            indexing.rebuild()
    assert found(WORD) == [letter.key]


@pytest.mark.parametrize("work", [indexing.rebuild, reconciling.verify])
def test_what_is_interrupted_leaves_the_old_index_and_tells_how_far_it_was(work, site, settings) -> None:
    letters = numbered(3)
    settings.SEARCH_INLINE = False
    indexing.record(letters[0].key)
    if work is reconciling.verify:
        indexing.drain()
    told: list[tuple[int, int]] = []

    def report(seen: int, total: int) -> None:
        told.append((seen, total))
        if seen == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        work(report=report)
    assert told == [(1, 3), (2, 3)]
    assert found(WORD) == [letter.key for letter in letters]
    assert Change.objects.count() == (1 if work is indexing.rebuild else 0)
    with taker.one_taker(0) as mine:
        assert mine


def test_a_closed_library_is_hidden_in_batches_and_by_a_process_that_remembers_it_open(
    site, settings, monkeypatch
) -> None:
    from documents.addressing import CACHE_KEY, cache, library

    letters = numbered(5)
    settings.SEARCH_INLINE = False
    remembered = tuple(library())
    makers.login_only(LetterIndexPage.objects.get())
    monkeypatch.setattr(outbox, "BATCH", 2)
    sizes: list[int] = []
    read = indexing.read

    def remembering(keys):
        sizes.append(len(list(keys)))
        cache.set(CACHE_KEY, remembered)
        return read(keys)

    monkeypatch.setattr(indexing, "read", remembering)
    indexing.drain()
    assert found(WORD) == [] and found(WORD, "signed-in") == [letter.key for letter in letters]
    assert max(sizes) == 2 and not Change.objects.exists()


def test_moving_a_section_that_holds_the_library_reaches_its_letters(site) -> None:
    letter = numbered(1)[0]
    section = makers.guidance(site, "Mục riêng")
    makers.login_only(section)
    # By the tree alone: Wagtail's rules of place would have the library stay where it is.
    library = LetterIndexPage.objects.get()
    with transaction.atomic():
        library.move(section, "last-child")
    assert (found(WORD), found(WORD, "signed-in")) == ([], [letter.key])


@pytest.mark.parametrize("made", ["task_area", "school_year", "issuer", "letter_type", "privacy"])
def test_what_describes_is_stored_in_one_transaction_with_its_change(made: str, site, monkeypatch) -> None:
    page = makers.guidance(site, WORD)
    thing = {
        "task_area": makers.task_area,
        "school_year": makers.school_year,
        "issuer": makers.issuer,
        "letter_type": LetterType.objects.first,
        "privacy": lambda: PageViewRestriction(page=page, restriction_type="login"),
    }[made]()

    def dying(*args, **kwargs):
        raise ZeroDivisionError

    monkeypatch.setattr(outbox, "write", dying)
    name = "restriction_type" if made == "privacy" else "name"
    setattr(thing, name, "login" if made == "privacy" else "2001-2002")
    with pytest.raises(ZeroDivisionError):
        thing.save()
    if made == "privacy":
        assert not PageViewRestriction.objects.exists()
    else:
        assert not type(thing).objects.filter(name="2001-2002").exists()


def test_another_slug_of_a_letter_type_and_a_school_year_deleted_move_all_under_them(site) -> None:
    letter, year = numbered(1)[0], makers.school_year("2021-2022")
    letter.school_years.add(year)
    makers.published(letter)
    letter.letter_type.slug = "loai-khac"
    letter.letter_type.save()
    engine = get_engine()
    assert engine.search(Query(facets={"letter_type": ("loai-khac",)})).total == 1
    assert engine.search(Query(facets={"school_year": ("2021-2022",)})).total == 1
    Letter.objects.update(school_year=None)
    year.delete()
    assert engine.search(Query(facets={"school_year": ("2021-2022",)})).total == 0


def test_an_imported_register_of_ten_thousand_reaches_the_index(site, tmp_path, settings) -> None:
    # The real import makes some fifty letters a second: 100 by it, the rest as it leaves them.
    rows = [f"{n}/SGDĐT-VP,{1 + n % 28}/3/2021,{WORD} {n}" for n in range(1, 101)]
    register = tmp_path / "so.csv"
    register.write_text("\n".join(["Số ký hiệu,Ngày ban hành,Trích yếu", *rows]))
    import_letters(register, publish=True)
    assert get_engine().search(parse(WORD)).total == 100 and not Change.objects.exists()
    model = Letter.objects.first()
    copies = []
    for n in range(101, 10_001):
        model.pk, model.serial, model.path = None, n, f"2021/{n}"
        copies.append(
            Letter(**{field.attname: getattr(model, field.attname) for field in Letter._meta.fields})
        )
    settings.SEARCH_INLINE = False
    with transaction.atomic():
        made = Letter.objects.bulk_create(copies, batch_size=500)
        indexing.record_all(letter.key for letter in made)
    indexing.drain()
    assert get_engine().health().count == 10_000 and not Change.objects.exists()
    assert len(reconciling.verify()) == 0


def test_the_night_compares_and_repairs_once(site) -> None:
    wrong = planted(site)
    assert tending.ask_nightly() == 1 and tending.ask_nightly() == 0
    assert tending.run_next() == 1 and tending.run_next() == 0
    task = IndexTask.objects.get()
    assert task.differences == len(wrong) and task.result["examples"]["exposed"] == wrong.exposed
    assert len(reconciling.verify()) == 0
    assert tending.ask_nightly() == 0
    IndexTask.objects.update(asked_at=tending.last_night() - timedelta(minutes=1))
    assert tending.ask_nightly() == 1


def test_a_worker_builds_an_index_that_is_new_and_lets_one_that_stands_be(site) -> None:
    letter = makers.letter("1/SGDĐT", abstract=WORD)
    assert tending.ask_first_build() == 0
    get_engine().drop()
    get_engine().close()
    call_command("worker", "--once")
    assert found(WORD) == [letter.key]
    assert not IndexTask.objects.filter(ended_at=None).exists()


def test_an_empty_site_needs_no_first_build(site, monkeypatch) -> None:
    for source in sources().values():
        monkeypatch.setattr(source, "entries", lambda after_pk=0: iter(()))
    assert tending.ask_first_build() == 0
