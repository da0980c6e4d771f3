"""The report of an editor's morning: a conference with eight delegates and sixteen photos, invented.

A Word file as reporters send them, and the same taken apart, for who types it into a form.
"""

import io
from dataclasses import dataclass

import docx
from docx.shared import Cm
from PIL import Image, ImageDraw

TITLE = "HỘI NGHỊ TỔNG KẾT CÔNG TÁC GIÁO DỤC THƯỜNG XUYÊN NĂM HỌC 2023-2024"
DAY, TYPED_DAY = "2024-08-22", "22/08/2024"
VENUE = "Trung tâm Giáo dục thường xuyên huyện Bình Lư"
ORGANISER = "Sở Giáo dục và Đào tạo"
# The report speaks of two: it is read as its title's, and the editor lists it under the one it prepares.
SCHOOL_YEAR, READ_YEAR = "2024-2025", "2023-2024"
CITED, LINKED = "2302/SGDĐT-GDTX", "2415/SGDĐT-GDTX"
AUTHOR = ("Nguyễn Hữu Phước", "Chuyên viên", "Phòng Giáo dục thường xuyên")


@dataclass(frozen=True)
class Delegate:
    honorific: str
    name: str
    position: str


DELEGATES = (
    Delegate("Bà", "Lê Thị Mai Hoa", "Phó Giám đốc Sở Giáo dục và Đào tạo"),
    Delegate("Ông", "Trần Văn Khải", "Trưởng phòng Giáo dục thường xuyên"),
    Delegate("Ông", "Đỗ Quang Vinh", "Phó Chủ tịch Ủy ban nhân dân huyện Bình Lư"),
    Delegate("Bà", "Phạm Ngọc Diệp", "Phó Trưởng phòng Giáo dục thường xuyên"),
    Delegate("Ông", "Hoàng Minh Tuấn", "Giám đốc Trung tâm Giáo dục thường xuyên tỉnh"),
    Delegate("Bà", "Vũ Thu Hằng", "Chủ tịch Hội Khuyến học huyện Bình Lư"),
    Delegate("Ông", "Bùi Đức Long", "Giám đốc Trung tâm học tập cộng đồng xã Nậm Mu"),
    Delegate("Bà", "Ngô Thanh Huyền", "Chuyên viên phòng Kế hoạch tài chính"),
)
OPENING = (
    f"Sáng ngày 22/8/2024, tại {VENUE}, {ORGANISER} tổ chức hội nghị tổng kết công tác giáo dục thường "
    "xuyên năm học 2023-2024 và triển khai nhiệm vụ năm học 2024-2025. Dự hội nghị có gần một trăm cán "
    "bộ, giáo viên của các trung tâm và các xã trong huyện."
)
PRESENT = "Tham dự hội nghị có:"
PARAGRAPHS = (
    f"Hội nghị nghe báo cáo kết quả thực hiện Công văn số {CITED} ngày 05 tháng 9 năm 2022 về việc hướng "
    "dẫn thực hiện nhiệm vụ giáo dục thường xuyên. Trong năm, các trung tâm mở 46 lớp xóa mù chữ với 912 "
    "học viên, trong đó hơn hai phần ba là phụ nữ; 31 lớp dạy vào buổi tối tại nhà văn hóa thôn để người "
    "học khỏi bỏ việc nương rẫy.",
    "Các trung tâm học tập cộng đồng tổ chức 218 buổi chuyên đề về chăn nuôi, trồng trọt, chăm sóc sức "
    "khỏe và sử dụng điện thoại thông minh. Nhiều xã đã lập tủ sách dùng chung; học viên sau khóa học "
    "đọc được hóa đơn, viết được đơn và tự tra cứu thông tin trên cổng dịch vụ công.",
    "Bên cạnh kết quả đạt được, hội nghị cũng nêu rõ khó khăn: đường đến một số thôn còn xa, giáo viên "
    "phải ở lại nhiều ngày; sách cho người lớn mới biết chữ còn thiếu; việc theo dõi học viên sau khi "
    "học xong chưa đều giữa các xã, có nơi chưa lập sổ.",
    "Phát biểu kết luận, bà Lê Thị Mai Hoa đề nghị các đơn vị rà soát số người chưa biết chữ đến từng "
    "thôn trước tháng mười, phân công giáo viên phụ trách, phối hợp với Hội Khuyến học và Đoàn Thanh "
    "niên vận động người học, và báo cáo kết quả hằng tháng về phòng Giáo dục thường xuyên.",
    "Nhân dịp này, hội nghị trao giấy khen cho chín tập thể và mười bốn cá nhân có thành tích trong công "
    "tác xóa mù chữ và xây dựng xã hội học tập năm học vừa qua.",
)
CAPTIONS = (
    "Toàn cảnh hội nghị tại hội trường trung tâm",
    "Bà Lê Thị Mai Hoa phát biểu khai mạc hội nghị",
    "Ông Trần Văn Khải báo cáo kết quả năm học",
    "Các đại biểu theo dõi báo cáo tại hội nghị",
    "Ông Đỗ Quang Vinh phát biểu chào mừng",
    "Bà Phạm Ngọc Diệp trình bày nhiệm vụ trọng tân",
    "Ông Hoàng Minh Tuấn tham luận về lớp học buổi tối",
    "Bà Vũ Thu Hằng nói về tủ sách dùng chung",
    "Ông Bùi Đức Long chia sẻ cách vận động người học",
    "Học viên lớp xóa mù chữ xã Nậm Mu đọc thư",
    "Gian trưng bày sản phẩm của học viên",
    "Đại điện các trung tâm thảo luận theo nhóm",
    "Trao giấy khen cho các tập thể tiêu biểu",
    "Trao giấy khen cho các cá nhân tiêu biểu",
    "Tiết mục văn nghệ của học viên lớp buổi tối",
    "Các đại biểu chụp ảnh lưu niệm khi kết thúc hội nghị",
)
# {caption, from 0: (what is wrong in it, what an editor makes of that)}
FIXED = {5: ("tân", "tâm"), 11: ("Đại điện", "Đại diện")}
# What a reader asks, without marks, and the caption that says it.
ASKED = "san pham cua hoc vien"
COLOURS = ("#8f2f2f", "#1f4d6b", "#2f5d4a", "#6b3a5b", "#7a4a22", "#24364b", "#5b2333", "#38523f")


