"""The contact page: what it tells, what it takes from the settings, and how it is found."""

import re

from django.urls import reverse
from wagtail.models import Site as WagtailSite

from home.models import ContactPage, ContactUnit, SiteSettings
from search import indexing
from tests import makers


def contact(site, **fields) -> ContactPage:
    page = ContactPage(title="Liên hệ", live=False, **fields)
    page.units = [
        ContactUnit(
            sort_order=1,
            name="Phòng Giáo dục thường xuyên",
            english_name="Continuing Education Division",
            head="Trần Văn Mẫu",
            phone="0234.3822.001",
            email="gdtx@example.vn",
            room="Phòng 301",
        ),
        ContactUnit(sort_order=0, name="Văn phòng", phone="0234 3822 000"),
    ]
    site.home.add_child(instance=page)
    return makers.published(page)


def settings_of_the_site() -> SiteSettings:
    return SiteSettings.objects.create(
        site=WagtailSite.objects.get(), address="22 Lê Lợi", phone="0234 3 822 111", email="so@example.vn"
    )


def test_it_tells_how_to_reach_the_department_and_its_units(site, client):
    contact(site, hours="Thứ hai đến thứ sáu\n7:30–17:00", map_link="https://ban-do.example/?q=1")
    text = client.get("/lien-he/").text
    main = text[text.index("<main") :]
    for words in ("7:30–17:00", "https://ban-do.example/?q=1", "Trần Văn Mẫu", "Phòng 301"):
        assert words in main
    assert 'href="tel:02343822001"' in main and 'href="mailto:gdtx@example.vn"' in main
    assert main.index("Văn phòng") < main.index("Phòng Giáo dục thường xuyên")


def test_what_it_leaves_empty_is_as_in_the_settings(site, client):
    settings_of_the_site()
    page = contact(site, phone="0234 3 999 999")
    main = client.get(page.url).text.split("<main")[1].split("</main")[0]
    assert "22 Lê Lợi" in main and "0234 3 999 999" in main and "0234 3 822 111" not in main


def test_an_empty_one_is_a_page(site, client):
    page = ContactPage(title="Liên hệ", live=False)
    site.home.add_child(instance=page)
    makers.published(page)
    assert client.get(page.url).status_code == 200


def test_what_is_told_in_english_is_marked_as_english(site, client):
    page = contact(site, english_title="Contact", english_address="22 Le Loi Street, Hue")
    english = re.search(r'<section lang="en".*?</section>', client.get(page.url).text, re.DOTALL)[0]
    assert "22 Le Loi Street, Hue" in english and "Continuing Education Division" in english


def test_it_loads_nothing_from_elsewhere_and_has_no_form_to_fill_in(site, client):
    page = contact(site, map_link="https://ban-do.example/")
    main = client.get(page.url).text.split("<main")[1].split("</main")[0]
    assert not re.search(r"<(?:iframe|form|script|img)", main)


def test_search_finds_it_by_a_unit_and_by_who_leads_it(site, client):
    contact(site)
    indexing.drain()
    assert "/lien-he/" in client.get("/tim-kiem/", {"q": "Trần Văn Mẫu"}).text
    assert "/lien-he/" in client.get("/tim-kiem/", {"q": "phòng giáo dục thường xuyên"}).text


def test_there_is_one_below_the_home_page(site, admin_client):
    add = reverse("wagtailadmin_pages:add", args=["home", "contactpage", site.home.pk])
    assert admin_client.get(add).status_code == 200
    contact(site)
    assert not ContactPage.can_create_at(site.home)
