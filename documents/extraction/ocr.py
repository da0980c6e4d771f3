"""A picture of a page → its text, by tesseract in a process of its own."""

import os
import re
import subprocess
from itertools import groupby
from typing import Any, NamedTuple

from documents.extraction import garble
from documents.extraction.limits import TESSERACT_SECONDS
from documents.extraction.pages import Outcome, Unreadable
from search.syllables import clean

LANGUAGE = "vie"
# Below this the page may lie on its side or stand on its head.
_SURE = 0.6
_TURN = re.compile(r"^Rotate: (\d+)$", re.MULTILINE)


class Word(NamedTuple):
    """A word of tesseract's table: the line it stands in, and how sure it is, 0 to 100."""

    line: tuple[str, ...]
    text: str
    sure: float


def read(picture: Any) -> tuple[str, float]:
    """Text and mean confidence of the words, 0 to 1. Raises Unreadable."""
    text, sure = recognised(picture)
    if sure >= _SURE:
        return text, sure
    turn = turned_by(picture)
    if turn:
        again = recognised(picture.rotate(-turn, expand=True, fillcolor=255))
        if worth(*again) > worth(text, sure):
            return again
    return text, sure


def worth(text: str, sure: float) -> float:
    """How much of a text is believed: words of a turned page are short and odd."""
    return sure * (1 + garble.counted(text).good)


def recognised(picture: Any) -> tuple[str, float]:
    words = words_of(tesseract(picture, "-l", LANGUAGE, "--psm", "3", "tsv"))
    lines = [
        " ".join(word.text for word in line) for _line, line in groupby(words, key=lambda word: word.line)
    ]
    weight = sum(len(word.text) for word in words)
    sure = sum(word.sure * len(word.text) for word in words) / weight / 100 if weight else 0.0
    return clean("\n".join(lines)), round(sure, 3)


def words_of(table: str) -> list[Word]:
    words = []
    for row in table.splitlines()[1:]:
        cells = row.split("\t")
        if len(cells) == 12 and cells[0] == "5" and cells[11].strip():
            words.append(Word(tuple(cells[1:5]), cells[11].strip(), max(0.0, float(cells[10]))))
    return words


def turned_by(picture: Any) -> int:
    """By how many degrees clockwise the page must be turned to stand upright; 0 where no one can say."""
    try:
        found = _TURN.search(tesseract(picture, "--psm", "0", "-l", "osd"))
    except Unreadable:
        return 0
    return int(found.group(1)) if found else 0


def tesseract(picture: Any, *options: str) -> str:
    """Its answer on a picture handed over in memory: nothing is written to disk."""
    header = f"P5 {picture.width} {picture.height} 255\n".encode()
    try:
        command = ["tesseract", "stdin", "stdout", "--dpi", "300", *options]
        done = subprocess.run(  # noqa: S603 - our own command
            command,
            input=header + picture.tobytes(),
            capture_output=True,
            timeout=TESSERACT_SECONDS,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
            check=False,
        )
    except FileNotFoundError as error:
        raise Unreadable(Outcome.NEEDS_OCR, "tesseract is not installed") from error
    except subprocess.TimeoutExpired as error:
        raise Unreadable(Outcome.TIMED_OUT, "tesseract") from error
    if done.returncode:
        raise Unreadable(Outcome.BROKEN, done.stderr.decode("utf-8", "replace")[-200:])
    return done.stdout.decode("utf-8", "replace")
