"""`manage.py search WORDS… [--json] [--limit N] [--engine NAME]`: the same search the site uses."""

import json
from argparse import ArgumentParser

from django.contrib.auth.models import AnonymousUser
from django.core.management.base import BaseCommand, CommandError
from django.http import QueryDict
from django.utils.translation import gettext as _

from search import indexing
from search.answering import answer
from search.contract import contract
from search.engine import ENGINES, get_engine
from search.forms import SearchForm
from search.rights import PUBLIC


class Command(BaseCommand):
    help = "Search as an anonymous reader of the site does."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("words", nargs="+", metavar="WORDS")
        parser.add_argument("--json", action="store_true", help="one JSON object on standard output")
        parser.add_argument("--limit", type=int, default=20)
        parser.add_argument("--engine", default="", metavar="NAME", help=", ".join(ENGINES))

    def handle(self, words: list[str], limit: int, engine: str, **options) -> None:
        if engine and engine not in ENGINES:
            raise CommandError(
                _("no engine is called “%(name)s”; there is: %(names)s")
                % {"name": engine, "names": ", ".join(ENGINES)}
            )
        indexing.catch_up()
        asked = QueryDict(mutable=True)
        asked["q"] = " ".join(words)
        form = SearchForm(asked)
        query = form.query((PUBLIC,), limit=max(0, limit))
        found = answer(query, AnonymousUser(), get_engine(engine))
        if options["json"]:
            self.stdout.write(json.dumps(contract(form.words, found), ensure_ascii=False))
            return
        for hit in found.hits:
            self.stdout.write(f"{hit.kind}\t{hit.card.number}\t{hit.card.title}\t{hit.url}")
        self.stderr.write(f"{found.total}")
