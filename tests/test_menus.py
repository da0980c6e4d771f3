"""The site's menus: pages that say they stand there, and links that editors add and order."""

import re

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Site as WagtailSite

from cms.layout import lay_out
from home.menus import menus
from home.models import GuidancePage, MenuLink
from tests import makers

Place = MenuLink.Place


@pytest.fixture
def site(db):
    lay_out()
    return makers.Site()


def header() -> list[tuple[str, str]]:
    return list(menus(WagtailSite.objects.get()).header)


def link(label: str = "", address: str = "", page=None, place: str = Place.HEADER) -> MenuLink:
    made = MenuLink(label=label, address=address, page=page, place=place)
    made.full_clean()
    made.save()
    return made


def navigation(client, address: str = "/") -> str:
    return re.search(r'<nav class="main-nav".*?</nav>', client.get(address).text, re.DOTALL)[0]


def test_pages_that_say_so_stand_in_the_menu_in_the_order_of_the_tree(site):
    assert header() == [("Tin tức", "/tin-tuc/"), ("Văn bản", "/van-ban/")]
    site.library.refresh_from_db()
    site.library.move(site.news, pos="left")
    assert [label for label, _url in header()] == ["Văn bản", "Tin tức"]


def test_a_link_to_filtered_letters_and_one_to_another_site_follow_them(site, client):
    link("Quyết định", "/van-ban/?loai=quyet-dinh")
    link("Bộ Giáo dục và Đào tạo", "https://moet.example.vn/")
    shown = navigation(client)
    labels = re.findall(r"<a [^>]*>([^<]+)</a>", shown)
    assert labels == ["Tin tức", "Văn bản", "Quyết định", "Bộ Giáo dục và Đào tạo"]
    assert 'href="/van-ban/?loai=quyet-dinh"' in shown


def test_a_page_put_into_the_list_stands_where_the_list_puts_it(site):
    link("Quyết định", "/van-ban/?loai=quyet-dinh")
    link("Tin hội nghị", page=site.news)
    assert header() == [
        ("Văn bản", "/van-ban/"),
        ("Quyết định", "/van-ban/?loai=quyet-dinh"),
        ("Tin hội nghị", "/tin-tuc/"),
    ]


def test_links_are_shown_in_the_order_they_were_dragged_into(site):
    first, second = link("Một", "/mot/"), link("Hai", "/hai/")
    assert [row.sort_order for row in MenuLink.objects.all()] == [0, 1]
    MenuLink.objects.filter(pk=first.pk).update(sort_order=5)
    second.save()
    assert [label for label, _url in header()][2:] == ["Hai", "Một"]


def test_links_of_the_foot_stand_in_the_foot_alone(site, client):
    link("Cổng dịch vụ công", "https://dichvucong.example.vn/", place=Place.FOOTER)
    text = client.get("/").text
    assert "Cổng dịch vụ công" in text
    assert "Cổng dịch vụ công" not in navigation(client)


def test_what_not_everyone_may_see_stands_in_no_menu(site):
    page = makers.guidance(site, "Hướng dẫn nội bộ")
    link(page=page)
    assert "Hướng dẫn nội bộ" in dict(header())
    makers.login_only(page)
    assert "Hướng dẫn nội bộ" not in dict(header())
    site.news.unpublish()
    assert "Tin tức" not in dict(header())


def test_a_changed_menu_is_seen_at_once(site):
    row = link("Cũ", "/cu/")
    assert ("Cũ", "/cu/") in header()
    row.label = "Mới"
    row.save()
    assert ("Mới", "/cu/") in header()
    row.delete()
    assert ("Mới", "/cu/") not in header()


def test_a_menu_costs_a_page_nothing_once_it_was_read(site, client):
    def asked() -> int:
        client.get("/")
        with CaptureQueriesContext(connection) as queries:
            client.get("/")
        return len(queries)

    without = asked()
    for n in range(8):
        link(f"Liên kết {n}", f"/l-{n}/")
    assert asked() == without


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"label": "Hai nơi", "address": "/a/", "page": "news"},
        {"address": "/van-ban/"},
        {"label": "Mã", "address": "javascript:alert(1)"},
        {"label": "Máy khác", "address": "//may-khac.example"},
        {"label": "Máy khác", "address": "/\\may-khac.example"},
        {"label": "Không phải địa chỉ", "address": "van-ban"},
    ],
)
def test_a_link_that_could_not_be_followed_is_refused(site, fields):
    fields = fields | ({"page": site.news} if "page" in fields else {})
    with pytest.raises(ValidationError):
        link(**fields)


def test_the_page_one_is_on_is_marked(site, client):
    link("Quyết định", "/van-ban/?loai=quyet-dinh")
    assert '<a href="/tin-tuc/" aria-current="page">' in navigation(client, "/tin-tuc/")
    makers.article(site)
    assert '<a href="/tin-tuc/" aria-current="true">' in navigation(client, "/tin-tuc/hoi-nghi-tong-ket/")
    assert '?loai=quyet-dinh" aria-current="page"' in navigation(client, "/van-ban/?loai=quyet-dinh")


def test_feeds_of_the_sections_are_told_on_every_page(site, client):
    makers.guidance(site, "Liên hệ công tác")
    text = client.get("/lien-he-cong-tac/").text
    assert 'href="/tin-tuc/atom/"' in text and 'href="/van-ban/atom/"' in text


def test_a_guidance_section_lists_its_pages_in_the_editors_order(site, client):
    section = makers.guidance(site, "Hướng dẫn", show_in_menus=True)
    for title in ("Chuyển trường", "Bảng điểm", "Xác nhận văn bằng"):
        section.refresh_from_db()
        page = GuidancePage(title=title, live=False, summary=f"Cách làm: {title}")
        section.add_child(instance=page)
        makers.published(page)
    last = GuidancePage.objects.get(title="Xác nhận văn bằng")
    last.move(GuidancePage.objects.get(title="Chuyển trường"), pos="left")
    makers.login_only(GuidancePage.objects.get(title="Bảng điểm"))
    text = client.get("/huong-dan/").text
    main = text[text.index("<main") :]
    assert main.index("Xác nhận văn bằng") < main.index("Chuyển trường")
    assert "Cách làm: Chuyển trường" in main and "Bảng điểm" not in main
    assert ("Hướng dẫn", "/huong-dan/") in header()


def test_links_are_kept_in_the_admin(site, admin_client):
    add = reverse("wagtailsnippets_home_menulink:add")
    sent = {"place": "header", "page": "", "address": "/van-ban/?loai=chi-thi", "label": "Chỉ thị"}
    assert admin_client.get(add).status_code == 200
    assert admin_client.post(add, sent).status_code == 302
    assert "Chỉ thị" in admin_client.get(reverse("wagtailsnippets_home_menulink:list")).text
    again = admin_client.post(add, sent | {"address": ""})
    assert again.status_code == 200 and MenuLink.objects.count() == 1
