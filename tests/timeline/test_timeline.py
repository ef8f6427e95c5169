"""A session becomes cues: nothing is dropped, nothing drifts, nobody talks over anybody, no leg is lost."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from legato.body import Leg
from legato.errors import UnknownNameError
from legato.library import Library, load_library
from legato.notation.checkin import CheckIn, Equipment, Receiver
from legato.notation.session import Block, Change, Rest
from legato.notation.technique import Upward
from legato.notation.technique_step import Importance, TechniqueStep
from legato.safety import clear, load_rule_book
from legato.timeline import CueKind, compile_timeline
from legato.timeline.technique_script import CHECKED_FROM
from legato.timeline.voice import speech
from legato.units import minutes, seconds
from legato.words import load_sentences
from timeline.plays import (
    ODD_LENGTHS,
    block,
    cues_of,
    full_steps,
    glide,
    narration_of,
    of_kind,
    play,
    plays,
    settle,
    spoken,
    technique,
)


class TestLaws:
    """What holds for every session, of composed lengths or of any."""

    @given(plays())
    def test_each_step_is_shown_once_from_its_exact_start_to_its_exact_end(self, given_play):
        """The screen changes exactly when a step begins, and the steps fill the session."""
        steps = given_play.session.steps
        shown = of_kind(cues_of(given_play), CueKind.SHOW)

        assert [cue.step for cue in shown] == list(range(len(steps)))
        assert [cue.lasts_ms for cue in shown] == [step.lasts_ms for step in steps]
        assert shown[0].at_ms == 0
        assert all(one.at_ms + one.lasts_ms == later.at_ms for one, later in pairwise(shown))

    @given(plays(ODD_LENGTHS))
    def test_the_last_cue_is_exactly_at_the_planned_end(self, given_play):
        """However odd the lengths, the session closes when it said it would."""
        cues = cues_of(given_play)

        assert cues[-1].kind is CueKind.CLOSE
        assert cues[-1].at_ms == given_play.session.lasts == sum(step.lasts_ms for step in given_play.session.steps)

    @given(plays(ODD_LENGTHS))
    def test_cues_are_numbered_in_the_order_of_their_moments(self, given_play):
        """A player can go through them from first to last."""
        cues = cues_of(given_play)

        assert [cue.id for cue in cues] == list(range(len(cues)))
        assert all(earlier.at_ms <= later.at_ms for earlier, later in pairwise(cues))
        assert len(of_kind(cues, CueKind.CLOSE)) == 1

    @given(plays(ODD_LENGTHS))
    def test_every_cue_lies_within_its_step(self, given_play):
        """Strokes and words end with the block they belong to."""
        ends, at = [], 0
        for step in given_play.session.steps:
            ends.append((at, at + step.lasts_ms))
            at += step.lasts_ms

        for cue in cues_of(given_play)[:-1]:
            begins, is_over = ends[cue.step]
            assert begins <= cue.at_ms < is_over
            assert cue.at_ms + cue.lasts_ms <= is_over

    @given(plays(ODD_LENGTHS))
    def test_the_leg_is_never_lost(self, given_play):
        """Whatever happens on a leg says which."""
        steps = given_play.session.steps

        for cue in cues_of(given_play):
            step = steps[cue.step]
            assert cue.leg is step.leg
            assert cue.technique == (step.technique if isinstance(step, Block) else None)

    @given(plays())
    def test_nobody_is_talked_over(self, given_play):
        """A line is over before the next one begins."""
        said = spoken(cues_of(given_play))

        assert all(over <= begins for (_, over, _), (begins, _, _) in pairwise(said))

    @given(plays())
    def test_a_block_says_what_to_do_when_it_begins(self, given_play):
        """The technique's name comes at the very start, in each block long enough to say it."""
        cues = cues_of(given_play)
        for at, step in enumerate(given_play.session.steps):
            if isinstance(step, Block):
                first = next(cue for cue in cues if cue.step == at)
                said = next(cue for cue in cues if cue.step == at and cue.kind is CueKind.SAY)
                assert said.at_ms == first.at_ms
                assert said.text.startswith(given_play.techniques[step.technique].words.name)

    @given(plays())
    def test_milestones_come_exactly_once_and_exactly_on_time(self, given_play):
        """Halfway and the question in blocks of a minute and more, ten seconds left in blocks of half a minute."""
        cues = cues_of(given_play)
        at = 0
        for index, step in enumerate(given_play.session.steps):
            if isinstance(step, Block):
                counted = Counter(cue.kind for cue in cues if cue.step == index)
                moments = {cue.kind: cue.at_ms - at for cue in cues if cue.step == index}
                is_long = step.lasts_ms >= minutes(1)
                assert counted[CueKind.HALFWAY] == is_long
                assert counted[CueKind.PRESSURE_CHECK] == (is_long and step.pressure >= 3)
                assert counted[CueKind.TEN_SECONDS_LEFT] == (step.lasts_ms >= seconds(30))
                assert moments.get(CueKind.HALFWAY, step.lasts_ms // 2) == step.lasts_ms // 2
                assert moments.get(CueKind.TEN_SECONDS_LEFT, step.lasts_ms - 10_000) == step.lasts_ms - 10_000
            at += step.lasts_ms

    @given(plays(), st.data())
    def test_a_longer_block_moves_everything_after_it_by_exactly_as_much(self, given_play, data):
        """Lengthen one step, and all that was after it is the same, only later."""
        session = given_play.session
        longer = data.draw(st.integers(0, len(session.steps) - 1))
        by = data.draw(st.integers(1, 300_000))
        # From a length on a block asks how it feels, and whoever was asked is asked in other words later.
        assume(not session.steps[longer].lasts_ms < CHECKED_FROM <= session.steps[longer].lasts_ms + by)
        steps = list(session.steps)
        steps[longer] = steps[longer].model_copy(update={"lasts_ms": steps[longer].lasts_ms + by})
        changed = replace(given_play, session=session.model_copy(update={"steps": tuple(steps)}))

        # How long it took in all is told at the end, so that sentence may be another one.
        end = len(steps) - 1
        before = [cue for cue in cues_of(given_play) if cue.step not in (longer, end)]
        after = [cue for cue in cues_of(changed) if cue.step not in (longer, end)]

        def told(cue, shift):
            return cue.model_copy(update={"id": 0, "at_ms": cue.at_ms + shift})

        assert [told(cue, by if cue.step > longer else 0) for cue in before] == [told(cue, 0) for cue in after]


class TestAStory:
    """A short session, cue by cue."""

    def test_the_change_of_leg_is_announced_and_leaves_time_to_move(self):
        """Ten seconds before the end the next leg is named, then the change lasts its whole step."""
        cues = cues_of(play(settle(), block(), settle(Leg.RIGHT, changes_leg=True), block(Leg.RIGHT)))
        change = of_kind(cues, CueKind.CHANGE_LEG)
        warnings = [cue.text for cue in of_kind(cues, CueKind.TEN_SECONDS_LEFT)]

        assert [(cue.text, cue.leg, cue.lasts_ms) for cue in change] == [("Now your right leg.", Leg.RIGHT, 10_000)]
        assert warnings == ["Ten seconds. Then your right leg.", "Ten seconds. Then we come to the end."]

    def test_a_giver_is_told_whose_leg_it_is(self):
        """With four legs in the room, the receiver's are theirs."""
        asked = CheckIn(person=Receiver(age=44), performer="partner")
        cues = cues_of(play(settle(), block(), settle(Leg.RIGHT, changes_leg=True), block(Leg.RIGHT), checkin=asked))
        texts = " ".join(cue.text for cue in cues if cue.text)

        assert "Their left leg first." in texts
        assert "Now their right leg." in texts
        assert "Ask how it feels." in texts
        assert of_kind(cues, CueKind.SHOW)[2].shown.line == "Rub their arch from heel to ball."

    def test_the_next_technique_is_named_past_the_change_of_grip(self):
        """A change of grip is nothing to look forward to."""
        other = technique("Heel squeeze")
        next_block = Block(leg=Leg.LEFT, technique=other.id, lasts_ms=seconds(30), pressure=3)
        change = Change(leg=Leg.LEFT, lasts_ms=seconds(5))
        cues = cues_of(play(block(), change, next_block, techniques=(technique(), other)))
        shown = of_kind(cues, CueKind.SHOW)

        assert of_kind(cues, CueKind.TEN_SECONDS_LEFT)[0].text == "Ten seconds. Next: Heel squeeze."
        assert shown[1].shown.next_title == shown[2].shown.next_title == "Heel squeeze"

    @pytest.mark.parametrize(
        ("have", "equipment", "expected"),
        [
            ((), (), ["Wash your hands."]),
            (("oil",), (), ["Wash your hands.", "Warm the oil in your hands."]),
            (
                ("oil", "frozen_bottle"),
                ("frozen_bottle",),
                ["Wash your hands.", "Warm the oil in your hands.", "Put on a sock."],
            ),
            (("frozen_bottle",), (), ["Wash your hands."]),
        ],
    )
    def test_getting_ready_is_for_what_this_session_uses(self, have, equipment, expected):
        """Oil only where there is some, and nothing that takes days; it is told before the clock starts."""
        asked = CheckIn(person=Receiver(age=44), have=have)
        made = technique().model_copy(update={"equipment": tuple(Equipment(thing) for thing in equipment)})
        told = narration_of(play(block(), techniques=(made,), checkin=asked)).preparation

        assert [item.text for item in told] == ["Look at both legs.", "Stop whenever something feels wrong.", *expected]

    def test_hands_are_told_to_rest(self):
        """A rest says what to do with tired hands."""
        cues = cues_of(play(block(), Rest(leg=Leg.LEFT, lasts_ms=seconds(20)), block()))
        resting = [cue.text for cue in cues if cue.step == 2 and cue.text]

        assert resting[:2] == ["Rest your hands.", "Let go for a moment, and shake them out."]
        assert of_kind(cues, CueKind.TEN_SECONDS_LEFT)[0].text == "Ten seconds. Then a short rest."

    @pytest.mark.parametrize(("pressure", "expected"), [(5, "more than a good ache"), (3, "not pleasant")])
    def test_the_question_fits_the_pressure(self, pressure, expected):
        """A good ache is only spoken of where it is meant."""
        [asked] = of_kind(cues_of(play(block(pressure=pressure))), CueKind.PRESSURE_CHECK)

        assert expected in asked.text

    def test_a_feather_light_block_is_not_asked_about(self):
        """Below light pressure there is nothing to ease."""
        assert of_kind(cues_of(play(block(pressure=2))), CueKind.PRESSURE_CHECK) == []

    def test_a_machine_keeps_its_own_time_and_is_turned_down(self):
        """No strokes are counted for it, and easing off means turning a knob."""
        shiatsu = load_library().techniques["shiatsu"]
        kneaded = Block(leg=Leg.LEFT, technique="shiatsu", lasts_ms=minutes(5), pressure=4)
        cues = cues_of(play(kneaded, techniques=(shiatsu,)))
        [asked] = of_kind(cues, CueKind.PRESSURE_CHECK)

        assert of_kind(cues, CueKind.BEAT) == []
        assert of_kind(cues, CueKind.SHOW)[1].shown.tempo is None
        assert asked.text == "How does it feel? Turn it down if it is too strong."

    def test_a_technique_with_words_of_its_own_for_that_uses_them(self):
        """Its line and its steps are the ones for the way up."""
        downward = technique("Arch rub", _downward())
        steps = tuple(
            TechniqueStep(importance=Importance.MOVEMENT, says=says, short=says)
            for says in ("Begin at the ball.", "End at the heel.")
        )
        up = Upward(line="Rub from the ball to the heel.", steps=steps)
        turned = downward.model_copy(update={"words": downward.words.model_copy(update={"upward": up})})
        shown, plain = (
            of_kind(cues_of(play(block(toward_heart=toward), techniques=(turned,))), CueKind.SHOW)[1].shown
            for toward in (True, False)
        )

        assert shown.turned
        assert (shown.line, list(shown.steps)) == (up.line, [step.says for step in up.steps])
        assert (plain.line, list(plain.steps)) == (turned.words.line, full_steps())

    def test_the_screen_shows_what_the_next_seconds_need(self):
        """Technique, line, steps, pressure in words, tempo and what comes next."""
        shown = of_kind(cues_of(play(block(), block(Leg.RIGHT))), CueKind.SHOW)[1].shown

        assert (shown.title, shown.pressure_words, shown.tempo) == ("Arch rub", "medium", 20)
        assert (shown.next_title, shown.next_leg) == ("Arch rub", Leg.RIGHT)
        assert list(shown.steps) == full_steps()

    def test_a_block_too_short_for_its_line_still_says_its_name(self):
        """In a few seconds the name is worth more than half a sentence."""
        wordy = technique("Arch rub", line=" ".join(["slowly"] * 17))
        said = next(
            cue
            for cue in cues_of(play(block(lasts_s=6), techniques=(wordy,)))
            if cue.step == 1 and cue.kind is CueKind.SAY
        )

        assert said.text == "Arch rub."
        assert said.lasts_ms == speech("Arch rub.")


def test_only_a_cleared_session_becomes_a_timeline():
    """A session that did not pass safety is not played, whatever else it is."""
    session = play(block()).session

    with pytest.raises(TypeError, match="cleared session only"):
        compile_timeline(session, None, None, None)


def test_a_technique_the_library_does_not_know_is_named():
    """A session cleared with one library is not played with another that lacks its techniques."""
    asked = CheckIn(person=Receiver(age=44))
    session = play(Block(leg=Leg.LEFT, technique="arch-rub", lasts_ms=seconds(60), pressure=4)).session
    cleared = clear(session.model_copy(update={"checkin": asked}), load_rule_book(), load_library())

    with pytest.raises(UnknownNameError, match="arch-rub"):
        compile_timeline(cleared, Library(techniques={}), load_rule_book(), load_sentences().lasts)
    made = compile_timeline(cleared, load_library(), load_rule_book(), load_sentences().lasts)
    assert made.lasts_ms == session.lasts


def _downward():
    stroke = glide()
    moved = stroke.touches[1].model_copy(update={"on": ("arch_line",)})
    return stroke.model_copy(update={"touches": (stroke.touches[0], moved)})
