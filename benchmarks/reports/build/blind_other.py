import base64, io, textwrap, unicodedata
from common import *
ALL = []


def new(*a, **k):
    r = R(*a, held="blind", **k)
    ALL.append(r)
    return r


def img(r, cap="", attrs='width="600"'):
    r.npic += 1
    c = r._cap(cap)
    r.pcaps.append(r.caps[-1] if cap else "")
    return f'<img {attrs} src="data:image/jpeg;base64,{base64.b64encode(jpeg(r.seed(r.npic))).decode()}"/>', c


# HTML 1 -------------------------------------------------------------------------------------------------------
r = new("h1-ky-ket", "html", event=("2025-12-11", None), venue="Trường Cao đẳng Nghề Đồng Xoài Mới", organiser="Sở Giáo dục và Đào tạo", year="2025-2026",
        updated="2025-12-12T00:00:00+07:00", author=("Phan Thị Mỹ Duyên", None, "Phòng Giáo dục nghề nghiệp"),
        cites=[("5210/KH-UBND", "2025-08-28", "đào tạo nhân lực cho các khu công nghiệp đến năm 2030")],
        ptag=("<p>", "</p>"), title_tag=('<header class="entry-header">\n<h1 class="entry-title">', "</h1>"),
        upd_tag=('<div class="entry-meta"><span class="posted-on">', "</span> "),
        head='''<!DOCTYPE html>
<html lang="vi"><head><meta charset="UTF-8"/><title>Ký kết hợp tác đào tạo nghề &#8211; Cổng thông tin Giáo dục Bình Lộc</title>
<style>.wp-caption{max-width:100%}</style></head>
<body class="post-template-default single single-post">
''', foot="\n<script>var wpcf7={};</script>\n</body></html>\n")
r.raw('<div class="site-branding"><p class="site-title"><a href="/">Cổng thông tin Giáo dục Bình Lộc</a></p></div>\n<nav id="site-navigation"><ul id="primary-menu"><li><a href="/">Trang chủ</a></li><li><a href="/tin-tuc">Tin tức – Sự kiện</a></li><li><a href="/lien-he">Liên hệ</a></li></ul></nav>\n<main id="main"><article id="post-4471" class="post">',
      ["Cổng thông tin Giáo dục Bình Lộc", "Trang chủ", "Tin tức – Sự kiện", "Liên hệ"])
r.title("Ký kết hợp tác đào tạo nghề cho học viên giáo dục thường xuyên giai đoạn 2026 – 2030")
r.upd("Đăng vào 12 Tháng mười hai, 2025")
r.raw('<span class="byline">bởi <span class="author vcard">quantri</span></span></div>\n</header>\n<div class="entry-content">', ["bởi quantri"])
r.p("Sáng 11/12/2025, tại Trường Cao đẳng Nghề Đồng Xoài Mới, Sở Giáo dục và Đào tạo cùng năm doanh nghiệp trong khu công nghiệp tổ chức lễ ký kết hợp tác đào tạo nghề cho học viên giáo dục thường xuyên giai đoạn 2026 – 2030. Đây là hoạt động cụ thể hóa Kế hoạch số 5210/KH-UBND ngày 28 tháng 8 năm 2025 của UBND tỉnh về đào tạo nhân lực cho các khu công nghiệp đến năm 2030.")
r.p("Chứng kiến lễ ký kết có:")
r.people([("Ông", "Điểu Krang", "Phó Chủ tịch HĐND tỉnh;"), ("Ông", "Quách Tấn Lợi", "Phó Giám đốc Sở Giáo dục và Đào tạo;"), ("Bà", "Từ Ngọc Hân", "Phó Trưởng ban Ban Quản lý các khu công nghiệp tỉnh;"), ("Ông", "Park Sung-min", "Giám đốc nhân sự Công ty TNHH Daesan Bình Lộc.")], how="word", sep=" – ", mark="")
r.p("Theo thỏa thuận, học viên lớp 10 và lớp 11 được học nghề ngay tại xưởng của doanh nghiệp hai buổi mỗi tuần. Doanh nghiệp cử thợ bậc cao hướng dẫn, trả tiền ăn ca và mua bảo hiểm tai nạn; trung tâm giữ phần dạy văn hóa và theo dõi chuyên cần. Học viên không phải ký cam kết làm việc cho doanh nghiệp sau khi tốt nghiệp.")
r.raw('<h2 class="wp-block-heading">Ba nội dung hợp tác chính</h2>')
r.body.append({"type": "heading", "text": "Ba nội dung hợp tác chính"})
r.lst(["Tiếp nhận 600 học viên thực hành mỗi năm ở bốn nghề: hàn, điện lạnh, may công nghiệp, chế biến gỗ;", "Cùng xây dựng 12 bộ tài liệu dạy nghề ngắn hạn;", "Cấp 150 suất học bổng, mỗi suất 5 triệu đồng, cho học viên có hoàn cảnh khó khăn."], ordered=True, how="word")
r.p("Ông Park Sung-min cho biết doanh nghiệp không thiếu đơn hàng mà thiếu người đọc được bản vẽ. Vì vậy, ngoài tay nghề, công ty đề nghị các trung tâm dạy kỹ hơn phần hình học không gian và an toàn điện.")
r.p("Phát biểu tại buổi lễ, ông Quách Tấn Lợi nhấn mạnh chương trình chỉ có ý nghĩa khi người học được đối xử như người học. Sở sẽ kiểm tra đột xuất các xưởng thực hành; nơi nào dùng học viên làm ca đêm thì chấm dứt hợp tác.")
r.gallery()
for c in ("Đại diện Sở Giáo dục và Đào tạo và năm doanh nghiệp ký kết hợp tác", "Ông Park Sung-min phát biểu tại buổi lễ", "Học viên thực hành hàn tại xưởng của trường"):
    i, c = img(r, c, 'loading="lazy" decoding="async" class="size-full wp-image-4480" width="768" height="512" alt=""')
    r.raw(f'<div id="attachment_44{r.npic:02}" style="width: 778px" class="wp-caption aligncenter">{i}<p class="wp-caption-text">{c}</p></div>')
