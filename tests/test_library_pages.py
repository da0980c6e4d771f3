"""The public library: its list, a letter's page, and the addresses that outlive every change."""

import json
import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from documents import browsing, history, linked_data, listing, sharing
from documents.models import LetterType, Relation
from search.engine import EngineError, get_engine
from tests import makers
from tests.test_letter_form import with_file


@pytest.fixture
def shelf(site):
    """Three letters that differ in everything the list is narrowed by."""
    area, other = makers.task_area("Hướng nghiệp"), makers.task_area("Xóa mù chữ")
    rows = [("11", 2021, area, "Trần Văn Mẫu"), ("5", 2022, area, "Lê Thị Thử"), ("7", 2022, other, "")]
    for number, year, under, signer in rows:
        letter = makers.letter(f"{number}/SGDĐT-VP", issued_on=date(year, 9, int(number)), signer=signer)
        letter.task_areas.add(under)
        letter.school_years.set([makers.school_year(f"{year}-{year + 1}")])
        makers.published(letter)
    plan = makers.letter("9/UBND-VP", issuer=makers.issuer("Ủy ban nhân dân", "UBND"))
    plan.letter_type = LetterType.objects.get(slug="ke-hoach")
    makers.published(plan)
    return site


def numbers(answer) -> list[str]:
    return re.findall(r'<th role="rowheader"[^>]*>([^<]*)</th>', answer.text)


def counts(answer, name: str) -> dict[str, int]:
    facet = next(facet for facet in answer.context["facets"] if facet["name"] == name)
    return {item["value"]: item["count"] for item in facet["values"]}


# The list


def test_each_filter_says_how_many_letters_it_leaves(shelf, client):
    answer = client.get("/van-ban/")
    assert answer.context["letters"].total == 4
    assert counts(answer, "letter_type") == {"cong-van": 3, "ke-hoach": 1}
    assert counts(answer, "task_area") == {"huong-nghiep": 2, "xoa-mu-chu": 1}
    assert counts(answer, "year") == {"2021": 1, "2022": 3}
    assert counts(answer, "signer") == {"Trần Văn Mẫu": 1, "Lê Thị Thử": 1}


def test_several_choices_in_one_filter_add_and_hide_no_sibling(shelf, client):
    answer = client.get("/van-ban/?loai=cong-van&loai=ke-hoach&nam=2022")
    assert set(numbers(answer)) == {"9/UBND-VP", "7/SGDĐT-VP", "5/SGDĐT-VP"}
    assert counts(client.get("/van-ban/?loai=ke-hoach"), "letter_type") == {"cong-van": 3, "ke-hoach": 1}
    assert len(answer.context["chosen"]) == 3


def test_a_letter_of_two_chosen_task_areas_is_listed_once(shelf, client, monkeypatch):
    address = "/van-ban/?linh-vuc=huong-nghiep&linh-vuc=xoa-mu-chu"
    both = makers.letter("20/SGDĐT-VP")
    both.task_areas.add(makers.task_area("Hướng nghiệp"), makers.task_area("Xóa mù chữ"))
    makers.published(both)
    by_index = numbers(client.get(address))
    rest(monkeypatch)
    assert numbers(client.get(address)) == by_index
    assert by_index.count("20/SGDĐT-VP") == 1


@pytest.mark.parametrize(
    ("sort", "expected"), [("moi", ["9", "7", "5", "11"]), ("cu", ["11", "5", "7", "9"]), ("so", None)]
)
def test_the_list_is_put_in_three_orders(shelf, client, sort, expected):
    shown = [number.partition("/")[0] for number in numbers(client.get(f"/van-ban/?sap-xep={sort}"))]
    assert sorted(shown) == sorted(["11", "5", "7", "9"])
    if sort == "so":
        assert shown == ["9", "7", "5", "11"]
    if sort == "cu":
        assert shown[0] == "11"


