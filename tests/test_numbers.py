"""What a document number means."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.numbers import LAW, TYPES, address_slug, identity_symbol, lookup_key, normalise, parse


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


# As letters, registers and file names spell them: (typed, written, type, issuer, unit).
SPELLINGS = """
2302/SGDĐT-GDTX-CN&CTTT-CTHS | 2302/SGDĐT-GDTX-CN&CTTT-CTHS | | SGDĐT | GDTX-CN&CTTT-CTHS
Số: 891 /SGDĐT - GDTrH | 891/SGDĐT-GDTrH | | SGDĐT | GDTrH
Số 891/SGDĐT-GDTrH. | 891/SGDĐT-GDTrH | | SGDĐT | GDTrH
857/SGD ĐT-GDTrH | 857/SGDĐT-GDTrH | | SGDĐT | GDTrH
857/SGD&ĐT-GDTrH | 857/SGD&ĐT-GDTrH | | SGD&ĐT | GDTrH
857/SGD & ĐT – GDTrH | 857/SGD&ĐT-GDTrH | | SGD&ĐT | GDTrH
4567/BGDĐT – GDTX | 4567/BGDĐT-GDTX | | BGDĐT | GDTX
4567/BGDĐT—GDTX | 4567/BGDĐT-GDTX | | BGDĐT | GDTX
4567/BGDĐT‑GDTX | 4567/BGDĐT-GDTX | | BGDĐT | GDTX
4567 / BGDĐT - GDTX | 4567/BGDĐT-GDTX | | BGDĐT | GDTX
Công văn số 4567/BGDĐT-GDTX | 4567/BGDĐT-GDTX | | BGDĐT | GDTX
cv 4567/BGDĐT-GDTX | 4567/BGDĐT-GDTX | | BGDĐT | GDTX
0023/SGDĐT-TCCB | 23/SGDĐT-TCCB | | SGDĐT | TCCB
27/SGDĐT | 27/SGDĐT | | SGDĐT |
66/SGDĐT-GDMN&TH | 66/SGDĐT-GDMN&TH | | SGDĐT | GDMN&TH
66/SGDĐT-GDTXCN&ĐH | 66/SGDĐT-GDTXCN&ĐH | | SGDĐT | GDTXCN&ĐH
66/SGDĐT-TTr | 66/SGDĐT-TTr | | SGDĐT | TTr
77/PGDĐT-THCS | 77/PGDĐT-THCS | | PGDĐT | THCS
123/GDĐT-TrH | 123/GDĐT-TrH | | GDĐT | TrH
1234/UBND-KGVX | 1234/UBND-KGVX | | UBND | KGVX
1/HĐND-VP | 01/HĐND-VP | | HĐND | VP
27/CV-SGDĐT | 27/CV-SGDĐT | | SGDĐT |
27/CV-SGDĐT-VP | 27/CV-SGDĐT-VP | | SGDĐT | VP
15/QĐ-BNV | 15/QĐ-BNV | QĐ | BNV |
15/ QĐ-BNV | 15/QĐ-BNV | QĐ | BNV |
15 /QĐ–BNV | 15/QĐ-BNV | QĐ | BNV |
Quyết định số 16/2006/QĐ-BGDĐT | 16/2006/QĐ-BGDĐT | QĐ | BGDĐT |
12A/QĐ-SGDĐT | 12a/QĐ-SGDĐT | QĐ | SGDĐT |
12b/SGDĐT-VP | 12b/SGDĐT-VP | | SGDĐT | VP
1000/QĐ-CTUBND | 1000/QĐ-CTUBND | QĐ | CTUBND |
222/QĐ.UBND | 222/QĐ.UBND | QĐ | UBND |
222/QĐ-UB | 222/QĐ-UB | QĐ | UB |
101/QĐ-THPT.NVC | 101/QĐ-THPT.NVC | QĐ | THPT | NVC
8/BC-SGDĐT | 08/BC-SGDĐT | BC | SGDĐT |
Số 2/KH-SGDĐT | 02/KH-SGDĐT | KH | SGDĐT |
45/KH-SGDĐT-GDTX | 45/KH-SGDĐT-GDTX | KH | SGDĐT | GDTX
12/KH.SGDĐT | 12/KH.SGDĐT | KH | SGDĐT |
12/KH-BCĐXMC | 12/KH-BCĐXMC | KH | BCĐXMC |
45/QyĐ-SGDĐT | 45/QyĐ-SGDĐT | QyĐ | SGDĐT |
7/CTr-UBND | 07/CTr-UBND | CTr | UBND |
85/TTr-SGDĐT-KHTC | 85/TTr-SGDĐT-KHTC | TTr | SGDĐT | KHTC
12/HD-SGDĐT | 12/HD-SGDĐT | HD | SGDĐT |
12/HĐ-SGDĐT | 12/HĐ-SGDĐT | HĐ | SGDĐT |
33/ĐA-UBND | 33/ĐA-UBND | ĐA | UBND |
33/DA-SGDĐT | 33/DA-SGDĐT | DA | SGDĐT |
122/CĐ-TTg | 122/CĐ-TTg | CĐ | TTg |
3/GM-SGDĐT | 03/GM-SGDĐT | GM | SGDĐT |
9/GGT-THPTNH | 09/GGT-THPTNH | GGT | THPTNH |
12/GUQ-SGDĐT | 12/GUQ-SGDĐT | GUQ | SGDĐT |
5/PC-SGDĐT | 05/PC-SGDĐT | PC | SGDĐT |
16/CT-TTg | 16/CT-TTg | CT | TTg |
30/2020/NĐ-CP | 30/2020/NĐ-CP | NĐ | CP |
18/2019/TT-BGDĐT | 18/2019/TT-BGDĐT | TT | BGDĐT |
18-2019-TT-BGDDT | 18/2019/TT-BGDDT | TT | BGDDT |
18_2019_TT-BGDĐT | 18/2019/TT-BGDĐT | TT | BGDĐT |
52/2005/QĐ-BGDÐT | 52/2005/QĐ-BGDĐT | QĐ | BGDĐT |
14/2001/QĐ-BGD&ĐT | 14/2001/QĐ-BGD&ĐT | QĐ | BGD&ĐT |
4899/2009/CT-BGDĐT | 4899/2009/CT-BGDĐT | CT | BGDĐT |
99/2006/QĐ-TTg | 99/2006/QĐ-TTg | QĐ | TTg |
05/VBHN-BGDĐT | 05/VBHN-BGDĐT | VBHN | BGDĐT |
10/2021/NQ-HĐND | 10/2021/NQ-HĐND | NQ | HĐND |
43/2019/QH14 | 43/2019/QH14 | Luật | QH14 |
332/2020/UBTVQH14 | 332/2020/UBTVQH14 | | UBTVQH14 |
01/2003/PL-UBTVQH11 | 01/2003/PL-UBTVQH11 | PL | UBTVQH11 |
23/2015/TTLT-BGDĐT-BNV | 23/2015/TTLT-BGDĐT-BNV | TTLT | BGDĐT-BNV |
01/2012/TTLT-BGDĐT-BTC-BLĐTBXH | 01/2012/TTLT-BGDĐT-BTC-BLĐTBXH | TTLT | BGDĐT-BTC-BLĐTBXH |
01/TTLT/BGDĐT-BNV | 01/TTLT/BGDĐT-BNV | TTLT | BGDĐT-BNV |
5/BTT-SGDĐT-SYT | 05/BTT-SGDĐT-SYT | BTT | SGDĐT-SYT |
15/NQLT-SGDĐT-SYT | 15/NQLT-SGDĐT-SYT | NQLT | SGDĐT-SYT |
15/KHPH-SGDĐT-CAT | 15/KHPH-SGDĐT-CAT | KHPH | SGDĐT-CAT |
39-CT/TW | 39-CT/TW | CT | TW |
29 – NQ/TW | 29-NQ/TW | NQ | TW |
145-KH/TU | 145-KH/TU | KH | TU |
12-QĐi/TW | 12-QĐi/TW | QĐi | TW |
1234-CV/TU | 1234-CV/TU | | TU |
15-HD/BTGTU | 15-HD/BTGTU | HD | BTGTU |
01-NQ/ĐU | 01-NQ/ĐU | NQ | ĐU |
"""
ROWS = [[cell.strip() for cell in line.split("|")] for line in SPELLINGS.strip().splitlines()]


@pytest.mark.parametrize(("typed", "written", "kind", "issuer", "unit"), ROWS)
def test_a_real_spelling_is_read(typed: str, written: str, kind: str, issuer: str, unit: str) -> None:
    read = parse(typed.replace(" / ", "\u00a0/\u00a0"))
    assert read is not None
    assert (read.written, read.type, read.issuer, read.unit) == (written, kind, issuer, unit)
    assert parse(read.written) == read


AS_TYPED = ["246QĐ-SGDĐT", "02-TB-SGDĐT", "1234.CV/UB", "Số:…/SGDĐT", "không số", "08/2019/L-CTN", "15QĐ.UB"]


@pytest.mark.parametrize("typed", AS_TYPED)
def test_what_does_not_parse_is_kept_and_found_as_typed(typed: str) -> None:
    assert parse(typed) is None
    assert normalise(f" {typed} ") == typed
    assert lookup_key(typed.upper()) == lookup_key(typed) != ""
    assert identity_symbol(typed.lower()) == identity_symbol(typed)


GROUPS = [
    ("2302/SGDĐT-GDTX", "2302/SGDDT-GDTX", "2302/sgdđt – gdtx", "Số: 2302 / SGD ĐT-GDTX", "2302/SGD&ĐT-GDTX"),
    ("18/2019/TT-BGDĐT", "18-2019-TT-BGDDT", "18_2019_TT-BGDĐT"),
    ("02/KH-SGDĐT", "2/KH-SGDĐT", "2/KH.SGDĐT", "002/KH—SGDĐT"),
    ("12/HĐ-SGDĐT", "12/HD-SGDĐT", "12/HÐ-SGDÐT"),
]


@pytest.mark.parametrize("spellings", GROUPS)
def test_spellings_of_one_number_are_looked_up_as_one(spellings: tuple[str, ...]) -> None:
    assert len({lookup_key(spelling) for spelling in spellings}) == 1


@pytest.mark.parametrize("dash", "-‐‑‒–—―−﹘﹣－")
def test_every_dash_is_one(dash: str) -> None:
    assert identity_symbol(f"QĐ {dash} SGDĐT") == identity_symbol("QĐ-SGDĐT")
    assert normalise(f"15/QĐ{dash}SGDĐT") == "15/QĐ-SGDĐT"


NAMES = st.text("BCĐGHKLMNPQSTVX", min_size=2, max_size=7)
DIGITS = st.builds("{}{}".format, st.integers(1, 999_999), st.sampled_from(["", "a", "b", "B"]))
YEARS = st.sampled_from(["", *(f"/{year}" for year in range(1945, 2060, 7))])
KINDS = st.sampled_from(["", *(f"{name}-" for name in TYPES if name not in ("L", LAW))])
UNITS = st.lists(st.one_of(NAMES, st.builds("{}&{}".format, NAMES, NAMES)), max_size=3)
STATE = st.builds(
    lambda digits, year, kind, issuer, units: f"{digits}{year}/{kind}{'-'.join([issuer, *units])}",
    DIGITS,
    YEARS,
    KINDS,
    NAMES,
    UNITS,
)
PARTY = st.builds(
    "{}-{}/{}".format,
    DIGITS,
    st.sampled_from(["CT", "NQ", "KH", "KL", "QĐ", "TB"]),
    st.sampled_from(["TW", "TU"]),
)


@given(st.one_of(STATE, PARTY))
def test_a_number_written_and_read_again_is_the_same(text: str) -> None:
    read = parse(text)
    assert read is not None
    assert parse(read.written) == read
    assert normalise(read.written) == read.written
    assert lookup_key(read.written) == lookup_key(text)


@given(STATE, st.sampled_from(["–", " - ", "‑", "- "]))
def test_dashes_and_spaces_make_no_other_number(text: str, dash: str) -> None:
    assert identity_symbol(text.replace("-", dash)) == identity_symbol(text)
    assert lookup_key(f"Số: {text}") == lookup_key(text)


LOOSE = st.text("0123456789aĐđdDQTSG/-–.&_ :\u00a0\n²٣", max_size=30)


@given(st.one_of(st.text(max_size=250), LOOSE))
def test_no_text_is_too_odd(text: str) -> None:
    read = parse(text)
    if read:
        assert parse(read.written) == read
    assert normalise(normalise(text)) == normalise(text)
    assert len(lookup_key(text)) <= max(200, len(text) * 3)
    identity_symbol(text)
    address_slug(text)
