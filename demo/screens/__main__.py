"""`python -m demo.screens [NAME …]`: all pictures of the editors' guide, or those named."""

import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from demo.screens import camera, clock

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

    from demo.screens.scenes import Scene

PICTURES = Path(__file__).resolve().parents[2] / "docs" / "pictures" / "huong-dan"
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
ARGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--hide-scrollbars", "--lang=vi"]
DESK, PHONE = 1280, 390


def main(wanted: list[str]) -> None:
    with TemporaryDirectory() as folder:
        os.environ |= {
            "DJANGO_SETTINGS_MODULE": "cms.settings",
            "VAR_DIR": f"{folder}/var",
            "ADMIN_NAME": "quan-tri",
            "ADMIN_PASSWORD": "chi-de-chup-man-hinh",
            "COUNT_READS": "off",
            # The driver's loop runs in this thread; Django takes that for async code.
            "DJANGO_ALLOW_ASYNC_UNSAFE": "true",
        }
        # Where collected static files would be; these are served from the apps' own folders.
        Path(folder, "var", "static").mkdir(parents=True)
        clock.wind_up()
        take(Path(folder), wanted)


def take(folder: Path, wanted: list[str]) -> None:
    """Lay the site out, serve it and take the pictures."""
    import django

    django.setup()
    from playwright.sync_api import sync_playwright

    from demo.screens import office, papers
    from demo.screens.scenes import SCENES

    with sync_playwright() as playwright:
        speaking: dict[str, str | float | bool] = {**os.environ, "LANGUAGE": "vi"}
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGS, env=speaking)
        papers.write_letters(folder / "van-ban", browser)
        sessions = office.furnish(folder / "van-ban")
        with served() as address:
            studio = Studio(browser, address, sessions, folder)
            for scene in SCENES:
                if (not wanted or scene.name in wanted) and studio.keep(scene):
                    sys.stderr.write(f"{scene.name}\n")
        browser.close()


@contextmanager
def served() -> Iterator[str]:
    """The site at an address of this machine, in a thread that sees the same clock."""
    from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
    from django.core.wsgi import get_wsgi_application

    class Quiet(WSGIRequestHandler):
        def log_message(self, *args: object) -> None:
            pass

    server = ThreadedWSGIServer(("127.0.0.1", 0), Quiet)
    server.set_app(get_wsgi_application())
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://localhost:{server.server_port}"
    server.shutdown()


@dataclass
class Studio:
    """A browser before the site; `sessions` are the keys by which its people are signed in."""

    browser: "Browser"
    address: str
    sessions: dict[str, str]
    folder: Path

    def keep(self, scene: "Scene") -> bool:
        """Whether the picture changed. Raises RuntimeError with the scene's name."""
        context = self.window(scene)
        try:
            return camera.keep(self.picture(scene, context.new_page()), PICTURES / f"{scene.name}.webp")
        except Exception as error:
            raise RuntimeError(f"no picture of {scene.name}") from error
        finally:
            context.close()

    def window(self, scene: "Scene") -> "BrowserContext":
        context = self.browser.new_context(
            base_url=self.address,
            locale="vi-VN",
            timezone_id="Asia/Ho_Chi_Minh",
            viewport={"width": PHONE if scene.phone else DESK, "height": scene.height},
            reduced_motion="reduce",
        )
        context.set_default_timeout(15_000)
        if scene.who:
            session = {"name": "sessionid", "value": self.sessions[scene.who], "url": self.address}
            context.add_cookies([session])  # type: ignore[list-item]
        return context

    def picture(self, scene: "Scene", page: "Page") -> bytes:
        page.goto(scene.where())
        page.wait_for_load_state("networkidle")
        own = self.folder / scene.name
        own.mkdir()
        scene.act(page, own)
        page.wait_for_load_state("networkidle")
        return page.screenshot(animations="disabled", caret="hide")


if __name__ == "__main__":
    main(sys.argv[1:])
