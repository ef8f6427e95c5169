"""What lasts after something felt wrong: from everything that happened to the facts that hold at the next check-in.

A fact holds until the person has answered about this very trouble that it is
gone; for some also until somebody has looked at it. Neither time alone, nor an
answer about something else, nor an earlier clearance ever takes one away.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import groupby
from operator import attrgetter

from legato.body import Leg, ZoneId
from legato.notation.checkin import Answer, CheckIn
from legato.notation.technique import FactId
from legato.safety.book import RuleBook
from legato.safety.stop import Lasts, StopOption, StopWords, answer_at

NOT_SEEN: FactId = "sign_not_seen"
TENDER: FactId = "tender_place"
NOT_BETTER: FactId = "not_better"
UNKNOWN = "something_else"
"""What a trouble counts as whose name these words do not know: written by another version, or by hand."""


class Reply(StrEnum):
    """What a person may answer when asked how it is now; without an answer it is still there."""

    STILL = "still"
    GONE = "gone"
    SEEN = "seen"
    """Gone, and a doctor who looked at it says that massage is fine."""
    MISTAKE = "mistake"
    """It never was: a wrong tap."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something that was wrong in or after a session, with every answer that was given about it since."""

    id: str
    what: str
    """Its id among the stop words."""
    at: datetime
    leg: Leg | None = None
    """Without a leg it holds for both."""
    zones: tuple[ZoneId, ...] = ()
    replies: tuple[Reply, ...] = ()
    """In the order in which they were given: the last one counts, whatever a clock said."""


@dataclass(frozen=True, slots=True)
class Lasting:
    """A trouble that still matters: what it is, what holds because of it, and whether to ask how it is now."""

    trouble: Trouble
    option: StopOption
    facts: tuple[Answer, ...]
    asks: bool

    @property
    def replies(self) -> tuple[Reply, ...]:
        """The answers there are to how it is now."""
        needs_eyes = self.option.lasts is not None and self.option.lasts.until == "seen"
        return tuple(reply for reply in Reply if reply is not Reply.SEEN or needs_eyes)


def lasting(troubles: Iterable[Trouble], *, now: datetime, words: StopWords, book: RuleBook) -> tuple[Lasting, ...]:
    """Return what still matters of all that happened, the newest first."""
    found = (_lasting(one, now, words, book) for one in troubles)
    kept = [one for one in found if one is not None and one.facts]
    return tuple(sorted(kept, key=lambda one: (one.trouble.at, one.trouble.id), reverse=True))


def with_facts(checkin: CheckIn, facts: Iterable[Answer]) -> CheckIn:
    """Return a check-in that also tells these facts; whatever else was answered stays as it is."""
    new = [answer for answer in dict.fromkeys(facts) if answer not in checkin.facts]
    return checkin.model_copy(update={"facts": (*checkin.facts, *new)}) if new else checkin


def _lasting(trouble: Trouble, now: datetime, words: StopWords, book: RuleBook) -> Lasting | None:
    option = words.trouble(trouble.what) or words.what.option(UNKNOWN)
    if option.fact is None or option.lasts is None:
        return None
    reply = trouble.replies[-1] if trouble.replies else Reply.STILL
    names = list(_facts(option.fact, option.lasts, reply))
    if reply in (Reply.GONE, Reply.SEEN) and now - trouble.at < timedelta(days=option.lasts.days):
        names.append(TENDER)
    facts = tuple(answer_at(name, trouble.leg, trouble.zones, book) for name in names)
    over = reply in (Reply.SEEN, Reply.MISTAKE) or (reply is Reply.GONE and option.lasts.until == "gone")
    return Lasting(trouble, option, facts, asks=not over)


def _facts(fact: FactId, lasts: Lasts, reply: Reply) -> tuple[FactId, ...]:
    if reply is Reply.STILL:
        return (fact,)
    return (NOT_SEEN,) if reply is Reply.GONE and lasts.until == "seen" else ()


@dataclass(frozen=True, slots=True)
class PainTold:
    """The pain of one zone before one session."""

    at: datetime
    leg: Leg
    zone: ZoneId
    score: int


def not_better(pains: Iterable[PainTold], *, words: StopWords) -> tuple[Answer, ...]:
    """Return the places where pain is as high as it was several sessions and some weeks before."""
    by_place = attrgetter("leg", "zone")
    told = sorted((pain for pain in pains if pain.score > 0), key=lambda pain: (pain.leg, pain.zone, pain.at))
    places = [place for place, series in groupby(told, by_place) if _is_stuck(tuple(series), words)]
    return tuple(Answer(fact=NOT_BETTER, leg=leg, zones=(zone,)) for leg, zone in places)


def _is_stuck(series: Sequence[PainTold], words: StopWords) -> bool:
    numbers = words.not_better
    window = series[-numbers.sessions :]
    long_enough = len(window) == numbers.sessions and window[-1].at - window[0].at >= timedelta(days=numbers.days)
    return long_enough and window[-1].score >= window[0].score
