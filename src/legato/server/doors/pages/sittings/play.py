"""The player's page: as little as the next minutes need."""

from __future__ import annotations

import uuid
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from legato.errors import NotPlayableError
from legato.library import load_library
from legato.server.doors.pages.finding import sitting_or_404
from legato.server.records.plans import sitting_make_playable
from legato.server.records.sittings.models import Status
from legato.server.records.sittings.selectors import session_of
from legato.server.wire.plan_view import plan_view
from legato.server.wire.policy import with_drawn_pictures
from legato.server.wire.refusal_words import refusal_words
from legato.server.wire.region import region_of
from legato.server.wire.scopes import scope_of
from legato.server.wire.stop_words import stop_words_json


@require_safe
@with_drawn_pictures
def play(request: HttpRequest, sitting_id: uuid.UUID) -> HttpResponse:
    """Show the player for a sitting that may be played now; otherwise say why it may not."""
    scope = scope_of(request)
    sitting = sitting_or_404(scope, sitting_id)
    if sitting.status == Status.FINISHED:
        return redirect("sittings:after", sitting_id=sitting.id)
    try:
        sitting_make_playable(scope, sitting=sitting)
    except NotPlayableError as refusal:
        context = {"sitting": sitting, "says": refusal_words(refusal)}
        return render(request, "plan/not_playable.html", context, status=HTTPStatus.CONFLICT)
    context = {
        "sitting": sitting,
        "plan": plan_view(session_of(sitting)),
        "techniques": load_library().techniques,
        "stop_words": stop_words_json(region_of(request)),
    }
    return render(request, "play.html", context)
