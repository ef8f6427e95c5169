"""What happened in one place over many sessions, in words; nothing is claimed from few."""

from __future__ import annotations

from django.utils.text import capfirst

from legato.response import ENOUGH_SESSIONS, ZoneSummary
from legato.server.wire.language import say
from legato.server.wire.words import place_said


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
