"""The diary: sessions held, and relief per leg and zone as plots and as a table."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from legato.server.doors.pages.diary.plots import relief_plot
from legato.server.doors.pages.lasting_words import lasting_words, stuck_words
from legato.server.records.diary import reliefs_of, summaries_of
from legato.server.records.people.selectors import person_of_request
from legato.server.records.sittings.selectors import sittings_held

MOST_SHOWN = 100


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Show what was done and what it brought."""
    person = person_of_request(request)
    held = list(sittings_held(person)[:MOST_SHOWN]) if person else []
    context = {
        "held": [(sitting, reliefs_of(sitting)) for sitting in held],
        "stuck": stuck_words(person) if person else None,
        "lasting": lasting_words(person, timezone.now()) if person else [],
        "zones": [(summary, relief_plot(summary)) for summary in summaries_of(held)],
    }
    return render(request, "diary/diary.html", context)
