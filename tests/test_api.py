"""The API: read-only, the same for everyone, and nothing in it that a stranger may not read."""

import json
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Collection, CollectionViewRestriction

from cms.throttling import client_of, rate_of
from documents.choosing import Status
from documents.models import Attachment, Issuer, Letter, LetterType, Relation
from news.models import ArticleLetter, GalleryPhoto
from search.engine import get_engine
from search.models import Promotion
from tests import makers

SECRET = "Bimatkhongthay"
LISTS = ("letters", "articles", "search", "letter-types", "issuers", "task-areas", "school-years")


@pytest.fixture
def ask(client):
    """The answer of an operation as data."""

    def ask(path: str, parameters: dict | None = None, *, expected: int = 200, **more):
        query = urlencode((parameters or {}) | more, doseq=True)
        response = client.get(f"/api/v1/{path}" + (f"?{query}" if query else ""))
        assert response.status_code == expected, response.content
        assert response["Content-Type"].startswith("application/json")
        return response.json()

    return ask


def numbers(answer: dict) -> list[str]:
    return [item["number"] for item in answer["items"]]


def described(number: str = "2302/SGDĐT-GDTX", **fields) -> Letter:
    """A letter that every filter knows."""
    letter = makers.letter(number, live=False, **{"signer": "Nguyễn Văn An"} | fields)
    letter.task_areas.add(makers.task_area())
    letter.school_years.set([makers.school_year()])
    return makers.published(letter)


def test_the_list_gives_public_letters_newest_first(site, ask):
    makers.letter("1/SGDĐT-VP", issued_on=date(2022, 1, 5))
    makers.letter("3/SGDĐT-VP", issued_on=date(2022, 3, 5))
    makers.letter("2/SGDĐT-VP", issued_on=date(2022, 2, 5))
    answer = ask("letters")
    assert numbers(answer) == ["3/SGDĐT-VP", "2/SGDĐT-VP", "1/SGDĐT-VP"]
    assert (answer["total"], answer["next"], answer["degraded"]) == (3, None, False)


@pytest.mark.parametrize(
    ("name", "value", "other"),
    [
        ("number", "2302 sgddt gdtx", "2303"),
        ("number", "cv 2302", "230"),
        ("year", 2022, 2023),
        ("type", "cong-van", "ke-hoach"),
        ("issuer", "sgddt", "ubnd"),
        ("task_area", "giao-duc-thuong-xuyen", "mam-non"),
        ("school_year", "2022-2023", "2023-2024"),
        ("status", "in-force", "revoked"),
        ("signer", "Nguyễn Văn An", "Nguyễn Văn Bé"),
        ("issued_from", "2022-09-05", "2022-09-06"),
        ("issued_to", "2022-09-05", "2022-09-04"),
        ("q", "nhiem vu nam hoc", "xe đạp"),
    ],
)
def test_each_filter_narrows_the_list(site, ask, name, value, other):
    described()
    assert numbers(ask("letters", **{name: value})) == ["2302/SGDĐT-GDTX"]
    assert numbers(ask("letters", **{name: other})) == []


def test_filters_hold_together_and_words_join_them(site, ask):
    described()
    described("2303/SGDĐT-GDTX", abstract="Kế hoạch xe đạp", issued_on=date(2021, 1, 2))
    assert numbers(ask("letters", q="xe đạp", year=2021, issuer="sgddt")) == ["2303/SGDĐT-GDTX"]
    assert numbers(ask("letters", q="xe đạp", year=2022)) == []
    assert numbers(ask("letters", q="xe đạp", number="2303", signer="Nguyễn Văn An")) == ["2303/SGDĐT-GDTX"]
    assert ask("letters", year=2021, type="cong-van")["total"] == 1


