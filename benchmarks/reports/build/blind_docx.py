import io
from common import *
ALL = []


def new(*a, **k):
    r = R(*a, held="blind", **k)
    ALL.append(r)
    return r


def sdt(*ps):
    """wraps paragraphs in a block content control, as in a template of the office"""
    first = ps[0]._p
    e = parse_xml(f'<w:sdt {nsdecls("w")}><w:sdtPr><w:id w:val="{zlib.crc32(ps[0].text.encode()) % 90000}"/></w:sdtPr><w:sdtContent/></w:sdt>')
    first.addprevious(e)
    for p in ps:
        e[1].append(p._p)


# 1 ------------------------------------------------------------------------------------------------------------
r = new("d1-tap-huan-truc-tuyen", "docx", event=("2025-11-12", "2025-11-14"), organiser="Sở Giáo dục và Đào tạo tỉnh Trà Cú Đông", year="2025-2026",
        author=("Đàm Thị Thu Hoài", "Chuyên viên", "Phòng GDTX-GDNN"),
        cites=[("3314/KH-SGDĐT", "2025-10-24", "bồi dưỡng giáo viên giáo dục thường xuyên năm học 2025-2026")])
r.drop("Chuyên mục: Giáo dục thường xuyên")
r.title_ = "Tập huấn trực tuyến: tổ chức lớp học linh hoạt cho học viên vừa làm vừa học"
r.summary = "Trong ba buổi tối, 742 giáo viên cùng bàn cách giữ chân những học viên tan ca lúc 19 giờ mà vẫn dạy đủ thời lượng chương trình"


def head(D, para):
    for label, text in (("Tiêu đề: ", r1.title_), ("Tóm tắt: ", r1.summary + ".")):
        p = para()
        p.add_run(label).bold = True
        p.add_run(text)


r1 = r
r.raw(head)
r.drop("Nội dung:", bold=True)
r.p("Thực hiện Kế hoạch số 3314/KH-SGDĐT ngày 24/10/2025 về bồi dưỡng giáo viên giáo dục thường xuyên năm học 2025-2026, từ ngày 12 đến ngày 14/11/2025, Sở Giáo dục và Đào tạo tỉnh Trà Cú Đông tổ chức lớp tập huấn trực tuyến trên nền tảng Zoom cho 742 giáo viên của 31 trung tâm. Lớp học bắt đầu lúc 19g30 mỗi tối để giáo viên không phải bỏ tiết.")
r.p("Báo cáo viên của lớp tập huấn gồm:")
r.people([("TS.", "Kiên Thị Sa Vy", "Giảng viên Trường Đại học Sư phạm Cửu Long Mới"), ("ThS.", "Lữ Hoàng Nhân", "Phó Giám đốc Trung tâm GDNN-GDTX khu vực 2"), ("Cô", "Trang Ngọc Hiền", "Tổ trưởng tổ Văn hóa, Trung tâm GDTX tỉnh")], mark="* ", sep=": ")
r.p("Tối đầu tiên, TS. Kiên Thị Sa Vy cho lớp xem sổ điểm danh của một lớp 11 trong năm tháng. Số học viên vắng không tăng đều mà tăng vọt vào tuần doanh nghiệp tăng ca và tuần đầu vụ tôm. Từ đó, các nhóm thử xếp lại thời khóa biểu theo lịch làm việc của người học thay vì theo tuần hành chính.")
r.p("Tối thứ hai, ThS. Lữ Hoàng Nhân hướng dẫn chia mỗi bài dạy thành phần phải học cùng nhau và phần có thể tự học trên điện thoại. Tối cuối cùng, cô Trang Ngọc Hiền trình bày cách kiểm tra bù cho học viên vắng có lý do, bảo đảm công bằng với những người đi học đầy đủ.")
r.gallery()
r.pic("TS. Kiên Thị Sa Vy trình bày chuyên đề thứ nhất (Ảnh chụp màn hình)")
r.pic("Học viên thảo luận trong các phòng nhỏ trên nền tảng Zoom (Ảnh chụp màn hình)")
r.p("Sau ba buổi tối, lớp tập huấn thống nhất một số việc làm ngay:")
r.lst(["Mỗi trung tâm lập lịch học riêng cho từng nhóm nghề trước ngày 30/11;", "Ghi hình các buổi học chung, lưu trên hệ thống của Sở để học viên xem lại;", "Giáo viên chủ nhiệm gọi điện cho học viên vắng trong vòng 24 giờ."], how="word")
r.p("Khảo sát cuối khóa ghi nhận 91,4% giáo viên cho biết sẽ áp dụng ít nhất một nội dung đã học. Điều nhiều người góp ý nhất là đường truyền ở các xã cù lao còn chập chờn; có 26 giáo viên phải đến nhờ mạng của trạm y tế.")
r.byline("Tác giả: Đàm Thị Thu Hoài, Chuyên viên Phòng GDTX-GDNN")
r.drop("Điện thoại: 0907 000 118")