r.raw('<p style="text-align: right"><strong>Phan Thị Mỹ Duyên</strong><br />\n<em>Phòng Giáo dục nghề nghiệp</em></p>\n</div><!-- .entry-content -->')
r.raw('<footer class="entry-footer"><span class="cat-links">Chuyên mục: <a href="/c/gdnn">Giáo dục nghề nghiệp</a></span> <span class="tags-links">Thẻ: <a href="/t/hoc-nghe">học nghề</a>, <a href="/t/doanh-nghiep">doanh nghiệp</a></span></footer>\n</article>\n<nav class="post-navigation"><div class="nav-previous"><a href="/p1">Bài trước: Tập huấn an toàn lao động cho giáo viên dạy nghề</a></div><div class="nav-next"><a href="/p2">Bài tiếp theo: Lịch thi nghề phổ thông khóa tháng 12</a></div></nav>\n<div id="comments"><h3 id="reply-title">Để lại một bình luận</h3><p class="comment-notes">Email của bạn sẽ không được hiển thị công khai.</p></div></main>\n<footer id="colophon"><div class="site-info">Bản quyền thuộc Sở Giáo dục và Đào tạo Bình Lộc</div></footer>',
      ["Chuyên mục: Giáo dục nghề nghiệp Thẻ: học nghề, doanh nghiệp", "Bài trước: Tập huấn an toàn lao động cho giáo viên dạy nghề", "Bài tiếp theo: Lịch thi nghề phổ thông khóa tháng 12", "Để lại một bình luận", "Email của bạn sẽ không được hiển thị công khai.", "Bản quyền thuộc Sở Giáo dục và Đào tạo Bình Lộc"])

# HTML 2 -------------------------------------------------------------------------------------------------------
r = new("h2-tuyen-duong", "html", event=("2025-11-18", None), venue="Nhà hát Sông Đuống", organiser="Sở Giáo dục và Đào tạo", year="2024-2025",
        author=("Trần Lê Uyên Chi", None, "Trường THPT Lý Nhân Đông"),
        ptag=('<p class="c1"><span class="c0">', "</span></p>"), title_tag=('<p class="c7 title" id="h.q8z1m2"><span class="c9">', "</span></p>"),
        lead_tag=('<p class="c1"><span class="c3">', "</span></p>"),
        head='<html><head><meta content="text/html; charset=UTF-8" http-equiv="content-type"><style type="text/css">@import url(https://themes.googleusercontent.com/fonts/css?kit=x);ol{margin:0;padding:0}.c0{color:#000000;font-weight:400;font-size:13pt;font-family:"Times New Roman"}.c3{color:#000000;font-weight:700;font-size:13pt;font-family:"Times New Roman"}.c5{text-align:center}.c6{font-style:italic;font-size:12pt}.c9{font-weight:700;font-size:18pt}.c2{margin-left:36pt}</style></head><body class="c11 doc-content">', foot="</body></html>")
