"""A document marked MẬT, TỐI MẬT or TUYỆT MẬT is never published; another mention only warns."""

import unicodedata

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from wagtail.models import ModelLogEntry

from cms.layout import lay_out
from documents import secrecy
from documents.models import FilePage, Letter
from tests import makers

HEAD = "UBND TỈNH\nSỞ GIÁO DỤC VÀ ĐÀO TẠO\n"
MARKED = [
    "MẬT",
    "TỐI MẬT",
    "TUYỆT MẬT",
    "Mật",
    "Tối mật",
    "Tuyệt mật",
    "M Ậ T",
    "T Ố I  M Ậ T",
    "T U Y Ệ T   M Ậ T",
    "  MẬT  ",
    "[MẬT]",
    "| MẬT |",
    "┌ MẬT ┐",
    "* MẬT *",
    "Độ mật: MẬT",
    "ĐỘ MẬT: TỐI MẬT",
    "Dấu độ mật: Tuyệt mật",
    "MẬT.",
    "SỞ GIÁO DỤC\tMẬT",
    "MẬT            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    unicodedata.normalize("NFD", "TỐI MẬT"),
    "M\u200bẬT",
    "MẬT\u00a0",
]
ONLY_MENTIONED = [
    "BÍ MẬT NHÀ NƯỚC",
    "MẬT KHẨU",
    "Bảo vệ bí mật nhà nước trong ngành giáo dục",
    "Tài liệu tối mật không gửi qua thư điện tử",
    "MẬT ĐỘ HỌC SINH",
]
HARMLESS = ["mật ong", "Bảo mật thông tin", "MẶT TRẬN TỔ QUỐC", "MẤT", "MẮT", "TỐI MẮT", "mật", "MAT"]
READ_BY_OCR = ["MÂT", "MẤT", "TỐI MÂT", "TOI MAT", "TUYET MẬT", "[ MÂT ]"]


@pytest.fixture
def site(db):
    lay_out()
    return makers.Site()


def with_file(text: str, *, n: int = 1, by_ocr: bool = False, **fields) -> Letter:
    letter = makers.letter(**fields)
    FilePage.objects.create(attachment=makers.attachment(letter), n=n, text=HEAD + text, by_ocr=by_ocr)
    return letter


@pytest.mark.parametrize("mark", MARKED)
def test_a_mark_on_a_line_of_its_own_is_found(mark):
    assert secrecy.is_marked(f"{HEAD}{mark}\nKính gửi: Các trường")


@pytest.mark.parametrize("mention", ONLY_MENTIONED)
def test_a_mention_is_no_mark_but_warns(mention):
    assert not secrecy.is_marked(f"{HEAD}{mention}\nKính gửi", by_ocr=True)
    assert secrecy.is_mentioned(f"{HEAD}{mention}\nKính gửi")


@pytest.mark.parametrize("line", HARMLESS)
def test_other_words_are_neither(line):
    assert not secrecy.is_marked(f"{HEAD}{line}\nKính gửi")
    assert not secrecy.is_mentioned(f"{HEAD}{line}\nKính gửi")


@pytest.mark.parametrize("mark", READ_BY_OCR)
def test_a_stamp_that_ocr_misread_counts_on_a_page_read_by_ocr_alone(mark):
    assert secrecy.is_marked(f"{HEAD}{mark}\nKính gửi", by_ocr=True)
    assert not secrecy.is_marked(f"{HEAD}{mark.replace('Ậ', 'Ấ')}\nKính gửi")


@pytest.mark.parametrize("secrecy_field", ["secret", "top-secret", "highest"])
def test_the_field_refuses_publishing(site, secrecy_field):
    letter = makers.letter(live=False, secrecy=secrecy_field)
    with pytest.raises(ValidationError):
        letter.save_revision().publish()
    assert not Letter.objects.get().live


def test_the_first_page_of_a_file_refuses_publishing(site):
    letter = with_file("MẬT\nKính gửi", live=False)
    with pytest.raises(ValidationError):
        letter.save_revision().publish()
    assert not Letter.objects.get().live


def test_a_later_page_of_a_file_does_not(site):
    letter = with_file("MẬT\nKính gửi", n=2, live=False)
    letter.save_revision().publish()
    assert Letter.objects.get().live


def test_the_same_file_read_at_another_letter_refuses_too(site):
    with_file("MẬT", live=False)
    other = makers.letter("5/SGDĐT", live=False)
    makers.attachment(other)
    with pytest.raises(ValidationError):
        other.save_revision().publish()


def test_a_live_letter_whose_file_turns_out_secret_is_taken_off_at_once(
    site, client, django_capture_on_commit_callbacks
):
    makers.user("xuat-ban", is_superuser=True, email="xuat-ban@example.org")
    letter = with_file("TỐI MẬT\nKính gửi")
    assert client.get(letter.url).status_code == 200
    with django_capture_on_commit_callbacks(execute=True):
        assert secrecy.check(letter)
    letter.refresh_from_db()
    assert not letter.live
    assert client.get(letter.url).status_code == 404
    assert client.get(letter.attachments.get().get_absolute_url()).status_code == 404
    assert ModelLogEntry.objects.filter(action=secrecy.FOUND, object_id=str(letter.pk)).count() == 1
    assert mail.outbox[0].to == ["xuat-ban@example.org"]
    assert "Kính gửi" not in mail.outbox[0].body


def test_checking_twice_tells_once_and_leaves_other_letters_alone(site):
    letter, other = with_file("MẬT"), with_file("MẬT KHẨU", number="7/SGDĐT")
    assert secrecy.check(letter)
    assert not secrecy.check(letter)
    FilePage.objects.filter(attachment__letter=letter).delete()
    letter.attachments.all().delete()
    assert not secrecy.check(other)
    assert Letter.objects.get(pk=other.pk).live
    assert secrecy.speaks_of_secrecy(other)
