"""What editors put first for a question: labelled, shown once, and only to whom may find it."""

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Site as WagtailSite

from documents.models import LetterIndexPage
from search.models import Promotion
from search.promoting import MOST_SHOWN
from tests import makers

pytestmark = pytest.mark.xdist_group("promotions")


def promote(words: str, thing, order: int = 0) -> Promotion:
    return Promotion.objects.create(words=words, address=thing.url, key=thing.key, order=order)


def search(client, q: str, **more):
    response = client.get("/tim-kiem/", {"q": q, **more})
    assert response.status_code == 200
    return response


def first(client, q: str, **more) -> list[str]:
    return [hit.key for hit in search(client, q, **more).context["promoted"]]


def below(client, q: str, **more) -> list[str]:
    return [hit.key for hit in search(client, q, **more).context["results"].hits]


def editor(client, **flags):
    user = makers.user("biên-tập", **flags)
    names = ["access_admin", "add_promotion", "change_promotion", "delete_promotion"]
    user.user_permissions.set(Permission.objects.filter(codename__in=names))
    client.force_login(user)
    return client


def fill_in(client, address: str, words: str = "tuyển sinh 10", order: str = "0", at: str = ""):
    return client.post(
        at or reverse("wagtailsnippets_search_promotion:add"),
        {"words": words, "address": address, "order": order},
    )


def faults(response) -> dict:
    assert response.status_code == 200
    return dict(response.context["form"].errors)


# What readers see


def test_the_promoted_entry_stands_first_with_its_label(site, client) -> None:
    page = makers.guidance(site, "Thủ tục vào lớp đầu cấp")
    makers.letter(abstract="Kế hoạch tuyển sinh 10")
    promote("Tuyển sinh 10", page)
    html = search(client, "Tuyển sinh 10").content.decode()
    assert first(client, "Tuyển sinh 10") == [page.key]
    assert 'class="promoted"' in html
    assert html.index("Thủ tục vào lớp đầu cấp") < html.index("Kế hoạch")
    with_label = html.partition('class="promoted"')[2].partition("</section>")[0]
    assert "Thủ tục vào lớp đầu cấp" in with_label and "Kế hoạch" not in with_label


@pytest.mark.parametrize(
    "q",
    ["Tuyển sinh 10", "tuyen sinh 10", "TUYỂN SINH - 10", " tuyển  sinh, 10? ", "tuye\u0302\u0309n sinh 10"],
)
def test_any_spelling_of_the_words_shows_it(site, client, q: str) -> None:
    page = makers.guidance(site, "Thủ tục vào lớp đầu cấp")
    promote("Tuyển sinh 10", page)
    assert first(client, q) == [page.key]


@pytest.mark.parametrize(
    "q", ["", "tuyển sinh", "tuyển sinh 100", "tuyển sinh 10 năm 2023", "10 tuyển sinh", "?"]
)
def test_other_words_do_not(site, client, q: str) -> None:
    promote("Tuyển sinh 10", makers.guidance(site, "Thủ tục vào lớp đầu cấp"))
    response = search(client, q)
    assert response.context["promoted"] == [] and 'class="promoted"' not in response.content.decode()


def test_roman_numerals_and_i_for_y_are_one_question_too(site, client) -> None:
    page = makers.guidance(site, "Sơ kết")
    promote("Học kỳ I", page)
    assert first(client, "hoc ki 1") == [page.key]


def test_it_is_not_doubled_below_and_the_total_stays(site, client) -> None:
    letter, other = (
        makers.letter("1/SGDĐT", abstract="Tuyển sinh 10"),
        makers.letter("2/SGDĐT", abstract="Tuyển sinh 10"),
    )
    before = search(client, "tuyển sinh 10").context["results"].total
    promote("tuyển sinh 10", letter)
    response = search(client, "tuyển sinh 10")
    assert [hit.key for hit in response.context["results"].hits] == [other.key]
    assert response.context["results"].total == before == 2
    assert response.content.decode().count(f'href="{letter.url}"') == 1


def test_it_stands_on_the_first_page_of_the_plain_question_alone(site, client) -> None:
    letter = makers.letter(abstract="Tuyển sinh 10")
    promote("tuyển sinh 10", letter)
    for more in ({"trang": "2"}, {"kind": "article"}, {"tu": "2022-01-01"}, {"sap-xep": "moi"}):
        assert first(client, "tuyển sinh 10", **more) == [], more
    assert below(client, "tuyển sinh 10", **{"sap-xep": "moi"}) == [letter.key]


def test_several_stand_in_the_editors_order_and_not_too_many(site, client) -> None:
    letters = [makers.letter(f"{n}/SGDĐT", abstract=f"Văn bản {n}") for n in range(1, 6)]
    for order, letter in enumerate(reversed(letters)):
        promote("tuyển sinh", letter, order)
    assert first(client, "tuyển sinh") == [letter.key for letter in reversed(letters)][:MOST_SHOWN]