# 2 ------------------------------------------------------------------------------------------------------------
r = new("d2-tham-va-lam-viec", "docx", event=("2025-10-20", None), venue="Trung tâm GDNN-GDTX khu vực Tân Hưng Tây", year="2025-2026",
        updated="2025-10-21T16:25:00+07:00", author=("Minh Thư", None, "Văn phòng Sở"),
        cites=[("1021/UBND-KGVX", "2025-10-02", None)])
r.title("Giám đốc Sở Giáo dục và Đào tạo thăm và làm việc tại Trung tâm GDNN-GDTX khu vực Tân Hưng Tây")
r.upd("Đăng lúc 16g25 ngày 21/10/2025")
r.p("Chiều ngày 20/10/2025, đoàn công tác của Sở Giáo dục và Đào tạo do ông Tô Quốc Thịnh, Giám đốc Sở làm trưởng đoàn đã đến thăm và làm việc tại Trung tâm GDNN-GDTX khu vực Tân Hưng Tây. Cùng đi có ông Liêu Sà Phi, Trưởng phòng Kế hoạch – Tài chính; bà Trương Mộng Cầm, Phó Trưởng phòng GDTX-GDNN và đại diện Văn phòng Sở. Tiếp đoàn có bà Ngũ Kim Loan, Phó Chủ tịch UBND xã Tân Hưng Tây cùng tập thể Ban Giám đốc Trung tâm.")
r.pic("Đoàn công tác tham quan xưởng thực hành sửa chữa máy nông nghiệp của Trung tâm")
r.p("Báo cáo với đoàn, Ban Giám đốc Trung tâm cho biết năm học này đơn vị có 19 lớp với 684 học viên, tăng 112 học viên so với cùng kỳ. Đội ngũ hiện có 41 người, trong đó chỉ có hai giáo viên dạy Tin học phải đảm nhận ba cơ sở cách nhau hơn 20 cây số đường sông.")
r.p("Khó khăn lớn nhất là dãy phòng học xây từ năm 1998 đã xuống cấp, nước ngập vào lớp mỗi khi triều cường. UBND tỉnh đã có Công văn số 1021/UBND-KGVX ngày 02/10/2025 đồng ý chủ trương sửa chữa nhưng kinh phí phải chờ phân bổ vào quý I năm 2026. Trung tâm kiến nghị ba nội dung:")
r.lst(["Cho phép thuê tạm bốn phòng của Trường Tiểu học Tân Hưng Tây 1;", "Điều động thêm một giáo viên Tin học từ học kỳ II;", "Hỗ trợ tiền đò cho học viên ở hai ấp bên kia sông."], marks="-")
r.p("Trao đổi tại buổi làm việc, bà Ngũ Kim Loan cam kết xã sẽ sắp xếp phòng học tạm trước ngày 10/11. Trưởng phòng Kế hoạch – Tài chính hướng dẫn Trung tâm lập lại dự toán, tách riêng phần chống ngập để được ưu tiên.")
r.p("Kết luận buổi làm việc, ông Tô Quốc Thịnh chia sẻ với những vất vả của thầy trò Trung tâm, đồng thời giao Phòng GDTX-GDNN tham mưu phương án giáo viên dạy liên trung tâm, báo cáo Ban Giám đốc Sở trong tháng 10. Ông cũng đề nghị Trung tâm không để học viên nào nghỉ học vì không có tiền đò.")
r.h("Một số hình ảnh khác tại buổi làm việc:", how="plain")
r.gallery()
r.npic += 3
r.pcaps += ["", "", ""]


