"""Captions told by where they stand: below or above the pictures, as most of the file have them."""

from dataclasses import dataclass, field

from news.reading import captions
from news.reading.lines import Line
from news.reading.people import without_marker
from news.unpacking import Kind, Spot

_LONGEST = 250
_LONGEST_STYLED = 450  # where nearly all of the file's captions stand in italics or are centred
BELOW, ABOVE = 1, -1


@dataclass
class _Cluster:
    """Pictures with no text between them, and the lines on either side, nearest first."""

    spots: list[Spot]
    sides: dict[int, list[Line]] = field(default_factory=dict)


def mark(lines: list[Line], spots: list[Spot]) -> tuple[list[tuple[Spot, Line]], set[int]]:
    """Give captions their role; (spot, the line of its caption) in order, and the ids of the spots whose
    caption is the one of the picture beside."""
    found = _mark_figures(lines, spots)
    done = {id(spot) for spot, _line in found}
    clusters = _clusters(lines, spots, done)
    side = _usual_side(clusters)
    styled = _usual_style(clusters, side)
    covered = {id(spot) for spot in spots if id(spot) not in done and _in_told_figure(spot, lines)}
    for cluster in clusters:
        taken = _captions_beside(cluster, side, styled) or _captions_beside(cluster, -side, styled, sure=True)
        for spot, line in zip(cluster.spots, taken, strict=False):
            line.role = "caption"
            found.append((spot, line))
        covered |= {id(spot) for spot in cluster.spots[len(taken) :]} if taken else set()
    order = {id(spot): at for at, spot in enumerate(spots)}
    return sorted(found, key=lambda pair: order[id(pair[0])]), covered


def _mark_figures(lines: list[Line], spots: list[Spot]) -> list[tuple[Spot, Line]]:
    """What the file itself calls a caption; several lines of one figure with one picture are one caption."""
    found: list[tuple[Spot, Line]] = []
    holders: dict[int, Line] = {}
    for line in lines:
        if line.mark.kind != Kind.CAPTION or line.role not in ("body", "caption"):
            continue
        group = line.mark.group
        first = holders.get(group) if group else None
        if first is not None and not captions.prefixed(line.text):
            first.join(line)
            continue
        line.role = "caption"
        holders[group] = line
        spot = next((spot for spot in spots if group and spot.group == group), None)
        if spot is not None:
            found.append((spot, line))
    return found


def _clusters(lines: list[Line], spots: list[Spot], done: set[int]) -> list[_Cluster]:
    """Pictures that no figure holds, as they stand between the lines that are not dropped."""
    seen = [line for line in lines if line.role in ("body", "caption", "title", "held", "updated")]
    clusters: list[_Cluster] = []
    last = None
    for spot in spots:
        at = sum(1 for line in seen if line.at <= spot.place)
        if id(spot) in done or _in_told_figure(spot, lines):
            last = None
            continue
        if last == at:
            clusters[-1].spots.append(spot)
        else:
            clusters.append(_Cluster([spot], {BELOW: seen[at:], ABOVE: seen[:at][::-1]}))
        last = at
    for cluster, following in zip(clusters, clusters[1:], strict=False):
        between = len(cluster.sides[BELOW]) - len(following.sides[BELOW])
        cluster.sides[BELOW] = cluster.sides[BELOW][:between]
        following.sides[ABOVE] = following.sides[ABOVE][:between]
    return clusters


def _in_told_figure(spot: Spot, lines: list[Line]) -> bool:
    """A second picture of a figure, whose caption is the first one's."""
    group = spot.group
    return bool(group) and any(line.mark.group == group and line.mark.kind == Kind.CAPTION for line in lines)


def _usual_side(clusters: list[_Cluster]) -> int:
    """Where captions stand in this file: below the picture, unless more stand surely above."""
    sure = dict.fromkeys((BELOW, ABOVE), 0)
    likely = dict.fromkeys((BELOW, ABOVE), 0)
    for cluster in clusters:
        for side in (BELOW, ABOVE):
            nearest = cluster.sides[side][:1]
            sure[side] += any(_is_sure(line) for line in nearest)
            likely[side] += any(_could_be(line) for line in nearest)
    if sure[ABOVE] != sure[BELOW]:
        return ABOVE if sure[ABOVE] > sure[BELOW] else BELOW
    return ABOVE if likely[ABOVE] > likely[BELOW] else BELOW


