"""What a conference report says, once read."""

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from documents.citations import Mention


class Role(StrEnum):
    """What becomes of a piece of the report."""

    TITLE = "title"
    SUMMARY = "summary"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    TABLE = "table"
    DELEGATE = "delegate"
    CAPTION = "caption"
    BYLINE = "byline"
    UPDATED_AT = "updated-at"
    SOURCE = "source"
    DROPPED = "dropped"


# Where each goes in the report and in the article made of it.
FIELDS = {
    Role.TITLE: "title",
    Role.SUMMARY: "summary",
    Role.DELEGATE: "delegates",
    Role.CAPTION: "captions",
    Role.BYLINE: "author",
    Role.UPDATED_AT: "updated_at",
    Role.SOURCE: "source",
    Role.DROPPED: "dropped",
}


@dataclass
class Piece:
    """A line of the report as it was read. `n` is its key in `placed`, and the same however the report is
    read again; `source_line` the source line where it begins."""

    n: int
    text: str
    role: Role
    source_line: int = 0

    @property
    def field(self) -> str:
        """The report's attribute it went into: "body" for headings, paragraphs, items and tables."""
        return FIELDS.get(self.role, "body")


@dataclass
class Author:
    name: str | None = None
    position: str | None = None
    unit: str | None = None


@dataclass
class Delegate:
    honorific: str | None
    name: str
    position: str | None


@dataclass
class Block:
    """A piece of the body; which attributes speak depends on `kind` (see `as_json`)."""

    kind: str  # paragraph, heading, list, delegates, table, gallery
    text: str = ""
    ordered: bool = False
    items: list[str] = field(default_factory=list)
    people: list[int] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        shapes: dict[str, dict[str, Any]] = {
            "paragraph": {"text": self.text.strip()},
            "heading": {"text": self.text.strip()},
            "list": {"ordered": self.ordered, "items": [trimmed(item) for item in self.items]},
            "delegates": {"people": self.people},
            "table": {"rows": self.rows},
        }
        return {"type": self.kind} | shapes.get(self.kind, {})


@dataclass
class Report:
    """Texts stand here as published; `as_json` trims them as the `read_article` contract says: fields,
    captions and list items lose a closing "." or ";", paragraphs are prose and keep it.

    `raw_fields` keeps, word for word, what was taken out of the text to become a field (the updated-at
    line, the byline, "Hình 3:", "2."), so that no word of the report is ever lost: with title, body,
    captions and `dropped` they make up the whole input.
    """

    title: str
    summary: str | None = None
    updated_at: dt.datetime | None = None
    event_start: dt.date | None = None
    event_end: dt.date | None = None
    venue: str | None = None
    organiser: str | None = None
    school_year: str | None = None
    school_years: list[str] = field(default_factory=list)
    author: Author | None = None
    delegates: list[Delegate] = field(default_factory=list)
    body: list[Block] = field(default_factory=list)
    captions: list[str] = field(default_factory=list)
    captions_numbered: bool = False
    citations: list[Mention] = field(default_factory=list)
    source_name: str | None = None
    source_url: str | None = None
    dropped: list[str] = field(default_factory=list)
    raw_fields: list[str] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    # (index of the source's picture, index of its caption)
    pictures: list[tuple[int, int | None]] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        return {
            "title": trimmed(self.title),
            "summary": trimmed(self.summary),
            "updated_at": _iso(self.updated_at),
            "event_start": _iso(self.event_start),
            "event_end": _iso(self.event_end),
            "venue": trimmed(self.venue),
            "organiser": trimmed(self.organiser),
            "school_year": self.school_year,
            "author": self.author and _parts(self.author, "name", "position", "unit"),
            "delegates": [_parts(person, "honorific", "name", "position") for person in self.delegates],
            "body": [block.as_json() for block in self.body],
            "captions": [trimmed(caption) or "" for caption in self.captions],
            "captions_numbered": self.captions_numbered,
            "citations": [
                {"number": found.number, "issued": _iso(found.issued), "abstract": trimmed(found.abstract)}
                for found in self.citations
            ],
            "source_name": trimmed(self.source_name),
            "source_url": self.source_url,
            "dropped": self.dropped,
        }

    def words_kept(self) -> list[str]:
        """Every text that carries words of the input, for counting that none was lost or doubled."""
        texts = [self.title, self.summary or "", *self.captions, *self.dropped, *self.raw_fields]
        for block in self.body:
            texts += [block.text, *block.items, *(cell for row in block.rows for cell in row)]
        return texts


def _parts(person: Author | Delegate, *names: str) -> dict[str, str | None]:
    return {name: trimmed(getattr(person, name)) for name in names}


def trimmed(text: str | None) -> str | None:
    """Without outer spaces and one closing "." or ";"; an ellipsis stays; nothing left is None."""
    text = (text or "").strip()
    if text.endswith((".", ";")) and not text.endswith(".."):
        text = text[:-1].rstrip()
    return text or None


def _iso(moment: dt.date | None) -> str | None:
    return moment.isoformat() if moment else None
