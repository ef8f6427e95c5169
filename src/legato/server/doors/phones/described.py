"""The phones' door as one document: what a joined phone may send and is given, in the shape of the API's own."""

from __future__ import annotations

from typing import Any

from legato.server.doors.phones.views import KEY_COOKIE, AskIn
from legato.server.wire.bodies import EventsIn, HeardIn, MomentIn
from legato.server.wire.openapi import examples
from legato.server.wire.openapi.described import COOKIE, TOKEN, Gives, Refuses, Takes, describe
from legato.server.wire.openapi.document import security_schemes, write_out
from legato.server.wire.openapi.documents import Accepted
from legato.server.wire.openapi.documents_shared import AskAnswer, AsksAnswer, CompanyNews, MomentAnswer
from legato.words import Narration

_CSRF_COOKIE = "legato_phone_csrf"
_KEY = "phoneKey"
_READS = [{_KEY: list[str]()}]
_WRITES = [{_KEY: list[str](), TOKEN: list[str](), COOKIE: list[str]()}]

_OF_THE_DOOR = (Refuses.JOIN_FIRST, Refuses.NOT_JOINED)

_ABOUT = """\
What a phone may do that has joined one sitting with a code, and nothing else. It joins on a page (`/join/`), by a
press of a person; the page sets the cookie `legato_phone` for the addresses of its sitting alone.

Writing needs the token of the phone's own page, as in the API. Whatever goes wrong has the API's one shape.
410 means that this phone is not joined any more: nothing is to be sent again, and a person is told.
"""


def phones_document() -> dict[str, Any]:
    """Return the description of the door."""
    here = "/joined/{sitting_id}/"
    timeline = describe(
        "getTimeline",
        {200: Gives(Narration, "All cues, in order.")},
        [*_OF_THE_DOOR, Refuses.NOT_NOW],
        has_etag=True,
        security=_READS,
    )
    company = describe(
        "getCompany",
        {200: Gives(CompanyNews, "What is new.", examples.COMPANY)},
        _OF_THE_DOOR,
        has_etag=True,
        security=_READS,
    )
    asks = describe(
        "listAsks", {200: Gives(AsksAnswer, "The last five.", examples.ASKS)}, _OF_THE_DOOR, security=_READS
    )
    moment = _writing(
        "tellMoment",
        200,
        Gives(MomentAnswer, "The moment as it is kept now.", examples.MOMENT_KEPT),
        Takes(MomentIn, examples.MOMENT),
    )
    heard = _writing("tellHeard", 204, Gives(None, "Noted."), Takes(HeardIn, examples.HEARD))
    events = _writing(
        "recordEvents", 200, Gives(Accepted, "They are recorded.", examples.ACCEPTED), Takes(EventsIn, examples.EVENTS)
    )
    ask = _writing(
        "ask",
        201,
        Gives(AskAnswer, "It is taken down.", examples.ASK_KEPT),
        Takes(AskIn, examples.ASK),
        Refuses.NOT_NOW,
    )
    return write_out(
        {
            "openapi": "3.1.0",
            "info": {"title": "Legato for joined phones", "version": "1", "description": _ABOUT},
            "paths": {
                f"{here}timeline": {"get": _said("The cues of the phone's sitting", timeline)},
                f"{here}events": {"post": _said("Record what happened on the phone's player", events)},
                f"{here}company": {
                    "get": _said("Where the sitting is being played, and what the receiver asks for", company),
                    "post": _said("Say where the session is", moment),
                },
                f"{here}heard": {"post": _said("Say which asks the giver has been told", heard)},
                f"{here}asks": {
                    "get": _said("The last presses of this remote", asks),
                    "post": _said("Ask for softer, more or stop, or say it feels good; a stop is never refused", ask),
                },
            },
            "components": {
                "securitySchemes": {
                    **security_schemes(_CSRF_COOKIE, session=False),
                    _KEY: {
                        "type": "apiKey",
                        "in": "cookie",
                        "name": KEY_COOKIE,
                        "description": "Set when the phone joined, for the addresses of its sitting.",
                    },
                }
            },
        }
    )


def _writing(name: str, status: int, gives: Gives, takes: Takes, *refuses: Refuses) -> dict[str, Any]:
    return describe(name, {status: gives}, [*_OF_THE_DOOR, *refuses], takes=takes, security=_WRITES)


def _said(summary: str, operation: dict[str, Any]) -> dict[str, Any]:
    sitting = {
        "name": "sitting_id",
        "in": "path",
        "required": True,
        "description": "The sitting the phone has joined.",
        "schema": {"type": "string", "format": "uuid"},
    }
    return {"summary": summary, **operation, "parameters": [sitting, *operation.get("parameters", [])]}
