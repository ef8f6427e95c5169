"""The page somebody takes to a doctor: one side of paper, counted together from a dossier in one pass.

What is counted is what was said: the two numbers of a place come from the sessions of which both were told, and how
many those were stands beside them. Nothing is claimed to follow from massage.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from statistics import median_low
from typing import Any

from legato.body import LEGS, Leg, ZoneId
from legato.library import load_library
from legato.render.body_map import Outlines, Scores, body_map
from legato.response import Dossier, DossierPart, DossierRefusal, DossierSession, KeptProgramme
from legato.safety import Trouble, load_rule_book, load_stop_words
from legato.words import Sentences, name_list, place_words, tag_of

Place = tuple[Leg, ZoneId]
Told = dict[str, Any]

MOST_PLACES, MOST_LINES, MOST_NOTES, MOST_FACTS = 8, 4, 3, 4
LONGEST_NOTE, LONGEST_LINE = 160, 260
"""Signs: one page holds no more, and says that it leaves something out."""
_CAPTIONS = ("front", "back", "sole")
_WITHOUT_END = re.compile(r"\S{20}(?=\S)")
_ON_THE_LEFT = ("wrong", "refused", "not-asked")


@dataclass(slots=True)
class PlaceCount:
    """What was said of one place over all sessions."""

    before: list[int] = field(default_factory=list)
    after: list[int] = field(default_factory=list)
    """In the sessions of which both were told."""
    only_before: int = 0
    only_after: int = 0

    @property
    def answers(self) -> int:
        """How often anything was said of it."""
        return len(self.before) + self.only_before + self.only_after


@dataclass(slots=True)
class Counted:
    """All sessions of a dossier, counted together."""

    days: list[date] = field(default_factory=list)
    states: Counter[str] = field(default_factory=Counter)
    places: defaultdict[Place, PlaceCount] = field(default_factory=lambda: defaultdict(PlaceCount))
    work: defaultdict[Leg, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    wrong: list[Trouble] = field(default_factory=list)
    notes: list[tuple[date, str]] = field(default_factory=list)
    not_asked_before: int = 0
    silent_after: int = 0
    unseen: int = 0

    def add(self, session: DossierSession) -> None:
        """Count a session."""
        day = session.began.date()
        self.days.append(day)
        self.states[session.status] += 1
        self.not_asked_before += not session.was_asked_before
        self.silent_after += not session.was_asked_after
        self.unseen += bool(session.work) and not session.work_was_seen
        for pain in session.pains:
            place = self.places[pain.leg, pain.zone]
            if pain.before is not None and pain.after is not None:
                place.before.append(pain.before)
                place.after.append(pain.after)
            else:
                place.only_before += pain.before is not None
                place.only_after += pain.after is not None
        # What was only planned may not have been done.
        for done in session.work if session.work_was_seen else ():
            self.work[done.leg][done.technique] += 1
        self.wrong.extend(session.wrong)
        if session.note:
            self.notes.append((day, session.note))

    def scores(self, *, after: bool) -> Scores:
        """Return the middle answer of each place, from the sessions of which both were told."""
        every = ((place, count.after if after else count.before) for place, count in self.places.items())
        return {place: median_low(scores) for place, scores in every if scores}


def doctor_page(dossier: Dossier, sentences: Sentences, outlines: Outlines) -> Told:
    """Return what the page says, ready to be set; without outlines there are no drawings on it."""
    counted = Counted()
    for session in dossier.sessions:
        counted.add(session)
    say = sentences.say
    name = dossier.person.name
    parts = list(_parts(dossier, counted, sentences))
    language, _, region = tag_of(sentences.language).partition("-")
    return {
        "lang": language,
        "region": region.lower() or None,
        "title": say("doctor-title"),
        "whose": _breakable(say("doctor-whose", known=_known(dossier), name=name, age=dossier.person.age or 0)),
        "span": _span(dossier, counted, sentences),
        "lead": say("doctor-lead"),
        "sessions": _sessions(counted, sentences),
        "maps": list(_maps(counted, sentences, outlines)),
        "about-maps": say("doctor-about-maps"),
        "places": _places(counted, sentences),
        "left": [part for part in parts if part["name"] in _ON_THE_LEFT],
        "right": [part for part in parts if part["name"] not in _ON_THE_LEFT],
        "foot": say("doctor-foot", day=dossier.made_at.date()),
    }


def _known(dossier: Dossier) -> str:
    person = dossier.person
    if not person.name:
        return "none" if person.age is None else "age-alone"
    return "name" if person.age is None else "age"


def _span(dossier: Dossier, counted: Counted, sentences: Sentences) -> str:
    first = dossier.chosen.first or min(counted.days, default=dossier.made_at.date())
    last = dossier.chosen.last or dossier.made_at.date()
    return sentences.say("doctor-span", first=first, last=last)


def _sessions(counted: Counted, sentences: Sentences) -> str:
    states = counted.states
    # Where what felt wrong was left out, so was how sessions ended.
    knows = "no" if states[""] or not counted.days else "yes"
    return sentences.say(
        "doctor-sessions", count=len(counted.days), knows=knows, stopped=states["stopped"], going=states["playing"]
    )


def _maps(counted: Counted, sentences: Sentences, outlines: Outlines) -> Iterator[Told]:
    if not outlines or not counted.scores(after=False):
        return
    captions = {name: sentences.say("doctor-view", view=name) for name in (*_CAPTIONS, *(leg.value for leg in LEGS))}
    for when in ("before", "after"):
        scores = counted.scores(after=when == "after")
        spots = [
            sentences.say("doctor-map-spot", place=place_words(leg, zone, sentences), score=scores[leg, zone])
            for leg, zone in sorted(scores, key=_in_order)
        ]
        yield {
            "title": sentences.say("doctor-map", when=when),
            "alt": " ".join([sentences.say("doctor-map-alt", when=when), *spots]),
            "drawing": body_map(scores, outlines, captions),
        }


def _places(counted: Counted, sentences: Sentences) -> Told:
    """Return the table of places: those of which most was said, in the order of the body."""
    say = sentences.say
    most = sorted(counted.places, key=lambda place: (-counted.places[place].answers, *_in_order(place)))
    rows = [_place_row(place, counted.places[place], sentences) for place in sorted(most[:MOST_PLACES], key=_in_order)]
    left = len(most) - len(rows)
    return {
        "title": say("doctor-places"),
        "head": [say("doctor-column", column=name) for name in ("place", "before", "after", "sessions", "silent")],
        "rows": rows,
        "more": say("doctor-places-more", count=left) if left else "",
    }


def _place_row(place: Place, count: PlaceCount, sentences: Sentences) -> list[str]:
    leg, zone = place
    silent = sentences.say("doctor-silent", before=count.only_before, after=count.only_after)
    none = sentences.say("doctor-none")
    return [
        place_words(leg, zone, sentences),
        _middle(count.before, sentences) or none,
        _middle(count.after, sentences) or none,
        str(len(count.before)),
        silent if count.only_before or count.only_after else none,
    ]


def _middle(scores: list[int], sentences: Sentences) -> str:
    if not scores:
        return ""
    return sentences.say("doctor-middle", middle=median_low(scores), least=min(scores), most=max(scores))


def _parts(dossier: Dossier, counted: Counted, sentences: Sentences) -> Iterator[Told]:
    has = dossier.chosen.has
    if has(DossierPart.WRONG):
        yield _part("wrong", [_wrong(one, sentences) for one in reversed(counted.wrong)], sentences)
    if has(DossierPart.ANSWERS):
        yield _part("refused", [_refused(one, sentences) for one in reversed(dossier.refusals)], sentences)
    yield _part("not-asked", list(_not_asked(dossier, counted, sentences)), sentences, most=8)
    if has(DossierPart.TECHNIQUES):
        yield _part("work", list(_work(counted, sentences)), sentences)
    if has(DossierPart.PROGRAMME):
        yield _part("programme", [_programme(one, sentences) for one in reversed(dossier.programmes)], sentences)
    if has(DossierPart.NOTES):
        yield _part("notes", [_note(*one, sentences) for one in reversed(counted.notes)], sentences, MOST_NOTES)


def _part(name: str, lines: list[str], sentences: Sentences, most: int = MOST_LINES) -> Told:
    """Return one part with its newest lines; what there is no room for is counted, and where is none, it is said."""
    shown = [_short(line, LONGEST_LINE) for line in lines[:most]]
    if len(lines) > most:
        shown.append(sentences.say("doctor-more", count=len(lines) - most))
    return {
        "name": name,
        "title": sentences.say("doctor-part", part=name),
        "lines": [_breakable(line) for line in shown] or [sentences.say("doctor-nothing", part=name)],
    }


def _wrong(trouble: Trouble, sentences: Sentences) -> str:
    option = load_stop_words().trouble(trouble.what)
    where = [place_words(trouble.leg, zone, sentences) for zone in trouble.zones] if trouble.leg else []
    if trouble.leg and not where:
        where = [sentences.say("dossier-leg", leg=trouble.leg.value)]
    return sentences.say(
        "doctor-wrong",
        day=trouble.at.date(),
        what=option.label if option else trouble.what,
        at="place" if where else "none",
        place=name_list(where, sentences) if where else "",
    )


def _refused(refusal: DossierRefusal, sentences: Sentences) -> str:
    """Tell what a check-in that was refused said, by the questions that were answered with yes."""
    facts = load_rule_book().facts
    given = refusal.answers.facts if refusal.answers else ()
    told = [_fact(one.fact, one.leg, facts, sentences) for one in given]
    return sentences.say(
        "doctor-refused",
        day=refusal.at.date(),
        verdict=sentences.say("dossier-verdict", verdict=refusal.findings.verdict.value),
        told="facts" if told else "none",
        facts=name_list(told[:MOST_FACTS], sentences) if told else "",
        more=max(0, len(told) - MOST_FACTS),
    )


def _fact(name: str, leg: Leg | None, facts: Mapping[str, Any], sentences: Sentences) -> str:
    called = facts[name].name if name in facts else name
    return sentences.say("doctor-fact", fact=called, leg=leg.value if leg else "none")


def _not_asked(dossier: Dossier, counted: Counted, sentences: Sentences) -> Iterator[str]:
    yield sentences.say("doctor-never-asked")
    has_pain = dossier.chosen.has(DossierPart.PAIN)
    counts = {
        "before": counted.not_asked_before if has_pain else 0,
        "after": counted.silent_after if has_pain else 0,
        "unseen": counted.unseen,
    }
    for what, count in counts.items():
        if count:
            yield sentences.say("doctor-not-asked", what=what, count=count)
    left = [part for part in DossierPart if not dossier.chosen.has(part)]
    if left:
        names = [sentences.say("doctor-left-part", part=part.value) for part in left]
        yield sentences.say("doctor-left-out", parts=name_list(names, sentences))


def _work(counted: Counted, sentences: Sentences) -> Iterator[str]:
    known = load_library().techniques
    for leg in LEGS:
        most = counted.work[leg].most_common(5)
        if most:
            names = [known[name].words.name if name in known else name for name, _ in most]
            yield sentences.say("doctor-work", leg=leg.value, techniques=name_list(names, sentences))


def _programme(kept: KeptProgramme, sentences: Sentences) -> str:
    known = load_library().programmes.get(kept.programme)
    title = known.name if known else kept.programme
    return sentences.say("dossier-programme", title=title, day=kept.begun_on, held=kept.held)


def _note(day: date, note: str, sentences: Sentences) -> str:
    return sentences.say("doctor-note", day=day, note=_short(" ".join(note.split()), LONGEST_NOTE))


def _short(text: str, most: int) -> str:
    """Cut a text that is too long, and show that it was."""
    return text if len(text) <= most else f"{text[:most]}…"


def _breakable(text: str) -> str:
    """Let a word without an end be broken, so that it stays on the paper."""
    return _WITHOUT_END.sub(lambda found: f"{found[0]}\N{ZERO WIDTH SPACE}", text)


def _in_order(place: Place) -> tuple[int, int]:
    leg, zone = place
    return list(LEGS).index(leg), list(ZoneId).index(zone)


def lines_of(told: Told) -> Iterable[str]:
    """Give every text of the page that is not a drawing, as it is read."""
    yield from (told["title"], told["whose"], told["span"], told["lead"], told["sessions"])
    yield from (cell for row in told["places"]["rows"] for cell in row)
    yield from (line for part in (*told["left"], *told["right"]) for line in (part["title"], *part["lines"]))
