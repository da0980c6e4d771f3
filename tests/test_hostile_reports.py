"""Files that are no reports, or are made to break things: refused with a reason, or read without harm."""

import contextlib
import io
import struct
import time
import tracemalloc
import zipfile
import zlib
from pathlib import Path

import pytest

from benchmarks.reading import SAMPLES, reports_in
from documents.decoding import explained
from news.reading import ReadingError, Report, ReportSource, read, read_source
from tests.report_files import docx_of, picture, zip_of

SAMPLE = {name: expected for name, _data, expected in reports_in(SAMPLES)}
RICH = SAMPLE["captions-between-paragraphs"] | {"dropped": []}


@pytest.fixture
def file(tmp_path: Path):
    def made(data: bytes, name: str = "bao-cao") -> Path:
        path = tmp_path / name
        path.write_bytes(data)
        return path

    return made


def opened(path: Path) -> tuple[ReportSource, Report]:
    source = read_source(path)
    return source, read(source)


def png_of(width: int, height: int) -> bytes:
    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(b"\0" * 1000))
        + chunk(b"IEND", b"")
    )


def bomb(name: str, size: int = 300 << 20) -> bytes:
    out = io.BytesIO()
    with (
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open(name, "w", force_zip64=True) as part,
    ):
        for _piece in range(size >> 20):
            part.write(b"Chao " * (1 << 18))
    return out.getvalue()


def word_with_entity(declared: str, used: str) -> bytes:
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = f'<w:document xmlns:w="{w}"><w:body><w:p><w:r><w:t>{used}</w:t></w:r></w:p></w:body></w:document>'
    return zip_of({"word/document.xml": f"<!DOCTYPE x [{declared}]>{body}".encode()})


def laughs() -> bytes:
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    return word_with_entity(f'<!ENTITY a0 "ha">{entities}', "&a9;")


def outer_entity() -> bytes:
    return word_with_entity('<!ENTITY e SYSTEM "file:///etc/passwd">', "&e;")


HOSTILE = {
    "empty": (lambda: b"", "empty"),
    "blank": (lambda: b" \r\n\t", "empty"),
    "picture": (lambda: picture(1), "not-a-report"),
    "zip-cut-short": (lambda: docx_of(RICH)[:3000], "broken"),
    "word-cut-short": (lambda: zip_of({"word/document.xml": b"<w:document"}), "broken"),
    "bomb": (lambda: bomb("word/document.xml"), "too-big"),
    "bomb-in-a-zip": (lambda: bomb("bao-cao.txt"), "too-big"),
    "billion-laughs": (laughs, "broken"),
    "ten-thousand-members": (lambda: zip_of({f"{n}.txt": b"x" for n in range(10_001)}), "too-big"),
    "spreadsheet": (lambda: zip_of({"xl/workbook.xml": b"<x/>"}), "not-a-report"),
}


@pytest.mark.parametrize(("make", "code"), HOSTILE.values(), ids=HOSTILE)
def test_a_file_that_is_no_report_is_refused_with_its_reason(file, make, code: str) -> None:
    path = file(make())
    tracemalloc.start()
    begun = time.monotonic()
    with pytest.raises(ReadingError) as refused:
        read_source(path)
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert refused.value.code == code and explained(refused.value)
    assert peak < 60 << 20 and time.monotonic() - begun < 40


def test_an_outer_entity_reads_no_file_of_this_machine(file) -> None:
    path = file(outer_entity())
    with contextlib.suppress(ReadingError):
        assert "root:" not in read_source(path).text


def test_hostile_names_are_only_names(file) -> None:
    names = {"../../../tmp/x.jpg": picture(1), "/etc/anh.jpg": picture(2), "a\\..\\b\x07.jpg": picture(3)}
    text = "Hội nghị tổng kết\n\nSáng 12/8/2024, Sở tổ chức Hội nghị.\n"
    source = read_source(file(zip_of({"bao.txt": text.encode(), **names})))
    assert sorted(found.name for found in source.pictures) == ["anh.jpg", "b.jpg", "x.jpg"]


def test_elements_a_thousand_deep_are_read_or_refused(file) -> None:
    deep = "<div>" * 5000 + "<p>Chữ ở sâu bên trong.</p>" + "</div>" * 5000
    page = f"<html><body><h1>Hội nghị tổng kết năm học</h1><p>Một đoạn mở đầu.</p>{deep}</body></html>"
    try:
        assert "Hội nghị tổng kết" in read_source(file(page.encode())).text
    except ReadingError as error:
        assert error.code in ("broken", "too-big")


def test_a_damaged_picture_does_not_hide_the_report(file) -> None:
    made = docx_of(RICH)
    source = io.BytesIO(made)
    members = {}
    with zipfile.ZipFile(source) as archive:
        for part in archive.infolist():
            members[part.filename] = archive.read(part)
    name = next(name for name in members if name.startswith("word/media/"))
    members[name] = png_of(60_000, 60_000)
    _source, report = opened(file(zip_of(members)))
    assert report.title == RICH["title"] and len(report.pictures) == len(RICH["captions"])
