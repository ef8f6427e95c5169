"""Look before touch: every part of the foot is looked at, and what is found is judged by the ordinary rules."""

from __future__ import annotations

import pytest

from legato.body import LEGS, Leg, ZoneId
from legato.errors import ContentError, UnknownNameError
from legato.notation.checkin import Answer
from legato.safety import Refusal, found_fact, load_foot_check, load_rule_book, load_stop_words, screen
from legato.safety.book import refuse_if_broken
from safety.people import somebody

CHECK, WORDS, BOOK = load_foot_check(), load_stop_words(), load_rule_book()
FINDS = [(look, what) for look in CHECK.looks for what in look.finds]
each_find = pytest.mark.parametrize(("look", "what"), FINDS, ids=[f"{look.id}-{what}" for look, what in FINDS])


@pytest.mark.parametrize("fact", ["diabetes", "numb_feet", "thin_skin", "poor_circulation"])
def test_is_for_those_who_may_be_hurt_unnoticed(fact: str) -> None:
    """Reduced feeling, diabetes, thin skin and poor blood flow, each by itself."""
    assert CHECK.is_for([fact])


def test_is_not_for_everybody() -> None:
    """A well person, and somebody with varicose veins, is not asked for five looks."""
    assert not CHECK.is_for([])
    assert not CHECK.is_for(["varicose_veins", "pregnancy"])


def test_the_whole_foot_is_looked_at() -> None:
    """Tops, soles, heels, between the toes, and both feet side by side."""
    looked_at = {zone for look in CHECK.looks for zone in look.zones}

    assert looked_at >= {ZoneId.FOOT_TOP, ZoneId.TOES, ZoneId.BALL, ZoneId.ARCH, ZoneId.HEEL, ZoneId.TOE_WEBS}
    assert {"mirror", "someone"} <= set(CHECK.look("soles").do.replace(".", "").split())


def test_sores_colour_heat_and_swelling_can_be_told() -> None:
    """Each of the four has its answer somewhere."""
    found = {what for look in CHECK.looks for what in look.finds}

    assert found == {"found_sore", "found_dark", "found_hot", "found_swollen"}


@each_find
@pytest.mark.parametrize("leg", LEGS)
def test_what_is_found_keeps_its_leg_and_its_place(look, what: str, leg: Leg) -> None:
    """A sore between the left toes is neither on the right nor on the heel."""
    fact = found_fact(look, what, leg, WORDS, BOOK)

    assert fact.leg is leg
    assert set(fact.zones) <= set(look.zones)


@each_find
@pytest.mark.parametrize("who", ["diabetes", "numb_feet", "poor_circulation"])
def test_whatever_is_found_refuses_massage(look, what: str, who: str, library) -> None:
    """With diabetes, less feeling or poor blood flow, a find is for a doctor or a foot clinic, the same day."""
    told = screen(somebody(Answer(fact=who), found_fact(look, what, Leg.LEFT, WORDS, BOOK)), BOOK, library)

    assert isinstance(told, Refusal)
    assert told.urgency.value in {"same_day", "now"}


def test_thin_skin_with_a_sore_leaves_the_place_out(library) -> None:
    """A sore on thin skin is left alone with what is next to it; the other foot may be massaged."""
    sore = found_fact(CHECK.look("heels"), "found_sore", Leg.RIGHT, WORDS, BOOK)
    told = screen(somebody(Answer(fact="thin_skin"), sore), BOOK, library)

    assert told.limits[Leg.RIGHT].excluded_zones >= {ZoneId.HEEL, ZoneId.ACHILLES, ZoneId.ARCH}
    assert not told.limits[Leg.LEFT].excluded_zones


def test_nothing_else_can_be_found() -> None:
    """A made-up find, or one from another look, is refused; so is a look that does not exist."""
    with pytest.raises(UnknownNameError):
        found_fact(CHECK.look("soles"), "found_swollen", Leg.LEFT, WORDS, BOOK)
    with pytest.raises(UnknownNameError):
        CHECK.look("elbows")


def test_the_looks_follow_each_other() -> None:
    """From the first to the last, and then it is over."""
    following = [CHECK.after(look.id) for look in CHECK.looks]

    assert following == [*CHECK.looks[1:], None]


def test_a_broken_foot_check_is_refused() -> None:
    """An unknown fact and an unknown find are named."""
    odd = CHECK.looks[0].model_copy(update={"finds": ("found_gold",)})
    broken = CHECK.model_copy(update={"whom": frozenset({"gout_in_hell"}), "looks": (odd,)})

    with pytest.raises(ContentError, match=r"(?s)gout_in_hell.*tops.*found_gold"):
        refuse_if_broken(broken.problems(WORDS, BOOK))
