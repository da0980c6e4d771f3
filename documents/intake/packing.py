"""A folder of files as the ZIP that an intake keeps."""

import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO


@contextmanager
def packed(files: Path) -> Iterator[IO[bytes]]:
    """A ZIP as it is, or a folder's files put into one under their paths. Raises OSError."""
    if not files.is_dir():
        with files.open("rb") as archive:
            yield archive
        return
    with tempfile.TemporaryFile() as archive:
        # Stored as they are: PDF is packed already.
        with zipfile.ZipFile(archive, "w", zipfile.ZIP_STORED) as packing:
            for path in sorted(files.rglob("*")):
                if path.is_file() and not path.is_symlink():
                    packing.write(path, path.relative_to(files).as_posix())
        archive.seek(0)
        yield archive
