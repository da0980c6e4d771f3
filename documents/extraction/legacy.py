"""Vietnamese typed with fonts from before Unicode: TCVN3 (ABC), VNI and VPS, put back letter by letter."""

import re

_TCVN3 = (
    "µà¸á¶ả·ã¹ạ¨ă»ằ¾ắ¼ẳ½ẵÆặ©âÇầÊấÈẩÉẫËậ®đÌèÐéÎẻÏẽÑẹªêÒềÕếÓểÔễÖệ×ìÝíØỉÜĩÞịßòãóáỏâõäọ«ôåồèốæổçỗéộ¬ơêờíớëởìỡîợ"
    "ïùóúñủòũôụ\u00adưõừøứöử÷ữùựúỳýýûỷüỹþỵ¡Ă¢Â£Ê¤Ô¥Ơ¦Ư§Đ"
)
TCVN3 = {ord(old): new for old, new in zip(_TCVN3[::2], _TCVN3[1::2], strict=True)}
# Some readers of PDFs give the Greek letter, and a minus or the mark of a broken word for the soft hyphen.
TCVN3 |= {0x03BC: "à", 0x2010: "ư", 0xFFFE: "ư", 0x02: "ư"}
# Signs that Vietnamese text never has beside a letter.
TCVN3_SIGNS = re.compile(
    "[µμ¸¶·¹¨»¾¼½©®ª«¬§¡¢£¤¥¦×÷\u00ad](?=[a-zà-ÿ])|(?<=[A-Za-z])[µμ¸¶·¹¨»¾¼½©®ª«¬\u00ad]"
)

SIGNS = frozenset("µμ¸¶·¹¨»¾¼½©®ª«¬§¡¢£¤¥¦×÷\u00ad")

_VNI_MARKS = {
    "a": "ùáøàûảõãïạêăéắèằúẳüẵëặââáấàầåẩãẫäậ",
    "e": "ùéøèûẻõẽïẹâêáếàềåểãễäệ",
    "o": "ùóøòûỏõõïọâôáốàồåổãỗäộ",
    "u": "ùúøùûủõũïụ",
    "y": "ùýøỳûỷõỹ",
    "ô": "ùớøờûởõỡïợ",
    "ö": "ùứøừûửõữïự",
}
_VNI_ALONE = {"ñ": "đ", "ô": "ơ", "ö": "ư", "î": "ỵ", "æ": "ỉ", "ó": "ĩ", "ò": "ị"}
VNI = {
    base + mark: letter
    for base, marks in _VNI_MARKS.items()
    for mark, letter in zip(marks[::2], marks[1::2], strict=True)
}
VNI |= {pair.upper(): letter.upper() for pair, letter in VNI.items()}
VNI |= {pair[0].upper() + pair[1]: letter.upper() for pair, letter in VNI.items() if pair[0].islower()}
VNI |= _VNI_ALONE | {old.upper(): new.upper() for old, new in _VNI_ALONE.items()}
_VNI_PLACES = re.compile("|".join(sorted(map(re.escape, VNI), key=len, reverse=True)))

_VPS = (
    "äảåạÃấÀầÄẩÅẫÆậæă¡ắ¢ằ£ẳ¤ẵ¥ặÈẻëẽËẹ‰ếŠề‹ểÍễŒệÕỏ†ọÓốÒồ°ổ‡ỗ¶ộÖơ§ớ©ờªở«ỡ®ợûủÛũøụÜưÙứØừºử»ữ¿ựÌỉïĩ"
    "Îịšýÿỳ›ỷÏỹœỵ€À\x81Ả‚ÃƒẤ„ẦˆĂ\x8dẮŽẰ\x8fẲ×ÈÞẺþẼ\x90Ế¹Ó¼Ò½Ỏ¾Õ˜Ổ™Ỗ÷Ơ\x9dỚžỜŸỞ¦Ỡ¨ÙÑỦ¬ŨÐƯ\xadỨ¯Ừ±Ử´ÍµÌ·Ỉ¸Ĩ²ỲýỶ³ỸÇđñĐ"
)
VPS = {ord(old): new for old, new in zip(_VPS[::2], _VPS[1::2], strict=True)}
# These are marks of every text; between two capitals they are letters.
_VPS_MARKS = dict(zip("…“”•–—", "ẨỀỂỄỐỒ", strict=True))
_VPS_PLACES = re.compile("(?<=[A-ZÀ-ỸĐ])[…“”•–—](?=[A-ZÀ-ỸĐ])")


def from_tcvn3(text: str) -> str:
    return text.translate(TCVN3)


def from_vni(text: str) -> str:
    return _VNI_PLACES.sub(lambda found: VNI[found.group()], text)


def from_vps(text: str) -> str:
    return _VPS_PLACES.sub(lambda found: _VPS_MARKS[found.group()], text.translate(VPS))


TABLES = (from_tcvn3, from_vni, from_vps)
