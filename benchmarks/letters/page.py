"""A letter's spec as HTML: one page model, varied by the spec's style."""

from html import escape
from typing import Any

Spec = dict[str, Any]

CSS = """
@page {{ size: A4; margin: {margin}; }}
body {{ font-family: '{font}'; font-size: {size}pt; line-height: {leading}; margin: 0; color: #111; }}
p {{ margin: 0 0 {gap}pt; text-align: {align}; text-indent: {indent}mm; }}
table.head {{ width: 100%; border-collapse: collapse; margin-bottom: 10pt; }}
table.head td {{ vertical-align: top; text-align: center; padding: 0 2pt; line-height: 1.2;
  font-size: {head}em; white-space: nowrap; }}
table.head td.left {{ width: {left}%; }}
.head .org, .head .motto, .title, .sign b {{ font-weight: bold; }}
.rule {{ display: block; height: 0; border-top: .8pt solid #111; margin: 2pt auto 4pt; }}
.about {{ font-size: .92em; }}
.placedate {{ font-style: italic; padding-top: 5pt; }}
.title, .center {{ text-align: center; text-indent: 0; }}
.title {{ margin-top: 8pt; }}
.basis {{ font-style: {basis}; }}
.to {{ margin: 8pt 0 10pt {to_left}mm; }}
.to p {{ text-indent: 0; text-align: left; }}
.to .many {{ padding-left: 22mm; }}
table.rows {{ border-collapse: collapse; width: 100%; margin: 4pt 0 8pt; font-size: .92em; }}
table.rows td {{ border: .7pt solid #222; padding: 2pt 4pt; }}
table.foot {{ width: 100%; border-collapse: collapse; margin-top: 10pt; break-inside: avoid; }}
table.foot td {{ vertical-align: top; padding-top: 2mm; }}
.received {{ font-size: .83em; line-height: 1.25; width: 50%; text-align: left; }}
.received p {{ text-indent: 0; text-align: left; margin: 0; }}
.sign {{ text-align: center; position: relative; padding-left: 3mm; padding-right: 3mm;  line-height: 1.25; }}
.gap {{ height: {room}mm; position: relative; }}
.gap svg {{ position: absolute; z-index: 3; }}
.digital {{ border: .8pt solid #2255aa; color: #1a3f86; font: 7.5pt 'Liberation Sans'; padding: 3pt;
  width: 62mm; margin: 0 0 6pt auto; line-height: 1.25; }}
.incoming {{ float: left; margin: -2mm 5mm 2mm {stamp_left}mm; transform: rotate({tilt}deg);
  border: 1.4pt solid #c1272d; color: #c1272d; font: 9pt 'Liberation Sans'; padding: 3pt 6pt;
  line-height: 1.35; background: transparent; z-index: 4; }}
.urgent {{ display: inline-block; border: 1.4pt solid {urgent}; color: {urgent}; font-weight: bold;
  padding: 1pt 8pt; margin-top: 5pt; }}
.copied {{ font: 8.5pt 'Liberation Sans'; color: #1a3f86; text-align: right; margin-bottom: 4pt; }}
.hand {{ font-family: 'DejaVu Sans'; font-style: oblique; color: #1b2f8f; font-size: 1.12em;
  display: inline-block; transform: rotate(-5deg); }}
.annex {{ break-before: page; padding-top: 3mm; }}
.signed {{ font-style: italic; }}
"""

STYLE: dict[str, Any] = {
    "font": "Liberation Serif",
    "size": 13,
    "leading": 1.25,
    "margin": "20mm 18mm 18mm 28mm",
    "gap": 5,
    "align": "justify",
    "indent": 10,
    "left": 43,
    "head": 0.88,
    "basis": "italic",
    "to_left": 24,
    "room": 24,
    "stamp_left": 0,
    "tilt": -3,
    "urgent": "#111",
    "rules": True,
    "motto_first": False,
    "bold_parent": False,
    "addressees_run_on": False,
    "recipients_in_line": False,
    "decomposed": False,  # Word only: marks as characters of their own
    "beside": True,  # plain text only: columns side by side
}

SEAL = (
    '<svg style="left:{x}mm;top:-14mm" width="36mm" height="36mm" viewBox="0 0 100 100" fill="none" '
    'stroke="#cf2030" opacity=".78"><circle cx="50" cy="50" r="47" stroke-width="2.5"/>'
    '<circle cx="50" cy="50" r="33" stroke-width="1.2"/><path id="arc" d="M11 50a39 39 0 1 1 78 0"/>'
    '<text font-size="8.5" fill="#cf2030" stroke="none" font-family="Liberation Sans"><textPath '
    'href="#arc" startOffset="12">{name}</textPath></text><text x="50" y="62" font-size="32" '
    'text-anchor="middle" fill="#cf2030" stroke="none" font-family="DejaVu Sans">★</text></svg>'
)
STROKE = (
    '<svg style="left:{x}mm;top:2mm" width="46mm" height="20mm" viewBox="0 0 120 50" fill="none" '
    'stroke="#1b2f8f" stroke-width="1.6"><path d="M8 38C30-8 36 2 26 30s26-34 30-14-18 30 6 8 '
    '14-4 12 6 20-22 26-10 4 14 18 4"/></svg>'
)


