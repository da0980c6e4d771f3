"""Vietnamese text as syllables: cleaned, folded, canonically spelled, paired, sorted.

Everything that is stored, asked or compared passes through here once, so that "HOÀ", "hòa" and
"hoa" meet. Python's own `unicodedata` is the only source of letters; nothing here is configurable.
"""

import re
import unicodedata
from collections.abc import Sequence
from itertools import chain, islice
from typing import NamedTuple

MAX_QUERY = 200

# Ð and ð (Icelandic eth) and Ɖ stand for Đ in text converted from old Vietnamese encodings.
_BARRED = {"đ": "d", "Đ": "d", "Ð": "d", "ð": "d", "Ɖ": "d", "ɖ": "d"}
_INVISIBLE = frozenset("\u034f\u115f\u1160\u3164\uffa0\u180b\u180c\u180d\u180f\ufffe\uffff")
# Those of them that Python calls printable.
_INVISIBLE_PRINTABLE = re.compile("[\u034f\u115f\u1160\u3164\uffa0\u180b-\u180d\u180f]")
_LINE_ENDS = frozenset("\r\x0b\x0c\x85\u2028\u2029")
_WORD = re.compile(r"[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*")
_PARAGRAPH_END = re.compile(r"\n[^\S\n]*\n")


class _Cleaning(dict[int, str]):
    """What `clean` makes of one character, learned as characters turn up."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        category = unicodedata.category(char)
        if char in "\n\t":
            kept = char
        elif char in _LINE_ENDS:
            kept = "\n"
        elif category == "Zs":
            kept = " "
        else:
            kept = "" if category in ("Cc", "Cf", "Cs") or char in _INVISIBLE else char
        return self._remember(code, kept)

    def _remember(self, code: int, made: str) -> str:
        # A flood of rare characters must not fill the memory: only the common planes are kept.
        if code < 0x3000:
            self[code] = made
        return made


class _Folding(_Cleaning):
    """What `fold` makes of one character: always exactly one character."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        if char in _BARRED:
            return self._remember(code, "d")
        base, *marks = list(unicodedata.normalize("NFD", char))
        # Hangul also decomposes, into letters rather than marks: those stay whole.
        if any(not unicodedata.combining(mark) for mark in marks):
            base = char
        lower = base.lower()
        return self._remember(code, lower if len(lower) == 1 else base)


_CLEANING, _FOLDING = _Cleaning(), _Folding()


def clean(text: str) -> str:
    """The text in NFC without what cannot be seen: control, zero-width and bidi characters go,
    every other line end becomes a newline, every other space becomes ' '. Typographic characters
    (quotes, dashes, bullets) stay. Cleaning twice changes nothing."""
    # Most texts are clean already, and seeing that is five times quicker than cleaning.
    if text.replace("\n", "").replace("\t", "").isprintable() and not _INVISIBLE_PRINTABLE.search(text):
        return unicodedata.normalize("NFC", text)
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").translate(_CLEANING))


def clean_query(raw: str) -> str:
    """A reader's question: one clean line of at most MAX_QUERY characters."""
    # Cut first: a megabyte pasted into the box is not worth cleaning.
    return " ".join(clean(raw[: 8 * MAX_QUERY]).split())[:MAX_QUERY].rstrip()


def fold(text: str) -> str:
    """The text without marks, đ as d, in lower case, character for character: offsets stay good.

    A letter whose lower case is longer than one character keeps its base; 'ß' and ligatures stay.
    In decomposed input a combining mark has no letter to melt into and stays where it is:
    `clean` first, or use `tokens`, which drops it.
    """
    return text.translate(_FOLDING)


def slug(text: str, limit: int = 80) -> str:
    """An ASCII address part, words joined by '-', cut at a word; '' when nothing is left."""
    plain = unicodedata.normalize("NFKD", fold(clean(text)).casefold())
    # A decomposed mark vanishes; anything else that is not ASCII parts two words.
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    words = re.findall(r"[a-z0-9]+", plain)
    whole = "-".join(words)
    if len(whole) <= limit:
        return whole
    cut = whole[: limit + 1].rpartition("-")[0]
    return cut or whole[:limit]


class Token(NamedTuple):
    """A syllable: `text` folded and canonically spelled, found at given[start:end]."""

    text: str
    start: int
    end: int


_TONES_MOVED = {
    first + second: moved + second_plain
    for first, moves in {"o": "òóỏõọ", "u": "ùúủũụ"}.items()
    for second_plain, seconds in ({"a": "àáảãạ", "e": "èéẻẽẹ"} if first == "o" else {"y": "ỳýỷỹỵ"}).items()
    for second, moved in zip(seconds, moves, strict=True)
}
_Y_TO_I = str.maketrans("yỳýỷỹỵ", "iìíỉĩị")
_ROMAN = {
    numeral: str(value)
    for value, numeral in enumerate(
        re.split(" ", "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx"), start=1
    )
}
# Folded and canonical: kì, khóa, quý, lần, tập, chương.
_BEFORE_ROMAN = frozenset({"ki", "khoa", "qui", "lan", "tap", "chuong"})


def canonical(typed: str) -> str:
    """One spelling of a syllable, marks kept, in lower-case NFC: hoà as hòa, kỳ as kì, 05 as 5.

    i and y are one only where they close a syllable after h, k, l, m, s, t, or in 'quy'.
    """
    word = unicodedata.normalize("NFC", typed).lower().replace("ð", "đ").replace("ɖ", "đ")
    if len(word) > 1 and word[-2:] in _TONES_MOVED and word[-3:-2] != "q":
        word = word[:-2] + _TONES_MOVED[word[-2:]]
    folded = fold(word)
    if folded.endswith("y") and (folded == "quy" or folded[-2:-1] in tuple("hklmst")):
        word = word[:-1] + word[-1].translate(_Y_TO_I)
    elif len(word) == 2 and word[0] == "0" and word[1].isdigit():
        word = word[1]
    return word


