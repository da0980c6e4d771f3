"""Lists of letters written out: what a user may see, and in a form the import reads back."""

import json
from pathlib import Path

import pytest
from django.contrib.auth.models import AnonymousUser

from documents import exporting
from documents.importing import import_letters
from documents.models import Attachment, Letter
from tests import makers

FORMS = ["csv", "xlsx", "json"]
ANYONE = AnonymousUser()


def taken(form: str, user=ANYONE) -> bytes:
    return b"".join(exporting.export(Letter.objects.all(), form, user).streaming_content)


@pytest.mark.parametrize("form", FORMS)
def test_readers_get_neither_drafts_nor_notes_nor_what_is_restricted(site, form, tmp_path: Path):
    shown = makers.letter("1/SGDĐT", staff_note="bimatghichu")
    makers.attachment(shown, name="noi-bo.pdf", access=Attachment.Access.SIGNED_IN)
    makers.letter("2/SGDĐT", abstract="banthao", live=False)
    makers.letter("3/SGDĐT", abstract="hanche", access=Letter.Access.SIGNED_IN)
    makers.letter("4/SGDĐT", abstract="thuhoi").delete()
    content = readable(taken(form), form, tmp_path)
    assert "1/SGDĐT" in content
    assert not any(word in content for word in ("bimatghichu", "banthao", "hanche", "thuhoi", "noi-bo.pdf"))
    staff = readable(taken(form, makers.user(is_superuser=True)), form, tmp_path)
    assert "bimatghichu" in staff and "banthao" in staff and "thuhoi" not in staff


def readable(content: bytes, form: str, folder: Path) -> str:
    if form != "xlsx":
        return content.decode()
    from openpyxl import load_workbook

    path = folder / "doc.xlsx"
    path.write_bytes(content)
    return str(list(load_workbook(path).active.values))


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_what_is_exported_imports_the_same(site, form, tmp_path: Path):
    fields = {"abstract": "=1+1", "urgency": "urgent", "signer": "+84", "place": "Huế", "body": "Một\nhai"}
    first = makers.letter("12/QĐ-SGDĐT", deadline="2022-10-01", access=Letter.Access.SIGNED_IN, **fields)
    admin = makers.user(is_superuser=True)
    before = json.loads(taken("json", admin))
    path = tmp_path / f"so.{form}"
    path.write_bytes(taken(form, admin))
    assert import_letters(path).unchanged == 1
    first.purge()
    assert import_letters(path, publish=True).created == 1
    assert json.loads(taken("json", admin)) != []
    assert [{**row, "school_year": ""} for row in json.loads(taken("json", admin))] == [
        {**row, "school_year": ""} for row in before
    ]


def test_queries_do_not_grow_with_the_list(site, django_assert_max_num_queries):
    for n in range(1, 12):
        makers.letter(f"{n}/SGDĐT")
    with django_assert_max_num_queries(12):
        taken("csv")
