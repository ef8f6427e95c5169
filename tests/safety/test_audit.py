"""The auditor: finds every breach by itself, agrees with clearance, and has the last word."""

from __future__ import annotations

import ast
import random
from dataclasses import replace
from pathlib import Path

import pytest

import legato.safety.audit as auditing
from legato.body import LEGS, Leg, ZoneId
from legato.errors import NotClearedError
from legato.library import Library, load_library
from legato.notation.checkin import Answer, CheckIn, Equipment, Pain, Spot
from legato.notation.session import Block, Close, Prepare, Rest, Session, Settle
from legato.notation.technique import Oil
from legato.safety import FactScope, Refusal, RuleBook, clear, clearance, screen
from legato.safety.audit import audit
from legato.units import minutes, seconds
from safety.books import with_rule
from safety.people import on, somebody

GRIPS = 2_500


def block(technique: str, leg: Leg = Leg.LEFT, ms: int = 45_000, pressure: int = 2, **more) -> Block:
    """Make a block."""
    return Block(leg=leg, technique=technique, lasts_ms=ms, pressure=pressure, **more)


def session(*blocks: Block, checkin: CheckIn | None = None, rest_ms: int = 5_000) -> Session:
    """Make a session of blocks: 30 seconds to begin, the blocks, a rest, 10 seconds to end."""
    return Session(
        checkin=checkin or somebody(minutes=60),
        steps=(
            Prepare(lasts_ms=seconds(20)),
            Settle(leg=blocks[0].leg, lasts_ms=seconds(10)),
            *blocks,
            Rest(leg=blocks[-1].leg, lasts_ms=rest_ms),
            Close(lasts_ms=seconds(10)),
        ),
    )


