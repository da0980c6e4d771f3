"""What SQLite and PostgreSQL do differently and the site must not: counters, order of letters, two at once.

They run on the database the tests run on; `test_postgres` runs them on PostgreSQL as well.
"""

import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import OperationalError, connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Revision

from documents import lookup, scheduling, status
from documents.archiving import export_library, import_library
from documents.intake import registering, runner, undoing
from documents.models import Attachment, Intake, IntakeRow, Issuer, Letter, LetterAddress, Relation
from search import queries
from tests import makers


def at_once(*deeds: Callable[[], object]) -> list[object]:
    """Do these in threads with connections of their own, begun together. Returns what each gave or raised."""
    gate, gave = threading.Barrier(len(deeds)), [None] * len(deeds)

    def do(n: int) -> None:
        gate.wait()
        try:
            gave[n] = deeds[n]()
        except Exception as error:
            gave[n] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=do, args=(n,)) for n in range(len(deeds))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return gave


def register(*rows: str, publish: bool = True) -> Intake:
    head = "Số ký hiệu,Ngày ban hành,Cơ quan ban hành,Trích yếu"
    source = ContentFile("\n".join([head, *rows]).encode(), name="so.csv")
    return Intake.objects.create(kind="register", source=source, publish=publish)


def test_a_register_of_three_hundred_letters_is_taken_in_and_shown(site, client):
    rows = [f"{n}/SGDĐT-VP,5/9/2022,Sở Giáo dục và Đào tạo,Việc thứ {n}" for n in range(1, 301)]
    intake = register(*rows)
    assert runner.run_next() == 1
    intake.refresh_from_db()
    assert (intake.error, intake.result["counts"]) == ("", {"created": 300})
    assert Letter.objects.filter(live=True, latest_revision__isnull=False).count() == 300
    assert client.get("/van-ban/2022/300-sgddt-vp/").status_code == 200
    desk = Client()
    desk.force_login(makers.user("van-thu", is_superuser=True))
    for query in ({}, {"q": "viec thu 300"}, {"ordering": "-number"}, {"state": "live", "has_file": "no"}):
        answer = desk.get(reverse("wagtailsnippets_documents_letter:list"), query)
        assert "300/SGDĐT-VP" in answer.text


def test_an_intake_is_taken_back_and_its_addresses_say_so(site, client):
    intake = register(*(f"{n}/SGDĐT-VP,5/9/2022,Sở Giáo dục và Đào tạo,Việc {n}" for n in range(11, 14)))
    runner.run_next()
    paths = list(LetterAddress.objects.values_list("path", flat=True))
    intake.refresh_from_db()
    undoing.ask(intake, makers.user())
    runner.run_next()
    intake.refresh_from_db()
    assert (intake.error, Letter.objects.count(), len(paths)) == ("", 0, 3)
    assert {client.get(f"/van-ban/{path}/").status_code for path in paths} == {410}


def test_an_archive_fills_an_empty_site_and_the_next_letter_gets_a_number_of_its_own(site, tmp_path):
    first, second = makers.letter("1/SGDĐT"), makers.letter("2/SGDĐT")
    makers.attachment(first)
    Relation.objects.create(letter=second, kind=Relation.Kind.AMENDS, other=first)
    export_library(tmp_path / "thu-vien.zip")
    for letter in (first, second):
        letter.purge()
    LetterAddress.objects.all().delete()
    restart_counters()
    assert import_library(tmp_path / "thu-vien.zip") == 2
    third = makers.letter("3/SGDĐT", issuer=makers.issuer("Ủy ban nhân dân tỉnh", "UBND"))
    makers.attachment(third)
    makers.task_area("Lĩnh vực mới")
    makers.school_year("2031-2032")
    assert Letter.objects.count() == 3 and Attachment.objects.count() == 2


def restart_counters() -> None:
    """As on a site that never numbered a row."""
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        for model in (Letter, Attachment, Issuer):
            cursor.execute(f"ALTER SEQUENCE {model._meta.db_table}_id_seq RESTART")


def test_two_who_publish_one_identity_at_once_publish_one(site):
    one, two = (makers.letter(live=False, abstract=f"Bản {n}") for n in (1, 2))
    revisions = [letter.save_revision() for letter in (one, two)]
    gave = at_once(*(revision.publish for revision in revisions))
    assert sorted(type(each) for each in gave if each) in ([], [ValidationError]), gave
    assert Letter.objects.filter(live=True).count() == 1
    assert any(isinstance(each, ValidationError) for each in gave)


def test_a_refused_second_letter_leaves_the_transaction_around_it_whole(site):
    makers.letter()
    second = makers.letter(live=False, abstract="Bản thứ hai")
    with transaction.atomic():
        with suppress(ValidationError):
            second.save_revision(clean=False).publish()
        makers.letter("9/SGDĐT-VP")
    assert Letter.objects.filter(live=True).count() == 2


