"""Reports of conferences as reporters write them, invented."""

import io
from collections.abc import Sequence
from itertools import zip_longest

import docx
from docx.shared import Cm

TITLE = "HỘI NGHỊ TỔNG KẾT CÔNG TÁC KHUYẾN HỌC NĂM HỌC 2023-2024"
CAPTIONS = (
    "Toàn cảnh hội nghị tại hội trường trung tâm",
    "Bà Lê Thị Mai Hoa phát biểu khai mạc hội nghị",
    "Trao giấy khen cho các tập thể tiêu biểu",
)
OPENING = (
    "Sáng ngày 22/8/2024, tại Trung tâm Giáo dục thường xuyên huyện Bình Lư, Sở Giáo dục và Đào tạo tổ chức "
    "hội nghị tổng kết công tác khuyến học năm học 2023-2024."
)
DELEGATES = (
    "- Bà Lê Thị Mai Hoa – Phó Giám đốc Sở Giáo dục và Đào tạo;",
    "- Ông Trần Văn Khải – Trưởng phòng Giáo dục thường xuyên.",
)
CITING = (
    "Hội nghị nghe báo cáo kết quả thực hiện Công văn số 2302/SGDĐT-GDTX ngày 05 tháng 9 năm 2022 về việc "
    "hướng dẫn thực hiện nhiệm vụ năm học và Công văn số 77/SGDĐT-VP ngày 06/9/2022."
)
PLAIN = (
    "Các đơn vị tiếp tục triển khai các lớp học buổi tối tại nhà văn hóa thôn và báo cáo kết quả hằng tháng."
)
BYLINE = "Nguyễn Hữu Phước – Chuyên viên Phòng Giáo dục thường xuyên"


def text(title: str = TITLE, captions: tuple[str, ...] = CAPTIONS) -> str:
    """A report with all that articles have, and captions "Hình 1: …" at its end."""
    numbered = "\n".join(f"Hình {n}: {caption}" for n, caption in enumerate(captions, 1))
    delegates = "\n".join(["Tham dự hội nghị có:", *DELEGATES])
    return "\n\n".join([title, OPENING, delegates, CITING, PLAIN, numbered, BYLINE])


TEXT = text()


def docx_with_pictures(
    pictures: Sequence[bytes], captions: Sequence[str] = CAPTIONS, title: str = TITLE
) -> bytes:
    """A Word file with its pictures in the text, the caption of each below it in italics."""
    document = docx.Document()
    for line in (title, OPENING, "Tham dự hội nghị có:", *DELEGATES, CITING, PLAIN):
        document.add_paragraph(line)
    for content, caption in zip_longest(pictures, captions):
        if content:
            document.add_picture(io.BytesIO(content), width=Cm(8))
        if caption:
            document.add_paragraph().add_run(caption).italic = True
    document.add_paragraph(BYLINE)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
