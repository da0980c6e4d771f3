"""A report's file taken apart: lines with what the file says of each, and its pictures.

Nothing here needs the site's settings or database: `child` runs it in a limited process without them.
"""

from news.unpacking.lines import Kind, Mark, ReportPicture, ReportSource, Spot

__all__ = ["Kind", "Mark", "ReportPicture", "ReportSource", "Spot"]
