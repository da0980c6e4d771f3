"""Reads every file back (python-docx XML, html.parser, zipfile) and compares its words with those of the JSON."""
import collections, html.parser, io, json, re, sys, unicodedata, zipfile
from pathlib import Path
import docx
from docx.oxml.ns import qn
ROOT = Path(__file__).resolve().parent.parent


def docx_text(b):
    D = docx.Document(io.BytesIO(b))
    out, pics = [], 0
    def walk(e):
        nonlocal pics
        for c in e:
            if not isinstance(c.tag, str) or c.tag in (qn("w:instrText"), qn("w:delText"), "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"):
                continue
            if c.tag == qn("w:t"):
                out.append(c.text or "")
            elif c.tag in (qn("w:tab"), qn("w:br")):
                out.append(" ")
            elif c.tag == qn("w:noBreakHyphen"):
                out.append("-")
            elif c.tag == "{http://schemas.openxmlformats.org/drawingml/2006/picture}pic":
                pics += 1
                out.append(" ")
            walk(c)
            if c.tag == qn("w:p"):
                out.append("\n")
    walk(D.element.body)
    return "".join(out), pics


class H(html.parser.HTMLParser):
    def __init__(s):
        super().__init__()
        s.o, s.skip, s.pics = [], 0, 0
    def handle_starttag(s, t, a):
        a = dict(a)
        if t in ("script", "style", "title"):
            s.skip += 1
        if t == "img" and a.get("src", "").startswith(("data:", "H%E1")):
            s.pics += 1
        if t in ("p", "div", "br", "td", "li", "h1", "h3", "h4", "figcaption", "figure", "img", "tr", "hr"):
            s.o.append("\n")
    def handle_endtag(s, t):
        if t in ("script", "style", "title"):
            s.skip -= 1
        if t in ("p", "div", "td", "li", "h1", "h3", "h4", "figcaption", "a", "ol"):
            s.o.append("\n" if t != "a" else " ")
    def handle_data(s, d):
        if not s.skip:
            s.o.append(d)


def html_text(b):
    enc = "cp1258" if b"windows-1258" in b else "utf-8"
    h = H()
    h.feed(b.decode(enc))
    return "".join(h.o), h.pics


def read(path):
    b = path.read_bytes()
    if path.suffix == ".zip":
        z = zipfile.ZipFile(path)
        n = [x for x in z.namelist() if x.endswith((".docx", ".html", ".txt"))][0]
        pics = [x for x in z.namelist() if x.lower().endswith((".jpg", ".png")) and not x.startswith("__MACOSX")]
        t, _ = {"docx": docx_text, "html": html_text, "txt": txt}[n.rsplit(".", 1)[1]](z.read(n))
        return t, len(pics)
    return {".docx": docx_text, ".html": html_text, ".txt": txt}[path.suffix](b)


def txt(b):
    return b.decode("utf-16" if b[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8"), 0


words = lambda t: collections.Counter(re.findall(r"[\w/&%’]+", unicodedata.normalize("NFC", t).replace("\u00ad", "").replace("\u200b", "")))


def strings(x):
    if isinstance(x, str):
        yield x
    elif isinstance(x, dict):
        for k, v in x.items():
            if k not in ("type", "people", "ordered"):
                yield from strings(v)
    elif isinstance(x, list):
        for v in x:
            yield from strings(v)


if __name__ == "__main__":
    for p in sorted(ROOT.glob("*/*.json")):
        f = [q for q in p.parent.glob(p.stem + ".*") if q.suffix != ".json"][0]
        d = json.loads(p.read_text("utf-8"))
        t, pics = read(f)
        # each word once: venue, organiser, citations are copies
        parts = [d["title"], d["summary"] or "", d["author"], d["delegates"], d["body"], d["captions"], d["dropped"], d["source_name"] or "", d["source_url"] or ""]
        got, exp = words(t), words(" ".join(s for q in parts for s in strings(q)))
        n = sum(got.values())
        print(f"{f.name}: {n} words, {pics} pictures {'' if pics == d.get('pictures', 0) else 'PICTURES DIFFER ' + str(d.get('pictures'))}")
        print("   only in file:", " ".join((got - exp).elements()))
        print("   only in json:", " ".join((exp - got).elements()))
        assert d.get("pictures", 0) == len(d.get("picture_captions", []))
        body = " ".join(strings(d["body"]))
        for k in ("venue", "organiser"):
            if d[k] and d[k] not in body:
                print("   ", k, "not in body:", d[k])
        if "-v" in sys.argv:
            print(t)
