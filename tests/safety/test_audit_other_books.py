"""The auditor reads rules that nobody has written yet just as it reads those there are."""

from __future__ import annotations

from dataclasses import replace

import pytest

from legato.body import LEGS, Leg, ZoneId
from legato.library import Library
from legato.notation.checkin import Complaint, Equipment, Pain, Performer, Spot
from legato.notation.kinds import Shape
from legato.notation.score import Stroke, Way
from legato.notation.technique import Oil
from legato.safety.audit import audit
from safety.books import with_derived, with_rule
from safety.people import on, somebody
from safety.test_audit import block, session


def about(rule: str, found: tuple[str, ...]) -> bool:
    """Tell whether a breach of this rule was found."""
    return any(rule in one for one in found)


class TestWhoseLeg:
    """Rules for the legs given, and rules for both."""

    @pytest.mark.parametrize("leg", LEGS)
    def test_what_is_about_the_person_is_about_both_legs(self, leg: Leg, book, library):
        """A rule for the legs given, whose fact names none, holds on each."""
        given = with_rule(book, "M21", legs="given")
        firm = session(block("arch-rub", leg, pressure=4), checkin=somebody("blood_thinner"))

        assert about("M21", audit(firm, given, library))

    def test_a_rule_for_both_legs_needs_its_fact_on_one(self, book, library):
        """Veins on the left keep the right light as well, when the rule says both."""
        both = with_rule(book, "M20", legs="both", limits={"pressure_cap": 3})
        firm = session(
            block("arch-rub", Leg.RIGHT, pressure=4), checkin=somebody(on("varicose_veins", Leg.LEFT, ZoneId.CALF))
        )

        assert about("M20", audit(firm, both, library))
        assert audit(firm, book, library) == ()

    def test_a_fact_about_the_person_does_not_spread_a_fact_about_a_leg(self, book, library):
        """Lost feeling on the left after cancer treatment holds the right leg back no further than cancer does."""
        whom = somebody("cancer_agreed", on("numb_feet", Leg.LEFT))

        assert about("M52", audit(session(block("arch-rub", Leg.LEFT, pressure=3), checkin=whom), book, library))
        assert audit(session(block("arch-rub", Leg.RIGHT, pressure=3), checkin=whom), book, library) == ()

    @pytest.mark.parametrize("leg", LEGS)
    def test_two_facts_on_different_legs_are_about_both(self, leg: Leg, book, library):
        """Veins on one leg and a sore tendon on the other, in one rule."""
        two = with_rule(book, "M20", when=("varicose_veins", "sciatica"), limits={"pressure_cap": 3})
        whom = somebody(on("varicose_veins", Leg.LEFT, ZoneId.CALF), on("sciatica", Leg.RIGHT))

        assert about("M20", audit(session(block("arch-rub", leg, pressure=4), checkin=whom), two, library))

    def test_a_rule_for_both_at_once_asks_for_each_fact_on_both(self, book, library):
        """Veins on both legs beside sciatica in one are not enough for a rule that asks for both on both."""
        two = with_rule(book, "M20", when=("varicose_veins", "sciatica"), on_both_legs=True, limits={"pressure_cap": 3})
        firm = block("arch-rub", pressure=4, toward_heart=True)

        assert audit(session(firm, checkin=somebody("varicose_veins", on("sciatica", Leg.LEFT))), two, library) == ()
        assert about("M20", audit(session(firm, checkin=somebody("varicose_veins", "sciatica")), two, library))


