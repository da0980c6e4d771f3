"""What letters do to each other, told from both sides, and the letters they name that are still to come."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from django.core.exceptions import ValidationError
from django.db.models import BooleanField, Case, ExpressionWrapper, Q, Value, When
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from documents import citations, numbers, status
from documents.citations import Mention
from search.engine import Label
from search.rights import Reader

if TYPE_CHECKING:
    from documents.models import Letter, Relation

# Each kind as the letter that says it shows it, and as the other does; in this order on a page.
SIDES: dict[str, tuple[Label, Label]] = {
    "replaces": (gettext_lazy("Replaces"), gettext_lazy("Replaced by")),
    "revokes": (gettext_lazy("Revokes"), gettext_lazy("Revoked by")),
    "amends": (gettext_lazy("Amends"), gettext_lazy("Amended by")),
    "supplements": (gettext_lazy("Supplements"), gettext_lazy("Supplemented by")),
    "guides": (gettext_lazy("Guides"), gettext_lazy("Guided by")),
    "refers": (gettext_lazy("Refers to"), gettext_lazy("Referred to by")),
}
ENDING = ("replaces", "revokes")
# What a text says where it does so; the longer first, for "sửa đổi, bổ sung" is one deed.
DEEDS = {
    "amends": r"(?:sửa đổi|đính chính|điều chỉnh)(?:(?:\s?,|\s?và)?\s{1,3}bổ sung)?",
    "supplements": r"bổ sung",
    "replaces": r"thay thế(?: cho)?|thay cho",
    "revokes": r"bãi bỏ|hủy bỏ|huỷ bỏ|thu hồi",
    "guides": r"hướng dẫn (?:thực hiện|thi hành|triển khai)|quy định chi tiết",
}
_DEED = re.compile("|".join(rf"(?P<{kind}>\b(?:{words})\b)" for kind, words in DEEDS.items()), re.IGNORECASE)
# Between the deed and the letter it is done to: "một số điều của Quy chế … ban hành kèm theo".
_TO_OBJECT = re.compile(
    r"\s{0,3}(?:(?:toàn bộ|các|những|một số)\s)?"
    r"(?:(?:điều|khoản|điểm|mục|nội dung|phụ lục|quy định)\b[^.;\n]{0,80}?\s(?:của|tại|trong)\s)?"
    r"(?:[^.;\n]{0,200}?\bkèm theo\s)?\W{0,3}",
    re.IGNORECASE,
)
_NOT_DONE = re.compile(r"\b(?:được|bị|không|chưa|nếu|khi)\s{1,3}$", re.IGNORECASE)
_GOES_ON = re.compile(r"[\s,;]*(?:và|cùng|với|đồng thời)?\s*(?:(?:các|những)\s)?", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[;\n]|\.\s")
_THIS_LETTER = re.compile(r"\bnày\b", re.IGNORECASE)
FURTHEST_VERB = 320
# A chain of successors longer than this is a mistake in the register.
LONGEST_CHAIN = 20
# A law that thousands guide or amend: a page reads so many of its relations, and lists so many of a kind.
MOST_ROWS, MOST = 1000, 100


@dataclass(frozen=True, slots=True)
class Group:
    """One relation seen from one side: letters the reader may see, newest first, and numbers that the library
    does not have. `is_own`: the letter says it of the others, not they of it."""

    kind: str
    is_own: bool
    label: Label
    letters: tuple["Letter", ...] = ()
    numbers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Related:
    """`successors` are the letters in force that stand in the place of a replaced or revoked one."""

    groups: tuple[Group, ...] = ()
    successors: tuple["Letter", ...] = ()


class Row(NamedTuple):
    """A relation, and how the letter that says it stands today."""

    kind: str
    letter: int
    other: int | None
    number: str
    letter_status: str
    in_effect: bool
    place: int


def related(letter: "Letter", user: Reader) -> Related:
    """Both sides of a letter's relations, as far as this reader may see the other letters."""
    from documents.models import Letter

    rows = rows_of(Q(letter=letter) | Q(other=letter))
    ends = successors_of(letter, rows)
    wanted = {pk for row in rows for pk in (row.letter, row.other) if pk} - {letter.pk} | set(ends)
    seen: dict[int, Letter] = {}
    if wanted:
        seen = Letter.objects.visible_to(user).select_related("letter_type", "issuer").in_bulk(wanted)
    groups = (group(letter, rows, kind, side, seen) for kind in SIDES for side in (0, 1))
    return Related(tuple(each for each in groups if each.letters or each.numbers), best(ends, seen))


