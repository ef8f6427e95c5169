"""Clearance: only what keeps every limit is played, and only safety can say so."""

from __future__ import annotations

import copy
import pickle
from dataclasses import replace

import pytest

from legato.body import Leg, ZoneId
from legato.errors import CheckInError, NotClearedError
from legato.notation.checkin import CheckIn, Spot
from legato.notation.session import Block, Close, Prepare, Session, Settle
from legato.safety import Clear, Cleared, Modified, clear, screen
from legato.safety.book import RuleBook
from legato.units import minutes, seconds
from safety.books import with_rule
from safety.people import on, somebody


def block(
    technique: str = "finishing-strokes", leg: Leg = Leg.LEFT, lasts_s: int = 60, pressure: int = 2, **more
) -> Block:
    """Make a gentle block on the foot."""
    return Block(leg=leg, technique=technique, lasts_ms=seconds(lasts_s), pressure=pressure, **more)


def session(*blocks: Block, checkin: CheckIn | None = None, close_s: int = 30) -> Session:
    """Make a session of blocks, with a beginning and an end."""
    return Session(
        checkin=checkin or somebody(),
        steps=(
            Prepare(lasts_ms=seconds(60)),
            Settle(leg=blocks[0].leg, lasts_ms=seconds(10)),
            *blocks,
            Close(lasts_ms=seconds(close_s)),
        ),
    )


def refused(made: Session, book: RuleBook, library) -> str:
    """Return why a session is not cleared."""
    with pytest.raises(NotClearedError) as caught:
        clear(made, book, library)
    return "\n".join(caught.value.breaches)


def test_a_gentle_session_for_a_well_person_is_cleared(book, library) -> None:
    """What breaks no limit is cleared, and the screening goes with it."""
    made = session(block("warmup-twists"), block())
    cleared = clear(made, book, library)

    assert cleared.session is made
    assert isinstance(cleared.screening, Clear)
    assert cleared.screening == screen(made.checkin, book, library)


def test_a_session_within_limits_is_cleared(book, library) -> None:
    """With limits, a session that keeps them is cleared as modified."""
    made = session(block("warmup-twists"), block(toward_heart=True), checkin=somebody(pregnant_weeks=20))

    assert isinstance(clear(made, book, library).screening, Modified)


@pytest.mark.parametrize("fact", ["one_leg_swollen", "chest_or_breath", "past_clot", "fever", "recent_surgery"])
def test_a_refused_person_gets_no_session(fact: str, book, library) -> None:
    """The session's own answers are screened again: a session made for a well person is worth nothing here."""
    made = session(block()).model_copy(update={"checkin": somebody(fact)})

    assert refused(made, book, library)


def test_every_refusal_is_given_as_a_breach(book, library) -> None:
    """Who is refused for two reasons is told both."""
    made = session(block(), checkin=somebody("past_clot", "one_leg_swollen"))
    told = refused(made, book, library)

    assert book.rule("C03").says in told
    assert book.rule("E02").says in told


def test_answers_that_cannot_be_right_clear_nothing(book, library) -> None:
    """A session with an unknown fact is refused as bad input."""
    with pytest.raises(CheckInError):
        clear(session(block(), checkin=somebody("no_such_fact")), book, library)


def test_an_unknown_technique_is_not_played(book, library) -> None:
    """A session that names something nobody knows is refused, with the place of the step."""
    assert "steps[2].technique: there is no technique called 'deep-punch'." in refused(
        session(block("deep-punch")), book, library
    )


def test_an_excluded_zone_is_not_touched_on_its_leg(book, library) -> None:
    """With the left arch left out, arch rub is refused on the left and cleared on the right."""
    person = somebody(avoid=(Spot(leg=Leg.LEFT, zone=ZoneId.ARCH),))
    left, right = (block("arch-rub", leg=leg, pressure=3) for leg in (Leg.LEFT, Leg.RIGHT))

    assert "zone_excluded (case left_out, zones arch)" in refused(session(left, checkin=person), book, library)
    assert clear(session(right, checkin=person), book, library)


def test_an_excluded_technique_is_not_played(book, library) -> None:
    """Firm points are refused in pregnancy, with the rule."""
    made = session(block("pressure-points", pressure=3), checkin=somebody(pregnant_weeks=20))

    assert "by M40." in refused(made, book, library)


def test_excluded_equipment_is_not_used(book, library) -> None:
    """Whoever cannot take cold gets no frozen bottle, however the session came about."""
    made = session(block("frozen-bottle"), checkin=somebody("cold_intolerance", have=("frozen_bottle",)))

    assert "things frozen_bottle" in refused(made, book, library)


