"""A second opinion: CP-SAT proves, for more than two hundred people, that nothing is worth more."""

from __future__ import annotations

import pytest

from depth import sampled
from legato.planner import verify
from legato.planner.search import solve
from planner.cpsat import ask
from planner.making import LIBRARY, composed, problem, screened, varied, with_a_short_leg

GROUPS = 13
"""Of twenty people each."""

PROVEN = 16
"""CP-SAT must prove its answer for at least so many of each group: 13 x 16 = 208 people."""

EFFORT = 1.0
"""Where CP-SAT gives up, in its own measure of work: for the same people on every machine, after a second or two.

Three times as much proves no more of these people."""

KINDS = ((5, 14),) * 16 + ((15, 20),) * 2 + ((21, 30), (31, 60))
"""The minutes that the people of a group ask for; most ask for little, because CP-SAT takes long over long sessions."""


def group(number: int) -> list[int]:
    """Return the numbers of twenty people."""
    return list(range(20 * number, 20 * number + 20))


@pytest.mark.slow
@pytest.mark.parametrize("number", sampled(range(GROUPS), 2))
def test_a_composed_session_is_worth_what_cpsat_proves_to_be_the_most(number):
    """The objective is equal, whatever hurts, whatever is at hand, however long; where there is no proof, not less."""
    proven = 0
    for person in group(number):
        answers = varied(person, *KINDS[person % 20])
        asked = problem(answers)
        found = solve(asked)
        opinion = ask(asked, found, effort=EFFORT)

        assert all(side.any_order for side in asked.sides)
        if opinion.is_proven:
            proven += 1
            assert opinion.worth == (None if found is None else found.worth), (person, answers)
        elif opinion.worth is not None:
            assert opinion.worth <= found.worth, (person, answers)

    assert proven >= PROVEN


@pytest.mark.slow
@pytest.mark.parametrize("number", range(3))
def test_much_time_is_used_as_well_as_it_can_be_when_one_leg_may_get_little(number):
    """The other leg gets as little, and the rest of the time is left over."""
    for person in group(number):
        asked = problem(*with_a_short_leg(person))
        found = solve(asked)
        opinion = ask(asked, found, effort=EFFORT)

        assert opinion.is_proven
        assert opinion.worth == found.worth, person


@pytest.mark.parametrize("person", [0, 3, 16, 19])
def test_cpsat_finds_the_same_without_being_told_ours(person):
    """No hint and no lower bound: the two solvers meet from different sides."""
    asked = problem(varied(person, 5, 12))

    opinion = ask(asked, effort=40)

    assert opinion.is_proven
    assert opinion.worth == solve(asked).worth


def test_cpsat_refuses_a_claim_that_is_too_high():
    """The comparison would notice a session that is said to be worth more than it is."""
    asked = problem(varied(3, 5, 8))
    found = solve(asked)
    boast = type(found)(found.worth + 1, found.lengths, found.rests)

    assert ask(asked, boast).worth is None


@pytest.mark.parametrize("person", range(12))
def test_what_the_session_says_it_is_worth_is_what_was_compared(person):
    """From check-in to session nothing is lost on the way, and the independent check agrees."""
    answers = varied(person, 5, 40)
    found = solve(problem(answers))
    session = composed(answers)

    assert session.worth == found.worth
    assert verify(session, screened(answers), LIBRARY) == ()
