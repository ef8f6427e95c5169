"""To whom the pages speak: somebody who massages the own legs, somebody who is massaged, or a giver who answers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html.parser import HTMLParser

import pytest

from legato.notation.checkin import Who
from legato.server.records.people.models import Household
from legato.server.records.sittings.models import Sitting
from server.builders import TODAY, answer_step, begin, event, person, send_events, ticks, turn_to, visitor

pytestmark = pytest.mark.django_db

Walks = Mapping[str, Mapping[str, str]]
PREGNANT = {"age": "31", "pregnant": "on", "pregnant_weeks": "30"}
TO_THE_RECEIVER = re.compile(
    r"\b(?:your (?:left |right |own )?(?:legs?|foot|feet|calf|calves|age|diary)"
    r"|you feel|do you have|hurts you|about you|my diary)\b",
    re.IGNORECASE,
)
"""What would be said to a receiver who reads, and is wrong for a giver who answers for them."""
TO_A_GIVER = re.compile(r"\b(?:they|them|their|theirs)\b", re.IGNORECASE)
_QUOTED = re.compile(r"“[^”]*”")
_NEVER_CLOSED = {"meta", "link", "input", "br", "hr", "img", "use", "rect", "line", "circle", "path"}


class _Told(HTMLParser):
    """The text inside <main> that is told by the page itself: not what it quotes to be read out."""

    def __init__(self) -> None:
        super().__init__()
        self.text: list[str] = []
        self._open: list[bool] = []
        """For each open element, whether it is told by the page."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note whether an element is read out, and what else it says of itself."""
        told = dict(attrs)
        outside = bool(self._open) and not self._open[-1]
        is_quoted = "read-out" in (told.get("class") or "").split() or tag in ("script", "style")
        if tag == "main":
            self._open = [True]
        elif self._open and tag not in _NEVER_CLOSED:
            self._open.append(not outside and not is_quoted)
        if self._open and self._open[-1]:
            self.text += [told[name] or "" for name in ("aria-label", "title", "placeholder", "alt") if name in told]

    def handle_endtag(self, tag: str) -> None:
        """Leave an element."""
        if self._open and tag not in _NEVER_CLOSED:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        """Note what the page tells."""
        if self._open and self._open[-1]:
            self.text.append(data)


def told(page: str) -> str:
    """Return what a page tells by itself, without what it quotes or marks to be read out."""
    found = _Told()
    found.feed(page)
    return _QUOTED.sub(" ", " ".join(" ".join(found.text).split()))


def walked(who: str) -> dict[str, str]:
    """Check in as a pregnant receiver with varicose veins and numb feet, hold the session, and read every page."""
    client = visitor(person(f"Ruth, {who}", Household.objects.first()))
    pages: dict[str, str] = {}

    def read(address: str) -> None:
        pages[re.sub(r"[0-9a-f-]{36}", "·", address)] = client.get(address).content.decode()

    draft = begin(client)
    turn_to(client, draft, who)
    read(f"/check-in/{draft.id}/first-questions/")
    answer_step(client, draft, "first-questions", {"none": "yes"})
    read(f"/check-in/{draft.id}/today/")
    answer_step(client, draft, "today", {**TODAY, "position": "bed", "pain-left-calf": "5", "pain-right-calf": "5"})
    read(f"/check-in/{draft.id}/health/")
    answer = answer_step(client, draft, "health", PREGNANT | ticks("varicose_veins", "numb_feet"))
    while "/sittings/" not in answer.headers["Location"]:
        address = answer.headers["Location"]
        read(client.get(address).headers.get("Location", address))
        step = address.partition(str(draft.id))[2].strip("/")
        if step == "foot-check":
            step = client.get(address).headers["Location"].partition(str(draft.id))[2].strip("/")
        answer = answer_step(client, draft, step, {"none": "yes"} if "foot-check" in step else {})
    planned = Sitting.objects.latest("made_at")
    for page in ("care/", "", "after/", "foot-check/tops/"):
        read(f"/sittings/{planned.id}/{page}")
    send_events(client, planned, event("something_wrong", 9_000, detail={"what": "numb", "where": "left_foot"}))
    read(f"/sittings/{planned.id}/after/")
    saved = client.post(f"/sittings/{planned.id}/after/", {"felt": "better", "pain-left-calf": "2"})
    pages["saved"] = saved.content.decode()
    read("/diary/")
    again = begin(client)
    read(f"/check-in/{again.id}/since-last-time/")
    answer_step(client, again, "since-last-time", {f"reply-{planned.events.first().pk}": "still"})
    again.refresh_from_db()
    read(f"/check-in/{again.id}/verdict/")
    return pages