class TestFindsByItself:
    """Each kind of limit, from inside and from outside."""

    def test_a_gentle_session_of_a_well_person(self, book, library):
        """Nothing is found where nothing is wrong."""
        assert audit(session(block("warmup-twists"), block("finishing-strokes")), book, library) == ()

    @pytest.mark.parametrize(
        ("checkin", "grip", "says"),
        [
            (somebody("blood_thinner"), block("arch-rub", pressure=4), "M21: arch-rub presses too hard."),
            (somebody("blood_thinner"), block("arch-rub", pressure=3), None),
            (somebody(pregnant_weeks=20), block("arch-rub", pressure=4, toward_heart=True), None),
            (somebody(pregnant_weeks=20), block("arch-rub", pressure=5), "M40: arch-rub presses too hard."),
            (somebody(pregnant_weeks=20), block("achilles", pressure=4), "M40: achilles presses too hard."),
            (somebody(pregnant_weeks=20), block("achilles", pressure=3, toward_heart=True), None),
            (somebody(), block("arch-rub", pressure=6), "arch-rub never asks for a pressure of 6."),
            (
                somebody(on("keep_off", Leg.LEFT, ZoneId.ARCH)),
                block("arch-rub"),
                "M10: arch-rub touches what is left out.",
            ),
            (somebody(on("keep_off", Leg.RIGHT, ZoneId.ARCH)), block("arch-rub"), None),
            (somebody(on("keep_off", Leg.LEFT, ZoneId.CALF)), block("arch-rub"), None),
            (somebody(avoid=(Spot(leg=Leg.LEFT, zone=ZoneId.ARCH),)), block("arch-rub"), "M10: arch-rub touches"),
            (somebody(avoid=(Spot(leg=Leg.LEFT, zone=ZoneId.ARCH),)), block("arch-rub", Leg.RIGHT), None),
            (somebody(on("joint_flare", Leg.LEFT, ZoneId.HEEL)), block("arch-rub"), "M74: arch-rub touches"),
            (somebody(on("joint_flare", Leg.LEFT, ZoneId.KNEE)), block("arch-rub"), None),
            (somebody("recent_travel"), block("thigh-effleurage"), None),
            (somebody(pregnant_weeks=20), block("pressure-points", pressure=3), "M40: pressure-points is left out."),
            (somebody("cold_intolerance"), block("frozen-bottle"), "M27: frozen-bottle uses a thing that is left out."),
            (somebody("thin_skin"), block("knuckle", pressure=3), "M12: knuckle is done with a part that is left out."),
            (
                somebody(on("varicose_veins", Leg.LEFT, ZoneId.ARCH)),
                block("thumb", pressure=3),
                "M20: thumb is too narrow",
            ),
            (
                somebody(pregnant_weeks=20),
                block("finishing-strokes"),
                "M40: finishing-strokes runs away from the heart.",
            ),
            (somebody(pregnant_weeks=20), block("finishing-strokes", toward_heart=True), None),
            (somebody(pregnant_weeks=20), block("calf-effleurage"), None),
            (somebody("osteoporosis"), block("foot-spread"), "foot-spread is not for osteoporosis."),
            (somebody("fungal_infection"), block("toe-massage", Leg.RIGHT), "toe-massage is not for fungal_infection."),
            (somebody("past_clot"), block("arch-rub"), "C03: massage is refused."),
            (somebody("chest_or_breath"), block("arch-rub"), "E01: massage is refused."),
            (somebody("no_such_fact"), block("arch-rub"), "no_such_fact: nobody knows this fact."),
            (somebody(), block("deep-punch"), "nobody knows 'deep-punch'."),
            (somebody(age=11), block("arch-rub", pressure=4), "M44: arch-rub presses too hard."),
            (somebody(age=12), block("arch-rub", pressure=4), None),
            (somebody(age=12), block("arch-rub", pressure=5), "M45: arch-rub presses too hard."),
            (somebody(age=18), block("arch-rub", pressure=5), None),
            (
                somebody(pain=(Pain(leg=Leg.LEFT, zone=ZoneId.ARCH, score=8),)),
                block("arch-rub"),
                "C14: massage is refused.",
            ),
            (somebody(pain=(Pain(leg=Leg.LEFT, zone=ZoneId.ARCH, score=7),)), block("arch-rub"), None),
            (somebody(pain=(Pain(leg=Leg.LEFT, zone=ZoneId.ACHILLES, score=1),)), block("achilles"), "M09: achilles"),
            (somebody(pain=(Pain(leg=Leg.LEFT, zone=ZoneId.CALF, score=1),)), block("achilles"), None),
        ],
    )
    def test_one_block(self, checkin, grip, says, book, library):
        """The breach is named with its rule, and one step inside the limit nothing is found."""
        found = audit(session(grip, checkin=checkin.model_copy(update={"minutes": 60})), book, library)

        if says is None:
            assert found == ()
        else:
            assert any(says in one for one in found), found

    @pytest.mark.parametrize(("more", "wrong"), [(0, False), (1, True)])
    def test_longer_than_asked_for(self, more, wrong, book, library):
        """Five minutes are five minutes, to the millisecond."""
        made = session(block("arch-rub"), checkin=somebody(minutes=5), rest_ms=minutes(5) - seconds(85) + more)

        assert bool(audit(made, book, library)) is wrong

    @pytest.mark.parametrize(("more", "wrong"), [(0, False), (1, True)])
    def test_longer_than_the_whole_session_may_last(self, more, wrong, book, library):
        """At 75 a session ends after fifteen minutes, whatever was asked for."""
        made = session(
            block("arch-rub"), checkin=somebody(age=75, minutes=60), rest_ms=minutes(15) - seconds(85) + more
        )
        found = audit(made, book, library)

        assert found == (("M43: the session lasts longer than 15 minutes.",) if wrong else ())

    @pytest.mark.parametrize(
        ("more", "leg", "wrong"), [(0, Leg.LEFT, False), (1, Leg.LEFT, True), (1, Leg.RIGHT, False)]
    )
    def test_longer_than_hands_may_be_on_a_leg(self, more, leg, wrong, book, library):
        """A leg with less feeling gets ten minutes of hands; rests do not count, nor does the other leg."""
        names = [
            "arch-rub",
            "heel-squeeze",
            "toe-massage",
            "finishing-strokes",
            "top-and-side-circles",
            "calf-effleurage",
        ]
        shares = [library.techniques[name].dose.most for name in names]
        lengths, left = [], minutes(10) + more
        for share in shares:
            lengths.append(min(share, left))
            left -= lengths[-1]
        assert left == 0
        blocks = [block(name, leg, ms) for name, ms in zip(names, lengths, strict=True) if ms]
        checkin = somebody(on("numb_feet", Leg.LEFT), minutes=60)
        found = audit(session(*blocks, checkin=checkin, rest_ms=minutes(5)), book, library)

        assert found == (("M25: hands are on the left leg for longer than 10 minutes.",) if wrong else ())

    @pytest.mark.parametrize(("more", "wrong"), [(0, False), (1, True)])
    def test_longer_than_a_block_may_last(self, more, wrong, book, library):
        """A rule may end each block early."""
        short = with_rule(book, "M24", limits={"block_seconds_cap": 60})
        made = session(block("arch-rub", ms=60_000 + more), checkin=somebody("diabetes", minutes=60))

        assert audit(made, short, library) == (
            ("steps[2]: M24: arch-rub lasts longer than 60 seconds at a time.",) if wrong else ()
        )

    @pytest.mark.parametrize(("more", "wrong"), [(0, False), (1, True)])
    def test_longer_than_is_wise_in_several_blocks(self, more, wrong, book, library):
        """A technique cut in two is still given once, leg by leg."""
        most = library.techniques["arch-rub"].dose.most
        made = session(
            block("arch-rub", ms=most - 10_000), block("arch-rub", ms=10_000 + more), block("arch-rub", Leg.RIGHT)
        )

        assert audit(made, book, library) == (
            (f"arch-rub, left leg: it is given for longer than {most // 1_000} seconds.",) if wrong else ()
        )

    def test_oil_and_lotion_left_out_by_two_rules(self, book, library):
        """What needs oil is out when one rule takes the oil and another the lotion, and stays when one is left."""
        oiled = next(name for name, one in library.techniques.items() if one.oil is Oil.NEEDED)
        no_lotion = with_rule(book, "M27", limits={"excluded_equipment": (Equipment.LOTION,)})
        both = session(block(oiled), checkin=somebody("oil_allergy", "cold_intolerance", minutes=60))
        one = session(block(oiled), checkin=somebody("oil_allergy", minutes=60))

        assert audit(both, no_lotion, library) == (f"steps[2]: {oiled} needs oil or lotion, and both are left out.",)
        assert audit(one, no_lotion, library) == ()
        dry = session(block("arch-rub"), checkin=both.checkin)
        assert audit(dry, no_lotion, library) == ()

    def test_a_whole_leg_left_out(self, book, library):
        """A rule that leaves out all zones leaves nothing to touch on its leg."""
        everything = with_rule(book, "M25", limits={"zones": "all"})
        checkin = somebody(on("numb_feet", Leg.LEFT), minutes=60)

        assert audit(session(block("arch-rub"), checkin=checkin), everything, library)
        assert audit(session(block("arch-rub", Leg.RIGHT), checkin=checkin), everything, library) == ()

    def test_a_rule_for_both_legs_together(self, book, library):
        """One dragging foot fires the milder rule alone, both fire the emergency as well."""
        made = {leg: session(block("arch-rub"), checkin=somebody(on("foot_drop", leg))) for leg in (Leg.LEFT, None)}

        assert not any("E12" in one for one in audit(made[Leg.LEFT], book, library))
        assert any("E12" in one for one in audit(made[None], book, library))

    def test_delicate_places_of_everybody(self, book, library):
        """Thumbs, and any pressure above 3, stay away from the places that are delicate in everybody."""
        poking = library.techniques["thumb"]
        touch = next(touch for stroke in poking.score.strokes for touch in stroke.moving)
        for place, rule in (("shin", "Z04"), ("behind_knee", "Z01"), ("fibula_head", "Z05"), ("kneecap_ring", "Z07")):
            spoilt = replaced(library, "thumb", touch.model_copy(update={"on": (place,)}))
            assert any(rule in one for one in audit(session(block("thumb", pressure=3)), book, spoilt)), place
            broad = replaced(library, "thumb", touch.model_copy(update={"on": (place,), "part": "palm"}), most=3)
            assert audit(session(block("thumb", pressure=3)), book, broad) == ()
            assert clear(session(block("thumb", pressure=3)), book, broad)
            hard = replaced(library, "thumb", touch.model_copy(update={"on": (place,), "part": "palm"}), least=4)
            assert any(rule in one for one in audit(session(block("thumb", pressure=4)), book, hard)), place

    def test_a_spot_takes_no_score_that_may_ask_for_more(self, book, library):
        """On the knob of the knee and the edges of bone it counts how hard a stroke may get, not how it begins."""
        touch = next(touch for stroke in library.techniques["thumb"].score.strokes for touch in stroke.moving)
        for place, rule in (("fibula_head", "Z05"), ("kneecap_ring", "Z07"), ("ankle_ring_outer", "Z07")):
            on_it = touch.model_copy(update={"on": (place,), "part": "palm"})
            made, hard = session(block("thumb", pressure=2)), replaced(library, "thumb", on_it, most=4)
            assert any(rule in one for one in audit(made, book, hard)), place
            assert audit(made, book, replaced(library, "thumb", on_it, most=3)) == ()
            with pytest.raises(NotClearedError):
                clear(made, book, hard)
            poking = touch.model_copy(update={"on": (place,), "part": "fingertips"})
            assert any(rule in one for one in audit(made, book, replaced(library, "thumb", poking, most=3))), place

    def test_the_cord_above_the_heel_is_taken_lightly_by_whatever(self, book, library):
        """Thumb and finger may stroke the Achilles tendon, at a pressure of 3 and no more."""
        light, firm = session(block("thumb", pressure=3)), session(block("thumb", pressure=4))
        touch = next(touch for stroke in library.techniques["thumb"].score.strokes for touch in stroke.moving)
        pinched = replaced(library, "thumb", touch.model_copy(update={"on": ("achilles",), "part": "thumb_and_index"}))

        assert audit(light, book, pinched) == ()
        assert clear(light, book, pinched)
        assert any("Z06" in one for one in audit(firm, book, pinched))
        with pytest.raises(NotClearedError):
            clear(firm, book, pinched)


