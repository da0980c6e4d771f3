"""The same content and questions on both engines: the same found and counted, in nearly the same order."""

import datetime as dt
import json
import random
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest

from search.engine import Engine, Entry, Results
from search.queries import parse
from tests import engines

SETS = Path(__file__).resolve().parent.parent / "benchmarks" / "questions"
FACETS = ("kind", "area", "year")
# Scores are floats of two libraries: so far apart at most, as a share of the larger.
FARTHEST = 0.02
WORDS = (
    "hướng nghiệp", "huong nghiep", "giáo dục thường xuyên", "gdtx", "học bạ số", "tuyển sinh lớp 10",
    '"an toàn giao thông"', 'kế hoạch -"mầm non"', "so:15", "kế hoạch năm học", "bão", "bao", "đường",
    "đối với", "cấp ba",
)  # fmt: skip


def read(name: str) -> list[dict]:
    return [json.loads(line) for line in (SETS / f"{name}.jsonl").read_text().splitlines()]


@pytest.fixture(scope="module")
def content() -> list[Entry]:
    chance = random.Random(7)
    return [
        Entry(
            f"letter:{place}", "letter", place, passage["title"],
            number=passage.get("number", ""), body=passage["text"],
            people=(chance.choice(["Nguyễn Văn Lưu", "Trần Thị Hòa", "Lê Đức Thúy"]),),
            facets={
                "area": tuple(chance.sample("abcdefgh", chance.randint(0, 3))), "year": (passage["id"][0],),
            },
            date=dt.date(2020, 1, 1) + dt.timedelta(days=chance.randrange(2000)),
            audience=("public",) if chance.random() < 0.9 else ("group:7",),
            demoted=chance.random() < 0.1,
        )
        for place, passage in enumerate(read("passages"))
    ]  # fmt: skip


@pytest.fixture(scope="module")
def both(content: list[Entry], tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Engine]]:
    with (
        engines.place("embedded", tmp_path_factory.mktemp("one")) as one,
        engines.place("elastic", tmp_path_factory.mktemp("other")) as other,
    ):
        made = [engines.opened(one), engines.opened(other)]
        for engine in made:
            engine.rebuild(content)
        yield made
        for engine in made:
            engine.close()


def asked(both: list[Engine], raw: str, **more: object) -> tuple[Results, Results]:
    one, other = (engine.search(parse(raw, **more), FACETS) for engine in both)  # type: ignore[arg-type]
    return one, other


QUESTIONS = [*WORDS, *(question["query"] for question in read("questions")[::4])]


@pytest.mark.parametrize("raw", QUESTIONS)
def test_the_same_is_found_and_counted(both: list[Engine], raw: str) -> None:
    choices: tuple[dict, ...] = ({}, {"area": ("a", "b")}, {"area": ("c",), "year": ("a",)})
    for facets, audience in product(choices, (("public",), ("public", "group:7"))):
        one, other = asked(both, raw, facets=facets, audience=audience)
        assert (one.total, one.facets, one.loose) == (other.total, other.facets, other.loose)
        assert (one.corrected, one.number_found) == (other.corrected, other.number_found)


@pytest.mark.parametrize("raw", QUESTIONS)
def test_the_order_differs_only_between_scores_that_hardly_differ(both: list[Engine], raw: str) -> None:
    one, other = asked(both, raw)
    scores = [{hit.key: hit.score for hit in results.hits} for results in (one, other)]
    for key in scores[0].keys() & scores[1].keys():
        assert scores[0][key] == pytest.approx(scores[1][key], rel=FARTHEST)
    lowest = [min(found.values(), default=0.0) for found in scores]
    for mine, theirs, least in ((scores[0], scores[1], lowest[1]), (scores[1], scores[0], lowest[0])):
        # What only one shows on its page is hardly better than the last that the other shows.
        assert all(mine[key] <= least * (1 + 2 * FARTHEST) for key in mine.keys() - theirs.keys())


@pytest.mark.parametrize("sort", ["newest", "oldest"])
def test_the_order_of_dates_is_the_same(both: list[Engine], content: list[Entry], sort: str) -> None:
    dates = {entry.key: entry.date for entry in content}
    one, other = (list(engine.scan(parse("kế hoạch", sort=sort))) for engine in both)
    assert len(one) > 100 and set(one) == set(other)
    in_order = sorted((dates[key] for key in one), reverse=sort == "newest")
    assert [dates[key] for key in one] == [dates[key] for key in other] == in_order


@pytest.mark.parametrize("prefix", ["hướng ng", "tuyen", "15/", "nguyễn v", "tran thi", "h", "zzz"])
def test_the_same_is_suggested(both: list[Engine], prefix: str) -> None:
    one, other = (engine.suggest(prefix, limit=20) for engine in both)
    # Where more titles begin so than are read, each engine reads its own best.
    assert bool(one) == bool(other)
    assert set(one[:3]) & set(other) or not one


@pytest.mark.parametrize("words", ["huong nghiepp", "hong nghiep", "giaoduc", "xóa mù chuwx", "zzzzz"])
def test_the_same_slip_is_mended_alike(both: list[Engine], words: str) -> None:
    one, other = (engine.spelling(words) for engine in both)
    assert one == other