class TestWhichPlaces:
    """Places that are given, and places that follow."""

    def test_a_fact_about_a_leg_does_not_widen_the_places_given(self, book, library):
        """Only the calf with the veins is held back, although sciatica has no place of its own."""
        two = with_rule(book, "M20", when=("varicose_veins", "sciatica"))
        whom = somebody(on("varicose_veins", Leg.LEFT, ZoneId.CALF), on("sciatica", Leg.LEFT))

        firm = session(block("arch-rub", pressure=5, toward_heart=True), checkin=whom)
        assert audit(firm, two, library) == ()
        assert about("M20", audit(session(block("calf-compression", pressure=5), checkin=whom), two, library))

    def test_where_no_place_can_be_given_the_whole_leg_counts(self, book, library):
        """A cap for the places given, in a rule about a leg, is one for the foot as well."""
        whole = with_rule(book, "M31", limits={"given_zones_cap": 3})
        firm = session(block("arch-rub", pressure=4), checkin=somebody(on("sciatica", Leg.LEFT)))

        assert about("M31", audit(firm, whole, library))
        assert audit(firm, book, library) == ()

    def test_only_the_places_that_count_follow_from_a_map(self, book, library):
        """A fact about calves that are to be left alone does not follow from an arch that is."""
        calves = with_derived(book, "keep_off", zones=(ZoneId.CALF,))
        made = {
            zone: session(block(grip), checkin=somebody(avoid=(Spot(leg=Leg.LEFT, zone=zone),)))
            for zone, grip in ((ZoneId.ARCH, "arch-rub"), (ZoneId.CALF, "calf-effleurage"))
        }

        assert audit(made[ZoneId.ARCH], calves, library) == ()
        assert about("M10", audit(made[ZoneId.ARCH], book, library))
        assert about("M10", audit(made[ZoneId.CALF], calves, library))

    @pytest.mark.parametrize(("score", "holds"), [(2, False), (3, True), (5, True), (6, False)])
    def test_both_ends_of_a_range_of_pain_count(self, score: int, holds: bool, book, library):
        """From three to five, the ends included."""
        some = with_derived(book, "severe_pain", at_least=3, at_most=5)
        whom = somebody(pain=(Pain(leg=Leg.LEFT, zone=ZoneId.CALF, score=score),))

        assert about("C14", audit(session(block("arch-rub"), checkin=whom), some, library)) is holds

    @pytest.mark.parametrize(("other", "holds"), [(0, True), (1, True), (5, True), (6, False), (7, False)])
    def test_pain_on_one_side_is_none_or_three_less_on_the_other(self, other: int, holds: bool, book, library):
        """Eight on the left beside six on the right is pain in both legs; a fact about any pain holds with both."""
        sore = (Pain(leg=Leg.LEFT, zone=ZoneId.CALF, score=8),)
        sore += (Pain(leg=Leg.RIGHT, zone=ZoneId.CALF, score=other),) if other else ()
        rubbed = session(block("arch-rub"), checkin=somebody(pain=sore))

        assert about("C14", audit(rubbed, with_derived(book, "severe_pain", one_sided=True), library)) is holds
        assert about("C14", audit(rubbed, book, library))

    def test_one_side_is_told_from_the_places_that_count(self, book, library):
        """A worse heel on the same leg does not make a calf that hurts like the other one a calf alone."""
        calves = with_derived(book, "severe_pain", at_least=3, one_sided=True, zones=(ZoneId.CALF,))
        calf = tuple(Pain(leg=leg, zone=ZoneId.CALF, score=4 - at) for at, leg in enumerate(LEGS))
        heel = Pain(leg=LEGS[0], zone=ZoneId.HEEL, score=9)
        both = session(block("arch-rub"), checkin=somebody(pain=(*calf, heel)))

        assert not about("C14", audit(both, calves, library))

    def test_a_little_pain_on_one_side_is_on_one_side(self, book, library):
        """Two on the left and nothing on the right."""
        calves = with_derived(book, "severe_pain", at_least=1, one_sided=True)
        whom = somebody(pain=(Pain(leg=Leg.LEFT, zone=ZoneId.CALF, score=2),))

        assert about("C14", audit(session(block("arch-rub"), checkin=whom), calves, library))

    def test_of_several_places_the_worst_says_how_much_a_leg_hurts(self, book, library):
        """Eight on the left beside one and seven on the right is pain in both legs."""
        sided = with_derived(book, "severe_pain", one_sided=True)
        right = tuple(
            Pain(leg=Leg.RIGHT, zone=zone, score=score) for zone, score in ((ZoneId.CALF, 1), (ZoneId.HEEL, 7))
        )
        whom = somebody(pain=(Pain(leg=Leg.LEFT, zone=ZoneId.CALF, score=8), *right))

        assert not about("C14", audit(session(block("arch-rub"), checkin=whom), sided, library))

    @pytest.mark.parametrize("leg", LEGS)
    @pytest.mark.parametrize("complaint", [Complaint.NIGHT_CRAMPS, Complaint.TENSE])
    def test_a_fact_may_follow_from_what_brought_somebody(self, complaint: Complaint, leg: Leg, book, library):
        """On both legs, when it is one of those that are named."""
        cramps = with_derived(book, "keep_off", from_="complaint", among=("night_cramps",))
        found = audit(session(block("arch-rub", leg), checkin=somebody(complaint=complaint)), cramps, library)

        assert about("M10", found) is (complaint is Complaint.NIGHT_CRAMPS)

    @pytest.mark.parametrize("leg", LEGS)
    @pytest.mark.parametrize("age", [69, 70])
    def test_a_fact_may_follow_from_an_age(self, age: int, leg: Leg, book, library):
        """On both legs, from the year that is named."""
        at_seventy = with_derived(book, "keep_off", from_="age", at_least=70)

        assert about("M10", audit(session(block("arch-rub", leg), checkin=somebody(age=age)), at_seventy, library)) is (
            age == 70
        )

    @pytest.mark.parametrize("performer", Performer)
    def test_what_follows_for_some_hands_does_not_for_others(self, performer: Performer, book, library):
        """A fact about pain that counts where a partner massages."""
        partners = with_derived(book, "severe_pain", performers=("partner",))
        whom = somebody(pain=(Pain(leg=Leg.LEFT, zone=ZoneId.CALF, score=9),), performer=performer)
        found = audit(session(block("arch-rub"), checkin=whom), partners, library)

        assert about("C14", found) is (performer is Performer.PARTNER)


