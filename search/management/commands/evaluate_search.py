"""`manage.py evaluate_search QUERIES.jsonl [--corpus CORPUS.jsonl] [--engine NAME] [--json]`"""

import json
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from search.engine import ENGINES, EngineError
from search.evaluation import Question, asking, asking_the_site, evaluate, scratch


class Command(BaseCommand):
    help = "Measure how well questions with known answers are answered, by the site or over a corpus."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("queries", type=Path, help='lines {"id", "query", "relevant": [ids]}')
        parser.add_argument("--corpus", type=Path, help='lines {"id", "title", "text"}; without: the site')
        parser.add_argument("--engine", default="", metavar="NAME", help=", ".join(ENGINES))
        parser.add_argument("--json", action="store_true")

    def handle(self, queries: Path, corpus: Path | None, engine: str, **options: Any) -> None:
        if engine and engine not in ENGINES:
            raise CommandError(
                _("no engine is called “%(name)s”; there is: %(names)s")
                % {"name": engine, "names": ", ".join(ENGINES)}
            )
        questions = list(questions_of(queries))
        try:
            if corpus:
                with scratch(passages_of(corpus), engine) as (index, ids):
                    figures = evaluate(questions, asking(index, ids))
            else:
                figures = evaluate(questions, asking_the_site(engine))
        except EngineError as error:
            # What stopped a rebuild may have been the corpus itself.
            if isinstance(error.__cause__, CommandError):
                raise error.__cause__ from None
            raise CommandError(_("the search engine does not answer: %(why)s") % {"why": error}) from error
        if options["json"]:
            self.stdout.write(json.dumps(figures))
        else:
            for name, value in figures.items():
                self.stdout.write(f"{name}\t{value}")


def lines_of(path: Path) -> Iterator[tuple[int, Any]]:
    """Each line that is not empty, as JSON. Raises CommandError with file and line."""
    try:
        with path.open(encoding="utf-8-sig") as lines:
            for place, line in enumerate(lines, 1):
                if line.strip():
                    yield place, json.loads(line)
    except (OSError, ValueError) as error:
        raise CommandError(_("%(file)s cannot be read: %(why)s") % {"file": path, "why": error}) from error


def questions_of(path: Path) -> Iterator[Question]:
    for place, row in lines_of(path):
        try:
            yield Question.read(row)
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise CommandError(
                _("%(file)s, line %(line)d: a question needs id, query and relevant")
                % {"file": path, "line": place}
            ) from error


def passages_of(path: Path) -> Iterator[dict[str, Any]]:
    for place, row in lines_of(path):
        if not isinstance(row, dict) or "id" not in row:
            raise CommandError(
                _("%(file)s, line %(line)d: a passage needs an id") % {"file": path, "line": place}
            )
        yield row
