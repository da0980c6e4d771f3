"""Issuers: found under any of their names, shown under the name of the day, and two merged into one."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cms.layout import lay_out
from documents import issuers
from documents.models import Issuer, IssuerAlias, Letter
from documents.source import LetterSource
from search.models import Change
from tests import makers

MERGED = date(2025, 2, 28)


@pytest.fixture
def home(db):
    """No test with it asks the index, so a transaction that is rolled back is enough."""
    lay_out()
    return makers.Site()


@pytest.fixture
def desk(home, client):
    client.force_login(makers.user("van-thu", is_superuser=True))
    return client


def alias(issuer: Issuer, name: str, used_until: date | None = None) -> IssuerAlias:
    return IssuerAlias.objects.create(issuer=issuer, name=name, used_until=used_until)


def merger() -> tuple[Issuer, Issuer]:
    return makers.issuer("Sở Lao động", "SLĐTBXH"), makers.issuer("Sở Nội vụ", "SNV")


@pytest.mark.parametrize(
    "spelling",
    [
        "Sở Giáo dục và Đào tạo",
        "SỞ GIÁO DỤC & ĐÀO TẠO",
        "sở giáo dục và đào tạo",
        "SGDĐT",
        "SGD&ĐT",
        "SGD ĐT",
        "sgddt",
        "Sở GD&ĐT",
        "So GDDT",
    ],
)
def test_an_issuer_is_found_under_any_spelling_of_any_of_its_names(home, spelling):
    issuer = makers.issuer()
    alias(issuer, "Sở GDĐT")
    assert issuers.find(spelling) == issuer


@pytest.mark.parametrize("spelling", ["", "  ", "&", "Sở Y tế", "S"])
def test_what_is_no_issuers_name_finds_none(home, spelling):
    makers.issuer()
    Issuer.objects.create(name="Không viết tắt")
    assert issuers.find(spelling) is None


def test_looking_up_ten_thousand_rows_reads_the_names_once(home):
    makers.issuer()
    issuers.find("SGDĐT")
    with CaptureQueriesContext(connection) as asked:
        for _row in range(10):
            issuers.find("Sở GIÁO DỤC và Đào tạo")
    assert len(asked) == 10


def test_new_changed_and_removed_names_are_known_at_once(home):
    issuer = makers.issuer()
    assert issuers.find("Sở Học") is None
    other = alias(issuer, "Sở Học")
    assert issuers.find("Sở Học") == issuer
    other.delete()
    assert issuers.find("Sở Học") is None
    issuer.name = "Sở Học hành"
    issuer.save()
    assert issuers.find("Sở Học hành") == issuer
    Issuer.objects.all().delete()
    assert issuers.find("SGDĐT") is None


def test_a_letter_shows_the_name_of_its_day(home):
    issuer = makers.issuer("Sở Học mới", "SHM")
    alias(issuer, "Sở Học cũ", date(2020, 6, 30))
    alias(issuer, "Ty Học chính", date(1990, 12, 31))
    alias(issuer, "Sở HM")
    days = [date(1985, 1, 1), date(1990, 12, 31), date(1991, 1, 1), date(2020, 6, 30), date(2020, 7, 1)]
    shown = [Letter(issuer=issuer, issued_on=day).issuer_name for day in days]
    assert shown == ["Ty Học chính", "Ty Học chính", "Sở Học cũ", "Sở Học cũ", "Sở Học mới"]
    assert Letter(issuer=issuer).issuer_name == "Sở Học mới"
    assert Letter().issuer_name == ""
    assert Letter(issuer=issuer, issued_as="Phòng Học").issuer_name == "Phòng Học"


def test_names_of_the_day_cost_a_list_one_question_for_any_number_of_letters(home):
    counts = []
    for count in (2, 6):
        for n in range(count):
            body = makers.issuer(f"Sở {count} {n}", "")
            alias(body, f"Ty {count} {n}", date(2030, 1, 1))
            makers.letter(f"{n + 1}/S{count}-VP", issuer=body)
        with CaptureQueriesContext(connection) as asked:
            names = [letter.issuer_name for letter in Letter.objects.with_related()]
        assert all(name.startswith("Ty") for name in names)
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_a_search_card_shows_the_name_of_the_day(home, client):
    issuer = makers.issuer()
    alias(issuer, "Ty Giáo dục", date(2022, 9, 5))
    letter = makers.letter()
    cards = LetterSource().cards([letter.pk], makers.user("quan-tri", is_superuser=True))
    assert cards[letter.pk].issuer == "Ty Giáo dục"


def test_an_issuer_that_was_renamed_takes_the_other_rows_letters_and_shows_them_as_they_were(home, client):
    old, new = makers.issuer("Ty Giáo dục", "TGD"), makers.issuer()
    before = makers.letter("1/TGD-VP", issuer=old)
    address = before.url
    after = makers.letter("1/SGDĐT-VP", issuer=new, issued_on=date(2025, 9, 1))
    assert issuers.merge(old, new, MERGED) == 1
    before.refresh_from_db()
    assert (before.issuer, before.issuer_name) == (new, "Ty Giáo dục")
    assert after.issuer_name == new.name
    assert before.url == address and client.get(address).status_code == 200
    late = makers.letter("3/SGDĐT-VP", issuer=new, issued_on=MERGED)
    assert late.issuer_name == "Ty Giáo dục"
    assert issuers.find("Ty Giáo dục") == issuers.find("TGD") == new


def test_of_two_bodies_that_became_one_each_keeps_its_own_name_on_its_letters(home):
    gone, kept = merger()
    theirs, ours = makers.letter("1/SLĐTBXH-VP", issuer=gone), makers.letter("1/SNV-VP", issuer=kept)
    issuers.merge(gone, kept, MERGED)
    theirs.refresh_from_db()
    ours.refresh_from_db()
    assert (theirs.issuer_name, ours.issuer_name) == ("Sở Lao động", "Sở Nội vụ")
    makers.published(theirs)
    assert theirs.issuer_name == "Sở Lao động"


def test_merging_keeps_names_units_and_tells_the_index_once(home):
    gone, kept = merger()
    alias(gone, "Sở LĐ")
    unit = Issuer.objects.create(name="Trung tâm Việc làm", parent=gone)
    for n in range(1, 4):
        makers.letter(f"{n}/SLĐTBXH-VP", issuer=gone)
    Change.objects.all().delete()
    issuers.merge(gone, kept, MERGED)
    assert not Issuer.objects.filter(pk=gone.pk).exists()
    assert {found.name for found in kept.aliases.all()} == {"Sở LĐ", "Sở Lao động", "SLĐTBXH"}
    unit.refresh_from_db()
    assert unit.parent == kept
    assert list(Change.objects.values_list("key", "fanout")) == [(f"issuer:{kept.pk}", True)]


def test_a_body_may_be_merged_into_its_own_unit(home):
    gone = makers.issuer("Sở Học", "SH")
    kept = Issuer.objects.create(name="Phòng Học", parent=gone)
    issuers.merge(gone, kept, MERGED)
    kept.refresh_from_db()
    assert kept.parent is None


def test_a_draft_of_a_moved_letter_is_published_under_the_other_body(home):
    gone, kept = merger()
    letter = makers.letter("1/SLĐTBXH-VP", issuer=gone)
    letter.abstract = "Đang sửa"
    letter.save_revision()
    issuers.merge(gone, kept, MERGED)
    Letter.objects.get(pk=letter.pk).get_latest_revision().publish()
    letter.refresh_from_db()
    assert (letter.issuer, letter.abstract) == (kept, "Đang sửa")


def test_two_letters_of_one_identity_keep_a_merger_back_and_are_named(home):
    gone, kept = merger()
    makers.letter("7/TB-UBND", issuer=gone)
    makers.letter("7/TB-UBND", issuer=kept)
    makers.letter("8/TB-UBND", issuer=gone)
    with pytest.raises(ValidationError) as refusal:
        issuers.merge(gone, kept, MERGED)
    assert "7/TB-UBND" in str(refusal.value) and "8/TB-UBND" not in str(refusal.value)
    assert Letter.objects.filter(issuer=gone).count() == 2
    with pytest.raises(ValidationError):
        issuers.merge(kept, kept, MERGED)


def test_merging_in_the_admin_asks_first_and_says_why_not(desk):
    gone, kept = merger()
    makers.letter("7/TB-UBND", issuer=gone)
    place = reverse("wagtailsnippets_documents_issuer:merge", args=[gone.pk])
    assert place in desk.get(reverse("wagtailsnippets_documents_issuer:list")).text
    sent = {"kept": kept.pk, "until": "2025-02-28"}
    assert desk.post(place, sent).context["count"] == 1
    assert Issuer.objects.filter(pk=gone.pk).exists()
    twin = makers.letter("7/TB-UBND", issuer=kept)
    answer = desk.post(place, sent | {"confirmed": "on"})
    assert "7/TB-UBND" in str(answer.context["form"].errors)
    twin.delete()
    assert desk.post(place, sent | {"confirmed": "on"}).status_code == 302
    assert not Issuer.objects.filter(pk=gone.pk).exists()


def test_page_and_list_show_the_name_of_the_day(home, client):
    alias(makers.issuer(), "Ty Giáo dục", date(2022, 9, 5))
    letter = makers.letter()
    for place in (letter.url, "/van-ban/"):
        assert "Ty Giáo dục" in client.get(place).text
