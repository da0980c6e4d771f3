"""How far a scan's words are to be trusted: what its recogniser doubted, and what no one spells so."""

import re
from collections.abc import Mapping

from documents.extraction.garble import is_syllable
from documents.extraction.pages import DAY, NUMBER, plain_word
from documents.reading.fields import LetterFields

# Fields of words, and how sure each word must be: a number is doubted often and seldom wrong.
WORDED = {"abstract": 0.8, "issuer": 0.5, "signer": 0.7, "place": 0.5, "number": 0.5}
_DOUBTED, _MISSPELT = 0.82, 0.8
# Letters that no Vietnamese word has; English ones and abbreviations are no misspellings.
_FOREIGN = re.compile(r"[fjwz]|[a-z]*(?:ing|ers|line|book|tion)$")


def doubt(fields: LetterFields, unsure: Mapping[str, float]) -> None:
    """Make less sure what stands in words the recogniser doubts."""
    if not unsure:
        return
    for name, least in WORDED.items():
        found = getattr(fields, name)
        words = (plain_word(word) for word in (found.value or "").split())
        if any(unsure.get(word, 1.0) < least for word in words):
            found.scaled(_DOUBTED)


def doubt_digits(fields: LetterFields, unsure: Mapping[str, float]) -> None:
    """Make a number or a day no surer than it is to who looked at its digits alone."""
    for found, name in ((fields.number, NUMBER), (fields.issued, DAY)):
        found.confidence = min(found.confidence, unsure.get(name, 1.0))


def doubt_spelling(fields: LetterFields) -> None:
    """Make an abstract less sure that holds a word in small letters which is no syllable."""
    words = re.findall(r"(?<![\w/&.-])[^\W\d_]{2,}(?![\w/&-])", fields.abstract.value or "")
    if any(word.islower() and not is_syllable(word) and not _FOREIGN.match(word) for word in words):
        fields.abstract.scaled(_MISSPELT)
