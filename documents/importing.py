"""A register taken in by a command, while someone waits."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from django.core.files import File
from django.utils import timezone
from django.utils.translation import gettext as _

from documents.intake import runner
from documents.intake.packing import packed
from documents.intake.register import RegisterError, rows_of
from documents.models import Intake, IntakeRow

__all__ = ["Outcome", "RegisterError", "import_letters", "rows_of"]


@dataclass
class Outcome:
    """What became of a register's rows; `lines` are for a person, rows counted as a spreadsheet does."""

    created: int = 0
    unchanged: int = 0
    duplicates: int = 0
    failed: int = 0
    lines: list[str] = field(default_factory=list)

    def say(self, row: int, message: str) -> None:
        self.lines.append(_("row %(row)d: %(message)s") % {"row": row, "message": message})


def import_letters(
    path: Path,
    *,
    publish: bool = False,
    files: Path | None = None,
    dry_run: bool = False,
    report: Callable[[int, int], None] | None = None,
) -> Outcome:
    """Take a register in. Loading the same file twice changes nothing.

    `files` is a folder or a ZIP. A row with an error is listed and left out; a second letter of one number is
    kept as a marked draft. Raises RegisterError when the file is no register, OSError when it cannot be read.
    """
    intake = Intake(
        kind=Intake.Kind.REGISTER,
        publish=publish,
        dry_run=dry_run,
        source_name=path.name[-255:],
        # Held from the start: it is this process that does it, not the worker.
        leased_until=timezone.now() + Intake.LEASE,
        attempts=1,
    )
    with path.open("rb") as source:
        intake.source = File(source, name=path.name)
        if files:
            with packed(files) as enclosed:
                intake.enclosed = File(enclosed, name="files.zip")
                intake.save()
        else:
            intake.save()
    runner.run(intake, report=report)
    if intake.error:
        raise RegisterError(intake.error)
    return outcome_of(intake)


def outcome_of(intake: Intake) -> Outcome:
    """The rows of an intake that has ended, in words."""
    counts = intake.result.get("counts", {})
    names = IntakeRow.Outcome
    outcome = Outcome(*(counts.get(name, 0) for name in (names.CREATED, names.UNCHANGED)))
    outcome.duplicates = counts.get(names.DUPLICATE, 0)
    # A second letter of one number is made as well.
    outcome.created += outcome.duplicates
    outcome.failed = counts.get(names.FAILED, 0)
    for row in intake.rows.exclude(message="").iterator():
        for message in row.message.splitlines():
            outcome.say(row.n, message)
    return outcome
