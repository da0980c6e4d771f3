"""What stands in a file, page by page, read in a limited process of its own.

Nothing here needs the site's settings or database: the reading process starts without them. It imports this
package too, so what only its caller needs is brought when first asked for.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from documents.extraction.pages import FileReading, Outcome, PageText, Unreadable
    from documents.extraction.process import can_ocr
    from documents.extraction.reader import FileStream, read_file, read_scan, stream_file

__all__ = [
    "FileReading",
    "FileStream",
    "Outcome",
    "PageText",
    "Unreadable",
    "can_ocr",
    "read_file",
    "read_scan",
    "stream_file",
]
_PLACES = ("pages", "process", "reader")


def __getattr__(name: str) -> Any:
    if name in __all__:
        for place in _PLACES:
            module = import_module(f"documents.extraction.{place}")
            if hasattr(module, name):
                return getattr(module, name)
    raise AttributeError(name)
