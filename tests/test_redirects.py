"""Old addresses: those a page of ours had, and those of the portal before this one, taken in from a list."""

import io

import pytest
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import Workbook
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from cms import roles
from cms.layout import lay_out
from home.models import GuidancePage
from home.redirects import importing, keeping
from home.redirects.targets import former
from tests import makers

IMPORT = "/quan-tri/redirects/import/"


@pytest.fixture
def site(db):
    lay_out()
    return makers.Site()


def slugged(page, slug: str):
    page.refresh_from_db()
    page.slug = slug
    return makers.published(page)


def led(client, address: str, **sent) -> str:
    """Where an address leads in one step, '' when it does not."""
    answer = client.get(address, sent)
    return answer.url if answer.status_code in (301, 302) else ""


def test_a_new_slug_leads_the_old_address_on(site, client):
    page = makers.article(site, "Hội nghị tổng kết")
    slugged(page, "tong-ket-nam-hoc")
    assert led(client, "/tin-tuc/hoi-nghi-tong-ket/") == "/tin-tuc/tong-ket-nam-hoc/"
    assert led(client, "/tin-tuc/hoi-nghi-tong-ket") == "/tin-tuc/tong-ket-nam-hoc/"
    assert led(client, "/tin-tuc/hoi-nghi-tong-ket/", tu="zalo") == "/tin-tuc/tong-ket-nam-hoc/?tu=zalo"


def test_a_page_that_was_renamed_thrice_is_reached_in_one_step(site, client):
    page = makers.article(site, "Một")
    for slug in ("hai", "ba", "bon"):
        slugged(page, slug)
    assert {led(client, f"/tin-tuc/{slug}/") for slug in ("mot", "hai", "ba")} == {"/tin-tuc/bon/"}


def test_a_slug_taken_back_runs_in_no_circle(site, client):
    page = makers.article(site, "A")
    slugged(page, "b")
    slugged(page, "a")
    assert client.get("/tin-tuc/a/").status_code == 200
    answer = client.get("/tin-tuc/b/")
    assert answer.url == "/tin-tuc/a/" and answer["Cache-Control"] == "no-cache"
    page.refresh_from_db()
    page.unpublish()
    assert client.get("/tin-tuc/a/").status_code == 404
    assert client.get("/tin-tuc/b/").status_code == 404


def test_a_section_takes_its_pages_and_letters_along(site, client):
    section = makers.guidance(site, "Hướng dẫn")
    below = GuidancePage(title="Chuyển trường", live=False)
    section.add_child(instance=below)
    makers.published(below)
    letter = makers.letter()
    slugged(section, "cam-nang")
    slugged(site.library, "thu-vien")
    assert led(client, "/huong-dan/chuyen-truong/") == "/cam-nang/chuyen-truong/"
    assert led(client, "/van-ban/2022/2302-sgddt-gdtx/") == "/thu-vien/2022/2302-sgddt-gdtx/"
    assert led(client, "/van-ban/", loai="cong-van") == "/thu-vien/?loai=cong-van"
    letter.delete()
    assert client.get("/van-ban/2022/2302-sgddt-gdtx/", follow=True).status_code == 410


def test_a_moved_page_is_reached_at_its_old_address(site, client):
    section = makers.guidance(site, "Cẩm nang")
    page = makers.guidance(site, "Chuyển trường")
    page.move(section, pos="last-child")
    assert led(client, "/chuyen-truong/") == "/cam-nang/chuyen-truong/"


def test_a_draft_that_was_never_public_leaves_no_address(site):
    page = makers.article(site, "Nháp", live=False)
    page.slug = "nhap-moi"
    page.save()
    page.title = "Khác"
    page.save()
    assert not Redirect.objects.exists()


def test_another_page_at_the_old_address_wins(site, client):
    page = makers.article(site, "Hội nghị")
    slugged(page, "hoi-nghi-2022")
    makers.article(site, "Hội nghị")
    assert client.get("/tin-tuc/hoi-nghi/").status_code == 200


