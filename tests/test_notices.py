"""Notices on top of every public page: within their days, readable by everyone, for who may publish."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from cms import roles
from cms.layout import lay_out
from home import notices
from home.models import Notice
from tests import makers


@pytest.fixture
def site(db):
    lay_out()
    return makers.Site()


def notice(text: str = "Nghỉ lễ từ 30/4", **fields) -> Notice:
    made = Notice(text=text, **({"from_day": date(2022, 1, 1)} | fields))
    made.full_clean()
    made.save()
    return made


def test_a_notice_stands_on_every_public_page_at_once(site, client):
    makers.letter()
    client.get("/")
    notice(address="/van-ban/")
    for address in (
        "/",
        "/tin-tuc/",
        "/van-ban/",
        "/van-ban/2022/2302-sgddt-gdtx/",
        "/tim-kiem/",
        "/khong-co/",
    ):
        text = client.get(address).text
        assert "Nghỉ lễ từ 30/4" in text, address
        assert text.index("Nghỉ lễ từ 30/4") < text.index("<header")


def test_it_is_shown_from_its_first_day_to_its_last(site):
    today = timezone.localdate()
    day = timedelta(days=1)
    notice("Hôm nay", from_day=today, to_day=today)
    notice("Hôm qua", from_day=today - day, to_day=today - day)
    notice("Ngày mai", from_day=today + day)
    assert [one.text for one in notices.shown()] == ["Hôm nay"]
    # What was read yesterday is kept a few seconds over midnight.
    assert [one.text for one in notices.shown(today + day)] == ["Ngày mai"]


def test_an_urgent_one_comes_first_and_says_so_in_words(site, client):
    notice("Thường")
    notice("Bão số 5: học sinh nghỉ học", level=Notice.Level.URGENT)
    text = client.get("/").text
    assert text.index("Bão số 5") < text.index("Thường")
    assert str(Notice.Level.URGENT.label) in text and 'class="notice notice-urgent"' in text


def test_it_is_readable_without_scripts_and_keeps_the_policy(site, client):
    notice('<script>alert("x")</script>')
    response = client.get("/")
    assert "<script>alert" not in response.text and "&lt;script&gt;" in response.text
    block = response.text[response.text.index('class="notices"') :]
    # Only the button, which needs a script, waits for one.
    assert 'type="button" hidden' in block.split("</section>")[0]
    assert "Set-Cookie" not in response.headers


def test_a_page_without_notices_has_nothing_of_them_and_asks_nothing(site, client):
    client.get("/")
    with CaptureQueriesContext(connection) as asked:
        text = client.get("/").text
    assert "notices" not in text
    assert [one for one in asked if "home_notice" in one["sql"]] == []


def test_a_changed_one_comes_back_to_who_put_it_away(site):
    made = notice("Nghỉ một ngày")
    made.to_day = date(2099, 1, 1)
    made.save()
    assert made.edition == 0
    made.text = "Nghỉ hai ngày"
    made.save()
    assert notices.shown()[0].edition == 1


@pytest.mark.parametrize(
    "fields",
    [
        {"text": ""},
        {"address": "javascript:alert(1)"},
        {"address": "//may-khac.example"},
        {"from_day": date(2022, 2, 2), "to_day": date(2022, 2, 1)},
    ],
)
def test_what_cannot_be_shown_is_refused(site, fields):
    with pytest.raises(ValidationError):
        notice(**fields)


@pytest.mark.parametrize(
    ("role", "may"), [(roles.PUBLISHER, True), (roles.ADMINISTRATOR, True), (roles.EDITOR, False)]
)
def test_who_publishes_keeps_them(site, client, role, may):
    roles.appoint()
    client.force_login(makers.user("ai-do", Group.objects.get(name=role.name)))
    add = reverse("wagtailsnippets_home_notice:add")
    sent = {"text": "Lịch tiếp dân", "address": "", "level": "notice", "from_day": "2022-09-01", "to_day": ""}
    answer = client.post(add, sent)
    assert Notice.objects.exists() == may, answer
    assert (reverse("wagtailsnippets_home_menulink:list") in client.get("/quan-tri/").text) == may
