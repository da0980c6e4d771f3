"""A letter's spec as a Word file or plain text, in forms other than those of benchmarks/letters/word.py."""

import io
import textwrap

from docx import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from benchmarks.letters.page import Spec
from benchmarks.letters.word import _plain, _without_times

CENTRE, LEFT, RIGHT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.RIGHT
JUSTIFY = WD_ALIGN_PARAGRAPH.JUSTIFY


def docx_of(spec: Spec) -> bytes:
    style = spec.get("style", {})
    paper = Document()
    section = paper.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.top_margin = section.bottom_margin = Mm(20)
    section.different_first_page_header_footer = True
    _page_number(section.header.paragraphs[0])
    normal = paper.styles["Normal"]
    normal.font.name, normal.font.size = "Times New Roman", Pt(style.get("size", 14))
    normal.paragraph_format.space_after = Pt(style.get("gap", 6))
    {"tabs": _head_tabs, "single": _head_single}.get(style.get("head", ""), _head_rows)(paper, spec["head"], style)
    _titled(paper, spec.get("title", []), style)
    _opening(paper, spec, style)
    _body(paper, spec.get("body", []))
    _foot(paper, spec, style)
    for annex in spec.get("annexes", []):
        paper.add_page_break()
        _titled(paper, annex["title"], style)
        _body(paper, annex["body"])
        _foot(paper, annex, style)
    held = io.BytesIO()
    paper.save(held)
    return _without_times(held.getvalue())


def _page_number(paragraph) -> None:
    paragraph.alignment = CENTRE
    for kind, text in (("begin", ""), ("", " PAGE "), ("end", "")):
        run = paragraph.add_run()
        mark = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark.text = text
        run._r.append(mark)


def _say(paragraph, text, align=LEFT, bold=False, italic=False, size=None, tight=False):
    """The text's lines are soft breaks of one paragraph."""
    for at, line in enumerate(_plain(text).split("\n")):
        run = paragraph.add_run(line)
        run.bold, run.italic = bold, italic
        if size:
            run.font.size = Pt(size)
        if at < text.count("\n"):
            run.add_break(WD_BREAK.LINE)
    paragraph.alignment = align
    if tight:
        paragraph.paragraph_format.space_after = Pt(0)
    return paragraph


def _cell(cell, texts) -> None:
    for at, (text, align, bold, italic, size) in enumerate(texts):
        _say(cell.paragraphs[0] if not at else cell.add_paragraph(), text, align, bold, italic, size, tight=True)


def _widths(table, left: float, right: float) -> None:
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    for row in table.rows:
        row.cells[0].width, row.cells[1].width = Mm(left), Mm(right)


def _head_rows(paper, head: Spec, style: Spec) -> None:
    """Two rows: bodies and motto, then number and date. With "breaks" each cell is one paragraph."""
    table = paper.add_table(2, 2)
    _widths(table, 74, 98)
    size = 12 if len(max(head["issuer"] + head.get("parent", []), key=len)) > 24 else 13
    org = [(line, CENTRE, False, False, size) for line in head.get("parent", [])]
    if style.get("breaks"):
        org.append(("\n".join(head["issuer"]), CENTRE, True, False, size))
        right = [("\n".join(head["motto"]), CENTRE, True, False, 12)]
    else:
        org += [(line, CENTRE, True, False, size) for line in head["issuer"]]
        right = [(line, CENTRE, True, False, 12 + at) for at, line in enumerate(head["motto"])]
    org += [("*", CENTRE, False, False, 12)] if head.get("star") else []
    number = [(head["number"], CENTRE, False, False, 13)] if head.get("number") else []
    about = head.get("about", [])
    if about:
        number += [("\n".join(about), CENTRE, False, False, 12)]
    date = [(head["placedate"], CENTRE, False, True, 13)] if head.get("placedate") else []
    _cell(table.rows[0].cells[0], org)
    _cell(table.rows[0].cells[1], right)
    _cell(table.rows[1].cells[0], number)
    _cell(table.rows[1].cells[1], date)
    _say(paper.add_paragraph(), "", tight=True)


