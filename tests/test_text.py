"""What `search.text` makes of Vietnamese: one test a promise."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.text import (
    MAX_QUERY,
    Seeking,
    clean,
    clean_query,
    excerpt,
    expand,
    fold,
    loose_key,
    number_tokens,
    numbers,
    pairs,
    slug,
    sort_key,
    tokens,
    typed_tokens,
)

any_text = st.text(max_size=200)
vietnamese = st.text(
    alphabet="aàảãáạăằâậđĐeệiíỳyoòốơuụư nghptcm0123456789./-–&_\n\u0300\u0301SGDTX", max_size=120
)
SYMBOLS = {
    "Số: 891 /SGDĐT - GDTrH": "891/SGDĐT-GDTrH",
    "857/SGD ĐT-GDTrH": "857/SGDĐT-GDTrH",
    "2302/SGDĐT–GDTX–CN&CTTT–CTHS": "2302/SGDĐT-GDTX-CN&CTTT-CTHS",
    "2302 / SGDĐT - GDTX - CN&CTTT - CTHS ngày 5": "2302/SGDĐT-GDTX-CN&CTTT-CTHS",
    "2302/SGDĐT\u00a0-\u00a0GDTX của Sở": "2302/SGDĐT-GDTX",
    "2302/sgddt-gdtx-cn&cttt-cths": "2302/sgddt-gdtx-cn&cttt-cths",
    "2302/SGDDT-GDTX": "2302/SGDDT-GDTX",
    "2302_SGDĐT-GDTX.pdf": "2302/SGDĐT-GDTX",
    "18-2019-TT-BGDDT": "18/2019/TT-BGDDT",
    "18_2019_TT-BGDĐT": "18/2019/TT-BGDĐT",
    "Chỉ thị số 39-CT/TW ngày": "39-CT/TW",
    "5 - CT/TƯ": "05-CT/TƯ",
    "4899/2009/CT-BGDĐT": "4899/2009/CT-BGDĐT",
    "23/2015/TTLT-BGDĐT-BNV": "23/2015/TTLT-BGDĐT-BNV",
    "05/VBHN-BGDĐT": "05/VBHN-BGDĐT",
    "(15/QĐ-BNV)": "15/QĐ-BNV",
    "2/KH-SGDĐT": "02/KH-SGDĐT",
    "12a/KH-UBND": "12a/KH-UBND",
    "30/2020/NĐ-CP.": "30/2020/NĐ-CP",
    "43/2019/QH14 của": "43/2019/QH14",
    "12/QĐ.SGDĐT. Hết": "12/QĐ.SGDĐT",
    "7/TTr-SGD & ĐT ngày": "07/TTr-SGD&ĐT",
    "3/BC-SGDÐT": "03/BC-SGDĐT",
    "1234/SGDĐT-GDTrH về việc": "1234/SGDĐT-GDTrH",
    "45/KH-SGDĐT của Sở": "45/KH-SGDĐT",
    "45/KH-SGDĐT - Phòng Giáo dục": "45/KH-SGDĐT",
    "QUYẾT ĐỊNH SỐ 12/QĐ-SGDĐT NGÀY 5/9": "12/QĐ-SGDĐT",
}
NO_NUMBERS = """\
19/09/2022|11:41|24/7|24/24h|1/2 số|0234.3822123|0234/3822.123|Ông/Bà|km/h|60 km/h|30/4/1975
10/km|2021-2022|2022 - 2023|3/4 học sinh|12/tháng|20/lớp|10/người|1,5/GDTX|12/Phòng GD|tỉ số 3-2|246QĐ-SGDĐT
10/A1|/SGDĐT-GDTX|02-TB-SGDĐT|năm học 2021-2022-GDTX|12/NĂM HỌC|COVID-19/SARS""".replace("\n", "|").split("|")


def words(text: str) -> list[str]:
    return [token.text for token in tokens(text)]


def shown(text: str, *asked: str, length: int = 240) -> str:
    return "".join(f"[{piece}]" if match else piece for piece, match in excerpt(text, asked, length))


def test_cleaning_drops_what_cannot_be_seen() -> None:
    assert clean("a\u200bb\u202ec\x00\ufeffd\u00ad") == "abcd"
    assert clean("một\u00a0hai\u2003ba\tbốn\r\nnăm\rsáu") == "một hai ba\tbốn\nnăm\nsáu"
    assert clean("“Đề án” – 5…") == "“Đề án” – 5…"
    assert clean(unicodedata.normalize("NFD", "Hội nghị")) == "Hội nghị"


def test_query_becomes_one_short_line() -> None:
    assert clean_query("  tổng \n kết\x00\t năm ") == "tổng kết năm"
    assert len(clean_query("ab " * 10_000)) <= MAX_QUERY


@given(any_text)
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    clean(text).encode()


@given(any_text)
def test_folding_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)


def test_every_character_folds_to_one() -> None:
    assert all(len(fold(chr(code))) == 1 for code in range(0x11_0000))
    assert fold("ĐƯỜNG đối với İßﬁ 한") == "duong doi voi ißﬁ 한"


def test_slug_keeps_d() -> None:
    assert slug("Đối với Đảng – “Hướng nghiệp”") == "doi-voi-dang-huong-nghiep"
    assert slug("2302/SGDĐT-GDTX-CN&CTTT-CTHS") == "2302-sgddt-gdtx-cn-cttt-cths"
    assert slug("!!! …") == ""
    assert slug(unicodedata.normalize("NFD", "Đường sắt")) == "duong-sat"


def test_slug_is_cut_at_a_word() -> None:
    assert slug("huong nghiep cho hoc sinh", 20) == "huong-nghiep-cho-hoc"
    assert slug("huong nghiep cho hoc sinh", 19) == "huong-nghiep-cho"
    assert slug("a" * 100) == "a" * 80


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hoà bình", "hòa bình"),
        ("THUÝ", "thúy"),
        ("khoẻ", "khỏe"),
        ("kì", "kỳ"),
        ("lí do", "lý do"),
        ("quí", "quý"),
        ("học kì I", "học kỳ 1"),
        ("khoá XX", "khóa 20"),
        ("Quý IV", "quý 4"),
        ("hoc ki ii", "học kỳ 2"),
        ("ngày 05", "ngày 5"),
    ],
)
def test_two_spellings_are_one_word(one: str, other: str) -> None:
    assert words(one) == words(other)
    if fold(one) != one:
        assert typed_tokens(one) == typed_tokens(other)


@pytest.mark.parametrize(
    ("one", "other"), [("thúy", "thúi"), ("tay", "tai"), ("quyển", "quiển"), ("lớp I", "lớp 1")]
)
def test_different_words_stay_apart(one: str, other: str) -> None:
    assert words(one) != words(other)


def test_typed_syllables_keep_their_marks() -> None:
    assert typed_tokens("Đường SẮT hoà") == ["đường", "sắt", "hòa"]
    assert words("Đường SẮT hoà") == ["duong", "sat", "hoa"]


@given(st.one_of(any_text, vietnamese))
def test_offsets_point_into_the_given_text(text: str) -> None:
    for form in (text, unicodedata.normalize("NFC", text), unicodedata.normalize("NFD", text)):
        found = tokens(form)
        assert len(found) == len(typed_tokens(form))
        for token in found:
            assert token.text and not any(char.isspace() for char in token.text)
            assert form[token.start : token.end].strip() == form[token.start : token.end] != ""


def test_decomposed_text_gives_the_same_syllables() -> None:
    text = "Hội nghị tổng kết: học kì I đối với hoà Thuý"
    decomposed = unicodedata.normalize("NFD", text)
    assert words(decomposed) == words(text)
    assert typed_tokens(decomposed) == typed_tokens(text)


def test_pairs_cross_lines_but_not_paragraphs() -> None:
    text = "tư vấn\nhướng nghiệp\n \ndạy nghề"
    assert pairs(tokens(text), text) == ["tu_van", "van_huong", "huong_nghiep", "day_nghe"]


@pytest.mark.parametrize(("written", "normal"), SYMBOLS.items())
def test_number_is_read_in_every_spelling(written: str, normal: str) -> None:
    for text in (written, unicodedata.normalize("NFD", written), f"Căn cứ {written}"):
        (shape,) = numbers(text)
        assert shape.normal == normal
        assert text[shape.start : shape.end] == shape.raw


@pytest.mark.parametrize("text", NO_NUMBERS)
def test_other_figures_are_no_numbers(text: str) -> None:
    assert [shape.raw for shape in numbers(f"vào {text} thì")] == []
    assert [shape.raw for shape in numbers(text)] == []


def test_numbers_keep_d_and_bar_apart_but_are_looked_up_together() -> None:
    guide, contract = numbers("12/HD-SGDĐT và 12/HĐ-SGDĐT")
    assert guide.symbol != contract.symbol
    assert guide.key == contract.key


def test_number_parts() -> None:
    (shape,) = numbers("04899/2009/CT-BGDĐT")
    assert (shape.number, shape.year, shape.symbol) == ("4899", 2009, "CT-BGDĐT")


@pytest.mark.parametrize(
    "asked", ["2302", "2302/SGDĐT", "2302 sgddt gdtx", "2302/SGDDT-GDTX-CN&CTTT-CTHS", "2302-SGDĐT-GDTXCN"]
)
def test_number_is_found_by_its_parts(asked: str) -> None:
    (shape,) = numbers("2302/SGDĐT-GDTX-CN&CTTT-CTHS")
    assert loose_key(asked) in number_tokens(shape)


def test_acronyms_of_a_number_are_one_however_joined() -> None:
    joined, apart = numbers("5/GDTXCN&ĐH; 5/GDTX-CN&ĐH")
    assert joined.key == apart.key


@pytest.mark.parametrize("text", ["246QĐ-SGDĐT", "02-TB-SGDĐT"])
def test_number_that_does_not_parse_has_a_key(text: str) -> None:
    assert loose_key(text) == loose_key(text.replace("QĐ", "/QĐ").replace("02-", "2/")) != ""


@given(st.one_of(any_text, vietnamese))
def test_any_text_may_be_read_for_numbers(text: str) -> None:
    for shape in numbers(text):
        assert text[shape.start : shape.end] == shape.raw
        assert shape.key in number_tokens(shape)
        assert shape.normal and " " not in shape.normal
    loose_key(text)


def test_names_sort_as_in_a_dictionary() -> None:
    right = list("aăâbcdđeêghiklmnoôơpqrstuưvxy") + ["ya", "yà", "yả", "yã", "yá", "yạ", "yan", "yàn"]
    assert sorted([*right[9:], *right[:9]], key=sort_key) == right


def test_acronym_and_words_are_each_other() -> None:
    assert expand(words("gdtx")) == [(("gdtx",), ("giao", "duc", "thuong", "xuyen"))]
    assert ("gdtx",) in expand(words("giáo dục thường xuyên"))[0]
    assert [len(thing) for thing in expand(words("xóa mù chữ cấp"))] == [2, 1]
    assert ("gddt",) in expand(words("GD&ĐT"))[0]
    assert expand(["a"], (("A", "bê xê"),)) == [(("a",), ("be", "xe"))]


LONG = (
    "Mở đầu không có gì. " * 30 + "Công tác tư vấn hướng nghiệp cho học viên. " + "Phần cuối cũng vậy. " * 30
)


def test_excerpt_shows_the_passage_asked_for() -> None:
    found = shown(LONG, "huong nghiep")
    assert "tư vấn [hướng] [nghiệp] cho" in found
    assert found.startswith("…") and found.endswith("…")
    assert len(found) < 270


def test_excerpt_begins_and_ends_at_words() -> None:
    text = "".join(piece for piece, _ in excerpt(LONG, ["hướng nghiệp"], 100)).strip("…")
    assert set(text.split()) <= set(LONG.split())


def test_excerpt_marks_acronyms_and_numbers() -> None:
    assert shown("Về giáo dục thường xuyên.", "GDTX") == "Về [giáo dục thường xuyên]."
    assert "[2302/SGDĐT-GDTX]" in shown("Công văn 2302/SGDĐT-GDTX ngày 5", "2302/sgddt")


def test_excerpt_prefers_the_marks_as_typed() -> None:
    assert shown("Ông Dương đi đường sắt", "đường") == "Ông Dương đi [đường] sắt"
    assert shown("Ông Dương đi đường sắt", "duong") == "Ông [Dương] đi [đường] sắt"


def test_excerpt_leaves_strays_alone() -> None:
    assert shown("Công văn về tư vấn", "tu van") == "Công văn về [tư] [vấn]"


def test_excerpt_without_a_match_is_the_beginning() -> None:
    assert shown("Một hai ba", "zzz") == "Một hai ba"
    assert excerpt("", ["a"]) == []


def test_best_page_is_the_one_with_more_of_what_was_asked() -> None:
    texts = ("hướng nghiệp", "nghiệp vụ hướng tới", "hướng", "chẳng có gì")
    together, apart, one, none = (Seeking(["huong nghiep"]).read(text).closeness for text in texts)
    assert together > apart > one > none == 0


@settings(max_examples=100)
@given(st.one_of(any_text, vietnamese), st.lists(vietnamese, max_size=3), st.integers(1, 80))
def test_excerpt_of_anything_is_a_part_of_it(text: str, asked: list[str], length: int) -> None:
    joined = "".join(piece for piece, _ in excerpt(text, asked, length))
    assert joined.removeprefix("…").removesuffix("…") in " ".join(clean(text).split()) or "…" in text


def plain_best(matches, length: int) -> tuple[int, int]:
    """Every passage counted by itself."""
    best = (0, 0)
    for first, match in enumerate(matches):
        things: set[int] = set()
        worth = 0
        for place in range(first, len(matches)):
            other = matches[place]
            if other.end > match.start + length:
                break
            beside = place > first and other.start - matches[place - 1].end <= 2
            worth += (1 if other.thing in things else 32 if other.exact else 30) + (5 if beside else 0)
            things.add(other.thing)
        best = (first, worth) if worth > best[1] else best
    return best


few_words = st.lists(
    st.sampled_from(["hướng", "nghiệp", "huong", "Hướng-nghiệp", "GDTX", "2302/SGDĐT", ",", "a"]), max_size=60
)


@given(few_words.map(" ".join), few_words.map(lambda words: words[:9]), st.integers(1, 80))
def test_the_best_passage_is_the_one_that_shows_most(text: str, asked: list[str], length: int) -> None:
    reading = Seeking([" ".join(asked), *asked[:2]], length=length).read(text)
    first, worth = plain_best(reading.matches, length)
    assert reading.closeness == worth / 10
    if reading.matches:
        begin = reading.matches[first].start
        assert reading.text[begin : begin + 1] in "".join(piece for piece, _match in reading.excerpt())


def test_one_reading_gives_the_passage_and_the_whole() -> None:
    reading = Seeking(["huong nghiep"], length=40).read(LONG)
    assert reading.excerpt() == excerpt(LONG, ["huong nghiep"], 40)
    assert "".join(piece for piece, _match in reading.whole()) == " ".join(LONG.split())
    assert [piece for piece, match in reading.whole() if match] == ["hướng", "nghiệp"]
    nothing = Seeking([]).read(LONG)
    assert nothing.closeness == 0 and nothing.excerpt()[0][0] == excerpt(LONG, ["zzz"])[0][0]


def test_a_passage_is_weighed_as_it_is_shown() -> None:
    broken, joined = (Seeking(["xóa mù"]).read(text) for text in ("xóa \n\n\t mù", "xóa mù"))
    assert broken.closeness == joined.closeness and broken.whole() == joined.whole()
