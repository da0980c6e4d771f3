"""What the whole site changes in Wagtail's admin."""

from wagtail import hooks

from cms import users

for action in (users.AssignRole, users.Delete, users.SetActiveState):
    # After Wagtail's own, which bear the same names.
    hooks.register("register_bulk_action", action, order=1)
