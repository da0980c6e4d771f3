"""What Word's styles make of paragraphs: headings, captions, bold, centred, lists."""

import re
from dataclasses import dataclass, replace
from xml.etree.ElementTree import Element

from news.unpacking.lines import Kind
from news.unpacking.numbering import W, number

_TITLE = re.compile(r"title|tiêu đề|tên bài|đầu đề", re.IGNORECASE)
_SUBTITLE = re.compile(r"subtitle|tiêu đề phụ", re.IGNORECASE)
_HEADING = re.compile(r"(?:heading|tiêu đề|đề mục|mục)\s?(?P<level>[1-9])", re.IGNORECASE)
_CAPTION = re.compile(r"caption|chú thích", re.IGNORECASE)
_OFF = ("0", "false", "none", "off")
_NO_LEVEL = 9  # Word's word for body text
_DEEPEST = 20


@dataclass
class Look:
    """How a paragraph or a run stands; None where nothing is said."""

    kind: Kind = Kind.PLAIN
    level: int = 0
    bold: bool | None = None
    italic: bool | None = None
    centred: bool | None = None
    list: int | None = None
    list_level: int | None = None

    def over(self, below: "Look") -> "Look":
        """This, and what it leaves open as below it."""
        return Look(
            self.kind or below.kind,
            self.level or below.level,
            below.bold if self.bold is None else self.bold,
            below.italic if self.italic is None else self.italic,
            below.centred if self.centred is None else self.centred,
            below.list if self.list is None else self.list,
            below.list_level if self.list_level is None else self.list_level,
        )


def switched(properties: Element | None, name: str) -> bool | None:
    element = None if properties is None else properties.find(f"{W}{name}")
    return None if element is None else element.get(f"{W}val", "1").lower() not in _OFF


def look_of(paragraph: Element | None, run: Element | None) -> Look:
    """What the properties of a paragraph and of its text say themselves."""
    look = Look(bold=switched(run, "b"), italic=switched(run, "i"))
    if paragraph is None:
        return look
    placing = paragraph.find(f"{W}jc")
    if placing is not None:
        look.centred = placing.get(f"{W}val") == "center"
    level = number(paragraph.find(f"{W}outlineLvl"), "val", _NO_LEVEL)
    if level < _NO_LEVEL:
        look.kind, look.level = Kind.HEADING, level + 1
    listed = paragraph.find(f"{W}numPr")
    if listed is not None:
        look.list = number(listed.find(f"{W}numId"), "val")
        if listed.find(f"{W}ilvl") is not None:
            look.list_level = number(listed.find(f"{W}ilvl"), "val")
    return look


class Styles:
    """The styles of word/styles.xml, each with what it is based on."""

    def __init__(self, root: Element | None) -> None:
        elements = [] if root is None else root.findall(f"{W}style")
        self.elements = {element.get(f"{W}styleId", ""): element for element in elements}
        self.default = next(
            (
                element.get(f"{W}styleId", "")
                for element in elements
                if element.get(f"{W}type") == "paragraph" and element.get(f"{W}default") in ("1", "true")
            ),
            "",
        )
        self.looks: dict[str, Look] = {}

    def look(self, style: str, depth: int = 0) -> Look:
        if style not in self.looks:
            self.looks[style] = self._looked_up(style, depth)
        return self.looks[style]

    def _looked_up(self, style: str, depth: int) -> Look:
        element = self.elements.get(style)
        if element is None or depth > _DEEPEST:
            return _by_name(style)
        own = look_of(element.find(f"{W}pPr"), element.find(f"{W}rPr"))
        named = element.find(f"{W}name")
        name = style if named is None else named.get(f"{W}val", style)
        known = _by_name(name)
        if known.kind:
            own = replace(own, kind=known.kind, level=known.level)
        based = element.find(f"{W}basedOn")
        return own if based is None else own.over(self.look(based.get(f"{W}val", ""), depth + 1))


def _by_name(name: str) -> Look:
    heading = _HEADING.match(name)
    if heading:
        return Look(Kind.HEADING, int(heading["level"]))
    if _SUBTITLE.fullmatch(name):
        return Look()
    if _TITLE.fullmatch(name):
        return Look(Kind.TITLE)
    return Look(Kind.CAPTION) if _CAPTION.match(name) else Look()
