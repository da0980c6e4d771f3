"""What stands in a file, page by page, read in a limited process of its own.

Nothing here needs the site's settings or database: the reading process starts without them.
"""

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
