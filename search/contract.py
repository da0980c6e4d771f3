"""A search's answer as plain data: what the `search` command and the API give others to build on.

docs/commands.md and docs/api.md describe it.
"""

from collections.abc import Callable

from search.answering import Answer, Found


def contract(words: str, found: Answer, absolute: Callable[[str], str] = str) -> dict:
    """The answer as one JSON object; `absolute` makes of each address what the asker needs."""
    return {
        "query": words,
        "total": found.total,
        "took_ms": round(found.took_ms, 2),
        "hits": [hit_of(hit, absolute) for hit in found.hits],
        "facets": {
            name: [{"value": value, "label": str(label), "count": count} for value, label, count in counts]
            for name, counts in found.facets.items()
        },
        "did_you_mean": found.corrected or found.meant or None,
        "degraded": found.degraded,
    }


def hit_of(hit: Found, absolute: Callable[[str], str] = str) -> dict:
    return {
        "key": hit.key,
        "kind": hit.kind,
        "title": hit.card.title,
        "url": absolute(hit.url),
        "number": hit.card.number or None,
        "issued": hit.card.date.isoformat() if hit.card.date else None,
        "score": hit.score,
        "excerpt": "".join(piece for piece, _match in hit.excerpt),
    }
