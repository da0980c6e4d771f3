"""What the database alone can answer: by a letter's number, its abstract and its facets."""

import re
from collections.abc import Sequence
from functools import reduce
from operator import or_

from django.db.models import Q

from documents.listing import COLUMNS
from documents.models import Letter
from search.engine import Query
from search.text import loose_key, spellings


def answering(query: Query) -> Q:
    """Letters that bear the number asked and whose abstract or number holds every word."""
    answer = saying(" ".join((query.words, *query.phrases)))
    if key := loose_key(query.number):
        answer &= bearing(key)
    elif key := loose_key(query.words):
        answer |= bearing(key)
    for words in query.without:
        answer &= ~saying(words)
    for name, values in query.facets.items():
        answer &= narrowed(name, values)
    return answer


def saying(text: str) -> Q:
    """Every syllable in one of its spellings stands in the abstract or the number."""
    answer = Q()
    for forms in spellings(text):
        places = [
            Q(**{f"{column}__contains": form})
            for form in forms
            for column in ("folded_abstract", "lookup_key")
        ]
        answer &= reduce(or_, places)
    return answer


def bearing(key: str) -> Q:
    """The number's beginning, at least its digits: 2302 does not begin 23021."""
    return Q(lookup_key=key) | Q(lookup_key__startswith=key if "/" in key else f"{key}/")


def narrowed(name: str, values: Sequence[str]) -> Q:
    if name == "year":
        return Q(year__in=[int(value) for value in values if re.fullmatch("[0-9]{4}", value)])
    if name in COLUMNS:
        # Through the key: a join would give a letter of two task areas twice.
        return Q(pk__in=Letter.objects.filter(**{f"{COLUMNS[name]}__in": values}).values("pk"))
    return Q()
