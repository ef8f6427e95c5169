"""Two versions of one record, one here and one brought: what is here takes over what is stricter or newer."""

from __future__ import annotations

from functools import singledispatch
from typing import Any

from django.db.models import Model

from legato.server.records.people.models import Person, RememberedFact
from legato.server.records.sittings.models import Sitting, Status, ZonePain

_FAR = {Status.PLANNED: 0, Status.PLAYING: 1, Status.STOPPED: 2, Status.FINISHED: 2}


@singledispatch
def join(here: Model, brought: Any) -> bool:
    """Let a record take over what another version of it knows better; what was written once never changes.

    Returns:
        Whether it has changed.
    """
    return False


@join.register
def _of_a_person(here: Person, brought: Any) -> bool:
    """Take the health that was told last, and count withdrawals as whoever counted more."""
    changed: bool = brought.withdrawals > here.withdrawals
    here.withdrawals = max(here.withdrawals, brought.withdrawals)
    if brought.told_on is not None and (here.told_on is None or brought.told_on > here.told_on):
        for name in ("age", "pregnant_weeks", "postpartum_weeks", "told_on"):
            setattr(here, name, getattr(brought, name))
        changed = True
    return changed


@join.register
def _of_a_fact(here: RememberedFact, brought: Any) -> bool:
    """Let it hold in every place that either names; without a place it holds in all of them."""
    both = sorted({*here.zones, *brought.zones}) if here.zones and brought.zones else []
    changed = set(both) != set(here.zones)
    here.zones = both if changed else here.zones
    return changed


@join.register
def _of_a_sitting(here: Sitting, brought: Any) -> bool:
    """Take it further, never back; once withdrawn it stays so."""
    changed = False
    if brought.withdrawn and not here.withdrawn:
        here.withdrawn, here.withdrawn_at = brought.withdrawn, brought.withdrawn_at
        changed = True
    if _FAR[Status(brought.status)] > _FAR[Status(here.status)]:
        for name in ("status", "started_at", "ended_at", "zone"):
            setattr(here, name, getattr(brought, name))
        changed = True
    return changed


@join.register
def _of_a_pain(here: ZonePain, brought: Any) -> bool:
    """Fill in what nobody has answered here."""
    changed = False
    for name in ("before", "after"):
        if getattr(here, name) is None and getattr(brought, name) is not None:
            setattr(here, name, getattr(brought, name))
            changed = True
    return changed
