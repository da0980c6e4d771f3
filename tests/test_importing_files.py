"""Report files with pictures become articles with galleries, once."""

import io
import json
import zipfile
from pathlib import Path

import pytest
from django.core.management import call_command

from benchmarks.reading import SAMPLES, reports_in
from news.importing import import_article
from news.models import Photo
from tests.report_files import docx_of, html_of, picture, zip_of

EXPECTED = next(expected for name, _data, expected in reports_in(SAMPLES) if len(expected["captions"]) == 3)
COUNT = len(EXPECTED["captions"])


@pytest.fixture
def word_file(tmp_path: Path) -> Path:
    path = tmp_path / "bao-cao.docx"
    path.write_bytes(docx_of(EXPECTED))
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "anh"
    made.mkdir()
    return made


def rows(page) -> list[tuple[str, bool]]:
    return [(row.caption, row.image is not None) for row in page.gallery_photos.all()]


def test_the_pictures_of_a_word_file_are_the_articles_gallery(site, word_file) -> None:
    page = import_article(word_file).page
    assert rows(page) == [(caption, True) for caption in EXPECTED["captions"]]
    tones = [row.image.tone for row in page.gallery_photos.all()]
    assert len(set(tones)) == COUNT


def test_an_untouched_draft_brought_up_to_date_doubles_no_photo(site, word_file) -> None:
    first = import_article(word_file)
    second = import_article(word_file)
    assert second.action == "updated" and second.page.pk == first.page.pk
    assert Photo.objects.count() == COUNT and second.page.gallery_photos.count() == COUNT


def test_a_folders_better_photo_stands_for_the_one_in_the_file(site, word_file, folder) -> None:
    (folder / "goc.jpg").write_bytes(picture(1, (1600, 1200)))
    page = import_article(word_file, folder).page
    assert rows(page) == [(caption, True) for caption in EXPECTED["captions"]]
    assert page.gallery_photos.all()[1].image.width == 1600


def test_a_folders_other_photos_are_kept_and_told(site, word_file, folder) -> None:
    (folder / "goc.jpg").write_bytes(picture(8))
    imported = import_article(word_file, folder)
    assert rows(imported.page)[-1] == ("", True) and imported.page.gallery_photos.count() == COUNT + 1
    assert any(str(COUNT + 1) in note for note in imported.notes)


def test_a_bad_picture_in_a_file_is_told_and_the_rest_goes_in(site, word_file) -> None:
    members = {}
    with zipfile.ZipFile(io.BytesIO(word_file.read_bytes())) as archive:
        for part in archive.infolist():
            members[part.filename] = archive.read(part)
    bad = sorted(name for name in members if name.startswith("word/media/"))[0]
    members[bad] = members[bad][:200]
    word_file.write_bytes(zip_of(members))
    imported = import_article(word_file)
    assert sorted(rows(imported.page)) == sorted(
        (caption, n > 0) for n, caption in enumerate(EXPECTED["captions"])
    )
    assert any(Path(bad).name in note for note in imported.notes)


def test_a_zip_and_a_web_page_become_articles_too(site, tmp_path) -> None:
    archive, page = tmp_path / "bao-cao.zip", tmp_path / "trang.html"
    photos = {f"Hinh {n + 1}.jpg": picture(n) for n in range(COUNT)}
    archive.write_bytes(zip_of({"bai.docx": docx_of(EXPECTED | {"title": "Hội nghị thứ hai"}), **photos}))
    page.write_bytes(html_of(EXPECTED | {"title": "Hội nghị thứ ba của ngành giáo dục"}, portal=True))
    for path in (archive, page):
        imported = import_article(path)
        assert rows(imported.page) == [(caption, True) for caption in EXPECTED["captions"]]
    assert Photo.objects.count() == COUNT


def test_the_commands_json_tells_of_pictures_only_where_there_are_any(word_file, tmp_path, capsys) -> None:
    call_command("read_article", str(word_file), "--json")
    told = json.loads(capsys.readouterr().out)
    assert told["pictures"] == COUNT and told["picture_captions"] == told["captions"]
    plain = tmp_path / "a.txt"
    plain.write_text("Hội nghị tổng kết\n\nSáng 12/8/2024, Sở tổ chức Hội nghị.\n", "utf-8")
    call_command("read_article", str(plain), "--json")
    assert "pictures" not in json.loads(capsys.readouterr().out)
