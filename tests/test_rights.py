"""What may not be seen is nowhere: a word of it stands on no page, in no feed and in no count."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from cms.layout import lay_out
from documents import listing as letters_listing
from documents.models import LetterIndexPage, LetterType
from home.models import GuidancePage
from news.models import ArticleLetter, NewsIndexPage
from search import queries
from search.engine import get_engine
from search.rights import page_audience, reader_audience
from tests import makers

SECRET = "Bimatkhongthay"


@pytest.fixture
def site(db):
    """No test here asks the index, so a transaction that is rolled back is enough."""
    lay_out()
    return makers.Site()


@pytest.fixture
def everywhere(client):
    """Every public address where a word could stand, for whoever the client is."""

    def everywhere(*more: str) -> str:
        addresses = [
            "/",
            "/tin-tuc/",
            "/tin-tuc/atom/",
            "/van-ban/",
            "/van-ban/atom/",
            "/linh-vuc/giao-duc-thuong-xuyen/",
            "/linh-vuc/giao-duc-thuong-xuyen/atom/",
            "/nam-hoc/2022-2023/",
            "/nam-hoc/2022-2023/atom/",
            "/sitemap-trang.xml",
            "/sitemap-van-ban.xml",
            "/khong-co/",
            *more,
        ]
        return "\n".join(client.get(address).content.decode() for address in addresses)

    return everywhere


def under_topics(thing):
    """List it wherever something can be listed."""
    thing.task_areas.add(makers.task_area())
    thing.school_years.set([makers.school_year()])
    return thing


@pytest.fixture
def open_things(site):
    """A public article before and after, a public letter that everything hidden cites."""
    letter = makers.published(under_topics(makers.letter("1/SGDĐT-VP", abstract="Thư mở")))
    article = makers.published(under_topics(makers.article(site, "Tin mở", text="Không có gì.")))
    return letter, article


CITES = "Theo Công văn số 01/SGDĐT-VP ngày 05/9/2022 về việc chung."


def hidden_article(site, hide: str):
    article = makers.article(site, f"Tin {SECRET}", text=CITES, captions=[f"Ảnh {SECRET}"], live=False)
    under_topics(article)
    if hide == "draft":
        article.save()
        article.save_revision()
        return article
    makers.published(article)
    if hide == "unpublished":
        article.unpublish()
    elif hide == "login-only":
        makers.login_only(article)
    elif hide == "groups":
        makers.groups_only(article, makers.group())
    elif hide == "unpublished parent":
        site.news.unpublish()
    elif hide == "login-only section":
        makers.login_only(site.news)
    return article


HIDDEN = ["draft", "unpublished", "login-only", "groups", "unpublished parent", "login-only section"]


@pytest.mark.parametrize("hide", HIDDEN)
def test_a_hidden_article_is_nowhere_for_strangers(site, everywhere, client, open_things, hide):
    letter, neighbour = open_things
    article = hidden_article(site, hide)
    text = everywhere(letter.url, neighbour.url)
    assert SECRET.lower() not in text.lower()
    assert client.get(f"/tin-tuc/{article.slug}/").status_code in (302, 404)
    assert page_audience(article) != ("public",)


def test_an_article_is_everywhere_for_whom_it_is_open(site, everywhere, client, open_things):
    """The counterpart: without it the tests above could pass for want of the word."""
    letter, neighbour = open_things
    hidden_article(site, "groups")
    client.force_login(makers.user("trong-nhom", makers.group()))
    for address in (
        "/",
        "/tin-tuc/",
        "/tin-tuc/atom/",
        "/linh-vuc/giao-duc-thuong-xuyen/",
        letter.url,
        neighbour.url,
    ):
        assert SECRET.lower() in client.get(address).text.lower(), address
    client.force_login(makers.user("ngoai-nhom"))
    assert SECRET.lower() not in everywhere(letter.url, neighbour.url).lower()


def test_a_signed_in_reader_sees_a_login_only_section(site, client, open_things):
    article = hidden_article(site, "login-only section")
    client.force_login(makers.user())
    assert SECRET in client.get("/tin-tuc/").text
    assert client.get(article.url).status_code == 200


def test_what_an_unpublished_section_holds_is_hidden_from_administrators_lists_too(site, client, open_things):
    hidden_article(site, "unpublished parent")
    client.force_login(makers.user(is_superuser=True))
    assert SECRET not in client.get("/").text


def test_an_article_behind_a_shared_password_is_in_no_list(site, everywhere, client, open_things):
    article = makers.published(under_topics(makers.article(site, f"Tin {SECRET}", text=CITES)))
    PageViewRestriction.objects.create(page=article, restriction_type="password", password="mo-cua")
    assert SECRET.lower() not in everywhere(*(thing.url for thing in open_things)).lower()
    assert page_audience(article) == ()


@pytest.mark.parametrize("hide", ["unpublished", "login-only", "groups"])
def test_a_hidden_guidance_page_and_all_below_it_is_nowhere(site, everywhere, open_things, hide):
    letter, _article = open_things
    shown = makers.guidance(site, "Hướng dẫn mở", text="Mở")
    parent = GuidancePage(title=f"Mục {SECRET}", body=[])
    shown.add_child(instance=parent)
    child = under_topics(GuidancePage(title=f"Con {SECRET}", body=[("paragraph", f"<p>{CITES}</p>")]))
    parent.add_child(instance=child)
    makers.published(child)
    if hide == "unpublished":
        parent.unpublish()
    elif hide == "login-only":
        makers.login_only(parent)
    else:
        makers.groups_only(parent, makers.group())
    assert SECRET.lower() not in everywhere(letter.url, shown.url).lower()
    assert page_audience(child) != ("public",)


def test_a_page_in_two_restricted_sections_is_for_those_whom_both_let_in(site):
    article = makers.article(site)
    one, other = makers.group("Một"), makers.group("Hai")
    makers.groups_only(site.news, one, other)
    makers.groups_only(article, other)
    assert page_audience(article) == (f"group:{other.pk}",)
    makers.login_only(site.home)
    assert page_audience(article) == (f"group:{other.pk}",)


def hidden_letter(site, hide: str):
    issuer = makers.issuer(f"Cơ quan {SECRET}", "CQBM")
    letter = makers.letter(
        "77/CQBM-VP",
        live=False,
        issuer=issuer,
        letter_type=LetterType.objects.create(name=f"Loại {SECRET}"),
        abstract=f"Trích yếu {SECRET}",
        legal_bases=CITES,
        access={"signed-in": "signed-in", "groups": "groups"}.get(hide, "public"),
    )
    letter.access_groups.set([makers.group()])
    under_topics(letter)
    makers.attachment(letter, title=f"Tệp {SECRET}")
    if hide == "draft":
        letter.save_revision()
        return letter
    makers.published(letter)
    if hide == "unpublished":
        letter.unpublish()
    elif hide == "withdrawn":
        letter.delete()
    elif hide == "library unpublished":
        site.library.unpublish()
    elif hide == "library login-only":
        makers.login_only(site.library)
    return letter


HIDDEN_LETTERS = ["draft", "unpublished", "withdrawn", "signed-in", "groups"]


@pytest.mark.parametrize("hide", [*HIDDEN_LETTERS, "library unpublished", "library login-only"])
def test_a_hidden_letter_is_nowhere_for_strangers(site, everywhere, client, open_things, hide):
    letter, article = open_things
    article.body = [("paragraph", "<p>Theo Công văn số 77/CQBM-VP ngày 05/9/2022.</p>")]
    makers.published(article)
    hidden = hidden_letter(site, hide)
    cache.clear()
    address = "/van-ban/2022/77-cqbm-vp/"
    text = everywhere(letter.url or "/van-ban/2022/01-sgddt-vp/", article.url, address)
    assert SECRET.lower() not in text.lower()
    assert client.get(address).status_code == {"withdrawn": 410, "library login-only": 302}.get(hide, 404)
    assert "public" not in hidden.audience()


def test_a_letter_is_everywhere_for_whom_it_is_open(site, client, open_things):
    hidden = hidden_letter(site, "groups")
    client.force_login(makers.user("trong-nhom", makers.group()))
    for address in (
        "/",
        "/van-ban/",
        "/van-ban/atom/",
        "/nam-hoc/2022-2023/",
        open_things[0].url,
        hidden.url,
    ):
        assert SECRET.lower() in client.get(address).text.lower(), address


def test_counts_and_choices_tell_nothing_of_hidden_letters(site, client, open_things):
    hidden_letter(site, "groups")
    answer = client.get("/van-ban/")
    assert len(answer.context["letters"].letters) == 1
    assert answer.context["letters"].total in (None, 1)
    assert "trang=2" not in answer.text
    stranger = letters_listing.choices(makers.user())
    assert [issuer.name for issuer in stranger["issuers"]] == ["Sở Giáo dục và Đào tạo"]
    assert [kind.name for kind in stranger["letter_types"]] == ["Công văn"]


def test_a_letter_a_page_was_given_is_hidden_from_whom_it_is_not_open(site, client):
    hidden = hidden_letter(site, "groups")
    article = makers.article(site)
    article.related_letters = [ArticleLetter(letter=hidden)]
    makers.published(article)
    assert SECRET not in client.get(article.url).text
    client.force_login(makers.user("trong-nhom", makers.group()))
    assert SECRET in client.get(article.url).text


def test_a_section_that_is_not_open_stands_in_no_menu(site, client):
    makers.login_only(site.library)
    cache.clear()
    assert 'href="/van-ban/"' not in client.get("/tin-tuc/").text
    site.news.unpublish()
    assert 'href="/tin-tuc/"' not in client.get("/").text


def test_a_login_only_home_hides_the_whole_site(site, client, open_things):
    makers.login_only(site.home)
    cache.clear()
    letter, article = open_things
    for address in (
        "/",
        "/tin-tuc/",
        "/van-ban/",
        article.url,
        "/van-ban/2022/01-sgddt-vp/",
        "/tin-tuc/atom/",
    ):
        assert client.get(address).status_code == 302
    assert client.get("/nam-hoc/2022-2023/").text.count("Tin mở") == 0
    assert client.get("/nam-hoc/2022-2023/").text.count("Thư mở") == 0


def test_letters_of_a_restricted_library_are_found_by_those_it_lets_in(site):
    letter = makers.letter()
    makers.groups_only(site.library, makers.group())
    cache.clear()
    inside, outside = makers.user("trong", makers.group()), makers.user("ngoai")
    assert set(letter.audience()) & set(reader_audience(inside))
    assert not set(letter.audience()) & set(reader_audience(outside))


@pytest.mark.parametrize("page_type", [LetterIndexPage, NewsIndexPage])
def test_a_draft_of_a_section_changes_nothing_for_readers(site, client, open_things, page_type):
    page = page_type.objects.get()
    page.title = f"Mục {SECRET}"
    page.save_revision()
    assert SECRET not in client.get(page.url).text


def found(user) -> int:
    """How many letters the real index counts for this reader."""
    return get_engine().search(queries.parse("nhiệm vụ", audience=reader_audience(user))).total


def test_the_index_counts_letters_only_for_those_the_library_lets_in(transactional_db):
    lay_out()
    library, stranger, reader = makers.Site().library, AnonymousUser(), makers.user()
    for n in range(3):
        makers.letter(f"{n + 1}/SGDĐT-VP")
    assert (found(stranger), found(reader)) == (3, 3)
    library.unpublish()
    assert (found(stranger), found(reader)) == (0, 0)
    makers.published(library)
    assert (found(stranger), found(reader)) == (3, 3)
    makers.login_only(library)
    assert (found(stranger), found(reader)) == (0, 3)
    PageViewRestriction.objects.all().delete()
    assert (found(stranger), found(reader)) == (3, 3)
    makers.groups_only(library.get_parent(), makers.group())
    assert (found(stranger), found(reader), found(makers.user("trong", makers.group()))) == (0, 0, 3)
    PageViewRestriction.objects.all().delete()
    library.get_parent().specific.unpublish()
    assert found(stranger) == 0


def test_a_section_that_changes_its_words_gives_the_index_no_letters_to_read_again(transactional_db):
    lay_out()
    library = makers.Site().library
    makers.letter()
    library.title = "Thư viện văn bản"
    with CaptureQueriesContext(connection) as asked:
        makers.published(library)
    assert not [
        query for query in asked if "documents_letter" in query["sql"] and "lettertype" in query["sql"]
    ]
