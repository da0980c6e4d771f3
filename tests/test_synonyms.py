"""Editors keep the synonyms; a new one holds from the next question on, without a new index."""

import json
from io import StringIO

import pytest
from django.contrib.auth.models import Permission
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from search.forms import SearchForm
from search.models import SynonymGroup
from search.synonyms import SYNONYMS
from tests import makers

pytestmark = pytest.mark.xdist_group("synonyms")


def group(*spellings: str, note: str = "") -> SynonymGroup:
    made = SynonymGroup(spellings="\n".join(spellings), note=note)
    made.full_clean()
    made.save()
    return made


def results(client, q: str):
    return client.get("/tim-kiem/", {"q": q}).context["results"]


def found(client, q: str) -> list[str]:
    return [hit.key for hit in results(client, q).hits]


def editor(client, *actions: str):
    """Someone who may enter the admin and do this with synonyms."""
    user = makers.user("biên-tập")
    names = ["access_admin", *(f"{action}_synonymgroup" for action in actions)]
    user.user_permissions.set(Permission.objects.filter(codename__in=names))
    client.force_login(user)
    return client


def test_a_new_site_begins_with_the_fields_own(site) -> None:
    assert set(SynonymGroup.current()) == set(SYNONYMS)


def test_what_a_new_site_begins_with_passes_its_own_checks(site) -> None:
    for made in SynonymGroup.objects.all():
        made.full_clean()


def test_a_new_synonym_works_at_once(site, client) -> None:
    letter = makers.letter(abstract="Kế hoạch thi học sinh giỏi")
    assert found(client, "HSG") == []
    group("HSG", "học sinh giỏi")
    assert found(client, "HSG") == found(client, "hsg") == [letter.key]


def test_it_works_both_ways_and_with_the_command(site, client) -> None:
    short, long = (
        makers.letter("1/SGDĐT", abstract="Thi HSG"),
        makers.letter("2/SGDĐT", abstract="học sinh giỏi"),
    )
    group("HSG", "học sinh giỏi")
    for q in ("HSG", "hoc sinh gioi"):
        out = StringIO()
        call_command("search", q, "--json", stdout=out)
        told = {hit["key"] for hit in json.loads(out.getvalue())["hits"]}
        assert told == set(found(client, q)) == {short.key, long.key}


def test_one_changed_or_deleted_behind_the_forms_back_is_noticed_too(site, client) -> None:
    makers.letter(abstract="Kế hoạch thi học sinh giỏi")
    made = group("HSG", "học sinh giỏi")
    assert found(client, "HSG")
    SynonymGroup.objects.filter(pk=made.pk).update(spellings="HSG\nhọc sinh gương mẫu")
    assert not found(client, "HSG")
    SynonymGroup.objects.filter(pk=made.pk).update(spellings="HSG\nhọc sinh giỏi")
    assert found(client, "HSG")
    SynonymGroup.objects.all().delete()
    assert not found(client, "HSG")


def test_a_spelling_in_two_groups_means_both(site, client) -> None:
    one, two = (
        makers.letter("1/SGDĐT", abstract="công nhân"),
        makers.letter("2/SGDĐT", abstract="chuyên nghiệp"),
    )
    group("CN", "công nhân")
    group("CN", "chuyên nghiệp")
    assert set(found(client, "CN")) == {one.key, two.key}


def test_the_excerpt_marks_what_the_synonym_found(site, client) -> None:
    makers.letter(abstract="Thông báo", body="Danh sách học sinh giỏi cấp tỉnh.")
    group("HSG", "học sinh giỏi")
    html = client.get("/tim-kiem/", {"q": "HSG"}).content.decode()
    assert "<mark>học sinh giỏi</mark>" in html


def test_the_title_marks_it_too(site, client) -> None:
    makers.letter(abstract="Kế hoạch thi học sinh giỏi cấp tỉnh")
    group("HSG", "học sinh giỏi")
    [hit] = results(client, "HSG").hits
    assert ("học sinh giỏi", True) in hit.title


