from common import R
NB = "\u00a0"
ALL = []


def new(*a, **k):
    r = R(*a, held=True, **k)
    ALL.append(r)
    return r


# DOCX 1 -------------------------------------------------------------------------------------------------------
r = new("d12-ky-ket-dai-bieu-danh-so", "docx", layout="long report; two delegates' lists numbered by Word; List Number style; single captions below ('Hình n.'), 'Nguồn ảnh' in brackets; byline in brackets",
        event=("2025-12-03", None), venue="Nhà khách UBND tỉnh Yên Giang", organiser="Sở Giáo dục và Đào tạo tỉnh Yên Giang", year="2025-2026", capfmt="Hình {n}. ", footer="Trang ",
        updated="2025-12-05T17:25:00+07:00", author=("Tô Vĩnh Nghi", "Phó Chánh Văn phòng", "Sở Giáo dục và Đào tạo tỉnh Yên Giang"),
        cites=[("71-NQ/TW", "2025-08-22", "đột phá phát triển giáo dục và đào tạo"), ("3411/SGDĐT-VP", "2025-11-24", "chuẩn bị lễ ký kết")])
r.title("KÝ KẾT THỎA THUẬN HỢP TÁC", "PHÁT TRIỂN NGUỒN NHÂN LỰC NGÀNH BÁN DẪN VÀ CƠ KHÍ CHÍNH XÁC", how="br")
r.upd("Thứ Sáu, 05/12/2025, 17:25 GMT+7")
r.p("Chiều 3/12/2025, tại Nhà khách UBND tỉnh Yên Giang đã diễn ra lễ ký kết thỏa thuận hợp tác phát triển nguồn nhân lực ngành bán dẫn và cơ khí chính xác do Sở Giáo dục và Đào tạo tỉnh Yên Giang chủ trì tổ chức. Thỏa thuận có thời hạn năm năm, gồm ba bên: cơ quan quản lý giáo dục, nhà trường và doanh nghiệp.")
r.p("Tham dự lễ ký kết, về phía lãnh đạo tỉnh có:")
r.people([("Ông", "Kim Ngọc Trác", "Phó Chủ tịch UBND tỉnh, Trưởng ban Chỉ đạo phát triển nguồn nhân lực"), ("Bà", "Bàn Thị Mùi Nái", "Tỉnh ủy viên, Phó Trưởng đoàn đại biểu Quốc hội tỉnh"), ("Ông", "Đường Thế Cường", "Bí thư Đảng ủy, Giám đốc Sở Giáo dục và Đào tạo, Chủ tịch Hội Khuyến học tỉnh")], how="wordnum")
r.p("Về phía các đối tác có:")
r.people([("TS.", "Ưng Hoài Lâm", "Hiệu trưởng Trường Cao đẳng Công nghệ Yên Giang"), ("Bà", "Trang Mỹ Phụng", "Giám đốc Nhân sự Công ty Cổ phần Vi mạch Phương Nam Mới"), ("Ông", "Hirano Takeshi", "Cố vấn đào tạo, Công ty TNHH Cơ khí Minh Tâm")], how="wordnum")
r.h("Vì sao phải ký?", how="bold")
r.p("Tỉnh đang có 46 nhà máy điện tử và cơ khí chính xác, cần mỗi năm chừng 3.200 kỹ thuật viên; các trường trong tỉnh chỉ cung cấp được một phần ba. Số còn lại doanh nghiệp phải tuyển từ nơi khác, hoặc tuyển lao động phổ thông rồi tự dạy trong sáu tháng. Trong khi đó, gần bốn nghìn học sinh tốt nghiệp trung học cơ sở mỗi năm không vào lớp 10 công lập mà cũng không học nghề.")
r.p("Cách đặt hàng đào tạo trung học nghề được mở đường từ Nghị quyết số 71-NQ/TW ngày 22/8/2025 của Bộ Chính trị về đột phá phát triển giáo dục và đào tạo. Ông Đường Thế Cường nói thỏa thuận này là bài tập đầu tiên của tỉnh.")
r.pic("Quang cảnh lễ ký kết tại Nhà khách UBND tỉnh")
r.h("Các bên cam kết điều gì?", how="bold")
r.lst(["Sở Giáo dục và Đào tạo cấp chỉ tiêu, công nhận tín chỉ học tại nhà máy, bố trí giáo viên văn hóa dạy ngay tại trường nghề;", "Trường Cao đẳng Công nghệ Yên Giang dành 300 chỉ tiêu mỗi năm, không thu học phí thực hành;", "Doanh nghiệp nhận học sinh vào xưởng từ năm thứ hai, trả phụ cấp không thấp hơn 40% lương tối thiểu vùng;", "Các bên cùng lập hội đồng đánh giá, trong đó phụ huynh giữ hai ghế."], ordered=True, how="style")
r.p("Điều khoản được chú ý nhất là điều khoản dừng: nếu quá 20% học sinh bỏ học trong một năm, các bên phải ngồi lại trong ba mươi ngày để sửa chương trình, không bên nào được đổ lỗi cho người học. Bà Trang Mỹ Phụng nói vui rằng đây là bản thỏa thuận đầu tiên bà ký mà có câu ấy.")
r.p("Ông Hirano Takeshi, người đã 31 năm đứng máy tiện, mang đến một hộp phôi hỏng. Ông bảo nhà máy sẽ tặng mỗi lớp một hộp như vậy: học nghề là học cách nhìn chỗ hỏng. Cả hội trường truyền tay nhau những mẩu thép lệch vài phần trăm milimét mà mắt thường không phân biệt nổi.")
r.gallery()
r.pic("Đại diện các bên ký thỏa thuận hợp tác (Nguồn ảnh: Văn phòng Sở)")
r.pic("Ông Hirano Takeshi giới thiệu những mẫu phôi hỏng")
r.p("Em Hoàng Nhật Trường, học sinh lớp 9 Trường THCS Quảng Mỏ, được mời lên nói về dự định của mình. Em kể bố mẹ muốn em thi trường chuyên, còn em thì thích tháo máy bơm. Em xin người lớn cho em được thử cả hai: học hết học kỳ một rồi mới chọn.")
r.p("Phát biểu tại buổi lễ, ông Kim Ngọc Trác yêu cầu các bên công khai kết quả từng quý trên cổng thông tin của tỉnh. Ông nhắc lại Công văn số 3411/SGDĐT-VP ngày 24/11/2025 v/v chuẩn bị lễ ký kết; trong đó có bảng tiến độ 12 việc, việc nào cũng ghi rõ tên người chịu trách nhiệm. Việc đầu tiên, tuyển 150 học sinh khóa thí điểm, phải xong trước ngày 15/8/2026.")
r.p("Ngay sau lễ ký, các đại biểu thăm xưởng thực hành của Trường Cao đẳng Công nghệ Yên Giang. Xưởng rộng 1.100 mét vuông, có chín máy điều khiển số do doanh nghiệp cho mượn, và một dòng chữ lớn trên tường: hỏng thì sửa.")
r.byline("(Tô Vĩnh Nghi – Phó Chánh Văn phòng Sở Giáo dục và Đào tạo tỉnh Yên Giang)")

