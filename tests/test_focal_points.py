"""The focal point: set in the photo's own form, kept in sight where a card crops the photo."""

import re
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.template import Context, Template
from django.urls import reverse
from wagtail.models import Collection

from news.models import GalleryPhoto, Photo
from tests import makers
from tests.pictures import encoded, scene


@pytest.fixture
def desk(site, client):
    Collection.get_first_root_node() or Collection.add_root(name="Root")
    client.force_login(makers.user("bien-tap", is_superuser=True))
    return client


def point(x: int, y: int, size: int = 40) -> dict:
    sides = {"focal_point_width": size, "focal_point_height": size}
    return {"focal_point_x": x, "focal_point_y": y, **sides}


def edit(desk, photo: Photo, **fields) -> None:
    sent = {"title": photo.title, "collection": photo.collection_id, "tags": "", **fields}
    answer = desk.post(reverse("wagtailimages:edit", args=[photo.pk]), sent)
    assert answer.status_code == 302


def drawn(photo: Photo) -> str:
    template = Template('{% load photos %}{% photo image alt="" %}')
    return template.render(Context({"image": Photo.objects.get(pk=photo.pk)}))


def test_a_focal_point_set_in_the_form_places_the_crop(desk):
    photo = makers.photo(content=encoded(scene(1600, 1000), "JPEG"))
    assert "focus-" not in drawn(photo)
    edit(desk, photo, **point(1440, 100))
    photo.refresh_from_db()
    assert photo.focus == (9, 1)
    assert "focus-x-9 focus-y-1" in drawn(photo)
    style = (Path(__file__).parent.parent / "cms/static/css/site.css").read_text()
    assert len(re.findall(r"\.focus-[xy]-\d+ \{", style)) == 22
    edit(desk, photo, **dict.fromkeys(point(0, 0), ""))
    assert "focus-" not in drawn(photo)


def test_setting_it_keeps_every_size_and_a_new_file_makes_them_anew(desk):
    photo = makers.photo(content=encoded(scene(900, 600), "JPEG"))
    call_command("worker", "--once")
    sizes = photo.renditions.count()
    edit(desk, photo, **point(100, 100))
    assert photo.renditions.exclude(filter_spec__startswith="max-").count() == sizes
    file = ContentFile(encoded(scene(1000, 700, 3), "JPEG"), name="moi.jpg")
    edit(desk, photo, file=file)
    call_command("worker", "--once")
    photo.refresh_from_db()
    assert photo.prepared_at
    widths = {rendition.width for rendition in photo.renditions.filter(filter_spec__startswith="width-")}
    assert widths == {400, 800, 1000}


def test_a_gallerys_row_opens_the_form_of_its_photo(site, desk):
    photo = makers.photo()
    article = makers.article(site, live=False)
    article.gallery_photos.add(GalleryPhoto(image=photo, sort_order=1))
    article.save_revision()
    page = desk.get(reverse("wagtailadmin_pages:edit", args=[article.pk])).content.decode()
    assert reverse("wagtailimages:edit", args=[photo.pk]) in page
