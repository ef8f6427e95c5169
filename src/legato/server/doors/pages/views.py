"""The home page: one next step, and what is already known."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from legato.server.records.checkins.selectors import draft_open
from legato.server.records.diary import recent_relief
from legato.server.records.sittings.selectors import sitting_last_held, sitting_waiting
from legato.server.wire.scopes import scope_of


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show where to begin or go on."""
    scope = scope_of(request)
    context = {}
    if scope.person is not None:
        context = {
            "draft": draft_open(scope),
            "waiting": sitting_waiting(scope),
            "last": sitting_last_held(scope),
            "recent": recent_relief(scope),
        }
    return render(request, "home.html", context)