# DOCX 2 -------------------------------------------------------------------------------------------------------
r = new("d13-khai-giang-chu-thich-ben-trai", "docx", layout="captions at the left of the pictures in a two-column table; no delegates' list; title as Heading 1 with a kicker; lead in bold; soft hyphens and non-breaking hyphens",
        event=("2025-09-05", None), organiser="Trường Phổ thông nội trú TH&THCS Ia Dreh", word_hyphens=True, year="2025-2026",
        author=("Rơ Châm H’Lan", None, None), updated="2025-09-06T06:30:00+07:00")
r.drop("Tin từ cơ sở", bold=True)
r.title("Lễ khai giảng đầu tiên của ngôi trường nội trú biên giới", how="h1")
r.upd("06/9/2025 06:30")
r.lead("Chín trăm học sinh của bốn xã biên giới sáng nay có chung một mái trường, một bếp ăn và một tiếng trống.")
r.p(f"Hòa chung không khí khai giảng trực tuyến toàn quốc, sáng 5{NB}tháng{NB}9, Trường Phổ thông nội trú TH&THCS Ia Dreh long trọng tổ chức Lễ khai giảng năm học 2025\u20112026. Đây là một trong những trường nội trú liên cấp đầu tiên tại các xã biên giới được đưa vào sử dụng.")
r.p("Trường được xây trong bảy tháng trên nền đất cũ của một nông trường cà phê. Ba dãy nhà ở quay lưng ra hướng gió, cửa sổ nhìn về phía làng, để các em nhỏ lớp 1 xa nhà lần đầu vẫn thấy khói bếp của mẹ. Mỗi phòng có tám giường, một tủ sách và một chiếc đồng hồ treo tường do già làng tặng.")
r.p("Dự lễ khai giảng có lãnh đạo UBND tỉnh, Bộ Chỉ huy Bộ đội Biên phòng tỉnh, các già làng cùng đông đảo phụ huynh. Nhiều người đi bộ từ lúc gà gáy, gùi theo bí đỏ và măng khô góp vào bữa cơm đầu tiên của con.")
r.p("Thầy hiệu trưởng Siu Thuần mở đầu bằng tiếng Jrai, rồi nói lại bằng tiếng Việt. Thầy hứa với phụ huynh ba điều: không em nào bị đói, không em nào bị đánh, không em nào bị quên sinh nh\u00adật. Khi thầy dứt lời, chiêng nổi lên thay cho trống.")
r.p("Em Kpă H’Nhiên, lớp 6A, kể đêm đầu ở ký túc xá em không ngủ được vì đệm êm quá. Cô quản sinh cho em trải chiếu xuống sàn, hôm sau em mới dám leo lên giường.")
r.gallery()
r.grid(["Học sinh lớp 1 được anh chị dắt vào sân lễ", "Già làng đánh chiêng khai trường", "Bữa cơm trưa đầu tiên tại nhà ăn"], how="left")
r.p("Sau buổi lễ, phụ huynh được mời ăn cơm cùng con. Nhà trường phát cho mỗi gia đình một tờ lịch năm học, đánh dấu các cuối tuần được về nhà và số điện thoại của từng cô quản sinh.")
r.byline("Bài, ảnh: Rơ Châm H’Lan")

# DOCX 3 -------------------------------------------------------------------------------------------------------
r = new("d14-chu-thich-cung-doan-voi-anh", "docx", layout="picture, line break and caption in one paragraph; letterhead table with a number; numbered headings by Word; delegates in a two-column table without a head",
        event=("2025-10-22", "2025-10-24"), venue="Trung tâm Bồi dưỡng chính trị xã Hòa Khương Đông", organiser="Sở Giáo dục và Đào tạo Quảng Thuận", year="2025-2026", capfmt="Ảnh {n}: ",
        author=("Doãn Thị Minh Thư", None, None), cites=[("2877/KH-SGDĐT", "2025-10-01", "bồi dưỡng cán bộ quản lý về quản trị trường học")])