@pytest.fixture(scope="module")
def walks(records_of_the_file: None) -> Walks:
    """Every page of a check-in, a session and the next check-in, for each whom they can speak to."""
    return {who.value: walked(who.value) for who in Who}


class TestAGiverWhoAnswers:
    """ "I massage someone else": the phone is in the giver's hands, and every leg is the receiver's."""

    def test_is_never_spoken_to_as_if_the_legs_were_theirs(self, walks: Walks) -> None:
        """On every page from the first question to the diary; what is read out to the receiver is marked as such."""
        pages = walks["giver"]

        assert len(pages) > 14
        assert {name: found for name, page in pages.items() if (found := TO_THE_RECEIVER.findall(told(page)))} == {}

    def test_reads_whose_leg_it_is(self, walks: Walks) -> None:
        """Their left leg, on the map, in the plan, at the foot check."""
        pages = walks["giver"]

        assert "Their left leg" in pages["/check-in/·/today/"]
        assert "Their left leg" in pages["/sittings/·/"]
        assert "minutes for their legs" in pages["/sittings/·/"]
        assert "Their left foot" in pages["/sittings/·/foot-check/tops/"]

    def test_is_told_what_to_ask_and_what_to_tell(self, walks: Walks) -> None:
        """Each question of the content stands behind "Ask them", each advice behind "Tell them"."""
        pages = walks["giver"]
        first = pages["/check-in/·/first-questions/"]

        assert first.count("Ask them:") > 40
        assert "Read it out to them" in pages["/sittings/·/care/"]
        assert "Tell them:" in pages["/check-in/·/verdict/"]
        assert "Tell them:" in pages["saved"]
        assert "Let them sit a moment" in pages["/sittings/·/after/"] or "Tell them:" in pages["/sittings/·/after/"]

    def test_is_asked_about_their_own_hands_directly(self, walks: Walks) -> None:
        """Whether the giver is ill or pregnant is no question to read out to the receiver."""
        last = walks["giver"]["/check-in/·/your-legs/"]

        assert "Are your own hands cut or infected?" in last
        assert "Are the hands that massage you" not in last

    def test_is_not_asked_how_far_somebody_reaches(self, walks: Walks) -> None:
        """The receiver need not bend down at all; the circumstances say whose hands there are."""
        page = walks["giver"]["/check-in/·/today/"]

        assert 'name="reach"' not in page
        assert 'name="performer"' not in page
        assert "What would they like from it?" in page


class TestSomebodyWhoIsMassaged:
    """ "Someone else massages me": the receiver reads, and the hands are another's."""

    def test_is_spoken_to_about_their_own_legs(self, walks: Walks) -> None:
        """Your leg, and nobody is asked to ask themselves."""
        pages = walks["receiver"]

        assert "Your left leg" in pages["/sittings/·/"]
        assert [name for name, page in pages.items() if "Ask them" in page or "Tell them" in page] == []

    def test_is_asked_how_many_hands_the_other_one_has(self, walks: Walks) -> None:
        """Not how many they have themselves, nor how far they reach."""
        page = walks["receiver"]["/check-in/·/today/"]

        assert "How many hands can they use?" in page
        assert 'name="reach"' not in page

    def test_learns_that_the_steps_are_the_givers_to_read(self, walks: Walks) -> None:
        """What a block says is said to the hands."""
        assert "written for whoever massages you" in walks["receiver"]["/sittings/·/"]


class TestSomebodyWhoMassagesTheOwnLegs:
    """ "I massage myself": the usual case."""

    def test_reads_of_nobody_else(self, walks: Walks) -> None:
        """No "they", "them" or "their" in what the pages say; content may name its own things so."""
        pages = walks["self"]
        own = {name: page for name, page in pages.items() if name not in _SHOWS_CONTENT}

        assert len(own) > 6
        assert {name: found for name, page in own.items() if (found := TO_A_GIVER.findall(told(page)))} == {}


_SHOWS_CONTENT = {
    "/check-in/·/first-questions/",
    "/check-in/·/health/",
    "/check-in/·/verdict/",
    "/check-in/·/foot-check/both/",
    "/sittings/·/care/",
    "/sittings/·/",
    "saved",
}
"""Pages that show sentences of rules, lines and techniques, which say "they" of muscles, feet and hands."""