def test_a_large_choice_is_walked_by_number_as_a_small_one_is_put_in_order(shelf, client, monkeypatch):
    small = numbers(client.get("/van-ban/?sap-xep=so"))
    monkeypatch.setattr(browsing, "MOST_PUT_IN_ORDER", 2)
    assert numbers(client.get("/van-ban/?sap-xep=so")) == small


def test_the_list_agrees_with_the_search_page(shelf, client):
    listed = client.get("/van-ban/?loai=cong-van&nam=2022")
    found = client.get("/tim-kiem/?kind=letter&letter_type=cong-van&year=2022")
    assert listed.context["letters"].total == found.context["results"].total == 2


def rest(monkeypatch) -> None:
    def resting(*args, **kwargs):
        raise EngineError("resting")

    monkeypatch.setattr(get_engine(), "search", resting)


def test_while_the_index_rests_the_list_stands_and_says_that_nothing_is_counted(shelf, client, monkeypatch):
    whole = client.get("/van-ban/?nam=2022")
    rest(monkeypatch)
    answer = client.get("/van-ban/?nam=2022")
    assert numbers(answer) == numbers(whole)
    assert answer.context["letters"].total is None
    assert 'class="note"' in answer.text
    assert set(counts(answer, "letter_type").values()) == {None}
    assert client.get("/van-ban/?nam=2022&trang=2").status_code == 404


@pytest.mark.parametrize("resting", [False, True])
def test_a_page_too_deep_to_be_and_a_thousand_choices_are_answered(shelf, client, monkeypatch, resting):
    if resting:
        rest(monkeypatch)
    for page in ("10000", "501", "1" + "0" * 20):
        assert client.get("/van-ban/", {"trang": page}).status_code == 404
    many = "&".join(f"loai=loai-{n}&nguoi-ky=ai-{n}" for n in range(500))
    answer = client.get(f"/van-ban/?{many}")
    assert answer.status_code == 200
    assert len(answer.content) < 200_000


def test_hidden_letters_are_in_no_list_and_no_count(shelf, client, monkeypatch):
    makers.letter("77/CQBM-VP", access="signed-in", issuer=makers.issuer("Cơ quan bí mật", "CQBM"))
    makers.letter("78/CQBM-VP", live=False, issuer=makers.issuer("Cơ quan bí mật", "CQBM"))
    for _round in range(2):
        answer = client.get("/van-ban/")
        assert "CQBM" not in answer.text
        assert "Cơ quan bí mật" not in answer.text
        rest(monkeypatch)
    client.force_login(makers.user())
    assert "77/CQBM-VP" in client.get("/van-ban/").text


def test_an_empty_library_says_so(site, client):
    answer = client.get("/van-ban/")
    assert answer.status_code == 200
    assert "<table" not in answer.text


def test_the_pages_of_a_topic_show_the_librarys_own_table(shelf, client):
    for address in ("/linh-vuc/huong-nghiep/", "/nam-hoc/2022-2023/"):
        assert len(numbers(client.get(address))) == 2, address


