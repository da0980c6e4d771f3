"""`{% photo image alt="…" sizes="…" eager=True %}` draws a photo from the renditions that stand."""

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from news.models import Photo, Rendition
from news.renditions import TYPES

register = template.Library()
EAGER, LAZY = 'fetchpriority="high"', 'loading="lazy" decoding="async"'


def by_format(image: Photo) -> dict[str, list[Rendition]]:
    """The photo's renditions by format, narrowest first; prefetch `renditions` and this asks nothing."""
    found: dict[str, list[Rendition]] = {}
    for rendition in sorted(image.renditions.all(), key=lambda rendition: rendition.width):
        spec = rendition.filter_spec
        if spec.startswith("width-") and "|format-" in spec:
            found.setdefault(spec.rpartition("-")[2], []).append(rendition)
    return found


def srcset(renditions: list[Rendition]) -> SafeString:
    return format_html_join(", ", "{} {}w", ((r.url, r.width) for r in renditions))


def classes(image: Photo) -> str:
    """The tone that holds the photo's place, and what must stay in sight where the photo is cropped."""
    focus = " focus-x-{} focus-y-{}".format(*image.focus) if image.focus else ""
    return f"tone-{image.tone}{focus}"


@register.simple_tag
def photo(image: Photo | None, alt: str = "", sizes: str = "100vw", eager: bool = False) -> SafeString | str:
    """A `<picture>` with every format that stands, its place kept by width and height."""
    formats = by_format(image) if image else {}
    if image is None or not formats.get("jpeg"):
        return ""
    sources = format_html_join(
        "",
        '<source type="{}" srcset="{}" sizes="{}">',
        ((TYPES[name], srcset(formats[name]), sizes) for name in ("avif", "webp") if name in formats),
    )
    fallback = formats["jpeg"][min(1, len(formats["jpeg"]) - 1)]
    loading = mark_safe(EAGER if eager else LAZY)  # noqa: S308 - constants
    return format_html(
        '<picture>{}<img src="{}" srcset="{}" sizes="{}" width="{}" height="{}" '
        'alt="{}" class="{}" {}></picture>',
        sources,
        fallback.url,
        srcset(formats["jpeg"]),
        sizes,
        fallback.width,
        fallback.height,
        alt,
        classes(image),
        loading,
    )


@register.simple_tag
def photo_url(image: Photo | None) -> str:
    """The address of the photo's largest JPEG, or an empty string."""
    jpegs = by_format(image).get("jpeg") if image else None
    return jpegs[-1].url if jpegs else ""
