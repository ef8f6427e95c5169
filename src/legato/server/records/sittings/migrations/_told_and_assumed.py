"""Documents as they were written before assumptions had a place of their own, and how they are taken apart.

Frozen with the migration that uses it: the names are those that every version covered, whatever the rules say
today. Pure: documents in, documents out.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any, NamedTuple

STAND_IN = 40
"""The age that stood in for one nobody had told."""
LEFT_ALONE = "keep_off"
_FIRST = "fungal_infection"
"""What a recipe covers begins with it, in every version, because facts are covered in the order of their questions."""
_ASKED_EACH_TIME = (_FIRST, "tendon_pain", "alcohol_or_sedatives", "sciatica", "recent_travel")
_NEVER_ASKED = ("sore_achilles", "not_better")
"""Worked out from the pain map and from earlier sessions, always with a leg: without one only a recipe wrote them."""
_REMEMBERED = (
    *("varicose_veins", "bleeding_disorder", "diabetes", "numb_feet", "poor_circulation", "heart_or_lung_disease"),
    *("cancer_treatment", "osteoporosis", "cold_intolerance", "oil_allergy", "thin_skin", "implant_device", "metalwork"),
    *("blood_thinner", "long_steroids"),
)
_FROM_NUMBERS = ("pregnancy", "early_pregnancy", "postpartum", "older_adult", "child", "teenager")
_COVERED = frozenset({*_ASKED_EACH_TIME, *_NEVER_ASKED, *_REMEMBERED, *_FROM_NUMBERS})
_SIDES = {"cramp-left": "right", "cramp-right": "left"}
"""The leg that a session for a cramp leaves alone."""
_RECIPES = {
    "cramp-left": ("night_cramps", 2, "bed", "calf"),
    "cramp-right": ("night_cramps", 2, "bed", "calf"),
    "hurting": ("unsure", 3, "chair", "calf"),
    "five": ("unsure", 5, "chair", "toes"),
    "ten": ("unsure", 10, "chair", "toes"),
    "twenty": ("unsure", 20, "chair", "toes"),
}
_NOT_ASKED = "Nobody asked about this, so it is left out"
_NOT_WITH = "It is not for a leg with this"
_FOR_WHAT_WAS_TOLD = "It is left out because of what you told us."
_TO_STAY_GENTLE = "It is left out so that this stays gentle."


class Assumed(NamedTuple):
    """What a check-in held that nobody had told."""

    facts: frozenset[str] = frozenset()
    age: bool = False
    """Whether its age only stood in for one."""
    leg: str = ""
    """The leg that was left alone without anybody's wish."""
    today: Mapping[str, Any] | None = None
    """The circumstances nobody was asked for."""


def ready_name(checkin: Mapping[str, Any]) -> str:
    """Return which ready-made session a check-in was written by, nothing when it was not."""
    asked = tuple(checkin.get(name) for name in ("complaint", "minutes", "position", "reach"))
    told = [checkin.get(name) for name in ("pain", "have", "aims")]
    if any(told) or checkin.get("performer") != "self" or checkin.get("hands") != 2:
        return ""
    spared = {spot["leg"] for spot in checkin.get("avoid", ())}
    fits = [name for name, recipe in _RECIPES.items() if recipe == asked and spared == {*_spared(name)}]
    run = _run(checkin.get("facts", ()))
    is_sure = checkin.get("minutes", 5) < 5 or any(answer["fact"] in _NEVER_ASKED for answer in run)
    return fits[0] if fits and is_sure else ""


def assumed_by(name: str, checkin: Mapping[str, Any]) -> Assumed:
    """Return what a ready-made session of that name took for true in a check-in."""
    facts = frozenset(answer["fact"] for answer in _run(checkin["facts"]))
    kept = ("complaint", "minutes", "performer", "position", "reach", "hands", "have", "aims")
    today = {each: checkin[each] for each in kept} | {"minutes": max(5, checkin["minutes"])}
    # Where age and weeks had been told, nothing that follows from them was covered.
    age_untold = bool(facts & {*_FROM_NUMBERS})
    return Assumed(facts, age_untold and checkin["person"]["age"] == STAND_IN, "".join(_spared(name)), today)


def with_run_apart(checkin: Mapping[str, Any], found: Assumed) -> dict[str, Any]:
    """Return the check-in of a ready-made session with what was told and what was assumed apart."""
    run = _run(checkin["facts"])
    told = list(checkin["facts"])[: len(checkin["facts"]) - len(run)]
    return _written(checkin, told, run, found, avoid=[])


