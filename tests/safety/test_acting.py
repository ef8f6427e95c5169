"""What to do now: only the most urgent lines, and of those only the ones that are meant for this person."""

from __future__ import annotations

from itertools import combinations

from legato.notation.emergency import EVERYWHERE
from legato.safety import Urgency, how_soon, screen
from legato.safety.acting import about, replaces
from safety.people import on, somebody, to_do


def test_no_mild_line_stands_beside_a_grave_one(book, library) -> None:
    """Every pair of refusing rules of different urgency, told together: no line of the lower one is to be done now."""
    refusing = [rule for rule in book.rules if rule.verdict.refuses]
    tried = 0
    for one, other in combinations(refusing, 2):
        if one.urgency is other.urgency:
            continue
        mild, grave = sorted((one, other), key=lambda rule: rule.urgency.degree)
        told = screen(somebody(*one.when, *other.when), book, library)
        fired = {reason.rule: book.rule(reason.rule) for reason in told.reasons}

        assert mild.do not in to_do(told, book), (mild.id, grave.id)
        assert {mild.id, grave.id} <= fired.keys()
        assert {fired[rule].urgency for rule in fired if fired[rule].do in to_do(told, book)} == {how_soon(told)}
        tried += 1

    assert tried > 500


def test_the_special_line_takes_the_place_of_the_general_one(book, library) -> None:
    """Every pair of refusing rules of which one asks for more and is as urgent: only its own line is to be done."""
    refusing = [rule for rule in book.rules if rule.verdict.refuses]
    for general in refusing:
        for special in refusing:
            if about(special) > about(general) and special.urgency.degree >= general.urgency.degree:
                told = to_do(screen(somebody(*special.when), book, library), book)
                assert general.do not in told or general.do == special.do, (general.id, special.id)


def test_a_pregnant_woman_with_one_swollen_leg_is_sent_to_one_door(book, library) -> None:
    """The maternity unit, and not a doctor as well."""
    told = to_do(screen(somebody("one_leg_swollen", pregnant_weeks=30), book, library), book)

    assert len(told) == 1
    assert told[0].startswith("Call your maternity unit")


def test_whoever_may_be_massaged_has_nothing_to_do_first(book, library) -> None:
    """A modified massage is no reason to see anybody."""
    told = screen(somebody(on("varicose_veins", "left")), book, library)

    assert to_do(told, book) == ()
    assert how_soon(told) is Urgency.NONE


def test_a_special_line_keeps_the_number_to_call_when_it_gets_worse(book) -> None:
    """What takes the place of another line may not lose its way out."""
    refusing = [rule for rule in book.rules if rule.verdict.refuses]
    lost = {
        (general.id, special.id)
        for general in refusing
        for special in refusing
        if replaces(special, general) and EVERYWHERE in general.do and EVERYWHERE not in special.do
    }

    assert lost == set()
