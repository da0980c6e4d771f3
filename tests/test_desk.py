"""The register's list in the admin: columns, filters, saved views, and many letters changed at once."""

from datetime import date, timedelta

import pytest
from django.contrib.messages import get_messages
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from cms.layout import lay_out
from documents.desk import columns, filters, paging, together
from documents.log_actions import CHANGED_TOGETHER
from documents.models import Letter, LetterType, SavedView
from search.models import Change
from tests import makers, plans

NAMESPACE = "wagtailsnippets_documents_letter"
LIST = "/quan-tri/snippets/documents/letter/"


@pytest.fixture
def site(db):
    """Nothing here asks the index."""
    lay_out()
    return makers.Site()


@pytest.fixture
def desk(site, client):
    client.force_login(makers.user("van-thu", is_superuser=True))
    return client


def listed(client, **asked) -> list[str]:
    answer = client.get(reverse(f"{NAMESPACE}:list"), asked)
    assert answer.status_code == 200
    return [letter.number for letter in answer.context["object_list"]]


def shown(client, **asked) -> list[str]:
    """The names of the columns in the list."""
    answer = client.get(reverse(f"{NAMESPACE}:list"), asked)
    return [column.name for column in answer.context["table"].columns.values()]


def together_url(action: str, *letters: Letter, **asked) -> str:
    base = reverse("wagtail_bulk_action", args=["documents", "letter", action])
    ids = "&".join(f"id={letter.pk}" for letter in letters) or "id=all"
    return f"{base}?{ids}&next={LIST}" + "".join(f"&{key}={value}" for key, value in asked.items())


def said(response) -> str:
    return " ".join(str(message) for message in get_messages(response.wsgi_request))


def test_the_list_shows_what_someone_chose_and_remembers_it_for_them_alone(desk, client):
    makers.letter(signer="Nguyễn Thị Thử")
    assert "signer" not in shown(desk)
    desk.post(reverse(f"{NAMESPACE}:columns"), {"columns": ["signer", "files", "no such"]})
    assert "signer" not in shown(desk)
    desk.post(reverse(f"{NAMESPACE}:columns"), {"columns": ["signer", "files"]})
    assert shown(desk)[2:] == ["signer", "files"]
    assert "Nguyễn Thị Thử" in desk.get(LIST).text
    client.force_login(makers.user("nguoi-khac", is_superuser=True))
    assert shown(client)[2:] == list(columns.USUAL)


def test_every_column_is_shown_without_a_query_a_row(desk):
    desk.post(reverse(f"{NAMESPACE}:columns"), {"columns": list(columns.choices())})

    def asked() -> int:
        desk.get(LIST)
        with CaptureQueriesContext(connection) as queries:
            assert desk.get(LIST).status_code == 200
        return len(queries)

    for n in (1, 2):
        makers.attachment(makers.letter(f"{n}/SGDĐT"))
    few = asked()
    for n in range(3, 12):
        makers.attachment(makers.letter(f"{n}/SGDĐT", school_year=makers.school_year()))
    assert asked() == few


def test_the_first_page_takes_at_most_eleven_queries(desk):
    for n in range(1, 4):
        makers.letter(f"{n}/SGDĐT")
    desk.get(LIST)
    with CaptureQueriesContext(connection) as queries:
        desk.get(LIST)
    assert len(queries) <= 11, [query["sql"][:150] for query in queries]


def test_the_list_counts_no_further_than_its_limit(desk, monkeypatch):
    monkeypatch.setattr(paging, "MOST_COUNTED", 3)
    for n in range(1, 6):
        makers.letter(f"{n}/SGDĐT", live=False)
    answer = desk.get(LIST, {"p": "7"})
    paginator = answer.context["paginator"]
    assert (paginator.count, paginator.is_capped) == (3, True)
    assert answer.context["page_obj"].number == paginator.num_pages


@pytest.mark.parametrize("sort", ["number", "issued_on", "signer", "updated_at", "letter_type", "x"])
def test_sorting_reads_an_index_and_sorts_no_table(desk, sort):
    makers.letter(signer="A")
    desk.post(reverse(f"{NAMESPACE}:columns"), {"columns": list(columns.choices())})
    for ordering in (sort, f"-{sort}"):
        with CaptureQueriesContext(connection) as queries:
            assert desk.get(LIST, {"ordering": ordering}).status_code == 200
        rows = [
            query["sql"]
            for query in queries
            if "documents_letter" in query["sql"] and "LIMIT" in query["sql"]
        ]
        for sql in rows:
            assert not plans.sorting(sql), sql


