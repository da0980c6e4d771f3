"""The bottom of a report: byline and source, labelled wherever they stand, bare as the last line only."""

from itertools import pairwise

from news.reading import bylines, captions, people, sources
from news.reading.lines import Line
from news.reading.moments import is_moment
from news.reading.report import Author, Report
from news.unpacking import Kind

_LONGEST_POSITION = 4  # words, where no unit follows
_REACH = 6  # a label such as "Nguồn:" counts only this near the end, or near the title


def is_field(text: str) -> bool:
    """Whether a line is one of the report's own fields, not furniture and not its text."""
    return (
        is_moment(text)
        or bylines.labelled_author(text) is not None
        or sources.source_of(text) is not None
        or captions.is_credit(text)
    )


def take_source(report: Report, lines: list[Line]) -> None:
    """The last source line of the text; an address on the line after its label belongs to it."""
    body = [line for line in lines if line.role == "body"]
    ends = {id(line) for line in [*body[:2], *body[-_REACH:]]}
    for line in reversed(body):
        found = sources.source_of(line.text)
        if found is None or not (id(line) in ends or found[1]):
            continue
        name, url = found
        if url is None and line.mark.link.startswith(("http://", "https://")):
            url = line.mark.link
        if report.source_name is None and report.source_url is None:
            report.source_name, report.source_url = name, url
        elif report.source_name is None and name and url is None:
            report.source_name = name
        else:
            continue
        line.role = "source"
        report.raw_fields.append(line.text)


def take_labelled_author(report: Report, lines: list[Line]) -> None:
    body = [line for line in lines if line.role == "body"]
    sure = [line for line in reversed(body[:-_REACH]) if bylines.names_writer(line.text)]
    for line in [*reversed(body[-_REACH:]), *body[:2], *sure]:
        author = bylines.labelled_author(line.text)
        if author is None or line.role != "body" or report.author:
            continue
        report.author = author
        line.role = "byline"
        report.raw_fields.append(line.text)
        return


def take_split_author(report: Report, lines: list[Line]) -> None:
    """A byline over several lines: its label above the name, the writer's office below it, in one line or
    in two; at the end the name and the office alone."""
    body = [line for line in lines if line.role in ("body", "byline")]
    near = {id(line) for line in body[-_REACH:]}
    for line, below in pairwise(body):
        if report.author is None and line.role == "body" and bylines.is_label_alone(line.text):
            author = bylines.plain_author(below.text)
            told = id(line) in near or bylines.is_full_name(below.text)
            if author and author.name and below.role == "body" and told:
                report.author = author
                _claim(report, line, below)
        elif line.role == "byline" and below.role == "body" and report.author:
            found = bylines.office_alone(below.text)
            position, unit = found or (None, None)
            free = not (report.author.unit or position and report.author.position)
            if found and free and _set_as_byline(below):
                report.author.position = report.author.position or position
                report.author.unit = unit
                _claim(report, below)
    if report.author is None and len(body) > 2:
        _take_signed(report, body[-2], body[-1])


def _take_signed(report: Report, first: Line, second: Line) -> bool:
    """A full name above an office, or an office in capitals above the name, as letters are signed."""
    plain = all(line.role == "body" and _set_as_byline(line) for line in (first, second))
    for name, office in ((first, second), (second, first)):
        position, unit = bylines.office_alone(office.text) or (None, None)
        brief = position and len(position.split()) <= _LONGEST_POSITION
        told = unit or brief and not captions.shows_a_scene(office.text)
        signed = told and (name is first or office.is_capitals)
        if plain and signed and bylines.is_full_name(name.text):
            report.author = Author(name.text.strip("() "), position, unit)
            _claim(report, first, second)
            return True
    return False


def _set_as_byline(line: Line) -> bool:
    """Whether the file does not call the line a caption, a point or a row."""
    return line.mark.kind in (Kind.PLAIN, Kind.HEADING)


def _claim(report: Report, *lines: Line) -> None:
    for line in lines:
        line.role = "byline"
        report.raw_fields.append(line.text)


def take_posted_author(report: Report, lines: list[Line]) -> None:
    """A bare name beside the moment of publishing; where a label names the writer, only who posted it."""
    labelled = report.author is not None
    for line in lines:
        if line.role != "posted":
            continue
        author = bylines.plain_author(line.text)
        if labelled or author is None:
            line.role = "dropped"
            continue
        report.author = report.author or author
        report.author.unit = report.author.unit or author.unit
        line.role = "byline"
        report.raw_fields.append(line.text)


def take_plain_author(report: Report, lines: list[Line]) -> None:
    """A name (and position) as the last line of the text, credits for photos aside."""
    body = [line for line in lines if line.role in ("body", "caption")]
    while body and captions.is_credit(body[-1].text):
        body.pop()
    if len(body) < 2:
        return
    author = bylines.plain_author(body[-1].text) if body[-1].role == "body" else None
    if author is None and report.author is None:
        _take_author_below_title(report, *body[:2])
    if author and report.author and (author.name or report.author.unit):
        return
    if author:
        report.author = report.author or author
        report.author.unit = report.author.unit or author.unit
        body[-1].role = "byline"
        report.raw_fields.append(body[-1].text)


def take_author_above_pictures(report: Report, lines: list[Line]) -> None:
    """A full name with its office, in one line or two, that ends the text, pictures and captions below it."""
    body = [line for line in lines if line.role in ("body", "caption")]
    end = len(body)
    while end and _could_end(body[end - 1]):
        end -= 1
    intro = next((at for at in range(len(body) - 1, 1, -1) if captions.is_intro(body[at].text)), None)
    shown = any(line.role == "caption" or captions.shows_a_scene(line.text) for line in body[end:])
    for at in (intro, end, end + 2, end + 1):
        if report.author is None and at and 3 < at < len(body) and (shown or at == intro):
            _take_last_of_text(report, body[:at], announced=at == intro)


def _could_end(line: Line) -> bool:
    """Whether a line may stand among the captions that end a report."""
    return line.role == "caption" or captions.is_credit(line.text) or captions.could_be_caption(line.text)


def _take_last_of_text(report: Report, text: list[Line], *, announced: bool) -> None:
    """`announced`: the next line says that pictures follow, so that an office alone may be the writer too."""
    above, line = text[-2:]
    if above.text.endswith(":") or line.role != "body" or not _set_as_byline(line):
        return
    if text[-3].text[-1:] in ".!?”" and _take_signed(report, above, line):
        return
    author = None if people.HONORIFIC.match(line.text) else bylines.plain_author(line.text)
    office = author is not None and author.unit and not author.name
    if author is None or above.text[-1:] not in ".!?;”":
        return
    if not (people.has_surname(author.name or "") or announced and office):
        return
    if author.position or author.unit or bylines.is_full_name(line.text):
        report.author = author
        _claim(report, line)


def _take_author_below_title(report: Report, first: Line, second: Line) -> None:
    """A full name, and perhaps an office, in one line or two between the title and the report."""
    author = bylines.plain_author(first.text) if first.role == "body" else None
    named = author is not None and people.has_surname(author.name or "")
    if named and not _take_signed(report, first, second):
        report.author = author
        _claim(report, first)
