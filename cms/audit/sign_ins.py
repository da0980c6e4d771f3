"""Who came in, who went and who was refused; never what was typed as a password."""

from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.core.exceptions import ValidationError
from django.core.validators import validate_ipv46_address
from django.http import HttpRequest

from cms.audit.keeping import note
from cms.models import AuditEntry

SIGN_IN = AuditEntry.Kind.SIGN_IN


def address_of(request: HttpRequest | None) -> str | None:
    """Whence a request comes: behind a proxy the last of its X-Forwarded-For, which it wrote itself."""
    if request is None:
        return None
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2].strip()
    found = forwarded if settings.BEHIND_PROXY else request.META.get("REMOTE_ADDR", "")
    try:
        validate_ipv46_address(found)
    except ValidationError:
        return None
    return found


def came(sender: Any, request: HttpRequest, user: User, **kwargs: Any) -> None:
    note(SIGN_IN, "sign-in", user, who=user, address=address_of(request))


def went(sender: Any, request: HttpRequest, user: User | None, **kwargs: Any) -> None:
    if user is not None:
        note(SIGN_IN, "sign-out", user, who=user, address=address_of(request))


def refused(sender: Any, credentials: dict, request: HttpRequest | None = None, **kwargs: Any) -> None:
    typed = str(credentials.get("username") or "").replace("\0", "")
    note(SIGN_IN, "sign-in.refused", title=typed, address=address_of(request))


def listen() -> None:
    user_logged_in.connect(came, dispatch_uid="cms.audit.came")
    user_logged_out.connect(went, dispatch_uid="cms.audit.went")
    user_login_failed.connect(refused, dispatch_uid="cms.audit.refused")
