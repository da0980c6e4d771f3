"""What a reader takes along of a letter: what it is about, and its short address as link and as QR code."""

import re
from functools import lru_cache

import segno
from django.http import HttpRequest
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

# Before the subject: "Về việc nghỉ hè" keeps its "việc", "V/v nghỉ hè" is given one.
_ABOUT = re.compile(r"\s*(?:(?P<short>V/v)|Về)[\s:.]+", re.IGNORECASE)


def subject(abstract: str) -> str:
    """What follows the "về" of a line that cites: "Về việc nghỉ hè" and "V/v nghỉ hè" give "việc nghỉ hè"."""
    lead = _ABOUT.match(abstract)
    if lead is None:
        return abstract
    return ("việc " if lead["short"] else "") + abstract[lead.end() :]


def short_address(request: HttpRequest, pk: int) -> str:
    """The whole address that leads to the letter wherever it moves: `https://…/v/2302/`."""
    return request.build_absolute_uri(reverse("letter_short", args=[pk]))


# Drawing one takes longer than a query; the letters asked for most are few.
@lru_cache(maxsize=2048)
def qr_code(text: str) -> SafeString:
    """An SVG without style or size of its own; ink on white in any colour scheme, for cameras want that."""
    code = segno.make(text, micro=False, error="m", boost_error=False)
    drawn = code.svg_inline(omitsize=True, border=2, light="#fff", svgclass="qr", lineclass=None)
    return mark_safe(drawn)  # noqa: S308 - made of modules and numbers; the text is not in it
