"""Alternative texts: asked for before an article goes public, never in the way; what is missing is shown."""

import pytest
from bs4 import BeautifulSoup
from django.core.management import call_command
from django.urls import reverse
from django.utils.timezone import now, timedelta

from cms import layout
from news import alt_texts
from news.models import ConferenceArticlePage, GalleryPhoto
from tests import makers

ASKED = "[data-gallery-asked]"
UNDESCRIBED, DESCRIBED, DECORATIVE = {}, {"alt": "Hội trường đông người"}, {"decorative": True}


@pytest.fixture
def desk(site, client):
    client.force_login(makers.user("bien-tap", is_superuser=True))
    return client


def article_with(site, *rows: dict, live: bool = False, **fields) -> ConferenceArticlePage:
    """An article with a photo for each row; a row's `description` is the photo's own."""
    article = makers.article(site, live=False, **fields)
    for n, row in enumerate(rows):
        photo = makers.photo(f"Ảnh {n}", makers.jpeg(60, 40))
        photo.description = row.get("description", "")
        photo.save()
        told = {name: value for name, value in row.items() if name != "description"}
        article.gallery_photos.add(GalleryPhoto(image=photo, sort_order=n, caption=f"Cảnh {n}", **told))
    article.save()
    revision = article.save_revision()
    if live:
        revision.publish()
    article.refresh_from_db()
    return article


def as_sent(page: BeautifulSoup) -> dict:
    """What a browser would send of the editor's form; the blocks of the body are drawn by a script."""
    sent: dict[str, list[str]] = {"body-count": ["0"]}
    form = page.select_one("#w-editor-form, form[data-edit-form]")
    for field in form.select("input[name], textarea[name], select[name]"):
        kind = field.get("type")
        if field.find_parent("template") or (kind in ("checkbox", "radio") and not field.has_attr("checked")):
            continue
        values = [field.get("value", "on" if kind == "checkbox" else "")]
        if field.name == "textarea":
            values = [field.text.removeprefix("\n")]
        if field.name == "select":
            values = [option["value"] for option in field.select("option[selected]")]
        sent.setdefault(field["name"], []).extend(values)
    return sent


def editor(desk, article) -> BeautifulSoup:
    answer = desk.get(reverse("wagtailadmin_pages:edit", args=[article.pk]))
    return BeautifulSoup(answer.content, "html.parser")


def send(desk, article, page: BeautifulSoup, button: str, **changed) -> BeautifulSoup:
    fields = as_sent(page) | {button: "1"} | changed
    answer = desk.post(reverse("wagtailadmin_pages:edit", args=[article.pk]), fields, follow=True)
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def is_live(article) -> bool:
    return ConferenceArticlePage.objects.get(pk=article.pk).live


def test_publishing_asks_for_what_is_missing_and_shows_where(site, desk):
    rows = [DESCRIBED, UNDESCRIBED, DECORATIVE, UNDESCRIBED, {"description": "Toàn cảnh"}]
    article = article_with(site, *rows)
    page = send(desk, article, editor(desk, article), "action-publish")
    assert not is_live(article)
    links = page.select(f"{ASKED} a")
    assert [link.text.split()[-1] for link in links] == ["2", "4"]
    for link, alt in zip(links, page.select("textarea[name$='-caption']")[1:4:2], strict=True):
        assert alt.find_parent(id=link["href"].removeprefix("#"))
    assert page.select("textarea[name$='-caption']")[1].text.strip() == "Cảnh 1"


def test_going_on_without_needs_one_tick_and_no_script(site, desk):
    article = article_with(site, UNDESCRIBED)
    page = send(desk, article, editor(desk, article), "action-publish")
    tick = page.select_one(f"{ASKED} input[type=checkbox]")
    assert not tick.has_attr("checked")
    send(desk, article, page, "action-publish", **{tick["name"]: "on"})
    assert is_live(article)


