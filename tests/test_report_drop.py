"""Dropping reports in the admin: what may come, who may send it, and the drafts that come of it."""

import io
import zipfile

import pytest
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.models import Collection

from cms import roles
from news.intake import runner
from news.models import ConferenceArticlePage, DroppedFile
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
    number: int | str = ""
    for each in files:
        sent = send(desk, each, number)
        number = sent["intake"]
    return sent | desk.post(sent["done"]).json()


def work() -> None:
    while runner.run_next():
        pass


def outcomes() -> list[str]:
    return [row.outcome for row in DroppedFile.objects.order_by("n")]


def captions_of(page: ConferenceArticlePage) -> list[tuple[str, str]]:
    page = page.get_latest_revision_as_object()
    return [(row.image.title if row.image else "", row.caption) for row in page.gallery_photos.all()]


def test_a_small_report_is_a_draft_at_once_and_its_review_opens(desk):
    answer = drop(desk, file())
    page = ConferenceArticlePage.objects.get()
    assert answer["address"] == reverse("news_review", args=[DroppedFile.objects.get().pk])
    assert page.title == reports.TITLE and not page.live
    assert page.owner.username == "phong-vien"
    assert str(page.event_start) == "2024-08-22"
    assert desk.get(answer["address"]).status_code == 200


def test_nothing_of_it_is_published_or_found(desk):
    drop(desk, file(), photo("red", "1.jpg"))
    indexing.catch_up()
    assert not ConferenceArticlePage.objects.filter(live=True).exists()
    assert reports.TITLE not in desk.get("/tim-kiem/?q=tổng kết công tác").content.decode()
