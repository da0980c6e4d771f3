"""What the whole site changes in Wagtail's admin."""

from wagtail import hooks

from cms import users
from cms.audit import report  # noqa: F401 - for its hooks
from cms.desk import hooks as home_screen  # noqa: F401 - for its hooks
from cms.desk import menu  # noqa: F401 - for its hooks

for action in (users.AssignRole, users.Delete, users.SetActiveState):
    # After Wagtail's own, which bear the same names.
    hooks.register("register_bulk_action", action, order=1)
