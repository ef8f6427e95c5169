"""The home page: one next step, and what is already known."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from legato.library import load_library
from legato.server.doors.pages.rhythm.card import programme_view
from legato.server.doors.pages.welcome import daytime_at, ease_last, last_time, last_time_of, name_to_greet, who_of_last
from legato.server.records.checkins.selectors import draft_open
from legato.server.records.sittings.selectors import sitting_waiting
from legato.server.wire.scopes import scope_of

_CARE = "top-and-side-circles"
"""The technique whose picture the first page shows: two hands around a foot."""


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show where to begin or go on."""
    scope = scope_of(request)
    context: dict[str, Any] = {
        "daytime": daytime_at(scope.zone.at(scope.now)).value,
        "care": load_library().techniques.get(_CARE),
        "name": name_to_greet(scope),
    }
    if scope.person is not None:
        last, waiting = last_time(scope), sitting_waiting(scope)
        context |= {
            "draft": draft_open(scope),
            "waiting": None if waiting is None else last_time_of(scope, waiting),
            "last": last,
            "eased": ease_last(scope),
            "kept": programme_view(scope),
            "who": who_of_last(last).value,
        }
    return render(request, "home.html", context)
