"""The plan page: what is in it and why, and changing it under the same limits."""

from __future__ import annotations

import json
import re

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils.html import escape

from legato.body import Leg
from legato.errors import InvalidInputError
from legato.library import load_library
from legato.notation.session import Session
from legato.server.doors.pages.sittings.plan_changes import wishes_with
from legato.server.records.sittings.models import Sitting
from legato.server.records.sittings.selectors import session_of
from legato.server.wire.plan_view import plan_view
from legato.server.wire.swapping import candidates_for
from legato.words import load_sentences, session_in_words
from server.builders import checkin, event, person, send_events, sitting, visitor

pytestmark = pytest.mark.django_db


def blocks(planned: Sitting, leg: str = "left") -> list[str]:
    """Return the techniques of a leg, in order, as they are stored."""
    planned.refresh_from_db()
    return [block.technique for block in session_of(planned).blocks if block.leg.value == leg]


def change(client: Client, planned: Sitting, what: str, technique: str, leg: str = "left", **more: str) -> HttpResponse:
    """Press one of a block's buttons."""
    given = {"change": what, "leg": leg, "technique": technique} | more
    return client.post(f"/sittings/{planned.id}/edit/", given)


@pytest.fixture
def planned() -> Sitting:
    """Give a plan of twenty minutes."""
    return sitting(person())


@pytest.fixture
def client(planned: Sitting) -> Client:
    """Give the browser of the person the plan is for."""
    return visitor(planned.person)


class TestThePage:
    """What a person sees before they begin."""

    def test_names_every_block_with_its_leg_and_length(self, client: Client, planned: Sitting) -> None:
        """Both legs have their own list."""
        page = client.get(f"/sittings/{planned.id}/").content.decode()

        assert "Your left leg" in page
        assert "Your right leg" in page
        for view in plan_view(session_of(planned)).legs[0].blocks:
            assert view.technique.words.name in page

    def test_says_why_each_technique_is_in_or_out(self, client: Client, planned: Sitting) -> None:
        """Every choice's reasons are on the page."""
        page = client.get(f"/sittings/{planned.id}/").content.decode()
        choices = session_in_words(session_of(planned), load_sentences()).choices

        assert choices
        assert all(escape(reason.says) in page for choice in choices for reason in choice.reasons)

    def test_gives_each_reason_once(self, planned: Sitting) -> None:
        """Techniques that are left out for the same reason stand together, and none gets lost."""
        session = session_of(planned)
        for leg in plan_view(session).legs:
            out = [choice.technique for choice in session.choices if choice.leg is leg.leg and not choice.included]
            says = [one.says for one in leg.left_out]
            assert len(says) == len(set(says)) < len(out) == leg.out
            assert sorted(technique.id for one in leg.left_out for technique in one.techniques) == sorted(out)

    def test_invites_with_pictures_and_one_button(self, client: Client, planned: Sitting) -> None:
        """Every block stands in the strip of its leg in order; the tools wait behind one word."""
        page = client.get(f"/sittings/{planned.id}/").content.decode()
        strip, rest = page.split('<div class="strips">')[1].split('id="plan-change"')
        shown = re.findall('frame-name">([^<]+)<', strip)
        session = session_of(planned)

        assert [load_library().techniques[block.technique].words.name for block in session.blocks] == shown
        assert "<button" not in strip
        assert rest.startswith(">")
        assert rest.count("button-main") == 1

    @pytest.mark.parametrize("performer", ["self", "partner"])
    def test_tells_what_to_do_in_the_words_of_the_player(self, performer: str) -> None:
        """Where strokes are turned toward the heart, or another gives them, plan and player say the same."""
        veins = [{"fact": "varicose_veins", "leg": "left", "zones": ["calf"]}]
        careful = sitting(person(), facts=veins, performer=performer)
        client = visitor(careful.person)
        page = client.get(f"/sittings/{careful.id}/").content.decode()
        cues = client.get(f"/api/v1/sittings/{careful.id}/timeline").json()["cues"]
        played = [cue["shown"]["line"] for cue in cues if cue.get("shown", {}).get("step") == "block"]

        assert [view.line for leg in plan_view(session_of(careful)).legs for view in leg.blocks] == played
        assert any(block.toward_heart for block in session_of(careful).blocks)
        assert all(escape(line) in page for line in played)

    def test_says_what_was_changed_for_safety(self) -> None:
        """A plan with limits says so and links to them."""
        careful = sitting(person(), facts=[{"fact": "varicose_veins", "leg": "left", "zones": ["calf"]}])
        page = visitor(careful.person).get(f"/sittings/{careful.id}/").content.decode()

        assert f"/sittings/{careful.id}/care/" in page


