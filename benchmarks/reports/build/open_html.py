from common import R
NB = "\u00a0"
ALL = []


def new(*a, **k):
    r = R(*a, **k)
    ALL.append(r)
    return r


# 1 ------------------------------------------------------------------------------------------------------------
r = new("h01-cong-so-figure-thuc-the", "html", layout="department portal: menu, breadcrumb, share links, figure/figcaption, related news, footer; named and numeric entities", entities=True,
        event=("2025-10-02", None), venue="Trung tâm Văn hóa – Thể thao xã Mường Khao", organiser="Sở Giáo dục và Đào tạo", year="2025-2026",
        updated="2025-10-03T08:42:00+07:00", author=("Quàng Thị Phượng", None, "Phòng GDTX"), cites=[("387/QĐ-TTg", "2022-03-25", None), ("2511/SGDĐT-GDTX", "2025-09-18", "tổ chức Tuần lễ hưởng ứng học tập suốt đời năm 2025")],
        head='<!DOCTYPE html>\n<html lang="vi"><head><meta charset="utf-8"><title>Khai m&#7841;c Tu&#7847;n l&#7877; - S&#7903; GD&amp;&#272;T</title>\n<style>.menu li{float:left}</style>\n<script>var page="bản tin"; function inTrang(){window.print();}</script></head>\n<body>\n', foot="\n</body></html>\n")
r.raw('<div id="header"><a href="/"><img src="/portal/logo.png" alt="logo"></a></div>\n<ul class="menu"><li><a href="/">Trang ch&#7911;</a></li><li><a href="/gioi-thieu">Gi&#7899;i thi&#7879;u</a></li><li><a href="/tin-tuc">Tin t&#7913;c</a></li><li><a href="/van-ban">V&#259;n b&#7843;n</a></li></ul>\n<div class="breadcrumb"><a href="/">Trang ch&#7911;</a> &raquo; <a href="/tin-tuc">Tin t&#7913;c</a> &raquo; Gi&aacute;o d&#7909;c th&#432;&#7901;ng xuy&ecirc;n</div>\n<div class="content">',
      ["Trang chủ", "Giới thiệu", "Tin tức", "Văn bản", "Trang chủ » Tin tức » Giáo dục thường xuyên"])