def row(D, para, r=r):
    p = para()
    p.alignment = AL.CENTER
    for n in (2, 3, 4):
        p.add_run().add_picture(io.BytesIO(jpeg(r.seed(n))), width=Cm(5))
        p.add_run(" ")


def by(D, para):
    p = para()
    p.alignment = AL.RIGHT
    p.add_run("Bài và ảnh: ").italic = True
    x = p.add_run("Minh Thư\nVăn phòng Sở")
    x.bold = True


r.raw(row)
r.raw(by)

# 3 ------------------------------------------------------------------------------------------------------------
r = new("d3-hoi-thi", "docx", event=("2025-11-27", "2025-11-28"), venue="Trường THPT Ninh Châu Thượng", organiser="Sở GD&ĐT tỉnh Lệ Sơn", year="2025-2026",
        author=("Võ Hữu Chí Tâm", "Giáo viên", "Trường THPT Ninh Châu Thượng"), capfmt="Hình {n} - ",
        cites=[("2790/SGDĐT-GDTrH", "2025-10-13", "tổ chức Hội thi Thiết bị dạy học tự làm")])
r.title("HỘI THI THIẾT BỊ DẠY HỌC TỰ LÀM CẤP TỈNH", "NĂM HỌC 2025 - 2026", how="br")
r.p("Trong hai ngày 27 và 28 tháng 11 năm 2025, tại Trường THPT Ninh Châu Thượng, Sở GD&ĐT tỉnh Lệ Sơn tổ chức vòng chung khảo Hội thi Thiết bị dạy học tự làm cấp tỉnh năm học 2025 - 2026. Từ 214 sản phẩm dự thi vòng sơ khảo theo Công văn số 2790/SGDĐT-GDTrH ngày 13/10/2025 về việc tổ chức Hội thi Thiết bị dạy học tự làm, Ban Tổ chức đã chọn 36 sản phẩm vào chung khảo.")
r.p("Ban Giám khảo Hội thi gồm các thầy giáo, cô giáo:")
r.people([("Thầy giáo", "Hồ Đắc Nguyên Khang", "Trưởng phòng GDTrH, Trưởng ban;"), ("Cô giáo", "Tôn Nữ Diệu Liên", "Phó Hiệu trưởng Trường THPT Chuyên Lệ Sơn, Phó Trưởng ban;"), ("Thầy giáo", "Mai Văn Lập", "Chuyên viên phòng GDTX-CN, Thư ký;"), ("Thầy giáo", "Đoàn Phước Bửu", "Giảng viên Khoa Vật lý, Trường Đại học Sư phạm Trường Sơn.")], how="numtyped", sep=" - ", mark="")
for what, k in r.items:
    if what == "people":
        k["lines"] = [f"{i}. {x}" for i, x in enumerate(k["lines"], 1)]
r.p("Mỗi tác giả có mười lăm phút dạy thử với chính sản phẩm của mình, học sinh lớp 10 của trường đăng cai làm người học. Ban Giám khảo không chấm riêng vẻ đẹp của thiết bị mà chấm việc học sinh có tự tay làm được thí nghiệm hay không. Bảy sản phẩm bị trừ điểm vì chỉ giáo viên mới vận hành được.")
r.p("Nhiều sản phẩm dùng vật liệu rất rẻ. Bộ đo độ dốc lòng suối của cô giáo Hồ Thị Pả Cương chỉ tốn 64 nghìn đồng, làm từ ống nước và thước dây cũ; mô hình phổi người của nhóm giáo viên Trường THCS Trung Giang dùng vỏ chai và màng bóng bay.")
r.gallery()
r.grid(["Quang cảnh khu trưng bày sản phẩm dự thi", "Cô giáo Hồ Thị Pả Cương dạy thử với bộ đo độ dốc lòng suối", "Ban Giám khảo kiểm tra độ an toàn của thiết bị"], cols=1, how="cell")
r.p("Kết quả, Ban Tổ chức trao 4 giải chính thức và 11 giải khuyến khích. Danh sách các giải chính thức như sau:")
r.table([["STT", "Họ và tên", "Đơn vị", "Tên sản phẩm", "Giải"], ["1", "Hồ Thị Pả Cương", "Trường PTDTNT Đakrông Hạ", "Bộ đo độ dốc lòng suối", "Nhất"], ["2", "Lê Quý Lân", "Trường THPT Gio Sơn", "Máy phát sóng dừng", "Nhì"], ["3", "Phan Thị Ái Trinh", "Trường THCS Trung Giang", "Mô hình phổi người", "Ba"], ["4", "Nguyễn Xuân Tứ", "Trung tâm GDTX tỉnh", "Hộp thí nghiệm điện gia dụng", "Ba"]])
r.p("Phát biểu bế mạc Hội thi, thầy giáo Hồ Đắc Nguyên Khang đề nghị các trường đưa sản phẩm vào dạy học thường xuyên, không cất vào tủ kính sau khi nhận giải. Bản vẽ của 36 sản phẩm sẽ được Sở đăng tải để giáo viên toàn tỉnh làm theo.")
r.byline("Võ Hữu Chí Tâm - Giáo viên Trường THPT Ninh Châu Thượng")

