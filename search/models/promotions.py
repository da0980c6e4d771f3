"""What editors put first for a question."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from search.syllables import MAX_QUERY, clean_query, question_key


class Promotion(models.Model):
    """An entry shown first when a reader asks exactly these words, however spelled.

    It names an entry by its key and shows nothing of it: who may see it is asked when it is shown.
    """

    words = models.CharField(
        _("words asked"),
        max_length=MAX_QUERY,
        help_text=_("Shown to whoever asks exactly this, with or without marks."),
    )
    question = models.CharField(max_length=MAX_QUERY, editable=False)
    address = models.CharField(
        _("address"),
        max_length=500,
        help_text=_(
            "Of an article, a letter or a guidance page, as your browser shows it; or a key (letter:12)."
        ),
    )
    key = models.CharField(max_length=60, editable=False)
    order = models.PositiveSmallIntegerField(
        _("order"), default=0, help_text=_("Of several for the same words the smallest comes first.")
    )

    class Meta:
        ordering = ["question", "order", "pk"]
        verbose_name = _("promoted result")
        verbose_name_plural = _("promoted results")
        constraints = [
            models.UniqueConstraint(fields=["question", "key"], name="promoted_once_for_a_question"),
        ]

    def __str__(self) -> str:
        return f"{self.words} → {self.address}"

    def save(self, *args, **kwargs) -> None:
        self.question = question_key(self.words)
        super().save(*args, **kwargs)

    def clean(self) -> None:
        self.words = clean_query(self.words)
        self.question = question_key(self.words)
        if not self.question:
            raise ValidationError({"words": _("Give at least one letter or digit.")})
        if self.key and self.twins().exists():
            raise ValidationError({"address": _("This is already promoted for these words.")})

    def twins(self) -> models.QuerySet["Promotion"]:
        return Promotion.objects.filter(question=self.question, key=self.key).exclude(pk=self.pk)
