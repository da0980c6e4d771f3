"""An article's way: written, sent back with a reason, approved, published at its hour; mails say so."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.core import mail
from django.urls import reverse
from django.utils import timezone
from wagtail.models import TaskState

from cms import roles
from documents import scheduling
from news.models import ConferenceArticlePage, Correction
from tests import makers

ACT = "wagtailadmin_pages:workflow_action"
ROWS = ("gallery_photos", "related_letters", "files", "corrections", "comments")
EMPTY_BODY = {"body-count": "0"}
FORM = EMPTY_BODY | {f"{rows}-{what}_FORMS": "0" for rows in ROWS for what in ("TOTAL", "INITIAL")}


@pytest.fixture
def office(site):
    roles.appoint()
    return site


def person(role: roles.Role):
    group = Group.objects.get(name=role.name)
    return makers.user(role.name, group, email=f"{group.pk}@example.org")


@pytest.fixture
def people(office):
    return {role: person(role) for role in (roles.REPORTER, roles.EDITOR, roles.PUBLISHER)}


@pytest.fixture
def submitted(office, people):
    """A reporter's article in review."""
    article = makers.article(office, "Hội nghị chờ duyệt", live=False, owner=people[roles.REPORTER])
    article.save_revision(user=people[roles.REPORTER])
    article.get_workflow().start(article, people[roles.REPORTER])
    return article


def decide(client, user, article, action: str, comment: str = ""):
    client.force_login(user)
    task = again(article).current_workflow_task_state
    return client.post(reverse(ACT, args=[article.pk, action, task.pk]), {"comment": comment}, follow=True)


def again(article) -> ConferenceArticlePage:
    return ConferenceArticlePage.objects.get(pk=article.pk)


def mails_to(user) -> list:
    return [sent for sent in mail.outbox if user.email in sent.to]


def test_who_may_publish_is_told_by_mail_that_something_waits(submitted, people):
    (told,) = mails_to(people[roles.PUBLISHER])
    assert "Hội nghị chờ duyệt" in told.subject + told.body
    assert not mails_to(people[roles.EDITOR])


def test_what_is_sent_back_reaches_its_writer_with_the_reason(submitted, people, client):
    decide(client, people[roles.PUBLISHER], submitted, "reject", "Thiếu chú thích ảnh thứ hai")
    (told,) = mails_to(people[roles.REPORTER])
    assert "Thiếu chú thích ảnh thứ hai" in told.body
    assert TaskState.objects.get().status == TaskState.STATUS_REJECTED
    assert not again(submitted).live


def test_approving_publishes_and_says_so(submitted, people, client):
    decide(client, people[roles.PUBLISHER], submitted, "approve")
    assert again(submitted).live
    assert mails_to(people[roles.REPORTER])


def test_an_hour_given_in_review_is_kept_after_approval(submitted, people, client, monkeypatch):
    article = again(submitted)
    article.go_live_at = timezone.now() + timedelta(hours=2)
    article.save_revision(user=people[roles.PUBLISHER])
    decide(client, people[roles.PUBLISHER], submitted, "approve")
    assert not again(submitted).live
    later = timezone.now() + timedelta(hours=3)
    monkeypatch.setattr("django.utils.timezone.now", lambda: later)
    scheduling.run()
    assert again(submitted).live


def test_the_writer_does_not_change_what_is_being_reviewed(submitted, people, client):
    client.force_login(people[roles.REPORTER])
    address = reverse("wagtailadmin_pages:edit", args=[submitted.pk])
    assert again(submitted).get_lock().for_user(people[roles.REPORTER])
    client.post(address, {"title": "Đổi lén", "action-publish": "1", **EMPTY_BODY})
    assert again(submitted).get_latest_revision_as_object().title == "Hội nghị chờ duyệt"


@pytest.mark.parametrize("role", [roles.REPORTER, roles.EDITOR], ids=lambda role: role.name)
def test_no_post_publishes_for_who_may_not(office, people, client, role):
    article = makers.article(office, "Hội nghị nháp", live=False, owner=people[role])
    client.force_login(people[role])
    data = {"title": "Đã sửa", "slug": "da-sua", "action-publish": "1", **FORM}
    client.post(reverse("wagtailadmin_pages:edit", args=[article.pk]), data)
    client.post(reverse("wagtailadmin_pages:unpublish", args=[article.pk]))
    assert not again(article).live
    assert again(article).get_latest_revision_as_object().title in ("Đã sửa", "Hội nghị nháp")


def test_a_form_that_lost_its_body_is_refused_and_loses_nothing(office, people, client):
    article = makers.article(office, "Hội nghị đủ", live=False, text="Nội dung")
    client.force_login(people[roles.EDITOR])
    answer = client.post(reverse("wagtailadmin_pages:edit", args=[article.pk]), {"title": "x"})
    assert answer.status_code == 400
    assert "Nội dung" in str(again(article).body)


def test_a_mail_server_that_refuses_does_not_stop_a_review(office, people, client, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    article = makers.article(office, "Hội nghị không thư", live=False, owner=people[roles.REPORTER])
    article.save_revision(user=people[roles.REPORTER])
    article.get_workflow().start(article, people[roles.REPORTER])
    decide(client, people[roles.PUBLISHER], article, "approve")
    assert again(article).live


def test_corrections_are_dated_and_shown_the_newest_first(office, client):
    article = makers.article(office, "Hội nghị có đính chính")
    day = timezone.localdate()
    article.corrections = [
        Correction(sort_order=0, corrected_on=day - timedelta(days=3), text="Số học viên là 1.204."),
        Correction(sort_order=1, corrected_on=day, text="Bà Trần Thị Mai là <b>Phó</b> Giám đốc."),
    ]
    makers.published(article)
    shown = client.get(article.url).content.decode()
    assert shown.index("Bà Trần Thị Mai") < shown.index("Số học viên là 1.204.")
    assert f"{day:%d/%m/%Y}" in shown and "&lt;b&gt;Phó" in shown
    plain = client.get(makers.article(office, "Hội nghị đúng").url).content.decode()
    assert 'id="dinh-chinh"' not in plain


def test_every_version_can_be_seen_compared_and_brought_back(office, people, client):
    article = makers.article(office, "Bản một", live=False)
    first = article.save_revision()
    article.title = "Bản hai"
    second = article.save_revision()
    client.force_login(people[roles.PUBLISHER])
    compare = reverse("wagtailadmin_pages:revisions_compare", args=[article.pk, first.pk, second.pk])
    shown = client.get(compare).content.decode()
    assert "một" in shown and "hai" in shown
    revert = client.get(reverse("wagtailadmin_pages:revisions_revert", args=[article.pk, first.pk]))
    assert "Bản một" in revert.content.decode()
    assert client.get(reverse("wagtailadmin_pages:history", args=[article.pk])).status_code == 200
