"""A page of the public list: the index gives keys, total and counts, the database the rows.

So a page costs the same in a library of a million letters as in one of ten thousand. While the index rests
the database alone gives the page, without total and counts.
"""

import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from django.db.models import Model
from django.db.models import Value as Literal
from django.http import Http404, QueryDict
from django.utils.translation import gettext_lazy as _

from documents import listing
from documents.listing import PARAMETERS, Chosen
from documents.models.catalogue import Issuer, LetterType, TaskArea
from documents.models.letters import Letter
from documents.rights import LetterQuerySet, may_enter
from search.engine import EngineError, Facet, Label, Query, Results, Source, get_engine, sources
from search.narrowing import UNFOLDED, Toggles, address, with_value
from search.paging import PER_PAGE
from search.rights import Reader, reader_audience

log = logging.getLogger(__name__)

KIND = "letter"
SORTS: dict[str, Label] = {"moi": _("Newest"), "cu": _("Oldest"), "so": _("By number")}
ENGINE_SORTS = {"moi": "newest", "cu": "oldest"}
# How deep a reader can page; whoever looks for more narrows the list or searches.
DEEPEST = 500
# The index knows no order by number: up to so many letters are put in order, more are walked in the
# database's own order, and not as deep.
MOST_PUT_IN_ORDER, DEEPEST_BY_NUMBER = 5_000, 50
BY_NUMBER = ("-year", "-serial", "-pk")
# Of a longer facet the rarest values are left to the search page.
MOST_OF_A_FACET = 40
NAMED: dict[str, type[Model]] = {"letter_type": LetterType, "issuer": Issuer, "task_area": TaskArea}


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked of the list: for whom, narrowed to what, in which order, which page."""

    user: Reader
    chosen: Chosen
    sort: str = "moi"
    number: int = 1

    @property
    def address(self) -> QueryDict:
        data = self.chosen.address
        if self.sort != "moi":
            data["sap-xep"] = self.sort
        return data

    @property
    def offset(self) -> int:
        return (self.number - 1) * PER_PAGE

    def query(self, limit: int = PER_PAGE) -> Query:
        return Query(
            facets={"kind": (KIND,), **self.chosen.values},
            audience=reader_audience(self.user),
            sort=ENGINE_SORTS.get(self.sort, "newest"),
            offset=self.offset,
            limit=limit,
        )


@dataclass(frozen=True, slots=True)
class Listed:
    """One page of the list, shaped for the pagination. `total` is None while the index rests; `cut` says
    that there are more letters than can be paged through."""

    letters: list[Letter]
    number: int
    num_pages: int
    total: int | None = None
    cut: bool = False
    counts: dict[str, Sequence[Facet]] = field(default_factory=dict)

    @property
    def has_previous(self) -> bool:
        return self.number > 1

    @property
    def has_next(self) -> bool:
        return self.number < self.num_pages


def listed(asked: Asked) -> Listed:
    """The page asked for. Raises Http404 past the end."""
    found = answered(asked)
    page = from_index(asked, found) if found else from_database(asked)
    if asked.number > page.num_pages:
        raise Http404(f"no page {asked.number}")
    return page


def answered(asked: Asked, limit: int = PER_PAGE) -> Results | None:
    """What the index says, None when it rests or is still empty."""
    if not may_enter(asked.user):
        return None
    try:
        results = get_engine().search(asked.query(limit), tuple(PARAMETERS.values()))
    except EngineError as error:
        log.warning("the list of letters is made without the index: %s", error)
        return None
    return None if results.unbuilt else results


def from_index(asked: Asked, found: Results) -> Listed:
    if asked.sort == "so":
        letters, deepest = by_number(asked, found.total), DEEPEST_BY_NUMBER
        deepest = DEEPEST if found.total <= MOST_PUT_IN_ORDER else deepest
    else:
        letters, deepest = rows(asked.user, pks_of(hit.key for hit in found.hits)), DEEPEST
    pages = max(1, -(-found.total // PER_PAGE))
    return Listed(
        letters, asked.number, min(pages, deepest), found.total, pages > deepest, dict(found.facets)
    )


def by_number(asked: Asked, total: int) -> list[Letter]:
    if total > MOST_PUT_IN_ORDER:
        if asked.number > DEEPEST_BY_NUMBER:
            return []
        return page_of(listing.letters(asked.user, asked.chosen).order_by(*BY_NUMBER), asked)
    pks = pks_of(get_engine().scan(replace(asked.query(), offset=0)))
    return page_of(Letter.objects.visible_to(asked.user).filter(pk__in=pks).order_by(*BY_NUMBER), asked)


def page_of(letters: LetterQuerySet, asked: Asked, limit: int = PER_PAGE) -> list[Letter]:
    return list(letters.with_related()[asked.offset : asked.offset + limit])


def rows(user: Reader, pks: list[int]) -> list[Letter]:
    """These letters in this order, as far as the reader may see them: the index may lag a moment."""
    found = Letter.objects.visible_to(user).with_related().in_bulk(pks)
    return [found[pk] for pk in pks if pk in found]


def pks_of(keys: Iterable[str]) -> list[int]:
    return [int(key.partition(":")[2]) for key in keys]


def from_database(asked: Asked) -> Listed:
    """One letter more than is shown tells whether a page follows."""
    deepest = DEEPEST_BY_NUMBER if asked.sort == "so" else DEEPEST
    if asked.number > deepest:
        raise Http404(f"no page {asked.number}")
    orders = {"cu": ("issued_on", "pk"), "so": BY_NUMBER}
    found = listing.letters(asked.user, asked.chosen)
    if asked.sort in orders:
        found = found.order_by(*orders[asked.sort])
    letters = page_of(found, asked, PER_PAGE + 1)
    if not letters and asked.number > 1:
        raise Http404(f"no page {asked.number}")
    more = len(letters) > PER_PAGE
    last = asked.number + 1 if more and asked.number < deepest else asked.number
    return Listed(letters[:PER_PAGE], asked.number, last, cut=more and asked.number == deepest)


def newest(user: Reader, chosen: Chosen, limit: int) -> list[Letter]:
    """The newest letters of a choice, for a feed."""
    found = answered(Asked(user, chosen), limit)
    if found:
        return rows(user, pks_of(hit.key for hit in found.hits))
    return list(listing.letters(user, chosen).with_related()[:limit])


# What the page offers beside the list


def facets(asked: Asked, page: Listed) -> list[dict]:
    """Every facet with its values; a choice leaves its siblings in sight. Counts are None when unknown."""
    source, made = sources()[KIND], []
    counted = values_counted(source, page) if page.total is not None else values_uncounted(asked.user)
    for key, name in PARAMETERS.items():
        toggles, chosen = Toggles(asked.address, key), getattr(asked.chosen, name)
        values = [
            {
                "value": value,
                "label": label,
                "count": count,
                "chosen": value in chosen,
                "url": toggles.address(value),
            }
            for value, label, count in counted.get(name, ())
        ]
        shown = [item for place, item in enumerate(values) if place < UNFOLDED or item["chosen"]]
        folded = [item for item in values[UNFOLDED:MOST_OF_A_FACET] if not item["chosen"]]
        if values:
            label = source.facets[name]
            made.append({"name": name, "label": label, "values": values, "shown": shown, "folded": folded})
    return made


Value = tuple[str, str, int | None]


def values_counted(source: Source, page: Listed) -> dict[str, list[Value]]:
    made: dict[str, list[Value]] = {}
    # A large library has thousands of signers: what is not shown is not made into a link either.
    offered = {name: counts[:MOST_OF_A_FACET] for name, counts in page.counts.items()}
    named = names_of({name: [facet.value for facet in counts] for name, counts in offered.items()})
    for name, counts in offered.items():
        labels = named.get(name) or source.facet_labels(name, [facet.value for facet in counts])
        found: list[Value] = [(f.value, labels.get(f.value, f.value), f.count) for f in counts]
        # Years are looked for by their order, everything else by how much there is of it.
        made[name] = sorted(found, reverse=True) if name in ("year", "school_year") else found
    return made


def names_of(slugs: dict[str, list[str]]) -> dict[str, dict[str, str]]:
    """Labels of the values that have a row, in one query."""
    rows = [
        model._default_manager.order_by()
        .filter(slug__in=slugs.get(name, ()))
        .values_list(Literal(name), "slug", "name")
        for name, model in NAMED.items()
    ]
    made: dict[str, dict[str, str]] = {}
    for name, slug, label in rows[0].union(*rows[1:], all=True):
        made.setdefault(name, {})[slug] = label
    return made


def values_uncounted(user: Reader) -> dict[str, list[Value]]:
    known = listing.choices(user)
    return {
        "letter_type": [(row.slug, row.name, None) for row in known["letter_types"]],
        "issuer": [(row.slug, row.name, None) for row in known["issuers"]],
        "school_year": [(row.name, row.name, None) for row in known["school_years"]],
        "task_area": [(row.slug, row.name, None) for row in known["task_areas"]],
        "year": [(str(year), str(year), None) for year in known["years"]],
        "status": [(value, str(label), None) for value, label in known["statuses"]],
    }


def choices_made(asked: Asked, offered: list[dict]) -> list[dict]:
    """What the reader narrowed to, each to be taken out again."""
    source, made = sources()[KIND], []
    labels = {facet["name"]: {item["value"]: item["label"] for item in facet["values"]} for facet in offered}
    for key, name in PARAMETERS.items():
        values = getattr(asked.chosen, name)
        named = labels.get(name, {})
        # A choice that nothing found has is not counted, yet it may have a name.
        if unnamed := [value for value in values if value not in named]:
            named = named | source.facet_labels(name, unnamed)
        toggles = Toggles(asked.address, key)
        made += [
            {
                "label": source.facets[name],
                "value_label": named.get(value, value),
                "remove_url": toggles.address(value),
            }
            for value in values
        ]
    return made


def sorts(asked: Asked) -> list[dict]:
    plain = asked.chosen.address
    return [
        {
            "label": label,
            "url": address(plain) if sort == "moi" else with_value(plain, "sap-xep", sort),
            "chosen": asked.sort == sort,
        }
        for sort, label in SORTS.items()
    ]