def test_oil_alone_or_lotion_alone_may_be_left_out(book, library):
    """Who needs one of them may have the other."""
    needing = library.techniques["arch-rub"].model_copy(update={"oil": Oil.NEEDED})
    oily = replace(library, techniques={**library.techniques, "arch-rub": needing})
    made = session(block("arch-rub"), checkin=somebody("oil_allergy"))
    for left_out, wrong in (
        ((Equipment.OIL,), False),
        ((Equipment.LOTION,), False),
        ((Equipment.OIL, Equipment.LOTION), True),
    ):
        without = with_rule(book, "M28", limits={"excluded_equipment": left_out})
        assert bool(audit(made, without, oily)) is wrong, left_out


class TestOtherScores:
    """Scores that the library does not have."""

    def test_what_only_supports_may_be_narrow(self, book, library):
        """A thumb that rests on veins and does not move there is no kneading."""
        rub = library.techniques["arch-rub"]
        (stroke,) = rub.score.strokes
        touches = tuple(one if one.moves else one.model_copy(update={"part": "thumb_pad"}) for one in stroke.touches)
        held = with_strokes(library, "arch-rub", stroke.model_copy(update={"touches": touches}))
        whom = somebody(on("varicose_veins", Leg.LEFT, ZoneId.FOOT_TOP))

        assert [one.part for one in touches if not one.moves] == ["thumb_pad"]
        assert audit(session(block("arch-rub", pressure=3, toward_heart=True), checkin=whom), book, held) == ()

    def test_the_gentlest_of_two_strokes_says_how_light_it_can_be(self, book, library):
        """A technique whose second stroke begins firmer may still be asked for lightly."""
        (stroke,) = library.techniques["arch-rub"].score.strokes
        light, firm = (
            stroke.model_copy(update={"pressure": stroke.pressure.model_copy(update={"least": least})})
            for least in (2, 5)
        )
        both = with_strokes(library, "arch-rub", light, firm)

        assert audit(session(block("arch-rub", pressure=3), checkin=somebody("blood_thinner")), book, both) == ()

    def test_a_glide_that_follows_a_rising_line_backwards_runs_from_the_heart(self, book, library):
        """Down the calf, over varicose veins."""
        (stroke,) = library.techniques["calf-effleurage"].score.strokes
        down = tuple(touch.model_copy(update={"way": Way.BACKWARD}) for touch in stroke.touches)
        turned = with_strokes(library, "calf-effleurage", stroke.model_copy(update={"touches": down}))
        made = session(block("calf-effleurage", pressure=3), checkin=somebody(on("varicose_veins", Leg.LEFT)))

        assert audit(made, book, library) == ()
        assert about("M20: calf-effleurage runs away from the heart", audit(made, book, turned))

    def test_a_glide_that_follows_a_falling_line_backwards_runs_to_the_heart(self, book, library):
        """Up the top of the foot, over varicose veins."""
        (stroke,) = library.techniques["calf-effleurage"].score.strokes
        changed = {"on": ("instep_line",), "way": Way.BACKWARD}
        up = tuple(touch.model_copy(update=changed) for touch in stroke.touches)
        turned = with_strokes(library, "calf-effleurage", stroke.model_copy(update={"touches": up}))
        made = session(block("calf-effleurage", pressure=3), checkin=somebody(on("varicose_veins", Leg.LEFT)))

        assert audit(made, book, turned) == ()

    def test_a_hand_that_only_supports_does_not_press(self, book, library):
        """A hand that lies on the shin, or a thumb that rests beside the kneecap, while the other presses elsewhere."""
        (stroke,) = library.techniques["arch-rub"].score.strokes
        for resting in ({"on": ("shin",)}, {"on": ("kneecap_ring",), "part": "thumb_pad"}):
            touches = tuple(one if one.moves else one.model_copy(update=resting) for one in stroke.touches)
            held = with_strokes(library, "arch-rub", stroke.model_copy(update={"touches": touches}))

            assert audit(session(block("arch-rub", pressure=5)), book, held) == (), resting

    def test_where_no_hand_moves_all_of_them_work(self, book, library):
        """Hands that only press, and press on the shin, press too hard there."""
        (stroke,) = library.techniques["arch-rub"].score.strokes
        touches = tuple(one.model_copy(update={"on": ("shin",), "shape": Shape.STILL}) for one in stroke.touches)
        pressed = with_strokes(library, "arch-rub", stroke.model_copy(update={"touches": touches}))

        assert about("Z04", audit(session(block("arch-rub", pressure=5)), book, pressed))

    def test_where_a_spot_takes_any_touch_a_light_thumb_may_move_over_it(self, book, library):
        """If the care for the kneecap asked for lightness alone, a thumb would be right there."""
        stroke = library.techniques["around-the-knee"].score.strokes[0]
        touches = tuple(one.model_copy(update={"part": "thumb_pad"}) for one in stroke.touches)
        thumbs = with_strokes(library, "around-the-knee", stroke.model_copy(update={"touches": touches}))
        light_only = tuple(one.model_copy(update={"flat": False}) for one in book.always)
        made = session(block("around-the-knee", pressure=3))

        assert about("Z07", audit(made, book, thumbs))
        assert audit(made, replace(book, always=light_only), thumbs) == ()

    def test_a_hand_that_lies_still_runs_nowhere(self, book, library):
        """A supporting hand along the instep is no glide down the leg."""
        (stroke,) = library.techniques["arch-rub"].score.strokes
        touches = tuple(
            one.model_copy(update={"on": ("arch",) if one.moves else ("instep_line",)}) for one in stroke.touches
        )
        still = with_strokes(library, "arch-rub", stroke.model_copy(update={"touches": touches}))
        made = session(block("arch-rub", pressure=3), checkin=somebody(on("varicose_veins", Leg.LEFT)))

        assert audit(made, book, still) == ()


def with_strokes(library: Library, name: str, *strokes: Stroke) -> Library:
    """Return the library with one technique that has other strokes."""
    technique = library.techniques[name]
    score = technique.score.model_copy(update={"strokes": strokes})
    return replace(library, techniques={**library.techniques, name: technique.model_copy(update={"score": score})})