def test_where_nothing_else_is_found_the_page_does_not_say_that_nothing_is(site, client) -> None:
    page = makers.guidance(site, "Thủ tục vào lớp đầu cấp")
    assert 'class="result-count"' in search(client, "xyzzy").content.decode()
    promote("xyzzy", page)
    assert 'class="result-count"' not in search(client, "xyzzy").content.decode()
    assert first(client, "xyzzy") == [page.key]


def test_it_is_shown_while_the_index_rests(site, client, settings, tmp_path) -> None:
    page = makers.guidance(site, "Thủ tục vào lớp đầu cấp")
    promote("tuyển sinh", page)
    (tmp_path / "file").write_text("")
    settings.SEARCH_ENGINE = {**settings.SEARCH_ENGINE, "PATH": str(tmp_path / "file")}
    response = search(client, "tuyển sinh")
    assert response.context["results"].degraded and len(response.context["promoted"]) == 1


def test_the_command_tells_what_the_engine_found(site) -> None:
    import json
    from io import StringIO

    from django.core.management import call_command

    promote("xyzzy", makers.guidance(site, "Thủ tục vào lớp đầu cấp"))
    out = StringIO()
    call_command("search", "xyzzy", "--json", stdout=out)
    assert json.loads(out.getvalue())["hits"] == []


def test_a_question_without_one_takes_one_query_more(site, client) -> None:
    client.get("/tim-kiem/", {"q": "tuyển sinh"})
    with CaptureQueriesContext(connection) as taken:
        search(client, "tuyển sinh")
    assert len([query for query in taken if "search_promotion" in query["sql"]]) == 1


# Rights

WORD = "zarkonium"


def hidden(site, how: str):
    """Something promoted that the public may not find."""
    if how == "signed-in letter":
        return makers.letter(abstract=WORD, access="signed-in")
    if how == "group letter":
        letter = makers.letter(abstract=WORD, access="groups", live=False)
        letter.access_groups.set([makers.group()])
        return makers.published(letter)
    if how == "draft letter":
        return makers.letter(abstract=WORD, live=False)
    if how == "withdrawn letter":
        letter = makers.letter(abstract=WORD)
        letter.delete()
        return letter
    if how == "login-only article":
        page = makers.article(site, WORD)
        makers.login_only(page)
        return page
    page = makers.guidance(site, WORD)
    if how == "unpublished page":
        page.unpublish()
    else:
        makers.groups_only(page, makers.group())
    return page


HIDDEN = (
    "signed-in letter",
    "group letter",
    "draft letter",
    "withdrawn letter",
    "login-only article",
    "unpublished page",
    "group page",
)


@pytest.mark.parametrize("how", HIDDEN)
def test_what_the_public_may_not_find_is_not_promoted_to_it(site, client, how: str) -> None:
    thing = hidden(site, how)
    Promotion.objects.create(words="tuyển sinh", address=thing.url or "/", key=thing.key)
    response = search(client, "tuyển sinh")
    html = response.content.decode()
    assert response.context["promoted"] == [] and 'class="promoted"' not in html
    assert WORD not in html and (not thing.url or f'href="{thing.url}"' not in html)


@pytest.mark.parametrize("how", HIDDEN)
def test_who_may_find_it_sees_it(site, client, how: str) -> None:
    thing = hidden(site, how)
    Promotion.objects.create(words="tuyển sinh", address=thing.url or "/", key=thing.key)
    client.force_login(makers.user("cùng-phòng", makers.group()))
    may = how not in ("draft letter", "withdrawn letter", "unpublished page")
    assert first(client, "tuyển sinh") == ([thing.key] if may else [])
    client.force_login(makers.user("người-khác"))
    assert first(client, "tuyển sinh") == (
        [thing.key] if how in ("signed-in letter", "login-only article") else []
    )


def test_once_hidden_it_is_gone_at_once_and_comes_back(site, client) -> None:
    page = makers.guidance(site, "Thủ tục")
    promote("tuyển sinh", page)
    page.unpublish()
    assert first(client, "tuyển sinh") == []
    makers.published(page)
    assert first(client, "tuyển sinh") == [page.key]


def test_one_whose_entry_or_kind_is_gone_breaks_nothing(site, client) -> None:
    for key in ("letter:999999", "poem:1"):
        Promotion.objects.create(words="tuyển sinh", address="/", key=key)
    assert first(client, "tuyển sinh") == []


# What editors fill in


def test_addresses_and_keys_of_each_kind_are_understood(site, client) -> None:
    letter, article = makers.letter(abstract="Văn bản"), makers.article(site, "Hội nghị")
    page = makers.guidance(site, "Thủ tục")
    editor(client)
    for thing in (letter, article, page):
        for address in (
            thing.url,
            f"http://localhost{thing.url}",
            f"https://localhost:8000{thing.url}?utm_source=zalo#hinh-1",
            f"  {thing.url.rstrip('/')} ",
            thing.key,
        ):
            Promotion.objects.all().delete()
            assert fill_in(client, address).status_code == 302, address
            assert Promotion.objects.get().key == thing.key, address


def test_only_the_path_is_kept(site, client) -> None:
    letter = makers.letter(abstract="Văn bản")
    fill_in(editor(client), f"https://localhost{letter.url}?fbclid=x#tep")
    assert Promotion.objects.get().address == letter.url


