"""Finding the sitting an address is about."""

from __future__ import annotations

import uuid

from django.http import Http404, HttpRequest

from legato.server.records.people.selectors import household_of_request
from legato.server.records.sittings.models import Sitting
from legato.server.records.sittings.selectors import sitting_in_household


def sitting_here(request: HttpRequest, sitting_id: uuid.UUID) -> Sitting:
    """Return a sitting of the visitor's household.

    Not only of the person who is cared for now: a player keeps running, and keeps
    sending its events, when somebody else is chosen in the same browser meanwhile.
    """
    household = household_of_request(request)
    found = sitting_in_household(household, sitting_id) if household else None
    if found is None:
        raise Http404
    return found