def replaced(library: Library, name: str, touch, least: int = 2, most: int = 6) -> Library:
    """Return the library with one technique that has a single contact."""
    technique = library.techniques[name]
    stroke = technique.score.strokes[0]
    pressure = stroke.pressure.model_copy(update={"least": least, "most": most})
    changed = stroke.model_copy(update={"touches": (touch,), "pressure": pressure})
    score = technique.score.model_copy(update={"strokes": (changed,)})
    techniques = {
        **library.techniques,
        name: technique.model_copy(update={"score": score, "contraindications": ("lymphoedema",)}),
    }
    return replace(library, techniques=techniques)


class TestAgreesWithClearance:
    """Two ways of looking, one answer."""

    def test_on_grips_by_chance(self, book, library, monkeypatch):
        """Any technique, on any leg, at any pressure, for anybody: both refuse it or both do not."""
        dice = random.Random(3)
        told = {True: 0, False: 0}
        with monkeypatch.context() as patch:
            patch.setattr(clearance, "audit", lambda *_: ())
            for _ in range(GRIPS):
                made = session(any_grip(dice, library), checkin=anybody(dice, book))
                refused = is_refused(made, book, library)
                assert bool(audit(made, book, library)) is refused, made
                told[refused] += 1

        assert min(told.values()) > GRIPS // 10

    def test_it_has_the_last_word(self, book, library, monkeypatch):
        """What the auditor alone finds is not cleared, and is told."""
        made = session(block("arch-rub"))
        clear(made, book, library)
        monkeypatch.setattr(clearance, "audit", lambda *_: ("M99: something else.",))

        with pytest.raises(NotClearedError, match="M99: something else"):
            clear(made, book, library)

    def test_it_sees_what_a_blind_clearance_lets_through(self, book, library, monkeypatch):
        """With the checks of clearance switched off, the auditor still refuses."""
        monkeypatch.setattr(clearance, "_broken", lambda *_: ())
        made = session(block("arch-rub", pressure=4), checkin=somebody("blood_thinner", minutes=60))

        with pytest.raises(NotClearedError, match="M21"):
            clear(made, book, library)


