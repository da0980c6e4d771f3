"""Reading a conference report: file → source → a Report whose every word is accounted for.

    report = read(read_source(path))
    report.as_json()     # the `read_article` contract

Step by step: `lines` (spaces, wrapped lines) → `furniture` (what the portal printed round it) → `moments`,
`titles`, `leads` → `tail` (byline, source) → `captions`, `pictured` → `blocks` (the body) → `event`.
"""

from collections.abc import Mapping

from django.utils.translation import gettext_noop

from documents.citations import Mention, find
from documents.dates import school_year_for, school_years_in
from documents.decoding import ReadingError, decode
from news.matching import match
from news.reading import blocks, captions, furniture, leads, moments, pictured, pieces, tail, titles
from news.reading.event import read_event
from news.reading.files import ReportPicture, ReportSource, read_source
from news.reading.lines import Line, lines_of
from news.reading.report import Author, Block, Delegate, Piece, Report, Role
from news.unpacking import Kind

__all__ = [
    "Author",
    "Block",
    "Delegate",
    "Piece",
    "ReadingError",
    "Report",
    "ReportPicture",
    "ReportSource",
    "Role",
    "decode",
    "read",
    "read_source",
]


def read(source: str | ReportSource, placed: Mapping[int, Role] | None = None) -> Report:
    """The report of a source; ReadingError where there is none (empty, without a title).

    `placed` says what an editor made of pieces, by their `n`; the rest is read round them.
    """
    source = ReportSource(source) if isinstance(source, str) else source
    lines = _lines(source, placed or {})
    furniture.mark(lines, tail.is_field)
    updated_at, raw = moments.take_moment(lines)
    title = titles.take_title(lines, raw)
    if title is None:
        raise ReadingError("no-title", gettext_noop("The report has no title."))
    report = Report(title, updated_at=updated_at, raw_fields=raw)
    _take_ends(report, lines, source)
    _take_body(report, lines, source)
    _read_facts(report)
    report.dropped = [line.text for line in lines if line.role == "dropped"]
    report.pieces = [Piece(line.n, line.said or line.text, pieces.role_of(line), line.at) for line in lines]
    return report


def _lines(source: ReportSource, placed: Mapping[int, Role]) -> list[Line]:
    marks = source.marks if source.kind != "text" else None
    lines = captions.split_glued(lines_of(source.text, tail.is_field, marks))
    lines = furniture.split_parts(lines, tail.is_field)
    if not lines:
        raise ReadingError("empty")
    for n, line in enumerate(lines):
        line.n = n
        line.role = "held" if line.mark.kind == Kind.ROW else line.role
        if n in placed:
            pieces.force(line, placed[n])
    return lines


def _take_ends(report: Report, lines: list[Line], source: ReportSource) -> None:
    lead = leads.take_lead(lines)
    if lead:
        report.summary = lead
        whole = " ".join(line.text for line in lines if line.role == "lead")
        report.raw_fields += [whole.removesuffix(lead)]
    pieces.take_forced(report, lines)
    tail.take_source(report, lines)
    tail.take_labelled_author(report, lines)
    tail.take_split_author(report, lines)
    tail.take_posted_author(report, lines)
    captions.mark_numbered(lines)
    tail.take_author_above_pictures(report, lines)
    captioned, covered = pictured.mark(lines, source.spots)
    tail.take_plain_author(report, lines)
    captions.mark_plain(lines)
    _take_captions(report, lines)
    caption_lines = [line for line in lines if line.role == "caption"]
    _pair_pictures(report, source, pictured.paired(captioned, source.spots, caption_lines, covered))


def _take_captions(report: Report, lines: list[Line]) -> None:
    for line in lines:
        if line.role != "caption":
            continue
        label, caption, numbered = captions.prefixed(line.text) or captions.unmarked(line.text)
        report.captions.append(caption)
        report.captions_numbered |= numbered
        if label:
            report.raw_fields.append(label)


def _pair_pictures(report: Report, source: ReportSource, pairs: dict[int, int | None]) -> None:
    """By their places in the file; pictures that came beside it by their names."""
    beside = [picture.n for picture in source.pictures if picture.beside]
    names = [source.pictures[n].name for n in beside]
    for photo, caption in match(names, len(report.captions)).pairs:
        pairs[beside[photo]] = caption
    report.pictures = [(picture.n, pairs.get(picture.n)) for picture in source.pictures]


def _take_body(report: Report, lines: list[Line], source: ReportSource) -> None:
    kept = [line for line in lines if line.role in ("body", "caption", "held")]
    alone = {picture for picture, caption in report.pictures if caption is None}
    report.body, report.delegates, raw = blocks.build(_with_gallery(kept, source, alone))
    report.raw_fields += raw


def _with_gallery(lines: list[Line], source: ReportSource, alone: set[int]) -> list[Line]:
    """One gallery line where more than half of the captions stood, none of the captions themselves.

    Where they are more scattered: below the line that announces photos, else at the longest run. Pictures
    without any caption have it where most of them stood together, also where fewer captions stand elsewhere;
    `alone` are the pictures that have none.
    """
    count = sum(line.role == "caption" for line in lines)
    if not count:
        shown = [spot.place for spot in source.spots if spot.picture is not None]
        places = [sum(line.at <= place for line in lines) for place in shown]
        at = max(places, key=places.count, default=0)
        return [*lines[:at], Line("", role="gallery"), *lines[at:]] if places else lines
    best, best_rank, at = None, (False, False, 0), 0
    while at < len(lines):
        end = at
        while end < len(lines) and lines[end].role == "caption":
            end += 1
        announced = at > 0 and captions.is_intro(lines[at - 1].text)
        rank = (2 * (end - at) > count, announced, end - at if source.marks else 0)
        if end > at and (best is None or rank > best_rank):
            best, best_rank = at, rank
        at = max(end, at + 1)
    bare = [sum(line.at <= spot.place for line in lines) for spot in source.spots if spot.picture in alone]
    place = max(bare, key=bare.count, default=0)
    if bare.count(place) > best_rank[2] and not best_rank[0] or bare.count(place) > count:
        placed = [*lines[:place], Line("", role="gallery"), *lines[place:]]
        return [line for line in placed if line.role != "caption"]
    return [
        Line("", role="gallery") if index == best else line
        for index, line in enumerate(lines)
        if line.role != "caption" or index == best
    ]


def _read_facts(report: Report) -> None:
    paragraphs = [block.text for block in report.body if block.kind == "paragraph"]
    opening = [report.summary] if report.summary else []
    updated = report.updated_at.date() if report.updated_at else None
    event = read_event(report.title, opening + paragraphs, updated)
    report.event_start, report.event_end = event.start, event.end
    report.venue, report.organiser = event.venue, event.organiser
    report.school_years = school_years_in(report.title)
    report.school_year = school_year_for([report.title], event.start or updated)
    report.citations = _citations(report)


def _citations(report: Report) -> list[Mention]:
    """In order of first mention, once each, with what any of its mentions says."""
    seen: dict[str, Mention] = {}
    texts = [report.title, report.summary or ""]
    for block in report.body:
        texts += [block.text, *block.items, *(cell for row in block.rows for cell in row)]
    for mention in (mention for text in texts for mention in find(text)):
        known = seen.get(mention.number)
        if known is None:
            seen[mention.number] = mention
        else:
            seen[mention.number] = known._replace(
                issued=known.issued or mention.issued, abstract=known.abstract or mention.abstract
            )
    return list(seen.values())
