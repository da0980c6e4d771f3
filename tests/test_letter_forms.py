"""Letters whose form differs from the usual one: laws, consolidated documents, signatures by machine."""

from tests.test_letter_reading import values

LAW = """QUỐC HỘI                CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
                         Độc lập - Tự do - Hạnh phúc
Luật số: 43/2019/QH14        Hà Nội, ngày 14 tháng 6 năm 2019

LUẬT
GIÁO DỤC
Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam;
Quốc hội ban hành Luật Giáo dục.
Điều 1. Phạm vi
Luật này được Quốc hội thông qua.
CHỦ TỊCH QUỐC HỘI
(Đã ký)
Trần Thị Kim Ánh
"""

CONSOLIDATED = """BỘ GIÁO DỤC VÀ ĐÀO TẠO      CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
-------                     Độc lập - Tự do - Hạnh phúc
                            ---------------
Số: 2/VBHN-BGDĐT            Hà Nội, ngày 8 tháng 2 năm 2023

QUYẾT ĐỊNH
BAN HÀNH QUY CHẾ ĐÁNH GIÁ HỌC VIÊN HỌC CHƯƠNG TRÌNH XÓA MÙ CHỮ VÀ GIÁO DỤC TIẾP TỤC SAU KHI BIẾT CHỮ

Quyết định số 02/2010/QĐ-BGDĐT ngày 11 tháng 01 năm 2010, có hiệu lực kể từ ngày 25 tháng 02 năm 2010.
Căn cứ Luật Giáo dục ngày 14 tháng 6 năm 2005;
"""

SIGNED_BY_MACHINE = """UBND TỈNH THÁI VĂN
SỞ GIÁO DỤC VÀ ĐÀO TẠO
Số: 1250/SGDĐT-GDTX,CN
V/v báo cáo số liệu xóa mù chữ
     CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
     Độc lập – Tự do – Hạnh phúc
     Thái Văn, ngày  02 tháng  3   năm 2021

Kính gửi: - Phòng GDĐT các huyện, thị xã, thành phố;
          - Trung tâm GDTX tỉnh.

Sở GDĐT yêu cầu các đơn vị báo cáo trước ngày 15/3/2021.
Trân trọng./.
Nơi nhận:
- Như trên;
- Lưu: VT.
 TL. GIÁM ĐỐC
TRƯỞNG PHÒNG GDTX,CN
 Ký bởi: Trần Công Nhân
Ngày ký: 02/03/2021 15:20:11
Trần Công Nhân
"""

KINDERGARTEN = """ỦY BAN NHÂN DÂN HUYỆN TAM LĨNH
TRƯỜNG MẦM NON HOA SỮA
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 05/KH-MNHS
Tam Lĩnh, ngày 15 tháng 9 năm 2023
KẾ HOẠCH
Thực hiện nhiệm vụ năm học 2023 - 2024
Căn cứ Công văn số 111/PGDĐT ngày 10/9/2023 của Phòng Giáo dục và Đào tạo huyện về việc
hướng dẫn nhiệm vụ năm học; Trường Mầm non Hoa Sữa xây dựng kế hoạch như sau:
I. ĐẶC ĐIỂM TÌNH HÌNH
Nơi nhận:
- Phòng GD&ĐT (b/c);
- Lưu VT./.
HIỆU TRƯỞNG
Nguyễn Thị Trường
"""


def test_a_law_has_its_number_after_its_own_label():
    found = values(LAW)
    assert (found["number"], found["type"], found["abstract"]) == ("43/2019/QH14", "Luật", "Giáo dục")
    assert found["bases"] == ["Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam"]
    assert (found["signer"], found["signer_position"]) == ("Trần Thị Kim Ánh", "Chủ tịch Quốc hội")


def test_a_consolidated_document_is_not_of_the_type_it_consolidates():
    found = values(CONSOLIDATED)
    assert (found["number"], found["type"]) == ("02/VBHN-BGDĐT", "Văn bản hợp nhất")
    assert found["abstract"].startswith("Ban hành quy chế đánh giá học viên")
    assert found["abstract"].endswith("sau khi biết chữ")


def test_a_number_may_name_two_units_after_a_comma():
    assert values(SIGNED_BY_MACHINE)["number"] == "1250/SGDĐT-GDTX,CN"


def test_a_digital_signature_between_position_and_name_parts_them_not():
    found = values(SIGNED_BY_MACHINE)
    assert (found["signer"], found["signing_capacity"]) == ("Trần Công Nhân", "TL.")
    assert found["addressees"] == ["Phòng GDĐT các huyện, thị xã, thành phố", "Trung tâm GDTX tỉnh"]


def test_a_basis_ends_where_the_letters_own_sentence_begins():
    found = values(KINDERGARTEN)
    assert len(found["bases"]) == 1
    assert found["bases"][0].endswith("hướng dẫn nhiệm vụ năm học")
    assert found["issuer"] == "Trường Mầm non Hoa Sữa"
    assert found["recipients"] == ["Phòng GD&ĐT (b/c)", "Lưu VT"]
