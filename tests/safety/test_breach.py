"""Why a technique is out on a leg, and which rule is behind it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legato.body import LEGS, Leg, ZoneId
from legato.library import load_library
from legato.notation.checkin import Equipment
from legato.notation.kinds import StrokeKind
from legato.notation.score import BROAD_PARTS, TOOL_PARTS
from legato.notation.session import ReasonCode
from legato.notation.technique import Oil
from legato.safety import Breach, FactScope, Limits, breaches, parts_used, pressure_allowed, screen, zones_touched
from safety.books import with_rule
from safety.people import checkins, mild_answers, on, screened, somebody

DRY = frozenset({Equipment.OIL, Equipment.LOTION})


def case(breach: Breach) -> object:
    """Tell apart what one code can mean."""
    return dict(breach.args).get("case")


def told(technique, leg, screening) -> list[tuple[str, str | None]]:
    """Return codes and rules of the breaches."""
    return [(breach.code.value, breach.rule) for breach in breaches(technique, leg, screening)]


def moving_otherwise(technique, *, pressure=None, **changes):
    """Return a technique with its first stroke alone, moving elsewhere, with another part of the hand or harder."""
    stroke = technique.score.strokes[0]
    touches = tuple(touch.model_copy(update=changes) if touch.moves else touch for touch in stroke.touches)
    asked = stroke.pressure.model_copy(update=pressure or {})
    stroke = stroke.model_copy(update={"touches": touches, "pressure": asked})
    return technique.model_copy(update={"score": technique.score.model_copy(update={"strokes": (stroke,)})})


def test_a_well_person_may_have_everything(book, library) -> None:
    """No technique of the library breaks the care that delicate places always get."""
    screening = screen(somebody(), book, library)

    assert {
        name: told(technique, leg, screening) for name, technique in library.techniques.items() for leg in LEGS
    } == {name: [] for name in library.techniques}


def test_knuckles_are_out_with_thin_blood(book, library) -> None:
    """With a blood thinner the knuckles are out by name, by part and by pressure, all because of one rule."""
    screening = screen(somebody("blood_thinner"), book, library)
    found = told(library.techniques["knuckle"], Leg.LEFT, screening)

    assert ("excluded", "M21") in found
    assert ("pressure_cap", "M21") in found
    assert {rule for _, rule in found} == {"M21"}


def test_what_was_told_and_what_was_assumed_are_not_said_alike(book, library) -> None:
    """A technique goes because of what was told, whatever else holds; because of an assumption, to stay gentle."""
    without = with_rule(book, "M20", limits={"excluded_techniques": ("arch-rub",)})
    veins, sore_nerve = on("varicose_veins", Leg.LEFT, ZoneId.CALF), on("sciatica", Leg.LEFT)
    assumed = somebody(sore_nerve).model_copy(update={"assumed": (veins,)})
    for whom, why in ((somebody(veins, sore_nerve), "told"), (assumed, "gentle")):
        found = list(breaches(library.techniques["arch-rub"], Leg.LEFT, screen(whom, without, library)))

        assert [case(breach) for breach in found if breach.rule == "M20"] == [why]


def test_a_wound_rules_out_what_touches_it_on_its_leg(book, library) -> None:
    """With a blister on the left heel the heel squeeze is out on the left, place named, and in on the right."""
    screening = screen(somebody(on("open_wound", Leg.LEFT, ZoneId.HEEL)), book, library)
    heel = library.techniques["heel-squeeze"]
    out = [breach for breach in breaches(heel, Leg.LEFT, screening) if breach.code is ReasonCode.ZONE_EXCLUDED]

    assert [breach.rule for breach in out] == ["M01"]
    assert "heel" in str(dict(out[0].args)["zones"]).split()
    assert breaches(heel, Leg.RIGHT, screening) == ()


def test_a_supporting_hand_touches_too(book, library) -> None:
    """Toe bends work on the toes only, and are still out when the hand would hold a heel that is left out."""
    bend = library.techniques["toe-bend"]
    screening = screen(somebody(on("keep_off", Leg.LEFT, ZoneId.HEEL)), book, library)

    assert ZoneId.HEEL not in bend.zones
    assert ZoneId.HEEL in zones_touched(bend)
    assert told(bend, Leg.LEFT, screening) == [("zone_excluded", "M10")]


def test_veins_are_stroked_and_not_kneaded(book, library) -> None:
    """Over varicose veins gliding palms may stay, at light pressure, and kneading is out."""
    screening = screen(somebody(on("varicose_veins", Leg.LEFT, ZoneId.CALF)), book, library)
    glide, knead = library.techniques["calf-effleurage"], library.techniques["calf-kneading"]

    assert breaches(glide, Leg.LEFT, screening) == ()
    assert pressure_allowed(glide, screening.limits[Leg.LEFT]) == 3
    assert ("excluded", "M20") in told(knead, Leg.LEFT, screening)
    assert breaches(knead, Leg.RIGHT, screening) == ()


@pytest.mark.parametrize(
    ("fact", "technique"),
    [
        ("cold_intolerance", "frozen-bottle"),
        ("implant_device", "air-compression"),
        ("implant_device", "shiatsu"),
        ("numb_feet", "foot-roller"),
        ("osteoporosis", "toe-bend"),
        ("alcohol_or_sedatives", "frozen-bottle"),
        ("pregnancy", "pressure-points"),
        ("fungal_infection", "toe-massage"),
    ],
)
def test_what_the_evidence_names_is_out(fact: str, technique: str, book, library) -> None:
    """What the evidence names for a condition is out on both legs, each time with a rule behind it."""
    screening = screen(somebody(fact), book, library)

    for leg in LEGS:
        found = told(library.techniques[technique], leg, screening)
        assert found
        assert all(rule is not None for _, rule in found)


def test_oil_that_is_needed_and_may_not_be_used(book, library) -> None:
    """A technique that cannot do without oil is out when neither oil nor lotion is allowed, not before."""
    needy = library.techniques["calf-effleurage"].model_copy(update={"oil": Oil.NEEDED})
    allergic = screen(somebody("oil_allergy"), book, library)
    dry = {one: limits.join(Limits(excluded_equipment=DRY)) for one, limits in allergic.limits.items()}
    reasons = tuple(reason.model_copy(update={"rule": "M99", "limits": dry}) for reason in allergic.reasons)
    bare = allergic.model_copy(update={"limits": dry, "reasons": (*allergic.reasons, *reasons)})

    assert breaches(needy, Leg.LEFT, allergic) == ()
    assert told(needy, Leg.LEFT, bare) == [(ReasonCode.NEEDS_OIL, "M99")]
    assert told(library.techniques["foot-spread"], Leg.LEFT, bare) == []


def test_what_may_only_be_touched_flat_names_the_rule_that_says_so(book, library) -> None:
    """A thumb over veins breaks the rule about veins, not another that was told as well."""
    screening = screen(somebody("blood_thinner", on("varicose_veins", Leg.LEFT, ZoneId.CALF)), book, library)
    thumb = moving_otherwise(library.techniques["thumb"], on=("calf_belly",))
    flat = [one for one in breaches(thumb, Leg.LEFT, screening) if case(one) == "flat_only"]

    assert [one.rule for one in flat] == ["M20"]


@pytest.mark.parametrize(
    ("fact", "place", "technique"),
    [
        ("varicose_veins", ZoneId.CALF, "calf-compression"),
        ("varicose_veins", ZoneId.FOOT_TOP, "warmup-twists"),
        ("varicose_veins", ZoneId.BALL, "foot-spread"),
        ("metalwork", ZoneId.CALF, "calf-compression"),
        ("healed_ulcer", ZoneId.CALF, "calf-compression"),
    ],
)
def test_where_we_only_stroke_nothing_presses_twists_or_pulls(fact, place, technique, book, library) -> None:
    """The rule says "we only stroke"; a broad flat palm that presses or wrings is not a stroke."""
    screening = screen(somebody(on(fact, Leg.LEFT, place)), book, library)
    found = [(case(one), one.rule) for one in breaches(library.techniques[technique], Leg.LEFT, screening)]

    assert ("strokes_only", screening.reasons[0].rule) in found
    assert not [one for one in breaches(library.techniques[technique], Leg.RIGHT, screening) if case(one)]


def test_a_contraindication_names_a_rule_about_it_on_that_leg(book, library) -> None:
    """Neither another fact's rule nor the same fact's rule for the other leg is given as the reason."""
    bottle = library.techniques["frozen-bottle"]
    screening = screen(somebody("recent_travel", "cold_intolerance"), book, library)
    (cold,) = (one for one in screening.reasons if "cold_intolerance" in one.facts)
    elsewhere = cold.model_copy(update={"rule": "M98", "legs": (Leg.RIGHT,)})
    both = screening.model_copy(update={"reasons": (elsewhere, *screening.reasons)})
    said = [one.rule for one in breaches(bottle, Leg.LEFT, both) if case(one) == "not_with"]

    assert len(screening.reasons) > 1
    assert screening.reasons[0] is not cold
    assert said == [cold.rule]


def test_a_tool_that_is_left_out_is_told_once_and_its_touch_alone_by_itself(book, library) -> None:
    """Who may not use a roller hears of the roller; who may, but not of its touch, hears of that."""
    roller = library.techniques["foot-roller"]
    well = screen(somebody("recent_travel"), book, library)
    touch = Limits(excluded_parts=parts_used(roller) & TOOL_PARTS)
    whole = touch.join(Limits(excluded_equipment=frozenset(roller.equipment)))

    def said(limits: Limits) -> list[str]:
        (reason,) = well.reasons
        told_off = {
            "limits": dict.fromkeys(LEGS, limits),
            "reasons": (reason.model_copy(update={"limits": dict.fromkeys(LEGS, limits)}),),
        }
        return [case(one) for one in breaches(roller, Leg.LEFT, well.model_copy(update=told_off))]

    assert said(touch) == ["part"]
    assert said(whole) == ["thing"]


def test_the_care_for_a_delicate_zone_is_behind_its_cap(book, library) -> None:
    """Flat and firm along calf and shin at once is out for everybody, because of the shin."""
    firm = moving_otherwise(
        library.techniques["calf-effleurage"], on=("calf", "shin"), pressure={"least": 5, "most": 6}
    )

    assert told(firm, Leg.LEFT, screen(somebody(), book, library)) == [("pressure_cap", "Z04")]


class TestDelicateSpots:
    """A spot in a sturdy zone has a care of its own."""

    def spoilt(self, library, spot: str, part: str, most: int):
        """Return a technique that moves over a spot."""
        pressure = {"least": 1, "most": most}
        return moving_otherwise(library.techniques["around-the-knee"], on=(spot,), part=part, pressure=pressure)

    def test_flat_but_firm_is_too_much(self, book, library) -> None:
        """A palm that presses on the nerve is refused by the care for that spot, and by no other."""
        well = screen(somebody(), book, library)

        assert told(self.spoilt(library, "fibula_head", "palm", most=5), Leg.LEFT, well) == [("excluded", "Z05")]
        assert told(self.spoilt(library, "fibula_head", "palm", most=3), Leg.LEFT, well) == []

    def test_narrow_but_light_is_right_where_only_the_cap_counts(self, book, library) -> None:
        """If the care asked for lightness only, a light thumb could stay."""
        well = screen(somebody(), book, library)
        light_only = tuple(care.model_copy(update={"flat": False}) for care in well.always)
        thumb = self.spoilt(library, "kneecap_ring", "thumb_pad", most=2)

        assert told(thumb, Leg.LEFT, well) == [("excluded", "Z07")]
        assert told(thumb, Leg.LEFT, well.model_copy(update={"always": light_only})) == []


def test_the_knob_on_the_outer_knee_takes_flat_light_touch_only(book, library) -> None:
    """A thumb that would run over the nerve on the outer knee is refused, whatever its zone allows."""
    knee = library.techniques["around-the-knee"]
    spoilt = moving_otherwise(knee, on=("fibula_head",), part="thumb_pad")
    found = told(spoilt, Leg.LEFT, screen(somebody(), book, library))

    assert ("excluded", "Z05") in found


def test_a_thumb_behind_the_knee_is_named_with_the_care_it_breaks(book, library) -> None:
    """Something narrow over a delicate zone is out for everybody, and the care for that zone says so."""
    spoilt = moving_otherwise(library.techniques["thumb"], on=("calf_belly", "behind_knee"))

    assert ("excluded", "Z01") in told(spoilt, Leg.LEFT, screen(somebody(), book, library))


def test_the_library_asks_no_more_of_delicate_places_than_they_take(library) -> None:
    """Whatever moves over a delicate zone is broad, in every score."""
    delicate = {ZoneId.BEHIND_KNEE, ZoneId.THIGH_INNER, ZoneId.ANKLE_INNER, ZoneId.SHIN}
    for name, technique in library.techniques.items():
        for stroke in technique.score.strokes:
            for touch in stroke.moving:
                if delicate & set(touch.zones):
                    assert touch.part in BROAD_PARTS, name


def test_every_contraindication_counts_on_its_leg(book, library) -> None:
    """What a technique is not for rules it out where it is told, with its name; the other leg is free."""
    for technique in library.techniques.values():
        for fact in technique.contraindications:
            sided = book.facts[fact].scope is not FactScope.PERSON
            screening = screen(somebody(on(fact, Leg.LEFT if sided else None)), book, library)
            said = (("case", "not_with"), ("fact", fact))
            for leg in LEGS:
                found = [breach for breach in breaches(technique, leg, screening) if breach.args == said]
                assert bool(found) == (leg is Leg.LEFT or not sided), (technique.id, fact)
                assert all(breach.rule is not None for breach in found)


def test_whatever_a_technique_is_not_for_has_a_rule_of_its_own(book, library) -> None:
    """A fact that rules a technique out is told as a reason even when it is the only fact."""
    facts = {fact for technique in library.techniques.values() for fact in technique.contraindications}

    assert [fact for fact in sorted(facts) if not screen(somebody(fact), book, library).reasons] == []


@given(checkin=checkins | st.builds(somebody, mild_answers, mild_answers), leg=st.sampled_from(LEGS), data=st.data())
def test_a_technique_is_out_exactly_when_it_breaks_a_limit(checkin, leg, data) -> None:
    """Breaches agree with the limits, read one by one: nothing slips through and nothing is made up."""
    library, screening = load_library(), screened(checkin)
    limits = screening.limits[leg]
    technique = library.techniques[data.draw(st.sampled_from(list(library.techniques)))]
    broken = (
        technique.id in limits.excluded_techniques
        or bool(set(zones_touched(technique)) & limits.excluded_zones)
        or bool(set(technique.equipment) & limits.excluded_equipment)
        or bool(parts_used(technique) & limits.excluded_parts)
        or technique.pressure[0] > limits.cap_for(technique.zones)
        or any(
            set(touch.zones) & limits.flat_zones
            for stroke in technique.score.strokes
            for touch in stroke.moving
            if touch.part not in BROAD_PARTS
        )
        or any(
            set(touch.zones) & limits.stroke_zones
            for stroke in technique.score.strokes
            for touch in stroke.moving
            if stroke.kind not in (StrokeKind.EFFLEURAGE, StrokeKind.HOLDING)
        )
    )

    assert bool(breaches(technique, leg, screening)) == broken


@given(checkin=checkins, leg=st.sampled_from(LEGS))
def test_every_breach_is_told_once_with_its_rule(checkin, leg) -> None:
    """Nothing is told twice, and what a well person may do is out only because of a rule that fired."""
    screening = screened(checkin)
    fired = {reason.rule for reason in screening.reasons}
    for technique in load_library().techniques.values():
        found = breaches(technique, leg, screening)
        assert len(set(found)) == len(found)
        assert all(breach.rule in fired for breach in found)
