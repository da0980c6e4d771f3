"""The reading process itself: `child MODE PATH [N]`, answers as JSON lines on standard output.

`text` gives {"pages": count} and {"n", "text", "doubt"} for each page; `scan` one {"n", "text",
"confidence", "unsure"}; `draw` one {"png"}, in base 64.
The last line is {"end": true}, or {"outcome", "note"} where the file cannot be read (further).
"""

import importlib
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from documents.extraction import limits
from documents.extraction.kinds import kind_of_path
from documents.extraction.outcomes import Outcome, Unreadable

# Loaded when needed: each brings libraries that take a tenth of a second.
READERS = {
    "pdf": "pdf",
    "docx": "word",
    "doc": "word",
    "xlsx": "sheets",
    "jpeg": "pictures",
    "png": "pictures",
    "tiff": "pictures",
    "webp": "pictures",
    "text": "plain",
    "html": "plain",
}


def told(path: Path, kind: str, mode: str, n: int) -> Iterator[dict[str, Any]]:
    if kind == "empty":
        raise Unreadable(Outcome.EMPTY)
    if kind == "encrypted":
        raise Unreadable(Outcome.ENCRYPTED)
    if kind not in READERS:
        raise Unreadable(Outcome.UNSUPPORTED, kind)
    reader = importlib.import_module(f"documents.extraction.{READERS[kind]}")
    if mode == "text":
        yield from reader.pages(path, kind)
    elif mode == "draw":
        from documents.extraction import drawing

        yield {"png": drawing.png(path, kind, n)}
    else:
        from documents.extraction import ocr

        said = ocr.read(reader.picture(path, n))
        yield {"n": n, "text": said.text, "confidence": said.sure, "unsure": said.unsure}


def run(mode: str, path: Path, n: int) -> Iterator[dict[str, Any]]:
    try:
        yield from told(path, kind_of_path(path), mode, n)
        yield {"end": True}
    except Unreadable as error:
        yield {"outcome": error.outcome, "note": error.note}
    except MemoryError:
        yield {"outcome": Outcome.TOO_BIG, "note": "memory"}
    except Exception as error:
        # Of a stranger's file a library may raise anything.
        yield {"outcome": Outcome.BROKEN, "note": f"{type(error).__name__}: {error}"[:300]}


def main(mode: str, path: str, n: str = "1") -> None:
    if mode == "scan":
        os.nice(19)
        limits.limit_this_process(limits.OCR_CPU_SECONDS, limits.OCR_WALL_SECONDS)
    else:
        limits.limit_this_process(limits.CPU_SECONDS, limits.WALL_SECONDS)
    out = sys.stdout.buffer
    for message in run(mode, Path(path), int(n)):
        out.write(json.dumps(message, ensure_ascii=False).encode(errors="replace") + b"\n")
        out.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
