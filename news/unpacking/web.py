"""A report in HTML: the article's own text out of whatever page it stands in."""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import unquote

from bs4 import BeautifulSoup, NavigableString, Tag
from bs4.element import PreformattedString

from documents.extraction import plain
from news.unpacking.lines import Gatherer, Kind, Mark
from news.unpacking.page import Page
from news.unpacking.tables import Cell, Content, Picture, Text, lay_out

_DECLARED = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]{2,30})", re.IGNORECASE)
_UNSEEN = {
    "script", "style", "template", "noscript", "svg", "iframe", "object", "head", "math", "select", "option",
    "textarea", "input", "video", "audio", "canvas", "map",
}  # fmt: skip
_BLOCKS = {
    "p", "div", "section", "article", "main", "header", "footer", "nav", "aside", "ul", "ol", "dl", "dt",
    "dd", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "figure", "figcaption", "center",
    "form", "fieldset", "address", "table", "tr", "td", "th", "tbody", "thead", "tfoot", "caption", "hr",
    "body", "html", "details", "summary", "button", "label",
}  # fmt: skip
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_ITALIC = re.compile(r"font-style\s*:\s*italic", re.IGNORECASE)
_CENTRED = re.compile(r"text-align\s*:\s*(?:-\w+-)?center", re.IGNORECASE)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_CAPTION = re.compile(
    r"caption|chu-?thich|(?:photo|img|image|pic)[-_]?(?:desc|note|title|cap)", re.IGNORECASE
)
_LEAD = re.compile(
    r"(?:^|[\s_-])(?:sapo|lead|summary|description|excerpt|chapeau|hometext|tom-?tat|trich-?(?:dan|yeu))"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
_LONGEST_LEAD = 900  # characters
_HARD_HYPHEN = dict.fromkeys([0xAD])
_SMALLEST = 60  # pixels of a picture that is no icon
_DEEPEST = 150


def decoded(data: bytes) -> str:
    """By its own bytes where they are plain, else as the page declares, else as old pages were written."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return plain.decoded(data)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    declared = _DECLARED.search(data[:4096])
    name = declared[1].decode("ascii").lower() if declared else ""
    if name and name not in ("utf-8", "utf8", "iso-8859-1", "windows-1252"):
        try:
            return data.decode(name)
        except (UnicodeDecodeError, LookupError):
            pass
    if declared and name in ("utf-8", "utf8"):
        # A page cut or spliced in the middle of a letter is still what it says it is.
        lenient = data.decode("utf-8", "replace")
        if lenient.count("\ufffd") <= len(lenient) / 200:
            return lenient
    return plain.decoded(data)


def gather(html: str, gatherer: Gatherer) -> None:
    sys.setrecursionlimit(5000)
    soup = BeautifulSoup(html.replace("\x00", " "), "lxml")
    root = soup.body or soup
    page = Page(soup, root)
    walker = _Walker(page)
    lay_out(walker.contents(root), gatherer)


class _Walker:
    """Contents of elements, in order: texts between block borders, pictures, tables."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.lists = 0

    def contents(self, root: Tag) -> list[Content]:
        made = _Made()
        self._walk(root, made, Mark(), 0)
        made.flush()
        return made.contents

    def _walk(self, element: Tag, made: "_Made", mark: Mark, depth: int) -> None:
        for child in element.children:
            if isinstance(child, Tag):
                self._element(child, made, mark, depth + 1)
            elif isinstance(child, NavigableString) and not isinstance(child, PreformattedString):
                made.write(str(child), mark)

    def _element(self, element: Tag, made: "_Made", mark: Mark, depth: int) -> None:
        name = element.name
        style = _attribute(element, "style")
        if name in _UNSEEN or _HIDDEN.search(style) or element.has_attr("hidden"):
            return
        if name == "br":
            made.write_break()
        elif name == "img" or name.endswith(":imagedata"):
            self._picture(element, made)
        elif depth > _DEEPEST:
            made.write(" ".join(element.stripped_strings), mark)
        elif name == "table":
            self._table(element, made, mark, depth)
        else:
            mark = self._marked(element, mark, style)
            if name not in _BLOCKS:
                self._walk(element, made, mark, depth)
                return
            made.flush()
            if name == "figure" or _is_figure(element):
                mark = _with(mark, group=mark.group or self._new_group(made))
            if name in ("ul", "ol"):
                self._list(element, made, mark, depth)
            else:
                made.alike = mark
                self._walk(element, made, mark, depth)
            made.flush()

    def _new_group(self, made: "_Made") -> int:
        self.lists += 1
        return 1_000_000 + self.lists

    def _marked(self, element: Tag, mark: Mark, style: str) -> Mark:
        name = element.name
        changed: dict = {}
        if self.page.is_furniture(element):
            changed["kind"] = Kind.FURNITURE
        elif mark.kind != Kind.FURNITURE:
            if re.fullmatch(r"h[1-6]", name):
                is_title = element is self.page.title
                changed |= {"kind": Kind.TITLE if is_title else Kind.HEADING, "level": int(name[1])}
            elif element is self.page.title:
                changed["kind"] = Kind.TITLE
            elif name in ("figcaption", "caption") or _is_caption(element):
                changed["kind"] = Kind.CAPTION
            elif _LEAD.search(_names(element)) and len(element.get_text(strip=True)) <= _LONGEST_LEAD:
                changed["kind"] = Kind.SUMMARY
        if name in ("b", "strong") or _BOLD.search(style):
            changed["bold"] = True
        if name in ("i", "em", "cite") or _ITALIC.search(style):
            changed["italic"] = True
        if name == "center" or _CENTRED.search(style) or _attribute(element, "align").lower() == "center":
            changed["centred"] = True
        if name == "a" and element.get("href"):
            changed["link"] = _attribute(element, "href")[:500]
        return _with(mark, **changed) if changed else mark

    def _list(self, element: Tag, made: "_Made", mark: Mark, depth: int) -> None:
        ordered = element.name == "ol"
        level = mark.level + 1 if mark.kind == Kind.ITEM else 1
        group = self._new_group(made)
        start = _attribute(element, "start")
        n = int(start) if re.fullmatch(r"\d{1,4}", start) else 1
        kind = mark.kind if mark.kind == Kind.FURNITURE else Kind.ITEM
        for child in element.children:
            if not isinstance(child, Tag):
                continue
            if child.name != "li":
                self._element(child, made, mark, depth + 1)
                continue
            label = f"{_numbered(n, _attribute(element, 'type'))}." if ordered else "-"
            made.flush()
            item = self._marked(child, _with(mark, kind=kind, level=level, ordered=ordered, group=group), "")
            made.label, made.alike = "" if kind == Kind.FURNITURE else label, item
            self._walk(child, made, item, depth + 1)
            made.flush()
            made.label = ""
            n += 1

    def _table(self, element: Tag, made: "_Made", mark: Mark, depth: int) -> None:
        made.flush()
        # `align` places the table itself, not the words in it.
        mark = _with(self._marked(element, mark, ""), centred=mark.centred)
        rows = [row for row in element.find_all("tr") if row.find_parent("table") is element]
        table = [
            [self._cell(cell, self._marked(row, mark, ""), depth) for cell in _cells(row)] for row in rows
        ]
        titles = [found for found in element.find_all("caption", recursive=False) if isinstance(found, Tag)]
        for title in titles:
            self._element(title, made, mark, depth + 1)
        if mark.kind == Kind.FURNITURE or self.page.lays_out(element):
            for row in table:
                for cell in row:
                    made.contents += cell.contents
        else:
            made.contents.append([row for row in table if row])

    def _cell(self, element: Tag, mark: Mark, depth: int) -> Cell:
        made = _Made()
        inner = self._marked(element, mark, _attribute(element, "style"))
        made.alike = inner
        self._walk(element, made, inner, depth + 1)
        made.flush()
        span = _attribute(element, "colspan")
        return Cell(made.contents, int(span) if re.fullmatch(r"[1-9]\d?", span) else 1)

    def _picture(self, element: Tag, made: "_Made") -> None:
        sizes = [_attribute(element, side).removesuffix("px") for side in ("width", "height")]
        if any(size.isdecimal() and int(size) < _SMALLEST for size in sizes) or self.page.is_icon(element):
            return
        made.flush()
        address = next(
            (
                found
                for found in (_attribute(element, name) for name in ("src", "data-src", "data-original"))
                if found and not found.startswith("data:image/gif")
            ),
            "",
        )
        made.contents.append(Picture(unquote(address) if not address.startswith("data:") else address))


class _Made:
    """What was read, with the lines that are being written until their block ends."""

    def __init__(self) -> None:
        self.contents: list[Content] = []
        self.lines = [_Line()]
        self.alike = Mark()
        self.label = ""

    def write(self, text: str, mark: Mark) -> None:
        self.lines[-1].write(re.sub(r"\s+", " ", text), mark)

    def write_break(self) -> None:
        self.lines.append(_Line())

    def flush(self) -> None:
        lines, self.lines = self.lines, [_Line()]
        written = [line for line in lines if line.shown]
        if not written:
            return
        whole = _Line("\n".join(line.text for line in lines), [mark for line in lines for mark in line.marks])
        mark = whole.mark(self.alike)
        if self.label or mark.kind in (Kind.ITEM, Kind.CAPTION):
            self._add_point(whole, mark)
            return
        goes_on = mark.goes_on
        for line in lines:
            if line.shown:
                self.contents.append(Text(line.shown, _with(line.mark(self.alike), goes_on=goes_on)))
            goes_on = bool(line.shown)

    def _add_point(self, whole: "_Line", mark: Mark) -> None:
        """A point of a list, or a caption: one text, whatever breaks are typed in it."""
        text = whole.shown
        if self.label:
            text, mark = f"{self.label} {text}", _with(mark, label=self.label)
        elif mark.kind == Kind.ITEM and mark.group:
            # Another block of the same point.
            mark = _with(mark, goes_on=True)
        self.contents.append(Text(text, mark))
        self.label = ""


@dataclass
class _Line:
    """Text up to a typed break, and how each part of it is marked: (letters, mark)."""

    text: str = ""
    marks: list[tuple[int, Mark]] = field(default_factory=list)

    def write(self, text: str, mark: Mark) -> None:
        text = text if self.text.strip() else text.lstrip()
        if text:
            self.text += text
            self.marks.append((len(text) - text.count(" "), mark))

    @property
    def shown(self) -> str:
        return self.text.translate(_HARD_HYPHEN).strip()

    def mark(self, alike: Mark) -> Mark:
        """The mark of the line; bold, italic and link where nearly all of its letters are."""
        letters = sum(count for count, _mark in self.marks)
        base = self.marks[0][1]

        def most(name: str) -> bool:
            return sum(count for count, mark in self.marks if getattr(mark, name)) >= 0.9 * letters > 0

        kinds = {mark.kind for count, mark in self.marks if count}
        kind = base.kind if len(kinds) == 1 else alike.kind
        looks = {name: most(name) for name in ("bold", "italic", "centred")}
        link = next((mark.link for _count, mark in self.marks if mark.link), "")
        return _with(base, kind=kind, link=link, is_link=most("link"), **looks)


def _with(mark: Mark, **changed: object) -> Mark:
    made = Mark(**vars(mark))
    for name, value in changed.items():
        setattr(made, name, value)
    return made


def _attribute(element: Tag, name: str) -> str:
    value = element.get(name, "")
    return " ".join(value) if isinstance(value, list) else str(value or "")


def _names(element: Tag) -> str:
    return f"{_attribute(element, 'class')} {_attribute(element, 'id')}"


def _is_caption(element: Tag) -> bool:
    return bool(_CAPTION.search(_names(element))) and element.find(["img", "p", "table", "h1"]) is None


def _is_figure(element: Tag) -> bool:
    """ "<div class="wp-caption"><img><p class="wp-caption-text">…": one picture and its words."""
    if element.name not in ("div", "li", "center", "td") or not re.search(
        r"figure|caption|photo|image|picture|thumb|hinh|\banh\b", _names(element), re.IGNORECASE
    ):
        return False
    return len(element.find_all("img", limit=2)) == 1 and len(element.get_text(" ", strip=True)) <= 300


def _cells(row: Tag) -> Iterator[Tag]:
    for child in row.children:
        if isinstance(child, Tag) and child.name in ("td", "th"):
            yield child


def _numbered(n: int, kind: str) -> str:
    if kind in ("a", "A"):
        letter = chr(ord("a") + (n - 1) % 26)
        return letter if kind == "a" else letter.upper()
    if kind in ("i", "I"):
        written = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"][(n - 1) % 10]
        return written if kind == "i" else written.upper()
    return str(n)
