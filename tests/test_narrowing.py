"""What a search is narrowed by stands in its address and on its page, and can be taken out again."""

import re
from datetime import date

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from search import narrowing
from search.answering import Answer, passage
from search.engine import Card
from search.forms import SearchForm
from search.text import Seeking
from tests import makers
from tests.test_search_page import search, text_of

pytestmark = pytest.mark.xdist_group("search-page")


@pytest.fixture
def some(site):
    made = [
        makers.letter(f"{n + 1}/SGDĐT", abstract="Hướng nghiệp", issued_on=date(2020 + n, 6, 15))
        for n in range(3)
    ]
    makers.article(site, "Hội nghị hướng nghiệp", event_start=date(2021, 1, 1))
    return made


def following(client, url: str):
    return client.get("/tim-kiem/" + url)


def test_days_narrow_and_stand_among_the_choices(some, client) -> None:
    response = search(client, q="huong nghiep", tu="15/06/2021", den="2022-06-14")
    assert response.context["results"].total == 1
    chips = {choice["value_label"]: choice["remove_url"] for choice in response.context["chosen"]}
    assert [re.findall(r"[\d/]+$", label)[0] for label in chips] == ["15/06/2021", "14/06/2022"]
    since, until = chips.values()
    assert since == "?q=huong+nghiep&den=2022-06-14" and until == "?q=huong+nghiep&tu=2021-06-15"
    assert following(client, since).context["results"].total == 3
    assert 'value="2021-06-15"' in response.text and 'value="2022-06-14"' in response.text


def test_the_form_of_days_keeps_every_other_choice(some, client) -> None:
    response = search(client, q='"hướng" <b>', kind=["letter", "article"], tu="2021-01-01", trang="1")
    form = re.search(r'<form class="dates".*?</form>', response.text, re.DOTALL).group()
    kept = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', form)
    assert kept == [("q", "&quot;hướng&quot; &lt;b&gt;"), ("kind", "letter"), ("kind", "article")]


@pytest.mark.parametrize(
    "day", ["2022-02-30", "hôm qua", "<script>alert(1)</script>", "0000-01-01", "\u202e1"]
)
def test_a_day_that_cannot_be_read_is_said_and_the_rest_stands(some, client, day: str) -> None:
    response = search(client, q="huong nghiep", kind="letter", tu=day, den="2021-12-31")
    assert response.context["results"].total == 2
    assert len(response.context["chosen"]) == 2
    assert 'id="ngay-sai"' in response.text and 'aria-invalid="true"' in response.text
    assert "<script>alert" not in response.text
    assert not search(client, q="huong nghiep", tu="2021-12-31").context["form"].unread_days


def test_crossed_days_are_said(some, client) -> None:
    response = search(client, q="huong nghiep", tu="2022-01-01", den="2021-01-01")
    assert response.context["results"].total == 0 and 'id="ngay-sai"' in response.text


def test_all_choices_go_at_once_and_words_and_order_stay(some, client) -> None:
    response = search(client, q="huong nghiep", kind="letter", tu="2021-01-01", **{"sap-xep": "moi"})
    assert response.context["unnarrowed_url"] == "?q=huong+nghiep&sap-xep=moi"
    assert 'href="?q=huong+nghiep&amp;sap-xep=moi"' in response.text
    assert "remove-all" not in search(client, q="huong nghiep").text


def test_several_values_of_a_facet_are_alternatives_and_are_taken_out_one_by_one(some, client) -> None:
    response = search(client, q="huong nghiep", year=["2020", "2022", "2020"])
    assert response.context["results"].total == 2
    years = next(facet for facet in response.context["facets"] if facet["name"] == "year")["values"]
    assert {item["value"]: item["chosen"] for item in years} == {"2020": True, "2021": False, "2022": True}
    first, second = response.context["chosen"]
    assert following(client, first["remove_url"]).context["results"].total == 1
    assert second["remove_url"] == "?q=huong+nghiep&year=2020"


def test_links_hold_nothing_that_was_not_understood(some, client) -> None:
    response = search(client, q="huong nghiep", x="y" * 500, tu="hôm qua", **{"sap-xep": "z"})
    assert [href for href in re.findall(r'href="([^"]*)"', response.text) if "yyyy" in href] == []
    assert response.context["unnarrowed_url"] == "?q=huong+nghiep"


def test_the_order_is_chosen_by_links(some, client) -> None:
    response = search(client, q="huong nghiep", kind="letter")
    addresses = {str(sort["label"]): sort["url"] for sort in response.context["sorts"]}
    newest, oldest = [following(client, url).context["results"].hits for url in list(addresses.values())[1:]]
    assert [hit.key for hit in newest] == [hit.key for hit in reversed(oldest)]
    assert [hit.card.date.year for hit in newest] == [2022, 2021, 2020]


def test_a_long_facet_is_folded_behind_its_most_frequent_values(db) -> None:
    counts = [(str(n), str(n), 100 - n) for n in range(20)]
    form = SearchForm(QueryDict("q=a&year=15"))
    facet = narrowing.facets(form, Answer(facets={"year": counts}))[0]
    assert [item["value"] for item in facet["shown"]] == [*map(str, range(12)), "15"]
    assert len(facet["folded"]) == 7 and len(facet["values"]) == 20
    short = narrowing.facets(form, Answer(facets={"year": counts[:12]}))[0]
    assert short["folded"] == []


