"""The phone's side: joining, and what a joined phone may see and do.

Every address holds the sitting it is about, and the phone's key is a cookie of
that address alone: there is nothing to name another sitting with.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from http import HTTPStatus
from typing import Annotated, Any

from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from pydantic import Field, model_validator

from legato.errors import NotPlayableError, PairingError
from legato.notation.model import Model
from legato.server.records.holding import events_record
from legato.server.records.pairing.codes import read_code
from legato.server.records.pairing.entry import JoinedPhone, code_find, joined_phone, phone_join
from legato.server.records.pairing.models import LONGEST_NAME, Ask, AskKind, Phone, Use
from legato.server.records.pairing.selectors import is_over, uses_of
from legato.server.records.pairing.services import ask_take, phone_seen
from legato.server.records.pairing.tries import may_try, try_failed
from legato.server.records.plans import sitting_make_playable
from legato.server.records.refusals import NotNow
from legato.server.records.sittings.selectors import session_of
from legato.server.wire.answers import answer, send_compressed
from legato.server.wire.bodies import EventsIn, HeardIn, MomentIn, read
from legato.server.wire.company import take_heard, take_moment, tell_company
from legato.server.wire.error_pages import error_json
from legato.server.wire.events import events_kept
from legato.server.wire.finding import kept_timeline, sitting_here
from legato.server.wire.guard import json_only
from legato.server.wire.json_addresses import wants_json
from legato.server.wire.language import language, language_tag, say
from legato.server.wire.narrating import in_language, narration_of
from legato.server.wire.plan_view import plan_view
from legato.server.wire.refusal_words import not_now_words, refusal_words
from legato.server.wire.refusals import REFUSALS, refusal
from legato.server.wire.region import region_of
from legato.server.wire.stop_words import stop_words_json
from legato.server.wire.warnings import understood_id, understood_ms
from legato.server.wire.wish_words import answer_words

KEY_COOKIE = "legato_phone"
BACK_COOKIE = "legato_phone_back"
"""At the address of the code a phone joined with: opened again there, it is let in again."""
_View = Callable[[HttpRequest, uuid.UUID], HttpResponse]
_Own = Callable[[HttpRequest, JoinedPhone], HttpResponse]


_A_DAY_MS = 86_400_000


class AskIn(Model):
    """One press on the remote."""

    id: uuid.UUID
    kind: AskKind
    age_ms: Annotated[int, Field(strict=True, ge=0, le=_A_DAY_MS)]
    """How long ago it was pressed, by the phone's own clock."""

    @model_validator(mode="before")
    @classmethod
    def _takes_every_stop(cls, told: Any) -> Any:
        if not isinstance(told, dict) or told.get("kind") != AskKind.STOP:
            return told
        age_ms = understood_ms(told.get("age_ms"), _A_DAY_MS)
        return {"id": understood_id(told.get("id")), "kind": AskKind.STOP, "age_ms": age_ms}


def for_phones(use: Use | None = None) -> Callable[[_Own], _View]:
    """Let only a joined phone through, only to its own sitting, and only when it is of this use."""

    def decorate(view: _Own) -> _View:
        @wraps(view)
        def guarded(request: HttpRequest, sitting_id: uuid.UUID) -> HttpResponse:
            key = request.COOKIES.get(KEY_COOKIE, "")
            found = joined_phone(sitting_id, key, now=timezone.now(), language=language_tag())
            if found is None or (use is not None and found.phone.use != use):
                return _not_joined(request)
            phone_seen(found.scope, phone=found.phone)
            try:
                if request.method == "POST" and wants_json(request):
                    json_only(request)
                return view(request, found)
            except REFUSALS as wrong:
                return refusal(request, wrong)

        return guarded

    return decorate


# ------------------------------------------------------------------ joining


@require_http_methods(["GET", "HEAD", "POST"])
@ensure_csrf_cookie
def how_to_join(request: HttpRequest) -> HttpResponse:
    """Say how a phone joins, with a field for the code."""
    if request.method != "POST":
        return _join_page(request)
    typed = request.POST.get("code", "")[:100]
    code = read_code(typed)
    if code is None:
        return _join_page(
            request, typed=typed, wrong=not_now_words(NotNow.NOT_A_CODE), status=HTTPStatus.UNPROCESSABLE_ENTITY
        )
    return redirect("phone:join", code=code)