# 4 ------------------------------------------------------------------------------------------------------------
r = new("d4-tong-ket-du-an", "docx", event=("2025-12-09", None), venue="Khách sạn Sao Mai Xanh, phường Tân Lập", organiser="Sở GDĐT", year="2025-2026",
        updated="2025-12-10T00:00:00+07:00", author=("Lê Hoàng Bảo Trân", "Cán bộ điều phối Dự án", "Phòng Kế hoạch - Tài chính"), capfmt="Ảnh {n}: ",
        cites=[("1630/QĐ-UBND", "2022-06-20", "phê duyệt văn kiện Dự án")])
r.title_ = "Hội nghị tổng kết Dự án “Lớp học không khoảng cách” giai đoạn 2022 – 2025"


def top(D, para, r=r):
    p = para("Title")
    p.add_run(r.title_)
    q = para()
    q.add_run("Ngày đăng: 10/12/2025").italic = True
    sdt(p)
    sdt(q)


r.raw(top)
r.p("Ngày 09/12/2025, tại Khách sạn Sao Mai Xanh, phường Tân Lập, Sở GDĐT phối hợp với Tổ chức Giáo dục Cộng đồng Bắc Âu tổ chức Hội nghị tổng kết Dự án “Lớp học không khoảng cách”. Dự án được triển khai từ tháng 7/2022 tại 24 trường tiểu học của năm xã biên giới theo Quyết định số 1630/QĐ-UBND ngày 20/6/2022 của UBND tỉnh về việc phê duyệt văn kiện Dự án.")
r.p("Đến dự Hội nghị có:")
people4 = [("Bà", "H’Wen Mlô", "Phó Chủ tịch UBND tỉnh"), ("Ông", "Đinh Công Sáng", "Phó Giám đốc Sở GDĐT, Giám đốc Ban Quản lý Dự án"), ("Bà", "Hannah Lindqvist", "Trưởng đại diện Tổ chức Giáo dục Cộng đồng Bắc Âu tại Việt Nam"), ("Ông", "Rơ Châm Thái", "Phó Giám đốc Sở Ngoại vụ")]
r.people(people4, how="style")
r.items.pop()


def dele(D, para):
    for h, n, p in people4:
        para("List Bullet").add_run(f"{h} {n} ({p})")


