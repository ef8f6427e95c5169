"""Finding the record an address is about, within what the visitor may see."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import Http404

from legato.errors import UnknownNameError
from legato.notation.checkin import Who
from legato.safety import Look, load_foot_check
from legato.server.doors.pages.forms import LookForm
from legato.server.records.people.scope import Scope
from legato.server.records.sittings.models import Sitting
from legato.server.records.sittings.selectors import sitting_get


def sitting_or_404(scope: Scope, sitting_id: uuid.UUID) -> Sitting:
    """Return a sitting of the person who is cared for now."""
    found = sitting_get(scope, sitting_id)
    if found is None:
        raise Http404
    return found


def look_or_404(name: str) -> Look:
    """Return a look of the foot check."""
    try:
        return load_foot_check().look(name)
    except UnknownNameError:
        raise Http404 from None


def look_context(look: Look, form: LookForm, who: Who) -> dict[str, Any]:
    """Return what the page of one look shows, before a session and after it, to whoever looks."""
    every = load_foot_check().looks
    title, do = look.told_to(who)
    told = {"look": look, "look_title": title, "look_do": do, "who": who.value}
    return {**told, "feet": form.feet(), "at": every.index(look) + 1, "of": len(every)}
