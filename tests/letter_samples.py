"""Letters of our own making, and the orders in which their two columns come out of files."""

from dataclasses import dataclass, field
from itertools import zip_longest
from typing import Any

MOTTO = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]
RULE = ["_______________"]


@dataclass
class Sample:
    """The two columns of head and foot, what stands between, and the fields a perfect reading gives."""

    name: str
    left: list[str]
    right: list[str]
    middle: str
    foot_left: list[str]
    foot_right: list[str]
    fields: dict[str, Any] = field(default_factory=dict)


def wide(left: list[str], right: list[str]) -> str:
    return "\n".join(f"{one:<48}{two}".rstrip() for one, two in zip_longest(left, right, fillvalue=""))


def tight(left: list[str], right: list[str]) -> str:
    return "\n".join(f"{one} {two}".strip() for one, two in zip_longest(left, right, fillvalue=""))


def table(left: list[str], right: list[str]) -> str:
    return "\n".join(f"{one}\t{two}".rstrip() for one, two in zip_longest(left, right, fillvalue=""))


def left_first(left: list[str], right: list[str]) -> str:
    return "\n".join([*left, *right])


def right_first(left: list[str], right: list[str]) -> str:
    return "\n".join([*right, *left])


def in_turn(left: list[str], right: list[str]) -> str:
    return "\n".join(line for pair in zip_longest(left, right) for line in pair if line)


ORDERS = {
    "wide": wide,
    "tight": tight,
    "table": table,
    "left": left_first,
    "right": right_first,
    "turn": in_turn,
}


def printed(sample: Sample, order: str) -> str:
    """The letter's text in one of the orders."""
    lay = ORDERS[order]
    head, foot = lay(sample.left, sample.right), lay(sample.foot_left, sample.foot_right)
    return f"{head}\n\n{sample.middle.strip()}\n\n{foot}\n"


def date(place: str, day: str) -> list[str]:
    return [*MOTTO, f"{place}, {day}"]