r.title("Tuyên dương 120 học viên tiêu biểu “Vượt khó học tập” năm học 2024-2025")
r.byline("Trần Lê Uyên Chi (Trường THPT Lý Nhân Đông)", tag=('<p class="c5"><span class="c6">', "</span></p>"))
r.p("Tối 18/11/2025, tại Nhà hát Sông Đuống, Sở Giáo dục và Đào tạo phối hợp với Hội Khuyến học tỉnh tổ chức Lễ tuyên dương học viên tiêu biểu “Vượt khó học tập” năm học 2024-2025. Một trăm hai mươi gương mặt được tuyên dương đến từ 17 trung tâm và 42 trường phổ thông, trong đó có 23 người đang vừa đi làm vừa đi học.")
r.raw('<h2 class="c1" id="h.a1"><span class="c3">Những câu chuyện đằng sau tấm giấy khen</span></h2>')
r.body.append({"type": "heading", "text": "Những câu chuyện đằng sau tấm giấy khen"})
r.p("Người nhận hoa đầu tiên là ông Khổng Văn Mạo, 57 tuổi, thợ gốm. Ông vừa thi đỗ tốt nghiệp THPT cùng năm với con gái út. Ông nói mình đi học không phải để đổi nghề mà để đọc được tài liệu về men gốm cổ.")
i, c = img(r, "Ông Khổng Văn Mạo cùng con gái tại buổi lễ (Ảnh: Đức Thịnh)", 'alt="" style="width: 601.70px; height: 401.00px;" title=""')
r.raw(f'<p class="c5"><span style="overflow: hidden; display: inline-block; width: 601.70px;">{i}</span></p><p class="c5"><span class="c6">{c}</span></p>')
r.p("Em Ninh Thị Kim Oanh, học viên lớp 12 Trung tâm GDNN-GDTX Thuận Thành Mới, mồ côi cha từ năm lớp 6. Mỗi ngày em đóng hai mươi thùng bánh trước khi đến lớp. Năm vừa qua, em đạt giải Nhì môn Địa lí trong kỳ thi chọn học viên giỏi cấp tỉnh.")
r.raw('<h2 class="c1" id="h.a2"><span class="c3">Hỗ trợ lâu dài cho người học</span></h2>')
r.body.append({"type": "heading", "text": "Hỗ trợ lâu dài cho người học"})
r.p("Tại buổi lễ, Hội Khuyến học tỉnh công bố các hình thức hỗ trợ từ năm 2026:")
r.lst(["Học bổng 10 triệu đồng mỗi năm cho 30 học viên tiếp tục học cao đẳng, đại học;", "Cho mượn máy tính xách tay trong suốt khóa học;", "Kết nối mỗi học viên với một cựu học viên cùng nghề."], how="word")
r.items.pop()
r.raw('<ul class="c10 lst-kix_x1-0 start">' + "".join(f'<li class="c1 c2 li-bullet-0"><span class="c0">{x}</span></li>' for x in ["Học bổng 10 triệu đồng mỗi năm cho 30 học viên tiếp tục học cao đẳng, đại học;", "Cho mượn máy tính xách tay trong suốt khóa học;", "Kết nối mỗi học viên với một cựu học viên cùng nghề."]) + "</ul>")
r.p("Phát biểu chúc mừng, ông Nguyễn Khả Tùng, Phó Giám đốc Sở Giáo dục và Đào tạo bày tỏ sự khâm phục đối với các thầy cô chủ nhiệm, những người nhiều lần đến tận xưởng, tận chợ để gọi học trò trở lại lớp. Ông đề nghị mỗi trung tâm kể lại ít nhất một câu chuyện như thế trên trang thông tin của mình.")
r.gallery()
for c in ("Em Ninh Thị Kim Oanh nhận hoa và giấy khen (Ảnh: Đức Thịnh)", "Các học viên tiêu biểu chụp ảnh lưu niệm cùng thầy cô (Ảnh: Uyên Chi)"):
    i, c = img(r, c, 'alt="" style="width: 601.70px; height: 401.00px;" title=""')
    r.raw(f'<p class="c5"><span style="overflow: hidden; display: inline-block; width: 601.70px;">{i}</span></p><p class="c5"><span class="c6">{c}</span></p>')
