"""Letters of many offices: whatever way the head stands, its fields come out, and none runs into another."""

import datetime as dt
from typing import Any

import pytest

from documents.reading import read

TODAY = dt.date(2026, 1, 1)
MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"


def values(text: str) -> dict[str, Any]:
    fields = read([text], today=TODAY)
    return {name: found.value for name, found in fields.items()}


LETTERS: dict[str, tuple[str, dict[str, Any]]] = {}


def letter(name: str, text: str, **expected: Any) -> None:
    LETTERS[name] = (text, expected)


letter(
    "a decision's authority line in capitals below its abstract",
    "UBND HUYỆN TÂN LẬP\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
    "PHÒNG GIÁO DỤC VÀ ĐÀO TẠO\tĐộc lập - Tự do - Hạnh phúc\n"
    "Số: 87/QĐ-PGDĐT\tTân Lập, ngày 14 tháng 3 năm 2023\n"
    "QUYẾT ĐỊNH\n"
    "Về việc thành lập Hội đồng chấm thi giáo viên dạy giỏi cấp huyện\n"
    "bậc tiểu học năm học 2022-2023\n"
    "TRƯỞNG PHÒNG GIÁO DỤC VÀ ĐÀO TẠO HUYỆN TÂN LẬP\n"
    "Căn cứ Nghị định số 24/2014/NĐ-CP ngày 04 tháng 4 năm 2014 của Chính phủ;\n"
    "Xét đề nghị của Bộ phận chuyên môn,\n"
    "QUYẾT ĐỊNH:\n"
    "Điều 1. Thành lập Hội đồng gồm các ông, bà có tên trong danh sách.\n"
    "Nơi nhận:\n- Như Điều 3;\n- Lưu: VT.\n"
    "TRƯỞNG PHÒNG\n\nLê Hữu Phước\n",
    number="87/QĐ-PGDĐT",
    issued="2023-03-14",
    type="Quyết định",
    issuer="Phòng Giáo dục và Đào tạo",
    parent_issuer="UBND huyện Tân Lập",
    abstract="Thành lập Hội đồng chấm thi giáo viên dạy giỏi cấp huyện bậc tiểu học năm học 2022-2023",
    bases=["Căn cứ Nghị định số 24/2014/NĐ-CP ngày 04 tháng 4 năm 2014 của Chính phủ"],
    signer="Lê Hữu Phước",
)
letter(
    "an authority line in capitals after an abstract in capitals",
    "UBND TỈNH QUẢNG HÀ\nSỞ GIÁO DỤC VÀ ĐÀO TẠO\nSố: 415/QĐ-SGDĐT\n" + MOTTO + ""
    "Quảng Hà, ngày 02 tháng 8 năm 2023\n"
    "QUYẾT ĐỊNH\n"
    "VỀ VIỆC BAN HÀNH KẾ HOẠCH THỜI GIAN NĂM HỌC 2023-2024\n"
    "GIÁM ĐỐC SỞ GIÁO DỤC VÀ ĐÀO TẠO TỈNH QUẢNG HÀ\n"
    "Căn cứ Quyết định số 11/2022/QĐ-UBND ngày 10 tháng 3 năm 2022;\n"
    "Theo đề nghị của Chánh Văn phòng Sở.\n"
    "QUYẾT ĐỊNH:\nĐiều 1. Ban hành kèm theo Quyết định này Kế hoạch.\n"
    "Nơi nhận:\n- Như Điều 3;\n- Lưu: VT.\nKT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n(Đã ký)\nTS. Trần Thị Bích Liên\n",
    number="415/QĐ-SGDĐT",
    issued="2023-08-02",
    abstract="Ban hành kế hoạch thời gian năm học 2023-2024",
    signer="Trần Thị Bích Liên",
    signing_capacity="KT.",
    signer_position="Phó Giám đốc",
)
letter(
    "a school's decision, the head's words over two lines",
    "SỞ GD&ĐT QUẢNG HÀ        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
    "TRƯỜNG THPT HOÀNG HOA            Độc lập - Tự do - Hạnh phúc\n"
    "Số: 12/QĐ-THPTHH             Quảng Hà, ngày 5 tháng 9 năm 2022\n\n"
    "QUYẾT ĐỊNH\n"
    "V/v phân công nhiệm vụ giáo viên chủ nhiệm\n"
    "HIỆU TRƯỞNG\n"
    "TRƯỜNG TRUNG HỌC PHỔ THÔNG HOÀNG HOA\n"
    "Căn cứ Thông tư số 32/2020/TT-BGDĐT;\n"
    "QUYẾT ĐỊNH\n"
    "Điều 1. Phân công các ông (bà) có tên sau đây.\n"
    "Nơi nhận:                                  HIỆU TRƯỞNG\n"
    "- Như Điều 2;\n- Lưu: VT.                                Ths. Đỗ Quang Vinh\n",
    number="12/QĐ-THPTHH",
    abstract="Phân công nhiệm vụ giáo viên chủ nhiệm",
    issuer="Trường THPT Hoàng Hoa",
    signer="Đỗ Quang Vinh",
    signer_position="Hiệu trưởng",
)
letter(
    "a committee's decision whose authority line is in small bold letters",
    "ỦY BAN NHÂN DÂN\nHUYỆN SÔNG CẦU\n" + MOTTO + ""
    "Số: 1203/QĐ-UBND\nSông Cầu, ngày 21 tháng 11 năm 2021\n"
    "QUYẾT ĐỊNH\nVề việc công nhận xã Bình An đạt chuẩn xóa mù chữ mức độ 2\nnăm 2021\n"
    "CHỦ TỊCH ỦY BAN NHÂN DÂN HUYỆN\n"
    "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;\n"
    "Xét Tờ trình số 55/TTr-PGDĐT ngày 15 tháng 11 năm 2021,\n"
    "QUYẾT ĐỊNH:\nĐiều 1. Công nhận xã Bình An đạt chuẩn.\n"
    "Nơi nhận:\n- Như Điều 2;\n- Lưu: VT.\nTM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n"
    "NGƯT. Phan Thị Hoài Thương\n",
    issuer="Ủy ban nhân dân huyện Sông Cầu",
    abstract="Công nhận xã Bình An đạt chuẩn xóa mù chữ mức độ 2 năm 2021",
    signer="Phan Thị Hoài Thương",
)
letter(
    "a letter whose subject stands on three lines below the number",
    "SỞ GIÁO DỤC VÀ ĐÀO TẠO\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
    "THÀNH PHỐ HẢI AN\tĐộc lập - Tự do - Hạnh phúc\n"
    "Số: 2755/SGDĐT-GDTX\tHải An, ngày 18 tháng 10 năm 2022\n"
    "V/v báo cáo kết quả tự kiểm tra\n"
    "công tác quản lý văn bằng, chứng chỉ\n"
    "tại các trung tâm ngoại ngữ, tin học\n"
    "Kính gửi:\n"
    "- Trưởng phòng Giáo dục và Đào tạo các quận, huyện;\n"
    "- Giám đốc các trung tâm ngoại ngữ, tin học.\n"
    "Thực hiện Kế hoạch công tác năm học 2022-2023, Sở đề nghị các đơn vị như sau:\n"
    "Nơi nhận:\n- Như trên;\n- Lưu: VT, GDTX.\nTL. GIÁM ĐỐC\nTRƯỞNG PHÒNG GDTX-CN\nPGS.TS. Vũ Đình Khang\n",
    issuer="Sở Giáo dục và Đào tạo thành phố Hải An",
    abstract="Báo cáo kết quả tự kiểm tra công tác quản lý văn bằng, chứng chỉ tại các trung tâm ngoại ngữ, "
    "tin học",
    addressees=[
        "Trưởng phòng Giáo dục và Đào tạo các quận, huyện",
        "Giám đốc các trung tâm ngoại ngữ, tin học",
    ],
    signer="Vũ Đình Khang",
    signing_capacity="TL.",
)
letter(
    "a proposal whose first heading follows its addressee",
    "UBND HUYỆN TÂN LẬP\nTRUNG TÂM GDNN-GDTX\n" + MOTTO + ""
    "Số: 31/TTr-TTGDNN-GDTX\nTân Lập, ngày 9 tháng 2 năm 2024\n"
    "TỜ TRÌNH\nĐề nghị phê duyệt Đề án sáp nhập các trung tâm học tập cộng đồng\n"
    "Kính gửi: Ủy ban nhân dân huyện Tân Lập\n"
    "I. SỰ CẦN THIẾT\n1. Cơ sở pháp lý\nCăn cứ Luật Giáo dục năm 2019;\n"
    "Nơi nhận:\n- Như trên;\n- Lưu: VT.\nGIÁM ĐỐC\n\nTrung Thành Đạt\nNguyễn Trung Thành\n",
    type="Tờ trình",
    addressees=["Ủy ban nhân dân huyện Tân Lập"],
    abstract="Đề nghị phê duyệt Đề án sáp nhập các trung tâm học tập cộng đồng",
    issuer="Trung tâm GDNN-GDTX",
)
letter(
    "a plan in capitals with roman headings at once below",
    "PHÒNG GD&ĐT THỊ XÃ AN BÌNH\nTRƯỜNG MẦM NON HOA SEN\n" + MOTTO + ""
    "Số: 05/KH-MNHS\nAn Bình, ngày 12 tháng 9 năm 2023\n"
    "KẾ HOẠCH\nTỔ CHỨC NGÀY HỘI ĐẾN TRƯỜNG CỦA BÉ\nNĂM HỌC 2023-2024\n"
    "I. MỤC ĐÍCH, YÊU CẦU\n1. Mục đích\nTạo không khí vui tươi cho trẻ.\n"
    "Nơi nhận:\n- PGD&ĐT (b/c);\n- Lưu: VT.\nHIỆU TRƯỞNG\n\nNguyễn Thị Mai\n"
    "PHỤ LỤC\nDANH SÁCH PHÂN CÔNG\n(Kèm theo Kế hoạch số 05/KH-MNHS ngày 12 tháng 9 năm 2023)\n"
    "1\tTrần Văn Bảy\tTrưởng ban\n",
    type="Kế hoạch",
    abstract="Tổ chức ngày hội đến trường của bé năm học 2023-2024",
    signer="Nguyễn Thị Mai",
)
letter(
    "a one-column head with the number on a line of its own",
    MOTTO + "TRUNG TÂM HỌC TẬP CỘNG ĐỒNG XÃ PHÚ SƠN\nSố:\n08/BC-TTHTCĐ\n"
    "Phú Sơn, ngày 30 tháng 12 năm 2022\n"
    "BÁO CÁO\nKết quả hoạt động năm 2022 và phương hướng nhiệm vụ năm 2023\n"
    "Thực hiện Công văn số 15/PGDĐT ngày 01 tháng 12 năm 2022, Trung tâm báo cáo như sau:\n"
    "GIÁM ĐỐC\n\nHoàng Văn Thụ\n",
    number="08/BC-TTHTCĐ",
    issued="2022-12-30",
    issuer="Trung tâm Học tập cộng đồng xã Phú Sơn",
    abstract="Kết quả hoạt động năm 2022 và phương hướng nhiệm vụ năm 2023",
    signer="Hoàng Văn Thụ",
)
letter(
    "the place on one line and the date on the next",
    "SỞ GIÁO DỤC VÀ ĐÀO TẠO\nTỈNH BẮC LĨNH\nSố: 3321/SGDĐT-VP\nV/v nghỉ lễ Quốc khánh\n" + MOTTO + ""
    "Bắc Lĩnh,\nngày 25 tháng 8 năm 2023\n"
    "Kính gửi: Các đơn vị trực thuộc\n"
    "Sở Giáo dục và Đào tạo thông báo lịch nghỉ lễ như sau:\n"
    "Nơi nhận:\n- Như trên;\n- Lưu: VT.\nTUQ. GIÁM ĐỐC\nCHÁNH VĂN PHÒNG\nBùi Thế Anh\n",
    number="3321/SGDĐT-VP",
    issued="2023-08-25",
    place="Bắc Lĩnh",
    abstract="Nghỉ lễ Quốc khánh",
    signer="Bùi Thế Anh",
)
letter(
    "a notice of a conclusion, its name on two lines",
    "VĂN PHÒNG ỦY BAN NHÂN DÂN TỈNH QUẢNG HÀ\n" + MOTTO + ""
    "Số: 219/TB-VP\nQuảng Hà, ngày 7 tháng 6 năm 2023\n"
    "THÔNG BÁO\nKết luận của Phó Chủ tịch UBND tỉnh Lê Minh Hà\n"
    "tại cuộc họp Ban Chỉ đạo xây dựng xã hội học tập\n"
    "Ngày 05 tháng 6 năm 2023, Phó Chủ tịch UBND tỉnh Lê Minh Hà đã chủ trì cuộc họp Ban Chỉ đạo.\n"
    "Nơi nhận:\n- CT, các PCT UBND tỉnh;\n- Lưu: VT.\nKT. CHÁNH VĂN PHÒNG\n"
    "PHÓ CHÁNH VĂN PHÒNG\nVõ Hồng Quân\n",
    type="Thông báo",
    issued="2023-06-07",
    abstract="Kết luận của Phó Chủ tịch UBND tỉnh Lê Minh Hà "
    "tại cuộc họp Ban Chỉ đạo xây dựng xã hội học tập",
    signer="Võ Hồng Quân",
)
letter(
    "a letter of the Party",
    "TỈNH ỦY QUẢNG HÀ\nBAN TUYÊN GIÁO\n*\nSố 145-HD/BTGTU\n"
    "ĐẢNG CỘNG SẢN VIỆT NAM\nQuảng Hà, ngày 19 tháng 5 năm 2022\n"
    "HƯỚNG DẪN\ntuyên truyền kỷ niệm 75 năm Ngày Thương binh - Liệt sĩ\n"
    "Thực hiện Hướng dẫn số 40-HD/BTGTW, Ban Tuyên giáo Tỉnh ủy hướng dẫn như sau:\n"
    "Nơi nhận:\n- Các huyện ủy;\n- Lưu.\nK/T TRƯỞNG BAN\nPHÓ TRƯỞNG BAN\nĐinh Công Tráng\n",
    number="145-HD/BTGTU",
    issued="2022-05-19",
    type="Hướng dẫn",
    abstract="Tuyên truyền kỷ niệm 75 năm Ngày Thương binh - Liệt sĩ",
    signer="Đinh Công Tráng",
)
letter(
    "a telegram",
    "ỦY BAN NHÂN DÂN\nTỈNH QUẢNG HÀ\nSố: 06/CĐ-UBND\n" + MOTTO + ""
    "Quảng Hà, ngày 27 tháng 9 năm 2022\n"
    "CÔNG ĐIỆN\nVề việc cho học sinh nghỉ học để phòng, chống bão số 4\n"
    "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH điện:\n- Sở Giáo dục và Đào tạo;\n- UBND các huyện, thành phố.\n"
    "Bão số 4 đang di chuyển nhanh vào đất liền.\n"
    "Nơi nhận:\n- Như trên;\n- Lưu: VT.\nCHỦ TỊCH\nNguyễn Thanh Bình\n",
    type="Công điện",
    abstract="Cho học sinh nghỉ học để phòng, chống bão số 4",
    signer="Nguyễn Thanh Bình",
)
letter(
    "a joint plan of two departments",
    "SỞ GIÁO DỤC VÀ ĐÀO TẠO - HỘI KHUYẾN HỌC\nTỈNH QUẢNG HÀ\nSố: 77/KHLT-SGDĐT-HKH\n" + MOTTO + ""
    "Quảng Hà, ngày 3 tháng 10 năm 2022\n"
    "KẾ HOẠCH LIÊN TỊCH\nTổ chức Tuần lễ hưởng ứng học tập suốt đời năm 2022\n"
    "1. Mục đích\nNâng cao nhận thức của cán bộ và nhân dân.\n"
    "Nơi nhận:\n- UBND tỉnh (b/c);\n- Lưu: VT.\nGIÁM ĐỐC SỞ GD&ĐT\nTrần Đình Phúc\n"
    "CHỦ TỊCH HỘI KHUYẾN HỌC\nLý Văn Sang\n",
    abstract="Tổ chức Tuần lễ hưởng ứng học tập suốt đời năm 2022",
    signer="Trần Đình Phúc",
)
letter(
    "a certified copy",
    "UBND HUYỆN TÂN LẬP\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
    "PHÒNG GIÁO DỤC VÀ ĐÀO TẠO\tĐộc lập - Tự do - Hạnh phúc\n"
    "Số: 45/PGDĐT-CM\tTân Lập, ngày 6 tháng 2 năm 2023\n"
    "V/v triển khai Thông tư số 22/2021/TT-BGDĐT\n"
    "Kính gửi: Hiệu trưởng các trường THCS\n"
    "Để thực hiện thống nhất việc đánh giá học sinh, Phòng yêu cầu:\n"
    "Nơi nhận:\n- Như trên;\n- Lưu: VT.\nTRƯỞNG PHÒNG\n(Đã ký)\nLê Hữu Phước\n"
    "SAO Y\nTRƯỜNG THCS TÂN LẬP\nSố: 03/SY-THCS\nTân Lập, ngày 8 tháng 2 năm 2023\n"
    "HIỆU TRƯỞNG\nĐặng Thu Hà\n",
    number="45/PGDĐT-CM",
    issued="2023-02-06",
    abstract="Triển khai Thông tư số 22/2021/TT-BGDĐT",
    signer="Lê Hữu Phước",
)
letter(
    "a stamp of arrival in the head",
    "SỞ GIÁO DỤC VÀ ĐÀO TẠO QUẢNG HÀ\nCÔNG VĂN ĐẾN\nSố: 1187\nNgày 09/9/2022\nChuyển: ............\n"
    "PHÒNG GD&ĐT TÂN LẬP\n" + MOTTO + ""
    "Số: 612/PGDĐT-GDTX\nTân Lập, ngày 06 tháng 9 năm 2022\n"
    "V/v đề nghị cấp phát phôi bằng\n"
    "Kính gửi: Sở Giáo dục và Đào tạo Quảng Hà\nPhòng Giáo dục và Đào tạo đề nghị:\n"
    "Nơi nhận:\n- Như trên;\n- Lưu: VT.\nTRƯỞNG PHÒNG\nLê Hữu Phước\n",
    number="612/PGDĐT-GDTX",
    issued="2022-09-06",
    abstract="Đề nghị cấp phát phôi bằng",
)
letter(
    "a notice whose text begins at once below the name",
    "UBND HUYỆN TÂN LẬP\nTRUNG TÂM GDNN-GDTX\n" + MOTTO + ""
    "Số: 22/TB-TTGDNN-GDTX\nTân Lập, ngày 1 tháng 7 năm 2023\n"
    "THÔNG BÁO\nTuyển sinh lớp 10 hệ giáo dục thường xuyên năm học 2023-2024\n"
    "Trung tâm Giáo dục nghề nghiệp - Giáo dục thường xuyên thông báo tuyển sinh như sau:\n"
    "1. Đối tượng: học sinh đã tốt nghiệp THCS.\n"
    "Nơi nhận:\n- UBND các xã;\n- Lưu: VT.\nGIÁM ĐỐC\nThS. Hồ Ngọc Ánh\n",
    abstract="Tuyển sinh lớp 10 hệ giáo dục thường xuyên năm học 2023-2024",
    signer="Hồ Ngọc Ánh",
    issuer="Trung tâm GDNN-GDTX",
)
letter(
    "an invitation with a salutation",
    "ỦY BAN NHÂN DÂN\nXÃ PHÚ SƠN\nSố: 18/GM-UBND\n" + MOTTO + "Phú Sơn, ngày 20 tháng 9 năm 2022\n"
    "GIẤY MỜI\nDự Lễ khai giảng lớp xóa mù chữ\n"
    "Ủy ban nhân dân xã Phú Sơn trân trọng kính mời: Ông (Bà) Trưởng phòng Giáo dục và Đào tạo\n"
    "Thời gian: 8 giờ 00, ngày 25 tháng 9 năm 2022.\n"
    "Nơi nhận:\n- Như trên;\n- Lưu: VT.\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nCao Bá Lộc\n",
    type="Giấy mời",
    issuer="Ủy ban nhân dân xã Phú Sơn",
    abstract="Dự Lễ khai giảng lớp xóa mù chữ",
    signer="Cao Bá Lộc",
)
letter(
    "a resolution of a council",
    "HỘI ĐỒNG NHÂN DÂN\nTỈNH QUẢNG HÀ\n" + MOTTO + "Số: 14/2022/NQ-HĐND\nQuảng Hà, ngày 8 tháng 12 năm 2022\n"
    "NGHỊ QUYẾT\nQuy định mức thu học phí đối với cơ sở giáo dục công lập\ntrên địa bàn tỉnh Quảng Hà\n"
    "HỘI ĐỒNG NHÂN DÂN TỈNH QUẢNG HÀ\nKHÓA XVIII, KỲ HỌP THỨ 11\n"
    "Căn cứ Luật Giáo dục ngày 14 tháng 6 năm 2019;\nQUYẾT NGHỊ:\nĐiều 1. Quy định mức thu.\n"
    "Nơi nhận:\n- UBTVQH;\n- Lưu: VT.\nCHỦ TỊCH\nĐoàn Văn Hiệp\n",
    number="14/2022/NQ-HĐND",
    abstract="Quy định mức thu học phí đối với cơ sở giáo dục công lập trên địa bàn tỉnh Quảng Hà",
    signer="Đoàn Văn Hiệp",
)
letter(
    "a centre named above the signer",
    "SỞ GD&ĐT QUẢNG HÀ\nTRUNG TÂM GDTX TỈNH\n" + MOTTO + "Số: 64/CV-TTGDTX\n"
    "Quảng Hà, ngày 11 tháng 4 năm 2023\n"
    "V/v mở lớp liên kết\nKính gửi: Sở Giáo dục và Đào tạo.\n"
    "Trung tâm kính đề nghị Sở xem xét, cho phép mở lớp.\n"
    "Nơi nhận:\n- Như trên;\n- Lưu: VT.\nGIÁM ĐỐC\nTrung Tâm\n\nLương Thế Vinh\n",
    issuer="Trung tâm GDTX tỉnh",
    signer="Lương Thế Vinh",
)
letter(
    "a decision with its authority line in mixed case",
    "LIÊN ĐOÀN LAO ĐỘNG TỈNH QUẢNG HÀ\nCÔNG ĐOÀN NGÀNH GIÁO DỤC\n" + MOTTO + ""
    "Số: 29/QĐ-CĐN\nQuảng Hà, ngày 15 tháng 1 năm 2024\n"
    "QUYẾT ĐỊNH\nVề việc khen thưởng tập thể, cá nhân xuất sắc\n"
    "Ban Thường vụ Công đoàn ngành Giáo dục tỉnh Quảng Hà\n"
    "- Căn cứ Điều lệ Công đoàn Việt Nam;\n- Xét đề nghị của Ban Tổ chức;\nQUYẾT ĐỊNH\nĐiều 1. Khen thưởng.\n"
    "Nơi nhận:\n- Như Điều 3;\n- Lưu: VP.\nTM. BAN THƯỜNG VỤ\nCHỦ TỊCH\nThân Thị Lành\n",
    abstract="Khen thưởng tập thể, cá nhân xuất sắc",
    issuer="Công đoàn ngành Giáo dục",
    signer="Thân Thị Lành",
)
letter(
    "a regulation's decision that names a long subject across four lines",
    "BỘ GIÁO DỤC VÀ ĐÀO TẠO\n" + MOTTO + "Số: 1299/QĐ-BGDĐT\nHà Nội, ngày 12 tháng 5 năm 2023\n"
    "QUYẾT ĐỊNH\nVề việc phê duyệt Kế hoạch triển khai thực hiện Chương trình\n"
    "xóa mù chữ theo Thông tư số 33/2021/TT-BGDĐT ngày 26 tháng 11 năm 2021\n"
    "của Bộ trưởng Bộ Giáo dục và Đào tạo\ngiai đoạn 2023 - 2030\n"
    "BỘ TRƯỞNG BỘ GIÁO DỤC VÀ ĐÀO TẠO\nCăn cứ Nghị định số 86/2022/NĐ-CP;\nQUYẾT ĐỊNH:\nĐiều 1. Phê duyệt.\n"
    "Nơi nhận:\n- Như Điều 3;\n- Lưu: VT.\nKT. BỘ TRƯỞNG\nTHỨ TRƯỞNG\nNgô Thị Minh Nguyệt\n",
    abstract="Phê duyệt Kế hoạch triển khai thực hiện Chương trình xóa mù chữ theo Thông tư số "
    "33/2021/TT-BGDĐT ngày 26 tháng 11 năm 2021 của Bộ trưởng Bộ Giáo dục và Đào tạo giai đoạn 2023 - 2030",
    signer="Ngô Thị Minh Nguyệt",
    signer_position="Thứ trưởng",
)