def test_a_text_written_or_a_photo_marked_decorative_is_asked_for_no_more(site, desk):
    article = article_with(site, UNDESCRIBED, UNDESCRIBED)
    page = send(desk, article, editor(desk, article), "action-publish")
    told = {"gallery_photos-0-alt": "Hội trường", "gallery_photos-1-decorative": "on"}
    send(desk, article, page, "action-publish", **told)
    assert is_live(article)


def test_a_row_without_a_photo_or_taken_out_lacks_nothing(site, desk):
    article = article_with(site, UNDESCRIBED)
    article.gallery_photos.add(GalleryPhoto(sort_order=5, caption="Chưa có ảnh"))
    article.save_revision()
    send(desk, article, editor(desk, article), "action-publish", **{"gallery_photos-0-DELETE": "on"})
    assert is_live(article)


def test_a_draft_is_saved_without_being_asked(site, desk):
    article = article_with(site, UNDESCRIBED)
    page = send(desk, article, editor(desk, article), "nothing", title="Tên mới")
    assert not page.select(ASKED)
    assert ConferenceArticlePage.objects.get(pk=article.pk).title == "Tên mới"


def test_sending_for_review_asks_as_publishing_does(site, desk):
    layout.lay_out()
    call_command("migrate", verbosity=0)
    article = article_with(site, UNDESCRIBED)
    page = send(desk, article, editor(desk, article), "action-submit")
    assert page.select(f"{ASKED} a")
    article = ConferenceArticlePage.objects.get(pk=article.pk)
    assert article.current_workflow_state is None
    send(desk, article, page, "action-submit", publish_without_alt="on")
    article = ConferenceArticlePage.objects.get(pk=article.pk)
    assert article.current_workflow_state is not None
    approved = {"workflow-action-name": "approve"}
    page = send(desk, article, editor(desk, article), "action-workflow-action", **approved)
    assert page.select(f"{ASKED} a")
    sent_back = {"workflow-action-name": "reject", "comment": "Bổ sung mô tả ảnh"}
    page = send(desk, article, editor(desk, article), "action-workflow-action", **sent_back)
    assert not page.select(ASKED)


def test_what_is_scheduled_is_published_at_its_hour(site):
    article = article_with(site, UNDESCRIBED)
    article.go_live_at = now() - timedelta(minutes=1)
    article.save_revision(approved_go_live_at=now() - timedelta(minutes=1))
    call_command("publish_scheduled")
    assert is_live(article)


def test_the_report_lists_what_a_person_may_change(site, desk):
    whole = article_with(site, DESCRIBED, live=True, title="Đủ mô tả")
    lacking = article_with(
        site, DESCRIBED, UNDESCRIBED, DECORATIVE, UNDESCRIBED, live=True, title="Thiếu mô tả"
    )
    draft = article_with(site, UNDESCRIBED, title="Bản nháp")
    admin = makers.user("quan-tri", is_superuser=True)
    assert [(each.pk, each.undescribed) for each in alt_texts.lacking(admin)] == [(lacking.pk, 2)]
    assert not alt_texts.lacking(makers.user("nguoi-ngoai")).exists()
    answer = desk.get(reverse("undescribed_photos"))
    text = BeautifulSoup(answer.content, "html.parser").select_one("main").text
    assert lacking.title in text
    assert "2, 4" in text
    assert whole.title not in text
    assert draft.title not in text
    exported = desk.get(reverse("undescribed_photos"), {"export": "csv"})
    assert "Thiếu mô tả,2" in b"".join(exported.streaming_content).decode()


def test_the_report_is_closed_to_who_writes_nothing(site, client):
    client.force_login(makers.user("nguoi-ngoai"))
    assert client.get(reverse("undescribed_photos")).status_code == 302


def test_the_report_asks_as_much_for_many_articles_as_for_one(site, desk, django_assert_max_num_queries):
    for n in range(6):
        article_with(site, UNDESCRIBED, UNDESCRIBED, live=True, title=f"Bài {n}")
    desk.get(reverse("undescribed_photos"))
    with django_assert_max_num_queries(20):
        desk.get(reverse("undescribed_photos"))
