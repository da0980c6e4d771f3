"""Files find their letters by number, and only when there is no doubt."""

import pytest

from documents.intake.matching import match

LONG = "2302/SGDĐT-GDTX-CN&CTTT-CTHS"


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("18-2019-TT-BGDDT.pdf", "18/2019/TT-BGDĐT"),
        ("2302_SGDĐT-GDTX.pdf", "2302/SGDĐT-GDTX"),
        ("2302-SGDDT-GDTX-CN&CTTT-CTHS (1).pdf", LONG),
        ("thu-muc/2-KH-SGDDT phu luc.docx", "02/KH-SGDĐT"),
        ("Số 15 QĐ-BNV.PDF", "15/QĐ-BNV"),
    ],
)
def test_a_whole_number_in_any_spelling_finds_its_letter(name, number):
    assert match([name], {3: number, 4: "99/KH-SGDĐT"}) == ({3: [name]}, {})


@pytest.mark.parametrize("name", ["2302.pdf", "quyet-dinh.pdf", "2303-SGDDT-GDTX.pdf"])
def test_what_bears_no_whole_number_is_left(name):
    assert match([name], {3: "2302/SGDĐT-GDTX"}) == ({}, {name: []})


def test_a_file_of_two_letters_is_given_to_neither():
    numbers = {1: "12/HD-SGDĐT", 2: "12/HĐ-SGDĐT"}
    assert match(["12-HD-SGDDT.pdf"], numbers) == (
        {},
        {"12-HD-SGDDT.pdf": [1, 2]},
    )


def test_the_longest_number_wins():
    matched, _left = match(["2302-SGDDT-GDTX-CN&CTTT-CTHS.pdf"], {1: "2302/SGDĐT-GDTX", 2: LONG})
    assert list(matched) == [2]