def _usual_style(clusters: list[_Cluster], side: int) -> str:
    """ "italic" or "centred", where the lines beside most pictures are and other lines are not."""
    nearest = [cluster.sides[side][0] for cluster in clusters if cluster.sides[side]]
    others = [line for cluster in clusters[:1] for line in [*cluster.sides[BELOW], *cluster.sides[ABOVE]]]
    for style in ("italic", "centred"):
        share = sum(getattr(line.mark, style) for line in nearest)
        everywhere = sum(getattr(line.mark, style) for line in others if line not in nearest)
        if nearest and share * 2 > len(nearest) and everywhere * 2 <= max(1, len(others)):
            return style
    return ""


def _captions_beside(cluster: _Cluster, side: int, style: str, *, sure: bool = False) -> list[Line]:
    """As many lines from the picture on as there are pictures, while they can be captions."""
    taken: list[Line] = []
    for line in cluster.sides[side][: len(cluster.spots)]:
        styled = bool(style) and getattr(line.mark, style) and _could_be_styled(line)
        fits = _is_sure(line) or (not sure and (styled or (not style and _could_be(line))))
        if not fits:
            break
        taken.append(line)
    # A list of short lines below one picture is no caption; its first line is none either.
    return taken if side == BELOW else taken[::-1]


def _is_sure(line: Line) -> bool:
    text = line.text
    if line.role == "caption" or captions.prefixed(text):
        return line.role in ("caption", "body")
    if not _is_open(line):
        return False
    # A sentence like those of the text may go on telling; only a view of the hall surely does not.
    viewed = captions.shows_a_view(text) and captions.could_be_ended_caption(text)
    short = captions.could_be_caption(text) or viewed
    styled = (line.mark.italic or line.mark.centred) and not line.mark.bold and _could_be_styled(line)
    return styled or (short and captions.shows_a_scene(text))


def _could_be(line: Line) -> bool:
    return _is_open(line) and not line.mark.bold and captions.could_be_caption(line.text)


def _could_be_styled(line: Line) -> bool:
    return _is_open(line) and len(line.text) <= _LONGEST_STYLED and not line.text.endswith((":", ";"))


def _is_open(line: Line) -> bool:
    """Whether the line may be a caption at all: no heading, no point of a list, no line of capitals."""
    text = line.text
    return (
        line.role == "body"
        and line.mark.kind in (Kind.PLAIN, Kind.CAPTION)
        and (without_marker(text) == text or _is_marked_scene(line))
        and not line.is_capitals
        and not line.is_table_row
        and not captions.is_intro(text)
        and not captions.is_credit(text)
    )


def _is_marked_scene(line: Line) -> bool:
    """ "- Quang cảnh lớp học" in italics or centred: a caption with a mark, no point of a list."""
    bare = without_marker(line.text)
    set_apart = (line.mark.italic or line.mark.centred) and line.mark.kind == Kind.PLAIN
    return set_apart and captions.could_be_caption(bare) and captions.shows_a_scene(bare)


def paired(
    found: list[tuple[Spot, Line]], spots: list[Spot], caption_lines: list[Line], covered: set[int]
) -> dict[int, int | None]:
    """{picture: index of its caption or None}: by place; where no place told any, or what is over on both
    sides is as many, in order."""
    places = {id(line): at for at, line in enumerate(caption_lines)}
    pairs: dict[int, int | None] = {spot.picture: None for spot in spots if spot.picture is not None}
    told = [(spot, places[id(line)]) for spot, line in found if id(line) in places]
    for spot, place in told:
        if spot.picture is not None:
            pairs[spot.picture] = place
    shared = {spot.picture for spot in spots if id(spot) in covered}
    pictures = [picture for picture, place in pairs.items() if place is None and picture not in shared]
    known = {place for _spot, place in told}
    over = [place for place in range(len(caption_lines)) if place not in known]
    if not told or len(pictures) == len(over):
        pairs |= dict(zip(pictures, over, strict=False))
    return pairs
