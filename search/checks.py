"""A page type that does not say how it is found stops the site."""

from django.core import checks
from wagtail.models import Page, get_page_models

from search.pages import FoundPage


@checks.register
def page_types_say_how_they_are_found(**kwargs) -> list[checks.CheckMessage]:
    """E001 for each concrete page type of ours that leaves `search_kind` or its entry open."""
    return [
        checks.Error(
            f"{model.__name__} does not say how it is found.",
            hint='Inherit search.pages.FoundPage and set search_kind: "" for never, or a kind with '
            "search_entry() and search_card().",
            obj=model,
            id="search.E001",
        )
        for model in get_page_models()
        if model is not Page and not says_how(model)
    ]


def says_how(model: type[Page]) -> bool:
    kind = getattr(model, "search_kind", None)
    if not issubclass(model, FoundPage) or kind is None:
        return False
    described = (
        model.search_entry is not FoundPage.search_entry and model.search_card is not FoundPage.search_card
    )
    return kind == "" or described
