"""The page that an assistant's link leads to: it asks, and a person begins, or does not."""

from __future__ import annotations

import uuid

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from legato.notation.checkin import LEAST_MINUTES, MOST_MINUTES
from legato.server.records.checkins.questions import next_step
from legato.server.records.checkins.selectors import draft_get
from legato.server.records.checkins.services import draft_begin
from legato.server.records.sittings.models import Draft, Outcome
from legato.server.wire.scopes import scope_of, scope_with_person


@require_http_methods(["GET", "HEAD", "POST"])
def asked(request: HttpRequest, draft_id: uuid.UUID) -> HttpResponse:
    """Say that an assistant asks, and what it will be told; a press begins the check-in it may ask about."""
    scope = scope_of(request)
    draft = draft_get(scope, draft_id)
    if draft is not None:
        return _onwards(draft)
    if scope.taken(Draft, [draft_id]):
        raise Http404
    minutes = _minutes_in(request)
    if request.method != "POST":
        return render(request, "checkin/asked.html", {"minutes": minutes})
    scope, person = scope_with_person(request)
    wished = None if minutes is None else {"minutes": minutes}
    return _onwards(draft_begin(scope, person=person, wished=wished, assistant=draft_id))


def _onwards(draft: Draft) -> HttpResponse:
    """Lead to the first question that is open; what has come to an end is seen where it always is."""
    if draft.outcome == Outcome.REFUSED:
        return redirect("checkin:verdict", draft_id=draft.id)
    if draft.outcome == Outcome.PLANNED:
        return redirect("home")
    step = next_step(draft.answers)
    if step is None:
        return redirect("checkin:no-plan", draft_id=draft.id)
    return redirect(f"checkin:{step}", draft_id=draft.id)


def _minutes_in(request: HttpRequest) -> int | None:
    """Return the minutes a link suggests; anything that is no such number suggests nothing."""
    text = request.GET.get("minutes", "")
    if not (text.isascii() and text.isdigit() and len(text) <= len(str(MOST_MINUTES))):
        return None
    return int(text) if LEAST_MINUTES <= int(text) <= MOST_MINUTES else None
