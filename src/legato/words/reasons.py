"""The reasons of a plan as sentences: one code and what it is about, one whole sentence.

A reason may have been written down by an older version, about a rule, a fact or a thing that is gone since, or without
what its sentence needs. Then a plainer sentence of the same code is said, and nothing breaks.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from legato.body import Leg, ZoneId
from legato.notation.checkin import Who
from legato.notation.phrase import phrase
from legato.notation.session import Reason
from legato.safety import RuleBook
from legato.units import MILLISECONDS_PER_SECOND, clock
from legato.words.naming import name_list, places_words
from legato.words.sentences import Sentences, Value

REASON_NEEDS: Mapping[str, tuple[str, ...]] = {
    "reason-chosen-length": ("leg", "technique", "seconds"),
    "reason-chosen-technique": ("leg", "technique"),
    "reason-opens-order": ("leg", "technique"),
    "reason-closes-order": ("leg", "technique"),
    "reason-suits-complaint-told": ("complaint",),
    "reason-suits-aim-told": ("aim",),
    "reason-supported-grade": ("grade",),
    "reason-works-where-it-hurts-there": ("places",),
    "reason-works-where-it-hurts-beside": ("places",),
    "reason-less-value-too-long": ("leg", "technique", "most"),
    "reason-no-time-least": ("time", "whole"),
    "reason-no-time-shortened": (),
    "reason-no-time-even-shortest": ("minutes",),
    "reason-no-time-legs": (),
    "reason-no-time-wishes": ("minutes",),
    "reason-no-time-grid": ("leg", "technique", "grid", "seconds"),
    "reason-no-time-too-short": ("leg", "technique", "least"),
    "reason-tires-hands-too-long": ("leg", "technique", "most"),
    "reason-out-of-reach-needs": ("needs",),
    "reason-position-place": ("position",),
    "reason-needs-equipment-things": ("things",),
    "reason-needs-oil-no-oil": (),
    "reason-needs-oil-begins-oiled": (),
    "reason-needs-oil-stays-dry": (),
    "reason-needs-oil-dry-first": ("technique",),
    "reason-zone-excluded-left-out": ("count", "places"),
    "reason-pressure-cap-at-most": ("least", "cap"),
    "reason-excluded-told": (),
    "reason-excluded-gentle": (),
    "reason-excluded-not-with": ("fact", "name"),
    "reason-excluded-not-asked": ("name",),
    "reason-excluded-flat-only": ("places",),
    "reason-excluded-strokes-only": ("places",),
    "reason-excluded-thing": ("things",),
    "reason-excluded-part": ("parts",),
    "reason-excluded-self-only": (),
    "reason-excluded-block-cap": ("least", "seconds"),
    "reason-excluded-session-cap": ("minutes",),
}
"""What the sentence of a code and a case is given besides `$who`; the sentence of a code alone needs nothing more."""

_CARE = "reason-excluded-care"
"""Said in the words of the book, because it is one of its rules."""


def reason_words(reason: Reason, who: Who, sentences: Sentences, book: RuleBook) -> str:
    """Return the sentence of a reason, for whoever reads it."""
    code = case_code(reason)
    said = _care_words(reason, book) if code == _CARE else None
    args = dict(_arguments(reason, sentences, book))
    if said is None:
        said = _said(reason, code, args, who, sentences)
    if not reason.args.get("wished") or not {"technique", "leg"} <= args.keys():
        return said
    return sentences.say("reason-wished", leg=args["leg"], technique=args["technique"], reason=said)


def case_code(reason: Reason) -> str:
    """Return the code of the sentence that tells what a reason is about."""
    case = str(reason.args.get("case", ""))
    return f"{_plain_code(reason)}-{case.replace('_', '-')}" if case else _plain_code(reason)


def _plain_code(reason: Reason) -> str:
    return f"reason-{reason.code.value.replace('_', '-')}"


def _said(reason: Reason, code: str, args: Mapping[str, Value], who: Who, sentences: Sentences) -> str:
    needs = REASON_NEEDS.get(code)
    if needs is None or not args.keys() >= set(needs):
        return sentences.say(_plain_code(reason), who=who.value)
    return sentences.say(code, who=who.value, **{name: args[name] for name in needs})


def _arguments(reason: Reason, sentences: Sentences, book: RuleBook) -> Iterator[tuple[str, Value]]:
    """Give what the sentences of reasons put in, as far as this reason tells it and it is still known."""
    given = reason.args
    yield from ((_RENAMED.get(name, name), given[name]) for name in _AS_GIVEN if name in given)
    if "technique" in given:
        yield "technique", sentences.text(phrase("technique-name", technique=str(given["technique"])))
    if "zones" in given:
        zones = [ZoneId(name) for name in str(given["zones"]).split()]
        yield "places", places_words(Leg(str(given["leg"])), zones, sentences)
        yield "count", len(zones)
    if "things" in given:
        code, name = _THINGS[str(given["case"])]
        each = [sentences.say(code, **{name: thing}) for thing in str(given["things"]).split()]
        yield f"{name}s", name_list(each, sentences)
    if given.get("fact") in book.facts:
        yield "fact", str(given["fact"])
        yield "name", book.facts[str(given["fact"])].name
    if "least_seconds" in given:
        yield "time", _as_clock(given["least_seconds"])
    if "leg_seconds" in given:
        yield "whole", _as_clock(given["leg_seconds"])


_AS_GIVEN = (
    *("leg", "minutes", "seconds", "least_seconds", "most_seconds", "grid", "least", "cap"),
    *("complaint", "aim", "grade", "needs", "position"),
)
"""What is put in as it is written down."""
_RENAMED = {"least_seconds": "least", "most_seconds": "most"}
_THINGS = {"thing": ("thing-used", "thing"), "part": ("part-used", "part"), "things": ("thing-name", "thing")}
"""The names of things, by how they are spoken of."""


def _as_clock(seconds: str | int) -> str:
    return clock(int(seconds) * MILLISECONDS_PER_SECOND)


def _care_words(reason: Reason, book: RuleBook) -> str | None:
    """Return the words of the care that a delicate spot gets; nothing where the book has no such care any more."""
    named = reason.args.get("care", reason.rule)
    return next((care.says for care in book.always if care.id == named), None)
