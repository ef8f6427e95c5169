"""Sessions for real people: what is in, how long, in which order, and why."""

from __future__ import annotations

import pytest

from legato.body import LEGS, Leg, ZoneId
from legato.errors import InvalidInputError, NotClearedError
from legato.notation.phrase import phrase
from legato.notation.session import Change, Grip, Reason, ReasonCode, Rest, Session, Settle, WishedLength, Wishes
from legato.planner import NoSession, compose, costs
from legato.safety import screen
from legato.units import minutes, seconds
from legato.words import load_sentences, session_in_words
from planner.making import BOOK, LIBRARY, checkin, composed, refused, screened


def names(session, leg: Leg) -> list[str]:
    """Return the techniques on a leg, in order."""
    return [block.technique for block in session.blocks if block.leg is leg]


def choice(session, leg: Leg, technique: str):
    """Return what is said about a technique on a leg."""
    return next(one for one in session.choices if (one.leg, one.technique) == (leg, technique))


def codes(session, leg: Leg, technique: str) -> list[ReasonCode]:
    """Return the kinds of reasons for a technique."""
    return [reason.code for reason in choice(session, leg, technique).reasons]


class TestAnOrdinaryEvening:
    """Tired legs, twenty minutes, oil at hand."""

    SESSION = composed(checkin(complaint="tired_from_standing", minutes=20))

    def test_both_legs_get_the_same_time(self):
        """To the second."""
        assert self.SESSION.time_on(Leg.LEFT) == self.SESSION.time_on(Leg.RIGHT) > minutes(6)

    @pytest.mark.parametrize("leg", LEGS)
    def test_each_leg_begins_and_ends_gently(self, leg):
        """Twists first, finishing strokes last."""
        assert names(self.SESSION, leg)[0] == "warmup-twists"
        assert names(self.SESSION, leg)[-1] == "finishing-strokes"

    def test_almost_all_of_the_time_is_used(self):
        """No more than half a minute is left over."""
        assert minutes(20) - seconds(30) < self.SESSION.lasts <= minutes(20)

    def test_there_is_time_to_change_grips_and_legs(self):
        """Each change has its step."""
        steps = self.SESSION.steps
        blocks = len(self.SESSION.blocks)

        assert sum(isinstance(step, Change) for step in steps) == blocks - 2
        assert [step.lasts_ms for step in steps if isinstance(step, Settle)] == [costs.SETTLE, costs.CHANGE_LEG]

    def test_the_hands_rest(self):
        """Twenty minutes are too long for one go."""
        assert any(isinstance(step, Rest) for step in self.SESSION.steps)

    def test_every_technique_is_spoken_of_on_both_legs(self):
        """In the order of the library, left before right."""
        told = [(one.leg, one.technique) for one in self.SESSION.choices]

        assert told == [(leg, name) for leg in LEGS for name in LIBRARY.techniques]

    def test_what_is_in_has_reasons_for_this_person(self):
        """The complaint is named."""
        told = [reason for one in self.SESSION.choices if one.included for reason in one.reasons]

        assert ("told", "tired_from_standing") in [
            (reason.args.get("case"), reason.args.get("complaint")) for reason in told
        ]

    def test_no_technique_gives_more_than_two_reasons_and_each_can_be_said_in_other_words(self):
        """With its code a reason tells what its sentence speaks of."""
        for one in self.SESSION.choices:
            if one.included:
                assert 1 <= len(one.reasons) <= 2
            assert all({"technique", "leg"} <= reason.args.keys() for reason in one.reasons)
            assert all(reason.args["leg"] == one.leg.value for reason in one.reasons)

    def test_somebody_who_is_not_sure_is_not_told_that_it_suits_being_unsure(self):
        """ "Not sure" is an answer, not something to be massaged."""
        session = composed(checkin(complaint="unsure", minutes=20))
        says = {reason.says for one in session_in_words(session, load_sentences()).choices for reason in one.reasons}

        assert "It suits most legs." in says
        assert not any("not sure" in line for line in says)

    def test_what_is_missing_is_named(self):
        """A tool that is not at hand."""
        assert codes(self.SESSION, Leg.LEFT, "foot-roller") == [ReasonCode.NEEDS_EQUIPMENT]


