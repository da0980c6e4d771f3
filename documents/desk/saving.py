"""What someone keeps of their way of looking at the register: columns, and saved views."""

from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from documents.desk import columns
from documents.models import Letter, SavedView
from documents.rights import may_view_register

# Parameters of the list that say where in it someone is, not what it shows.
PASSING = ("p", "view", "_w_filter_fragment", "export")
MOST_VIEWS = 50


def own_url(name: str) -> str:
    return reverse(Letter.snippet_viewset.get_url_name(name))


class RegisterPage(WagtailAdminTemplateMixin):
    """A page of the register, for those who work on it."""

    request: HttpRequest

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not may_view_register(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]

    def get_breadcrumbs_items(self) -> list[dict]:
        register = {"url": own_url("list"), "label": gettext_lazy("Letters")}
        return [*self.breadcrumbs_items, register, {"url": "", "label": self.get_page_title()}]

    @property
    def user(self) -> User:
        user = self.request.user
        assert isinstance(user, User)  # noqa: S101 - the admin lets no one else in
        return user


class ColumnsForm(forms.Form):
    columns = forms.MultipleChoiceField(
        label=gettext_lazy("Columns beside the number"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = columns.choices().values()
        self.fields["columns"].choices = [(one.name, one.label) for one in offered]  # type: ignore[attr-defined]


class ColumnsView(RegisterPage, FormView):
    """Which columns the list shows from now on; with none chosen, the usual ones."""

    form_class = ColumnsForm
    template_name = "documents/admin/columns.html"
    page_title = gettext_lazy("Columns")
    header_icon = "table"

    def get_initial(self) -> dict:
        present = SavedView.objects.filter(user=self.user, name=columns.PRESENT).first()
        return {"columns": columns.known(present.columns if present else [])}

    def form_valid(self, form: forms.Form) -> HttpResponseRedirect:
        columns.remember(self.user, form.cleaned_data["columns"])
        return redirect(own_url("list"))


class SavedViewForm(forms.ModelForm):
    class Meta:
        model = SavedView
        fields = ["name"]

    def clean_name(self) -> str:
        """A name of this person's that no other of their views has. Raises ValidationError."""
        name = " ".join(self.cleaned_data["name"].split())
        others = SavedView.objects.filter(user=self.instance.user, name=name).exclude(pk=self.instance.pk)
        if not name or others.exists():
            raise forms.ValidationError(_("Give it a name that none of your saved views has."))
        return name


class SavedViewsView(RegisterPage, FormView):
    """One's own saved views: to save the list as it was just looked at, to rename, to delete."""

    form_class = SavedViewForm
    template_name = "documents/admin/saved_views.html"
    page_title = gettext_lazy("Saved views")
    header_icon = "view"

    def own_views(self) -> QuerySet[SavedView]:
        return SavedView.objects.filter(user=self.user).exclude(name=columns.PRESENT)

    def get_form_kwargs(self) -> dict:
        return super().get_form_kwargs() | {"instance": SavedView(user=self.user)}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "pk" not in request.POST:
            return super().post(request, *args, **kwargs)
        pk = request.POST["pk"]
        view = get_object_or_404(self.own_views(), pk=pk if pk.isascii() and pk.isdigit() else 0)
        if "delete" in request.POST:
            view.delete()
            messages.success(request, _("The saved view is deleted."))
        elif (form := SavedViewForm(request.POST, instance=view)).is_valid():
            form.save()
            messages.success(request, _("The saved view is renamed."))
        else:
            messages.error(request, "; ".join(map(str, form.errors.get("name", []))))
        return redirect(own_url("saved_views"))

    def form_valid(self, form: SavedViewForm) -> HttpResponse:
        if self.own_views().count() >= MOST_VIEWS:
            form.add_error("name", _("You have many saved views already: delete one first."))
            return self.form_invalid(form)
        view = form.instance
        view.query, view.columns = self.asked()[:1000], self.columns_shown()
        view.save()
        messages.success(self.request, _("The view is saved."))
        return redirect(f"{own_url('list')}?{view.query}&view={view.pk}")

    def asked(self) -> str:
        """The list's parameters that this page was called with."""
        query: QueryDict = self.request.GET.copy()
        for name in PASSING:
            query.pop(name, None)
        return query.urlencode()

    def columns_shown(self) -> list[str]:
        looked_at = self.request.GET.get("view", "")
        pk = int(looked_at) if looked_at.isascii() and looked_at.isdigit() else 0
        own = SavedView.objects.filter(user=self.user)
        view = own.filter(pk=pk).first() or own.filter(name=columns.PRESENT).first()
        return columns.known(view.columns if view else [])

    def get_context_data(self, **kwargs: Any) -> dict:
        return super().get_context_data(**kwargs) | {"saved_views": self.own_views()}
