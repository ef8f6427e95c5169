"""Hearing the voices that are here, choosing one, and seeing how far the lines of the next session are."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.conf.locale import LANG_INFO
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from legato.errors import NotReadyError, SpeechError, UnknownNameError
from legato.server.records.people.scope import Scope
from legato.server.records.sittings.selectors import sitting_waiting
from legato.server.sound import gateway as sound
from legato.server.sound.here import VoiceHere
from legato.server.wire.language import say
from legato.server.wire.scopes import scope_of

LISTENS_WITHIN_S = 20
"""How long a sample is waited for: a large voice on a small machine takes some seconds."""


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Show every voice of this computer, and how far the lines of the next session are."""
    here = sound.voices_here()
    context = {
        "voices": [{"voice": one, "title": _title(one), "language": _language(one)} for one in here if one.can_speak],
        "missing": _missing(here),
        "is_installed": sound.is_installed(),
        "own_title": say("voices-own-title"),
    }
    return render(request, "voices/voices.html", context | _lines_of(scope_of(request)))


@require_POST
def use(request: HttpRequest) -> HttpResponse:
    """Let a voice speak from now on, and begin to make the lines of the next session in it."""
    name = request.POST.get("voice", "")
    try:
        sound.use_voice(name)
    except UnknownNameError:
        messages.error(request, say("voices-unknown"))
    except SpeechError as wrong:
        messages.error(request, str(wrong))
    else:
        (chosen,) = (one for one in sound.voices_here() if one.name == name)
        messages.success(request, say("voices-chosen", voice=_title(chosen)))
        sitting = sitting_waiting(scope_of(request))
        if sitting is not None:
            sound.make_ahead_soon(bytes(sitting.timeline))
    return redirect("voices:show")


@require_safe
def listen(request: HttpRequest) -> HttpResponse:
    """Send a sentence in a voice, made when it is first asked for."""
    try:
        found = sound.sample_of(request.GET.get("voice", ""), LISTENS_WITHIN_S)
    except NotReadyError as wrong:
        return HttpResponse(
            wrong.says,
            status=HTTPStatus.SERVICE_UNAVAILABLE,
            content_type="text/plain; charset=utf-8",
            headers={"Cache-Control": "no-store"},
        )
    if found is None:
        raise Http404
    content, media_type = found
    return HttpResponse(content, content_type=media_type, headers={"Cache-Control": "no-store"})


@require_safe
def lines(request: HttpRequest) -> HttpResponse:
    """Give how far the lines of the next session are, alone, for a page that waits for them."""
    response = render(request, "voices/lines.html", _lines_of(scope_of(request)))
    response.headers["Cache-Control"] = "no-store"
    return response


def _lines_of(scope: Scope) -> dict[str, Any]:
    """Tell how far the lines of the session are that somebody may begin now; nothing where there is none."""
    sitting = sitting_waiting(scope)
    if sitting is None:
        return {"made": None}
    found = sound.clips_of(bytes(sitting.timeline), "ogg", look=True)
    return {"made": found["made"], "says": found["says"], "sitting": sitting}


def _title(voice: VoiceHere) -> str:
    """Name a voice as people would: a model of piper by the name in the middle of its file's."""
    if voice.is_packed:
        return say("voices-packed-title")
    parts = voice.name.split("-")
    return parts[1].replace("_", " ").title() if voice.engine == "piper" and len(parts) > 1 else voice.name


def _language(voice: VoiceHere) -> str:
    """Name the language of a voice in that language; its tag where nobody knows the name."""
    tag = voice.language.lower()
    known = LANG_INFO.get(tag) or LANG_INFO.get(tag.partition("-")[0]) or {}
    return str(known.get("name_local", voice.language))


def _missing(here: tuple[VoiceHere, ...]) -> str | None:
    """Say in one sentence what could be installed for other voices; nothing where there are others."""
    if sum(one.can_speak for one in here) > 1:
        return None
    return say("voices-none-other")
