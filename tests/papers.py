"""Files as senders have them, and as they should not be: PDFs written by hand, Word files, hostile ones."""

import io
import zipfile
import zlib
from collections.abc import Sequence
from pathlib import Path

import pypdfium2
from PIL import Image, ImageDraw, ImageFont

FONT = "/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf"
LINES = (
    "SỞ GIÁO DỤC VÀ ĐÀO TẠO",
    "Kính gửi: Các trung tâm giáo dục thường xuyên",
    "Thực hiện kế hoạch năm học, Sở yêu cầu các đơn vị báo cáo kết quả tuyển sinh",
    "trước ngày mười lăm tháng sáu và phân công người phụ trách công tác xóa mù chữ.",
    "Các cơ sở giáo dục tổ chức kiểm tra, đánh giá học viên theo quy định hiện hành.",
)


class Pdf:
    """Objects of a PDF, numbered from 1 in order; 1 is the catalogue and 2 the root of pages."""

    def __init__(self) -> None:
        self.objects: list[bytes] = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]

    def add(self, body: bytes) -> int:
        self.objects.append(body)
        return len(self.objects)

    def stream(self, data: bytes, extra: bytes = b"") -> int:
        return self.add(b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), extra, data))

    def written(self, trailer: bytes = b"") -> bytes:
        out = bytearray(b"%PDF-1.5\n")
        places = []
        for number, body in enumerate(self.objects, start=1):
            places.append(len(out))
            out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
        start = len(out)
        out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
        out += b"".join(b"%010d 00000 n \n" % place for place in places)
        out += b"trailer << /Size %d /Root 1 0 R %s >>\n" % (len(places) + 1, trailer)
        return bytes(out + b"startxref\n%d\n%%%%EOF" % start)


def pdf(pages: Sequence[str]) -> bytes:
    """A PDF of these texts: a font without glyphs, whose map to Unicode says what each code means."""
    made = Pdf()
    letters = sorted({char for text in pages for char in text if char != "\n"})
    codes = {char: code for code, char in enumerate(letters, start=1)}
    meant = "".join(f"<{code:04x}> <{char.encode('utf-16-be').hex()}>\n" for char, code in codes.items())
    to_unicode = made.stream(
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
        b"1 begincodespacerange <0000> <ffff> endcodespacerange\n"
        + b"".join(
            b"%d beginbfchar\n%s\nendbfchar\n" % (len(part), "\n".join(part).encode())
            for part in chunks(meant.splitlines(), 100)
        )
        + b"endcmap end end"
    )
    inner = made.add(
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Arial /DW 500 /CIDSystemInfo "
        b"<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> "
        b"/FontDescriptor << /Type /FontDescriptor "
        b"/FontName /Arial /Flags 4 /FontBBox [0 0 1000 1000] /Ascent 800 /Descent -200 /CapHeight 700 "
        b"/ItalicAngle 0 /StemV 80 >> >>"
    )
    font = made.add(
        b"<< /Type /Font /Subtype /Type0 /BaseFont /Arial /Encoding /Identity-H "
        b"/DescendantFonts [%d 0 R] /ToUnicode %d 0 R >>" % (inner, to_unicode)
    )
    kids = []
    for text in pages:
        drawn = ["BT /F 10 Tf 12 TL 30 800 Td"]
        drawn += [f"<{''.join(f'{codes[char]:04x}' for char in line)}> Tj T*" for line in text.split("\n")]
        content = made.stream("\n".join([*drawn, "ET"]).encode())
        kids.append(
            made.add(
                b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
                b"/Resources << /Font << /F %d 0 R >> >> >>" % (content, font)
            )
        )
    made.objects[1] = pages_of(kids)
    return made.written()


def chunks(items: list[str], size: int) -> list[list[str]]:
    return [items[begin : begin + size] for begin in range(0, len(items), size)]


def pages_of(kids: list[int]) -> bytes:
    return b"<< /Type /Pages /Count %d /Kids [%s] >>" % (
        len(kids),
        b" ".join(b"%d 0 R" % kid for kid in kids),
    )


