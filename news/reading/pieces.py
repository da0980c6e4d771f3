"""What an editor makes of single pieces, and what becomes of each."""

from news.reading import bylines, sources
from news.reading.lines import Line
from news.reading.report import Author, Report, Role

# A forced line's role among the lines; "held" is text that nothing else may claim.
_ROLES = {
    Role.TITLE: "title",
    Role.SUMMARY: "lead",
    Role.CAPTION: "caption",
    Role.BYLINE: "byline",
    Role.UPDATED_AT: "updated",
    Role.SOURCE: "source",
    Role.DROPPED: "dropped",
}
_BECAME = {role: found for found, role in _ROLES.items()} | {"joined": Role.CAPTION, "posted": Role.DROPPED}


def force(line: Line, role: Role) -> None:
    line.forced = Role(role)
    line.role = _ROLES.get(line.forced, "held")


def role_of(line: Line) -> Role:
    return _BECAME.get(line.role, line.became)


def take_forced(report: Report, lines: list[Line]) -> None:
    """Summary, byline and source where an editor placed them."""
    by_role = {role: [line for line in lines if line.forced == role] for role in Role}
    if by_role[Role.SUMMARY]:
        report.summary = " ".join(line.text for line in by_role[Role.SUMMARY])
    for line in by_role[Role.BYLINE]:
        author = bylines.labelled_author(line.text) or bylines.plain_author(line.text) or Author(line.text)
        if report.author is None:
            report.author = author
        else:
            report.author.name = report.author.name or author.name
            report.author.position = report.author.position or author.position
            report.author.unit = report.author.unit or author.unit
        report.raw_fields.append(line.text)
    for line in by_role[Role.SOURCE]:
        name, url = sources.source_of(line.text) or (line.text, None)
        report.source_name = report.source_name or name
        report.source_url = report.source_url or url
        report.raw_fields.append(line.text)
