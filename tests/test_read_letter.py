"""`manage.py read_letter` shows what a file says, or one line why it says nothing."""

import json

import pytest
from django.core.management import call_command

from documents.models import Issuer
from tests.letter_samples import SAMPLES, printed

pytestmark = pytest.mark.django_db


@pytest.fixture
def letter_file(tmp_path):
    file = tmp_path / "cong-van.txt"
    file.write_text(printed(SAMPLES[0], "wide"), "utf-8")
    return file


def test_json_is_one_object_and_nothing_else(letter_file, capsys):
    call_command("read_letter", letter_file, "--json")
    told = json.loads(capsys.readouterr().out)
    assert told["number"]["value"] == SAMPLES[0].fields["number"]
    assert (told["text_outcome"], told["pages"]) == ("ok", 1)


def test_issuers_of_the_register_are_known_to_it(letter_file, capsys):
    parent = Issuer.objects.create(name="UBND tỉnh An Sơn")
    Issuer.objects.create(name="Sở Giáo dục và Đào tạo tỉnh An Sơn", abbreviation="SGDĐT", parent=parent)
    call_command("read_letter", letter_file, "--json")
    assert json.loads(capsys.readouterr().out)["issuer"]["value"] == "Sở Giáo dục và Đào tạo tỉnh An Sơn"


def test_a_person_gets_a_line_a_field(letter_file, capsys):
    call_command("read_letter", letter_file)
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 15
    assert "1402/SGDĐT-GDTX" in lines[0]


def test_a_text_that_is_no_letter_has_empty_fields(tmp_path, capsys):
    (tmp_path / "rong.txt").write_text("Một dòng chữ không phải văn bản.\n", "utf-8")
    call_command("read_letter", tmp_path / "rong.txt", "--json")
    told = json.loads(capsys.readouterr().out)
    assert told["number"]["value"] is None and told["issued"]["value"] is None


@pytest.mark.parametrize("name", ["khong-co.pdf", "thu-muc"])
def test_a_file_that_cannot_be_opened_gets_one_line_and_exit_1(name, tmp_path, capsys):
    (tmp_path / "thu-muc").mkdir()
    with pytest.raises(SystemExit) as ended:
        call_command("read_letter", tmp_path / name)
    assert ended.value.code == 1
    told = capsys.readouterr()
    assert told.out == "" and len(told.err.splitlines()) == 1 and name in told.err
