"""A real process, killed with -9 at each step from a change to the index, on a real database on disk.

After a restart nothing is lost, nothing is doubled, and at no moment is anything private shown.
"""

import json
import signal
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests import engines
from tests.elsewhere import Elsewhere

pytestmark = pytest.mark.xdist_group("crashes")


@pytest.fixture(scope="module", params=engines.NAMES)
def elsewhere(request, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Elsewhere]:
    folder = tmp_path_factory.mktemp("crashes")
    with engines.place(request.param, folder) as setting:
        yield Elsewhere(folder, engines.environment(setting))


BEGIN = """
import json, signal
from documents.models import Letter, LetterIndexPage
from search import outbox
from search.models import Change
from wagtail.models import PageViewRestriction
from tests import makers
site = makers.Site()

def die(*args, **kwargs):
    os.kill(os.getpid(), signal.SIGKILL)

word = {word!r}

def letter(n):
    return makers.letter(f"{{n}}/{{word}}", abstract=word, signer=str(n))

private, gone = letter(1), letter(2)
assert not Change.objects.exists()
"""

# One letter comes, one is made private, one goes.
CHANGES = """
with transaction.atomic():
    {first}
    letter(3)
    private.access = "signed-in"
    makers.published(private)
    gone.delete()
    {last}
"""

LOOK = """
import json
from collections import Counter
from datetime import timedelta
from django.conf import settings
from django.core.management import call_command
from django.test import Client
from django.test.utils import setup_test_environment
from django.utils import timezone
from documents.models import Letter
from search import outbox, reconciling
from search.engine import get_engine
from search.models import Change
from search.queries import parse
setup_test_environment()
settings.SEARCH_INLINE = False
word = {word!r}

def numbers(keys):
    return sorted(int(Letter.objects.get(pk=key.partition(":")[2]).signer) for key in keys)

def found(*audience):
    return numbers(hit.key for hit in get_engine().search(parse(word, audience=("public", *audience))).hits)

def shown():
    hits = Client().get("/tim-kiem/", {{"q": word}}).context["results"].hits
    return numbers(hit.key for hit in hits)

told = {{"shown at once": shown()}}
# The dead one's lease runs out.
past = timezone.now() - timedelta(seconds=1)
Change.objects.exclude(leased_until=None).update(leased_until=past)
call_command("worker", "--once")
told["public"], told["signed-in"], told["shown"] = found(), found("signed-in"), shown()
held = Counter(each.key for each in get_engine().held())
told["doubled"] = [key for key, times in held.items() if times > 1]
told["waiting"] = Change.objects.count()
told["drift"] = len(reconciling.verify())
told["live"] = numbers(letter.key for letter in Letter.objects.filter(abstract=word, live=True))
print(json.dumps(told))
"""


@pytest.fixture
def killed(elsewhere: Elsewhere) -> Callable[..., None]:
    def kill(word: str, code: str) -> None:
        child = elsewhere.python(BEGIN.format(word=word) + code)
        child.communicate(timeout=120)
        assert child.returncode == -signal.SIGKILL

    return kill


@pytest.fixture
def restarted(elsewhere: Elsewhere) -> Callable[[str], dict[str, Any]]:
    def look(word: str) -> dict[str, Any]:
        child = elsewhere.python(LOOK.format(word=word))
        out = child.communicate(timeout=120)[0]
        assert child.returncode == 0
        return json.loads(out.splitlines()[-1])

    return look


SOUND = {"doubled": [], "waiting": 0, "drift": 0}


def test_killed_in_the_contents_transaction_nothing_has_happened(killed, restarted) -> None:
    killed("alpha", CHANGES.format(first="", last="die()"))
    everything = [1, 2]
    assert restarted("alpha") == SOUND | {
        "shown at once": everything,
        "shown": everything,
        "public": everything,
        "signed-in": everything,
        "live": everything,
    }


# Where it dies → what a reader is shown before any worker has run.
STEPS = {
    "committed, not taken": ("", "transaction.on_commit(die)", []),
    "taken, not read": ("indexing.apply = die", "", []),
    "read, nothing written": ("indexing.store = lambda keys: (indexing.read(keys), die())", "", []),
    "hidden, not yet shown": ("indexing.added = die", "", []),
    "indexed, not marked done": (
        "store = indexing.store; indexing.store = lambda k: (store(k), die())",
        "",
        [3],
    ),
}


@pytest.mark.parametrize("step", list(STEPS))
def test_killed_after_the_commit_everything_arrives_once_and_nothing_private_shows(
    step: str, killed, restarted
) -> None:
    arm, first, at_once = STEPS[step]
    word = "beta" + step.split(",")[0][:4] + step[-4:].strip()
    killed(word, f"{arm}\n" + CHANGES.format(first=first, last=""))
    assert restarted(word) == SOUND | {
        "shown at once": at_once,
        "shown": [3],
        "public": [3],
        "signed-in": [1, 3],
        "live": [1, 3],
    }


def test_killed_while_a_closed_library_is_spread_no_letter_stays_shown(killed, restarted) -> None:
    killed(
        "gamma",
        """
for n in (3, 4, 5):
    letter(n)
outbox.BATCH = 2
keys_of = indexing.keys_of
def dying(row):
    for n, key in enumerate(keys_of(row)):
        yield key if n < 3 else die()
indexing.keys_of = dying
makers.login_only(LetterIndexPage.objects.get())
""",
    )
    everything = [1, 2, 3, 4, 5]
    closed = {"shown at once": [], "shown": [], "public": [], "signed-in": everything, "live": everything}
    assert restarted("gamma") == SOUND | closed
    # The next test's readers are let in again.
    killed("gammae", "PageViewRestriction.objects.all().delete()\ndie()")
    assert restarted("gamma")["public"] == everything


def test_killed_while_a_page_is_made_private_the_rule_and_its_change_stand_or_fall_together(
    killed, restarted, elsewhere: Elsewhere
) -> None:
    killed("delta", "outbox.write = die\nmakers.login_only(LetterIndexPage.objects.get())\n")
    everything = [1, 2]
    told = restarted("delta")
    assert told == SOUND | dict.fromkeys(
        ["shown at once", "shown", "public", "signed-in", "live"], everything
    )


def test_killed_in_a_rebuild_the_old_index_serves_and_the_next_one_succeeds(
    killed, restarted, elsewhere: Elsewhere
) -> None:
    killed(
        "epsilon",
        """
indexing.settings.SEARCH_INLINE = False
private.access = "signed-in"
makers.published(private)
indexing.rebuild(report=lambda seen, total: seen == 3 and die())
""",
    )
    after = {"shown at once": [2], "shown": [2], "public": [2], "signed-in": [1, 2], "live": [1, 2]}
    assert restarted("epsilon") == SOUND | after
    assert elsewhere.manage("search_index", "rebuild").wait(60) == 0
    assert restarted("epsilon") == SOUND | after
