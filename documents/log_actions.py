"""What Wagtail's log says of letters beside its own actions."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry, LogFormatter
from wagtail.models import ModelLogEntry

from documents import secrecy, withdrawing

CHANGED_TOGETHER = "documents.bulk_change"


class Withdrawn(LogFormatter):
    label = gettext_lazy("Withdraw")

    def format_message(self, entry: ModelLogEntry) -> str:
        return _("Withdrawn")

    def format_comment(self, entry: ModelLogEntry) -> str:
        return str(entry.data.get("reason", ""))


class Restored(LogFormatter):
    label = gettext_lazy("Restore")

    def format_message(self, entry: ModelLogEntry) -> str:
        return _("Restored, and public again") if entry.data.get("live") else _("Restored as a draft")


class Purged(LogFormatter):
    label = gettext_lazy("Remove for good")

    def format_message(self, entry: ModelLogEntry) -> str:
        return _("Removed for good: %(number)s") % {"number": entry.data.get("number", "")}


class FoundSecret(LogFormatter):
    label = gettext_lazy("Take off the site as secret")

    def format_message(self, entry: ModelLogEntry) -> str:
        return _("Taken off the site: a file's first page is marked secret")


class ChangedTogether(LogFormatter):
    label = gettext_lazy("Change together")

    def format_message(self, entry: ModelLogEntry) -> str:
        return _("Changed with others of the list: %(what)s") % {"what": entry.data.get("what", "")}


FORMATTERS = {
    withdrawing.WITHDRAWN: Withdrawn,
    withdrawing.RESTORED: Restored,
    withdrawing.PURGED: Purged,
    secrecy.FOUND: FoundSecret,
    CHANGED_TOGETHER: ChangedTogether,
}


@hooks.register("register_log_actions")
def letters_log(actions: LogActionRegistry) -> None:
    for action, formatter in FORMATTERS.items():
        actions.register_action(action)(formatter)