r.title("Khai mạc Tuần lễ hưởng ứng học tập suốt đời năm 2025 tại xã Mường Khao")
r.upd("Thứ sáu, 03/10/2025 08:42")
r.raw('<div class="tools"><a href="javascript:inTrang()">In trang</a> <a href="#">C&#7905; ch&#7919;: A- A+</a></div>', ["In trang Cỡ chữ: A- A+"])
r.lead("(GDTX) - Hơn một nghìn người dân, học sinh và giáo viên đã có mặt từ sáng sớm để đổi sách, thử nghề và đăng ký lớp học buổi tối.")
r.p("Sáng 02/10/2025, tại Trung tâm Văn hóa – Thể thao xã Mường Khao, Sở Giáo dục và Đào tạo tổ chức Lễ khai mạc Tuần lễ hưởng ứng học tập suốt đời năm 2025. Hoạt động này nằm trong Chương trình “Học tập suốt đời” được phê duyệt tại Quyết định số 387/QĐ-TTg, ngày 25.3.2022 và Công văn số 2511/SGDĐT-GDTX ngày 18/9/2025 của Sở về việc tổ chức Tuần lễ hưởng ứng học tập suốt đời năm 2025.")
r.p("Dự lễ khai mạc có:")
r.people([("Ông", "Lường Văn Hặc", "Phó Chủ tịch Ủy ban MTTQ Việt Nam tỉnh, Chủ tịch Hội Khuyến học tỉnh;"), ("Bà", "Cầm Thị Lả", "Phó Giám đốc Sở Giáo dục và Đào tạo;"), ("Thiếu tá", "Vàng A Dế", "Phó Trưởng đồn Biên phòng Mường Khao.")], mark="- ")
r.p("Không gian lễ khai mạc được bày như một phiên chợ. Mỗi gian hàng là một lớp học nhỏ: gian dạy ủ phân từ lá mận, gian dạy gửi hàng qua mạng, gian dạy đọc nhãn thuốc trừ sâu. Người đi chợ học xong một lớp thì được đóng dấu, đủ năm dấu được đổi một cuốn sách.")
r.gallery()
r.pic("Bà con xếp hàng đổi sách cũ lấy sách mới", where="figure")
r.pic("Thiếu tá Vàng A Dế hướng dẫn nhận biết tin nhắn lừa đảo", where="figure")
r.pic("Lớp học ủ phân hữu cơ tại sân Trung tâm Văn hóa – Thể thao xã", where="figure")
r.p("Phát biểu khai mạc, bà Cầm Thị Lả cho biết cả tỉnh hiện còn 9.640 người trong độ tuổi 15 – 60 mù chữ mức độ 2, hai phần ba là phụ nữ. Bà mong mỗi bản có một tổ học tập, người biết chữ kèm người chưa biết, không để ai phải học một mình.")
r.p("Trong tuần, các trung tâm học tập cộng đồng sẽ tổ chức:")
r.lst(["42 lớp kỹ năng số cho người từ 50 tuổi trở lên", "Cuộc thi kể chuyện bằng tiếng Thái, tiếng Mông", "Ngày mở cửa thư viện của 15 trường phổ thông"], how="word")
r.p(f"Đại diện người học, bà Lò Thị Inh,{NB}58 tuổi, đọc to bức thư đầu tiên tự tay bà viết cho con trai đang làm công nhân ở xa. Thư chỉ có bốn dòng nhưng bà đã viết trong ba buổi tối.")
r.byline("Tin, ảnh: Quàng Thị Phượng (Phòng GDTX)")
r.raw('</div>\n<div class="share"><a href="https://www.facebook.com/sharer">Chia s&#7867; Facebook</a> | <a href="https://zalo.me/share">Zalo</a></div>\n<div class="related"><h4>Tin li&ecirc;n quan</h4><ul><li><a href="/t1">B&#7871; gi&#7843;ng l&#7899;p x&oacute;a m&ugrave; ch&#7919; b&#7843;n Pa C&#7889;p</a> (28/09/2025)</li><li><a href="/t2">Trao s&aacute;ch cho t&#7911; s&aacute;ch c&#7897;ng &#273;&#7891;ng</a> (25/09/2025)</li></ul></div>\n<div id="footer"><p>&copy; 2025 S&#7903; Gi&aacute;o d&#7909;c v&agrave; &#272;&agrave;o t&#7841;o. L&#432;&#7907;t truy c&#7853;p: 1.204.553</p></div>',
      ["Chia sẻ Facebook | Zalo", "Tin liên quan", "Bế giảng lớp xóa mù chữ bản Pa Cốp (28/09/2025)", "Trao sách cho tủ sách cộng đồng (25/09/2025)", "© 2025 Sở Giáo dục và Đào tạo. Lượt truy cập: 1.204.553"])

# 2 ------------------------------------------------------------------------------------------------------------
r = new("h02-p-img-p-em-nguon-lien-ket", "html", layout="<p><img></p><p><em>caption</em></p>; print link first; data table; source as a link (its address in href); view count", 
        event=("2025-12-24", None), venue="Hội trường A – Trường Đại học Kỹ thuật Sông Lam", organiser="Sở GD&ĐT", year="2025-2026", capfmt="Hình {n}: ",
        updated="2025-12-26T14:05:00+07:00", source=("Liên kết bài viết gốc", "https://thpt-hoangdatnghi.example/tin/ky-ket-lien-ket-dao-tao-1182.html"), author=("Bế Trung Nghĩa", "Phó Trưởng phòng", "Phòng Giáo dục Phổ thông"),
        head='<html>\n<head><meta http-equiv="Content-Type" content="text/html; charset=utf-8" /><title>Tin tức</title></head>\n<body>\n', foot="\n</body>\n</html>")
