"""A list of old addresses and where each leads now → redirects: all of them, or none with the reasons."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.contrib.redirects.models import Redirect
from wagtail.log_actions import log
from wagtail.models import Site

from documents.decoding import decode
from documents.intake.register import RegisterError, as_text, csv_lines, is_workbook, plain, workbook_lines
from home.care.leading import Leading
from home.redirects.targets import Target, check_former, former, target
from search.cells import as_meant

OLD = ("địa chỉ cũ", "đường dẫn cũ", "liên kết cũ", "cũ", "từ", "old address", "old", "from")
NEW = ("địa chỉ mới", "đường dẫn mới", "liên kết mới", "mới", "đến", "chuyển đến", "new address", "new", "to")
TITLE_ROWS = 10
MOST_ROWS = 5_000
TOGETHER = 500


class Line(NamedTuple):
    """A row of the list, by its number there, as it was typed."""

    n: int
    old: str
    new: str


class Problem(NamedTuple):
    line: Line
    why: str


@dataclass
class Plan:
    """What a list would change: `targets` by old address; empty where it has problems."""

    targets: dict[str, Target] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


@dataclass
class Outcome:
    made: int = 0
    changed: int = 0
    same: int = 0


def lines(data: bytes) -> list[Line]:
    """The rows of a CSV or XLSX list. Raises RegisterError or ReadingError for what is no list."""
    rows = workbook_lines(data) if is_workbook(data) else csv_lines(decode(data))
    first = list(islice(rows, TITLE_ROWS))
    heading, old, new = columns(first)
    found = list(islice(told(chain(first[heading:], rows), old, new), MOST_ROWS + 1))
    if len(found) > MOST_ROWS:
        raise RegisterError(_("A list may have 5,000 rows: part this one."))
    if not found:
        raise RegisterError(_("The list has no rows."))
    return found


def columns(first: list[tuple[int, list[Any]]]) -> tuple[int, int, int]:
    """How many rows the heading takes, and the columns of the old and the new address. Without a heading they
    are the first two. Raises RegisterError."""
    for place, (_n, cells) in enumerate(first):
        names = [plain(as_text(cell)) for cell in cells]
        old, new = column(names, OLD), column(names, NEW)
        if old is not None and new is not None:
            return place + 1, old, new
    cells = [as_text(cell).strip() for cell in first[0][1]] if first else []
    if len(cells) > 1 and cells[0].startswith(("/", "http://", "https://")):
        return 0, 0, 1
    raise RegisterError(_("The list needs two columns, headed “Địa chỉ cũ” and “Địa chỉ mới”."))


def column(names: list[str], spellings: tuple[str, ...]) -> int | None:
    known = {plain(spelling) for spelling in spellings}
    return next((n for n, name in enumerate(names) if name in known), None)


def told(rows: Iterable[tuple[int, list[Any]]], old: int, new: int) -> Iterator[Line]:
    for n, cells in rows:
        typed = [as_meant(as_text(cells[at])).strip() if at < len(cells) else "" for at in (old, new)]
        if any(typed):
            yield Line(n, *typed)


def plan(listed: list[Line]) -> Plan:
    """What the list would change, or why it cannot be taken."""
    made, leading = Plan(), Leading()
    places: dict[str, Line] = {}
    for line in listed:
        try:
            path = former(line.old)
            if path in places and places[path].new != line.new:
                raise ValidationError(_("Row %(n)s leads this address elsewhere.") % {"n": places[path].n})
            places.setdefault(path, line)
        except ValidationError as error:
            made.problems.append(Problem(line, " ".join(error.messages)))
    news = {path: line.new for path, line in places.items()}
    for path, line in places.items():
        try:
            check_former(path, leading)
            made.targets[path] = target(last_of(path, news, leading), path, leading)
        except ValidationError as error:
            made.problems.append(Problem(line, " ".join(error.messages)))
    made.problems.sort(key=lambda problem: problem.line.n)
    return made


def last_of(path: str, news: dict[str, str], leading: Leading) -> str:
    """Where rows of the list lead on from one to another: the last one's target. Raises ValidationError."""
    seen, typed = {path}, news[path]
    while (address := leading.own(typed) if typed.startswith(("/", "http")) else None) and (
        (following := former_or_none(address)) in news
    ):
        if following in seen:
            raise ValidationError(
                _("It would lead to itself.") if len(seen) == 1 else _("It would lead in a circle.")
            )
        seen.add(following)
        typed = news[following]
    return typed


def former_or_none(address: str) -> str:
    try:
        return former(address)
    except ValidationError:
        return ""


def store(targets: dict[str, Target], user) -> Outcome:
    """Make and change redirects, all in one transaction; what stands already stays untouched."""
    outcome, site = Outcome(), Site.objects.filter(is_default_site=True).first()
    with transaction.atomic():
        standing = existing(list(targets), site)
        for path, wanted in targets.items():
            redirect = standing.get(path)
            if redirect and Target.of(redirect) == wanted:
                outcome.same += 1
                continue
            outcome.changed, outcome.made = outcome.changed + bool(redirect), outcome.made + (not redirect)
            write(redirect or Redirect(old_path=path, site=site), wanted, user)
    return outcome


def existing(paths: list[str], site: Site | None) -> dict[str, Redirect]:
    """The redirect that answers for each of these addresses."""
    found: dict[str, Redirect] = {}
    for start in range(0, len(paths), TOGETHER):
        rows = Redirect.get_for_site(site).filter(old_path__in=paths[start : start + TOGETHER])
        found |= {
            row.old_path: row for row in rows.order_by("pk") if row.old_path not in found or row.site_id
        }
    return found


def write(redirect: Redirect, wanted: Target, user) -> None:
    action = "wagtail.edit" if redirect.pk else "wagtail.create"
    wanted.set_on(redirect)
    redirect.is_permanent, redirect.automatically_created = True, False
    redirect.save()
    log(instance=redirect, action=action, user=user)