def questions(client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


@pytest.mark.parametrize("query", ["", "?loai=cong-van&nam=2022", "?sap-xep=cu"])
def test_the_list_asks_few_questions(shelf, client, query):
    assert questions(client, f"/van-ban/{query}") <= 13


# A letter's page


def test_a_letters_page_asks_few_questions(shelf, client):
    letter = makers.letter("30/SGDĐT-VP")
    other = makers.letter("31/SGDĐT-VP")
    letter.relations.add(Relation(kind=Relation.Kind.REPLACES, other=other))
    makers.attachment(makers.published(letter))
    assert questions(client, letter.url) <= 21


def test_the_staff_note_is_nowhere_and_every_other_word_is(site, client):
    said = {
        "signer": "Lê Thị Thử",
        "signer_position": "Phó Giám đốc",
        "drafting_unit": "Phòng Thử nghiệm",
        "addressees": "Các trường thử",
        "recipients": "Lưu: VT, thử",
        "legal_bases": "Căn cứ quy chế thử",
        "place": "Thành phố Thử",
        "body": "Nội dung thử",
    }
    letter = makers.letter(staff_note="bí mật nội bộ", deadline=date(2022, 10, 3), **said)
    text = client.get(letter.url).text
    for words in [*said.values(), "03/10/2022"]:
        assert words in text
    assert "bí mật nội bộ" not in text


@pytest.mark.parametrize(
    ("day", "written"),
    [(date(2022, 9, 5), "05/9/2022"), (date(2022, 2, 5), "05/02/2022"), (date(2022, 12, 25), "25/12/2022")],
)
def test_the_line_that_cites_a_letter_has_the_fields_form(site, client, day, written):
    letter = makers.letter(issued_on=day)
    line = re.search(r'id="cau-trich-dan"[^>]*>([^<]*)<', client.get(letter.url).text)[1].strip()
    assert line.startswith(f"Công văn số 2302/SGDĐT-GDTX ngày {written} của Sở Giáo dục và Đào tạo")
    assert line.endswith("Hướng dẫn thực hiện nhiệm vụ năm học")


@pytest.mark.parametrize(
    ("abstract", "about"),
    [
        ("Về việc nghỉ hè", "việc nghỉ hè"),
        ("V/v nghỉ hè", "việc nghỉ hè"),
        ("Về tuyển sinh", "tuyển sinh"),
        ("Hướng dẫn về thi", "Hướng dẫn về thi"),
        ("Vệ sinh trường học", "Vệ sinh trường học"),
    ],
)
def test_a_citing_line_says_about_once(abstract, about):
    assert sharing.subject(abstract) == about


def test_readers_see_when_a_letter_was_published_and_updated_not_by_whom(site, client):
    letter = makers.letter()
    hour = timedelta(hours=1)
    moment = timezone.now()
    letter.first_published_at, letter.last_published_at = moment - 3 * hour, moment - hour
    type(letter).objects.filter(pk=letter.pk).update(
        first_published_at=letter.first_published_at, last_published_at=letter.last_published_at
    )
    found = history.versions(letter)
    assert found[-1] == letter.first_published_at
    assert found == sorted(found, reverse=True)
    assert client.get(letter.url).text.count("<time") >= len(found)


def test_publishing_once_is_one_version(site):
    assert len(history.versions(makers.letter())) == 1


# Addresses that stay


def test_the_short_address_follows_a_letter_that_is_renumbered(site, client):
    letter = makers.letter()
    short = f"/v/{letter.pk}/"
    assert client.get(short)["Location"] == letter.url
    old = letter.url
    letter.number = "2303/SGDĐT-GDTX"
    letter = makers.published(letter)
    assert letter.url != old
    assert client.get(short)["Location"] == letter.url
    assert client.get(old)["Location"] == letter.url


def test_the_short_address_says_gone_of_a_withdrawn_letter(site, client):
    letter = makers.letter()
    letter.delete()
    answer = client.get(f"/v/{letter.pk}/")
    assert answer.status_code == 410
    assert "2302/SGDĐT-GDTX" in answer.text


def test_the_short_address_tells_nothing_of_what_a_reader_may_not_see(site, client):
    draft = makers.letter("1/SGDĐT", live=False)
    hidden = makers.letter("2/SGDĐT", access="signed-in")
    gone = makers.letter("3/SGDĐT", access="signed-in")
    gone.delete()
    never = makers.letter("4/SGDĐT", live=False)
    never.delete()
    for pk in (draft.pk, hidden.pk, gone.pk, never.pk, 10**6, 10**20):
        assert client.get(f"/v/{pk}/").status_code == 404, pk


def test_the_page_shows_its_short_address_and_a_code_without_a_style(site, client):
    letter = makers.letter()
    text = client.get(letter.url).text
    assert f'href="http://testserver/v/{letter.pk}/"' in text
    code = re.search(r"<svg.*?</svg>", text, re.DOTALL)[0]
    assert "viewBox" in code
    assert "style=" not in code


def test_a_files_address_takes_any_name(site, client):
    row = makers.attachment(makers.letter())
    for name in ("x.pdf", "tên cũ.docx", "a/b/c"):
        answer = client.get(f"/tep-van-ban/{row.pk}/{name}")
        assert answer.status_code == 200, name
        assert "2302-sgddt-gdtx" in answer["Content-Disposition"]


# For machines


def data_of(client, letter) -> dict:
    found = re.search(
        r'<script type="application/ld\+json">(.*?)</script>', client.get(letter.url).text, re.DOTALL
    )
    return json.loads(found[1])


def test_a_letter_describes_itself_to_machines(site, client):
    letter, other, hidden = (
        makers.letter(),
        makers.letter("1/SGDĐT"),
        makers.letter("2/SGDĐT", access="signed-in"),
    )
    letter.relations = [
        Relation(kind=Relation.Kind.REPLACES, other=other),
        Relation(kind=Relation.Kind.GUIDES, number="30/2020/NĐ-CP"),
        Relation(kind=Relation.Kind.REFERS, other=hidden),
    ]
    letter = makers.published(letter)
    row = makers.attachment(letter)
    makers.attachment(letter, name="kin.pdf", access="signed-in")
    said = data_of(client, letter)
    assert said["@type"] == "Legislation"
    assert said["legislationIdentifier"] == "2302/SGDĐT-GDTX"
    assert said["legislationDate"] == "2022-09-05"
    assert said["publisher"]["name"] == "Sở Giáo dục và Đào tạo"
    assert [file["contentUrl"] for file in said["encoding"]] == [f"http://testserver{row.get_absolute_url()}"]
    assert said["legislationChanges"][0]["legislationIdentifier"] == "1/SGDĐT"
    assert said["isBasedOn"][0]["legislationIdentifier"] == "30/2020/NĐ-CP"
    assert "citation" not in said


def test_no_abstract_ends_the_data_block(site, client):
    abstract = "Về </script><script>alert(1)</script> & <!-- \u2028 “A”"
    letter = makers.letter(abstract=abstract)
    assert data_of(client, letter)["description"] == letter.abstract
    assert "<script>alert" not in client.get(letter.url).text
    assert set(linked_data.script({"a": "<>&\u2028\u2029"})[36:-9]).isdisjoint("<>&\u2028\u2029")


def test_the_page_names_its_one_address(site, client):
    letter = makers.letter()
    assert f'<link rel="canonical" href="http://testserver{letter.url}">' in client.get(letter.url).text
    assert 'property="og:title"' in client.get(letter.url).text


def test_the_list_is_chosen_by_address_as_it_is_in_code(rf):
    chosen = listing.chosen(rf.get("/?loai=a&loai=b&loai=a&nam=2022&la=x").GET)
    assert chosen == listing.Chosen(letter_type=("a", "b"), year=("2022",))
    assert chosen.address.urlencode() == "loai=a&loai=b&nam=2022"


def test_a_file_replaced_in_the_form_keeps_its_address(site, client):
    letter = makers.letter()
    row = makers.attachment(letter)
    address = row.get_absolute_url()
    client.force_login(makers.user("van-thu", is_superuser=True))
    sent = with_file("ban-moi.pdf", b"%PDF-1.4 replaced") | {
        "attachments-INITIAL_FORMS": "1",
        "attachments-0-id": str(row.pk),
        "number": letter.number,
        "action-publish": "1",
    }
    edit = reverse("wagtailsnippets_documents_letter:edit", args=[letter.pk])
    assert client.post(edit, sent).status_code == 302
    client.logout()
    answer = client.get(address)
    assert b"".join(answer.streaming_content) == b"%PDF-1.4 replaced"
    assert [kept.pk for kept in letter.attachments.all()] == [row.pk]
