"""A letter's spec as a Word file (two-column head and foot as borderless tables) or as plain text."""

import io
import json
import textwrap
import unicodedata
import zipfile

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt

from benchmarks.letters.page import STYLE, Spec

CENTRE, LEFT, JUSTIFY = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.JUSTIFY


def docx_of(spec: Spec) -> bytes:
    if spec.get("style", {}).get("decomposed"):
        spec = json.loads(unicodedata.normalize("NFD", json.dumps(spec, ensure_ascii=False)))
    paper = Document()
    normal = paper.styles["Normal"]
    style = STYLE | spec.get("style", {})
    normal.font.name, normal.font.size = style["font"], Pt(style["size"])
    normal.paragraph_format.space_after = Pt(style["gap"])
    for line in _top(spec):
        _put(paper.add_paragraph(), line, LEFT)
    _head(paper, spec["head"])
    for line in spec.get("title", []):
        _put(paper.add_paragraph(), line, CENTRE, bold=True)
    for line in _opening(spec):
        _put(paper.add_paragraph(), line, JUSTIFY)
    _body(paper, spec.get("body", []))
    _foot(paper, spec)
    for annex in spec.get("annexes", []):
        paper.add_page_break()
        if "head" in annex:
            _head(paper, annex["head"])
        for line in annex["title"]:
            _put(paper.add_paragraph(), line, CENTRE, bold=True)
        _body(paper, annex["body"])
        _foot(paper, annex)
    held = io.BytesIO()
    paper.save(held)
    return _without_times(held.getvalue())


def _without_times(data: bytes) -> bytes:
    """The same bytes on every build: a zip keeps the moment each part was written."""
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0)), old.read(name))
    return held.getvalue()


def _plain(text: str) -> str:
    return text.replace("«", "").replace("»", "")


def _put(paragraph, text: str, align, bold: bool = False, italic: bool = False) -> None:  # type: ignore[no-untyped-def]
    run = paragraph.add_run(_plain(text))
    run.bold, run.italic = bold, italic
    paragraph.alignment = align


def _fill(cell, lines: list[tuple[str, bool, bool]], align) -> None:  # type: ignore[no-untyped-def]
    for at, (text, bold, italic) in enumerate(lines):
        _put(cell.paragraphs[0] if not at else cell.add_paragraph(), text, align, bold, italic)


def _top(spec: Spec) -> list[str]:
    top = spec.get("top", {})
    return [*top.get("copied", []), *top.get("digital", []), *top.get("incoming", [])]


def _head_left(head: Spec) -> list[tuple[str, bool, bool]]:
    left = [(line, False, False) for line in head.get("parent", [])]
    left += [(line, True, False) for line in head["issuer"]]
    left += [("*", False, False)] if head.get("star") else []
    left += [(head["number"], False, False)] if head.get("number") else []
    left += [(line, False, False) for line in head.get("about", [])]
    return left + ([(head["urgent"], True, False)] if head.get("urgent") else [])


def _head_right(head: Spec) -> list[tuple[str, bool, bool]]:
    right = [(line, True, False) for line in head["motto"]]
    return right + ([(head["placedate"], False, True)] if head.get("placedate") else [])


def _head(paper, head: Spec) -> None:  # type: ignore[no-untyped-def]
    left, right = paper.add_table(1, 2).rows[0].cells
    _fill(left, _head_left(head), CENTRE)
    _fill(right, _head_right(head), CENTRE)


def _opening(spec: Spec) -> list[str]:
    people, label = spec.get("to", []), spec.get("to_label", "Kính gửi:")
    addressed = [] if not people else [f"{label} {people[0]}"] if len(people) == 1 else [label, *people]
    rest = [*spec.get("authority", []), *spec.get("bases", [])]
    return [
        *(addressed + rest if spec.get("to_first", True) else rest + addressed),
        *spec.get("resolves", []),
    ]


def _body(paper, body: list[str]) -> None:  # type: ignore[no-untyped-def]
    rows: list[list[str]] = []
    for line in [*body, ""]:
        if line.startswith("|"):
            rows.append([cell.strip() for cell in line.strip("|").split("|")])
            continue
        if rows:
            table = paper.add_table(0, len(rows[0]), style="Table Grid")
            for row in rows:
                for cell, text in zip(table.add_row().cells, row, strict=True):
                    cell.text = text
            rows = []
        if line:
            text = line.removeprefix("## ").removeprefix("^ ")
            _put(paper.add_paragraph(), text, JUSTIFY, bold=text != line)


def _received(spec: Spec) -> list[str]:
    items = spec.get("recipients", [])
    label = spec.get("recipients_label", "Nơi nhận:")
    if (STYLE | spec.get("style", {}))["recipients_in_line"] and items:
        return [f"{label} {' '.join(items)}"]
    return [label, *items] if items else []


def _signature(signer: Spec) -> list[str]:
    return [*signer["lines"], "", signer.get("note", ""), "", signer["name"]]


def _foot(paper, spec: Spec) -> None:  # type: ignore[no-untyped-def]
    signers, received = spec.get("sign", []), [(line, False, False) for line in _received(spec)]
    if not signers and not received:
        return
    columns = [[(line, True, False) for line in _signature(signer)] for signer in signers]
    if len(columns) == 1:
        columns.insert(0, received)
    cells = paper.add_table(1, max(len(columns), 1)).rows[0].cells
    for cell, lines, side in zip(cells, columns, range(len(columns)), strict=True):
        _fill(cell, lines, LEFT if lines == received and not side else CENTRE)
    if len(signers) != 1:
        for text, _bold, _italic in received:
            _put(paper.add_paragraph(), text, LEFT)


def text_of(spec: Spec) -> str:
    """Text as a program saves it: the columns side by side, or one after the other."""
    beside = (STYLE | spec.get("style", {}))["beside"]
    head = spec["head"]
    lines = [*_top(spec)]
    lines += _columns([line[0] for line in _head_left(head)], [line[0] for line in _head_right(head)], beside)
    lines += ["", *spec.get("title", []), ""]
    for line in [*_opening(spec), *spec.get("body", [])]:
        lines += textwrap.wrap(line.removeprefix("## ").removeprefix("^ "), 92) if beside else [line]
    right = [line for signer in spec.get("sign", []) for line in _signature(signer)]
    lines += ["", *_columns(_received(spec), right, beside)]
    return _plain("\n".join(lines)) + "\n"


def _columns(left: list[str], right: list[str], beside: bool) -> list[str]:
    if not beside:
        return [*left, *right]
    height = max(len(left), len(right))
    left, right = left + [""] * (height - len(left)), right + [""] * (height - len(right))
    return [f"{a:<46} {b}".rstrip() for a, b in zip(left, right, strict=True)]
