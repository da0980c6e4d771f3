"""Moments that only PostgreSQL has: two transactions open at once, of which one must give way.

SQLite has one writer at a time. `test_postgres` runs these on a server of its own.
"""

import threading
from collections.abc import Callable

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, transaction

from documents import archiving, citing
from documents.intake import runner
from documents.models import Citation, Letter, LetterAddress, Relation
from tests import makers
from tests.test_databases import register


class Elsewhere:
    """Another connection's transaction: done once it is entered, committed once it is left."""

    def __init__(self, deed: Callable[[], object]) -> None:
        self.deed, self.done, self.leave = deed, threading.Event(), threading.Event()
        self.error: Exception | None = None
        self.thread = threading.Thread(target=self.run)

    def run(self) -> None:
        try:
            with transaction.atomic():
                self.deed()
                self.done.set()
                self.leave.wait(20)
        except Exception as error:
            self.error = error
        finally:
            self.done.set()
            connection.close()

    def __enter__(self) -> "Elsewhere":
        self.thread.start()
        assert self.done.wait(20)
        return self

    def commit_soon(self) -> None:
        threading.Timer(0.3, self.leave.set).start()

    def __exit__(self, *_exception: object) -> None:
        self.leave.set()
        self.thread.join()
        if self.error:
            raise self.error


def test_an_address_is_not_taken_from_the_letter_that_had_it_first(site):
    first, second = (makers.letter(number, live=False) for number in ("5/SGDĐT-VP", "5/SGDDT-VP"))
    with Elsewhere(first.save_revision().publish) as elsewhere:
        elsewhere.commit_soon()
        second.save_revision().publish()
    owners = dict(LetterAddress.objects.values_list("path", "letter"))
    paths = [Letter.objects.get(pk=letter.pk).path for letter in (first, second)]
    assert [owners[path] for path in paths] == [first.pk, second.pk]
    assert paths[1] == f"{paths[0]}-sgddt"


def test_a_chunk_of_an_import_that_meets_the_same_number_keeps_it_as_a_draft(site):
    makers.issuer()
    other = makers.letter("2/SGDĐT-VP", live=False, abstract="Của người khác")
    Letter.objects.filter(pk=other.pk).update(number="", symbol="", serial=0, lookup_key="")
    other.refresh_from_db()
    other.number = "2/SGDĐT-VP"
    intake = register(*(f"{n}/SGDĐT-VP,5/9/2022,Sở Giáo dục và Đào tạo,Việc {n}" for n in (1, 2, 3)))
    with Elsewhere(other.save_revision().publish) as elsewhere:
        elsewhere.commit_soon()
        runner.run_next()
    intake.refresh_from_db()
    assert (intake.error, intake.result["counts"]) == ("", {"created": 2, "duplicate": 1})
    assert Letter.objects.filter(number="2/SGDĐT-VP", live=True).get() == other


def test_who_publishes_while_another_withdraws_does_not_bring_the_letter_back(site):
    letter = makers.letter()
    revision = Letter.objects.get(pk=letter.pk).save_revision()
    with Elsewhere(Letter.objects.get(pk=letter.pk).delete) as elsewhere:
        elsewhere.commit_soon()
        with pytest.raises(ValidationError):
            revision.publish()
    letter.refresh_from_db()
    assert not letter.live and letter.withdrawn_at


def test_of_two_letters_that_end_a_third_at_once_the_stronger_word_counts(site):
    third = makers.letter("3/SGDĐT-VP")
    replacing, revoking = makers.letter("1/SGDĐT-VP", live=False), makers.letter("2/SGDĐT-VP", live=False)
    replacing.relations.add(Relation(kind=Relation.Kind.REPLACES, other=third))
    revoking.relations.add(Relation(kind=Relation.Kind.REVOKES, other=third))
    with Elsewhere(revoking.save_revision().publish) as elsewhere:
        elsewhere.commit_soon()
        replacing.save_revision().publish()
    third.refresh_from_db()
    assert third.status == Letter.Status.REVOKED


def test_an_archive_is_of_one_moment(site, tmp_path, monkeypatch):
    """A letter of a new issuer comes between the lists and the letters."""
    makers.letter("1/SGDĐT-VP")
    lists = archiving.lists

    def meanwhile() -> str:
        said = lists()
        with Elsewhere(lambda: makers.letter("2/UBND-VX", issuer=makers.issuer("Ủy ban nhân dân", "UBND"))):
            pass
        return said

    monkeypatch.setattr(archiving, "lists", meanwhile)
    assert archiving.export_library(tmp_path / "thu-vien.zip") == 1
    assert Letter.objects.count() == 2


def test_who_publishes_and_who_reads_a_file_note_a_citation_once(site):
    letter = makers.letter("1/SGDĐT-VP", legal_bases="Căn cứ Quyết định số 5/QĐ-UBND ngày 01/02/2020;")
    Citation.objects.all().delete()
    with Elsewhere(lambda: citing.note_letter(letter)) as elsewhere:
        elsewhere.commit_soon()
        citing.note_letter(letter)
    assert Citation.objects.count() == 1
