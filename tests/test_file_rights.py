"""A file's own rights within its letter's: who gets it, and that whoever does not learns nothing of it."""

import pytest

from cms.layout import lay_out
from documents.models import Attachment, Letter
from tests import makers

CONTENT = b"%PDF-1.4 Bimatkhongthay"
READERS = ["stranger", "signed-in", "member", "superuser"]
LETTER_OPEN = {
    "public": {"stranger", "signed-in", "member", "superuser"},
    "signed-in": {"signed-in", "member", "superuser"},
    "groups": {"member", "superuser"},
}
FILE_OPEN = {
    "letter": {"stranger", "signed-in", "member", "superuser"},
    "signed-in": {"signed-in", "member", "superuser"},
}
TELLING = ("ETag", "Last-Modified", "Content-Range", "Accept-Ranges", "Content-Disposition")
CASES = [(reader, access, own) for reader in READERS for access in LETTER_OPEN for own in FILE_OPEN]


@pytest.fixture
def site(db):
    lay_out()
    return makers.Site()


def letter_with_file(access: str, own: str) -> tuple[Letter, Attachment]:
    letter = makers.letter(access=access, abstract="Về việc Hoadaquy")
    letter.access_groups.set([makers.group()])
    letter = makers.published(letter)
    return letter, makers.attachment(letter, CONTENT, title="Tepdaquy", access=own)


def become(client, reader: str) -> None:
    if reader == "stranger":
        return
    groups = [makers.group()] if reader == "member" else []
    client.force_login(makers.user(reader, *groups, is_superuser=reader == "superuser"))


def asked(client, address: str) -> list:
    """Every way to ask for a file's bytes or for a word about it."""
    return [
        client.get(address),
        client.head(address),
        client.get(address, headers={"Range": "bytes=0-3"}),
        client.head(address, headers={"Range": "bytes=0-3"}),
        client.get(address + "?tai-ve"),
        client.get(address, headers={"If-None-Match": "*"}),
        client.get(address, headers={"If-Modified-Since": "Wed, 01 Jan 2200 00:00:00 GMT"}),
    ]


@pytest.mark.parametrize(("reader", "access", "own"), CASES)
def test_a_reader_gets_what_letter_and_file_both_open(site, client, reader, access, own):
    letter, file = letter_with_file(access, own)
    become(client, reader)
    sees_letter = reader in LETTER_OPEN[access]
    gets_file = sees_letter and reader in FILE_OPEN[own]
    assert client.get(letter.url).status_code == (200 if sees_letter else 404)
    for response in asked(client, file.get_absolute_url()):
        assert (response.status_code in (200, 206, 304)) == gets_file
        if gets_file:
            assert "private" in response["Cache-Control"]
            continue
        assert response.status_code == 404
        assert CONTENT not in response.content
        assert not any(name in response for name in TELLING)


@pytest.mark.parametrize(("reader", "access", "own"), CASES)
def test_the_page_and_the_feed_offer_no_file_that_is_not_given(site, client, reader, access, own):
    letter, file = letter_with_file(access, own)
    become(client, reader)
    gets_file = reader in LETTER_OPEN[access] & FILE_OPEN[own]
    address = file.get_absolute_url()
    assert (address in client.get(letter.url).text) == gets_file
    if not gets_file:
        for page in ("/van-ban/", "/van-ban/atom/", "/sitemap-van-ban.xml", letter.url):
            text = client.get(page).text
            assert address not in text and "Tepdaquy" not in text


@pytest.mark.parametrize("access", LETTER_OPEN)
@pytest.mark.parametrize("reader", READERS)
def test_search_finds_a_letter_for_whom_it_is_open_alone(transactional_db, client, reader, access):
    letter, _file = letter_with_file(access, "letter")
    become(client, reader)
    text = client.get("/tim-kiem/?q=hoadaquy").text
    assert (letter.url in text) == (reader in LETTER_OPEN[access])


def test_what_a_stranger_is_told_of_a_closed_file_is_what_he_is_told_of_none(site, client):
    _letter, file = letter_with_file("public", "signed-in")
    closed = client.get(file.get_absolute_url())
    none = client.get(file.get_absolute_url().replace(f"/{file.pk}/", "/999999/"))
    assert closed.status_code == none.status_code == 404
    assert {name: value for name, value in closed.headers.items() if name != "Content-Length"} == {
        name: value for name, value in none.headers.items() if name != "Content-Length"
    }


@pytest.mark.parametrize("state", ["draft", "withdrawn", "unpublished"])
def test_a_file_of_a_letter_that_is_not_public_has_no_address_that_works(site, client, state):
    letter = makers.letter(live=state != "draft")
    file = makers.attachment(letter, CONTENT)
    if state == "withdrawn":
        letter.delete()
    elif state == "unpublished":
        letter.unpublish()
    for reader in ("stranger", "superuser"):
        become(client, reader)
        assert {response.status_code for response in asked(client, file.get_absolute_url())} == {404}
