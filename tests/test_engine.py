"""What every search engine must do: one suite, run on each. Real engines, nothing mocked."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search.engine import Engine, EngineError, Entry, Query, Results, source_of
from search.queries import parse
from search.text import excerpt
from tests import engines

STAFF = ("public", "signed-in")
NUMBER = "2302/SGDĐT-GDTX-CN&CTTT-CTHS"
FIELD_WORDS = {"loại": "letter_type", "năm": "year"}

LETTERS = (
    Entry(
        "letter:1", "letter", 1, "Hướng dẫn công tác tư vấn hướng nghiệp, dạy nghề phổ thông",
        number=NUMBER, people=("Nguyễn Văn Lưu",), body="Các trung tâm GDTX thực hiện trong học kì I.",
        facets={"letter_type": ("cong-van",), "area": ("huong-nghiep", "gdtx"), "year": ("2022",)},
        date=dt.date(2022, 9, 5),
    ),
    Entry(
        "letter:2", "letter", 2, "Hướng dẫn nhiệm vụ giáo dục thường xuyên",
        number="2304/SGDĐT-GDTX-CN&CTTT-CTHS", pages=((1, "mở đầu"), (2, "phụ lục điều tra xóa mù chữ")),
        facets={"letter_type": ("cong-van",), "area": ("gdtx",), "year": ("2022",)},
        date=dt.date(2022, 9, 6),
    ),
    Entry(
        "letter:3", "letter", 3, "Kế hoạch sửa chữa đường giao thông", number="05/KH-UBND",
        facets={"letter_type": ("ke-hoach",), "area": ("xay-dung",), "year": ("2023",)},
        date=dt.date(2023, 2, 1),
    ),
    Entry(
        "letter:4", "letter", 4, "Danh sách cán bộ", number="246QĐ-SGDĐT",
        body="Ông Dương Trí Dũng phụ trách công tác giao thông nội bộ.",
        facets={"letter_type": ("quyet-dinh",), "year": ("2023",)}, date=dt.date(2023, 3, 1),
    ),
    Entry(
        "article:5", "article", 5, "Hội nghị tổng kết năm học 2021-2022",
        captions=("Quang cảnh hội trường lớn", "Đại biểu GDTX-CN&ĐH chụp ảnh lưu niệm"),
        body=f"Sở đã ban hành Công văn số {NUMBER} ngày 05 tháng 9 năm 2022.\n\nHoà bình, thuý kiều.",
        facets={"area": ("gdtx",), "year": ("2022",)}, date=dt.date(2022, 8, 30),
    ),
    Entry(
        "letter:6", "letter", 6, "Phương án tuyệtmật zarkonium nội bộ", number="77/PA-SGDĐT",
        people=("Zebulon Kín",), captions=("zarkonium",), body="zarkonium hướng nghiệp zuluphrase",
        facets={"letter_type": ("phuong-an",), "area": ("bi-mat",)}, date=dt.date(2024, 1, 1),
        audience=("group:7",),
    ),
)  # fmt: skip


@pytest.fixture(params=engines.NAMES)
def setting(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[dict]:
    with engines.place(request.param, tmp_path) as made:
        yield made


@pytest.fixture
def empty(setting: dict) -> Iterator[Engine]:
    made = engines.opened(setting)
    yield made
    made.close()


@pytest.fixture
def engine(empty: Engine) -> Engine:
    empty.add(LETTERS)
    return empty


@pytest.fixture(scope="module", params=engines.NAMES)
def stocked(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """The same entries for tests that only read."""
    with engines.place(request.param, tmp_path_factory.mktemp("stocked")) as made:
        engine = engines.opened(made)
        engine.add(LETTERS)
        yield engine
        engine.close()


def ask(engine: Engine, raw: str, *facet_names: str, **more: object) -> Results:
    return engine.search(parse(raw, field_words=FIELD_WORDS, **more), facet_names)  # type: ignore[arg-type]


def keys(engine: Engine, raw: str, **more: object) -> list[str]:
    return [hit.key for hit in ask(engine, raw, **more).hits]


def counts(results: Results, name: str) -> dict[str, int]:
    return {facet.value: facet.count for facet in results.facets[name]}


# What is found


@pytest.mark.parametrize(
    "asked", ["huong nghiep", "hướng nghiệp", "HƯỚNG NGHIỆP", "hu\u031bo\u031b\u0301ng nghie\u0323\u0302p"]
)
def test_marked_text_is_found_with_and_without_marks(stocked: Engine, asked: str) -> None:
    assert keys(stocked, asked) == ["letter:1"]


def test_marks_as_typed_come_first(stocked: Engine) -> None:
    assert keys(stocked, "đường giao thông")[0] == "letter:3"
    assert keys(stocked, "dương")[0] == "letter:4"
    assert keys(stocked, "đường")[0] == "letter:3"
    assert set(keys(stocked, "duong")) == {"letter:3", "letter:4"}


@pytest.mark.parametrize(
    "asked",
    [
        "2302", "cv 2302", "Công văn số 2302", "số:2302", "so:2302", "2302/SGDĐT", "2302 sgddt gdtx", NUMBER,
        "2302/SGDDT-GDTX-CN&CTTT-CTHS", "2302/sgddt-gdtx-cn&cttt-cths", "2302/2022/SGDĐT-GDTX-CN&CTTT-CTHS",
        "2302 / SGDĐT – GDTX – CN&CTTT – CTHS", "2302/SGD ĐT-GDTX", "2302_SGDDT-GDTX-CN&CTTT-CTHS",
        "2302-SGDDT-GDTX-CN&CTTT-CTHS", "2302/SGD&ĐT-GDTX", "2302/SGDĐT-GDTXCN&CTTT-CTHS",
        f"Công văn số {NUMBER} ngày 05/9/2022", "2302 sgddt gdtx cn cttt cths",
    ],
)  # fmt: skip
def test_letter_is_found_by_its_number_in_every_spelling(stocked: Engine, asked: str) -> None:
    assert keys(stocked, asked)[0] == "letter:1"


@pytest.mark.parametrize("asked", ["5/KH-UBND", "05/KH-UBND", "kh-ubnd 05", "5/2023/KH-UBND"])
def test_leading_nought_is_the_same_number(stocked: Engine, asked: str) -> None:
    assert keys(stocked, asked)[0] == "letter:3"


@pytest.mark.parametrize("asked", ["246QĐ-SGDĐT", "246/QĐ-SGDĐT", "246qd", "246"])
def test_number_that_does_not_parse_is_found_as_typed(stocked: Engine, asked: str) -> None:
    assert keys(stocked, asked) == ["letter:4"]


@pytest.mark.parametrize(
    "asked", ["9999/SGDĐT-XYZ", "2303/SGDĐT-GDTX-CN&CTTT-CTHS", "số:9999", "cv 9999", "2302/UBND"]
)
def test_wrong_number_shows_no_other_letter(stocked: Engine, asked: str) -> None:
    found = ask(stocked, asked)
    assert (found.total, found.corrected, found.number_found) == (0, "", False)


def test_what_cites_a_number_follows_what_bears_it(stocked: Engine) -> None:
    found = ask(stocked, NUMBER)
    assert [hit.key for hit in found.hits] == ["letter:1", "article:5"]
    assert found.number_found


def test_citation_alone_is_no_letter_found(engine: Engine) -> None:
    engine.remove(["letter:1"])
    found = ask(engine, NUMBER)
    assert [hit.key for hit in found.hits] == ["article:5"]
    assert not found.number_found


@pytest.mark.parametrize(
    ("asked", "key"),
    [
        ("nguyen van luu", "letter:1"),
        ("quang canh hoi truong", "article:5"),
        ("hòa bình", "article:5"),
        ("thúy kiều", "article:5"),
        ("học kỳ 1", "letter:1"),
        ("năm học 2021-2022", "article:5"),
        ("GDTXCN&ĐH", "article:5"),
        ("GDTX-CN&DH", "article:5"),
        ("xmc", "letter:2"),
        ("điều tra xóa mù chữ", "letter:2"),
    ],
)
def test_people_captions_files_and_two_spellings_are_found(stocked: Engine, asked: str, key: str) -> None:
    assert keys(stocked, asked)[0] == key


def test_acronym_and_its_words_find_each_other(stocked: Engine) -> None:
    assert (
        set(keys(stocked, "gdtx")) == set(keys(stocked, "giáo dục thường xuyên")) >= {"letter:1", "letter:2"}
    )


def test_editors_synonyms_hold_at_once(stocked: Engine) -> None:
    query = replace(parse("đèn đỏ"), synonyms=(("đèn đỏ", "giao thông"),))
    assert {hit.key for hit in stocked.search(query).hits} == {"letter:3", "letter:4"}


def test_phrase_is_found_only_as_it_stands(stocked: Engine) -> None:
    assert keys(stocked, '"tư vấn hướng nghiệp"') == ["letter:1"]
    assert keys(stocked, '"nghiep huong"') == []
    assert keys(stocked, '"tháng 9 năm 2022 hoà bình"') == []
    assert keys(stocked, '"zzz') == []


def test_excluded_words_are_not_there(stocked: Engine) -> None:
    assert set(keys(stocked, "hướng dẫn")) == {"letter:1", "letter:2"}
    assert keys(stocked, "hướng dẫn -nghề") == ["letter:2"]
    assert keys(stocked, 'hướng dẫn -"giao duc thuong"') == ["letter:1"]
    assert keys(stocked, "giao thông -đường") == ["letter:4"]


def test_three_words_are_all_required(stocked: Engine) -> None:
    assert keys(stocked, "giao thông zzz") == []
    assert keys(stocked, "hướng nghiệp chữa") == []


def test_long_question_needs_only_a_share_of_its_pairs(stocked: Engine) -> None:
    assert keys(stocked, "cho tôi hỏi về công tác tư vấn hướng nghiệp ở tỉnh nào")[0] == "letter:1"


def test_long_question_is_asked_loosely_where_little_has_its_words_together(empty: Engine) -> None:
    question = "muốn xin học bổng cho con nhà nghèo thì nộp giấy tờ ở đâu"
    apart = Entry(
        "a:1", "a", 1, "Nghèo vượt khó", body="giấy khen; nộp sách; con đường; xin mời; ở phòng; cho ai"
    )
    empty.add([apart, Entry("a:2", "a", 1, "Việc khác")])
    found = ask(empty, question, "kind")
    assert ([hit.key for hit in found.hits], found.loose, found.total) == (["a:1"], True, 1)
    assert list(empty.scan(parse(question))) == ["a:1"]
    empty.add(Entry(f"a:{pk}", "a", 1, "Xin học bổng cho con nhà nghèo") for pk in range(10, 35))
    found = ask(empty, question, "kind")
    assert (found.loose, found.total, counts(found, "kind")) == (False, 25, {"a": 25})
    assert len(list(empty.scan(parse(question)))) == 25


def test_marks_as_typed_weigh_in_a_long_question(empty: Engine) -> None:
    empty.add([
        Entry("a:1", "a", 1, "Về mưa bao lớn", body="trường đóng cửa hôm nay"),
        Entry("a:2", "a", 1, "Về mưa bão lớn", body="trường đóng cửa hôm nay"),
        *(Entry(f"b:{pk}", "b", 1, "Việc khác hẳn") for pk in range(40)),
    ])  # fmt: skip
    assert keys(empty, "hôm nay bão to trường em đóng cửa phải không")[0] == "a:2"


def test_what_people_say_finds_what_offices_write_and_not_the_reverse(empty: Engine) -> None:
    empty.add([
        Entry("a:1", "a", 1, "Trường trung học phổ thông"), Entry("a:2", "a", 1, "Giáo dục thường xuyên"),
        Entry("a:3", "a", 1, "Bổ túc hồ sơ"),
    ])  # fmt: skip
    assert keys(empty, "cấp ba") == keys(empty, "cap 3") == ["a:1"]
    assert set(keys(empty, "bổ túc")) == {"a:2", "a:3"}
    assert keys(empty, "GDTX") == keys(empty, "giáo dục thường xuyên") == ["a:2"]


def test_title_counts_more_than_body(empty: Engine) -> None:
    filler = "nội dung khác " * 5
    empty.add([
        Entry("a:1", "a", 1, filler, body="chuyển đổi số"),
        Entry("a:2", "a", 1, "chuyển đổi số", body=filler),
    ])  # fmt: skip
    assert keys(empty, "chuyen doi so") == ["a:2", "a:1"]


def test_annex_does_not_drown_its_letter(empty: Engine) -> None:
    empty.add([
        Entry("a:1", "a", 1, "Phụ lục", pages=((1, "học bổng toàn phần " * 500),)),
        Entry("a:2", "a", 1, "Về việc khác", body="xét cấp học bổng toàn phần"),
    ])  # fmt: skip
    assert keys(empty, "hoc bong toan") == ["a:2", "a:1"]


def test_demoted_entry_follows_its_equal(empty: Engine) -> None:
    empty.add([
        Entry("a:1", "a", 1, "Quy chế thi", demoted=True),
        Entry("a:2", "a", 1, "Quy chế thi"),
        Entry("a:3", "a", 1, "Quy chế", body="thi"),
    ])  # fmt: skip
    assert keys(empty, "quy chế thi") == ["a:2", "a:1", "a:3"]
    assert keys(empty, "che quy")[0] != "a:1"


# Browsing, sorting, cutting


def test_no_words_show_everything_newest_first(stocked: Engine) -> None:
    assert keys(stocked, "") == ["letter:4", "letter:3", "letter:2", "letter:1", "article:5"]
    assert keys(stocked, "", sort="oldest")[0] == "article:5"


def test_browsing_tells_audiences_choices_and_changes_apart(engine: Engine) -> None:
    for _again in range(2):
        assert ask(engine, "", "area").total == 5
        assert ask(engine, "", "area", audience=("public", "group:7")).total == 6
        assert ask(engine, "", "area", audience=()).total == 0
        assert ask(engine, "", "area", facets={"area": ("gdtx",)}).total == 3
        assert ask(engine, "", "area", since=dt.date(2023, 1, 1)).total == 2
        assert keys(engine, "", sort="oldest") == list(reversed(keys(engine, "")))
        assert keys(engine, "", limit=1, offset=1) == keys(engine, "")[1:2]
        assert "kind" in ask(engine, "", "kind").facets
        assert ask(engine, "-đường").total == 4
    engine.remove(["letter:1"])
    assert ask(engine, "", "area").total == 4
    engine.add([replace(LETTERS[1], audience=("group:9",), version=9)])
    assert ask(engine, "", "area").total == 3


def test_total_is_exact_and_pages_follow_each_other(stocked: Engine) -> None:
    first, second = ask(stocked, "", limit=2), ask(stocked, "", limit=2, offset=2)
    assert first.total == second.total == 5
    assert not {hit.key for hit in first.hits} & {hit.key for hit in second.hits}


@pytest.mark.parametrize(("offset", "limit"), [(10**20, 20), (0, 0), (5, 10**9), (-5, -5)])
def test_absurd_pages_are_empty_or_cut(stocked: Engine, offset: int, limit: int) -> None:
    assert ask(stocked, "", offset=offset, limit=limit).total == 5


def test_words_may_be_sorted_by_date(stocked: Engine) -> None:
    assert keys(stocked, "hướng dẫn", sort="newest") == ["letter:2", "letter:1"]
    assert keys(stocked, "hướng dẫn", sort="oldest") == ["letter:1", "letter:2"]


def test_dates_limit(stocked: Engine) -> None:
    assert keys(stocked, "", since=dt.date(2022, 9, 6), until=dt.date(2023, 2, 1)) == ["letter:3", "letter:2"]
    assert keys(stocked, "", until=dt.date(2022, 9, 5)) == ["letter:1", "article:5"]


# Facets


def test_facets_are_counted(stocked: Engine) -> None:
    found = ask(stocked, "", "kind", "area", "nothing")
    assert counts(found, "kind") == {"letter": 4, "article": 1}
    assert counts(found, "area") == {"gdtx": 3, "huong-nghiep": 1, "xay-dung": 1}
    assert found.facets["nothing"] == ()


def test_own_choice_does_not_hide_siblings(stocked: Engine) -> None:
    found = ask(stocked, "", "area", "year", facets={"area": ("huong-nghiep",)})
    assert [hit.key for hit in found.hits] == ["letter:1"]
    assert counts(found, "area") == {"gdtx": 3, "huong-nghiep": 1, "xay-dung": 1}
    assert counts(found, "year") == {"2022": 1}


def test_values_of_a_facet_add_and_facets_narrow(stocked: Engine) -> None:
    both = ask(stocked, "", facets={"area": ("huong-nghiep", "xay-dung")})
    assert both.total == 2
    assert ask(stocked, "", facets={"area": ("huong-nghiep", "xay-dung"), "year": ("2023",)}).total == 1
    assert keys(stocked, "loai:kế-hoạch") == ["letter:3"]
    assert keys(stocked, "công năm:2023") == ["letter:4"]


def test_more_than_ten_values_are_counted(empty: Engine) -> None:
    empty.add(Entry(f"a:{pk}", "a", 1, "Thư", facets={"area": (f"v{pk}",)}) for pk in range(60))
    assert len(ask(empty, "", "area").facets["area"]) == 60


# Rights


@pytest.mark.parametrize(
    "asked", ["zarkonium", "77/PA-SGDĐT", "số:77", "Zebulon Kín", '"zarkonium"', "zuluphrase", ""]
)
def test_restricted_entry_leaks_nowhere(stocked: Engine, asked: str) -> None:
    for audience in (("public",), STAFF, ("group:8",), ()):
        found = ask(stocked, asked, "kind", "area", "letter_type", audience=audience)
        assert "letter:6" not in [hit.key for hit in found.hits]
        assert found.total == (0 if asked or not set(audience) & {"public"} else 5)
        assert "bi-mat" not in counts(found, "area")
        assert "letter:6" not in list(stocked.scan(parse(asked, audience=audience)))
    assert "letter:6" in keys(stocked, asked, audience=("public", "group:7"))


@pytest.mark.parametrize("asked", ["zarkon", "tuyệt", "zarkoniun", "zarkonim", "zulu"])
def test_restricted_words_are_neither_suggested_nor_corrected_to(stocked: Engine, asked: str) -> None:
    assert stocked.suggest(asked) == []
    assert stocked.spelling(asked) == ""
    found = ask(stocked, asked)
    assert (found.total, found.corrected) == (0, "")
    assert ask(stocked, "zarkoniun", audience=("group:7",)).corrected == "zarkonium"
    assert stocked.suggest("zarkon", ("group:7",))


# Guesses


def test_beginning_is_completed_with_marks(stocked: Engine) -> None:
    assert "hướng nghiệp" in stocked.suggest("huong ng")
    assert stocked.suggest("giao th", limit=1) == ["giao thông"]
    assert stocked.suggest("") == stocked.suggest("!!") == stocked.suggest("xyzxyz") == []


@pytest.mark.parametrize(
    "asked", ["huong nghiepp", "hong nghiep", "huogn nghiep", "huongnghiep", "hướng nhiệp"]
)
def test_slip_is_corrected_and_said(stocked: Engine, asked: str) -> None:
    found = ask(stocked, asked, "kind")
    assert [hit.key for hit in found.hits] == ["letter:1"]
    assert found.corrected == stocked.spelling(asked) == "hướng nghiệp"
    assert counts(found, "kind") == {"letter": 1}


def test_what_is_found_is_not_corrected(stocked: Engine) -> None:
    assert ask(stocked, "hướng nghiệp").corrected == ""
    assert ask(stocked, "zzzzzz qqqqqq").corrected == ""


def test_forgotten_word_is_not_suggested(engine: Engine) -> None:
    engine.remove(["letter:3"])
    assert engine.suggest("sửa ch") == []
    assert ask(engine, "sua chuaa").corrected == ""


# Storing


def test_adding_again_doubles_nothing(engine: Engine) -> None:
    engine.add(LETTERS)
    engine.add([*LETTERS, LETTERS[0]])
    assert ask(engine, "").total == 5
    assert sorted(engine.versions()) == sorted((entry.key, entry.version) for entry in LETTERS)


def test_entry_stands_as_last_added(engine: Engine) -> None:
    engine.add([replace(LETTERS[0], title="Tên mới tinh", body="", version=9)])
    assert keys(engine, "tinh") == ["letter:1"]
    assert keys(engine, "dạy nghề") == []
    assert dict(engine.versions())["letter:1"] == 9


def test_what_is_held_tells_a_changed_text_and_a_changed_audience(engine: Engine) -> None:
    held = {each.key: each for each in engine.held()}
    assert {key: each.audience for key, each in held.items()} == {e.key: e.audience for e in LETTERS}
    assert all(held[entry.key].fingerprint == entry.fingerprint for entry in LETTERS)
    changed = (
        {"title": "Khác"}, {"pages": ((1, "khác"),)}, {"facets": {"area": ("khac",)}}, {"audience": ("x",)},
        {"demoted": True}, {"date": None},
    )  # fmt: skip
    for change in changed:
        assert replace(LETTERS[0], **change).fingerprint != LETTERS[0].fingerprint
    assert replace(LETTERS[0], version=99).fingerprint == LETTERS[0].fingerprint


def test_removed_entry_is_gone(engine: Engine) -> None:
    engine.remove(["letter:1", "letter:999"])
    assert keys(engine, "hướng nghiệp", sort="newest") == []
    assert "letter:1" not in dict(engine.versions())
    assert engine.health().count == len(LETTERS) - 1


def test_scan_gives_every_key(stocked: Engine) -> None:
    assert sorted(stocked.scan(Query())) == sorted(e.key for e in LETTERS if e.audience == ("public",))
    assert list(stocked.scan(parse("hướng dẫn", sort="newest", limit=1))) == ["letter:2", "letter:1"]


def test_generation_grows_with_every_change(empty: Engine) -> None:
    seen = [empty.generation()]
    for step in (
        lambda: empty.add(LETTERS),
        lambda: empty.add(LETTERS[:1]),
        lambda: empty.remove(["letter:1"]),
        lambda: empty.rebuild(LETTERS),
        lambda: empty.add(LETTERS[:1]),
    ):
        step()
        seen.append(empty.generation())
    assert seen == sorted(set(seen))


def test_bad_entry_loses_no_later_one(engine: Engine) -> None:
    with pytest.raises(EngineError):
        engine.add([replace(LETTERS[0], version="nine")])  # type: ignore[arg-type]
    assert dict(engine.versions())["letter:1"] == 1
    engine.add([Entry("letter:10", "letter", 10, "Còn đây")])
    assert keys(engine, "con day") == ["letter:10"]


def test_empty_index_answers(empty: Engine) -> None:
    assert ask(empty, "gì", "kind").total == 0
    assert empty.suggest("gì") == list(empty.versions()) == []
    assert empty.health().ok


def test_rebuild_swaps_and_an_open_engine_sees_it(engine: Engine, setting: dict) -> None:
    other = engines.opened(setting)
    assert ask(other, "").total == 5
    engine.rebuild(LETTERS[:2])
    assert ask(other, "").total == ask(engine, "").total == 2
    other.add(LETTERS[2:3])
    assert ask(engine, "").total == 3


def test_failed_rebuild_leaves_the_old_index(engine: Engine) -> None:
    def broken() -> Iterator[Entry]:
        yield LETTERS[0]
        raise OSError("database gone")

    with pytest.raises(EngineError):
        engine.rebuild(broken())
    assert ask(engine, "").total == 5


any_text = st.one_of(
    st.text(max_size=220),
    st.text(alphabet='"-:/&số năm loại2302SGDĐTaế\u0301\u0000\ud800*~^()[]{}\\+!?', max_size=60),
)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(any_text)
def test_any_text_is_a_valid_query(stocked: Engine, raw: str) -> None:
    query = parse(raw, field_words=FIELD_WORDS)
    found = stocked.search(query, ["kind", "area"])
    assert "letter:6" not in [hit.key for hit in found.hits]
    stocked.suggest(raw)
    stocked.spelling(raw)
    excerpt(LETTERS[4].body, query.asked)
    stocked.search(Query(words=raw, phrases=(raw,), without=(raw,), number=raw, facets={"area": (raw,)}))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(any_text)
def test_any_text_may_be_stored(empty: Engine, text: str) -> None:
    empty.add([Entry("a:1", "a", 1, text, number=text, people=(text,), body=text, facets={"area": (text,)})])
    assert ask(empty, "").total == 1


def test_key_of_no_source_is_an_error() -> None:
    with pytest.raises(KeyError):
        source_of("nothing:1")