r.p("Buổi lễ khép lại bằng tiết mục quan họ do chính các học viên lớp buổi tối biểu diễn.")

# HTML 3 -------------------------------------------------------------------------------------------------------
r = new("h3-hoi-nghi-gop-y", "html", event=("2026-01-07", None), venue="Hội trường lầu 3, trụ sở UBND phường Mỹ Bình", organiser="Phòng Văn hóa - Xã hội phường Mỹ Bình", year="2025-2026",
        updated="2026-01-08T09:20:00+07:00", source=("Nguồn: Trang thông tin điện tử phường Mỹ Bình", "https://mybinh.example/tin/gop-y-de-an-ttHTCD.html"),
        author=("Thanh Trúc", None, None),
        cites=[("03/TTr-VHXH", "2026-01-05", None)],
        head='<html>\n<head>\n<meta http-equiv="Content-Type" content="text/html; charset=utf-8">\n<title>Chi tiet tin</title>\n</head>\n<body>\n<table width="990" align="center" border="0"><tr><td colspan="2">', foot="\n</td></tr></table>\n</body>\n</html>\n")
r.source = ("Trang thông tin điện tử phường Mỹ Bình", r.source[1])
r.raw('<a href="/">Trang chủ</a> &gt; <a href="/gdtx">Giáo dục thường xuyên</a></td></tr>\n<tr><td valign="top">', ["Trang chủ > Giáo dục thường xuyên"])
r.raw('<font size="4" color="#B22222"><b>Hội nghị góp ý Đề án kiện toàn trung tâm học tập cộng đồng phường Mỹ Bình</b></font><br>')
r.title_ = "Hội nghị góp ý Đề án kiện toàn trung tâm học tập cộng đồng phường Mỹ Bình"
r.raw('<font size="1">Thứ Năm, ngày 08/01/2026 - 09:20 (GMT+7)</font>&nbsp;&nbsp;&nbsp;<a href="javascript:doc()">Nghe đọc bài</a>&nbsp;|&nbsp;<a href="javascript:s()">Cỡ chữ</a><br><br>', ["Nghe đọc bài | Cỡ chữ"])
r.summary = "Lần đầu tiên dự thảo đề án được gửi tới từng tổ dân phố trước khi đưa ra hội nghị, và phần lớn ý kiến đến từ người cao tuổi"
r.raw(f'<b>{r.summary}.</b><br><br>')
ps = ["Chiều ngày 07/01/2026, tại Hội trường lầu 3, trụ sở UBND phường Mỹ Bình, Phòng Văn hóa - Xã hội phường Mỹ Bình tổ chức Hội nghị góp ý Đề án kiện toàn trung tâm học tập cộng đồng. Gần 90 đại biểu của 26 khu phố, các trường học và đoàn thể tham dự.",
      "Chủ trì Hội nghị có:"]
for t in ps:
    r.body.append({"type": "paragraph", "text": clean(t)})
r.raw("<br>\n<br>\n".join(ps) + "<br>")
r.people([("Bà", "Âu Dương Thị Tuyết", "Phó Chủ tịch UBND phường"), ("Ông", "Huỳnh Công Chánh", "Trưởng phòng Văn hóa - Xã hội"), ("Ông", "Sơn Ngọc Minh", "Chủ tịch Hội Khuyến học phường")])
r.items.pop()
r.raw("<br>\n".join(f"- {h} {n} - {p}." for h, n, p in [("Bà", "Âu Dương Thị Tuyết", "Phó Chủ tịch UBND phường"), ("Ông", "Huỳnh Công Chánh", "Trưởng phòng Văn hóa - Xã hội"), ("Ông", "Sơn Ngọc Minh", "Chủ tịch Hội Khuyến học phường")]) + "<br><br>")


