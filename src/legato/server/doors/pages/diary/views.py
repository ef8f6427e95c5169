"""The diary: the latest session, the week, how the legs have been, and every session held."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import Any

from django.core.paginator import Page
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from legato.server.doors.pages.diary.entries import EntryView, entry_view, months_of
from legato.server.doors.pages.diary.plots import relief_plot
from legato.server.doors.pages.diary.seeking import sought_in
from legato.server.doors.pages.diary.week import WeekView, monday_of, week_view
from legato.server.doors.pages.diary.words import pain_words, relief_words
from legato.server.doors.pages.lasting_words import lasting_words, stuck_words
from legato.server.doors.pages.paging import first_page, page_of
from legato.server.records.checkins.selectors import who_last
from legato.server.records.diary import days_held, entries_held, newest_held, pains_of, session_day, summaries_of
from legato.server.records.diary.search import sittings_sought
from legato.server.records.people.scope import Scope
from legato.server.records.sittings.models import Sitting
from legato.server.records.sittings.selectors import guidance_in
from legato.server.wire.scopes import scope_of

AT_A_TIME = 20
"""Sessions on a page of the list."""
MOST_SUMMED = 100
"""Of how many sessions, the newest, the plots tell; whether there are more is said beside them."""
LONGEST_QUERY = 100
FEW = 3
"""Places whose plots are shown at once: those that hurt lately come first."""


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Show what was done and what it brought; on further pages, and where something is sought, the list alone."""
    scope = scope_of(request)
    query = request.GET.get("q", "").replace("\0", "")[:LONGEST_QUERY].strip()
    is_first = not query and request.GET.get("page", "1") in {"", "1"}
    # The plots tell of the newest, so they stand on the first page alone.
    summed, in_all = newest_held(scope, MOST_SUMMED) if is_first else ([], 0)
    rows = entries_held(scope, sittings_sought(scope, sought_in(query)) if query else None)
    page = first_page(rows, AT_A_TIME, in_all) if is_first else page_of(request, rows, AT_A_TIME)
    entries = _entries(scope, summed[:AT_A_TIME] if is_first else list(page))
    who = who_last(scope).value
    context: dict[str, Any] = {
        "who": who,
        "page": page,
        "query": query,
        "months": months_of(entries),
        "is_first": is_first,
    }
    if is_first:
        context |= _newest(scope, who, entries, summed, page) | {"week": _week(request, scope, summed, in_all)}
    return render(request, "diary/diary.html", context)


def _entries(scope: Scope, held: list[Sitting]) -> list[EntryView]:
    guided = guidance_in(scope, held)
    return [entry_view(one, guided[one.id]) for one in held]


def _week(request: HttpRequest, scope: Scope, newest: list[Sitting], in_all: int) -> WeekView:
    monday = monday_of(request.GET.get("week"), scope.today)
    # Most weeks that are looked at are among the newest sessions, which are here already.
    days = [session_day(sitting) for sitting in newest]
    if len(newest) == in_all or days[-1] < monday - timedelta(days=1):
        return week_view(monday, Counter(days), scope.today)
    return week_view(monday, days_held(scope, monday, monday + timedelta(days=6)), scope.today)


def _newest(
    scope: Scope, who: str, entries: list[EntryView], summed: list[Sitting], page: Page[Sitting]
) -> dict[str, Any]:
    """Return what the first page greets with."""
    latest = entries[0] if entries else None
    summaries = sorted(summaries_of(summed), key=lambda summary: summary.last, reverse=True)
    zones = [(summary, relief_words(summary), relief_plot(summary)) for summary in summaries]
    return {
        "latest": latest,
        "latest_pains": [pain_words(pain, who) for pain in pains_of(latest.sitting)] if latest else [],
        "summed": len(summed) if page.paginator.count > len(summed) else None,
        "stuck": stuck_words(scope, scope.person) if scope.person else None,
        "lasting": lasting_words(scope, scope.person) if scope.person else [],
        "zones": zones[:FEW],
        "more_zones": zones[FEW:],
    }