r.drop("In trang", tag=('<a class="print" href="print.aspx?id=1182">', "</a>"))
r.title("LỄ KÝ KẾT CHƯƠNG TRÌNH PHỐI HỢP", "GIỮA SỞ GIÁO DỤC VÀ ĐÀO TẠO VÀ BA TRƯỜNG ĐẠI HỌC", "GIAI ĐOẠN 2026 - 2030")
r.upd("Cập nhật lúc : 14:05 26/12/2025")
r.p("Thực hiện chủ trương đưa học sinh đến gần phòng thí nghiệm, ngày 24/12/2025, tại Hội trường A – Trường Đại học Kỹ thuật Sông Lam, Sở GD&ĐT đã tổ chức Lễ ký kết chương trình phối hợp giai đoạn 2026 - 2030 với ba trường đại học trên địa bàn. Buổi lễ có 180 đại biểu tham dự.", tag=('<p style="text-align:justify">', "</p>"))
r.p("Về phía các trường đại học có:")
r.people([("GS.TS.", "Phan Thạch Bích", "Chủ tịch Hội đồng trường Trường Đại học Kỹ thuật Sông Lam"), ("PGS.TS.", "Lê Nguyễn Tường Quyên", "Phó Hiệu trưởng Trường Đại học Y Dược Nam Hà Tây"), ("TS.", "Cù Huy Đan", "Trưởng phòng Đào tạo Trường Đại học Nông Lâm Trung Sơn")], mark="– ")
r.p("Về phía Sở GD&ĐT có:")
r.people([("Ông", "Thân Trọng Lữ", "Giám đốc Sở – Chủ tịch Hội đồng Khoa học ngành"), ("Ông", "Bế Trung Nghĩa", "Phó Trưởng phòng Giáo dục Phổ thông")], mark="– ")
r.p("Theo chương trình, các trường đại học mở cửa phòng thí nghiệm cho học sinh trung học phổ thông vào thứ Bảy; giảng viên cùng giáo viên phổ thông hướng dẫn đề tài nghiên cứu; sinh viên sư phạm về trường phổ thông thực tập trọn một học kỳ thay vì sáu tuần. Chỉ tiêu hằng năm như sau:")
r.table([["Nội dung", "2026", "2028", "2030"], ["Số lượt học sinh vào phòng thí nghiệm", "1.500", "3.000", "5.000"], ["Số đề tài hướng dẫn chung", "40", "70", "100"], ["Số sinh viên thực tập trọn học kỳ", "120", "250", "400"]])
r.p("Em Đoàn Nhật Hạ, học sinh Trường THPT Hoàng Đạt Nghị, là người đầu tiên dùng thử thẻ phòng thí nghiệm. Em cho biết đề tài đo độ mặn bằng cảm biến tự làm của nhóm đã dừng lại hai tháng vì không có máy hiệu chuẩn.")
r.p("Phát biểu tại buổi lễ, GS.TS. Phan Thạch Bích cho rằng trường đại học được lợi trước tiên: những sinh viên giỏi nhất của trường đều từng chạm tay vào máy móc từ khi còn mặc áo phổ thông. Ông đề nghị hai bên công bố kết quả từng năm, kể cả những việc không làm được.")
r.p("Ông Thân Trọng Lữ giao Phòng Giáo dục Phổ thông làm đầu mối, lập lịch chung trên mạng để trường ở xa cũng đăng ký được, và bố trí xe đưa đón học sinh các xã miền núi mỗi quý một lần.")
r.gallery()
r.pic("Lãnh đạo Sở và ba trường đại học ký kết chương trình phối hợp")
r.pic("GS.TS. Phan Thạch Bích phát biểu tại buổi lễ")
r.pic("Em Đoàn Nhật Hạ giới thiệu cảm biến đo độ mặn")
r.pic("Học sinh tham quan phòng thí nghiệm vật liệu")
r.src("Liên kết bài viết gốc", href="https://thpt-hoangdatnghi.example/tin/ky-ket-lien-ket-dao-tao-1182.html", link="Liên kết bài viết gốc", tag=("<p>", "</p>"))
r.byline("Bế Trung Nghĩa – Phó Trưởng phòng Phòng Giáo dục Phổ thông")
r.drop("Lượt xem: 3.318", tag=("<span>", "</span>"))

# 3 ------------------------------------------------------------------------------------------------------------
r = new("h03-windows-1258-bang-anh", "html", layout="windows-1258 with meta charset; tables of one picture row and one caption row (TinyMCE 'tplCaption'); bold inline headings; 'Tác giả:' line", enc="cp1258",
        event=("2025-09-26", None), venue="Trường THCS Lê Văn Hưu Nhỏ", organiser="Cụm chuyên môn số 4", year="2025-2026",
        updated="2025-09-27T21:10:00+07:00", author=("Trương Mỹ Ái", None, None), cites=[("22/2021/TT-BGDĐT", None, None)],
        head='<html>\r\n<head>\r\n<meta http-equiv="Content-Type" content="text/html; charset=windows-1258">\r\n<title>Sinh hoat cum</title>\r\n</head>\r\n<body bgcolor="#FFFFFF">\r\n', foot="\r\n</body></html>\r\n", title_tag=('<font size="5"><b>', "</b></font>"), upd_tag=('<br><font size="1" color="gray">', "</font><br>"))
