"""The gallery's chooser: finding by words and tag, the same photo noticed, a pasted list read."""

import pytest
from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Collection

from news import looks
from news.models import GalleryPhoto, Photo
from tests import makers
from tests.pictures import encoded, scene
from tests.plans import reading_whole


@pytest.fixture
def desk(site, client):
    Collection.get_first_root_node() or Collection.add_root(name="Root")
    client.force_login(makers.user("bien-tap", is_superuser=True))
    return client


def upload(client, content: bytes, name: str = "anh.jpg"):
    file = SimpleUploadedFile(name, content, "image/jpeg")
    fields = {"image-chooser-upload-file": file, "image-chooser-upload-title": name.split(".")[0]}
    return client.post(reverse("gallery_chooser:upload"), fields)


@pytest.mark.parametrize("view", ["gallery_chooser:choose", "gallery_chooser:choose_results"])
def test_words_and_a_tag_narrow_together(desk, view):
    wanted, tagged, named = (
        makers.photo(title) for title in ("Hội nghị một", "Lễ trao giải", "Hội nghị hai")
    )
    wanted.tags.add("Tổng kết")
    tagged.tags.add("Tổng kết")
    answer = desk.get(reverse(view), {"q": "hội nghị", "tag": "Tổng kết", "multiple": "1"})
    assert answer.status_code == 200
    text = answer.json()["html"] if view.endswith("choose") else answer.content.decode()
    assert wanted.title in text
    assert tagged.title not in text
    assert named.title not in text


def test_a_tag_alone_and_one_that_no_photo_has(desk):
    makers.photo("Có nhãn").tags.add("Tổng kết")
    url = reverse("gallery_chooser:choose_results")
    assert "Có nhãn" in desk.get(url, {"tag": "Tổng kết"}).content.decode()
    assert "Có nhãn" not in desk.get(url, {"tag": "Khác", "q": "nhãn"}).content.decode()


def smaller(image, width: int, quality: int) -> bytes:
    return encoded(image.resize((width, width * image.height // image.width)), "JPEG", quality=quality)


@pytest.mark.parametrize("seed", range(1, 13))
def test_the_same_picture_in_another_size_is_noticed(desk, seed):
    picture = scene(1600, 1000, seed)
    first = upload(desk, encoded(picture, "JPEG", quality=92), "goc.jpg").json()
    again = upload(desk, smaller(picture, 480, 50), "nho.jpg").json()
    assert first["like"] is None
    assert again["like"]["id"] == first["photo"]["id"] != again["photo"]["id"]
    assert Photo.objects.count() == 2


def test_other_pictures_are_not_taken_for_the_same(desk):
    for seed in range(1, 30):
        assert upload(desk, encoded(scene(400, 260, seed), "JPEG")).json()["like"] is None


def test_plain_pictures_are_like_no_other(desk):
    for colour in ("white", "black", "steelblue"):
        assert upload(desk, makers.jpeg(300, 200, colour)).json()["like"] is None


def test_likeness_is_asked_of_indexes_not_of_every_photo(site):
    photo = makers.photo(content=encoded(scene(), "JPEG"))
    with CaptureQueriesContext(connection) as asked:
        looks.alike(photo, Photo.objects.all())
    assert len(asked) == 1
    assert not reading_whole("news_photo", asked[0]["sql"])


def test_a_lookalike_just_sent_is_taken_back_and_a_used_one_is_not(site, desk):
    photo, used = makers.photo("Vừa gửi"), makers.photo("Đang dùng")
    others = makers.photo("Của người khác")
    Photo.objects.exclude(pk=others.pk).update(uploaded_by_user=get_user_model().objects.get())
    article = makers.article(site)
    article.gallery_photos.add(GalleryPhoto(image=used, sort_order=1))
    article.save()
    assert desk.post(reverse("gallery_chooser:discard", args=[photo.pk])).status_code == 200
    refused = desk.post(reverse("gallery_chooser:discard", args=[used.pk]))
    assert refused.status_code == 409
    assert refused.json()["error"]
    assert desk.post(reverse("gallery_chooser:discard", args=[others.pk])).status_code == 404
    assert {each.title for each in Photo.objects.all()} == {"Đang dùng", "Của người khác"}
    assert desk.get(reverse("gallery_chooser:discard", args=[used.pk])).status_code == 405


def test_who_may_not_delete_a_photo_takes_none_back(site, client):
    photo = makers.photo()
    client.force_login(makers.user("nguoi-ngoai"))
    assert client.post(reverse("gallery_chooser:discard", args=[photo.pk])).status_code in (302, 403)
    assert Photo.objects.exists()


def test_a_pasted_list_comes_back_with_its_places(desk):
    answer = desk.post(reverse("gallery_chooser:captions"), {"list": "Hình 1: Một cảnh\nHình 3: Ba cảnh"})
    assert answer.json() == {"captions": [{"place": 1, "text": "Một cảnh"}, {"place": 3, "text": "Ba cảnh"}]}


def test_the_small_pictures_of_the_admin_come_from_the_jpeg_that_stands(site):
    """The original may have fifty million pixels."""
    photo = makers.photo(content=encoded(scene(1600, 1000), "JPEG"))
    photo.file.storage.delete(photo.file.name)
    for spec, width in (("max-165x165", 165), ("max-800x600", 800)):
        assert photo.get_rendition(spec).width == width


def test_the_editor_asks_nothing_of_its_own_for_each_photo(site, desk):
    """Wagtail looks twice whether what a row of a revision points to still stands."""

    def asked(count: int) -> int:
        article = makers.article(site, title=f"Bài {count}", live=False)
        for n in range(count):
            photo = makers.photo(str(n), makers.jpeg(60, 40))
            article.gallery_photos.add(GalleryPhoto(image=photo, sort_order=n))
        article.save_revision()
        url = reverse("wagtailadmin_pages:edit", args=[article.pk])
        desk.get(url)
        with CaptureQueriesContext(connection) as queries:
            desk.get(url)
        return len(queries)

    assert asked(25) <= asked(5) + 2 * 20
