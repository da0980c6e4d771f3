"""What must be looked at again, or forgotten, when something of the site changes."""

from django.db.models.signals import m2m_changed, post_delete, post_save
from wagtail.signals import post_page_move

from home import menus, notices
from home.care import noticing
from home.models import Notice
from home.redirects import keeping


def connect() -> None:
    for signal in (post_save, post_delete, m2m_changed, post_page_move):
        signal.connect(menus.forget, dispatch_uid=f"home.forget_menus.{id(signal)}")
    for signal in (post_save, post_delete):
        signal.connect(notices.forget, sender=Notice, dispatch_uid=f"home.forget_notices.{id(signal)}")
    keeping.connect()
    noticing.connect()
