"""The home page: one next step, and what is already known."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from legato.server.records.checkins.selectors import draft_open
from legato.server.records.diary import recent_relief
from legato.server.records.people.selectors import person_of_request
from legato.server.records.sittings.selectors import sitting_last_held, sitting_waiting


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show where to begin or go on."""
    person = person_of_request(request)
    context = {}
    if person is not None:
        context = {
            "draft": draft_open(person),
            "waiting": sitting_waiting(person, timezone.now()),
            "last": sitting_last_held(person),
            "recent": recent_relief(person),
        }
    return render(request, "home.html", context)