def rows_of(which: Q) -> list[Row]:
    """Relations in the order in which they were put down; of very many those that end a letter, and the
    newest."""
    from documents.models import Relation

    counts = ExpressionWrapper(status.in_effect(status.today(), "letter__"), BooleanField())
    first = Case(When(kind__in=ENDING, then=Value(0)), default=Value(1))
    found = Relation.objects.filter(which).annotate(in_effect=counts).order_by(first, "-pk")
    rows = found.values_list(
        "kind", "letter", "other", "number", "letter__status", "in_effect", "sort_order"
    )[:MOST_ROWS]
    return sorted((Row(*row) for row in reversed(rows)), key=lambda row: row.place or 0)


def group(letter: "Letter", rows: list[Row], kind: str, side: int, seen: dict[int, "Letter"]) -> Group:
    """`side` 0: what this letter says of others; 1: what they say of it."""
    of_kind = [row for row in rows if row.kind == kind]
    if side == 0:
        said = [row for row in of_kind if row.letter == letter.pk]
        lacking = [row.number for row in said if row.other is None and row.number]
        pks: Iterable[int | None] = (row.other for row in said)
    else:
        lacking, pks = [], (row.letter for row in of_kind if row.other == letter.pk)
    letters = [seen[pk] for pk in dict.fromkeys(pks) if pk in seen]
    if side == 1:
        letters.sort(key=lambda each: (str(each.issued_on), each.pk), reverse=True)
    numbers = tuple(dict.fromkeys(lacking))
    return Group(kind, side == 0, SIDES[kind][side], tuple(letters[:MOST]), numbers)


def successors_of(letter: "Letter", rows: list[Row]) -> dict[int, int]:
    """{pk: steps away} of the letters that took this one's place, through those that were replaced in turn.

    `rows` are the relations of the letter itself; further ones are asked for only where the chain goes on.
    """
    from documents.models import Letter

    ending = {Letter.Status.REPLACED: ["replaces"], Letter.Status.REVOKED: ["revokes", "replaces"]}
    kinds = ending.get(Letter.Status(letter.status), [])
    next_rows = [row for row in rows if row.other == letter.pk and row.kind in kinds]
    ends: dict[int, int] = {}
    for step in range(1, LONGEST_CHAIN):
        # Only a letter in effect ends another: what says so from a later day on is no successor yet.
        new = {row.letter: row for row in next_rows if row.in_effect and row.letter not in ends}
        new.pop(letter.pk, None)
        ends |= dict.fromkeys(new, step)
        go_on = [pk for pk, row in new.items() if row.letter_status == Letter.Status.REPLACED]
        if not go_on:
            break
        next_rows = rows_of(Q(other__in=go_on, kind="replaces"))
    return ends


def best(ends: dict[int, int], seen: dict[int, "Letter"]) -> tuple["Letter", ...]:
    """Of the successors this reader may see those in force, else the last that was: the furthest away."""
    from documents.models import Letter

    may_see = [pk for pk in ends if pk in seen]
    in_force = [pk for pk in may_see if seen[pk].status == Letter.Status.IN_FORCE]
    candidates = in_force or may_see
    last = max((ends[pk] for pk in candidates), default=0)
    return tuple(seen[pk] for pk in candidates if ends[pk] == last or in_force)


def key_of(number: str) -> str:
    """A number's lookup key, as it is stored; empty for an empty number."""
    return numbers.lookup_key(number)[:200] if number.strip() else ""


def letter_named(key: str, besides: int | None = None) -> int | None:
    """The pk of the one kept letter of that lookup key; None where there is none, or more than one."""
    from documents.models import Letter

    found = Letter.objects.kept().filter(lookup_key=key).exclude(pk=besides) if key else Letter.objects.none()
    pks = list(found.values_list("pk", flat=True)[:2])
    return pks[0] if len(pks) == 1 else None


