"""Photos as people send them: every format, every colour, every way up; nothing of the camera is kept."""

import io

import pytest
from django.core.files.base import ContentFile
from PIL import Image

from news import pictures, renditions
from news.models import Photo
from tests import makers
from tests.pictures import (
    TRACES,
    cmyk_in_green,
    encoded,
    exif,
    half_red,
    scene,
    swapped_rgb,
    with_everything,
)

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning"),
]

SCENE = scene()
SIXTEEN_BITS = SCENE.convert("L").convert("I").point(lambda value: value * 257).convert("I;16")
MOVING = {"save_all": True, "append_images": [half_red(320, 200)]}
SENT = {
    "HEIC": ("a.heic", encoded(SCENE, "HEIF"), "JPEG"),
    "AVIF": ("a.avif", encoded(SCENE, "AVIF"), "AVIF"),
    "WebP": ("a.webp", encoded(SCENE, "WEBP"), "WEBP"),
    "WebP without loss": ("a.webp", encoded(SCENE, "WEBP", lossless=True), "WEBP"),
    "progressive JPEG": ("a.jpg", encoded(SCENE, "JPEG", progressive=True), "JPEG"),
    "JPEG with restart marks": ("a.jpg", encoded(SCENE, "JPEG", restart_marker_blocks=3), "JPEG"),
    "JPEG named by a browser": ("a.jfif", encoded(SCENE, "JPEG"), "JPEG"),
    "JPEG named PNG": ("a.png", encoded(SCENE, "JPEG"), "JPEG"),
    "grey JPEG": ("a.jpg", encoded(SCENE.convert("L"), "JPEG"), "JPEG"),
    "CMYK": ("a.jpg", encoded(SCENE.convert("CMYK"), "JPEG"), "JPEG"),
    "two pictures in one": ("a.jpg", encoded(SCENE, "MPO", save_all=True, append_images=[SCENE]), "JPEG"),
    "PNG": ("a.png", encoded(SCENE, "PNG"), "PNG"),
    "palette": ("a.png", encoded(SCENE.quantize(64), "PNG"), "PNG"),
    "sixteen bits": (
        "a.png",
        encoded(SCENE.convert("L").convert("I").point(lambda v: v * 257).convert("I;16"), "PNG"),
        "PNG",
    ),
    "animated WebP": (
        "a.webp",
        encoded(SCENE, "WEBP", **MOVING),
        "WEBP",
    ),
    "animated PNG": (
        "a.png",
        encoded(SCENE, "PNG", **MOVING),
        "PNG",
    ),
}


def sent(content: bytes, name: str = "anh.jpg") -> Photo:
    """As the form and the import do it."""
    photo = Photo(title="Ảnh", file=pictures.ready_to_keep(ContentFile(content, name=name)))
    photo.save()
    return photo


def stored(file) -> bytes:
    with file.storage.open(file.name) as opened:
        return opened.read()


def shown(photo: Photo) -> Image.Image:
    """The largest JPEG that readers get."""
    renditions.prepare(photo)
    jpegs = photo.renditions.filter(filter_spec__endswith="format-jpeg").order_by("-width")
    return Image.open(io.BytesIO(stored(jpegs[0].file)))


def difference(one: Image.Image, other: Image.Image) -> float:
    """The mean difference of two pictures of one size, 0 to 255."""
    pairs = zip(one.convert("RGB").tobytes(), other.convert("RGB").tobytes(), strict=True)
    return sum(abs(a - b) for a, b in pairs) / (one.width * one.height * 3)


@pytest.mark.parametrize("kind", SENT)
def test_every_kind_of_picture_is_taken_and_shown_as_it_looks(kind):
    name, content, kept_as = SENT[kind]
    photo = sent(content, name)
    kept = Image.open(io.BytesIO(stored(photo.file)))
    assert (kept.format, kept.size, getattr(kept, "n_frames", 1)) == (kept_as, (320, 200), 1)
    wanted = SCENE.convert("L") if kind in ("grey JPEG", "sixteen bits") else SCENE
    image = shown(photo)
    assert (image.mode, image.size) == ("RGB", (320, 200))
    assert difference(image, wanted) < 6


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_a_picture_taken_with_the_camera_held_anyhow_stands_upright(format, orientation):
    """As the standard tells it: the orientation says where row 0 and column 0 of the upright picture lie."""
    photo = makers.photo(content=encoded(half_red(), format, exif=exif(orientation)))
    image = shown(photo)
    on_its_side = orientation > 4
    assert image.size == (photo.width, photo.height) == ((40, 60) if on_its_side else (60, 40))
    red = {1: (30, 5), 2: (30, 5), 3: (30, 35), 4: (30, 35), 5: (5, 30), 6: (35, 30), 7: (35, 30), 8: (5, 30)}
    reddish, _green, blue = image.getpixel(red[orientation])
    assert reddish > 150 > blue


