"""A letter's spec as HTML, in page models other than those of benchmarks/letters/page.py."""

import random
from html import escape

from benchmarks.letters.page import Spec, _inline, _paragraphs

STYLE = {
    "paper": "A4",
    "font": "Liberation Serif",
    "size": 13.5,
    "leading": 1.3,
    "gap": 5,
    "indent": 12.7,
    "align": "justify",
    "margin": "20mm 15mm 20mm 30mm",
    "left": 42,
    "head": "two-rows",
    "head_size": 12,
    "to": "list",
    "basis": "italic",
    "room": 22,
    "pages": True,
    "to_left": 22,
    "underline_label": False,
    "sign_wide": 50,
    "seal_tilt": -6,
    "upright_date": False,
}

CSS = """
@page {{ size: {paper}; margin: {margin}; @top-center {{ content: {count}; font: 12pt '{font}'; }} }}
@page :first {{ @top-center {{ content: none; }} }}
body {{ font: {size}pt/{leading} '{font}'; margin: 0; color: #0d0d0d; position: relative; }}
p {{ margin: 0 0 {gap}pt; text-align: {align}; text-indent: {indent}mm; }}
.h {{ width: 100%; border-collapse: collapse; font-size: {head_size}pt; line-height: 1.2; }}
.h td {{ vertical-align: top; text-align: center; padding: 0; white-space: nowrap; }}
.h td.l {{ width: {left}%; }}
.h .b, .t {{ font-weight: bold; }}
.motto2 {{ font-size: 1.06em; }}
.bar {{ display: block; border-top: .9pt solid #111; margin: 1.5pt auto 5pt; }}
.v {{ font-size: .95em; }}
.d {{ font-style: {date_style}; font-size: 1.08em; }}
.dateown {{ text-align: right; text-indent: 0; font-style: {date_style}; margin: 6pt 4mm 6pt 0; }}
.t {{ text-align: center; text-indent: 0; margin: 12pt 0 2pt; }}
.s {{ text-align: center; text-indent: 0; font-weight: bold; margin: 0 4mm 2pt; }}
.center {{ text-align: center; text-indent: 0; }}
.basis {{ font-style: {basis}; }}
.to {{ margin: 12pt 0 10pt; }}
.to p {{ text-indent: 0; text-align: left; margin-bottom: 2pt; }}
.to.list {{ padding-left: {to_left}mm; }} .to.list .i {{ padding-left: 20mm; }}
.to.centre p {{ text-align: center; }}
.to table {{ margin-left: 16mm; border-collapse: collapse; }}
.to td {{ vertical-align: top; padding: 0 2mm 0 0; }} .to td:first-child {{ white-space: nowrap; }}
table.rows {{ border-collapse: collapse; width: 100%; margin: 5pt 0 8pt; font-size: .88em; line-height: 1.2; }}
table.rows td {{ border: .7pt solid #222; padding: 2.5pt 4pt; }}
.f {{ width: 100%; border-collapse: collapse; margin-top: 12pt; break-inside: avoid; }}
.f td {{ vertical-align: top; padding: 3mm 0 0; }}
.end {{ break-inside: avoid; padding-top: 1mm; }}
.r {{ font-size: {small}pt; line-height: 1.18; }}
.r p {{ text-indent: 0; text-align: left; margin: 0; }}
.g {{ text-align: center; line-height: 1.2; font-size: {sign_size}pt; }}
.room {{ height: {room}mm; position: relative; font-weight: normal; }}
.room svg {{ position: absolute; z-index: 3; overflow: visible; }}
.note {{ font-style: italic; position: relative; top: 6mm; }}
.in {{ position: absolute; border: 1.3pt solid #b8242c; color: #b8242c; font: 9.5pt/1.45 'Liberation Sans';
  padding: 2pt 7pt; width: 41mm; transform: rotate({tilt}deg); z-index: 5; left: {in_left}mm; top: {in_top}mm; }}
.in div:first-child {{ text-align: center; font-weight: bold; }}
.dig {{ font: 7.5pt/1.25 'Liberation Sans'; color: #234; border: .6pt solid #567; padding: 2pt 4pt;
  width: 58mm; margin: 0 0 4mm auto; }}
.urgent {{ display: inline-block; border: 1.2pt solid {ink}; color: {ink}; font-weight: bold; padding: 1pt 9pt;
  margin-top: 4pt; }}
.annex {{ break-before: page; }}
.foot {{ border-top: .8pt solid #345; font: 8.5pt/1.3 'Liberation Sans'; color: #234; text-align: center;
  margin-top: 10mm; padding-top: 2pt; }}
.card {{ border: 1.5pt double #7a1f1f; padding: 6mm 8mm; }}
.hand svg {{ vertical-align: -.18em; margin: 0 .4pt; }}
"""

