"""The diary: sessions held, and relief per leg and zone as plots and as a table."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from legato.notation.checkin import Who
from legato.server.doors.pages.diary.plots import relief_plot
from legato.server.doors.pages.diary.words import length_of, relief_words
from legato.server.doors.pages.lasting_words import lasting_words, stuck_words
from legato.server.doors.pages.paging import page_of
from legato.server.records.checkins.selectors import who_last
from legato.server.records.diary import pains_of, summaries_of
from legato.server.records.sittings.selectors import guidance_in, sittings_held
from legato.server.wire.scopes import scope_of

AT_A_TIME = 50
"""Sessions on a page of the table."""
MOST_SUMMED = 100
"""Of how many sessions, the newest, the plots tell; whether there are more is said beside them."""


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Show what was done and what it brought."""
    scope = scope_of(request)
    person = scope.person
    rows = sittings_held(scope)
    page = page_of(request, rows, AT_A_TIME)
    # The plots tell of the newest, so they stand on the first page alone.
    summed = list(rows[:MOST_SUMMED]) if page.number == 1 else []
    held = summed[:AT_A_TIME] or list(page)
    guided = guidance_in(scope, held)
    context = {
        "who": who_last(scope).value if person else Who.SELF.value,
        "page": page,
        "held": [(sitting, pains_of(sitting), length_of(sitting.lasts_ms, guided[sitting.id])) for sitting in held],
        "summed": len(summed) if page.paginator.count > len(summed) else None,
        "stuck": stuck_words(scope, person) if person else None,
        "lasting": lasting_words(scope, person) if person else [],
        "zones": [(summary, relief_words(summary), relief_plot(summary)) for summary in summaries_of(summed)],
    }
    return render(request, "diary/diary.html", context)
