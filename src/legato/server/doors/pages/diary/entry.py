"""One session in the diary: what was done, what it brought, the note beside it, and what was put right."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import capfirst
from django.views.decorators.http import require_http_methods

from legato.body import Leg, ZoneId
from legato.server.doors.pages.diary.entries import entry_view, techniques_done
from legato.server.doors.pages.diary.words import pain_words
from legato.server.doors.pages.forms.after import LONGEST_NOTE
from legato.server.records.diary import entry_get, pains_of
from legato.server.records.diary.services import entry_delete, is_counted_on, note_write
from legato.server.records.people.scope import Scope
from legato.server.records.sittings.models import AfterAnswer, Correction, Sitting
from legato.server.records.sittings.selectors import HELD, guidance_in
from legato.server.wire.language import say
from legato.server.wire.scopes import scope_of
from legato.server.wire.words import place_said


@dataclass(frozen=True, slots=True)
class CorrectionView:
    """An answer that was put right."""

    at: datetime
    words: str


def entry_or_404(scope: Scope, sitting_id: uuid.UUID) -> Sitting:
    """Return a session of the diary of the person who is cared for now."""
    found = entry_get(scope, sitting_id)
    if found is None:
        raise Http404
    return found


@require_http_methods(["GET", "HEAD", "POST"])
def entry(request: HttpRequest, sitting_id: uuid.UUID) -> HttpResponse:
    """Show one session, and keep the note that is written beside it."""
    scope = scope_of(request)
    sitting = entry_or_404(scope, sitting_id)
    note = request.POST.get("note") if request.method == "POST" else None
    # A browser ends lines with two signs where the field counts one.
    note = note.replace("\r\n", "\n").replace("\0", "").strip() if note is not None else None
    if note is not None and len(note) <= LONGEST_NOTE:
        note_write(scope, sitting=sitting, note=note)
        messages.success(request, say("diary-note-kept"))
        return redirect("diary:entry", sitting_id=sitting.id)
    corrections = list(sitting.corrections.all())
    told = entry_view(sitting, guidance_in(scope, [sitting])[sitting.id])
    who = sitting.who.value
    context = {
        "sitting": sitting,
        "entry": told,
        "who": who,
        "is_held": sitting.status in HELD,
        "pains": [pain_words(pain, who) for pain in pains_of(sitting)],
        "done": techniques_done(scope, sitting),
        "corrections": [correction_view(one) for one in corrections],
        "note": told.note if note is None else note,
        "problem": say("after-note-long", most=LONGEST_NOTE) if note is not None else "",
    }
    status = HTTPStatus.OK if note is None else HTTPStatus.UNPROCESSABLE_ENTITY
    return render(request, "diary/entry.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def delete(request: HttpRequest, sitting_id: uuid.UUID) -> HttpResponse:
    """Ask once, and delete a session from the diary; what the next check-in counts on stays, and it says so."""
    scope = scope_of(request)
    sitting = entry_or_404(scope, sitting_id)
    if request.method == "POST" and entry_delete(scope, sitting=sitting):
        messages.success(request, say("diary-deleted"))
        return redirect("diary:show")
    stays = is_counted_on(scope, sitting)
    status = HTTPStatus.CONFLICT if request.method == "POST" else HTTPStatus.OK
    context = {"sitting": sitting, "stays": stays, "who": sitting.who.value}
    return render(request, "diary/delete.html", context, status=status)


def correction_view(correction: Correction) -> CorrectionView:
    """Tell what was put right."""
    if correction.part == AfterAnswer.PAIN:
        place = capfirst(place_said(Leg(correction.leg), ZoneId(correction.zone)))
        words = say("diary-corrected-pain", place=place, was=correction.was, became=correction.became or "none")
    elif correction.part == AfterAnswer.FELT:
        felt = [say("after-felt", felt=felt) if felt else "" for felt in (correction.was, correction.became)]
        gone = "yes" if not correction.became else "no"
        words = say("diary-corrected-felt", was=felt[0], became=felt[1], gone=gone)
    else:
        words = say("diary-corrected-note")
    return CorrectionView(correction.corrected_at, words)
