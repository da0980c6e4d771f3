"""The rows of a register, taken in as letters."""

import math
from collections import defaultdict
from collections.abc import Callable, Iterator

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from documents.intake import matching, register, storing
from documents.intake.rows import FROM_LISTS, Lists, Read, RowError, identity_of, read
from documents.intake.runner import handles
from documents.models import Intake, IntakeRow, Letter

Outcome = IntakeRow.Outcome


@handles(Intake.Kind.REGISTER)
class RegisterHandler:
    """Makes letters of rows. Of a try nothing is stored, but what it would have stored is remembered."""

    together: int | None = None
    turn = math.inf

    def __init__(self, intake: Intake) -> None:
        self.intake = intake
        self.lists = Lists()
        self.imagined: dict[tuple, list[Letter]] = defaultdict(list)
        self.files = matching.Files(intake)

    def rows(self) -> Iterator[IntakeRow]:
        with self.intake.source.open("rb") as source:
            table = register.opened(source.read())
        self.intake.result = {"unknown": table.unknown}
        for n, cells in table.rows:
            cells.pop("message", None)
            yield IntakeRow(intake=self.intake, n=n, cells=cells)

    def prepare(self, rows: list[IntakeRow], is_stopped: Callable[[], bool]) -> None:
        """A register's rows need nothing beforehand."""

    def take(self, rows: list[IntakeRow]) -> None:
        reads: list[tuple[IntakeRow, Read]] = []
        for row in rows:
            try:
                reads.append((row, read(row.cells, self.lists)))
            except RowError as error:
                row.outcome, row.message = Outcome.FAILED, str(error)
        twins = self.twins([made for _row, made in reads])
        kept = []
        for row, made in reads:
            self.judge(row, made, twins[made.identity])
            if row.outcome != Outcome.UNCHANGED:
                kept.append((row, made))
                twins[made.identity].append(made.letter)
        self.files.give(kept)
        self.keep(kept)
        for row, made in reads:
            row.message = "\n".join(made.notes)

    def keep(self, kept: list[tuple[IntakeRow, Read]]) -> None:
        if self.intake.dry_run:
            for _row, made in kept:
                self.imagined[made.identity].append(made.letter)
            return
        # A twin within the chunk has no row before the first of them has one.
        first = [(row, made) for row, made in kept if not is_new(made.letter.duplicate_of)]
        second = [(row, made) for row, made in kept if is_new(made.letter.duplicate_of)]
        for part in (first, second):
            for _row, made in part:
                made.letter.duplicate_of = made.letter.duplicate_of
            storing.store([made for _row, made in part], self.lists, self.intake.asked_by)
            for row, made in part:
                row.letter = made.letter

    def twins(self, reads: list[Read]) -> dict[tuple, list[Letter]]:
        """The kept letters of each row's identity, oldest first."""
        found: dict[tuple, list[Letter]] = defaultdict(list)
        near = Letter.objects.kept().filter(
            symbol__in={made.letter.symbol for made in reads},
            serial__in={made.letter.serial for made in reads},
        )
        for letter in near.exclude(number="").order_by("pk"):
            found[identity_of(letter, letter.issuer_id)].append(letter)
        for identity in {made.identity for made in reads} & self.imagined.keys():
            found[identity].extend(self.imagined[identity])
        return found

    def judge(self, row: IntakeRow, made: Read, twins: list[Letter]) -> None:
        """Say what the row is: new, there already, or a second letter of one number."""
        letter = made.letter
        twins = twins if letter.number else []
        row.outcome = Outcome.CREATED
        same = next((twin for twin in twins if twin.folded_abstract == letter.folded_abstract), None)
        if same:
            row.outcome, row.letter = Outcome.UNCHANGED, same if same.pk else None
            return
        if twins:
            letter.duplicate_of = twins[0]
            row.outcome = Outcome.DUPLICATE
            made.notes.append(_("number %(number)s is taken: kept as a draft") % {"number": letter.number})
        elif self.intake.publish:
            self.try_to_publish(made)

    def try_to_publish(self, made: Read) -> None:
        letter = made.letter
        letter.live = True
        letter.issuer = made.issuer
        try:
            letter.clean_fields(exclude=FROM_LISTS)
            letter.check_publishable(twins=())
        except ValidationError as error:
            letter.live = False
            made.notes.append(_("kept as a draft: %(why)s") % {"why": " ".join(error.messages)})


def is_new(letter: Letter | None) -> bool:
    return letter is not None and letter.pk is None
