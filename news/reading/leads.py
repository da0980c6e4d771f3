"""The lead of a report, where it says or shows that it is one."""

import re
from itertools import takewhile

from documents.dates import spans_in
from news.reading.bylines import labelled_author
from news.reading.lines import Line
from news.unpacking import Kind

LONGEST_LEAD = 450  # characters
SHORTEST_LEAD = 60
_LEAD_LABEL = re.compile(r"(?:tóm tắt|trích dẫn|sapo|lời dẫn|dẫn)\s?:\s?", re.IGNORECASE)
_AGENCY = re.compile(r"\(\s?[\w&.\- ]{2,30}\)\s?[-–—]")


def take_lead(lines: list[Line]) -> str | None:
    """A lead that says it is one: "Tóm tắt: …", or an agency's "(GDTĐ) - …" of a sentence or two."""
    body = [line for line in lines if line.role == "body" and not labelled_author(line.text)]
    if any(line.role == "lead" for line in lines) or len(body) < 2:
        return None
    told = list(takewhile(lambda line: line.mark.kind == Kind.SUMMARY, body))
    if told and len(told) < len(body):
        return _told_lead(told)
    if len(body[0].text) > 700:
        return None
    first = body[0]
    label = _LEAD_LABEL.match(first.text)
    set_apart = _AGENCY.match(first.text) or _is_set_as_lead(first, body[1])
    if label or (set_apart and _is_told_below(first.text, body[1].text)):
        first.role = "lead"
        return first.text[label.end() :] if label else first.text
    return None


def _told_lead(told: list[Line]) -> str:
    """The lines that the page itself calls the lead, without a label typed before them."""
    for line in told:
        line.role = "lead"
    text = " ".join(line.text for line in told)
    label = _LEAD_LABEL.match(text)
    return text[label.end() :] if label else text


def _is_set_as_lead(first: Line, below: Line) -> bool:
    """A paragraph in bold or italics over others that are not."""
    bold = first.mark.bold and not below.mark.bold
    italic = first.mark.italic and not below.mark.italic
    return (bold or italic) and len(first.text) >= SHORTEST_LEAD and first.text.endswith((".", "…"))


def _is_told_below(lead: str, below: str) -> bool:
    """Whether the report begins anew below its first paragraph; with place and day, that is the report."""
    whole = bool(spans_in(lead, 2000)) and " tại " in lead
    return not whole and len(lead) <= LONGEST_LEAD and below.endswith((".", ":"))
