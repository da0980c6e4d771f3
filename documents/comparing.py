"""How two versions of a letter are compared in the admin."""

from django.db.models import Model
from wagtail.admin.compare import M2MFieldComparison, register_comparison_class

from documents.fields import TaskAreas


class TaskAreasComparison(M2MFieldComparison):
    """By name: the stock one shows slugs."""

    def get_item_display(self, item: Model) -> str:
        return str(item)


register_comparison_class(TaskAreas, comparison_class=TaskAreasComparison)
