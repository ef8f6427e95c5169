"""Every red flag of the evidence, and the five situations of the article Legato starts from."""

from __future__ import annotations

import pytest

from legato.body import LEGS, Leg, ZoneId
from legato.notation.checkin import CheckIn, Equipment, Pain
from legato.safety import Emergency, FactGroup, FactScope, Page, Refusal, SeeClinicianFirst, screen
from safety.people import on, somebody

NOW, TODAY = "now", "same_day"
CALF = (on("recent_injury", Leg.LEFT, ZoneId.CALF),)

EMERGENCIES: dict[str, tuple[CheckIn, str]] = {
    "clot in the lung": (somebody("chest_or_breath"), NOW),
    "clot in a leg": (somebody(on("one_leg_swollen", Leg.LEFT)), TODAY),
    "clot in a leg, felt before it is seen": (somebody(on("one_leg_sore", Leg.LEFT)), TODAY),
    "squeezed spinal nerves": (somebody("saddle_or_bladder"), NOW),
    "closed artery": (somebody(on("leg_cold_pale", Leg.RIGHT)), NOW),
    "pressure inside a muscle": (somebody(on("sudden_severe_pain", Leg.RIGHT)), NOW),
    "muscle breaking down": (somebody("dark_urine"), TODAY),
    "skin infection with fever": (somebody(on("hot_red_skin", Leg.LEFT, ZoneId.SHIN), "fever"), NOW),
    "skin infection running up the leg": (somebody("skin_spreads_fast"), NOW),
    "torn Achilles or calf": (somebody(on("felt_a_pop", Leg.LEFT), *CALF), TODAY),
    "broken bone, cannot walk": (somebody(on("cannot_walk", Leg.LEFT)), TODAY),
    "broken bone, sore to press": (somebody(on("bone_sore_after_injury", Leg.LEFT, ZoneId.SHIN), *CALF), TODAY),
    "broken bone, out of shape": (somebody(on("leg_out_of_shape", Leg.LEFT)), NOW),
    "weakness in both legs": (somebody("foot_drop"), NOW),
    "pre-eclampsia": (somebody("preeclampsia_signs", pregnant_weeks=33), TODAY),
    "pre-eclampsia just after birth": (somebody("preeclampsia_signs", postpartum_weeks=1), TODAY),
    "clot in pregnancy": (somebody(on("one_leg_swollen", Leg.LEFT), pregnant_weeks=9), TODAY),
    "pain in one leg in pregnancy": (somebody(on("one_leg_sore", Leg.LEFT), pregnant_weeks=30), TODAY),
    "clot after birth": (somebody(on("one_leg_swollen", Leg.RIGHT), postpartum_weeks=2), TODAY),
    "failing heart": (somebody("both_legs_swollen", "chest_or_breath"), NOW),
    "bleeding into a leg": (somebody(on("spreading_bruise", Leg.LEFT, ZoneId.CALF)), TODAY),
    "diabetic foot with dead skin": (somebody("diabetes", on("foot_short_of_blood", Leg.LEFT)), TODAY),
    "diabetic foot with fever": (somebody("diabetes", on("open_wound", Leg.LEFT, ZoneId.TOES), "fever"), TODAY),
    "hot joint with fever": (somebody(on("hot_joint", Leg.LEFT, ZoneId.KNEE), "fever"), TODAY),
}

