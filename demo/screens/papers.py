"""What people of the invented department wrote: reports as text and Word files, letters as PDF."""

from html import escape
from pathlib import Path
from typing import NamedTuple

import docx
from playwright.sync_api import Browser

CAPTIONS = (
    "Toàn cảnh hội nghị tại hội trường trung tâm",
    "Bà Lê Thị Mai Hoa phát biểu khai mạc",
    "Các trung tâm trình bày tham luận",
    "Trao giấy khen cho các đơn vị tiêu biểu",
)
# Its photos lie beside it: the captions name them by number.
REPORT = (
    "HỘI NGHỊ TỔNG KẾT CÔNG TÁC XÓA MÙ CHỮ NĂM 2023",
    "Sáng ngày 26/01/2024, tại Trung tâm Giáo dục thường xuyên huyện Bình Lư, Sở Giáo dục và Đào tạo tổ chức "
    "hội nghị tổng kết công tác xóa mù chữ năm 2023.",
    "Tham dự hội nghị có:",
    "- Bà Lê Thị Mai Hoa – Phó Giám đốc Sở Giáo dục và Đào tạo;",
    "- Ông Trần Văn Khải – Trưởng phòng Giáo dục thường xuyên;",
    "- Lãnh đạo 12 trung tâm và các phòng Giáo dục và Đào tạo.",
    "Hội nghị nghe báo cáo kết quả thực hiện Công văn số 2304/SGDĐT-GDTX-CN&CTTT-CTHS ngày 06/9/2022 "
    "và Công văn số 77/SGDĐT-VP ngày 12/01/2024 về việc báo cáo số liệu người học.",
    "Năm 2023 toàn tỉnh mở 48 lớp xóa mù chữ với 1.126 học viên. Các đơn vị thống nhất tiếp tục mở lớp "
    "buổi tối tại nhà văn hóa thôn.",
    *(f"Hình {n}: {caption}" for n, caption in enumerate(CAPTIONS, 1)),
    "Nguyễn Hữu Phước – Chuyên viên Phòng Giáo dục thường xuyên",
)
PASTED = "Hình 1: Toàn cảnh hội thảo. Hình 2: Học sinh hỏi về nghề. Hình 3: Trao quà cho các trường."
WAITING = """Hội nghị chuyển đổi số trong giáo dục thường xuyên

Ngày 25/01/2024, tại Hội trường Sở Giáo dục và Đào tạo đã diễn ra hội nghị chuyển đổi số cho các trung tâm.

Đến dự có:

- Ông Đỗ Quang Hải – Giám đốc Sở Giáo dục và Đào tạo;

- Bà Phan Thị Thu Trà – Trưởng phòng Công nghệ thông tin.

Các trung tâm thống nhất số hóa hồ sơ học viên trong học kì II và dùng chung kho học liệu của ngành.

Hình 1: Giám đốc Sở phát biểu chỉ đạo

Hình 2: Các trung tâm xem phần mềm hồ sơ học viên

Hình 3: Đại biểu thảo luận tại hội nghị

Lý Văn Thành – Chuyên viên Phòng Giáo dục thường xuyên
"""
UNFINISHED = """Hội thảo hướng nghiệp cho học sinh cuối cấp

Ngày 24/01/2024, tại Trường Trung học phổ thông Bình Lư, Sở Giáo dục và Đào tạo tổ chức hội thảo hướng nghiệp.

Các trường trao đổi cách tư vấn chọn nghề và thống nhất lịch tư vấn trong học kì II.

Hình 1: Toàn cảnh hội thảo

Hình 2: Học sinh đặt câu hỏi

Hình 3: Các trường trao đổi kinh nghiệm

Lý Văn Thành – Chuyên viên Phòng Giáo dục thường xuyên
"""
CITING = """Giao ban các trung tâm tháng 01 năm 2024

Ngày 16/01/2024, tại Sở Giáo dục và Đào tạo đã diễn ra giao ban với các trung tâm.

Các trung tâm thực hiện Công văn số 77/SGDĐT-VP ngày 12 tháng 01 năm 2024 về việc báo cáo số liệu người học.

Lý Văn Thành – Chuyên viên Phòng Giáo dục thường xuyên
"""
GUIDANCE = (
    "<p>Thí sinh chuẩn bị đơn đăng ký và học bạ. "
    'Mẫu đơn: <a href="/van-ban/mau-don-2019/">mẫu năm 2019</a>.</p>'
)


