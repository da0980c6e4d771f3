"""Dropped files, taken in as drafts: each is read, and what was read fills a letter's fields.

A file is read before its transaction, for recognising a scan takes minutes; then draft, file, pages, reading
and the row's outcome are stored as one, so that whoever dies over it leaves nothing doubled.
"""

import hashlib
import logging
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from django.db import OperationalError, connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from documents import reading
from documents.extraction import FileReading, Outcome, can_ocr, read_file
from documents.extraction.kinds import kind_of_path
from documents.extraction.process import Stopped
from documents.extraction.reader import read_again
from documents.file_texts import is_kept, row_of
from documents.intake import storing
from documents.intake.drafting import draft_of, twin_of
from documents.intake.registers_dropped import is_register, take_as_register
from documents.intake.rereading import PAGES_READ
from documents.intake.rows import Lists
from documents.intake.runner import Interrupted, handles
from documents.models import Attachment, FilePage, FileText, Intake, IntakeRow, Letter, LetterReading
from documents.reading import LetterFields, known_lists
from search.text import clean

log = logging.getLogger(__name__)

# A worker's turn; scans of one batch must not hold up photos and other files.
TURN = 5.0
# Pages recognised at once, enough for most letters to their signature; the rest follows as of any scan.
PAGES_AT_ONCE = 10
# A file over which the worker died so often is kept unread.
MOST_TRIES = 2
HOLD_EVERY = 30.0


@dataclass
class Dropped:
    """One file, looked at; `rest` says that OCR goes on with pages left."""

    sha256: str
    size: int
    known: bool = False
    is_register: bool = False
    text: FileReading = field(default_factory=lambda: FileReading(Outcome.BROKEN))
    rest: bool = False
    pages: list[FilePage] = field(default_factory=list)
    fields: LetterFields = field(default_factory=LetterFields)


@handles(Intake.Kind.FILES)
class FilesHandler:
    """Makes drafts of dropped files, one at a time; none is published."""

    together: int | None = 1
    turn = TURN

    def __init__(self, intake: Intake) -> None:
        self.intake = intake
        self.lists = Lists()
        self.known = known_lists()
        self.looked_at: dict[int, Dropped | None] = {}
        self.held_at = time.monotonic()

    def rows(self) -> Iterator[IntakeRow]:
        """They were stored as the files came."""
        return iter(())

    def prepare(self, rows: list[IntakeRow], is_stopped: Callable[[], bool]) -> None:
        """Read the files. Raises Interrupted."""

        def stop() -> bool:
            self.hold()
            return is_stopped()

        for row in rows:
            try:
                self.looked_at[row.pk] = self.look_at(row, stop)
            except Stopped as error:
                self.count_try(row, -1)
                raise Interrupted from error

    def hold(self) -> None:
        """Keep the intake from other workers over a scan of many pages."""
        if time.monotonic() - self.held_at > HOLD_EVERY:
            self.held_at = time.monotonic()
            self.intake.tell(self.intake.seen, self.intake.total)

    def look_at(self, row: IntakeRow, stop: Callable[[], bool]) -> Dropped | None:
        """What the file is and says; None when it is gone."""
        if not row.file.name or not row.file.storage.exists(row.file.name):
            return None
        path = Path(row.file.path)
        dropped = Dropped(*measured(path))
        if file_twin(dropped.sha256):
            return replace(dropped, known=True)
        if self.count_try(row, 1) > MOST_TRIES:
            return replace(dropped, text=FileReading(Outcome.TIMED_OUT, note="the worker died over it"))
        dropped.text, dropped.rest = read_dropped(path, stop)
        dropped.is_register = is_register(row.filename, dropped.text)
        dropped.pages = [row_of(0, page) for page in dropped.text.pages]
        dropped.fields = self.fields_of(row, dropped.text)
        return dropped

    def count_try(self, row: IntakeRow, by: int) -> int:
        row.cells["tries"] = row.cells.get("tries", 0) + by
        row.save(update_fields=["cells"])
        return row.cells["tries"]

    def fields_of(self, row: IntakeRow, text: FileReading) -> LetterFields:
        """Of a text that the reader stumbles over nothing is known; its draft is made all the same."""
        pages = [clean(page.text) for page in text.pages[:PAGES_READ]]
        try:
            by_ocr = [page.by_ocr for page in text.pages[:PAGES_READ]]
            unsure = [page.unsure for page in text.pages[:PAGES_READ]]
            return reading.read(pages, by_ocr=by_ocr, unsure=unsure, known=self.known)
        except Exception:
            log.exception("the text of the dropped file %s could not be read as a letter", row.pk)
            return LetterFields()

    def take(self, rows: list[IntakeRow]) -> None:
        """One that cannot be stored keeps its file in its row, and the rest goes on."""
        for row in rows:
            try:
                with transaction.atomic():
                    self.take_one(row, self.looked_at.pop(row.pk, None))
            except OperationalError:
                raise
            except Exception as error:
                log.exception("the dropped file %s could not be taken in", row.pk)
                row.outcome, row.letter = IntakeRow.Outcome.FAILED, None
                row.message = f"{type(error).__name__}: {error}"[:500]
                # What was read of the lists since may be rolled back.
                self.lists = Lists()

    def take_one(self, row: IntakeRow, dropped: Dropped | None) -> None:
        if dropped is None:
            row.outcome, row.message = IntakeRow.Outcome.FAILED, _("The file is no longer there.")
            return
        hold_file(dropped.sha256)
        if twin := file_twin(dropped.sha256):
            self.link(row, twin)
        elif dropped.is_register:
            take_as_register(row, self.intake)
        else:
            self.store(row, dropped)

    def link(self, row: IntakeRow, letter: Letter) -> None:
        """The register has this file: no second draft, and the bytes are not kept twice."""
        row.outcome, row.letter = IntakeRow.Outcome.UNCHANGED, letter
        row.message = _("This very file is in the register already.")
        stored, storage = row.file.name or "", row.file.storage
        give_away(row)
        transaction.on_commit(lambda: storage.delete(stored))

    def store(self, row: IntakeRow, dropped: Dropped) -> None:
        texts = [page.text for page in dropped.text.pages]
        is_scan = any(page.by_ocr for page in dropped.text.pages[:1])
        made = draft_of(dropped.fields, row.filename, texts, self.lists, by_ocr=is_scan)
        letter = made.letter
        letter.duplicate_of = twin_of(made, dropped.fields.issuer.value or "")
        row.outcome = IntakeRow.Outcome.CREATED
        if letter.duplicate_of:
            row.outcome = IntakeRow.Outcome.DUPLICATE
            made.notes.append(_("number %(number)s is taken: kept as a draft") % {"number": letter.number})
        made.files = [attachment_of(row, dropped)]
        storing.store([made], self.lists, self.intake.asked_by)
        keep_text(made.files[0], dropped)
        LetterReading.objects.create(
            letter=letter,
            fields=dropped.fields.as_json(dropped.text.outcome, dropped.text.page_count),
            confidence=dropped.fields.least_confidence(),
        )
        give_away(row)
        row.letter, row.message = letter, "\n".join([*notes_on(dropped.text), *made.notes])


