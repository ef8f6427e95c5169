"""Finding the sitting an address is about, and what is played of it."""

from __future__ import annotations

import uuid

from django.http import Http404

from legato.server.records.people.scope import Scope
from legato.server.records.plans import refuse_what_is_over, sitting_make_playable
from legato.server.records.sittings.compiled import content_mark
from legato.server.records.sittings.models import Sitting
from legato.server.records.sittings.selectors import KeptTimeline, sitting_in_household, timeline_kept


def sitting_here(scope: Scope, sitting_id: uuid.UUID) -> Sitting:
    """Return a sitting of the household.

    Not only of the person who is cared for now: a player keeps running, and keeps
    sending its events, when somebody else is chosen in the same browser meanwhile.
    """
    found = sitting_in_household(scope, sitting_id)
    if found is None:
        raise Http404
    return found


def kept_timeline(scope: Scope, sitting_id: uuid.UUID) -> KeptTimeline:
    """Return the compiled timeline of a sitting that may be played now."""
    kept = _kept_timeline(scope, sitting_id)
    if kept.compiled_by != content_mark():
        sitting_make_playable(scope, sitting=sitting_here(scope, sitting_id))
        kept = _kept_timeline(scope, sitting_id)
    refuse_what_is_over(scope, kept)
    return kept


def _kept_timeline(scope: Scope, sitting_id: uuid.UUID) -> KeptTimeline:
    kept = timeline_kept(scope, sitting_id)
    if kept is None:
        raise Http404
    return kept
