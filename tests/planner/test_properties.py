"""What holds for every composed session, whoever asks for it."""

from __future__ import annotations

from hypothesis import assume, example, given
from hypothesis import strategies as st

from legato.body import LEGS, Leg, ZoneId
from legato.notation.checkin import CheckIn, Pain, Who
from legato.notation.session import Block, Grip, Reason, Session, WishedLength, Wishes
from legato.notation.technique import TechniqueRole
from legato.planner import NoSession, compose, verify
from legato.planner.build import problem_of, session_time
from legato.planner.candidates import offers
from legato.safety import Limits, Playable, clear
from legato.units import minutes
from legato.words import (
    ChoiceInWords,
    NoSessionInWords,
    load_sentences,
    no_session_in_words,
    reason_words,
    session_in_words,
)
from legato.words.reasons import case_code
from planner.making import BOOK, LIBRARY, checkin, mirrored, people, screened, with_limits

limits = st.builds(
    Limits,
    excluded_zones=st.frozensets(st.sampled_from(ZoneId), max_size=2),
    excluded_techniques=st.frozensets(st.sampled_from(sorted(LIBRARY.techniques)), max_size=3),
    pressure_cap=st.integers(2, 6),
    minutes_cap=st.none() | st.integers(5, 20),
    session_minutes_cap=st.none() | st.integers(5, 30),
    block_seconds_cap=st.none() | st.integers(30, 120),
    toward_heart=st.booleans(),
)

ENGLISH = load_sentences()
WELL = checkin(complaint="stiff_feet", minutes=17, hands=1, have=[], aims=["relax", "lighten"])
ANOTHER_PLACE = (Pain(leg=Leg.LEFT, zone=ZoneId.TOES, score=1), Pain(leg=Leg.RIGHT, zone=ZoneId.TOE_WEBS, score=1))


def worth(answers: CheckIn, screening: Playable | None = None, wishes: Wishes | None = None) -> int:
    """Return what the best session is worth; less than nothing when there is none."""
    found = compose(answers, screening or screened(answers), LIBRARY, wishes=wishes or Wishes())
    return found.worth if isinstance(found, Session) else -1


def frame(answers: CheckIn, screening: Playable) -> list[tuple[str | None, str | None, bool]]:
    """Return what must be in on each leg, and whether the leg is massaged at all."""
    possible = offers(answers, screening, LIBRARY, Wishes(), None)
    return [
        (offer.opener and offer.opener.name, offer.closer and offer.closer.name, bool(offer.candidates))
        for offer in possible.values()
    ]


def treatment(answers: CheckIn, screening: Playable) -> tuple[bool, list[int]]:
    """Return whether both legs must get the same, and how long the end of each leg must be at least."""
    possible = offers(answers, screening, LIBRARY, Wishes(), None)
    asked = problem_of(answers, screening, possible, Wishes(), session_time(answers, screening))
    ends = [
        item.least
        for side in asked.sides
        for item in side.items
        if LIBRARY.techniques[item.technique].role is TechniqueRole.FINISH
    ]
    return asked.twins, ends


@given(people(), st.integers(1, 20))
def test_more_minutes_never_give_less_worth(answers, more):
    """Time that is given is used well, or left unused."""
    longer = answers.model_copy(update={"minutes": min(60, answers.minutes + more)})
    assume(treatment(longer, screened(longer)) == treatment(answers, screened(answers)))

    assert worth(longer) >= worth(answers)


@given(people(), st.dictionaries(st.sampled_from(LEGS), limits, min_size=1))
def test_a_limit_never_adds_worth(answers, more):
    """As long as the same legs begin and end in the same way; otherwise it is another task."""
    stricter = with_limits(screened(answers), more)
    assume(frame(answers, stricter) == frame(answers, screened(answers)))
    assume(treatment(answers, stricter) == treatment(answers, screened(answers)))

    assert worth(answers, stricter) <= worth(answers)


# The leg that comes first has no cap, and the other one has.
@example(WELL, {LEGS[0]: Limits(minutes_cap=5, pressure_cap=2)})
@given(people(), st.dictionaries(st.sampled_from(LEGS), limits, min_size=1))
def test_limits_are_kept_whatever_they_are(answers, more):
    """Limits that no rule has set yet are kept like those of today."""
    stricter = with_limits(screened(answers), more)
    session = compose(answers, stricter, LIBRARY)

    assert isinstance(session, NoSession) or verify(session, stricter, LIBRARY) == ()


