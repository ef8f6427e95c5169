"""Who massages and who answers: chosen above the first question, without losing what was ticked below."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from legato.notation.checkin import Who
from legato.server.doors.pages.checkins.asking import first_form
from legato.server.doors.pages.forms import SinceForm, is_only_unfinished
from legato.server.doors.pages.forms.saving import save_of
from legato.server.records.checkins import services
from legato.server.records.checkins.draft import StepName, is_done, steps_of
from legato.server.records.checkins.known_health import known_health
from legato.server.records.checkins.receiver import asks_whose, draft_give_receiver
from legato.server.records.checkins.selectors import draft_get
from legato.server.records.people.names import LONGEST, NameRefused
from legato.server.records.people.scope import Scope
from legato.server.records.sittings.models import Draft
from legato.server.wire.language import say
from legato.server.wire.scopes import choose_person, scope_of


@require_POST
def turn_to(request: HttpRequest, draft_id: uuid.UUID) -> HttpResponse:
    """Speak to somebody else from now on, and ask the first page again; what was begun on it is kept."""
    scope = scope_of(request)
    draft = draft_get(scope, draft_id)
    wanted = request.POST.get("who", "")
    if draft is None or wanted not in set(Who):
        raise Http404
    step = steps_of(draft.answers)[0]
    begun = _begun(scope, draft, step, request)
    services.draft_address(scope, draft=draft, who=Who(wanted), step=step, begun=begun, save=save_of(request.POST))
    return redirect(f"checkin:{step.value}", draft_id=draft.id)


@require_POST
def name_receiver(request: HttpRequest, draft_id: uuid.UUID) -> HttpResponse:
    """Say whose legs they are, for whoever massages somebody else and has not said it yet; then ask the first page."""
    draft = draft_get(scope_of(request), draft_id)
    if draft is None:
        raise Http404
    if asks_whose(draft):
        draft = receiver_of(request, draft)
    return redirect(f"checkin:{steps_of(draft.answers)[0].value}", draft_id=draft.id)


def receiver_of(request: HttpRequest, draft: Draft) -> Draft:
    """Give a check-in to whoever was named, and care for them from now on; a name that cannot be taken is told."""
    name = request.POST.get("whose") or request.POST.get("whose_name", "")
    try:
        draft = draft_give_receiver(scope_of(request), draft=draft, name=name[:LONGEST])
    except NameRefused:
        messages.error(request, say("people-name-unseen"))
        return draft
    choose_person(request, draft.person)
    return draft


def _begun(scope: Scope, draft: Draft, step: StepName, request: HttpRequest) -> dict[str, Any] | None:
    """Return what was begun on the first page there is; nothing where it could not be kept, or is answered for good."""
    if step is StepName.SINCE:
        return None if is_done(draft.answers, step) else {"begun": SinceForm.begun_in(request.POST)}
    form = first_form(scope, draft, known_health(scope, draft), request.POST)
    return form.answers() if form.is_valid() or is_only_unfinished(form) else None
