"""What is read from a letter: each field a value and how sure the reading is of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from typing import Any

# Below this an editor looks at a field. `benchmarks/letters.py` prints what that catches.
LOOK_AT = 0.8
# Fields that hold several values; the others hold one or none.
LISTS = ("addressees", "bases", "recipients", "task_areas")


@dataclass(slots=True)
class Found:
    """A value and a confidence, 0 to 1. Nothing found: value None, and the confidence is how sure of that."""

    value: Any = None
    confidence: float = 0.0

    @property
    def wants_a_look(self) -> bool:
        return self.confidence < LOOK_AT

    def scaled(self, factor: float) -> None:
        """Make the reading surer (factor above 1) or less sure; never certain, never impossible."""
        self.confidence = round(min(0.99, max(0.01, self.confidence * factor)), 3)


def _nothing() -> Found:
    return Found()


@dataclass(slots=True)
class LetterFields:
    """A letter's fields. Dates are ISO text, lists are lists of text, everything else is text."""

    number: Found = field(default_factory=_nothing)
    issued: Found = field(default_factory=_nothing)
    place: Found = field(default_factory=_nothing)
    type: Found = field(default_factory=_nothing)
    abstract: Found = field(default_factory=_nothing)
    issuer: Found = field(default_factory=_nothing)
    parent_issuer: Found = field(default_factory=_nothing)
    addressees: Found = field(default_factory=_nothing)
    bases: Found = field(default_factory=_nothing)
    signer: Found = field(default_factory=_nothing)
    signer_position: Found = field(default_factory=_nothing)
    signing_capacity: Found = field(default_factory=_nothing)
    recipients: Found = field(default_factory=_nothing)
    school_year: Found = field(default_factory=_nothing)
    task_areas: Found = field(default_factory=_nothing)

    def items(self) -> list[tuple[str, Found]]:
        """(name, found) of every field, in the order of the contract."""
        return [(one.name, getattr(self, one.name)) for one in fields(self)]

    def as_json(self, text_outcome: str | None = None, pages: int | None = None) -> dict[str, Any]:
        """The `read_letter` contract; `text_outcome` and `pages` are of the file the text came from."""
        told: dict[str, Any] = {
            name: {"value": found.value or None, "confidence": round(found.confidence, 2)}
            for name, found in self.items()
        }
        return {**told, "text_outcome": text_outcome, "pages": pages}

    @classmethod
    def from_json(cls, told: dict[str, Any]) -> "LetterFields":
        """The fields that `as_json` told of."""
        made = cls()
        for name, _found in made.items():
            one = told.get(name) or {}
            empty: list[str] | None = [] if name in LISTS else None
            setattr(made, name, Found(one.get("value") or empty, one.get("confidence", 0.0)))
        return made

    def least_confidence(
        self, among: Sequence[str] = ("number", "issued", "type", "abstract", "issuer")
    ) -> float:
        """The least confidence of the fields the law requires: what a list of readings is sorted by."""
        return min(getattr(self, name).confidence for name in among)