class TestPain:
    """Where it hurts, and how much."""

    def test_the_leg_that_hurts_much_more_comes_first_and_gets_more(self):
        """Six against nothing."""
        session = composed(checkin(pain=[{"leg": "right", "zone": "calf", "score": 6}]))

        assert session.legs == (Leg.RIGHT, Leg.LEFT)
        assert session.time_on(Leg.LEFT) < session.time_on(Leg.RIGHT) <= 2 * session.time_on(Leg.LEFT)

    def test_a_small_difference_changes_the_order_only(self):
        """One point is no reason for more time."""
        session = composed(checkin(pain=[{"leg": "right", "zone": "calf", "score": 1}]))

        assert session.legs == (Leg.RIGHT, Leg.LEFT)
        assert session.time_on(Leg.LEFT) == session.time_on(Leg.RIGHT)

    def test_the_sore_place_is_worked_on_and_said_so(self):
        """A sore calf."""
        session = composed(checkin(pain=[{"leg": "left", "zone": "calf", "score": 5}], minutes=10))

        why = {reason.code: reason.args for reason in choice(session, Leg.LEFT, "calf-effleurage").reasons}
        sore = why[ReasonCode.WORKS_WHERE_IT_HURTS]
        assert (sore["case"], sore["leg"], sore["zones"], sore["score"]) == ("there", "left", "calf", 5)


class TestLimits:
    """Within what safety allows."""

    def test_a_leg_that_must_not_be_touched_is_left_out(self):
        """The other leg gets all the time."""
        everywhere = [{"leg": "left", "zone": zone} for zone in ZoneId]
        session = composed(checkin(avoid=everywhere))

        assert session.legs == (Leg.RIGHT,)
        assert ReasonCode.ZONE_EXCLUDED in codes(session, Leg.LEFT, "arch-rub")

    def test_a_rule_is_named_with_its_reason(self):
        """Somebody on blood thinners sees which rule lowered the pressure."""
        session = composed(checkin(facts=[{"fact": "blood_thinner"}]))
        rules = {reason.rule for one in session.choices for reason in one.reasons if not one.included}

        assert rules - {None}
        assert max(block.pressure for block in session.blocks) <= 3

    def test_a_refused_person_gets_nothing_composed(self):
        """The planner is no way round a refusal."""
        answers = checkin(facts=[{"fact": "chest_or_breath"}])

        with pytest.raises(NotClearedError):
            compose(answers, screen(answers, BOOK, LIBRARY), LIBRARY)

    def test_glides_run_toward_the_heart_in_pregnancy(self):
        """Where a rule asks for it."""
        session = composed(checkin(person={"age": 30, "pregnant_weeks": 20}))
        turned = {block.technique for block in session.blocks if block.toward_heart}

        assert turned
        assert all(LIBRARY.techniques[name].score.runs_from_heart for name in turned)


class TestWhoAndWith:
    """Performer, reach, hands, place, things."""

    def test_somebody_who_reaches_the_knees_gets_what_they_reach(self):
        """No foot technique by hand."""
        session = composed(checkin(reach="knee"))

        assert {LIBRARY.techniques[block.technique].who.reach for block in session.blocks} <= {"thigh", "knee"}
        assert ReasonCode.OUT_OF_REACH in codes(session, Leg.LEFT, "arch-rub")

    def test_a_partner_reaches_everything(self):
        """Reach is about one's own legs."""
        session = composed(checkin(reach="thigh", performer="partner"))

        assert names(session, Leg.LEFT)[0] == "warmup-twists"
        assert codes(session, Leg.LEFT, "tennis-ball")[0] is ReasonCode.EXCLUDED

    def test_one_hand_gets_one_handed_techniques(self):
        """With an arm in a sling."""
        session = composed(checkin(hands=1))

        assert all(LIBRARY.techniques[block.technique].who.hands <= 1 for block in session.blocks)

    def test_rollers_are_not_for_bed(self):
        """A tool is rolled sitting."""
        session = composed(checkin(position="bed", have=["tennis_ball"]))

        assert ReasonCode.POSITION in codes(session, Leg.LEFT, "tennis-ball")

    def test_without_oil_nothing_is_glided_that_needs_it(self):
        """And it says what would be possible with oil."""
        session = composed(checkin(have=[]))

        assert codes(session, Leg.LEFT, "shin-side-glide") == [ReasonCode.NEEDS_OIL]


class TestHistory:
    """What helped before counts more; nothing known counts as it is."""

    def test_neutral_history_changes_nothing(self):
        """A thousand thousandths."""
        answers = checkin(minutes=15)
        neutral = {(leg, name): 1_000 for leg in LEGS for name in LIBRARY.techniques}

        assert composed(answers, history=neutral) == composed(answers)

    def test_what_helped_gets_in_and_says_so(self):
        """Something that was left out for less value."""
        answers = checkin(minutes=10)
        before = composed(answers)
        missing = next(
            one.technique
            for one in before.choices
            if one.leg is Leg.LEFT and not one.included and one.reasons[0].code is ReasonCode.LESS_VALUE
        )
        after = composed(answers, history={(Leg.LEFT, missing): 20_000})

        assert missing in names(after, Leg.LEFT)
        assert ReasonCode.HELPED_BEFORE in codes(after, Leg.LEFT, missing)

    def test_what_never_helped_is_worth_nothing(self):
        """Everything at nought still gives a session."""
        nothing = {(leg, name): 0 for leg in LEGS for name in LIBRARY.techniques}

        assert composed(checkin(minutes=10), history=nothing).worth == 0


