"""What stands before the points of a typed list: bullets, numbers, letters."""

import re

BULLET = re.compile(r"(?P<marker>[-–—+•*·▪●○◦‣➢►✓❖]|o(?=\s))\s?(?=\S)")
NUMBER = re.compile(r"(?P<marker>\(\d{1,2}\)|\d{1,2}\s?[.)/])(?:\s?(?=[^\W\d_“\"‘(])|\s(?=\S))")
LETTER = re.compile(r"(?P<marker>(?P<n>[a-zđ])\s?[.)/])\s?(?=\S)")
SUBNUMBER = re.compile(r"\d{1,2}\.\d{1,2}\.?(?:\d{1,2}\.?)?\s")
_ALPHABET = "abcdđefghijklmnopqrstuvxy"


def number_of(text: str) -> tuple[int, str, int] | None:
    """(place in the list, kind of marker, where the item's text begins)."""
    match = NUMBER.match(text)
    if match:
        digits = match["marker"].strip("(./) ")
        return int(digits), re.sub(r"\d+\s?", "1", match["marker"]), match.end()
    match = LETTER.match(text)
    if match and match["n"] in _ALPHABET:
        letters = _ALPHABET.replace("đ", "") if match["n"] != "đ" else _ALPHABET
        return letters.index(match["n"]) + 1, "a" + match["marker"][-1], match.end()
    return None
