"""`python -m demo.screens [NAME …]`: all pictures of the editors' guide, or those named."""

import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from demo.screens import camera, clock

PICTURES = Path(__file__).resolve().parents[2] / "docs" / "pictures" / "huong-dan"
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
ARGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--hide-scrollbars", "--lang=vi"]
PHONE = {"width": 390, "height": 780}


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
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGS, env=os.environ | {"LANGUAGE": "vi"})
        papers.write_letters(folder / "van-ban", browser)
        sessions = office.furnish(folder / "van-ban")
        with served() as address:
            for scene in SCENES:
                if not wanted or scene.name in wanted:
                  try:
                    png = picture_of(scene, browser, address, sessions, folder)
                    if camera.keep(png, PICTURES / f"{scene.name}.webp"):
                        sys.stderr.write(f"{scene.name}\n")
                  except Exception as e: print("FAIL", scene.name, str(e)[:600])
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


def picture_of(scene, browser, address: str, sessions: dict[str, str], folder: Path) -> bytes:  # type: ignore[no-untyped-def]
    context = browser.new_context(
        base_url=address,
        locale="vi-VN",
        timezone_id="Asia/Ho_Chi_Minh",
        viewport=PHONE if scene.phone else {"width": 1280, "height": scene.height},
        reduced_motion="reduce",
        color_scheme="light",
    )
    context.set_default_timeout(15_000)
    if scene.who:
        context.add_cookies([{"name": "sessionid", "value": sessions[scene.who], "url": address}])
    page = context.new_page()
    page.goto(scene.where())
    page.wait_for_load_state("networkidle")
    own = folder / scene.name
    own.mkdir()
    scene.act(page, own)
    page.wait_for_load_state("networkidle")
    png: bytes = page.screenshot(animations="disabled", caret="hide")
    context.close()
    return png


if __name__ == "__main__":
    main(sys.argv[1:])
