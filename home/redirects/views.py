"""Redirects in the admin: Wagtail's screens with forms of ours, and the import of a list."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.contrib.redirects import views as stock

from home.redirects import importing
from home.redirects.forms import ListForm, OneRedirectForm

SHOWN = 500


class AddRedirect(stock.CreateView):
    form_class = OneRedirectForm


class EditRedirect(stock.EditView):
    form_class = OneRedirectForm


def import_list(request: HttpRequest) -> HttpResponse:
    """Takes a list whole, or shows row by row what is wrong and stores nothing."""
    if not request.user.has_perms(["wagtailredirects.add_redirect", "wagtailredirects.change_redirect"]):
        raise PermissionDenied
    form = ListForm(request.POST or None, request.FILES or None)
    problems: list[importing.Problem] = []
    if request.method == "POST" and form.is_valid():
        made = importing.plan(form.listed)
        problems = made.problems
        if not problems:
            tell(request, importing.store(made.targets, request.user))
            return redirect("wagtailredirects:index")
    context = {
        "form": form,
        "problems": problems[:SHOWN],
        "problem_count": len(problems),
        "row_count": len(getattr(form, "listed", [])),
        "breadcrumbs_items": [
            {"url": reverse("wagtailredirects:index"), "label": _("Redirects")},
            {"url": "", "label": _("Import a list of redirects")},
        ],
    }
    return render(request, "home/admin/import_redirects.html", context, status=422 if problems else 200)


def tell(request: HttpRequest, outcome: importing.Outcome) -> None:
    said = _("Redirects: %(made)s new, %(changed)s changed, %(same)s as they were.")
    messages.success(request, said % {"made": outcome.made, "changed": outcome.changed, "same": outcome.same})


def urls() -> list[URLPattern]:
    """At the addresses of Wagtail's own screens, whose links and buttons lead here then."""
    return [
        path("redirects/add/", AddRedirect.as_view(), name="redirect_add"),
        path("redirects/<int:redirect_id>/", EditRedirect.as_view(), name="redirect_edit"),
        path("redirects/import/", import_list, name="redirects_import"),
        path("redirects/import/process/", import_list, name="redirects_import_process"),
    ]