def heading(t):
    r.body.append({"type": "heading", "text": t})
    r.raw(f"<b>{t}</b><br><br>")


def para(t):
    r.body.append({"type": "paragraph", "text": clean(t)})
    r.raw(t + "<br>\n<br>")


para("Theo dự thảo kèm Tờ trình số 03/TTr-VHXH ngày 05/01/2026, ba trung tâm học tập cộng đồng của các phường cũ sẽ nhập thành một, giữ lại hai điểm học ở xa. Giám đốc trung tâm do một phó chủ tịch UBND phường kiêm nhiệm, có hai giáo viên biệt phái làm việc thường xuyên.")
heading("Các ý kiến góp ý")
para("Ông Lâm Phước Toàn, khu phố 9, đề nghị không dời điểm học ở chợ Cái Dầu vì tiểu thương chỉ học được vào giờ nghỉ trưa. Bà Thái Bửu Châu, giáo viên nghỉ hưu, góp ý nên bỏ chỉ tiêu số lượt người học, thay bằng số người học hết một chuyên đề. Đại diện Trường THCS Mỹ Bình xin làm rõ tiền điện, nước khi cho trung tâm mượn phòng vào buổi tối.")
r.gallery()
for c in ("Quang cảnh Hội nghị góp ý Đề án", "Bà Thái Bửu Châu đóng góp ý kiến"):
    i, c = img(r, c, 'width="500" border="0" alt="z6120345_1.jpg"')
    r.raw(f"<center>{i}<br>\n<font size=\"2\" color=\"#0000FF\"><i>{c}</i></font></center><br>")
heading("Tiếp thu, giải trình")
para("Thay mặt tổ soạn thảo, ông Huỳnh Công Chánh tiếp thu 14 ý kiến, giải trình 5 ý kiến. Điểm học ở chợ Cái Dầu được giữ nguyên và mở thêm khung giờ từ 11g30 đến 13g00. Tiền điện, nước do ngân sách phường chi theo công tơ riêng.")
para("Kết luận Hội nghị, bà Âu Dương Thị Tuyết yêu cầu hoàn chỉnh Đề án, niêm yết công khai tại nhà văn hóa các khu phố trong bảy ngày rồi mới trình UBND phường phê duyệt.")
r.raw('<div align="right"><b>Thanh Trúc</b></div>')
r.raw(f'<div align="right"><i>Nguồn: <a href="{r.source[1]}">Trang thông tin điện tử phường Mỹ Bình</a></i></div>')
r.raw('<br>Đánh giá bài viết: 0/5 (0 lượt)<br></td>\n<td width="220" valign="top"><table><tr><td bgcolor="#B22222"><font color="white"><b>TIN MỚI</b></font></td></tr><tr><td><a href="/a">Khai giảng lớp tin học cho người cao tuổi</a></td></tr><tr><td><a href="/b">Thông báo lịch nghỉ Tết Bính Ngọ 2026</a></td></tr></table></td></tr>\n<tr><td colspan="2" align="center"><font size="2">Cơ quan chủ quản: UBND phường Mỹ Bình. Điện thoại: 0296 3800 000</font>',
      ["Đánh giá bài viết: 0/5 (0 lượt)", "TIN MỚI", "Khai giảng lớp tin học cho người cao tuổi", "Thông báo lịch nghỉ Tết Bính Ngọ 2026", "Cơ quan chủ quản: UBND phường Mỹ Bình. Điện thoại: 0296 3800 000"])

# TXT 1 --------------------------------------------------------------------------------------------------------
r = new("t1-toa-dam", "txt", enc="utf-8-sig", crlf=True, event=("2025-12-05", None), venue="Thư viện tỉnh Hoài Ân Thượng", organiser="Hội Cựu giáo chức tỉnh", year="2025-2026",
        author=("Nguyễn Hồng Sa", "Phó Chủ tịch", "Hội Cựu giáo chức tỉnh"), capfmt="Ảnh {n}: ",
        cites=[("1373/QĐ-TTg", "2021-07-30", None)])


def bracket(r, c):
    c = r._cap(c)
    r.add("cap", cap=f"[{c}]")


