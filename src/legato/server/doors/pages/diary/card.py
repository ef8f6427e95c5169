"""A card of one session, to print or to show: it says only what the person chooses, and goes nowhere by itself."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from legato.server.doors.pages.diary.entries import EntryView, entry_view, techniques_done
from legato.server.doors.pages.diary.entry import entry_or_404
from legato.server.records.people.scope import Scope
from legato.server.records.sittings.models import Sitting
from legato.server.records.sittings.selectors import guidance_in
from legato.server.wire.language import say
from legato.server.wire.scopes import scope_of


class CardWord(StrEnum):
    """What a card can say."""

    DATE = "date"
    MINUTES = "minutes"
    PAIN = "pain"
    TECHNIQUES = "techniques"
    NOTE = "note"


AT_FIRST = frozenset({CardWord.DATE, CardWord.MINUTES})
"""What a card says before anything is chosen: nothing about health."""


@dataclass(frozen=True, slots=True)
class CardLine:
    """One thing a card can say, and whether it does."""

    name: str
    label: str
    words: tuple[str, ...]
    is_chosen: bool


@require_safe
def card(request: HttpRequest, sitting_id: uuid.UUID) -> HttpResponse:
    """Show a card with the lines that an address names; with two of them as long as it names none."""
    scope = scope_of(request)
    sitting = entry_or_404(scope, sitting_id)
    chosen = frozenset(request.GET.getlist("show")) if "chosen" in request.GET else AT_FIRST
    told = entry_view(sitting, guidance_in(scope, [sitting])[sitting.id])
    lines = [
        CardLine(name.value, say("diary-card-line", line=name.value), words, name.value in chosen)
        for name, words in _lines(scope, sitting, told)
        if words
    ]
    return render(request, "diary/card.html", {"sitting": sitting, "lines": lines, "who": sitting.who.value})


def _lines(scope: Scope, sitting: Sitting, told: EntryView) -> Iterator[tuple[CardWord, tuple[str, ...]]]:
    yield CardWord.DATE, (say("diary-day-in-full", day=told.at.date()),)
    yield CardWord.MINUTES, (told.length.words,)
    yield CardWord.PAIN, told.pains
    names = dict.fromkeys(one.words.name for done in techniques_done(scope, sitting) for one in done.techniques)
    yield CardWord.TECHNIQUES, tuple(names)
    yield CardWord.NOTE, (told.note,) if told.note else ()
