"""The review of a report sets captions right, puts letters beside the article and shows it on a phone."""

import pytest
from django.urls import reverse

from news.models import ReportReading
from tests import makers, reports
from tests.test_report_review import A, B, C, address, desk, draft, dropped, pairs, save, with_photos

__all__ = ["desk"]
pytestmark = pytest.mark.django_db(transaction=True)


def letters() -> list[str]:
    return [row.letter.number for row in draft().related_letters.all()]


def captions() -> list[str]:
    return [caption for _photo, caption in pairs()]


def test_a_caption_set_right_stays_so_when_the_report_is_read_again(desk):
    file = with_photos(desk)
    save(desk, file, **{"caption-1": "  Bà Lê Thị Mai Hoa\nkhai mạc hội nghị "})
    right = "Bà Lê Thị Mai Hoa khai mạc hội nghị"
    assert captions() == [A, right, C]
    save(desk, file, venue="Nhà văn hóa")
    save(desk, file, move="caption:1:2")
    assert captions() == [A, C, right]


def test_nothing_changed_is_no_new_revision(desk):
    file = with_photos(desk)
    before = draft().latest_revision_id
    save(desk, file, **{f"caption-{n}": text for n, text in enumerate((A, B, C))})
    assert draft().latest_revision_id == before


def test_a_photo_without_a_caption_gets_one_that_moves_and_goes(desk):
    file = with_photos(desk, 4)
    save(desk, file, **{"caption-3": "Giờ giải lao"})
    assert captions() == [A, B, C, "Giờ giải lao"]
    save(desk, file, move="caption:3:0")
    assert captions() == ["Giờ giải lao", B, C, A]
    save(desk, file, **{"caption-0": ""})
    assert captions() == ["", B, C, A]
    assert ReportReading.objects.get().corrected["captions"] == {}


def test_an_emptied_caption_leaves_its_photo_and_without_one_no_row(desk):
    file = dropped(desk, ("1.jpg", makers.jpeg(160, 120)), text=reports.TEXT)
    save(desk, file, **{"caption-0": "", "caption-2": ""})
    assert pairs() == [("1", ""), ("", B)]
    assert len(desk.get(address(file)).context["places"]) == 3


def test_a_letter_is_put_beside_the_article_by_a_piece_of_its_number_and_taken_away(desk):
    wanted, other = makers.letter("2304/SGDĐT-GDTX"), makers.letter("2305/SGDĐT-GDTX")
    file = dropped(desk, text=reports.TEXT)
    save(desk, file, letter="2304")
    save(desk, file, letter="2305/sgddt-gdtx", letters=[str(wanted.pk)])
    assert letters() == [wanted.number, other.number]
    save(desk, file, letters=[str(other.pk)])
    assert letters() == [other.number]


def test_a_number_of_no_letter_or_of_several_is_told_and_nothing_is_saved(desk):
    makers.letter("2304/SGDĐT-GDTX")
    makers.letter("2304/UBND-VX", issuer=makers.issuer("Ủy ban nhân dân", "UBND"))
    file = dropped(desk, text=reports.TEXT)
    for words in ("9999", "2304"):
        answer = save(desk, file, letter=words, venue="Nhà văn hóa", **{"caption-0": "Khác"})
        assert answer.status_code == 200 and answer.context["form"].errors["letter"]
        assert answer.context["places"][0].caption == "Khác"
    assert "2304/UBND-VX" in answer.content.decode()
    assert letters() == [] and draft().venue != "Nhà văn hóa" and captions()[0] == A


def test_a_withdrawn_letter_is_not_linked(desk):
    letter = makers.letter("2304/SGDĐT-GDTX")
    letter.delete()
    file = dropped(desk, text=reports.TEXT)
    assert save(desk, file, letter="2304").context["form"].errors["letter"]


def test_the_preview_saves_first_and_stays_until_it_is_closed(desk):
    file = dropped(desk, text=reports.TEXT)
    shown = reverse("wagtailadmin_pages:view_draft", args=[draft().pk])
    assert shown not in desk.get(address(file)).content.decode()
    answer = save(desk, file, venue="Nhà văn hóa", action="preview")
    assert draft().venue == "Nhà văn hóa"
    assert shown in desk.get(answer.url).content.decode()
    assert "Nhà văn hóa" in desk.get(shown).content.decode()
    assert "xem=1" in save(desk, file, open="preview").url
