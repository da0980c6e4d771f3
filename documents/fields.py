"""Task areas as a model field: a controlled tag relation, ticked from a list in every form."""

from django import forms
from modelcluster.contrib.taggit import ClusterTaggableManager


def task_area_choices() -> list[tuple[str, str]]:
    from documents.models import TaskArea

    return [(name, name) for name in TaskArea.objects.values_list("name", flat=True)]


class TaskAreaTicks(forms.CheckboxSelectMultiple):
    """Tick boxes whose values are names; what a model hands over is tags."""

    def format_value(self, value) -> list[str]:
        return [str(item) for item in value or []]


class TaskAreaChoice(forms.MultipleChoiceField):
    """Task areas by name. Wagtail's own tag box drops a typed unknown tag without a word."""

    widget = TaskAreaTicks

    def has_changed(self, initial, data) -> bool:
        return {str(item) for item in initial or []} != set(data or [])


class TaskAreas(ClusterTaggableManager):
    """Many task areas of a letter, an article or a guidance page."""

    def formfield(self, form_class=None, **kwargs) -> TaskAreaChoice:
        return TaskAreaChoice(
            choices=task_area_choices,
            label=self.verbose_name,
            help_text=self.help_text,
            required=not self.blank,
        )