@given(people())
def test_a_session_never_lasts_longer_than_asked(answers):
    """Not by a millisecond."""
    session = compose(answers, screened(answers), LIBRARY)

    assert isinstance(session, NoSession) or session.lasts <= minutes(answers.minutes)


# Both legs hurt the same and nothing else is possible on one of them: only the places differ.
@example(WELL.model_copy(update={"minutes": 5, "pain": ANOTHER_PLACE}))
@given(people())
def test_a_mirrored_person_gets_the_mirrored_session(answers):
    """Left and right are treated alike; only when nothing tells them apart does the left leg come first."""
    session, other = (compose(one, screened(one), LIBRARY) for one in (answers, mirrored(answers)))
    if isinstance(session, NoSession):
        assert isinstance(other, NoSession)
        return

    assert other.worth == session.worth
    if set(mirrored(answers).pain) != set(answers.pain) and len(session.legs) == len(LEGS):
        swap = {Leg.LEFT: Leg.RIGHT, Leg.RIGHT: Leg.LEFT, None: None}
        assert [step.model_copy(update={"leg": swap[step.leg]}) for step in session.steps] == list(other.steps)


def assert_said_whole(told: ChoiceInWords | NoSessionInWords, reasons: tuple[Reason, ...]) -> None:
    """Check that every reason the planner gives has a sentence that tells all of it, and none falls back on less."""
    for reason, said in zip(reasons, told.reasons, strict=True):
        code = case_code(reason)
        plain = reason_words(Reason(code=reason.code), Who.SELF, ENGLISH, BOOK)
        assert code in ENGLISH.codes() or code == "reason-excluded-care", code
        assert (reason.args.get("case") is None) == (said.says.endswith(plain)), (code, said.says)


@given(people(), st.data())
def test_whatever_is_wished_for_the_limits_are_kept(answers, data):
    """Changes are granted within the limits, or the answer says with what they collide."""
    legs, names = st.sampled_from(LEGS), st.sampled_from(sorted(LIBRARY.techniques))
    grips = st.lists(
        st.builds(Grip, leg=legs, technique=names), max_size=3, unique_by=lambda one: (one.leg, one.technique)
    )
    lengths = st.lists(
        st.builds(WishedLength, leg=legs, technique=names, seconds=st.integers(6, 36).map(lambda steps: 5 * steps)),
        max_size=2,
        unique_by=lambda one: (one.leg, one.technique),
    )
    orders = st.dictionaries(legs, st.lists(names, max_size=4, unique=True).map(tuple), max_size=2)
    wishes = Wishes(
        leave_out=tuple(data.draw(grips)),
        include=tuple(data.draw(grips)),
        lengths=tuple(data.draw(lengths)),
        order=data.draw(orders),
    )
    session = compose(answers, screened(answers), LIBRARY, wishes=wishes)

    if isinstance(session, NoSession):
        assert session.reasons
        assert session.would_help
        assert_said_whole(no_session_in_words(session, Who.SELF, ENGLISH, BOOK), session.reasons)
        return
    for one, told in zip(session.choices, session_in_words(session, ENGLISH, BOOK).choices, strict=True):
        assert_said_whole(told, one.reasons)
    assert session.wishes == wishes
    assert verify(session, screened(answers), LIBRARY) == ()
    assert clear(session, BOOK, LIBRARY).session == session


@given(people())
def test_a_wish_never_adds_worth(answers):
    """What is composed freely is the best already."""
    session = compose(answers, screened(answers), LIBRARY)
    if isinstance(session, NoSession) or len(session.blocks) < 5:
        return
    middle = session.blocks[2]
    # Legs that are treated alike stay so only while the same is wished for both.
    both = tuple(Grip(leg=leg, technique=middle.technique) for leg in session.legs)
    there = tuple(
        grip for grip in both if any((one.leg, one.technique) == (grip.leg, grip.technique) for one in session.blocks)
    )
    kept = Wishes(include=there)
    dropped = Wishes(leave_out=both)

    assert worth(answers, wishes=kept) == session.worth
    is_needed = (
        LIBRARY.techniques[middle.technique].role is not TechniqueRole.WORK or len(_on(session, middle.leg)) == 1
    )
    if not is_needed:
        assert worth(answers, wishes=dropped) <= session.worth


def _on(session: Session, leg: Leg) -> list[Block]:
    return [block for block in session.blocks if block.leg is leg]


@given(people())
def test_the_same_answers_give_the_same_session(answers):
    """Byte for byte."""
    one, other = (compose(answers, screened(answers), LIBRARY).model_dump_json() for _ in range(2))

    assert one == other