def _head_tabs(paper, head: Spec, style: Spec) -> None:
    """No table: two centred tab stops on each line."""
    left = [(line, False) for line in head.get("parent", [])] + [(line, True) for line in head["issuer"]]
    left += [("*", False)] if head.get("star") else []
    left += [(head["number"], False)] if head.get("number") else []
    right = [(line, True) for line in head["motto"]]
    right += [("", False)] * (len(left) - len(right) - 1) + [(head["placedate"], False)]
    for (a, strong), (b, loud) in zip(left, right, strict=True):
        line = paper.add_paragraph()
        line.paragraph_format.space_after = Pt(0)
        stops = line.paragraph_format.tab_stops
        stops.add_tab_stop(Mm(36), WD_TAB_ALIGNMENT.CENTER)
        stops.add_tab_stop(Mm(122), WD_TAB_ALIGNMENT.CENTER)
        for text, bold, italic in ((f"\t{a}", strong, False), (f"\t{b}" if b else "", loud, b.count("ngày") > 0)):
            run = line.add_run(text)
            run.bold, run.italic, run.font.size = bold, italic, Pt(12)
    _say(paper.add_paragraph(), "", tight=True)


def _head_single(paper, head: Spec, style: Spec) -> None:
    """One column: motto, the bodies, the number, then the date at the right."""
    for line in head["motto"]:
        _say(paper.add_paragraph(), line, CENTRE, bold=True, tight=True)
    _say(paper.add_paragraph(), "---------------", CENTRE)
    for line in head.get("parent", []):
        _say(paper.add_paragraph(), line, LEFT, tight=True)
    for line in head["issuer"]:
        _say(paper.add_paragraph(), line, LEFT, bold=True, tight=True)
    _say(paper.add_paragraph(), head["number"], LEFT)
    _say(paper.add_paragraph(), head["placedate"], RIGHT, italic=True)


def _titled(paper, title: list[str], style: Spec) -> None:
    if title:
        _say(paper.add_paragraph(), title[0], CENTRE, bold=True, tight=True)
    if title[1:]:
        _say(paper.add_paragraph(), "\n".join(title[1:]), CENTRE, bold=True)
        _say(paper.add_paragraph(), "_______________", CENTRE, tight=True)


def _opening(paper, spec: Spec, style: Spec) -> None:
    people, label = spec.get("to", []), spec.get("to_label", "Kính gửi:")

    def addressed() -> None:
        if style.get("to") == "table":
            table = paper.add_table(1, 2)
            _widths(table, 45, 120)
            _cell(table.rows[0].cells[0], [(label, RIGHT, False, False, None)])
            _cell(table.rows[0].cells[1], [(person, LEFT, False, False, None) for person in people])
            _say(paper.add_paragraph(), "", tight=True)
        elif len(people) == 1:
            _say(paper.add_paragraph(), f"{label} {people[0]}", CENTRE)
        elif people:
            _say(paper.add_paragraph(), label, LEFT).paragraph_format.left_indent = Mm(30)
            for person in people:
                bullets = style.get("to") == "bullets"
                line = paper.add_paragraph(style="List Bullet" if bullets else None)
                _say(line, person.lstrip("- ") if bullets else person, LEFT, tight=True)
                line.paragraph_format.left_indent = Mm(45)
            _say(paper.add_paragraph(), "", tight=True)

    def based() -> None:
        for line in spec.get("authority", []):
            _say(paper.add_paragraph(), line, CENTRE, bold=True)
        for line in spec.get("bases", []):
            _say(paper.add_paragraph(), line, JUSTIFY, italic=True).paragraph_format.first_line_indent = Mm(12.7)

    for step in (addressed, based) if spec.get("to_first", True) else (based, addressed):
        step()
    for line in spec.get("resolves", []):
        _say(paper.add_paragraph(), line, CENTRE, bold=True)


def _body(paper, body: list[str]) -> None:
    rows: list[list[str]] = []
    for line in [*body, ""]:
        if line.startswith("|"):
            rows.append([cell.strip() for cell in line.strip("|").split("|")])
            continue
        if rows:
            table = paper.add_table(0, len(rows[0]), style="Table Grid")
            for row in rows:
                for cell, text in zip(table.add_row().cells, row, strict=True):
                    _cell(cell, [(text, LEFT, False, False, 12)])
            _say(paper.add_paragraph(), "", tight=True)
            rows = []
        if line:
            text = line.removeprefix("## ").removeprefix("^ ")
            put = _say(paper.add_paragraph(), text, CENTRE if line[:2] == "^ " else JUSTIFY, bold=text != line)
            if line[:2] != "^ ":
                put.paragraph_format.first_line_indent = Mm(12.7)


