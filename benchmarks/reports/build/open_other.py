import io, unicodedata
from common import R
NB = "\u00a0"
ALL = []


def new(*a, **k):
    r = R(*a, **k)
    ALL.append(r)
    return r


# TXT 1 --------------------------------------------------------------------------------------------------------
r = new("t01-utf16-chuc-vu-nhieu", "txt", layout="UTF-16 with BOM and CRLF; delegates with several positions, one line of them an unnamed group; no pictures; byline at the start", enc="utf-16", crlf=True,
        event=("2025-11-07", None), venue="Hội trường Tỉnh ủy Sa Lung", organiser="Ban Chỉ đạo xây dựng xã hội học tập tỉnh", year="2025-2026",
        updated="2025-11-08T10:00:00+07:00", author=("Vương Tố Mai", None, None), cites=[("49-KL/TW", "2019-05-10", None), ("1373/QĐ-TTg", "2021-07-30", "phê duyệt Đề án “Xây dựng xã hội học tập giai đoạn 2021 - 2030”"), ("215/KH-UBND", "2022-05-09", None)])
r.drop("XÃ HỘI HỌC TẬP")
r.title("Sơ kết năm năm xây dựng xã hội học tập: từ phong trào đến nếp nhà")
r.upd("10h00 - 08/11/2025")
r.byline("Bài: Vương Tố Mai")
r.p("Sáng ngày 07 tháng 11 năm 2025, tại Hội trường Tỉnh ủy Sa Lung, Ban Chỉ đạo xây dựng xã hội học tập tỉnh tổ chức Hội nghị sơ kết năm năm thực hiện Đề án “Xây dựng xã hội học tập giai đoạn 2021 - 2030”. Hội nghị được truyền trực tiếp đến 64 xã, phường.")
r.p("Tham dự Hội nghị có:")
r.people([("Đồng chí", "Hoàng Xuân Bách", "Ủy viên Trung ương Đảng, Phó Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh, Trưởng Ban Chỉ đạo;"), ("Đồng chí", "Nguyễn Lệ Chi", "Ủy viên Ban Thường vụ Tỉnh ủy, Trưởng ban Tuyên giáo và Dân vận Tỉnh ủy;"), ("Đồng chí", "Tống Duy Hiển", "Tỉnh ủy viên, Giám đốc Sở Giáo dục và Đào tạo, Phó Trưởng Ban Thường trực;")], mark="- ", sep=" – ")
r.lst(["Đại diện lãnh đạo các sở, ban, ngành và Hội Khuyến học các xã, phường"], marks="-")
r.items.pop()                                   # printed at once after the three, on a line of its own
r.add("p", text="- Đại diện lãnh đạo các sở, ban, ngành và Hội Khuyến học các xã, phường.")
r.p("Căn cứ Kết luận số 49-KL/TW ngày 10/5/2019 của Ban Bí thư; Quyết định số 1373/QĐ-TTg ngày 30/7/2021 của Thủ tướng Chính phủ về việc phê duyệt Đề án “Xây dựng xã hội học tập giai đoạn 2021 - 2030”, tỉnh đã ban hành Kế hoạch số 215/KH-UBND (ngày 09/5/2022) và giao chỉ tiêu cho từng địa phương.")
r.p("Sau năm năm, tỉnh có 71% gia đình, 58% dòng họ đạt danh hiệu học tập. Con số đẹp, song đồng chí Tống Duy Hiển đề nghị hội nghị nhìn vào một con số khác: chỉ 23% số người được hỏi nói rằng mình có học thêm một điều gì mới trong ba tháng gần nhất.")
r.p("Nhiều cách làm được chia sẻ tại hội nghị. Xã Tà Rụt đặt tủ sách ở quán nước đầu bản, chủ quán là thủ thư. Phường Đông Thanh mở lớp học trên loa truyền thanh lúc 5 giờ sáng, mỗi buổi bảy phút, dạy cách làm hồ sơ trực tuyến. Dòng họ Lê ở xã Hải Khê dùng quỹ khuyến học trả tiền cho con cháu dạy ông bà dùng điện thoại.")
r.h("Hạn chế và nguyên nhân")
r.p("Trung tâm học tập cộng đồng sau sắp xếp đơn vị hành chính nhiều nơi chưa có giám đốc; con dấu, tài khoản cũ chưa xử lý xong. Kinh phí mỗi trung tâm bình quân 21 triệu đồng một năm, không đủ trả thù lao cho báo cáo viên.")
r.h("Nhiệm vụ đến năm 2030")
r.lst(["Kiện toàn xong bộ máy trung tâm học tập cộng đồng cấp xã trong quý I năm 2026.", "Đánh giá xã hội học tập bằng khảo sát người dân, giảm báo cáo giấy.", "Mỗi người lao động trong khu công nghiệp được học ít nhất 20 giờ mỗi năm.", "Xây dựng nền tảng học tập mở của tỉnh, dùng được trên điện thoại đời cũ."], ordered=True, marks="1.")
r.p("Kết luận Hội nghị, đồng chí Hoàng Xuân Bách yêu cầu các sở, ngành gắn chỉ tiêu học tập suốt đời với chương trình giảm nghèo, coi việc học của người lớn là việc của chính quyền chứ không riêng ngành giáo dục.")

