"""While the index rests the database answers by number and title, and no reader waits for a large library."""

import time

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import OperationalError, connection
from django.db.models import BooleanField, Q
from django.db.models.expressions import RawSQL

from documents import lookup
from documents.models import Letter
from search.engine import sources
from tests import makers


def numbers(words: str, limit: int = 20) -> list[str]:
    found = sources()["letter"].fallback(words, AnonymousUser(), limit)
    return [Letter.objects.get(pk=pk).number for pk in found]


@pytest.fixture
def letters(site) -> None:
    for number in ("2302/SGDĐT-GDTX", "23021/SGDĐT", "2302/KH-UBND", "7/TB-SGDĐT"):
        makers.letter(number, abstract=f"Hướng nghiệp theo số {number}")
    makers.letter("8/TB-SGDĐT", abstract="Nói đến 2302 và hướng nghiệp", access="signed-in")


def test_a_number_is_found_by_its_beginning_and_words_in_any_spelling(letters) -> None:
    assert set(numbers("2302")) >= {"2302/SGDĐT-GDTX", "2302/KH-UBND"}
    assert numbers("2302/SGDDT") == numbers("2302 sgddt gdtx") == ["2302/SGDĐT-GDTX"]
    assert len(numbers("huong nghiep")) == len(numbers("HƯỚNG NGHIỆP")) == 4
    assert numbers("zzz") == []
    assert len(numbers("huong nghiep", limit=2)) == 2


def test_what_takes_too_long_is_cut_off_and_the_number_is_still_found(letters, monkeypatch) -> None:
    monkeypatch.setattr(lookup, "PATIENCE", 0.0)
    monkeypatch.setattr(lookup, "STEPS", 1)
    if connection.vendor == "postgresql":
        # It looks at the clock, not at steps: five letters are read before it does so once.
        slowly = Q(RawSQL("pg_sleep(1) IS NOT NULL", (), output_field=BooleanField()))
        monkeypatch.setattr(lookup, "saying", lambda words: slowly)
    assert numbers("huong nghiep") == []
    assert numbers("2302/SGDDT") == ["2302/SGDĐT-GDTX"]
    monkeypatch.undo()
    assert len(numbers("huong nghiep")) == 4


def test_a_slow_question_ends_in_time(db) -> None:
    begun = time.monotonic()
    with pytest.raises(OperationalError), lookup.cut_off(0.3), connection.cursor() as cursor:
        numbers = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 1e9)"
        cursor.execute(f"{numbers} SELECT count(*) FROM n")
    assert 0.2 < time.monotonic() - begun < 2