@pytest.mark.parametrize("words", [{}, {"q": "nhiệm vụ"}])
def test_pages_by_cursor_give_every_letter_once(site, ask, words):
    day = date(2022, 9, 5)
    made = [
        makers.letter(f"{n}/SGDĐT-VP", issued_on=day - timedelta(days=n // 3)).number for n in range(1, 11)
    ]
    found, cursor = [], None
    for _page in range(4):
        answer = ask("letters", limit=3, **words, **({"cursor": cursor} if cursor else {}))
        found += numbers(answer)
        cursor = answer["next"]
    assert cursor is None
    assert sorted(found) == sorted(made)


def test_a_letter_published_meanwhile_moves_no_page(site, ask):
    for n in range(1, 5):
        makers.letter(f"{n}/SGDĐT-VP", issued_on=date(2022, 9, n))
    first = ask("letters", limit=2)
    makers.letter("9/SGDĐT-VP", issued_on=date(2022, 10, 1))
    assert numbers(ask("letters", limit=2, cursor=first["next"])) == ["2/SGDĐT-VP", "1/SGDĐT-VP"]


def test_a_letter_comes_with_its_files_relations_and_citations(site, ask):
    old = makers.letter("1/SGDĐT-VP", issued_on=date(2021, 1, 5))
    letter = described(body="Căn cứ Công văn số 01/SGDĐT-VP ngày 05/01/2021 và Công văn số 77/SGDĐT-KHTC.")
    makers.attachment(letter, title="Toàn văn")
    Relation.objects.create(letter=letter, other=old, kind="replaces")
    Relation.objects.create(letter=letter, number="88/BC-SGDĐT", kind="refers")
    article = makers.article(site, "Tin", text="Theo Công văn số 2302/SGDĐT-GDTX ngày 05/9/2022.")
    answer = ask(f"letters/{letter.pk}")
    assert answer["text"] == letter.body
    assert [file["title"] for file in answer["files"]] == ["Toàn văn"]
    assert [(row["kind"], row["direction"], row["number"]) for row in answer["relations"]] == [
        ("replaces", "out", "1/SGDĐT-VP"),
        ("refers", "out", "88/BC-SGDĐT"),
    ]
    assert [row["id"] for row in answer["cites"]] == [old.pk]
    assert answer["cites_elsewhere"] == ["77/SGDĐT-KHTC"]
    assert [row["key"] for row in answer["cited_by"]] == [article.key]
    assert answer["issuer"] == {"slug": "sgddt", "name": "Sở Giáo dục và Đào tạo"}
    back = ask(f"letters/{old.pk}")
    assert [(row["direction"], row["letter"]["id"]) for row in back["relations"]] == [("in", letter.pk)]


def test_a_file_is_there_at_the_address_given(site, ask, client):
    letter = described()
    makers.attachment(letter, b"%PDF-1.4 noi dung")
    (file,) = ask(f"letters/{letter.pk}")["files"]
    assert b"".join(client.get(file["url"]).streaming_content) == b"%PDF-1.4 noi dung"


def test_a_letter_is_found_by_its_address_and_by_one_it_once_had(site, ask):
    letter = described()
    assert ask(f"letters/{letter.path}")["id"] == letter.pk
    former = letter.path
    letter.number = "2310/SGDĐT-GDTX"
    letter.save_revision().publish()
    assert ask(f"letters/{former}")["number"] == "2310/SGDĐT-GDTX"
    ask("letters/2022/khong-co", expected=404)


def test_a_withdrawn_letter_answers_410_without_a_word_of_it(site, ask):
    letter = described(abstract=f"Về việc {SECRET}")
    draft, hidden = makers.letter("5/SGDĐT-VP", live=False), makers.letter("6/SGDĐT-VP", access="signed-in")
    for each in (letter, draft, hidden):
        each.delete()
    for path in (letter.pk, letter.path):
        assert SECRET not in json.dumps(ask(f"letters/{path}", expected=410))
    ask(f"letters/{draft.pk}", expected=404)
    ask(f"letters/{hidden.pk}", expected=404)
    ask(f"letters/{hidden.path}", expected=404)
    Letter.objects.get(pk=letter.pk).purge()
    ask(f"letters/{letter.path}", expected=410)


def test_the_lists_that_filters_take_their_values_from(site, ask):
    described()
    assert [each["slug"] for each in ask("letter-types")] == ["cong-van"]
    assert [each["slug"] for each in ask("issuers")] == ["sgddt"]
    assert [each["slug"] for each in ask("task-areas")] == ["giao-duc-thuong-xuyen"]
    assert [each["name"] for each in ask("school-years")] == ["2022-2023"]


def test_articles_are_listed_narrowed_and_paged(site, ask):
    for n in range(1, 4):
        article = makers.article(site, f"Tin {n}", event_start=date(2022, 8, n), live=False)
        article.task_areas.add(makers.task_area())
        makers.published(article)
    makers.article(site, "Tin cũ", event_start=date(2020, 1, 1))
    first = ask("articles", limit=2)
    assert [each["title"] for each in first["items"]] == ["Tin 3", "Tin 2"]
    assert first["total"] == 4
    second = ask("articles", limit=2, cursor=first["next"])
    assert [each["title"] for each in second["items"]] == ["Tin 1", "Tin cũ"]
    assert second["next"] is None
    narrowed = ask("articles", year=2022, task_area="giao-duc-thuong-xuyen")
    assert [each["title"] for each in narrowed["items"]] == ["Tin 3", "Tin 2", "Tin 1"]


def test_an_article_comes_with_its_photos_and_letters(site, ask, client):
    letter = described()
    article = makers.article(
        site, "Tin", text="Theo Công văn số 2302/SGDĐT-GDTX ngày 05/9/2022.", captions=["Chờ ảnh"], live=False
    )
    article.gallery_photos.add(GalleryPhoto(sort_order=9, image=makers.photo(), caption="Toàn cảnh"))
    makers.published(article)
    answer = ask(f"articles/{article.pk}")
    assert [(each["place"], each["caption"]) for each in answer["photos"]] == [
        (1, "Chờ ảnh"),
        (2, "Toàn cảnh"),
    ]
    assert answer["photos"][0]["sizes"] == []
    assert client.get(answer["photos"][1]["sizes"][0]["url"])["Content-Type"] == "image/jpeg"
    assert [each["id"] for each in answer["letters"]] == [letter.pk]
    assert "Theo Công văn" in answer["text"]


def test_a_photo_that_is_not_for_everyone_has_no_address_and_no_words_of_its_own(site, ask):
    closed = Collection.get_first_root_node().add_child(name="Nội bộ")
    CollectionViewRestriction.objects.create(collection=closed, restriction_type="login")
    photo = makers.photo(SECRET)
    photo.collection, photo.credit, photo.description = closed, SECRET, SECRET
    photo.save()
    article = makers.article(site, "Tin", live=False)
    article.gallery_photos.add(GalleryPhoto(sort_order=1, image=photo, caption="Toàn cảnh"))
    makers.published(article)
    answer = ask(f"articles/{article.pk}")
    assert answer["photos"] == [{"place": 1, "caption": "Toàn cảnh", "credit": "", "alt": "", "sizes": []}]


def test_search_answers_as_the_page_does(site, ask, client):
    described()
    makers.article(site, "Hội nghị nhiệm vụ năm học")
    answer = ask("search", q="nhiem vu nam hoc")
    assert answer["total"] == 2
    assert {hit["kind"] for hit in answer["hits"]} == {"letter", "article"}
    assert {each["value"]: each["count"] for each in answer["facets"]["kind"]} == {"letter": 1, "article": 1}
    page = client.get("/tim-kiem/", {"q": "nhiem vu nam hoc"}).context["results"]
    assert [hit["key"] for hit in answer["hits"]] == [hit.key for hit in page.hits]
    assert [hit["kind"] for hit in ask("search", q="nhiem vu", kind=["letter"])["hits"]] == ["letter"]
    assert ask("search", q="nhiem vu", issued_to="2020-01-01")["total"] == 0
    assert ask("search", q="nhiem vu", issuer=["sgddt", "khac"])["total"] == 1


def test_search_is_paged_says_what_was_meant_and_shows_the_editors_choice(site, ask):
    letter = described()
    described("2303/SGDĐT-GDTX", issued_on=date(2022, 1, 3))
    first = ask("search", q="nhiệm vụ", limit=1)
    second = ask("search", q="nhiệm vụ", limit=1, cursor=first["next"])
    assert second["next"] is None
    assert first["hits"][0]["key"] != second["hits"][0]["key"]
    assert ask("search", q="nhiem vuj nam hocj hoc thuc hienn")["degraded"] is False
    Promotion.objects.create(words="xe đạp", address=letter.url, key=letter.key)
    assert [hit["key"] for hit in ask("search", q="xe đạp")["promoted"]] == [letter.key]


def test_while_the_index_rests_the_database_answers(site, ask, monkeypatch):
    from search.engine import EngineError

    described()

    def fail(*args, **kwargs):
        raise EngineError("resting")

    monkeypatch.setattr(type(get_engine()), "search", fail)
    assert ask("search", q="2302")["degraded"] is True
    answer = ask("letters", q="nhiệm vụ")
    assert (answer["degraded"], answer["total"], numbers(answer)) == (True, None, ["2302/SGDĐT-GDTX"])
    assert ask("letters")["total"] is None


HIDDEN = ["draft", "signed-in", "groups", "withdrawn", "library closed", "library gone"]


def hide(site, letter: Letter, how: str) -> None:
    if how == "draft":
        letter.unpublish()
    elif how == "withdrawn":
        letter.delete()
    elif how == "library closed":
        makers.login_only(site.library)
    elif how == "library gone":
        site.library.unpublish()
    else:
        letter.access = how
        letter.access_groups.set([makers.group()])
        letter.save_revision().publish()


def hidden_letter(site, how: str) -> Letter:
    """A letter with the secret in every text, cited by, related to and put beside what is public."""
    names = dict.fromkeys(("abstract", "body", "signer", "staff_note", "place", "addressees"), SECRET)
    letter = described(
        f"66/{SECRET.upper()}-VP",
        issuer=Issuer.objects.create(name=SECRET, abbreviation=SECRET),
        letter_type=LetterType.objects.create(name=SECRET),
        **names | {"recipients": SECRET, "legal_bases": SECRET, "drafting_unit": SECRET},
    )
    makers.attachment(letter, title=SECRET, name=f"{SECRET}.pdf")
    hide(site, letter, how)
    return letter


@pytest.mark.parametrize("how", HIDDEN)
@pytest.mark.parametrize("reader", ["stranger", "administrator"])
def test_a_hidden_letter_is_in_no_answer_whoever_asks(site, client, how, reader):
    public = described("1/SGDĐT-VP")
    article = makers.article(site, "Tin", text="Không có gì.")
    hidden = hidden_letter(site, how)
    ArticleLetter.objects.create(page=article, letter=hidden, sort_order=1)
    Relation.objects.create(letter=public, other=hidden, kind="replaces")
    Relation.objects.create(letter=hidden, other=public, kind="amends")
    Promotion.objects.create(words="xe đạp", address="/", key=hidden.key)
    if reader == "administrator":
        client.force_login(makers.user("sep", is_superuser=True, is_staff=True))
    addresses = [*LISTS, f"letters/{public.pk}", f"letters/{hidden.pk}", f"letters/{hidden.path}"]
    addresses += [f"articles/{article.pk}", f"search?q={SECRET}", "search?q=xe+đạp", "openapi.json", ""]
    addresses += [f"letters?{name}={SECRET}" for name in ("q", "number", "signer", "issuer", "type")]
    addresses += ["letters?number=66", "search?q=66&sort=newest", "search?task_area=giao-duc-thuong-xuyen"]
    for address in addresses:
        # What was asked may be said back; nothing else of it.
        text = client.get(f"/api/v1/{address}").content.decode().replace(f'"query": "{SECRET}"', "")
        assert SECRET.lower() not in text.lower(), address
    if "library" not in how:
        assert client.get("/api/v1/letters").json()["total"] == 1
        assert client.get("/api/v1/search", {"q": SECRET}).json()["total"] == 0


def test_the_secret_would_be_seen_if_nothing_hid_it(site, client):
    """The counterpart: without it the test above could pass for want of the word."""
    hidden = described("66/SGDĐT-VP", abstract=f"Về {SECRET}", staff_note="Ghichurieng")
    for address in ("letters", f"letters/{hidden.pk}", f"search?q={SECRET}"):
        text = client.get(f"/api/v1/{address}").content.decode()
        assert f"Về {SECRET}" in text
        assert "Ghichurieng" not in text


def test_a_restricted_file_of_a_public_letter_is_not_told(site, client):
    letter = described()
    makers.attachment(letter, title=SECRET, access=Attachment.Access.SIGNED_IN)
    for address in ("letters", f"letters/{letter.pk}", f"search?q={SECRET}"):
        assert f'"{SECRET}"' not in client.get(f"/api/v1/{address}").content.decode().replace(
            f'"query": "{SECRET}"', ""
        )


@pytest.mark.parametrize("how", ["draft", "login-only", "section closed"])
def test_a_hidden_article_is_in_no_answer(site, client, how):
    letter = described()
    article = makers.article(
        site, f"Tin {SECRET}", text=f"{SECRET} Công văn số 2302/SGDĐT-GDTX ngày 05/9/2022.", captions=[SECRET]
    )
    if how == "draft":
        article.unpublish()
    else:
        makers.login_only(article if how == "login-only" else site.news)
    for address in (*LISTS, f"letters/{letter.pk}", f"articles/{article.pk}", "search?q=tin"):
        assert SECRET not in client.get(f"/api/v1/{address}").content.decode()
    assert client.get(f"/api/v1/articles/{article.pk}").status_code == 404


BAD = [
    ("letters", {"limit": "101"}),
    ("letters", {"limit": "0"}),
    ("letters", {"limit": "10e20"}),
    ("letters", {"year": str(10**20)}),
    ("letters", {"year": "1" * 5000}),
    ("letters", {"type": "a\0b"}),
    ("letters", {"signer": "a\0b"}),
    ("letters", {"status": "khong"}),
    ("letters", {"issued_from": "2022-13-45"}),
    ("letters", {"cursor": "x"}),
    ("letters", {"cursor": "w20"}),
    ("letters", {"cursor": "738000-1", "q": "nhiệm vụ"}),
    ("letters", {"q": "a" * 201}),
    ("letters/0", {}),
    (f"letters/{10**20}", {}),
    (f"articles/{10**20}", {}),
    ("letters/x", {}),
    ("letters/2022/a.b", {}),
    ("articles", {"cursor": "-"}),
    ("search", {"cursor": str(10**20)}),
    ("search", {"kind": ["letter"] * 1000}),
    ("search", {"issuer": "a\0b"}),
    ("search", {"sort": "khong"}),
]


@pytest.mark.parametrize(("path", "parameters"), BAD)
def test_a_bad_parameter_answers_422_and_says_which(site, ask, path, parameters):
    problem = ask(path, parameters, expected=422)
    assert problem["detail"]
    assert all(each["where"] and each["message"] for each in problem.get("errors", []))


STRANGE = ["\0", '"', "-", "số:", "%", "'; --", "\ud7ff\u202e", "a" * 200, "(" * 200, "2302/\0", "１２"]


@pytest.mark.parametrize("text", STRANGE)
@pytest.mark.parametrize("name", ["q", "number"])
def test_any_question_is_answered(site, ask, name, text):
    described()
    ask("letters", **{name: text})
    if name == "q":
        ask("search", q=text)
        ask("letters", q=text, number="2302")


@pytest.mark.parametrize("cursor", ["0-0", "9999999-999999999999999999", "1-1"])
def test_a_cursor_from_nowhere_is_a_page_all_the_same(site, ask, cursor):
    described()
    ask("letters", cursor=cursor)
    ask("articles", cursor=cursor)


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
@pytest.mark.parametrize("path", ["letters", "letters/1", "search", "openapi.json", "", "khong-co"])
def test_nothing_but_reading_is_allowed(site, client, method, path):
    response = getattr(client, method)(f"/api/v1/{path}")
    assert response.status_code == 405
    assert response["Allow"] == "GET, HEAD, OPTIONS"


@pytest.mark.parametrize("path", [*LISTS, "openapi.json", ""])
def test_answers_may_be_kept_by_any_cache_and_are_the_same_with_a_session(site, client, path):
    described()
    plain = client.get(f"/api/v1/{path}")
    client.force_login(makers.user("sep", is_superuser=True, is_staff=True))
    signed_in = client.get(f"/api/v1/{path}")
    assert signed_in.content == plain.content
    assert "Cookie" not in signed_in.get("Vary", "")
    assert not signed_in.cookies
    assert signed_in["Cache-Control"] == "public, max-age=60"
    assert signed_in["Access-Control-Allow-Origin"] == "*"
    again = client.get(f"/api/v1/{path}", headers={"If-None-Match": plain["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    head = client.head(f"/api/v1/{path}")
    assert (head.status_code, head["Content-Length"]) == (200, str(len(plain.content)))


def test_an_error_is_kept_by_no_cache_and_read_by_any_site(site, client):
    for path in ("letters/999", "khong/co", "letters?limit=0"):
        response = client.get(f"/api/v1/{path}")
        assert response["Cache-Control"] == "no-store"
        assert response["Access-Control-Allow-Origin"] == "*"
        assert response.json()["detail"]


def test_a_browser_of_another_site_may_ask_first(site, client):
    response = client.options("/api/v1/letters", headers={"Origin": "https://vi-du.vn"})
    assert response.status_code == 204
    assert response["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"


def test_who_asks_too_often_is_told_when_to_come_again(site, client, settings):
    settings.API_RATE = "3/d"
    for _time in range(3):
        assert client.get("/api/v1/letters").status_code == 200
    refused = client.get("/api/v1/issuers")
    assert refused.status_code == 429
    assert 0 < int(refused["Retry-After"]) <= 86400
    assert refused["Cache-Control"] == "no-store"
    assert client.get("/api/v1/letters", REMOTE_ADDR="203.0.113.9").status_code == 200
    assert client.get("/").status_code == 200


def test_a_forged_address_escapes_no_limit(site, client, settings):
    settings.API_RATE = "1/d"
    assert client.get("/api/v1/issuers", headers={"X-Forwarded-For": "198.51.100.1"}).status_code == 200
    assert client.get("/api/v1/issuers", headers={"X-Forwarded-For": "198.51.100.2"}).status_code == 429


def test_behind_a_proxy_its_own_word_counts_and_no_other(site, client, settings, monkeypatch):
    from ninja.conf import settings as ninja

    monkeypatch.setattr(ninja, "NUM_PROXIES", 1)
    settings.API_RATE = "1/d"
    statuses = [
        client.get("/api/v1/issuers", headers={"X-Forwarded-For": chain}).status_code
        for chain in ("198.51.100.1", "198.51.100.2", "203.0.113.5, 198.51.100.1", "x\n, 198.51.100.2")
    ]
    assert statuses == [200, 200, 429, 429]


def test_a_network_of_ipv6_is_one_client() -> None:
    assert client_of("2001:db8::1") == client_of("2001:db8::ffff:1") != client_of("2001:db8:0:1::1")
    assert client_of("::ffff:203.0.113.5") == "203.0.113.5"
    assert len(client_of("x" * 500)) < 50


def test_a_rate_that_cannot_be_read_is_refused() -> None:
    assert (rate_of("60/m"), rate_of("")) == ((60, 60), (0, 0))
    with pytest.raises(ValueError, match="API_RATE"):
        rate_of("many")


@pytest.mark.parametrize("path", ["letters", "articles", "search?q=nhiệm+vụ", "letters?q=nhiệm+vụ"])
def test_a_list_asks_the_database_as_often_for_many_as_for_one(site, client, path):
    def asked() -> int:
        client.get(f"/api/v1/{path}")
        with CaptureQueriesContext(
            connection,
        ) as queries:
            client.get(f"/api/v1/{path}")
        return len(queries)

    make(site, 1)
    few = asked()
    make(site, 2, 3, 4, 5)
    assert asked() <= few <= 16


def make(site, *serials: int) -> None:
    for n in serials:
        letter = described(f"{n}/SGDĐT-VP")
        makers.attachment(letter)
        article = makers.article(site, f"Nhiệm vụ {n}", captions=["a", "b"], live=False)
        article.task_areas.add(makers.task_area())
        makers.published(article)


def test_a_letter_with_much_around_it_asks_the_database_as_often_as_one_with_little(site, client):
    letter = described()

    def asked() -> int:
        client.get(f"/api/v1/letters/{letter.pk}")
        with CaptureQueriesContext(connection) as queries:
            client.get(f"/api/v1/letters/{letter.pk}")
        return len(queries)

    def surround(n: int) -> None:
        other = makers.letter(f"{n}/SGDĐT-VP", body="Theo Công văn số 2302/SGDĐT-GDTX ngày 05/9/2022.")
        Relation.objects.create(letter=letter, other=other, kind="amends")
        makers.article(site, f"Tin {n}", text="Theo Công văn số 2302/SGDĐT-GDTX ngày 05/9/2022.")

    surround(1)
    few = asked()
    for n in range(2, 6):
        surround(n)
    assert asked() <= few <= 24


def test_the_page_of_the_api_names_every_operation_and_needs_nothing_from_elsewhere(site, client):
    response = client.get("/api/v1/")
    text = response.content.decode()
    for path in client.get("/api/v1/openapi.json").json()["paths"]:
        assert f"GET {path}<" in text
    assert "<style" not in text
    assert " style=" not in text
    assert "<script>" not in text
    assert 'src="http' not in text
    assert "Content-Security-Policy" in response


def test_the_description_says_every_status_there_is() -> None:
    assert set(Status.__args__) == set(Letter.Status.values)


def test_the_papers_lead_to_the_api() -> None:
    root = Path(__file__).resolve().parent.parent
    assert "docs/api.md" in (root / "README.md").read_text()
    assert "/api/v1/" in (root / "docs" / "api.md").read_text()