def test_each_filter_narrows(desk):
    area, year = makers.task_area(), makers.school_year()
    other = makers.issuer("Ủy ban nhân dân tỉnh", "UBND")
    decision = LetterType.objects.get(slug="quyet-dinh")
    one = makers.letter(
        "1/A", letter_type=decision, school_year=year, signer="Đặng Thị Hoà", access="signed-in"
    )
    one.task_areas.add(area)
    one.save()
    makers.attachment(one)
    makers.letter("2/A", issuer=other, issued_on=date(2020, 1, 1), expires_on=date(2020, 6, 1), live=False)
    wanted = {
        "letter_type": (decision.pk, "1/A"),
        "issuer": (other.pk, "2/A"),
        "school_year": (year.pk, "1/A"),
        "task_area": (area.pk, "1/A"),
        "access": ("signed-in", "1/A"),
        "status": ("expired", "2/A"),
        "state": ("draft", "2/A"),
        "signer": ("dang hoa", "1/A"),
        "has_file": ("no", "2/A"),
        "issued_on_to": ("2020-12-31", "2/A"),
    }
    for name, (value, number) in wanted.items():
        assert listed(desk, **{name: value}) == [number], name
    assert listed(desk, issued_on_from="2021-01-01", has_file="yes", state="live") == ["1/A"]
    assert set(listed(desk, letter_type="x", issued_on_from="x", state="x")) == {"1/A", "2/A"}


def test_what_is_in_review_or_scheduled_is_filtered_and_said(desk):
    review, waiting = makers.letter("1/A", live=False), makers.letter("2/A", live=False)
    makers.letter("3/A", live=False)
    review.save_revision()
    review.get_workflow().start(review, makers.user())
    waiting.go_live_at = timezone.now() + timedelta(days=1)
    waiting.save_revision().publish()
    assert listed(desk, state="review") == ["1/A"]
    assert listed(desk, state="scheduled") == ["2/A"]
    assert (filters.in_review(), filters.scheduled()) == ([review.pk], [waiting.pk])


def test_a_saved_view_brings_back_filters_and_columns(desk):
    makers.letter("1/A")
    makers.letter("2/A", live=False)
    desk.post(reverse(f"{NAMESPACE}:columns"), {"columns": ["signer"]})
    save = reverse(f"{NAMESPACE}:saved_views")
    to = desk.post(f"{save}?state=draft&p=2&view=99", {"name": "  Bản   nháp "})
    view = SavedView.objects.get(name="Bản nháp")
    assert (view.query, view.columns) == ("state=draft", ["signer"])
    desk.post(reverse(f"{NAMESPACE}:columns"), {"columns": ["abstract"]})
    assert [letter.number for letter in desk.get(to.url).context["object_list"]] == ["2/A"]
    assert shown(desk, view=view.pk)[2:] == ["signer"]
    assert to.url.replace("&", "&amp;") in desk.get(LIST).text
    assert desk.post(f"{save}?state=live", {"name": "Bản nháp"}).status_code == 200
    assert SavedView.objects.get(name="Bản nháp").query == "state=draft"
    desk.post(save, {"pk": view.pk, "name": "Nháp"})
    view.refresh_from_db()
    assert view.name == "Nháp"
    desk.post(save, {"pk": view.pk, "name": "Nháp", "delete": "1"})
    assert not SavedView.objects.exclude(name="").exists()


def test_a_saved_view_is_its_owners_alone(desk, client):
    save = reverse(f"{NAMESPACE}:saved_views")
    desk.post(save, {"name": "Của tôi"})
    view = SavedView.objects.get(name="Của tôi")
    client.force_login(makers.user("nguoi-khac", is_superuser=True))
    assert "Của tôi" not in client.get(LIST, {"view": view.pk}).text
    for change in ({"name": "x"}, {"delete": "1"}):
        assert client.post(save, {"pk": view.pk, "name": "x"} | change).status_code == 404
    for pk in ("0", "x", "²", "9" * 40):
        assert client.post(save, {"pk": pk, "delete": "1"}).status_code == 404
        assert client.get(LIST, {"view": pk}).status_code == 200
    assert SavedView.objects.filter(pk=view.pk, name="Của tôi").exists()


def test_publishing_together_names_what_is_refused_and_publishes_the_others(desk):
    good, bad = makers.letter("1/A", live=False), makers.letter("2/A", live=False, secrecy="secret")
    for letter in (good, bad):
        letter.save_revision()
    response = desk.post(together_url("publish", good, bad))
    assert dict(Letter.objects.values_list("number", "live")) == {"1/A": True, "2/A": False}
    assert "2/A" in said(response) and "1/A:" not in said(response)
    assert ModelLogEntry.objects.filter(action="wagtail.publish", object_id=str(good.pk)).exists()
    assert Change.objects.filter(key=good.key).exists()


def test_of_two_drafts_with_one_number_only_the_first_is_published_together(desk):
    one, two = makers.letter(live=False), makers.letter(live=False, abstract="Khác")
    desk.post(together_url("publish", one, two))
    assert [letter.pk for letter in Letter.objects.filter(live=True)] == [one.pk]


def test_the_whole_filtered_list_is_meant_by_all(desk, monkeypatch):
    monkeypatch.setattr(together, "CHUNK", 2)
    for n in range(1, 6):
        makers.letter(f"{n}/A", live=False, signer="Một" if n < 5 else "Hai")
    assert desk.get(together_url("publish", signer="mot")).context["total"] == 4
    desk.post(together_url("publish", signer="mot"))
    assert [letter.number for letter in Letter.objects.filter(live=False)] == ["5/A"]


