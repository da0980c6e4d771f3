"""`manage.py search` and `manage.py search_index`: contracts that others build on."""

import datetime as dt
import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from search.models import Change
from tests import makers

pytestmark = pytest.mark.xdist_group("search-command")
NUMBER = "2302/SGDĐT-GDTX-CN&CTTT-CTHS"


def run(*words: str) -> tuple[str, str]:
    out, err = StringIO(), StringIO()
    call_command(*words, stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def search(*words: str) -> dict:
    out, err = run("search", *words, "--json")
    assert err == ""
    return json.loads(out)


@pytest.fixture
def stocked(site):
    area = makers.task_area("Hướng nghiệp")
    letter = makers.letter(NUMBER, abstract="Hướng dẫn công tác hướng nghiệp", body="Nội dung hướng nghiệp.")
    letter.task_areas.add(area)
    letter.school_years.add(makers.school_year())
    makers.published(letter)
    makers.article(site, "Hội nghị hướng nghiệp", captions=["Ông An", "Bà Bình trao cờ hướng nghiệp"])
    makers.guidance(site, "Thủ tục hướng nghiệp", text="Hồ sơ.")
    makers.letter("9/SGDĐT", abstract="Hướng nghiệp nội bộ", access="signed-in")
    return letter


def test_json_is_the_contract_and_nothing_else(stocked) -> None:
    told = search("huong", "nghiep")
    assert list(told) == ["query", "total", "took_ms", "hits", "facets", "did_you_mean", "degraded"]
    assert (told["query"], told["total"]) == ("huong nghiep", 3)
    assert isinstance(told["took_ms"], float) and told["took_ms"] > 0
    assert (told["did_you_mean"], told["degraded"]) == (None, False)
    fields = ["key", "kind", "title", "url", "number", "issued", "score", "excerpt"]
    assert all(list(hit) == fields for hit in told["hits"])
    assert {hit["kind"] for hit in told["hits"]} == {"article", "page", "letter"}
    assert [hit["score"] for hit in told["hits"]] == sorted((h["score"] for h in told["hits"]), reverse=True)


def test_a_letter_and_an_article_are_told_as_the_contract_says(stocked) -> None:
    letter = search(NUMBER)["hits"][0]
    assert letter["key"] == stocked.key
    assert letter["url"] == "/van-ban/2022/2302-sgddt-gdtx-cn-cttt-cths/"
    assert (letter["number"], letter["issued"]) == (NUMBER, "2022-09-05")
    assert dt.date.fromisoformat(letter["issued"])
    article = next(hit for hit in search("bà bình")["hits"] if hit["kind"] == "article")
    assert article["number"] is None and article["url"].endswith("#hinh-2")
    assert article["excerpt"] == "Bà Bình trao cờ hướng nghiệp"


def test_facets_are_values_labels_and_counts(stocked) -> None:
    facets = search("huong nghiep")["facets"]
    assert facets["task_area"] == [{"value": "huong-nghiep", "label": "Hướng nghiệp", "count": 1}]
    assert facets["school_year"] == [{"value": "2022-2023", "label": "2022-2023", "count": 1}]
    assert facets["letter_type"] == [{"value": "cong-van", "label": "Công văn", "count": 1}]
    assert sorted(item["value"] for item in facets["kind"]) == ["article", "letter", "page"]


def test_a_slip_is_told_as_did_you_mean(stocked) -> None:
    assert search("huong nghiejp")["did_you_mean"] == "hướng nghiệp"


@pytest.mark.parametrize(("limit", "hits"), [("1", 1), ("0", 0), ("-5", 0), ("100000", 3)])
def test_limit_cuts_hits_and_not_the_total(stocked, limit: str, hits: int) -> None:
    told = search("huong nghiep", "--limit", limit)
    assert (len(told["hits"]), told["total"]) == (hits, 3)


def test_what_readers_may_not_find_is_not_told(stocked) -> None:
    told = search("noi bo")
    assert (told["total"], told["hits"], told["facets"]["kind"]) == (0, [], [])


def test_any_words_are_told_of(stocked) -> None:
    for words in ('"', "\0", "x" * 4000, "🙂", "số:", "", " ", "\udcff", "--", "-x"):
        out, _ = run("search", "--json", "--", words)
        assert list(json.loads(out))[0] == "query"


def test_without_json_hits_are_lines_and_the_total_is_a_message(stocked) -> None:
    out, err = run("search", "huong", "nghiep")
    assert len(out.splitlines()) == 3 and all(line.count("\t") == 3 for line in out.splitlines())
    assert err.strip() == "3"


def test_an_engine_is_asked_by_name_and_an_unknown_one_is_a_line(stocked) -> None:
    assert search("huong nghiep", "--engine", "embedded")["total"] == 3
    with pytest.raises(CommandError) as error:
        run("search", "a", "--engine", "cá-voi")
    assert "cá-voi" in str(error.value) and "embedded" in str(error.value)
    assert "\n" not in str(error.value)


def test_the_command_reads_what_waits(site, settings) -> None:
    settings.SEARCH_INLINE = False
    makers.letter("1/SGDĐT", abstract="để lại")
    settings.SEARCH_INLINE = True
    assert search("để lại")["total"] == 1


def test_the_commands_work_on_an_empty_site(site) -> None:
    assert search("gì cũng được") | {"took_ms": 0} == {
        "query": "gì cũng được",
        "total": 0,
        "took_ms": 0,
        "hits": [],
        "facets": search("x")["facets"],
        "did_you_mean": None,
        "degraded": False,
    }
    for action in (["rebuild"], ["verify"], ["verify", "--fix"], ["status"]):
        out, err = run("search_index", *action)
        assert "0" in out and err == ""


def test_rebuild_counts_and_status_tells_how_it_stands(stocked, settings) -> None:
    assert "4" in run("search_index", "rebuild")[0]
    settings.SEARCH_INLINE = False
    makers.published(stocked)
    told = run("search_index", "status")[0]
    assert settings.SEARCH_ENGINE["PATH"] in told and "True" in told
    assert Change.objects.count() == 1 and "1" in told.partition(settings.SEARCH_ENGINE["PATH"])[2]


def test_an_engine_that_is_away_is_told_in_a_line(stocked, settings, tmp_path) -> None:
    (tmp_path / "file").write_text("")
    settings.SEARCH_ENGINE = {**settings.SEARCH_ENGINE, "PATH": str(tmp_path / "file")}
    told = search("hướng nghiệp")
    assert told["degraded"] and {hit["kind"] for hit in told["hits"]} == {"article", "page", "letter"}
    for action in ("rebuild", "verify"):
        with pytest.raises(CommandError) as error:
            run("search_index", action)
        assert "\n" not in str(error.value)
    out, err = run("search_index", "status")
    assert "False" in out and err