def with_facts_apart(checkin: Mapping[str, Any], found: Assumed) -> dict[str, Any]:
    """Return the check-in of a session that repeated one, with what only came from there apart."""
    told = [answer for answer in checkin["facts"] if not is_among(answer, found.facts)]
    moved = [answer for answer in checkin["facts"] if is_among(answer, found.facts)]
    avoid = [spot for spot in checkin.get("avoid", ()) if spot["leg"] != found.leg]
    return _written(checkin, told, moved, found, avoid=avoid)


def is_among(answer: Mapping[str, Any], names: Collection[str]) -> bool:
    """Tell whether an answer is one of these, as a ready-made session writes them: without a leg or a place.

    Whoever has named a leg or a place has said something herself.
    """
    return answer["fact"] in names and not answer.get("leg") and not answer.get("zones")


def with_screening_apart(screening: Mapping[str, Any], checkin: Mapping[str, Any]) -> dict[str, Any]:
    """Return a kept screening that says which facts nobody told; a refusal keeps its reasons, because it was shown."""
    told = {answer["fact"] for answer in checkin["facts"]}
    legs: dict[str, list[str]] = {}
    for answer in checkin["assumed"]:
        if answer["fact"] not in told:
            legs[answer["fact"]] = [answer["leg"]] if answer.get("leg") else ["left", "right"]
    held = [{**one, "assumed": [leg for leg in legs.get(one["fact"], ()) if leg in one["legs"]]} for one in _held(screening)]
    reasons = [
        {**one, "assumed": [] if _refuses(screening) else [fact for fact in one["facts"] if fact in legs]}
        for one in screening["reasons"]
    ]
    return {**screening, "held": held, "reasons": reasons}


def with_choices_apart(choices: Iterable[Mapping[str, Any]], screening: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the reasons of a plan, none of which calls an assumption an answer."""
    shorts = {f"{_NOT_WITH}: {one['short']}.": one for one in screening["held"] if one["assumed"]}
    assumed_rules = {one["rule"] for one in screening["reasons"] if one["assumed"]}

    def says(reason: Mapping[str, Any], leg: str) -> str:
        held = shorts.get(reason["says"])
        if held is not None and leg in held["assumed"]:
            return f"{_NOT_ASKED}: {held['short']}."
        if reason["says"] == _FOR_WHAT_WAS_TOLD and reason.get("rule") in assumed_rules:
            return _TO_STAY_GENTLE
        return str(reason["says"])

    return [
        {**one, "reasons": [{**reason, "says": says(reason, one["leg"])} for reason in one["reasons"]]} for one in choices
    ]


def _written(
    checkin: Mapping[str, Any],
    told: list[Any],
    moved: list[Any],
    found: Assumed,
    *,
    avoid: list[Any],
) -> dict[str, Any]:
    spared = [spot["zone"] for spot in checkin.get("avoid", ()) if spot["leg"] == found.leg]
    assumed = [*checkin.get("assumed", ()), *moved]
    if spared:
        assumed.append({"fact": LEFT_ALONE, "leg": found.leg, "zones": spared})
    person = {**checkin["person"], "age": None} if found.age else checkin["person"]
    return {**checkin, "person": person, "facts": told, "avoid": avoid, "assumed": assumed}


def _run(facts: Iterable[Mapping[str, Any]]) -> list[Any]:
    """Return the facts a recipe put behind what was known: in one run, each once, without a leg.

    A fact that was known and covered as well is there twice, and the first was told.
    """
    every = list(facts)
    begins = [at for at, answer in enumerate(every) if is_among(answer, (_FIRST,))]
    run = every[begins[-1] :] if begins else _run_of_known_names(every)
    names = {answer["fact"] for answer in run}
    return run if len(names) == len(run) and all(is_among(answer, names) for answer in run) else []


def _run_of_known_names(facts: list[Any]) -> list[Any]:
    """Return the run where what was known kept the first fact out of it; what is remembered never begins it."""
    run: list[Any] = []
    for answer in reversed(facts):
        if not is_among(answer, _COVERED) or any(answer["fact"] == one["fact"] for one in run):
            break
        run.insert(0, answer)
    while run and run[0]["fact"] in _REMEMBERED:
        run.pop(0)
    return run


def _spared(name: str) -> tuple[str, ...]:
    return (_SIDES[name],) if name in _SIDES else ()


def _held(screening: Mapping[str, Any]) -> Iterable[Mapping[str, Any]]:
    found: Iterable[Mapping[str, Any]] = screening.get("held", ())
    return found


def _refuses(screening: Mapping[str, Any]) -> bool:
    return screening["verdict"] in ("see_clinician_first", "emergency")
