"""What a document number means."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.numbers import address_slug, identity_symbol, normalise, parse


@pytest.mark.parametrize(
    ("text", "number", "year", "kind", "issuer", "unit"),
    [
        ("2302/SGDĐT-GDTX-CN&CTTT-CTHS", "2302", None, "", "SGDĐT", "GDTX-CN&CTTT-CTHS"),
        ("Số: 891 /SGDĐT - GDTrH", "891", None, "", "SGDĐT", "GDTrH"),
        ("15/QĐ-BNV", "15", None, "QĐ", "BNV", ""),
        ("8/BC-SGDĐT", "08", None, "BC", "SGDĐT", ""),
        ("45/KH-SGDĐT-GDTX", "45", None, "KH", "SGDĐT", "GDTX"),
        ("30/2020/NĐ-CP", "30", 2020, "NĐ", "CP", ""),
        ("18/2019/TT-BGDĐT", "18", 2019, "TT", "BGDĐT", ""),
        ("05/VBHN-BGDĐT", "05", None, "VBHN", "BGDĐT", ""),
        ("39-CT/TW", "39", None, "CT", "TW", ""),
        ("43/2019/QH14", "43", 2019, "Luật", "QH14", ""),
    ],
)
def test_a_number_has_parts(
    text: str, number: str, year: int | None, kind: str, issuer: str, unit: str
) -> None:
    parsed = parse(text)
    assert parsed is not None
    assert (parsed.number, parsed.year, parsed.type, parsed.issuer, parsed.unit) == (
        number,
        year,
        kind,
        issuer,
        unit,
    )


def test_a_joint_circular_names_every_issuer() -> None:
    parsed = parse("23/2015/TTLT-BGDĐT-BNV")
    assert parsed is not None
    assert parsed.joint == ("BGDĐT", "BNV")


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("2/KH-SGDĐT", "02/KH-SGDĐT"),
        ("Số: 891 /SGDĐT - GDTrH", "891/SGDĐT-GDTrH"),
        ("857/SGD ĐT–GDTrH", "857/SGDĐT-GDTrH"),
        ("246QĐ-SGDĐT", "246QĐ-SGDĐT"),
        ("  02-TB-SGDĐT ", "02-TB-SGDĐT"),
    ],
)
def test_a_number_is_written_in_one_way_and_others_as_typed(typed: str, written: str) -> None:
    assert normalise(typed) == written


def test_identity_ignores_case_and_dashes_but_keeps_d_apart() -> None:
    assert identity_symbol("KH – SGDĐT") == identity_symbol("kh-sgdđt")
    assert identity_symbol("HD-SGDĐT") != identity_symbol("HĐ-SGDĐT")


def test_the_address_is_plain_letters() -> None:
    assert address_slug("2302/SGDĐT-GDTX-CN&CTTT-CTHS") == "2302-sgddt-gdtx-cn-cttt-cths"
    assert address_slug("2/KH-SGDĐT") == "02-kh-sgddt"


@pytest.mark.parametrize("text", ["", "2302", "ngày 05/9/2022", "Sở GD&ĐT", "12/KH-SGDĐT và 13/KH-SGDĐT"])
def test_what_is_not_one_number_does_not_parse(text: str) -> None:
    assert parse(text) is None


@given(st.text(max_size=80))
def test_writing_a_number_twice_changes_nothing(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once
    address_slug(text)
