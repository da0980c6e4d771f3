"""A search as an Atom feed: what anyone may find, newest first, whoever asks."""

from datetime import date
from xml.etree import ElementTree

import pytest

from tests import makers
from tests.test_search_page import WORD, XSS, hidden_things

pytestmark = pytest.mark.xdist_group("search-page")
ATOM = "{http://www.w3.org/2005/Atom}"


def feed(client, **parameters):
    response = client.get("/tim-kiem/atom/", parameters)
    assert response.status_code == 200 and response["Content-Type"].startswith("application/atom+xml")
    return ElementTree.fromstring(response.content)


def titles(root) -> list[str]:
    return [entry.findtext(f"{ATOM}title") for entry in root.iter(f"{ATOM}entry")]


def test_the_newest_comes_first_and_fifty_at_most(site, client) -> None:
    for n in range(53):
        makers.letter(f"{n + 1}/SGDĐT", abstract="Hướng nghiệp", issued_on=date(2000 + n % 60, 1, 1))
    found = titles(feed(client, q="huong nghiep", **{"sap-xep": "cu"}))
    assert len(found) == 50
    assert found[0] == "53/SGDĐT: Hướng nghiệp" and found[1] == "52/SGDĐT: Hướng nghiệp"


def test_the_feed_keeps_every_choice_of_the_search(site, client) -> None:
    makers.letter("1/SGDĐT", abstract="Hướng nghiệp", issued_on=date(2020, 1, 1))
    makers.letter("2/SGDĐT", abstract="Hướng nghiệp", issued_on=date(2022, 1, 1))
    makers.article(site, "Hướng nghiệp", event_start=date(2022, 2, 2))
    root = feed(client, q="huong nghiep", kind=["letter"], tu="2021-01-01", **{"sap-xep": "cu"})
    assert titles(root) == ["2/SGDĐT: Hướng nghiệp"]
    links = {link.get("rel"): link.get("href") for link in root.findall(f"{ATOM}link")}
    query = "?q=huong+nghiep&kind=letter&tu=2021-01-01"
    assert links["self"].endswith(f"/tim-kiem/atom/{query}")
    assert links["alternate"].endswith(f"/tim-kiem/{query}&sap-xep=cu")


def test_a_page_of_results_leads_to_its_feed(site, client) -> None:
    makers.letter("1/SGDĐT", abstract="Hướng nghiệp")
    html = client.get("/tim-kiem/?q=huong+nghiep&kind=letter&trang=1&x=y").text
    address = "/tim-kiem/atom/?q=huong+nghiep&amp;kind=letter"
    assert html.count(f'href="{address}"') == 2
    assert '<link rel="alternate" type="application/atom+xml"' in html


def test_entries_have_whole_addresses_and_a_day(site, client) -> None:
    made = makers.letter("1/SGDĐT", abstract="Hướng nghiệp", body="Kính gửi các trường.")
    entry = feed(client).find(f"{ATOM}entry")
    assert entry.find(f"{ATOM}link").get("href") == f"http://testserver{made.url}"
    assert entry.findtext(f"{ATOM}updated").startswith("2022-09-05")
    assert entry.findtext(f"{ATOM}summary") == "Kính gửi các trường."


def test_hidden_things_are_in_no_feed_whoever_asks(site, client) -> None:
    hidden_things(site)
    for user in (None, makers.user("quản-trị", is_superuser=True)):
        if user:
            client.force_login(user)
        assert WORD not in client.get("/tim-kiem/atom/", {"q": "van ban"}).text
        assert titles(feed(client, q=WORD)) == []


def test_a_slip_gives_an_empty_feed_not_one_of_another_question(site, client) -> None:
    makers.letter("1/SGDĐT", abstract="Hướng nghiệp")
    assert titles(feed(client, q="huong nghiepp")) == []
    # The page that shows another spelling's results leads to the feed of that spelling.
    assert (
        "/tim-kiem/atom/?q=h%C6%B0%E1%BB%9Bng+nghi%E1%BB%87p" in client.get("/tim-kiem/?q=huong+nghiepp").text
    )


@pytest.mark.parametrize("markup", [*XSS, "a\x0bb\x00 & <c>"])
def test_markup_stays_text(site, client, markup: str) -> None:
    # A zero byte reaches no column: forms and imports take it out, and PostgreSQL would not have it.
    stored = markup.replace("\0", "")
    makers.letter("1/SGDĐT", abstract=f"zarkon {stored}", body=f"zarkon {stored}")
    entry = feed(client, q=f"zarkon {markup}", kind=["letter", markup])
    for summary in entry.iter(f"{ATOM}summary"):
        assert summary.get("type") == "html" and "<" not in summary.text


def test_without_its_index_the_feed_is_a_clear_503(site, client, tmp_path, settings) -> None:
    settings.SEARCH_ENGINE = {**settings.SEARCH_ENGINE, "PATH": str(tmp_path / "file")}
    (tmp_path / "file").write_text("")
    response = client.get("/tim-kiem/atom/", {"q": "huong"})
    assert response.status_code == 503 and response["Retry-After"] and "no-store" in response["Cache-Control"]
    assert "<h1>" in response.text and 'value="huong"' in response.text