class TestWishes:
    """Swap, drop, lengthen, reorder: composed anew under the same limits."""

    ANSWERS = checkin(minutes=20)
    SESSION = composed(ANSWERS)

    def test_what_is_dropped_is_out_on_that_leg_only(self):
        """And the plan says so."""
        dropped = names(self.SESSION, Leg.LEFT)[1]
        session = composed(self.ANSWERS, Wishes(leave_out=(Grip(leg=Leg.LEFT, technique=dropped),)))

        assert dropped not in names(session, Leg.LEFT)
        assert codes(session, Leg.LEFT, dropped) == [ReasonCode.DROPPED]

    def test_what_is_swapped_in_is_in(self):
        """Something that was out for less value."""
        missing = next(one.technique for one in self.SESSION.choices if one.reasons[0].code is ReasonCode.LESS_VALUE)
        session = composed(self.ANSWERS, Wishes(include=(Grip(leg=Leg.LEFT, technique=missing),)))

        assert missing in names(session, Leg.LEFT)
        assert codes(session, Leg.LEFT, missing)[0] is ReasonCode.CHOSEN

    def test_a_length_is_exact(self):
        """And both legs still get the same."""
        wish = WishedLength(leg=Leg.RIGHT, technique="arch-rub", seconds=150)
        session = composed(self.ANSWERS, Wishes(lengths=(wish,)))

        assert [b.lasts_ms for b in session.blocks if (b.leg, b.technique) == (Leg.RIGHT, "arch-rub")] == [150_000]
        assert session.time_on(Leg.LEFT) == session.time_on(Leg.RIGHT)

    def test_a_wished_order_brings_nothing_dry_behind_oil(self):
        """Achilles strokes before the sleeves of a machine: both then come before the shin, which takes oil."""
        person = checkin(
            have=["oil", "air_compression"],
            performer="partner",
            hands=1,
            avoid=[{"leg": "left", "zone": "toes"}],
            minutes=33,
            aims=["relax", "ease_ache", "loosen"],
        )
        session = composed(person, Wishes(order={Leg.LEFT: ("achilles", "air-compression")}))
        line = names(session, Leg.LEFT)

        assert line.index("achilles") < line.index("air-compression") < line.index("shin-side-glide")

    def test_an_order_is_kept(self):
        """Two techniques the other way round."""
        first, second = names(self.SESSION, Leg.LEFT)[1:3]
        session = composed(self.ANSWERS, Wishes(order={Leg.LEFT: (second, first)}))

        line = names(session, Leg.LEFT)
        assert line.index(second) < line.index(first)

    def test_dropping_everything_on_a_leg_leaves_the_other(self):
        """One leg is enough, when that is the wish."""
        drop = tuple(Grip(leg=Leg.LEFT, technique=name) for name in LIBRARY.techniques)

        assert composed(self.ANSWERS, Wishes(leave_out=drop)).legs == (Leg.RIGHT,)

    def test_dropping_the_warm_up_opens_with_the_next_gentlest(self):
        """There is always a gentle beginning, as long as one is possible."""
        session = composed(self.ANSWERS, Wishes(leave_out=(Grip(leg=Leg.LEFT, technique="warmup-twists"),)))

        assert LIBRARY.techniques[names(session, Leg.LEFT)[0]].role == "warm_up"

    @pytest.mark.parametrize(
        ("wishes", "path"),
        [
            (Wishes(include=(Grip(leg=Leg.LEFT, technique="tickling"),)), "include[0].technique"),
            (Wishes(leave_out=(Grip(leg=Leg.LEFT, technique="tickling"),)), "leave_out[0].technique"),
            (Wishes(lengths=(WishedLength(leg=Leg.LEFT, technique="tickling", seconds=60),)), "lengths[0].technique"),
            (Wishes(order={Leg.LEFT: ("thumb", "tickling")}), "order.left[1]"),
            (Wishes(order={Leg.RIGHT: ("thumb", "thumb")}), "order.right[1]"),
        ],
    )
    def test_a_wish_for_a_technique_nobody_knows_is_a_mistake(self, wishes, path):
        """With the path of it."""
        with pytest.raises(InvalidInputError) as wrong:
            composed(self.ANSWERS, wishes)

        assert [finding.path for finding in wrong.value.findings] == [path]


