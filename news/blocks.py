"""The blocks of a body, and its words without markup."""

from collections.abc import Iterator
from html import unescape

from django.core.exceptions import BadRequest
from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import blocks
from wagtail.blocks import StreamValue
from wagtail.contrib.table_block.blocks import TableBlock

from search.text import clean

PARAGRAPH_FEATURES = ["bold", "italic", "link", "document-link", "ol", "ul"]


class HeadingBlock(blocks.CharBlock):
    """A heading inside the body, shown as a second-level one."""

    class Meta:
        icon = "title"
        label = _("Heading")
        template = "blocks/heading.html"


class ParagraphBlock(blocks.RichTextBlock):
    """Running text and lists."""

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        template = "blocks/paragraph.html"


class DelegateBlock(blocks.StructBlock):
    """A person who attended."""

    honorific = blocks.CharBlock(
        label=_("Honorific"), required=False, max_length=40, help_text=_("Ông, Bà …")
    )
    name = blocks.CharBlock(label=pgettext_lazy("person", "Name"), max_length=120)
    position = blocks.CharBlock(label=_("Position"), required=False, max_length=300)

    class Meta:
        icon = "user"
        label = _("Delegate")


class DelegatesBlock(blocks.ListBlock):
    """The delegates, where the report lists them."""

    def __init__(self, **kwargs) -> None:
        super().__init__(DelegateBlock(), **kwargs)

    class Meta:
        icon = "group"
        label = _("Delegates")
        template = "blocks/delegates.html"


class GalleryBlock(blocks.StaticBlock):
    """Marks where the gallery stands; without one it stands at the end."""

    class Meta:
        icon = "image"
        label = _("Gallery")
        admin_text = _("The article's photos stand here.")
        template = "blocks/gallery.html"


class TextBody(blocks.StreamBlock):
    """Headings, text and tables: the body of a guidance page."""

    heading = HeadingBlock()
    paragraph = ParagraphBlock(features=PARAGRAPH_FEATURES)
    table = TableBlock(label=_("Table"), icon="table", template="blocks/table.html")

    def value_from_datadict(self, data, files, prefix):
        """Raises BadRequest for a form without its body: a body taken for empty would be lost."""
        if f"{prefix}-count" not in data:
            raise BadRequest("a form without its body")
        return super().value_from_datadict(data, files, prefix)


class ArticleBody(TextBody):
    """The body of a conference article."""

    delegates = DelegatesBlock()
    gallery = GalleryBlock()

    class Meta:
        block_counts = {"gallery": {"max_num": 1}}


def texts(body: StreamValue) -> Iterator[str]:
    """The words of headings, text and tables, block by block, without markup."""
    for block in body:
        if block.block_type == "heading":
            yield str(block.value)
        elif block.block_type == "paragraph":
            yield plain(block.value.source)
        elif block.block_type == "table" and block.value:
            yield "\n".join(" ".join(str(cell or "") for cell in row) for row in block.value["data"])


def people(body: StreamValue) -> Iterator[str]:
    """Everyone in the lists of delegates, with honorific and position."""
    for block in body:
        if block.block_type == "delegates":
            for person in block.value:
                yield " ".join(filter(None, (person["honorific"], person["name"], person["position"])))


def plain(markup: str) -> str:
    """Rich text's words, paragraphs and items apart by an empty line."""
    for end in ("</p>", "</li>"):
        markup = markup.replace(end, f"{end}\n\n")
    markup = markup.replace("<br/>", "\n")
    return clean(unescape(strip_tags(markup))).strip()