def is_refused(made: Session, book: RuleBook, library: Library) -> bool:
    """Tell whether a session is not cleared."""
    try:
        clear(made, book, library)
    except NotClearedError:
        return True
    return False


def anybody(dice: random.Random, book: RuleBook) -> CheckIn:
    """Return somebody with a few facts that do not refuse massage, on legs and zones by chance."""
    limiting = [rule.when[0] for rule in book.rules if not rule.verdict.refuses and len(rule.when) == 1]
    answers = []
    for name in dice.sample(limiting, dice.choice([0, 1, 1, 1, 2, 3])):
        scope = book.facts[name].scope
        leg = None if scope is FactScope.PERSON else dice.choice([None, *LEGS])
        zones = tuple(dice.sample(list(ZoneId), dice.randint(0, 2))) if scope is FactScope.ZONES and leg else ()
        answers.append(Answer(fact=name, leg=leg, zones=zones))
    spots = tuple(Spot(leg=dice.choice(LEGS), zone=dice.choice(list(ZoneId))) for _ in range(dice.choice([0, 0, 1])))
    weeks = {name: dice.randint(0, 20) for name in ("pregnant_weeks", "postpartum_weeks") if dice.random() < 0.1}
    return somebody(
        *answers, age=dice.choice([8, 11, 12, 17, 18, 44, 44, 44, 74, 75]), avoid=spots, minutes=20, **weeks
    )


