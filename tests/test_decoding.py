"""A report's bytes become text, or the file is refused by name."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from news.reading import ReadingError, decode, read

REPORT = """HỘI NGHỊ TỔNG KẾT NĂM HỌC 2022-2023

Ngày 15/8/2023, tại Hội trường Sở GD&ĐT, Sở GD&ĐT đã tổ chức Hội nghị tổng kết năm học đối với thường xuyên.
"""


@pytest.mark.parametrize(
    "data",
    [
        REPORT.encode(),
        b"\xef\xbb\xbf" + REPORT.encode(),
        REPORT.encode("utf-16"),
        REPORT.encode("utf-16-le"),
        REPORT.encode("utf-16-be"),
        unicodedata.normalize("NFD", REPORT).encode(),
        REPORT.replace("\n", "\r\n").encode(),
    ],
)
def test_every_unicode_form_reads_the_same(data: bytes) -> None:
    assert read(decode(data)).as_json() == read(REPORT).as_json()


def windows_1258(text: str) -> bytes:
    """As Windows writes it: letters with their shape in one character, the tone after them."""
    tones = "\u0300\u0301\u0303\u0309\u0323"
    out = ""
    for char in text:
        parts = unicodedata.normalize("NFD", char)
        tone = "".join(mark for mark in parts if mark in tones)
        out += unicodedata.normalize("NFC", "".join(mark for mark in parts if mark not in tones)) + tone
    return out.encode("cp1258")


def test_windows_1258_is_read() -> None:
    assert decode(windows_1258(REPORT)) == REPORT


@pytest.mark.parametrize("encoding", ["latin-1", "shift_jis", "koi8-r", "cp1251", "big5"])
def test_another_encoding_is_refused(encoding: str) -> None:
    sample = {
        "latin-1": "Réunion générale à l'école : où êtes-vous, garçon ? Ça va être très général. ",
        "shift_jis": "会議の報告書です。教育部門の会議が開催されました。",
        "koi8-r": "Отчёт о конференции отдела образования. ",
        "cp1251": "Отчёт о конференции отдела образования. ",
        "big5": "教育部門的會議報告，今日在大禮堂舉行。",
    }[encoding]
    with pytest.raises(ReadingError):
        decode((sample * 5).encode(encoding))


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b" \r\n\t ", "empty"),
        ("\ufeff\u00a0".encode(), "empty"),
        (b"%PDF-1.7 ...", "pdf"),
        (b"PK\x03\x04....", "docx"),
        (b"<!DOCTYPE html><html><p>x</p>", "html"),
        (b"  <html>x", "html"),
        (bytes(range(256)) * 4, "binary"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "binary"),
    ],
)
def test_what_is_no_text_is_refused_by_name(data: bytes, code: str) -> None:
    with pytest.raises(ReadingError) as raised:
        decode(data)
    assert raised.value.code == code
    assert str(raised.value)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_a_reading_error(data: bytes) -> None:
    try:
        decode(data)
    except ReadingError:
        return
