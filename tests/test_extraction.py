"""What is read of sound files: PDF, Word, Excel, text; and when a text is not believed."""

import io
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.extraction import Outcome, garble, kinds, legacy, read_file
from documents.models import FileText
from tests import papers
from tests.papers import LINES, docx, kept, paragraph

TEXT = "\n".join(LINES)
VIETNAMESE = (
    "Căn cứ Nghị quyết của Hội đồng nhân dân tỉnh về việc quy định mức thu học phí, Sở hướng dẫn các đơn vị "
    "khuyến khích người học nghiêm túc, thuyết trình, khuya khoắt, ngoằn ngoèo, huýt sáo, quyển vở, giếng "
    "nước, gìn giữ, nghiêng ngả, thuở xưa, quạnh quẽ, loanh quanh, khúc khuỷu, uyển "
    "chuyển, boong tàu, tuýp thuốc."
)


def test_the_outcomes_are_those_the_table_knows():
    assert {*Outcome} == {*FileText.Outcome.values} - {"waiting"}


def test_a_pdf_is_read_page_by_page_with_its_marks_and_lines(tmp_path):
    reading = read_file(kept(tmp_path, "a.pdf", papers.pdf(["Trang đầu\nSở Giáo dục", "Trang hai", "Hết"])))
    assert (reading.outcome, reading.page_count) == ("ok", 3)
    assert [page.n for page in reading.pages] == [1, 2, 3]
    assert reading.pages[0].text == "Trang đầu\nSở Giáo dục"
    assert not any(page.by_ocr or page.confidence for page in reading.pages)


def test_what_a_file_is_called_does_not_matter(tmp_path):
    assert read_file(kept(tmp_path, "a.docx", papers.pdf(["Một trang"]))).text == "Một trang"
    assert read_file(kept(tmp_path, "b", docx(paragraph("Một trang")))).text == "Một trang"


def test_a_word_file_is_cut_where_its_pages_end_and_has_its_boxes_tables_and_headers(tmp_path):
    cells = "".join(f"<w:tc>{paragraph(text)}</w:tc>" for text in ("TT", "Tên", "Số"))
    head = "".join(f"<w:tc>{paragraph(text)}</w:tc>" for text in ("UBND TỈNH", "CỘNG HÒA"))
    box = f"<w:p><w:r><w:txbxContent>{paragraph('Trong khung')}</w:txbxContent></w:r></w:p>"
    body = (
        f"<w:tbl><w:tr>{head}</w:tr></w:tbl>{box}<w:tbl><w:tr>{cells}</w:tr></w:tbl>"
        + paragraph("Sang trang", '<w:br w:type="page"/>')
        + paragraph("Trang ba", "<w:lastRenderedPageBreak/>")
    )
    reading = read_file(kept(tmp_path, "a.docx", docx(body, header1=paragraph("Đầu trang"))))
    assert [page.n for page in reading.pages] == [1, 2, 3]
    lines = reading.pages[0].text.split("\n")
    assert lines[:3] == ["Đầu trang", "UBND TỈNH", "CỘNG HÒA"]
    assert "TT\tTên\tSố" in lines
    assert "Trong khung" in lines
    assert reading.pages[2].text == "Trang ba"


def test_each_sheet_is_a_page_and_each_row_a_line(tmp_path):
    book = openpyxl.Workbook()
    book.active.title = "Biểu 1"
    book.active.append(["TT", "Đơn vị", 12.0, None, "ghi chú"])
    book.create_sheet("Biểu 2").append(["Hết"])
    out = io.BytesIO()
    book.save(out)
    reading = read_file(kept(tmp_path, "a.xlsx", out.getvalue()))
    assert [page.text for page in reading.pages] == ["Biểu 1\nTT\tĐơn vị\t12\t\tghi chú", "Biểu 2\nHết"]


def test_plain_text_and_web_pages_are_read_in_any_vietnamese_encoding(tmp_path):
    for name, data in {
        "utf-8": TEXT.encode(),
        "utf-16": TEXT.encode("utf-16"),
        "tcvn3": tcvn3(TEXT).encode("latin-1"),
    }.items():
        assert read_file(kept(tmp_path, name, data)).text.casefold() == TEXT.casefold()
    page = f"<html><style>p {{}}</style><p>{LINES[0]}</p><script>xấu()</script><p>{LINES[1]}"
    assert read_file(kept(tmp_path, "a.html", page.encode())).text == f"{LINES[0]}\n\n{LINES[1]}"


def test_the_two_columns_of_a_letters_head_stand_on_lines_of_their_own(tmp_path):
    # A tab that a word processor makes: the same line, far apart.
    data = papers.pdf(["Số: 891/SGDĐT" + " " * 30 + "Huế, ngày 5", "x"])
    assert read_file(kept(tmp_path, "a.pdf", data)).pages[0].text.split() == [
        "Số:",
        "891/SGDĐT",
        "Huế,",
        "ngày",
        "5",
    ]


def test_a_page_without_text_or_picture_is_empty_and_no_scan(tmp_path):
    assert read_file(kept(tmp_path, "a.pdf", papers.pdf([""]))).outcome == "empty"
    assert read_file(kept(tmp_path, "b.txt", b" \n ")).outcome == "empty"


