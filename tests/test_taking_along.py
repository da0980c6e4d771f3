"""Lists taken along as tables: what stands in the list and nothing else, for readers and for staff."""

import csv
import io
import json

import pytest
from openpyxl import load_workbook

from documents.models import Letter
from tests import makers

LIST = "/quan-tri/snippets/documents/letter/"


def content(response) -> bytes:
    assert response.status_code == 200
    return b"".join(response.streaming_content)


def numbers(response, form: str) -> list[str]:
    """The letters' numbers, in the order of the table."""
    raw = content(response)
    if form == "json":
        return [row["number"] for row in json.loads(raw)]
    if form == "xlsx":
        rows = list(load_workbook(io.BytesIO(raw)).active.values)
    else:
        rows = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"))))
    place = next(n for n, name in enumerate(rows[0]) if name in ("number", "Số ký hiệu"))
    return [row[place] for row in rows[1:]]


@pytest.fixture
def shelf(site):
    area, other = makers.task_area("Hướng nghiệp"), makers.task_area("Xóa mù chữ")
    first = makers.letter("1/SGDĐT-VP", staff_note="zarkon")
    first.task_areas.add(area, other)
    makers.published(first)
    makers.letter("2/SGDĐT-VP", live=False)
    makers.letter("3/SGDĐT-VP", access=Letter.Access.SIGNED_IN)
    return site


@pytest.mark.parametrize("form", ["csv", "xlsx", "json"])
def test_a_reader_takes_along_what_the_list_shows(shelf, client, form):
    address = f"/van-ban/xuat/{form}/"
    assert numbers(client.get(address), form) == ["1/SGDĐT-VP"]
    assert b"zarkon" not in content(client.get(address))
    # Once, though it stands under both.
    both = client.get(f"{address}?linh-vuc=huong-nghiep&linh-vuc=xoa-mu-chu")
    assert numbers(both, form) == ["1/SGDĐT-VP"]
    assert numbers(client.get(f"{address}?nam=1999"), form) == []


def test_no_other_form_is_given(shelf, client):
    assert client.get("/van-ban/xuat/exe/").status_code == 404


@pytest.mark.parametrize("form", ["csv", "xlsx", "json"])
def test_staff_take_the_register_along_as_it_is_narrowed(shelf, client, form):
    client.force_login(makers.user(is_superuser=True))
    whole = {"1/SGDĐT-VP", "2/SGDĐT-VP", "3/SGDĐT-VP"}
    assert set(numbers(client.get(LIST, {"export": form}), form)) == whole
    assert numbers(client.get(LIST, {"export": form, "state": "draft"}), form) == ["2/SGDĐT-VP"]
    assert numbers(client.get(LIST, {"export": form, "q": "3/SGDĐT-VP"}), form) == ["3/SGDĐT-VP"]


def test_the_register_is_taken_along_by_those_who_work_on_it_alone(shelf, client):
    client.force_login(makers.user())
    response = client.get(LIST, {"export": "csv"})
    assert response.status_code == 302
