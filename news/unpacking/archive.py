"""A ZIP with a report and its photos."""

import io
import posixpath
import re
import zipfile

from documents.extraction import zipped
from documents.extraction.kinds import HEAD, kind_of_head, kind_of_zip
from documents.extraction.pages import Outcome, Unreadable

_PHOTO = re.compile(r"\.(?:jpe?g|png|webp|avif|hei[cf]|gif|bmp|tiff?)$", re.IGNORECASE)
_REPORTS = ("docx", "html", "text")
MOST_MEMBERS = 10_000
MOST_UNPACKED = 1 << 30
LARGEST_REPORT = 150 << 20


class Archive:
    """`report` is the name of the report in it, `kind` what it is; `photos` the names of pictures beside it,
    `others` what is neither."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self.archive = archive
        self.members = {part.filename: part for part in checked(archive) if not part.is_dir()}
        names = [name for name, part in self.members.items() if zipped.is_of_people(part)]
        self.photos = [name for name in names if _PHOTO.search(name)]
        kinds = {name: self._kind(name) for name in names if name not in self.photos}
        reports = [name for name in kinds if kinds[name] in _REPORTS]
        if not reports:
            raise Unreadable(Outcome.UNSUPPORTED, "no report in the archive")
        self.report = min(reports, key=lambda name: self._rank(name, kinds[name]))
        self.kind = kinds[self.report]
        self.others = [name for name in kinds if name != self.report]

    def _rank(self, name: str, kind: str) -> tuple:
        """A Word file before a page before a text; of two the less deep, then the longer."""
        return (_REPORTS.index(kind), name.count("/"), -self.members[name].file_size, name)

    def _kind(self, name: str) -> str:
        try:
            with self.archive.open(name) as part:
                head = part.read(HEAD)
            kind = kind_of_head(head)
            if kind == "zip" and self.members[name].file_size <= LARGEST_REPORT:
                return kind_of_zip(io.BytesIO(self.read(name, LARGEST_REPORT)))
        except (OSError, EOFError, zipfile.BadZipFile, ValueError, NotImplementedError, RuntimeError):
            return "unknown"
        return kind

    def read(self, name: str, most: int) -> bytes:
        """Raises Unreadable where the member is larger or broken."""
        return member(self.archive, name, most)

    def find(self, address: str) -> str | None:
        """The photo that a page's address means: the same path, else the same name."""
        folder = posixpath.dirname(self.report)
        path = posixpath.normpath(posixpath.join(folder, address.replace("\\", "/").split("?")[0]))
        if path in self.members:
            return path
        base = posixpath.basename(path).lower()
        return next((name for name in self.photos if base and posixpath.basename(name).lower() == base), None)


def checked(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    parts = archive.infolist()
    if len(parts) > MOST_MEMBERS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise Unreadable(Outcome.TOO_BIG, "unpacked")
    if any(part.flag_bits & 1 for part in parts):
        raise Unreadable(Outcome.ENCRYPTED)
    return parts


def member(archive: zipfile.ZipFile, name: str, most: int) -> bytes:
    try:
        with archive.open(name) as part:
            data = part.read(most + 1)
    except (zipfile.BadZipFile, OSError, EOFError, ValueError, NotImplementedError, RuntimeError) as error:
        raise Unreadable(Outcome.BROKEN, str(error)[:200]) from error
    except KeyError as error:
        raise Unreadable(Outcome.BROKEN, f"no {name}"[:200]) from error
    if len(data) > most:
        raise Unreadable(Outcome.TOO_BIG, "unpacked")
    return data


def shown_name(archive: zipfile.ZipFile, name: str) -> str:
    """A member's own name without its folders; a file may name one that is not there."""
    part = archive.NameToInfo.get(name)
    base = (zipped.member_name(part) if part else name).replace("\\", "/").rstrip("/").split("/")[-1]
    return re.sub(r"[\x00-\x1f\x7f]", "", base)[:150] or "file"
