"""Reviewing a draft's gallery: photos and captions side by side, each movable."""

import pytest

from news.models import DroppedFile, Photo
from tests import makers, report_desk, reports
from tests.report_desk import (
    A,
    B,
    C,
    address,
    draft,
    dropped,
    pairs,
    photo,
    piece,
    role,
    save,
    someone,
    with_photos,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(site, client):
    report_desk.open_office()
    makers.task_area("Khuyến học")
    client.force_login(someone("Biên tập", "bien-tap"))
    return client


def test_a_line_that_is_no_caption_becomes_text_and_the_photos_are_matched_anew(desk):
    file = with_photos(desk)
    save(desk, file, **{f"role-{piece(desk, file, A)}": "paragraph"})
    assert role(desk, file, A) == "paragraph"
    assert pairs() == [("1", B), ("2", C), ("3", "")]
    assert A in str(draft().body)


def test_text_becomes_a_caption_a_summary_or_is_left_out(desk):
    file = with_photos(desk, 4)
    save(desk, file, **{f"role-{piece(desk, file, reports.PLAIN)}": "caption"})
    assert [caption for _photo, caption in pairs()] == [reports.PLAIN.rstrip("."), A, B, C]
    assert reports.PLAIN not in str(draft().body)
    save(desk, file, **{f"role-{piece(desk, file, reports.PLAIN)}": "summary"})
    assert draft().summary == reports.PLAIN.rstrip(".")
    save(desk, file, **{f"role-{piece(desk, file, reports.PLAIN)}": "dropped"})
    assert (draft().summary, reports.PLAIN in str(draft().body)) == ("", False)
    shown = desk.get(address(file)).content.decode()
    assert reports.PLAIN in shown, "what is left out is still there to be taken back"
    save(desk, file, **{f"role-{piece(desk, file, reports.PLAIN)}": "auto"})
    assert file.reading.placed == {}
    assert reports.PLAIN in str(draft().body)


def test_a_photo_moves_up_and_down_and_a_caption_too(desk):
    file = with_photos(desk)
    answer = save(desk, file, move="photo:1:0")
    assert answer.url.endswith("#cho-0")
    assert pairs() == [("2", A), ("1", B), ("3", C)]
    save(desk, file, move="caption:1:2")
    assert pairs() == [("2", A), ("1", C), ("3", B)]


def test_a_photo_is_chosen_for_a_caption_and_the_other_takes_its_place(desk):
    file = with_photos(desk)
    third = DroppedFile.objects.get(name="3.jpg").pk
    save(desk, file, **{"photo-0": third})
    assert pairs() == [("3", A), ("2", B), ("1", C)]
    save(desk, file, **{"photo-0": ""})
    assert pairs() == [("", A), ("2", B), ("1", C), ("3", "")]
    context = desk.get(address(file)).context
    assert (context["without_caption"], context["without_photo"]) == (1, 1)


def test_all_photos_chosen_anew_in_one_go(desk):
    file = with_photos(desk)
    one, two, three = (DroppedFile.objects.get(name=f"{n}.jpg").pk for n in (1, 2, 3))
    save(desk, file, **{"photo-0": two, "photo-1": three, "photo-2": one})
    assert pairs() == [("2", A), ("3", B), ("1", C)]


def test_what_was_arranged_stays_when_a_line_changes(desk):
    file = with_photos(desk)
    save(desk, file, move="photo:1:0")
    save(desk, file, **{f"role-{piece(desk, file, C)}": "paragraph"})
    assert pairs() == [("2", A), ("1", B), ("3", "")]
    save(desk, file, **{f"role-{piece(desk, file, C)}": "caption"})
    assert pairs() == [("2", A), ("1", B), ("3", C)]


@pytest.mark.parametrize("move", ["photo:9:0", "photo:0:-1", "credit:0:1", "x", "photo:", "photo:0:99999999"])
def test_a_move_that_makes_no_sense_changes_nothing(desk, move):
    file = with_photos(desk)
    assert save(desk, file, move=move).status_code == 302
    assert pairs() == [("1", A), ("2", B), ("3", C)]


def test_a_role_or_a_photo_that_does_not_exist_changes_nothing(desk):
    file = with_photos(desk)
    other = makers.photo()
    wrong = {"role-0": "nonsense", "role-99": "title", "photo-0": other.pk + 99, "out": "x"}
    answer = save(desk, file, **wrong)
    assert answer.status_code == 302
    assert pairs() == [("1", A), ("2", B), ("3", C)]


def test_a_photo_of_another_event_is_let_go_and_taken_back(desk):
    file = with_photos(desk)
    first = DroppedFile.objects.get(name="1.jpg")
    save(desk, file, out=first.pk)
    assert pairs() == [("", A), ("2", B), ("3", C)]
    assert desk.get(address(file)).context["loose"] == [first]
    assert Photo.objects.count() == 3
    save(desk, file, add=[first.pk])
    assert sorted(name for name, _caption in pairs()) == ["1", "2", "3"]


def test_photos_of_several_reports_wait_until_an_editor_says_whose_they_are(desk):
    other = reports.text("HỘI THẢO VỀ DẠY HỌC BUỔI TỐI")
    last = dropped(desk, ("a.txt", reports.TEXT.encode()), ("b.txt", other.encode()), ("1.jpg", photo(0)))
    first = DroppedFile.objects.get(name="a.txt")
    loose = DroppedFile.objects.get(name="1.jpg")
    for file in (first, last):
        assert desk.get(address(file)).context["loose"] == [loose]
    save(desk, last, add=[loose.pk])
    page = last.page.get_latest_revision_as_object()
    assert [row.image for row in page.gallery_photos.all()] == [loose.photo, None, None]
    assert desk.get(address(first)).context["loose"] == []


def test_photos_that_came_with_the_report_once_more_are_offered_to_its_draft(desk):
    file = dropped(desk, text=reports.TEXT)
    dropped(desk, ("1.jpg", photo(0)), text=reports.TEXT)
    (loose,) = desk.get(address(file)).context["loose"]
    save(desk, file, add=[loose.pk])
    assert pairs()[0] == ("1", A)


def test_a_word_files_pictures_stand_with_the_captions_below_them(desk):
    content = reports.docx_with_pictures([photo(n) for n in range(3)])
    file = dropped(desk, ("bao cao.docx", content))
    assert [caption for _photo, caption in pairs()] == [A, B, C]
    assert all(name for name, _caption in pairs())
    photos = [row.image for row in draft().gallery_photos.all()]
    inside = file.photos.order_by("picture")
    assert photos == [one.photo for one in inside]


def test_more_pictures_than_captions_are_all_there(desk):
    content = reports.docx_with_pictures([photo(n) for n in range(5)], (A, B))
    file = dropped(desk, ("bao cao.docx", content))
    assert file.photos.count() == 5
    assert len(pairs()) == 5
    assert [caption for _photo, caption in pairs() if caption] == [A, B]


def test_photos_beside_a_word_file_take_the_place_of_the_same_pictures_in_it(desk):
    small = [makers.jpeg(300, 200 + 60 * n, report_desk.COLOURS[n]) for n in range(3)]
    large = [makers.jpeg(900, 600 + 180 * n, report_desk.COLOURS[n]) for n in range(3)]
    content = reports.docx_with_pictures(small)
    beside = [(f"IMG_{n}001.jpg", each) for n, each in zip((3, 2, 1), large, strict=True)]
    dropped(desk, *beside, ("bao cao.docx", content))
    assert pairs() == [("IMG_3001", A), ("IMG_2001", B), ("IMG_1001", C)]


def test_the_same_word_file_again_offers_none_of_its_pictures_twice(desk):
    content = reports.docx_with_pictures([photo(n) for n in range(3)])
    file = dropped(desk, ("bao cao.docx", content))
    for _again in range(2):
        assert dropped(desk, ("bao cao.docx", content), ("moi.jpg", photo(4))).outcome == "known"
    assert [one.name for one in desk.get(address(file)).context["loose"]] == ["moi.jpg"]
    assert Photo.objects.count() == 4