DIGITS = {
    "0": "M6 2C2 1 1 14 5 14S9 2 5 2",
    "1": "M3 5L6 2L5 15",
    "2": "M2 5C2 1 8 0 8 5C8 9 3 12 1 14C4 13 6 15 9 14",
    "3": "M2 3C6 0 9 4 4 7C10 7 8 15 1 13",
    "4": "M6 2L1 10L9 9M7 6L6 15",
    "5": "M8 2L3 2L2 7C7 5 10 12 3 14L1 13",
    "6": "M7 1C2 5 0 14 5 14C9 14 8 8 3 9",
    "7": "M1 3L8 2L4 15",
    "8": "M7 3C3 0 1 5 5 7C9 10 6 15 3 14C0 12 4 8 6 6C9 4 8 2 6 2",
    "9": "M8 4C6 0 1 3 2 6C4 9 8 7 8 3C8 8 6 12 5 15",
    "/": "M8 1L2 15",
}
STROKES = (
    "M4 34C22 2 34-6 30 16S14 44 40 22 60 6 58 22 74 34 92 12 60 44 118 20",
    "M2 20C16-6 30 0 22 20S8 40 34 26 52-4 56 14 42 38 66 24 84 10 82 22 100 26 112 8M30 40L104 30",
    "M10 8C6 40 14 46 28 20S44 2 40 26 62 30 66 14 74 40 84 24 96 16 120 30M18 30C40 24 70 22 110 20",
)
SEAL = (
    '<svg style="left:{x}mm;top:{y}mm;transform:rotate({tilt}deg)" width="35mm" height="35mm" viewBox="0 0 100 100" '
    'fill="none" stroke="#c8202f" opacity=".8"><circle cx="50" cy="50" r="48" stroke-width="2.4"/><circle cx="50" '
    'cy="50" r="45.5" stroke-width=".8"/><circle cx="50" cy="50" r="29" stroke-width="1.1"/><path id="arc{n}" '
    'd="M14 50a36 36 0 0 1 72 0"/><path id="low{n}" d="M11 50a39 39 0 0 0 78 0"/><text font-size="{type}" fill="#c8202f" '
    'stroke="none" font-weight="bold" font-family="Liberation Sans"><textPath href="#arc{n}" startOffset="50%" '
    'text-anchor="middle" textLength="{length}">{name}</textPath></text><text x="50" y="60" font-size="28" '
    'text-anchor="middle" fill="#c8202f" stroke="none" font-family="DejaVu Sans">★</text></svg>'
)


def html_of(spec: Spec) -> str:
    style = STYLE | spec.get("style", {})
    size = style["size"]
    look = style | {
        "count": "counter(page)" if style["pages"] else "none",
        "date_style": "normal" if style["upright_date"] else "italic",
        "small": style.get("small", max(size - 2.5, 10)),
        "sign_size": style.get("sign_size", min(size, 13)),
        "tilt": style.get("in_tilt", -2),
        "in_left": style.get("in_left", 1),
        "in_top": style.get("in_top", 42),
        "ink": style.get("ink", "#c1272d"),
    }
    chance = random.Random(spec["seed"] * 7919)
    top = spec.get("top", {})
    parts = [_box(top.get("digital"), "dig"), _box(top.get("incoming"), "in"), _head(spec["head"], style)]
    body = spec.get("body", [])
    last = -2 if len(body) > 1 and body[-2].startswith("## ") else -1
    parts += [_title(spec.get("title", [])), _opening(spec, style), _paragraphs(body[:last])]
    # the last paragraph stays with the signature, as offices keep it
    parts += [f'<div class="end">{_paragraphs(body[last:])}{_foot(spec, style, chance)}</div>']
    parts += [_box(spec.get("letterfoot"), "foot")]
    whole = "".join(parts)
    if style["head"] == "card":
        whole = f'<div class="card">{whole}</div>'
    for annex in spec.get("annexes", []):
        head = _head(annex["head"], style) if "head" in annex else ""
        title = _title(annex["title"])
        whole += f'<div class="annex">{head}{title}{_paragraphs(annex["body"])}{_foot(annex, style, chance)}</div>'
    whole = _pen(whole, chance)
    return (
        f'<!doctype html><html lang="vi"><meta charset="utf-8"><style>{CSS.format(**look)}</style>'
        f"<body>{whole}</body></html>"
    )


