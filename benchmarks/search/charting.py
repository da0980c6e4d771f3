"""Medians against the number of letters, both axes logarithmic, as an SVG written by hand."""

from math import ceil, floor, log10
from typing import Any

WIDTH, HEIGHT, LEFT, TOP, RIGHT, BOTTOM = 920, 520, 70, 60, 280, 60
KIND = "common word"
# Way of asking → colour, dashes, label.
LINES = {
    "embedded, its client": ("#0b6e4f", "5 4", "tantivy alone"),
    "embedded, ours": ("#0b6e4f", "", "tantivy, our search"),
    "embedded, page": ("#0b6e4f", "1 4", "tantivy, the whole page"),
    "elastic, its client": ("#8c2d88", "5 4", "Elasticsearch alone"),
    "elastic, ours": ("#8c2d88", "", "Elasticsearch, our search"),
    "elastic, page": ("#8c2d88", "1 4", "Elasticsearch, the whole page"),
    "fts5": ("#b3541e", "", "SQLite FTS5"),
    "stock": ("#5b6470", "", "Wagtail's own search on SQLite"),
}


def chart(sizes: dict[str, Any], kind: str = KIND) -> str:
    """The picture of one kind of question."""
    counts = sorted(map(int, sizes))
    medians = {count: sizes[str(count)]["times"][kind] for count in counts}
    series = {
        way: [(count, took[way]["p50"]) for count, took in medians.items() if way in took] for way in LINES
    }
    series = {way: points for way, points in series.items() if points}
    values = [value for points in series.values() for _count, value in points]
    axes = _Axes(counts[0], counts[-1], min(values), max(values))
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        'font-family="sans-serif" font-size="13">',
        f"<title>Median time of a search ({kind}) against the number of letters</title>",
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
        f'<text x="{LEFT}" y="30" font-size="17" font-weight="bold">Median of a search for a {kind}, '
        "20 hits, total and facet counts</text>",
        *axes.drawn(counts),
        *_lines(axes, series),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


class _Axes:
    """Where a number of letters and a time in milliseconds stand."""

    def __init__(self, fewest: int, most: int, least: float, longest: float) -> None:
        self.first, self.last = log10(fewest), max(log10(most), log10(fewest) + 1)
        self.low, self.high = floor(log10(least)), ceil(log10(longest))

    def x(self, count: float) -> float:
        return LEFT + (WIDTH - LEFT - RIGHT) * (log10(count) - self.first) / (self.last - self.first)

    def y(self, milliseconds: float) -> float:
        share = (log10(milliseconds) - self.low) / (self.high - self.low)
        return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * share

    def drawn(self, counts: list[int]) -> list[str]:
        made = []
        for power in range(self.low, self.high + 1):
            y, value = self.y(10**power), 10**power
            label = f"{value:,} ms" if value < 1000 else f"{value // 1000:,} s"
            made.append(f'<path d="M{LEFT} {y:.1f}H{WIDTH - RIGHT}" stroke="#d8dce1"/>')
            made.append(f'<text x="{LEFT - 8}" y="{y + 4:.1f}" text-anchor="end" fill="#444">{label}</text>')
        for count in counts:
            x = self.x(count)
            made.append(f'<path d="M{x:.1f} {TOP}V{HEIGHT - BOTTOM}" stroke="#d8dce1"/>')
            place = f'x="{x:.1f}" y="{HEIGHT - BOTTOM + 22}" text-anchor="middle"'
            made.append(f'<text {place} fill="#444">{count:,}</text>')
        middle = (LEFT + WIDTH - RIGHT) / 2
        made.append(
            f'<text x="{middle:.0f}" y="{HEIGHT - 14}" text-anchor="middle" fill="#444">letters</text>'
        )
        return made


def _lines(axes: _Axes, series: dict[str, list[tuple[int, float]]]) -> list[str]:
    """Each line with its name at its end, names kept apart."""
    made, beneath = [], 0.0
    for way, points in sorted(series.items(), key=lambda each: -each[1][-1][1]):
        colour, dashes, label = LINES[way]
        path = "M" + "L".join(f"{axes.x(count):.1f} {axes.y(value):.1f}" for count, value in points)
        made.append(
            f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="2.5" stroke-dasharray="{dashes}"/>'
        )
        made += [
            f'<circle cx="{axes.x(count):.1f}" cy="{axes.y(value):.1f}" r="3.5" fill="{colour}"/>'
            for count, value in points
        ]
        count, value = points[-1]
        beneath = max(axes.y(value) + 4, beneath + 17)
        place = f'x="{axes.x(count) + 12:.1f}" y="{beneath:.1f}"'
        made.append(f'<text {place} fill="{colour}">{label}, {_told(value)}</text>')
    return made


def _told(milliseconds: float) -> str:
    if milliseconds >= 1000:
        return f"{milliseconds / 1000:.1f} s"
    return f"{milliseconds:.0f} ms" if milliseconds >= 10 else f"{milliseconds:.1f} ms"
