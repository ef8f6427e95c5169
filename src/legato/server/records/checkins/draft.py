"""A check-in in the making: its steps, what has been answered, and the document it grows into.

Pure: answers are plain data as they are kept in the database.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from legato.notation.checkin import LEAST_MINUTES, Who, who_in
from legato.notation.recipe import Recipe
from legato.safety import load_foot_check, load_rule_book
from legato.server.records.checkins.there import has_a_foot

Answers = Mapping[str, Mapping[str, Any]]


class StepName(StrEnum):
    """The steps of a check-in, in order: what went wrong last time, then red flags, every time."""

    SINCE = "since-last-time"
    """Only when something happened in or after an earlier session that still matters."""
    FIRST = "first-questions"
    TODAY = "today"
    """Where it hurts, what brought it on, and the circumstances of the session."""
    HEALTH = "health"
    LOOK = "foot-check"
    """Only for people whose feet can be hurt without their noticing."""
    LEGS = "your-legs"
    """Only what depends on the steps before."""


def steps_of(answers: Answers) -> tuple[StepName, ...]:
    """Return the steps that this check-in has."""
    told = [answer for step in (StepName.FIRST, StepName.HEALTH) for answer in answers.get(step, {}).get("facts", ())]
    left_out = set()
    if StepName.SINCE not in answers:
        left_out.add(StepName.SINCE)
    if not load_foot_check().is_for([answer["fact"] for answer in told]) or not has_a_foot(told):
        left_out.add(StepName.LOOK)
    return tuple(step for step in StepName if step not in left_out)


WHO = "who"
"""Who massages and who answers: chosen above the first question; kept like a step."""
MORE = "more"
"""What was asked after a refusal, because it could make it more urgent; kept like a step."""
KEPT = "kept"
"""Facts of a repeated check-in that no step asks for; kept like a step."""
PAST = "past"
"""Facts that last from earlier sessions; kept like a step, and found out anew before every screening."""
RECIPE = "recipe"
"""The recipe a session is to be composed from, and the key it was signed with; kept like a step."""
ASSISTANT = "assistant"
"""There where an assistant asked for the check-in, and may be told what becomes of it; kept like a step."""
SAVES = "saves"
"""For each step, how often it was written, and which page wrote it last; kept beside the steps."""


@dataclass(frozen=True, slots=True)
class Save:
    """Which page sends the answers of a step: one that was loaded once, counting what it sends."""

    page: str = ""
    """An id the page chose when it was loaded."""
    number: int = 0
    """Goes up with everything the page sends."""
    seen: int = 0
    """How often the step had been written when the page was loaded."""


def writes_of(answers: Answers, step: str) -> int:
    """Return how often a step was written: what a page that is loaded now has seen."""
    return int(answers.get(SAVES, {}).get(str(step), {}).get("writes", 0))


def is_newer(answers: Answers, step: str, save: Save) -> bool:
    """Tell whether what a page saves by itself comes after what is kept.

    It does when this very page wrote the step last and counts on from there, or when nobody has written it
    since the page was loaded. No clock is asked, and the order of arrival says nothing.
    """
    last = answers.get(SAVES, {}).get(str(step), {})
    if save.page and last.get("page") == save.page:
        return bool(save.number > last["number"])
    return writes_of(answers, step) <= save.seen


def with_save(answers: Answers, step: str, save: Save) -> dict[str, Any]:
    """Return the answers with a note of who wrote a step last."""
    last = {"writes": writes_of(answers, step) + 1, "page": save.page, "number": save.number}
    return {**answers, SAVES: {**answers.get(SAVES, {}), str(step): last}}


MADE = "made"
"""By which format the check-in was begun; kept like a step."""
FORMAT = 2
"""Goes up when the steps change so much that a check-in begun before has to start again."""


def fresh() -> dict[str, Any]:
    """Return the answers of a check-in in which nothing has been answered."""
    return {MADE: {"format": FORMAT}}


def with_recipe(answers: Answers, recipe: Recipe, key: str) -> dict[str, Any]:
    """Return the answers with the recipe that a session is to be composed from; it answers nothing."""
    return {**answers, RECIPE: {"recipe": recipe.model_dump(mode="json"), "key": key, "done": True}}


def recipe_in(answers: Answers) -> tuple[Recipe, str] | None:
    """Return the recipe that a session is to be composed from, and the key it was signed with."""
    kept = answers.get(RECIPE)
    return None if kept is None else (Recipe.model_validate_json(json.dumps(kept["recipe"])), str(kept["key"]))


def kept_beside(answers: Answers) -> dict[str, Any]:
    """Return what answers nothing and stays with a check-in that begins again: a recipe, and who may be told."""
    return {name: answers[name] for name in (RECIPE, ASSISTANT) if name in answers}


def is_current(answers: Answers) -> bool:
    """Tell whether a check-in was begun with the steps there are now."""
    return answers.get(MADE, {}).get("format") == FORMAT


def who_answers(answers: Answers) -> Who:
    """Return whom the pages of a check-in speak to; one begun before that was asked told it with the circumstances."""
    return who_in(answers.get(WHO) or answers.get(StepName.TODAY, {}))


def with_who(answers: Answers, who: Who) -> dict[str, Any]:
    """Return the answers with who massages and who answers; after a change what depends on it is asked again."""
    is_changed = WHO in answers and who_answers(answers) is not who
    again = [step for step in (StepName.FIRST, StepName.TODAY) if is_changed and step in answers]
    told = {"performer": who.performer.value, "answered_by": who.answered_by.value, "done": True}
    return {**answers, WHO: told, **{step.value: {**answers[step], "done": False} for step in again}}


def is_done(answers: Answers, step: str) -> bool:
    """Tell whether a step has been answered."""
    return bool(answers.get(step, {}).get("done"))


def with_step(
    answers: Answers, step: str, given: Mapping[str, Any], *, done: bool, holds: bool = True
) -> dict[str, Any]:
    """Return the answers with those of one step replaced; what was done stays done while it is corrected.

    With `holds` false they cannot be relied on yet, because something is missing: then the step is open again.
    """
    stays = holds and (done or is_done(answers, step))
    return {**answers, str(step): {**given, "done": stays}}


def document(answers: Answers) -> dict[str, Any]:
    """Return the check-in document of the answers given so far; an age that was not told yet stays unknown."""
    health = answers.get(StepName.HEALTH, {})
    # A check-in from before, which was refused, told its places on a page of their own.
    places = {name: answers.get("where", {}).get(name, ()) for name in ("pain", "avoid")}
    told = {**answers.get(StepName.TODAY, {}), **answers.get(WHO, {})}
    today = places | {name: value for name, value in told.items() if name != "done"}
    return {
        "person": {
            "age": health.get("age"),
            "pregnant_weeks": health.get("pregnant_weeks"),
            "postpartum_weeks": health.get("postpartum_weeks"),
        },
        "facts": [
            answer for step in (*StepName, MORE, KEPT, PAST) for answer in answers.get(step, {}).get("facts", ())
        ],
        **today,
    }


def from_document(checkin: Mapping[str, Any], place_of: Callable[[str], str | None]) -> dict[str, Any]:
    """Return answers to start a check-in from an earlier one.

    What changes from day to day is asked again, red flags above all; where it hurt and the circumstances
    of the session are there to be confirmed.

    Args:
        checkin: the earlier check-in.
        place_of: says where a fact belongs: to a step, to `KEPT`, or nowhere, because it is found out anew.
    """
    person = checkin["person"]
    facts: dict[str | None, list[Any]] = {}
    for answer in checkin.get("facts", []):
        facts.setdefault(place_of(answer["fact"]), []).append(answer)
    kept = ("complaint", "minutes", "position", "reach", "hands", "have", "aims")
    today = {name: checkin[name] for name in kept if name in checkin}
    if "minutes" in today:
        # Only ready-made sessions are shorter than what may be asked for.
        today["minutes"] = max(today["minutes"], LEAST_MINUTES)
    today |= {"pain": checkin.get("pain", []), "avoid": checkin.get("avoid", [])}
    return {
        **with_who(fresh(), who_in(checkin)),
        StepName.TODAY.value: today | {"done": False},
        StepName.HEALTH.value: {
            "age": person["age"],
            "pregnant_weeks": person.get("pregnant_weeks"),
            "postpartum_weeks": person.get("postpartum_weeks"),
            "facts": facts.get(StepName.HEALTH, []),
            "done": False,
        },
        KEPT: {"facts": facts.get(KEPT, []), "done": True},
    }


def with_remembered(answers: Answers, remembered: Mapping[str, Any]) -> dict[str, Any]:
    """Return answers taken from an earlier check-in, with what has been told about health since.

    The earlier check-in knows nothing of it, and its page must not look as if it had been taken back.
    """
    health = answers.get(StepName.HEALTH, {})
    # A doctor's word answers the same question, so it takes the place of what was told then.
    words = load_rule_book().doctors_words
    told = {words.get(answer["fact"], answer["fact"]) for answer in remembered["facts"]}
    earlier = [one for one in health.get("facts", ()) if words.get(one["fact"], one["fact"]) not in told]
    numbers = {
        name: value for name, value in remembered.items() if name not in {"facts", "lapsed"} and value is not None
    }
    return {**answers, StepName.HEALTH.value: {**health, **numbers, "facts": [*remembered["facts"], *earlier]}}