r.raw(dele)
r.h("1. Kết quả sau ba năm rưỡi thực hiện", how="style")
r.p("Dự án đã hỗ trợ 5.870 học sinh, trong đó 4.122 em là người dân tộc thiểu số. Kết quả các chỉ số chính được Ban Quản lý Dự án tổng hợp trong bảng sau:")
r.table([["Chỉ số", "Mục tiêu", "Kết quả"], ["Tỷ lệ học sinh lớp 1 đi học chuyên cần", "95%", "97,3%"], ["Số trợ giảng người địa phương được đào tạo", "60", "71"], ["Số thư viện thân thiện", "24", "24"], ["Tỷ lệ học sinh lớp 2 đọc thông", "85%", "81,6%"]])
r.p("Riêng chỉ số về đọc thông không đạt. Theo ông Đinh Công Sáng, nguyên nhân là tài liệu song ngữ về muộn một học kỳ, và một số trường mới chỉ dùng trợ giảng để giữ lớp.")
r.h("2. Bài học kinh nghiệm", how="style")
r.lst(["Trợ giảng phải là người trong buôn, được trả lương đúng kỳ.", "Sách truyện cần in bằng tiếng mẹ đẻ của trẻ trước khi in song ngữ.", "Cha mẹ đến lớp mỗi tháng một buổi thì trẻ ít nghỉ học hơn."], ordered=True, how="word")
r.p("Bà Hannah Lindqvist cho rằng thành công lớn nhất của Dự án là các trợ giảng: 19 người trong số họ đang học cao đẳng sư phạm bằng học bổng của tỉnh.")
r.h("3. Duy trì kết quả Dự án", how="style")


def commented(D, para, r=r):
    t = "Phát biểu chỉ đạo, bà H’Wen Mlô yêu cầu các xã đưa kinh phí trả cho trợ giảng vào dự toán năm 2026, mức tối thiểu 3,2 triệu đồng mỗi tháng. Thư viện của 24 trường tiếp tục mở cửa vào sáng thứ Bảy."
    p = para()
    a, b = t.split("3,2 triệu đồng")
    p.add_run(a)
    x = p.add_run("3,2 triệu đồng")
    p.add_run(b)
    D.add_comment(x, text="Chị Trân kiểm tra lại mức này với phòng Tài chính giúp em.", author="Biên tập", initials="BT")


r.raw(commented)
r.body.append({"type": "paragraph", "text": "Phát biểu chỉ đạo, bà H’Wen Mlô yêu cầu các xã đưa kinh phí trả cho trợ giảng vào dự toán năm 2026, mức tối thiểu 3,2 triệu đồng mỗi tháng. Thư viện của 24 trường tiếp tục mở cửa vào sáng thứ Bảy."})
r.gallery()
r.pic("Quang cảnh Hội nghị tổng kết Dự án")
r.pic("Bà Hannah Lindqvist trao kỷ niệm chương cho các trợ giảng")
r.pic("Học sinh Trường Tiểu học Ia Lốp 2 đọc truyện tiếng Ê-đê")


def end(D, para):
    p = para()
    p.alignment = AL.RIGHT
    p.add_run("Lê Hoàng Bảo Trân").bold = True
    p.add_run("\nCán bộ điều phối Dự án, Phòng Kế hoạch - Tài chính")
    sdt(p)


r.raw(end)

# 5 ------------------------------------------------------------------------------------------------------------
r = new("d5-khai-giang-lop-xoa-mu-chu", "docx", event=("2025-11-03", None), venue="điểm trường bản Huổi Sày", organiser="Trung tâm GDNN-GDTX Mường Pồn", year="2025-2026",
        author=("Sùng A Chư", "Giáo viên", "Trung tâm GDNN-GDTX Mường Pồn"), capfmt="Ảnh {n}. ",
        cites=[("88/KH-UBND", "2025-09-15", None), ("33/2021/TT-BGDĐT", None, None)])
r.title("KHAI GIẢNG LỚP XÓA MÙ CHỮ GIAI ĐOẠN 2", "TẠI BẢN HUỔI SÀY, XÃ MƯỜNG PỒN THƯỢNG")
r.byline("Người viết bài: Sùng A Chư - Giáo viên Trung tâm GDNN-GDTX Mường Pồn")
r.body.append({"type": "paragraph", "text": "Tối ngày 03/11/2025, tại điểm trường bản Huổi Sày, Trung tâm GDNN-GDTX Mường Pồn phối hợp với UBND xã Mường Pồn Thượng tổ chức khai giảng lớp xóa mù chữ giai đoạn 2 cho 34 học viên. Lớp học nằm trong Kế hoạch số 88/KH-UBND ngày 15/9/2025 của UBND xã, dạy theo chương trình ban hành kèm theo Thông tư số 33/2021/TT-BGDĐT."})