def _pen(html: str, chance: random.Random) -> str:
    """Figures between « and » as strokes of a pen."""
    parts = html.split('<span class="hand">')
    done = [parts[0]]
    for part in parts[1:]:
        figures, rest = part.split("</span>", 1)
        done.append(f'<span class="hand">{"".join(_figure(f, chance) for f in figures)}</span>{rest}')
    return "".join(done)


def _figure(figure: str, chance: random.Random) -> str:
    if figure not in DIGITS:
        return figure
    turn, tall = chance.uniform(-9, 9), chance.uniform(1.15, 1.35)
    return (
        f'<svg viewBox="0 0 10 16" height="{tall:.2f}em" style="transform:rotate({turn:.1f}deg)" fill="none" '
        f'stroke="#1c2f86" stroke-width="1.35" stroke-linecap="round" stroke-linejoin="round">'
        f'<path d="{DIGITS[figure]}"/></svg>'
    )


def _lines(lines: list[str], name: str = "") -> str:
    return f'<div class="{name}">{"<br>".join(map(_inline, lines))}</div>' if lines else ""


def _box(lines: list[str] | None, name: str) -> str:
    return f'<div class="{name}">{"".join(f"<div>{_inline(line)}</div>" for line in lines)}</div>' if lines else ""


def _bar(wide: int) -> str:
    return f'<span class="bar" style="width:{wide}mm"></span>'


def _head(head: Spec, style: Spec) -> str:
    mode = style["head"]
    motto = head["motto"]
    party = "CỘNG SẢN" in motto[0]
    if party:
        right = f'<div class="b motto2"><u>{escape(motto[0])}</u></div>'
    else:
        right = f'<div class="b">{escape(motto[0])}</div><div class="b motto2">{escape(motto[1])}</div>{_bar(52)}'
    org = _lines(head.get("parent", [])) + _lines(head["issuer"], "b")
    org += "<div>*</div>" if head.get("star") else _bar(22)
    number = _lines([head["number"]]) if head.get("number") else ""
    number += _lines(head.get("about", []), "v")
    number += f'<span class="urgent">{escape(head["urgent"])}</span>' if head.get("urgent") else ""
    placed = head.get("placedate")
    date = f'<div class="d">{_inline(placed)}</div>' if placed else ""
    if mode == "date-own":
        own = f'<p class="dateown">{_inline(placed)}</p>' if placed else ""
        return f'<table class="h"><tr><td class="l">{org}{number}</td><td>{right}</td></tr></table>{own}'
    if mode in ("single", "card"):
        wide = (
            f'<table class="h"><tr><td style="text-align:left">{number}</td>'
            f'<td style="text-align:right">{date}</td></tr></table>'
        )
        first = f'<div class="h center">{right}</div>' if mode == "single" else ""
        return f'{first}<div class="h center" style="margin-bottom:4pt">{org}</div>{wide}'
    if mode == "letterhead":
        logo = (
            '<svg width="19mm" height="19mm" viewBox="0 0 60 60" fill="none" stroke="#1d4b8f" stroke-width="2.2">'
            '<path d="M30 3L56 14V34C56 47 44 54 30 58C16 54 4 47 4 34V14Z"/><path d="M14 36C20 31 26 32 30 36'
            'C34 32 40 31 46 36V22C40 18 34 19 30 23C26 19 20 18 14 22ZM30 23V36"/></svg>'
        )
        return (
            f'<table class="h"><tr><td style="width:20mm">{logo}</td><td>{org}{number}</td>'
            f"<td>{right}{date}</td></tr></table>"
        )
    if mode == "one-row":
        return f'<table class="h"><tr><td class="l">{org}{number}</td><td>{right}{date}</td></tr></table>'
    return (
        f'<table class="h"><tr><td class="l">{org}</td><td>{right}</td></tr>'
        f'<tr><td class="l">{number}</td><td>{date}</td></tr></table>'
    )


