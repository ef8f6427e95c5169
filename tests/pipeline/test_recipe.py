"""A recipe for somebody else: never past their limits, with all that can be had, and with what changed and why."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legato import pipeline
from legato.body import LEGS, Leg
from legato.errors import RecipeError
from legato.library import load_library
from legato.notation.checkin import Answer, CheckIn, Who
from legato.notation.recipe import Recipe, RecipePart, recipe_of, wishes_of
from legato.notation.session import Session
from legato.pipeline import Planned, Refused
from legato.pipeline.recipe import plan_recipe, recipe_changes
from legato.planner import verify
from legato.planner.recipes import RecipeChangeKind
from legato.safety import FactGroup, Refusal, load_rule_book
from legato.words import load_sentences, reason_words
from notation.recipes import recipes
from planner.making import BOOK, MODIFYING, checkin, people

RED_FLAGS = tuple(
    name
    for name, fact in BOOK.facts.items()
    if fact.group is FactGroup.RED_FLAG and isinstance(pipeline.screen(checkin(facts=[{"fact": name}])), Refusal)
)
"""Signs that refuse massage by themselves."""

anybody = st.builds(
    lambda answers, names: answers.model_copy(update={"facts": tuple(Answer(fact=name) for name in names)}),
    people(),
    st.lists(st.sampled_from(MODIFYING), unique=True, max_size=2),
)
"""Somebody, with up to two things that limit a massage."""


def session_of(recipe: Recipe, answers: CheckIn) -> Session:
    """Compose a recipe that is expected to be possible."""
    answer = plan_recipe(recipe, answers).answer
    assert isinstance(answer, Planned), answer
    return answer.cleared.session


def line(session: Session, leg: Leg) -> list[tuple[str, int]]:
    """Return what is held on a leg, with seconds."""
    return [(block.technique, block.lasts_ms // 1_000) for block in session.blocks if block.leg is leg]


@pytest.mark.slow
@given(recipes(), anybody)
def test_the_result_is_a_plan_for_that_person_with_those_wishes(recipe: Recipe, answers: CheckIn) -> None:
    """A recipe is no second way to a session: the wishes that were granted, planned as any others, give the same.

    Nothing is put in that was not in the recipe; the session is verified without the planner, and cleared by its own
    answers; and whoever could have a session of their own has one, whoever could not has none.
    """
    found, asked = plan_recipe(recipe, answers), wishes_of(recipe)

    assert found.answer == pipeline.plan(answers, wishes=found.wishes)
    assert set(found.wishes.include) <= set(asked.include)
    assert set(found.wishes.leave_out) <= set(asked.leave_out)
    wished = {(one.leg, one.technique) for one in asked.lengths}
    assert {(one.leg, one.technique) for one in found.wishes.lengths} <= wished
    assert type(found.answer) is type(pipeline.plan(answers))
    if isinstance(found.answer, Planned):
        session = found.answer.cleared.session
        assert session.checkin == answers
        assert verify(session, found.answer.screening, load_library()) == ()
        assert pipeline.clear(session)


@pytest.mark.slow
@given(recipes(), anybody)
def test_what_can_be_granted_as_it_is_is_granted(recipe: Recipe, answers: CheckIn) -> None:
    """Where the very wishes of the recipe can be planned, nothing of them is lost."""
    straight = pipeline.plan(answers, wishes=wishes_of(recipe))

    if isinstance(straight, Planned):
        assert plan_recipe(recipe, answers).answer == straight


@pytest.mark.slow
@given(recipes(), anybody, st.sampled_from(RED_FLAGS))
def test_a_red_flag_refuses_every_recipe(recipe: Recipe, answers: CheckIn, name: str) -> None:
    """Whatever somebody else was well with."""
    told = answers.model_copy(update={"facts": (*answers.facts, Answer(fact=name))})
    found = plan_recipe(recipe, told)

    assert isinstance(found.answer, Refused)
    assert found.answer.screening == pipeline.screen(told)


@pytest.mark.slow
@given(recipes(), anybody)
def test_everything_that_is_otherwise_is_told_with_its_reason_and_nothing_else(
    recipe: Recipe, answers: CheckIn
) -> None:
    """From the recipe and the list of changes the session can be written down again; reasons are the planner's own."""
    answer = plan_recipe(recipe, answers).answer
    if not isinstance(answer, Planned):
        return
    session = answer.cleared.session
    changes = recipe_changes(recipe, session)
    for leg in LEGS:
        told = {part.technique: part.seconds for part in recipe.parts(leg)}
        for change in changes:
            if change.leg is not leg or change.technique is None:
                continue
            assert told.pop(change.technique, None) == change.was_seconds
            if change.seconds is not None:
                told[change.technique] = change.seconds
        assert told == dict(line(session, leg))
    for change in changes:
        if change.kind in {RecipeChangeKind.LEFT_OUT, RecipeChangeKind.ADDED}:
            assert change.reasons
        for reason in change.reasons:
            assert reason_words(reason, Who.SELF, load_sentences(), load_rule_book()).endswith(".")


@pytest.mark.slow
@given(people())
def test_whoever_made_it_gets_their_own_session_again(answers: CheckIn) -> None:
    """Same answers, same techniques, same lengths: nothing to tell."""
    own = pipeline.plan(answers)
    assert isinstance(own, Planned)
    recipe = recipe_of(own.cleared.session)
    again = session_of(recipe, answers)

    assert [line(again, leg) for leg in LEGS] == [line(own.cleared.session, leg) for leg in LEGS]
    assert recipe_changes(recipe, again) == ()


def test_somebody_who_does_not_reach_so_far_gets_what_they_can_reach_and_is_told() -> None:
    """The toes are for others; the thighs are not."""
    recipe = Recipe(
        minutes=10,
        left=(RecipePart(technique="thumb", seconds=60), RecipePart(technique="thigh-kneading", seconds=90)),
    )
    session = session_of(recipe, checkin(minutes=10, reach="knee"))
    changes = {change.technique: change for change in recipe_changes(recipe, session) if change.leg is Leg.LEFT}

    assert "thumb" not in dict(line(session, Leg.LEFT))
    assert changes["thumb"].kind is RecipeChangeKind.LEFT_OUT
    assert changes["thumb"].reasons[0].code.value == "out_of_reach"


def test_a_length_that_is_too_much_is_brought_down_and_said() -> None:
    """Half an hour of one grip is for nobody."""
    recipe = Recipe(minutes=20, left=(RecipePart(technique="thumb", seconds=1_800),))
    session = session_of(recipe, checkin(minutes=20))
    change = next(one for one in recipe_changes(recipe, session) if one.technique == "thumb" and one.leg is Leg.LEFT)

    assert change.kind is RecipeChangeKind.SHORTER
    assert change.reasons


def test_who_has_less_time_keeps_what_was_given_most_time() -> None:
    """A long session in five minutes."""
    own = pipeline.plan(checkin(minutes=40))
    assert isinstance(own, Planned)
    recipe = recipe_of(own.cleared.session)
    session = session_of(recipe, checkin(minutes=5))

    assert session.lasts <= 5 * 60_000
    assert {name for name, _ in line(session, Leg.LEFT)} & {part.technique for part in recipe.left}


def test_a_technique_nobody_knows_here_is_refused() -> None:
    """It may be of a newer Legato; nothing is put in its place unsaid."""
    recipe = Recipe(minutes=10, left=(RecipePart(technique="moon-walk", seconds=60),))
    with pytest.raises(RecipeError) as wrong:
        plan_recipe(recipe, checkin())
    assert wrong.value.code == "recipe-unknown-technique"
