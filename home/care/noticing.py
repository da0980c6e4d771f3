"""What was just published is looked at soon; what readers no longer have is no longer told of."""

from django.db.models import Model
from django.db.models.signals import post_delete
from wagtail.models import Page
from wagtail.signals import page_published, page_unpublished, published, unpublished

from documents.models import Letter
from home.care.checking import MARK, source_of
from home.models import BrokenLink, LinkCheck, MenuLink, Notice


def connect() -> None:
    page_published.connect(page_went_live, dispatch_uid="home.links_of_published_page")
    published.connect(letter_went_live, sender=Letter, dispatch_uid="home.links_of_published_letter")
    page_unpublished.connect(went, dispatch_uid="home.links_of_unpublished_page")
    unpublished.connect(went, sender=Letter, dispatch_uid="home.links_of_unpublished_letter")
    post_delete.connect(went, dispatch_uid="home.links_of_deleted")


def page_went_live(sender: type[Model], instance: Page, **kwargs) -> None:
    LinkCheck.ask(source_of(instance))


def letter_went_live(sender: type[Model], instance: Letter, **kwargs) -> None:
    # Of a register's many letters only some write addresses.
    if MARK in instance.body or BrokenLink.objects.filter(source=source_of(instance)).exists():
        LinkCheck.ask(source_of(instance))


def went(sender: type[Model], instance: Model, **kwargs) -> None:
    if isinstance(instance, Page | Letter | MenuLink | Notice):
        BrokenLink.objects.filter(source=source_of(instance)).delete()
