"""Small charts as inline SVG: shapes and numbers only, coloured by the admin's own style sheet."""

from collections.abc import Sequence
from datetime import date

from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

WIDTH, HEIGHT, GAP = 600, 120, 2


def bars(days: Sequence[tuple[date, int]], label: str) -> SafeString:
    """A bar a day. Said as one sentence to who does not see it; each bar tells its own day on pointing."""
    most = max((times for _day, times in days), default=0)
    step = WIDTH / max(1, len(days))
    drawn = format_html_join(
        "",
        '<rect x="{}" y="{}" width="{}" height="{}"><title>{}: {}</title></rect>',
        (
            (
                f"{n * step:.1f}",
                f"{HEIGHT - tall(times, most):.1f}",
                f"{step - GAP:.1f}",
                f"{tall(times, most):.1f}",
                date_format(day, "SHORT_DATE_FORMAT"),
                times,
            )
            for n, (day, times) in enumerate(days)
        ),
    )
    return format_html(
        '<svg class="bars" viewBox="0 0 {} {}" preserveAspectRatio="none" role="img" aria-label="{}">'
        "{}</svg>",
        WIDTH,
        HEIGHT,
        _("%(label)s: %(total)s in %(days)s days, at most %(most)s a day")
        % {"label": label, "total": sum(times for _day, times in days), "days": len(days), "most": most},
        drawn,
    )


def tall(times: int, most: int) -> float:
    """A day with anything shows at least a line."""
    return max(2.0, HEIGHT * times / most) if times else 0.5
