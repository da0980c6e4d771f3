"""What readers asked, without who asked it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from search.syllables import MAX_QUERY


class Question(models.Model):
    """One question on one day: its words, how often it was asked and how much was found.

    `key` is what makes two spellings one question; `words` are those of the day's first. `found` is what an
    anonymous reader finds, empty while only signed-in ones asked: theirs could tell of restricted letters.
    """

    day = models.DateField(_("day"))
    key = models.CharField(max_length=MAX_QUERY)
    words = models.CharField(_("words"), max_length=MAX_QUERY)
    times = models.PositiveIntegerField(_("times asked"), default=1)
    found = models.PositiveIntegerField(_("results"), null=True)

    class Meta:
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        constraints = [
            models.UniqueConstraint(fields=["day", "key"], name="one_row_a_question_a_day"),
        ]
        indexes = [models.Index(fields=["key", "-day"], name="question_key_newest_first")]

    def __str__(self) -> str:
        return self.words
