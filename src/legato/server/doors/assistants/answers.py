"""What an assistant is told of a check-in, by how far the person has come in it.

Every answer is found out anew from the records; nothing is remembered between two calls, so their order is no matter.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from typing import Any
from urllib.parse import urlsplit

from django.urls import get_script_prefix, reverse
from django.utils import timezone

from legato.errors import InvalidInputError, LegatoError, NotPlayableError
from legato.library import load_library
from legato.notation.checkin import LEAST_MINUTES, MOST_MINUTES, Who
from legato.render import verdict_words
from legato.server.records.checkins.draft import is_current, who_answers
from legato.server.records.checkins.questions import next_step, open_questions
from legato.server.records.checkins.selectors import draft_of_assistant, has_open_draft, sitting_of_draft
from legato.server.records.people.entry import home_scope
from legato.server.records.people.scope import Scope
from legato.server.records.plans import sitting_make_playable
from legato.server.records.sittings.models import Draft, Outcome, Sitting
from legato.server.records.sittings.selectors import screening_of, session_of
from legato.server.wire.language import language_tag, say, sentences
from legato.server.wire.refusal_words import refusal_words
from legato.units import clock
from legato.words import SessionInWords, session_in_words, verdict_in_words

Told = dict[str, Any]
_WAITS_S = 2


class AskedWrongError(LegatoError):
    """An assistant asked for something that cannot be; one sentence says what is wrong."""


@dataclass(frozen=True, slots=True)
class Assistance:
    """What an assistant may ask, and where people reach the pages."""

    address: str
    """As `http://127.0.0.1:8765/`."""

    def begin(self, minutes: object = None) -> Told:
        """Give a link to the form; nothing is begun until somebody presses the button there.

        Raises:
            AskedWrongError: no session may be so long, or so short.
        """
        asked = uuid.uuid4()
        link = self._link("checkin:asked", draft_id=asked)
        if minutes is not None:
            if not isinstance(minutes, int) or isinstance(minutes, bool):
                raise AskedWrongError(say("assistant-wrong-minutes"))
            if not LEAST_MINUTES <= minutes <= MOST_MINUTES:
                raise AskedWrongError(say("assistant-wrong-minutes"))
            link = f"{link}?minutes={minutes}"
        running = self._is_answered()
        says = say("assistant-says-begun" if running else "assistant-says-not-running", link=link)
        return {"state": "not_begun", "check_in": str(asked), "form": link, "says": says}

    def questions(self, check_in: object) -> Told:
        """Tell which questions are still open; only the person answers them, in the form."""
        return self._told(check_in, self._questions, self._refused, self._planned)

    def screen(self, check_in: object) -> Told:
        """Tell the verdict, word for word."""
        return self._told(check_in, self._unfinished, self._refused, self._verdict)

    def plan(self, check_in: object) -> Told:
        """Tell the session that was planned."""
        return self._told(check_in, self._unfinished, self._refused, self._session)

    def explain(self, check_in: object) -> Told:
        """Tell why each technique is in or out, or why massage is refused."""
        return self._told(check_in, self._unfinished, self._refused, self._reasons)

    def open_session(self, check_in: object) -> Told:
        """Give the link that opens the session, as long as it may be held."""
        return self._told(check_in, self._unfinished, self._refused, self._play)

    def _told(
        self,
        check_in: object,
        unfinished: Callable[[Draft], Told],
        refused: Callable[[Draft], Told],
        planned: Callable[[Draft, Sitting], Told],
    ) -> Told:
        """Find a check-in as it stands, and tell of it by that; a session is told of where it may be held now."""
        scope = home_scope(now=timezone.now(), language=language_tag(), chosen=None)
        draft = draft_of_assistant(scope, _id_in(check_in))
        if draft is None:
            return {"state": "not_begun", "says": say("assistant-says-not-begun")}
        scope = scope.about(draft.person)
        if draft.outcome == Outcome.REFUSED and draft.screening is not None:
            return refused(draft)
        if draft.outcome == Outcome.OPEN:
            return unfinished(draft)
        return self._of_plan(scope, draft, planned)

    def _of_plan(self, scope: Scope, draft: Draft, planned: Callable[[Draft, Sitting], Told]) -> Told:
        sitting = sitting_of_draft(scope, draft)
        if sitting is None:
            return {"state": "over", "says": say("assistant-says-gone")}
        if has_open_draft(scope):
            # What is being answered now may refuse what was planned before.
            return {"state": "unfinished", "says": say("assistant-says-other-open")}
        try:
            sitting_make_playable(scope, sitting=sitting)
        except NotPlayableError as wrong:
            return {"state": "over", "says": refusal_words(wrong)}
        return planned(draft, sitting)

    def _questions(self, draft: Draft) -> Told:
        asked = _open_questions(draft)
        link = self._form(draft)
        if not asked:
            return self._unfinished(draft)
        return {
            "state": "unfinished",
            "says": say("assistant-says-open", count=len(asked), link=link),
            "form": link,
            "questions": asked,
        }

    def _unfinished(self, draft: Draft) -> Told:
        link = self._form(draft)
        is_composing = is_current(draft.answers) and next_step(draft.answers) is None
        code = "assistant-says-no-plan" if is_composing else "assistant-says-unfinished"
        return {"state": "unfinished", "says": say(code, link=link), "form": link}

    def _refused(self, draft: Draft) -> Told:
        # The verdict comes first, because its first line may say to call for help.
        return {"state": "refused", "read_out": _verdict_words(draft), "says": say("assistant-says-refused")}

    def _planned(self, draft: Draft, sitting: Sitting) -> Told:
        return {"state": "planned", "says": say("assistant-says-planned"), "questions": []}

    def _verdict(self, draft: Draft, sitting: Sitting) -> Told:
        return {"state": "planned", "read_out": _verdict_words(draft), "says": say("assistant-says-clear")}

    def _session(self, draft: Draft, sitting: Sitting) -> Told:
        session = _session_in_words(sitting)
        blocks = [
            {
                "leg": block.leg.value,
                "technique": load_library().techniques[block.technique].words.name,
                "lasts": clock(block.lasts_ms),
            }
            for block in session.blocks
        ]
        return {
            "state": "planned",
            "lasts": clock(session.lasts),
            "session": blocks,
            "says": say("assistant-says-planned"),
        }

    def _reasons(self, draft: Draft, sitting: Sitting) -> Told:
        choices = [
            {
                "leg": choice.leg.value,
                "technique": load_library().techniques[choice.technique].words.name,
                "is_in": choice.included,
                "reasons": [reason.says for reason in choice.reasons],
            }
            for choice in _session_in_words(sitting).choices
        ]
        return {"state": "planned", "choices": choices, "says": say("assistant-says-planned")}

    def _play(self, draft: Draft, sitting: Sitting) -> Told:
        link = self._link("sittings:play", sitting_id=sitting.id)
        return {"state": "planned", "link": link, "says": say("assistant-says-play", link=link)}

    def _form(self, draft: Draft) -> str:
        return self._link("checkin:asked", draft_id=draft.id)

    def _link(self, name: str, **given: object) -> str:
        path = reverse(name, kwargs=given).removeprefix(get_script_prefix())
        return f"{self.address.rstrip('/')}/{path}"

    def _is_answered(self) -> bool:
        """Tell whether anything answers where people reach the pages; what is behind a proxy is not asked."""
        split = urlsplit(self.address)
        if split.scheme != "http":
            return True
        connection = HTTPConnection(split.hostname or "", split.port, timeout=_WAITS_S)
        try:
            connection.request("GET", f"{split.path.rstrip('/')}/healthz")
            connection.getresponse().read()
        except (OSError, HTTPException):
            return False
        finally:
            connection.close()
        return True


def _id_in(check_in: object) -> uuid.UUID:
    """Read an id as `begin` gave it, and in no other way of writing one.

    Raises:
        AskedWrongError: it is none.
    """
    try:
        found = uuid.UUID(check_in) if isinstance(check_in, str) else None
    except ValueError:
        found = None
    if found is None or str(found) != check_in:
        raise AskedWrongError(say("assistant-wrong-id"))
    return found


def _open_questions(draft: Draft) -> list[Told]:
    if not is_current(draft.answers):
        return []
    try:
        asked = open_questions(draft.answers)
    except InvalidInputError:
        return []
    gives = who_answers(draft.answers) is Who.GIVER
    return [{"question": fact.asks_giver if gives and fact.asks_giver else fact.asks} for fact in asked]


def _verdict_words(draft: Draft) -> str:
    told = verdict_in_words(screening_of(draft.screening or {}), sentences())
    return verdict_words(told, load_library().techniques)


def _session_in_words(sitting: Sitting) -> SessionInWords:
    return session_in_words(session_of(sitting), sentences())
