"""A stored file as an answer: whole, in part (viewers jump to a page), or only told to be unchanged."""

import re
from collections.abc import Iterator
from typing import IO
from urllib.parse import quote

from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.cache import get_conditional_response

from documents.extraction.kinds import HEAD, kind_of_head
from documents.models import Attachment

# Shown in the browser; everything else is only offered for saving, and never as a page of this site.
INLINE = {
    "pdf": "application/pdf",
    "text": "text/plain; charset=utf-8",
    "jpeg": "image/jpeg",
    "png": "image/png",
    "webp": "image/webp",
}
SUFFIXES = {
    "pdf": (".pdf",),
    "text": (".txt",),
    "jpeg": (".jpg", ".jpeg"),
    "png": (".png",),
    "webp": (".webp",),
}
_RANGE = re.compile(r"bytes=(\d{0,15})-(\d{0,15})")
_CHUNK = 1 << 16


def served(request: HttpRequest, item: Attachment, *, saving: bool) -> HttpResponseBase:
    """The answer to whoever may have this file."""
    etag = f'"{item.sha256}"' if item.sha256 else None
    unchanged = get_conditional_response(request, etag=etag)
    if unchanged is not None:
        return with_headers(unchanged, etag)
    file = item.file.open("rb")
    kind = kind_of_head(file.read(HEAD))
    file.seek(0)
    # Its name and its bytes must both say so: a web page named .pdf is never shown.
    inline = not saving and item.download_name.endswith(SUFFIXES.get(kind, ("/",)))
    response = part_or_whole(request, file, item.file.size, etag)
    response["Content-Type"] = INLINE[kind] if inline else "application/octet-stream"
    response["Content-Disposition"] = disposition(item, inline=inline)
    response["Accept-Ranges"] = "bytes"
    if inline and kind == "pdf":
        # The site's own policy forbids plugins, and browsers take their PDF viewer for one.
        response["Content-Security-Policy"] = "frame-ancestors 'self'"
    return with_headers(response, etag)


def with_headers(response: HttpResponseBase, etag: str | None) -> HttpResponseBase:
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-cache"
    if etag:
        response["ETag"] = etag
    return response


def disposition(item: Attachment, *, inline: bool) -> str:
    """A plain name for old programs and the readable one for all others."""
    kind = "inline" if inline else "attachment"
    return f"{kind}; filename=\"{item.download_name}\"; filename*=UTF-8''{quote(item.saved_name, safe='')}"


def part_or_whole(request: HttpRequest, file: IO[bytes], size: int, etag: str | None) -> HttpResponseBase:
    asked = request.headers.get("Range", "")
    changed = request.headers.get("If-Range", etag) != etag
    found = _RANGE.fullmatch(asked.replace(" ", "")) if asked and not changed else None
    # Several parts at once, or another unit: the whole file is a right answer too.
    if found is None or found.groups() == ("", "") or request.method not in ("GET", "HEAD"):
        return FileResponse(file)
    first, last = span(*found.groups(), size=size)
    if first > last:
        file.close()
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    response = StreamingHttpResponse(part(file, first, last), status=206)
    response["Content-Range"] = f"bytes {first}-{last}/{size}"
    response["Content-Length"] = str(last - first + 1)
    return response


def span(begin: str, end: str, *, size: int) -> tuple[int, int]:
    """First and last byte; the first after the last where none of them is there."""
    if not begin:
        return max(0, size - int(end)), size - 1 if int(end) else -1
    return int(begin), min(int(end) if end else size - 1, size - 1)


def part(file: IO[bytes], first: int, last: int) -> Iterator[bytes]:
    with file:
        file.seek(first)
        left = last - first + 1
        while left > 0 and (chunk := file.read(min(_CHUNK, left))):
            left -= len(chunk)
            yield chunk
