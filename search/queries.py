"""What a reader typed, as a `Query`. Any string is a valid question; none raises."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from search.engine import PUBLIC, Query, Values
from search.text import (
    SYNONYMS,
    Synonyms,
    clean_query,
    fold,
    is_whole_number,
    loose_key,
    numbers,
    slug,
)

SORTS = ("relevance", "newest", "oldest")
NUMBER_WORDS = ("so", "number")
# Before a number these say only that it is one.
_LEAD = re.compile(
    r"(?:(?:cong van|cv|van ban|vb|so ky hieu|so ki hieu|so hieu|so|letter|no)\b[\s.:]*)+", re.IGNORECASE
)
_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»″＂", '"'))
_FIELD = r'(?P<field>[^\W\d_]{1,20}):(?:"(?P<quoted>[^"]*)"|(?P<value>[^\s"]+))'
_PART = re.compile(rf'{_FIELD}|(?P<no>(?<!\S)-)?"(?P<phrase>[^"]*)"|(?P<word>[^\s"]+)|"')


def parse(
    raw: str,
    *,
    facets: Values | None = None,
    since: date | None = None,
    until: date | None = None,
    audience: tuple[str, ...] = PUBLIC,
    sort: str = "relevance",
    offset: int = 0,
    limit: int = 20,
    field_words: Mapping[str, str] | None = None,
    synonyms: Synonyms = SYNONYMS,
) -> Query:
    """Read "phrases", -words, `số:2302` and the sources' field words (`loại:kế-hoạch`, marks or
    not) out of a question. Values of field words become slugs, as facet values are."""
    query = Query(
        facets=dict(facets or {}),
        since=since,
        until=until,
        audience=audience,
        sort=sort if sort in SORTS else "relevance",
        offset=max(0, offset),
        limit=max(0, limit),
        synonyms=synonyms,
    )
    line = clean_query(raw).translate(_QUOTES)
    fields = {fold(word): name for word, name in (field_words or {}).items()}
    return _with_number(*_with_parts(query, line, fields))


def _with_parts(query: Query, line: str, fields: Mapping[str, str]) -> tuple[Query, str]:
    """The query with its phrases, exclusions and fields, and the words left."""
    words: list[str] = []
    phrases: list[str] = []
    without: list[str] = []
    chosen, number = dict(query.facets), ""
    line = _join_numbers(line)
    for part in _PART.finditer(line):
        field, value = fold(part["field"] or ""), part["quoted"] or part["value"] or ""
        word = part["word"] or ""
        if field in NUMBER_WORDS and loose_key(value):
            number = value
        elif field in fields and slug(value):
            name = fields[field]
            chosen[name] = tuple(dict.fromkeys((*chosen.get(name, ()), slug(value))))
        elif part["phrase"]:
            (without if part["no"] else phrases).append(part["phrase"])
        elif _is_exclusion(word, words, bool(line[part.end() :].strip())):
            without.append(word[1:])
        else:
            words.append(part.group().replace('"', " "))
    made = replace(query, phrases=tuple(phrases), without=tuple(without), facets=chosen, number=number)
    return made, " ".join(" ".join(words).split())


def _join_numbers(line: str) -> str:
    """Document numbers without the spaces inside them: 'SGDĐT -GDTrH' excludes nothing."""
    for shape in reversed(list(numbers(line))):
        line = f"{line[: shape.start]}{shape.normal}{line[shape.end :]}"
    return line


def _is_exclusion(word: str, before: list[str], goes_on: bool) -> bool:
    if not word.startswith("-") or not any(char.isalnum() for char in word[1:]):
        return False
    last = before[-1] if before else ""
    # Written carelessly: the school year "2022 -2023", the centre "TT GDNN -GDTX Quận 6" in a sentence.
    years = last[-1:].isdigit() and word[1:2].isdigit()
    acronyms = goes_on and all(sum(map(str.isupper, part)) >= 2 for part in (last, word))
    return not years and not acronyms


def _with_number(query: Query, words: str) -> Query:
    """Take the number out of the words: a whole one wherever it stands, a part of one ('cv 2302')
    when nothing else is asked."""
    if query.number:
        return replace(query, words=words)
    lead = _LEAD.match(fold(words))
    rest = words[lead.end() :] if lead else words
    if is_whole_number(rest) or (lead and re.fullmatch(r"\d{1,6}[a-zA-ZđĐ]?", rest)):
        return replace(query, number=rest)
    shape = next(numbers(words), None)
    if shape is None:
        return replace(query, words=words)
    before, after = words[: shape.start], words[shape.end :]
    left = f"{_cut_lead(before)} {after}".split()
    return replace(query, number=shape.normal, words=" ".join(left))


def _cut_lead(before: str) -> str:
    """'theo công văn số' without the words that only announce the number."""
    found = re.search(rf"(?:^|(?<=\s)){_LEAD.pattern}$", fold(before))
    return before[: found.start()] if found else before
