"""Which part of a web page is the article, and which is the portal round it."""

import re
from itertools import islice

from bs4 import BeautifulSoup, Tag

_FURNITURE_TAGS = {"nav", "aside", "form", "button", "footer", "label", "fieldset"}
_FURNITURE = re.compile(
    r"(?:^|[\s_-])(?:menu|nav|navbar|navigation|breadcrumbs?|sidebar|side-?bar|share|sharing|social|related|"
    r"relate|comments?|footer|banner|copyright|toolbars?|tools?|search|login|pagination|pager|rating|advert\w*|"
    r"ads?|quangcao|lien-?quan|tin-?khac|other-?news|othernews|most-?read|hot-?news|newest|latest|widget|"
    r"cookie|popup|modal|hotline|weblink|web-?links|counter|statistics?|thong-?ke|skip-?link|topbar|top-?bar|"
    r"print|email-?this|tags?|keywords?|header-top|masthead|logo|slider|marquee)(?:$|[\s_-])",
    re.IGNORECASE,
)
_TITLE_NAME = re.compile(
    r"(?:^|[\s_-])(?:title|tieu-?de|headline|post-?title|entry-?title|news-?title)", re.IGNORECASE
)
_ICON = re.compile(r"icon|logo|avatar|spacer|blank\.|pixel|emoji|smil|sprite|button|bullet", re.IGNORECASE)
_FURNITURE_ROLES = ("navigation", "banner", "contentinfo", "search", "complementary")
_NEVER_FURNITURE = ("html", "body", "article", "main", "h1")
_TITLE_TAGS = ["p", "div", "span", "td", "strong", "b", "a"]
_NO_PROSE = {"a", "script", "style", "nav", "footer", "noscript", "option"}
_SENTENCE = 40  # characters of text that runs
_SHARE = 0.75  # of a page's running text that must stand in the element that holds the article
_SHORTEST_TITLE, _LONGEST_TITLE = 15, 400


class Page:
    """A page's article, found once: `title` is the element of its title, `article` what holds it all."""

    def __init__(self, soup: BeautifulSoup, root: Tag) -> None:
        self.root = root
        self.prose = _prose(root)
        self.total = self.prose.get(id(root), 0)
        self._furniture: dict[int, bool] = {}
        self.title = self._title(soup)
        self.text = self._text_holder()
        self.article = self._article()
        self._above = {id(element) for element in self.article.parents}
        title = [self.title, *self.title.parents] if self.title is not None else []
        self._title_holders = {id(element) for element in title}
        self._within = {id(element) for element in [self.text, *self.text.parents]}

    def is_furniture(self, element: Tag) -> bool:
        """Whether an element is none of the article's, told by what it calls itself or where it stands."""
        if id(element) in self._within or element is self.article:
            return False
        if id(element) in self._title_holders:
            return False
        # Beside the article, on the way from the page down to it.
        beside = element.parent is not None and id(element.parent) in self._above
        return beside or self._names_itself(element)

    def lays_out(self, table: Tag) -> bool:
        """Whether a table is the frame of the page, as old portals build them."""
        return id(table) in self._within or table.find("table") is not None

    def is_icon(self, picture: Tag) -> bool:
        names = " ".join(str(picture.get(name, "")) for name in ("src", "class", "id"))[:300]
        return not names.startswith("data:") and _ICON.search(names) is not None

    def _names_itself(self, element: Tag) -> bool:
        if id(element) not in self._furniture:
            self._furniture[id(element)] = self._judged(element)
        return self._furniture[id(element)]

    def _judged(self, element: Tag) -> bool:
        names = f"{' '.join(map(str, element.get_attribute_list('class')))} {element.get('id', '')}"
        told = (
            element.name in _FURNITURE_TAGS
            or str(element.get("role", "")) in _FURNITURE_ROLES
            or (_FURNITURE.search(names) is not None and element.name not in _NEVER_FURNITURE)
        )
        # What holds half of the text is the article, whatever it is called.
        return told and (element.name == "nav" or self.prose.get(id(element), 0) <= self.total / 2)

    def _title(self, soup: BeautifulSoup) -> Tag | None:
        """The heading that the page's own title repeats, else the first heading of the first rank."""
        named = _folded(soup.title.get_text(" ", strip=True)) if soup.title else ""
        headings = self._headings()
        for heading in headings:
            text = _folded(heading.get_text(" ", strip=True))
            if len(text) >= _SHORTEST_TITLE and text in named:
                return heading
        return self._named_title(named) or self._ranked_title(headings)

    def _headings(self) -> list[Tag]:
        found = self.root.find_all(re.compile(r"^h[1-4]$"), limit=200)
        return [
            heading
            for heading in found
            if not any(self._names_itself(parent) for parent in heading.parents if parent.parent is not None)
        ]

    def _named_title(self, named: str) -> Tag | None:
        """Any short element that says what the page's own title begins with."""
        if len(named) < _SHORTEST_TITLE:
            return None
        for element in self.root.find_all(_TITLE_TAGS, limit=3000):
            text = _folded(element.get_text(" ", strip=True)) if _is_short(element) else ""
            if len(text) >= _SHORTEST_TITLE + 10 and named.startswith(text):
                return element
        return None

    def _ranked_title(self, headings: list[Tag]) -> Tag | None:
        first = [heading for heading in headings if heading.name == "h1"]
        if first:
            return max(first, key=lambda heading: min(len(heading.get_text(strip=True)), _LONGEST_TITLE))
        for found in self.root.find_all(True, class_=_TITLE_NAME, limit=20):
            length = len(found.get_text(" ", strip=True))
            if _SHORTEST_TITLE <= length <= _LONGEST_TITLE and found.name not in _NEVER_FURNITURE:
                return found
        return None

    def _text_holder(self) -> Tag:
        """The innermost element with nearly all of the page's running text."""
        holder = self.root
        while inner := self._inner(holder):
            holder = inner
        return holder

    def _inner(self, holder: Tag) -> Tag | None:
        least = max(1, _SHARE * self.total)
        for child in holder.children:
            if isinstance(child, Tag) and child.name != "p" and self.prose.get(id(child), 0) >= least:
                return child
        return None

    def _article(self) -> Tag:
        """The innermost element that holds the title and the text."""
        holders = [self.text, *(parent for parent in self.text.parents if isinstance(parent, Tag))]
        if self.title is None:
            named = [
                holder
                for holder in holders
                if holder.name in ("article", "main") or holder.get("itemprop") == "articleBody"
            ]
            return named[-1] if named else self.text
        around = {id(parent) for parent in [self.title, *self.title.parents]}
        return next((holder for holder in holders if id(holder) in around), self.root)


def _is_short(element: Tag) -> bool:
    return sum(len(text) for text in islice(element.strings, 40)) <= _LONGEST_TITLE


def _folded(text: str) -> str:
    return re.sub(r"\W+", " ", text.casefold()).strip()


def _prose(root: Tag) -> dict[int, int]:
    """{id of element: characters of running text in it}: sentences outside links."""
    sums: dict[int, int] = {}
    for text in root.find_all(string=True):
        length = len(text.strip())
        if length < _SENTENCE:
            continue
        parents = list(text.parents)
        if not any(parent.name in _NO_PROSE for parent in parents):
            for parent in parents[:200]:
                sums[id(parent)] = sums.get(id(parent), 0) + length
    return sums
