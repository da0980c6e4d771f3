"""What a page shows that could lead nowhere: every link, file and photo of it, of whatever type it is."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any, NamedTuple

from django.db import models
from django.utils.text import Truncator
from django.utils.translation import gettext
from modelcluster.models import get_all_child_relations
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.fields import RichTextField, StreamField
from wagtail.images.blocks import ImageChooserBlock
from wagtail.models import Page

from documents.models import File
from home.models import BrokenLink, MenuLink, Notice
from news.models import Photo

Place = BrokenLink.Place
# In running text of a letter: up to white space, without the stop or bracket that ends the sentence.
_ADDRESS = re.compile(r"https?://[^\s<>\"“”]+[^\s<>\"“”.,;:!?)\]]", re.IGNORECASE)


class Shown(NamedTuple):
    """Something a page shows. `kind` is what `target` is: the key of a page, file or photo, or an address."""

    place: str
    kind: str
    target: Any
    text: str


class Links(HTMLParser):
    """The links of rich text as it is stored, each with its words; and its embedded photos."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[Shown] = []
        self.open: tuple[str, Any] | None = None
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        key = given.get("id") or ""
        if tag == "embed" and given.get("embedtype") == "image" and key.isdecimal():
            self.found.append(Shown(Place.PHOTO, "photo", int(key), given.get("alt") or ""))
        if tag != "a":
            return
        kind = {"page": "page", "document": "file"}.get(given.get("linktype") or "")
        if kind and key.isdecimal():
            self.open = (kind, int(key))
        elif given.get("href"):
            self.open = ("address", given["href"])
        self.words = []

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self.open:
            place = Place.FILE if self.open[0] == "file" else Place.TEXT
            self.found.append(Shown(place, *self.open, " ".join("".join(self.words).split())))
            self.open = None


def in_markup(markup: str) -> list[Shown]:
    if "<a" not in markup and "<embed" not in markup:
        return []
    links = Links()
    links.feed(markup)
    links.close()
    return links.found


def in_plain_text(text: str) -> Iterator[Shown]:
    """Whole addresses written in a text without markup."""
    for found in _ADDRESS.finditer(text):
        yield Shown(Place.TEXT, "address", found[0], found[0])


def in_link(row: MenuLink | Notice) -> Iterator[Shown]:
    """Where a menu or a notice leads."""
    if row.address:
        yield Shown(Place.FIELD, "address", row.address, str(row))
    elif isinstance(row, MenuLink):
        yield Shown(Place.FIELD, "page", row.page_id, str(row))


def in_page(page: Page) -> Iterator[Shown]:
    for field in type(page)._meta.concrete_fields:
        # Wagtail's own columns of a page hold no links.
        if field.model is not Page:
            yield from in_field(page, field)
    for relation in get_all_child_relations(type(page)):
        for row in getattr(page, relation.get_accessor_name()).all():
            for field in row._meta.concrete_fields:
                yield from in_field(row, field)


def in_field(row: models.Model, field: models.Field) -> Iterator[Shown]:
    if isinstance(field, StreamField):
        yield from in_block(field.stream_block, getattr(row, field.name))
    elif isinstance(field, RichTextField):
        yield from in_markup(getattr(row, field.name) or "")
    elif isinstance(field, models.URLField):
        if address := getattr(row, field.name):
            yield Shown(Place.FIELD, "address", address, str(field.verbose_name))
    elif isinstance(field, models.ForeignKey) and field.name != "page":
        yield from in_choice(row, field)


def in_choice(row: models.Model, field: models.ForeignKey) -> Iterator[Shown]:
    """A photo, file or page that someone chose. A place for a photo without one is shown as such."""
    model, key = field.related_model, getattr(row, field.attname)
    if model is Photo and (key or hasattr(row, "caption")):
        yield Shown(Place.PHOTO, "photo", key, words_of(row))
    elif model is File and key:
        yield Shown(Place.FILE, "file", key, words_of(row))
    elif model is Page and key and not field.remote_field.parent_link:
        yield Shown(Place.FIELD, "page", key, words_of(row))


def words_of(row: models.Model) -> str:
    """What a row is called on its page: a photo by its number and caption, a file by its title."""
    words = str(getattr(row, "caption", "") or getattr(row, "title", ""))
    place = getattr(row, "sort_order", None)
    if hasattr(row, "caption") and place is not None:
        words = gettext("Photo %(n)s: %(caption)s") % {"n": place + 1, "caption": words}
    return Truncator(words).chars(200)


def in_block(block: blocks.Block, value: Any) -> Iterator[Shown]:
    """Whatever blocks a body is made of."""
    if value in (None, ""):
        return
    if isinstance(block, blocks.BaseStreamBlock):
        for child in value:
            yield from in_block(child.block, child.value)
    elif isinstance(block, blocks.ListBlock):
        for item in value:
            yield from in_block(block.child_block, item)
    elif isinstance(block, blocks.BaseStructBlock):
        for name, child in block.child_blocks.items():
            yield from in_block(child, value.get(name))
    else:
        yield from in_single(block, value)


def in_single(block: blocks.Block, value: Any) -> Iterator[Shown]:
    if isinstance(block, blocks.RichTextBlock):
        yield from in_markup(value.source)
    elif isinstance(block, blocks.URLBlock):
        yield Shown(Place.FIELD, "address", value, str(block.label))
    elif isinstance(block, blocks.PageChooserBlock):
        yield Shown(Place.FIELD, "page", value.pk, str(value))
    elif isinstance(block, DocumentChooserBlock):
        yield Shown(Place.FILE, "file", value.pk, str(value))
    elif isinstance(block, ImageChooserBlock):
        yield Shown(Place.PHOTO, "photo", value.pk, str(value))
