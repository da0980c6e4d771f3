"""Everything under one task area or school year, for its page and its feed."""

from dataclasses import dataclass

from django.db.models import QuerySet

from documents.listing import Chosen as ChosenLetters
from documents.listing import letters
from documents.rights import LetterQuerySet
from home.models import GuidancePage
from news.listing import Chosen as ChosenArticles
from news.listing import articles
from search.rights import Reader, visible_pages


@dataclass(frozen=True, slots=True)
class Topic:
    """A task area or a school year by its slug or name; the other one is empty."""

    task_area: str = ""
    school_year: str = ""

    def articles(self, user: Reader) -> QuerySet:
        return articles(user, ChosenArticles(task_area=self.task_area, school_year=self.school_year))

    def letters(self, user: Reader) -> LetterQuerySet:
        return letters(user, self.chosen_letters).with_related()

    @property
    def chosen_letters(self) -> ChosenLetters:
        """As the library's list is narrowed to this topic."""
        return ChosenLetters(
            task_area=(self.task_area,) if self.task_area else (),
            school_year=(self.school_year,) if self.school_year else (),
        )

    def guidance(self, user: Reader) -> QuerySet:
        pages = visible_pages(GuidancePage.objects.all(), user)
        if self.task_area:
            pages = pages.filter(task_areas__slug=self.task_area)
        if self.school_year:
            pages = pages.filter(school_years__name=self.school_year)
        return pages.order_by("title")
