from common import R
NB = "\u00a0"
ALL = []


def new(*a, **k):
    r = R(*a, **k)
    ALL.append(r)
    return r


# 1 ------------------------------------------------------------------------------------------------------------
r = new("d01-tong-ket-mam-non-cong-van-dau", "docx", layout="letterhead table; capital title on three paragraphs; – delegates; Word numbered list; 'Hình n:' captions below the pictures; byline last",
        event=("2025-08-14", None), venue="Hội trường Trường Mầm non Hoa Gạo", organiser="Sở Giáo dục và Đào tạo", year="2025-2026",
        author=("Lương Thị Hà Vy", "Chuyên viên", "Phòng Giáo dục Mầm non"), capfmt="Hình {n}: ", footer="Trang ",
        cites=[("1187/KH-SGDĐT", "2025-07-22", "tổ chức hội nghị tổng kết các cấp học")])
r.letterhead(["UBND TỈNH HÀ NGUYÊN", "SỞ GIÁO DỤC VÀ ĐÀO TẠO"], ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"])
r.title("HỘI NGHỊ TỔNG KẾT NĂM HỌC 2024 - 2025", "VÀ TRIỂN KHAI NHIỆM VỤ NĂM HỌC 2025 - 2026", "CẤP HỌC MẦM NON")
r.p("Sáng ngày 14/8/2025, tại Hội trường Trường Mầm non Hoa Gạo, Sở Giáo dục và Đào tạo tổ chức Hội nghị tổng kết năm học 2024 - 2025 và triển khai nhiệm vụ năm học 2025 - 2026 cấp học mầm non. Hội nghị được tổ chức theo Kế hoạch số 1187/KH-SGDĐT ngày 22/7/2025 về việc tổ chức hội nghị tổng kết các cấp học.")
r.p("Tham dự Hội nghị có:")
r.people([("Ông", "Đỗ Khắc Trường", "Tỉnh ủy viên, Bí thư Đảng ủy, Giám đốc Sở Giáo dục và Đào tạo;"),
          ("Bà", "Lê Thị Mộc Lan", "Phó Giám đốc Sở Giáo dục và Đào tạo;"),
          ("Bà", "Trịnh Ngọc Huyền Trâm", "Trưởng phòng Giáo dục Mầm non;"),
          ("Ông", "Phùng Đức Hải Đăng", "Phó Chủ tịch Công đoàn ngành, Trưởng ban Tuyên giáo.")])
r.p("Cùng dự có lãnh đạo 46 phòng Văn hóa – Xã hội các xã, phường và hiệu trưởng 112 trường mầm non công lập, ngoài công lập trên địa bàn tỉnh.")
r.h("Kết quả nổi bật", how="style")
r.p("Năm học vừa qua, toàn tỉnh huy động được 41,2% trẻ nhà trẻ và 98,6% trẻ mẫu giáo ra lớp. Số trẻ suy dinh dưỡng thể nhẹ cân giảm còn 2,1%. Ba mươi hai trường đã bỏ hẳn bảng điểm thi đua dán ở cửa lớp, thay bằng sổ ghi những điều trẻ tự làm được trong tuần.")
r.pic("Quang cảnh Hội nghị tổng kết cấp học mầm non")
r.p("Bà Trịnh Ngọc Huyền Trâm thừa nhận việc thiếu giáo viên vẫn là nỗi lo lớn nhất: toàn ngành còn thiếu 287 người, trong đó các xã vùng cao chiếm hơn một nửa. Nhiều cô giáo phải đón trẻ từ 6 giờ 15 phút và ra về khi trời đã tối.")
r.h("Nhiệm vụ trọng tâm", how="style")
r.p("Hội nghị thống nhất bốn nhiệm vụ cho năm học mới:")
r.lst(["Bảo đảm an toàn tuyệt đối cho trẻ, mỗi điểm trường có ít nhất một người biết sơ cứu;", "Chuẩn bị điều kiện thí điểm chương trình giáo dục mầm non mới tại 12 trường;", "Rà soát, xóa phòng học tạm, phòng học nhờ trước tháng 12 năm 2025;", "Không giao giáo viên làm thay hồ sơ của bộ phận hành chính."], ordered=True, how="word")
r.p("Kết luận Hội nghị, ông Đỗ Khắc Trường đề nghị các địa phương ưu tiên tuyển dụng giáo viên mầm non ngay trong quý III, không chờ đến khi có lớp mới đi tìm cô.")
r.gallery()
r.pic("Bà Trịnh Ngọc Huyền Trâm – Trưởng phòng Giáo dục Mầm non báo cáo tổng kết")
r.pic("Đại biểu Trường Mầm non Hoa Gạo trình bày tham luận về bữa ăn sáng")
r.pic("Ông Đỗ Khắc Trường trao cờ thi đua cho các đơn vị dẫn đầu")
r.byline("Lương Thị Hà Vy – Chuyên viên Phòng Giáo dục Mầm non")

# 2 ------------------------------------------------------------------------------------------------------------
r = new("d02-khai-giang-tieu-de-kicker", "docx", layout="kicker above a Title-style title; byline under the title; bold lead; single unnumbered captions with 'Ảnh:' credits between paragraphs",
        event=("2025-09-05", None), venue="Trường THPT Nguyễn Bá Lân", organiser=None, year="2025-2026",
        author=("Hoàng Diệu Thủy", None, None), updated="2025-09-05T11:20:00+07:00")
r.drop("Nhịp sống học đường", bold=True)
r.title("Tiếng trống khai trường ở ngôi trường vừa qua lũ", how="style")
r.upd("Cập nhật: 11:20, 05/9/2025")
r.byline("Bài, ảnh: Hoàng Diệu Thủy")
r.lead("Gần hai tuần sau trận lũ làm ngập toàn bộ tầng một, thầy trò Trường THPT Nguyễn Bá Lân vẫn kịp khai giảng năm học 2025-2026 đúng ngày, trong sân trường còn vệt bùn.")
r.p("Lễ khai giảng diễn ra sáng 05/9/2025 tại Trường THPT Nguyễn Bá Lân với phần lễ chỉ kéo dài ba mươi lăm phút. Không có diễu hành, không thả bóng bay; thay vào đó là phần giới thiệu 14 lớp đầu cấp và lời chào của học sinh lớp 12 dành cho các em lớp 10.")
r.pic("Học sinh lớp 10 bước qua cổng trường mới sơn lại. Ảnh: Hoàng Diệu Thủy")
r.p("Đến dự buổi lễ có ông Kha Văn Tấn, Phó Chủ tịch UBND tỉnh; bà Ngô Thị Lệ Giang, Chủ tịch UBND xã Trà Sơn cùng đại diện phụ huynh và cựu học sinh nhiều khóa.")
r.p("Trong diễn văn khai giảng, cô hiệu trưởng Vũ Thị Thanh Ngà đọc tên từng người đã giúp trường dọn bùn: bộ đội biên phòng, đoàn viên các xã bạn, cả những người thợ sửa máy tính không lấy tiền công. Cô nói rằng năm học này sẽ không có phong trào nào đặt tên mới, chỉ có một việc là học cho thật.")
r.p("Đáp lời, em Cao Minh Khuê, học sinh lớp 12A3 kể chuyện cả lớp phơi từng trang sách giáo khoa trên hiên nhà văn hóa thôn.")
r.gallery()
r.pic("Cô Vũ Thị Thanh Ngà đánh trống khai trường. Ảnh: Hoàng Diệu Thủy")
r.pic("Em Cao Minh Khuê phát biểu cảm nghĩ. Ảnh: Đoàn trường cung cấp")
r.p("Thực hiện chủ trương miễn học phí, từ năm học này học sinh công lập các cấp không phải đóng học phí. Nhà trường cũng công khai trên bảng tin bốn khoản thu theo thỏa thuận, khoản nào phụ huynh không đồng thuận thì không thu.")
r.p("Sau phần lễ, học sinh về lớp học tiết đầu tiên. Ở lớp 11A1, bài học mở đầu là đọc thước đo mực nước mà chính các em đã vạch lên tường hôm lũ về.")

# 3 ------------------------------------------------------------------------------------------------------------
r = new("d03-tap-huan-chu-thich-ben-phai", "docx", layout="two-column table of pictures with the caption at the right; delegates as a Word bulleted list; typed a) list; header and footer text",
        event=("2025-08-21", "2025-08-22"), venue="Trung tâm Giáo dục thường xuyên tỉnh Vĩnh Hải", organiser="Sở GDĐT", year="2025-2026",
        author=("Nông Văn Kiệt", "Chuyên viên", "Phòng GDTX-GDNN"), capfmt="Ảnh {n}. ", footer="- ", pagehead="Bản tin Giáo dục Vĩnh Hải",
        cites=[("2046/SGDĐT-GDTX", "2025-08-06", "cử cán bộ, giáo viên tham gia tập huấn"), ("27/2024/TT-BGDĐT", None, None)])
r.title("Tập huấn sử dụng học liệu số cho giáo viên giáo dục thường xuyên", how="h1")
r.p("Thực hiện Công văn số 2046/SGDĐT-GDTX ngày 06 tháng 8 năm 2025 của Sở GDĐT về việc cử cán bộ, giáo viên tham gia tập huấn, trong hai ngày 21 và 22 tháng 8 năm 2025, tại Trung tâm Giáo dục thường xuyên tỉnh Vĩnh Hải, Sở GDĐT tổ chức lớp tập huấn sử dụng học liệu số cho 164 giáo viên giáo dục thường xuyên.")
r.p("Dự khai mạc lớp tập huấn có:")
r.people([("TS.", "Mạc Quang Thiện", "Phó Giám đốc Sở GDĐT, Trưởng ban Chỉ đạo chuyển đổi số ngành;"), ("ThS.", "Viên Thị Hồng Thắm", "Giám đốc Trung tâm Giáo dục thường xuyên tỉnh;"), ("Ông", "Tôn Nhật Duật", "Phó Trưởng phòng GDTX-GDNN.")], how="word", sep=", ")
r.p("Khác với những đợt trước chỉ nghe giới thiệu phần mềm, lần này mỗi học viên phải mang theo một bài dạy đã dùng năm ngoái và sửa nó ngay tại lớp. Báo cáo viên đi từng bàn, hỏi một câu duy nhất: chỗ nào người học của anh chị hay bỏ giữa chừng?")
r.p("Nội dung tập huấn xoay quanh ba phần:")
r.lst(["Tìm và kiểm tra giấy phép của học liệu mở trước khi dùng;", "Thu âm, dựng đoạn phim dưới năm phút bằng điện thoại;", "Thiết kế bài tập tự chấm cho học viên vừa học vừa làm."], ordered=True, marks="a)")
r.p("Các sản phẩm được đối chiếu với yêu cầu cần đạt của chương trình và quy định tại Thông tư 27/2024/TT-BGDĐT. Có 18 bài phải làm lại vì dùng nhạc không rõ nguồn gốc.")
r.h("Một số hình ảnh tại lớp tập huấn:", how="plain")
r.gallery()
r.grid(["TS. Mạc Quang Thiện phát biểu khai mạc", "Học viên tự thu âm bài giảng trong phòng thực hành", "Báo cáo viên góp ý từng sản phẩm"], how="right")
r.p("Bế mạc lớp tập huấn, ông Tôn Nhật Duật thông báo 40 sản phẩm tốt nhất sẽ được đưa lên kho học liệu dùng chung, có ghi tên tác giả, từ ngày 15 tháng 9.")
r.byline("Nông Văn Kiệt, Chuyên viên Phòng GDTX-GDNN")

# 4 ------------------------------------------------------------------------------------------------------------
r = new("d04-so-ket-luoi-anh-bang-dai-bieu", "docx", layout="grid table of pictures, a row of pictures over a row of captions; delegates in a table with TT; headings bold with typed roman numbers; 'Bài, ảnh:' last",
        event=("2026-01-09", None), venue="Hội trường lớn UBND phường Tân Quy", organiser="Phòng Văn hóa – Xã hội phường Tân Quy", year="2025-2026",
        author=("Khúc Thừa Mỹ", None, None), cites=[("29/2024/TT-BGDĐT", "2024-12-30", "dạy thêm, học thêm")])
r.title("SƠ KẾT HỌC KỲ I NĂM HỌC 2025-2026", "CÁC TRƯỜNG TRỰC THUỘC PHƯỜNG TÂN QUY", how="br")
r.p("Chiều thứ Sáu (09/01/2026), tại Hội trường lớn UBND phường Tân Quy, Phòng Văn hóa – Xã hội phường Tân Quy tổ chức Hội nghị sơ kết học kỳ I năm học 2025-2026 đối với chín trường mầm non, tiểu học và trung học cơ sở trực thuộc.")
r.h("Thành phần tham dự Hội nghị:", how="plain")
r.people([("Ông", "Bạch Hưng Thịnh", "Phó Bí thư Đảng ủy, Chủ tịch UBND phường"), ("Bà", "Đàm Thị Cẩm Nhung", "Phó Chủ tịch UBND phường, Trưởng ban Chỉ đạo phổ cập giáo dục"), ("Ông", "Ông Ích Phúc", "Trưởng phòng Văn hóa – Xã hội"), ("Bà", "Từ Thị Hoài An", "Chuyên viên phụ trách giáo dục")], how="table", head=("TT", "Họ và tên", "Chức vụ"))
r.h("I. KẾT QUẢ HỌC KỲ I")
r.p("Đây là học kỳ đầu tiên các trường hoạt động theo mô hình chính quyền địa phương hai cấp. Báo cáo do bà Từ Thị Hoài An trình bày nêu rõ: 100% học sinh lớp 1 đọc được đoạn văn ngắn; tỷ lệ học sinh trung học cơ sở phải rèn luyện thêm trong hè dự kiến dưới 0,5%.")
r.p("Cả chín trường đã ký cam kết thực hiện Thông tư số 29/2024/TT-BGDĐT ngày 30/12/2024 về dạy thêm, học thêm; phường đã kiểm tra đột xuất ba lần và chấn chỉnh một cơ sở chưa đăng ký.")
r.h("II. KHÓ KHĂN")
r.lst(["Hai trường tiểu học còn học hai ca vì thiếu 11 phòng học", "Kinh phí chi thường xuyên về chậm trong tháng 9 và tháng 10", "Nhân viên y tế trường học phải kiêm nhiệm ở hai điểm trường"], marks="+")
r.h("III. HÌNH ẢNH HỘI NGHỊ")
r.gallery()
r.grid(["Toàn cảnh Hội nghị sơ kết", "Bà Từ Thị Hoài An trình bày báo cáo", "Hiệu trưởng Trường Tiểu học Tân Quy 2 phát biểu", "Trao thưởng cho học sinh đạt giải cấp tỉnh"], how="rows")
r.p("Phát biểu kết luận, ông Bạch Hưng Thịnh giao Phòng Văn hóa – Xã hội hoàn thành phương án thuê phòng học tạm trước Tết Nguyên đán, đồng thời yêu cầu kế toán các trường họp chung mỗi tháng một lần để tháo gỡ thủ tục thanh toán.")
r.byline("Bài, ảnh: Khúc Thừa Mỹ")

# 5 ------------------------------------------------------------------------------------------------------------
r = new("d05-hoi-thao-chu-thich-tren-anh", "docx", layout="captions above their pictures, 'Ảnh n.'; title in one paragraph with line breaks; ruled 1/ list; source line last",
        event=("2025-10-30", "2025-10-31"), venue="Trường Cao đẳng Sư phạm An Khê Thượng (cơ sở 2)", organiser="Hội Khoa học Tâm lý – Giáo dục tỉnh", year="2025-2026",
        updated="2025-11-03T09:05:00+07:00", capfmt="Ảnh {n}. ", source=("Báo An Khê Thượng", None))
r.title("HỘI THẢO", "“SỨC KHỎE TINH THẦN CỦA NGƯỜI THẦY", "TRONG BỐI CẢNH ĐỔI MỚI”", how="br")
r.upd("Thứ Hai, ngày 03 tháng 11 năm 2025 - 09:05")
r.p("Từ ngày 30 đến ngày 31/10/2025, tại Trường Cao đẳng Sư phạm An Khê Thượng (cơ sở 2), Hội Khoa học Tâm lý – Giáo dục tỉnh phối hợp với Công đoàn ngành Giáo dục tổ chức Hội thảo “Sức khỏe tinh thần của người thầy trong bối cảnh đổi mới”. Ban tổ chức nhận được 58 tham luận, trong đó 21 bài của giáo viên đang đứng lớp ở vùng khó khăn.")
r.p("Chủ trì Hội thảo gồm:")
r.people([("PGS.TS.", "Hà Huy Lượng", "Chủ tịch Hội Khoa học Tâm lý – Giáo dục tỉnh"), ("NGƯT", "Đinh Thị Tố Uyên", "Nguyên Phó Giám đốc Sở Giáo dục và Đào tạo"), ("ThS.", "Y Blăng Niê", "Trưởng khoa Tâm lý, Trường Cao đẳng Sư phạm An Khê Thượng")], mark="* ", sep=": ")
r.p("Mở đầu phần tham luận, cô Tạ Thu Sương, giáo viên chủ nhiệm lớp 9, đọc nhật ký một tuần của mình: 61 cuộc gọi của phụ huynh, 14 biểu mẫu phải điền, và chỉ một buổi tối được ăn cơm cùng con. Cả hội trường lặng đi rồi vỗ tay rất lâu.")
r.gallery()
r.pic("PGS.TS. Hà Huy Lượng phát biểu đề dẫn", where="above")
r.pic("Cô Tạ Thu Sương đọc nhật ký nghề giáo", where="above")
r.pic("Nhóm thảo luận của giáo viên vùng biên", where="above")
r.p("Kết quả khảo sát 1.240 giáo viên, từ bậc mầm non đến trung học phổ thông, do ThS. Y Blăng Niê công bố cho thấy 37% người được hỏi mất ngủ kéo dài trên một tháng; nguyên nhân hàng đầu không phải là lương mà là cảm giác bị nghi ngờ.")
r.p("Hội thảo gửi tới các cơ quan quản lý ba kiến nghị:")
r.lst(["Cắt giảm tối thiểu một phần ba số báo cáo định kỳ;", "Lập đường dây tư vấn tâm lý riêng cho nhà giáo;", "Đưa số giờ làm việc ngoài giờ vào tiêu chí đánh giá hiệu trưởng."], ordered=True, marks="1/")
r.p("Bên lề Hội thảo, phòng tham vấn miễn phí đã đón 83 lượt giáo viên, nhiều người lần đầu ngồi trước một chuyên gia tâm lý.")
r.src("Theo Báo An Khê Thượng")

# 6 ------------------------------------------------------------------------------------------------------------
r = new("d06-anh-khong-chu-thich-tieu-de-tu-danh-so", "docx", layout="pictures with no captions at all; headings numbered by Word (I., II.); delegates in one paragraph with line breaks; no byline",
        event=("2025-07-18", None), venue="Trường THCS&THPT Đồng Văn Lãng", organiser="Sở Giáo dục và Đào tạo tỉnh Thanh Lĩnh", year="2024-2025",
        updated="2025-07-21T00:00:00+07:00")
r.title("Hội nghị rút kinh nghiệm công tác coi thi, chấm thi Kỳ thi tốt nghiệp THPT năm 2025")
r.upd("Ngày đăng: 21-7-2025")
r.p("Ngày 18.7.2025, tại Trường THCS&THPT Đồng Văn Lãng, Sở Giáo dục và Đào tạo tỉnh Thanh Lĩnh đã tổ chức Hội nghị rút kinh nghiệm công tác coi thi, chấm thi Kỳ thi tốt nghiệp THPT năm 2025. Đây là kỳ thi đầu tiên dành cho học sinh học trọn ba năm theo Chương trình giáo dục phổ thông 2018.")
r.p("Chủ trì Hội nghị có các đồng chí:")
r.people([("Đ/c", "Lâm Quốc Vượng", "Phó Giám đốc Sở, Phó Trưởng ban Thường trực Ban Chỉ đạo thi"), ("Đ/c", "Hứa Thị Bảo Châu", "Trưởng phòng Quản lý chất lượng"), ("Đ/c", "Danh Sà Rươl", "Chánh Thanh tra Sở")], how="br", mark="- ", end=";")
r.h("Công tác coi thi", how="auto")
r.p("Toàn tỉnh có 31 điểm thi với 14.206 thí sinh. Ba thí sinh bị đình chỉ do mang điện thoại vào phòng thi, đều được phát hiện trong mười phút đầu. Điểm thi ở xã đảo phải dùng tàu của bộ đội chở đề từ 3 giờ sáng; phương án dự phòng gió cấp 6 được chuẩn bị nhưng không phải dùng.")
r.gallery()
r.pic()
r.pic()
r.h("Công tác chấm thi", how="auto")
r.p("Hội đồng chấm 13.877 bài tự luận môn Ngữ văn trong chín ngày. Số bài lệch từ 1,0 điểm trở lên giữa hai giám khảo là 212, giảm một nửa so với năm trước nhờ hai buổi chấm chung. Tuy vậy, phòng chấm còn nóng, nhiều giám khảo đề nghị giãn thời gian nghỉ giữa buổi.")
r.pic()
r.h("Kiến nghị", how="auto")
r.lst(["Bố trí điểm thi gần nơi cư trú của học sinh vùng sâu", "Mua sắm thêm tủ đựng bài thi có hai khóa", "Bồi dưỡng sớm cho giám khảo trẻ"], how="style")
r.p("Kết luận Hội nghị, đồng chí Lâm Quốc Vượng yêu cầu Phòng Quản lý chất lượng hoàn thành sổ tay coi thi có hình minh họa trước ngày 31 tháng 3 năm sau.")

# 7 ------------------------------------------------------------------------------------------------------------
r = new("d07-theo-doi-sua-doi", "docx", layout="tracked insertions and deletions; letterhead with number and dateline; lead-in list typed 1); letters cited in odd spellings; no pictures",
        event=("2025-08-19", None), venue="phòng họp số 2, trụ sở Sở GD&ĐT", organiser="Sở GD&ĐT", year="2025-2026",
        author=(None, None, "Văn phòng Sở"), cites=[("1955/SGDĐT-VP", "2025-08-11", "rà soát các khoản thu đầu năm học"), ("142/2025/NĐ-CP", "2025-06-12", None), ("77/KH-UBND", "2025-07-03", "sắp xếp mạng lưới trường, lớp"), ("16/CT-UBND", None, None)])
r.letterhead(["UBND TỈNH LONG XUYÊN HẠ", "SỞ GIÁO DỤC VÀ ĐÀO TẠO", "Số: /BC-SGDĐT"], ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập – Tự do – Hạnh phúc", "Long Xuyên Hạ, ngày 20 tháng 8 năm 2025"])
r.title("Giao ban công tác chuẩn bị năm học mới 2025-2026")
r.p("Chiều 19/8/2025, tại phòng họp số 2, trụ sở Sở GD&ĐT, Sở GD&ĐT tổ chức hội nghị giao ban công tác chuẩn bị năm học mới 2025-2026 với [[-lãnh đạo-]][[+đại diện lãnh đạo 102+]] xã, phường, đặc khu. Hội nghị do Phó Giám đốc phụ trách Sở Kiều Mạnh Trí chủ trì.")
r.p("Trước đó, Sở đã ban hành Công văn số 1955 /SGD ĐT – VP ngày 11-8-2025 V/v rà soát các khoản thu đầu năm học; Nghị định số 142/2025/NĐ-CP ngày 12/6/2025 của Chính phủ được gửi đến từng đơn vị để thực hiện việc phân cấp. Việc sắp xếp điểm trường thực hiện theo Kế hoạch 77/KH-UBND, ngày 03.7.2025 của UBND tỉnh về sắp xếp mạng lưới trường, lớp.")
r.p("Theo báo cáo, đến ngày 18/8 [[-còn 9-]][[+còn 7+]] điểm trường chưa hoàn thành sửa chữa. Sách giáo khoa đã về đủ 96% số lượng đăng ký; riêng sách tiếng Khmer phải đến đầu tháng 9 mới có. Số học sinh lớp 1 tăng 1.180 em so với năm học trước, tập trung ở các phường mới nhập.")
r.h("Những việc phải xong trước ngày tựu trường")
r.lst(["Dọn vệ sinh, kiểm tra hệ thống điện, bể nước và hàng rào ở tất cả các điểm trường;", "Công khai danh mục các khoản thu[[-, chi-]] kèm căn cứ pháp lý tại bảng tin và trang thông tin của trường;", "Phân công giáo viên dạy liên trường cho bốn môn còn thiếu[[+, báo cáo về Sở bằng phần mềm+]]."], ordered=True, marks="1)")
r.p("Trao đổi tại hội nghị, đại diện phường Bình Đức đề nghị cho phép dùng quỹ đất của trụ sở xã cũ làm trường mầm non. Sở GD&ĐT ghi nhận và sẽ trình UBND tỉnh trong tháng 9 theo tinh thần Chỉ thị số 16/CT-UBND.")
r.p("Phó Giám đốc phụ trách Sở Kiều Mạnh Trí nhấn mạnh: ngày khai giảng phải gọn, vui, học sinh không phải tập dượt nhiều lần ngoài nắng.")
r.byline("Văn phòng Sở")

# 8 ------------------------------------------------------------------------------------------------------------
r = new("d08-hop-van-ban-anh-noi", "docx", layout="kicker in a text box (choice and fallback); floating pictures, their captions in text boxes below; underlined headings; unit only as byline",
        event=("2025-11-18", None), venue="Nhà văn hóa Lao động tỉnh", organiser="Công đoàn Giáo dục tỉnh Phú Thanh", year="2025-2026",
        author=(None, None, "Ban Tuyên giáo Công đoàn Giáo dục tỉnh"), anchor=True, updated="2025-11-19T15:40:00+07:00")
r.drop("CHÀO MỪNG NGÀY NHÀ GIÁO VIỆT NAM", textbox=True)
r.title("Tọa đàm gặp mặt nhà giáo tiêu biểu vùng đồng bào dân tộc thiểu số", how="br")
r.upd("19/11/2025 | 15:40")
r.p("Tối 18/11/2025, tại Nhà văn hóa Lao động tỉnh, Công đoàn Giáo dục tỉnh Phú Thanh tổ chức Tọa đàm gặp mặt nhà giáo tiêu biểu vùng đồng bào dân tộc thiểu số. Bảy mươi lăm thầy cô giáo từ 22 xã miền núi về dự, người đi xa nhất vượt 140 cây số đường đèo.")
r.h("Khách mời", how="underline")
r.people([("Bà", "H’Linh Êban", "Phó Chủ tịch HĐND tỉnh"), ("Ông", "Thạch Sơn Hà", "Phó Giám đốc Sở Nội vụ, Chủ tịch Hội Cựu giáo chức tỉnh"), ("Thầy giáo", "Giàng Seo Páo", "Giáo viên Trường PTDTBT TH Bản Lủng")], mark="• ")
r.h("Những câu chuyện từ điểm trường", how="underline")
r.p("Thầy giáo Giàng Seo Páo kể mười một năm đi bộ ba cây số từ chỗ để xe vào điểm trường. Mùa mưa, thầy mang theo sợi dây thừng để dắt học trò qua suối. Có em học xong lớp 5 quay lại tặng thầy đúng sợi dây mới bện.")
r.gallery()
r.pic("Thầy giáo Giàng Seo Páo kể chuyện ở điểm trường", where="textbox")
r.pic("Các nhà giáo giao lưu cùng học sinh nội trú", where="textbox")
r.p("Cô giáo Ksor H’Yăm lại nói về những bữa cơm có thịt. Bếp ăn do phụ huynh góp củi, cô góp tiền phụ cấp, cửa hàng dưới chợ cho nợ đến cuối tháng. Từ ngày có bếp, lớp của cô không còn em nào bỏ học sau Tết.")
r.h("Lời cam kết", how="underline")
r.p("Bà H’Linh Êban cho biết HĐND tỉnh sẽ xem xét nghị quyết hỗ trợ tiền đi lại cho giáo viên cắm bản tại kỳ họp cuối năm. Công đoàn Giáo dục tỉnh trao 75 phần quà, mỗi phần gồm một chiếc đèn năng lượng mặt trời và hai triệu đồng.")
r.byline("Ban Tuyên giáo Công đoàn Giáo dục tỉnh")

# 9 ------------------------------------------------------------------------------------------------------------
r = new("d09-chu-thich-truong-seq-bang-so-lieu", "docx", layout="Word Caption style with a SEQ field for the number; data table; 'Trang n' footer; Word bullets; lead clause; 'Người viết:'",
        event=("2025-12-12", None), venue="Khách sạn Biển Ngọc", organiser="Sở GD-ĐT Cửa Lục", year="2025-2026", seq=True, capfmt="Hình {n}. ", footer="Trang ",
        author=("Sầm Thị Vân Khánh", None, "Phòng Kế hoạch – Tài chính"), cites=[("1705/QĐ-TTg", "2024-12-31", None)])
r.title("HỘI NGHỊ CÔNG BỐ KẾT QUẢ KHẢO SÁT", "THIẾT BỊ DẠY HỌC TỐI THIỂU NĂM 2025")
r.p("Ngày 12 tháng 12 năm 2025, Sở GD-ĐT Cửa Lục phối hợp với Viện Nghiên cứu Giáo dục Hải Tần tổ chức Hội nghị công bố kết quả khảo sát thiết bị dạy học tối thiểu năm 2025 tại Khách sạn Biển Ngọc. Hội nghị có 210 đại biểu đến từ các trường phổ thông và các đơn vị cung cấp thiết bị.")
r.p("Cuộc khảo sát kéo dài bốn tháng, đi qua 186 trường. Khảo sát viên không hỏi trường có bao nhiêu thiết bị mà mở tủ, cắm điện, đếm số thiết bị còn chạy được. Kết quả tóm tắt trong bảng dưới đây:")
r.table([["Cấp học", "Số trường", "Có đủ theo danh mục", "Còn dùng được"], ["Tiểu học", "92", "64,1%", "51,7%"], ["Trung học cơ sở", "63", "58,4%", "43,0%"], ["Trung học phổ thông", "31", "70,2%", "60,8%"]])
r.p("Chỗ chênh lệch giữa hai cột cuối là điều khiến nhiều đại biểu giật mình: gần một phần năm thiết bị được mua nhưng đã hỏng hoặc chưa từng tháo hộp.")
r.p("Nguyên nhân chủ yếu gồm:")
r.lst(["Giáo viên chưa được hướng dẫn sử dụng khi nhận bàn giao;", "Không có kinh phí thay pin, bóng đèn, hóa chất;", "Thiết bị mua về không khớp với bộ sách đang dạy."], how="word")
r.p("Theo Quyết định số 1705/QĐ-TTg ngày 31/12/2024 của Thủ tướng Chính phủ, đến năm 2030 các cơ sở giáo dục phải đủ thiết bị tối thiểu. Phó Giám đốc Sở Chế Thị Nhàn đề nghị dành ít nhất 15% tiền mua sắm cho bảo trì, và lấy tỷ lệ còn dùng được làm thước đo thay cho số lượng mua mới.")
r.gallery()
r.pic("Quang cảnh Hội nghị công bố kết quả khảo sát")
r.pic("Khảo sát viên kiểm tra kính hiển vi tại một trường trung học cơ sở")
r.p("Bộ số liệu đầy đủ được công khai trên trang thông tin của Sở để các nhà trường tự đối chiếu.")
r.byline("Người viết: Sầm Thị Vân Khánh (Phòng Kế hoạch – Tài chính)")

# 10 -----------------------------------------------------------------------------------------------------------
r = new("d10-ca-bai-trong-mot-o-bang", "docx", layout="the whole text in one cell of a layout table; soft hyphens, NBSP, tabs, double spaces; captions in italics, unnumbered; updated-at at the end",
        event=("2025-08-28", None), venue="Trường Tiểu học Kim Sơn 1", organiser="UBND xã Kim Sơn", year="2025-2026", in_table=True,
        author=("Phí Văn Toàn", "Phó Hiệu trưởng", "Trường Tiểu học Kim Sơn 1"), updated="2025-08-29T07:55:00+07:00")
r.title("Ký kết quy chế phối hợp giữa nhà trường, gia đình và xã hội", "năm học 2025 – 2026")
r.p(f"Ngày{NB}28/8/2025, tại Trường Tiểu học Kim Sơn 1,  UBND xã Kim Sơn tổ chức lễ ký kết quy chế phối hợp giữa nhà trường, gia đình và xã hội năm học 2025{NB}–{NB}2026. Lễ ký có sự chứng kiến của{NB} 130 phụ huynh và toàn thể hiệu trưởng các trường trên địa bàn xã.")
r.h("Các bên tham gia ký kết:", how="plain")
r.people([("Ông", "Nghiêm Xuân Quý", "Phó Chủ tịch UBND xã"), ("Bà", "Mẫn Thị Duyên", "Hiệu trưởng Trường Tiểu học Kim Sơn 1, Cụm trưởng cụm trường số 3"), ("Ông", "Tiêu Công Bằng", "Trưởng Công an xã"), ("Bà", "Lộc Thị Na", "Chủ tịch Hội Liên hiệp Phụ nữ xã")], mark="-\t")
r.p("Quy chế năm nay chỉ dài hai trang. Mỗi bên ghi rõ một việc mình làm, một số điện tho\u00adại mình nghe máy và thời hạn trả lời. Công an xã nhận trực cổng trường vào giờ tan học; Hội Liên hiệp Phụ nữ nhận đón giúp trẻ khi cha mẹ tan ca muộn; nhà trường cam kết trả lời phản\u00ad ánh trong hai ngày làm việc.")
r.gallery()
r.pic("Các bên ký kết quy chế phối hợp")
r.pic("Phụ huynh góp ý vào bản quy chế")
r.p("Trước khi đặt bút ký, nhiều phụ huynh hỏi về tuyến đường nhựa trước cổng trường, nơi xe chở đá vẫn chạy vào giờ học sinh đến lớp. Ông Tiêu Công Bằng hứa trong tuần đầu tháng 9 sẽ có biển cấm xe tải theo giờ và gờ giảm tốc.")
r.p("Bà Mẫn Thị Duyên chia sẻ, văn bản nào rồi cũng cất vào tủ nếu không ai đọc lại; vì thế quy chế được in khổ lớn, treo ở phòng chờ của phụ huynh và sẽ được chấm điểm công khai vào cuối mỗi học kỳ.")
r.byline("Phí Văn Toàn - Phó Hiệu trưởng Trường Tiểu học Kim Sơn 1")
r.upd("Cập nhật lần cuối: 07:55 ngày 29/8/2025")

# 11 -----------------------------------------------------------------------------------------------------------
r = new("d11-anh-co-anh-khong-tin-anh", "docx", layout="captions for some pictures only; title in capitals with a kicker; blank paragraphs everywhere; credit line; 'Tin: … – Ảnh: …'",
        event=("2025-08-15", None), venue="Hội trường Thành ủy Bắc Lãng", organiser="Sở Giáo dục và Đào tạo", year="2025-2026", blank=True,
        author=("Ngân Thị Xuyến", None, None), updated="2025-08-16T16:30:00+07:00", capfmt="")
r.drop("TIN TRONG NGÀNH", bold=True)
r.title("HỘI NGHỊ BÀN GIẢI PHÁP", "NÂNG CAO CHẤT LƯỢNG DẠY HỌC TIẾNG ANH", "GIAI ĐOẠN 2025 – 2030")
r.upd("Cập nhật lúc 16 giờ 30 phút, ngày 16/8/2025")
r.p("Chiều thứ Sáu (15/8), tại Hội trường Thành ủy Bắc Lãng đã diễn ra Hội nghị bàn giải pháp nâng cao chất lượng dạy học tiếng Anh giai đoạn 2025 – 2030 do Sở Giáo dục và Đào tạo tổ chức. Hơn 300 cán bộ quản lý, tổ trưởng chuyên môn tiếng Anh tham dự trực tiếp và qua 27 điểm cầu.")
r.pic("Toàn cảnh Hội nghị tại điểm cầu chính")
r.p("Mở đầu Hội nghị, Trưởng phòng Giáo dục Phổ thông Đổng Văn Bảo dẫn kết quả thi tốt nghiệp: điểm trung bình môn tiếng Anh của thành phố đứng thứ 19, tăng ba bậc, song khoảng cách giữa nội thành và các xã ven sông vẫn là 1,7 điểm.")
r.pic()
r.p("Thảo luận tại Hội nghị, cô Âu Thị Kiều Oanh, Trường THCS Hồng Phong cho rằng học sinh sợ nói không phải vì thiếu từ mà vì sợ sai trước bạn bè. Trường của cô dành mười phút đầu giờ để học sinh nói theo cặp, giáo viên không sửa lỗi. Sau một học kỳ, số em xung phong tăng gấp ba.")
r.p("Các đại biểu tập trung đề xuất:")
r.lst(["Kiểm tra kỹ năng nói bằng điểm thành phần, không dồn vào cuối kỳ;", "Cho giáo viên ở xã khó khăn dạy chung với giáo viên nội thành qua mạng;", "Hạn chế mua phần mềm nhỏ lẻ, mỗi trường một loại."], how="typed", marks="-")
r.gallery()
r.pic("Cô Âu Thị Kiều Oanh chia sẻ cách dạy nói theo cặp")
r.pic("Các tổ trưởng chuyên môn thảo luận nhóm")
r.p("Kết luận, Phó Giám đốc Sở Giáo dục và Đào tạo Lại Thế Vinh giao Phòng Giáo dục Phổ thông xây dựng bộ câu hỏi nói dùng chung, thử nghiệm từ tháng 10 năm 2025.")
r.p("Ảnh: Ngô Gia Kiên")
r.items.pop()                                   # printed within the byline's line
r.byline("Tin: Ngân Thị Xuyến – Ảnh: Ngô Gia Kiên")