class _Spelling(dict[str, tuple[str, str]]):
    """Folded and typed canonical form of each word met; forgets all when it grows too large."""

    def __missing__(self, raw: str) -> tuple[str, str]:
        typed = canonical(raw)
        plain = "".join(char for char in fold(typed) if not unicodedata.combining(char))
        if len(self) > 50_000:
            self.clear()
        self[raw] = forms = (plain, typed)
        return forms


_SPELLING = _Spelling()


class _Written(dict[str, tuple[tuple[str, str], ...]]):
    """The forms of the syllables of each piece met between two spaces: 'huyện.' or 'KH-SGDĐT'."""

    def __missing__(self, piece: str) -> tuple[tuple[str, str], ...]:
        found = tuple(_SPELLING[word] for word in _WORD.findall(piece))
        if len(piece) > _LONGEST_KEPT:
            return found
        if len(self) > 50_000:
            self.clear()
        self[piece] = found
        return found


# A longer piece is no word and hardly comes again.
_LONGEST_KEPT = 40
_WRITTEN = _Written()


def read(text: str) -> list[tuple[str, str, int, int]]:
    """Folded form, typed form, start and end of every syllable, Roman numerals as digits."""
    words = list(_WORD.finditer(text))
    shown = _counted([_SPELLING[word.group()] for word in words])
    return [(*forms, *word.span()) for forms, word in zip(shown, words, strict=True)]


def syllables(text: str) -> list[tuple[str, str]]:
    """The same without the places, in a quarter of the time: no syllable goes over a space."""
    return _counted(list(chain.from_iterable(map(_WRITTEN.__getitem__, text.split()))))


def places(text: str, count: int) -> list[tuple[int, int]]:
    """Start and end of the first `count` of them."""
    return [word.span() for word in islice(_WORD.finditer(text), count)]


def _counted(found: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The syllables with Roman numerals as digits where one counts something."""
    counted = -1
    for place in [place for place, forms in enumerate(found) if forms[0] in _ROMAN]:
        # "học kì I, II": a numeral may follow a numeral.
        if place and (found[place - 1][0] in _BEFORE_ROMAN or counted == place - 1):
            value = _ROMAN[found[place][0]]
            found[place] = (value, value)
            counted = place
    return found


def tokens(text: str) -> list[Token]:
    """The syllables (runs of letters and digits) of NFC or NFD text, offsets into that text."""
    return [Token(plain, start, end) for plain, _, start, end in read(text)]


def typed_tokens(text: str) -> list[str]:
    """The same syllables with their marks; item n belongs to item n of `tokens(text)`."""
    return [typed for _, typed, _, _ in read(text)]


def question_key(text: str) -> str:
    """The folded syllables, by which "Tuyển sinh lớp 10" and "tuyen sinh, lop 10" are one question."""
    return " ".join(plain for plain, _ in syllables(clean(text)))[:MAX_QUERY]


def spellings(text: str) -> list[tuple[str, ...]]:
    """Of each syllable its folded form and, where that is another, its folded letters as written:
    ('qui', 'quy'). What is still being typed has no spelling yet: 'quy' may go on to 'quyết'."""
    found: list[tuple[str, ...]] = []
    for plain, _, start, end in read(text):
        written = "".join(char for char in fold(text[start:end]) if char.isalnum())
        found.append((plain,) if written in (plain, "") else (plain, written))
    return found


def paragraphs(text: str) -> list[str]:
    """The text cut at blank lines. A single newline is a wrapped line, not an end."""
    return _PARAGRAPH_END.split(text) if "\n" in text else [text]


def pairs(found: Sequence[Token], text: str = "") -> list[str]:
    """Adjacent syllables as 'huong_nghiep'. Pairs cross sentence ends (one stray pair costs
    nothing, and 'P. GDTX' is no sentence end) and wrapped lines; given the text the tokens were
    read from, they never cross a blank line, that is a paragraph's end."""
    ends = [match.start() for match in _PARAGRAPH_END.finditer(text)]
    made = []
    for left, right in zip(found, found[1:], strict=False):
        while ends and ends[0] < left.end:
            ends.pop(0)
        if not (ends and ends[0] < right.start):
            made.append(f"{left.text}_{right.text}")
    return made


_ALPHABET = {letter: chr(0x100 + place) for place, letter in enumerate("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz")}
_TONE_ORDER = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}


def sort_key(text: str) -> str:
    """Sorts as a Vietnamese dictionary: letters first (a ă â … d đ …), then tones in the order
    ngang, huyền, hỏi, ngã, sắc, nặng; case and punctuation do not count."""
    letters, tones = [], []
    for word in _WORD.findall(unicodedata.normalize("NFC", text).lower()):
        for char in word:
            parts = unicodedata.normalize("NFD", char)
            base = unicodedata.normalize("NFC", "".join(part for part in parts if part not in _TONE_ORDER))
            letters.append(_ALPHABET.get(base, base))
            tones.append(next((_TONE_ORDER[part] for part in parts if part in _TONE_ORDER), "0"))
        letters.append(" ")
        tones.append(" ")
    return "".join(letters) + "\x01" + "".join(tones)
