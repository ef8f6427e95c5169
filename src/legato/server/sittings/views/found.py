"""Finding the record an address is about, within what the visitor may see."""

from __future__ import annotations

import uuid

from django.http import Http404, HttpRequest

from legato.server.people.selectors import person_of_request
from legato.server.sittings.models import Sitting
from legato.server.sittings.selectors import sitting_get


def sitting_or_404(request: HttpRequest, sitting_id: uuid.UUID) -> Sitting:
    """Return a sitting of the person who is cared for now."""
    person = person_of_request(request)
    found = sitting_get(person, sitting_id) if person else None
    if found is None:
        raise Http404
    return found
