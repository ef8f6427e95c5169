"""What helped somebody, from what is recorded: pain before and after, and what was really played."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import F
from pydantic import TypeAdapter

from legato.body import Leg, ZoneId
from legato.library import load_library
from legato.notation.session import Step
from legato.response import Happening, LegAccount, PainPair, SittingOutcome, leg_outcomes, what_helped
from legato.server.records.diary.selectors import session_day
from legato.server.records.people.scope import Scope
from legato.server.records.sittings.models import Sitting
from legato.server.records.sittings.selectors import happenings_in, sittings_held

MOST_COMPARED = 150
"""So many sessions are compared, the newest: twice a week that is a year and a half, and what is older counts for
little anyway."""

_STEPS: TypeAdapter[tuple[Step, ...]] = TypeAdapter(tuple[Step, ...])


@dataclass(frozen=True, slots=True)
class WhatHelped:
    """What can be said about each leg, and how much is not known."""

    legs: tuple[LegAccount, ...]
    without_player: int
    """Sessions held from paper: nobody knows what was done in them."""
    older: bool
    """Whether there are sessions that are too old to be looked at."""


def what_helped_in(scope: Scope) -> WhatHelped:
    """Compare the sessions of the person who is cared for; one that is deleted is as if it had never been."""
    rows = sittings_held(scope).filter(ready="").annotate(steps=F("session__steps"))
    held: list[Any] = list(rows[: MOST_COMPARED + 1])
    newest = held[:MOST_COMPARED]
    happened = happenings_in(scope, newest)
    usual = {name: technique.dose.usual_s for name, technique in load_library().techniques.items()}
    outcomes = [_outcome(sitting, sitting.steps, happened[sitting.id], usual) for sitting in newest]
    return WhatHelped(
        legs=what_helped([one for one in outcomes if one is not None], scope.today),
        without_player=sum(one is None for one in outcomes),
        older=len(held) > MOST_COMPARED,
    )


def _outcome(
    sitting: Sitting, steps: Any, happened: Iterable[Happening], usual: Mapping[str, int]
) -> SittingOutcome | None:
    pains = (PainPair(Leg(one.leg), ZoneId(one.zone), one.before, one.after) for one in sitting.pains.all())
    legs = leg_outcomes(_STEPS.validate_python(steps), happened, pains, usual)
    return None if legs is None else SittingOutcome(str(sitting.id), session_day(sitting), legs)