def html_of(spec: Spec) -> str:
    style = STYLE | spec.get("style", {})
    incoming = _block(spec.get("top", {}).get("incoming", []), "incoming")
    parts = [_top(spec), _head(spec["head"], style), incoming, _title(spec), _opening(spec, style)]
    parts += [_paragraphs(spec.get("body", [])), _foot(spec, style)]
    for annex in spec.get("annexes", []):
        own = _head(annex["head"], style) if "head" in annex else ""
        title = _lines(annex["title"], "title center")
        parts.append(
            f'<div class="annex">{own}{title}{_paragraphs(annex["body"])}{_foot(annex, style)}</div>'
        )
    return (
        f'<!doctype html><html lang="vi"><meta charset="utf-8"><style>{CSS.format(**style)}</style>'
        f"<body>{''.join(parts)}</body></html>"
    )


def _inline(text: str) -> str:
    """«…» is written by hand; runs of spaces stay, as an office leaves them for a pen."""
    marked = escape(text).replace("«", '<span class="hand">').replace("»", "</span>")
    return marked.replace("  ", "&nbsp; ")


def _lines(lines: list[str], name: str) -> str:
    return f'<p class="{name}">{"<br>".join(map(_inline, lines))}</p>' if lines else ""


def _block(lines: list[str], name: str) -> str:
    return f'<div class="{name}">{"<br>".join(map(_inline, lines))}</div>' if lines else ""


def _top(spec: Spec) -> str:
    top = spec.get("top", {})
    return "".join(
        [
            _block(top.get("copied", []), "copied"),
            _block(top.get("digital", []), "digital"),
        ]
    )


def _rule(wide: int, style: Spec) -> str:
    return f'<span class="rule" style="width:{wide}mm"></span>' if style["rules"] else ""


def _head(head: Spec, style: Spec) -> str:
    star = "<br>*" if head.get("star") else _rule(24, style)
    parent = _block(head.get("parent", []), "org" if style["bold_parent"] else "parent")
    left = parent + _block(head["issuer"], "org") + star + f"<div>{_inline(head.get('number', ''))}</div>"
    left += _block(head.get("about", []), "about")
    left += f'<span class="urgent">{escape(head["urgent"])}</span>' if head.get("urgent") else ""
    motto = _block(head["motto"], "motto") + _rule(50, style)
    date = f'<div class="placedate">{_inline(head.get("placedate", ""))}</div>'
    if style["motto_first"]:
        return (
            f'<div class="head center"><div class="motto">{motto}</div></div>'
            f'<table class="head"><tr><td class="left">{left}</td><td>{date}</td></tr></table>'
        )
    return f'<table class="head"><tr><td class="left">{left}</td><td>{motto}{date}</td></tr></table>'


def _title(spec: Spec) -> str:
    title = spec.get("title", [])
    return _lines(title[:1], "title") + _lines(title[1:], "title") if title else ""


def _opening(spec: Spec, style: Spec) -> str:
    authority = _lines(spec.get("authority", []), "title")
    bases = "".join(f'<p class="basis">{_inline(line)}</p>' for line in spec.get("bases", []))
    people = spec.get("to", [])
    label = spec.get("to_label", "Kính gửi:")
    if not people:
        addressed = ""
    elif len(people) == 1 or style["addressees_run_on"]:
        addressed = f'<div class="to"><p>{label} {_inline(" ".join(people))}</p></div>'
    else:
        many = "".join(f"<p>{_inline(person)}</p>" for person in people)
        addressed = f'<div class="to"><p>{label}</p><div class="many">{many}</div></div>'
    order = [addressed, authority, bases] if spec.get("to_first", True) else [authority, bases, addressed]
    return "".join(order) + _lines(spec.get("resolves", []), "title")


def _paragraphs(body: list[str]) -> str:
    parts: list[str] = []
    rows: list[str] = []
    for line in [*body, ""]:
        if line.startswith("|"):
            cells = "".join(f"<td>{_inline(cell.strip())}</td>" for cell in line.strip("|").split("|"))
            rows.append(f"<tr>{cells}</tr>")
            continue
        if rows:
            parts.append(f'<table class="rows">{"".join(rows)}</table>')
            rows = []
        if line.startswith("## "):
            parts.append(f"<p><b>{_inline(line[3:])}</b></p>")
        elif line.startswith("^ "):
            parts.append(f'<p class="center"><b>{_inline(line[2:])}</b></p>')
        elif line:
            parts.append(f"<p>{_inline(line)}</p>")
    return "".join(parts)


def _foot(spec: Spec, style: Spec) -> str:
    items = spec.get("recipients", [])
    label = f"<b><i>{spec.get('recipients_label', 'Nơi nhận:')}</i></b>"
    if style["recipients_in_line"]:
        received = f"<p>{label} {_inline(' '.join(items))}</p>" if items else ""
    else:
        received = (f"<p>{label}</p>" if items else "") + "".join(f"<p>{_inline(item)}</p>" for item in items)
    signers = spec.get("sign", [])
    cells = [f'<td class="sign">{_signature(signer, style)}</td>' for signer in signers]
    if not cells and not received:
        return ""
    if len(cells) > 1:
        below = f'<div class="received">{received}</div>'
        return f'<table class="foot"><tr>{"".join(cells)}</tr></table>{below}'
    return f'<table class="foot"><tr><td class="received">{received}</td>{"".join(cells)}</tr></table>'


def _signature(signer: Spec, style: Spec) -> str:
    inked = ""
    if signer.get("seal"):
        inked = SEAL.format(x=signer.get("seal_x", 2), name=escape(signer["seal"]))
    if signer.get("stroke"):
        inked += STROKE.format(x=16)
    note = f'<span class="signed">{escape(signer["note"])}</span>' if signer.get("note") else ""
    lines = "<br>".join(map(_inline, signer["lines"]))
    return f'<b>{lines}</b><div class="gap">{note}{inked}</div><b>{_inline(signer["name"])}</b>'
