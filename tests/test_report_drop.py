"""Dropping reports in the admin: what may come, who may send it, and the drafts that come of it."""

import io
import zipfile

import pytest
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.models import Collection

from cms import roles
from documents import unpacking
from news import pictures
from news.importing import import_article
from news.intake import runner, storing
from news.models import ConferenceArticlePage, DroppedFile, Photo, ReportIntake
from search import indexing
from tests import makers, reports

pytestmark = pytest.mark.django_db


def someone(role: str, name: str):
    return makers.user(name, Group.objects.get(name=role))


@pytest.fixture
def desk(site, client):
    if not Collection.get_first_root_node():
        Collection.add_root(name="Root")
    roles.appoint()
    client.force_login(someone("Phóng viên", "phong-vien"))
    return client


def file(content: bytes | str = reports.TEXT, name: str = "bao cao.txt") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content.encode() if isinstance(content, str) else content)


def photo(colour: str, name: str) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, makers.jpeg(300, 200, colour))


def packed(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def send(desk, content: SimpleUploadedFile, intake: int | str = "") -> dict:
    answer = desk.post(reverse("news_drop_send"), {"file": content, "intake": intake})
    assert answer.status_code == 200
    return answer.json()


def drop(desk, *files: SimpleUploadedFile) -> dict:
    """As the script does: one by one, then the word that all are there."""
    sent: dict = {"intake": ""}
    for each in files:
        sent = send(desk, each, sent["intake"])
    return sent | desk.post(sent["done"]).json()


def work() -> None:
    while runner.run_next():
        pass


def outcomes() -> list[str]:
    return [row.outcome for row in DroppedFile.objects.order_by("n")]


def pairs(page: ConferenceArticlePage | None = None) -> list[tuple[str, str]]:
    """(photo's name, caption) of the draft's gallery, in order."""
    page = page or ConferenceArticlePage.objects.get()
    rows = page.get_latest_revision_as_object().gallery_photos.all()
    return [(row.image.title if row.image else "", row.caption) for row in rows]


def test_a_small_report_is_a_draft_at_once_and_its_review_opens(desk):
    answer = drop(desk, file())
    page = ConferenceArticlePage.objects.get()
    assert answer["address"] == reverse("news_review", args=[DroppedFile.objects.get().pk])
    assert page.title == reports.TITLE and not page.live
    assert page.owner.username == "phong-vien"
    assert (str(page.event_start), page.author_name) == ("2024-08-22", "Nguyễn Hữu Phước")
    assert [caption for _photo, caption in pairs()] == list(reports.CAPTIONS)
    assert desk.get(answer["address"]).status_code == 200


def test_nothing_of_it_is_published_or_found(desk):
    drop(desk, file(), photo("red", "1.jpg"))
    work()
    indexing.catch_up()
    assert not ConferenceArticlePage.objects.filter(live=True).exists()
    assert "KHUYẾN HỌC" not in desk.get("/tim-kiem/?q=công tác khuyến học").content.decode()


def test_the_article_stands_in_the_history_as_made_by_who_dropped_it(desk):
    drop(desk, file())
    page = ConferenceArticlePage.objects.get()
    history = desk.get(reverse("wagtailadmin_pages:history", args=[page.pk]))
    assert history.status_code == 200
    assert page.latest_revision.user.username == "phong-vien"


def test_photos_beside_one_report_go_to_its_gallery_in_natural_order(desk):
    drop(desk, photo("red", "anh 10.jpg"), file(), photo("green", "anh 2.jpg"), photo("blue", "anh 1.jpg"))
    assert pairs() == list(zip(("anh 1", "anh 2", "anh 10"), reports.CAPTIONS, strict=True))


def test_each_dropped_photo_is_cleaned_once(desk, monkeypatch):
    cleaned, seen = pictures.cleaned, []
    monkeypatch.setattr(pictures, "cleaned", lambda *given: seen.append(given) or cleaned(*given))
    drop(desk, photo("red", "anh 1.jpg"), file(), photo("green", "anh 2.jpg"))
    assert len(seen) == 2


def test_photos_and_captions_without_a_partner_are_kept(desk):
    drop(desk, file(), photo("red", "1.jpg"))
    assert pairs() == [("1", reports.CAPTIONS[0]), ("", reports.CAPTIONS[1]), ("", reports.CAPTIONS[2])]
    second = reports.text("HỘI THẢO VỀ DẠY HỌC BUỔI TỐI", captions=reports.CAPTIONS[:1])
    drop(desk, file(second), photo("blue", "1.jpg"), photo("green", "2.jpg"))
    page = ConferenceArticlePage.objects.get(title="HỘI THẢO VỀ DẠY HỌC BUỔI TỐI")
    assert pairs(page) == [("1", reports.CAPTIONS[0]), ("2", "")]


def test_a_pasted_report_is_a_draft_like_a_file(desk):
    answer = desk.post(reverse("news_drop_send"), {"text": reports.TEXT}).json()
    desk.post(answer["done"])
    assert ConferenceArticlePage.objects.get().title == reports.TITLE


def test_without_scripts_files_and_text_come_in_one_request(desk):
    answer = desk.post(
        reverse("news_drop"), {"files": [photo("red", "1.jpg"), photo("blue", "2.jpg")], "text": reports.TEXT}
    )
    assert answer.url == reverse("news_review", args=[DroppedFile.objects.get(kind="report").pk])
    assert [name for name, _caption in pairs()] == ["1", "2", ""]


def test_an_empty_form_says_so(desk):
    answer = desk.post(reverse("news_drop"))
    assert len(answer.context["messages"]) == 1
    assert not ReportIntake.objects.exists()
    assert desk.post(reverse("news_drop_send")).status_code == 400


def test_several_reports_make_several_drafts_and_photos_of_their_folders_go_with_them(desk):
    other = reports.text("HỘI THẢO VỀ DẠY HỌC BUỔI TỐI")
    content = packed(
        {
            "hoi nghi/bao cao.txt": reports.TEXT.encode(),
            "hoi nghi/anh/1.jpg": makers.jpeg(300, 200, "red"),
            "hoi thao/bao cao.txt": other.encode(),
            "hoi thao/1.jpg": makers.jpeg(300, 200, "blue"),
            "chua ro.jpg": makers.jpeg(300, 200, "green"),
            "__MACOSX/._x": b"x",
        }
    )
    answer = drop(desk, file(content, "hai bao cao.zip"))
    assert answer["address"] == reverse("news_dropped", args=[answer["intake"]])
    work()
    assert sorted(outcomes()) == ["made", "made", "stored", "stored", "stored"]
    for page, folder in zip(ConferenceArticlePage.objects.order_by("pk"), ("nghi", "thao"), strict=True):
        first = page.get_latest_revision_as_object().gallery_photos.all()[0].image
        assert folder in str(DroppedFile.objects.get(photo=first))
    assert desk.get(answer["address"]).context["loose"] == 1


def test_a_letters_way_of_packing_leaves_no_more_than_it_says(desk, settings):
    settings.LETTER_FILE_MAX_SIZE = 10_000
    answer = send(desk, file(packed({"to.txt": b"a" * 50_000}), "bom.zip"))
    assert len(answer["refused"]) == 1
    assert outcomes() == ["failed"]


@pytest.mark.parametrize(
    "name, content",
    [
        ("gia.pdf", b"<html><script>alert(1)</script>"),
        ("gia.docx", b"PK\x03\x04 nothing"),
        ("anh.jpg", b"<svg onload=alert(1)>"),
        ("anh.svg", b"<svg/>"),
        ("bang.xlsx", b"PK\x03\x04"),
        ("trong.txt", b" \n "),
        ("../../etc/passwd", b"root"),
        ("khong-duoi", b"text"),
    ],
)
def test_what_is_neither_report_nor_photo_is_refused_and_the_rest_goes_on(desk, name, content):
    first = send(desk, file(content, name))
    assert first["refused"]
    drop_rest = send(desk, file(), first["intake"])
    desk.post(drop_rest["done"])
    assert outcomes() == ["failed", "made"]
    shown = desk.get(reverse("news_dropped", args=[first["intake"]])).content.decode()
    assert "<script>alert" not in shown and "<svg onload" not in shown


def test_a_hostile_name_is_shown_as_words_only(desk):
    hostile = "<img src=x onerror=alert(1)>.txt"
    answer = drop(desk, file(name=hostile), photo("red", "<b>1</b>.jpg"))
    for address in (answer["address"], reverse("news_dropped", args=[answer["intake"]])):
        page = desk.get(address).content.decode()
        assert "<img src=x" not in page and "<b>1" not in page


def test_a_file_that_is_no_report_after_all_says_why_and_may_be_tried_again(desk):
    answer = drop(desk, file(b"PK\x03\x04" + b"\x00" * 40, "x.txt"), photo("red", "1.jpg"))
    assert "refused" in answer
    answer = drop(desk, file("\x00\x01\x02 abc".encode("utf-16"), "la.txt"))
    page = desk.get(reverse("news_dropped", args=[answer["intake"]]))
    assert page.status_code == 200


def test_a_report_without_a_title_is_a_draft_whose_first_line_stands_for_it(desk):
    drop(desk, file("1. Công tác chuẩn bị được các đơn vị thực hiện tốt.\n\n2. Nề nếp được giữ vững.\n"))
    assert outcomes() == ["made"]
    assert ConferenceArticlePage.objects.count() == 1


def test_the_same_report_again_doubles_nothing_and_leads_to_its_draft(desk):
    drop(desk, file(), photo("red", "1.jpg"))
    answer = drop(desk, file(), photo("red", "again.jpg"))
    assert ConferenceArticlePage.objects.count() == 1
    assert Photo.objects.count() == 1
    again = DroppedFile.objects.filter(kind="report").order_by("pk").last()
    assert (again.outcome, again.page) == ("known", ConferenceArticlePage.objects.get())
    page = desk.get(answer["address"])
    assert answer["address"] == reverse("news_dropped", args=[answer["intake"]])
    first = DroppedFile.objects.filter(kind="report").order_by("pk").first()
    assert reverse("news_review", args=[first.pk]) in page.content.decode()


def test_a_report_is_known_again_by_its_words_once_its_title_was_set_right(desk):
    drop(desk, file())
    page = ConferenceArticlePage.objects.get()
    page.title = "Hội nghị khuyến học"
    page.save()
    drop(desk, file(reports.TEXT.replace("\n\n", "\r\n\r\n\r\n"), "ban khac.txt"))
    assert ConferenceArticlePage.objects.count() == 1


def test_an_article_made_by_the_importer_is_known_too(desk, tmp_path):
    import_article(makers.write(tmp_path, "bao-cao.txt", reports.TEXT))
    drop(desk, file())
    assert outcomes() == ["known"]
    assert ConferenceArticlePage.objects.count() == 1


def test_a_large_report_is_left_to_the_worker_which_tells_how_far_it_is(desk, monkeypatch):
    monkeypatch.setattr(runner, "SMALL", 10)
    answer = drop(desk, file(), photo("red", "1.jpg"))
    assert not ConferenceArticlePage.objects.exists()
    assert 'data-state="working"' in desk.get(answer["address"]).content.decode()
    progress = reverse("news_drop_progress", args=[answer["intake"]])
    assert desk.get(progress).json() == {"seen": 0, "total": 0, "ended": False}
    work()
    assert desk.get(progress).json() == {"seen": 2, "total": 2, "ended": True}
    assert pairs()[0] == ("1", reports.CAPTIONS[0])


def test_what_takes_longer_than_one_waits_goes_on_in_the_worker(desk, monkeypatch):
    monkeypatch.setattr(runner, "PATIENCE", -1.0)
    drop(desk, file(), photo("red", "1.jpg"))
    assert outcomes() == ["waiting", "waiting"]
    monkeypatch.setattr(runner, "TURN", 60.0)
    work()
    assert outcomes() == ["made", "stored"]


def test_the_worker_waits_until_all_files_are_there(desk):
    answer = send(desk, file())
    assert runner.run_next() == 0
    desk.post(answer["done"])
    assert outcomes() == ["made"]


def test_a_browser_that_went_away_holds_the_worker_up_for_a_while_only(desk, monkeypatch):
    monkeypatch.setattr(ReportIntake, "HELD", ReportIntake.HELD * 0)
    send(desk, file())
    work()
    assert outcomes() == ["made"]


def test_a_worker_killed_over_a_photo_leaves_nothing_doubled(desk, monkeypatch):
    class Killed(BaseException):
        """As kill -9: nothing is tidied up."""

    answer = send(desk, file())
    send(desk, photo("red", "1.jpg"), answer["intake"])
    send(desk, photo("blue", "2.jpg"), answer["intake"])
    ReportIntake.release(ReportIntake.objects.get().asked_by, answer["intake"])
    store = storing.store_photo
    stored: list[str] = []

    def killed_once(row: DroppedFile) -> None:
        store(row)
        stored.append(row.name)
        if len(stored) == 1:
            raise Killed

    monkeypatch.setattr(storing, "store_photo", killed_once)
    with pytest.raises(Killed):
        runner.run_next()
    assert runner.run_next() == 0, "the dead worker still holds it"
    ReportIntake.objects.update(leased_until=None)
    work()
    assert stored == ["1.jpg", "2.jpg"]
    assert Photo.objects.count() == 2
    assert [name for name, _caption in pairs()] == ["1", "2", ""]


def test_a_file_over_which_its_reader_dies_each_time_does_not_stop_the_rest(desk, monkeypatch):
    answer = send(desk, file(b"\xff\xd8\xff", "x.jpg"))
    send(desk, file(), answer["intake"])
    DroppedFile.objects.filter(n=2).update(tries=runner.MOST_TRIES)
    send(desk, photo("red", "1.jpg"), answer["intake"])
    desk.post(answer["done"])
    work()
    assert outcomes() == ["failed", "failed", "stored"]
    page = desk.post(reverse("news_dropped", args=[answer["intake"]]))
    assert page.status_code == 302
    work()
    assert outcomes() == ["failed", "made", "stored"]


def test_no_more_files_than_one_drop_holds(desk, monkeypatch):
    monkeypatch.setattr("documents.intake.dropping.MOST_FILES", 1)
    answer = send(desk, file())
    second = send(desk, photo("red", "1.jpg"), answer["intake"])
    assert second["refused"]
    assert unpacking.MOST_FILES == 500


def test_a_reporter_does_not_see_what_another_dropped_and_an_editor_does(desk, client):
    answer = drop(desk, file())
    review, dropped = answer["address"], reverse("news_dropped", args=[answer["intake"]])
    progress = reverse("news_drop_progress", args=[answer["intake"]])
    client.force_login(someone("Phóng viên", "nguoi-khac"))
    for address in (review, dropped, progress):
        assert client.get(address).status_code == 404
    assert client.post(answer["done"]).status_code == 404
    assert reports.TITLE not in client.get(reverse("news_drop")).content.decode()
    assert send(client, file(), answer["intake"])["intake"] != answer["intake"]
    client.force_login(someone("Biên tập", "bien-tap"))
    for address in (review, dropped, progress):
        assert client.get(address).status_code == 200


def test_another_reporters_draft_is_not_told_to_who_drops_the_same_report(desk, client):
    drop(desk, file())
    page = ConferenceArticlePage.objects.get()
    page.title = "Tiêu đề chưa công bố"
    page.save_revision()
    page.save()
    client.force_login(someone("Phóng viên", "nguoi-khac"))
    answer = drop(client, file())
    shown = client.get(answer["address"]).content.decode()
    assert "Tiêu đề chưa công bố" not in shown
    assert reverse("wagtailadmin_pages:edit", args=[page.pk]) not in shown


@pytest.mark.parametrize("role", ["Văn thư", None])
def test_who_may_not_add_articles_may_not_drop_reports(desk, client, role):
    answer = drop(desk, file())
    client.logout()
    if role:
        client.force_login(someone(role, "nguoi-khac"))
    for name, args in (
        ("news_drop", []),
        ("news_dropped", [answer["intake"]]),
        ("news_review", [DroppedFile.objects.get().pk]),
        ("news_drop_progress", [answer["intake"]]),
    ):
        assert client.get(reverse(name, args=args)).status_code == 302
    sent = client.post(reverse("news_drop_send"), {"file": file()})
    assert sent.status_code == 302
    assert DroppedFile.objects.count() == 1


def test_a_form_from_another_site_is_refused(desk, client):
    from django.test import Client

    strict = Client(enforce_csrf_checks=True)
    strict.force_login(someone("Phóng viên", "ai-khac"))
    assert strict.post(reverse("news_drop"), {"text": reports.TEXT}).status_code == 403
    assert strict.post(reverse("news_drop_send"), {"text": reports.TEXT}).status_code == 403


def test_the_menu_and_the_listing_of_news_lead_to_it(desk, client, site):
    address = reverse("news_drop")
    client.force_login(someone("Biên tập", "bien-tap"))
    assert address in client.get(reverse("wagtailadmin_home")).content.decode()
    listing = client.get(reverse("wagtailadmin_explore", args=[site.news.pk])).content.decode()
    assert listing.count(f'href="{address}"') >= 1
    client.force_login(someone("Văn thư", "van-thu"))
    assert address not in client.get(reverse("wagtailadmin_home")).content.decode()


def test_a_site_without_news_lets_no_one_drop(desk, client, site):
    site.news.unpublish()
    assert client.get(reverse("news_drop")).status_code == 302


@pytest.mark.parametrize("number", ["x", "-1", "9" * 30, "0"])
def test_an_intake_number_that_is_none_makes_a_new_intake(desk, number):
    assert send(desk, file(), number)["intake"] == ReportIntake.objects.get().pk
