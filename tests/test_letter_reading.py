"""A letter's text becomes its fields, in whatever order its columns came out of the file."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from documents.reading import LOOK_AT, Found, Known, KnownArea, KnownIssuer, read
from tests.letter_samples import ORDERS, SAMPLES, Sample, printed

CONTRACT = [
    "number",
    "issued",
    "place",
    "type",
    "abstract",
    "issuer",
    "parent_issuer",
    "addressees",
    "bases",
    "signer",
    "signer_position",
    "signing_capacity",
    "recipients",
    "school_year",
    "task_areas",
]


def values(text: str, **options) -> dict:
    told = read(text.split("\f"), **options).as_json()
    return {name: told[name]["value"] for name in CONTRACT}


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_every_field_is_found_in_every_order_of_the_columns(sample: Sample, order: str):
    found = values(printed(sample, order))
    assert {name: found[name] for name in sample.fields} == sample.fields


def test_the_contract_names_every_field_with_a_confidence():
    told = read([printed(SAMPLES[0], "wide")]).as_json("ok", pages=3)
    assert list(told) == [*CONTRACT, "text_outcome", "pages"]
    assert (told["text_outcome"], told["pages"]) == ("ok", 3)
    for name in CONTRACT:
        assert set(told[name]) == {"value", "confidence"}
        assert 0 <= told[name]["confidence"] <= 1


@pytest.mark.parametrize("pages", [[], [""], ["   \n\n "], ["\x00\x01"], ["1"], ["a b c"]])
def test_a_file_without_a_letter_gives_fields_without_values_that_want_a_look(pages: list[str]):
    fields = read(pages)
    assert all(not found.value for _name, found in fields.items())
    assert all(getattr(fields, name).wants_a_look for name in ("number", "issued", "issuer", "abstract"))


@settings(max_examples=150, deadline=None)
@given(st.lists(st.text(max_size=400), max_size=4), st.booleans())
def test_any_text_is_read_without_an_error(pages: list[str], by_ocr: bool):
    fields = read(pages, by_ocr=by_ocr)
    assert all(isinstance(found, Found) and 0 <= found.confidence <= 1 for _name, found in fields.items())


LETTERS_WORDS = "Số: / ngày tháng năm V/v Kính gửi Căn cứ QUYẾT ĐỊNH SỞ GIÁO DỤC UBND KT. GIÁM ĐỐC Nguyễn Văn A - ; . 12 \n"


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.sampled_from([*LETTERS_WORDS.split(" "), "\n", "\n\n", "    "]), max_size=150), st.booleans()
)
def test_a_letters_words_in_any_order_are_read_without_an_error(words: list[str], by_ocr: bool):
    read([" ".join(words)], by_ocr=by_ocr)


@pytest.mark.parametrize(
    "text",
    [
        "Căn cứ Quyết định số 12/QĐ-UBND ngày 05 tháng 9 năm 2022;\n" * 1600,
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM " * 2900,
        "ngày tháng năm " * 7000,
        "- Nguyễn Văn A; KT. GIÁM ĐỐC " * 3600,
        "KT. GIÁM ĐỐC\nNơi nhận:\n" * 4200,
        "Số: " * 25_000,
        "A" * 100_000,
        "a b " * 25_000,
        ("   \t" * 25_000) + "x",
        "Kính gửi:\n" * 10_000,
    ],
    ids=range(10),
)
@pytest.mark.parametrize("by_ocr", [False, True])
def test_a_hundred_kilobytes_take_less_than_a_second(text: str, by_ocr: bool):
    begun = time.perf_counter()
    read([text], by_ocr=by_ocr)
    assert time.perf_counter() - begun < 1


def test_a_known_body_is_called_by_the_librarys_name_under_any_of_its_names():
    known = Known(
        issuers=(
            KnownIssuer(
                "Sở Giáo dục và Đào tạo tỉnh An Sơn", "SGDĐT", ("Sở GD&ĐT An Sơn",), "UBND tỉnh An Sơn"
            ),
            KnownIssuer("Sở Giáo dục và Đào tạo tỉnh Bình Lộc", "SGDĐT", (), "UBND tỉnh Bình Lộc"),
        )
    )
    assert values(printed(SAMPLES[0], "wide"), known=known)["issuer"] == "Sở Giáo dục và Đào tạo tỉnh An Sơn"
    other = printed(SAMPLES[0], "wide").replace("UBND TỈNH AN SƠN", "UBND TỈNH HÀ LINH")
    assert values(other, known=known)["issuer"] == "Sở Giáo dục và Đào tạo"
    short = printed(SAMPLES[0], "turn").replace("SỞ GIÁO DỤC VÀ ĐÀO TẠO\n", "SỞ GD&ĐT AN SƠN\n")
    assert values(short, known=known)["issuer"] == "Sở Giáo dục và Đào tạo tỉnh An Sơn"


def test_task_areas_are_suggested_by_name_and_description_and_left_to_people():
    known = Known(
        areas=(
            KnownArea("Giáo dục thường xuyên", "Trung tâm GDTX, bổ túc văn hóa"),
            KnownArea("Xây dựng xã hội học tập", "học tập suốt đời, cộng đồng học tập, Tuần lễ hưởng ứng"),
            KnownArea("Kế hoạch tài chính", "học phí, ngân sách"),
        )
    )
    found = read([printed(SAMPLES[0], "wide")], known=known).task_areas
    assert found.value == ["Xây dựng xã hội học tập"]
    assert found.wants_a_look
    assert read([printed(SAMPLES[13], "wide")], known=known).task_areas.value[0] == "Giáo dục thường xuyên"


def test_a_field_that_another_contradicts_wants_a_look():
    text = printed(SAMPLES[4], "wide")
    assert read([text]).issued.confidence > LOOK_AT
    assert read([text.replace("11/2021/TT", "11/2019/TT")]).issued.confidence < LOOK_AT
    assert read([text.replace("THÔNG TƯ\n", "CHỈ THỊ\n", 1)]).type.confidence < LOOK_AT


def test_a_letter_whose_number_was_left_blank_still_has_its_type_and_body():
    blank = next(sample for sample in SAMPLES if sample.name == "number and day left blank")
    told = read([printed(blank, "wide")])
    assert told.number.value is None
    assert told.number.wants_a_look
    assert told.type.value == "Công văn"