# TXT 2 --------------------------------------------------------------------------------------------------------
r = new("t02-dan-doan-day-dong-ngan", "txt", layout="plain text pasted from a portal: single newlines, tool lines, tab table, unnumbered captions at the end, 'Tin: … - Ảnh: …', other news", sep="\n",
        event=("2025-10-15", None), venue="Trường Mẫu giáo Họa Mi Vàng", organiser="Phòng Văn hóa - Xã hội xã Đại Phước", year="2025-2026",
        updated="2025-10-16T13:37:00+07:00", author=("Thị Kim Ngân", None, None))
r.drop("Bản in")
r.drop("Gửi cho bạn bè")
r.title("Ngày hội “Bé với an toàn giao thông”", "và hội nghị phụ huynh toàn xã")
r.upd("16/10/2025 01:37 CH")
r.p("Ngày 15 tháng 10, tại Trường Mẫu giáo Họa Mi Vàng, Phòng Văn hóa - Xã hội xã Đại Phước tổ chức Ngày hội “Bé với an toàn giao thông” kết hợp hội nghị phụ huynh toàn xã, thu hút 420 trẻ và gần 600 phụ huynh của sáu trường mầm non, mẫu giáo.")
r.p("Sân trường được vẽ thành một khu phố nhỏ có vạch sang đường, đèn tín hiệu và cả một đoạn đường sắt. Trẻ vào vai người đi bộ, người đi xe đạp, chú công an. Bé nào đội mũ chưa cài quai thì phải quay lại vạch xuất phát, cả lớp cùng hô nhắc.")
r.p("Kết quả quan sát giờ đón trả trẻ trong một tuần trước ngày hội được công bố ngay tại sân:")
r.table([["Trường", "Số xe quan sát", "Trẻ đội mũ", "Tỷ lệ"], ["Họa Mi Vàng", "212", "168", "79%"], ["Sơn Ca Nhỏ", "174", "101", "58%"], ["Bông Sen", "95", "41", "43%"]])
r.p("Nhìn bảng số liệu, nhiều phụ huynh Trường Bông Sen im lặng. Chị Sơn Thị Phol xin nói một câu: tuần sau mời thầy cô đếm lại.")
r.p("Trong phần hội nghị, bà Đỗ Quyên Anh, Phó Chủ tịch UBND xã trả lời 17 câu hỏi của phụ huynh về biển báo, vỉa hè bị lấn chiếm và chỗ đỗ xe. Bốn việc được hẹn ngày giải quyết, ba việc được trả lời thẳng là chưa có kinh phí.")
r.p("Các trường thống nhất ba quy ước:")
r.lst(["Không bóp còi trước cổng trường;", "Xe ô tô dừng cách cổng ít nhất 50 mét;", "Bé không đội mũ bảo hiểm được mượn mũ của trường, phụ huynh trả lại vào buổi chiều."], marks="+")
r.gallery()
r.cap("Các bé thực hành qua đường ở khu phố mô hình")
r.cap("Phụ huynh xem bảng kết quả quan sát")
r.cap("Bà Đỗ Quyên Anh đối thoại với phụ huynh")
r.p("Ảnh: Dư Hoài Bão")
r.items.pop()
r.byline("Tin: Thị Kim Ngân - Ảnh: Dư Hoài Bão")
r.drop("Các tin khác:")
r.drop("- Lịch tiêm chủng bổ sung tháng 10 (14/10)")
r.drop("- Hội thi Giáo viên dạy giỏi cấp xã (09/10)")

