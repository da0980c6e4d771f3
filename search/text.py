"""Vietnamese for search: everything another module needs of it, on one page.

The pipeline: `syllables` (clean, fold, tokens, pairs) → `shapes` (document numbers) →
`synonyms` (acronyms) → `excerpts`. Pure Python; text in, tokens out, the same for stored text and
for questions, so that both engines match alike.
"""

from search.excerpts import Pieces, Reading, Seeking, excerpt
from search.shapes import NumberShape, is_whole_number, loose_key, number_tokens, numbers
from search.syllables import (
    MAX_QUERY,
    Token,
    canonical,
    clean,
    clean_query,
    fold,
    pairs,
    paragraphs,
    question_key,
    read,
    slug,
    sort_key,
    spellings,
    syllables,
    tokens,
    typed_tokens,
)
from search.synonyms import SYNONYMS, Alternatives, Synonyms, expand

__all__ = [
    "MAX_QUERY",
    "SYNONYMS",
    "Alternatives",
    "NumberShape",
    "Pieces",
    "Reading",
    "Seeking",
    "Synonyms",
    "Token",
    "canonical",
    "clean",
    "clean_query",
    "excerpt",
    "expand",
    "fold",
    "is_whole_number",
    "loose_key",
    "number_tokens",
    "numbers",
    "pairs",
    "paragraphs",
    "question_key",
    "read",
    "slug",
    "sort_key",
    "spellings",
    "syllables",
    "tokens",
    "typed_tokens",
]
