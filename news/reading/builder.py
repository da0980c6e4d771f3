"""The body as it is built: blocks, people, and the words that became marks of either."""

import re

from news.reading.lines import Line
from news.reading.markers import BULLET, LETTER, NUMBER, number_of
from news.reading.people import delegates_in
from news.reading.report import Block, Delegate, Role

# People under such a line were elected or rewarded; that they attended it does not say.
_CHOSEN = re.compile(
    r"\b(?:bầu|trúng cử|đắc cử|khen thưởng|biểu dương|tuyên dương|vinh danh|tặng|trao|đạt giải|nhận giải|"
    r"được nhận|bổ nhiệm|điều động|kết nạp)\b",
    re.IGNORECASE,
)
# Blocks that may stand between two parts of one numbered list, and how many.
_INTERRUPTS = ("paragraph", "list", "gallery", "table")
_INTERRUPTION = 3


class Builder:
    """Blocks and people gathered line by line; `raw` takes the markers and lines that became fields."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.people: list[Delegate] = []
        self.raw: list[str] = []
        self.numbered: tuple[str, int, int] = ("", 0, 0)

    def add_people(self, line: Line, people: list[Delegate], after: int) -> None:
        """`after`: blocks before this index belong to other paragraphs, so that one run makes one block."""
        block = next((block for block in self.blocks[after:] if block.kind == "delegates"), None)
        if block is None:
            block = Block("delegates")
            self.blocks.append(block)
        block.people += range(len(self.people), len(self.people) + len(people))
        self.people += people
        self.raw.append(line.text)
        line.became = Role.DELEGATE

    def without_label(self, line: Line) -> str:
        """The text of a list's point; what marks it goes to `raw`."""
        text = line.text
        found = BULLET.match(text) or NUMBER.match(text) or LETTER.match(text)
        label = line.mark.label or (found.group() if found else "")
        if not label or not text.startswith(label):
            return text
        self.raw.append(label)
        return text[len(label) :].strip()

    def remember_list(self, first: Line, count: int) -> None:
        """A numbered list that may go on below a paragraph or two."""
        found = number_of(first.text)
        self.numbered = (found[1] if found else "", count, len(self.blocks))

    def goes_on_from(self, line: Line) -> int:
        """How many points the list has whose next point this line is; 0 where it begins a list."""
        shape, count, blocks = self.numbered
        found = number_of(line.text)
        if found is None or found[1] != shape or found[0] != count + 1 or not count:
            return 0
        between = self.blocks[blocks:]
        interrupted = 0 < len(between) <= _INTERRUPTION
        return count if interrupted and all(block.kind in _INTERRUPTS for block in between) else 0

    def add_text(self, line: Line, role: Role, text: str | None = None) -> None:
        """A heading or a paragraph, with the line's text or what is left of it."""
        self.blocks.append(Block(str(role), line.text if text is None else text))
        line.became = role

    def add_items(
        self, lines: list[Line], items: list[str], *, ordered: bool = False, beside: bool = False
    ) -> None:
        """`beside`: the list goes on with the one above."""
        if beside:
            self.blocks[-1].items += items
        else:
            self.blocks.append(Block("list", ordered=ordered, items=items))
        for line in lines:
            line.became = Role.ITEM


def introduces_others(builder: Builder) -> bool:
    """Whether the line above says that the people below were chosen or honoured: they are a plain list."""
    before = builder.blocks[-1].text if builder.blocks else ""
    return before.endswith(":") and _CHOSEN.search(before[-160:]) is not None


def leads(lines: list[Line], at: int) -> bool:
    """ "* Về phía Sở GD&ĐT có:", a list's marker before it, people below."""
    if not (BULLET.match(lines[at].text) and lines[at].text.endswith(":")) or at + 1 >= len(lines):
        return False
    below = lines[at + 1]
    marker = BULLET.match(below.text) or NUMBER.match(below.text)
    return below.role == "body" and bool(delegates_in(below.text, listed=bool(marker)))