# TXT 3 --------------------------------------------------------------------------------------------------------
r = new("t03-the-duc-ngan-khong-hinh", "txt", layout="short text: no updated-at, no delegates, no pictures; the title one long line; 'Công văn số:' with its date between commas; '(Theo …)' in brackets",
        event=("2026-03-05", None), venue="Nhà thi đấu đa năng tỉnh", organiser="Sở GDĐT", year="2025-2026", source=("Báo Bình Giang điện tử", None),
        cites=[("402/SGDĐT-CTHS", "2026-02-10", "tổ chức Hội khỏe Phù Đổng các cấp")])
r.title("Lễ khai mạc Hội khỏe Phù Đổng tỉnh Bình Giang lần thứ XI năm học 2025–2026")
r.p("Tối 05.3.2026, tại Nhà thi đấu đa năng tỉnh, Sở GDĐT phối hợp với Sở Văn hóa, Thể thao và Du lịch tổ chức Lễ khai mạc Hội khỏe Phù Đổng tỉnh lần thứ XI năm học 2025–2026 với 2.860 vận động viên của 78 đoàn.")
r.p("Hội khỏe năm nay được tổ chức theo Công văn số: 402/SGDĐT-CTHS, ngày 10-02-2026, V/v tổ chức Hội khỏe Phù Đổng các cấp. Điểm mới là mỗi đoàn phải có ít nhất một môn dành cho học sinh khuyết tật, thi đấu cùng ngày, cùng sân, cùng lễ trao huy chương với các môn khác.")
r.p("Phần khai mạc không có diễn văn dài. Ngọn lửa được rước bằng xe lăn qua tay năm học sinh đến từ năm vùng của tỉnh, người cuối cùng là em Chamaléa Lộc, vận động viên bơi lội hạng thương tật S9. Em châm đuốc bằng tay trái, rồi cúi đầu chào khán đài đã đứng dậy từ lúc nào.")
r.p("Ban tổ chức cho biết 14 môn thi sẽ kéo dài đến ngày 12 tháng 3 tại sáu địa điểm. Vé vào xem miễn phí; mỗi khán giả được phát một phiếu ghi tên để hiến sách cho các trường vùng lũ.")
r.p("Để bảo đảm sức khỏe cho vận động viên nhỏ tuổi, các trận đấu ngoài trời dừng trong khung giờ từ 10 giờ đến 15 giờ. Mỗi sân có một kíp y tế và một phòng nghỉ có quạt hơi nước.")
r.p("Tiếng trống khai cuộc vừa dứt, trận bóng đá nữ đầu tiên giữa hai trường dân tộc nội trú đã diễn ra trong tiếng cổ vũ bằng bốn thứ tiếng.")
r.src("(Theo Báo Bình Giang điện tử)")