class Letter(NamedTuple):
    """What makes one letter differ from another."""

    number: str
    day: str
    about: str
    to: str
    body: tuple[str, ...]
    signer: str


LETTERS = {
    "cv-112.pdf": Letter(
        "112/SGDĐT-GDTX",
        "ngày 22 tháng 01 năm 2024",
        "báo cáo kết quả xóa mù chữ năm 2023",
        "Các trung tâm giáo dục thường xuyên",
        (
            "Thực hiện kế hoạch năm học 2023 - 2024, Sở Giáo dục và Đào tạo yêu cầu các trung tâm báo cáo "
            "số lớp, số học viên và kết quả xóa mù chữ năm 2023 trước ngày 15 tháng 02 năm 2024.",
            "Đề nghị Giám đốc các trung tâm phân công người phụ trách và gửi báo cáo đúng hạn.",
        ),
        "Lê Thị Mai Hoa",
    ),
    "cv-118.pdf": Letter(
        "118/SGDĐT-GDTX",
        "ngày 24 tháng 01 năm 2024",
        "tổ chức thi nghề phổ thông học kì II",
        "Các trường trung học phổ thông",
        (
            "Sở Giáo dục và Đào tạo thông báo lịch thi nghề phổ thông học kì II năm học 2023 - 2024 vào các "
            "ngày 16 và 17 tháng 3 năm 2024.",
            "Các trường lập danh sách dự thi và gửi về Sở trước ngày 28 tháng 02 năm 2024.",
        ),
        "Lê Thị Mai Hoa",
    ),
}

PAGE = """<meta charset="utf-8"><style>
body {{ font: 13pt/1.4 "Times New Roman", "Liberation Serif", "DejaVu Serif", serif; margin: 0; }}
table {{ width: 100%; border-spacing: 0; }} td {{ vertical-align: top; text-align: center; }}
.foot td {{ padding-top: 8mm; }} .foot td:first-child {{ text-align: left; font-size: 11pt; }}
p.to {{ text-align: center; margin: 8mm 0; }}
</style>
<table><tr><td>UBND TỈNH QUẢNG HÀ<br><b>SỞ GIÁO DỤC VÀ ĐÀO TẠO</b></td>
<td><b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br>Độc lập - Tự do - Hạnh phúc</b></td></tr>
<tr><td>Số: {number}<br>V/v {about}</td><td><i>Quảng Hà, {day}</i></td></tr></table>
<p class="to">Kính gửi: {to}</p>{body}
<table class="foot"><tr><td><b><i>Nơi nhận:</i></b><br>- Như trên;<br>- Lưu: VT, GDTX.</td>
<td><b>KT. GIÁM ĐỐC<br>PHÓ GIÁM ĐỐC</b><br><br><br><br><b>{signer}</b></td></tr></table>"""


def write_letters(folder: Path, browser: Browser) -> None:
    folder.mkdir()
    page = browser.new_page()
    for name, letter in LETTERS.items():
        parts = {part: escape(text) for part, text in letter._asdict().items() if isinstance(text, str)}
        body = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in letter.body)
        page.set_content(PAGE.format(**parts, body=body))
        margins = {"top": "20mm", "bottom": "20mm", "left": "30mm", "right": "15mm"}
        page.pdf(path=folder / name, format="A4", margin=margins)  # type: ignore[arg-type]
    page.close()


def write_report(path: Path) -> Path:
    document = docx.Document()
    for line in REPORT:
        document.add_paragraph(line)
    document.save(str(path))
    return path


def write_register(path: Path) -> Path:
    """A register of three rows, of which one lacks its day."""
    path.write_text(
        "Số ký hiệu,Ngày ban hành,Loại,Cơ quan ban hành,Trích yếu\n"
        "15/QĐ-SGDĐT,08/01/2024,Quyết định,Sở Giáo dục và Đào tạo,Ban hành quy chế thi nghề phổ thông\n"
        "21/KH-SGDĐT,11/01/2024,Kế hoạch,Sở Giáo dục và Đào tạo,Kiểm tra các trung tâm học kì II\n"
        "30/TB-SGDĐT,32/01/2024,Thông báo,Sở Giáo dục và Đào tạo,Lịch nghỉ Tết Nguyên đán\n"
    )
    return path
