"""What happened in one place over many sessions, and in one session, in words; nothing is claimed from few."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.text import capfirst

from legato.body import Leg, ZoneId
from legato.pipeline.ready import ready_name
from legato.response import ENOUGH_SESSIONS, ZoneSummary
from legato.server.records.sittings.models import Sitting, Status, ZonePain
from legato.server.wire.language import say
from legato.server.wire.ready_pages import ready_title
from legato.server.wire.words import place_said
from legato.units import whole_minutes

_NEARLY_ALL_MS = 30_000
"""Less than this is missing where somebody skips the close, or a device dies with the last word [J]."""


@dataclass(frozen=True, slots=True)
class Length:
    """How long a session was, in words, and whether somebody was guided through all of it."""

    words: str
    whole: bool


def length_of(sitting: Sitting, guided: int | None) -> Length:
    """Tell how long a session was, and where it was stopped before its end, how much of it there was."""
    minutes = whole_minutes(sitting.lasts_ms, least=1)
    if sitting.status == Status.STOPPED and guided is None:
        return Length(say("diary-stopped", minutes=minutes), whole=False)
    if sitting.status != Status.STOPPED and (guided is None or sitting.lasts_ms - guided < _NEARLY_ALL_MS):
        return Length(say("plan-minutes", minutes=minutes), whole=True)
    played = whole_minutes(guided or 0)
    if played >= minutes:
        # "5 of 5" would say that nothing is missing.
        said = "diary-stopped" if sitting.status == Status.STOPPED else "plan-minutes"
        return Length(say(said, minutes=minutes), whole=False)
    if sitting.status == Status.STOPPED:
        return Length(say("diary-stopped-after", played=played, minutes=minutes), whole=False)
    return Length(say("diary-guided", guided=played, minutes=minutes), whole=False)


def title_of(sitting: Sitting) -> str:
    """Tell what kind of session it was: by its name where it was ready-made, as one made for the person otherwise."""
    name = ready_name(sitting.ready)
    return ready_title(name) if name is not None else say("diary-own-session")


def pain_words(pain: ZonePain, who: str) -> str:
    """Tell how a place was before and after; half an answer is told as half an answer."""
    place = place_said(Leg(pain.leg), ZoneId(pain.zone))
    if pain.before is None:
        return say("diary-pain-after-only", who=who, place=place, after=pain.after or 0)
    if pain.after is None:
        return say("diary-pain-before-only", who=who, place=place, before=pain.before)
    return say("diary-pain", who=who, place=place, before=pain.before, after=pain.after)


def pain_short(pain: ZonePain) -> str:
    """Tell the same in a line of a list."""
    place = capfirst(place_said(Leg(pain.leg), ZoneId(pain.zone)))
    if pain.before is None:
        return say("diary-pain-half", place=place, asked="after", score=pain.after or 0)
    if pain.after is None:
        return say("diary-pain-half", place=place, asked="before", score=pain.before)
    return say("diary-pain-short", place=place, before=pain.before, after=pain.after)


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
