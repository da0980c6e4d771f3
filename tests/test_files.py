"""Files and photos: who gets one, under which name, and what is never kept of what was sent."""

import io
import re
import struct
import tracemalloc
import zlib
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image
from wagtail.models import Collection, CollectionViewRestriction

from cms.layout import lay_out
from documents.models import File
from news import pictures, renditions
from news.models import Photo
from tests import makers

pytestmark = pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")
ORIENTATION, GPS = 0x0112, 0x8825


@pytest.fixture
def site(db):
    """No test here asks the index, so a transaction that is rolled back is enough."""
    lay_out()
    return makers.Site()


@pytest.fixture
def desk(site, client):
    client.force_login(makers.user("bien-tap", is_superuser=True))
    return client


def read(answer) -> bytes:
    return b"".join(answer.streaming_content)


def stored() -> set[str]:
    """Every file that stands on private storage."""
    root = Path(default_storage.location)
    return {str(path.relative_to(root)) for path in root.rglob("*") if path.is_file()}


# Letters' files


@pytest.mark.parametrize(
    "name",
    ["../../etc/passwd", "a.php.jpg", "x" * 240 + ".pdf", "\u202efdp.exe", "công văn.PDF", "..", ".pdf"],
)
def test_what_a_sender_calls_a_file_never_becomes_its_name(site, name):
    attachment = makers.attachment(makers.letter())
    attachment.file = SimpleUploadedFile("x.pdf", b"%PDF-1.4")
    attachment.file.name = name
    attachment.save()
    assert re.fullmatch(r"letters/[0-9a-f]{2}/[0-9a-f]{32}(\.[a-z0-9]{1,6})?", attachment.file.name)
    assert len(attachment.filename) <= 255
    assert "/" not in attachment.filename


def test_a_file_is_offered_under_a_readable_name(site, client):
    attachment = makers.attachment(makers.letter("2302/SGDĐT-GDTX"), label="annex")
    answer = client.get(f"{attachment.get_absolute_url()}?tai-ve")
    assert answer["Content-Disposition"].startswith("attachment;")
    assert 'filename="2302-sgddt-gdtx-' in answer["Content-Disposition"]
    assert '.pdf"' in answer["Content-Disposition"]
    assert read(answer) == b"%PDF-1.4 ..."


def test_a_pdf_is_shown_and_other_kinds_are_only_offered_for_saving(site, client):
    letter = makers.letter()
    shown = makers.attachment(letter)
    assert client.get(shown.get_absolute_url())["Content-Type"] == "application/pdf"
    for name in ("x.html", "x.svg", "x.js", "x.xml", "x"):
        saved = client.get(makers.attachment(letter, b"<script>", name).get_absolute_url())
        assert saved["Content-Disposition"].startswith("attachment")
        assert saved["Content-Type"] == "application/octet-stream"
        assert saved["X-Content-Type-Options"] == "nosniff"


def test_files_have_no_address_of_their_own(site, client):
    attachment = makers.attachment(makers.letter())
    assert client.get(attachment.file.url).status_code == 404
    for prefix in ("media", "files", "static", "var/files"):
        assert client.get(f"/{prefix}/{attachment.file.name}").status_code == 404


def asked_every_way(client, url: str) -> set[int]:
    return {
        client.get(url).status_code,
        client.head(url).status_code,
        client.get(url, headers={"range": "bytes=0-3"}).status_code,
        client.get(url, headers={"if-none-match": "*"}).status_code,
        client.get(f"{url}?tai-ve").status_code,
    }


def test_a_restricted_file_of_a_public_letter_tells_strangers_nothing(site, client):
    attachment = makers.attachment(makers.letter(), access="signed-in")
    assert asked_every_way(client, attachment.get_absolute_url()) == {404}
    client.force_login(makers.user())
    assert client.get(attachment.get_absolute_url()).status_code == 200


@pytest.mark.parametrize("access", ["signed-in", "groups"])
def test_the_files_of_a_restricted_letter_tell_strangers_nothing(site, client, access):
    letter = makers.letter(live=False, access=access)
    letter.access_groups.set([makers.group()])
    attachment = makers.attachment(makers.published(letter))
    assert asked_every_way(client, attachment.get_absolute_url()) == {404}
    client.force_login(makers.user("nguoi-khac"))
    expected = 200 if access == "signed-in" else 404
    assert client.get(attachment.get_absolute_url()).status_code == expected
    client.force_login(makers.user("trong-nhom", makers.group()))
    assert client.get(attachment.get_absolute_url()).status_code == 200


