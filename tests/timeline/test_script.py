"""What is said during a technique: everything that keeps safe, the rest as it fits, and company in long silences."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from legato.body import Leg, ZoneId
from legato.library import load_library
from legato.notation.checkin import CheckIn, Equipment, Receiver
from legato.notation.technique import Oil
from legato.safety import SayAt, Utterance
from legato.timeline import CueKind, Omission
from legato.timeline.model import Purpose
from legato.units import minutes, seconds
from timeline.plays import (
    block,
    cues_of,
    full_steps,
    glide,
    narration_of,
    of_kind,
    play,
    script_of,
    settle,
    spoken,
    technique,
)


def said_in(given_play, step: int = 1) -> list[str]:
    """Return what is said in a step, without milestones."""
    return [cue.text for cue in cues_of(given_play) if cue.step == step and cue.kind is CueKind.SAY]


def test_every_step_is_said_in_full_where_there_is_time():
    """In a minute and a half all steps are heard, in their own order, after the name."""
    said = said_in(play(block()))

    assert [text for text in said if text in full_steps()] == full_steps()
    assert said[0] == "Arch rub."


def test_in_a_short_block_steps_are_said_in_short_and_safety_is_never_cut():
    """A quarter of a minute is too short for all; what gives way is never where not to go."""
    said = said_in(play(block(lasts_s=15)))

    assert "Not the sore spot." in said
    assert "Hold the top." in said


def test_where_nothing_fits_safety_is_told_before_the_clock_starts():
    """Three seconds hold no warning, so it moves to the list of getting ready instead of falling silent."""
    told = narration_of(play(block(lasts_s=3)))

    assert "Stay off the sore spot at the heel." in [item.text for item in told.preparation if item.always]


def test_a_limit_takes_away_the_words_that_ask_for_more():
    """Capped at three of ten, nobody is told to press firmer; the script says why it is left out."""
    capped = script_of(play(block(pressure=3)))

    assert "Press a little firmer each time, as long as it feels good." in said_in(play(block(pressure=4)))
    assert not any("firmer" in text for text in said_in(play(block(pressure=3))))
    assert Omission.LIMITED in [one.why for _, one in capped.left_out]


def test_the_second_leg_hears_the_same_on_this_side():
    """What the first leg was told is not repeated word for word, but where not to go is."""
    given = play(settle(), block(), settle(Leg.RIGHT, changes_leg=True), block(Leg.RIGHT))
    said = [cue.text for cue in cues_of(given) if cue.step == 4 and cue.text]

    assert said[:3] == ["Arch rub.", "The same on this side.", "Not the sore spot."]
    assert "Notice whether this leg feels different from the other." in said


def test_the_second_leg_hears_how_hard_only_where_it_differs():
    """As hard as on the first leg needs no words; a limit on the second one does."""
    said = {}
    for pressure in (4, 3):
        given = play(settle(), block(), settle(Leg.RIGHT, changes_leg=True), block(Leg.RIGHT, pressure=pressure))
        said[pressure] = [cue.text for cue in cues_of(given) if cue.step == 4]

    assert "Medium pressure." not in said[4]
    assert "Light pressure." in said[3]


def test_how_it_feels_is_asked_in_full_once_on_each_leg():
    """Six times the same two sentences are a machine's."""
    given = play(settle(), block(), block(), settle(Leg.RIGHT, changes_leg=True), block(Leg.RIGHT))
    asked = [cue.text for cue in of_kind(cues_of(given), CueKind.PRESSURE_CHECK)]

    assert asked == [
        "How does it feel? Ease off if it is not pleasant.",
        "Still pleasant? Ease off if not.",
        "How does it feel? Ease off if it is not pleasant.",
    ]


def test_the_legs_are_compared_once_and_no_more():
    """The second leg gets company of other kinds as well."""
    blocks = [block(Leg.RIGHT, lasts_s=120) for _ in range(4)]
    given = play(settle(), block(), settle(Leg.RIGHT, changes_leg=True), *blocks)
    compared = [cue for cue in cues_of(given) if cue.text == "Notice whether this leg feels different from the other."]

    assert len(compared) == 1


def test_an_advice_is_said_with_the_first_stroke_there_and_shown_as_long_as_it_matters():
    """Veins on the left heel are told of on the left leg, once, and stand on its screens; not on the right."""
    advice = Utterance("beside-the-veins", "M20", "both", SayAt.FIRST_STROKE, ((Leg.LEFT, ZoneId.HEEL),))
    given = play(settle(), block(), block(), settle(Leg.RIGHT, changes_leg=True), block(Leg.RIGHT), advice=[advice])
    cues = cues_of(given)
    line = "Stroke beside the veins, never on them, and upwards."
    shown = [line in cue.shown.notes for cue in of_kind(cues, CueKind.SHOW) if cue.shown.step == "block"]

    assert next(cue.leg for cue in cues if cue.text == line) is Leg.LEFT
    assert all(cue.leg is Leg.LEFT for cue in cues if cue.text == line)
    assert shown == [True, True, False]