r.letterhead(["SỞ GIÁO DỤC VÀ ĐÀO TẠO QUẢNG THUẬN", "PHÒNG TỔ CHỨC CÁN BỘ", "Số: 14/TTr-TCCB"], ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Quảng Thuận, ngày 27 tháng 10 năm 2025"])
r.title("TẬP HUẤN QUẢN TRỊ TRƯỜNG HỌC", "CHO HIỆU TRƯỞNG MỚI BỔ NHIỆM")
r.p("Thực hiện Kế hoạch số 2877/KH-SGDĐT ngày 01 tháng 10 năm 2025 về bồi dưỡng cán bộ quản lý về quản trị trường học, trong 03 ngày (từ 22/10 đến 24/10/2025), tại Trung tâm Bồi dưỡng chính trị xã Hòa Khương Đông, Sở Giáo dục và Đào tạo Quảng Thuận tổ chức lớp tập huấn cho 68 hiệu trưởng mới bổ nhiệm.")
r.p("Khai mạc lớp tập huấn có sự tham dự của:")
r.people([("Ông", "Văn Tiến Lợi", "Phó Giám đốc Sở, kiêm Trưởng phòng Tổ chức cán bộ"), ("TS.", "Khổng Tú Anh", "Giảng viên cao cấp, Học viện Quản lý Cán bộ miền Trung"), ("NGND", "Lê Kế Toại", "Nguyên Hiệu trưởng Trường THPT Nguyễn Trung Ngạn")], how="table2")
r.h("Học từ những quyết định sai", how="auto")
r.p("Không có bài giảng về kỹ năng lãnh đạo. Thay vào đó, NGND Lê Kế Toại kể bốn quyết định sai trong đời làm hiệu trưởng của ông, trong đó có lần cho học sinh nghỉ học vì áo trắng ngả màu. Ông bảo lỗi lớn nhất không phải là ký sai mà là không dám rút lại chữ ký.")
r.gallery()
r.pic("NGND Lê Kế Toại kể chuyện nghề quản lý", where="same")
r.pic("Học viên tranh luận theo tình huống", where="same")
r.h("Ba mươi ngày đầu tiên", how="auto")
r.p("TS. Khổng Tú Anh hướng dẫn học viên lập kế hoạch ba mươi ngày đầu tiên. Kế hoạch gồm:")
r.lst(["Dự giờ ít nhất mười lăm tiết, không ghi điểm", "Đọc lại sổ sách tài chính của ba năm gần nhất", "Gặp riêng từng nhân viên, kể cả người bảo vệ ca đêm"], how="word")
r.p("Nhiều học viên thú nhận đã nhận chức hai tháng mà chưa một lần vào bếp ăn của trường. Có người nói thẳng mình sợ nhất là buổi họp phụ huynh đầu tiên.")
r.h("Sau lớp tập huấn", how="auto")
r.p("Mỗi học viên được ghép với một hiệu trưởng đã có ít nhất tám năm kinh nghiệm, gọi nhau là bạn nghề. Sở không yêu cầu báo cáo; chỉ đề nghị hai người gặp nhau mỗi tháng một lần cho đến hết năm học.")
r.pic("Trao chứng nhận cho học viên hoàn thành khóa học", where="same")
r.byline("Người viết: Doãn Thị Minh Thư")

# DOCX 4 -------------------------------------------------------------------------------------------------------
r = new("d15-anh-va-chu-thich-trong-o", "docx", layout="three pictures across in a table, each caption in its picture's cell; dashed br delegates with ':'; source name and address at the end",
        event=("2025-11-11", None), venue="Hội trường Bộ Chỉ huy Quân sự tỉnh", organiser="Sở GD&ĐT", year="2025-2026",
        updated="2025-11-12T20:15:00+07:00", source=("Cổng thông tin điện tử tỉnh Hậu Lĩnh", "https://haulinh.example/giao-duc/so-ket-qpan-2210"), cites=[("46/2020/TT-BGDĐT", None, None), ("139/2020/NĐ-CP", "2020-11-27", None)])
r.title("Hội nghị sơ kết công tác giáo dục quốc phòng và an ninh học kỳ I, năm học 2025 - 2026")
r.upd("Ngày đăng: 12/11/2025 20:15 | Lượt xem: 96", extra=["Lượt xem: 96"])
r.p("Sáng thứ Ba, ngày 11/11/2025, tại Hội trường Bộ Chỉ huy Quân sự tỉnh, Sở GD&ĐT phối hợp với Bộ Chỉ huy Quân sự tỉnh tổ chức Hội nghị sơ kết công tác giáo dục quốc phòng và an ninh học kỳ I, năm học 2025 - 2026.")
r.p("Đồng chủ trì Hội nghị:")
r.people([("Đại tá", "Mùa A Thào", "Phó Chỉ huy trưởng, Tham mưu trưởng Bộ Chỉ huy Quân sự tỉnh"), ("Bà", "Ngọ Thị Hiên", "Phó Giám đốc Sở GD&ĐT, Ủy viên Hội đồng Giáo dục quốc phòng và an ninh tỉnh")], how="br", mark="- ", sep=": ", end=".")
r.p("Toàn tỉnh có 61 giáo viên giáo dục quốc phòng và an ninh, trong đó 48 người được đào tạo chuyên ngành. Việc dạy học thực hiện theo Thông tư số 46/2020/TT-BGDĐT; đội ngũ giáo viên được bồi dưỡng theo Nghị định số 139/2020/NĐ-CP, ngày 27/11/2020 của Chính phủ.")
r.p("Khó khăn được nêu nhiều nhất là thiếu sân tập. Mười bảy trường phải mượn sân bóng của xã, ngày mưa học sinh học lý thuyết bù, cuối kỳ mới dồn thực hành. Một số mô hình súng đã mòn chốt, giáo viên tự gia cố bằng vít.")
r.p("Đáng mừng là môn học không còn bị coi là môn phụ. Ở Trường THPT Phiêng Lanh, học sinh tự lập đội cứu thương, đã hai lần sơ cứu cho người bị nạn trên quốc lộ trước khi xe cấp cứu đến.")
r.gallery()
r.grid(["Đại tá Mùa A Thào phát biểu khai mạc", "Học sinh trình diễn băng bó cứu thương", "Đại biểu thăm phòng thiết bị"], cols=3, how="cell")
r.p("Hội nghị đề ra ba việc trọng tâm trong học kỳ II:")
r.lst(["Thay thế toàn bộ mô hình không bảo đảm an toàn trước tháng 02 năm 2026;", "Tổ chức hội thao theo cụm, mỗi cụm từ năm đến bảy trường;", "Biên soạn tài liệu về phòng tránh bom mìn còn sót lại cho học sinh vùng biên."], ordered=True, marks="1)")
r.p("Kết luận Hội nghị, bà Ngọ Thị Hiên đề nghị các trường báo ngay những thiết bị nguy hiểm, không chờ đến kỳ kiểm kê.")
r.src("Nguồn: Cổng thông tin điện tử tỉnh Hậu Lĩnh (https://haulinh.example/giao-duc/so-ket-qpan-2210)")

# DOCX 5 -------------------------------------------------------------------------------------------------------
r = new("d16-anh-dau-bai-sua-doi-hop-chu", "docx", layout="a picture without caption above the text; kicker in a text box; tracked changes within a caption's neighbour paragraph; plain-paragraph headings; captions with '(Ảnh: …)'; 'Tin, ảnh:' byline",
        event=("2026-02-06", None), venue="Bảo tàng tỉnh Đông Triều Hạ", organiser="Sở Giáo dục và Đào tạo", year="2025-2026",
        updated="2026-02-07T10:10:00+07:00", author=("Ninh Đức Phát", None, None), cites=[("303/KHPH-SGDĐT-SVHTTDL", "2025-08-20", "giáo dục di sản trong trường học")])
r.drop("GIÁO DỤC DI SẢN", textbox=True)
r.title("HỘI THẢO “MANG LỚP HỌC ĐẾN BẢO TÀNG”")
r.upd("10h10 ngày 07/02/2026")
r.pic()
r.p("Ngày 06 tháng 02 năm 2026, Sở Giáo dục và Đào tạo phối hợp với Sở Văn hóa, Thể thao và Du lịch tổ chức Hội thảo “Mang lớp học đến bảo tàng” tại Bảo tàng tỉnh Đông Triều Hạ. Hội thảo [[-đánh giá-]][[+nhìn lại+]] một học kỳ thực hiện Kế hoạch phối hợp số 303/KHPH-SGDĐT-SVHTTDL ngày 20/8/2025 về giáo dục di sản trong trường học.")
r.p("Trong [[-năm tháng-]][[+một học kỳ+]], 4.100 học sinh của 39 trường đã học ít nhất một tiết tại bảo tàng. Bảo tàng bỏ lệnh cấm chạm ở ba gian, thay bằng bản sao cho học sinh cầm, lật, ngửi. Lượng khách là trẻ em ngày thường tăng gấp bốn lần.")
r.h("Học sinh được làm gì?", how="plain")
r.lst(["Đọc bia đá bằng giấy dó và bột than", "Đóng vai thuyết minh viên cho em nhỏ", "Ghi âm lời kể của ông bà về một đồ vật trong nhà"], how="word")
r.gallery()
r.pic("Học sinh lớp 7 dập văn bia bằng giấy dó (Ảnh: Ninh Đức Phát)")
r.pic("Thuyết minh viên nhí giới thiệu trống đồng (Ảnh: Bảo tàng tỉnh)")
r.h("Điều còn băn khoăn", how="plain")
r.p("Chị Lã Thị Nguyệt Cầm, cán bộ bảo tàng, cho biết nhiều trường đến đông quá, có hôm 600 em cùng lúc, thành ra đi qua chứ không phải học. Các trường ở xa lại không có tiền xe. Hội thảo đề xuất quỹ xe buýt di sản, mỗi tháng chở hai trường vùng xa, do doanh nghiệp vận tải và Sở cùng chi trả.")
r.p("Thầy giáo Khương Hữu Dụng thì mong được công nhận tiết học ở bảo tàng là tiết chính khóa. Hiện nay giáo viên vẫn phải dạy bù, nên ai nhiệt tình thì thiệt.")
r.p("Ban tổ chức sẽ in tập bài học gồm 24 kế hoạch bài dạy, phát hành bản điện tử miễn phí trong tháng 3.")
r.byline("Tin, ảnh: Ninh Đức Phát")

# HTML 1 -------------------------------------------------------------------------------------------------------
r = new("h05-nukeviet-div-br", "html", layout="portal of the NukeViet kind: lead in a div.hometext, body in divs with <br> lists, picture and caption in one div, 'Tác giả bài viết', 'Nguồn tin', tags, newer and older posts",
        event=("2025-08-12", "2025-08-13"), venue="Trường Chính trị tỉnh Sơn Bình", organiser="Sở Nội vụ", year="2025-2026", ptag=("<div>", "<br />\n&nbsp;</div>"), title_tag=('<h1 class="title margin-bottom-lg">', "</h1>"), upd_tag=('<span class="h5">', "</span>"), lead_tag=('<div id="news-bodyhtml" class="hometext m-bottom">', "</div>"),
        updated="2025-08-13T22:05:00+07:00", author=("Hoàng Ngọc Lưu Ly", None, None), source=("Báo Sơn Bình", None), cites=[("915/SNV-CCVC", "2025-08-01", "triệu tập học viên lớp tập huấn"), ("73/2024/NĐ-CP", "2024-06-30", None)],
        head='<!DOCTYPE html>\n<html lang="vi">\n<head><meta charset="utf-8"/><title>Tập huấn - Tin tức</title><meta name="description" content="Sở Nội vụ tổ chức tập huấn"/></head>\n<body>\n<noscript>Trình duyệt của bạn đã tắt chức năng hỗ trợ JavaScript.</noscript>\n<!-- menu -->\n', foot="\n</body></html>")
r.dropped.append("Trình duyệt của bạn đã tắt chức năng hỗ trợ JavaScript.")
r.raw('<nav><ul><li><a href="/"><em class="fa fa-home"></em></a></li><li><a href="/about">Giới thiệu</a></li><li><a href="/news">Tin Tức</a></li><li><a href="/laws">Văn bản</a></li></ul></nav>\n<ol class="breadcrumb"><li>Tin Tức</li><li>Tin hoạt động</li></ol>', ["Giới thiệu", "Tin Tức", "Văn bản", "Tin Tức", "Tin hoạt động"])
r.title("Tập huấn chế độ, chính sách đối với nhà giáo khi sắp xếp đơn vị hành chính")
r.upd("Thứ tư - 13/08/2025 22:05")
r.lead("Hai ngày, 240 kế toán và cán bộ tổ chức, hơn ba trăm câu hỏi: lớp tập huấn về chế độ, chính sách cho nhà giáo đã phải kéo dài đến 18 giờ.")
r.p("Trong các ngày 12 và 13/8/2025, tại Trường Chính trị tỉnh Sơn Bình, Sở Nội vụ phối hợp với Sở Giáo dục và Đào tạo tổ chức lớp tập huấn chế độ, chính sách đối với nhà giáo khi sắp xếp đơn vị hành chính. Lớp học được mở theo Công văn số 915/SNV-CCVC ngày 01/8/2025 về việc triệu tập học viên lớp tập huấn.")
r.p("Tham gia giảng dạy, giải đáp có:")
r.people([("Ông", "Đào Bá Lộc", "Phó Giám đốc Sở Nội vụ"), ("Bà", "Hán Thị Tuyết Nga", "Trưởng phòng Tổ chức cán bộ, Sở Giáo dục và Đào tạo"), ("Bà", "Trưng Ngọc Ánh", "Phó Giám đốc Bảo hiểm xã hội tỉnh")], how="br", mark="- ")
r.p("Câu hỏi dồn nhiều nhất vào ba việc: phụ cấp ưu đãi của giáo viên đang dạy ở xã vừa lên phường, thời gian giữ hạng chức danh khi chuyển trường, và cách tính lương theo Nghị định số 73/2024/NĐ-CP ngày 30/6/2024 đối với người vừa được nâng lương sớm.")
r.p("Bà Hán Thị Tuyết Nga dành trọn buổi chiều ngày đầu để đọc từng trường hợp. Có cô giáo ở bản xa mang theo quyết định giấy đã mờ chữ từ năm 2003; cán bộ bảo hiểm xã hội tra ngay trên máy và tìm ra hai năm đóng bị bỏ sót.")
r.gallery()
r.pic("Ông Đào Bá Lộc giới thiệu các văn bản mới", where="same")
r.pic("Học viên đối chiếu hồ sơ bảo hiểm xã hội", where="same")
r.p("Sau lớp tập huấn, ba cơ quan thống nhất:")
r.lst(["Lập nhóm giải đáp trực tuyến, trả lời trong 24 giờ;", "Soát lại hồ sơ của 1.312 nhà giáo thuộc diện chuyển địa bàn;", "Công bố bộ câu hỏi thường gặp trước ngày 25/8."], ordered=True, how="br", marks="1.")
r.p("Ông Đào Bá Lộc lưu ý, sắp xếp bộ máy là việc của cơ quan nhà nước; không được để nhà giáo phải đi lại nhiều lần chỉ vì tên xã trên giấy tờ đã đổi.")
r.byline("Tác giả bài viết: Hoàng Ngọc Lưu Ly", tag=('<p class="text-right"><strong>', "</strong></p>"))
r.src("Nguồn tin: Báo Sơn Bình", tag=('<p class="text-right"><strong>', "</strong></p>"))
r.raw('<div class="news_column"><em class="fa fa-tags"></em><strong>Từ khóa:</strong> <a href="/tag/a">chính sách</a>, <a href="/tag/b">nhà giáo</a></div>\n<div><p class="h3"><strong>Những tin mới hơn</strong></p><ul><li><a href="/1">Khai mạc hè tình nguyện</a> <em>(14/08/2025)</em></li></ul><p class="h3"><strong>Những tin cũ hơn</strong></p><ul><li><a href="/2">Thông báo lịch tiếp công dân</a> <em>(11/08/2025)</em></li></ul></div>',
      ["Từ khóa: chính sách, nhà giáo", "Những tin mới hơn", "Khai mạc hè tình nguyện (14/08/2025)", "Những tin cũ hơn", "Thông báo lịch tiếp công dân (11/08/2025)"])

# HTML 2 -------------------------------------------------------------------------------------------------------
r = new("h06-bang-2-cot-chu-thich-tren", "html", layout="old portal of nested layout tables: left menu cell, article cell; captions above the pictures; delegates in an HTML table; 'Xem thêm' list",
        event=("2026-04-17", None), venue=None, organiser="Phòng Giáo dục Tiểu học – Sở GD&ĐT Trường An", year="2025-2026", capfmt="Ảnh {n}. ",
        updated="2026-04-20T00:00:00+07:00", author=("Trầm Tích Lan", "Giáo viên", "Trường Tiểu học Vườn Dừa"), cites=[("27/2020/TT-BGDĐT", "2020-09-04", None)],
        head='<html><head><meta charset="UTF-8"><title>:: Trang tin ::</title></head><body><table width="980"><tr><td colspan="2"><img src="images/banner.gif"></td></tr><tr><td valign="top" width="180">\n', foot="\n</td></tr></table></body></html>")
r.raw('<p><a href="default.aspx">Trang nhất</a></p><p><a href="lich.aspx">Lịch công tác tuần</a></p><p><a href="lienhe.aspx">Liên hệ</a></p>\n</td><td valign="top">', ["Trang nhất", "Lịch công tác tuần", "Liên hệ"])
r.title("Hội thảo trực tuyến “Nhận xét học sinh tiểu học: viết thế nào để cha mẹ đọc?”")
r.upd("(Đăng ngày 20 tháng 4 năm 2026)")
r.p("Chiều 17/04/2026, Phòng Giáo dục Tiểu học – Sở GD&ĐT Trường An tổ chức Hội thảo trực tuyến “Nhận xét học sinh tiểu học: viết thế nào để cha mẹ đọc?” trên nền tảng họp trực tuyến của ngành với 1.905 tài khoản tham gia.")
r.p("Điều hành các phiên thảo luận:")
r.people([("Bà", "Mã Thị Lệ Quân", "Trưởng phòng Giáo dục Tiểu học"), ("ThS.", "Giáp Văn Khang", "Phó Hiệu trưởng Trường Tiểu học Vườn Dừa, cộng tác viên thanh tra"), ("Cô", "Trầm Tích Lan", "Giáo viên Trường Tiểu học Vườn Dừa")], how="table", head=("STT", "Họ và tên", "Chức vụ"))
r.p("Mở đầu, ban tổ chức chiếu mười lời nhận xét thật, đã che tên, rồi hỏi người dự: lời nào nói về một đứa trẻ, lời nào có thể dán cho bất cứ ai? Tám trong mười lời thuộc loại thứ hai. Câu xuất hiện nhiều nhất là em có cố gắng nhưng còn chậm.")
r.p("Theo Thông tư số 27/2020/TT-BGDĐT ngày 04/9/2020 của Bộ Giáo dục và Đào tạo, nhận xét phải giúp học sinh biết mình đã làm được gì và cần làm gì tiếp. Cô Trầm Tích Lan thử viết lại: em đọc trôi chảy đoạn hội thoại, còn vấp ở đoạn tả cảnh; mỗi tối bố mẹ nghe em đọc năm câu.")
r.gallery()
r.pic("Cô Trầm Tích Lan trình bày cách viết lại lời nhận xét", where="above")
r.pic("Một bảng tổng hợp ý kiến của phụ huynh", where="above")
r.p("Phụ huynh Đàm Vĩnh Kỳ, một trong sáu phụ huynh được mời, nói anh đi biển cả tháng, chỉ đọc được tin nhắn khi tàu vào gần bờ. Anh cần một câu ngắn mà đúng con mình. Ý kiến này được nhiều người nhắc lại nhất trong phần trao đổi.")
r.p("Kết thúc Hội thảo, bà Mã Thị Lệ Quân đề nghị các trường bỏ quy định số chữ tối thiểu cho mỗi lời nhận xét, cho phép giáo viên ghi âm thay viết, và không kiểm tra sổ nhận xét bằng cách đếm dòng.")
r.byline("Trầm Tích Lan – Giáo viên Trường Tiểu học Vườn Dừa", tag=('<p align="right"><b>', "</b></p>"))
r.raw('<hr size="1"><b>Xem thêm:</b><br>\n&bull; <a href="n.aspx?id=3">Thi vẽ tranh biển đảo</a><br>\n&bull; <a href="n.aspx?id=4">Kết quả thi viết chữ đẹp</a><br>\n<a href="javascript:window.print()">In bài này</a>', ["Xem thêm:", "• Thi vẽ tranh biển đảo", "• Kết quả thi viết chữ đẹp", "In bài này"])

# TXT 1 --------------------------------------------------------------------------------------------------------
r = new("t04-chu-thich-so-giua-bai-nfd", "txt", layout="decomposed Unicode; delegates in lines with '+' and ','; captions numbered 'Ảnh 1:' between paragraphs, the longest run at the end; capital section lines", nfd=True, capfmt="Ảnh {n}: ",
        event=("2025-09-30", None), venue="Trung tâm GDNN-GDTX khu vực 3", organiser="Sở GD&ĐT tỉnh Tây Lĩnh", year="2025-2026", updated="2025-10-01T09:50:00+07:00",
        author=("Hầu Thị Sâm", "Tổ trưởng", "Tổ Nghề – Hướng nghiệp"), cites=[("1588/SGDĐT-GDTX&CTHS", "2025-09-15", "tổ chức chuyên đề hướng nghiệp")])
r.title("CHUYÊN ĐỀ CẤP TỈNH", "HƯỚNG NGHIỆP CHO HỌC VIÊN LỚP 12 HỆ GIÁO DỤC THƯỜNG XUYÊN")
r.upd("Cập nhật lúc : 09:50 01/10/2025")
r.p("Thực hiện công văn số 1588/SGDĐT-GDTX & CTHS, ngày 15 tháng 9 năm 2025 của Sở GD&ĐT về việc tổ chức chuyên đề hướng nghiệp; ngày 30/9/2025 tại Trung tâm GDNN-GDTX khu vực 3, Sở GD&ĐT tỉnh Tây Lĩnh tổ chức chuyên đề cấp tỉnh về hướng nghiệp cho học viên lớp 12 hệ giáo dục thường xuyên.")
r.p("Tham dự chuyên đề gồm có:")
r.people([("Thầy giáo", "Nguyễn Quyết Chiến", "Trưởng phòng GDTX&CTHS, Sở GD&ĐT;"), ("Cô giáo", "Sùng Thị Dợ", "Giám đốc Trung tâm GDNN-GDTX khu vực 3;"), ("Ông", "Đổng Quang Sáng", "Chủ tịch Hội Doanh nhân trẻ khu vực 3, Giám đốc Hợp tác xã Chè Mây.")], mark="+ ", sep=", ")
r.h("HỌC VIÊN LÀ AI?")
r.p("Lớp 12B của Trung tâm có 38 học viên, người trẻ nhất 17 tuổi, người lớn nhất 46 tuổi. Mười chín người đi làm ban ngày. Hướng nghiệp cho lớp học này không thể là phát tờ rơi giới thiệu trường đại học.")
r.cap("Học viên lớp 12B giới thiệu bản đồ nghề của mình")
r.h("BA TRẠM TRẢI NGHIỆM")
r.p("Chuyên đề được tổ chức thành ba trạm. Trạm thứ nhất tính thu nhập thật: học viên cộng tiền lương, trừ tiền trọ, tiền xăng, tiền gửi về nhà. Trạm thứ hai gặp người làm nghề: một thợ hàn, một điều dưỡng, một chủ hàng ăn nói về ngày tệ nhất của nghề mình. Trạm thứ ba viết thư cho chính mình năm 2030.")
r.p("Anh Lò Văn Pản, 46 tuổi, lính phục viên, viết ba dòng: học xong lớp 12 để ký được hợp đồng bảo vệ chính thức, để con không phải giấu bạn rằng bố chưa tốt nghiệp. Anh xin phép không đọc phần còn lại.")
r.h("Ý KIẾN TRAO ĐỔI")
r.p("Ông Đổng Quang Sáng nhận ngay bốn học viên vào học việc, với điều kiện được nghỉ chiều thứ Năm để đi học. Thầy giáo Nguyễn Quyết Chiến đề nghị các trung tâm còn lại tổ chức chuyên đề tương tự trong tháng 11, lưu ý:")
r.lst(["Mời người đang làm nghề, không mời người đi quảng cáo.", "Để học viên tự tính tiền bằng số của mình.", "Không chụp ảnh thư của học viên đăng lên mạng."], ordered=True, marks="1/")
r.gallery()
r.cap("Trạm tính thu nhập thật")
r.cap("Người thợ hàn kể chuyện nghề")
r.cap("Toàn cảnh buổi chuyên đề")
r.byline("Hầu Thị Sâm - Tổ trưởng Tổ Nghề – Hướng nghiệp")

# TXT 2 --------------------------------------------------------------------------------------------------------
r = new("t05-giao-ban-ngan-nhieu-cong-van", "txt", layout="several letters cited; 'Đ/c' delegates with ';'; no captions; breadcrumb, share line, tags at the end; numbered heading lines", tail="",
        event=("2026-05-08", None), venue="Sở Giáo dục và Đào tạo", organiser="Văn phòng Sở", year="2025-2026", updated="2026-05-09T15:00:00+07:00",
        author=("Phạm Lê Hoài Vũ", None, "Văn phòng Sở"), cites=[("712/SGDĐT-KHTC", "2026-03-02", "công khai tài chính"), ("36/2017/TT-BGDĐT", None, None), ("09/2024/TT-BGDĐT", "2024-06-03", None), ("05/CĐ-UBND", "2026-04-28", "chủ động ứng phó với nắng nóng")])
r.drop("Trang chủ / Tin tức / Tin nội bộ")
r.title("GIAO BAN THÁNG 5 NĂM 2026 KHỐI VĂN PHÒNG")
r.upd("Đăng lúc 15:00 | 09.5.2026")
r.p("Sáng 8.5.2026, tại Sở Giáo dục và Đào tạo, Văn phòng Sở tổ chức hội nghị giao ban khối văn phòng các trường trung học phổ thông. Có 57 nhân viên văn thư, kế toán, thư viện và thiết bị tham dự trực tiếp; 31 người dự qua mạng.")
r.p("Chủ trì hội nghị:")
r.people([("Đ/c", "Nhâm Thế Duyệt", "Chánh Văn phòng Sở;"), ("Đ/c", "Thiều Hồng Hoa", "Phó Trưởng phòng Kế hoạch - Tài chính, Kế toán trưởng;")], mark="- ", sep=" - ")
r.h("1. Về công khai tài chính")
r.p("Đến hết tháng 4, còn 14 trường chưa thực hiện Công văn số 712/SGDĐT-KHTC ngày 02/3/2026 V/v công khai tài chính. Nhiều trường vẫn dùng mẫu cũ của Thông tư 36/2017/TT-BGDĐT; quy định hiện hành là Thông tư số 09/2024/TT-BGDĐT ngày 03 tháng 6 năm 2024.")
r.h("2. Về phòng chống nắng nóng")
r.p("Thực hiện Công điện số 05/CĐ-UBND ngày 28-4-2026 của Chủ tịch UBND tỉnh về chủ động ứng phó với nắng nóng, các trường kiểm tra hệ thống điện, bổ sung nước uống, lùi giờ ra về buổi trưa nếu nhiệt độ ngoài trời trên 38 độ. Thư viện mở cửa cả buổi trưa làm chỗ tránh nắng cho học sinh ở xa.")
r.h("3. Về văn thư, lưu trữ")
r.lst(["Nộp lưu hồ sơ năm 2024 trước ngày 30/6;", "Không gửi bản giấy khi đã gửi bản ký số;", "Tên tệp đính kèm không dấu, có số và ngày của văn bản."], marks="–")
r.p("Đ/c Nhâm Thế Duyệt ghi nhận đề nghị của nhân viên thư viện về chế độ độc hại, sẽ phối hợp với Công đoàn ngành trả lời bằng văn bản trong tháng 5.")
r.byline("Phạm Lê Hoài Vũ (Văn phòng Sở)")
r.drop("Chia sẻ: Facebook | Zalo | Sao chép liên kết")
r.drop("Từ khóa: giao ban, văn thư")

# ZIP ----------------------------------------------------------------------------------------------------------
r = new("z03-html-thu-muc-files", "zip", layout="ZIP: a page saved complete (HTML and its _files folder with the pictures, a script, a stylesheet, icons apart); captions in <em>; names with Vietnamese letters", inner="html", inner_name="Hội giảng cấp tỉnh.html",
        event=("2026-03-18", None), venue="Trường Trung cấp Nghề Bạch Mã", organiser="Sở Giáo dục và Đào tạo", year="2025-2026", capfmt="Hình {n} - ",
        updated="2026-03-19T11:11:00+07:00", author=("Cung Tường Vi", None, None), img_dir="H%E1%BB%99i%20gi%E1%BA%A3ng%20c%E1%BA%A5p%20t%E1%BB%89nh_files", img_names=["dsc-107.jpg", "anh-khai-mac.jpg", "z5012_b.jpg"],
        photos=[("Hội giảng cấp tỉnh_files/dsc-107.jpg", 0), ("Hội giảng cấp tỉnh_files/anh-khai-mac.jpg", 1), ("Hội giảng cấp tỉnh_files/z5012_b.jpg", 2)],
        extra=[("Hội giảng cấp tỉnh_files/style.css", b"body{margin:0}"), ("Hội giảng cấp tỉnh_files/jquery.js.download", b"var a=1;")],
        head='<!DOCTYPE html>\n<html><head><meta http-equiv="Content-Type" content="text/html; charset=UTF-8"><link rel="stylesheet" href="./H%E1%BB%99i%20gi%E1%BA%A3ng%20c%E1%BA%A5p%20t%E1%BB%89nh_files/style.css"><title>Hội giảng</title></head><body>\n', foot="\n</body></html>\n")
r.raw('<div class="top-menu"><a href="https://sgd.example/">Trang chủ</a><a href="https://sgd.example/hoi-dap">Hỏi đáp</a></div>', ["Trang chủ Hỏi đáp"])
r.title("Khai mạc Hội giảng nhà giáo giáo dục nghề nghiệp tỉnh lần thứ V")
r.upd("19/03/2026 11:11:00")
r.p("Ngày 18 tháng 3 năm 2026, tại Trường Trung cấp Nghề Bạch Mã, Sở Giáo dục và Đào tạo tổ chức khai mạc Hội giảng nhà giáo giáo dục nghề nghiệp tỉnh lần thứ V. Hội giảng có 54 nhà giáo của 13 trường, trình giảng ở năm tiểu ban trong ba ngày.")
r.p("Thành phần Ban Giám khảo được giới thiệu tại lễ khai mạc:")
r.lst(["Tiểu ban Cơ khí: bảy giám khảo, trong đó ba người đến từ doanh nghiệp;", "Tiểu ban Điện – Điện tử: sáu giám khảo;", "Tiểu ban Du lịch, Chăm sóc sức khỏe, Nông nghiệp: mỗi tiểu ban năm giám khảo."], how="word")
r.p("Quy định mới của Hội giảng là học sinh cũng chấm điểm, chiếm 20% tổng điểm. Mỗi bài giảng có tám học sinh ngồi học thật, không biết trước nội dung, cuối giờ trả lời ba câu hỏi: em làm lại được không, chỗ nào em chưa hiểu, em muốn hỏi thầy cô điều gì nữa.")
r.gallery()
r.pic("Quang cảnh lễ khai mạc Hội giảng")
r.pic("Đại diện nhà giáo tuyên thệ")
r.pic("Bài trình giảng thay bạc lót trục của thầy Ngụy Như Sơn")
r.p("Bài trình giảng mở màn của thầy Ngụy Như Sơn dạy cách thay bạc lót trục. Thầy cố ý lắp sai một chi tiết rồi để học sinh phát hiện. Bốn phút sau mới có một em giơ tay; cả phòng vỗ tay, còn thầy bảo ở xưởng bốn phút ấy là một cái máy hỏng.")
r.p("Phát biểu khai mạc, Phó Giám đốc Sở Lục Thị Kiều Trinh mong các nhà giáo coi đây là dịp đi học hơn là đi thi. Toàn bộ bài giảng được ghi hình, sau Hội giảng sẽ phát miễn phí cho các trường.")
r.p("Lễ bế mạc và trao giải dự kiến diễn ra chiều 20/3. Ba nhà giáo dẫn đầu mỗi tiểu ban sẽ thuộc đội tuyển dự Hội giảng toàn quốc.")
r.byline("Tin, ảnh: Cung Tường Vi")
r.raw('<div class="fb">Thích Chia sẻ</div><p class="print">Bản in</p>', ["Thích Chia sẻ", "Bản in"])
