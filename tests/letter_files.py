"""Files of invented letters, in the form that offices give them."""

from tests import papers

BODY = (
    "Thực hiện kế hoạch năm học, Sở yêu cầu các trung tâm báo cáo kết quả tuyển sinh lớp xóa mù chữ",
    "trước ngày 15 tháng 10 và phân công người phụ trách.",
)


def lines(
    *,
    number: str = "2302/SGDĐT-GDTX",
    issuer: str = "SỞ GIÁO DỤC VÀ ĐÀO TẠO",
    abstract: str = "Hướng dẫn nhiệm vụ giáo dục thường xuyên",
    day: str = "ngày 05 tháng 9 năm 2022",
    mark: str = "",
    body: tuple[str, ...] = BODY,
) -> list[str]:
    return [
        *([mark] if mark else []),
        issuer,
        f"Số: {number}",
        f"V/v {abstract[0].lower()}{abstract[1:]}",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        f"Quảng Hà, {day}",
        "Kính gửi: Các trung tâm giáo dục thường xuyên.",
        *body,
        "Nơi nhận:",
        "- Như trên;",
        "- Lưu: VT.",
        "KT. GIÁM ĐỐC",
        "PHÓ GIÁM ĐỐC",
        "Trần Thị Bích Hà",
    ]


def typed(*, further: tuple[str, ...] = (), **parts) -> bytes:
    """A PDF with a text layer; `further` are the texts of pages after the first."""
    return papers.pdf(["\n".join(lines(**parts)), *further])
