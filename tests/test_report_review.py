"""Reviewing a draft beside its report: what became of each line, and setting right what was read wrongly."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import WorkflowState

from documents import citing
from news.models import ConferenceArticlePage, DroppedFile, ReportReading
from tests import makers, report_desk, reports
from tests.report_desk import (
    A,
    B,
    C,
    address,
    draft,
    dropped,
    edited_elsewhere,
    pairs,
    photo,
    piece,
    role,
    save,
    sent,
    someone,
    with_photos,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(site, client):
    report_desk.open_office()
    makers.task_area("Khuyến học")
    client.force_login(someone("Biên tập", "bien-tap"))
    return client


def test_every_line_of_the_report_is_shown_with_what_became_of_it(desk):
    file = dropped(desk, text=reports.TEXT)
    answer = desk.get(address(file))
    shown = [one.piece.text for one in answer.context["pieces"]]
    assert shown == [line for line in reports.TEXT.splitlines() if line.strip()]
    told = {
        reports.TITLE: "title",
        reports.DELEGATES[0]: "delegate",
        reports.PLAIN: "paragraph",
        A: "caption",
        reports.BYLINE: "byline",
    }
    assert {words: role(desk, file, words) for words in told} == told
    for label in ("piece--head", "piece--people", "piece--caption"):
        assert label in answer.content.decode()


def test_saving_what_is_shown_changes_nothing(desk):
    file = with_photos(desk)
    before = draft().latest_revision_id
    answer = save(desk, file)
    assert answer.status_code == 302
    assert draft().latest_revision_id == before
    assert file.reading.gallery is None and file.reading.placed == {} and file.reading.corrected == {}


def test_another_line_becomes_the_title_and_the_address_follows_it(desk):
    file = dropped(desk, text=reports.TEXT)
    title, plain = piece(desk, file, reports.TITLE), piece(desk, file, reports.PLAIN)
    save(desk, file, **{f"role-{title}": "dropped", f"role-{plain}": "title"})
    assert draft().title == reports.PLAIN.rstrip(".")
    assert draft().slug.startswith("cac-don-vi-tiep-tuc")


def test_changes_that_leave_no_title_are_refused_and_nothing_is_stored(desk):
    file = dropped(desk, text=f"{reports.TITLE}\n\nHội nghị diễn ra tốt đẹp.")
    before = draft().latest_revision_id
    context = desk.get(address(file)).context
    everything = {f"role-{one.piece.n}": "dropped" for one in context["pieces"]}
    answer = save(desk, file, **everything)
    assert answer.status_code == 200
    assert len(answer.context["messages"]) == 1
    assert (file.reading.placed, draft().latest_revision_id) == ({}, before)


def test_fields_are_set_right_here_and_stand_whatever_is_read_again(desk):
    file = dropped(desk, text=reports.TEXT)
    year = makers.school_year("2024-2025")
    save(
        desk,
        file,
        title="Hội nghị\r\n khuyến học",
        event_start="23/08/2024",
        event_end="24/08/2024",
        venue="Hội trường lớn",
        school_year=year.pk,
        task_areas=["Khuyến học"],
    )
    save(desk, file, **{f"role-{piece(desk, file, A)}": "paragraph"})
    page = draft()
    assert (page.title, page.venue, page.school_year) == ("Hội nghị khuyến học", "Hội trường lớn", year)
    assert (str(page.event_start), str(page.event_end)) == ("2024-08-23", "2024-08-24")
    assert [area.name for area in page.task_areas.all()] == ["Khuyến học"]
    assert set(file.reading.corrected) == {
        "title", "event_start", "event_end", "venue", "school_year", "task_areas",
    }  # fmt: skip


@pytest.mark.parametrize(
    "wrong", [{"title": ""}, {"event_start": "x"}, {"event_end": "01/01/2020"}, {"venue": "x" * 300}]
)
def test_a_wrong_field_is_told_and_nothing_is_stored(desk, wrong):
    file = dropped(desk, text=reports.TEXT)
    before = draft().latest_revision_id
    answer = save(desk, file, **wrong)
    assert answer.status_code == 200
    assert set(wrong) <= set(answer.context["form"].errors)
    assert draft().latest_revision_id == before


def test_letters_it_cites_are_shown_linked_or_missing(desk):
    letter = makers.letter("2302/SGDĐT-GDTX")
    file = dropped(desk, text=reports.TEXT)
    cited = desk.get(address(file)).context["cited"]
    assert [(one.mention.number, one.letter) for one in cited] == [
        ("2302/SGDĐT-GDTX", letter),
        ("77/SGDĐT-VP", None),
    ]


def test_a_letter_that_a_reporter_may_not_see_is_missing_to_him(desk, client):
    makers.letter("2302/SGDĐT-GDTX", live=False, abstract="Nội dung chưa công bố")
    client.force_login(someone("Phóng viên", "phong-vien"))
    file = dropped(client, text=reports.TEXT)
    answer = client.get(address(file))
    assert [one.letter for one in answer.context["cited"]] == [None, None]
    assert "Nội dung chưa công bố" not in answer.content.decode()


def test_letters_it_cites_are_linked_once_it_is_published(desk):
    letter = makers.letter("2302/SGDĐT-GDTX")
    dropped(desk, text=reports.TEXT)
    page = draft()
    page.get_latest_revision().publish()
    page = ConferenceArticlePage.objects.get()
    assert citing.letters_of(page, makers.user("ai-do")) == [letter]


def test_a_draft_edited_elsewhere_is_not_made_anew_unasked(desk):
    file = with_photos(desk)
    edited_elsewhere()
    answer = save(desk, file, move="photo:1:0")
    assert answer.status_code == 200
    assert draft().venue == "Sửa trong trình soạn thảo"
    assert desk.get(address(file)).context["elsewhere"] is not None
    assert 'name="overrule"' in answer.content.decode()


def test_it_is_made_anew_when_that_is_ticked_with_what_the_form_shows(desk):
    file = with_photos(desk)
    edited_elsewhere()
    save(desk, file, move="photo:1:0", overrule="on")
    assert pairs() == [("2", A), ("1", B), ("3", C)]
    assert draft().venue == "Sửa trong trình soạn thảo"
    assert desk.get(address(file)).context["elsewhere"] is None


def test_who_was_overtaken_is_told_and_changes_nothing(desk):
    file = with_photos(desk)
    late = sent(desk, file, move="photo:1:0")
    save(desk, file, move="photo:2:1")
    answer = desk.post(address(file), late)
    assert answer.status_code == 200
    assert len(answer.context["messages"]) >= 1
    assert pairs() == [("1", A), ("3", B), ("2", C)]


def test_a_published_article_is_not_changed_here(desk):
    file = with_photos(desk)
    draft().get_latest_revision().publish()
    answer = save(desk, file, move="photo:1:0", overrule="on")
    assert answer.status_code == 200
    assert pairs() == [("1", A), ("2", B), ("3", C)]
    assert 'name="action" value="edit"' not in answer.content.decode()


def test_a_locked_draft_is_not_changed_here(desk):
    file = with_photos(desk)
    page = ConferenceArticlePage.objects.get()
    page.locked, page.locked_by = True, someone("Xuất bản", "nguoi-khoa")
    page.save()
    assert save(desk, file, move="photo:1:0").status_code == 200
    assert pairs() == [("1", A), ("2", B), ("3", C)]


def test_opening_the_editor_saves_what_was_set_right_first(desk):
    file = dropped(desk, text=reports.TEXT)
    answer = save(desk, file, venue="Nhà văn hóa", action="edit")
    assert answer.url == reverse("wagtailadmin_pages:edit", args=[draft().pk])
    assert draft().venue == "Nhà văn hóa"
    assert desk.get(answer.url).status_code == 200


def test_sending_for_review_starts_the_offices_review_and_publishes_nothing(desk, client):
    client.force_login(someone("Phóng viên", "phong-vien"))
    file = dropped(client, text=reports.TEXT)
    answer = save(client, file, venue="Nhà văn hóa", action="submit")
    assert answer.status_code == 302
    state = WorkflowState.objects.get()
    assert (state.status, state.requested_by.username) == ("in_progress", "phong-vien")
    assert draft().venue == "Nhà văn hóa" and not draft().live
    assert ReportReading.objects.get().checked_by.username == "phong-vien"
    assert client.get(address(file)).status_code == 200


def test_done_leads_to_the_next_draft_and_after_the_last_to_the_list(desk):
    other = reports.text("HỘI THẢO VỀ DẠY HỌC BUỔI TỐI")
    last = dropped(desk, ("a.txt", reports.TEXT.encode()), ("b.txt", other.encode()))
    first = DroppedFile.objects.get(name="a.txt")
    assert save(desk, first, action="done").url == address(last)
    assert save(desk, last, action="done").url == reverse("news_dropped", args=[last.intake_id])
    assert ReportReading.objects.filter(checked_at=None).count() == 0


def test_a_report_whose_article_was_deleted_has_no_review(desk):
    file = dropped(desk, text=reports.TEXT)
    ConferenceArticlePage.objects.get().delete()
    assert desk.get(address(file)).status_code == 404
    assert desk.get(reverse("news_dropped", args=[file.intake_id])).status_code == 200
    assert dropped(desk, text=reports.TEXT).outcome == "made"


def test_markup_in_a_report_is_words(desk):
    text = reports.TEXT.replace(reports.PLAIN, "<script>alert(1)</script> được trình bày tại hội nghị.")
    page = desk.get(address(dropped(desk, text=text))).content.decode()
    assert "<script>alert" not in page


def test_a_report_with_many_lines_asks_no_more_questions(desk):
    few = with_photos(desk)
    longer = "\n\n".join([reports.text("HỘI NGHỊ KHÁC VỀ TỰ HỌC"), *[reports.PLAIN] * 60])
    many = dropped(desk, *((f"{n + 1}.jpg", photo(n)) for n in range(3)), text=longer)
    counts = []
    for file in (few, many):
        desk.get(address(file))
        with CaptureQueriesContext(connection) as asked:
            assert desk.get(address(file)).status_code == 200
        counts.append(len(asked))
    assert counts[1] <= counts[0], counts


def test_what_was_chosen_for_a_line_is_still_chosen_where_a_field_was_wrong(desk):
    file = dropped(desk, text=reports.TEXT)
    n = piece(desk, file, reports.PLAIN)
    answer = save(desk, file, **{f"role-{n}": "summary", "title": ""})
    shown = next(one for one in answer.context["pieces"] if one.piece.n == n)
    assert (shown.chosen, shown.piece.role) == ("summary", "paragraph")
