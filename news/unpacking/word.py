"""A report in Word's DOCX, read by its parts."""

import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from xml.etree.ElementTree import Element

from documents.extraction import zipped
from documents.extraction.pages import Unreadable
from news.unpacking.lines import Gatherer, Kind, Mark
from news.unpacking.numbering import W, numbering_of
from news.unpacking.styles import Look, Styles, look_of, switched
from news.unpacking.tables import Cell, Content, Picture, Text, called_captions, lay_out

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_V = "{urn:schemas-microsoft-com:vml}"
_UNREAD = {
    f"{_MC}Fallback", f"{W}del", f"{W}moveFrom", f"{W}pPr", f"{W}rPr", f"{W}instrText", f"{W}delText",
}  # fmt: skip
_SIGNS = {f"{W}tab": "\t", f"{W}noBreakHyphen": "-", f"{W}cr": "\n", f"{W}br": "\n"}
_MARKER = re.compile(r"^([-–—+•*·▪]|\(?\d{1,2}\s?[.)/]|[a-zđ][.)]|[IVX]{1,4}[.)])\t\s*")
_WRAPS = {f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}ins"}
_PAGE_NUMBER = re.compile(r"(?:trang|page)?[\s\W]*\d*(?:\s*[/|]\s*\d*)?[\s\W]*", re.IGNORECASE)
_DEEPEST = 60


@dataclass
class _Paragraph:
    """What a paragraph's runs gave: text between pictures, the text boxes that hang on it."""

    pieces: list[str | Picture] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    letters: int = 0
    bold: int = 0
    italic: int = 0
    link: str = ""
    linked: int = 0