SAMPLES = [
    Sample(
        "department guides",
        [
            "UBND TỈNH AN SƠN",
            "SỞ GIÁO DỤC VÀ ĐÀO TẠO",
            "Số: 1402/SGDĐT-GDTX",
            "V/v hướng dẫn tổ chức Tuần lễ hưởng",
            "ứng học tập suốt đời năm 2023",
        ],
        date("An Sơn", "ngày 05 tháng 9 năm 2023"),
        """
        Kính gửi:
            - Các phòng Giáo dục và Đào tạo;
            - Các trung tâm GDNN-GDTX.

    Thực hiện Kế hoạch số 210/KH-UBND ngày 12/8/2023 của UBND tỉnh, Sở Giáo dục và Đào tạo hướng dẫn như sau:
    1. Mục đích, yêu cầu
    Đề nghị các đơn vị nghiêm túc thực hiện./.
        """,
        ["Nơi nhận:", "- Như trên;", "- UBND tỉnh (để b/c);", "- Lưu: VT, GDTX."],
        ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "(Đã ký)", "Nguyễn Hữu Tâm"],
        {
            "number": "1402/SGDĐT-GDTX",
            "issued": "2023-09-05",
            "place": "An Sơn",
            "type": "Công văn",
            "abstract": "Hướng dẫn tổ chức Tuần lễ hưởng ứng học tập suốt đời năm 2023",
            "issuer": "Sở Giáo dục và Đào tạo",
            "parent_issuer": "UBND tỉnh An Sơn",
            "addressees": ["Các phòng Giáo dục và Đào tạo", "Các trung tâm GDNN-GDTX"],
            "signer": "Nguyễn Hữu Tâm",
            "signer_position": "Phó Giám đốc",
            "signing_capacity": "KT.",
            "recipients": ["Như trên", "UBND tỉnh (để b/c)", "Lưu: VT, GDTX"],
            "school_year": "2023-2024",
        },
    ),
    Sample(
        "province decides",
        ["ỦY BAN NHÂN DÂN", "TỈNH AN SƠN", "Số: 08/QĐ-UBND"],
        date("An Sơn", "ngày 03 tháng 01 năm 2024"),
        """
QUYẾT ĐỊNH
Về việc phê duyệt Đề án phát triển trung tâm học tập cộng đồng
giai đoạn 2024 - 2030

CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH AN SƠN

Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;
Căn cứ Luật Giáo dục ngày 14 tháng 6 năm 2019;
Theo đề nghị của Giám đốc Sở Giáo dục và Đào tạo tại Tờ trình số 12/TTr-SGDĐT ngày 02/01/2024.

QUYẾT ĐỊNH:
Điều 1. Phê duyệt Đề án.
Điều 2. Quyết định này có hiệu lực kể từ ngày ký.
        """,
        ["Nơi nhận:", "- Như Điều 3;", "- Lưu: VT, VX."],
        ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Trần Thị Bích Hà"],
        {
            "number": "08/QĐ-UBND",
            "issued": "2024-01-03",
            "type": "Quyết định",
            "abstract": "Phê duyệt Đề án phát triển trung tâm học tập cộng đồng giai đoạn 2024 - 2030",
            "issuer": "Ủy ban nhân dân tỉnh An Sơn",
            "parent_issuer": None,
            "bases": [
                "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015",
                "Căn cứ Luật Giáo dục ngày 14 tháng 6 năm 2019",
            ],
            "signer": "Trần Thị Bích Hà",
            "signer_position": "Phó Chủ tịch",
            "signing_capacity": "KT.",
            "school_year": "2023-2024",
        },
    ),
    Sample(
        "school reports",
        ["SỞ GIÁO DỤC VÀ ĐÀO TẠO AN SƠN", "TRƯỜNG THPT LÊ ANH XUÂN", "Số: 17/BC-THPTLAX"],
        date("Bình Thủy", "ngày 28 tháng 5 năm 2024"),
        """
BÁO CÁO
Tổng kết công tác hướng nghiệp năm học 2023-2024

Thực hiện Công văn số 1402/SGDĐT-GDTX ngày 05/9/2023 của Sở Giáo dục và Đào tạo, nhà trường báo cáo:
I. KẾT QUẢ
        """,
        ["Nơi nhận:", "- Sở GDĐT;", "- Lưu: VT."],
        ["HIỆU TRƯỞNG", "Đặng Quốc Việt"],
        {
            "number": "17/BC-THPTLAX",
            "issued": "2024-05-28",
            "place": "Bình Thủy",
            "type": "Báo cáo",
            "abstract": "Tổng kết công tác hướng nghiệp năm học 2023-2024",
            "issuer": "Trường THPT Lê Anh Xuân",
            "parent_issuer": "Sở Giáo dục và Đào tạo An Sơn",
            "signer": "Đặng Quốc Việt",
            "signer_position": "Hiệu trưởng",
            "signing_capacity": None,
            "school_year": "2023-2024",
        },
    ),
    Sample(
        "room of a district invites",
        ["UBND HUYỆN PHÚ LÂM", "PHÒNG GIÁO DỤC VÀ ĐÀO TẠO", "Số: 45/GM-PGDĐT"],
        date("Phú Lâm", "ngày 9 tháng 12 năm 2022"),
        """
GIẤY MỜI
Dự Hội nghị sơ kết học kỳ I năm học 2022-2023

Kính gửi: Hiệu trưởng các trường tiểu học trên địa bàn huyện.

Phòng Giáo dục và Đào tạo kính mời đại biểu dự hội nghị.
        """,
        ["Nơi nhận:", "- Như trên;", "- Lưu: VT."],
        ["TRƯỞNG PHÒNG", "ThS. Võ Thị Lan"],
        {
            "number": "45/GM-PGDĐT",
            "issued": "2022-12-09",
            "type": "Giấy mời",
            "abstract": "Dự Hội nghị sơ kết học kỳ I năm học 2022-2023",
            "issuer": "Phòng Giáo dục và Đào tạo",
            "parent_issuer": "UBND huyện Phú Lâm",
            "addressees": ["Hiệu trưởng các trường tiểu học trên địa bàn huyện"],
            "signer": "Võ Thị Lan",
            "signer_position": "Trưởng phòng",
            "signing_capacity": None,
        },
    ),
    Sample(
        "ministry's circular",
        ["BỘ GIÁO DỤC VÀ ĐÀO TẠO", "Số: 11/2021/TT-BGDĐT"],
        date("Hà Nội", "ngày 05 tháng 4 năm 2021"),
        """
THÔNG TƯ
Ban hành Chương trình xóa mù chữ

Căn cứ Luật Giáo dục ngày 14 tháng 6 năm 2019;
Căn cứ Nghị định số 69/2017/NĐ-CP ngày 25 tháng 5 năm 2017 của Chính phủ quy định chức năng,
nhiệm vụ, quyền hạn và cơ cấu tổ chức của Bộ Giáo dục và Đào tạo;
Bộ trưởng Bộ Giáo dục và Đào tạo ban hành Thông tư ban hành Chương trình xóa mù chữ.
Điều 1. Ban hành kèm theo Thông tư này Chương trình.
        """,
        ["Nơi nhận:", "- Văn phòng Quốc hội;", "- Như Điều 3;", "- Lưu: VT, Vụ PC, Vụ GDTX."],
        ["KT. BỘ TRƯỞNG", "THỨ TRƯỞNG", "Lê Minh Khôi"],
        {
            "number": "11/2021/TT-BGDĐT",
            "issued": "2021-04-05",
            "type": "Thông tư",
            "abstract": "Ban hành Chương trình xóa mù chữ",
            "issuer": "Bộ Giáo dục và Đào tạo",
            "parent_issuer": None,
            "signer": "Lê Minh Khôi",
            "signer_position": "Thứ trưởng",
            "signing_capacity": "KT.",
        },
    ),
    Sample(
        "government's decree",
        ["CHÍNH PHỦ", "Số: 45/2022/NĐ-CP"],
        date("Hà Nội", "ngày 12 tháng 7 năm 2022"),
        """
NGHỊ ĐỊNH
Về công tác học tập suốt đời

Căn cứ Luật Tổ chức Chính phủ ngày 19 tháng 6 năm 2015;
Theo đề nghị của Bộ trưởng Bộ Giáo dục và Đào tạo;
Chính phủ ban hành Nghị định về công tác học tập suốt đời.
Chương I
        """,
        ["Nơi nhận:", "- Ban Bí thư Trung ương Đảng;", "- Lưu: VT, KGVX (2b)."],
        ["TM. CHÍNH PHỦ", "THỦ TƯỚNG", "Phan Đình Khải"],
        {
            "number": "45/2022/NĐ-CP",
            "issued": "2022-07-12",
            "type": "Nghị định",
            "abstract": "Về công tác học tập suốt đời",
            "issuer": "Chính phủ",
            "parent_issuer": None,
            "signer": "Phan Đình Khải",
            "signer_position": "Thủ tướng",
            "signing_capacity": "TM.",
        },
    ),
    Sample(
        "party directs",
        ["TỈNH ỦY AN SƠN", "*", "Số 39-CT/TU"],
        ["ĐẢNG CỘNG SẢN VIỆT NAM", "An Sơn, ngày 15 tháng 3 năm 2021"],
        """
CHỈ THỊ
về tăng cường sự lãnh đạo của Đảng đối với công tác khuyến học

Trong những năm qua, công tác khuyến học có nhiều chuyển biến.
        """,
        [
            "Nơi nhận:",
            "- Ban Bí thư Trung ương Đảng (để báo cáo),",
            "- Các huyện ủy,",
            "- Lưu Văn phòng Tỉnh ủy.",
        ],
        ["T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "Hồ Văn Thắng"],
        {
            "number": "39-CT/TU",
            "issued": "2021-03-15",
            "type": "Chỉ thị",
            "issuer": "Tỉnh ủy An Sơn",
            "abstract": "Tăng cường sự lãnh đạo của Đảng đối với công tác khuyến học",
            "signer": "Hồ Văn Thắng",
            "signer_position": "Phó Bí thư",
        },
    ),
    Sample(
        "two departments together",
        ["SỞ GIÁO DỤC VÀ ĐÀO TẠO -", "SỞ NỘI VỤ", "Số: 22/HDLN-SGDĐT-SNV"],
        date("An Sơn", "ngày 10 tháng 10 năm 2019"),
        """
HƯỚNG DẪN
Về việc tuyển dụng giáo viên năm 2019

Căn cứ Nghị định số 161/2018/NĐ-CP ngày 29 tháng 11 năm 2018 của Chính phủ;
        """,
        ["Nơi nhận:", "- UBND tỉnh;", "- Lưu: VT."],
        ["GIÁM ĐỐC", "Bùi Thị Xuân Mai"],
        {
            "issued": "2019-10-10",
            "type": "Hướng dẫn",
            "abstract": "Tuyển dụng giáo viên năm 2019",
            "issuer": "Sở Giáo dục và Đào tạo - Sở Nội vụ",
            "signer": "Bùi Thị Xuân Mai",
            "signer_position": "Giám đốc",
        },
    ),
    Sample(
        "centre of two names plans",
        [
            "SỞ GIÁO DỤC VÀ ĐÀO TẠO",
            "TRUNG TÂM GIÁO DỤC NGHỀ NGHIỆP -",
            "GIÁO DỤC THƯỜNG XUYÊN HUYỆN PHÚ LÂM",
            "Số: 07/KH-TTGDNN-GDTX",
        ],
        date("Phú Lâm", "ngày 11/8/2022"),
        """
KẾ HOẠCH
TUYỂN SINH LỚP 10 GIÁO DỤC THƯỜNG XUYÊN NĂM HỌC 2022-2023

I. MỤC ĐÍCH, YÊU CẦU
1. Mục đích
        """,
        ["Nơi nhận:", "- Sở GDĐT;", "- Lưu: VT."],
        ["Q. GIÁM ĐỐC", "Phạm Ngọc Sơn"],
        {
            "number": "07/KH-TTGDNN-GDTX",
            "issued": "2022-08-11",
            "type": "Kế hoạch",
            "abstract": "Tuyển sinh lớp 10 giáo dục thường xuyên năm học 2022-2023",
            "issuer": "Trung tâm Giáo dục nghề nghiệp - Giáo dục thường xuyên huyện Phú Lâm",
            "parent_issuer": "Sở Giáo dục và Đào tạo",
            "signer": "Phạm Ngọc Sơn",
            "signer_position": "Giám đốc",
            "signing_capacity": "Q.",
        },
    ),
    Sample(
        "office signs by order",
        [
            "ỦY BAN NHÂN DÂN",
            "THÀNH PHỐ BẮC GIA",
            "Số: 3310/UBND-VX",
            "V/v tổ chức đánh giá, xếp loại",
            "cộng đồng học tập cấp xã",
        ],
        date("Bắc Gia", "ngày 21 tháng 11 năm 2022"),
        """
Kính gửi: Ủy ban nhân dân các phường, xã.

Xét đề nghị của Phòng Giáo dục và Đào tạo tại Công văn số 88/PGDĐT, UBND thành phố có ý kiến như sau:
        """,
        ["Nơi nhận:", "- Như trên;", "- CT, các PCT UBND TP;", "- Lưu: VT, VX."],
        ["TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG", "Trương Công Minh"],
        {
            "number": "3310/UBND-VX",
            "issued": "2022-11-21",
            "place": "Bắc Gia",
            "type": "Công văn",
            "abstract": "Tổ chức đánh giá, xếp loại cộng đồng học tập cấp xã",
            "issuer": "Ủy ban nhân dân thành phố Bắc Gia",
            "addressees": ["Ủy ban nhân dân các phường, xã"],
            "signer": "Trương Công Minh",
            "signer_position": "Chánh Văn phòng",
            "signing_capacity": "TL.",
        },
    ),
    Sample(
        "people's council resolves",
        ["HỘI ĐỒNG NHÂN DÂN", "TỈNH AN SƠN", "Số: 14/2022/NQ-HĐND"],
        date("An Sơn", "ngày 08 tháng 12 năm 2022"),
        """
NGHỊ QUYẾT
Quy định mức học phí đối với cơ sở giáo dục thường xuyên công lập

HỘI ĐỒNG NHÂN DÂN TỈNH AN SƠN
KHÓA VII, KỲ HỌP THỨ 5

Căn cứ Luật Ban hành văn bản quy phạm pháp luật ngày 22 tháng 6 năm 2015;
Xét Tờ trình số 120/TTr-UBND ngày 01 tháng 12 năm 2022 của Ủy ban nhân dân tỉnh.

QUYẾT NGHỊ:
Điều 1. Phạm vi điều chỉnh
        """,
        ["Nơi nhận:", "- Ủy ban Thường vụ Quốc hội;", "- Lưu: VT."],
        ["CHỦ TỊCH", "Lương Thế Hùng"],
        {
            "number": "14/2022/NQ-HĐND",
            "issued": "2022-12-08",
            "type": "Nghị quyết",
            "abstract": "Quy định mức học phí đối với cơ sở giáo dục thường xuyên công lập",
            "issuer": "Hội đồng nhân dân tỉnh An Sơn",
            "signer": "Lương Thế Hùng",
            "signer_position": "Chủ tịch",
        },
    ),
    Sample(
        "union informs",
        ["LIÊN ĐOÀN LAO ĐỘNG TỈNH AN SƠN", "CÔNG ĐOÀN NGÀNH GIÁO DỤC", "Số: 12/TB-CĐN"],
        date("An Sơn", "ngày 02 tháng 3 năm 2023"),
        """
THÔNG BÁO
Kết quả hội thi Cô giáo tài năng, duyên dáng
năm 2023

    Ban Thường vụ Công đoàn ngành thông báo kết quả hội thi như sau:
        """,
        ["Nơi nhận:", "- CĐCS trực thuộc;", "- Lưu: VPCĐN."],
        ["TM. BAN THƯỜNG VỤ", "PHÓ CHỦ TỊCH", "Đỗ Thị Thu Ngân"],
        {
            "number": "12/TB-CĐN",
            "issued": "2023-03-02",
            "type": "Thông báo",
            "abstract": "Kết quả hội thi Cô giáo tài năng, duyên dáng năm 2023",
            "issuer": "Công đoàn ngành Giáo dục",
            "parent_issuer": "Liên đoàn Lao động tỉnh An Sơn",
            "signer": "Đỗ Thị Thu Ngân",
            "signer_position": "Phó Chủ tịch",
            "signing_capacity": "TM.",
        },
    ),
    Sample(
        "commune's proposal",
        ["UBND XÃ HƯNG LỘC", "TRUNG TÂM HỌC TẬP CỘNG ĐỒNG", "Số: 03/TTr-TTHTCĐ"],
        date("Hưng Lộc", "ngày 6 tháng 4 năm 2023"),
        """
TỜ TRÌNH
Về việc đề nghị kiện toàn Ban Giám đốc trung tâm

Kính gửi: Ủy ban nhân dân xã Hưng Lộc

Căn cứ Quyết định số 09/2008/QĐ-BGDĐT ngày 24 tháng 3 năm 2008, Trung tâm kính trình như sau:
        """,
        ["Nơi nhận:", "- Như kính gửi;", "- Lưu: TT."],
        ["GIÁM ĐỐC", "Mai Văn Phúc"],
        {
            "number": "03/TTr-TTHTCĐ",
            "issued": "2023-04-06",
            "type": "Tờ trình",
            "abstract": "Đề nghị kiện toàn Ban Giám đốc trung tâm",
            "issuer": "Trung tâm Học tập cộng đồng",
            "parent_issuer": "UBND xã Hưng Lộc",
            "addressees": ["Ủy ban nhân dân xã Hưng Lộc"],
            "signer": "Mai Văn Phúc",
            "signer_position": "Giám đốc",
        },
    ),
    Sample(
        "ministry's department writes",
        [
            "BỘ GIÁO DỤC VÀ ĐÀO TẠO",
            "Số: 4267/BGDĐT-GDTX",
            "V/v hướng dẫn thực hiện nhiệm vụ",
            "GDTX năm học 2022-2023",
        ],
        date("Hà Nội", "ngày 31 tháng 8 năm 2022"),
        """
Kính gửi: Các sở giáo dục và đào tạo; Trường Bồi dưỡng cán bộ quản lý

Thực hiện Quyết định số 2159/QĐ-BGDĐT ngày 29 tháng 7 năm 2022, Bộ hướng dẫn như sau:
        """,
        ["Nơi nhận:", "- Như trên;", "- Lưu: VT, Vụ GDTX."],
        ["KT. BỘ TRƯỞNG", "THỨ TRƯỞNG", "(Đã ký)", "Ngô Thị Minh Hiền"],
        {
            "number": "4267/BGDĐT-GDTX",
            "issued": "2022-08-31",
            "type": "Công văn",
            "abstract": "Hướng dẫn thực hiện nhiệm vụ GDTX năm học 2022-2023",
            "issuer": "Bộ Giáo dục và Đào tạo",
            "addressees": ["Các sở giáo dục và đào tạo", "Trường Bồi dưỡng cán bộ quản lý"],
            "signer": "Ngô Thị Minh Hiền",
            "signer_position": "Thứ trưởng",
            "school_year": "2022-2023",
        },
    ),
    Sample(
        "number and day left blank",
        [
            "UBND TỈNH AN SƠN",
            "SỞ GIÁO DỤC VÀ ĐÀO TẠO",
            "Số:        /SGDĐT-TCCB",
            "V/v rà soát đội ngũ giáo viên",
        ],
        date("An Sơn", "ngày     tháng 10 năm 2022"),
        """
Kính gửi: Các đơn vị trực thuộc.

Để chuẩn bị cho năm học mới, Sở đề nghị các đơn vị rà soát.
        """,
        ["Nơi nhận:", "- Như trên;", "- Lưu: VT, TCCB."],
        ["GIÁM ĐỐC", "Tôn Thất Bình"],
        {
            "number": None,
            "issued": None,
            "place": "An Sơn",
            "type": "Công văn",
            "abstract": "Rà soát đội ngũ giáo viên",
            "issuer": "Sở Giáo dục và Đào tạo",
            "signer": "Tôn Thất Bình",
        },
    ),
    Sample(
        "students' union",
        ["BCH ĐOÀN TỈNH AN SƠN", "***", "Số: 101-KH/TĐTN-TTNTH"],
        ["ĐOÀN TNCS HỒ CHÍ MINH", "An Sơn, ngày 20 tháng 9 năm 2022"],
        """
KẾ HOẠCH
Tổ chức Diễn đàn thanh niên với chuyển đổi số

Nhằm nâng cao nhận thức của thanh niên, Ban Thường vụ Tỉnh đoàn xây dựng kế hoạch.
        """,
        ["Nơi nhận:", "- TT Tỉnh ủy;", "- Lưu VT."],
        ["TM. BAN THƯỜNG VỤ TỈNH ĐOÀN", "PHÓ BÍ THƯ", "Lưu Quang Huy"],
        {
            "issued": "2022-09-20",
            "type": "Kế hoạch",
            "abstract": "Tổ chức Diễn đàn thanh niên với chuyển đổi số",
            "issuer": "BCH Đoàn tỉnh An Sơn",
            "signer": "Lưu Quang Huy",
            "signer_position": "Phó Bí thư",
            "signing_capacity": "TM.",
        },
    ),
]