class TestCare:
    """What was changed for safety: short, this person's own first, and nothing of it lost."""

    def care(self, **changes: object) -> str:
        """Return the page for somebody with varicose veins on the left calf."""
        veins = [{"fact": "varicose_veins", "leg": "left", "zones": ["calf"]}]
        careful = sitting(person(), **{"facts": veins, **changes})
        return visitor(careful.person).get(f"/sittings/{careful.id}/care/").content.decode()

    def test_keeps_sources_behind_one_word(self) -> None:
        """Beside no sentence, but each rule's sources and whether a clinician has confirmed it are there."""
        before, behind = self.care().split("<summary>Sources</summary>")

        assert "not yet confirmed" not in before
        assert "#source-" not in before
        assert "#source-" in behind
        assert "not yet confirmed by a clinician" in behind

    def test_lists_no_thing_that_is_not_at_hand_as_left_out(self) -> None:
        """Air compression is no change for somebody who does not own it."""
        assert (
            self.compression()
            not in self.care().split("Every limit of this plan</summary>")[1].split("Sources</summary>")[0]
        )

    def test_lists_a_thing_at_hand_that_is_left_out(self) -> None:
        """For who owns it, it is said."""
        owned = self.care(have=["oil", "air_compression"])

        assert self.compression() in owned.split("Every limit of this plan</summary>")[1].split("Sources</summary>")[0]

    def compression(self) -> str:
        """Return what air compression is called."""
        return load_library().techniques["air-compression"].words.name

    def test_tells_what_holds_for_everybody_apart(self) -> None:
        """The care of delicate places is not among the changes of a leg, and not lost."""
        limits = self.care().split("Every limit of this plan</summary>")[1].split("</details>")[0]
        own, everybody = limits.split("Always, for everybody")

        assert "inner ankle" in everybody
        assert "right" not in own or "inner ankle" not in own.split("Your right leg")[1]