r.drop("Trang chủ | Tin tức | Lịch công tác | Thư viện ảnh", tag=("<div>", "</div>"))
r.title("Sinh hoạt chuyên môn cụm trường: dạy học Lịch sử và Địa lí từ những tấm bản đồ cũ")
r.upd("Ngày 27 tháng 9 năm 2025, 21:10")
r.p("Ngày 26-9-2025, tại Trường THCS Lê Văn Hưu Nhỏ, Cụm chuyên môn số 4 tổ chức buổi sinh hoạt chuyên môn môn Lịch sử và Địa lí. Năm mươi hai giáo viên của mười một trường cùng dự giờ, cùng tranh luận bên những tấm bản đồ được phụ huynh gửi tặng.")
r.h("Tiết dạy minh họa")
r.p("Cô giáo Tăng Bảo Hà không treo bản đồ lên bảng mà trải xuống sàn. Học sinh cởi dép, quỳ quanh tấm bản đồ năm 1968, tìm con sông nay đã đổi dòng. Có em nhận ra ấp của bà ngoại vẫn mang tên cũ; có em hỏi vì sao con đường vẽ nét đứt lại dừng giữa rừng.")
r.gallery()
r.grid(["Học sinh lớp 8A2 tìm con sông cũ trên bản đồ", "Giáo viên dự giờ ghi chép từ hai bên lớp học"], cols=1, how="rows")
r.h("Trao đổi sau tiết dạy")
r.p("Các ý kiến tập trung vào hai vấn đề. Thứ nhất, thời gian làm việc nhóm dài làm phần kết luận bị dồn lại ba phút cuối. Thứ hai, cách đánh giá theo Thông tư 22/2021/TT-BGDĐT cho phép lấy sản phẩm nhóm làm bài kiểm tra, nhưng nhiều trường vẫn ngại vì khó chấm công bằng cho từng em.")
r.p("Thầy Lưu Vĩnh Khoa, Trường THCS Phú Mậu, gợi ý phát cho mỗi học sinh một tờ giấy màu khác nhau; ai tìm được điều gì thì ghi lên giấy của mình và dán vào bản đồ. Cuối giờ, giáo viên chỉ cần nhìn màu là biết em nào chưa tham gia.")
r.p("Kết thúc buổi sinh hoạt, ban điều hành cụm phân công:")
r.lst(["Trường THCS Phú Mậu sưu tầm bản đồ địa phương trước năm 1975;", "Trường THCS An Bình số hóa và gửi cho mười trường còn lại;", "Trường THCS Lê Văn Hưu Nhỏ viết lại kế hoạch bài dạy, gửi trước ngày 15/10."], marks="-", how="br")
r.p("Buổi sinh hoạt tiếp theo dự kiến diễn ra vào tháng 11 tại Trường THCS An Bình với chủ đề kể chuyện bằng biểu đồ.")
r.byline("Tác giả: Trương Mỹ Ái", tag=('<p align="right"><i>', "</i></p>"))
r.raw('<hr><a href="javascript:history.back()">Quay l\u1ea1i</a> | <a href="#top">\u0110\u1ea7u trang</a>', ["Quay lại | Đầu trang"])

# 4 ------------------------------------------------------------------------------------------------------------
r = new("h04-word-luu-html-to-hop", "html", layout="saved by Word as HTML (MsoNormal, o:p, mso-list), the whole file in decomposed Unicode; pictures only as remote addresses; numbered captions; long text", nfd=True, remote=True,
        event=("2026-01-14", "2026-01-16"), venue="Khu nghỉ dưỡng Suối Mây, xã Bản Đôn Thượng", organiser="Sở Giáo dục và Đào tạo Krông Nguyên", year="2025-2026", capfmt="Ảnh {n}: ",
        author=("Nguyễn Sỹ Ân", "Giáo viên", "Trường THPT Krông Hin"), cites=[("3120/SGDĐT-GDPT", "2025-12-25", "triệu tập học viên"), ("4567/BGDĐT-GDPT", "2025-08-05", None)],
        ptag=("<p class=MsoNormal style='text-align:justify'>", "<o:p></o:p></p>"), captag=("<p class=MsoCaption align=center style='text-align:center'><i>", "<o:p></o:p></i></p>"), title_tag=("<p class=MsoTitle align=center><b>", "<o:p></o:p></b></p>"),
        head="<html xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\">\n<head>\n<meta http-equiv=Content-Type content=\"text/html; charset=utf-8\">\n<meta name=Generator content=\"Microsoft Word 15\">\n<!--[if gte mso 9]><xml><o:DocumentProperties><o:Author>Admin</o:Author></o:DocumentProperties></xml><![endif]-->\n<style><!-- p.MsoNormal {margin:0cm;} --></style>\n</head>\n<body lang=VI>\n<div class=WordSection1>\n", foot="\n</div>\n</body>\n</html>\n")
