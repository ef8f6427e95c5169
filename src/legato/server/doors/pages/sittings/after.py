"""After a session: pain now, how it felt, anything wrong."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from http import HTTPStatus

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from legato.body import Leg, ZoneId
from legato.pipeline.ready import rule_of_lasting_cramps
from legato.safety import Look, load_foot_check
from legato.server.doors.pages.finding import sitting_or_404
from legato.server.doors.pages.forms import AfterForm
from legato.server.doors.pages.lasting_words import stuck_words
from legato.server.records.checkins.there import has_a_foot, legs_there, missing_places
from legato.server.records.holding import sitting_finish
from legato.server.records.people.scope import Scope
from legato.server.records.sittings.models import Feedback, Sitting
from legato.server.records.sittings.selectors import felt_wrong, guidance_in, ran_to_its_end, session_of
from legato.server.wire.language import say
from legato.server.wire.ready_pages import is_for_cramp
from legato.server.wire.scopes import scope_of
from legato.server.wire.stop_words import advice_for, where_choices, wrong_choices
from legato.server.wire.words import place_said
from legato.units import whole_minutes


@require_http_methods(["GET", "HEAD", "POST"])
def after(request: HttpRequest, sitting_id: uuid.UUID) -> HttpResponse:
    """Ask how it is now, and keep it."""
    scope = scope_of(request)
    sitting = sitting_or_404(scope, sitting_id)
    who, felt = sitting.who.value, felt_wrong(scope, sitting)
    missing = missing_places(sitting.session["checkin"]["facts"])
    form = AfterForm(
        request.POST if request.method == "POST" else None,
        missing=missing,
        wrong_choices=wrong_choices(),
        where_choices=where_choices(legs_there(missing)),
        initial=_given(scope, sitting),
        who=sitting.who,
        before=[(pain.leg, pain.zone, pain.before) for pain in sitting.pains.all() if pain.before],
    )
    if request.method == "POST" and form.is_valid():
        happened = sitting_finish(scope, sitting=sitting, **form.told())
        urgent = advice_for(dict.fromkeys((*felt, *(event.detail["what"] for event in happened))))
        stuck = stuck_words(scope, sitting.person)
        if urgent or stuck:
            context = {
                "sitting": sitting,
                "advice": urgent,
                "stuck": stuck,
                "look": _first_look(sitting),
                "who": who,
            }
            return render(request, "after/advice.html", context)
        look = _first_look(sitting)
        if look is not None:
            return redirect("sittings:foot-check", sitting_id=sitting.id, look_id=look.id)
        for told in (say("after-saved", who=who), *_relief_told(sitting, who)):
            messages.success(request, told)
        return redirect("diary:show")
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
    context = {"sitting": sitting, "form": form, "advice": advice_for(felt), "who": who}
    context["given"] = _given_title(scope, sitting)
    context["lasting"] = rule_of_lasting_cramps() if is_for_cramp(sitting.ready) else None
    return render(request, "after/after.html", context, status=status)


_MOST_TOLD = 3
"""More places than this are for the diary to tell."""


def _given_title(scope: Scope, sitting: Sitting) -> str | None:
    """Say how many minutes were really played, and that it was stopped where it was; nothing where no player ran."""
    guided = guidance_in(scope, [sitting])[sitting.id]
    if guided is None:
        return None
    minutes = whole_minutes(guided)
    if not ran_to_its_end(scope, sitting):
        return say("after-stopped", minutes=minutes)
    legs = len(session_of(sitting).legs)
    return say("player-given", who=sitting.who.value, minutes=minutes, count=legs) if minutes else None


def _relief_told(sitting: Sitting, who: str) -> Iterator[str]:
    """Say what changed where it hurt, honestly: what eases often does so by itself."""
    places = [
        (
            say(
                "after-relief", who=who, place=place_said(Leg(pain.leg), ZoneId(pain.zone)), before=before, after=after
            ),
            after < before,
        )
        for pain in sitting.pains.all()
        if (before := pain.before) and (after := pain.after) is not None
    ][:_MOST_TOLD]
    yield from (sentence for sentence, _ in places)
    if any(eased for _, eased in places):
        yield say("after-relief-why", who=who)


def _first_look(sitting: Sitting) -> Look | None:
    """Return where the foot check begins, `None` for somebody who does not need one."""
    check, facts = load_foot_check(), sitting.session["checkin"]["facts"]
    told = {answer["fact"] for answer in facts}
    return check.looks[0] if check.is_for(told) and has_a_foot(facts) else None


def _given(scope: Scope, sitting: Sitting) -> dict[str, object]:
    feedback = scope.rows(Feedback).filter(sitting=sitting).first()
    pains: dict[str, object] = {
        f"pain-{pain.leg}-{pain.zone}": pain.after for pain in sitting.pains.all() if pain.after is not None
    }
    return pains | ({"felt": feedback.felt, "wrong": feedback.wrong, "note": feedback.note} if feedback else {})