def test_what_no_one_reads_is_said_to_be_so(tmp_path):
    assert read_file(kept(tmp_path, "a.zip", b"PK\x05\x06" + bytes(18))).outcome == "unsupported"
    assert read_file(kept(tmp_path, "a.rtf", b"{\\rtf1 a}")).outcome == "unsupported"
    assert (
        read_file(kept(tmp_path, "a.exe", b"MZ\x90\x00\x03\x00\x00\x00" + bytes(99))).outcome == "unsupported"
    )


# Text that is not what was written


def tcvn3(text: str) -> str:
    """As a machine of the nineties stored it; capitals with marks had a font of their own."""
    back = {ord(new): chr(old) for old, new in legacy.TCVN3.items() if old < 256 and old > 2}
    return text.translate({ord(c): c.lower() for c in text if ord(c) > 127 and c.lower() != c}).translate(
        back
    )


def vni(text: str) -> str:
    back = {new: old for old, new in legacy.VNI.items()}
    return "".join(back.get(char, char) for char in text)


def vps(text: str) -> str:
    back = {new: chr(old) for old, new in legacy.VPS.items()}
    return "".join(back.get(char, char) for char in text)


def test_text_of_old_fonts_is_put_back_letter_by_letter():
    assert garble.judged(tcvn3(TEXT)).text.casefold() == TEXT.casefold()
    assert garble.judged(vni(TEXT)).text == TEXT
    assert garble.judged(vps(TEXT)).text == TEXT
    sample = "Céng hßa x· héi chñ nghÜa ViÖt Nam. §éc lËp - Tù do - H¹nh phóc. Së Gi¸o dôc vµ §µo t¹o"
    assert "Cộng hòa xã hội chủ nghĩa Việt Nam. Độc lập - Tự do - Hạnh phúc" in garble.judged(sample).text


def test_capitals_of_vps_that_look_like_marks_are_letters_between_capitals_only():
    assert legacy.from_vps("CHUY“N Ç‰n – “sÓ” 5") == "CHUYỀN đến – “số” 5"


def test_a_pdf_typed_in_an_old_font_is_read_as_vietnamese(tmp_path):
    reading = read_file(kept(tmp_path, "a.pdf", papers.pdf([vni(TEXT)])))
    assert (reading.outcome, reading.text) == ("ok", TEXT)


def test_letters_that_mean_nothing_are_noticed(tmp_path):
    noise = "".join(chr(0xE000 + ord(char) % 200) if char != "\n" else char for char in TEXT)
    assert garble.judged(noise).is_garbled
    shifted = "".join(chr(ord(char) + 7) if char > "~" else char for char in TEXT * 3)
    assert garble.judged(shifted).is_garbled
    assert read_file(kept(tmp_path, "a.pdf", papers.pdf([noise]))).outcome == "garbled"


@pytest.mark.parametrize(
    "text",
    [
        "The committee shall report on its findings before the end of the school year. " * 20,
        "Le comité présentera son rapport après l’été; les élèves français étudieront à l’école. " * 10,
        "Đào tạo nghề cho sinh viên Lào: ສາທາລະນະລັດ ປະຊາທິປະໄຕ ປະຊາຊົນລາວ " * 10,
        "\n".join(f"{n}\t{(n * 3,)}\t{n / 7:.2f}%\t–\t≥ {n}" for n in range(200)),
        "UBND TỈNH\nSGDĐT-GDTX-CN&CTTT-CTHS\nTHPT, THCS, PTDTNT, CĐSP, ĐHSP, KHTC, QLCLGD",
        "làGiám đốc SởGiáo dục, ôngNguyễn Văn Lưu " * 20,
        "." * 3000,
        "□ Đạt   □ Không đạt   ☑ Có   → xem phụ lục • mục 1 § 2 ± 5°C " * 10,
        "",
        "©",
    ],
)
def test_what_is_not_vietnamese_is_not_called_garbage(text):
    assert not garble.judged(text).is_garbled
    assert garble.judged(text).text == garble.clean(text)


@pytest.mark.parametrize("word", sorted(set(VIETNAMESE.replace(",", "").replace(".", "").split())))
def test_every_vietnamese_syllable_is_known(word):
    assert word.isascii() or garble.standing_of(word) == 1


@given(
    st.lists(
        st.sampled_from([*VIETNAMESE.split(), *TEXT.split(), "2302/SGDĐT-GDTX", "\n", "(*)"]), max_size=400
    )
)
def test_correct_vietnamese_is_never_marked_nor_changed(words):
    text = " ".join(words)
    assert garble.judged(text).text == text
    assert not garble.judged(text).is_garbled
    assert not garble.judged(text.upper()).is_garbled


@given(st.text(max_size=300))
def test_any_text_at_all_is_judged(text):
    garble.judged(text)


@given(st.binary(max_size=200))
def test_any_bytes_are_of_some_kind(data):
    assert kinds.kind_of(io.BytesIO(data))


def test_old_word_files_are_read_where_antiword_is_installed(tmp_path: Path):
    fake = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "WordDocument".encode("utf-16-le") + bytes(2000)
    assert read_file(kept(tmp_path, "a.doc", fake)).outcome in ("broken", "unsupported")
