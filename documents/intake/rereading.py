"""A long scan's letter read again once OCR has ended: its signer stands past the pages recognised at once.

Only what still is as the first reading left it is filled, and only in a draft that no one has checked.
"""

import logging
from typing import Any

from documents import reading
from documents.intake.drafting import LINES, TEXTS, draft_of
from documents.intake.rows import Lists, Read
from documents.models import FilePage, FileText, Letter, LetterReading, TaggedLetter
from documents.reading import LetterFields, known_lists

log = logging.getLogger(__name__)

# A letter's own pages; annexes of a thousand say nothing of it.
PAGES_READ = 40
COLUMNS = ("number", "issued_on", "letter_type", "abstract", "issuer", *TEXTS.values(), *LINES.values())


def fields_of(text: FileText) -> LetterFields | None:
    """What the whole file says, for the letter of an unchecked draft read from it; None for any other."""
    if first_reading(text) is None:
        return None
    pages = list(text.attachment.pages.order_by("n")[:PAGES_READ])
    try:
        return reading.read(
            [page.text for page in pages], by_ocr=[page.by_ocr for page in pages], known=known_lists()
        )
    except Exception:
        log.exception("the text of attachment %s could not be read as a letter", text.attachment_id)
        return None


def first_reading(text: FileText) -> LetterReading | None:
    """The reading of its first pages, as long as no one has checked or published the draft."""
    found = LetterReading.objects.filter(
        letter=text.attachment.letter_id,
        checked_at=None,
        letter__live=False,
        letter__withdrawn_at=None,
        letter__locked=False,
        fields__text_outcome__in=(FileText.Outcome.NEEDS_OCR, FileText.Outcome.GARBLED),
    )
    return found.select_related("letter").first()


def fill(text: FileText, fields: LetterFields) -> None:
    """Fill the draft with what was read of the whole file; call it in the transaction that ends OCR."""
    first = first_reading(text)
    if first is None:
        return
    pages: list[FilePage] = list(text.attachment.pages.order_by("n")[:1])
    name, by_ocr = text.attachment.filename, any(page.by_ocr for page in pages)
    lists, words = Lists(), [page.text for page in pages]
    was = draft_of(LetterFields.from_json(first.fields), name, words, lists, by_ocr=by_ocr)
    now = draft_of(fields, name, words, lists, by_ocr=by_ocr)
    draft = first.letter.get_latest_revision_as_object()
    if changed(draft, was, now, lists):
        draft.save()
        draft.save_revision(log_action=True, clean=False)
    keep_doubts(first, fields)
    first.fields = fields.as_json(FileText.Outcome.OCR, text.total)
    first.confidence = fields.least_confidence()
    first.save(update_fields=["fields", "confidence"])


def keep_doubts(first: LetterReading, fields: LetterFields) -> None:
    """What the first reading was less sure of, for it knew which words the recogniser doubted."""
    for name, before in LetterFields.from_json(first.fields).items():
        found = getattr(fields, name)
        if found.value == before.value:
            found.confidence = min(found.confidence, before.confidence)


def changed(draft: Letter, was: Read, now: Read, lists: Lists) -> bool:
    """Set what the first reading left so and the second reads otherwise. Whether there was any."""
    columns = {name for name in COLUMNS if settled(draft, name) == settled(was.letter, name)}
    columns = {name for name in columns if settled(now.letter, name) not in ("", None, settled(draft, name))}
    for name in columns:
        setattr(draft, name, getattr(now.letter, name))
    years = sorted(year.name for year in draft.school_years.all())
    new_years = [lists.years[name] for name in now.years if name in lists.years]
    has_years = years == sorted(was.years) and years != sorted(now.years) and bool(new_years)
    if has_years:
        draft.school_year, draft.school_years = new_years[0], new_years
    areas = sorted(tag.tag_id for tag in draft.tagged_areas.all())
    own, new = (sorted(area.pk for area in read.areas) for read in (was, now))
    has_areas = areas == own and bool(new) and areas != new
    if has_areas:
        draft.tagged_areas = [TaggedLetter(tag=area) for area in now.areas]
    return bool(columns or has_years or has_areas)


def settled(letter: Letter, name: str) -> Any:
    """The column's value, a row of a list by its number."""
    return getattr(letter, Letter._meta.get_field(name).attname)
