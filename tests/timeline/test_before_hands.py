"""Before hands are laid on: oil at its time, a dry foot for what rolls, and nobody lying on the place."""

from __future__ import annotations

from legato.body import LEGS, Leg, ZoneId
from legato.library import load_library
from legato.notation.checkin import CheckIn, Equipment, Receiver
from legato.notation.session import Block
from legato.notation.technique import Family, Oil, Technique
from legato.safety import SayAt, Utterance
from timeline.plays import block, cues_of, play, settle, technique

HANDS = technique("Arch rub").model_copy(update={"oil": Oil.HELPS})
ROLLER = technique("Roller").model_copy(update={"oil": Oil.AVOID, "family": Family.TOOL})
WITH_OIL = CheckIn(person=Receiver(age=44), have=(Equipment.OIL,))
LEFT_SIDE = Utterance("left-side-or-seated", "M12", "both", SayAt.POSITION, ())
SIT_UP = "If you are lying on your left side, sit up for this one."
MORE = "Take a little more oil or lotion."
NOW = "Now take a little oil or lotion."
WIPE = "Wipe the foot dry first."


def of(made: Technique, leg: Leg = Leg.LEFT, **more) -> Block:
    """Make a block of a technique."""
    return block(leg, **more).model_copy(update={"technique": made.id})


def said(*steps, checkin: CheckIn = WITH_OIL, advice=(), known=(HANDS, ROLLER)) -> list[tuple[int, str]]:
    """Return what is said in a session, each with its step."""
    cues = cues_of(play(*steps, techniques=known, checkin=checkin, advice=advice))
    return [(cue.step, cue.text) for cue in cues if cue.text]


def test_oil_is_taken_after_what_wants_a_dry_foot():
    """The roller first, dry; then the hands are told to take oil, once on this leg."""
    heard = said(of(ROLLER), of(HANDS), of(HANDS))

    assert [one for one in heard if one[1] == NOW] == [(2, NOW)]


def test_oil_taken_while_getting_ready_is_not_taken_again():
    """Where nothing wants a dry foot, it has been warmed before the clock started."""
    assert NOW not in [text for _, text in said(of(HANDS))]


def test_the_second_leg_gets_its_own_oil():
    """One spoonful is for one leg."""
    heard = said(of(HANDS), settle(Leg.RIGHT, changes_leg=True), of(HANDS, Leg.RIGHT))

    assert [one for one in heard if one[1] == MORE] == [(3, MORE)]


def test_an_oily_foot_is_wiped_before_anything_rolls_under_it():
    """It slips; a leg that had no oil yet is dry."""
    heard = said(of(HANDS), of(ROLLER), settle(Leg.RIGHT, changes_leg=True), of(ROLLER, Leg.RIGHT))

    assert [one for one in heard if one[1] == WIPE] == [(2, WIPE)]


def test_nobody_without_oil_is_told_to_take_it():
    """Nor to wipe it off."""
    texts = [text for _, text in said(of(ROLLER), of(HANDS), of(ROLLER), checkin=CheckIn(person=Receiver(age=44)))]

    assert not {NOW, MORE, WIPE} & set(texts)


def test_nobody_is_stroked_on_the_side_they_lie_on():
    """Late in pregnancy one may lie on the left side; the left leg's outer side is below then."""
    outer = _at_the_outer_thigh()
    steps = [of(outer), settle(Leg.RIGHT, changes_leg=True), of(outer, Leg.RIGHT)]
    heard = said(*steps, advice=[LEFT_SIDE], known=(outer,))

    assert [one for one in heard if one[1] == SIT_UP] == [(1, SIT_UP)]
    assert SIT_UP not in [text for _, text in said(*steps, known=(outer,))]
    assert SIT_UP not in [text for _, text in said(of(HANDS), advice=[LEFT_SIDE])]


def test_a_technique_turned_on_one_leg_says_so():
    """A vein on one leg turns its strokes; on the other they go down, and nobody wonders why."""
    down = load_library().techniques["finishing-strokes"]
    for turned, says in (
        (Leg.LEFT, "On this leg stroke down, towards the toes."),
        (Leg.RIGHT, "On this leg stroke up, towards the heart, as your answers ask."),
    ):
        first, second = (of(down, leg).model_copy(update={"toward_heart": leg is turned}) for leg in LEGS)
        heard = said(first, settle(Leg.RIGHT, changes_leg=True), second, known=(down,))
        assert (3, says) in heard
        alike = first.model_copy(update={"toward_heart": second.toward_heart})
        assert says not in [t for _, t in said(alike, settle(Leg.RIGHT, changes_leg=True), second, known=(down,))]


def test_what_should_be_felt_is_said_once():
    """Not again on the second leg."""
    feel = HANDS.words.feel
    steps = [of(HANDS, lasts_s=180), settle(Leg.RIGHT, changes_leg=True), of(HANDS, Leg.RIGHT, lasts_s=180)]

    assert [text for _, text in said(*steps)].count(feel) == 1


def _at_the_outer_thigh() -> Technique:
    stroke = HANDS.score.strokes[0]
    touch = stroke.touches[1].model_copy(update={"on": (ZoneId.THIGH_OUTER.value,)})
    strokes = (stroke.model_copy(update={"touches": (touch,)}),)
    return HANDS.model_copy(update={"id": "thigh", "score": HANDS.score.model_copy(update={"strokes": strokes})})