WRITTEN = ("GDTX-CN&ĐH", "GDTXCN&ĐH", "GDTX-CN & ĐH", "GDTX – CN&ĐH", "gdtx-cn&đh")


@pytest.mark.parametrize(
    "q",
    [*WRITTEN[:3], "gdtx-cn&đh", "GDTXCNĐH", "gdtxcn&dh", "Giáo dục thường xuyên, chuyên nghiệp và đại học"],
)
def test_the_fields_real_variants_find_one_another(site, client, q: str) -> None:
    letters = {
        makers.letter(f"{n}/SGDĐT", abstract=f"Phòng {text} họp").key for n, text in enumerate(WRITTEN, 1)
    }
    assert set(found(client, q)) == letters


@pytest.mark.parametrize(
    "q", ["GD&ĐT", "GDĐT", "GD ĐT", "gd & đt", "giáo dục và đào tạo", "giáo dục đào tạo"]
)
def test_so_do_those_of_the_department_itself(site, client, q: str) -> None:
    texts = ("Sở GD&ĐT", "Sở GDĐT", "Sở Giáo dục và Đào tạo")
    letters = {makers.letter(f"{n}/SGDĐT", abstract=f"Tin {text}").key for n, text in enumerate(texts, 1)}
    assert set(found(client, q)) == letters


def test_a_search_reads_them_in_one_small_query(site, rf) -> None:
    form = SearchForm(rf.get("/", {"q": "HSG"}).GET)
    with CaptureQueriesContext(connection) as taken:
        form.query(("public",))
    assert len(taken) == 1


@pytest.mark.parametrize(
    "spellings",
    [
        "",
        "HSG",
        "HSG, học sinh giỏi",
        "HSG\n\n  \n",
        "HSG\n&&&",
        "HSG\n…",
        "HSG\nhsg",
        "hòa nhập\nHoà  nhập",
        "HSG\n" + "giỏi " * 30,
        "\n".join(f"HSG {n}" for n in range(13)),
    ],
)
def test_a_group_that_is_none_is_refused(site, spellings: str) -> None:
    with pytest.raises(ValidationError) as refused:
        SynonymGroup(spellings=spellings).full_clean()
    assert set(refused.value.message_dict) == {"spellings"}


def test_every_fault_is_told_and_no_line_is_dropped(site, client) -> None:
    form = editor(client, "add").post(
        reverse("wagtailsnippets_search_synonymgroup:add"), {"spellings": "HSG\n&&\nhsg", "note": ""}
    )
    html = form.content.decode()
    assert SynonymGroup.objects.filter(spellings__contains="HSG").count() == 0
    assert "&amp;&amp;" in html and len(form.context["form"].errors["spellings"]) == 2
    assert form.context["form"]["spellings"].value() == "HSG\n&&\nhsg"


def test_spellings_are_tidied(site) -> None:
    assert group("  HSG ", "", "ho\u0323c   sinh\u200b gi\u1ecfi ").spellings == "HSG\nhọc sinh giỏi"


def test_an_editor_adds_one_in_the_admin_and_readers_find_with_it(site, client) -> None:
    letter = makers.letter(abstract="Kế hoạch thi học sinh giỏi")
    address = reverse("wagtailsnippets_search_synonymgroup:add")
    response = editor(client, "add", "change").post(
        address, {"spellings": "HSG\nhọc sinh giỏi", "note": "Thi"}
    )
    assert response.status_code == 302
    client.logout()
    assert found(client, "HSG") == [letter.key]


def test_the_list_shows_the_groups_to_an_editor_and_to_no_one_else(site, client) -> None:
    address = reverse("wagtailsnippets_search_synonymgroup:list")
    assert client.get(address).status_code == 302
    assert "GDTX = giáo dục thường xuyên" in editor(client, "change").get(address).content.decode()
    client.force_login(makers.user("người-khác"))
    assert client.get(address).status_code == 302


def test_the_menu_leads_to_them(site, admin_client) -> None:
    html = admin_client.get("/quan-tri/").content.decode()
    assert reverse("wagtailsnippets_search_synonymgroup:list") in html
    assert reverse("wagtailsnippets_search_promotion:list") in html