def test_what_an_editor_set_for_an_address_stays(site, client):
    Redirect.objects.create(
        old_path="/tin-tuc/hoi-nghi", site_id=1, redirect_link="https://khac.example/", is_permanent=False
    )
    Redirect.objects.update(site=Page.objects.get(pk=site.home.pk).get_site())
    slugged(makers.article(site, "Hội nghị"), "hoi-nghi-2022")
    assert led(client, "/tin-tuc/hoi-nghi/") == "https://khac.example/"


def test_a_section_of_more_pages_than_sqlite_takes_alternatives(
    site, client, django_capture_on_commit_callbacks
):
    """At 1,100 pages Wagtail's own way fails there, after the page was stored."""
    section = makers.guidance(site, "Kho")
    section.refresh_from_db()
    rows = [
        Page(
            title=f"Trang {n}",
            draft_title=f"Trang {n}",
            slug=f"trang-{n}",
            path=f"{section.path}{Page._int2str(n).rjust(4, '0')}",
            depth=section.depth + 1,
            url_path=f"{section.url_path}trang-{n}/",
            locale=section.locale,
            content_type=site.home.get_parent().content_type,
        )
        for n in range(1, 1101)
    ]
    Page.objects.bulk_create(rows)
    Page.objects.filter(pk=section.pk).update(numchild=len(rows))
    with django_capture_on_commit_callbacks(execute=True):
        slugged(section, "kho-moi")
    assert Redirect.objects.count() == 1101
    assert led(client, "/kho/trang-1100/") == "/kho-moi/trang-1100/"
    slugged(section, "kho")
    assert led(client, "/kho-moi/trang-7/") == "/kho/trang-7/"
    assert not Redirect.objects.filter(old_path="/kho/trang-7").exists()


def test_the_home_pages_own_slug_is_in_no_address(site):
    makers.article(site)
    slugged(site.home, "nha")
    assert not Redirect.objects.exists()


# --- A list


def listed(*rows: tuple[str, str], heading: bool = True) -> bytes:
    head = [("Địa chỉ cũ", "Địa chỉ mới")] if heading else []
    return "\n".join(f'"{old}";"{new}"' for old, new in [*head, *rows]).encode()


def workbook(*rows: tuple[str, str]) -> bytes:
    book = Workbook()
    for row in [
        ("Danh sách chuyển hướng",),
        ("STT", "Đường dẫn cũ", "Đường dẫn mới"),
        *[("", *row) for row in rows],
    ]:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def sent(client, data: bytes, name: str = "cu-moi.csv"):
    return client.post(IMPORT, {"source": SimpleUploadedFile(name, data)})


def whys(answer) -> list[tuple[int, str]]:
    return [(problem.line.n, problem.why) for problem in answer.context["problems"]]


def test_a_list_leads_old_addresses_to_pages_letters_and_other_sites(site, client, admin_client):
    page = makers.article(site, "Hội nghị tổng kết")
    letter = makers.letter()
    answer = sent(
        admin_client,
        listed(
            ("/tin-tuc/tong-ket.html", page.url),
            ("https://cong-cu.example.vn/tin-tuc/cong-van-2302.html", "2302/SGDĐT-GDTX"),
            ("/lien-ket.html", "https://moet.example.vn/trang"),
            ("/index.php?id=5&b=1", "/van-ban/?loai=cong-van"),
            ("/printpage-tin-tuc/khac.html/", "/tin-tuc/"),
        ),
    )
    assert answer.status_code == 302 and Redirect.objects.count() == 5
    for address in ("/tin-tuc/tong-ket.html", "/tin-tuc/tong-ket.html/", "/printpage-tin-tuc/tong-ket.html"):
        assert led(client, address) == page.url
    assert led(client, "/tin-tuc/cong-van-2302.html") == letter.url
    assert led(client, "/lien-ket.html") == "https://moet.example.vn/trang"
    assert led(client, "/index.php?b=1&id=5") == "/van-ban/?loai=cong-van"
    assert led(client, "/printpage-tin-tuc/khac.html") == "/tin-tuc/"


def test_a_letter_that_is_renumbered_afterwards_is_still_reached(site, client, admin_client):
    letter = makers.letter()
    sent(admin_client, listed(("/cv.html", letter.number)))
    letter.number = "2303/SGDĐT-GDTX"
    makers.published(letter)
    assert client.get("/cv.html", follow=True).context["letter"] == letter