def test_two_letters_that_want_one_address_at_once_have_one_each(site):
    """Đ and D are two letters and one slug."""
    made = [makers.letter(number, live=False) for number in ("5/SGDĐT-VP", "5/SGDDT-VP")]
    gave = at_once(*(letter.save_revision().publish for letter in made))
    assert gave == [None, None]
    paths = {path: pk for pk, path in Letter.objects.values_list("pk", "path")}
    assert len(paths) == 2
    assert dict(LetterAddress.objects.values_list("path", "letter")) == paths


def test_two_runners_do_each_hour_once_and_neither_waits_for_the_other(site):
    letters = [makers.letter(f"{n}/SGDĐT-VP", live=False) for n in range(1, 5)]
    for letter in letters:
        letter.go_live_at = timezone.now() - timedelta(minutes=1)
        letter.save_revision(clean=False, approved_go_live_at=letter.go_live_at)
    gave = at_once(scheduling.run, scheduling.run)
    assert sum(done.published for done in gave) == 4, gave
    assert not Revision.objects.exclude(approved_go_live_at=None).exists()


def test_two_workers_never_hold_one_intake(site):
    for _n in range(3):
        register("1/SGDĐT-VP,5/9/2022,Sở,Việc")
    gave = at_once(*[Intake.claim] * 4)
    held = [intake.pk for intake in gave if intake]
    assert sorted(held) == sorted(Intake.objects.values_list("pk", flat=True))


def test_dates_that_have_come_change_the_status_of_letters(site):
    day = date(2026, 1, 10)
    expired = makers.letter("1/SGDĐT-VP", expires_on=day)
    ended = makers.letter("2/SGDĐT-VP")
    ending = makers.letter("3/SGDĐT-VP", effective_on=day)
    ending.relations.add(Relation(kind=Relation.Kind.REPLACES, other=ended))
    makers.published(ending)
    Letter.objects.update(status=Letter.Status.IN_FORCE)
    assert status.bring_up_to_date(day + timedelta(days=1)) == 2
    assert status.bring_up_to_date(day + timedelta(days=1)) == 0
    stored = dict(Letter.objects.values_list("pk", "status"))
    assert stored[expired.pk] == Letter.Status.EXPIRED and stored[ended.pk] == Letter.Status.REPLACED


def test_the_database_answers_by_number_and_words_while_the_index_rests(site):
    letter = makers.letter("2302/SGDĐT-GDTX", abstract="Hướng dẫn Đường lối % của _ năm học")
    makers.letter("23021/SGDĐT-GDTX", abstract="Việc khác")
    letters = Letter.objects.visible_to(makers.user())
    for words in ("2302/sgddt", "huong dan duong loi", "HƯỚNG DẪN", "sgddt huong dan"):
        assert list(letters.filter(lookup.answering(queries.parse(words)))) == [letter], words
        assert lookup.newest(letters, words, 10) == [letter.pk], words
    assert lookup.newest(letters, "100%", 10) == []


def test_a_question_that_takes_too_long_is_cut_off_and_the_connection_goes_on(site):
    slow = {
        "postgresql": "SELECT pg_sleep(5)",
        "sqlite": "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x+1 FROM n) SELECT MAX(x) FROM n",
    }
    with pytest.raises(OperationalError), lookup.cut_off(0.1), connection.cursor() as cursor:
        cursor.execute(slow[connection.vendor])
    assert Letter.objects.count() == 0


def test_names_in_vietnamese_are_found_and_kept_apart_whatever_the_collation(site):
    names = ["Đặng Thị Á", "Dang Thi A", "đặng thị á", "Ân", "An", "Ấn"]
    for n, name in enumerate(names, 1):
        makers.letter(f"{n}/SGDĐT-VP", signer=name)
    desk = Client()
    desk.force_login(makers.user("van-thu", is_superuser=True))
    for name in names:
        assert Letter.objects.filter(signer=name).count() == 1
    answer = desk.get(reverse("wagtailsnippets_documents_letter:list"), {"signer": "dang thi a"})
    assert answer.context["page_obj"].paginator.count == 3


LONG = {"number": 200, "signer": 120, "place": 100, "signer_position": 200}


def test_a_cell_longer_than_its_column_is_a_message_and_not_a_fault(site):
    handler = registering.RegisterHandler(Intake.objects.create(kind="register"))
    rows = [
        IntakeRow(intake=handler.intake, n=n, cells={"abstract": "Việc", name: "ß" * (most + extra)})
        for n, (name, most) in enumerate(LONG.items(), 1)
        for extra in (0, 1)
    ]
    with transaction.atomic():
        handler.take(rows)
    assert [row.outcome for row in rows] == ["created", "failed"] * len(LONG)


def test_a_register_with_zero_bytes_in_its_cells_is_taken_in(site):
    intake = register("1/SGDĐT-VP,5/9/2022,Sở Giáo dục và Đào tạo,Việc\0 số 1")
    runner.run_next()
    intake.refresh_from_db()
    assert (intake.error, intake.result["counts"]) == ("", {"created": 1})
    assert "\0" not in Letter.objects.get().abstract
