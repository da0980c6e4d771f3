"""Which report a dropped photo belongs to: that of its folder, or the only one there is."""

from collections.abc import Iterator

from news.models import DroppedFile, ReportIntake


def give_photos_to_reports(intake: ReportIntake) -> None:
    """A photo goes to the one report in its own folder or, else, in the nearest folder round it that holds
    any. Where that holds several, the photo waits for an editor's word."""
    files = intake.files.exclude(outcome=DroppedFile.Outcome.FAILED, file="")
    reports = list(files.filter(kind=DroppedFile.Kind.REPORT))
    photos = files.filter(kind=DroppedFile.Kind.PHOTO, report=None, outcome=DroppedFile.Outcome.WAITING)
    changed = []
    for photo in photos:
        photo.report = report_of(photo.folder, reports)
        if photo.report:
            changed.append(photo)
    DroppedFile.objects.bulk_update(changed, ["report"], batch_size=200)


def report_of(folder: str, reports: list[DroppedFile]) -> DroppedFile | None:
    for place in upwards(folder):
        there = [one for one in reports if one.folder == place]
        below = there or [one for one in reports if not place or one.folder.startswith(f"{place}/")]
        if below:
            return below[0] if len(below) == 1 else None
    return None


def upwards(folder: str) -> Iterator[str]:
    """ "a.zip/b" → "a.zip/b", "a.zip", "" """
    while folder:
        yield folder
        folder = folder.rpartition("/")[0]
    yield ""
