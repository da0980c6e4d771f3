"""Reads what was dropped, file by file: photos first, so that each draft has its gallery from the start.

What became of a file is stored with it, so that whoever dies over one leaves nothing doubled, and the next
goes on with the first file that is not done.
"""

import logging
import time
from collections.abc import Callable
from pathlib import Path

from django.db import OperationalError, transaction
from django.db.models import Case, F, Value, When
from django.utils.translation import gettext as _

from documents.decoding import ReadingError, explained
from news import pictures
from news.intake import folders, storing
from news.intake.drafting import draft
from news.models import DroppedFile, NewsIndexPage, ReportIntake
from news.reading import Report, ReportSource, Role, read, read_source

log = logging.getLogger(__name__)

# A report that is read while its sender waits: one, of so many bytes, for so many seconds.
SMALL = 5 << 20
PATIENCE = 8.0
# A worker's turn; other work goes on in between.
TURN = 5.0
# A file over which its reader died so often is not opened again.
MOST_TRIES = 2


class Interrupted(Exception):
    """What is left is for a later turn."""


def never() -> bool:
    return False


def run_next(is_stopped: Callable[[], bool] = never) -> int:
    """Go on with the oldest intake that waits. Returns how many there were, 0 or 1."""
    intake = ReportIntake.claim()
    if intake is None:
        return 0
    run(intake, is_stopped, TURN)
    return 1


def run_now(pk: int) -> None:
    """Read a small report while its sender waits; the rest of it, and all else, is the worker's."""
    if is_small(pk) and (intake := ReportIntake.claim(pk)):
        run(intake, never, PATIENCE)


def is_small(pk: int) -> bool:
    reports = list(DroppedFile.objects.filter(intake=pk, kind=DroppedFile.Kind.REPORT).exclude(file=""))
    return len(reports) <= 1 and all(storing.size_of(report) <= SMALL for report in reports)


def run(intake: ReportIntake, is_stopped: Callable[[], bool], turn: float) -> None:
    """Bring a held intake as far as its turn goes; a fault stands in its `error`."""
    until = time.monotonic() + turn
    try:
        take_in(intake, lambda: is_stopped() or time.monotonic() > until)
    except (Interrupted, OperationalError):
        intake.let_go()
    except NewsIndexPage.DoesNotExist:
        intake.end(error=_("The site has no published news section to put articles in."))
    except Exception as error:
        log.exception("the dropped reports %s failed", intake.pk)
        intake.end(error=f"{type(error).__name__}: {error}")
    else:
        intake.end()


def take_in(intake: ReportIntake, is_stopped: Callable[[], bool]) -> None:
    """Raises Interrupted."""
    folders.give_photos_to_reports(intake)
    waiting = intake.files.filter(outcome=DroppedFile.Outcome.WAITING)
    in_order = waiting.order_by(Case(When(kind=DroppedFile.Kind.PHOTO, then=Value(0)), default=Value(1)), "n")
    total = intake.files.filter(picture=None).count()
    while file := in_order.first():
        if is_stopped():
            raise Interrupted
        take(file)
        intake.tell(total - waiting.count(), total)


def take(file: DroppedFile) -> None:
    """One that cannot be taken in keeps its file in its row, and the rest goes on."""
    file.tries += 1
    file.save(update_fields=["tries"])
    try:
        if file.tries > MOST_TRIES:
            raise ReadingError("deadly", _("The worker died over it each time."))
        if not file.file or not file.file.storage.exists(file.file.name or ""):
            raise ReadingError("gone", _("The file is no longer there."))
        if file.kind == DroppedFile.Kind.PHOTO:
            storing.store_photo(file)
        else:
            read_report(file)
    except (OperationalError, NewsIndexPage.DoesNotExist):
        DroppedFile.objects.filter(pk=file.pk).update(tries=F("tries") - 1)
        raise
    except (ReadingError, pictures.PictureError, OSError) as error:
        fail(file, str(error) if isinstance(error, pictures.PictureError) else explained(error))
    except Exception as error:
        log.exception("the dropped file %s could not be taken in", file.pk)
        fail(file, f"{type(error).__name__}: {error}"[:500])


def fail(file: DroppedFile, why: str) -> None:
    failed = {"outcome": DroppedFile.Outcome.FAILED, "message": why.replace("\0", " ")}
    DroppedFile.objects.filter(pk=file.pk).update(**failed)


def read_report(file: DroppedFile) -> None:
    """Raises ReadingError, OSError and NewsIndexPage.DoesNotExist."""
    source = read_source(Path(file.file.path))
    report, placed, told = read_titled(source)
    told += [f"{name}: {_(why)}" for name, why in source.left_out]
    for index, picture in enumerate(source.pictures):
        told += storing.store_picture(file, index, picture)
    storing.find_twins(file)
    file.message = "\n".join(told)
    draft(file, source, report, file.intake.asked_by, placed=placed)


def read_titled(source: ReportSource) -> tuple[Report, dict[str, str], list[str]]:
    """The report, and where no title is found in it, its first line as one: an editor then says better."""
    try:
        return read(source), {}, []
    except ReadingError as error:
        if error.code != "no-title":
            raise
    told = _("No title was found: the first line stands as the title.")
    return read(source, {0: Role.TITLE}), {"0": Role.TITLE.value}, [told]


def try_again(intake: ReportIntake) -> None:
    """Have what stopped or failed read again, as far as its files are kept."""
    with transaction.atomic():
        ended = ReportIntake.objects.filter(pk=intake.pk).exclude(ended_at=None)
        if ended.update(ended_at=None, leased_until=None, attempts=0, error=""):
            failed_with_file(intake).update(outcome=DroppedFile.Outcome.WAITING, message="", tries=0)


def failed_with_file(intake: ReportIntake):
    return intake.files.filter(outcome=DroppedFile.Outcome.FAILED).exclude(file="")
