"""What a site has without an engine: SQLite's own full text search, and Wagtail's stock search.

Neither knows syllable pairs or document numbers: a long question asks for any of its words.
"""

import sqlite3
from collections.abc import Iterable
from pathlib import Path

from benchmarks.search.direct import AUDIENCE, FACETS, READ, TOP, Ask
from benchmarks.search.generating import AREAS, ISSUERS, TYPES, MadeLetter
from benchmarks.search.questions import Question
from search.analysis import ALL_UP_TO
from search.text import slug, tokens

# As the documentation has it; it folds every letter but đ, and so it is left.
_TABLES = """
CREATE VIRTUAL TABLE found USING fts5(
    number, title, body, signer, tokenize = "unicode61 remove_diacritics 2"
);
CREATE TABLE letter(id INTEGER PRIMARY KEY, letter_type, issuer, school_year, date, audience);
CREATE TABLE area(letter, task_area);
"""
_INDEXES = "CREATE INDEX area_letter ON area(letter, task_area); CREATE INDEX letter_date ON letter(date);"


class Fts5:
    """A plain FTS5 table beside a table of letters; everything an answer needs in two statements."""

    def __init__(self, path: Path) -> None:
        self.database = sqlite3.connect(path)
        self.database.execute("PRAGMA cache_size = -64000")

    @classmethod
    def build(cls, path: Path, letters: Iterable[MadeLetter]) -> None:
        database = sqlite3.connect(path)
        database.executescript(_TABLES)
        for letter in letters:
            row = (letter.pk, letter.number, letter.title, letter.body, letter.signer)
            database.execute(
                "INSERT INTO found(rowid, number, title, body, signer) VALUES (?, ?, ?, ?, ?)", row
            )
            facets = (TYPES[letter.type], ISSUERS[letter.issuer], letter.school_year, letter.date.isoformat())
            database.execute("INSERT INTO letter VALUES (?, ?, ?, ?, ?, ?)", (letter.pk, *facets, AUDIENCE))
            areas = [(letter.pk, AREAS[area]) for area in letter.areas]
            database.executemany("INSERT INTO area VALUES (?, ?)", areas)
        database.executescript(_INDEXES)
        database.execute("INSERT INTO found(found) VALUES ('optimize')")
        database.commit()
        database.close()

    def asking(self, question: Question) -> Ask | None:
        words = fts_words(question)
        if question.kind == "suggestion":
            return lambda: len(self.database.execute(_BEGUN, [f"title : {words}*", READ]).fetchall())
        chosen = [(name, _NAMES[value]) for name, value in question.facets]
        return lambda: self._ask(words, chosen)

    def _ask(self, words: str, chosen: list[tuple[str, str]]) -> int:
        """Choices cut every count alike, which is cheaper than what ours says."""
        beside = "".join(f" AND letter.{name} = ?" for name, _ in chosen)
        values = [AUDIENCE, *(value for _, value in chosen)]
        text = (
            "found JOIN letter ON letter.id = found.rowid WHERE found MATCH ? AND"
            if words
            else "letter WHERE"
        )
        values = [words, *values] if words else values
        order = "rank" if words else "date DESC"
        top = f"SELECT letter.id FROM {text} audience = ?{beside} ORDER BY {order} LIMIT {TOP}"
        self.database.execute(top, values).fetchall()
        counts = _COUNTS.format(matching=f"SELECT letter.* FROM {text} audience = ?{beside}")
        return self.database.execute(counts, values).fetchone()[1]


_NAMES = {slug(name): name for name in (*TYPES, *ISSUERS)} | {
    f"{year}-{year + 1}": f"{year}-{year + 1}" for year in range(2009, 2027)
}
_BEGUN = "SELECT title FROM found WHERE found MATCH ? ORDER BY rank LIMIT ?"
_COUNTS = " UNION ALL ".join(
    [
        "WITH met AS MATERIALIZED ({matching}) SELECT '', count(*) FROM met",
        *(f"SELECT {name}, count(*) FROM met GROUP BY {name}" for name in FACETS if name != "task_area"),
        "SELECT task_area, count(*) FROM met JOIN area ON area.letter = met.id GROUP BY task_area",
    ]
)


def fts_words(question: Question) -> str:
    """The question as FTS5 is asked: a phrase in quotes, up to three words all, of more any."""
    if question.kind in ("phrase", "number"):
        return f'"{question.raw.strip(chr(34))}"'
    if question.kind == "suggestion":
        return f'"{question.raw.strip()}"'
    found = [f'"{question.raw[token.start : token.end]}"' for token in tokens(question.raw)]
    return (" " if len(found) <= ALL_UP_TO else " OR ").join(found)
