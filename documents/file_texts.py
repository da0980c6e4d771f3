"""The texts of letters' files: asked for when a file is saved, read by the worker, kept page by page."""

import logging
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Exists, F, OuterRef, QuerySet
from django.utils import timezone

from documents import citing, secrecy
from documents.extraction import FileStream, Outcome, PageText, Unreadable, can_ocr, read_scan, stream_file
from documents.extraction.pages import Doubt
from documents.extraction.reader import Stopped
from search import indexing
from search.text import clean, syllables

if TYPE_CHECKING:
    from documents.models import Attachment, FilePage, FileText, Scan

log = logging.getLogger(__name__)
BATCH = 50
# A long scan is found by what was read of it so far.
TELL_SEARCH_EVERY = 20
Stop = Callable[[], bool]


class Replaced(Exception):
    """Another file took the place of the one being read."""


def never() -> bool:
    return False


def ask(attachment: "Attachment") -> None:
    """Have a new or replaced file read; call it inside the transaction that saves the file."""
    from documents.models import FileText

    reading = FileText.objects.filter(attachment=attachment).only("sha256").first()
    if reading is None:
        FileText.objects.create(attachment=attachment, sha256=attachment.sha256)
    elif reading.sha256 != attachment.sha256:
        begin_again(FileText.objects.filter(pk=reading.pk), sha256=attachment.sha256)


def begin_again(readings: "QuerySet[FileText]", **changes: str) -> int:
    """Forget what was read of these files and have them read anew. Returns how many."""
    from documents.models import FilePage, FileText

    with transaction.atomic():
        FilePage.objects.filter(attachment__in=readings.values("attachment")).delete()
        return readings.update(
            outcome=FileText.Outcome.WAITING,
            leased_until=None,
            ended_at=None,
            attempts=0,
            seen=0,
            total=0,
            error="",
            **changes,
        )


def begin_scans_again() -> int:
    """Let OCR read what waits for it: files read while tesseract was not installed. Returns how many."""
    from documents.models import FileText

    wanting = (FileText.Outcome.NEEDS_OCR, FileText.Outcome.GARBLED)
    return begin_again(FileText.objects.filter(outcome__in=wanting).exclude(ended_at=None))


def ask_forgotten() -> int:
    """Files stored past `Attachment.save` (a bulk import, a site older than this) are read as well."""
    from documents.models import Attachment, FileText

    asked = 0
    unread = Attachment.objects.exclude(Exists(FileText.objects.filter(attachment=OuterRef("pk"))))
    while found := list(unread.values_list("pk", "sha256")[:500]):
        rows = [FileText(attachment_id=pk, sha256=sha256) for pk, sha256 in found]
        asked += len(FileText.objects.bulk_create(rows, ignore_conflicts=True))
    return asked


def read_next(stop: Stop = never) -> int:
    """Read the text of the oldest file that waits. Returns how many were read, 0 or 1."""
    from documents.models import FileText

    reading = FileText.claim()
    if reading is None:
        return 0
    try:
        read(reading, stop)
    except Stopped:
        reading.let_go()
        return 0
    except Replaced:
        log.info("the file of attachment %s was replaced while it was read", reading.attachment_id)
    except Exception as error:
        log.exception("the file of attachment %s could not be read", reading.attachment_id)
        finish(reading, FileText.Outcome.BROKEN, f"{type(error).__name__}: {error}")
    return 1


def read(reading: "FileText", stop: Stop) -> None:
    from documents.models import FilePage, FileText

    FilePage.objects.filter(attachment=reading.attachment_id).delete()
    if copy_twin(reading):
        return
    path = path_of(reading)
    if path is None:
        finish(reading, FileText.Outcome.BROKEN, "the file is not there")
        return
    stream, with_ocr = stream_file(path, stop), can_ocr()
    batch: list[PageText] = []
    for page in stream:
        if is_kept(page, with_ocr):
            batch.append(page)
        if len(batch) == BATCH:
            store(reading, batch, page.n, stream.page_count)
            batch = []
    store(reading, batch, 0, stream.page_count)
    conclude(reading, stream, with_ocr)


def is_kept(page: PageText, with_ocr: bool) -> bool:
    """Not what OCR is to read, for it goes on at the first page that is missing; and never garbage."""
    return not page.wants_ocr or (page.doubt == Doubt.THIN and not with_ocr)


def conclude(reading: "FileText", stream: FileStream, with_ocr: bool) -> None:
    """Either it is read, or OCR goes on with it."""
    if stream.outcome in (Outcome.NEEDS_OCR, Outcome.GARBLED) and with_ocr and is_drawable(stream):
        seen = reading.attachment.pages.count()
        own(reading).update(
            outcome=stream.outcome, leased_until=None, attempts=0, seen=seen, total=stream.page_count
        )
        if seen:
            tell_search(reading)
        return
    finish(reading, stream.outcome, stream.note, stream.page_count)


def is_drawable(stream: FileStream) -> bool:
    """Whether a page can be made a picture for OCR: of a Word file no one here can."""
    from documents.extraction.kinds import kind_of_path

    return kind_of_path(stream.path) in ("pdf", "jpeg", "png", "tiff", "webp")