class Document:
    """A DOCX's parts, as far as a report needs them."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self.archive = archive
        self.names = set(archive.namelist())
        self.main = self._main_part()
        self.folder = posixpath.dirname(self.main)
        self.targets = self._targets(self.main)
        self.styles = Styles(self._tree("styles.xml"))
        self.numbering = numbering_of(self._tree("numbering.xml"))

    def gather(self, gatherer: Gatherer) -> None:
        """The whole report: headers first and notes and footers last, both as furniture."""
        self._around(gatherer, ("header",))
        body = zipped.tree(self.archive, self.main).find(f"{W}body")
        contents = [] if body is None else list(self._contents(body, 0))
        lay_out(contents, gatherer)
        self._around(gatherer, ("footnotes", "endnotes", "footer"))

    def _main_part(self) -> str:
        if "word/document.xml" in self.names:
            return "word/document.xml"
        targets = self._targets("")
        return next((name for name in targets.values() if name.endswith(".xml") and "document" in name), "")

    def _tree(self, name: str) -> Element | None:
        """A part beside the main one; None where it is missing or broken: the text can be read without."""
        path = posixpath.join(self.folder, name)
        try:
            return zipped.tree(self.archive, path) if path in self.names else None
        except Unreadable:
            return None

    def _targets(self, part: str) -> dict[str, str]:
        """Relation → part of this file, or an address of the web."""
        folder, name = posixpath.split(part)
        path = posixpath.join(folder, "_rels", f"{name}.rels")
        if path not in self.names:
            return {}
        targets = {}
        for relation in zipped.tree(self.archive, path):
            target = relation.get("Target", "")
            if relation.get("TargetMode") != "External":
                target = (
                    posixpath.normpath(posixpath.join(folder, target)) if target[:1] != "/" else target[1:]
                )
            targets[relation.get("Id", "")] = target
        return targets

    def _around(self, gatherer: Gatherer, parts: tuple[str, ...]) -> None:
        seen: set[str] = set()
        for part in parts:
            names = sorted(
                name for name in self.names if re.fullmatch(rf"{self.folder}/{part}\d*\.xml", name)
            )
            for name in names:
                root = self._tree(posixpath.basename(name))
                for content in () if root is None else self._texts(root):
                    if content not in seen:
                        seen.add(content)
                        gatherer.add(content, Mark(Kind.FURNITURE))

    def _texts(self, root: Element) -> Iterator[str]:
        for element in root.iter(f"{W}p"):
            paragraph = _Paragraph()
            self._run_through(element, paragraph, 0, Look())
            text = "".join(piece for piece in paragraph.pieces if isinstance(piece, str))
            if text.strip() and not _PAGE_NUMBER.fullmatch(text.strip()):
                yield re.sub(r"\s+", " ", text).strip()

    def _contents(self, element: Element, depth: int) -> Iterator[Content]:
        """Paragraphs, pictures and tables below an element, in order."""
        if depth > _DEEPEST:
            return
        for child in element:
            if child.tag == f"{W}p":
                yield from self._paragraph(child, depth)
            elif child.tag == f"{W}tbl":
                yield [list(self._row(row, depth)) for row in _parts(child, f"{W}tr")]
            elif child.tag not in _UNREAD:
                yield from self._contents(child, depth + 1)

    def _row(self, row: Element, depth: int) -> Iterator[Cell]:
        for element in _parts(row, f"{W}tc"):
            properties = element.find(f"{W}tcPr")
            span = 1
            if properties is not None and properties.find(f"{W}gridSpan") is not None:
                written = properties.find(f"{W}gridSpan").get(f"{W}val", "1")  # type: ignore[union-attr]
                span = int(written) if re.fullmatch(r"[1-9]\d?", written) else 1
            yield Cell(list(self._contents(element, depth + 1)), span)

    def _paragraph(self, element: Element, depth: int) -> Iterator[Content]:
        paragraph = _Paragraph()
        properties = element.find(f"{W}pPr")
        look = self._look(properties)
        self._run_through(element, paragraph, depth, look)
        mark = self._mark(look, paragraph)
        text = ""
        for piece in [*paragraph.pieces, None]:
            if isinstance(piece, str):
                text += piece
                continue
            if text.strip():
                yield self._text(text, mark, look)
            text = ""
            if piece is not None:
                yield piece
        for box in paragraph.boxes:
            contents = list(self._contents(box, depth + 1))
            if any(isinstance(piece, Picture) for piece in paragraph.pieces):
                called_captions(contents)
            yield from contents

    def _text(self, text: str, mark: Mark, look: Look) -> Text:
        text = _MARKER.sub(r"\1 ", text.strip())
        if look.list and mark.kind != Kind.CAPTION:
            label = self.numbering.label(look.list, look.list_level or 0)
            # A heading's number is Word's drawing, no word of it.
            if label and mark.kind == Kind.PLAIN:
                text = f"{label.text} {text}" if label.text else text
                mark = replace(
                    mark,
                    kind=Kind.ITEM,
                    level=label.level,
                    ordered=label.ordered,
                    label=label.text,
                    group=abs(label.list),
                )
        return Text(text, mark)

    def _look(self, properties: Element | None) -> Look:
        style = None if properties is None else properties.find(f"{W}pStyle")
        name = self.styles.default if style is None else style.get(f"{W}val", "")
        return look_of(properties, None).over(self.styles.look(name))

    def _mark(self, look: Look, paragraph: _Paragraph) -> Mark:
        most = 0.9 * paragraph.letters
        return Mark(
            look.kind,
            look.level,
            bold=bool(paragraph.letters) and paragraph.bold >= most,
            italic=bool(paragraph.letters) and paragraph.italic >= most,
            centred=bool(look.centred),
            link=paragraph.link,
            is_link=bool(paragraph.letters) and paragraph.linked >= most,
        )

    def _run_through(self, element: Element, into: _Paragraph, depth: int, look: Look) -> None:
        """The text and pictures of a paragraph; text boxes once, deleted and hidden words not at all."""
        if depth > _DEEPEST:
            return
        for child in element:
            tag = child.tag
            if tag == f"{W}r":
                properties = child.find(f"{W}rPr")
                if not switched(properties, "vanish"):
                    self._run_through(child, into, depth + 1, look_of(None, properties).over(look))
            elif tag == f"{W}t":
                _write(child.text or "", into, look)
            elif tag in _SIGNS:
                into.pieces.append(_SIGNS[tag])
            elif tag in (f"{_A}blip", f"{_V}imagedata"):
                self._picture(child, into)
            elif tag == f"{W}txbxContent":
                into.boxes.append(child)
            elif tag == f"{W}hyperlink":
                before = into.letters
                self._run_through(child, into, depth + 1, look)
                into.link = self.targets.get(child.get(f"{_R}id", ""), "") or into.link
                into.linked += into.letters - before
            elif tag not in _UNREAD:
                self._run_through(child, into, depth + 1, look)

    def _picture(self, element: Element, into: _Paragraph) -> None:
        reference = element.get(f"{_R}embed") or element.get(f"{_R}id") or ""
        target = self.targets.get(reference, "")
        # A linked picture stays outside; it still shows where one stood.
        into.pieces.append(Picture(target if target in self.names else ""))


def _write(text: str, into: _Paragraph, look: Look) -> None:
    into.pieces.append(text)
    letters = len(text) - text.count(" ")
    into.letters += letters
    into.bold += letters if look.bold else 0
    into.italic += letters if look.italic else 0


def _parts(element: Element, tag: str) -> Iterator[Element]:
    """The rows of a table, the cells of a row, also those that a form's field or a revision wraps."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPS:
            yield from _parts(child, tag)
