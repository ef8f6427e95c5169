"""To whom the pages speak: somebody who massages the own legs, somebody who is massaged, or a giver who answers."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from django.test import Client

from legato.notation.checkin import Who
from legato.server.records.checkins.draft import StepName, is_done, who_answers
from legato.server.records.checkins.selectors import who_last
from legato.server.records.sittings.models import Draft, EventReply, Sitting
from server.builders import (
    TODAY,
    answer_step,
    begin,
    check_in,
    event,
    held,
    person,
    scope_for,
    send_events,
    sitting,
    ticks,
    turn_to,
    visitor,
)

pytestmark = pytest.mark.django_db

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
    client = visitor(person("Ruth"))
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
    planned = Sitting.objects.get()
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


class TestAGiverWhoAnswers:
    """ "I massage someone else": the phone is in the giver's hands, and every leg is the receiver's."""

    def test_is_never_spoken_to_as_if_the_legs_were_theirs(self) -> None:
        """On every page from the first question to the diary; what is read out to the receiver is marked as such."""
        pages = walked("giver")

        assert len(pages) > 14
        assert {name: found for name, page in pages.items() if (found := TO_THE_RECEIVER.findall(told(page)))} == {}

    def test_reads_whose_leg_it_is(self) -> None:
        """Their left leg, on the map, in the plan, at the foot check."""
        pages = walked("giver")

        assert "Their left leg" in pages["/check-in/·/today/"]
        assert "Their left leg" in pages["/sittings/·/"]
        assert "min for their legs" in pages["/sittings/·/"]
        assert "Their left foot" in pages["/sittings/·/foot-check/tops/"]

    def test_is_told_what_to_ask_and_what_to_tell(self) -> None:
        """Each question of the content stands behind "Ask them", each advice behind "Tell them"."""
        pages = walked("giver")
        first = pages["/check-in/·/first-questions/"]

        assert first.count("Ask them:") > 40
        assert "Read it out to them" in pages["/sittings/·/care/"]
        assert "Tell them:" in pages["/check-in/·/verdict/"]
        assert "Tell them:" in pages["saved"]
        assert "Let them sit a moment" in pages["/sittings/·/after/"] or "Tell them:" in pages["/sittings/·/after/"]

    def test_is_asked_about_their_own_hands_directly(self) -> None:
        """Whether the giver is ill or pregnant is no question to read out to the receiver."""
        last = walked("giver")["/check-in/·/your-legs/"]

        assert "Are your own hands cut or infected?" in last
        assert "Are the hands that massage you" not in last

    def test_is_not_asked_how_far_somebody_reaches(self) -> None:
        """The receiver need not bend down at all; the circumstances say whose hands there are."""
        page = walked("giver")["/check-in/·/today/"]

        assert 'name="reach"' not in page
        assert 'name="performer"' not in page
        assert "What would they like from it?" in page

    def test_is_kept_in_the_record_and_in_what_is_exported(self) -> None:
        """A partner's hands, and a giver who answered: in the session, and in the copy of everything."""
        client = visitor(person())
        check_in(client, who="giver")
        checkin = Sitting.objects.get().session["checkin"]
        exported = client.get("/people/export/").json()

        assert (checkin["performer"], checkin["answered_by"]) == ("partner", "giver")
        assert exported["sittings"][0]["session"]["checkin"]["answered_by"] == "giver"
        assert exported["check_ins"][0]["answers"]["who"]["answered_by"] == "giver"

    def test_gets_a_player_that_knows_it(self) -> None:
        """The page says to the player whom it speaks to, and whose hands it shows."""
        client = visitor(person())
        check_in(client, who="giver")
        page = client.get(f"/sittings/{Sitting.objects.get().id}/play/").content.decode()

        assert 'performer="partner" who="giver"' in page

    def test_hears_complaints_about_answers_as_the_giver(self) -> None:
        """An age that is missing is the receiver's."""
        client = visitor(person())
        draft = begin(client)
        turn_to(client, draft, "giver")
        answer_step(client, draft, "first-questions", {"none": "yes"})
        answer_step(client, draft, "today", TODAY)
        refused = answer_step(client, draft, "health", {})

        assert refused.status_code == 422
        assert "How old are they?" in refused.content.decode()


