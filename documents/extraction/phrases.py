"""What offices write every day, for marks that a recogniser mistook: 'tố chức' can only be 'tổ chức'.

A phrase stands here only where no other that people write has the same letters: 'công tác' does not, for
there is 'cộng tác', and 'chỉ tiêu' not, for there is 'chi tiêu'.
"""

import re
import unicodedata

from search.syllables import fold

_PHRASES = """
giáo dục|đào tạo|giáo dục và đào tạo|giáo dục thường xuyên|giáo dục nghề nghiệp|giáo dục mầm non|mầm non
tiểu học|trung học|trung học cơ sở|trung học phổ thông|phổ thông|cơ sở giáo dục|đại học|cao đẳng|trung cấp
học sinh|sinh viên|giáo viên|giảng viên|giảng dạy|bài giảng|dạy học|nhà trường|trường học|lớp học|năm học
học kỳ|tốt nghiệp|tuyển sinh|tuyển dụng|thi tốt nghiệp|học sinh giỏi|giáo viên giỏi|coi thi|tổ chức
triển khai|thực hiện|hướng dẫn|kế hoạch|báo cáo|quyết định|thông báo|nghị quyết|nghị định|thông tư|chỉ thị
chỉ đạo|ban chỉ đạo|tờ trình|biên bản|hội nghị|hội thảo|cuộc thi|khen thưởng|kỷ luật|kỷ niệm|danh hiệu
chứng chỉ|văn bằng|chương trình|sách giáo khoa|giáo khoa|quản lý|cán bộ quản lý|công chức|viên chức
người lao động|nhiệm vụ|chức năng|quy chế|quy định|kết quả|đánh giá|xếp loại|kiểm tra|thanh tra|giám sát
tổng kết|sơ kết|giải pháp|tăng cường|đẩy mạnh|nâng cao|chất lượng|hiệu quả|phát triển|đổi mới|xây dựng
bồi dưỡng|tập huấn|nghiệp vụ|chuyên môn|chuyên nghiệp|hướng nghiệp|khuyến học|khuyến tài|xã hội học tập
xã hội hóa|xóa mù chữ|phổ cập|học tập cộng đồng|cộng đồng|học tập suốt đời|suốt đời|ngoại ngữ|tin học
chuyển đổi số|công nghệ thông tin|công nghệ|kỹ thuật|kỹ năng sống|an toàn|an toàn giao thông|giao thông
kỹ năng số|kỹ năng mềm|bảo đảm|đảm bảo
phòng cháy|chữa cháy|phòng chống|phòng, chống|dịch bệnh|thiên tai|lũ lụt|y tế|bảo hiểm y tế|bảo hiểm
dinh dưỡng|kinh phí|học phí|chi kinh phí|thu, chi|chi phí|chi trả|chi thường xuyên|chi nhánh|chi đoàn
chi cục|ngân sách|cơ sở vật chất|vật chất|thiết bị|trang thiết bị|mua sắm|đấu thầu|miễn giảm|hỗ trợ
chính sách|chế độ|phụ cấp|tiền lương|bổ nhiệm|miễn nhiệm|luân chuyển|điều động|tiếp nhận|thành lập|sáp nhập
giải thể|phê duyệt|ban hành|bãi bỏ|sửa đổi|bổ sung|sửa đổi, bổ sung|điều chỉnh|áp dụng|hiệu lực|kính gửi
trân trọng|ủy ban nhân dân|hội đồng nhân dân|nhân dân|chính phủ|thủ tướng|chủ tịch|giám đốc|hiệu trưởng
trưởng phòng|chánh văn phòng|văn phòng|trung tâm|sở giáo dục|bộ giáo dục|phòng giáo dục|trường tiểu học
tỉnh ủy|thành ủy|huyện ủy|đảng ủy|đảng viên|đảng bộ|công đoàn|đoàn viên|thiếu niên|nhi đồng|phụ nữ
cựu chiến binh|mặt trận|tổ quốc|địa phương|địa bàn|trên địa bàn|đơn vị|lãnh đạo|tuyên truyền|phổ biến
pháp luật|vận động|quán triệt|hưởng ứng|tham dự|khai giảng|bế giảng|khai mạc|nghỉ hè|nghỉ tết|nguyên đán
quốc khánh|nhà giáo việt nam|việt nam|cộng hòa|độc lập|hạnh phúc|đối với|giai đoạn|phối hợp|liên kết
liên thông|hợp tác|quốc tế|dân tộc|dân tộc thiểu số|thiểu số|bán trú|nội trú|khuyết tật|hòa nhập|trẻ em
bạo lực|bạo lực học đường|học đường|ma túy|tệ nạn|học thêm|trải nghiệm|hoạt động|ngoại khóa|thể dục|thể thao
văn nghệ|văn hóa|du lịch|nghệ thuật|đọc sách|thư viện
"""
_MEANT = {fold(phrase): phrase for line in _PHRASES.split("\n") for phrase in line.split("|") if phrase}
_ANY = re.compile(
    r"\b(?:" + "|".join(map(re.escape, sorted(_MEANT, key=len, reverse=True))).replace(r"\ ", " ") + r")\b"
)


def respelled(line: str) -> str:
    """The line with the marks of everyday phrases put right, the case of each letter kept."""
    made = line
    # Folding is one letter to one letter, so places are the same.
    for found in _ANY.finditer(fold(line)):
        printed, meant = line[found.start() : found.end()], _MEANT[found.group()]
        if printed.lower() != meant and _is_plain(printed) and not _is_moved(printed.lower(), meant):
            cased = "".join(
                new.upper() if old.isupper() else new for old, new in zip(printed, meant, strict=True)
            )
            made = made[: found.start()] + cased + made[found.end() :]
    return made


def _is_plain(printed: str) -> bool:
    """Not the name of a person or a place, each of whose words has a capital."""
    return printed.isupper() or printed[1:].islower()


def _is_moved(printed: str, meant: str) -> bool:
    """Only the place of a tone differs: 'hoà' is 'hòa', and is kept as it is printed."""
    return sorted(_parts(printed)) == sorted(_parts(meant))


def _parts(text: str) -> str:
    return unicodedata.normalize("NFD", text)