class TestNoSession:
    """When nothing sensible can be composed, the answer says why and what would help."""

    def test_nothing_may_be_touched(self):
        """Every zone is to be left alone."""
        everywhere = [{"leg": leg, "zone": zone} for leg in LEGS for zone in ZoneId]
        found = refused(checkin(avoid=everywhere))

        assert found.because == phrase("no-session-nothing-possible")
        assert ReasonCode.ZONE_EXCLUDED in {reason.code for reason in found.reasons}
        assert phrase("help-allow-place") in found.would_help

    def test_nothing_can_be_done_from_there(self):
        """Reaching the thighs only, with one hand, everything to be left alone there."""
        spots = [{"leg": leg, "zone": zone} for leg in LEGS for zone in ("thigh_front", "thigh_outer", "thigh_back")]
        found = refused(checkin(reach="thigh", hands=1, avoid=spots, have=[]))

        assert {ReasonCode.OUT_OF_REACH, ReasonCode.NEEDS_EQUIPMENT} <= {reason.code for reason in found.reasons}
        assert phrase("help-reach") in found.would_help

    def test_too_little_time_says_how_much_is_enough(self):
        """Ten minutes for each wished technique do not fit into five."""
        wish = tuple(WishedLength(leg=leg, technique="finishing-strokes", seconds=180) for leg in LEGS)
        found = refused(checkin(minutes=5), Wishes(lengths=wish))

        assert found.reasons[0].code is ReasonCode.NO_TIME
        about = {"case": "length", "technique": "finishing-strokes", "leg": "left", "seconds": 180}
        assert Reason(code=ReasonCode.CHOSEN, args=about) in found.reasons
        assert found.would_help[0].code == "help-take-minutes"
        needed = int(found.would_help[0].args["minutes"])
        assert isinstance(compose_with(needed, wish), Session)
        assert isinstance(compose_with(needed - 1, wish), NoSession)

    @pytest.mark.parametrize(
        ("wishes", "code"),
        [
            (Wishes(include=(Grip(leg=Leg.LEFT, technique="foot-roller"),)), ReasonCode.NEEDS_EQUIPMENT),
            (Wishes(lengths=(WishedLength(leg=Leg.LEFT, technique="arch-rub", seconds=20),)), ReasonCode.NO_TIME),
            (Wishes(lengths=(WishedLength(leg=Leg.LEFT, technique="arch-rub", seconds=62),)), ReasonCode.NO_TIME),
            (Wishes(lengths=(WishedLength(leg=Leg.LEFT, technique="arch-rub", seconds=900),)), ReasonCode.LESS_VALUE),
            (Wishes(lengths=(WishedLength(leg=Leg.LEFT, technique="thumb", seconds=180),)), ReasonCode.TIRES_HANDS),
            (Wishes(order={Leg.LEFT: ("arch-rub", "warmup-twists")}), ReasonCode.OPENS),
            (Wishes(order={Leg.LEFT: ("finishing-strokes", "arch-rub")}), ReasonCode.CLOSES),
            (Wishes(order={Leg.LEFT: ("shin-side-glide", "toe-massage")}), ReasonCode.NEEDS_OIL),
            (
                Wishes(
                    include=(Grip(leg=Leg.LEFT, technique="arch-rub"),),
                    leave_out=(Grip(leg=Leg.LEFT, technique="arch-rub"),),
                ),
                ReasonCode.DROPPED,
            ),
        ],
    )
    def test_a_wish_against_a_limit_names_both(self, wishes, code):
        """Which wish, which limit, and what would help."""
        found = refused(checkin(), wishes)

        assert [reason.code for reason in found.reasons] == [code]
        assert found.would_help

    def test_a_wish_against_safety_names_the_rule(self):
        """Knuckles on blood thinners."""
        wishes = Wishes(include=(Grip(leg=Leg.LEFT, technique="knuckle"),))
        found = refused(checkin(facts=[{"fact": "blood_thinner"}]), wishes)

        assert (found.reasons[0].args["technique"], found.reasons[0].args["wished"]) == ("knuckle", 1)
        assert any(reason.rule for reason in found.reasons)


def compose_with(count: int, lengths: tuple[WishedLength, ...]):
    """Compose with more minutes."""
    answers = checkin(minutes=count)
    return compose(answers, screened(answers), LIBRARY, wishes=Wishes(lengths=lengths))