class TestSomebodyWhoIsMassaged:
    """ "Someone else massages me": the receiver reads, and the hands are another's."""

    def test_is_spoken_to_about_their_own_legs(self) -> None:
        """Your leg, and nobody is asked to ask themselves."""
        pages = walked("receiver")

        assert "Your left leg" in pages["/sittings/·/"]
        assert [name for name, page in pages.items() if "Ask them" in page or "Tell them" in page] == []

    def test_is_asked_how_many_hands_the_other_one_has(self) -> None:
        """Not how many they have themselves, nor how far they reach."""
        page = walked("receiver")["/check-in/·/today/"]

        assert "How many hands can they use?" in page
        assert 'name="reach"' not in page

    def test_learns_that_the_steps_are_the_givers_to_read(self) -> None:
        """What a block says is said to the hands."""
        assert "written for whoever massages you" in walked("receiver")["/sittings/·/"]


class TestSomebodyWhoMassagesTheOwnLegs:
    """ "I massage myself": the usual case."""

    def test_reads_of_nobody_else(self) -> None:
        """No "they", "them" or "their" in what the pages say; content may name its own things so."""
        pages = walked("self")
        own = {name: page for name, page in pages.items() if name not in _SHOWS_CONTENT}

        assert len(own) > 6
        assert {name: found for name, page in own.items() if (found := TO_A_GIVER.findall(told(page)))} == {}

    def test_chooses_nothing_to_be_spoken_to_like_that(self) -> None:
        """It is preset, and not a page of its own."""
        client = visitor(person())
        draft = begin(client)
        page = client.get(f"/check-in/{draft.id}/first-questions/").content.decode()

        assert who_answers(draft.answers) is Who.SELF
        assert page.index("Who is massaging?") < page.index("Do any of these apply to you today?")
        assert re.search(r'value="self"[^>]*aria-pressed="true"', page)


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