class TestChanging:
    """Each change is composed anew at once."""

    def test_leaves_a_block_out(self, client: Client, planned: Sitting) -> None:
        """The dropped technique is gone from that leg and stays on the other."""
        gone = blocks(planned)[1]
        answer = change(client, planned, "drop", gone)

        assert answer.status_code == 302
        assert gone not in blocks(planned)

    def test_swaps_a_block_for_another(self, client: Client, planned: Sitting) -> None:
        """The new technique comes in, the old one goes."""
        old = blocks(planned)[1]
        other = next(
            candidate.technique.id
            for candidate in candidates_for(session_of(planned), Leg.LEFT)
            if candidate.technique.family.value == "hands"
        )
        answer = change(client, planned, "swap", old, other=other)

        assert answer.status_code == 302
        assert old not in blocks(planned)
        assert other in blocks(planned)

    def test_makes_a_block_longer(self, client: Client, planned: Sitting) -> None:
        """The block lasts as long as was asked for."""
        view = next(view for view in plan_view(session_of(planned)).legs[0].blocks if view.shorter_s or view.longer_s)
        wanted = view.shorter_s or view.longer_s
        change(client, planned, f"length:{wanted}", view.technique.id)
        planned.refresh_from_db()
        lengths = {(b.leg.value, b.technique): b.lasts_ms for b in session_of(planned).blocks}

        assert lengths["left", view.technique.id] == wanted * 1_000

    def test_moves_a_block(self, client: Client, planned: Sitting) -> None:
        """Two neighbours in the middle of a leg change places, or the plan says why not."""
        before = blocks(planned)
        assert len(before) > 3
        answer = change(client, planned, "later", before[1])

        if answer.status_code == 302:
            assert blocks(planned).index(before[1]) > blocks(planned).index(before[2])
        else:
            assert b"Your plan stays as it was" in answer.content
            assert blocks(planned) == before

    def test_puts_a_block_where_it_was_dropped(self, client: Client, planned: Sitting) -> None:
        """Third to second is one step up; a place that a leg does not have is refused."""
        before = blocks(planned)
        answer = change(client, planned, "place:2", before[2])

        assert answer.status_code == 302
        assert blocks(planned)[:3] == [before[0], before[2], before[1]]
        assert [change(client, planned, f"place:{there}", before[2]).status_code for there in ("0", "99", "x")] == [
            422
        ] * 3

    def test_lasts_as_long_as_is_asked_for(self, client: Client, planned: Sitting) -> None:
        """Ten minutes in place of twenty; a length no session has is refused, and the plan stays."""
        address = f"/sittings/{planned.id}/edit/"
        assert client.post(address, {"change": "minutes:10"}).status_code == 302
        planned.refresh_from_db()

        assert session_of(planned).checkin.minutes == 10
        assert planned.lasts_ms <= 10 * 60_000
        for wrong in ("0", "600", "ten", ""):
            assert client.post(address, {"change": f"minutes:{wrong}"}).status_code == 422
        planned.refresh_from_db()
        assert session_of(planned).checkin.minutes == 10

    def test_opens_again_at_what_was_changed(self, client: Client, planned: Sitting) -> None:
        """Without a script the page comes anew; the tools and the block are open, and nothing else is."""
        name = blocks(planned)[1]
        answer = change(client, planned, "length:60", name)
        page = client.get(answer.headers["Location"]).content.decode()

        assert re.findall('<details[^>]*id="([a-z-]+)" open>', page) == ["plan-change", f"tools-left-{name}"]

    def test_is_said_to_who_does_not_see_it(self, client: Client, planned: Sitting) -> None:
        """Each change in a sentence of its own."""
        name = blocks(planned)[2]
        leg = {"leg": "left", "technique": name}
        called = load_library().techniques[name].words.name
        said: list[str] = []
        counts: list[int] = []
        for given in ({"change": "length:60", **leg}, {"change": "earlier", **leg}, {"change": "drop", **leg}):
            answer = client.post(f"/sittings/{planned.id}/edit/", given, headers={"HX-Request": "true"})
            said += re.findall('id="plan-made" hidden>([^<]+)<', answer.content.decode())
            counts.append(len(blocks(planned)))

        assert [each.partition(" minutes")[0] for each in said] == [
            f"{called}, left leg: 1:00 now. The plan takes 20",
            f"{called} is 2 of {counts[1]} on the left leg now.",
            f"{called}, left leg: left out. The plan takes 20",
        ]

    def test_keeps_the_minutes_and_the_limits(self, client: Client, planned: Sitting) -> None:
        """After any change the session is no longer than asked for, and its timeline is its own."""
        change(client, planned, "drop", blocks(planned)[1])
        planned.refresh_from_db()
        timeline = client.get(f"/api/v1/sittings/{planned.id}/timeline").json()

        assert planned.lasts_ms <= 20 * 60_000
        assert timeline["lasts_ms"] == planned.lasts_ms

    def test_undoes_all_changes(self, client: Client, planned: Sitting) -> None:
        """The first plan comes back."""
        before = planned.session["steps"]
        change(client, planned, "drop", blocks(planned)[1])
        client.post(f"/sittings/{planned.id}/edit/", {"change": "undo_all"})
        planned.refresh_from_db()

        assert planned.session["steps"] == before

    def test_answers_a_script_with_the_plan_alone(self, client: Client, planned: Sitting) -> None:
        """Where there is a script, only the part that changed is sent."""
        given = {"change": "drop", "leg": "left", "technique": blocks(planned)[1]}
        answer = client.post(f"/sittings/{planned.id}/edit/", given, headers={"HX-Request": "true"})

        assert answer.status_code == 200
        assert answer.content.strip().startswith(b'<div id="plan"')

    def test_says_why_a_change_cannot_be_had(self, client: Client, planned: Sitting) -> None:
        """A block as long as the whole session fits nowhere; the plan stays, with a sentence."""
        before = planned.session
        answer = change(client, planned, "length:1800", blocks(planned)[1])
        planned.refresh_from_db()

        assert answer.status_code == 422
        assert "Your plan stays as it was" in answer.content.decode()
        assert planned.session == before

    def test_refuses_what_is_no_change(self, client: Client, planned: Sitting) -> None:
        """An unknown change, block or length is answered with one sentence, and nothing is stored."""
        before = planned.session
        name = blocks(planned)[0]
        answers = [
            change(client, planned, "double", name),
            change(client, planned, "drop", "no-such-technique"),
            change(client, planned, "drop", name, leg="middle"),
            change(client, planned, "length:0", name),
            change(client, planned, "length:99999999999999999999", name),
            change(client, planned, "swap", name, other=""),
            change(client, planned, "earlier", name),
        ]
        planned.refresh_from_db()

        assert {answer.status_code for answer in answers} == {422}
        assert planned.session == before

    def test_leaves_a_session_that_has_begun_alone(self, client: Client, planned: Sitting) -> None:
        """A plan is not changed while it is played."""
        name = blocks(planned)[1]
        send_events(client, planned, event("started"))
        answer = change(client, planned, "drop", name)

        assert answer.status_code == 422
        assert name in blocks(planned)

    def test_by_the_api_is_the_same_change(self, client: Client, planned: Sitting) -> None:
        """PATCH takes wishes and gives the new session."""
        gone = blocks(planned)[1]
        wishes = {"leave_out": [{"leg": "left", "technique": gone}]}
        answer = client.patch(f"/api/v1/plans/{planned.id}", json.dumps(wishes), content_type="application/json")

        assert answer.json()["outcome"] == "planned"
        assert gone not in blocks(planned)


