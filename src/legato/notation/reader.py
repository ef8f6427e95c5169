"""From the text of a technique file to a technique, or to everything that is wrong with it.

Records stop at the first layer that is broken: a stroke with a bad pressure is
never asked whether it fits its kind.
So broken strokes are looked at a second time with what does not matter to
their kind set aside, because an author wants to mend a file in one go.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from pydantic import TypeAdapter, ValidationError

from legato.errors import Finding, ScoreError
from legato.notation.checks import check_technique
from legato.notation.lines import Loc, line_of, lines_of, loc_of
from legato.notation.model import findings, path_of
from legato.notation.score import Score, Stroke
from legato.notation.technique import Demands, Family, Technique, disagreements

MOST_BYTES = 200_000
"""A larger file is refused unread; the longest technique that ships takes a fortieth of it."""

LONGEST_LINE = 2_000
"""Characters; longer lines are refused unread, because a name of ten thousand dots keeps a reader busy for minutes."""

MOST_FINDINGS = 50
"""Nobody reads more mistakes than this at once."""

_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
_PLAIN_PRESSURE = {"least": 3, "most": 3}


def read_technique(text: str, file: str | None = None) -> Technique:
    """Read a technique from TOML.

    Raises:
        ScoreError: with everything that is wrong, each finding with its file, its line and its path.
    """
    technique, found = examine(text, file)
    if technique is None or found:
        raise ScoreError(found)
    return technique


def examine(
    text: str, file: str | None = None, *, facts: frozenset[str] | None = None, sources: frozenset[str] | None = None
) -> tuple[Technique | None, tuple[Finding, ...]]:
    """Read a technique and check it, and give both: what could be read, and all that is wrong.

    With `facts` or `sources` given, it may name only those.
    """
    tables, broken = tables_of(text)
    if broken is not None:
        return None, (replace(broken, file=file),)
    technique: Technique | None = None
    try:
        technique = Technique.model_validate(tables)
        found = check_technique(technique, facts=facts, sources=sources)
    except ValidationError as wrong:
        found = (*findings(wrong), *_hidden(tables, wrong))
    return technique, in_place(found, text, file)


def tables_of(text: str) -> tuple[dict[str, Any], Finding | None]:
    """Return the tables of a TOML text, or why it is not read: it is too long, or not TOML."""
    size = len(text.encode("utf-8", "surrogatepass"))
    if size > MOST_BYTES:
        return {}, Finding("", f"This file is {size} bytes long; at most {MOST_BYTES} are read.")
    for number, line in enumerate(text.split("\n"), start=1):
        if len(line) > LONGEST_LINE:
            return {}, Finding("", f"This line has {len(line)} characters; at most {LONGEST_LINE} are read.", number)
    try:
        return tomllib.loads(text), None
    except tomllib.TOMLDecodeError as wrong:
        return {}, _not_toml(str(wrong), text)
    except RecursionError:
        return {}, Finding("", "This is nested too deeply.")


def _not_toml(message: str, text: str) -> Finding:
    place = _PLACE.search(message)
    told = _PLACE.sub("", message).rstrip(".")
    told = told[:1].lower() + told[1:]
    if place is None or place[1] is None:
        return Finding("", f"This is not valid TOML: {told}, at the end.", text.count("\n") + 1)
    return Finding("", f"This is not valid TOML: {told}, at column {place[2]}.", int(place[1]))


def _hidden(tables: dict[str, Any], wrong: ValidationError) -> Iterator[Finding]:
    """Find what other mistakes have kept from being looked at."""
    broken = {error["loc"] for error in wrong.errors(include_url=False)}
    spoilt: dict[Loc, set[str | int]] = {}
    for loc in broken:
        if loc[:2] == ("score", "strokes") and len(loc) > len(("score", "strokes", 0)):
            spoilt.setdefault(loc[:3], set()).add(loc[3])
    for number, stroke in enumerate(_strokes(tables)[:MOST_FINDINGS]):
        loc = ("score", "strokes", number)
        if loc in spoilt and isinstance(stroke, dict):
            yield from _misfits(stroke, loc, spoilt[loc])
    if () not in broken:
        yield from _disagreements(tables)


def _misfits(stroke: dict[str, Any], loc: Loc, spoilt: set[str | int]) -> Iterator[Finding]:
    known = {name: value for name, value in stroke.items() if name in Stroke.model_fields}
    mended = known | {
        name: plain for name, plain in (("pressure", _PLAIN_PRESSURE), ("repetitions", 1)) if name in spoilt
    }
    try:
        Stroke.model_validate(mended)
    except ValidationError as wrong:
        whole = [found for found in findings(wrong) if found.path == ""]
        yield from (replace(found, path=path_of(loc)) for found in whole)


def _disagreements(tables: dict[str, Any]) -> Iterator[Finding]:
    try:
        family = Family(tables["family"])
        who = Demands.model_validate(tables["who"])
        score = Score.model_validate(tables["score"])
        equipment = TypeAdapter(tuple[str, ...]).validate_python(tables.get("equipment", ()))
    except (KeyError, TypeError, ValueError):
        return
    for says in disagreements(family, who, bool(equipment), score):
        yield Finding("", f"{says[:1].upper()}{says[1:]}.")


def _strokes(tables: dict[str, Any]) -> list[Any]:
    score = tables.get("score")
    strokes = score.get("strokes") if isinstance(score, dict) else None
    return strokes if isinstance(strokes, list) else []


def in_place(found: Iterable[Finding], text: str, file: str | None) -> tuple[Finding, ...]:
    """Give each finding its file and its line in the text: each once, and no more than anybody reads."""
    once = tuple(dict.fromkeys(found))
    if not once:
        return ()
    if len(once) > MOST_FINDINGS:
        more = Finding("", f"There are {len(once) - MOST_FINDINGS} more mistakes like these.")
        once = (*once[:MOST_FINDINGS], more)
    try:
        lines = lines_of(text)
    except RecursionError:
        lines = {}
    return tuple(replace(one, file=file, line=line_of(lines, loc_of(one.path))) for one in once)
