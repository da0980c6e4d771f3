"""The numbers and bullets that Word draws before the paragraphs of its lists."""

import re
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DASHES = "-–—"
_ROMAN = [
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
]  # fmt: skip
_DEEPEST = 9


@dataclass
class Level:
    format: str = "decimal"
    text: str = ""
    start: int = 1


@dataclass
class Label:
    """What stands before a paragraph; `level` from 1."""

    text: str
    level: int
    ordered: bool
    list: int


@dataclass
class Numbering:
    """The lists of a document, and how far each has counted."""

    levels: dict[int, dict[int, Level]] = field(default_factory=dict)  # by list and level, from 0
    families: dict[int, int] = field(default_factory=dict)  # lists that count together
    counts: dict[int, list[int]] = field(default_factory=dict)

    def label(self, list_id: int, level: int) -> Label | None:
        """The next label of this list at this level; None where the paragraph bears none."""
        levels = self.levels.get(list_id)
        if levels is None or not 0 <= level < _DEEPEST:
            return None
        at = levels.get(level, Level())
        if at.format == "none":
            return None
        family = self.families.get(list_id, list_id)
        if at.format == "bullet":
            return Label("-" if at.text in _DASHES else "•", level + 1, False, family)
        return Label(self._counted(family, levels, level), level + 1, True, family)

    def _counted(self, family: int, levels: dict[int, Level], level: int) -> str:
        counts = self.counts.setdefault(family, [])
        while len(counts) <= level:
            counts.append(levels.get(len(counts), Level()).start - 1)
        counts[level] += 1
        del counts[level + 1 :]
        for above in range(level):
            counts[above] = max(counts[above], levels.get(above, Level()).start)
        shape = levels[level].text if level in levels else f"%{level + 1}."

        def written(found: re.Match[str]) -> str:
            place = int(found[1]) - 1
            known = place < len(counts)
            return _in_format(counts[place], levels.get(place, Level()).format) if known else ""

        return re.sub(r"%(\d)", written, shape).strip()


def _in_format(number: int, format: str) -> str:
    if format in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (number - 1) % 26) if number > 0 else ""
        return letter.upper() if format == "upperLetter" else letter
    if format in ("lowerRoman", "upperRoman"):
        written, rest = "", max(0, min(number, 4000))
        for value, sign in _ROMAN:
            written += sign * (rest // value)
            rest %= value
        return written.upper() if format == "upperRoman" else written
    return f"{number:02}" if format == "decimalZero" else str(number)


def numbering_of(root: Element | None) -> Numbering:
    """The lists that word/numbering.xml describes."""
    made = Numbering()
    if root is None:
        return made
    abstract = {number(part, "abstractNumId"): part for part in root.findall(f"{W}abstractNum")}
    for part in root.findall(f"{W}num"):
        list_id = number(part, "numId")
        kind = number(part.find(f"{W}abstractNumId"), "val")
        described = abstract.get(kind)
        levels = {} if described is None else _levels_of(described)
        made.families[list_id] = -1 - kind
        for override in part.findall(f"{W}lvlOverride"):
            levels |= _levels_of(override)
            start = override.find(f"{W}startOverride")
            if start is not None:
                level = levels.setdefault(number(override, "ilvl"), Level())
                level.start = number(start, "val", 1)
                made.families[list_id] = list_id
        made.levels[list_id] = levels
    return made


def _levels_of(part: Element) -> dict[int, Level]:
    levels = {}
    for level in part.findall(f"{W}lvl"):
        format, text = level.find(f"{W}numFmt"), level.find(f"{W}lvlText")
        levels[number(level, "ilvl")] = Level(
            "decimal" if format is None else format.get(f"{W}val", "decimal"),
            "" if text is None else text.get(f"{W}val", ""),
            number(level.find(f"{W}start"), "val", 1),
        )
    return levels


def number(element: Element | None, name: str, default: int = 0) -> int:
    """A number's attribute; the default where there is none or it is no number."""
    written = "" if element is None else element.get(f"{W}{name}", "")
    return int(written) if re.fullmatch(r"-?\d{1,6}", written) else default