class TestWishes:
    """Changes add up to wishes, without a database."""

    def session(self, planned: Sitting) -> Session:
        """Give the plan as a session."""
        return session_of(planned)

    def test_a_swap_is_one_out_and_one_in(self, planned: Sitting) -> None:
        """Both are kept as wishes for later changes."""
        plan = self.session(planned)
        old = plan.blocks[1].technique
        other = next(choice.technique for choice in plan.choices if choice.leg is Leg.LEFT and not choice.included)
        wishes = wishes_with(plan, {"change": "swap", "leg": "left", "technique": old, "other": other})

        assert [grip.technique for grip in wishes.leave_out] == [old]
        assert [grip.technique for grip in wishes.include] == [other]

    def test_a_dropped_block_forgets_its_length(self, planned: Sitting) -> None:
        """A length for something that is left out would be a contradiction."""
        plan = self.session(planned)
        name = plan.blocks[1].technique
        longer = wishes_with(plan, {"change": "length:60", "leg": "left", "technique": name})
        dropped = wishes_with(
            plan.model_copy(update={"wishes": longer}), {"change": "drop", "leg": "left", "technique": name}
        )

        assert longer.lengths
        assert dropped.lengths == ()

    def test_the_other_leg_is_never_touched(self, planned: Sitting) -> None:
        """A wish names the leg it is about."""
        plan = self.session(planned)
        wishes = wishes_with(plan, {"change": "drop", "leg": "right", "technique": plan.blocks[-1].technique})

        assert {grip.leg for grip in wishes.leave_out} == {Leg.RIGHT}

    def test_an_unknown_leg_is_refused(self, planned: Sitting) -> None:
        """There is no middle leg."""
        plan = self.session(planned)
        with pytest.raises(InvalidInputError):
            wishes_with(plan, {"change": "drop", "leg": "middle", "technique": plan.blocks[0].technique})


def test_a_check_in_is_what_the_plan_answers(planned: Sitting) -> None:
    """The stored session carries the whole check-in."""
    assert planned.session["checkin"]["pain"] == checkin()["pain"]
