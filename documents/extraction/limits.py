"""What one file may cost."""

import resource
import signal

MEMORY = 1 << 30
CPU_SECONDS, WALL_SECONDS = 20, 30
# One page of a scan, turned and read twice at worst.
OCR_CPU_SECONDS, OCR_WALL_SECONDS = 90, 120
TESSERACT_SECONDS = 50
MOST_PAGES = 10_000
MOST_CHARACTERS = 200_000
MOST_PIXELS = 50_000_000
# Of all parts of a Word or Excel file, unpacked.
MOST_UNPACKED = 200 << 20
MOST_PART = 60 << 20


def limit_this_process(cpu: int, wall: int) -> None:
    """The alarm ends it even where whoever started it is no more."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (cpu, cpu + 5))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # It writes nothing but its answer.
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    signal.alarm(wall)