@pytest.mark.parametrize("orientation", [1, 6])
def test_nothing_a_jpeg_carries_beside_its_picture_is_kept(orientation):
    content = with_everything(encoded(half_red(), "JPEG", exif=exif(orientation), quality=95))
    assert all(trace in content for trace in TRACES)
    photo = makers.photo(content=content)
    renditions.prepare(photo)
    for file in (photo.file, *(rendition.file for rendition in photo.renditions.all())):
        assert not [trace for trace in TRACES if trace in stored(file)]
        assert not Image.open(io.BytesIO(stored(file))).getexif()


@pytest.mark.parametrize("format", ["PNG", "WEBP", "AVIF", "HEIF"])
def test_nothing_another_format_carries_beside_its_picture_is_kept(format):
    options = {"exif": exif().tobytes()}
    if format != "AVIF":
        options["xmp"] = b"<x:xmpmeta>TOA-DO</x:xmpmeta>"
    if format == "PNG":
        from PIL.PngImagePlugin import PngInfo

        options["pnginfo"] = PngInfo()
        options["pnginfo"].add_text("Author", "NGUOI-CHUP")
        options["pnginfo"].add_itxt("Comment", "GHI-CHU")
    content = encoded(SCENE, format, **options)
    if format == "PNG":
        content += b"PHIM-KEM"
    assert [trace for trace in TRACES if trace in content]
    photo = makers.photo(content=content, name=f"a.{format.lower()}")
    assert not [trace for trace in TRACES if trace in stored(photo.file)]
    assert difference(shown(photo), SCENE) < 6


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP"])
def test_an_upright_picture_keeps_its_very_pixels(format):
    content = encoded(SCENE, format, exif=exif(), icc_profile=swapped_rgb())
    kept = Image.open(io.BytesIO(stored(makers.photo(content=content).file)))
    assert kept.tobytes() == Image.open(io.BytesIO(content)).tobytes()
    assert kept.info["icc_profile"] == swapped_rgb()


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "AVIF"])
@pytest.mark.parametrize("orientation", [1, 6])
def test_colours_are_shown_as_the_pictures_own_profile_means_them(format, orientation):
    """In this profile the number for red means green."""
    red = Image.new("RGB", (60, 60), (255, 0, 0))
    content = encoded(red, format, icc_profile=swapped_rgb(), exif=exif(orientation))
    image = shown(makers.photo(content=content))
    assert "icc_profile" not in image.info
    reddish, green, _blue = image.getpixel((30, 30))
    assert green > 230
    assert reddish < 90


def test_the_inks_of_a_press_are_shown_as_its_profile_means_them():
    """On this press cyan is green."""
    cyan = Image.new("CMYK", (60, 60), (255, 0, 0, 0))
    plain = shown(makers.photo(content=encoded(cyan, "JPEG"))).getpixel((30, 30))
    assert plain[2] > 200
    own = shown(makers.photo(content=encoded(cyan, "JPEG", icc_profile=cmyk_in_green()))).getpixel((30, 30))
    assert own[1] > own[0] + 40
    assert own[1] > own[2] + 60


def test_a_broken_profile_does_not_spoil_the_picture():
    content = encoded(SCENE, "JPEG", icc_profile=b"HO-SO-MAU" * 20)
    assert difference(shown(makers.photo(content=content)), SCENE) < 6


def test_what_lets_the_page_through_is_shown_on_white():
    see_through = Image.new("RGBA", (60, 40), (255, 0, 0, 0))
    for format in ("PNG", "WEBP", "AVIF"):
        image = shown(makers.photo(content=encoded(see_through, format)))
        assert min(image.getpixel((30, 20))) > 250


def test_fifty_megapixels_are_taken_and_more_are_refused():
    photo = makers.photo(content=makers.jpeg(8192, 6144))
    assert (photo.width, photo.height) == (8192, 6144)
    with pytest.raises(pictures.PictureError):
        pictures.ready_to_keep(ContentFile(makers.jpeg(9000, 6000), name="a.jpg"))


def test_a_picture_is_cleaned_once_on_its_way_through_form_and_library(monkeypatch):
    """Decoding fifty large photos three times each would make an editor wait."""
    first = pictures.ready_to_keep(ContentFile(encoded(SCENE, "JPEG"), name="a.jpg"))
    monkeypatch.setattr(pictures, "opened", None)
    assert pictures.ready_to_keep(first) is first
    assert pictures.ready_to_keep(Photo(file=first).file) is first
