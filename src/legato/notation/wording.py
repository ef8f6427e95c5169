"""Checks on words that people read and hear: short, plain, to the person, and promising nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from legato.errors import Finding
from legato.notation.statements import check_statements
from legato.notation.technique import Words
from legato.notation.technique_step import TechniqueStep

LONGEST_LINE = 80
"""Characters of the one line that is huge on the player [J]."""

LONGEST_SENTENCE = 24
"""Words; a longer sentence is hard to follow by ear [J]."""

PROMISES = re.compile(
    r"\b(heal|cur(?:e|es|ed|ing)\b|detox|toxin|lymph|circulation|blood flow|endorphin|cortisol|migraine|inflammation"
    r"|impurit|energy|meridian|guarantee|miracle|prevent|therap|treats?\b|treatment|remed)",
    re.IGNORECASE,
)
"""Words that claim what nobody has shown, or that belong to a clinic (claims to drop: S73, S75, S78, S111)."""

JARGON = re.compile(
    r"\b(effleurage|petrissage|friction|traction|mobili[sz]ation|plantar|dorsal|medial|lateral|distal"
    r"|proximal|anterior|posterior|metatars\w*|fascia|gastrocnemius|malleol\w*|patella|popliteal|palpat\w*|bilateral"
    r"|contraindicat\w*|clockwise)\b",
    re.IGNORECASE,
)
"""Words of the trade, which nobody needs while massaging."""

CARRIED_OVER: Mapping[str, str] = MappingProxyType(
    {
        r"lies well": "is comfortable",
        r"keep beside": "stay beside",
        r"a good floor": "a good minimum",
        r"minutes are welcome": "minutes count",
        r"no place needs more": "no spot needs more",
        r"speaks? (?:against|for it)": "rules out, supports",
        r"stands? against": "rules out",
        r"quite (?:worn|tired)": "badly overworked",
        r"(?:was|were) not shown": "has not been shown",
        r"(?:is|are|was|were) (?:looked at|checked) first": "have it looked at first",
        r"before it was looked at": "until it has been looked at",
        r"sets? (?:a clot |toxins |endorphins )?(?:loose|free)": "dislodges, releases",
        r"worn,? (?:stiff )?knees?": "arthritic knee",
        r"bore more pressure": "could take more pressure",
        r"could not be told apart": "show no clear effect",
        r"be seen (?:today|the same day|within|at once)": "see a doctor today",
        r"(?<!gets )hard to breathe, ": "trouble breathing, ",
        r"new colour": "different colour",
        r"cold does harm": "a bad reaction to cold",
        r"drowsy-making": "that makes you drowsy",
        r"a still leg": "a leg kept still",
        r"eye trouble": "trouble seeing",
        r"one being massaged": "person being massaged",
        r"hands can work": "hands are free",
        r"(?:is|are|things) at hand\b": "within reach",
        r"serves what you": "fits your aim",
        r"what you came with": "your complaint",
        r"others do more for you": "other techniques do more",
        r"touch is right here": "strokes here",
        r"for a leg with this": "suitable for this leg",
        r"you would need this": "needs",
        r"which we leave out": "left out here",
        r"want to note something": "add a note",
        r"send it away": "disconnect",
        r"have heard it": "passed on",
        r"ever slower": "slower and slower",
        r"then change over": "then swap directions",
        r"wander once": "go once",
        r"cord (?:above|joins|a little above)": "tendon above",
        r"hand after hand": "one hand after the other",
        r"burns or drags": "burns or pulls",
        r"start afresh": "start over",
        r"go on with it\b": "continue",
        r"never asleep in": "never fall asleep in",
        r"above all with": "especially with",
        r"in the next days": "in the next few days",
        r"(?:lymph)?edema": "oedema",
        r"(?<![-(])colors?\b(?!-)": "colour",
        r"favorites?\b|center(?:ed)?\b|gray\b|fibers?\b|tumors?\b|estrogen|anemia|pediatric": "the British spelling",
    }
)
"""Phrases carried over from another language, and American spellings, each with what to write instead."""

_CARRIED_OVER = re.compile(
    "|".join(rf"(?P<p{at}>\b(?:{phrase}))" for at, phrase in enumerate(CARRIED_OVER)), re.IGNORECASE
)
_SIDES = re.compile(r"\b(?:left|right)\b", re.IGNORECASE)
_THIRD_PERSON = re.compile(
    r"\b(?:the (?:patient|client|user|receiver|giver|subject)|one should|he|she|his|her)\b", re.IGNORECASE
)
_FIRST_PERSON = re.compile(r"\b(?:I|[Mm]e|[Mm]y|[Ww]e|[Uu]s|[Oo]ur)\b")
_SENTENCE = re.compile(r"[^.!?:;]+")


def check_wording(words: Words) -> Iterator[Finding]:
    """Find words that are too long, too learned, about somebody else, or that promise something."""
    yield from _long_lines(words)
    yield from check_statements(words)
    for path, text in _texts(words):
        yield from (Finding(path, says) for says in complaints_about(text))
        if _SIDES.search(text):
            yield Finding(path, "One score serves both legs: say 'inner' or 'outer', 'one hand' or 'the other'.")
        if path != "words.name" and text[-1] not in ".!?":
            yield Finding(path, "A sentence ends with a full stop.")


def complaints_about(text: str) -> Iterator[str]:
    """Say what is wrong with a text for people, wherever it stands."""
    if found := PROMISES.search(text):
        yield f"{found[0]!r} promises or claims too much."
    if found := JARGON.search(text):
        yield f"{found[0]!r} is a word of the trade: say it plainly."
    if found := _THIRD_PERSON.search(text):
        yield f"{found[0]!r} is about somebody: speak to the person."
    if found := _FIRST_PERSON.search(text):
        yield f"{found[0]!r} speaks about us: speak to the person."
    if any(ord(character) < ord(" ") for character in text) or text != text.strip():
        yield "A line has no line breaks inside and no blanks around it."
    longest = max((len(sentence.split()) for sentence in _SENTENCE.findall(text)), default=0)
    if longest > LONGEST_SENTENCE:
        yield f"A sentence of {longest} words is hard to follow; {LONGEST_SENTENCE} are enough."


def unidiomatic(text: str) -> Iterator[str]:
    """Say what a native speaker would not write, wherever a text stands."""
    better = tuple(CARRIED_OVER.values())
    for found in _CARRIED_OVER.finditer(text):
        at = int(str(found.lastgroup).removeprefix("p"))
        yield f"{found[0]!r}: write something like {better[at]!r}."


def _long_lines(words: Words) -> Iterator[Finding]:
    lines = {
        "words.line": words.line,
        "words.partner_line": words.partner_line,
        "words.upward.line": words.upward and words.upward.line,
    }
    for path, line in lines.items():
        if line and len(line) > LONGEST_LINE:
            says = f"The line has {len(line)} characters; {LONGEST_LINE} fit where it is shown large."
            yield Finding(path, says)


def _texts(words: Words) -> Iterator[tuple[str, str]]:
    yield "words.name", words.name
    yield "words.line", words.line
    yield from _step_texts("words.steps", words.steps)
    yield "words.feel", words.feel
    yield from ((f"words.stop_if[{at}]", sign) for at, sign in enumerate(words.stop_if))
    if words.partner_line is not None:
        yield "words.partner_line", words.partner_line
    if words.upward is not None:
        yield "words.upward.line", words.upward.line
        yield from _step_texts("words.upward.steps", words.upward.steps)


def _step_texts(path: str, steps: tuple[TechniqueStep, ...]) -> Iterator[tuple[str, str]]:
    for at, step in enumerate(steps):
        yield f"{path}[{at}].says", step.says
        yield f"{path}[{at}].short", step.short
