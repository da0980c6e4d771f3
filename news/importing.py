"""From a report file and a folder of photos to an article, draft or published."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.db import transaction
from django.utils.html import escape
from django.utils.translation import gettext as _
from wagtail.utils.file import hash_filelike

from documents.models import SchoolYear
from news import pictures
from news.galleries import lay_gallery
from news.matching import natural
from news.models import ConferenceArticlePage, GalleryPhoto, NewsIndexPage, Photo
from news.reading import Block, Report, ReportPicture, ReportSource, read, read_source
from news.reading.report import trimmed

PHOTO_SUFFIXES = {".jpg", ".jpeg", ".png", ".webp", ".avif", ".heic", ".heif"}


@dataclass
class Imported:
    """What became of a report: `action` is created, updated or kept; `notes` are lines for a person."""

    page: ConferenceArticlePage
    action: str
    notes: list[str] = field(default_factory=list)


def import_article(
    path: Path, photos: Path | None = None, *, publish: bool = False, replace: bool = False
) -> Imported:
    """Make an article of a report, or bring its untouched draft up to date.

    The same title and event day are the same report. An article that a person has edited or published is
    left as it is unless `replace` is set. Raises ReadingError when the file is no report, OSError when it
    cannot be read, and NewsIndexPage.DoesNotExist on a site without a news section.
    """
    source = read_source(path)
    report = read(source)
    section = NewsIndexPage.objects.live().get()
    existing = find_article(report)
    if existing and not replace and not untouched(existing):
        return Imported(existing, "kept", [_("it was edited or published since; --replace overrules")])
    notes: list[str] = []
    gallery = list(gallery_of(source, report, photos, notes))
    with transaction.atomic():
        page = existing.get_latest_revision_as_object() if existing else ConferenceArticlePage(live=False)
        fill(page, report, notes)
        page.gallery_photos.set(gallery)
        store(page, section, publish=publish)
    return Imported(page, "updated" if existing else "created", notes)


def find_article(report: Report) -> ConferenceArticlePage | None:
    """The article of this report, if it was imported or written before."""
    title = fitted(trimmed(report.title) or "", "title")
    same = ConferenceArticlePage.objects.filter(title=title, event_start=report.event_start)
    return same.order_by("pk").first()


def untouched(page: ConferenceArticlePage) -> bool:
    """Whether the importer's own draft is still the latest word."""
    return not page.live and page.import_revision_id == page.latest_revision_id


def store(page: ConferenceArticlePage, section: NewsIndexPage, *, publish: bool) -> None:
    """Save the row and a revision of it, and remember that revision as the importer's own."""
    if page.pk:
        page.save()
    else:
        section.add_child(instance=page)
    revision = page.save_revision(log_action=True)
    ConferenceArticlePage.objects.filter(pk=page.pk).update(import_revision_id=revision.pk)
    if publish:
        revision.publish()


def fill(page: ConferenceArticlePage, report: Report, notes: list[str]) -> None:
    """Write everything the report says into the article's fields."""
    title = trimmed(report.title) or ""
    page.title = page.draft_title = fitted(title, "title")
    page.summary = trimmed(report.summary) or ""
    if page.title != title:
        page.summary = "\n".join(filter(None, (title, page.summary)))
        notes.append(_("the title is longer than 255 characters: its whole stands in the summary"))
    page.event_start, page.event_end = report.event_start, report.event_end
    page.venue = fitted(trimmed(report.venue) or "", "venue")
    page.organiser = fitted(trimmed(report.organiser) or "", "organiser")
    page.updated_at = report.updated_at
    author = report.author
    page.author_name = fitted((author and trimmed(author.name)) or "", "author_name")
    page.author_position = fitted((author and trimmed(author.position)) or "", "author_position")
    page.author_unit = fitted((author and trimmed(author.unit)) or "", "author_unit")
    page.source_url = linked(report.source_url)
    # An address that is no link is still what the report names as its source.
    unlinked = "" if page.source_url else report.source_url
    source = " ".join(filter(None, (trimmed(report.source_name), unlinked)))
    page.source_name = fitted(source, "source_name")
    page.captions_numbered = report.captions_numbered
    page.body = list(stream(report))
    names = dict.fromkeys(filter(None, [report.school_year, *report.school_years]))
    page.school_years.set([SchoolYear.named(name) for name in names])
    page.school_year = SchoolYear.named(report.school_year) if report.school_year else None


