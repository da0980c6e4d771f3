"""What was read of a dropped file → a draft that is not stored yet."""

import datetime as dt
from collections.abc import Sequence

from django.utils.translation import gettext as _

from documents import numbers, secrecy
from documents.intake.rows import Lists, Read
from documents.models import Issuer, Letter, SchoolYear
from documents.reading import LetterFields
from search.text import clean, fold

# Our names of what is read → the columns they fill.
TEXTS = {
    "place": "place",
    "signer": "signer",
    "signer_position": "signer_position",
    "signing_capacity": "signing_capacity",
}
LINES = {"addressees": "addressees", "recipients": "recipients", "bases": "legal_bases"}


def draft_of(
    fields: LetterFields, name: str, pages: Sequence[str], lists: Lists, *, by_ocr: bool = False
) -> Read:
    """A draft of what was read from the file of this name; what was not found stays empty.

    The abstract is then the file's name: every draft is called something.
    """
    notes: list[str] = []
    number = fitted("number", numbers.normalise(fields.number.value or ""))
    issued = dt.date.fromisoformat(fields.issued.value) if fields.issued.value else None
    abstract = fitted("abstract", fields.abstract.value or "")
    letter = Letter(
        live=False,
        number=number,
        letter_type=lists.types.get(fold(fields.type.value or "")),
        issued_on=issued,
        abstract=abstract or name,
        **{column: fitted(column, getattr(fields, field).value or "") for field, column in TEXTS.items()},
        **{column: "\n".join(getattr(fields, field).value or []) for field, column in LINES.items()},
    )
    letter.issuer = known_issuer(fields.issuer.value or "", lists)
    letter.read_number()
    if pages and secrecy.is_marked(pages[0], by_ocr):
        letter.secrecy = Letter.Secrecy.SECRET
        notes.append(_("A line of its first page marks it as secret: it must not be published."))
    areas = [lists.areas[fold(area)] for area in fields.task_areas.value or [] if fold(area) in lists.areas]
    years = SchoolYear.names_read(abstract, issued, "" if abstract else fields.school_year.value or "")
    return Read(letter=letter, issuer=letter.issuer, areas=areas, years=years, groups=[], notes=notes)


def known_issuer(name: str, lists: Lists) -> Issuer | None:
    """The issuer of the list that bears this name or once did; none is added."""
    found = lists.issuer_of(name, None)
    return found if found and found.pk else None


def fitted(column: str, value: str) -> str:
    """As much as the register holds; the whole stands in the file."""
    value = clean(value)
    most = Letter._meta.get_field(column).max_length
    return value[:most] if most else value


def twin_of(made: Read, issuer_name: str) -> Letter | None:
    """The first kept letter of this number; where the issuer is in no list, one read with the same name."""
    twins = made.letter.same_identity()
    if made.issuer is None and issuer_name:
        twins = twins.filter(reading__fields__issuer__value=issuer_name)
    return twins.order_by("pk").first()
