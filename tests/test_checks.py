"""A page type that does not say how it is found stops the site."""

import pytest
from django.core.checks import run_checks
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.test.utils import isolate_apps
from wagtail import models as wagtail_models
from wagtail.models import Page, get_page_models

from search.checks import page_types_say_how_they_are_found
from search.pages import FoundPage


@pytest.fixture
def page_type(request):
    """Make a page type that the site knows for the length of one test."""

    def make(name: str, bases: tuple[type, ...], **attributes) -> type[Page]:
        with isolate_apps("home"):
            made = type(name, bases, {"__module__": "home.models", "Meta": Meta, **attributes})
        if made not in wagtail_models.PAGE_MODEL_CLASSES:
            wagtail_models.PAGE_MODEL_CLASSES.append(made)
        return made

    class Meta:
        app_label = "home"

    before = list(wagtail_models.PAGE_MODEL_CLASSES)
    yield make
    wagtail_models.PAGE_MODEL_CLASSES[:] = before


def faults() -> list[str]:
    return [fault.obj.__name__ for fault in page_types_say_how_they_are_found() if fault.id == "search.E001"]


def test_every_page_type_of_the_site_says_how_it_is_found():
    assert {model.__name__ for model in get_page_models()} >= {"HomePage", "ConferenceArticlePage"}
    assert faults() == []


def test_a_page_type_without_search_kind_stops_check(page_type):
    page_type("ForgottenPage", (FoundPage, Page))
    assert faults() == ["ForgottenPage"]
    with pytest.raises(SystemCheckError, match="ForgottenPage does not say how it is found"):
        call_command("check")


def test_a_plain_wagtail_page_type_stops_check(page_type):
    page_type("PlainPage", (Page,), search_kind="")
    assert faults() == ["PlainPage"]


def test_a_page_type_that_is_found_must_describe_itself(page_type):
    page_type("SilentPage", (FoundPage, Page), search_kind="silent")
    assert faults() == ["SilentPage"]


def test_a_page_type_that_is_never_found_needs_no_description(page_type):
    page_type("UnlistedPage", (FoundPage, Page), search_kind="")
    assert faults() == []


@pytest.mark.django_db
def test_the_site_passes_every_check():
    found = run_checks(databases=["default"])
    assert [str(fault) for fault in found if fault.level >= 30] == []