r.drop("Kính gửi: Ban Biên tập Cổng thông tin điện tử Sở Giáo dục và Đào tạo")
r.title("TỌA ĐÀM “NGƯỜI CAO TUỔI HỌC TẬP SUỐT ĐỜI”")
r.p("Từ 8 giờ ngày 05 tháng 12 năm 2025, tại Thư viện tỉnh Hoài Ân Thượng, Hội Cựu giáo chức tỉnh đã tổ chức tọa đàm “Người cao tuổi học tập suốt đời” với sự tham gia của 140 cựu giáo chức và hội viên Hội Người cao tuổi các xã, phường.")
bracket(r, "Quang cảnh buổi tọa đàm tại Thư viện tỉnh")
r.p("Điều hành tọa đàm có các ông, bà:")
r.people([("Ông", "Bùi Thúc Khán", "Chủ tịch Hội Cựu giáo chức tỉnh;"), ("Bà", "Cao Thị Bích Đào", "Giám đốc Thư viện tỉnh;"), ("Ông", "Đặng Thái Hiệp", "Nguyên Trưởng phòng Giáo dục thường xuyên, Sở Giáo dục và Đào tạo;"), ("Bà", "Nguyễn Hồng Sa", "Phó Chủ tịch Hội Cựu giáo chức tỉnh.")], mark="  ", sep=" - ")
r.p("Mở đầu tọa đàm, ông Bùi Thúc Khán nhắc lại mục tiêu của Đề án “Xây dựng xã hội học tập giai đoạn 2021 - 2030” ban hành theo Quyết định số 1373/QĐ-TTg ngày 30/7/2021. Theo ông, người già thường được mời đến lớp để nghe về sức khỏe, trong khi điều họ muốn học lại rất khác nhau: gọi điện có hình cho con ở xa, đọc bảng giá điện, viết lại gia phả, chụp ảnh bông hoa trước sân.")
r.h("THẢO LUẬN TẠI TỌA ĐÀM")
r.p("Bà Cao Thị Bích Đào cho biết phòng đọc buổi sáng của Thư viện có hơn một nửa là bạn đọc trên 60 tuổi. Từ tháng 3 năm nay, Thư viện lắp kính lúp ở mỗi bàn và in lại mục lục bằng cỡ chữ lớn; số lượt mượn sách tăng gần gấp đôi.")
r.p("Cụ Phan Đình Tấn, 84 tuổi, kể rằng cụ mất ba tháng mới biết chuyển tiền bằng điện thoại, và mất thêm một tháng để biết khi nào không nên chuyển. Câu chuyện của cụ khiến cả hội trường bật cười rồi im lặng, bởi ngay trong buổi sáng hôm đó có hai người nhận được tin nhắn giả danh ngân hàng.")
bracket(r, "Cụ Phan Đình Tấn chia sẻ kinh nghiệm học sử dụng điện thoại")
bracket(r, "Các đại biểu xem gian sách chữ lớn của Thư viện tỉnh")
r.gallery()
r.p("Kết thúc tọa đàm, các đại biểu thống nhất đề xuất với ngành giáo dục và các địa phương:")
r.lst(["Mở lớp theo nhu cầu của người học, mỗi lớp không quá mười lăm người;", "Mời cựu giáo chức làm báo cáo viên và chi trả thù lao theo quy định;", "Mỗi nhà văn hóa thôn có một bảng tin chữ lớn;", "Tổ chức lớp an toàn trên mạng vào ngày lĩnh lương hưu hằng tháng."], ordered=True, marks="a.")
r.byline("Tổng hợp: Nguyễn Hồng Sa, Phó Chủ tịch Hội Cựu giáo chức tỉnh")

# TXT 2 --------------------------------------------------------------------------------------------------------
r = new("t2-doi-thoai", "txt", event=("2025-10-30", None), venue="Trung tâm GDNN-GDTX Hạ Lang Đông", organiser="Sở Giáo dục và Đào tạo", year="2025-2026",
        updated="2025-10-31T15:05:00+07:00", source=("Trang thông tin Trung tâm GDNN-GDTX Hạ Lang Đông", None), capfmt="Ảnh {n}. ",
        author=("Nông Ích Thuận", None, None),
        cites=[("2655/SGDĐT-GDTXGDNN", "2025-10-17", "tổ chức hội nghị đối thoại với người học"), ("1190/SGDĐT-KHTC", "2025-05-06", "thanh toán chế độ cho học viên nội trú")])