letter(
    "minutes that open with their day and are signed by two",
    "PHÒNG GD&ĐT TÂN LẬP\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
    "TRƯỜNG TIỂU HỌC LÁNG SEN\tĐộc lập - Tự do - Hạnh phúc\n"
    "BIÊN BẢN\nHọp cha mẹ học sinh đầu năm học 2022-2023\n"
    "Hôm nay, vào lúc 8 giờ 00 ngày 18 tháng 9 năm 2022, tại phòng họp nhà trường\n"
    "Trường Tiểu học Láng Sen tổ chức họp. Cuộc họp kết thúc lúc 10 giờ.\n"
    "THƯ KÝ\tCHỦ TỌA\n- HIỆU TRƯỞNG\nTạ Thị Hạnh\nPhùng Văn Lộc\n",
    number=None,
    issued="2022-09-18",
    issuer="Trường Tiểu học Láng Sen",
    abstract="Họp cha mẹ học sinh đầu năm học 2022-2023",
    signer="Phùng Văn Lộc",
)
letter(
    "the old form with who decides between type and abstract",
    "UBND TỈNH QUẢNG HÀ\nSỞ GIÁO DỤC - ĐÀO TẠO\nSố: 301/QĐ.TC\n" + MOTTO + ""
    "Quảng Hà, ngày 4 tháng 5 năm 2001\n"
    "QUYẾT ĐỊNH\nCỦA GIÁM ĐỐC SỞ GIÁO DỤC - ĐÀO TẠO\n"
    "(V/v nâng bậc lương thường xuyên cho cán bộ, viên chức)\n"
    "GIÁM ĐỐC SỞ GIÁO DỤC - ĐÀO TẠO\n- Căn cứ Nghị định số 25/CP ngày 23/5/1993;\nQUYẾT ĐỊNH:\n"
    "Điều 1: Nay nâng bậc lương cho các ông bà sau.\nNơi nhận:\n- Như điều 2;\n- Lưu.\n"
    "GIÁM ĐỐC\nMai Xuân Trường\n",
    abstract="Nâng bậc lương thường xuyên cho cán bộ, viên chức",
    signer="Mai Xuân Trường",
)
letter(
    "an appointment whose abstract ends with an office before the authority line",
    "UBND HUYỆN TÂN LẬP\nPHÒNG GD&ĐT\nSố: 9/QĐ-PGDĐT\n" + MOTTO + "Tân Lập, ngày 2 tháng 1 năm 2024\n"
    "QUYẾT ĐỊNH\nVỀ VIỆC BỔ NHIỆM CHỨC VỤ\nHIỆU TRƯỞNG TRƯỜNG TIỂU HỌC LÁNG SEN\n"
    "TRƯỞNG PHÒNG GIÁO DỤC VÀ ĐÀO TẠO\nCăn cứ Luật Viên chức;\nQUYẾT ĐỊNH:\nĐiều 1. Bổ nhiệm bà A.\n"
    "Nơi nhận:\n- Như Điều 2;\n- Lưu: VT.\nTRƯỞNG PHÒNG\nLê Hữu Phước\n",
    abstract="Bổ nhiệm chức vụ hiệu trưởng Trường Tiểu học Láng Sen",
)
letter(
    "an abstract that ends with a word another might go on after",
    "TỈNH ỦY QUẢNG HÀ\n*\nSố 30-CT/TU\nĐẢNG CỘNG SẢN VIỆT NAM\nQuảng Hà, ngày 8 tháng 8 năm 2023\n"
    "CHỈ THỊ\nvề tăng cường lãnh đạo công tác khuyến học, khuyến tài\n"
    "Thời gian qua, nhiều cấp ủy đã quan tâm chăm lo việc học của nhân dân trong tỉnh.\n"
    "Nơi nhận:\n- Các huyện ủy;\n- Lưu VPTU.\nT/M BAN THƯỜNG VỤ\nBÍ THƯ\nĐàm Quang Liệt\n",
    abstract="Tăng cường lãnh đạo công tác khuyến học, khuyến tài",
    signer="Đàm Quang Liệt",
)
letter(
    "an addressee that ends with the kind of a place, and the text at once",
    "UBND THÀNH PHỐ HẢI AN\nTRUNG TÂM GDTX\nSố: 17/BC-TTGDTX\n" + MOTTO + ""
    "Hải An, ngày 3 tháng 12 năm 2021\nBÁO CÁO\nKết quả dạy nghề năm 2021\n"
    "Kính gửi: Phòng Nội vụ thành phố\n"
    "Do dịch bệnh nên trung tâm chỉ mở được ba lớp. Kết quả như sau.\n"
    "Nơi nhận:\n- Như trên; - UBND TP; - Lưu: VT.\nGIÁM ĐỐC\nTống Văn Hòa\n",
    addressees=["Phòng Nội vụ thành phố"],
    recipients=["Như trên", "UBND TP", "Lưu: VT"],
)
letter(
    "a salutation before the text of an invitation",
    "SỞ GIÁO DỤC VÀ ĐÀO TẠO\nTỈNH QUẢNG HÀ\nSố: 55/GM-SGDĐT\n" + MOTTO + ""
    "Quảng Hà, ngày 12 tháng 11 năm 2022\nGIẤY MỜI\nDự Lễ kỷ niệm Ngày Nhà giáo Việt Nam\n"
    "Trân trọng kính mời: Đại diện lãnh đạo các trường trung học phổ thông\n"
    "Thời gian: 8 giờ 00 ngày 19 tháng 11 năm 2022.\n"
    "Nơi nhận:\n- Như trên;\n- Lưu: VT.\nTL. GIÁM ĐỐC\nCHÁNH VĂN PHÒNG\nGiáp Văn Cương\n",
    issued="2022-11-12",
    abstract="Dự Lễ kỷ niệm Ngày Nhà giáo Việt Nam",
    addressees=["Đại diện lãnh đạo các trường trung học phổ thông"],
)


