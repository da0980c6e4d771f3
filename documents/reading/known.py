"""What the library already knows, as plain values: reading itself never asks the database."""

from dataclasses import dataclass, field

from documents.types import LETTER_TYPES


@dataclass(frozen=True, slots=True)
class KnownIssuer:
    """A body under its present name; `other_names` are its aliases, `parent` its parent's name."""

    name: str
    abbreviation: str = ""
    other_names: tuple[str, ...] = ()
    parent: str = ""


@dataclass(frozen=True, slots=True)
class KnownArea:
    name: str
    description: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """`types` maps a type's name to its abbreviation in numbers ('' for none)."""

    issuers: tuple[KnownIssuer, ...] = ()
    types: dict[str, str] = field(default_factory=lambda: {name: short for short, name, _ in LETTER_TYPES})
    areas: tuple[KnownArea, ...] = ()


def known_lists() -> Known:
    """The library's issuers, types and task areas, in four queries."""
    from documents.models import Issuer, LetterType, TaskArea

    issuers = Issuer.objects.select_related("parent").prefetch_related("aliases")
    types = dict(LetterType.objects.values_list("name", "abbreviation"))
    return Known(
        issuers=tuple(
            KnownIssuer(
                issuer.name,
                issuer.abbreviation,
                tuple(alias.name for alias in issuer.aliases.all()),
                issuer.parent.name if issuer.parent else "",
            )
            for issuer in issuers
        ),
        types=types or Known().types,
        areas=tuple(KnownArea(area.name, area.description) for area in TaskArea.objects.all()),
    )