def any_grip(dice: random.Random, library: Library) -> Block:
    """Return a technique on a leg, hard or soft, turned around or not."""
    name = dice.choice(list(library.techniques))
    least, most = library.techniques[name].pressure
    pressure = dice.choice([least, 3, 4, most])
    return block(name, dice.choice(LEGS), dice.choice([45_000, 600_000]), pressure, toward_heart=dice.random() < 0.5)


def test_it_shares_no_code_with_those_it_looks_after() -> None:
    """It imports records, zones and units only: nothing of the engine, the limits, clearance or the planner."""
    tree = ast.parse(Path(auditing.__file__).read_text(encoding="utf-8"))
    modules = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}

    assert {name for name in modules if name.startswith("legato.safety")} == {
        "legato.safety.asking",
        "legato.safety.model",
        "legato.safety.book",
    }
    assert not {name for name in modules if name.startswith(("legato.planner", "legato.pipeline", "legato.timeline"))}


def test_nobody_refused_is_let_through(book, library) -> None:
    """Every rule that refuses massage is found from the session alone."""
    for rule in book.rules:
        if rule.verdict.refuses:
            made = session(block("arch-rub"), checkin=somebody(*rule.when))
            assert isinstance(screen(made.checkin, book, library), Refusal)
            assert f"{rule.id}: massage is refused." in audit(made, book, library)


def test_the_library_that_ships_is_what_it_looks_at() -> None:
    """The techniques named here exist."""
    assert {"arch-rub", "thumb", "knuckle", "achilles"} <= set(load_library().techniques)
