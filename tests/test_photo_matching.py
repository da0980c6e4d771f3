"""Photos beside a report go to its captions: by number, by likeness to its own pictures, in order."""

import io

import pytest
from PIL import Image

from news.galleries import lay_gallery
from news.matching import Matching, match, number_in, twins
from news.reading import Report, ReportPicture, ReportSource
from tests.report_files import picture


def report(*captions: str, pictures: list[tuple[int, int | None]] | None = None) -> Report:
    return Report("Hội nghị", captions=list(captions), pictures=pictures or [])


def beside(name: str, n: int) -> ReportPicture:
    return ReportPicture(picture(n), name, beside=True)


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("Hình 4.jpg", 4),
        ("hinh_04.JPG", 4),
        ("anh_12.png", 12),
        ("Ảnh số 3 - trao quà.jpg", 3),
        ("7.jpeg", 7),
        ("IMG_0123.JPG", None),
        ("DSC_0004.jpg", None),
        ("20240123_081530.jpg", None),
        ("z5091234567890_1.jpg", None),
        ("so 2 ngay 15.jpg", None),
        ("toan canh.jpg", None),
    ],
)
def test_the_number_in_a_photos_name(name: str, number: int | None) -> None:
    assert number_in(name) == number


def test_numbers_choose_captions_and_leave_the_others_empty() -> None:
    found = match(["Hinh 4.jpg", "Hinh 2.jpg"], 5)
    assert found == Matching([(1, 1), (0, 3)], [], [0, 2, 4], "numbers")


@pytest.mark.parametrize(
    "names", [["anh 1.jpg", "anh 01.jpg"], ["anh 3.jpg", "anh 40.jpg"], ["anh 0.jpg", "anh 1.jpg"]]
)
def test_numbers_that_make_no_sense_only_give_an_order(names: list[str]) -> None:
    assert match(names, 3).by == "order"


def test_names_without_numbers_go_in_natural_order_and_what_is_over_is_told() -> None:
    found = match(["IMG_0010.jpg", "IMG_0009.jpg", "IMG_0100.jpg"], 2)
    assert found == Matching([(1, 0), (0, 1)], [2], [], "order")


def test_places_are_followed_where_names_say_nothing() -> None:
    assert match(["a.jpg", "b.jpg"], 3, [2, 0]) == Matching([(1, 0), (0, 2)], [], [1], "places")


def test_no_photos_or_no_captions() -> None:
    assert match([], 2).captions_over == [0, 1]
    assert match(["a.jpg"], 0).photos_over == [0]


def test_the_same_picture_is_known_at_another_size() -> None:
    small = [picture(n, (160, 120)) for n in range(3)]
    large = []
    for data in (small[2], small[0]):
        out = io.BytesIO()
        Image.open(io.BytesIO(data)).resize((640, 480)).save(out, "PNG")
        large.append(out.getvalue())
    assert twins(large, small) == {0: 2, 1: 0}
    assert twins([b"no picture"], small) == {}


def test_a_folders_photo_takes_the_place_of_the_same_picture_in_the_file() -> None:
    own = [ReportPicture(picture(n), f"image{n}.jpeg", n, n) for n in range(2)]
    source = ReportSource("Hội nghị", own, "docx")
    told = report("Một", "Hai", pictures=[(0, 0), (1, 1)])
    laid = lay_gallery(source, told, [beside("x.jpg", 1), beside("y.jpg", 0)])
    assert [place.picture.name for place in laid.places if place.picture] == ["y.jpg", "x.jpg"]
    assert (laid.by, laid.replaced, laid.photos_over) == ("places", 2, 0)


def test_photos_fill_only_the_captions_that_have_none() -> None:
    source = ReportSource("Hội nghị", [ReportPicture(picture(0), "image0.jpeg")], "docx")
    told = report("Một", "Hai", "Ba", pictures=[(0, 1)])
    laid = lay_gallery(source, told, [beside("x.jpg", 4), beside("y.jpg", 5), beside("z.jpg", 6)])
    names = [(place.picture and place.picture.name, place.caption) for place in laid.places]
    assert names == [("x.jpg", 0), ("image0.jpeg", 1), ("y.jpg", 2), ("z.jpg", None)]


def test_a_picture_without_a_caption_stays_behind_the_one_it_followed() -> None:
    own = [ReportPicture(picture(n), f"{n}.jpg", n, n) for n in range(3)]
    told = report("Một", "Hai", pictures=[(0, 0), (1, None), (2, 1)])
    laid = lay_gallery(ReportSource("Hội nghị", own, "docx"), told)
    assert [place.picture.n for place in laid.places if place.picture] == [0, 1, 2]
    told.captions_numbered = True
    laid = lay_gallery(ReportSource("Hội nghị", own, "docx"), told)
    assert [place.picture.n for place in laid.places if place.picture] == [0, 2, 1]
