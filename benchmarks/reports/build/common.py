"""Each report is written once, as a list of items; from it come the file and the expected JSON."""
import base64, copy, html, io, json, re, unicodedata, zipfile, zlib
from pathlib import Path
import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH as AL
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt
from PIL import Image, ImageDraw

ROOT = Path(__file__).resolve().parent.parent
NFC = lambda t: unicodedata.normalize("NFC", t)


def clean(t):
    t = re.sub(r"\[\[-.*?-\]\]", "", t)
    t = re.sub(r"\[\[\+(.*?)\+\]\]", r"\1", t)
    t = NFC(t).replace("\u00ad", "").replace("\u200b", "").replace("\u2011", "-")
    return re.sub(r"\s+", " ", t).strip()


def bare(t):
    return clean(t).rstrip(" .;")


def jpeg(seed, size=(300, 190), fmt="JPEG"):
    h = zlib.crc32(str(seed).encode())
    a = (h & 255, h >> 8 & 255, h >> 16 & 255)
    im = Image.new("RGB", size, a)
    d = ImageDraw.Draw(im)
    w, hh = size
    d.rectangle((0, hh * 2 // 3, w, hh), fill=(255 - a[0], a[2], a[1]))
    for i in range(6):
        x = (h >> i * 3) % (w - 40)
        d.ellipse((x, 60 + i * 12, x + 34, 110 + i * 12), fill=(a[1], 40 * i % 255, 255 - a[2]))
    d.text((8, 6), str(seed), fill=(255, 255, 255))
    b = io.BytesIO()
    im.save(b, fmt, **({"quality": 70} if fmt == "JPEG" else {}))
    return b.getvalue()


class R:
    def __init__(self, name, kind, held=False, layout="", event=(None, None), venue=None, organiser=None, year=None,
                 updated=None, author=None, cites=(), source=(None, None), capfmt="", **opt):
        self.__dict__.update(name=name, kind=kind, held=held, layout=layout, event=event, venue=venue, organiser=organiser,
                             year=year, updated=updated, author=author, cites=cites, source=source, capfmt=capfmt, opt=opt)
        self.items, self.body, self.dropped, self.people_, self.caps, self.pcaps = [], [], [], [], [], []
        self.title_ = self.summary = None
        self.npic = self.ncap = 0

    def add(self, what, **k):
        self.items.append((what, k))

    def title(self, *lines, how="paras"):
        self.title_ = clean(" ".join(lines))
        self.add("title", lines=lines, how=how)

    def drop(self, text, split=False, **k):
        self.dropped += [clean(x) for x in (text.split("\n") if split else [text])]
        self.add("drop", text=text, **k)

    def letterhead(self, left, right, dateline=None):
        self.dropped += [clean(x) for x in left + right]
        self.add("letterhead", left=left, right=right)

    def upd(self, text, extra=(), **k):
        self.dropped += list(extra)
        self.add("upd", text=text, **k)

    def lead(self, text, **k):
        self.summary = bare(text)
        self.add("lead", text=text, **k)

    def p(self, text, **k):
        self.body.append({"type": "paragraph", "text": clean(text)})
        self.add("p", text=text, **k)

    def h(self, text, how="bold"):
        self.body.append({"type": "heading", "text": clean(text)})
        self.add("h", text=text, how=how)

    def lst(self, items, ordered=False, how="typed", marks="-", **k):
        self.body.append({"type": "list", "ordered": ordered, "items": [bare(x) for x in items]})
        self.add("lst", items=items, ordered=ordered, how=how, marks=marks, **k)

    def people(self, people, how="typed", sep=" – ", mark="– ", end="", head=None, dot=True):
        i = len(self.people_)
        self.people_ += [{"honorific": h.rstrip(".") if h else None, "name": n, "position": bare(p)} for h, n, p in people]
        self.body.append({"type": "delegates", "people": list(range(i, len(self.people_)))})
        lines = [f"{h} {n}{sep}{p}".strip() + end for h, n, p in people]
        self.add("people", people=people, lines=lines, how=how, mark=mark, head=head)

    def table(self, rows):
        self.body.append({"type": "table", "rows": [[clean(c) for c in r] for r in rows]})
        self.add("table", rows=rows)

    def _cap(self, cap):
        if cap == "":
            return ""
        self.ncap += 1
        fmt = self.capfmt
        self.caps.append(bare(cap))
        return (fmt.format(n=self.ncap) if fmt else "") + cap

    def pic(self, cap="", where="below", exp=None, **k):
        self.npic += 1
        c = self._cap(cap)
        self.pcaps.append(self.caps[-1] if cap else "")
        self.add("pic", n=self.npic, cap=c, where=where, **k)

    def grid(self, caps, cols=2, how="rows"):
        """pictures in a table; how: rows (a row of pictures, a row of captions), cell (caption in the picture's cell),
        right / left (caption in the cell beside)"""
        cells = []
        for cap in caps:
            self.npic += 1
            c = self._cap(cap)
            self.pcaps.append(self.caps[-1] if cap else "")
            cells.append((self.npic, c))
        self.add("grid", cells=cells, cols=cols, how=how)

    def cap(self, cap):
        """a caption with no picture at its side (TXT, ZIP)"""
        self.add("cap", cap=self._cap(cap))

    def gallery(self):
        self.body.append({"type": "gallery"})

    def byline(self, text, **k):
        self.add("byline", text=text, **k)

    def src(self, text, **k):
        self.add("src", text=text, **k)

    def raw(self, code, dropped=()):
        self.dropped += [clean(x) for x in dropped]
        self.add("raw", code=code)

    # ---- expected ---------------------------------------------------------------------------------------------
    def expected(self):
        a = self.author
        d = {"title": self.title_, "summary": self.summary, "updated_at": self.updated, "event_start": self.event[0],
             "event_end": self.event[1], "venue": self.venue, "organiser": self.organiser, "school_year": self.year,
             "author": None if a is None else dict(zip(("name", "position", "unit"), a)),
             "delegates": self.people_, "body": self.body, "captions": self.caps,
             "captions_numbered": bool(self.caps and self.capfmt and self.opt.get("numbered", True)),
             "citations": [{"number": n, "issued": i, "abstract": b} for n, i, b in self.cites],
             "source_name": self.source[0], "source_url": self.source[1], "dropped": self.dropped}
        photos = self.opt.get("photos")
        if photos:
            d["pictures"] = len(photos)
            d["picture_captions"] = [self.caps[c] if c is not None else "" for _, c in photos]
        elif self.npic:
            d["pictures"] = self.npic
            d["picture_captions"] = self.pcaps
        return d

    def seed(self, n):
        return f"{self.name[:3]}-{n}"

    # ---- files ------------------------------------------------------------------------------------------------
    def write(self):
        where = ROOT / {False: "open", True: "held_out"}.get(self.held, self.held)
        kind = self.kind
        if kind == "zip":
            inner = self.opt["inner"]
            data = {"docx": self.docx, "html": self.html, "txt": self.txt}[inner]()
            b = io.BytesIO()
            with zipfile.ZipFile(b, "w", zipfile.ZIP_DEFLATED) as z:
                z.writestr(self.opt["inner_name"], data)
                for path, extra in self.opt.get("extra", ()):
                    z.writestr(path, extra)
                order = list(enumerate(self.opt["photos"], 1))
                for n, (path, _) in sorted(order, key=lambda x: zlib.crc32(x[1][0].encode())):   # not in order
                    z.writestr(path, jpeg(self.seed(n), fmt="PNG" if path.lower().endswith("png") else "JPEG"))
            data = b.getvalue()
        else:
            data = {"docx": self.docx, "html": self.html, "txt": self.txt}[kind]()
        (where / f"{self.name}.{kind}").write_bytes(data)
        (where / f"{self.name}.json").write_text(json.dumps(self.expected(), ensure_ascii=False, indent=1) + "\n", "utf-8")

    # ---- TXT --------------------------------------------------------------------------------------------------
    def txt(self):
        sep = self.opt.get("sep", "\n\n")
        out = []
        for what, k in self.items:
            if what == "title":
                out.append(self.opt.get("title_sep", "\n").join(k["lines"]))
            elif what == "lst":
                out.append(self.opt.get("list_sep", "\n").join(
                    mark(k["marks"], i) + x for i, x in enumerate(k["items"])))
            elif what == "people":
                out.append("\n".join(k["mark"] + x for x in k["lines"]))
            elif what == "table":
                out.append("\n".join("\t".join(r) for r in k["rows"]))
            elif what == "cap":
                out.append(k["cap"])
            elif what == "raw":
                out.append(k["code"])
            else:
                out.append(k["text"])
        t = sep.join(out) + self.opt.get("tail", "\n")
        if self.opt.get("nfd"):
            t = unicodedata.normalize("NFD", t)
        if self.opt.get("crlf"):
            t = t.replace("\n", "\r\n")
        return t.encode(self.opt.get("enc", "utf-8"))

    # ---- HTML -------------------------------------------------------------------------------------------------
    def html(self):
        o = self.opt
        esc = entities if o.get("entities") else (lambda t: html.escape(t, quote=False))
        nb = lambda t: esc(t).replace("\u00a0", "&nbsp;").replace("\u00ad", "&shy;").replace("\n", "<br />\n")
        P = o.get("ptag", ("<p>", "</p>"))
        CP = o.get("captag", ('<p style="text-align:center"><em>', "</em></p>"))
        out = []

        def img(n):
            if o.get("img_dir"):
                return f'<img src="{o["img_dir"]}/{o["img_names"][n - 1]}" width="600" alt="" />'
            if o.get("remote"):
                return f'<img src="/uploads/news/2025_{n:02}.jpg" width="600" alt="" />'
            return f'<img src="data:image/jpeg;base64,{base64.b64encode(jpeg(self.seed(n))).decode()}" width="300" alt="" />'
        for what, k in self.items:
            if what == "raw":
                out.append(k["code"])
            elif what == "title":
                a, b = o.get("title_tag", ('<h1 class="title">', "</h1>"))
                out.append(a + "<br />".join(esc(x) for x in k["lines"]) + b)
            elif what == "upd":
                a, b = o.get("upd_tag", ('<div class="date">', "</div>"))
                out.append(a + nb(k["text"]) + b)
            elif what == "lead":
                a, b = o.get("lead_tag", ('<p class="sapo"><strong>', "</strong></p>"))
                out.append(a + nb(k["text"]) + b)
            elif what == "drop":
                a, b = k.get("tag", ('<div class="x">', "</div>"))
                out.append(a + nb(k["text"]) + b)
            elif what == "p":
                a, b = k.get("tag", P)
                out.append(a + nb(k["text"]) + b)
            elif what in ("byline", "src"):
                a, b = k.get("tag", ('<p style="text-align:right"><strong>', "</strong></p>"))
                t = nb(k["text"])
                if k.get("href"):
                    t = t.replace(esc(k["link"]), f'<a href="{k["href"]}" target="_blank">{esc(k["link"])}</a>')
                out.append(a + t + b)
            elif what == "h":
                a, b = {"bold": ("<p><b>", "</b></p>"), "h3": ("<h3>", "</h3>"), "strong": ('<div><strong>', '</strong></div>')}[k["how"]]
                out.append(a + nb(k["text"]) + b)
            elif what == "lst":
                if k["how"] == "word":
                    t = "ol" if k["ordered"] else "ul"
                    out.append(f"<{t}>\n" + "\n".join(f"<li>{nb(x)}</li>" for x in k["items"]) + f"\n</{t}>")
                elif k["how"] == "br":
                    out.append(P[0] + "<br />\n".join(nb(mark(k["marks"], i) + x) for i, x in enumerate(k["items"])) + P[1])
                elif k["how"] == "mso":
                    for i, x in enumerate(k["items"]):
                        out.append('<p class=MsoListParagraph style=\'text-indent:-18.0pt;mso-list:l0 level1 lfo1\'>'
                                   f'<![if !supportLists]><span style=\'mso-list:Ignore\'>{mark(k["marks"], i).strip()}'
                                   '<span style=\'font:7.0pt "Times New Roman"\'>&nbsp;&nbsp;&nbsp; </span></span><![endif]>'
                                   f'{nb(x)}<o:p></o:p></p>')
                else:
                    out += [P[0] + nb(mark(k["marks"], i) + x) + P[1] for i, x in enumerate(k["items"])]
            elif what == "people":
                if k["how"] == "table":
                    rows = ([k["head"]] if k["head"] else []) + [(str(i), f"{h} {n}", p) for i, (h, n, p) in enumerate(k["people"], 1)]
                    out.append('<table border="1" cellpadding="4">' + "\n".join(
                        "<tr>" + "".join(f"<td>{nb(c)}</td>" for c in r) + "</tr>" for r in rows) + "</table>")
                elif k["how"] == "word":
                    out.append("<ul>\n" + "\n".join(f"<li>{nb(x)}</li>" for x in k["lines"]) + "\n</ul>")
                elif k["how"] == "br":
                    out.append(P[0] + "<br />\n".join(nb(k["mark"] + x) for x in k["lines"]) + P[1])
                else:
                    out += [P[0] + nb(k["mark"] + x) + P[1] for x in k["lines"]]
            elif what == "table":
                out.append('<table class="tbl" border="1">\n' + "\n".join(
                    "<tr>" + "".join(f"<td><p>{nb(c)}</p></td>" for c in r) + "</tr>" for r in k["rows"]) + "\n</table>")
            elif what == "pic":
                c = nb(k["cap"])
                w = k["where"]
                if w == "figure":
                    out.append(f'<figure class="image">{img(k["n"])}' + (f"<figcaption>{c}</figcaption>" if c else "") + "</figure>")
                elif w == "same":
                    out.append(f'<div align="center">{img(k["n"])}<br />\n<i>{c}</i></div>')
                elif w == "above":
                    out.append((CP[0] + c + CP[1] if c else "") + f'\n<p align="center">{img(k["n"])}</p>')
                else:
                    out.append(f'<p style="text-align:center">{img(k["n"])}</p>' + ("\n" + CP[0] + c + CP[1] if c else ""))
            elif what == "grid":
                rows = []
                cols = k["cols"]
                for i in range(0, len(k["cells"]), cols):
                    row = k["cells"][i:i + cols]
                    if k["how"] == "rows":
                        rows.append("<tr>" + "".join(f"<td>{img(n)}</td>" for n, _ in row) + "</tr>")
                        rows.append("<tr>" + "".join(f'<td class="pic-desc">{nb(c)}</td>' for _, c in row) + "</tr>")
                    else:
                        rows.append("<tr>" + "".join(f"<td>{img(n)}<p>{nb(c)}</p></td>" for n, c in row) + "</tr>")
                out.append('<table align="center" class="tplCaption" cellpadding="3"><tbody>\n' + "\n".join(rows) + "\n</tbody></table>")
            elif what == "cap":
                out.append(CP[0] + nb(k["cap"]) + CP[1])
        t = o.get("head", "") + "\n".join(out) + o.get("foot", "")
        if o.get("nfd"):
            t = unicodedata.normalize("NFD", t)
        if o.get("enc") == "cp1258":
            return cp1258(t)
        return t.encode(o.get("enc", "utf-8"))

    # ---- DOCX -------------------------------------------------------------------------------------------------
    def docx(self):
        o = self.opt
        D = docx.Document()
        st = D.styles["Normal"]
        st.font.name, st.font.size = "Times New Roman", Pt(13)
        cell = None
        if o.get("in_table"):
            tb = D.add_table(rows=1, cols=1)
            cell = tb.cell(0, 0)
        box = cell if cell is not None else D
        first = [cell is not None]

        def para(style=None):
            if first[0]:
                first[0] = False
                return cell.paragraphs[0]
            return box.add_paragraph(style=style)

        def fill(p, text, **f):
            for part in re.split(r"(\[\[[+-].*?[+-]\]\])", text):
                if not part:
                    continue
                if part.startswith("[["):
                    tracked(p, part[3:-3], part[2])
                    continue
                if "\u2011" in part or o.get("word_hyphens") and "\u00ad" in part:      # Word's own hyphens
                    for s in re.split("([\u2011\u00ad])", part):
                        r = p.add_run("" if s in ("\u2011", "\u00ad") else s)
                        if s in ("\u2011", "\u00ad"):
                            r._r.append(OxmlElement("w:noBreakHyphen" if s == "\u2011" else "w:softHyphen"))
                    continue
                h = zlib.crc32(part.encode())
                cut = h % len(part) if len(part) > 40 else 0          # Word splits runs anywhere
                for s in (part[:cut], part[cut:]):
                    if s:
                        r = p.add_run(s)
                        for a, v in f.items():
                            setattr(r, a, v)
            return p

        def picture(p, n, width=9):
            p.add_run().add_picture(io.BytesIO(jpeg(self.seed(n))), width=Cm(width))
            if o.get("anchor"):
                anchor(p)
            return p

        def centred(p):
            p.alignment = AL.CENTER
            return p

        def caption(p, c):
            m = re.match(r"(Hình|Ảnh) (\d+)(.*)", c, re.S)
            if o.get("seq") and m:
                p.style = D.styles["Caption"]
                p.add_run(m[1] + " ")
                field(p, " SEQ Hình \\* ARABIC ", m[2])
                p.add_run(m[3])
            else:
                fill(p, c, italic=True)
            return centred(p)

        for what, k in self.items:
            if what == "raw":
                k["code"](D, para)
            elif what == "title":
                if k["how"] == "br":
                    fill(centred(para()), "\n".join(k["lines"]), bold=True)
                elif k["how"] == "style":
                    fill(para("Title"), " ".join(k["lines"]))
                elif k["how"] == "h1":
                    fill(para("Heading 1"), "\n".join(k["lines"]))
                else:
                    for x in k["lines"]:
                        fill(centred(para()), x, bold=True)
            elif what == "letterhead":
                t = D.add_table(rows=1, cols=2)
                for c, lines in zip(t.rows[0].cells, (k["left"], k["right"])):
                    for i, x in enumerate(lines):
                        fill(centred(c.paragraphs[0] if not i else c.add_paragraph()), x, bold=i == len(lines) - 1)
                D.add_paragraph()
            elif what == "drop":
                if k.get("textbox"):
                    textbox(para(), [k["text"]])
                else:
                    fill(para(), k["text"], **({"bold": True} if k.get("bold") else {}))
            elif what == "upd":
                fill(para(), k["text"], italic=True)
            elif what == "lead":
                fill(para(), k["text"], bold=True)
            elif what == "p":
                fill(para(), k["text"])
                if o.get("blank"):
                    para()
            elif what == "h":
                if k["how"] == "style":
                    fill(para("Heading 2"), k["text"])
                elif k["how"] == "auto":
                    numbered(D, fill(para("Heading 2"), k["text"]), self.num(D, "roman"))
                elif k["how"] == "underline":
                    fill(para(), k["text"], bold=True, underline=True)
                elif k["how"] == "plain":
                    fill(para(), k["text"])
                else:
                    fill(para(), k["text"], bold=True)
            elif what == "lst":
                if k["how"] == "word":
                    num = self.num(D, "decimal" if k["ordered"] else "bullet", new=True)
                    for x in k["items"]:
                        numbered(D, fill(para("List Paragraph"), x), num)
                elif k["how"] == "style":
                    for x in k["items"]:
                        fill(para("List Number" if k["ordered"] else "List Bullet"), x)
                elif k["how"] == "br":
                    fill(para(), "\n".join(mark(k["marks"], i) + x for i, x in enumerate(k["items"])))
                else:
                    for i, x in enumerate(k["items"]):
                        fill(para(), mark(k["marks"], i) + x)
            elif what == "people":
                if k["how"] == "table":
                    rows = ([k["head"]] if k["head"] else []) + [(str(i), f"{h} {n}", p) for i, (h, n, p) in enumerate(k["people"], 1)]
                    grid(D, rows)
                elif k["how"] == "table2":
                    grid(D, [(f"{h} {n}", p) for h, n, p in k["people"]])
                elif k["how"] in ("word", "wordnum"):
                    num = self.num(D, "dash" if k["how"] == "word" else "decimal", new=True)
                    for x in k["lines"]:
                        numbered(D, fill(para("List Paragraph"), x), num)
                elif k["how"] == "br":
                    fill(para(), "\n".join(k["mark"] + x for x in k["lines"]))
                else:
                    for x in k["lines"]:
                        fill(para(), k["mark"] + x)
            elif what == "table":
                grid(D, k["rows"])
            elif what == "pic":
                n, c, w = k["n"], k["cap"], k["where"]
                if w == "above":
                    if c:
                        caption(para(), c)
                    picture(centred(para()), n)
                elif w == "same":
                    p = picture(centred(para()), n)
                    fill(p, "\n" + c, italic=True) if c else None
                elif w == "textbox":
                    picture(centred(para()), n)
                    textbox(para(), [c])
                else:
                    picture(centred(para()), n)
                    if c:
                        caption(para(), c)
                    if o.get("blank"):
                        para()
            elif what == "grid":
                cells, cols, how = k["cells"], k["cols"], k["how"]
                if how in ("right", "left"):
                    t = D.add_table(rows=len(cells), cols=2)
                    for row, (n, c) in zip(t.rows, cells):
                        a, b = row.cells if how == "right" else row.cells[::-1]
                        picture(a.paragraphs[0], n, 7)
                        if c:
                            caption(b.paragraphs[0], c)
                else:
                    nr = -(-len(cells) // cols)
                    t = D.add_table(rows=nr * (2 if how == "rows" else 1), cols=cols)
                    for i, (n, c) in enumerate(cells):
                        r, col = divmod(i, cols)
                        if how == "rows":
                            picture(centred(t.cell(2 * r, col).paragraphs[0]), n, 14 / cols)
                            if c:
                                caption(t.cell(2 * r + 1, col).paragraphs[0], c)
                        else:
                            picture(centred(t.cell(r, col).paragraphs[0]), n, 14 / cols)
                            if c:
                                caption(t.cell(r, col).add_paragraph(), c)
                D.add_paragraph()
            elif what == "cap":
                caption(para(), k["cap"])
            elif what in ("byline", "src"):
                p = para()
                p.alignment = AL.RIGHT
                a, url, b = k["text"].partition(self.source[1] or "\0") if what == "src" else (k["text"], "", "")
                fill(p, a, bold=True)
                if url:
                    e = OxmlElement("w:hyperlink")
                    e.set(qn("r:id"), p.part.relate_to(url, RT.HYPERLINK, is_external=True))
                    e.append(p.add_run(url)._r)
                    p._p.append(e)
                    fill(p, b)
            else:
                raise ValueError(what)
        if cell is not None:
            D.add_paragraph()
        if o.get("footer"):
            p = centred(D.sections[0].footer.paragraphs[0])
            p.add_run(o["footer"])
            field(p, " PAGE ", "1")
        if o.get("pagehead"):
            D.sections[0].header.paragraphs[0].add_run(o["pagehead"])
        b = io.BytesIO()
        D.core_properties.author = "may tinh"
        D.core_properties.title = ""
        D.save(b)
        return b.getvalue()

    def num(self, D, kind, new=False):
        key = (id(D), kind)
        nums = self.__dict__.setdefault("_nums", {})
        if new or key not in nums:
            nums[key] = new_num(D, kind)
        return nums[key]


def mark(marks, i):
    if marks == "1.":
        return f"{i + 1}. "
    if marks == "1)":
        return f"{i + 1}) "
    if marks == "1/":
        return f"{i + 1}/ "
    if marks == "a)":
        return f"{'abcdeghik'[i]}) "
    if marks == "a.":
        return f"{'abcdeghik'[i]}. "
    return marks + " "


def grid(D, rows):
    t = D.add_table(rows=len(rows), cols=len(rows[0]))
    t.style = D.styles["Table Grid"]
    for tr, r in zip(t.rows, rows):
        for c, x in zip(tr.cells, r):
            c.paragraphs[0].add_run(x)
    D.add_paragraph()


def new_num(D, kind):
    N = D.part.numbering_part.element
    ids = [int(a.get(qn("w:abstractNumId"))) for a in N.findall(qn("w:abstractNum"))]
    nid = max([int(a.get(qn("w:numId"))) for a in N.findall(qn("w:num"))] + [0]) + 1
    aid = max(ids + [0]) + 1
    fmt, txt = {"decimal": ("decimal", "%1."), "bullet": ("bullet", "•"), "dash": ("bullet", "-"), "roman": ("upperRoman", "%1.")}[kind]
    a = parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{aid}"><w:multiLevelType w:val="hybridMultilevel"/>'
                  f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{fmt}"/><w:lvlText w:val="{txt}"/><w:lvlJc w:val="left"/>'
                  '<w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr></w:lvl></w:abstractNum>')
    N.insert(0, a)
    N.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{nid}"><w:abstractNumId w:val="{aid}"/></w:num>'))
    return nid


def numbered(D, p, num):
    pr = p._p.get_or_add_pPr().get_or_add_numPr()
    pr.get_or_add_ilvl().val = 0
    pr.get_or_add_numId().val = num


def tracked(p, text, sign):
    tag = "w:ins" if sign == "+" else "w:del"
    e = OxmlElement(tag)
    e.set(qn("w:id"), str(zlib.crc32(text.encode()) % 9000))
    e.set(qn("w:author"), "Biên tập")
    e.set(qn("w:date"), "2025-08-20T09:00:00Z")
    r = OxmlElement("w:r")
    t = OxmlElement("w:t" if sign == "+" else "w:delText")
    t.text = text
    t.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    r.append(t)
    e.append(r)
    p._p.append(e)


def field(p, instr, result):
    for kind, text in (("begin", None), (None, instr), ("separate", None), ("r", result), ("end", None)):
        r = p.add_run()
        if kind in ("begin", "separate", "end"):
            c = OxmlElement("w:fldChar")
            c.set(qn("w:fldCharType"), kind)
            r._r.append(c)
        elif kind == "r":
            r.text = text
        else:
            c = OxmlElement("w:instrText")
            c.text = text
            r._r.append(c)


def anchor(p):
    """the paragraph's last inline picture becomes a floating one"""
    for inl in p._p.iter(qn("wp:inline")):
        last = inl
    ext = last.find(qn("wp:extent"))
    a = parse_xml(f'<wp:anchor {nsdecls("wp")} distT="0" distB="0" distL="114300" distR="114300" simplePos="0" relativeHeight="251658240" '
                  'behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
                  '<wp:positionH relativeFrom="column"><wp:align>center</wp:align></wp:positionH>'
                  '<wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV>'
                  f'<wp:extent cx="{ext.get("cx")}" cy="{ext.get("cy")}"/><wp:wrapTopAndBottom/></wp:anchor>')
    for ch in list(last):
        if ch.tag != qn("wp:extent"):
            a.append(ch)
    last.getparent().replace(last, a)


BOX = '''<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml"><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="4000000" cy="500000"/><wp:docPr id="{id}" name="Text Box {id}"/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="4000000" cy="500000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr><wps:txbx><w:txbxContent>{ps}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape style="width:315pt;height:39pt" type="#_x0000_t202"><v:textbox><w:txbxContent>{ps}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>'''


def textbox(p, lines):
    ps = "".join(f'<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:t xml:space="preserve">{html.escape(x)}</w:t></w:r></w:p>' for x in lines)
    p._p.append(parse_xml(BOX.format(id=500 + zlib.crc32(lines[0].encode()) % 400, ps=ps)))


TONE = {"\u0300", "\u0309", "\u0303", "\u0301", "\u0323"}


def cp1258(t):
    out = b""
    for ch in NFC(t):
        try:
            out += ch.encode("cp1258")
        except UnicodeEncodeError:
            d = unicodedata.normalize("NFD", ch)
            tone = "".join(c for c in d if c in TONE)
            out += NFC("".join(c for c in d if c not in TONE)).encode("cp1258") + tone.encode("cp1258")
    return out


def entities(t):
    from html.entities import codepoint2name as names
    return "".join(f"&{names[ord(c)]};" if ord(c) in names and ord(c) > 127 or c in "&<>" else f"&#{ord(c)};" if ord(c) > 0x1e00 and ord(c) < 0x1f00 else c for c in t)
