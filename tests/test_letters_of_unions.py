"""Letters of unions, boards and associations, telegrams, and stamps beside what is read."""

import pytest

from documents.reading import read

MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
REST = "KẾ HOẠCH\nTổ chức hội thi\nCăn cứ chương trình năm học;\nNơi nhận:\n- Lưu: VT.\nCHỦ TỊCH\nVũ Thị An\n"


@pytest.mark.parametrize(
    ("above", "own", "issuer", "parent"),
    [
        (
            "CÔNG ĐOÀN NGÀNH GIÁO DỤC AN HÀ",
            "CĐCS TRƯỜNG THPT LÊ VY",
            "CĐCS Trường THPT Lê Vy",
            "Công đoàn ngành Giáo dục An Hà",
        ),
        (
            "ĐẢNG BỘ HUYỆN AN HÀ",
            "CHI BỘ TRƯỜNG LÊ VY",
            "Chi bộ Trường Lê Vy",
            "Đảng bộ huyện An Hà",
        ),
        ("TRƯỜNG THCS LÊ VY", "HỘI ĐỒNG TRƯỜNG", "Hội đồng trường", "Trường THCS Lê Vy"),
        (
            "TRƯỜNG THCS LÊ VY",
            "BAN ĐẠI DIỆN CHA MẸ HỌC SINH",
            "Ban đại diện cha mẹ học sinh",
            "Trường THCS Lê Vy",
        ),
    ],
)
def test_a_body_under_another_issues_its_own_letters(above, own, issuer, parent):
    found = read([f"{MOTTO}{above}\n{own}\nSố: 06/KH-CĐ\nAn Hà, ngày 3 tháng 10 năm 2024\n{REST}"])
    assert (found.issuer.value, found.parent_issuer.value) == (issuer, parent)


def test_an_abstract_goes_on_with_an_offices_name_and_two_offices_are_addressed_without_dashes():
    found = read(
        [
            f"{MOTTO}HỘI CỰU GIÁO CHỨC HUYỆN AN HÀ\nSố: 15/TTr-HCGC\nAn Hà, ngày 11 tháng 4 năm 2019\n"
            "TỜ TRÌNH\n"
            "Về việc hỗ trợ kinh phí tổ chức Ngày hội của hội viên\n"
            "Hội Cựu giáo chức huyện An Hà nhân dịp đầu năm 2019\n"
            "Kính gửi: Ủy ban nhân dân huyện An Hà\nPhòng Tài chính - Kế hoạch huyện An Hà\n"
            "Hội Cựu giáo chức huyện An Hà hiện có 27 chi hội với 1.146 hội viên.\n"
        ]
    )
    assert found.abstract.value == (
        "Hỗ trợ kinh phí tổ chức Ngày hội của hội viên Hội Cựu giáo chức huyện An Hà nhân dịp đầu năm 2019"
    )
    assert found.addressees.value == [
        "Ủy ban nhân dân huyện An Hà",
        "Phòng Tài chính - Kế hoạch huyện An Hà",
    ]


def test_a_telegrams_hour_is_no_part_of_its_place():
    letter = "Số: 11/CĐ-UBND\tHải An, hồi 16 giờ 00 ngày 06 tháng 9 năm 2024\nCÔNG ĐIỆN\nỨng phó bão\n"
    found = read([f"UBND TỈNH HẢI AN\t{MOTTO}{letter}"])
    assert (found.place.value, found.issued.value) == ("Hải An", "2024-09-06")


def test_a_stamp_beside_the_addressees_is_none_of_them():
    found = read(
        [
            f"UBND HUYỆN AN HÀ\t{MOTTO}Số: 642/UBND-VP\tAn Hà, ngày 30 tháng 6 năm 2024\n"
            "V/v báo cáo phong trào\n"
            "Kính gửi: - Các phòng, ban thuộc huyện;\n- Trung tâm GDTX huyện;\tPHÒNG GD&ĐT - ĐẾN\nSố: 15 07\n"
            "- Hội Khuyến học huyện;\tNgày: 03/7/2024\n- UBND các xã, thị trấn.\n"
            "Theo yêu cầu của Sở, đề nghị báo cáo.\n"
        ],
        by_ocr=True,
    )
    assert found.addressees.value == [
        "Các phòng, ban thuộc huyện",
        "Trung tâm GDTX huyện",
        "Hội Khuyến học huyện",
        "UBND các xã, thị trấn",
    ]
