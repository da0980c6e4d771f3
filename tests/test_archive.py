"""The whole library in one file, and the same library out of it."""

import zipfile
from pathlib import Path

import pytest

from documents.archiving import ArchiveError, export_library, import_library
from documents.models import Attachment, Letter, LetterAddress, Relation
from tests import makers


def look() -> dict:
    """All that readers and staff can tell of a library."""
    ignored = {"latest_revision_id", "live_revision_id", "has_unpublished_changes"}
    return {
        "letters": [
            {name: value for name, value in row.items() if name not in ignored}
            for row in Letter.objects.order_by("pk").values()
        ],
        "areas": [sorted(a.name for a in one.task_areas.all()) for one in Letter.objects.order_by("pk")],
        "groups": [sorted(g.name for g in one.access_groups.all()) for one in Letter.objects.order_by("pk")],
        "addresses": sorted(LetterAddress.objects.values_list("path", "letter", "number")),
        "files": [(a.pk, a.letter_id, a.filename, a.access, a.file.read()) for a in Attachment.objects.all()],
        "relations": list(Relation.objects.values_list("letter", "kind", "other", "number")),
    }


@pytest.fixture
def filled(site, tmp_path: Path) -> Path:
    first = makers.letter("1/SGDĐT", access=Letter.Access.GROUPS)
    first.access_groups = [makers.group()]
    first.task_areas.add(makers.task_area())
    makers.published(first)
    makers.attachment(first, b"%PDF one", access=Attachment.Access.SIGNED_IN)
    moved = makers.letter("2/SGDĐT")
    moved.number = "3/SGDĐT"
    makers.published(moved)
    makers.letter("4/SGDĐT", live=False, duplicate_of=moved)
    makers.letter("5/SGDĐT").delete()
    Relation.objects.create(letter=first, kind=Relation.Kind.AMENDS, other=moved)
    export_library(tmp_path / "thu-vien.zip")
    return tmp_path / "thu-vien.zip"


def empty() -> None:
    for letter in Letter.objects.all():
        letter.purge()
    LetterAddress.objects.all().delete()


def test_an_empty_site_becomes_the_same_library(filled):
    before = look()
    empty()
    assert import_library(filled) == 4
    assert look() == before


def test_a_library_that_is_not_empty_refuses_it(filled):
    with pytest.raises(ArchiveError):
        import_library(filled)


def test_a_cut_archive_is_refused_and_nothing_stored(filled):
    empty()
    filled.write_bytes(filled.read_bytes()[:-200])
    with pytest.raises(ArchiveError):
        import_library(filled)
    assert not Letter.objects.exists()


def test_a_changed_member_is_refused(filled, tmp_path: Path):
    empty()
    changed = tmp_path / "khac.zip"
    with zipfile.ZipFile(filled) as source, zipfile.ZipFile(changed, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            target.writestr(name, content.replace(b"1/SGD", b"9/SGD") if name == "letters.jsonl" else content)
    with pytest.raises(ArchiveError):
        import_library(changed)
    assert not Letter.objects.exists()


def test_a_site_whose_articles_use_its_lists_is_left_as_it_is(filled, site):
    empty()
    page = makers.article(site, live=False)
    page.school_year = makers.school_year()
    makers.published(page)
    with pytest.raises(ArchiveError):
        import_library(filled)
    page.refresh_from_db()
    assert page.school_year == makers.school_year()