def right_captions() -> list[str]:
    """As the article has them in the end."""
    wrong_and_right = {n: CAPTIONS[n].replace(*words) for n, words in FIXED.items()}
    return [wrong_and_right.get(n, caption) for n, caption in enumerate(CAPTIONS)]


def photo(n: int, run: int = 0, size: tuple[int, int] = (900, 600)) -> bytes:
    """A flat scene unlike that of any other `n` and `run`."""
    picture = Image.new("RGB", size, COLOURS[n % 8])
    pen = ImageDraw.Draw(picture)
    for at in range(12):
        left, top = (
            (n * 97 + at * 71 + run * 37) % (size[0] - 90),
            (n * 53 + at * 131 + run * 61) % (size[1] - 90),
        )
        pen.ellipse((left, top, left + 40 + 3 * n, top + 90), fill=COLOURS[(n // 8 + at + run) % 8])
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=85)
    return out.getvalue()


def word_file(title: str = TITLE, run: int = 0) -> bytes:
    """The report as a DOCX: text, then each photo with its caption below it, and who wrote it."""
    document = docx.Document()
    delegates = [f"- {one.honorific} {one.name} – {one.position}" for one in DELEGATES]
    for line in (title, OPENING, PRESENT, *delegates, *PARAGRAPHS):
        document.add_paragraph(line)
    for n, caption in enumerate(CAPTIONS):
        document.add_picture(io.BytesIO(photo(n, run)), width=Cm(10))
        document.add_paragraph().add_run(caption).italic = True
    name, position, unit = AUTHOR
    document.add_paragraph(f"{name} – {position} {unit}")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
