"""Pages of a list that may be a million rows long."""

from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin.paginator import WagtailPaginator

MOST_COUNTED = 2_000


class CappedPaginator(WagtailPaginator):
    """Counts no further than MOST_COUNTED and has no pages behind that: a filter or a search leads on."""

    @cached_property
    def counted(self) -> int:
        rows = self.object_list
        if isinstance(rows, list):
            return len(rows)
        # In the list's own order: the rows counted are then those at hand.
        return rows[: MOST_COUNTED + 1].count()

    @cached_property
    def count(self) -> int:
        return min(self.counted, MOST_COUNTED)

    @property
    def is_capped(self) -> bool:
        return self.counted > MOST_COUNTED

    @cached_property
    def items_count_label(self) -> str:
        if not self.is_capped:
            return super().items_count_label
        return _("More than %(most)s %(things)s") % {
            "most": f"{MOST_COUNTED:,}".replace(",", "."),
            "things": self.verbose_name_plural,
        }
