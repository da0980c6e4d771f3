"""Task areas: ordered, described, renamed and merged; every address leads on."""

import pytest
from django.urls import reverse

from cms.layout import lay_out
from documents import areas
from documents.models import Letter, TaggedLetter, TaskArea, TaskAreaAddress
from search.models import Change
from tests import makers


@pytest.fixture
def home(db):
    """No test with it asks the index, so a transaction that is rolled back is enough."""
    lay_out()
    return makers.Site()


@pytest.fixture
def desk(home, client):
    client.force_login(makers.user("van-thu", is_superuser=True))
    return client


def tagged(number: str, *names: str, live: bool = True) -> Letter:
    letter = makers.letter(number, live=False)
    letter.task_areas.set([makers.task_area(name) for name in names])
    letter.save()
    return makers.published(letter) if live else letter


def names_of(thing) -> list[str]:
    return sorted(area.name for area in type(thing).objects.get(pk=thing.pk).task_areas.all())


def rename(area: TaskArea, slug: str) -> TaskArea:
    area.slug = slug
    area.save()
    return area


def test_areas_stand_in_their_order(home):
    TaskArea.objects.create(name="Thứ hai", order=2)
    TaskArea.objects.create(name="Thứ nhất", order=1)
    assert [area.name for area in TaskArea.objects.all()] == ["Thứ nhất", "Thứ hai"]


def test_the_page_of_an_area_says_what_it_is(home, client):
    area = TaskArea.objects.create(name="Xóa mù chữ", description="Lớp học buổi tối ở thôn bản")
    assert "Lớp học buổi tối" in client.get(area.get_absolute_url()).text


PLACES = ["/linh-vuc/{}/", "/linh-vuc/{}/atom/", "/van-ban/?linh-vuc={}", "/tin-tuc/?linh-vuc={}&nam=2022"]
PLACES += ["/tim-kiem/?q=huong+dan&task_area={}&kind=letter"]


@pytest.mark.parametrize("place", PLACES)
def test_the_old_address_of_a_renamed_area_leads_to_the_new_one_for_good(home, client, place):
    area = rename(makers.task_area(), "gdtx")
    answer = client.get(place.format("giao-duc-thuong-xuyen"))
    assert (answer.status_code, answer["Location"]) == (301, place.format(area.slug))
    rename(area, "gdtx-va-gdnn")
    for old in ("gdtx", "giao-duc-thuong-xuyen"):
        assert client.get(place.format(old))["Location"] == place.format("gdtx-va-gdnn")


def test_an_area_that_takes_its_old_address_back_answers_there(home, client):
    area = makers.task_area()
    for slug in ("gdtx", "giao-duc-thuong-xuyen"):
        rename(area, slug)
    assert client.get("/linh-vuc/giao-duc-thuong-xuyen/").status_code == 200
    assert client.get("/linh-vuc/gdtx/")["Location"] == "/linh-vuc/giao-duc-thuong-xuyen/"


def test_a_new_area_under_an_old_address_answers_there(home, client):
    rename(makers.task_area(), "gdtx")
    TaskArea.objects.create(name="Thường xuyên", slug="giao-duc-thuong-xuyen")
    assert client.get("/linh-vuc/giao-duc-thuong-xuyen/").status_code == 200


def test_an_address_that_no_area_ever_had_stays_unknown(home, client):
    assert client.get("/linh-vuc/khong-co/").status_code == 404
    assert client.get("/van-ban/?linh-vuc=khong-co").status_code == 200
    assert client.get("/van-ban/?linh-vuc=%00").status_code == 200
    assert client.get("/linh-vuc/khong-co/atom/").status_code == 404


def test_merging_moves_letters_and_pages_and_tags_nothing_twice(home):
    gone, kept = makers.task_area("Dạy nghề"), makers.task_area("Giáo dục nghề nghiệp")
    only, both = tagged("1/SGDĐT-VP", "Dạy nghề"), tagged("2/SGDĐT-VP", "Dạy nghề", "Giáo dục nghề nghiệp")
    page = makers.article(home, live=False)
    page.task_areas.add(gone)
    makers.published(page)
    Change.objects.all().delete()
    assert areas.merge(gone, kept) == 3
    for thing in (only, both, page):
        assert names_of(thing) == ["Giáo dục nghề nghiệp"]
    assert TaggedLetter.objects.filter(content_object=both).count() == 1
    assert not TaskArea.objects.filter(name="Dạy nghề").exists()
    assert list(Change.objects.values_list("key", "fanout")) == [(f"task-area:{kept.pk}", True)]


def test_the_addresses_of_a_merged_area_lead_to_the_other(home, client):
    gone, kept = makers.task_area("Dạy nghề"), makers.task_area("Giáo dục nghề nghiệp")
    rename(gone, "nghe")
    areas.merge(gone, kept)
    for old in ("nghe", "day-nghe"):
        assert client.get(f"/linh-vuc/{old}/")["Location"] == kept.get_absolute_url()
    assert TaskAreaAddress.objects.count() == 2


def test_a_draft_under_a_merged_area_is_published_under_the_other(home):
    gone, kept = makers.task_area("Dạy nghề"), makers.task_area("Giáo dục nghề nghiệp")
    letter = tagged("1/SGDĐT-VP", "Giáo dục nghề nghiệp")
    letter.task_areas.set([gone, kept])
    letter.save_revision()
    page = makers.article(home)
    page.task_areas.add(gone)
    page.save_revision()
    areas.merge(gone, kept)
    for thing in (letter, page):
        type(thing).objects.get(pk=thing.pk).get_latest_revision().publish()
        assert names_of(thing) == ["Giáo dục nghề nghiệp"]


def test_merging_in_the_admin_asks_first(desk):
    gone, kept = makers.task_area("Dạy nghề"), makers.task_area("Giáo dục nghề nghiệp")
    tagged("1/SGDĐT-VP", "Dạy nghề")
    place = reverse("wagtailsnippets_documents_taskarea:merge", args=[gone.pk])
    assert place in desk.get(reverse("wagtailsnippets_documents_taskarea:list")).text
    assert desk.get(place).status_code == 200
    assert "kept" in desk.post(place, {"kept": gone.pk}).context["form"].errors
    asked = desk.post(place, {"kept": kept.pk})
    assert asked.context["count"] == 1
    assert TaskArea.objects.filter(pk=gone.pk).exists()
    assert desk.post(place, {"kept": kept.pk, "confirmed": "on"}).status_code == 302
    assert not TaskArea.objects.filter(pk=gone.pk).exists()


def test_who_may_not_change_the_list_merges_nothing(home, client):
    gone, kept = makers.task_area("Dạy nghề"), makers.task_area("Giáo dục nghề nghiệp")
    client.force_login(makers.user("ai-do"))
    place = reverse("wagtailsnippets_documents_taskarea:merge", args=[gone.pk])
    assert client.post(place, {"kept": kept.pk, "confirmed": "on"}).status_code in (302, 403)
    assert TaskArea.objects.filter(pk=gone.pk).exists()
