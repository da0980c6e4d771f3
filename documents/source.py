"""The letters as search sees them."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any
from urllib.parse import urlsplit

from django.db import models
from django.utils.translation import gettext_lazy as _
from taggit.models import ItemBase

from documents import file_pages, status
from documents.addressing import forget_library, library_url, url_of
from documents.former_names import name_on
from documents.lookup import newest
from documents.models import Issuer, Letter, LetterAddress, LetterType, SchoolYear, TaskArea
from documents.rights import LetterQuerySet
from search.engine import Card, Entry, Forms, Source
from search.rights import Reader

SHOWN = (
    "pk",
    "number",
    "issued_on",
    "abstract",
    "path",
    "access",
    "status",
    "signer",
    "letter_type__name",
    "issuer_id",
    "issuer__name",
    "issued_as",
    "body",
    "addressees",
    "legal_bases",
)


class LetterSource(Source):
    """Entries and cards of kind `letter`."""

    model = Letter
    kind = "letter"
    label = _("Letters")
    template = "search/hits/letter.html"
    facets = {
        "letter_type": _("Letter type"),
        "issuer": _("Issuer"),
        "task_area": _("Task area"),
        "school_year": _("School year"),
        "year": _("Year"),
        "status": _("Status"),
        "signer": _("Signer"),
    }
    field_words = {"loại": "letter_type", "năm": "year", "cơ quan": "issuer"}

    def entry(self, pk: int) -> Entry | None:
        return self.entries_of([pk]).get(pk)

    def entries_of(self, pks: Iterable[int]) -> dict[int, Entry]:
        return dict(self.described(described_letters().filter(pk__in=list(pks))))

    def entries(self, after_pk: int = 0) -> Iterator[Entry]:
        for _pk, entry in self.described(described_letters().filter(pk__gt=after_pk)):
            yield entry

    def described(self, letters: LetterQuerySet) -> Iterator[tuple[int, Entry]]:
        """The letters that someone may find, each with its entry."""
        # Another process may have closed the library a moment ago.
        forget_library()
        for batch in batched(letters.order_by("pk").iterator(500), file_pages.TOGETHER):
            open_to = {letter.pk: letter.audience() for letter in batch}
            texts = file_pages.indexed(open_to)
            for letter in batch:
                if open_to[letter.pk]:
                    yield letter.pk, entry_of(letter, texts.get(letter.pk, ()))

    def cards(self, pks: Iterable[int], user: Reader) -> dict[int, Card]:
        letters = Letter.objects.visible_to(user).filter(pk__in=list(pks))
        # Rows without their models: a page of results makes its cards in a third of the time.
        return {row.pk: card_of(row) for row in letters.values_list(*SHOWN, named=True)}

    def with_pages(self, cards: dict[int, Card], user: Reader, forms: Forms) -> dict[int, Card]:
        return file_pages.shown(cards, user, forms)

    def fallback(self, words: str, user: Reader, limit: int) -> list[int]:
        """Letters that bear the number, or whose abstract holds every word, newest first."""
        return newest(Letter.objects.visible_to(user), words, limit)

    def pk_at(self, path: str) -> int | None:
        """The letter that has this address or once had it."""
        library = urlsplit(library_url()).path
        if not library or not path.startswith(library):
            return None
        own = path.removeprefix(library).strip("/")
        return LetterAddress.objects.filter(path=own).values_list("letter_id", flat=True).first()

    def facet_labels(self, name: str, values: Iterable[str]) -> dict[str, str]:
        """What readers see for a facet's values."""
        tables: dict[str, type[LetterType | Issuer | TaskArea]] = {
            "letter_type": LetterType,
            "issuer": Issuer,
            "task_area": TaskArea,
        }
        if name in tables:
            return dict(tables[name].objects.filter(slug__in=list(values)).values_list("slug", "name"))
        if name == "status":
            return {value: str(label) for value, label in Letter.Status.choices}
        return {value: value for value in values}


