"""The library's Atom feed: narrowed as the list is, and told anew only when it says something new."""

import xml.etree.ElementTree as ET

import pytest

from documents.models import LetterType
from tests import makers

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def two(site):
    plan = makers.letter("2/SGDĐT", abstract="Kế hoạch năm")
    plan.letter_type = LetterType.objects.get(slug="ke-hoach")
    return makers.letter("1/SGDĐT", abstract="Thư mời"), makers.published(plan)


def titles(answer) -> list[str]:
    return [entry.findtext(f"{ATOM}title") for entry in ET.fromstring(answer.content).findall(f"{ATOM}entry")]


def test_the_number_stands_in_the_title(two, client):
    assert set(titles(client.get("/van-ban/atom/"))) == {"1/SGDĐT: Thư mời", "2/SGDĐT: Kế hoạch năm"}


@pytest.mark.parametrize(
    "query", ["loai=ke-hoach", "loai=ke-hoach&nam=2022", "tinh-trang=in-force&loai=ke-hoach"]
)
def test_any_filter_of_the_list_narrows_the_feed(two, client, query):
    assert titles(client.get(f"/van-ban/atom/?{query}")) == ["2/SGDĐT: Kế hoạch năm"]


def test_the_list_leads_to_the_feed_of_what_is_chosen(two, client):
    assert "/van-ban/atom/?loai=ke-hoach" in client.get("/van-ban/?loai=ke-hoach").text


def test_who_has_the_feed_gets_304_until_it_changes(two, client):
    tag = client.get("/van-ban/atom/")["ETag"]
    again = client.get("/van-ban/atom/", headers={"if-none-match": tag})
    assert (again.status_code, again.content) == (304, b"")
    two[0].delete()
    changed = client.get("/van-ban/atom/", headers={"if-none-match": tag})
    assert changed.status_code == 200
    assert titles(changed) == ["2/SGDĐT: Kế hoạch năm"]


def test_a_changed_letter_stands_anew_under_its_one_address(two, client):
    before = client.get("/van-ban/atom/?loai=ke-hoach")
    letter = two[1]
    letter.abstract = "Kế hoạch năm đã sửa"
    makers.published(letter)
    after = client.get("/van-ban/atom/?loai=ke-hoach")
    ids = [ET.fromstring(answer.content).findtext(f"{ATOM}entry/{ATOM}id") for answer in (before, after)]
    assert ids[0] == ids[1]
    assert titles(after) == ["2/SGDĐT: Kế hoạch năm đã sửa"]


def test_a_feed_of_one_reader_is_kept_by_no_shared_cache(two, client):
    client.force_login(makers.user())
    assert "private" in client.get("/van-ban/atom/")["Cache-Control"]
