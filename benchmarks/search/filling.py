"""The letters as rows of a real site, so that a page shows real cards."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import islice

from django.core.management import call_command
from django.db import connection, transaction

from benchmarks.search.generating import AREAS, ISSUERS, STATUS, TYPES, MadeLetter, entry_of
from documents.models import Issuer, Letter, LetterType, SchoolYear, TaskArea
from documents.models.addresses import candidates
from documents.models.catalogue import TaggedLetter
from documents.source import LetterSource
from search.text import slug

_CHUNK = 1000


def migrate() -> None:
    call_command("migrate", verbosity=0)


def counted() -> int:
    return Letter.objects.count()


def fill(letters: Iterable[MadeLetter]) -> None:
    """Rows as an import leaves them, without revisions and addresses, which no result page reads."""
    _empty()
    lists = _Lists()
    pending = iter(letters)
    while chunk := list(islice(pending, _CHUNK)):
        with transaction.atomic():
            Letter.objects.bulk_create([lists.row(letter) for letter in chunk])
            _relate(chunk, lists)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _tables() -> tuple[str, str]:
    """Of a letter's task areas and of the school years it is listed under."""
    return TaggedLetter._meta.db_table, Letter.school_years.through._meta.db_table


def _empty() -> None:
    """What a run that was broken off has left."""
    with transaction.atomic(), connection.cursor() as cursor:
        for table in (*_tables(), Letter._meta.db_table):
            cursor.execute(f"DELETE FROM {table}")


class _Lists:
    """The controlled lists, made once."""

    def __init__(self) -> None:
        self.types = [LetterType.objects.get_or_create(name=name)[0] for name in TYPES]
        self.issuers = [
            Issuer.objects.get_or_create(name=name, defaults={"slug": slug(name)})[0] for name in ISSUERS
        ]
        self.areas = [
            TaskArea.objects.get_or_create(name=name, defaults={"slug": slug(name)})[0] for name in AREAS
        ]
        self.years = {
            f"{year}-{year + 1}": SchoolYear.named(f"{year}-{year + 1}") for year in range(2009, 2027)
        }

    def row(self, letter: MadeLetter) -> Letter:
        row = Letter(
            pk=letter.pk,
            number=letter.number,
            letter_type=self.types[letter.type],
            issuer=self.issuers[letter.issuer],
            issued_on=letter.date,
            abstract=letter.title,
            body=letter.body,
            status=STATUS,
            signer=letter.signer,
            school_year=self.years[letter.school_year],
            copy=letter.pk // 9973 + 1,
        )
        row.read_number()
        row.path = f"{next(candidates(row))}-{letter.pk}"
        return row


def _relate(chunk: list[MadeLetter], lists: _Lists) -> None:
    in_areas, in_years = _tables()
    areas = [(letter.pk, lists.areas[area].pk) for letter in chunk for area in letter.areas]
    years = [(letter.pk, lists.years[letter.school_year].pk) for letter in chunk]
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO {in_areas}(content_object_id, tag_id) VALUES (%s, %s)", areas)
        cursor.executemany(f"INSERT INTO {in_years}(letter_id, schoolyear_id) VALUES (%s, %s)", years)


def check(letters: Iterable[MadeLetter]) -> None:
    """The rows say of themselves what the index was told."""
    for letter in letters:
        told, said = entry_of(letter), LetterSource().entry(letter.pk)
        assert said is not None
        assert replace(said, version=told.version) == told or said.fingerprint == told.fingerprint, (
            told,
            said,
        )