def test_a_list_too_long_is_refused_whole(desk, monkeypatch):
    monkeypatch.setattr(together, "MOST", 2)
    letters = [makers.letter(f"{n}/A", live=False) for n in range(1, 4)]
    assert desk.get(together_url("publish", *letters)).status_code == 200
    desk.post(together_url("publish", *letters))
    assert not Letter.objects.filter(live=True).exists()


def test_withdrawing_together_wants_a_reason(desk):
    letters = [makers.letter(f"{n}/A") for n in (1, 2)]
    desk.post(together_url("delete", *letters), {"reason": " "})
    assert Letter.objects.kept().count() == 2
    desk.post(together_url("delete", *letters), {"reason": "Hết hạn lưu"})
    assert not Letter.objects.kept().exists() and Letter.objects.count() == 2


def test_task_areas_are_added_and_removed_in_what_is_live_and_in_the_draft_behind_it(desk):
    old, new = makers.task_area("Cũ"), makers.task_area("Mới")
    letter = makers.letter()
    letter.task_areas.add(old)
    makers.published(letter)
    draft = letter.get_latest_revision_as_object()
    draft.abstract = "Trích yếu đang sửa"
    draft.save_revision()
    desk.post(together_url("task-areas", letter), {"add": [new.pk], "remove": [old.pk]})
    letter = Letter.objects.get()
    latest = letter.get_latest_revision_as_object()
    assert [area.name for area in letter.task_areas.all()] == ["Mới"]
    assert [area.name for area in latest.task_areas.all()] == ["Mới"]
    assert letter.abstract != latest.abstract == "Trích yếu đang sửa"
    assert letter.live and letter.has_unpublished_changes
    assert Change.objects.filter(key=letter.key).exists()
    assert ModelLogEntry.objects.filter(action=CHANGED_TOGETHER).exists()


def test_a_letter_without_a_newer_draft_has_none_after_a_change_either(desk):
    letter = makers.letter()
    desk.post(together_url("access", letter), {"access": "signed-in"})
    letter = Letter.objects.get()
    assert (letter.access, letter.live, letter.has_unpublished_changes) == ("signed-in", True, False)
    assert letter.live_revision == letter.latest_revision
    assert letter.latest_revision.as_object().access == "signed-in"


def test_moving_to_a_school_year_keeps_the_others_it_is_listed_under(desk):
    first, second, third = (makers.school_year(name) for name in ("2021-2022", "2022-2023", "2023-2024"))
    letter = makers.letter(school_year=first)
    letter.school_years.set([first, third])
    makers.published(letter)
    desk.post(together_url("school-year", letter), {"school_year": second.pk})
    letter = Letter.objects.get()
    assert letter.school_year == second
    assert set(letter.school_years.all()) == {second, third}


def test_access_for_groups_wants_a_group_and_closes_at_once(desk, client):
    letter, group = makers.letter(), makers.group()
    desk.post(together_url("access", letter), {"access": "groups"})
    assert Letter.objects.get().access == "public"
    desk.post(together_url("access", letter), {"access": "groups", "groups": [group.pk]})
    letter = Letter.objects.get()
    assert set(letter.access_groups.all()) == {group}
    client.logout()
    assert client.get(letter.url).status_code == 404


def test_what_is_scheduled_is_not_changed_behind_its_schedule(desk):
    letter = makers.letter()
    draft = letter.get_latest_revision_as_object()
    draft.go_live_at = timezone.now() + timedelta(days=1)
    draft.save_revision().publish()
    response = desk.post(together_url("access", letter), {"access": "signed-in"})
    assert letter.number in said(response)
    assert Letter.objects.get().access == "public"


def test_what_another_holds_is_refused_and_the_rest_done(desk):
    held, free = makers.letter("1/A"), makers.letter("2/A")
    Letter.objects.filter(pk=held.pk).update(locked=True, locked_by=makers.user(), locked_at=timezone.now())
    response = desk.post(together_url("access", held, free), {"access": "signed-in"})
    assert dict(Letter.objects.values_list("number", "access")) == {"1/A": "public", "2/A": "signed-in"}
    assert "1/A" in said(response)


@pytest.mark.parametrize("ids", ["id=x", "id=-1", f"id={'9' * 30}", "", "id=999999"])
def test_strange_choices_do_nothing(desk, ids):
    makers.letter(live=False)
    base = reverse("wagtail_bulk_action", args=["documents", "letter", "publish"])
    assert desk.get(f"{base}?{ids}").status_code == 200
    assert desk.post(f"{base}?{ids}&next={LIST}").status_code == 302
    assert not Letter.objects.filter(live=True).exists()


def test_a_letters_day_is_told_as_a_day(desk) -> None:
    makers.letter("12/SGDĐT-VP", issued_on=date(2019, 3, 7))
    assert "07/03/2019" in desk.get(LIST).text