def test_the_files_of_a_draft_an_unpublished_and_a_withdrawn_letter_are_not_there(site, client):
    draft, unpublished, withdrawn = (
        makers.letter("1/SGDĐT-VP", live=False),
        makers.letter("2/SGDĐT-VP"),
        makers.letter("3/SGDĐT-VP"),
    )
    urls = [makers.attachment(letter).get_absolute_url() for letter in (draft, unpublished, withdrawn)]
    unpublished.unpublish()
    withdrawn.delete()
    client.force_login(makers.user(is_superuser=True))
    assert [client.get(url).status_code for url in urls] == [404, 404, 404]


def test_files_are_not_there_while_the_library_is_not_live_or_not_open(site, client):
    attachment = makers.attachment(makers.letter())
    makers.login_only(site.library)
    assert client.get(attachment.get_absolute_url()).status_code == 404
    client.force_login(makers.user())
    assert client.get(attachment.get_absolute_url()).status_code == 200
    site.library.unpublish()
    assert client.get(attachment.get_absolute_url()).status_code == 404


def test_a_file_whose_bytes_are_missing_and_one_that_never_was_are_not_there(site, client):
    attachment = makers.attachment(makers.letter())
    default_storage.delete(attachment.file.name)
    assert client.get(attachment.get_absolute_url()).status_code == 404
    for pk in ("0", "999999", "9" * 30):
        assert client.get(f"/tep-van-ban/{pk}/x.pdf").status_code == 404


def test_a_file_is_handed_out_with_few_questions(site, client, django_assert_max_num_queries):
    url = makers.attachment(makers.letter()).get_absolute_url()
    with django_assert_max_num_queries(6):
        client.get(url)


# Pages' files


def test_a_file_of_a_private_collection_is_not_handed_to_strangers(site, client):
    collection = Collection.get_first_root_node().add_child(name="Nội bộ")
    CollectionViewRestriction.objects.create(
        collection=collection, restriction_type=CollectionViewRestriction.LOGIN
    )
    file = File(title="Nội bộ", file=ContentFile(b"x", name="noi-bo.txt"), collection=collection)
    file.save()
    answer = client.get(file.url)
    assert answer.status_code == 302
    assert "login" in answer["Location"]
    client.force_login(makers.user())
    assert client.get(file.url).status_code == 200


def test_a_public_file_of_a_page_is_handed_out(site, client):
    file = File(title="Biểu mẫu", file=ContentFile(b"noi dung", name="mẫu.txt"))
    file.save()
    assert b"noi dung" in read(client.get(file.url))


# Photos