def _title(title: list[str]) -> str:
    if not title:
        return ""
    rest = f'<p class="s">{"<br>".join(map(_inline, title[1:]))}</p><div style="height:4pt"></div>{_bar(30)}' if title[1:] else ""
    return f'<p class="t">{_inline(title[0])}</p>{rest}'


def _opening(spec: Spec, style: Spec) -> str:
    authority = "".join(f'<p class="s">{_inline(line)}</p>' for line in spec.get("authority", []))
    bases = "".join(f'<p class="basis">{_inline(line)}</p>' for line in spec.get("bases", []))
    people, label, mode = spec.get("to", []), spec.get("to_label", "Kính gửi:"), style["to"]
    if not people:
        to = ""
    elif mode == "centre":
        to = f'<div class="to centre"><p>{label} {"<br>".join(map(_inline, people))}</p></div>'
    elif mode == "table":
        right = "".join(f"<p>{_inline(person)}</p>" for person in people)
        to = f'<div class="to"><table><tr><td>{label}</td><td>{right}</td></tr></table></div>'
    elif len(people) == 1:
        to = f'<div class="to list"><p>{label} {_inline(people[0])}</p></div>'
    else:
        many = "".join(f'<p class="i">{_inline(person)}</p>' for person in people)
        to = f'<div class="to list"><p>{label}</p>{many}</div>'
    resolves = "".join(f'<p class="s">{_inline(line)}</p>' for line in spec.get("resolves", []))
    order = [to, authority, bases] if spec.get("to_first", True) else [authority, bases, to]
    return "".join(order) + resolves


def _foot(spec: Spec, style: Spec, chance: random.Random) -> str:
    items, signers = spec.get("recipients", []), spec.get("sign", [])
    label = f"<b><i>{spec.get('recipients_label', 'Nơi nhận:')}</i></b>"
    if style["underline_label"]:
        label = f"<u>{label}</u>"
    got = f'<div class="r"><p>{label}</p>{"".join(f"<p>{_inline(i)}</p>" for i in items)}</div>' if items else ""
    cells = [_signature(signer, style, chance) for signer in signers]
    if not cells and not got:
        return ""
    if len(cells) > 1:
        each = 100 / len(cells)
        row = "".join(f'<td style="width:{each:.0f}%">{cell}</td>' for cell in cells)
        return f'<table class="f"><tr>{row}</tr></table><div style="margin-top:8pt">{got}</div>'
    wide = style["sign_wide"]
    return (
        f'<table class="f"><tr><td style="width:{100 - wide}%">{got}</td>'
        f'<td style="width:{wide}%">{"".join(cells)}</td></tr></table>'
    )


def _signature(signer: Spec, style: Spec, chance: random.Random) -> str:
    inked = ""
    if signer.get("stroke"):
        left = signer.get("stroke_x", 24)
        inked += (
            f'<svg style="left:{left}mm;top:3mm" width="44mm" height="18mm" viewBox="0 0 120 50" fill="none" '
            f'stroke="#1c2f86" stroke-width="1.7"><path d="{chance.choice(STROKES)}"/></svg>'
        )
    if signer.get("seal"):
        name = escape(signer["seal"])
        inked += SEAL.format(
            x=signer.get("seal_x", 4), y=signer.get("seal_y", -5), name=name, n=chance.randrange(10**6),
            tilt=style["seal_tilt"], type=min(7.6, 165 / len(name)), length=min(106, 5 * len(name)),
        )
    note = f'<span class="note">{escape(signer["note"])}</span>' if signer.get("note") else ""
    return (
        f'<div class="g"><b>{"<br>".join(map(_inline, signer["lines"]))}</b><div class="room">{note}{inked}</div>'
        f'<b>{_inline(signer["name"])}</b></div>'
    )
