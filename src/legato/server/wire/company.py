"""What the screens of a sitting tell each other: where it is, and what the receiver asks for.

Screens ask again and again (short polling) with an ETag, because that is what
survives everything: it holds no thread, works with any number of workers and
processes on one SQLite file, and after a lost network, a restarted server or a
sleeping phone the next question simply gets the whole answer. Nothing new costs
an empty 304.
"""

from __future__ import annotations

import hashlib
import json
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse

from legato.server.records.pairing.selectors import company, is_asked_again, moment_document
from legato.server.records.pairing.services import asks_heard, moment_tell
from legato.server.records.people.scope import Scope
from legato.server.records.sittings.models import Sitting
from legato.server.wire.answers import answer
from legato.server.wire.bodies import HeardIn, MomentIn
from legato.server.wire.wish_words import wish_words


def tell_company(request: HttpRequest, scope: Scope, sitting: Sitting) -> HttpResponse:
    """Answer a screen, with nothing when it knows it all."""
    document = company_document(scope, sitting)
    mark = _mark(document)
    if request.headers.get("If-None-Match") == mark:
        return HttpResponse(status=HTTPStatus.NOT_MODIFIED, headers={"ETag": mark})
    response = answer(document)
    response.headers["ETag"] = mark
    return response


def company_document(scope: Scope, sitting: Sitting) -> dict[str, Any]:
    """Return what every screen of a sitting should know now, in words for the giver."""
    found = company(scope, sitting)
    asks = [
        {
            "id": ask.id,
            "kind": ask.kind,
            "wish": ask.wish,
            "says": wish_words(ask, is_again=is_asked_again(scope, sitting, ask)),
        }
        for ask in found["asks"]
    ]
    return found | {"asks": asks}


def take_moment(scope: Scope, sitting: Sitting, given: MomentIn) -> HttpResponse:
    """Keep where a screen says the session is."""
    moment = moment_tell(
        scope,
        sitting=sitting,
        position_ms=min(given.position_ms, sitting.lasts_ms),
        is_playing=given.playing,
        is_change=given.change,
        screen=str(given.screen),
    )
    return answer({"moment": moment_document(moment, scope.now)})


def take_heard(scope: Scope, sitting: Sitting, given: HeardIn) -> HttpResponse:
    """Note what a screen has told the giver."""
    asks_heard(scope, sitting=sitting, ask_ids=list(given.heard))
    return HttpResponse(status=HTTPStatus.NO_CONTENT)


def _mark(document: dict[str, Any]) -> str:
    """Return an ETag that stays the same while a session only goes on."""
    moment = document["moment"]
    if moment and moment["playing"]:
        document = {**document, "moment": {**moment, "position_ms": None}}
    return f'W/"{hashlib.sha256(json.dumps(document, default=str, sort_keys=True).encode()).hexdigest()[:24]}"'