# ZIP 1 --------------------------------------------------------------------------------------------------------
r = new("z01-docx-hinh-so", "zip", layout="ZIP: report.docx beside photos 'Hinh 1.jpg', 'hinh-10.jpg', 'Hình 2.JPG' … in a sub-folder, Thumbs.db; ten numbered captions",
        event=("2025-08-26", None), venue="Cung Thiếu nhi thành phố Hồng Lĩnh Mới", organiser="Sở Giáo dục và Đào tạo", year="2024-2025", capfmt="Hình {n}: ", inner="docx", inner_name="Bai viet tong ket TDTT - ban cuoi.docx",
        author=("Kim Thị Sô Phia", "Chuyên viên", "Phòng Chính trị, tư tưởng"), updated="2025-08-27T08:00:00+07:00",
        photos=[("anh/Hinh 1.jpg", 0), (unicodedata.normalize("NFD", "anh/Hình 2.JPG"), 1), ("anh/hinh-3.jpg", 2), ("anh/hinh-4.jpg", 3), ("anh/Hinh 5.jpg", 4), ("anh/hinh_6.jpg", 5), ("anh/Hình 7.jpg", 6), ("anh/hinh-8.jpg", 7), ("anh/Hinh 9.png", 8), ("anh/hinh-10.jpg", 9)],
        extra=[("anh/Thumbs.db", b"\xd0\xcf\x11\xe0" + bytes(600)), ("__MACOSX/anh/._Hinh 1.jpg", bytes(120))])
r.title("LIÊN HOAN CÁC CÂU LẠC BỘ HỌC SINH", "VÀ HỘI NGHỊ TỔNG KẾT CÔNG TÁC NGOẠI KHÓA", "NĂM HỌC 2024 - 2025")
r.upd("Cập nhật lúc: 8 giờ 00 ngày 27/8/2025")
r.p("Ngày 26/8/2025, tại Cung Thiếu nhi thành phố Hồng Lĩnh Mới, Sở Giáo dục và Đào tạo tổ chức Liên hoan các câu lạc bộ học sinh và Hội nghị tổng kết công tác ngoại khóa năm học 2024 - 2025. Có 118 câu lạc bộ của 74 trường tham gia, trong đó 29 câu lạc bộ do học sinh tự lập và tự quản.")
r.p("Đến dự có:")
r.people([("Bà", "Lý Ngân Hà", "Phó Giám đốc Sở Giáo dục và Đào tạo"), ("Ông", "Châu Đăng Khôi", "Phó Bí thư Thành đoàn, Chủ tịch Hội đồng Đội thành phố"), ("Nghệ nhân", "Trần Út Ráng", "Chủ nhiệm Câu lạc bộ Đờn ca tài tử phường 2")], how="word", end=".")
r.p("Buổi sáng, sân Cung Thiếu nhi chia thành bảy khu. Khu ồn nhất là khu cờ tướng, bởi mỗi nước đi đều có người đứng ngoài bình luận. Khu yên nhất là góc trồng nấm của học sinh Trường THCS Cầu Ván, nơi ai vào cũng phải đeo khẩu trang.")
r.p("Buổi chiều, hội nghị tổng kết nghe bốn báo cáo viên là học sinh. Em Phú Quốc Huy nói về việc xin kinh phí: câu lạc bộ thiên văn của em gửi thư cho 31 doanh nghiệp, hai nơi trả lời, một nơi cho mượn kính. Em kết luận rằng tỷ lệ ấy đủ để hy vọng.")
r.p("Hội nghị thống nhất một số định hướng:")
r.lst(["Câu lạc bộ do học sinh đề xuất, nhà trường chỉ xét điều kiện an toàn", "Mỗi trường dành một buổi chiều trong tuần không xếp lịch học", "Không tính thành tích câu lạc bộ vào thi đua của lớp"], ordered=True, how="word")
r.p("Phát biểu tổng kết, bà Lý Ngân Hà cho rằng điều quý nhất ở các câu lạc bộ không phải là giải thưởng mà là việc các em biết họp, biết tranh luận và biết dọn dẹp sau khi xong việc.")
r.h("MỘT SỐ HÌNH ẢNH TẠI LIÊN HOAN")
r.gallery()
for c in ["Toàn cảnh liên hoan tại sân Cung Thiếu nhi", "Bà Lý Ngân Hà phát biểu khai mạc", "Ván cờ người của học sinh Trường THPT Trần Đại Tâm", "Góc trồng nấm của Trường THCS Cầu Ván", "Nghệ nhân Trần Út Ráng đàn cùng học sinh", "Câu lạc bộ thiên văn giới thiệu kính tự lắp", "Em Phú Quốc Huy báo cáo tại hội nghị", "Gian bánh dân gian gây quỹ", "Trao chứng nhận cho các câu lạc bộ tự quản", "Các đại biểu chụp ảnh lưu niệm"]:
    r.cap(c + ".")