def linked(D, para, r=r):
    t = r.body[0]["text"]
    a, b = t.split("Kế hoạch số 88/KH-UBND")
    p = para()
    p.add_run(a)
    e = OxmlElement("w:hyperlink")
    e.set(qn("r:id"), p.part.relate_to("https://muongponthuong.example/van-ban/88-kh-ubnd", RT.HYPERLINK, is_external=True))
    x = p.add_run("Kế hoạch số 88/KH-UBND")
    x.underline = True
    e.append(x._r)
    p._p.append(e)
    p.add_run(b)


r.raw(linked)
r.p("Dự buổi lễ khai giảng có các đồng chí:")
r.people([("Đồng chí", "Vừ A Lử", "Phó Chủ tịch UBND xã - Trưởng ban Chỉ đạo phổ cập giáo dục, xóa mù chữ;"), ("Đồng chí", "Điêu Thị Hương", "Phó Giám đốc Trung tâm GDNN-GDTX Mường Pồn;"),
          ("Trung tá", "Cà Văn Ín", "Chính trị viên Đồn Biên phòng Huổi Sày;"), ("Đồng chí", "Giàng Thị Dở", "Bí thư Chi bộ, Trưởng bản Huổi Sày.")], sep=" - ", mark="+ ")
r.p("Trong số 34 học viên có 29 chị là người Mông, người lớn tuổi nhất đã 61 tuổi. Ban ngày bà con lên nương, lớp chỉ học được từ 19 giờ 30 đến 21 giờ 30, mỗi tuần năm buổi. Đêm nào có trăng thì nhiều người đi bộ; đêm mưa, dân quân bản cầm đèn pin đi đón ở hai đầu suối.")
r.p("Phát biểu tại lễ khai giảng, đồng chí Điêu Thị Hương trao sách vở cho từng học viên và mong bà con đi học đều, có việc bận thì báo cho thầy cô chứ đừng tự nghỉ. Trung tâm bố trí hai giáo viên, trong đó một người nói được tiếng Mông.")
r.p("Thay mặt học viên, chị Thào Thị Mỷ kể rằng hết giai đoạn 1 chị đã ký được tên mình nhưng chưa đọc được giấy hẹn của trạm xá. Chị hứa cùng các chị em học cho đến khi đọc được hết quyển sổ vay vốn.")
r.p("Lớp học được trang bị:")
r.lst(["34 bộ sách xóa mù chữ và vở viết;", "02 bóng đèn sạc phòng khi mất điện;", "01 góc chơi cho trẻ nhỏ đi theo mẹ, do Hội Phụ nữ bản trông giữ."], marks="-")
r.p("Theo kế hoạch, lớp sẽ hoàn thành chương trình vào tháng 5 năm 2026.")
r.h("Hình ảnh lễ khai giảng")
r.gallery()
caps5 = ["Đại biểu và học viên dự lễ khai giảng", "Đồng chí Điêu Thị Hương trao sách vở cho học viên", "Chị Thào Thị Mỷ phát biểu", "Góc chơi của trẻ em theo mẹ đến lớp"]


def pics5(D, para, r=r):
    p = para()
    p.alignment = AL.CENTER
    for n in range(1, 5):
        p.add_run().add_picture(io.BytesIO(jpeg(r.seed(n))), width=Cm(7))
        if n == 2:
            p.add_run().add_break()


r.raw(pics5)
r.npic = 4
for c in caps5:
    r.cap(c)
r.pcaps = list(r.caps)

# 6 ------------------------------------------------------------------------------------------------------------
r = new("d6-kiem-tra-trung-tam-ngoai-ngu", "docx", event=("2025-12-03", "2025-12-05"), organiser="Sở Giáo dục và Đào tạo", year="2025-2026",
        author=("Hoàng Kiều Diễm", "Chuyên viên", "Phòng GDTX"),
        cites=[("1488/QĐ-SGDĐT", "2025-11-25", "kiểm tra hoạt động của các trung tâm ngoại ngữ, tin học năm 2025"), ("125/2024/NĐ-CP", "2024-10-05", None)])
