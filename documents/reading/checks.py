"""What one field says of another: agreement makes a reading surer, contradiction less sure."""

import datetime as dt

from documents import numbers
from documents.reading.fields import LetterFields
from documents.reading.head import Head
from documents.reading.issuers import initials
from documents.reading.known import Known
from documents.reading.likeness import bare, edits
from search.text import fold

# Letters older than this are scanned, rarely, but a reader's slip is likelier.
OLDEST = dt.date(1945, 9, 2)


def cross_check(fields: LetterFields, head: Head, symbol: str, today: dt.date, known: Known) -> None:
    _check_date(fields, today)
    _check_issuer(fields, symbol, known)
    _check_type(fields, head)
    _check_signer(fields)
    if not (head.has_motto or head.is_party) and fields.number.value is None and fields.issued.value is None:
        # No head at all: whatever was found may stand in a text about letters.
        for _name, found in fields.items():
            found.scaled(0.6)


def _check_date(fields: LetterFields, today: dt.date) -> None:
    if not fields.issued.value:
        return
    issued = dt.date.fromisoformat(fields.issued.value)
    if issued > today + dt.timedelta(days=31) or issued < OLDEST:
        fields.issued.scaled(0.4)
    read = numbers.parse(fields.number.value or "")
    if read and read.year and read.year != issued.year:
        fields.issued.scaled(0.6)
        fields.number.scaled(0.8)
    elif read and read.year:
        fields.issued.scaled(1.05)


def _check_issuer(fields: LetterFields, symbol: str, known: Known) -> None:
    """'SGDĐT' in the number and 'Sở Giáo dục và Đào tạo' above it speak of one body."""
    name = fields.issuer.value
    if not name or not symbol:
        return
    read = numbers.parse(f"1/{symbol}")
    shorts = {bare(read.issuer), bare(read.unit)} if read else set()
    own = {initials(name)} | {
        bare(short)
        for issuer in known.issuers
        if issuer.name == name
        for short in (issuer.abbreviation,)
        if short
    }
    if any(short and (short in own or _near(short, own)) for short in shorts):
        fields.issuer.scaled(1.05)
        fields.number.scaled(1.03)
    elif read and bare(read.issuer)[:1] != bare(name)[:1]:
        fields.issuer.scaled(0.93)


def _near(short: str, own: set[str]) -> bool:
    return len(short) > 3 and any(edits(short, one, 1) <= 1 for one in own)


def _check_type(fields: LetterFields, head: Head) -> None:
    if fields.type.value == "Công văn" and fields.number.value is None and not head.about:
        fields.type.scaled(0.9)
    if fields.type.value == "Công văn" and not head.abstract:
        fields.type.scaled(0.85)


def _check_signer(fields: LetterFields) -> None:
    """A deputy signs for someone; who signs for someone is no head."""
    position, capacity = fields.signer_position.value, fields.signing_capacity.value
    if position and capacity == "KT." and fold(position).startswith(("pho", "thu")):
        fields.signer_position.scaled(1.03)
        fields.signing_capacity.scaled(1.03)
    if fields.signer.value and not position:
        fields.signer.scaled(0.75)
