"""Catalogs as gettext writes them, read into messages."""

import ast
import re
from pathlib import Path
from typing import NamedTuple

PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[sdr](?!\w)|\{\w*\}")
LINE = re.compile(r'(?:(msgctxt|msgid_plural|msgid|msgstr)(?:\[\d\])? )?(".*")$')


class Message(NamedTuple):
    """One entry; `text` is its translation, of a plural one the first form, and empty where there is none."""

    context: str
    msgid: str
    plural: str
    text: str
    fuzzy: bool

    @property
    def key(self) -> tuple[str, str]:
        return self.context, self.msgid

    @property
    def keeps_its_placeholders(self) -> bool:
        """Vietnamese has one form for any number: it holds what the English plural or singular holds."""
        held = sorted(PLACEHOLDER.findall(self.text))
        return held in [sorted(PLACEHOLDER.findall(form)) for form in (self.plural, self.msgid) if form]


def read(path: Path) -> list[Message]:
    """The entries of a .po file without its header and without what it keeps of former ones."""
    blocks = path.read_text("utf-8").split("\n\n")
    return [message for message in map(entry, blocks) if message.msgid]


def entry(block: str) -> Message:
    fields = dict.fromkeys(("msgctxt", "msgid", "msgid_plural", "msgstr"), "")
    name = ""
    for line in block.splitlines():
        found = LINE.match(line)
        if found:
            name = found[1] or name
            fields[name] += ast.literal_eval(found[2])
    fuzzy = any(line.startswith("#,") and "fuzzy" in line for line in block.splitlines())
    return Message(fields["msgctxt"], fields["msgid"], fields["msgid_plural"], fields["msgstr"], fuzzy)
