"""Dropping a report and reviewing its draft, as one does at the desk, in short words."""

from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.models import Collection

from cms import roles
from news.intake import runner
from news.models import ConferenceArticlePage, DroppedFile
from tests import makers, reports

COLOURS = ("red", "green", "blue", "orange", "purple")
A, B, C = reports.CAPTIONS


def open_office() -> None:
    """Roles, and a place for photos."""
    if not Collection.get_first_root_node():
        Collection.add_root(name="Root")
    roles.appoint()


def someone(role: str, name: str):
    return makers.user(name, Group.objects.get(name=role))


def photo(n: int) -> bytes:
    return makers.jpeg(300, 200 + 20 * n, COLOURS[n])


def dropped(desk, *files: tuple[str, bytes], text: str = "") -> DroppedFile:
    """The report's row, once all is read."""
    sent = [SimpleUploadedFile(name, content) for name, content in files]
    desk.post(reverse("news_drop"), {"files": sent, "text": text})
    while runner.run_next():
        pass
    return DroppedFile.objects.filter(kind="report").order_by("pk").last()


def with_photos(desk, count: int = 3) -> DroppedFile:
    return dropped(desk, *((f"{n + 1}.jpg", photo(n)) for n in range(count)), text=reports.TEXT)


def address(file: DroppedFile) -> str:
    return reverse("news_review", args=[file.pk])


def sent(desk, file: DroppedFile, **changed) -> dict:
    """What the form sends as it was shown, but for what changed."""
    context = desk.get(address(file)).context
    form = {f"role-{shown.piece.n}": shown.piece.role.value for shown in context["pieces"]}
    form |= {f"photo-{place.at}": place.slot.photo or "" for place in context["places"]}
    for field in context["form"]:
        value = field.value()
        if field.name == "task_areas":
            form[field.name] = value
            continue
        shown = field.field.widget.format_value(value)
        form[field.name] = (shown[0] if isinstance(shown, list) else shown) or ""
    return form | {"revision": context["page"].latest_revision_id, "action": "save"} | changed


def save(desk, file: DroppedFile, **changed):
    answer = desk.post(address(file), sent(desk, file, **changed))
    file.reading.refresh_from_db()
    return answer


def draft() -> ConferenceArticlePage:
    return ConferenceArticlePage.objects.get().get_latest_revision_as_object()


def pairs() -> list[tuple[str, str]]:
    return [(row.image.title if row.image else "", row.caption) for row in draft().gallery_photos.all()]


def piece(desk, file: DroppedFile, words: str) -> int:
    """The number of the line that holds these words."""
    shown = desk.get(address(file)).context["pieces"]
    return next(one.piece.n for one in shown if words in one.piece.text)


def role(desk, file: DroppedFile, words: str) -> str:
    shown = desk.get(address(file)).context["pieces"]
    return next(one.piece.role.value for one in shown if words in one.piece.text)


def edited_elsewhere() -> None:
    """Someone goes on with the draft in Wagtail's editor."""
    page = draft()
    page.venue = "Sửa trong trình soạn thảo"
    page.save_revision()
