"""What a plan says of itself: in one or two sentences, and after each change in one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from legato.library import load_library
from legato.notation.session import Session, Wishes
from legato.pipeline.recipe import recipe_changes
from legato.server.records.sittings.models import Sitting
from legato.server.records.sittings.selectors import recipe_of_sitting
from legato.server.wire.language import say, sentences
from legato.server.wire.plan_view import PlanView
from legato.server.wire.plan_way import way_of
from legato.timeline import LegPart
from legato.units import clock, whole_minutes
from legato.words import ChangeInWords, name_list, recipe_changes_in_words

_WAYS = frozenset(
    {
        (LegPart.FOOT,),
        (LegPart.CALF,),
        (LegPart.KNEE,),
        (LegPart.THIGH,),
        (LegPart.FOOT, LegPart.CALF),
        (LegPart.FOOT, LegPart.THIGH),
        (LegPart.CALF, LegPart.FOOT),
        (LegPart.CALF, LegPart.THIGH),
        (LegPart.THIGH, LegPart.CALF),
        (LegPart.FOOT, LegPart.CALF, LegPart.THIGH),
    }
)
"""The ways that have a sentence of their own; every other is told as a list."""


def drawn_words(sitting: Sitting, session: Session) -> str | None:
    """Say that chance chose a plan; nothing where somebody changed it or asked for it once more."""
    if session.draw is None or session.wishes != Wishes() or sitting.repeats_id is not None:
        return None
    return say("plan-drawn", others=session.draw.sessions - 1)


@dataclass(frozen=True, slots=True)
class PassedOn:
    """What became of a session that somebody passed on."""

    says: str
    changes: tuple[ChangeInWords, ...]


def passed_on_words(sitting: Sitting, session: Session) -> PassedOn | None:
    """Say in what a plan is otherwise than the session that was shared, and why; nothing where none was."""
    recipe = recipe_of_sitting(sitting)
    if recipe is None or not load_library().techniques.keys() >= set(recipe.techniques):
        return None
    changes = recipe_changes_in_words(recipe_changes(recipe, session), sitting.who, sentences())
    return PassedOn(say("recipe-changed", count=len(changes)), changes)


def heading_words(session: Session, who: str) -> str:
    """Call a plan by its length and its legs."""
    minutes = whole_minutes(session.lasts, least=1)
    legs = session.legs[0].value if len(session.legs) == 1 else "both"
    return say("plan-heading", who=who, legs=legs, minutes=minutes)


def way_words(session: Session, who: str) -> tuple[str, ...]:
    """Say where a plan goes, and where most of its time goes, in one or two sentences."""
    way = way_of(session, load_library().techniques)
    legs = "one" if len(way.legs) == 1 else "both"
    if way.parts in _WAYS:
        told = [say("plan-way", way="-".join(way.parts), who=who, legs=legs)]
    else:
        places = name_list([say("plan-part", part=part.value, legs=legs) for part in way.parts], sentences())
        told = [say("plan-way-list", places=places)]
    if way.more is not None:
        told.append(say("plan-more-for", who=who, leg=way.more.value))
    elif way.most is not None:
        told.append(say("plan-most-for", who=who, part=way.most.value, legs=legs))
    elif legs == "both":
        told.append(say("plan-same-for-both"))
    return tuple(told)


def hands_on_words(plan: PlanView) -> str:
    """Say how long each leg is massaged, in the order of the plan."""
    legs = [leg for leg in plan.legs if leg.blocks]
    first, times = legs[0].leg.value, [clock(leg.lasts_ms) for leg in legs]
    if len(legs) == 1:
        return say("plan-hands-on-one", leg=first, first=times[0])
    return say("plan-hands-on-both", leg=first, first=times[0], second=times[1])


def changed_words(session: Session, asked: Mapping[str, str]) -> str:
    """Say what a change that was granted has made of a plan, for who does not see it."""
    what = asked.get("change", "").partition(":")[0]
    minutes = whole_minutes(session.lasts, least=1)
    if what in ("undo_all", "minutes"):
        return say("plan-said-whole", change=what.replace("_", "-"), minutes=minutes)
    leg, named = asked["leg"], asked["technique"]
    techniques = load_library().techniques
    name = techniques[named].words.name
    if what == "swap":
        other = techniques[asked["other"]].words.name
        return say("plan-said-swapped", leg=leg, technique=name, other=other, minutes=minutes)
    line = [block for block in session.blocks if block.leg.value == leg]
    found = next((block for block in line if block.technique == named), None)
    if found is None:
        return say("plan-said-out", leg=leg, technique=name, minutes=minutes)
    if what == "length":
        return say("plan-said-length", leg=leg, technique=name, lasts=clock(found.lasts_ms), minutes=minutes)
    return say("plan-said-place", leg=leg, technique=name, place=line.index(found) + 1, count=len(line))
