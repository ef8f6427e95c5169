"""The check-in, step by step; each step is saved before the next is shown."""

from __future__ import annotations

import uuid
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from legato.errors import InvalidInputError
from legato.notation.checkin import who_of
from legato.pipeline import NotComposed
from legato.safety import load_foot_check, load_rule_book
from legato.server.doors.pages.checkins.again import once_more_of
from legato.server.doors.pages.checkins.asking import first_form, step_page
from legato.server.doors.pages.checkins.shut import shut_by
from legato.server.doors.pages.checkins.who import receiver_of
from legato.server.doors.pages.finding import look_context, look_or_404
from legato.server.doors.pages.forms import (
    FirstForm,
    HealthForm,
    LegsForm,
    LookForm,
    MoreForm,
    SinceForm,
    TodayForm,
    is_only_unfinished,
)
from legato.server.doors.pages.forms.first import SAME
from legato.server.doors.pages.forms.saving import save_of
from legato.server.doors.pages.verdicts import verdict_of
from legato.server.records.checkins import services
from legato.server.records.checkins.draft import MORE, StepName, is_current, who_answers
from legato.server.records.checkins.known_health import known_health, missing_of
from legato.server.records.checkins.questions import checkin_of, may_open, next_step
from legato.server.records.checkins.receiver import asks_whose
from legato.server.records.checkins.selectors import draft_get, draft_open, latest_refusal, session_answers_last
from legato.server.records.lasting import lasting_of
from legato.server.records.people.scope import Scope
from legato.server.records.people.selectors import people_of, remembered_health
from legato.server.records.sittings.models import Draft, Outcome, Sitting
from legato.server.wire.language import sentences
from legato.server.wire.scopes import scope_of, scope_with_person
from legato.words import no_session_in_words

_StepForm = FirstForm | TodayForm | HealthForm | LegsForm


@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: HttpRequest) -> HttpResponse:
    """Begin a check-in (POST), or go on with the one that is open."""
    if request.method == "POST":
        scope, person = scope_with_person(request)
        return _onwards(request, services.draft_begin(scope, person=person))
    scope = scope_of(request)
    open_draft = draft_open(scope)
    if open_draft is None:
        return redirect("home")
    return _onwards(request, _current(scope, open_draft))


@require_http_methods(["GET", "HEAD", "POST"])
def since(request: HttpRequest, draft_id: uuid.UUID) -> HttpResponse:
    """Ask how it is now about everything that felt wrong before and is not over; what is still there counts."""
    scope = scope_of(request)
    draft = _open_draft(request, draft_id, StepName.SINCE)
    if isinstance(draft, HttpResponseBase):
        return draft
    asked = [one for one in lasting_of(scope, draft.person) if one.asks]
    form = SinceForm(
        request.POST if request.method == "POST" else None,
        asked=asked,
        initial=draft.answers[StepName.SINCE].get("begun", {}),
        who=who_answers(draft.answers),
    )
    if request.method == "POST" and form.is_valid():
        services.draft_reply(scope, draft=draft, replies=form.replies())
        return _saved(request, draft)
    return step_page(request, draft, StepName.SINCE, form, {"rows": form.rows()})


@require_http_methods(["GET", "HEAD", "POST"])
def first(request: HttpRequest, draft_id: uuid.UUID) -> HttpResponse:
    """Ask what a person notices today; a sign that stands alone ends the check-in with a verdict."""
    scope = scope_of(request)
    draft = _open_draft(request, draft_id, StepName.FIRST)
    if isinstance(draft, HttpResponseBase):
        return draft
    known = known_health(scope, draft)
    form = first_form(scope, draft, known, request.POST if request.method == "POST" else None)
    if request.method == "POST" and _keep(request, draft, StepName.FIRST, form):
        if asks_whose(draft) and not _is_autosave(request):
            return _of_receiver(request, draft, form)
        if known is not None and not _is_autosave(request):
            keep_known = services.draft_confirm if form.confirms else services.draft_ask_again
            keep_known(scope, draft=draft, known=known)
        if form.is_as_last_time and not _is_autosave(request):
            services.draft_hold_once_more(scope, draft=draft, missing=missing_of(scope, draft))
        return _saved(request, draft)
    context = {
        "lines": form.sign_rows(),
        "changing": form.changing_rows(),
        "rows": form.rows(),
        "known": known,
        "person": draft.person,
        "recalled": _recalled(scope),
        "asks_whose": asks_whose(draft),
        "household": people_of(scope) if asks_whose(draft) else (),
        "once_more": once_more_of(draft, missing_of(scope, draft)),
    }
    return step_page(request, draft, StepName.FIRST, form, context)


