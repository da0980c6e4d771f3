"""Two rows of a list that are one: the screen that merges them, with what will happen before it does."""

from typing import Any, cast

from django import forms
from django.contrib.admin.utils import quote
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.admin.widgets import AdminDateInput
from wagtail.snippets.views.snippets import SnippetViewSet

from documents import areas, issuers
from documents.models import Issuer, Letter, TaskArea


class MergeForm(forms.Form):
    """Which one stays. Sent once to see what would happen, and once more, confirmed."""

    kept: Any = forms.ModelChoiceField(queryset=None, label=gettext_lazy("Merge it into"))
    confirmed = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, others: models.QuerySet, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.ModelChoiceField, self.fields["kept"]).queryset = others


class MergeIssuerForm(MergeForm):
    until = forms.DateField(
        label=gettext_lazy("Last day of the old name"), initial=localdate, widget=AdminDateInput
    )
    field_order = ["kept", "until"]


class MergeView(WagtailAdminTemplateMixin, FormView):
    """Shows how much moves and asks for a confirmation; what may not be merged says why."""

    model: type[models.Model]
    gone: Any
    viewset: Any = None
    form_class = MergeForm
    template_name = "documents/admin/merge.html"
    page_title = gettext_lazy("Merge")
    header_icon = "order"
    _show_breadcrumbs = False

    def dispatch(self, request: HttpRequest, *args, **kwargs) -> Any:
        self.gone = get_object_or_404(self.model, pk=kwargs["pk"])
        policy = self.viewset.permission_policy
        if not all(policy.user_has_permission(request.user, action) for action in ("change", "delete")):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self) -> str:
        return str(self.gone)

    def get_form_kwargs(self) -> dict:
        others = self.model._default_manager.exclude(pk=self.gone.pk)
        return super().get_form_kwargs() | {"others": others}

    def form_valid(self, form: MergeForm) -> HttpResponse:
        if not form.cleaned_data["confirmed"]:
            asked = _("“%(gone)s” goes; what stands under it moves to “%(kept)s”.") % {
                "gone": self.gone,
                "kept": form.cleaned_data["kept"],
            }
            return self.render_to_response(self.get_context_data(form=form, asked=asked, count=self.count()))
        try:
            moved = self.merge(form)
        except ValidationError as refusal:
            form.add_error("kept", refusal)
            return self.form_invalid(form)
        messages.success(self.request, self.said(form, moved))
        return redirect(reverse(self.viewset.get_url_name("list")))

    def said(self, form: MergeForm, moved: int) -> str:
        return ngettext(
            "“%(gone)s” was merged into “%(kept)s”; %(count)d thing moved.",
            "“%(gone)s” was merged into “%(kept)s”; %(count)d things moved.",
            moved,
        ) % {"gone": self.gone, "kept": form.cleaned_data["kept"], "count": moved}

    def get_context_data(self, **kwargs) -> dict:
        context = super().get_context_data(**kwargs)
        back = reverse(self.viewset.get_url_name("list"))
        return {"gone": self.gone, "back": back, "media": context["form"].media} | context

    def count(self) -> int:
        raise NotImplementedError

    def merge(self, form: MergeForm) -> int:
        raise NotImplementedError


class MergeIssuer(MergeView):
    model = Issuer
    form_class = MergeIssuerForm

    def count(self) -> int:
        return Letter.objects.filter(issuer=self.gone.pk).count()

    def merge(self, form: MergeForm) -> int:
        return issuers.merge(self.gone, form.cleaned_data["kept"], form.cleaned_data["until"])


class MergeTaskArea(MergeView):
    model = TaskArea

    def count(self) -> int:
        return areas.count_under(self.gone)

    def merge(self, form: MergeForm) -> int:
        return areas.merge(self.gone, form.cleaned_data["kept"])


class MergedSnippets(SnippetViewSet):
    """A list of which two rows may turn out to be one."""

    merge_view_class: type[MergeView]

    def get_urlpatterns(self) -> list:
        view = self.merge_view_class.as_view(viewset=self)
        return [*super().get_urlpatterns(), path("merge/<int:pk>/", view, name="merge")]

    def merge_url(self, thing: models.Model) -> str:
        return reverse(self.get_url_name("merge"), args=[quote(thing.pk)])