def entry_of(letter: Letter, pages: tuple[tuple[int, str], ...] = ()) -> Entry:
    """How a letter is found. Facet values are slugs, so renaming a label needs no new entry."""
    facets = {
        "letter_type": [letter.letter_type.slug] if letter.letter_type else [],
        "issuer": [letter.issuer.slug] if letter.issuer else [],
        "task_area": [area.slug for area in letter.task_areas.all()],
        "school_year": [year.name for year in letter.school_years.all()],
        "year": [str(letter.year)] if letter.year else [],
        "status": [letter.status],
        "signer": [letter.signer] if letter.signer else [],
    }
    return Entry(
        key=letter.key,
        kind=LetterSource.kind,
        version=0,
        title=letter.abstract,
        number=letter.number,
        people=tuple(filter(None, (letter.signer,))),
        body=text_of(letter),
        pages=pages,
        facets={name: tuple(values) for name, values in facets.items()},
        date=letter.issued_on,
        audience=letter.audience(),
        demoted=letter.status not in (Letter.Status.IN_FORCE, Letter.Status.NOT_YET),
    )


def card_of(row: Any) -> Card:
    """What a result list shows of a letter: a row of the columns `SHOWN`, its issuer under its name then."""
    return Card(
        kind_label=row.letter_type__name or str(_("Letter")),
        title=row.abstract,
        url=url_of(row.path),
        number=row.number,
        date=row.issued_on,
        body=text_of(row),
        people=tuple(filter(None, (row.signer,))),
        issuer=row.issued_as or name_on(row.issuer_id, row.issuer__name or "", row.issued_on),
        restricted=row.access != Letter.Access.PUBLIC,
        notice=status.notice(row.status),
    )


def batched(letters: Iterator[Letter], size: int) -> Iterator[list[Letter]]:
    while batch := list(islice(letters, size)):
        yield batch


def text_of(letter: Any) -> str:
    """Of a letter or of such a row."""
    return "\n\n".join(filter(None, (letter.body, letter.addressees, letter.legal_bases)))


def described_letters() -> LetterQuerySet:
    """Published letters with everything an entry says, in one query a relation."""
    letters = Letter.objects.kept().filter(live=True).with_related()
    return letters.prefetch_related("task_areas", "school_years", "access_groups")


def keys_in_area(pk: int) -> Iterator[str]:
    """The entry keys of all that stands under a task area: letters, and the pages of higher apps."""
    for relation in TaskArea._meta.related_objects:
        if issubclass(relation.related_model, ItemBase):
            tagged = relation.related_model._default_manager.filter(tag=pk)
            model = relation.related_model._meta.get_field("content_object").related_model
            for content in tagged.values_list("content_object_id", flat=True).iterator():
                yield f"{kind_of(model)}:{content}"


def keys_in_school_year(pk: int) -> Iterator[str]:
    """The entry keys of all that is listed under a school year."""
    for relation in SchoolYear._meta.related_objects:
        if relation.many_to_many and kind_of(relation.related_model):
            listed = relation.related_model._default_manager.filter(**{relation.field.name: pk})
            for content in listed.values_list("pk", flat=True).iterator():
                yield f"{kind_of(relation.related_model)}:{content}"


def kind_of(model: type[models.Model]) -> str:
    return LetterSource.kind if model is Letter else getattr(model, "search_kind", "")


def issued_letters(pk: int) -> Iterator[str]:
    """The entry keys of an issuer's letters."""
    for letter in Letter.objects.filter(issuer=pk).values_list("pk", flat=True).iterator():
        yield f"letter:{letter}"


def letters_of_type(pk: int) -> Iterator[str]:
    """The entry keys of a type's letters."""
    for letter in Letter.objects.filter(letter_type=pk).values_list("pk", flat=True).iterator():
        yield f"letter:{letter}"