r.title("TẬP HUẤN KỸ NĂNG THAM VẤN HỌC ĐƯỜNG", "CHO GIÁO VIÊN KIÊM NHIỆM CÔNG TÁC TƯ VẤN TÂM LÝ")
r.p("Căn cứ Công văn số 3120/SGDĐT-GDPT ngày 25/12/2025 của Sở Giáo dục và Đào tạo về việc triệu tập học viên; trong ba ngày, từ 14 đến 16/01/2026, tại Khu nghỉ dưỡng Suối Mây, xã Bản Đôn Thượng, Sở Giáo dục và Đào tạo Krông Nguyên tổ chức lớp tập huấn kỹ năng tham vấn học đường cho 96 giáo viên kiêm nhiệm công tác tư vấn tâm lý ở các trường trung học.")
r.p("Tham dự khai mạc có:")
r.people([("Ông", "Trần Phước Hậu", "Phó Giám đốc Sở Giáo dục và Đào tạo"), ("Bà", "Nay H’Nan", "Phó Trưởng phòng Giáo dục Phổ thông"), ("TS.BS.", "Đặng Hoài Thư", "Trưởng khoa Tâm thần trẻ em, Bệnh viện Nhi Cao nguyên")], mark="- ", sep=", ")
r.p("Giáo viên kiêm nhiệm là những người vừa dạy đủ tiết vừa tiếp học sinh trong giờ ra chơi. Khảo sát trước khóa học cho thấy 71 trong số 96 người chưa từng được học một buổi nào về tham vấn; 44 người phải tiếp học sinh ngay trong phòng hội đồng, nơi ai cũng có thể đi qua.")
r.h("Ba ngày, ba câu hỏi")
r.p("Ngày thứ nhất, TS.BS. Đặng Hoài Thư đặt câu hỏi: khi nào thì không được giữ bí mật? Học viên đóng vai người nghe một học sinh nói muốn làm đau mình, rồi tự xem lại đoạn ghi hình. Nhiều người nhận ra mình đã khuyên quá sớm, có người nói liền bốn phút trong một cuộc trò chuyện dài năm phút.")
r.p("Ngày thứ hai dành cho câu hỏi: gọi ai, gọi lúc nào? Học viên lập danh bạ của riêng trường mình gồm trạm y tế, công an xã, cán bộ trẻ em, bệnh viện gần nhất, kèm giờ có người nghe máy. Kết quả thật đáng suy nghĩ: trong 96 danh bạ, chỉ 12 danh bạ có số liên hệ được sau 21 giờ.")
r.p("Ngày thứ ba, các nhóm trả lời câu hỏi khó nhất: ai chăm sóc người chăm sóc? Một cô giáo dạy Toán kể rằng sau khi biết chuyện của học trò, cô mất ngủ cả tháng mà không dám nói với ai trong trường.")
r.pic("TS.BS. Đặng Hoài Thư hướng dẫn kỹ năng lắng nghe")
r.pic("Học viên đóng vai trong tình huống tham vấn")
r.gallery()
r.h("Những việc làm ngay")
r.p("Trên cơ sở hướng dẫn tại Công văn 4567/BGDĐT-GDPT ngày 05/8/2025 của Bộ Giáo dục và Đào tạo, lớp tập huấn thống nhất các việc làm ngay trong học kỳ II:")
r.lst(["Mỗi trường bố trí một phòng tham vấn có cửa đóng được, không đặt cạnh phòng giám thị;", "Giảm ít nhất bốn tiết mỗi tuần cho giáo viên kiêm nhiệm;", "Họp nhóm chuyên môn liên trường mỗi tháng một lần, có chuyên gia dự trực tuyến;", "Không yêu cầu giáo viên tư vấn nộp danh sách học sinh đã tham vấn."], ordered=True, how="mso", marks="1.")
r.p("Phát biểu bế mạc, ông Trần Phước Hậu cho biết Sở sẽ trình UBND tỉnh phương án tuyển 20 nhân viên tư vấn chuyên trách cho các trường nội trú trong năm 2026. Trước mắt, bệnh viện sẽ nhận điện thoại của giáo viên vào tối thứ Ba và thứ Năm hằng tuần.")
r.p("Cuối khóa, học viên không nhận giấy khen mà nhận một tấm thẻ nhỏ ghi tên ba đồng nghiệp sẵn sàng nghe mình khi mệt. Ban tổ chức dặn giữ tấm thẻ ấy trong ví, cạnh thẻ căn cước.")
r.byline("Nguyễn Sỹ Ân - Giáo viên Trường THPT Krông Hin", tag=("<p class=MsoNormal align=right style='text-align:right'><b>", "<o:p></o:p></b></p>"))
r.npic = 0                                   # remote addresses: no picture is in the file