anything = st.text(max_size=8)
queries = st.dictionaries(st.sampled_from(["q", "kind", "năm", "trang"]), st.lists(anything, max_size=3))


@given(queries, st.sampled_from(["kind", "năm", "issuer"]), anything)
def test_a_link_is_the_address_of_the_query_with_the_value_added_or_taken_out(lists, name, value) -> None:
    data = QueryDict(mutable=True)
    for each, values in lists.items():
        data.setlist(each, values)
    changed = narrowing.without(data)
    values = changed.getlist(name)
    changed.setlist(name, [v for v in values if v != value] if value in values else [*values, value])
    assert narrowing.Toggles(data, name).address(value) == narrowing.address(changed)


def test_a_corrected_question_is_said_and_may_be_asked_as_typed(some, client) -> None:
    response = search(client, q="huong nghiepp -zzz", kind="letter")
    assert response.context["results"].corrected == "hướng nghiệp" and response.context["results"].total == 3
    assert "huong nghiepp" in text_of(response)
    exactly = following(client, response.context["as_typed_url"])
    assert response.context["as_typed_url"] == "?q=%22huong+nghiepp%22+-zzz&kind=letter"
    assert (exactly.context["results"].total, exactly.context["results"].corrected) == (0, "")


def test_where_little_is_found_as_typed_a_better_spelling_is_only_offered(site, client) -> None:
    makers.letter("1/SGDĐT", abstract="Kế hoạch <i>năm</i>")
    for n in range(2, 5):
        makers.letter(f"{n}/SGDĐT", abstract="Hướng nghiệp")
    response = search(client, q="ke hoach huong nghiepx -zzz", kind="letter")
    results = response.context["results"]
    assert [hit.card.number for hit in results.hits] == ["1/SGDĐT"] and results.total == 1
    assert (results.corrected, results.meant) == ("", "ke hoach huong nghiep")
    assert "<mark>Kế</mark>" in response.text and "&lt;i&gt;" in response.text
    assert response.context["meant_url"] == "?q=ke+hoach+huong+nghiep+-zzz&kind=letter"
    offered = following(client, response.context["meant_url"])
    assert offered.context["results"].total == 4 and offered.context["results"].meant == ""
    assert search(client, q="ke hoach huong nghiepx", trang="2").context["results"].hits == []


def test_a_hit_on_a_page_of_a_file_opens_that_page() -> None:
    card = Card(
        title="Kế hoạch",
        url="/van-ban/1/",
        body="Kính gửi",
        pages=((1, "Phần một"), (3, "Công tác hướng nghiệp"), (1, "Phụ lục xóa mù chữ")),
        page_urls=("/tep/a.pdf#page=1", "/tep/a.pdf#page=3", "/tep/b.pdf#page=1"),
    )
    url, text, page = passage(card, Seeking(["huong nghiep"]))
    assert (url, text.text, page) == ("/tep/a.pdf#page=3", "Công tác hướng nghiệp", 3)
    assert passage(card, Seeking(["xoa mu chu"]))[::2] == ("/tep/b.pdf#page=1", 1)
    assert passage(card, Seeking(["kính gửi"]))[::2] == ("/van-ban/1/", 0)
    bare = Card(title="", url="/van-ban/1/", pages=((2, "hướng nghiệp"),))
    assert passage(bare, Seeking(["huong nghiep"]))[::2] == ("/van-ban/1/", 2)


def test_a_file_page_is_named_and_linked_and_the_title_opens_the_letter(site, client, monkeypatch) -> None:
    from dataclasses import replace

    from documents import source

    stock = source.card_of
    page = {"pages": ((3, "zarkon <b>& co"),), "page_urls": ('/tep/"a".pdf#page=3',)}
    monkeypatch.setattr(source, "card_of", lambda letter: replace(stock(letter), body="", **page))
    made = makers.letter("1/SGDĐT", abstract="Kế hoạch", body="zarkon")
    html = search(client, q="zarkon").text
    assert '<a class="file-page" href="/tep/&quot;a&quot;.pdf#page=3">' in html
    assert f'<h2><a href="{made.url}">' in html
    assert "<mark>zarkon</mark> &lt;b&gt;&amp; co" in html


def test_a_caption_opens_the_article_at_its_photo(site, client) -> None:
    made = makers.article(site, "Hội nghị", captions=["Một", "Ông <b>Zarkon</b> &amp; bà An"])
    response = search(client, q="zarkon")
    assert f'href="{made.url}#hinh-2"' in response.text
    assert "&lt;b&gt;<mark>Zarkon</mark>&lt;/b&gt; &amp;amp; bà" in response.text


def test_staff_see_which_hits_are_restricted(site, client) -> None:
    makers.letter("1/SGDĐT", abstract="Hướng nghiệp", access="signed-in")
    makers.letter("2/SGDĐT", abstract="Hướng nghiệp")
    assert 'class="restricted"' not in search(client, q="huong nghiep").text
    client.force_login(makers.user("văn-thư", is_superuser=True))
    response = search(client, q="huong nghiep")
    assert response.context["results"].total == 2 and response.text.count('class="restricted"') == 1


def test_the_admin_leads_to_this_search(site, client) -> None:
    client.force_login(makers.user("văn-thư", is_superuser=True))
    assert '"/tim-kiem/"' in client.get("/quan-tri/").text
    assert 'href="/tim-kiem/?q=hoi%20nghi"' in client.get("/quan-tri/pages/search/?q=hoi+nghi").text