r.drop("TIN BÀI GỬI CỔNG THÔNG TIN ĐIỆN TỬ", bold=True)
r.title("Kiểm tra hoạt động các trung tâm ngoại ngữ, tin học trên địa bàn ba phường ven sông Sài Hạ")
r.p("Thực hiện Quyết định số 1488/QĐ-SGDĐT ngày 25 tháng 11 năm 2025 của Giám đốc Sở về việc kiểm tra hoạt động của các trung tâm ngoại ngữ, tin học năm 2025, từ ngày 03/12 đến ngày 05/12/2025, Sở Giáo dục và Đào tạo tổ chức kiểm tra 14 trung tâm ngoại ngữ, tin học trên địa bàn ba phường ven sông Sài Hạ.")
r.p("Thành phần đoàn kiểm tra gồm:")
r.people([("Ông", "Cái Vĩnh Tường", "Phó Trưởng phòng GDTX, Trưởng đoàn"), ("Bà", "Phùng Thị Minh Nguyệt", "Chuyên viên Phòng Kế hoạch – Tài chính, thành viên"), ("Bà", "Hoàng Kiều Diễm", "Chuyên viên Phòng GDTX, thư ký")], mark="\t- ", sep=", ")
r.p("Đoàn kiểm tra hồ sơ pháp lý, đội ngũ giáo viên, cơ sở vật chất, công tác thu chi và việc công khai thông tin trên trang điện tử của từng trung tâm. Căn cứ đối chiếu là các điều kiện hoạt động quy định tại Nghị định số 125/2024/NĐ-CP ngày 05/10/2024.")
r.pic("Đoàn kiểm tra làm việc với Trung tâm Ngoại ngữ Ánh Dương Mới")
r.p("Qua kiểm tra, phần lớn các trung tâm chấp hành tốt quy định: 14/14 đơn vị có giấy phép còn thời hạn, 12 đơn vị niêm yết học phí tại nơi tiếp học viên. Ba trung tâm lắp thêm lối thoát hiểm thứ hai dù diện tích thuê rất hẹp.")
r.h("Những tồn tại cần khắc phục:", how="plain")
r.lst(["Hai trung tâm sử dụng giáo viên người nước ngoài chưa có giấy phép lao động;", "Một trung tâm dạy tại địa điểm chưa được cấp phép;", "Năm trung tâm ghi tên khóa học trên quảng cáo khác với chương trình đã đăng ký;", "Hợp đồng với phụ huynh ở ba trung tâm thiếu điều khoản hoàn trả học phí."], marks="•")
r.p("Đoàn đã lập biên bản tại chỗ và yêu cầu các đơn vị khắc phục trước ngày 20/12/2025. Riêng địa điểm chưa được cấp phép phải dừng tuyển sinh ngay; 46 học viên đang học được chuyển về cơ sở chính, không phải đóng thêm khoản nào.")
r.gallery()
r.pic("Kiểm tra hồ sơ giáo viên tại Trung tâm Tin học Bến Phao")
r.pic("Trưởng đoàn thông qua biên bản kiểm tra")
r.p("Kết quả kiểm tra sẽ được công bố trên trang thông tin điện tử của Sở để phụ huynh, học viên tra cứu trước khi đăng ký học. Phụ huynh phát hiện trung tâm hoạt động không phép có thể phản ánh qua đường dây nóng của Phòng GDTX.")


def sign(D, para):
    t = D.add_table(rows=1, cols=2)
    left = ["Nơi nhận:", "- Ban Biên tập Cổng TTĐT;", "- Lãnh đạo Phòng (để b/c);", "- Lưu: VT, GDTX."]
    right = ["NGƯỜI VIẾT TIN", "(Đã ký)", "Hoàng Kiều Diễm", "Chuyên viên Phòng GDTX"]
    for c, lines in zip(t.rows[0].cells, (left, right)):
        for i, x in enumerate(lines):
            p = c.paragraphs[0] if not i else c.add_paragraph()
            y = p.add_run(x)
            y.bold = i == 0 or x.startswith("Hoàng")
            if lines is right:
                p.alignment = AL.CENTER


r.raw(sign, ["Nơi nhận:", "- Ban Biên tập Cổng TTĐT;", "- Lãnh đạo Phòng (để b/c);", "- Lưu: VT, GDTX.", "(Đã ký)"])