def measured(path: Path) -> tuple[str, int]:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest(), path.stat().st_size


def hold_file(sha256: str) -> None:
    """Let no other worker take this very file until the transaction ends, so that the second finds the first.

    SQLite has one writer at a time anyway.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [int(sha256[:15], 16)])


def file_twin(sha256: str) -> Letter | None:
    """The kept letter that has this very file."""
    return Letter.objects.kept().filter(attachments__sha256=sha256).order_by("pk").first()


def read_dropped(path: Path, stop: Callable[[], bool]) -> tuple[FileReading, bool]:
    """The file's text with its first scanned pages recognised, and whether pages are left for OCR.

    Raises Stopped.
    """
    text = read_file(path, stop=stop)
    wanting = [page.n for page in text.pages if page.wants_ocr]
    is_scan = text.outcome in (Outcome.NEEDS_OCR, Outcome.GARBLED)
    with_ocr = can_ocr() and is_scan and kind_of_path(path) in ("pdf", "jpeg", "png", "tiff", "webp")
    if with_ocr:
        now = set(wanting[:PAGES_AT_ONCE])
        text.pages = [read_again(path, page, stop) if page.n in now else page for page in text.pages]
    rest = with_ocr and len(wanting) > PAGES_AT_ONCE
    text.pages = [page for page in text.pages if is_kept(page, with_ocr)]
    if with_ocr and not rest:
        has_text = any(page.text.strip() for page in text.pages)
        text.outcome = Outcome.OCR if has_text else Outcome.EMPTY
    return text, rest


def attachment_of(row: IntakeRow, dropped: Dropped) -> Attachment:
    """The stored file itself goes over from the row to the letter."""
    return Attachment(
        file=row.file.name, filename=row.filename, sha256=dropped.sha256, size=dropped.size, sort_order=0
    )


def give_away(row: IntakeRow) -> None:
    row.file = ""
    row.save(update_fields=["file"])


def keep_text(attachment: Attachment, dropped: Dropped) -> None:
    """The pages, so that the file is not read a second time; OCR goes on with a scan's further pages."""
    text = dropped.text
    for page in dropped.pages:
        page.attachment_id = attachment.pk
    FilePage.objects.bulk_create(dropped.pages, batch_size=200)
    read = {
        "sha256": dropped.sha256,
        "outcome": text.outcome,
        "seen": len(dropped.pages),
        "total": text.page_count,
        "error": text.note[:1000],
        "ended_at": None if dropped.rest else timezone.now(),
    }
    FileText.objects.update_or_create(attachment=attachment, defaults=read)


def notes_on(text: FileReading) -> list[str]:
    """Why a file yields little or nothing, and what staff may do about it."""
    from documents.file_desk import ADVICE

    return [str(ADVICE[text.outcome])] if text.outcome in ADVICE else []
