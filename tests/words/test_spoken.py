"""What a session can say is a finite list: nothing else is ever said."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from legato import pipeline
from legato.body import LEGS, ZoneId
from legato.notation.checkin import Answer, CheckIn, Complaint, Equipment, Pain, Performer, Position, Receiver
from legato.pipeline import Planned
from legato.pipeline.ready import ready_made
from legato.safety import Clear, Modified, load_rule_book, utterances_for
from legato.timeline import Omission
from legato.words import every_line, load_sentences, narrate

LINES = frozenset(every_line())
GENTLE = sorted(
    fact.id
    for fact in load_rule_book().facts.values()
    if fact.derived is None
    and isinstance(pipeline.screen(CheckIn(person=Receiver(age=44), facts=(Answer(fact=fact.id),))), Clear | Modified)
)
"""Facts with which there is a massage."""


def said(session) -> set[str]:
    """Return everything a session says, before and after its clock starts."""
    told = narrate(pipeline.timeline(session), load_sentences())
    return {cue.text for cue in told.cues if cue.text} | {item.text for item in told.preparation}


@st.composite
def checkins(draw: st.DrawFn) -> CheckIn:
    """Draw people whom massage suits, with up to four facts."""
    facts = draw(st.lists(st.sampled_from(GENTLE), max_size=4, unique=True))
    zones = draw(st.lists(st.sampled_from(ZoneId), max_size=3, unique=True))
    return CheckIn(
        person=Receiver(age=draw(st.integers(16, 85))),
        complaint=draw(st.sampled_from(Complaint)),
        pain=tuple(Pain(leg=leg, zone=zone, score=4) for zone in zones for leg in LEGS),
        facts=tuple(Answer(fact=fact) for fact in facts),
        minutes=draw(st.sampled_from((5, 10, 20, 45))),
        performer=draw(st.sampled_from(Performer)),
        position=draw(st.sampled_from(Position)),
        have=tuple(draw(st.lists(st.sampled_from(Equipment), max_size=3, unique=True))),
    )


@given(checkins())
def test_no_session_says_anything_else(checkin: CheckIn) -> None:
    """Whoever it is for, every sentence is on the list that is spoken ahead."""
    answer = pipeline.plan(checkin)
    if isinstance(answer, Planned):
        assert said(answer.cleared.session) <= LINES


def test_no_ready_made_session_says_anything_else() -> None:
    """Nor do the ones that are always there."""
    for ready in ready_made():
        assert said(ready.cleared.session) <= LINES


@given(checkins())
def test_every_advice_of_every_rule_is_told(checkin: CheckIn) -> None:
    """What the care page promises is heard by whoever has oily hands: in the session, or before its clock starts."""
    answer = pipeline.plan(checkin)
    if not isinstance(answer, Planned):
        return
    session = answer.cleared.session
    told = pipeline.timeline(session)
    heard = {cue.phrase.code for cue in told.cues if cue.phrase} | {item.phrase.code for item in told.preparation}
    general = {one.code for one in utterances_for(session.checkin, load_rule_book()) if not one.places}

    assert {f"advice-{code}" for code in general} <= heard


@given(checkins())
def test_nothing_that_keeps_safe_is_left_out_for_want_of_time(checkin: CheckIn) -> None:
    """Safety used to stand at the end of a list that was cut from its end."""
    answer = pipeline.plan(checkin)
    if not isinstance(answer, Planned):
        return
    left_out = [one for _, one in pipeline.script(answer.cleared.session).left_out]

    assert [one.line.phrase for one in left_out if one.line.keeps_safe and one.why is Omission.NO_TIME] == []


@given(checkins())
def test_nobody_is_told_to_press_harder_than_allowed(checkin: CheckIn) -> None:
    """A cap changes the words with the number: whatever is said presumes no more than its block asks for."""
    answer = pipeline.plan(checkin)
    if not isinstance(answer, Planned):
        return
    steps = answer.cleared.session.steps
    for cue in pipeline.timeline(answer.cleared.session).cues:
        if cue.presumes is not None:
            assert cue.presumes <= steps[cue.step].pressure