@pytest.mark.parametrize(
    "typed",
    [
        "/tin-tuc/Hội nghị tổng kết.html",
        "/tin-tuc/H%E1%BB%99i%20ngh%E1%BB%8B%20t%E1%BB%95ng%20k%E1%BA%BFt.html",
    ],
)
@pytest.mark.parametrize(
    "asked",
    [
        "/tin-tuc/Hội nghị tổng kết.html",
        "/tin-tuc/H%E1%BB%99i%20ngh%E1%BB%8B%20t%E1%BB%95ng%20k%E1%BA%BFt.html",
        "/tin-tuc/h%E1%BB%99i".replace("h%", "H%") + " nghị tổng kết.html/",
        "/tin-tuc/Ho\u0302\u0323i nghi\u0323 to\u0302\u0309ng ke\u0302\u0301t.html",
    ],
)
def test_vietnamese_addresses_lead_on_however_they_are_written(site, client, admin_client, typed, asked):
    sent(admin_client, listed((typed, "/tin-tuc/")))
    assert led(client, asked) == "/tin-tuc/"


def test_a_list_taken_twice_changes_nothing_and_a_mended_one_changes_what_differs(site, admin_client):
    page = makers.article(site)
    rows = [("/a.html", page.url), ("/b.html", "/van-ban/")]
    sent(admin_client, listed(*rows))
    before = list(Redirect.objects.order_by("pk").values())
    sent(admin_client, workbook(*rows), "danh-sach.xlsx")
    assert list(Redirect.objects.order_by("pk").values()) == before
    sent(admin_client, listed(("/a.html", page.url), ("/b.html", "/tin-tuc/")))
    assert Redirect.objects.count() == 2 and Redirect.objects.get(old_path="/b.html").link == "/tin-tuc/"


def test_one_fault_and_nothing_is_imported(site, admin_client):
    makers.letter("5/SGDĐT", issued_on=makers.date(2021, 2, 2))
    makers.letter("5/SGDĐT", issued_on=makers.date(2022, 2, 2))
    answer = sent(
        admin_client,
        listed(
            ("/tot.html", "/tin-tuc/"),
            ("/khong-co.html", "/tin-tuc/khong-co/"),
            ("/trong.html", ""),
            ("", "/tin-tuc/"),
            ("/van-ban/", "/tin-tuc/"),
            ("/so.html", "99/SGDĐT"),
            ("/nhieu.html", "5/SGDĐT"),
            ("/tot.html", "/van-ban/"),
            ("/dia-chi.html", "https://"),
        ),
    )
    assert answer.status_code == 422
    assert [n for n, _why in whys(answer)] == [3, 4, 5, 6, 7, 8, 9, 10]
    assert len({why for _n, why in whys(answer)}) == 8
    assert not Redirect.objects.exists()


def test_circles_and_addresses_that_lead_to_themselves_are_refused(site, admin_client):
    answer = sent(
        admin_client,
        listed(
            ("/a.html", "/b.html"),
            ("/b.html", "/c.html"),
            ("/c.html", "/a.html"),
            ("/chinh-no.html", "/chinh-no.html/"),
            ("/1.html", "/2.html"),
            ("/2.html", "/tin-tuc/"),
        ),
    )
    assert [n for n, _why in whys(answer)] == [2, 3, 4, 5]
    assert not Redirect.objects.exists()


def test_a_chain_within_a_list_leads_to_its_end(site, client, admin_client):
    sent(admin_client, listed(("/1.html", "/2.html"), ("/2.html", "/3.html"), ("/3.html", "/tin-tuc/")))
    assert {led(client, f"/{n}.html") for n in (1, 2, 3)} == {"/tin-tuc/"}


def test_an_address_that_leads_to_a_redirected_one_leads_to_its_end(site, client, admin_client):
    sent(admin_client, listed(("/2.html", "/tin-tuc/")))
    sent(admin_client, listed(("/1.html", "/2.html")))
    assert led(client, "/1.html") == "/tin-tuc/"
    # Each leads to the end at once, so that turning them round makes no circle.
    sent(admin_client, listed(("/2.html", "/1.html")))
    assert led(client, "/2.html") == "/tin-tuc/"