@require_http_methods(["GET", "HEAD", "POST"])
@ensure_csrf_cookie
def join(request: HttpRequest, code: str) -> HttpResponse:
    """Ask what the phone shall be, and let it join.

    Only a press does, so that a preview of the link uses nothing up.
    """
    now, address = timezone.now(), request.META.get("REMOTE_ADDR", "")
    joined = _joined_with_this_code(request)
    if joined is not None:
        return redirect("phone:here", sitting_id=joined)
    known = read_code(code)
    try:
        if known is None:
            raise PairingError(NotNow.NOT_A_CODE)
        if request.method == "POST":
            wanted = request.POST.get("use", "")
            if wanted in set(Use):
                phone, key = phone_join(code=known, use=Use(wanted), now=now, name=request.POST.get("name", "")[:200])
                return _come_in(request, phone, key)
        phone = code_find(code=known, now=now)
    except PairingError as wrong:
        if not may_try(address=address, now=now):
            says = not_now_words(NotNow.TOO_MANY_TRIES)
            return _join_page(request, says=says, status=HTTPStatus.TOO_MANY_REQUESTS)
        try_failed(address=address, now=now)
        return _join_page(request, typed=code, wrong=refusal_words(wrong), status=HTTPStatus.FORBIDDEN)
    return render(request, "pairing/join.html", {"uses": uses_of(phone.sitting), "longest": LONGEST_NAME})


