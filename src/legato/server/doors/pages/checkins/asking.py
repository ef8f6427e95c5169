"""The page of a step: its title, its place among the steps, and to whom it speaks."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from legato.notation.checkin import Who
from legato.server.doors.pages.forms import FirstForm
from legato.server.records.checkins.draft import StepName, is_done, steps_of, who_answers, writes_of
from legato.server.records.checkins.known_health import KnownHealth, missing_of
from legato.server.records.people.scope import Scope
from legato.server.records.sittings.models import Draft
from legato.server.wire.language import say

_TITLES = {
    StepName.SINCE: "checkin-since-title",
    StepName.FIRST: "checkin-first-title",
    StepName.TODAY: "checkin-today-title",
    StepName.HEALTH: "checkin-health-title",
    StepName.LOOK: "checkin-look-title",
}

_TURNS = (Who.SELF.value, Who.GIVER.value, Who.RECEIVER.value)
"""In this order two of them stand side by side on a phone."""


def step_page(request: HttpRequest, draft: Draft, step: StepName, form: Form, extra: Mapping[str, Any]) -> HttpResponse:
    """Show a step with its form; with what is wrong in it, where something is."""
    # Whether anything is left to ask on the last step is known only then: nobody is promised one that does not come.
    steps = [each for each in steps_of(draft.answers) if each is step or each is not StepName.LEGS]
    place, who = steps.index(step), who_answers(draft.answers)
    context = {
        "draft": draft,
        "form": form,
        "who": who.value,
        "turns": _TURNS if place == 0 else (),
        "step": step.value,
        "title": _title(step, who, extra),
        "number": place + 1,
        "places": range(1, len(steps) + 1),
        "writes": writes_of(draft.answers, step),
        "back_to": _title(steps[place - 1], who, {}) if place else "",
        "back": steps[place - 1].value if place else "",
        **extra,
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound and form.errors else HTTPStatus.OK
    return render(request, f"checkin/{step.value.replace('-', '_')}.html", context, status=status)


def first_form(scope: Scope, draft: Draft, known: KnownHealth | None, sent: Mapping[str, Any] | None) -> FirstForm:
    """Return the form of the first questions, as it was sent or as it was kept."""
    return FirstForm(
        sent,
        given=draft.answers.get(StepName.FIRST.value, {}),
        known=None if known is None else known.names,
        missing=missing_of(scope, draft),
        who=who_answers(draft.answers),
        repeats=draft.repeats_id is not None and not is_done(draft.answers, StepName.TODAY),
    )


def _title(step: StepName, who: Who, extra: Mapping[str, Any]) -> str:
    if step is StepName.LEGS:
        return say("checkin-last-title", count=len(extra.get("rows", ())))
    return say(_TITLES[step], who=who.value)
