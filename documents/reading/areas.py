"""Which of the known task areas a letter may belong to, by the words of its abstract."""

from collections import Counter
from collections.abc import Sequence

from documents.reading.fields import Found
from documents.reading.known import KnownArea
from search.text import expand, pairs, tokens

MOST_AREAS = 3
_ENOUGH = 0.5
# Words of every letter of an education department; alone they tell no area.
_COMMON = frozenset(
    [
        "giao_duc",
        "dao_tao",
        "hoc_sinh",
        "nha_truong",
        "nam_hoc",
        "cong_tac",
        "to_chuc",
        "thuc_hien",
        "hoat_dong",
        "quan_ly",
        "chuong_trinh",
    ]
)


def suggest_areas(abstract: str | None, areas: Sequence[KnownArea]) -> Found:
    """The areas whose names, else descriptions, share word pairs with the abstract; the likeliest first."""
    if not abstract or not areas:
        return Found([], 0.3)
    words = _pairs(abstract[:2000])
    shared = Counter(pair for area in areas for pair in _pairs(f"{area.name} \n\n {area.description}"))
    scores = {area.name: _score(area, words, shared) for area in areas}
    likely = sorted(
        (name for name, score in scores.items() if score >= _ENOUGH), key=lambda name: -scores[name]
    )
    chosen = likely[:MOST_AREAS]
    if not chosen:
        return Found([], 0.4)
    # Words suggest, people decide: never sure enough to go past an editor's eye.
    return Found(chosen, min(0.75, 0.3 + 0.4 * scores[chosen[0]]))


def _score(area: KnownArea, words: set[str], shared: Counter[str]) -> float:
    """1 for every pair of the name; pairs of the description count for less, those of many areas for little."""
    name = {pair for pair in _pairs(area.name) if pair not in _COMMON} or _pairs(area.name)
    told = {pair for pair in _pairs(area.description) if pair not in _COMMON} - name
    by_name = sum(1 for pair in name if pair in words) / len(name) if name else 0.0
    by_description = sum(0.3 / shared[pair] for pair in told if pair in words)
    return by_name + min(0.6, by_description)


def _pairs(text: str) -> set[str]:
    """Adjacent syllables, acronyms spelled out: 'GDTX' and 'giáo dục thường xuyên' are one."""
    read = tokens(text)
    spelled: list[str] = []
    for alternatives in expand([token.text for token in read]):
        spelled += max(alternatives, key=len)
    alone = {token.text for token in read if len(read) == 1}
    return (
        {f"{left}_{right}" for left, right in zip(spelled, spelled[1:], strict=False)}
        | set(pairs(read))
        | alone
    )