CLINICIAN_FIRST: dict[str, tuple[CheckIn, str]] = {
    "hot red skin": (somebody(on("hot_red_skin", Leg.LEFT, ZoneId.SHIN)), TODAY),
    "hot or ulcered foot with diabetes": (somebody("diabetes", on("hot_red_skin", Leg.LEFT, ZoneId.ARCH)), TODAY),
    "sore with diabetes": (somebody("diabetes", on("open_wound", Leg.LEFT, ZoneId.TOES)), TODAY),
    "sore with poor blood flow": (somebody("poor_circulation", on("open_wound", Leg.LEFT, ZoneId.TOES)), TODAY),
    "sore where feeling is lost": (somebody("numb_feet", on("open_wound", Leg.LEFT, ZoneId.TOES)), TODAY),
    "foot that gets too little blood": (somebody(on("foot_short_of_blood", Leg.LEFT)), TODAY),
    "wound that does not heal": (somebody(on("wound_not_healing", Leg.LEFT, ZoneId.HEEL)), TODAY),
    "foot drop": (somebody(on("foot_drop", Leg.LEFT)), TODAY),
    "both ankles swollen": (somebody("both_legs_swollen"), "soon"),
    "inflamed vein": (somebody(on("hot_hard_vein", Leg.LEFT, ZoneId.CALF)), TODAY),
    "clot being treated": (somebody("clot_now"), "soon"),
    "clot in the past": (somebody("past_clot"), "soon"),
    "thinner for a recent clot": (somebody("blood_thinner", "blood_thinner_for_clot"), "soon"),
    "recent operation": (somebody("recent_surgery"), "soon"),
    "bed rest or cast": (somebody("bed_rest_or_cast"), "soon"),
    "fracture healing": (somebody(on("known_fracture", Leg.LEFT)), "soon"),
    "bad sprain": (somebody(on("bad_injury", Leg.LEFT, ZoneId.KNEE)), TODAY),
    "tendon and antibiotic": (somebody("floxacin_antibiotic", on("tendon_pain", Leg.LEFT)), TODAY),
    "stress fracture": (somebody(on("bone_sore_with_load", Leg.LEFT, ZoneId.SHIN)), "soon"),
    "unexplained pain": (somebody(on("unexplained_pain", Leg.LEFT)), "soon"),
    "pain of eight": (somebody(pain=(Pain(leg=Leg.LEFT, zone=ZoneId.CALF, score=8),)), "soon"),
    "fever": (somebody("fever"), "none"),
    "new numbness": (somebody(on("new_numbness", Leg.RIGHT)), "soon"),
    "calf pain on walking": (somebody(on("walking_pain", Leg.RIGHT)), "soon"),
    "lymphoedema": (somebody(on("lymphoedema", Leg.RIGHT)), "soon"),
    "swelling from heart, kidney, liver": (somebody("heart_kidney_swelling"), "soon"),
    "low platelets": (somebody("low_platelets"), "soon"),
    "new burn": (somebody(on("new_burn", Leg.LEFT, ZoneId.SHIN)), TODAY),
}


@pytest.mark.parametrize(("checkin", "urgency"), EMERGENCIES.values(), ids=EMERGENCIES)
def test_an_emergency_is_an_emergency(checkin: CheckIn, urgency: str, book, library) -> None:
    """Whoever shows this flag gets no massage and is told to get help, as fast as the evidence asks."""
    screening = screen(checkin, book, library)

    assert isinstance(screening, Emergency)
    assert screening.urgency.value == urgency


@pytest.mark.parametrize(("checkin", "urgency"), CLINICIAN_FIRST.values(), ids=CLINICIAN_FIRST)
def test_a_clinician_comes_first(checkin: CheckIn, urgency: str, book, library) -> None:
    """Whoever has this gets no massage before a clinician has been asked, as soon as the evidence asks."""
    screening = screen(checkin, book, library)

    assert isinstance(screening, SeeClinicianFirst)
    assert screening.urgency.value == urgency


@pytest.mark.parametrize("good_news", ["oil_allergy", "cold_intolerance", "teenager", "keep_off"])
@pytest.mark.parametrize(("checkin", "urgency"), EMERGENCIES.values(), ids=EMERGENCIES)
def test_nothing_else_covers_up_an_emergency(checkin: CheckIn, urgency: str, good_news: str, book, library) -> None:
    """A flag stays a flag, whatever harmless thing is told beside it."""
    screening = screen(checkin.model_copy(update={"facts": (*checkin.facts, on(good_news))}), book, library)

    assert isinstance(screening, Emergency)
    assert screening.urgency.value == urgency


@pytest.mark.parametrize("leg", LEGS)
def test_a_flag_on_one_leg_refuses_both(leg: Leg, book, library) -> None:
    """With a swollen left leg the right one is not massaged either."""
    limits = screen(somebody(on("one_leg_swollen", leg)), book, library).limits

    assert all(limits[one].excluded_zones == set(ZoneId) for one in LEGS)


def test_every_red_flag_refuses(book, library) -> None:
    """Whatever is asked first leads to a refusal by itself; nothing mild hides among the red flags."""
    for fact in book.facts.values():
        if fact.group is FactGroup.RED_FLAG:
            above = [fact.asked_if] if fact.asked_if and book.facts[fact.asked_if].group is FactGroup.RED_FLAG else []
            assert isinstance(screen(somebody(fact.id, *above), book, library), Refusal), fact.id


