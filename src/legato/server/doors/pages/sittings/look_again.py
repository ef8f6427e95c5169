"""The foot check after a session: the same looks; what is found lasts, and is judged by the same rules."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from legato import pipeline
from legato.safety import load_foot_check
from legato.server.doors.pages.finding import look_context, look_or_404, sitting_or_404
from legato.server.doors.pages.forms import LookForm
from legato.server.doors.pages.verdicts import verdict_of
from legato.server.records.checkins.there import missing_places
from legato.server.records.holding import found_record
from legato.server.records.lasting import with_past
from legato.server.records.sittings.models import Event
from legato.server.records.sittings.selectors import session_of
from legato.server.wire.language import say
from legato.server.wire.scopes import scope_of


@require_http_methods(["GET", "HEAD", "POST"])
def look_again(request: HttpRequest, sitting_id: uuid.UUID, look_id: str) -> HttpResponse:
    """Ask for one look at both feet, and keep what it finds at once."""
    scope = scope_of(request)
    sitting = sitting_or_404(scope, sitting_id)
    taken = look_or_404(look_id)
    missing = missing_places(sitting.session["checkin"]["facts"])
    form = LookForm(request.POST if request.method == "POST" else None, look=taken, missing=missing, who=sitting.who)
    if request.method == "POST" and form.is_valid():
        found_record(scope, sitting=sitting, look=taken, found=form.found())
        following = load_foot_check().after(taken.id)
        if following is not None:
            return redirect("sittings:foot-check", sitting_id=sitting.id, look_id=following.id)
        if scope.rows(Event).filter(sitting=sitting, detail__has_key="look").exists():
            return redirect("sittings:found", sitting_id=sitting.id)
        messages.success(request, say("after-look-nothing", who=sitting.who.value))
        return redirect("diary:show")
    status = 422 if form.is_bound else 200
    return render(
        request, "after/foot_check.html", {"form": form, **look_context(taken, form, sitting.who)}, status=status
    )


@require_safe
def found(request: HttpRequest, sitting_id: uuid.UUID) -> HttpResponse:
    """Say what to do about what was found: the verdict of the session's answers together with it."""
    scope = scope_of(request)
    sitting = sitting_or_404(scope, sitting_id)
    screening = pipeline.screen(with_past(scope, session_of(sitting).checkin.without_assumptions(), sitting.person))
    verdict = verdict_of(screening.model_dump(mode="json"), sitting.who)
    return render(request, "after/found.html", {"verdict": verdict, "who": sitting.who.value})
