"""`manage.py import_letters FILE.csv|xlsx [--files DIR|ZIP] [--dry-run] [--publish]`"""

from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from documents.decoding import ReadingError, explained
from documents.importing import RegisterError, import_letters


class Command(BaseCommand):
    help = "Take a register of letters in from CSV or XLSX; loading it twice changes nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument(
            "--files", type=Path, metavar="DIR|ZIP", help="the letters' files, found by their numbers"
        )
        parser.add_argument("--dry-run", action="store_true", help="only say what would become of each row")
        parser.add_argument(
            "--publish", action="store_true", help="publish every letter that has what the law asks"
        )

    def handle(self, file: Path, files: Path | None, dry_run: bool, publish: bool, **options) -> None:
        show = self.show if self.stderr.isatty() else None
        try:
            outcome = import_letters(file, publish=publish, files=files, dry_run=dry_run, report=show)
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

    def show(self, seen: int, total: int) -> None:
        self.stderr.write(f"\r{seen}/{total}", ending="" if seen < total else "\n")