def _of_receiver(request: HttpRequest, draft: Draft, form: FirstForm) -> HttpResponse:
    """Go on with the check-in of whoever was named; somebody who is known is asked again, with what is remembered."""
    given = receiver_of(request, draft)
    is_asked = not asks_whose(given) and (given.id == draft.id or given.person.told_on is None)
    if is_asked and _keep(request, given, StepName.FIRST, form):
        return _saved(request, given)
    return _onwards(request, given) if given.id != draft.id else _to(given, StepName.FIRST)


def _recalled(scope: Scope) -> dict[str, Any] | None:
    """Return what refused massage at the last check-in, so that it is not passed over by mistake."""
    refused = latest_refusal(scope)
    if refused is None or refused.screening is None:
        return None
    return {"draft_id": refused.id, "names": [reason.name for reason in verdict_of(refused.screening).reasons]}


@require_safe
def where(request: HttpRequest, draft_id: uuid.UUID) -> HttpResponse:
    """Lead to the page that asks where it hurts: it once had one of its own."""
    return redirect("checkin:today", draft_id=_draft(scope_of(request), draft_id).id)


@require_http_methods(["GET", "HEAD", "POST"])
def today(request: HttpRequest, draft_id: uuid.UUID) -> HttpResponse:
    """Ask where it hurts, what brought it on, and about today's session."""
    scope = scope_of(request)
    draft = _open_draft(request, draft_id, StepName.TODAY)
    if isinstance(draft, HttpResponseBase):
        return draft
    given = draft.answers.get(StepName.TODAY.value) or session_answers_last(scope)
    form = TodayForm(
        request.POST if request.method == "POST" else None,
        missing=missing_of(scope, draft),
        initial=TodayForm.initial_from(given),
        who=who_answers(draft.answers),
    )
    if request.method == "POST" and _keep(request, draft, StepName.TODAY, form):
        return _saved(request, draft)
    return step_page(request, draft, StepName.TODAY, form, {"legs": form.legs()})


@require_http_methods(["GET", "HEAD", "POST"])
def health(request: HttpRequest, draft_id: uuid.UUID) -> HttpResponse:
    """Ask about health, with what is remembered to be confirmed."""
    scope = scope_of(request)
    draft = _open_draft(request, draft_id, StepName.HEALTH)
    if isinstance(draft, HttpResponseBase):
        return draft
    remembered, told_on = remembered_health(scope, draft.person)
    form = HealthForm(
        request.POST if request.method == "POST" else None,
        answers=draft.answers,
        given=draft.answers.get(StepName.HEALTH.value) or remembered,
        remembered=remembered["facts"],
        missing=missing_of(scope, draft),
        who=who_answers(draft.answers),
    )
    if request.method == "POST" and _keep(request, draft, StepName.HEALTH, form):
        return _saved(request, draft)
    context = {
        "lines": form.line_rows(told_on),
        "told_on": draft.person.told_on,
        "lapsed": [load_rule_book().facts[name].short for name in remembered["lapsed"]],
    }
    return step_page(request, draft, StepName.HEALTH, form, context)


@require_safe
def looks(request: HttpRequest, draft_id: uuid.UUID) -> HttpResponse:
    """Lead to the first look that has not been taken, to the first of all when every one has."""
    seen = _draft(scope_of(request), draft_id).answers.get(StepName.LOOK, {}).get("seen", {})
    every = load_foot_check().looks
    to = next((look for look in every if look.id not in seen), every[0])
    return redirect("checkin:look", draft_id=draft_id, look_id=to.id)