def relink(keys: Collection[str], letter: int | None = None) -> None:
    """Look again at the relations that name these lookup keys, or that a number linked to this letter.

    Each that changes settles the status of the letters it meant and means.
    """
    from documents.models import Relation

    named = Q(lookup_key__in=[key for key in keys if key])
    if letter:
        named |= Q(other=letter)
    for relation in Relation.objects.filter(named).exclude(number=""):
        if letter_named(relation.lookup_key, relation.letter_id) != relation.other_id:
            relation.save()


def keep_number(letter: "Letter") -> None:
    """Before a letter is removed for good: what others say of it is kept under its number."""
    from documents.models import Relation

    chosen = Relation.objects.filter(other=letter, number="")
    chosen.update(number=letter.number, lookup_key=letter.lookup_key)


def ended_by(pk: int) -> list[int]:
    """The letters that this letter replaces or revokes, once it is in effect."""
    from documents.models import Relation

    ending = Relation.objects.filter(letter=pk, kind__in=ENDING).exclude(other=None)
    return list(ending.values_list("other", flat=True))


def check(letter: "Letter") -> None:
    """Raises ValidationError for the first relation that cannot be."""
    for relation in letter.relations.all():
        if said := problem(letter, relation):
            raise ValidationError(said)


def problem(letter: "Letter", relation: "Relation") -> str:
    """Why this relation of the letter cannot be, in the user's language; empty when it can."""
    from documents.models import Relation

    key = key_of(relation.number)
    if relation.other_id is None and not key:
        return _("Choose a letter, or write its number.")
    names_itself = relation.other_id is None and key == letter.lookup_key
    if names_itself or letter.pk and relation.other_id == letter.pk:
        return _("A letter has no relation to itself.")
    if relation.other and key and relation.other.lookup_key != key:
        return _("The number is another than the letter's: choose a letter or write a number, not both.")
    other = relation.other_id or letter_named(key, letter.pk)
    if relation.kind in ENDING and other and letter.pk:
        back = Relation.objects.filter(letter=other, other=letter.pk, kind__in=ENDING)
        if back.exists():
            return _("That letter replaces or revokes this one: two letters cannot end each other.")
    return ""


def found_in(text: str) -> list[tuple[str, Mention]]:
    """What a letter's text says it does to others: (kind, the mention of the other), in text order.

    Only what the letter says of itself: "Nghị định 101 sửa đổi Nghị định 99" in its bases is another's deed,
    and "được thay thế bởi" is done to someone. A hint for a person, never to be set unasked.
    """
    found: list[tuple[str, Mention]] = []
    last: Mention | None = None
    doing = ""
    for mention in citations.find(text):
        between = text[last.end if last else 0 : mention.start]
        if not (doing and _GOES_ON.fullmatch(between)):
            doing = deed_before(text, mention, last, is_object=bool(doing))
        if doing:
            found.append((doing, mention))
        last = mention
    return found


def deed_before(text: str, mention: Mention, last: Mention | None, *, is_object: bool) -> str:
    """The kind of relation told right before a mention, or an empty string.

    `last` is the mention before it; `is_object` says that something was done to that one, so that it is not
    the one that acts.
    """
    begin = max(0, mention.start - FURTHEST_VERB)
    if last:
        # The end of its abstract may be the very verb: "… về thi và thay thế Công văn số 2".
        begin = max(begin, last.start)
    said = text[begin : mention.start]
    # The first that reaches it: "thay thế Quy định hướng dẫn … kèm theo Quyết định số 5" replaces.
    verb = next((verb for verb in _DEED.finditer(said) if _TO_OBJECT.fullmatch(said, verb.end())), None)
    if verb is None or _NOT_DONE.search(said, 0, verb.start()):
        return ""
    if last and last.start >= begin and not is_object:
        sentence = text[last.start : begin + verb.start()]
        if not _SENTENCE_END.search(sentence) and not _THIS_LETTER.search(sentence):
            return ""
    return next(kind for kind in DEEDS if verb.group(kind))
