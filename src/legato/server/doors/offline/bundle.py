"""Everything a device needs to ask, to refuse and to begin a ready-made session by itself."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.db.models import QuerySet

from legato.notation.session import Session
from legato.pipeline.ready import ready_made
from legato.render import numbers_document
from legato.safety import load_rule_book
from legato.safety.facts import facts_of
from legato.server.doors.offline.described import ready_document
from legato.server.doors.offline.pictures import pictures_of
from legato.server.doors.offline.travelling import fact_document, holding_documents, rules_document
from legato.server.records.lasting import wrong_events
from legato.server.records.people.scope import Scope
from legato.server.records.ready.known import health_of
from legato.server.records.sittings.compiled import content_mark
from legato.server.records.sittings.models import Draft, Outcome, Status
from legato.server.records.sittings.selectors import ASKED_FOR, sittings_playable
from legato.server.wire.language import sentences
from legato.words import headings_document

GOOD_FOR = timedelta(days=30)
"""How old a device's copy of the rules may be; with an older one it begins nothing [J]."""

MOST_NAMED = 100


def bundle_for(scope: Scope) -> dict[str, Any]:
    """Return what a device keeps for the person who is cared for in it; nothing about anybody else."""
    person = scope.person
    known = health_of(scope, person)
    ready, held = ready_made(known), facts_of(known.checkin(), load_rule_book()).values()
    document = {
        "format": 1,
        "person": None if person is None else str(person.id),
        "good_for_ms": GOOD_FOR // timedelta(milliseconds=1),
        "rules": rules_document(),
        "headings": headings_document(sentences()),
        "numbers": numbers_document(sentences()),
        "facts": [fact_document(fact) for fact in load_rule_book().facts.values()],
        "known": holding_documents(one for one in held if not one.assumed),
        "assumed": holding_documents(one for one in held if one.assumed),
        "ready": [ready_document(one) for one in ready],
        "sittings": _sittings(scope),
        # What the device need not tell the server of any more: it is in all of the above.
        "withdrawals": 0 if person is None else person.withdrawals,
        "refused": _newest(scope.rows(Draft).filter(person=person, outcome=Outcome.REFUSED), "-saved_at"),
        "wrong": [] if person is None else _newest(wrong_events(scope, person), "-received_at"),
    }
    return document | {
        "version": version_of(document, [one.cleared.session for one in ready]),
        "given_at": scope.now.isoformat(timespec="milliseconds"),
    }


def version_of(document: dict[str, Any], ready: Iterable[Session]) -> str:
    """Return a mark of all that a device fetches with the bundle: the content, and what was composed from it."""
    composed = [session.model_dump(mode="json") for session in ready]
    text = json.dumps([document, composed, content_mark()], sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def _newest(records: QuerySet[Any], order: str) -> list[str]:
    """Return the ids of records, at most so many: what is left out, a device takes for not known."""
    return [str(id_) for id_ in records.order_by(order).values_list("id", flat=True)[:MOST_NAMED]]


def _sittings(scope: Scope) -> list[dict[str, Any]]:
    """Return the sittings that may be played for a while yet: not those that were withdrawn."""
    return [
        {
            "id": str(sitting.id),
            "lasts_ms": sitting.lasts_ms,
            "begun": sitting.status == Status.PLAYING,
            "good_until": (sitting.made_at + ASKED_FOR).isoformat(timespec="milliseconds"),
            "pictures": pictures_of(
                (step["technique"] for step in sitting.session["steps"] if step["step"] == "block"),
                sitting.performer,
            ),
        }
        for sitting in sittings_playable(scope).defer("timeline", "screening")[:5]
    ]
