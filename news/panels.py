"""The gallery's panel in the editor."""

from wagtail.admin.panels import MultipleChooserPanel


class GalleryPanel(MultipleChooserPanel):
    """Many photos chosen in one go, in the order of choosing, and moved one place at a time."""
