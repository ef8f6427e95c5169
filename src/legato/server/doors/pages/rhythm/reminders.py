"""Reminders of the programme that somebody keeps: chosen, given to a calendar, and removed."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from legato.server.doors.pages.rhythm.card import ProgrammeView, programme_view
from legato.server.doors.pages.rhythm.forms import ReminderForm
from legato.server.hosts import is_this_computer
from legato.server.records.people.scope import Scope
from legato.server.records.rhythm.feeds import calendar_feed, feed_end, feed_renew
from legato.server.records.rhythm.models import CalendarFeed, Reminder
from legato.server.records.rhythm.selectors import reminder_last
from legato.server.records.rhythm.services import reminders_choose, reminders_remove
from legato.server.wire.calendar_files import calendar_answer
from legato.server.wire.language import say, time_said
from legato.server.wire.scopes import scope_of
from legato.server.wire.weekdays import reminders_said


@require_http_methods(["GET", "HEAD", "POST"])
def reminders(request: HttpRequest) -> HttpResponse:
    """Show the reminders, and take what is chosen."""
    scope = scope_of(request)
    kept, form = programme_view(scope), None
    if request.method == "POST" and kept is not None and kept.due not in {"paused", "over"}:
        form = ReminderForm(request.POST, programme=kept.programme, reminder=None)
        if form.is_valid():
            chosen = reminders_choose(scope, rhythm=kept.rhythm, programme=kept.programme, choice=form.choice())
            if chosen is not None:
                messages.success(
                    request, say("reminders-kept" if calendar_feed(scope) is None else "reminders-kept-feed")
                )
                return redirect("rhythm:reminders")
            form.add_error("days", say("reminders-none-left"))
    return _page(request, scope, kept, form)


@require_POST
def remove(request: HttpRequest) -> HttpResponse:
    """Remove the reminders; the programme goes on."""
    scope = scope_of(request)
    kept = programme_view(scope)
    if kept is not None:
        reminders_remove(scope, rhythm=kept.rhythm)
        messages.success(request, say("reminders-removed"))
    return redirect("rhythm:reminders")


@require_safe
def file(request: HttpRequest) -> HttpResponse:
    """Give the reminders as a file; those that were removed, as cancelled."""
    found = reminder_last(scope_of(request))
    if found is None:
        raise Http404
    return calendar_answer([found], saved=True)


@require_POST
def address(request: HttpRequest) -> HttpResponse:
    """Make an address for a calendar, in place of the one there was, and show it this once."""
    scope = scope_of(request)
    if scope.person is None or reminder_last(scope) is None:
        return redirect("rhythm:reminders")
    made = feed_renew(scope, person=scope.person)
    path = reverse("calendars:feed", kwargs={"token": made.token})
    return _page(request, scope, programme_view(scope), None, shown=request.build_absolute_uri(path))


@require_POST
def address_end(request: HttpRequest) -> HttpResponse:
    """Take the address back."""
    scope = scope_of(request)
    if scope.person is not None:
        feed_end(scope, person=scope.person)
        messages.success(request, say("reminders-feed-ended"))
    return redirect("rhythm:reminders")


def _page(
    request: HttpRequest, scope: Scope, kept: ProgrammeView | None, form: ReminderForm | None, shown: str = ""
) -> HttpResponse:
    last = reminder_last(scope)
    own = last if last is not None and kept is not None and last.rhythm_id == kept.rhythm.id else None
    may_choose = kept is not None and kept.due not in {"paused", "over"}
    if may_choose and form is None:
        assert kept is not None
        form = ReminderForm(programme=kept.programme, reminder=own)
    is_on = _is_to_come(scope, own)
    feed = calendar_feed(scope)
    context = {
        "kept": kept,
        "last": last,
        "is_on": is_on,
        # Those whose weeks are over have ended by themselves, and a calendar has nothing to be told.
        "is_cancelled": last is not None and not last.is_on,
        "says": reminders_said(own) if own is not None else "",
        "form": form,
        "feed": feed,
        "asked": _asked(feed),
        "shown": shown,
        "opens": shown.replace("http", "webcal", 1).replace("webcals:", "webcal:", 1),
        "is_here_only": is_this_computer(request.get_host()),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form is not None and form.is_bound else HTTPStatus.OK
    answer = render(request, "rhythm/reminders.html", context, status=status)
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _asked(feed: CalendarFeed | None) -> str:
    """Tell when a calendar last looked."""
    if feed is None or feed.asked_at is None:
        return say("reminders-feed-waits")
    at = timezone.localtime(feed.asked_at)
    return say("reminders-feed-asked", day=at.date(), time=time_said(at))


def _is_to_come(scope: Scope, reminder: Reminder | None) -> bool:
    return reminder is not None and reminder.is_on and reminder.last_on >= scope.today
