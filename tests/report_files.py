"""Reports as files, made by code: DOCX, HTML and ZIP of what a perfect reading says."""

import base64
import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from typing import Any

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm
from PIL import Image

COLOURS = ("red", "green", "blue", "orange", "purple", "teal", "brown", "navy", "olive", "gold", "gray")


def picture(n: int = 0, size: tuple[int, int] = (160, 120), kind: str = "JPEG") -> bytes:
    """A picture unlike those of other numbers."""
    image = Image.new("RGB", size, COLOURS[n % len(COLOURS)])
    image.paste(Image.new("RGB", (size[0] // 3, size[1] // 3), COLOURS[(n // 11 + n + 5) % 11]), (5 + n, 5))
    out = io.BytesIO()
    image.save(out, kind)
    return out.getvalue()


@dataclass
class Layout:
    """How a file is laid out; the same report must read the same in all of them."""

    captions: str = "below"  # below, above, table, figure
    style: str = "italic"  # italic, centred, plain, named
    prefix: str = ""  # "Hình {n}: "
    real_lists: bool = True
    headings: str = "style"  # style, bold
    letterhead: bool = False


def docx_of(expected: dict[str, Any], layout: Layout | None = None) -> bytes:
    layout = layout or Layout()
    document = docx.Document()
    if layout.letterhead:
        head = document.add_table(1, 2)
        head.cell(0, 0).text = "UBND TỈNH VÂN SƠN\nSỞ GIÁO DỤC VÀ ĐÀO TẠO"
        head.cell(0, 1).text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
    title = document.add_paragraph()
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    title.add_run(expected["title"]).bold = True
    for text in texts_above(expected):
        document.add_paragraph(text)
    gallery_done = False
    for block in expected["body"]:
        gallery_done |= block["type"] == "gallery"
        _add_block(document, block, expected, layout)
    if not gallery_done:
        _add_gallery(document, expected, layout)
    for text in texts_below(expected):
        document.add_paragraph(text)
    return saved(document)


def saved(document: Document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def texts_above(expected: dict[str, Any]) -> list[str]:
    above = []
    if expected["updated_at"]:
        day, time = expected["updated_at"][:10], expected["updated_at"][11:16]
        year, month, date = day.split("-")
        above.append(f"Cập nhật lúc: {time} {date}/{month}/{year}")
    if expected["summary"]:
        above.append(f"Tóm tắt: {expected['summary']}")
    return above


def texts_below(expected: dict[str, Any]) -> list[str]:
    below = []
    author = expected["author"] or {}
    parts = [author.get("position"), author.get("unit")]
    if author.get("name"):
        where = " ".join(part for part in parts if part)
        below.append("Tin, ảnh: " + " – ".join(part for part in (author["name"], where) if part))
    if expected["source_name"] or expected["source_url"]:
        named = " ".join(part for part in (expected["source_name"], expected["source_url"]) if part)
        labelled = named.startswith("Liên kết")
        below.append(named if labelled else f"Nguồn: {named}")
    return below


def person_text(person: dict[str, str | None]) -> str:
    named = " ".join(part for part in (person["honorific"], person["name"]) if part)
    return f"{named} – {person['position']}" if person["position"] else named


def _add_block(document: Document, block: dict[str, Any], expected: dict[str, Any], layout: Layout) -> None:
    kind = block["type"]
    if kind == "paragraph":
        document.add_paragraph(block["text"])
    elif kind == "heading" and layout.headings == "style":
        document.add_heading(block["text"], 2)
    elif kind == "heading":
        document.add_paragraph().add_run(block["text"]).bold = True
    elif kind == "list":
        _add_list(document, [*block["items"]], block["ordered"], layout)
    elif kind == "delegates":
        people = [person_text(expected["delegates"][at]) for at in block["people"]]
        _add_list(document, people, False, layout)
    elif kind == "table":
        table = document.add_table(len(block["rows"]), len(block["rows"][0]))
        for row, cells in zip(table.rows, block["rows"], strict=True):
            for cell, text in zip(row.cells, cells, strict=True):
                cell.text = text
    elif kind == "gallery":
        _add_gallery(document, expected, layout)


def _add_list(document: Document, items: list[str], ordered: bool, layout: Layout) -> None:
    if layout.real_lists:
        number = restarted(document) if ordered else None
        for item in items:
            added = document.add_paragraph(item, style="List Number" if ordered else "List Bullet")
            if number is not None:
                added._p.get_or_add_pPr().get_or_add_numPr().get_or_add_numId().val = number
        return
    for n, item in enumerate(items, start=1):
        document.add_paragraph(f"{n}. {item}" if ordered else f"- {item}")


def restarted(document: Document) -> int:
    """A numbered list that begins at 1 again: the id Word would give it."""
    numbering = document.part.numbering_part.numbering_definitions._numbering
    style = document.styles["List Number"].element
    used = style.pPr.numPr.numId.val
    kind = numbering.num_having_numId(used).abstractNumId.val
    number = numbering.add_num(kind)
    number.add_lvlOverride(ilvl=0).add_startOverride(1)
    return number.numId


def _add_gallery(document: Document, expected: dict[str, Any], layout: Layout) -> None:
    texts = [layout.prefix.format(n=n) + text for n, text in enumerate(expected["captions"], start=1)]
    if layout.captions == "table" and texts:
        _add_picture_table(document, texts)
        return
    for n, text in enumerate(texts):
        if layout.captions == "above":
            _add_caption(document, text, layout)
        shown = document.add_paragraph()
        shown.alignment = WD_ALIGN_PARAGRAPH.CENTER
        shown.add_run().add_picture(io.BytesIO(picture(n)), width=Cm(8))
        if layout.captions == "below":
            _add_caption(document, text, layout)


def _add_caption(document: Document, text: str, layout: Layout) -> None:
    if layout.style == "named":
        document.add_paragraph(text, style="Caption")
        return
    added = document.add_paragraph()
    added.add_run(text).italic = layout.style == "italic"
    if layout.style == "centred":
        added.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _add_picture_table(document: Document, texts: list[str]) -> None:
    """Two columns, pictures over their captions."""
    table = document.add_table(2 * ((len(texts) + 1) // 2), 2)
    for n, text in enumerate(texts):
        row, column = 2 * (n // 2), n % 2
        table.cell(row, column).paragraphs[0].add_run().add_picture(io.BytesIO(picture(n)), width=Cm(6))
        table.cell(row + 1, column).text = text


def html_of(expected: dict[str, Any], layout: Layout | None = None, *, portal: bool = False) -> bytes:
    layout = layout or Layout(captions="figure")
    parts = [f"<h1>{escape(expected['title'])}</h1>"]
    parts += [f'<p class="meta">{escape(text)}</p>' for text in texts_above(expected)]
    gallery_done = False
    inner = []
    for block in expected["body"]:
        gallery_done |= block["type"] == "gallery"
        inner.append(_html_block(block, expected, layout))
    if not gallery_done:
        inner.append(_html_gallery(expected, layout))
    inner += [
        f'<p style="text-align:right"><strong>{escape(text)}</strong></p>' for text in texts_below(expected)
    ]
    parts.append('<div class="detail-content">' + "\n".join(inner) + "</div>")
    article = "\n".join(parts)
    page = in_portal(article, expected["title"]) if portal else f"<body>{article}</body>"
    head = f'<head><meta charset="utf-8"><title>{escape(expected["title"])}</title></head>'
    return f"<!DOCTYPE html><html>{head}{page}</html>".encode()


PORTAL_WORDS = (
    "Trang chủ", "Giới thiệu", "Tin tức", "Văn bản", "Chia sẻ", "Tin liên quan",
    "Trường Tiểu học Vân Sơn tổ chức ngày hội đọc sách", "Thông báo tuyển sinh lớp 10",
    "Bản quyền thuộc Sở Giáo dục và Đào tạo Vân Sơn",
)  # fmt: skip


def in_portal(article: str, title: str) -> str:
    home, about, news, letters, share, related, one, two, owner = PORTAL_WORDS
    return f"""<body><div id="header"><div class="banner"><img src="/logo.png" width="900"></div>
<ul class="main-menu"><li><a href="/">{home}</a></li><li><a href="/gt">{about}</a></li>
<li><a href="/tt">{news}</a></li><li><a href="/vb">{letters}</a></li></ul></div>
<div class="wrapper"><div class="col-left"><article>{article}
<div class="share-box"><a href="https://www.facebook.com/sharer?u=x">{share}</a></div></article>
<div class="tin-lien-quan"><h3>{related}</h3>
<ul><li><a href="/1">{one}</a></li><li><a href="/2">{two}</a></li></ul></div></div></div>
<div class="footer"><p>{owner}</p></div><script>var a = "Không đọc";</script></body>"""


def _html_block(block: dict[str, Any], expected: dict[str, Any], layout: Layout) -> str:
    kind = block["type"]
    if kind == "paragraph":
        return f"<p>{escape(block['text'])}</p>"
    if kind == "heading":
        text = escape(block["text"])
        return f"<h3>{text}</h3>" if layout.headings == "style" else f"<p><strong>{text}</strong></p>"
    if kind == "list":
        items = "".join(f"<li>{escape(item)}</li>" for item in block["items"])
        return f"<ol>{items}</ol>" if block["ordered"] else f"<ul>{items}</ul>"
    if kind == "delegates":
        people = [person_text(expected["delegates"][at]) for at in block["people"]]
        if layout.real_lists:
            return "<ul>" + "".join(f"<li>{escape(text)}</li>" for text in people) + "</ul>"
        return "<p>" + "<br>\n".join(escape(f"- {text}") for text in people) + "</p>"
    if kind == "table":
        rows = ["".join(f"<td>{escape(cell)}</td>" for cell in row) for row in block["rows"]]
        return "<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"
    return _html_gallery(expected, layout)


def data_address(n: int) -> str:
    return "data:image/jpeg;base64," + base64.b64encode(picture(n)).decode()


def _html_gallery(
    expected: dict[str, Any], layout: Layout, address: Callable[[int], str] = data_address
) -> str:
    made = []
    for n, text in enumerate(expected["captions"]):
        shown = f'<img src="{address(n)}">'
        text = escape(layout.prefix.format(n=n + 1) + text)
        if layout.captions == "figure":
            made.append(f"<figure>{shown}<figcaption>{text}</figcaption></figure>")
        elif layout.captions == "table":
            made.append(f"<table><tr><td>{shown}</td></tr><tr><td>{text}</td></tr></table>")
        elif layout.captions == "above":
            made.append(f"<p><em>{text}</em></p><p>{shown}</p>")
        else:
            made.append(f'<p style="text-align:center">{shown}</p><p><em>{text}</em></p>')
    return "\n".join(made)


def zip_of(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()
