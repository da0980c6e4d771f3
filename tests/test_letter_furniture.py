"""What is stamped, signed by machine, annexed or spoiled does not become the letter's own field."""

import pytest

from documents.reading import LOOK_AT, Known, KnownIssuer, read
from tests.letter_samples import SAMPLES, printed
from tests.test_letter_reading import values

PLAIN = printed(SAMPLES[0], "wide")
FIELDS = SAMPLES[0].fields

BOX = """Ký bởi: Sở Giáo dục và Đào tạo
Email: vanthu@anson.example
Cơ quan: Tỉnh An Sơn
Thời gian ký: 06.09.2023 16:01:07
+07:00
"""
STAMP = """TRƯỜNG THPT LÊ ANH XUÂN
CÔNG VĂN ĐẾN
Số: 991
Ngày: 11/9/2023
Chuyển: Thầy Hiệu trưởng
"""
ANNEX = """\fPHỤ LỤC
(Kèm theo Công văn số 1402/SGDĐT-GDTX ngày 05/9/2023)
UBND HUYỆN ........        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
TRƯỜNG .............       Độc lập - Tự do - Hạnh phúc
Số: 01/BC-TH               Nơi khác, ngày 01 tháng 12 năm 2024

BÁO CÁO
Kết quả thực hiện

Nơi nhận:                  HIỆU TRƯỞNG
- Sở GDĐT.                 Trần Văn Mẫu
"""


def is_read_whole(text: str) -> bool:
    found = values(text)
    return {name: found[name] for name in FIELDS} == FIELDS


def test_a_box_of_a_digital_signature_is_not_the_head():
    assert is_read_whole(BOX + PLAIN)
    assert is_read_whole(PLAIN.replace("(Đã ký)", "Người ký: Nguyễn Hữu Tâm") + BOX)


def test_a_stamp_of_arrival_has_a_number_and_a_day_of_its_own():
    assert is_read_whole(STAMP.split("\n", 1)[1] + PLAIN)
    found = values(STAMP + PLAIN)
    assert (found["number"], found["issued"]) == (FIELDS["number"], FIELDS["issued"])


def test_an_annex_has_a_head_and_a_foot_of_its_own():
    assert is_read_whole(PLAIN + ANNEX)


def test_marks_of_haste_and_drafts_are_no_part_of_a_name():
    for mark in ("HỎA TỐC", "KHẨN", "DỰ THẢO", "DỰ THẢO LẦN 2", "SAO Y"):
        assert is_read_whole(f"{mark}\n{PLAIN}"), mark


def test_whom_the_digital_signature_names_makes_the_signer_surer():
    before = read([PLAIN]).signer.confidence
    assert read([PLAIN.replace("(Đã ký)", "Người ký: Nguyễn Hữu Tâm")]).signer.confidence > before


SPOILED = """UBND TINH AN SƠN CONG HOA XÃ HỘI CHU NGHĨA VIỆT NAM
SO GIAO DUC VA ĐÀO TẠO Độc lập - Tự đo - Hạnh phúc
S6: 1402/SGDDT-GDTX An Sơn, ngay O5 thang 9 nam 2023
V/v hướng dẫn tổ chức Tuần lễ
hưởng ứng học tập
Kính gửi: Các phòng Giáo dục và Đào tạo.
Thực hiện Kế hoạch số 210/KH-UBND, Sở hướng dẫn như sau.
Noi nhận: KT. GIAM ĐÓC
- Như trên; PHO GIÁM ĐÓC
- Lưu: VT, GDTX. Nguyén Van Tâm
"""


def test_a_scans_slips_are_mended_and_lower_the_confidence():
    fields = read([SPOILED], by_ocr=True)
    assert fields.number.value == "1402/SGDĐT-GDTX"
    assert fields.issued.value == "2023-09-05"
    assert fields.issuer.value == "Sở Giáo dục và Đào tạo"
    assert fields.abstract.value == "Hướng dẫn tổ chức Tuần lễ hưởng ứng học tập"
    assert fields.signer.value == "Nguyễn Văn Tâm"
    assert fields.signer_position.value == "Phó Giám đốc"
    assert fields.signing_capacity.value == "KT."
    assert fields.issued.confidence < LOOK_AT < read([PLAIN]).issued.confidence


def test_a_title_with_a_lost_mark_is_still_the_type():
    text = printed(SAMPLES[1], "tight").replace("QUYẾT ĐỊNH", "QUYÉT ĐỊNH").replace("08/QĐ", "08/QD")
    fields = read([text], by_ocr=True)
    assert (fields.type.value, fields.number.value) == ("Quyết định", "08/QĐ-UBND")


def test_a_number_stamped_over_a_blank_is_found_beside_it():
    blank = next(sample for sample in SAMPLES if sample.name == "number and day left blank")
    text = printed(blank, "left").replace("Số:        /SGDĐT-TCCB", "Số:        /SGDĐT-TCCB\n2218")
    found = read([text]).number
    assert found.value == "2218/SGDĐT-TCCB"
    assert found.wants_a_look


def test_a_spaced_out_title_is_read():
    text = printed(SAMPLES[1], "left").replace("QUYẾT ĐỊNH\n", "Q U Y Ế T Đ Ị N H\n", 1)
    assert values(text)["type"] == "Quyết định"


MINISTRY = """BỘ GIÁO DỤC VÀ ĐÀO TẠO CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Số: 77/BGDĐT-GDTX Độc lập - Tự do - Hạnh phúc
V/v rà soát tài liệu Hà Nội, ngày 05 tháng 9 năm 2023
Kính gửi: Các sở giáo dục và đào tạo.
"""


@pytest.mark.parametrize("by_ocr", [False, True])
def test_a_ministry_is_not_taken_for_the_known_department_a_letter_away(by_ocr: bool):
    known = Known(issuers=(KnownIssuer("Sở Giáo dục và Đào tạo", "SGDĐT"),))
    assert read([MINISTRY], by_ocr=by_ocr, known=known).issuer.value == "Bộ Giáo dục và Đào tạo"


def test_a_school_is_not_taken_for_a_known_one_of_nearly_its_name():
    known = Known(issuers=(KnownIssuer("Trường THPT Nguyễn Huy", "THPT"),))
    text = MINISTRY.replace("BỘ GIÁO DỤC VÀ ĐÀO TẠO", "TRƯỜNG THPT NGUYỄN HUỆ")
    assert read([text], by_ocr=True, known=known).issuer.value == "Trường THPT Nguyễn Huệ"