def picture(lines: Sequence[str] = LINES, *, turn: int = 0, skew: float = 0.0) -> Image.Image:
    """A page as a scanner sees it, 200 dots an inch."""
    page = Image.new("L", (1654, 1100), 255)
    font = ImageFont.truetype(FONT, 40)
    for place, line in enumerate(lines):
        ImageDraw.Draw(page).text((120, 120 + 90 * place), line, font=font, fill=0)
    if skew:
        page = page.rotate(skew, expand=False, fillcolor=255, resample=Image.Resampling.BICUBIC)
    return page.rotate(turn, expand=True) if turn else page


def jpeg(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "JPEG", quality=85)
    return out.getvalue()


def scan(images: Sequence[Image.Image]) -> bytes:
    """A PDF whose pages are pictures and nothing else."""
    document = pypdfium2.PdfDocument.new()
    for image in images:
        held = pypdfium2.PdfImage.new(document)
        held.load_jpeg(io.BytesIO(jpeg(image)))
        width, height = image.width * 72 / 200, image.height * 72 / 200
        held.set_matrix(pypdfium2.PdfMatrix().scale(width, height))
        page = document.new_page(width, height)
        page.insert_obj(held)
        page.gen_content()
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def docx(body: str, **parts: str) -> bytes:
    """A Word file of this XML; `parts` are others, `header1` for word/header1.xml."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", f"<w:document {WORD}><w:body>{body}</w:body></w:document>")
        for name, text in parts.items():
            archive.writestr(f"word/{name}.xml", f"<w:hdr {WORD}>{text}</w:hdr>")
    return out.getvalue()


def paragraph(text: str, inside: str = "") -> str:
    return f"<w:p><w:r>{inside}<w:t>{text}</w:t></w:r></w:p>"


# Hostile files


def cut_pdf() -> bytes:
    return pdf(["Một trang"])[:120]


def loop_pdf() -> bytes:
    """A tree of pages that is its own child."""
    made = Pdf()
    made.objects[1] = b"<< /Type /Pages /Count 1000000 /Kids [3 0 R 2 0 R] >>"
    made.add(b"<< /Type /Pages /Parent 2 0 R /Count 1000000 /Kids [2 0 R 3 0 R] >>")
    return made.written()


def bomb_pdf(size: int = 1 << 30, *, twice: bool = False) -> bytes:
    """A page whose content unpacks to a gigabyte; `twice` packed it is some kilobytes."""
    packer = zlib.compressobj(9)
    row = b"q Q " * (1 << 18)
    packed = b"".join(packer.compress(row) for _ in range(size // len(row))) + packer.flush()
    filters = b"/Filter /FlateDecode"
    if twice:
        packed, filters = zlib.compress(packed, 9), b"/Filter [/FlateDecode /FlateDecode]"
    made = Pdf()
    content = made.stream(packed, filters)
    page = made.add(
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R /Resources << >> >>" % content
    )
    made.objects[1] = pages_of([page])
    return made.written()


def encrypted_pdf() -> bytes:
    """One that asks for a password no one has."""
    made = Pdf()
    page = made.add(b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>")
    made.objects[1] = pages_of([page])
    key = made.add(
        b"<< /Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O <%s> /U <%s> >>" % (b"41" * 32, b"42" * 32)
    )
    return made.written(b"/Encrypt %d 0 R /ID [<%s> <%s>]" % (key, b"43" * 16, b"43" * 16))


def bomb_docx(size: int = 400 << 20) -> bytes:
    out = io.BytesIO()
    with (
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive,
        archive.open("word/document.xml", "w", force_zip64=True) as part,
    ):
        for _ in range(size >> 20):
            part.write(b" " * (1 << 20))
    return out.getvalue()


def entity_docx() -> bytes:
    """Ten words that say each other ten times over."""
    levels = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(
            "word/document.xml",
            f'<!DOCTYPE d [<!ENTITY a0 "ha">{levels}]><w:document {WORD}><w:body><w:p><w:r>'
            "<w:t>&a9;</w:t></w:r></w:p></w:body></w:document>",
        )
    return out.getvalue()


def encrypted_docx() -> bytes:
    return (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(600)
    )


def many_pages_pdf(count: int = 4000) -> bytes:
    text = "\n".join([*LINES] * 3)
    return pdf([f"Trang {n}\n{text}" for n in range(1, count + 1)])


def kept(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path