@pytest.mark.parametrize(("pressure", "passes"), [(3, True), (4, False)])
def test_pressure_stops_at_the_cap(pressure: int, passes: bool, book, library) -> None:
    """With a blood thinner, arch rub is cleared at 3 and refused at 4."""
    made = session(block("arch-rub", pressure=pressure), checkin=somebody("blood_thinner"))

    if passes:
        assert clear(made, book, library)
    else:
        assert "it asks for a pressure of 4; here it may be 3." in refused(made, book, library)


@pytest.mark.parametrize(("pressure", "passes"), [(3, True), (4, False)])
def test_nobody_is_pressed_harder_than_the_technique_is_made_for(pressure: int, passes: bool, book, library) -> None:
    """Finishing strokes are light for a well person too."""
    made = session(block(pressure=pressure))

    if passes:
        assert clear(made, book, library)
    else:
        assert "it asks for a pressure of 4; here it may be 3." in refused(made, book, library)


def test_glides_run_towards_the_heart_where_they_must(book, library) -> None:
    """With varicose veins on the left, glides away from the heart are refused there and nowhere else."""
    person = somebody(on("varicose_veins", Leg.LEFT, ZoneId.CALF))

    assert "towards the heart" in refused(session(block(), checkin=person), book, library)
    assert clear(session(block(toward_heart=True), checkin=person), book, library)
    assert clear(session(block(leg=Leg.RIGHT), checkin=person), book, library)
    assert clear(session(block("warmup-twists"), checkin=person), book, library)


@pytest.mark.parametrize(("extra_s", "passes"), [(0, True), (5, False)])
def test_a_session_is_no_longer_than_was_asked_for(extra_s: int, passes: bool, book, library) -> None:
    """Five minutes are five minutes, to the second."""
    rest = minutes(5) // 1000 - 60 - 10 - 60
    made = session(block(), checkin=somebody(minutes=5), close_s=rest + extra_s)

    if passes:
        assert clear(made, book, library)
    else:
        assert "longer than the 5:00 asked for" in refused(made, book, library)


@pytest.mark.parametrize(("extra_s", "passes"), [(0, True), (5, False)])
def test_a_session_is_no_longer_than_the_rules_allow(extra_s: int, passes: bool, book, library) -> None:
    """An 80-year-old who asks for an hour gets fifteen minutes at most."""
    rest = minutes(15) // 1000 - 60 - 10 - 60
    made = session(block(), checkin=somebody(age=80, minutes=60), close_s=rest + extra_s)

    if passes:
        assert clear(made, book, library)
    else:
        assert "it may last 15 minutes" in refused(made, book, library)


@pytest.mark.parametrize(("arch_s", "passes"), [(120, True), (125, False)])
def test_hands_are_no_longer_on_a_leg_than_the_rules_allow(arch_s: int, passes: bool, book, library) -> None:
    """Ten minutes on a leg that feels less, added up over all blocks, to the second."""
    blocks = [
        block("warmup-twists", lasts_s=120),
        block("finishing-strokes", lasts_s=180),
        block("achilles", lasts_s=120),
        block("foot-spread", lasts_s=60),
        block("arch-rub", lasts_s=arch_s, pressure=3),
    ]
    made = session(*blocks, checkin=somebody(on("numb_feet", Leg.LEFT), minutes=60))

    if passes:
        assert clear(made, book, library)
    else:
        assert "Hands are on the left leg for 10:05; it may be 10 minutes." in refused(made, book, library)


def test_the_other_leg_has_its_own_time(book, library) -> None:
    """The ten minutes are for the leg that feels less; the other one has as long as it likes."""
    blocks = [block(name, leg=Leg.RIGHT, lasts_s=120) for name in ("warmup-twists", "achilles", "foot-spread")]
    blocks += [block("arch-rub", leg=Leg.RIGHT, lasts_s=180, pressure=3), block(leg=Leg.RIGHT, lasts_s=180)]

    assert clear(session(*blocks, checkin=somebody(on("numb_feet", Leg.LEFT), minutes=60)), book, library)


def test_a_technique_is_not_stretched_beyond_what_is_wise(book, library) -> None:
    """Cut into many blocks or not, one technique on one leg stays within its dose; the other leg has its own."""
    most = library.techniques["finishing-strokes"].dose.most_s
    made = session(block(lasts_s=most), block(lasts_s=5))
    both = session(block(lasts_s=most), block(leg=Leg.RIGHT, lasts_s=most))

    assert "in all; at most" in refused(made, book, library)
    assert clear(both, book, library)