def test_every_emergency_can_be_reached_from_what_is_asked_first(book) -> None:
    """What makes an emergency is asked as a red flag, every day anew, or follows from the map of today's pain."""
    asked_anew = {FactGroup.RED_FLAG, FactGroup.TODAY}
    for rule in book.rules:
        if rule.verdict.value == "emergency":
            groups = {book.facts[fact].group for fact in rule.when}
            on_the_map = any(
                book.facts[fact].derived and book.facts[fact].scope is FactScope.ZONES for fact in rule.when
            )
            assert groups & asked_anew or on_the_map, rule.id


def test_red_flags_are_read_in_twenty_seconds(book) -> None:
    """The headings a well person skims before saying no to all: 20 s at 300 words a minute is 100 words.

    The signs under them are read by whoever a heading concerns; all of them together take under two minutes.
    """
    first = book.lines_of(Page.FIRST)

    assert len(first) <= 15
    assert sum(len(line.title.split()) for line in first) <= 60
    assert sum(len(line.says.split()) for line in first) <= 560


def test_red_flags_come_in_the_order_of_danger(book) -> None:
    """Breath and chest come first, then one leg, then cold, spine, injury, fever."""
    first = [fact.id for fact in book.facts.values()]
    order = ["chest_or_breath", "one_leg_swollen", "leg_cold_pale", "saddle_or_bladder", "felt_a_pop", "fever"]

    assert sorted(order, key=first.index) == order
    assert first[0] == "chest_or_breath"


def test_the_articles_wounds_and_infections(book, library) -> None:
    """Open wounds and skin infections: that area is left alone, the rest of the legs is not."""
    for told in ("open_wound", "skin_infection"):
        limits = screen(somebody(on(told, Leg.LEFT, ZoneId.SHIN)), book, library).limits
        assert ZoneId.SHIN in limits[Leg.LEFT].excluded_zones
        assert ZoneId.ARCH not in limits[Leg.LEFT].excluded_zones
        assert limits[Leg.RIGHT].excluded_zones == frozenset()


def test_the_articles_deep_vein_thrombosis(book, library) -> None:
    """A clot, or a history of clots, is for a clinician first."""
    for told in ("clot_now", "past_clot"):
        assert isinstance(screen(somebody(told), book, library), SeeClinicianFirst)


def test_the_articles_varicose_veins(book, library) -> None:
    """Varicose veins: gentle pressure, nothing firm directly on them, upwards."""
    limits = screen(somebody(on("varicose_veins", Leg.LEFT, ZoneId.CALF)), book, library).limits[Leg.LEFT]

    assert limits.cap_for((ZoneId.CALF,)) == 3
    assert ZoneId.CALF in limits.flat_zones
    assert limits.toward_heart


def test_the_articles_pregnancy(book, library) -> None:
    """Pregnancy: some techniques, places and machines are out, and the words say whom to call."""
    screening = screen(somebody(pregnant_weeks=20), book, library)

    for leg in LEGS:
        assert "pressure-points" in screening.limits[leg].excluded_techniques
        assert {ZoneId.BEHIND_KNEE, ZoneId.THIGH_INNER} <= screening.limits[leg].excluded_zones
        assert {Equipment.SHIATSU, Equipment.AIR_COMPRESSION} <= screening.limits[leg].excluded_equipment
    assert "maternity unit" in book.rule(screening.reasons[0].rule).do


def test_the_articles_severe_pain_or_injury(book, library) -> None:
    """Severe pain and a bad injury are for a clinician first; a small injury is left alone for three days."""
    bad = on("bad_injury", Leg.LEFT, ZoneId.ANKLE_OUTER)
    small = screen(somebody(on("recent_injury", Leg.LEFT, ZoneId.ANKLE_OUTER)), book, library)

    assert isinstance(screen(somebody(on("unexplained_pain", Leg.LEFT)), book, library), SeeClinicianFirst)
    assert isinstance(screen(somebody(bad), book, library), SeeClinicianFirst)
    assert ZoneId.ANKLE_OUTER in small.limits[Leg.LEFT].excluded_zones
    assert "three days" in book.rule(small.reasons[0].rule).says
