"""A person's reminders, for whichever calendar has the address: no cookie, no form, and nothing else to see."""

from __future__ import annotations

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from legato.server.records.pairing.tries import WITHIN, may_try, try_failed
from legato.server.records.rhythm.entry import COUNTED_FOR, Visit, calendar_enter
from legato.server.records.rhythm.selectors import reminders_told
from legato.server.wire.calendar_files import calendar_answer
from legato.server.wire.language import language_tag, say


@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponseBase:
    """Give the reminders of whoever the address belongs to; of an address that is none, say so in one sentence."""
    now = timezone.now()
    entered = calendar_enter(token, now=now, language=language_tag())
    if entered.scope is not None:
        answer = calendar_answer(reminders_told(entered.scope))
        return get_conditional_response(request, etag=answer.headers["ETag"], response=answer) or answer
    if entered.visit is Visit.UNKNOWN:
        # Counted with the codes of phones: whoever guesses here guesses there.
        address = request.META.get("REMOTE_ADDR", "")
        if not may_try(address=address, now=now):
            return _later(WITHIN.seconds)
        try_failed(address=address, now=now)
        return _plainly(say("reminders-unknown"), HTTPStatus.NOT_FOUND)
    if entered.visit is Visit.ENDED:
        return _plainly(say("reminders-address-ended"), HTTPStatus.GONE)
    return _later(COUNTED_FOR.seconds)


def _later(seconds: int) -> HttpResponse:
    answer = _plainly(say("reminders-too-often"), HTTPStatus.TOO_MANY_REQUESTS)
    answer.headers["Retry-After"] = str(seconds)
    return answer


def _plainly(says: str, status: HTTPStatus) -> HttpResponse:
    answer = HttpResponse(f"{says}\n", status=status, content_type="text/plain; charset=utf-8")
    answer.headers["Cache-Control"] = "no-store"
    return answer
