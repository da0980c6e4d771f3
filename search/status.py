"""How the index stands, in the admin: what waits, what failed, how it differs, and work for the worker."""

from django.contrib.auth.models import Permission
from django.db.models import Min, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.auth import permission_required
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from search import outbox
from search.engine import get_engine
from search.models import Change, IndexTask

PERMISSION = "search.tend_index"
SHOWN = 50
LATEST = 10
SORTS = {
    "exposed": _("Shown to who may not see it"),
    "ghosts": _("No longer on the site"),
    "stale": _("Out of date"),
    "missing": _("Not in the index"),
}


class IndexStatusView(WagtailAdminTemplateMixin, TemplateView):
    """One page; its buttons ask the worker, so that no request waits for a million letters."""

    template_name = "search/admin/index_status.html"
    page_title = _("Search index")
    header_icon = "search"

    def get_breadcrumbs_items(self) -> list[dict]:
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs) -> dict:
        open_tasks = list(IndexTask.objects.filter(ended_at=None).select_related("asked_by"))
        aside = outbox.set_aside()
        return super().get_context_data(
            engine=type(get_engine()).__name__,
            health=get_engine().health(),
            waiting=outbox.waiting().count(),
            lag=lag(),
            last_error=Change.objects.exclude(error="").order_by("-pk").first(),
            aside=aside[:SHOWN],
            aside_count=aside.count(),
            open_tasks=open_tasks,
            latest=IndexTask.objects.exclude(ended_at=None).select_related("asked_by")[:LATEST],
            compared=last_comparison(),
            kinds=IndexTask.Kind.choices,
            **kwargs,
        )

    def post(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        action = request.POST.get("action", "")
        if action in IndexTask.Kind.values:
            IndexTask.ask(action, request.user.pk)
            messages.success(request, _("The worker will do it; this page shows how far it is."))
        elif action in ("retry", "forget"):
            number = request.POST.get("change", "")
            change = get_object_or_404(outbox.set_aside(), pk=number if number.isdecimal() else 0)
            self.settle(request, change, again=action == "retry")
        return redirect("search_index_status")

    def settle(self, request: HttpRequest, change: Change, *, again: bool) -> None:
        """Try once more what was set aside, or give it up."""
        if again:
            outbox.revive(change)
            said = gettext("%(key)s will be tried again.")
        else:
            outbox.done([change])
            said = gettext("%(key)s is given up.")
        messages.success(request, said % {"key": change.key})


def lag() -> int | None:
    """For how many seconds the oldest change that is not set aside has waited; None when none waits."""
    oldest = outbox.waiting().aggregate(oldest=Min("created_at"))["oldest"]
    return int((timezone.now() - oldest).total_seconds()) if oldest else None


def last_comparison() -> dict | None:
    """The newest finished comparison: the task, and each sort of difference with its count and some keys."""
    kinds = (IndexTask.Kind.VERIFY, IndexTask.Kind.REPAIR)
    task = IndexTask.objects.filter(kind__in=kinds, error="").exclude(ended_at=None).first()
    if task is None:
        return None
    counts, examples = task.result["counts"], task.result["examples"]
    sorts = [(label, counts[name], examples.get(name, [])) for name, label in SORTS.items()]
    return {"task": task, "sorts": sorts}


@hooks.register("register_admin_urls")
def urls() -> list[URLPattern]:
    view = permission_required(PERMISSION)(IndexStatusView.as_view())
    return [path("chi-muc/", view, name="search_index_status")]


class IndexStatusMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm(PERMISSION)


@hooks.register("register_reports_menu_item")
def menu_item() -> MenuItem:
    address = reverse("search_index_status")
    return IndexStatusMenuItem(
        _("Search index"), address, name="search-index", icon_name="search", order=1400
    )


@hooks.register("register_permissions")
def permission() -> QuerySet[Permission]:
    return Permission.objects.filter(content_type__app_label="search", codename="tend_index")