def test_a_place_to_leave_alone_is_named_before_its_leg_begins():
    """Nobody strokes there, so it is said while one settles, with the side."""
    alone = Utterance("leave-place-alone", "M01", "both", SayAt.FIRST_STROKE, ((Leg.LEFT, ZoneId.SHIN),))
    cues = cues_of(play(settle(), block(), advice=[alone]))

    assert "Leave your left shin alone today." in [cue.text for cue in cues if cue.step == 1]


def test_who_must_not_lie_flat_is_never_told_to_lie_back():
    """The rule's own words take the place of the usual ones about sitting and lying."""
    lying = Utterance("left-side-or-seated", "M40", "receiver", SayAt.POSITION)
    asked = CheckIn(person=Receiver(age=30), performer="partner", position="bed")
    said = [cue.text for cue in cues_of(play(settle(), block(), checkin=asked, advice=[lying])) if cue.step == 1]

    assert "Let them sit up, or lie on their left side, never flat on the back." in said
    assert not any(text and "settle on the bed" in text for text in said)


def test_nobody_waits_long_for_the_voice():
    """With closed eyes, five minutes of one technique are never silent for more than twenty seconds."""
    cues = [cue for cue in cues_of(play(block(lasts_s=300))) if cue.step == 1]
    said = [(begins, over) for begins, over, _ in spoken(cues)]

    assert all(later - over <= seconds(20) for (_, over), (later, _) in pairwise(said))


def test_softer_than_before_is_said():
    """The number alone changes nothing for somebody with closed eyes."""
    said = [cue.text for cue in cues_of(play(block(pressure=5), block(pressure=3))) if cue.step == 2]

    assert "A little softer than before." in said


def test_a_long_block_reminds_of_when_to_stop_again_and_again():
    """Somebody who dozes off under a machine or a cold bottle is spoken to again, every two minutes."""
    cues = cues_of(play(block(lasts_s=400)))
    reminders = [cue.at_ms - seconds(30) for cue in cues if cue.text == "Stop if it hurts."]

    assert reminders
    assert all(later - one <= minutes(2) for one, later in pairwise((0, *reminders)))


def test_what_should_be_felt_is_told_once_the_technique_is_explained():
    """The feeling comes after the steps, with some quiet before it."""
    said = said_in(play(block(lasts_s=120)))

    assert said.index("It should feel like a warm, pleasant pull.") > said.index(full_steps()[-1])


def test_what_limits_a_place_is_said_before_hands_are_laid_there():
    """Both hands would lie on the veins already when they hear of them."""
    advice = Utterance("beside-the-veins", "M20", "both", SayAt.FIRST_STROKE, ((Leg.LEFT, ZoneId.HEEL),))
    given = play(settle(), block(), advice=[advice])
    said = [cue.purpose for cue in cues_of(given) if cue.text and cue.technique]

    assert said.index(Purpose.ADVICE) < said.index(Purpose.PLACING)


def test_what_grows_slower_shows_no_number_of_strokes():
    """Twelve a minute is true of the first of them only."""
    slowing = technique("Arch rub", glide(12, 4))
    shown = [cue.shown for cue in cues_of(play(settle(), block(), techniques=[slowing])) if cue.shown]

    assert all(one.tempo is None for one in shown)
    assert any(one.tempo is not None for one in (cue.shown for cue in cues_of(play(settle(), block()))) if one)


def test_whoever_is_oily_wipes_their_feet_before_they_get_up():
    """And whoever is not is only slow."""
    oil = replace(play(settle(), block()), usable=frozenset({Equipment.OIL}))

    assert "Wipe your feet dry, then get up slowly." in [cue.text for cue in cues_of(oil)]
    assert "Get up slowly when you are ready." in [cue.text for cue in cues_of(play(settle(), block()))]


def test_oil_waits_where_a_dry_foot_is_wanted():
    """Nobody warms oil in the hand and is told to keep their feet dry in the next breath."""
    dry = technique().model_copy(update={"oil": Oil.AVOID, "equipment": (Equipment.FOOT_ROLLER,)})
    helped = technique().model_copy(update={"id": "heel-squeeze"})
    library = load_library()
    both = replace(
        play(settle(), block(), block().model_copy(update={"technique": "heel-squeeze"}), techniques=[dry, helped]),
        usable=frozenset({Equipment.OIL, Equipment.FOOT_ROLLER}),
        preparation=tuple(library.preparation.values()),
    )
    oiled = replace(
        play(settle(), block()), usable=frozenset({Equipment.OIL}), preparation=tuple(library.preparation.values())
    )

    assert "oil-comes-later" in [item.phrase.args.get("item") for item in both.preparing()]
    assert "warm-the-oil" not in [item.phrase.args.get("item") for item in both.preparing()]
    assert "warm-the-oil" in [item.phrase.args.get("item") for item in oiled.preparing()]
