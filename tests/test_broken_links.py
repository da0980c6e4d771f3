"""Links that lead nowhere and missing pictures: found by the worker, shown in a report, gone when mended."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site as WagtailSite

from cms import roles
from cms.layout import lay_out
from documents.models import File
from home.care import checking
from home.care.leading import Leading
from home.models import BrokenLink, LinkCheck, MenuLink, Notice
from news import renditions
from news.models import ArticleFile, GalleryPhoto, Photo
from tests import makers

REPORT = "/quan-tri/reports/lien-ket-hong/"
Reason = BrokenLink.Reason


@pytest.fixture
def site(db):
    lay_out()
    WagtailSite.objects.update(hostname="so.example.vn")
    LinkCheck.objects.all().delete()
    return makers.Site()


def look() -> list[tuple[str, str]]:
    """A look at everything; (title, reason) of what it found."""
    LinkCheck.ask()
    while checking.run_next():
        pass
    assert not LinkCheck.objects.exclude(error="").exists()
    return list(BrokenLink.objects.values_list("title", "reason"))


def reasons() -> set[str]:
    return {reason for _title, reason in look()}


def linking(site, *addresses: str, title: str = "Bài"):
    return makers.article(site, title, text=" ".join(f'<a href="{one}">ở đây</a>' for one in addresses))


# --- Does an address lead somewhere?


def test_what_stands_on_the_site_leads_somewhere(site):
    page, letter = makers.article(site), makers.letter()
    file = makers.attachment(letter)
    area, year = makers.task_area(), makers.school_year()
    addresses = ["/", page.url, page.url.rstrip("/"), letter.url, f"/v/{letter.pk}/", file.get_absolute_url()]
    addresses += [
        area.get_absolute_url(),
        year.get_absolute_url(),
        "/tin-tuc/atom/",
        "/van-ban/?loai=x",
        "/tim-kiem/?q=a",
    ]
    addresses += [
        f"https://so.example.vn{page.url}#hinh-1",
        "/sitemap.xml",
        "/static/css/site.css",
        "/api/v1/openapi.json",
    ]
    leading = Leading()
    assert {one: leading.reason(one) for one in addresses if leading.reason(one)} == {}


@pytest.mark.parametrize(
    "address",
    [
        "https://khac.example/x",
        "mailto:so@example.vn",
        "tel:0234",
        "#hinh-1",
        "//khac.example/x",
        "http://[x",
    ],
)
def test_of_other_addresses_nothing_is_said(site, address):
    assert Leading().reason(address) == ""


@pytest.mark.parametrize(
    "address",
    [
        *("/khong-co/", "/tin-tuc/khong-co/", "/tin-tuc/cu.html", "http://so.example.vn/khong-co"),
        *("/van-ban/2022/khong-co/", "/van-ban/2022/", "/linh-vuc/khong-co/", "/nam-hoc/1999-2000/"),
        *("/static/khong-co.css", "/v/999/", "/a%00b/", "/%zz/"),
    ],
)
def test_an_address_of_ours_where_nothing_stands_leads_nowhere(site, address):
    assert Leading().reason(address) == Reason.NOT_FOUND


def test_what_is_not_public_leads_no_public_reader_anywhere(site):
    draft = makers.article(site, "Nháp", live=False)
    closed = makers.guidance(site, "Nội bộ")
    makers.login_only(closed)
    gone, inner = makers.letter("1/SGDĐT"), makers.letter("2/SGDĐT", access="signed-in")
    inner_url, gone_url = inner.url, gone.url
    gone.delete()
    leading = Leading()
    assert leading.reason(f"/tin-tuc/{draft.slug}/") == Reason.UNPUBLISHED
    assert leading.reason(closed.url) == Reason.RESTRICTED
    assert leading.reason("/quan-tri/") == Reason.RESTRICTED
    assert leading.reason(gone_url) == leading.reason(f"/v/{gone.pk}/") == Reason.WITHDRAWN
    assert leading.reason(inner_url) == Reason.RESTRICTED
    site.library.unpublish()
    assert Leading().reason(gone_url) == Reason.UNPUBLISHED


def test_redirects_and_former_numbers_are_followed_and_circles_told(site):
    letter = makers.letter()
    was = letter.url
    letter.number = "2303/SGDĐT-GDTX"
    makers.published(letter)
    ours = WagtailSite.objects.get()
    for old, new in (
        ("/a", "/b/"),
        ("/b", "/tin-tuc/"),
        ("/c", "/d/"),
        ("/d", "/c/"),
        ("/e", "https://khac.example/"),
    ):
        Redirect.objects.create(old_path=old, site=ours, redirect_link=new)
    leading = Leading()
    assert [leading.reason(one) for one in (was, "/a/", "/b", "/e/")] == [""] * 4
    assert leading.reason("/c/") == Reason.CIRCLE


# --- What is found


def test_links_of_text_are_told_with_their_words_and_why(site):
    target, file = makers.article(site, "Đích"), File(title="Mẫu", file=ContentFile(b"x", name="mau.pdf"))
    file.save()
    text = (
        f'<a linktype="page" id="{target.pk}">bài trước</a> <a linktype="page" id="99999">bài đã xóa</a> '
        f'<a linktype="document" id="{file.pk}">mẫu đơn</a> <a linktype="document" id="99999">mẫu cũ</a> '
        '<a href="https://so.example.vn/tin-tuc/khong-co/">gõ tay</a> <a href="https://khac.example/">ngoài</a>'
    )
    makers.guidance(site, "Hướng dẫn", text=text)
    look()
    found = set(BrokenLink.objects.values_list("text", "reason"))
    assert found == {("bài đã xóa", Reason.GONE), ("mẫu cũ", Reason.GONE), ("gõ tay", Reason.NOT_FOUND)}
    target.unpublish()
    file.file.storage.delete(file.file.name)
    look()
    found = set(BrokenLink.objects.values_list("text", "target", "reason"))
    assert ("bài trước", "Đích", Reason.UNPUBLISHED) in found and ("mẫu đơn", "Mẫu", Reason.NO_FILE) in found


def test_a_relative_address_is_read_from_where_it_stands(site):
    makers.article(site, "Khác")
    linking(site, "../khac/", "khong-co/", title="Bài")
    assert look() == [("Bài", Reason.NOT_FOUND)]


def test_the_source_of_an_article_is_looked_at_when_it_is_ours(site):
    makers.article(site, "Của ta", source_url="https://so.example.vn/tin-tuc/cu.html")
    makers.article(site, "Của người", source_url="https://khac.example/tin-tuc/cu.html")
    assert look() == [("Của ta", Reason.NOT_FOUND)]


def test_missing_pictures_are_told_and_lost_sizes_are_made_anew(site):
    page = makers.article(site, "Bài ảnh", captions=["Khai mạc", "Bế mạc", "Trao bằng"])
    photos = [
        makers.photo(f"Ảnh {n}", makers.jpeg(60, 40, name), f"{n}.jpg")
        for n, name in enumerate(("red", "blue"))
    ]
    for row, photo in zip(page.gallery_photos.order_by("sort_order"), photos, strict=False):
        GalleryPhoto.objects.filter(pk=row.pk).update(image=photo)
    default_storage.delete(photos[0].file.name)
    default_storage.delete(photos[1].renditions.get().file.name)
    LinkCheck.objects.all().delete()
    look()
    found = {row.text.partition(": ")[2]: row.reason for row in BrokenLink.objects.all()}
    assert found == {"Khai mạc": Reason.NO_FILE, "Bế mạc": Reason.NO_SIZES, "Trao bằng": Reason.NO_PHOTO}
    assert Photo.objects.get(pk=photos[1].pk).prepared_at is None
    renditions.prepare(photos[1])
    assert Reason.NO_SIZES not in reasons()
    assert all(default_storage.exists(one.file.name) for one in photos[1].renditions.all())


def test_a_file_of_an_article_that_is_missing_on_the_server_is_told(site):
    page, file = makers.article(site, "Bài"), File(title="Chương trình", file=ContentFile(b"x", name="a.pdf"))
    file.save()
    ArticleFile.objects.create(page=page, file=file, title="Chương trình hội nghị")
    assert look() == []
    default_storage.delete(file.file.name)
    look()
    row = BrokenLink.objects.get()
    assert (row.text, row.place, row.reason) == ("Chương trình hội nghị", "file", Reason.NO_FILE)


def test_addresses_of_ours_in_a_letters_text_are_looked_at(site):
    makers.letter("1/SGDĐT", body="Mẫu tại (https://so.example.vn/khong-co/). Xem https://khac.example/.")
    makers.letter("2/SGDĐT", body="Xem https://so.example.vn/tin-tuc/.")
    look()
    row = BrokenLink.objects.get()
    assert (row.title, row.target) == ("1/SGDĐT", "https://so.example.vn/khong-co/")


def test_menus_and_notices_are_looked_at_too(site, admin_client):
    page = makers.guidance(site, "Hướng dẫn")
    MenuLink.objects.create(label="Cũ", address="/khong-co/")
    MenuLink.objects.create(label="Ngoài", address="https://khac.example/")
    MenuLink.objects.create(page=page)
    notice = Notice.objects.create(text="Nghỉ lễ", address="/mat/")
    assert set(look()) == {("Cũ", Reason.NOT_FOUND), ("Nghỉ lễ", Reason.NOT_FOUND)}
    assert reverse("wagtailsnippets_home_notice:edit", args=[notice.pk]) in admin_client.get(REPORT).text
    page.unpublish()
    assert ("Hướng dẫn", Reason.UNPUBLISHED) in look()
    notice.delete()
    assert not BrokenLink.objects.filter(title="Nghỉ lễ").exists()


def test_drafts_and_what_only_some_may_read_are_not_looked_at(site):
    makers.article(site, "Nháp", live=False, text='<a href="/khong-co/">x</a>')
    makers.login_only(linking(site, "/khong-co/", title="Nội bộ"))
    assert look() == []


# --- When it is looked for


def test_what_is_mended_is_gone_after_the_next_look(site):
    page = linking(site, "/sap-co/")
    assert reasons() == {Reason.NOT_FOUND}
    makers.guidance(site, "Sắp có")
    assert look() == []
    linking(site, "/khong-co/", title="Sẽ gỡ")
    assert len(look()) == 1
    page.refresh_from_db()
    page.delete()


def test_a_page_is_looked_at_soon_after_it_is_published(site):
    page = linking(site, "/khong-co/")
    assert LinkCheck.objects.get().source == f"page:{page.pk}"
    checking.run_next()
    assert BrokenLink.objects.get().reason == Reason.NOT_FOUND and not LinkCheck.objects.exists()
    page.unpublish()
    assert not BrokenLink.objects.exists()


def test_what_was_just_published_does_not_wait_for_the_look_at_everything(site):
    LinkCheck.ask()
    page = linking(site, "/khong-co/")
    assert LinkCheck.waiting().first().source == f"page:{page.pk}"


def test_the_night_asks_once_and_makes_up_for_a_night_off(site):
    assert checking.ask_nightly() == 1
    assert checking.ask_nightly() == 0
    LinkCheck.objects.update(asked_at=timezone.now() - timedelta(days=1, hours=1))
    look()
    assert checking.ask_nightly() == 1


def test_a_long_look_goes_on_where_it_was_left(site, monkeypatch):
    monkeypatch.setattr(checking, "TOGETHER", 2)
    monkeypatch.setattr(checking, "TURN_SECONDS", 0.0)
    for n in range(5):
        linking(site, f"/khong-co-{n}/", title=f"Bài {n}")
    LinkCheck.objects.all().delete()
    check = LinkCheck.ask()
    turns = 0
    while checking.run_next():
        turns += 1
    check.refresh_from_db()
    assert turns > 5 and check.ended_at and not check.error
    assert BrokenLink.objects.count() == 5


def test_many_pages_are_looked_at_with_few_questions(site):
    def asked(count: int) -> int:
        for n in range(count):
            page = linking(site, "/tin-tuc/", title=f"Bài {count}-{n}")
            GalleryPhoto.objects.create(
                page=page, image=makers.photo(content=makers.jpeg(30, 20)), caption="x"
            )
        LinkCheck.objects.all().delete()
        LinkCheck.ask()
        with CaptureQueriesContext(connection) as queries:
            checking.run_next()
        return len(queries)

    few = asked(2)
    assert asked(20) <= few + 2


# --- The report


def test_the_report_tells_where_what_and_why_with_the_way_to_mend_it(site, admin_client):
    page = linking(site, "/khong-co/", title="Tổng kết")
    letter = makers.letter("7/SGDĐT", body="https://so.example.vn/mat/")
    look()
    text = admin_client.get(REPORT).text
    for words in ("Tổng kết", "ở đây", "/khong-co/", str(Reason.NOT_FOUND.label), "7/SGDĐT"):
        assert words in text
    assert reverse("wagtailadmin_pages:edit", args=[page.pk]) in text
    assert reverse("wagtailsnippets_documents_letter:edit", args=[letter.pk]) in text
    only = admin_client.get(REPORT, {"reason": Reason.GONE})
    assert "Tổng kết" not in only.text and only.status_code == 200
    table = b"".join(admin_client.get(REPORT, {"export": "csv"}).streaming_content).decode()
    assert "Tổng kết" in table and "/khong-co/" in table


def test_its_button_asks_the_worker(site, admin_client):
    assert admin_client.post(REPORT).status_code == 302
    assert LinkCheck.objects.get().source == ""
    assert 'http-equiv="refresh"' in admin_client.get(REPORT).text
    admin_client.post(REPORT)
    assert LinkCheck.objects.count() == 1


def test_it_opens_with_few_questions_however_much_is_broken(site, admin_client):
    BrokenLink.objects.bulk_create(
        BrokenLink(source=f"page:{n}", title=f"Bài {n}", place="text", reason=Reason.GONE)
        for n in range(3000)
    )
    admin_client.get(REPORT)
    with CaptureQueriesContext(connection) as queries:
        assert admin_client.get(REPORT).status_code == 200
    assert len(queries) <= 25


def test_the_home_screen_says_how_many_there_are(site, admin_client):
    linking(site, "/khong-co/", "/mat/")
    look()
    assert f'href="{REPORT}"' in admin_client.get("/quan-tri/").text.split("w-panel--dashboard", 1)[1]


def test_one_page_that_cannot_be_read_keeps_no_other_from_being_looked_at(site, monkeypatch):
    linking(site, "/khong-co/", title="Lành")
    linking(site, "/khong-co/", title="Hỏng")
    read = checking.shown_by

    def shown_by(thing):
        if thing.title == "Hỏng":
            raise ValueError("broken")
        return read(thing)

    monkeypatch.setattr(checking, "shown_by", shown_by)
    LinkCheck.objects.all().delete()
    assert look() == [("Lành", Reason.NOT_FOUND)]


@pytest.mark.parametrize(
    ("role", "may"),
    [(roles.REPORTER, False), (roles.EDITOR, True), (roles.PUBLISHER, True), (roles.REGISTRAR, True)],
)
def test_who_writes_or_publishes_sees_it(site, client, role, may):
    roles.appoint()
    client.force_login(makers.user("ai-do", Group.objects.get(name=role.name)))
    assert (client.get(REPORT).status_code == 200) == may
    client.post(REPORT)
    assert LinkCheck.objects.exists() == may
