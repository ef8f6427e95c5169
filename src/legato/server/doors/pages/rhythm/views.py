"""The programme that somebody keeps: begin, pause, go on, end; and the next session of it."""

from __future__ import annotations

from typing import Protocol

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from legato.library import load_library
from legato.server.doors.pages.rhythm.card import programme_view
from legato.server.records.checkins.draft import StepName
from legato.server.records.checkins.questions import next_step
from legato.server.records.checkins.services import draft_begin
from legato.server.records.people.scope import Scope
from legato.server.records.rhythm import services
from legato.server.records.rhythm.models import Rhythm
from legato.server.records.rhythm.reminding import reminder_of
from legato.server.records.rhythm.selectors import rhythm_kept
from legato.server.wire.scopes import scope_of, scope_with_person
from legato.server.wire.weekdays import reminders_said


class RhythmChange(Protocol):
    """Something that is done to a programme that somebody keeps."""

    def __call__(self, scope: Scope, *, rhythm: Rhythm) -> None:
        """Do it; a second time changes nothing."""


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Show how the programme stands: planned and done, week by week."""
    scope = scope_of(request)
    view = programme_view(scope)
    if view is None:
        return redirect("library:programmes")
    reminder = reminder_of(scope, view.rhythm)
    reminded = reminders_said(reminder) if reminder is not None and reminder.is_on else ""
    return render(request, "rhythm/show.html", {"kept": view, "reminded": reminded})


@require_POST
def begin(request: HttpRequest, name: str) -> HttpResponse:
    """Begin a programme for whoever is cared for."""
    programme = load_library().programmes.get(name)
    if programme is None:
        raise Http404
    scope, person = scope_with_person(request)
    services.rhythm_begin(scope, person=person, programme=programme)
    return redirect("rhythm:show")


@require_POST
def pause(request: HttpRequest) -> HttpResponse:
    """Let it rest."""
    _change(request, services.rhythm_pause)
    return redirect("rhythm:show")


@require_POST
def go_on(request: HttpRequest) -> HttpResponse:
    """Go on after a pause."""
    _change(request, services.rhythm_go_on)
    return redirect("rhythm:show")


@require_POST
def end(request: HttpRequest) -> HttpResponse:
    """End it; what was done stays in the diary. Whoever had reminders of it sees what becomes of them."""
    scope = scope_of(request)
    kept = rhythm_kept(scope)
    had = reminder_of(scope, kept) if kept is not None else None
    _change(request, services.rhythm_end)
    return redirect("rhythm:reminders" if had is not None else "library:programmes")


@require_POST
def session(request: HttpRequest) -> HttpResponse:
    """Begin a check-in with what the programme wishes for already chosen, to be seen and changed there."""
    scope = scope_of(request)
    view = programme_view(scope)
    if view is None or scope.person is None:
        return redirect("home")
    if view.programme.is_the_twelve:
        return redirect("offline:twelve")
    wished = {
        "complaint": view.programme.complaint.value,
        "minutes": view.minutes,
        "aims": [aim.value for aim in view.programme.aims],
    }
    draft = draft_begin(scope, person=scope.person, wished=wished)
    return redirect(f"checkin:{next_step(draft.answers) or StepName.FIRST}", draft_id=draft.id)


def _change(request: HttpRequest, change: RhythmChange) -> None:
    """Change the programme that is kept; where none is, another page has ended it."""
    scope = scope_of(request)
    rhythm = rhythm_kept(scope)
    if rhythm is not None:
        change(scope, rhythm=rhythm)
