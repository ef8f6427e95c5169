"""What helped: techniques on each leg against sessions without them, in words and in twenty dots."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from legato.body import Leg
from legato.library import load_library
from legato.response import Comparison, ComparisonState, LegAccount, Unclear
from legato.server.doors.pages.diary.dots import DotPlot, dot_plot
from legato.server.records.checkins.selectors import who_last
from legato.server.records.diary.helped import MOST_COMPARED, what_helped_in
from legato.server.wire.language import say, sentences
from legato.server.wire.scopes import scope_of
from legato.words import name_list

_FIRST_SAID = (ComparisonState.HELPS_MORE, ComparisonState.NO_DIFFERENCE, ComparisonState.CANNOT_TELL)


@dataclass(frozen=True, slots=True)
class ComparisonView:
    """One technique, or several that always went together."""

    name: str
    says: str
    why: str
    """What it is known from, or why it is not known."""
    together: str
    plot: DotPlot | None
    in_words: str
    """The dots for who cannot see them."""


@dataclass(frozen=True, slots=True)
class AccountView:
    """What is said about one leg."""

    leg: Leg
    counted: str
    known: tuple[ComparisonView, ...]
    open: tuple[ComparisonView, ...]
    """What cannot be told yet."""
    open_techniques: int
    """How many techniques those are."""


@require_safe
def helped(request: HttpRequest) -> HttpResponse:
    """Show what seems to help more, where no difference was seen, and what cannot be told yet."""
    scope = scope_of(request)
    found = what_helped_in(scope)
    who = who_last(scope).value
    context = {
        "who": who,
        "legs": [_leg_view(account, who) for account in found.legs],
        "without_player": found.without_player,
        "newest": MOST_COMPARED if found.older else None,
        "draws": scope.person is not None and scope.person.draws,
    }
    return render(request, "diary/helped.html", context)


def _leg_view(account: LegAccount, who: str) -> AccountView:
    ordered = sorted(account.comparisons, key=_place)
    views = [(one.state, _view(one, who)) for one in ordered]
    asked = account.answered + account.unanswered
    return AccountView(
        leg=account.leg,
        counted=say("helped-answered", answered=account.answered, asked=asked),
        known=tuple(view for state, view in views if state is not ComparisonState.CANNOT_TELL),
        open=tuple(view for state, view in views if state is ComparisonState.CANNOT_TELL),
        open_techniques=sum(len(one.techniques) for one in ordered if one.state is ComparisonState.CANNOT_TELL),
    )


def _place(one: Comparison) -> tuple[int, bool, int, int, tuple[str, ...]]:
    """What can be said stands first, then what is nearest to it, and last what cannot be compared."""
    return _FIRST_SAID.index(one.state), not one.dots, one.more or 0, -abs(one.mean), one.techniques


def _view(one: Comparison, who: str) -> ComparisonView:
    plot = dot_plot(one.dots) if one.dots else None
    return ComparisonView(
        name=name_list(_names(one.techniques), sentences()),
        says=_says(one, who),
        why=_why(one),
        together=say("helped-together", leg=one.leg.value) if len(one.techniques) > 1 else "",
        plot=plot,
        in_words=say("helped-dots-say", less=plot.less, same=plot.about_same, more=plot.more) if plot else "",
    )


def _says(one: Comparison, who: str) -> str:
    if one.side is not None:
        return say("helped-more", who=who, side=one.side.value)
    if one.state is ComparisonState.NO_DIFFERENCE:
        return say("helped-no-difference")
    return say("helped-cannot-tell", sessions=one.more or 0, unclear=(one.unclear or Unclear.UNSURE).value)


def _why(one: Comparison) -> str:
    if one.unclear in {Unclear.ALWAYS, Unclear.SELDOM}:
        return say("helped-no-contrast", unclear=one.unclear.value, count=one.with_it, all=one.with_it + one.without)
    counted = say("helped-counted", with_it=one.with_it, without=one.without)
    if one.unclear in {Unclear.GONE, Unclear.UNANSWERED}:
        return counted + " " + say("helped-unclear", unclear=one.unclear.value)
    return counted


def _names(techniques: Iterable[str]) -> list[str]:
    every = load_library().techniques
    return [every[name].words.name for name in techniques]
