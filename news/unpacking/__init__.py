"""A report's file taken apart: lines with what the file says of each, and its pictures.

Nothing here needs the site's settings or database: `child` runs it in a limited process without them.
"""

from news.unpacking.lines import Mark, ReportPicture, ReportSource

__all__ = ["Mark", "ReportPicture", "ReportSource"]
