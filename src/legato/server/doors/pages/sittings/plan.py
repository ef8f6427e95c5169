"""The plan: what was changed for safety, the blocks on their line of time, and changing them."""

from __future__ import annotations

import uuid
from datetime import datetime
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe
from django_htmx.middleware import HtmxDetails

from legato.errors import InvalidInputError, NotPlayableError
from legato.pipeline import NotComposed, Refused
from legato.server.doors.pages.finding import sitting_or_404
from legato.server.doors.pages.sittings.plan_changes import wishes_with
from legato.server.doors.pages.sittings.plan_words import hands_on_words
from legato.server.doors.pages.verdicts import verdict_of
from legato.server.records.checkins import services
from legato.server.records.checkins.draft import StepName
from legato.server.records.checkins.questions import next_step
from legato.server.records.plans import sitting_edit
from legato.server.records.sittings.models import Sitting, Status
from legato.server.records.sittings.selectors import is_fresh, session_of
from legato.server.wire.language import sentences
from legato.server.wire.plan_view import plan_view
from legato.server.wire.ready_pages import page_asking_for
from legato.server.wire.refusal_words import refusal_words
from legato.server.wire.scopes import scope_of
from legato.words import no_session_in_words


class HtmxRequest(HttpRequest):
    """A request that knows whether htmx sent it."""

    htmx: HtmxDetails


@require_safe
def show(request: HttpRequest, sitting_id: uuid.UUID) -> HttpResponse:
    """Show a plan."""
    return _plan(request, sitting_or_404(scope_of(request), sitting_id), "plan/plan.html")


@require_safe
def care(request: HttpRequest, sitting_id: uuid.UUID) -> HttpResponse:
    """Say what was changed for safety, and why."""
    scope = scope_of(request)
    sitting = sitting_or_404(scope, sitting_id)
    context = {"sitting": sitting, "verdict": verdict_of(sitting.screening, sitting.who), "who": sitting.who.value}
    return render(request, "plan/care.html", context)


@require_POST
def edit(request: HtmxRequest, sitting_id: uuid.UUID) -> HttpResponse:
    """Change a block; the plan is composed anew under the same limits, or stays and says why."""
    scope = scope_of(request)
    sitting = sitting_or_404(scope, sitting_id)
    says: str | None = None
    would_help: tuple[str, ...] = ()
    try:
        answer = sitting_edit(scope, sitting=sitting, wishes=wishes_with(session_of(sitting), request.POST.dict()))
        if isinstance(answer, Refused):
            return _leave(request, sitting)
        if isinstance(answer, NotComposed):
            told = no_session_in_words(answer.no_session, sitting.who, sentences())
            says, would_help = told.says, told.would_help
    except InvalidInputError as wrong:
        says = wrong.findings[0].says
    except NotPlayableError as wrong:
        says = refusal_words(wrong)
    if not request.htmx and says is None:
        return redirect("sittings:plan", sitting_id=sitting.id)
    template = "plan/plan_part.html" if request.htmx else "plan/plan.html"
    return _plan(request, sitting, template, says=says, would_help=would_help)


@require_POST
def repeat(request: HttpRequest, sitting_id: uuid.UUID) -> HttpResponse:
    """Ask to hold a sitting once more: a new check-in, with the red flags first as always.

    A ready-made session asks its own questions, on its own page.
    """
    scope = scope_of(request)
    sitting = sitting_or_404(scope, sitting_id)
    if sitting.ready:
        return redirect("offline:quick-one", name=page_asking_for(sitting.ready))
    draft = services.draft_begin(scope, person=sitting.person, repeats=sitting)
    return redirect(f"checkin:{next_step(draft.answers) or StepName.FIRST}", draft_id=draft.id)


def _may_play(sitting: Sitting, now: datetime) -> bool:
    begun = sitting.status in {Status.PLANNED, Status.PLAYING}
    return begun and is_fresh(sitting.made_at, now) and not sitting.withdrawn


def _plan(
    request: HttpRequest,
    sitting: Sitting,
    template: str,
    says: str | None = None,
    would_help: tuple[str, ...] = (),
) -> HttpResponse:
    plan = plan_view(session_of(sitting))
    context = {
        "sitting": sitting,
        "plan": plan,
        "hands_on": hands_on_words(plan),
        "verdict": verdict_of(sitting.screening, sitting.who),
        "who": sitting.who.value,
        "may_change": sitting.status == Status.PLANNED and not sitting.withdrawn,
        "may_play": _may_play(sitting, scope_of(request).now),
        "says": says,
        "would_help": would_help,
    }
    # htmx shows nothing of an answer that is not 200, and the sentence has to be seen.
    refused = says is not None and template == "plan/plan.html"
    status = HTTPStatus.UNPROCESSABLE_ENTITY if refused else HTTPStatus.OK
    return render(request, template, context, status=status)


def _leave(request: HtmxRequest, sitting: Sitting) -> HttpResponse:
    """The rules of today refuse what was planned: nothing is left to do here but to check in again."""
    response = redirect("sittings:plan", sitting_id=sitting.id)
    if request.htmx:
        return HttpResponse(status=HTTPStatus.NO_CONTENT, headers={"HX-Redirect": response.url})
    return response
