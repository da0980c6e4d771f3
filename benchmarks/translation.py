"""How much of Wagtail's admin speaks Vietnamese: `python benchmarks/translation.py [--left]`.

Counted over the apps that are installed here, and so seen by a role of ours, and over the scripts of the
admin. A message counts when what the site says differs from the English, or the message stands in
locale/wagtail/same.txt, and keeps its placeholders; a fuzzy one never reaches the compiled catalog.
--left lists what does not count.
"""

import argparse
import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent

if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    os.environ["DJANGO_SETTINGS_MODULE"] = "cms.settings"
    os.environ.setdefault("VAR_DIR", TemporaryDirectory().name)
    import django

    django.setup()

from django.apps import AppConfig, apps  # noqa: E402
from django.utils.translation import gettext, ngettext, npgettext, override, pgettext  # noqa: E402
from django.utils.translation.trans_real import DjangoTranslation  # noqa: E402
from django.views.i18n import JavaScriptCatalog  # noqa: E402

from benchmarks.catalogs import Message, read  # noqa: E402
from benchmarks.conditions import print_conditions  # noqa: E402

WORDS = ROOT / "locale" / "wagtail"
SCRIPTS = "wagtail.admin, scripts"


class Said(NamedTuple):
    """A message of an app, its text being what the site says."""

    app: str
    message: Message

    @property
    def counts(self) -> bool:
        message = self.message
        is_vietnamese = message.text not in (message.msgid, message.plural) or message.msgid in same()
        return is_vietnamese and message.keeps_its_placeholders


def same() -> set[str]:
    """What rightly stays as it is in English."""
    return set((WORDS / "same.txt").read_text("utf-8").splitlines())


def spoken() -> list[Said]:
    """Every message of Wagtail's that a role of ours may meet."""
    seen = [app for app in apps.get_app_configs() if app.name.partition(".")[0] in ("wagtail", "taggit")]
    with override("vi"):
        said = [Said(app.name, now(message)) for app in seen for message in english(app)]
    scripts = in_scripts()
    for message in english(apps.get_app_config("wagtailadmin"), "djangojs"):
        text = scripts.get(message.msgid, message.msgid)
        said.append(Said(SCRIPTS, message._replace(text=text if isinstance(text, str) else text[0])))
    return said


def english(app: AppConfig, domain: str = "django") -> list[Message]:
    path = Path(app.path) / "locale" / "en" / "LC_MESSAGES" / f"{domain}.po"
    return read(path) if path.exists() else []


def now(message: Message) -> Message:
    """The message as the site says it, with all catalogs laid one over the other."""
    context, msgid, plural = message[:3]
    if plural:
        text = npgettext(context, msgid, plural, 2) if context else ngettext(msgid, plural, 2)
    else:
        text = pgettext(context, msgid) if context else gettext(msgid)
    return message._replace(text=text)


def in_scripts() -> dict[str, str | list[str]]:
    """The catalog that the admin's pages load: the view takes it from the app and from LOCALE_PATHS."""
    view = JavaScriptCatalog()
    paths = view.get_paths(["wagtail.admin"])
    view.translation = DjangoTranslation("vi", domain="djangojs", localedirs=paths)
    return view.get_catalog()


def share(said: list[Said]) -> float:
    return sum(one.counts for one in said) / len(said)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--left", action="store_true", help="list what does not count")
    wants_the_rest = parser.parse_args().left
    said = spoken()
    print_conditions("Wagtail's admin in Vietnamese")
    for name in dict.fromkeys(one.app for one in said):
        part = [one for one in said if one.app == name]
        print(f"{name:30} {sum(one.counts for one in part):5} of {len(part):5}  {share(part):6.1%}")
    print(f"{'all':30} {sum(one.counts for one in said):5} of {len(said):5}  {share(said):6.1%}")
    for one in said if wants_the_rest else []:
        if not one.counts:
            print(f"{one.app}\t{one.message.msgid!r}\t{one.message.text!r}")


if __name__ == "__main__":
    main()
