"""How often one client may ask the API."""

import hashlib
import ipaddress
import re
import time

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from ninja.throttling import BaseThrottle

SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86400}

# What one household or server room is given of IPv6: an address alone would be no limit.
IPV6_CLIENT = 64


def rate_of(text: str) -> tuple[int, int]:
    """`60/m` → 60 requests in 60 seconds; (0, 0) for an empty text, which is no limit. Raises ValueError."""
    if not text:
        return 0, 0
    read = re.fullmatch(r"([1-9][0-9]{0,8})/([smhd])", text)
    if read is None:
        raise ValueError(f"API_RATE is {text!r}; write it as 120/m, with s, m, h or d")
    return int(read[1]), SECONDS[read[2]]


class ClientThrottle(BaseThrottle):
    """So many requests an address in each window of time.

    Ninja's own throttles keep the request's history on themselves, where threads overwrite each other's.
    """

    def __init__(self) -> None:
        # A rate that cannot be read stops the site at its start, not at a reader's request.
        rate_of(settings.API_RATE)

    def allow_request(self, request: HttpRequest) -> bool:
        most, seconds = rate_of(settings.API_RATE)
        if not most:
            return True
        key = f"api.{client_of(self.get_ident(request) or '')}.{int(time.time()) // seconds}"
        if cache.add(key, 1, seconds):
            return True
        try:
            return cache.incr(key) <= most
        except ValueError:
            # It ran out, or was pushed out, between the two.
            return True

    def wait(self) -> float:
        """Seconds to the next window."""
        _most, seconds = rate_of(settings.API_RATE)
        return seconds - time.time() % seconds if seconds else 0


def client_of(address: str) -> str:
    """A short name for the client at this address, whatever a proxy wrote for one."""
    try:
        known = ipaddress.ip_address(address.strip())
    except ValueError:
        return hashlib.blake2b(address.encode(errors="replace"), digest_size=12).hexdigest()
    if known.version == 4:
        return str(known)
    if known.ipv4_mapped:
        return str(known.ipv4_mapped)
    return str(ipaddress.ip_network((known, IPV6_CLIENT), strict=False).network_address)
