"""Suggestions while typing: quick, cached as befits the reader, never an error, never a hidden word."""

import gzip
from pathlib import Path

import pytest

from search.engine import EngineError, get_engine
from tests import makers
from tests.test_search_page import HOSTILE, WORD, hidden_things

pytestmark = pytest.mark.xdist_group("search-page")
SCRIPT = Path(__file__).resolve().parent.parent / "cms" / "static" / "js" / "suggest.js"


def suggested(client, q) -> list[str]:
    response = client.get("/tim-kiem/goi-y/", {"q": q})
    assert response.status_code == 200 and response["Content-Type"] == "application/json"
    return response.json()


def test_what_was_typed_goes_on_in_titles_with_their_marks(site, client) -> None:
    makers.letter("1/SGDĐT", abstract="Hướng nghiệp cho học sinh")
    for q in ("huong ng", "hướng ng", "  HUONG   NG "):
        assert "hướng nghiệp" in suggested(client, q), q


def test_at_most_eight_are_given(site, client) -> None:
    for n in range(12):
        makers.letter(f"{n + 1}/SGDĐT", abstract=f"Hướng a{n} b{n} c{n}")
    assert 0 < len(suggested(client, "huong")) <= 8


def test_strange_input_gets_a_list(site, client) -> None:
    makers.letter("1/SGDĐT", abstract="Hướng nghiệp")
    for q in HOSTILE:
        assert isinstance(suggested(client, q.encode("utf-8", "surrogatepass")), list), q
    for raw in ("", "?q", "?q=%ff%fe", "?q=%00", "?q=%ED%A0%80", "?x=1", "?q=a&q=b"):
        response = client.get(f"/tim-kiem/goi-y/{raw}")
        assert response.status_code == 200 and isinstance(response.json(), list), raw


def test_only_reading_is_allowed(site, client) -> None:
    assert client.post("/tim-kiem/goi-y/", {"q": "a"}).status_code == 405


def test_an_engine_that_is_down_suggests_nothing_and_that_is_not_kept(site, client, monkeypatch) -> None:
    def down(*args, **kwargs):
        raise EngineError("away")

    monkeypatch.setattr(type(get_engine()), "suggest", down)
    response = client.get("/tim-kiem/goi-y/", {"q": "huong"})
    assert (response.status_code, response.json()) == (200, [])
    assert response["Cache-Control"] == "no-store"


def test_an_answer_is_kept_for_everyone_only_when_it_is_everyones(site, client) -> None:
    open_to_all = client.get("/tim-kiem/goi-y/", {"q": "huong"})
    assert open_to_all["Cache-Control"] == "public, max-age=60" and "Cookie" in open_to_all["Vary"]
    client.force_login(makers.user())
    own = client.get("/tim-kiem/goi-y/", {"q": "huong"})
    assert own["Cache-Control"].startswith("private") and "Cookie" in own["Vary"]


def test_a_hidden_word_is_suggested_to_none_but_its_readers(site, client) -> None:
    group = hidden_things(site)
    assert suggested(client, WORD[:4]) == []
    client.force_login(makers.user("thành-viên", group))
    assert WORD in suggested(client, WORD[:4])


def test_what_an_earlier_request_had_to_leave_is_hidden_first(site, client, settings) -> None:
    made = makers.letter("1/SGDĐT", abstract=WORD)
    assert suggested(client, WORD[:4]) == [WORD]
    settings.SEARCH_INLINE = False
    made.unpublish()
    settings.SEARCH_INLINE = True
    assert suggested(client, WORD[:4]) == []


def test_the_script_is_small() -> None:
    assert len(gzip.compress(SCRIPT.read_bytes())) <= 5 * 1024


def test_every_form_says_what_its_script_needs(site, client) -> None:
    for address in ("/", "/tim-kiem/", "/van-ban/"):
        html = client.get(address).text
        assert 'data-suggest="/tim-kiem/goi-y/"' in html and "data-found=" in html and "{n}" in html
        assert 'type="search"' in html and "js/suggest.js" in html