@require_http_methods(["GET", "HEAD", "POST"])
def look(request: HttpRequest, draft_id: uuid.UUID, look_id: str) -> HttpResponse:
    """Ask for one look at both feet; what is found is screened at once."""
    scope = scope_of(request)
    draft = _open_draft(request, draft_id, StepName.LOOK)
    if isinstance(draft, HttpResponseBase):
        return draft
    taken = look_or_404(look_id)
    given = draft.answers.get(StepName.LOOK, {}).get("seen", {}).get(taken.id, ())
    ticked = {leg: [what for what, where in given if where == leg] for leg in ("left", "right")}
    data = request.POST if request.method == "POST" else None
    who = who_answers(draft.answers)
    form = LookForm(data, look=taken, missing=missing_of(scope, draft), initial=ticked, who=who)
    if request.method == "POST" and form.is_valid():
        services.draft_look(scope, draft=draft, look=taken, found=form.found())
        return _saved(request, draft)
    return step_page(request, draft, StepName.LOOK, form, look_context(taken, form, who))


@require_http_methods(["GET", "HEAD", "POST"])
def legs(request: HttpRequest, draft_id: uuid.UUID) -> HttpResponse:
    """Ask what depends on everything before it; then screen and plan."""
    scope = scope_of(request)
    draft = _open_draft(request, draft_id, StepName.LEGS)
    if isinstance(draft, HttpResponseBase):
        return draft
    form = LegsForm(
        request.POST if request.method == "POST" else None,
        answers=draft.answers,
        given=draft.answers.get(StepName.LEGS.value, {}),
        missing=missing_of(scope, draft),
        who=who_answers(draft.answers),
    )
    if request.method == "POST" and _keep(request, draft, StepName.LEGS, form):
        return _saved(request, draft)
    return step_page(request, draft, StepName.LEGS, form, {"rows": form.rows()})