W = lambda t: "\n".join(textwrap.wrap(t, 84, break_on_hyphens=False, break_long_words=False))


def wp(t):
    r.p(t)
    r.items[-1][1]["text"] = W(t)


r.title("Hội nghị đối thoại giữa lãnh đạo Sở với học viên,", "học sinh học nghề năm học 2025 - 2026")
r.upd("Thứ Sáu, 31.10.2025, 15h05")
wp("Ngày 30/10/2025, tại Trung tâm GDNN-GDTX Hạ Lang Đông, Sở Giáo dục và Đào tạo tổ chức Hội nghị đối thoại giữa lãnh đạo Sở với học viên, học sinh học nghề năm học 2025 - 2026. Hội nghị thực hiện theo Công văn số 2655/SGDĐT-GDTXGDNN ngày 17/10/2025 về việc tổ chức hội nghị đối thoại với người học; 186 học viên của bốn trung tâm dự trực tiếp.")
wp("Đồng chí Hứa Vĩnh Sước, Phó Giám đốc Sở và đồng chí Đàm Thị Lành, Trưởng phòng GDTX-GDNN chủ trì Hội nghị. Khác với mọi năm, câu hỏi không phải gửi trước. Học viên viết vào phiếu không ghi tên, bỏ vào hòm gỗ đặt giữa sân từ sáng sớm, ban tổ chức mở hòm và đọc từng phiếu trước toàn hội trường.")
wp("Có 73 phiếu được đọc. Nhiều nhất là các câu hỏi về bữa ăn nội trú, chỗ ở và tiền đi lại. Một phiếu chỉ ghi vỏn vẹn: phòng em mười hai người, có hai ổ cắm điện. Đồng chí Hứa Vĩnh Sước đề nghị giám đốc trung tâm trả lời ngay; đến cuối buổi, ba thợ điện là học viên lớp Điện dân dụng đã nhận việc lắp thêm ổ cắm dưới sự hướng dẫn của thầy giáo.")
wp("Về chế độ của học viên nội trú, lãnh đạo Phòng Kế hoạch - Tài chính dẫn lại Công văn số 1190/SGDĐT-KHTC ngày 06 tháng 5 năm 2025 về việc thanh toán chế độ cho học viên nội trú, đồng thời thừa nhận còn 41 hồ sơ của năm học trước chưa chi trả vì thiếu giấy xác nhận cư trú.")
wp("Kết thúc đối thoại, Sở Giáo dục và Đào tạo cam kết ba việc:")
r.lst(["Chi trả đủ 41 hồ sơ còn nợ trước ngày 20/11/2025, học viên không phải nộp lại giấy tờ đã có trong cơ sở dữ liệu;", "Khảo sát lại toàn bộ phòng ở nội trú của bốn trung tâm trong tháng 11;", "Công khai thực đơn và giá tiền từng bữa ăn ở bảng tin, có chữ ký của đại diện học viên."], ordered=True, marks="1.")
for what, k in r.items:
    if what == "lst":
        k["items"] = ["\n".join(textwrap.wrap(x, 81, subsequent_indent="   ", break_on_hyphens=False)) for x in k["items"]]
wp("Em Lục Thị Bích, học viên nghề May thời trang, nói sau Hội nghị rằng em không nghĩ phiếu của mình sẽ được đọc. Phiếu của em hỏi vì sao thư viện đóng cửa đúng lúc tan học; từ tuần sau, thư viện mở đến 20 giờ.")
r.gallery()
for c in ("Quang cảnh Hội nghị đối thoại", "Mở hòm phiếu trước toàn hội trường", "Đồng chí Hứa Vĩnh Sước trả lời câu hỏi của học viên", "Học viên lớp Điện dân dụng lắp thêm ổ cắm tại phòng nội trú"):
    r.cap(c)
r.byline("Tin: Nông Ích Thuận")
r.src("Nguồn: Trang thông tin Trung tâm GDNN-GDTX Hạ Lang Đông")