r.byline("Kim Thị Sô Phia – Chuyên viên Phòng Chính trị, tư tưởng")

# ZIP 2 --------------------------------------------------------------------------------------------------------
r = new("z02-txt-img-thu-muc-con", "zip", layout="ZIP: .txt in a folder with a Vietnamese name, IMG_nnnn.jpg in a sub-folder (natural order), .DS_Store; one photo more than captions", inner="txt", inner_name="Bài đăng web/noi dung bai.txt",
        event=("2025-09-12", None), organiser="Trường THPT chuyên Sông Hậu Mới", year="2025-2026",
        author=("Tiết Cẩm Tú", None, None), capfmt="", 
        photos=[("Bài đăng web/ảnh/IMG_998.jpg", 0), ("Bài đăng web/ảnh/IMG_2031.jpg", 1), ("Bài đăng web/ảnh/IMG_2040.JPG", 2), ("Bài đăng web/ảnh/IMG_10002.jpg", None)],
        extra=[("Bài đăng web/ảnh/Thumbs.db", bytes(300)), (".DS_Store", bytes(200)), ("Bài đăng web/ghi chú.docx.tmp", b"")])
r.title("Hội nghị viên chức, người lao động năm học 2025-2026")
r.p("Chiều ngày 12/9/2025, Trường THPT chuyên Sông Hậu Mới tổ chức Hội nghị viên chức, người lao động năm học 2025-2026 với 97/101 đại biểu có mặt.")
r.p("Đoàn chủ tịch điều hành Hội nghị gồm:")
r.people([("Cô", "Mộng Thị Thiên Di", "Bí thư Chi bộ, Hiệu trưởng nhà trường"), ("Thầy", "Lê Bạch Đông", "Phó Hiệu trưởng, Trưởng ban Thanh tra nhân dân nhiệm kỳ trước"), ("Cô", "Tiết Cẩm Tú", "Chủ tịch Công đoàn cơ sở")], mark="– ")
r.p("Hội nghị nghe báo cáo tổng kết năm học cũ, dự thảo phương hướng năm học mới, báo cáo công khai tài chính và báo cáo hoạt động của Ban Thanh tra nhân dân. Phần công khai tài chính kéo dài 50 phút, lâu hơn mọi năm, vì có 12 câu hỏi về tiền điện phòng thí nghiệm và kinh phí đội tuyển.")
r.p("Vấn đề được tranh luận nhiều nhất là quy chế chi tiêu nội bộ. Tổ Vật lý đề nghị tính giờ chuẩn bị thí nghiệm; tổ Văn đề nghị tính giờ chấm bài viết dài; nhân viên thư viện nhắc rằng mình không có tiết nào để quy đổi. Cuối cùng, Hội nghị biểu quyết lập tổ công tác năm người, trong đó có một nhân viên, trình phương án trước ngày 30/9.")
r.p("Các chỉ tiêu chính được Hội nghị thông qua:")
r.lst(["100% giáo viên có ít nhất một bài dạy được đồng nghiệp góp ý", "Giảm 30% số cuộc họp toàn trường", "Mỗi học sinh lớp 10 có một thầy cô cố vấn trong suốt ba năm", "Tiết kiệm 10% chi phí điện, nước"], marks="*", ordered=False)
r.p("Hội nghị đã bầu Ban Thanh tra nhân dân nhiệm kỳ 2025 – 2027 gồm bảy người. Cô Mộng Thị Thiên Di thay mặt nhà trường và cô Tiết Cẩm Tú thay mặt Công đoàn ký giao ước thi đua, hứa trả lời mọi góp ý bằng văn bản trong mười ngày.")
r.h("Hình ảnh:")
r.gallery()
r.cap("Đoàn chủ tịch điều hành Hội nghị")
r.cap("Đại biểu biểu quyết thông qua nghị quyết")
r.cap("Ký giao ước thi đua năm học mới")
r.byline("Người viết: Tiết Cẩm Tú")
