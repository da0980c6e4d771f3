"""The sitemap of letters: in parts, public ones only, at the same price however deep a part lies."""

import xml.etree.ElementTree as ET
from datetime import date

import pytest

from documents.sitemaps import Letters
from tests import makers

LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"
LASTMOD = "{http://www.sitemaps.org/schemas/sitemap/0.9}lastmod"


@pytest.fixture
def parted(site, monkeypatch):
    """Five letters in parts of two keys."""
    monkeypatch.setattr(Letters, "limit", 2)
    return [makers.letter(f"{n}/SGDĐT", issued_on=date(2022, 9, n)) for n in range(1, 6)]


def addresses(client, path: str) -> list[str]:
    answer = client.get(path)
    assert answer.status_code == 200
    return ["/" + found.text.split("/", 3)[3] for found in ET.fromstring(answer.content).iter(LOC)]


def test_every_public_letter_stands_in_exactly_one_part(parted, client):
    parts = [path for path in addresses(client, "/sitemap.xml") if "van-ban" in path]
    found = [path for part in parts for path in addresses(client, part)]
    assert len(parts) == 3
    assert sorted(found) == sorted(letter.url for letter in parted)
    assert all(client.get(path).status_code == 200 for path in found)


def test_a_letter_not_open_to_everyone_is_in_no_part(parted, client):
    draft, hidden, gone = parted[0], parted[1], parted[2]
    draft.unpublish()
    hidden.access = "signed-in"
    makers.published(hidden)
    gone.delete()
    found = [path for n in (1, 2, 3) for path in addresses(client, f"/sitemap-van-ban.xml?p={n}")]
    assert sorted(found) == sorted(letter.url for letter in parted[3:])


def test_a_part_says_when_each_letter_changed(parted, client):
    root = ET.fromstring(client.get("/sitemap-van-ban.xml").content)
    assert len(list(root.iter(LASTMOD))) == 2


@pytest.mark.parametrize("part", ["0", "4", "-1", "x", "", "1" + "0" * 20, "٢", "²"])
def test_a_part_that_does_not_exist_is_not_found(parted, client, part):
    assert client.get("/sitemap-van-ban.xml", {"p": part}).status_code == 404


@pytest.mark.parametrize("part", [1, 2, 3])
def test_a_part_is_one_question_beside_the_number_of_parts(
    parted, client, part, django_assert_max_num_queries
):
    client.get("/sitemap-van-ban.xml")
    with django_assert_max_num_queries(2):
        client.get(f"/sitemap-van-ban.xml?p={part}")


def test_a_library_that_is_not_open_gives_strangers_no_letter(site, client):
    makers.letter()
    makers.login_only(site.library)
    assert addresses(client, "/sitemap-van-ban.xml") == []