def cannot_be_used(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Say which name to use, where somebody came by another: the machine answers to its own alone."""
    if not isinstance(exception, DisallowedHost):
        return anywhere_else(request, exception)
    # What the connection came to, whatever it was called.
    host, port = request.META.get("SERVER_NAME", ""), request.META.get("SERVER_PORT", "")
    address = f"https://{host}:{port}/"
    if wants_json(request):
        return error_json(HTTPStatus.MISDIRECTED_REQUEST, say("phones-wrong-name", address=address))
    context = {"address": address, "link": f"{address}{request.path.lstrip('/')}"}
    return render(request, "pairing/wrong_name.html", context, status=HTTPStatus.MISDIRECTED_REQUEST)


def anywhere_else(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer every other address the same: there is nothing to see without a code, and nothing else with one."""
    if wants_json(request):
        return error_json(HTTPStatus.FORBIDDEN, say("phones-join-first"))
    return _join_page(request, status=HTTPStatus.FORBIDDEN)


# ------------------------------------------------------------------- joined


@require_safe
@for_phones()
@ensure_csrf_cookie
def here(request: HttpRequest, own: JoinedPhone) -> HttpResponse:
    """Show the remote or the player, or that the session is over."""
    if is_over(own.sitting):
        return render(request, "pairing/over.html")
    if own.phone.use == Use.REMOTE:
        return render(request, "pairing/remote.html", {"sitting": own.sitting})
    sitting = sitting_here(own.scope, own.sitting.id)
    try:
        sitting_make_playable(own.scope, sitting=sitting)
    except NotPlayableError as refusal:
        return render(request, "pairing/over.html", {"says": refusal_words(refusal)}, status=HTTPStatus.CONFLICT)
    context = {
        "sitting": sitting,
        "plan": plan_view(session_of(sitting)),
        "stop_words": stop_words_json(region_of(request)),
    }
    return render(request, "pairing/screen.html", context)


@require_safe
@for_phones()
def over(request: HttpRequest, own: JoinedPhone) -> HttpResponse:
    """Say that it is done, and that the rest is asked on the computer."""
    return render(request, "pairing/over.html")


@require_safe
@for_phones(Use.SCREEN)
def timeline(request: HttpRequest, own: JoinedPhone) -> HttpResponse:
    """Give the cues of the phone's sitting."""
    kept = kept_timeline(own.scope, own.sitting.id)
    return send_compressed(request, narration_of(kept.compressed, language()), in_language(kept.etag, language()))


@require_POST
@for_phones(Use.SCREEN)
def events(request: HttpRequest, own: JoinedPhone) -> HttpResponse:
    """Append what happened on the phone's player."""
    given = read(request.body, EventsIn)
    return answer(
        {"accepted": events_record(own.scope, sitting=own.sitting, events=events_kept(own.scope, own.sitting, given))}
    )


@require_http_methods(["GET", "HEAD", "POST"])
@for_phones(Use.SCREEN)
def company(request: HttpRequest, own: JoinedPhone) -> HttpResponse:
    """Tell a second screen where the session is, or be told."""
    if request.method == "POST":
        return take_moment(own.scope, own.sitting, read(request.body, MomentIn))
    return tell_company(request, own.scope, own.sitting)


@require_POST
@for_phones(Use.SCREEN)
def heard(request: HttpRequest, own: JoinedPhone) -> HttpResponse:
    """Note that the second screen has told what the receiver asked for."""
    return take_heard(own.scope, own.sitting, read(request.body, HeardIn))


@require_http_methods(["GET", "HEAD", "POST"])
@for_phones(Use.REMOTE)
def asks(request: HttpRequest, own: JoinedPhone) -> HttpResponse:
    """Take down a press on the remote, or say which of the last presses the giver has heard."""
    if request.method == "POST":
        if not wants_json(request):
            return _ask_without_script(request, own)
        given = read(request.body, AskIn)
        ask = _ask(own, given.id, given.kind, timedelta(milliseconds=given.age_ms))
        return answer(_asked(ask), HTTPStatus.CREATED)
    last = own.scope.rows(Ask).filter(phone=own.phone).order_by("-asked_at")[:5]
    return answer({"asks": [_asked(ask) for ask in last], "over": is_over(own.sitting)})


def _ask(own: JoinedPhone, ask_id: uuid.UUID, kind: AskKind, age: timedelta) -> Ask:
    return ask_take(own.scope, phone=own.phone, ask_id=ask_id, kind=kind, age=age)


def _ask_without_script(request: HttpRequest, own: JoinedPhone) -> HttpResponse:
    wanted = request.POST.get("kind", "")
    if wanted in set(AskKind):
        _ask(own, uuid.uuid4(), AskKind(wanted), timedelta(0))
    return redirect("phone:here", sitting_id=own.sitting.id)


def _asked(ask: Ask) -> dict[str, Any]:
    return {"id": ask.id, "kind": ask.kind, "heard": ask.heard_at is not None, "says": answer_words(ask)}


def _come_in(request: HttpRequest, phone: Phone, key: str) -> HttpResponse:
    response = redirect("phone:here", sitting_id=phone.sitting_id)
    for name, value, path in (
        (KEY_COOKIE, key, response.url),
        (BACK_COOKIE, f"{phone.sitting_id}.{key}", request.path),
    ):
        response.set_cookie(
            name,
            value,
            path=path,
            max_age=timedelta(days=1),
            secure=request.is_secure(),
            httponly=True,
            samesite="Lax",
        )
    return response


def _joined_with_this_code(request: HttpRequest) -> uuid.UUID | None:
    """Return the sitting of a phone that joined with this code before: its tab was closed, or it slept."""
    told, _, key = request.COOKIES.get(BACK_COOKIE, "").partition(".")
    try:
        sitting_id = uuid.UUID(told)
    except ValueError:
        return None
    found = joined_phone(sitting_id, key, now=timezone.now(), language=language_tag())
    return None if found is None else found.sitting.id


def _not_joined(request: HttpRequest) -> HttpResponse:
    """Answer 410, for a script or for a person: whatever it was for, it is gone for this phone."""
    if wants_json(request):
        return error_json(HTTPStatus.GONE, say("phones-gone"))
    return _join_page(request, says=say("phones-gone"), status=HTTPStatus.GONE)


def _join_page(
    request: HttpRequest, *, says: str = "", typed: str = "", wrong: str = "", status: int = HTTPStatus.OK
) -> HttpResponse:
    """Show how a phone joins: with what happened, or with a code as it was typed and what is wrong with it."""
    return render(request, "pairing/how_to_join.html", {"says": says, "code": typed, "wrong": wrong}, status=status)
