"""A report's source as it is kept, and the report read of it anew with what an editor changed."""

import hashlib
from dataclasses import asdict
from typing import Any

from news.models import ReportReading
from news.reading import Report, ReportPicture, ReportSource, Role, read
from news.unpacking import Kind, Mark, Spot


def packed(source: ReportSource) -> dict[str, Any]:
    """The source as JSON, without the pictures' bytes: those become photos."""
    pictures = [{**asdict(picture), "content": ""} for picture in source.pictures]
    marks = {str(at): asdict(mark) for at, mark in source.marks.items()}
    return without_zeros({**asdict(source), "pictures": pictures, "marks": marks})


def without_zeros(value: Any) -> Any:
    """No database takes a zero byte in a text."""
    if isinstance(value, str):
        return value.replace("\0", " ")
    if isinstance(value, dict):
        return {key: without_zeros(each) for key, each in value.items()}
    return [without_zeros(each) for each in value] if isinstance(value, list | tuple) else value


def unpacked(kept: dict[str, Any]) -> ReportSource:
    pictures = [ReportPicture(**{**picture, "content": b""}) for picture in kept["pictures"]]
    marks = {int(at): Mark(**{**mark, "kind": Kind(mark["kind"])}) for at, mark in kept["marks"].items()}
    spots = [Spot(**spot) for spot in kept["spots"]]
    left_out = [(name, why) for name, why in kept["left_out"]]
    told = {"pictures": pictures, "marks": marks, "spots": spots, "left_out": left_out}
    return ReportSource(**{**kept, **told})


def read_again(reading: ReportReading) -> Report:
    """Raises ReadingError where nothing is left for a title."""
    placed = {int(n): Role(role) for n, role in reading.placed.items()}
    return read(unpacked(reading.source), placed)


def digest(source: ReportSource) -> str:
    """The same for the same words, whatever file they came in."""
    words = " ".join(source.text.split())
    return hashlib.sha256(words.encode("utf-8", "replace")).hexdigest()
