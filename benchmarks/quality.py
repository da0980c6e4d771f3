"""How well questions are answered: `python benchmarks/quality.py [--held-out] [--engine NAME] [--set Q P]`.

Our search beside what could be had instead, over the passages and questions in benchmarks/questions/ (or
files of the same form): each question as typed, without marks, and with one typo. The held-out third is
asked only with --held-out. Numbers are asked in several spellings: the letter that alone bears it must come
first.
"""

import argparse
import datetime as dt
import json
import os
import random
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ["DJANGO_SETTINGS_MODULE"] = "benchmarks.search.settings"
os.environ.setdefault("VAR_DIR", TemporaryDirectory().name)

import django  # noqa: E402

django.setup()

import tantivy  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from wagtail.search.backends import get_search_backend  # noqa: E402
from wagtail.search.query import PlainText  # noqa: E402

from benchmarks.conditions import print_conditions  # noqa: E402
from benchmarks.search.stock.models import StockLetter  # noqa: E402
from search.analysis import adjacent  # noqa: E402
from search.engine import ENGINES, Engine  # noqa: E402
from search.evaluation import Ask, Question, asking, evaluate, scratch  # noqa: E402
from search.queries import parse  # noqa: E402
from search.text import clean, fold, syllables  # noqa: E402

SETS = ROOT / "benchmarks" / "questions"
SEED = 20261124


def read(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text().splitlines() if line.strip()]


# Spellings of a question


def as_typed(text: str) -> str:
    return text


def without_marks(text: str) -> str:
    return fold(clean(text))


def with_a_typo(text: str) -> str:
    """One letter of a longer word lost, doubled, swapped with the next or mistaken; the same each time."""
    chance = random.Random(f"{SEED} {text}")
    words = text.split()
    long = [place for place, word in enumerate(words) if len(word) > 3 and word.isalpha()]
    if not long:
        return text
    place = chance.choice(long)
    words[place] = slipped(words[place], chance)
    return " ".join(words)


def slipped(word: str, chance: random.Random) -> str:
    at = chance.randrange(1, len(word) - 1)
    made = [
        word[:at] + word[at + 1 :],
        word[:at] + word[at] + word[at:],
        word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        word[:at] + chance.choice("aeiouhgntm") + word[at + 1 :],
    ]
    return chance.choice([other for other in made if other != word] or made)


SPELLINGS: dict[str, Callable[[str], str]] = {
    "as typed": as_typed,
    "without marks": without_marks,
    "one typo": with_a_typo,
}


# What could be had instead


class Recipe:
    """The library's own scoring over folded syllables and adjacent pairs; the title three times."""

    def __init__(self, passages: Iterable[dict[str, Any]], *, pairs: bool, skips: bool = False) -> None:
        self.pairs, self.skips = pairs, skips
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("id", stored=True, tokenizer_name="raw")
        for name in ("syllables", "pairs", "skips"):
            builder.add_text_field(name, tokenizer_name="whitespace", index_option="freq")
        self.schema = builder.build()
        self.index = tantivy.Index(self.schema)
        writer = self.index.writer(50_000_000, 1)
        for passage in passages:
            values: dict[str, Any] = {"id": passage["id"]}
            for name, parts in self._tokens([passage["title"]] * 3 + [passage["text"]]).items():
                values[name] = " ".join(parts)
            writer.add_document(tantivy.Document.from_dict(values, self.schema))
        writer.commit()
        self.index.reload()
        self.searcher = self.index.searcher()

    def _tokens(self, texts: Sequence[str]) -> dict[str, list[str]]:
        made: dict[str, list[str]] = {"syllables": [], "pairs": [], "skips": []}
        for text in texts:
            plain = [folded for folded, _typed in syllables(clean(text))]
            made["syllables"] += plain
            made["pairs"] += adjacent(plain)
            made["skips"] += [f"{left}_{right}" for left, right in zip(plain, plain[2:], strict=False)]
        return made

    def __call__(self, question: Question) -> list[str]:
        asked = self._tokens([question.query])
        names = ["syllables", *(["pairs"] if self.pairs else [])]
        clauses = [
            (tantivy.Occur.Should, tantivy.Query.term_query(self.schema, name, token))
            for name in names
            for token in dict.fromkeys(asked[name])
        ]
        if self.skips:
            clauses += [
                (tantivy.Occur.Should, tantivy.Query.boost_query(
                    tantivy.Query.term_query(self.schema, "skips", token), 0.5))
                for token in dict.fromkeys(asked["skips"])
            ]  # fmt: skip
        found = self.searcher.search(tantivy.Query.boolean_query(clauses), 20)
        return [self.searcher.doc(address)["id"][0] for _score, address in found.hits]