def read_next_scan(stop: Stop = never) -> int:
    """Read one page by OCR. Returns how many were read, 0 or 1."""
    from documents.models import Scan

    scan = Scan.claim()
    if scan is None:
        return 0
    try:
        read_missing_page(scan, stop)
    except Stopped:
        scan.let_go()
        return 0
    except Replaced:
        log.info("the file of attachment %s was replaced while it was read", scan.attachment_id)
    return 1


def read_missing_page(scan: "Scan", stop: Stop) -> None:
    from documents.models import FileText

    n = first_missing(scan)
    if n == 1 and copy_twin(scan):
        return
    path = path_of(scan)
    if n is None or path is None:
        finish(scan, FileText.Outcome.OCR if path else FileText.Outcome.BROKEN)
        return
    try:
        page = read_scan(path, n, stop)
    except Unreadable as error:
        if error.outcome == Outcome.NEEDS_OCR:
            finish(scan, FileText.Outcome.NEEDS_OCR, error.note)
            return
        log.warning("page %s of attachment %s: %s", n, scan.attachment_id, error)
        page = PageText(n, "", by_ocr=True, confidence=0.0)
    store(scan, [page], n, scan.total)
    if first_missing(scan) is None:
        end_scan(scan)
        return
    own(scan).update(leased_until=None, attempts=0)
    if n % TELL_SEARCH_EVERY == 0:
        tell_search(scan)


def end_scan(scan: "Scan") -> None:
    """All is recognised: a draft made from the first pages is filled from the whole."""
    from documents.intake import rereading
    from documents.models import FileText

    has_text = scan.attachment.pages.exclude(text="").exists()
    # Read before the transaction, for no one else may write meanwhile.
    fields = rereading.fields_of(scan) if has_text else None
    with transaction.atomic():
        finish(scan, FileText.Outcome.OCR if has_text else FileText.Outcome.EMPTY)
        if fields and FileText.objects.filter(pk=scan.pk, sha256=scan.sha256).exclude(ended_at=None).exists():
            rereading.fill(scan, fields)


def first_missing(scan: "FileText") -> int | None:
    have = set(scan.attachment.pages.values_list("n", flat=True))
    return next((n for n in range(1, scan.total + 1) if n not in have), None)


def copy_twin(reading: "FileText") -> bool:
    """Take the pages of the same file read elsewhere, where there is one."""
    from documents.models import FilePage, FileText

    done = (FileText.Outcome.OK, FileText.Outcome.OCR)
    same = {"attachment__sha256": reading.sha256, "sha256": reading.sha256}
    twins = FileText.objects.filter(**same, outcome__in=done)
    twin = twins.exclude(pk=reading.pk).exclude(ended_at=None).first() if reading.sha256 else None
    if twin is None:
        return False
    batch: list[FilePage] = []
    for page in FilePage.objects.filter(attachment=twin.attachment_id).iterator(BATCH):
        page.pk, page.attachment_id = None, reading.attachment_id
        batch.append(page)
    FilePage.objects.bulk_create(batch, batch_size=BATCH, ignore_conflicts=True)
    finish(reading, twin.outcome, twin.error, twin.total)
    return True


def store(reading: "FileText", pages: Iterable[PageText], seen: int, total: int) -> None:
    """Keep pages and how far it is. Raises Replaced."""
    from documents.models import FilePage

    rows = [row_of(reading.attachment_id, page) for page in pages]
    with transaction.atomic():
        if not own(reading).update(total=total):
            raise Replaced
        FilePage.objects.bulk_create(rows, ignore_conflicts=True)
        if seen:
            reading.tell(seen, total)
        reading.total = total


def row_of(attachment: int, page: PageText) -> "FilePage":
    from documents.models import FilePage

    # PostgreSQL takes no zero byte; `clean` has taken out every control character.
    text = clean(page.text)
    words = " ".join(plain for plain, _typed in syllables(text))
    return FilePage(
        attachment_id=attachment,
        n=page.n,
        text=text,
        words=f" {words} ",
        by_ocr=page.by_ocr,
        confidence=page.confidence,
    )


def own(reading: "FileText") -> "QuerySet[FileText]":
    """This reading's row, as long as it is of the same file and still to be done."""
    from documents.models import FileText

    return FileText.objects.filter(pk=reading.pk, sha256=reading.sha256, ended_at=None)


def finish(reading: "FileText", outcome: str, note: str = "", total: int | None = None) -> None:
    """Say how it ended and tell search, in one transaction."""
    changes = {} if total is None else {"total": total}
    with transaction.atomic():
        ended = own(reading).update(
            outcome=outcome,
            ended_at=timezone.now(),
            leased_until=None,
            # It may tell a piece of the file, and PostgreSQL takes no zero byte.
            error=clean(note)[:1000],
            **changes,
        )
        if ended:
            own_row = type(reading).objects.filter(pk=reading.pk)
            own_row.update(seen=F("total") if outcome in ("ok", "ocr", "empty") else F("seen"))
            tell_search(reading)


def tell_search(reading: "FileText") -> None:
    letter = reading.attachment.letter
    # Of a file that turns out to be secret nothing goes further.
    if not secrecy.check(letter) and letter.live:
        citing.note_letter(letter)
        indexing.record(letter.key)


def path_of(reading: "FileText") -> Path | None:
    """Where the file stands on this machine."""
    file = reading.attachment.file
    return Path(file.path) if file and file.name and file.storage.exists(file.name) else None