# ZIP ----------------------------------------------------------------------------------------------------------
r = new("z1-ngay-hoi-tu-van", "zip", inner="docx", inner_name="Tin ngay hoi tu van huong nghiep.docx", event=("2026-03-15", None), venue="Sân vận động thị trấn Phú Hòa cũ", organiser="Sở GDĐT", year="2025-2026",
        author=("Bá Thị Kiều Ngân", "Cán bộ truyền thông", "Trung tâm Giáo dục thường xuyên tỉnh"),
        photos=[("Anh ngay hoi/DSC_0987.JPG", 0), ("Anh ngay hoi/DSC_1002.JPG", 1), ("Anh ngay hoi/DSC_1010.JPG", 2), ("Anh ngay hoi/DSC_1124.JPG", 3), ("Anh ngay hoi/DSC_10005.JPG", 4)],
        extra=[("~$n ngay hoi tu van huong nghiep.docx", b"\x09may tinh" + bytes(153)), ("KH so 12 Ngay hoi tu van.pdf", b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"), ("Anh ngay hoi/desktop.ini", b"[.ShellClassInfo]\r\n")])
r.title("Sôi nổi Ngày hội tư vấn hướng nghiệp – tuyển sinh năm 2026", how="h1")
r.lead("Hơn 3.200 học sinh, học viên và phụ huynh đã đến Ngày hội tư vấn hướng nghiệp – tuyển sinh năm 2026, nơi các em được thử nghề trước khi chọn ngành.")
r.p("Sáng Chủ nhật, 15/3/2026, tại Sân vận động thị trấn Phú Hòa cũ, Sở GDĐT phối hợp với Trung tâm Dịch vụ việc làm tỉnh tổ chức Ngày hội tư vấn hướng nghiệp – tuyển sinh năm 2026. Có 38 trường đại học, cao đẳng, trung cấp và 21 doanh nghiệp dựng gian tư vấn.")
r.h("Thử nghề trước, chọn ngành sau", how="underline")
r.p("Điểm mới của Ngày hội là khu thử nghề. Học sinh được tự tay pha một ly cà phê, thay một bánh xe, gõ những dòng lệnh đầu tiên hoặc đo huyết áp cho bạn dưới sự hướng dẫn của người trong nghề. Ai thử đủ ba nghề sẽ nhận một phiếu nhận xét: em làm việc gì chăm chú nhất, việc gì bỏ dở sớm nhất.")
r.p("Em Hàm Đăng Nguyên, học sinh lớp 12 Trường THPT Phan Rí Thượng, định đăng ký ngành Công nghệ thông tin nhưng lại ngồi lâu nhất ở gian chăm sóc người cao tuổi. Em bảo sẽ về nói chuyện thêm với ba mẹ, vì ở nhà em chính là người chăm bà ngoại.")
r.h("Giải đáp nhiều băn khoăn về tuyển sinh", how="underline")
r.p("Ở khu tư vấn chung, các chuyên gia trả lời trực tiếp 164 câu hỏi. Những vấn đề được hỏi nhiều nhất là:")
r.lst(["Tổ hợp môn xét tuyển thay đổi ra sao khi thi tốt nghiệp theo Chương trình 2018;", "Học viên giáo dục thường xuyên có được xét tuyển như học sinh phổ thông hay không;", "Học nghề xong có thể học liên thông lên đại học bằng cách nào."], how="style")
r.p("Phát biểu tại Ngày hội, ông Lưu Quang Đính, Phó Giám đốc Sở GDĐT lưu ý các trường chỉ cung cấp thông tin đúng với đề án tuyển sinh đã công bố, không thu tiền giữ chỗ. Phụ huynh cần hỏi rõ học phí của toàn khóa chứ không chỉ của học kỳ đầu.")
r.p("Ngày hội tiếp theo sẽ được tổ chức ở khu vực miền núi phía tây của tỉnh vào ngày 29/3/2026.")
r.byline("Bài, ảnh: Bá Thị Kiều Ngân – Cán bộ truyền thông Trung tâm Giáo dục thường xuyên tỉnh")
r.h("Chùm ảnh Ngày hội:", how="plain")
r.gallery()
for c in ("Đông đảo học sinh đến với Ngày hội từ sáng sớm", "Ông Lưu Quang Đính phát biểu tại Ngày hội", "Học sinh thử nghề sửa chữa ô tô", "Gian chăm sóc người cao tuổi thu hút nhiều học sinh", "Phụ huynh tìm hiểu học phí tại gian tư vấn"):
    r.cap(c)