class TestTheChoice:
    """Who is massaging, above the first question."""

    def test_keeps_what_was_ticked_below_it(self) -> None:
        """Three ticks, then "I massage someone else": they are still there, and nothing counts as answered."""
        client = visitor(person())
        draft = begin(client)
        answer = turn_to(client, draft, "giver", **ticks("bruise", "open_wound"), saving="")
        page = client.get(answer.headers["Location"]).content.decode()
        draft.refresh_from_db()

        assert 'name="fact-bruise" checked' in page
        assert 'name="fact-open_wound" checked' in page
        assert 'value="left-calf" checked' in page
        assert not is_done(draft.answers, StepName.FIRST)

    def test_keeps_a_half_answered_line_and_a_second_change(self) -> None:
        """Without a script nothing saves itself; pressing twice still loses nothing."""
        client = visitor(person())
        draft = begin(client)
        turn_to(client, draft, "giver", **{"line-swelling": "on"})
        turn_to(client, draft, "receiver", **{"line-swelling": "on", "line-walking": "on"})
        page = client.get(f"/check-in/{draft.id}/first-questions/").content.decode()

        assert 'name="line-swelling" checked' in page
        assert 'name="line-walking" checked' in page

    def test_is_preset_with_the_last_check_in(self) -> None:
        """Whoever massages Ruth is asked as her giver next time, too."""
        whose = person()
        client = visitor(whose)
        check_in(client, who="giver")

        assert who_answers(begin(client).answers) is Who.GIVER
        assert who_last(scope_for(whose)) is Who.GIVER

    def test_is_each_persons_own(self) -> None:
        """Ruth is massaged by somebody; whoever is cared for beside her is not."""
        ruth = person("Ruth")
        ben = person("Ben", ruth.household)
        check_in(visitor(ruth), who="giver")

        assert who_answers(begin(visitor(ben)).answers) is Who.SELF

    def test_asks_the_circumstances_again_when_it_changes(self) -> None:
        """Somebody who goes back and massages the own legs after all is asked how far they reach."""
        client = visitor(person())
        draft = begin(client)
        turn_to(client, draft, "giver")
        answer_step(client, draft, "first-questions", {"none": "yes"})
        answer_step(client, draft, "today", TODAY)
        turn_to(client, draft, "self")
        answer = answer_step(client, draft, "first-questions", {"none": "yes"})

        assert answer.headers["Location"] == f"/check-in/{draft.id}/today/"
        assert 'name="reach"' in client.get(answer.headers["Location"]).content.decode()

    def test_remembers_how_far_somebody_reaches_while_others_massage_them(self) -> None:
        """Said once, it is there again on the day they do it themselves."""
        client = visitor(person())
        check_in(client, today={"reach": "knee"})
        check_in(client, who="receiver")
        draft = begin(client)
        turn_to(client, draft, "self")
        answer_step(client, draft, "first-questions", {"none": "yes"})

        assert 'name="reach" value="knee" checked' in client.get(f"/check-in/{draft.id}/today/").content.decode()

    def test_stands_above_how_it_is_since_last_time_and_keeps_what_was_chosen(self) -> None:
        """The first page there is may be another one; what was chosen on it stays, and is not told yet."""
        whose = person()
        client = visitor(whose)
        stopped = sitting(whose)
        send_events(client, stopped, event("something_wrong", 9_000, detail={"what": "numb", "where": "left_foot"}))
        draft = begin(client)
        asked = client.get(f"/check-in/{draft.id}/since-last-time/").content.decode()
        reply = re.findall(r'name="(reply-[^"]+)"', asked)[0]
        answer = turn_to(client, draft, "giver", **{reply: "still"})
        page = client.get(answer.headers["Location"]).content.decode()

        assert answer.headers["Location"] == f"/check-in/{draft.id}/since-last-time/"
        assert re.search(rf'name="{reply}" value="still"[^>]*checked', page)
        assert "Ask them: how is it now?" in page
        assert not EventReply.objects.exists()

    def test_refuses_somebody_who_is_not_there(self) -> None:
        """A made-up word changes nothing."""
        client = visitor(person())
        draft = begin(client)

        assert turn_to(client, draft, "neighbour").status_code == 404

    def test_leaves_a_check_in_alone_that_came_to_an_end(self) -> None:
        """What was planned was planned for those it was told for."""
        client = visitor(person())
        check_in(client)
        draft = Draft.objects.get()
        turn_to(client, draft, "giver")
        draft.refresh_from_db()

        assert who_answers(draft.answers) is Who.SELF

    def test_follows_a_session_that_is_repeated(self) -> None:
        """ "Repeat it" is asked of whoever answered it then."""
        whose = person()
        client = visitor(whose)
        once = sitting(whose, performer="partner", answered_by="giver", position="bed")
        client.post(f"/sittings/{once.id}/repeat/")

        assert who_answers(Draft.objects.get().answers) is Who.GIVER


class TestWhatWasKeptBefore:
    """Records of former days say nothing of who answered."""

    def test_is_read_as_the_receivers(self) -> None:
        """A partner's hands then: the receiver read the pages."""
        kept = sitting(person(), performer="partner", position="bed")
        del kept.session["checkin"]["answered_by"]
        kept.save()

        assert Sitting.objects.get().who is Who.RECEIVER

    def test_goes_on_where_a_check_in_was_left(self) -> None:
        """One that told whose hands they are among the circumstances."""
        client = Client()
        draft = begin(client)
        del draft.answers["who"]
        draft.answers["today"] = {"performer": "partner", "done": True}
        draft.save()

        assert who_answers(Draft.objects.get().answers) is Who.RECEIVER
        assert held(person()).who is Who.SELF


def test_nobody_reads_djangos_own_complaints() -> None:
    """Whatever is wrong with an answer, our own words say it."""
    client = visitor(person())
    draft = begin(client)
    answer_step(client, draft, "first-questions", {"none": "yes"})
    wrong = {"complaint": "bad\x00word", "minutes": "many", "hands": "9", "position": "", "have": "house"}
    pages = [
        answer_step(client, draft, "today", {**wrong, "pain-left-calf": "much"}).content.decode(),
        answer_step(client, draft, "today", {}).content.decode(),
    ]

    for page in pages:
        assert 'role="alert"' in page
        for said in ("This field is required", "Select a valid", "Enter a whole number", "Ensure this", "Null char"):
            assert said not in page
    assert "Please answer this." in pages[1]
    assert "Write a whole number" in pages[0]
