"""The admin's menu and home screen: what waits, what comes, what readers read, each for whom it concerns."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape
from wagtail.admin.menu import admin_menu, help_menu
from wagtail.models import Site as WagtailSite

from cms import roles
from cms.desk import charts
from documents.models import Citation, LetterReading
from home.models import DayOfReads, SiteSettings
from search.models import Change, Question
from search.outbox import MAX_ATTEMPTS
from tests import makers

HOME = reverse("wagtailadmin_home")


@pytest.fixture
def office(site):
    roles.appoint()
    return site


def someone(role: roles.Role):
    return makers.user(role.name, Group.objects.get(name=role.name))


def screen(client, role: roles.Role) -> str:
    client.force_login(someone(role))
    response = client.get(HOME)
    assert response.status_code == 200
    return response.content.decode()


def menu_names(rf, user) -> list[str]:
    request = rf.get(HOME)
    request.user = user
    return [item.name for item in sorted(admin_menu.menu_items_for_request(request), key=lambda i: i.order)]


def test_the_menu_follows_the_order_of_the_work(office, rf):
    names = menu_names(rf, someone(roles.ADMINISTRATOR))
    assert names[:6] == ["news", "letters", "images", "documents", "search", "reports"]


def test_nobody_meets_an_entry_that_leads_nowhere(office, rf):
    names = menu_names(rf, someone(roles.REPORTER))
    assert "news" in names and "letters" not in names


def test_help_leads_to_no_other_host(office, rf):
    request = rf.get(HOME)
    request.user = someone(roles.ADMINISTRATOR)
    assert all(item.url.startswith("#") for item in help_menu.menu_items_for_request(request))


def test_the_department_is_named_with_its_own_emblem(office, client):
    WagtailSite.objects.update(site_name="Sở Giáo dục và Đào tạo Huế")
    SiteSettings.objects.create(site=WagtailSite.objects.get(), logo=makers.photo("Huy hiệu"))
    assert "Sở Giáo dục và Đào tạo Huế" in client.get(reverse("wagtailadmin_login")).content.decode()
    shown = screen(client, roles.EDITOR)
    assert "Sở Giáo dục và Đào tạo Huế" in shown
    assert re.search(r'department-emblem" src="/anh/|department-emblem" src="[^"]+\.jpg', shown)


def test_what_waits_leads_to_where_it_is_done(office, client):
    letter = makers.letter("15/SGDĐT-GDTX", live=False)
    LetterReading.objects.create(letter=letter, confidence=0.3)
    Citation.objects.create(source="article:1", number="99/SGDĐT-VP", lookup_key="99 sgddt vp")
    shown = screen(client, roles.REGISTRAR)
    assert reverse("letters_to_check") in shown
    assert reverse("missing_letters") in shown


def test_a_reporter_is_not_told_of_the_register(office, client):
    LetterReading.objects.create(letter=makers.letter(live=False), confidence=0.3)
    assert reverse("letters_to_check") not in screen(client, roles.REPORTER)


def test_a_search_that_lags_or_stumbles_is_a_problem_on_the_screen(office, client):
    Change.objects.create(key="letter:1", attempts=MAX_ATTEMPTS, error="broken")
    late = Change.objects.create(key="letter:2")
    Change.objects.filter(pk=late.pk).update(created_at=timezone.now() - timedelta(minutes=7))
    shown = screen(client, roles.REGISTRAR)
    assert shown.count('class="problem"') == 2
    client.logout()
    assert 'class="problem"' not in screen(client, roles.EDITOR)


def test_what_is_scheduled_stands_in_order_of_its_hour(office, client):
    now = timezone.now()
    later = makers.article(office, "Hội nghị sau", live=False)
    later.go_live_at = now + timedelta(days=5)
    later.save_revision(approved_go_live_at=later.go_live_at)
    sooner = makers.letter("16/SGDĐT-VP", live=False)
    sooner.go_live_at = now + timedelta(days=2)
    sooner.save_revision(approved_go_live_at=sooner.go_live_at)
    going = makers.article(office, "Hội nghị hết hạn")
    type(going).objects.filter(pk=going.pk).update(expire_at=now + timedelta(days=3))
    shown = screen(client, roles.PUBLISHER).partition('class="hours"')[2].partition("</ul>")[0]
    places = [shown.index(title) for title in ("16/SGDĐT-VP", "Hội nghị hết hạn", "Hội nghị sau")]
    assert places == sorted(places)


def test_no_hour_is_told_of_what_one_may_not_edit(office, client):
    letter = makers.letter("17/SGDĐT-VP", live=False)
    letter.save_revision(approved_go_live_at=timezone.now() + timedelta(days=2))
    assert "17/SGDĐT-VP" not in screen(client, roles.REPORTER)


def test_what_readers_read_and_ask_is_shown_without_what_is_closed_to_them(office, client):
    article = makers.article(office, "Hội nghị được đọc")
    closed = makers.letter("18/SGDĐT-VP", access="signed-in")
    for key in (article.key, closed.key):
        DayOfReads.objects.create(day=timezone.localdate(), key=key, times=4)
    for n in range(3):
        day = timezone.localdate() - timedelta(days=n)
        Question.objects.create(day=day, key="tuyen sinh", words="tuyển sinh", times=2, found=0)
    shown = screen(client, roles.PUBLISHER)
    assert "Hội nghị được đọc" in shown and "18/SGDĐT-VP" not in shown
    assert "tuyển sinh" in shown
    client.logout()
    assert "tuyển sinh" not in screen(client, roles.REPORTER)


def test_a_chart_is_a_sentence_to_who_does_not_see_it():
    today = timezone.localdate()
    drawn = charts.bars([(today - timedelta(days=1), 0), (today, 7)], 'Đọc "nhiều"')
    assert drawn.count("<rect") == 2 and drawn.count("<title>") == 2
    assert escape('Đọc "nhiều"') in drawn and "7" in re.search('aria-label="(.*?)"', drawn)[1]
    assert charts.bars([], "Đọc").count("<rect") == 0


def test_the_home_screen_asks_no_more_for_more(office, client):
    client.force_login(someone(roles.ADMINISTRATOR))
    asked = []
    for n in range(9):
        page = makers.article(office, f"Hội nghị {n}")
        DayOfReads.objects.create(day=timezone.localdate(), key=page.key, times=n + 1)
        page.save_revision(approved_go_live_at=timezone.now() + timedelta(days=n + 1))
        if n in (1, 8):
            client.get(HOME)
            with CaptureQueriesContext(connection) as queries:
                client.get(HOME)
            asked.append(len(queries))
    assert asked[1] <= asked[0]


def test_the_list_of_articles_is_found_and_narrowed(office, client):
    makers.article(office, "Hội nghị tổng kết năm học")
    makers.article(office, "Tập huấn giáo viên", live=False)
    client.force_login(someone(roles.EDITOR))
    address = reverse("bai-viet:index")
    assert "Tập huấn giáo viên" in client.get(address, {"q": "tap huan"}).content.decode()
    only_live = client.get(address, {"live": "1"}).content.decode()
    assert "Hội nghị tổng kết năm học" in only_live and "Tập huấn giáo viên" not in only_live
