"""Words that mean the same, kept by editors."""

from collections.abc import Iterator
from functools import lru_cache

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from search.syllables import clean, question_key
from search.synonyms import FOUND, Synonyms

# A question grows by every spelling of what it asks.
MOST_SPELLINGS, LONGEST_SPELLING = 12, 80


class SynonymGroup(models.Model):
    """Spellings of one thing, one a line: a question with any of them finds all. Applied to questions,
    so a change holds from the next one on and needs no new index."""

    spellings = models.TextField(
        _("spellings"),
        help_text=_(
            "One a line, two or more: an acronym and its words, or two ways to write one name. A line that "
            "begins with → is found by the others and does not find them."
        ),
    )
    note = models.CharField(_("note"), max_length=200, blank=True, help_text=_("Seen by editors only."))

    class Meta:
        ordering = ["spellings", "pk"]
        verbose_name = _("group of synonyms")
        verbose_name_plural = _("synonyms")

    def __str__(self) -> str:
        return " = ".join(lines(self.spellings))

    def clean(self) -> None:
        spellings = lines(self.spellings)
        self.spellings = "\n".join(spellings)
        faults = list(faults_of(spellings))
        if faults:
            raise ValidationError({"spellings": faults})

    @classmethod
    def current(cls) -> Synonyms:
        """Every group as it stands now, in one small query: no process can hold an older one."""
        return read(tuple(cls.objects.values_list("spellings", flat=True)))


def lines(text: str) -> list[str]:
    """The spellings of a text, cleaned; empty lines are none."""
    return [line for line in (" ".join(clean(line).split()) for line in text.splitlines()) if line]


@lru_cache(maxsize=2)
def read(texts: tuple[str, ...]) -> Synonyms:
    """One object for equal texts, so that what is made of a table of synonyms is made once."""
    return tuple(tuple(lines(text)) for text in texts)


def faults_of(spellings: list[str]) -> Iterator[str]:
    """What is wrong with a group, each as a message."""
    if len(spellings) < 2:
        yield gettext("Give at least two spellings, each on a line of its own.")
    elif all(spelling.startswith(FOUND) for spelling in spellings):
        yield gettext("One spelling at least must find the others: write it without →.")
    if len(spellings) > MOST_SPELLINGS:
        yield gettext("Give at most %(count)d spellings.") % {"count": MOST_SPELLINGS}
    seen: dict[str, str] = {}
    for spelling in spellings:
        key = question_key(spelling)
        if not key:
            yield gettext("“%(spelling)s” has neither a letter nor a digit.") % {"spelling": spelling[:80]}
        elif key in seen:
            told = {"one": seen[key], "other": spelling}
            yield gettext("“%(one)s” and “%(other)s” are the same to search: keep one of them.") % told
        if len(spelling) > LONGEST_SPELLING:
            long = {"spelling": spelling[:30] + "…", "count": LONGEST_SPELLING}
            yield gettext("“%(spelling)s” is longer than %(count)d characters.") % long
        seen.setdefault(key, spelling)
