"""The plan: an invitation to begin, what was changed for safety, and changing the rest."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe
from django_htmx.middleware import HtmxDetails

from legato.errors import InvalidInputError, NotPlayableError
from legato.library import load_library
from legato.pipeline import NotComposed, Refused
from legato.server.doors.pages.finding import sitting_or_404
from legato.server.doors.pages.forms.today import MINUTES_OFFERED
from legato.server.doors.pages.sittings.plan_changes import minutes_with, wishes_with
from legato.server.doors.pages.sittings.plan_words import (
    changed_words,
    drawn_words,
    hands_on_words,
    heading_words,
    passed_on_words,
    way_words,
)
from legato.server.doors.pages.verdicts import verdict_of
from legato.server.doors.pages.welcome import name_to_greet
from legato.server.records.checkins import services
from legato.server.records.checkins.draft import StepName
from legato.server.records.checkins.questions import next_step
from legato.server.records.plans import sitting_edit
from legato.server.records.sittings.models import Sitting, Status
from legato.server.records.sittings.selectors import is_fresh, session_of, wishes_begun_with
from legato.server.wire.language import sentences
from legato.server.wire.plan_paper import paper_cards
from legato.server.wire.plan_view import plan_view
from legato.server.wire.ready_pages import page_asking_for
from legato.server.wire.refusal_words import refusal_words
from legato.server.wire.scopes import scope_of
from legato.server.wire.swapping import candidates_for
from legato.words import no_session_in_words

_AT = "at"
"""The block at which a plan was changed, by the name it has in the address of the page."""


class HtmxRequest(HttpRequest):
    """A request that knows whether htmx sent it."""

    htmx: HtmxDetails


@require_safe
def show(request: HttpRequest, sitting_id: uuid.UUID) -> HttpResponse:
    """Show a plan."""
    sitting = sitting_or_404(scope_of(request), sitting_id)
    return _plan(request, sitting, "plan/plan.html", _EditTold(at=request.GET.get(_AT)))


@require_safe
def swap(request: HtmxRequest, sitting_id: uuid.UUID, leg: str, technique: str) -> HttpResponse:
    """Show what may come in place of a block: each with its picture, what it does, and what speaks for it."""
    sitting = sitting_or_404(scope_of(request), sitting_id)
    session = session_of(sitting)
    block = next((each for each in session.blocks if (each.leg.value, each.technique) == (leg, technique)), None)
    if block is None or not _may_change(sitting):
        return _leave(request, sitting)
    context = {
        "sitting": sitting,
        "leg": block.leg,
        "technique": load_library().technique(technique),
        "performer": session.checkin.performer,
        "candidates": candidates_for(session, block.leg),
        "who": sitting.who.value,
    }
    return render(request, "plan/candidates.html" if request.htmx else "plan/swap.html", context)


@require_safe
def care(request: HttpRequest, sitting_id: uuid.UUID) -> HttpResponse:
    """Say what was changed for safety, and why."""
    scope = scope_of(request)
    sitting = sitting_or_404(scope, sitting_id)
    verdict = verdict_of(sitting.screening, sitting.who, session_of(sitting).checkin.have)
    context = {"sitting": sitting, "verdict": verdict, "who": sitting.who.value}
    return render(request, "plan/care.html", context)


@require_POST
def edit(request: HtmxRequest, sitting_id: uuid.UUID) -> HttpResponse:
    """Change a block; the plan is composed anew under the same limits, or stays and says why."""
    scope = scope_of(request)
    sitting = sitting_or_404(scope, sitting_id)
    asked = request.POST.dict()
    says: str | None = None
    would_help: tuple[str, ...] = ()
    try:
        wishes, minutes = wishes_with(session_of(sitting), asked, wishes_begun_with(sitting)), minutes_with(asked)
        answer = sitting_edit(scope, sitting=sitting, wishes=wishes, minutes=minutes)
        if isinstance(answer, Refused):
            return _leave(request, sitting)
        if isinstance(answer, NotComposed):
            told = no_session_in_words(answer.no_session, sitting.who, sentences())
            says, would_help = told.says, told.would_help
    except InvalidInputError as wrong:
        says = wrong.findings[0].says
    except NotPlayableError as wrong:
        says = refusal_words(wrong)
    # What was drawn to its place stays closed.
    is_of_block = "leg" in asked and not asked.get("change", "").startswith("place")
    at = f"{asked['leg']}-{asked.get('technique', '')}" if is_of_block else ""
    if not request.htmx and says is None:
        # Where the page is drawn anew, it opens again at what was changed.
        plan = reverse("sittings:plan", args=[sitting.id])
        return redirect(f"{plan}?{urlencode({_AT: at})}#plan-change")
    template = "plan/plan_part.html" if request.htmx else "plan/plan.html"
    said = None if says else changed_words(session_of(sitting), asked)
    return _plan(request, sitting, template, _EditTold(says, would_help, said, at))


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


def _may_change(sitting: Sitting) -> bool:
    return sitting.status == Status.PLANNED and not sitting.withdrawn


@dataclass(frozen=True, slots=True)
class _EditTold:
    """What a change has come to, and where it was made."""

    says: str | None = None
    """Why it cannot be had."""
    would_help: tuple[str, ...] = ()
    said: str | None = None
    """What it has made of the plan."""
    at: str | None = None
    """The block it was made at; `None` where nothing is being changed, so that the tools stay away."""


def _plan(request: HttpRequest, sitting: Sitting, template: str, told: _EditTold = _EditTold()) -> HttpResponse:
    session = session_of(sitting)
    plan = plan_view(session, wishes_begun_with(sitting))
    context = {
        "sitting": sitting,
        "plan": plan,
        "heading": heading_words(session, sitting.who.value),
        "way": way_words(session, sitting.who.value),
        "paper": paper_cards(plan),
        "name": name_to_greet(scope_of(request)),
        "hands_on": hands_on_words(plan),
        "drawn": drawn_words(sitting, session),
        "passed_on": passed_on_words(sitting, session),
        "verdict": verdict_of(sitting.screening, sitting.who),
        "who": sitting.who.value,
        "may_change": _may_change(sitting),
        "may_play": _may_play(sitting, scope_of(request).now),
        "lengths": sorted({*MINUTES_OFFERED, session.checkin.minutes}),
        "told": told,
    }
    # htmx shows nothing of an answer that is not 200, and the sentence has to be seen.
    refused = told.says is not None and template == "plan/plan.html"
    status = HTTPStatus.UNPROCESSABLE_ENTITY if refused else HTTPStatus.OK
    return render(request, template, context, status=status)


def _leave(request: HtmxRequest, sitting: Sitting) -> HttpResponse:
    """The rules of today refuse what was planned: nothing is left to do here but to check in again."""
    response = redirect("sittings:plan", sitting_id=sitting.id)
    if request.htmx:
        return HttpResponse(status=HTTPStatus.NO_CONTENT, headers={"HX-Redirect": response.url})
    return response