def linked(address: str | None) -> str:
    """The address as a link, with https:// where only the host was printed; "" when it is none."""
    if not address:
        return ""
    link = address if "://" in address else f"https://{address}"
    try:
        ConferenceArticlePage._meta.get_field("source_url").run_validators(link)
    except ValidationError:
        return ""
    return link


def fitted(text: str, name: str) -> str:
    """The text cut at a word to what its column holds; the body keeps the whole."""
    # Always a column of bounded text; any field could be named.
    column: Any = ConferenceArticlePage._meta.get_field(name)
    limit: int = column.max_length
    return text if len(text) <= limit else text[: limit - 1].rsplit(" ", 1)[0] + "…"


def stream(report: Report) -> Iterator[tuple]:
    """The body as stream blocks; paragraphs and lists in a row are one text for the editor."""
    markup: list[str] = []
    for block in report.body:
        if block.kind in ("paragraph", "list"):
            markup.append(marked_up(block))
            continue
        if markup:
            yield "paragraph", "".join(markup)
            markup = []
        yield typed(block, report)
    if markup:
        yield "paragraph", "".join(markup)


def marked_up(block: Block) -> str:
    if block.kind == "paragraph":
        return f"<p>{escape(block.text.strip())}</p>"
    tag = "ol" if block.ordered else "ul"
    # A point's own sub-points stand in it, one a line.
    items = "".join(
        f"<li>{escape(trimmed(item) or '').replace(chr(10), '<br/>')}</li>" for item in block.items
    )
    return f"<{tag}>{items}</{tag}>"


def typed(block: Block, report: Report) -> tuple:
    """A heading, the delegates, a table or the gallery's mark as its stream block."""
    if block.kind == "delegates":
        people = (report.delegates[index] for index in block.people)
        return "delegates", [
            {"honorific": p.honorific or "", "name": p.name, "position": trimmed(p.position) or ""}
            for p in people
        ]
    if block.kind == "table":
        return "table", {"data": block.rows, "cell": [], "mergeCells": [], "table_caption": ""}
    return block.kind, block.text.strip() if block.kind == "heading" else None


def gallery_of(
    source: ReportSource, report: Report, folder: Path | None, notes: list[str]
) -> Iterator[GalleryPhoto]:
    """Captions and photos side by side, in order; what has no partner is kept and reported."""
    captions = [trimmed(caption) or "" for caption in report.captions]
    beside = list(photos_in(folder, notes)) if folder else []
    ready = {id(picture): file for picture, file in beside}
    laid = lay_gallery(source, report, [picture for picture, _file in beside])
    photos = sum(1 for place in laid.places if place.picture)
    if (folder or photos) and photos != len(captions):
        notes.append(
            _("%(photos)d photos for %(captions)d captions") % {"photos": photos, "captions": len(captions)}
        )
    notes += [f"{name}: {_(reason)}" for name, reason in source.left_out]
    order = 0
    for place in laid.places:
        caption = captions[place.caption] if place.caption is not None else ""
        picture = place.picture
        image = stored_picture(picture, ready.get(id(picture)), caption, notes) if picture else None
        if image or caption:
            yield GalleryPhoto(sort_order=order, image=image, caption=caption)
            order += 1


def photos_in(folder: Path, notes: list[str]) -> Iterator[tuple[ReportPicture, pictures.KeptFile]]:
    """The folder's photos in natural order of their names, ready to be kept; one that cannot be read is
    reported."""
    files = (path for path in folder.iterdir() if path.suffix.lower() in PHOTO_SUFFIXES and path.is_file())
    for path in sorted(files, key=lambda path: natural(path.name)):
        try:
            ready = pictures.ready_to_keep(ContentFile(path.read_bytes(), name=path.name))
            yield ReportPicture(ready.read(), path.name, beside=True), ready
        except (pictures.PictureError, OSError) as error:
            notes.append(f"{path.name}: {error}")


def stored_picture(
    picture: ReportPicture, ready: pictures.KeptFile | None, caption: str, notes: list[str]
) -> Photo | None:
    """The photo of a picture; None, and a note, where it cannot be kept."""
    file = ready or ContentFile(picture.content, name=picture.name)
    try:
        return stored_photo(file, caption or Path(picture.name).stem)
    except (pictures.PictureError, OSError) as error:
        notes.append(f"{picture.name}: {error}")
        return None


def stored_photo(file: File, title: str) -> Photo:
    """The photo of a file; one the library already has is not stored again. Raises PictureError."""
    ready = pictures.ready_to_keep(file)
    known = Photo.objects.filter(file_hash=hash_filelike(ready)).first()
    if known:
        return known
    photo = Photo(title=title[:255], file=ready)
    photo.save()
    return photo
