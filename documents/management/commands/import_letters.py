"""`manage.py import_letters FILE.csv [--publish]`"""

from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from documents.decoding import ReadingError, explained
from documents.importing import RegisterError, import_letters


class Command(BaseCommand):
    help = "Take a register of letters in from CSV; loading it twice changes nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE.csv")
        parser.add_argument(
            "--publish", action="store_true", help="publish every letter that has what the law asks"
        )

    def handle(self, file: Path, publish: bool, **options) -> None:
        try:
            outcome = import_letters(file, publish=publish)
        except (ReadingError, RegisterError, OSError) as error:
            self.stderr.write(f"{file}: {explained(error)}")
            raise SystemExit(1) from error
        for line in outcome.lines:
            self.stderr.write(line)
        self.stdout.write(
            _(
                "%(created)d letters made, %(unchanged)d already there, "
                "%(duplicates)d duplicate numbers, %(failed)d errors"
            )
            % vars(outcome)
        )
        if outcome.failed:
            raise SystemExit(1)