@require_http_methods(["GET", "HEAD", "POST"])
def verdict(request: HttpRequest, draft_id: uuid.UUID) -> HttpResponse:
    """Say what to do now when massage is refused, and ask what could make it more urgent."""
    scope = scope_of(request)
    draft = _draft(scope, draft_id)
    if draft.outcome != Outcome.REFUSED or draft.screening is None:
        return _onwards(request, draft)
    given = draft.answers.get(MORE, {})
    who = who_answers(draft.answers)
    form = MoreForm(
        request.POST if request.method == "POST" else None,
        answers=draft.answers,
        initial=MoreForm.initial_from(given),
        who=who,
    )
    if request.method == "POST" and form.is_valid():
        services.draft_save(scope, draft=draft, step=MORE, given=form.answers_beside, done=True)
        services.draft_screen(scope, draft=draft)
        return redirect("checkin:verdict", draft_id=draft.id)
    shown = verdict_of(draft.screening, who)
    context = {"draft": draft, "verdict": shown, "form": form, "rows": form.rows(), "who": who.value}
    return render(request, "checkin/verdict.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def no_plan(request: HttpRequest, draft_id: uuid.UUID) -> HttpResponse:
    """Say why nothing could be composed, and what would help; a press tries once more."""
    scope = scope_of(request)
    draft = _open_draft(request, draft_id, StepName.LEGS)
    if isinstance(draft, HttpResponseBase):
        return draft
    if next_step(draft.answers) is not None:
        return _onwards(request, draft)
    if request.method == "POST":
        return _finish(request, draft)
    try:
        answer = services.draft_answer(scope, draft)
    except InvalidInputError as wrong:
        return _cannot_be(request, draft, wrong)
    if not isinstance(answer, NotComposed):
        # Something has changed since it was answered; looking at a page makes no plan, so a press has to.
        return render(request, "checkin/answered.html", {"draft": draft, "who": who_answers(draft.answers).value})
    shut = shut_by(checkin_of(draft.answers), answer.screening)
    told = no_session_in_words(answer.no_session, who_of(checkin_of(draft.answers)), sentences())
    return render(request, "checkin/no_plan.html", {"draft": draft, "no_session": told, "shut": shut})


def _draft(scope: Scope, draft_id: uuid.UUID) -> Draft:
    found = draft_get(scope, draft_id)
    if found is None:
        raise Http404
    return _current(scope, found)


def _current(scope: Scope, draft: Draft) -> Draft:
    """Return an open check-in in the steps of today: one begun before they changed starts again."""
    if draft.outcome == Outcome.OPEN and not is_current(draft.answers):
        services.draft_start_again(scope, draft=draft)
    return draft


def _open_draft(request: HttpRequest, draft_id: uuid.UUID, step: StepName) -> Draft | HttpResponse:
    """Return the draft when this step may be shown, else where to go instead."""
    draft = _draft(scope_of(request), draft_id)
    if draft.outcome == Outcome.REFUSED:
        return redirect("checkin:verdict", draft_id=draft.id)
    if draft.outcome == Outcome.PLANNED:
        return redirect("home")
    if not may_open(draft.answers, step):
        return _onwards(request, draft)
    return draft


def _onwards(request: HttpRequest, draft: Draft) -> HttpResponse:
    """Go to the first step that is not answered; when all are, finish where somebody sent something off."""
    if draft.outcome == Outcome.REFUSED:
        return redirect("checkin:verdict", draft_id=draft.id)
    if draft.outcome == Outcome.PLANNED:
        return redirect("home")
    step = next_step(draft.answers)
    if step is not None:
        return _to(draft, step)
    if request.method != "POST":
        return redirect("checkin:no-plan", draft_id=draft.id)
    return _finish(request, draft)


def _finish(request: HttpRequest, draft: Draft) -> HttpResponse:
    try:
        answer, sitting = services.draft_finish(scope_of(request), draft=draft)
    except InvalidInputError as wrong:
        return _cannot_be(request, draft, wrong)
    if sitting is not None:
        return redirect(f"sittings:{_page_after(draft, sitting)}", sitting_id=sitting.id)
    if isinstance(answer, NotComposed):
        return redirect("checkin:no-plan", draft_id=draft.id)
    return _onwards(request, draft)


def _page_after(draft: Draft, sitting: Sitting) -> str:
    """Return what comes after a check-in: what to take care of, the plan, or, of one that is known, the session."""
    if sitting.screening["verdict"] == "modify":
        return "care"
    return "play" if draft.answers.get(StepName.FIRST, {}).get("again") == SAME else "plan"


def _cannot_be(request: HttpRequest, draft: Draft, wrong: InvalidInputError) -> HttpResponse:
    messages.error(request, " ".join(finding.says for finding in wrong.findings))
    return _to(draft, StepName.HEALTH)


def _keep(request: HttpRequest, draft: Draft, step: StepName, form: _StepForm) -> bool:
    """Keep what was sent, and tell whether it is done with: the page saves itself while somebody is answering."""
    is_whole, is_autosave = form.is_valid(), _is_autosave(request)
    is_kept = is_whole or (is_autosave and is_only_unfinished(form))
    if is_kept:
        services.draft_save(
            scope_of(request),
            draft=draft,
            step=step,
            given=form.answers(),
            done=not is_autosave,
            holds=is_whole,
            save=save_of(request.POST),
        )
    return is_kept


def _saved(request: HttpRequest, draft: Draft) -> HttpResponse:
    if _is_autosave(request):
        return HttpResponse(status=HTTPStatus.NO_CONTENT)
    if services.draft_screen(scope_of(request), draft=draft) is not None:
        return redirect("checkin:verdict", draft_id=draft.id)
    return _onwards(request, draft)


def _is_autosave(request: HttpRequest) -> bool:
    """Tell whether the page saves itself while somebody is still answering."""
    return request.headers.get("X-Autosave") == "1"


def _to(draft: Draft, step: StepName) -> HttpResponse:
    return redirect(f"checkin:{step.value}", draft_id=draft.id)