def camera_jpeg(orientation: int = 1, width: int = 60, height: int = 40) -> bytes:
    """A JPEG as a telephone makes it: where it was taken, a comment, XMP; red above, blue below."""
    image = Image.new("RGB", (width, height), "blue")
    image.paste("red", (0, 0, width, height // 2))
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    exif[0x010F] = "TELEPHONE"
    exif.get_ifd(GPS)[1] = "N"
    exif.get_ifd(GPS)[2] = (16.0, 27.0, 48.0)
    out = io.BytesIO()
    image.save(out, "JPEG", exif=exif, comment=b"CHU-THICH", icc_profile=b"PROFILE" * 20, quality=95)
    data = out.getvalue()
    xmp = b"http://ns.adobe.com/xap/1.0/\x00<x:xmpmeta>TOA-DO</x:xmpmeta>"
    return data[:2] + b"\xff\xe1" + struct.pack(">H", len(xmp) + 2) + xmp + data[2:]


def opened(file) -> Image.Image:
    with file.storage.open(file.name) as stored:
        return Image.open(io.BytesIO(stored.read()))


@pytest.mark.parametrize("orientation", [1, 3, 6, 8])
def test_where_a_photo_was_taken_is_kept_nowhere(site, orientation):
    data = camera_jpeg(orientation)
    assert b"TELEPHONE" in data
    assert b"TOA-DO" in data
    photo = makers.photo(content=data)
    renditions.prepare(photo)
    files = [photo.file, *(rendition.file for rendition in photo.renditions.all())]
    assert len(files) > 3
    for file in files:
        with file.storage.open(file.name) as kept:
            raw = kept.read()
        image = Image.open(io.BytesIO(raw))
        assert not image.getexif().get_ifd(GPS)
        assert not image.getexif()
        for trace in (b"TELEPHONE", b"CHU-THICH", b"TOA-DO"):
            assert trace not in raw


def test_an_upright_photo_keeps_its_very_pixels_and_its_colour_profile(site):
    data = camera_jpeg()
    kept = opened(makers.photo(content=data).file)
    assert kept.info["icc_profile"] == b"PROFILE" * 20
    assert kept.tobytes() == Image.open(io.BytesIO(data)).tobytes()


def test_a_whole_photo_with_a_broken_note_of_its_camera_is_kept(site):
    data = makers.jpeg(60, 40)
    exif = b"Exif\x00\x00II*\x00\xff\xff\xff\xff" + bytes(3)
    data = data[:2] + b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif + data[2:]
    assert b"Exif" not in opened(makers.photo(content=data).file).info


@pytest.mark.parametrize(("orientation", "red"), [(3, (30, 35)), (6, (35, 30)), (8, (5, 30))])
def test_a_photo_taken_with_the_camera_turned_stands_upright(site, orientation, red):
    photo = makers.photo(content=camera_jpeg(orientation))
    assert (photo.width, photo.height) == ((60, 40) if orientation == 3 else (40, 60))
    renditions.prepare(photo)
    jpeg = photo.renditions.get(filter_spec__endswith="format-jpeg")
    for file in (photo.file, jpeg.file):
        image = opened(file).convert("RGB")
        assert image.size == (photo.width, photo.height)
        reddish, _green, blue = image.getpixel(red)
        assert reddish > 150 > blue


def one_bit_png(side: int) -> bytes:
    """A black picture of side × side pixels in a few kilobytes."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    rows = zlib.compressobj(9)
    row = b"\x00" * (1 + (side + 7) // 8)
    body = b"".join(rows.compress(row) for _ in range(side)) + rows.flush()
    head = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def png() -> bytes:
    out = io.BytesIO()
    Image.effect_noise((200, 200), 60).save(out, "PNG")
    return out.getvalue()


NO_PHOTOS = {
    "five bytes": ("anh.jpg", b"\xff\xd8\xff\xe0\x00"),
    "a web page": ("anh.jpg", b"<!doctype html><script>alert(1)</script>"),
    "a bomb": ("anh.png", one_bit_png(11_000)),
    "a cut jpeg": ("anh.jpg", makers.jpeg()[:4000]),
    "a cut png": ("anh.png", png()[:9000]),
    "a drawing": ("anh.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"),
    "a drawing named jpg": ("anh.jpg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
    "nothing": ("anh.jpg", b""),
    "a program": ("anh.jpg", b"\x7fELF" + bytes(100)),
    "a gif": ("anh.gif", b"GIF89a\x01\x00\x01\x00\x00\x00\x00;"),
    "an endless segment": ("anh.jpg", b"\xff\xd8\xff\xe1\xff\xffExif\x00\x00" + bytes(50)),
}


def upload(name: str, content: bytes, title: str = "Ảnh") -> dict:
    root = Collection.get_first_root_node()
    return {
        "title": title,
        "file": SimpleUploadedFile(name, content, "image/jpeg"),
        "collection": root.pk,
        "tags": "",
    }


@pytest.mark.parametrize("kind", NO_PHOTOS)
def test_what_is_no_photo_is_a_message_in_the_form_and_leaves_nothing(desk, kind):
    before = stored()
    answer = desk.post(reverse("wagtailimages:add"), upload(*NO_PHOTOS[kind]))
    assert answer.status_code == 200
    assert answer.context["form"].errors["file"]
    assert not Photo.objects.exists()
    assert stored() == before


@pytest.mark.parametrize("kind", NO_PHOTOS)
def test_what_is_no_photo_is_a_message_among_many_and_leaves_nothing(desk, kind):
    before = stored()
    name, content = NO_PHOTOS[kind]
    answer = desk.post(
        reverse("wagtailimages:add_multiple"),
        {"title": "Ảnh", "files[]": SimpleUploadedFile(name, content, "image/jpeg")},
        headers={"x-requested-with": "XMLHttpRequest"},
    )
    assert answer.status_code == 200
    assert answer.json()["success"] is False
    assert answer.json()["error_message"]
    assert not Photo.objects.exists()
    assert stored() == before


def test_a_photo_among_many_goes_in(desk):
    answer = desk.post(
        reverse("wagtailimages:add_multiple"),
        {"title": "Ảnh", "files[]": SimpleUploadedFile("a.jpg", camera_jpeg(6), "image/jpeg")},
        headers={"x-requested-with": "XMLHttpRequest"},
    )
    assert answer.json()["success"] is True
    photo = Photo.objects.get()
    assert (photo.width, photo.height) == (40, 60)
    assert photo.renditions.count() >= 1


def test_a_broken_file_in_place_of_a_photo_leaves_the_photo_as_it_was(desk):
    photo = makers.photo()
    url = reverse("wagtailimages:edit", args=[photo.pk])
    desk.get(url)  # makes the sizes that the form shows
    before = stored()
    answer = desk.post(url, upload("anh.jpg", makers.jpeg()[:4000], title="Mới"))
    assert answer.status_code == 200
    assert answer.context["form"].errors["file"]
    assert stored() == before
    assert Photo.objects.get().title == "Ảnh"


def test_a_new_file_in_place_of_a_photo_replaces_every_size(desk):
    photo = makers.photo(content=makers.jpeg(900, 600))
    old = photo.file.name
    url = reverse("wagtailimages:edit", args=[photo.pk])
    desk.post(url, upload("moi.jpg", camera_jpeg(6)))
    photo = Photo.objects.get()
    assert photo.file.name != old
    assert (photo.width, photo.height) == (40, 60)
    assert {rendition.width for rendition in photo.renditions.all()} <= {40, 60}


@pytest.mark.parametrize(
    "name",
    ["../../x.jpg", "a.php.jpg", "x" * 90 + ".jpg", "\u202egpj.exe.jpg", "Hội nghị tổng kết.JPG", "CON.jpg"],
)
def test_a_photo_gets_a_name_of_our_own(desk, name):
    answer = desk.post(reverse("wagtailimages:add"), upload(name, makers.jpeg(40, 40)))
    assert answer.status_code == 302
    assert re.fullmatch(r"photos/[0-9a-f]{2}/[0-9a-f]{24}\.jpg", Photo.objects.get().file.name)


def test_a_bomb_is_refused_before_it_is_decoded():
    bomb = one_bit_png(11_000)
    assert len(bomb) < 40_000
    tracemalloc.start()
    with pytest.raises(pictures.PictureError, match="52"):
        pictures.ready_to_keep(ContentFile(bomb, name="a.png"))
    assert tracemalloc.get_traced_memory()[1] < 5_000_000
    tracemalloc.stop()


def rendition_url(photo: Photo) -> str:
    return photo.renditions.first().url


def test_a_public_photo_may_be_kept_by_every_cache(site, client):
    answer = client.get(rendition_url(makers.photo()))
    assert answer.status_code == 200
    assert answer["Content-Type"] == "image/jpeg"
    assert "public" in answer["Cache-Control"]
    assert "immutable" in answer["Cache-Control"]
    assert not answer.cookies
    assert "Cookie" not in answer.get("Vary", "")


def test_a_photo_of_a_private_collection_tells_strangers_nothing(site, client):
    collection = Collection.get_first_root_node().add_child(name="Nội bộ")
    inner = collection.add_child(name="Trong nữa")
    CollectionViewRestriction.objects.create(
        collection=collection, restriction_type=CollectionViewRestriction.LOGIN
    )
    photo = makers.photo()
    Photo.objects.filter(pk=photo.pk).update(collection=inner)
    url = rendition_url(photo)
    assert asked_every_way(client, url) == {404}
    client.force_login(makers.user())
    answer = client.get(url)
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "private, no-cache"


def test_a_photo_under_another_name_is_not_there(site, client):
    photo = makers.photo()
    url = rendition_url(photo)
    folder = url.rpartition("/")[0]
    for name in ("khac.jpg", "..%2f..%2fsite.sqlite3", "%00.jpg", photo.file.name.rpartition("/")[2]):
        assert client.get(f"{folder}/{name}").status_code == 404
    for pk in ("0", "999999", "9" * 30):
        assert client.get(f"/anh/{pk}/{url.rpartition('/')[2]}").status_code == 404


def test_a_photo_whose_file_is_missing_is_not_there(site, client):
    photo = makers.photo()
    url = rendition_url(photo)
    default_storage.delete(photo.renditions.first().file.name)
    assert client.get(url).status_code == 404
