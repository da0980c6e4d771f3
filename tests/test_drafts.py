"""Saving a draft undoes no publishing that came between its reading and its saving."""

import pytest

from documents.models import Letter
from news.models import ConferenceArticlePage
from tests import makers


def form_of(thing, **changed):
    """The editor's form of a thing as it was read, with these fields typed anew."""
    handler = thing.snippet_viewset._edit_handler if isinstance(thing, Letter) else thing.get_edit_handler()
    made = handler.get_form_class()(instance=thing, for_user=makers.user(f"ai-{thing.pk}", is_superuser=True))
    for name, value in changed.items():
        setattr(made.instance, name, value)
    # As a form that was found valid, without rows.
    made.cleaned_data, made._errors, made.formsets = {}, {}, {}
    return made


@pytest.mark.parametrize(
    "make", [lambda site: makers.article(site, live=False), lambda _: makers.letter(live=False)]
)
def test_a_draft_saved_after_it_was_published_stays_on_the_site(site, make):
    thing = make(site)
    field = "summary" if isinstance(thing, ConferenceArticlePage) else "staff_note"
    form = form_of(type(thing).objects.get(pk=thing.pk), **{field: "gõ thêm"})
    makers.published(type(thing).objects.get(pk=thing.pk))
    saved = form.save(commit=True)
    saved.save_revision()
    now = type(thing).objects.get(pk=thing.pk)
    assert now.live and now.live_revision_id and now.first_published_at
    assert getattr(now.get_latest_revision_as_object(), field) == "gõ thêm"
    assert getattr(now, field) != "gõ thêm" and now.has_unpublished_changes
