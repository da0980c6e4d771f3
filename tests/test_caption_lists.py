"""Captions pasted as a list: which goes to which photo."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.caption_lists import MOST, read_list

HALL, SPEAKER, GUESTS = "Toàn cảnh hội nghị", "Ông Lê Văn Tám phát biểu", "Các đại biểu chụp ảnh lưu niệm"
WANTED = [(1, HALL), (2, SPEAKER), (3, GUESTS)]
WRITTEN = {
    "each on its line": f"Hình 1: {HALL}\nHình 2: {SPEAKER}\nHình 3: {GUESTS}",
    "run together": f"Hình 1: {HALL}. Hình 2: {SPEAKER}. Hình 3: {GUESTS}.",
    "with points": f"Ảnh 1. {HALL}\n\nẢnh 2. {SPEAKER}\n\nẢnh 3. {GUESTS}",
    "in capitals": f"HÌNH 1: {HALL}\nHÌNH 2: {SPEAKER}\nHÌNH 3: {GUESTS}",
    "numbers alone": f"1. {HALL}\n2. {SPEAKER}\n3. {GUESTS}",
    "numbers in brackets": f"1) {HALL};\r\n2) {SPEAKER};\r\n3) {GUESTS}.",
    "lines without numbers": f"{HALL}\n{SPEAKER}\n\n{GUESTS}",
    "out of order": f"Hình 2: {SPEAKER}\nHình 3: {GUESTS}\nHình 1: {HALL}",
    "broken lines": f"Hình 1: Toàn cảnh\nhội nghị\nHình 2: Ông Lê Văn Tám\nphát biểu\nHình 3: {GUESTS}",
    "the number on a line of its own": f"Hình 1\n{HALL}\nHình 2\n{SPEAKER}\nHình 3\n{GUESTS}",
}


@pytest.mark.parametrize("way", WRITTEN)
def test_a_list_is_read_however_it_is_written(way):
    assert [(each.place, each.text) for each in read_list(WRITTEN[way])] == WANTED


def test_sixteen_captions_keep_their_places():
    pasted = " ".join(f"Hình {n}: Cảnh thứ {n} của hội nghị." for n in range(1, 17))
    assert [each.place for each in read_list(pasted)] == list(range(1, 17))


def test_a_place_left_out_stays_out():
    assert [each.place for each in read_list("Hình 1: Một cảnh\nHình 4: Bốn cảnh")] == [1, 4]


def test_a_line_that_begins_with_a_count_is_not_numbered_by_it():
    lines = "30 em học sinh nhận học bổng\n12 thầy cô được khen"
    assert [(each.place, each.text) for each in read_list(lines)] == list(enumerate(lines.splitlines(), 1))


def test_nothing_pasted_is_no_caption():
    assert read_list(" \n\t\n ") == []


@given(st.text(alphabet=st.sampled_from("Hình ẢnhH.123 45:.)(\n\t–"), max_size=200))
def test_no_list_is_too_odd(pasted):
    places = [each.place for each in read_list(pasted)]
    assert places == sorted(set(places))
    assert all(0 < place <= MOST for place in places)