class Stock:
    """Wagtail's stock database search over number, title and text, any word sufficing."""

    def __init__(self, passages: Iterable[dict[str, Any]]) -> None:
        rows = [
            StockLetter(
                pk=place, number=passage.get("number", ""), title=passage["title"], body=passage["text"],
                date=dt.date(2026, 1, 1),
            )
            for place, passage in enumerate(passages, 1)
        ]  # fmt: skip
        self.ids = dict(enumerate((passage["id"] for passage in passages), 1))
        with connection.schema_editor() as editor:
            editor.create_model(StockLetter)
        StockLetter.objects.bulk_create(rows)
        get_search_backend().get_index_for_model(StockLetter).add_items(StockLetter, rows)

    def __call__(self, question: Question) -> list[str]:
        asked = PlainText(question.query, operator="or")
        found = get_search_backend().search(asked, StockLetter.objects.all())[:20]
        return [self.ids[row.pk] for row in found]


@contextmanager
def systems(passages: list[dict[str, Any]], engine: str) -> Iterator[dict[str, Ask]]:
    """Everything that is asked, by name."""
    with ExitStack() as stack:
        index, ids = stack.enter_context(scratch(passages, engine))
        yield {
            f"ours ({engine})": asking(index, ids),
            "recipe": Recipe(passages, pairs=True),
            "recipe with skip pairs": Recipe(passages, pairs=True, skips=True),
            "BM25 over syllables": Recipe(passages, pairs=False),
            "Wagtail's stock search": Stock(passages),
        }


def compare(passages: list[dict[str, Any]], questions: list[Question], engine: str) -> None:
    with systems(passages, engine) as asked:
        for spelling, spell in SPELLINGS.items():
            print(f"\n{spelling:24} recall@1  @5    @10   @20   MRR@10  p50 ms  p95 ms")
            spelled = [Question(each.id, spell(each.query), each.relevant) for each in questions]
            for name, ask in asked.items():
                figures = evaluate(spelled, ask)
                cuts = "  ".join(f"{figures[f'recall@{cut}']:.3f}" for cut in (1, 5, 10, 20))
                times = f"{figures['p50_ms']:6.1f}  {figures['p95_ms']:6.1f}"
                print(f"{name:24} {cuts}  {figures['mrr@10']:.3f}  {times}")


# What matches, and numbers


def matching(passages: list[dict[str, Any]], questions: list[Question], engine: str) -> None:
    """How many of the right answers match at all, and how many passages the median question matches."""
    with scratch(passages, engine) as (index, ids):
        right, total, sizes = 0, 0, []
        for question in questions:
            found = {ids[key] for key in index.scan(parse(question.query))}
            sizes.append(len(found))
            right += len(found.intersection(question.relevant))
            total += len(question.relevant)
        sizes.sort()
        share = sizes[len(sizes) // 2] / len(passages)
        print(
            f"\nmatching: {right / total:.3f} of the right answers; the median question matches {share:.1%}"
        )
        print(f"numbers, each in {len(SPELLED)} spellings: first {numbers_first(passages, index, ids):.3f}")
        nowhere = [
            index.search(parse(words)).total for words in ("zzqx wvvk", "qqqq", "kzzt wqqx vvkk ppzz xxqq")
        ]
        print(f"words that stand nowhere find {sum(nowhere)}")


SPELLED: tuple[Callable[[str], str], ...] = (
    lambda number: number,
    lambda number: f"Công văn số {number}",
    without_marks,
    str.upper,
    lambda number: number.replace("/", " / ").replace("-", " - "),
    lambda number: number.replace("-", "–"),
    lambda number: number.replace("/", "_"),
    lambda number: number.replace("/", "-").replace("Đ", "D"),
    lambda number: number.replace("/", " ").replace("-", " "),
    lambda number: number.replace("GDĐT", "GD&ĐT"),
    lambda number: f"số:{number}",
)


def numbers_first(passages: list[dict[str, Any]], index: Engine, ids: dict[str, str]) -> float:
    known = [(passage["id"], passage["number"]) for passage in passages if passage.get("number")]
    borne = [number for _id, number in known]
    right, asked = 0, 0
    for name, number in known:
        if borne.count(number) > 1:
            continue
        for spell in SPELLED:
            hits = index.search(parse(spell(number), limit=1)).hits
            first = bool(hits) and ids[hits[0].key] == name
            right, asked = right + first, asked + 1
            if not first:
                print(f"  {spell(number)!r} found {hits and ids[hits[0].key]}, not {name}")
    return right / asked if asked else 0.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--held-out", action="store_true")
    parser.add_argument("--engine", default="embedded", choices=list(ENGINES))
    parser.add_argument("--set", nargs=2, type=Path, metavar=("QUESTIONS", "PASSAGES"))
    options = parser.parse_args()
    path, corpus = options.set or (
        SETS / ("questions-held-out.jsonl" if options.held_out else "questions.jsonl"),
        SETS / "passages.jsonl",
    )
    passages, questions = read(corpus), [Question.read(row) for row in read(path)]
    print_conditions(f"search quality: {len(questions)} questions over {len(passages)} passages, {path.name}")
    call_command("migrate", verbosity=0)
    compare(passages, questions, options.engine)
    matching(passages, questions, options.engine)


if __name__ == "__main__":
    main()
