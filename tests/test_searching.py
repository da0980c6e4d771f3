"""What readers find of the two real reports and the letters they cite, in every spelling they type.

Content is imported once for the whole file: these tests only read.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import QueryDict
from django.test import Client

from documents.models import Letter
from news.models import ConferenceArticlePage
from search.answering import Answer, Found, answer
from search.forms import SearchForm
from search.rights import PUBLIC
from tests.conftest import put_back

pytestmark = [pytest.mark.xdist_group("searching"), pytest.mark.django_db]
NUMBER = "2302/SGDĐT-GDTX-CN&CTTT-CTHS"
SMALL = "so-ket"
LARGE = "tong-ket"


@pytest.fixture(scope="module")
def stocked(
    django_db_setup: Path, django_db_blocker, articles_dir: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[dict]:
    """Both real articles and the two cited letters, published; yields the settings of their index."""
    from django.conf import settings

    from cms.layout import lay_out
    from documents.importing import import_letters
    from news.importing import import_article
    from search.engine import get_engine

    place = tmp_path_factory.mktemp("stocked")
    changed = pytest.MonkeyPatch()
    engine = {"ENGINE": "embedded", "PATH": str(place / "index")}
    changed.setattr(settings, "VAR_DIR", place)
    changed.setattr(settings, "SEARCH_ENGINE", engine)
    with django_db_blocker.unblock():
        lay_out()
        import_letters(Path(__file__).parent.parent / "demo" / "letters.csv", publish=True)
        for report in sorted(articles_dir.iterdir()):
            import_article(report, publish=True)
        changed.undo()
        yield engine
        get_engine().close()
        put_back(django_db_setup)


@pytest.fixture(autouse=True)
def its_index(own_files, settings, stocked: dict) -> None:
    settings.SEARCH_ENGINE = stocked


def ask(q: str, **parameters) -> Answer:
    """What an anonymous reader of the search page gets."""
    data = QueryDict(mutable=True)
    data["q"] = q
    for name, values in parameters.items():
        data.setlist(name, values)
    return answer(SearchForm(data).query((PUBLIC,)), AnonymousUser())


def names(found: Answer) -> list[str]:
    """The hits in order: a letter by the digits of its number, an article by its conference."""
    return [name(hit) for hit in found.hits]


def name(hit: Found) -> str:
    if hit.kind == "letter":
        return hit.card.number.split("/")[0]
    return SMALL if "SƠ KẾT" in hit.card.title else LARGE


def marked(hit: Found) -> list[str]:
    return [piece for piece, is_match in hit.excerpt if is_match]


def shown(hit: Found) -> str:
    return "".join(piece for piece, _ in hit.excerpt)


@pytest.mark.parametrize(
    ("marks", "plain"),
    [
        ("hướng nghiệp", "huong nghiep"),
        ("đối với", "doi voi"),
        ("học kì I", "hoc ki I"),
        ("xã hội học tập", "xa hoi hoc tap"),
        ("Trần Thị Kim Thanh", "tran thi kim thanh"),
        ("SGDĐT", "SGDDT"),
        ("Giáo dục Thường xuyên", "giao duc thuong xuyen"),
        ("công tác xóa mù chữ", "cong tac xoa mu chu"),
        ("hướng dẫn", "HUONG DAN"),
    ],
)
def test_words_are_found_with_and_without_marks(marks: str, plain: str) -> None:
    assert ask(marks).total >= 1
    assert set(names(ask(plain))) == set(names(ask(marks)))


def test_every_mention_of_vocational_guidance_is_found() -> None:
    assert set(names(ask("huong nghiep"))) == {SMALL, LARGE, "2302"}
    assert set(names(ask("đối với"))) == {SMALL, LARGE, "2302", "2304"}


@pytest.mark.parametrize("asked", ["học kỳ 1", "học kì I", "hoc ky i", "HỌC KÌ 1", "hoc ki 1"])
def test_a_term_is_found_however_it_is_spelled_and_counted(asked: str) -> None:
    assert names(ask(asked))[0] == SMALL
    assert ask(asked).total == ask("học kỳ 1").total


@pytest.mark.parametrize(
    "asked",
    [
        "2302",
        "2302/SGDĐT",
        "2302/sgddt",
        "cv 2302",
        "CV số 2302",
        "công văn 2302",
        "Công văn số 2302/SGDĐT-GDTX-CN&CTTT-CTHS",
        "2302 sgddt gdtx",
        NUMBER,
        "2302/SGDDT-GDTX-CN&CTTT-CTHS",
        "2302 / SGDĐT – GDTX-CN & CTTT-CTHS",
        "2302/SGD&ĐT-GDTX-CN&CTTT-CTHS",
        "2302-SGDDT-GDTX",
        "2302_SGDDT-GDTX-CN&CTTT-CTHS",
        "số:2302",
        "so:2302/sgddt",
        '"2302/SGDĐT"',
        "công văn 2302/SGDĐT-GDTX-CN&CTTT-CTHS ngày 5 tháng 9 năm 2022",
        "2302/2022/SGDĐT-GDTX-CN&CTTT-CTHS",
        "02302/SGDĐT",
    ],
)
def test_a_letter_is_the_first_hit_for_every_spelling_of_its_number(asked: str) -> None:
    found = ask(asked)
    assert names(found)[0] == "2302"
    assert "2304" not in names(found)
    assert not found.number_missing


def test_an_article_that_cites_a_letter_follows_it() -> None:
    assert names(ask(NUMBER)) == ["2302", LARGE]


@pytest.mark.parametrize(
    "asked",
    [
        "9999/SGDĐT-GDTX",
        "2303/SGDĐT-GDTX-CN&CTTT-CTHS",
        "cv 9999",
        "2302/UBND",
        "2302/SGDĐT-GDTX-CN&CTTT-XYZ",
    ],
)
def test_a_wrong_number_is_not_found_and_shows_no_other_letter(asked: str) -> None:
    found = ask(asked)
    assert found.number_missing
    assert (found.total, found.hits, found.corrected) == (0, [], "")


@pytest.mark.parametrize("asked", ["SGDDT", "sgdđt", "SGDĐT", "SGDDT-GDTX", "sgddt gdtx"])
def test_letters_that_bear_an_abbreviation_come_before_what_mentions_it(asked: str) -> None:
    found = names(ask(asked))
    assert set(found[:2]) == {"2302", "2304"}


def test_an_abbreviation_also_finds_what_writes_it_out() -> None:
    assert {SMALL, LARGE} < set(names(ask("SGDDT")))
    assert set(names(ask("GDTX"))) == set(names(ask("giáo dục thường xuyên")))


def test_what_has_the_topic_in_its_title_comes_before_a_letter_with_it_in_its_number() -> None:
    # 2302 is about vocational guidance; GDTX stands only in its number.
    assert names(ask("GDTX"))[-1] == "2302"


def test_typed_marks_come_first() -> None:
    found = ask("Phòng")
    assert found.total >= 1 and "Phòng" in {piece.capitalize() for piece in marked(found.hits[0])}
    both = names(ask("Lê Đức Phong"))
    assert both[0] == SMALL


@pytest.mark.parametrize(
    ("asked", "anchor", "words"),
    [
        ("Lê Đức Phong", "#hinh-11", "Lê Đức Phong"),
        ("le duc phong", "#hinh-11", "Lê Đức Phong"),
        ("Cao Minh Quý", "#hinh-3", "Cao Minh Quý"),
        ("tran thi kim thanh", "#hinh-4", "Trần Thị Kim Thanh"),
    ],
)
def test_a_name_in_a_caption_opens_the_article_at_that_photo(asked: str, anchor: str, words: str) -> None:
    hit = ask(asked).hits[0]
    assert name(hit) == SMALL
    assert hit.url.endswith(anchor)
    assert words in shown(hit)
    assert " ".join(marked(hit)[:3]).startswith(words.split()[0])


def test_the_photo_opened_is_the_one_with_the_caption_shown() -> None:
    hit = ask("Lê Đức Phong").hits[0]
    place = int(re.search(r"#hinh-(\d+)$", hit.url)[1])
    article = ConferenceArticlePage.objects.get(pk=int(hit.key.partition(":")[2]))
    assert "Lê Đức Phong" in article.photos[place - 1].caption


def test_every_person_named_in_a_delegate_list_or_caption_is_found() -> None:
    for article in ConferenceArticlePage.objects.all():
        people = [person.split(",")[0].split(" – ")[0] for person in article.people()]
        assert people
        for person in people:
            assert article.key in {hit.key for hit in ask(person).hits}, person


def test_every_caption_is_found_by_its_own_words() -> None:
    for article in ConferenceArticlePage.objects.all():
        for caption in {photo.caption for photo in article.photos}:
            assert article.key == ask(caption[:150]).hits[0].key, caption


def test_excerpt_marks_the_words_with_the_marks_they_have() -> None:
    hit = next(hit for hit in ask("huong nghiep").hits if name(hit) == LARGE)
    assert "hướng nghiệp" in " ".join(marked(hit)).lower()
    assert "hướng nghiệp" in shown(hit)


def test_facets_are_counted_by_kind_year_area_and_type() -> None:
    facets = {name: {label: count for _, label, count in counts} for name, counts in ask("").facets.items()}
    assert sorted(facets["kind"].values()) == [2, 2]
    assert facets["school_year"] == {"2022-2023": 3, "2021-2022": 1, "2023-2024": 1}
    assert facets["task_area"] == {"Giáo dục thường xuyên": 1, "Hướng nghiệp - dạy nghề phổ thông": 1}
    assert facets["letter_type"] == {"Công văn": 2}
    assert facets["issuer"] == {"Sở Giáo dục và Đào tạo": 2}


def test_a_facet_count_is_what_choosing_it_finds() -> None:
    everything = ask("doi voi")
    for facet, counts in everything.facets.items():
        for value, label, count in counts:
            assert ask("doi voi", **{facet: [value]}).total == count, (facet, label)


def test_a_choice_keeps_its_siblings_and_two_values_add() -> None:
    one = ask("", kind=["letter"])
    assert one.total == 2 and {value for value, *_ in one.facets["kind"]} == {"letter", "article"}
    assert ask("", kind=["letter", "article"]).total == 4
    assert ask("", kind=["letter"], school_year=["2023-2024"]).total == 0


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": ["fish"]},
        {"school_year": ["1066-1067"]},
        {"task_area": ["không có", "<script>"]},
        {"letter_type": ["' OR 1=1"], "kind": ["letter"]},
        {"issuer": ["x" * 120]},
        {"year": ["99999"]},
        {"status": ["\u202e"]},
    ],
)
def test_a_facet_value_that_does_not_exist_gives_an_empty_list(wrong: dict) -> None:
    found = ask("", **wrong)
    assert (found.total, found.hits) == (0, [])


def test_field_words_narrow_as_facets_do() -> None:
    assert set(names(ask("loại:công-văn"))) == {"2302", "2304"}
    assert set(names(ask('loai:"công văn" huong nghiep'))) == {"2302"}
    assert set(names(ask("năm:2024"))) == {SMALL}
    assert ask("loại:cá-voi").total == 0


def test_dates_narrow_as_a_browser_sends_them_and_as_people_write_them() -> None:
    for day in ("2022-09-06", "06/09/2022", "6/9/2022"):
        assert names(ask("", tu=[day], den=[day])) == ["2304"]
    assert ask("", tu=["2023-01-01"], den=["2022-01-01"]).total == 0


def test_newest_and_oldest_are_each_others_reverse() -> None:
    newest = names(ask("", **{"sap-xep": ["moi"]}))
    assert newest == [SMALL, "2304", "2302", LARGE]
    assert names(ask("", **{"sap-xep": ["cu"]})) == newest[::-1]


def test_every_hit_opens() -> None:
    client = Client()
    for hit in ask("").hits:
        assert client.get(hit.url.partition("#")[0]).status_code == 200


def test_a_letter_of_each_number_is_in_the_library() -> None:
    assert {letter.number for letter in Letter.objects.all()} == {NUMBER, NUMBER.replace("2302", "2304")}
