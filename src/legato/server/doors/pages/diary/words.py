"""What happened in one place over many sessions, in words; nothing is claimed from few."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.text import capfirst

from legato.response import ENOUGH_SESSIONS, ZoneSummary
from legato.server.wire.language import say
from legato.server.wire.words import place_said
from legato.units import MILLISECONDS_PER_MINUTE

_NEARLY_ALL_MS = 30_000
"""Less than this is missing where somebody skips the close, or a device dies with the last word [J]."""


@dataclass(frozen=True, slots=True)
class Length:
    """How long a session was, in words, and whether somebody was guided through all of it."""

    words: str
    whole: bool


def length_of(lasts_ms: int, guided: int | None) -> Length:
    """Tell how long a session was, and how much of it somebody was guided through where that is less."""
    minutes = max(1, round(lasts_ms / MILLISECONDS_PER_MINUTE))
    if guided is None or lasts_ms - guided < _NEARLY_ALL_MS:
        return Length(say("plan-minutes", minutes=minutes), whole=True)
    return Length(say("diary-guided", guided=guided // MILLISECONDS_PER_MINUTE, minutes=minutes), whole=False)


def relief_words(summary: ZoneSummary) -> str:
    """Tell in one to three sentences how pain in a place went."""
    place = capfirst(place_said(summary.leg, summary.zone))
    if not summary.is_enough:
        return say("diary-too-few", place=place, sessions=summary.sessions, needed=ENOUGH_SESSIONS)
    return " ".join(_sentences(summary, place))


def _sentences(summary: ZoneSummary, place: str) -> list[str]:
    if summary.eased == summary.sessions:
        told = [say("diary-better-all", place=place, sessions=summary.sessions)]
    else:
        told = [say("diary-better", place=place, eased=summary.eased, sessions=summary.sessions)]
    if summary.worsened:
        told.append(say("diary-worse", count=summary.worsened))
    if summary.usual_points > 0:
        told.append(say("diary-points", points=summary.usual_points))
    return told
