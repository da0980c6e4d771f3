"""The analyser is quick and says what a slow one says: each quick path beside its plain form."""

import datetime as dt
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from search.analysis import analyse
from search.engine import Entry
from search.shapes import loose_key, number_tokens, numbers
from search.syllables import _CLEANING, clean, fold, paragraphs, read, syllables

SAMPLES = sorted((Path(__file__).parent / "samples").glob("reports*/*.txt"))
# Whatever has a path of its own: line ends, what cannot be seen, numerals, numbers, acronyms, long runs.
PIECES = [
    *re.split(" ", "học kì I VI quý vị hoà Thuý đường 2302/SGDĐT-GDTX-CN&ĐH 30/2020/NĐ-CP 246QĐ-SGDĐT"),
    "a_b", "05", "ß", "한", "¶", "\u200b", "\u034f", "\u3164", "\u180b", "\xa0", "\u2028", "\r\n", "\n",
    "\n \n", "\t", "\x1c", "\x85", "\u0301", "e\u0302\u0301", "\ud800", "dài" * 40, "\u0301" * 90,
]  # fmt: skip
piece = st.one_of(st.sampled_from(PIECES), st.sampled_from([" ", "-", "/"]), st.text(max_size=3))
text = st.one_of(st.text(max_size=200), st.lists(piece, max_size=40).map("".join))
few = st.lists(text, max_size=2).map(tuple)


def plainly_clean(given: str) -> str:
    return unicodedata.normalize("NFC", given.replace("\r\n", "\n").translate(_CLEANING))


def cut(given: str) -> list[tuple[str, str]]:
    """The syllables read from the whole text at once, folded and as typed."""
    return [(plain[:80], typed[:80]) for plain, typed, _, _ in read(given)]


def marks(run: list[tuple[str, str]]) -> Iterator[str]:
    yield from (typed for plain, typed in run if plain != typed)
    for (one, first), (other, second) in zip(run, run[1:], strict=False):
        if one != first or other != second:
            yield f"{first}_{second}"


def acronyms(given: str) -> Iterator[str]:
    for match in re.finditer(r"[^\W_]+(?:[-&][^\W_]+)+", given):
        if sum(char.isupper() for char in match.group()[:2]) == 2:
            yield "".join(char for char in fold(match.group()) if char.isalnum())[:80]


def own_number(entry: Entry) -> set[str]:
    bare = plainly_clean(entry.number).strip()
    shape = next(numbers(bare), None)
    if shape is None or shape.raw != bare:
        key = loose_key(bare)
        return {key, f"={key}", key.partition("/")[0]} if key else set()
    dated = [replace(shape, year=entry.date.year)] if entry.date and not shape.year else []
    whole = {f"={each.key}" for each in (shape, replace(shape, year=None), *dated)}
    return whole.union(*map(number_tokens, (shape, *dated)))


def plainly_analysed(entry: Entry) -> dict[str, Counter[str]]:
    """How often each token stands in each field."""
    people = list(map(plainly_clean, entry.people))
    captions, pages = map(plainly_clean, entry.captions), [plainly_clean(page) for _, page in entry.pages]
    parts = [(plainly_clean(entry.title), 3, ""), (plainly_clean(entry.number), 2, "")]
    parts += [(each, 2, "") for each in (*people, *captions)] + [(plainly_clean(entry.body), 1, "")]
    parts += [(page, 1, "file_") for page in pages]
    names = "syllables pairs file_syllables file_pairs positions title people typed numbers cited"
    made = {name: Counter[str]() for name in re.split(" ", names)}
    for part, weight, where in parts:
        for run in map(cut, re.split(r"\n[^\S\n]*\n", part)):
            plain = [bare for bare, _ in run]
            made[f"{where}syllables"].update(plain * weight)
            made[f"{where}pairs"].update(
                [f"{a}_{b}" for a, b in zip(plain, plain[1:], strict=False)] * weight
            )
            made["positions"].update([*plain, "¶"])
            made["typed"] |= Counter(set(marks(run)))
        made[f"{where}syllables"].update([*acronyms(part)] * weight)
        for shape in numbers(part):
            made["cited"] |= Counter({shape.key, replace(shape, year=None).key})
    made["title"].update(plain for plain, _ in cut(plainly_clean(entry.title)))
    for person in people:
        made["people"].update([*(plain for plain, _ in cut(person)), "¶"])
    made["numbers"].update(own_number(entry))
    return made


def check(entry: Entry) -> None:
    stored = {name: Counter(said.split(" ")) for name, said in analyse(entry).stored().items() if said}
    assert stored == {name: tokens for name, tokens in plainly_analysed(entry).items() if tokens}


@given(text, text, few, few, text, few, st.sampled_from([None, dt.date(2022, 9, 5)]))
def test_any_entry_gives_the_tokens_of_plain_code(
    title: str, number: str, people: tuple, captions: tuple, body: str, pages: tuple, date: dt.date | None
) -> None:
    files = tuple(enumerate(pages))
    check(Entry("a:1", "a", 1, title, number, people, captions, body, files, date=date))


def test_real_reports_give_the_tokens_of_plain_code() -> None:
    assert len(SAMPLES) > 5
    for number, path in enumerate(SAMPLES):
        said = path.read_text("utf-8")
        check(Entry("a:1", "a", 1, said[:90], f"{number}/KH-SGDĐT", body=said, pages=((1, said),)))
        assert paragraphs(said) == re.split(r"\n[^\S\n]*\n", said)


def test_positions_stand_in_the_order_of_the_text() -> None:
    entry = Entry("a:1", "a", 1, "Kế hoạch", people=("Lê An",), body="một hai\n\n…\n\nba")
    assert analyse(entry).stored()["positions"] == "ke hoach ¶ ¶ le an ¶ mot hai ¶ ¶ ba ¶"


def test_every_character_is_cleaned_as_by_the_slow_way() -> None:
    for code in range(0x11_0000):
        assert clean(f"a{chr(code)}b") == plainly_clean(f"a{chr(code)}b")


@given(text)
def test_any_text_is_cleaned_and_cut_as_by_the_slow_way(given: str) -> None:
    assert clean(given) == plainly_clean(given)
    assert syllables(given) == [(plain, typed) for plain, typed, _, _ in read(given)]