def _foot(paper, spec: Spec, style: Spec) -> None:
    signers, items = spec.get("sign", []), spec.get("recipients", [])
    label = spec.get("recipients_label", "Nơi nhận:")
    if not signers and not items:
        return
    got = [(label, LEFT, True, True, 12)] if items else []
    if style.get("breaks") and items:
        got.append(("\n".join(items), LEFT, False, False, 11))
    else:
        got += [(item, LEFT, False, False, 11) for item in items]
    signed = []
    for signer in signers:
        lines = signer["lines"]
        text = [("\n".join(lines), CENTRE, True, False, 13)] if style.get("breaks") else [
            (line, CENTRE, True, False, 13) for line in lines
        ]
        room = [("", CENTRE, False, False, 13)] * 2
        note = [(signer["note"], CENTRE, False, True, 12)] if signer.get("note") else [("", CENTRE, False, False, 13)]
        signed.append([*text, *room, *note, ("", CENTRE, False, False, 13), (signer["name"], CENTRE, True, False, 13)])
    if len(signed) == 1:
        table = paper.add_table(1, 2)
        _widths(table, 84, 86)
        _cell(table.rows[0].cells[0], got)
        _cell(table.rows[0].cells[1], signed[0])
        return
    table = paper.add_table(1, len(signed))
    for cell, lines in zip(table.rows[0].cells, signed, strict=True):
        _cell(cell, lines)
    for text, align, bold, italic, size in got:
        _say(paper.add_paragraph(), text, align, bold, italic, size, tight=True)


def text_of(spec: Spec) -> bytes:
    style = spec.get("style", {})
    form, head = style["form"], spec["head"]
    left = [*head.get("parent", []), *head["issuer"], *([head["number"]] if head.get("number") else [])]
    left += head.get("about", [])
    right = [*head["motto"]]
    sign = [line for signer in spec["sign"] for line in [*signer["lines"], "", signer.get("note", ""), "", signer["name"]]]
    label = spec.get("recipients_label", "Nơi nhận:")
    got = [label, *spec["recipients"]] if spec.get("recipients") else []
    people, to_label = spec.get("to", []), spec.get("to_label", "Kính gửi:")
    to = [] if not people else [f"{to_label} {people[0]}"] if len(people) == 1 else [to_label, *people]
    opening = [*to, *spec.get("authority", []), *spec.get("bases", []), *spec.get("resolves", [])]
    body = [line.removeprefix("## ").removeprefix("^ ") for line in spec.get("body", [])]
    title = spec.get("title", [])
    if form == "tabs":  # saved from Word: cells of a row parted by tabs
        right += [""] * (len(left) - len(right))
        right[left.index(head["number"])] = head["placedate"]
        lines = [f"{a}\t{b}".rstrip() for a, b in zip(left, right, strict=True)]
        lines += ["", *title, "", *opening, *body, ""]
        high = max(len(got), len(sign))
        got, sign = got + [""] * (high - len(got)), sign + [""] * (high - len(sign))
        lines += [f"{a}\t{b}".rstrip() for a, b in zip(got, sign, strict=True)]
    elif form == "stacked":  # copied from a web page: an empty line after every paragraph
        lines = [line for part in (left, [*right, head["placedate"]], title, opening, body, got, [s for s in sign if s])
                 for line in part for line in (line, "")]
    else:  # "typed": columns by spaces, wrapped at 88, first lines indented
        right += [""] * (len(left) - len(right) - 1) + [head["placedate"]]
        high = max(len(left), len(right))
        left, right = left + [""] * (high - len(left)), right + [""] * (high - len(right))
        lines = [f"{a:^36}    {b:^44}".rstrip() for a, b in zip(left, right, strict=True)]
        lines += ["", *[f"{line:^84}".rstrip() for line in title], ""]
        for line in [*opening, *body]:
            indent = "              " if line in to[1:] else "     "
            lines += textwrap.wrap(line, 88, initial_indent=indent, subsequent_indent=indent if line in to[1:] else "")
        high = max(len(got), len(sign))
        got, sign = got + [""] * (high - len(got)), sign + [""] * (high - len(sign))
        lines += ["", *[f"{a:<44}{b:^40}".rstrip() for a, b in zip(got, sign, strict=True)]]
    text = _plain("\n".join(lines)) + "\n"
    if style.get("windows"):
        return b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()
    return text.encode()
