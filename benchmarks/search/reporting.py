"""The figures as text, and whether they reach what is asked of them."""

from collections.abc import Iterator
from typing import Any, NamedTuple

Sizes = dict[str, dict[str, Any]]
ENGINES = ("embedded", "elastic")
CLIENT, OURS, EVERY, PAGE = "its client", "ours", "ours, every facet", "page"


class Bar(NamedTuple):
    """A bar, where it was measured, and the figure that does or does not reach it."""

    name: str
    where: str
    figure: float
    limit: float
    reached: bool


def at_most(name: str, where: str, figure: float, limit: float) -> Bar:
    return Bar(name, where, round(figure, 2), limit, figure <= limit)


def bars(sizes: Sizes) -> list[Bar]:
    made = [bar for size, made in sizes.items() for bar in _at_one_size(size, made)]
    largest = str(max(map(int, sizes)))
    return made + list(_beside_fts5(largest, sizes[largest])) + list(_growth(sizes))


def _at_one_size(size: str, made: dict[str, Any]) -> Iterator[Bar]:
    for engine in ENGINES:
        for kind, ways in made["times"].items():
            p50 = {
                way.removeprefix(f"{engine}, "): took["p50"] for way, took in ways.items() if engine in way
            }
            where = f"{size} letters, {engine}, {kind}"
            if CLIENT in p50:
                yield at_most("ours / its client, p50", where, p50[OURS] / p50[CLIENT], 1.5)
            if PAGE in p50:
                yield at_most("page - ours, ms", where, p50[PAGE] - p50[OURS], 15)
            if engine == "embedded" and kind == "browse" and OURS in p50:
                yield at_most("browse, ms", where, p50[OURS], 10)
        if engine in made["publishing"]:
            where = f"{size} letters, {engine}"
            yield at_most("publish to found, p95, ms", where, made["publishing"][engine]["p95"], 1000)
        if engine in made["memory"]:
            before, after = (made["memory"][engine][when]["own"] for when in ("before", "after"))
            yield at_most("web process grows, MB", f"{size} letters, {engine}", after - before, 150)


def _beside_fts5(size: str, made: dict[str, Any]) -> Iterator[Bar]:
    ways = made["times"].get("common word", {})
    if "fts5" in ways and "embedded, ours" in ways:
        times = ways["fts5"]["p50"] / ways["embedded, ours"]["p50"]
        yield Bar("FTS5 / ours, common word", f"{size} letters", round(times, 1), 50, times >= 50)


def growth(sizes: Sizes, way: str, kind: str) -> float | None:
    """How many times longer a median takes at the largest size than at the one before."""
    if len(sizes) < 2:
        return None
    small, large = (sizes[str(size)]["times"][kind] for size in sorted(map(int, sizes))[-2:])
    return large[way]["p50"] / small[way]["p50"] if way in small and way in large else None


def _growth(sizes: Sizes) -> Iterator[Bar]:
    for engine in ENGINES:
        for kind in next(iter(sizes.values()))["times"]:
            client, ours = (growth(sizes, f"{engine}, {way}", kind) for way in (CLIENT, OURS))
            if client and ours:
                yield at_most("growth of ours / of its client", f"{engine}, {kind}", ours / client, 1.2)


def print_report(sizes: Sizes) -> None:
    for size, made in sizes.items():
        print(f"\n## {int(size):,} letters\n")
        for part in ("p50", "p95", "p99"):
            _print_times(part, made["times"])
        _print_totals(made)
        _print_rest(made)
    print("\n## Bars\n")
    for bar in sorted(bars(sizes), key=lambda bar: bar.reached):
        word = "reached    " if bar.reached else "NOT REACHED"
        print(f"{word}  {bar.name:32}{bar.where:44}{bar.figure:10.2f}  (bar {bar.limit:g})")


_SHORT = {CLIENT: "alone", OURS: "ours", EVERY: "ours+", PAGE: "page"}


def _column(way: str) -> str:
    engine, _, part = way.partition(", ")
    return f"{engine} {_SHORT.get(part, part)}".strip()


def _print_times(part: str, times: dict[str, Any]) -> None:
    """Milliseconds; `ours+` counts every facet of the site instead of four, `>` was cut off there."""
    ways = list(dict.fromkeys(way for kind in times.values() for way in kind))
    print(f"{part + ', ms':15}" + "".join(f"{_column(way):>15}" for way in ways))
    for kind, took in times.items():
        print(f"{kind:15}" + "".join(f"{_cell(part, took.get(way)):>15}" for way in ways))
    print()


def _cell(part: str, took: dict[str, Any] | None) -> str:
    if took is None:
        return "-"
    return f"{'> ' if took['late'] else ''}{took[part]:.1f}"


def _print_totals(made: dict[str, Any]) -> None:
    """Medians, and on how many questions both engines' ways gave one total."""
    print(f"{'letters found':15}{'agreeing':>12}")
    for kind, totals in made["totals"].items():
        told = {_column(way): total for way, total in totals.items() if "," not in way or way.endswith(OURS)}
        agreed = made["agreeing"].get(kind, "")
        print(f"{kind:15}{agreed:>12}  " + ", ".join(f"{way} {total:,}" for way, total in told.items()))


def _print_rest(made: dict[str, Any]) -> None:
    print()
    for name, kept in made["built"].items():
        print(f"built {name:12}" + ", ".join(f"{what} {figure:g}" for what, figure in kept.items()))
    for name, kept in made["memory"].items():
        print(f"memory {name:11}" + ", ".join(f"{when} {figure}" for when, figure in kept.items()) + " MB")
    for name, took in made["publishing"].items():
        print(f"publish to found, {name}: p50 {took['p50']:.0f}, p95 {took['p95']:.0f} ms")
    for name, kept in made["rebuilding"].items():
        then, now = kept["before"], kept["during"]
        print(f"rebuild, {name}, {kept['seconds']} s; searches", end="")
        print(f" before: p50 {then['p50']:.1f}, p95 {then['p95']:.1f} ms;", end="")
        print(f" during: p50 {now['p50']:.1f}, p95 {now['p95']:.1f} ms")