@pytest.mark.parametrize(
    "data",
    [b"", b"%PDF-1.4", b"PK\x03\x04 broken", "một cột\nhai".encode(), b"\x00\x01\x02", b"a;b\n", b"Cu;Moi"],
)
def test_what_is_no_list_is_told_and_stores_nothing(site, admin_client, data):
    answer = sent(admin_client, data)
    assert answer.status_code == 200 and answer.context["form"].errors["source"]
    assert not Redirect.objects.exists()


def test_a_list_without_heading_is_read_by_its_first_two_columns(site, admin_client):
    sent(admin_client, listed(("/a.html", "/tin-tuc/"), heading=False))
    assert Redirect.objects.get().old_path == "/a.html"


def test_an_old_address_is_read_whatever_host_it_bears():
    assert former("https://cu.example.vn/tin-tuc/a.html/") == "/tin-tuc/a.html"
    assert former("tin-tuc/a.html") == "/tin-tuc/a.html"
    assert former("/a?b=2&a=1") == "/a?a=1&b=2"


def test_a_long_list_asks_little_of_each_row(site, django_assert_max_num_queries):
    pages = [makers.article(site, f"Bài {n}") for n in range(5)]
    rows = [importing.Line(n, f"/cu/{n}.html", pages[n % 5].url) for n in range(200)]
    with django_assert_max_num_queries(60):
        plan = importing.plan(rows)
    assert len(plan.targets) == 200 and not plan.problems


# --- One by hand


def by_hand(client, **fields):
    data = {
        "old_path": "",
        "site": "",
        "is_permanent": "on",
        "redirect_page": "",
        "redirect_link": "",
    } | fields
    return client.post(reverse("wagtailredirects:add"), data)


def test_one_by_hand_takes_a_page_an_address_or_a_letters_number(site, client, admin_client):
    letter = makers.letter()
    by_hand(admin_client, old_path="/a.html", redirect_page=site.news.pk)
    by_hand(admin_client, old_path="/b.html", redirect_link="/van-ban/?loai=cong-van")
    by_hand(admin_client, old_path="/c.html", redirect_link=letter.number)
    assert [led(client, f"/{name}.html") for name in "abc"] == [
        "/tin-tuc/",
        "/van-ban/?loai=cong-van",
        letter.url,
    ]
    one = Redirect.objects.get(old_path="/b.html")
    edit = reverse("wagtailredirects:edit", args=[one.pk])
    assert "/van-ban/?loai=cong-van" in admin_client.get(edit).text


@pytest.mark.parametrize(
    "fields",
    [
        {"old_path": "/a.html"},
        {"old_path": "/a.html", "redirect_link": "/a.html"},
        {"old_path": "/a.html", "redirect_link": "/khong-co/"},
        {"old_path": "/tin-tuc/", "redirect_link": "/van-ban/"},
        {"old_path": "/", "redirect_link": "/van-ban/"},
    ],
)
def test_one_by_hand_that_would_lead_nowhere_is_refused(site, admin_client, fields):
    assert by_hand(admin_client, **fields).status_code == 200
    assert not Redirect.objects.exists()


@pytest.mark.parametrize(
    ("role", "may"), [(roles.PUBLISHER, True), (roles.ADMINISTRATOR, True), (roles.EDITOR, False)]
)
def test_who_publishes_keeps_redirects(site, client, role, may):
    roles.appoint()
    client.force_login(makers.user("ai-do", Group.objects.get(name=role.name)))
    assert (client.get(IMPORT).status_code == 200) == may
    sent(client, listed(("/a.html", "/tin-tuc/")))
    assert Redirect.objects.exists() == may


def test_addresses_that_redirects_cannot_keep_are_left_alone():
    long = "/trang-chu/" + "x" * 300 + "/"
    assert dict(keeping.addresses([(1, "/trang-chu/a/"), (2, long), (3, "/trang-chu/")], 10)) == {"/a": 1}