letter(
    "a scheme in capitals that names a place, and its first part",
    "UBND QUẬN AN HÒA\nPHÒNG GIÁO DỤC VÀ ĐÀO TẠO\nSố: 12/ĐA-PGDĐT\n" + MOTTO + ""
    "An Hòa, ngày 4 tháng 4 năm 2024\n"
    "ĐỀ ÁN\nPHÁT TRIỂN GIÁO DỤC MẦM NON QUẬN AN HÒA\nGIAI ĐOẠN 2024-2030\n"
    "Phần thứ nhất\nSỰ CẦN THIẾT\nNơi nhận:\n- UBND quận;\n- Lưu: VT.\nTRƯỞNG PHÒNG\nLê Thị Hòa\n",
    abstract="Phát triển giáo dục mầm non quận An Hòa giai đoạn 2024-2030",
)


letter(
    "a number and a day filled into their blanks beside the line",
    "UBND HUYỆN CẦU GIANG\nPHÒNG GD&ĐT\n\nSố:        /PGDĐT\n123\nV/v nghỉ lễ\n" + MOTTO + ""
    "Cầu Giang, ngày        tháng  9  năm 2023\n01\n"
    "Kính gửi: Các trường\nPhòng thông báo.\n"
    "Nơi nhận:\n- Như trên;\n- Lưu: VT.\nKT.TRƯỞNG PHÒNG\nP.TRƯỞNG PHÒNG\nNhà giáo ưu tú Lê Văn Tám\n",
    number="123/PGDĐT",
    issued="2023-09-01",
    abstract="Nghỉ lễ",
    signer="Lê Văn Tám",
    signer_position="Phó Trưởng phòng",
)


letter(
    "a stamp of arrival between the type and its abstract",
    "UBND TỈNH QUẢNG HÀ\nSỞ GIÁO DỤC VÀ ĐÀO TẠO\nSố: 11/TB-SGDĐT\n" + MOTTO + ""
    "Quảng Hà, ngày 21 tháng 02 năm 2022\nTHÔNG BÁO\nÍ CÔNG VĂN ĐẾN |\n"
    "| Số: 77\tVề việc dạy và học trực tiếp trở lại\n22-02-2022 |\nsau thời gian nghỉ phòng dịch\n"
    "Theo đánh giá cấp độ dịch mới nhất, cả chín huyện đều ở vùng xanh.\n"
    "Nơi nhận:\n- Như trên;\n- Lưu: VT.\nGIÁM ĐỐC\nLê Thị Hòa\n",
    number="11/TB-SGDĐT",
    abstract="Dạy và học trực tiếp trở lại sau thời gian nghỉ phòng dịch",
)


@pytest.mark.parametrize("name", LETTERS)
def test_the_fields_are_read_of(name: str) -> None:
    text, expected = LETTERS[name]
    found = values(text)
    assert {field: found[field] for field in expected} == expected