def test_a_block_is_no_longer_than_a_rule_allows(book, library) -> None:
    """A rule that caps blocks is kept to the second."""
    strict = with_rule(book, "M20", limits={"block_seconds_cap": 60})
    person = somebody(on("varicose_veins", Leg.LEFT, ZoneId.CALF))

    assert clear(session(block(lasts_s=60, toward_heart=True), checkin=person), strict, library)
    assert "here it may last 1:00" in refused(
        session(block(lasts_s=65, toward_heart=True), checkin=person), strict, library
    )


def test_every_breach_is_told_at_once(book, library) -> None:
    """A session with several mistakes is refused with all of them."""
    person = somebody("blood_thinner", minutes=5)
    made = session(block("knuckle", pressure=5), block("arch-rub", pressure=5), checkin=person, close_s=300)
    told = refused(made, book, library)

    for part in ("asked for", "things knuckles", "steps[2]", "steps[3]", "left leg"):
        assert part in told


def test_nobody_else_makes_a_cleared_session(book, library) -> None:
    """Neither the constructor, nor a guess at the seal, nor an empty shell gives a cleared session."""
    made = session(block())
    screening = screen(made.checkin, book, library)

    with pytest.raises(NotClearedError):
        Cleared(made, screening)
    with pytest.raises(NotClearedError):
        Cleared(made, screening, seal=object())
    shell = object.__new__(Cleared)
    for look in (lambda: shell.session, lambda: shell.screening, lambda: repr(shell)):
        with pytest.raises(NotClearedError):
            look()


def test_a_forged_shell_is_worth_nothing(book, library) -> None:
    """Even with a session pushed in by force, what was not made by `clear` gives nothing away."""
    made = session(block())
    shell = object.__new__(Cleared)
    object.__setattr__(shell, "_session", made)
    object.__setattr__(shell, "_screening", screen(made.checkin, book, library))

    with pytest.raises(NotClearedError):
        _ = shell.session


def test_a_cleared_session_cannot_be_changed(book, library) -> None:
    """Neither assignment nor deletion nor replacement gets another session into a clearance."""
    cleared = clear(session(block()), book, library)
    other = session(block("knuckle", pressure=5))

    for name in ("session", "_session", "screening", "_seal", "anything"):
        with pytest.raises(AttributeError):
            setattr(cleared, name, other)
        with pytest.raises(AttributeError):
            delattr(cleared, name)
    with pytest.raises(TypeError):
        cleared.__replace__(session=other)


def test_a_clearance_is_copied_only_as_itself_and_never_stored(book, library) -> None:
    """Copies are the same clearance; it cannot be pickled, because an old clearance is worth nothing."""
    cleared = clear(session(block()), book, library)

    assert copy.copy(cleared) is cleared
    assert copy.deepcopy(cleared) is cleared
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        with pytest.raises(TypeError):
            pickle.dumps(cleared, protocol)


def test_there_is_one_kind_of_clearance(book, library) -> None:
    """Nobody can derive a laxer kind."""
    with pytest.raises(TypeError):
        type("Lax", (Cleared,), {})


def test_clearances_of_the_same_session_are_equal(book, library) -> None:
    """Equal means the same session under the same screening; it reads as what it is."""
    one, two = (clear(session(block()), book, library) for _ in range(2))

    assert one == two
    assert one != clear(session(block(lasts_s=65)), book, library)
    assert one != "a session"
    assert repr(one) == "<Cleared session of 2:40>"


def test_only_what_refuses_is_given_as_the_reason_for_a_refusal(book, library) -> None:
    """Who is refused for a clot is not told about cold feet as well."""
    made = session(block(), checkin=somebody("past_clot", "cold_intolerance"))
    told = refused(made, book, library)

    assert book.rule("C03").says in told
    assert book.rule("M27").says not in told


def test_a_breach_without_a_rule_names_none(book, library) -> None:
    """What only the technique itself rules out is told without the id of a rule."""
    changed = with_rule(book, "M28", when=("oil_allergy", "metalwork"))
    arch = library.techniques["arch-rub"].model_copy(update={"contraindications": ("oil_allergy",)})
    spoilt = replace(library, techniques={**library.techniques, "arch-rub": arch})
    told = refused(session(block("arch-rub"), checkin=somebody("oil_allergy")), changed, spoilt)

    assert "case not_with, fact oil_allergy" in told
    assert "None" not in told