def test_an_address_that_a_letter_once_had_leads_to_it(site, client) -> None:
    letter = makers.letter("1/SGDĐT", abstract="Văn bản")
    old = letter.url
    letter.number = "7/SGDĐT"
    letter = makers.published(letter)
    assert letter.url != old
    assert fill_in(editor(client), old).status_code == 302
    assert Promotion.objects.get().key == letter.key


@pytest.mark.parametrize(
    "address",
    [
        "",
        "/",
        "/van-ban/",
        "/tin-tuc/",
        "/van-ban/2022/khong-co/",
        "/tin-tuc/khong-co/",
        "/khong/co/gi/",
        "tuyển sinh",
        "letter:999999",
        "letter:" + "9" * 30,
        "letter:0",
        "letter:-1",
        "letter:x",
        "poem:1",
        ":1",
        "javascript:alert(1)",
        "ftp://localhost/van-ban/",
        "http://[::1",
        "//",
        "\0",
        "/%00/",
        "/\ud800/",
        "/" + "a" * 499,
        "/../../etc/passwd",
    ],
)
def test_what_leads_nowhere_is_refused_with_a_reason(site, client, address: str) -> None:
    told = faults(fill_in(editor(client), address.encode("utf-8", "replace").decode()))
    assert set(told) == {"address"} and not Promotion.objects.exists()


def test_another_sites_address_is_refused_by_its_name(site, client, settings) -> None:
    letter = makers.letter(abstract="Văn bản")
    settings.ALLOWED_HOSTS = ["testserver", "localhost"]
    told = faults(fill_in(editor(client), f"https://example.org{letter.url}"))
    assert "example.org" in told["address"][0]


def test_an_editor_cannot_promote_what_they_may_not_read(site, client) -> None:
    letter = hidden(site, "group letter")
    for address in (letter.url, letter.key):
        told = faults(fill_in(editor(client) if address == letter.url else client, address))
        assert set(told) == {"address"} and WORD not in str(told)


@pytest.mark.parametrize("words", ["", "?!", "…"])
def test_words_without_a_letter_are_refused(site, client, words: str) -> None:
    letter = makers.letter(abstract="Văn bản")
    assert "words" in faults(fill_in(editor(client), letter.url, words=words))


def test_the_same_entry_is_promoted_once_for_a_question(site, client) -> None:
    letter, other = makers.letter("1/SGDĐT", abstract="Văn bản"), makers.letter("2/SGDĐT", abstract="Văn bản")
    promote("Tuyển sinh 10", letter)
    assert set(faults(fill_in(editor(client), letter.key, words="tuyen sinh 10"))) == {"address"}
    assert fill_in(client, other.key, words="tuyen sinh 10").status_code == 302


def test_one_can_be_changed_after_its_page_has_moved(site, client) -> None:
    page = makers.guidance(site, "Thủ tục")
    made = promote("tuyển sinh", page)
    page.slug = "thu-tuc-moi"
    makers.published(page)
    edit = reverse("wagtailsnippets_search_promotion:edit", args=[made.pk])
    assert fill_in(editor(client), made.address, words="thi 10", order="2", at=edit).status_code == 302
    made.refresh_from_db()
    assert (made.question, made.order, made.key) == ("thi 10", 2, page.key)
    client.logout()
    assert first(client, "Thi 10") == [page.key] and first(client, "tuyển sinh") == []


def test_a_changed_address_is_looked_up_anew(site, client) -> None:
    page, letter = makers.guidance(site, "Thủ tục"), makers.letter(abstract="Văn bản")
    made = promote("tuyển sinh", page)
    edit = reverse("wagtailsnippets_search_promotion:edit", args=[made.pk])
    assert fill_in(editor(client), letter.url, at=edit).status_code == 302
    made.refresh_from_db()
    assert made.key == letter.key
    assert set(faults(fill_in(client, "/khong/co/", at=edit))) == {"address"}
    made.refresh_from_db()
    assert made.key == letter.key


def test_without_a_library_no_letter_has_an_address(site, client) -> None:
    url = makers.letter(abstract="Văn bản").url
    LetterIndexPage.objects.get().unpublish()
    assert set(faults(fill_in(editor(client), url))) == {"address"}


def test_with_two_sites_the_address_in_full_is_understood(site, client) -> None:
    letter, article = makers.letter(abstract="Văn bản"), makers.article(site, "Hội nghị")
    WagtailSite.objects.create(hostname="khac.example", root_page=makers.guidance(site, "Trang khác"))
    WagtailSite.clear_site_root_paths_cache()
    editor(client)
    for thing in (letter, article):
        fresh = type(thing).objects.get(pk=thing.pk)
        Promotion.objects.all().delete()
        assert fill_in(client, fresh.url).status_code == 302, fresh.url
        assert Promotion.objects.get().key == thing.key


def test_promoting_is_for_those_who_were_given_it(site, client) -> None:
    letter = makers.letter(abstract="Văn bản")
    client.force_login(makers.user("người-khác"))
    assert fill_in(client, letter.url).status_code == 302
    assert not Promotion.objects.exists()
