"""What a screen says, and which of it is an English message of a catalog."""

import re
from functools import cache
from pathlib import Path

import django
import taggit
import wagtail
from playwright.sync_api import Page

from benchmarks.catalogs import PLACEHOLDER, Message, read
from benchmarks.translation import ROOT, same

WAGTAIL, DJANGO = Path(wagtail.__file__).parent, Path(django.__file__).parent
DJANGOS = ("conf", "contrib/auth", "contrib/humanize")
TAGS = re.compile(r"<[^>]+>")
WORD = re.compile(r"[A-Za-z]{3}")
# Every text in the page, shown now or later (menus, dialogs, templates), what attributes say, and of a
# sentence with markup the whole. Scripts and what an editor typed are left out.
SAID = """() => {
  const SILENT = 'script, style, noscript, textarea, svg, [data-side-panel-toggle-counter][hidden]';
  const said = {};
  const say = (text, element) => {
    const line = (text || '').replace(/\\s+/g, ' ').trim();
    if (line && line.length < 1000) said[line] ||= element.outerHTML.slice(0, 160);
  };
  const wordsOf = (element) => [...element.childNodes].map((node) => {
    if (node.nodeType === 3) return node.data;
    return node.nodeType !== 1 || node.matches(SILENT) ? '' : wordsOf(node);
  }).join('');
  const hear = (root) => {
    for (const element of root.querySelectorAll('*')) {
      if (element.closest(SILENT)) continue;
      for (const {name, value} of element.attributes) {
        const speaks = ['title', 'aria-label', 'placeholder', 'alt', 'label'].includes(name);
        if (speaks || (name.startsWith('data-') && value.includes(' '))) say(value, element);
      }
      if (element.matches('input[type=submit], input[type=button]')) say(element.value, element);
      for (const node of element.childNodes) if (node.nodeType === 3) say(node.data, element);
      if (element.children.length) say(wordsOf(element), element);
      if (element.tagName === 'TEMPLATE') hear(element.content);
      if (element.shadowRoot) hear(element.shadowRoot);
    }
  };
  hear(document);
  say(document.title, document.querySelector('title'));
  return said;
}"""


@cache
def english() -> tuple[dict[str, str], list[tuple[re.Pattern, str]]]:
    """Every English message: those without placeholders by what is seen of them, the others as patterns."""
    plain, patterns = {}, []
    for msgid in {form for message in messages() for form in (message.msgid, message.plural) if form}:
        seen = squeezed(TAGS.sub("", msgid))
        if not WORD.search(PLACEHOLDER.sub("", seen)) or msgid in same():
            continue
        if PLACEHOLDER.search(seen):
            patterns.append((re.compile(".+".join(map(re.escape, PLACEHOLDER.split(seen)))), msgid))
        else:
            plain[seen] = msgid
    return plain, patterns


def messages() -> list[Message]:
    """Of Wagtail, of Django's forms and accounts, and our own where the Vietnamese differs."""
    theirs = [*WAGTAIL.rglob("locale/en/LC_MESSAGES/*.po"), *Path(taggit.__file__).parent.rglob("en/*/*.po")]
    theirs += [DJANGO / app / "locale/en/LC_MESSAGES/django.po" for app in DJANGOS]
    own = read(ROOT / "locale" / "vi" / "LC_MESSAGES" / "django.po")
    found = [message for message in own if message.msgid != message.text]
    return found + [message for path in theirs for message in read(path)]


def squeezed(text: str) -> str:
    return " ".join(text.split())


def english_words(page: Page, except_for: set[str]) -> dict[str, str]:
    """What this screen says in English, each with the start of the element that says it."""
    plain, patterns = english()
    found = {}
    for text, element in page.evaluate(SAID).items():
        if text not in except_for and (text in plain or any(known.fullmatch(text) for known, _ in patterns)):
            found[text] = element
    return found
