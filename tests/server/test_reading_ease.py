"""The pages that ask and refuse are as easy to read as the rules they show."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.resources import files
from itertools import product

import pytest
from fluent.syntax import FluentParser, FluentSerializer, visitor
from fluent.syntax.ast import Identifier, Message, SelectExpression, VariableReference

from legato.notation.checkin import Who
from legato.render import closed_words, load_regions
from legato.safety import Urgency, Verdict
from legato.server.doors.pages.forms import FirstForm, HealthForm
from legato.words import heading_of, load_sentences
from reading import too_hard
from server.builders import ticks

PAGES = ("checkin", "verdict", "plan", "after", "diary", "helped", "dossier")
_SOME = {"count": 2, "weeks": 30, "years": 44, "most": 9, "least": 1, "minutes": 20, "days": 90}
"""Numbers to be put in; whatever else is put in is a name or a place of the content, which is read elsewhere."""


_DATE = re.compile(r"DAY\(|DATETIME\(")
_FEWEST_WORDS = 5
"""Fewer say nothing about how easy they are."""


class _Inside(visitor.Visitor):
    """What the variants of a message depend on, and what is put into it."""

    def __init__(self, message: Message) -> None:
        self.variants: dict[str, set[str]] = {}
        self.put_in: set[str] = set()
        self.visit(message)

    def visit_VariableReference(self, node: VariableReference) -> None:  # noqa: N802 - the visitor calls it so
        """Note a value that is put in."""
        self.put_in.add(node.id.name)

    def visit_SelectExpression(self, node: SelectExpression) -> None:  # noqa: N802 - the visitor calls it so
        """Note what is chosen by, and between what."""
        keys = {variant.key.name for variant in node.variants if isinstance(variant.key, Identifier)}
        if isinstance(node.selector, VariableReference) and "other" not in keys:
            self.variants.setdefault(node.selector.id.name, set()).update(keys)
        self.generic_visit(node)


def sentences_of(area: str) -> Iterator[tuple[str, str]]:
    """Give every sentence of a catalogue with every one of its variants; those with a date in them are left to it."""
    text = (files("legato.words") / "en" / f"{area}.ftl").read_text("utf-8")
    for message in FluentParser().parse(text).body:
        if not isinstance(message, Message) or _DATE.search(FluentSerializer().serialize_entry(message)):
            continue
        found = _Inside(message)
        for values in product(*(sorted(found.variants[name]) for name in sorted(found.variants))):
            given: dict[str, str | int] = dict(zip(sorted(found.variants), values, strict=True))
            rest = {name: _SOME.get(name, "this") for name in found.put_in - given.keys()}
            yield f"{message.id.name} {values}", load_sentences().say(message.id.name, **given, **rest)


@pytest.mark.parametrize("area", PAGES)
def test_every_sentence_of_the_pages_is_easy_to_read(area: str) -> None:
    """All that pages say beside the content, to each of those they speak to."""
    told = {name: text for name, text in sentences_of(area) if len(text.split()) >= _FEWEST_WORDS}

    assert len(told) > 8
    assert too_hard(told) == {}


def test_every_title_and_lead_of_a_verdict_is_easy_to_read() -> None:
    """The largest words there are."""
    headings = {f"{verdict}, {urgency}": heading_of(verdict, urgency) for verdict in Verdict for urgency in Urgency}
    told = {f"{name}, {part}": text for name, one in headings.items() for part, text in one._asdict().items()}

    assert too_hard(told) == {}


@pytest.mark.parametrize("who", Who)
def test_every_complaint_of_the_check_in_is_easy_to_read(who: Who) -> None:
    """What a page says when a line is empty, a place is missing or a doctor's day does not count."""
    told: dict[str, str] = {}
    empty = FirstForm({"line-swelling": "on", "line-walking": "on", "fact-bruise": "on"}, given={}, who=who)
    day = HealthForm({"age": "44", **ticks("past_clot"), "doctor-past_clot": "agreed"}, answers={}, given={}, who=who)
    for form in (empty, FirstForm({}, given={}, who=who), day):
        told |= {name: " ".join(map(str, problems)) for name, problems in form.errors.items()}

    assert len(told) == 4
    assert too_hard(told) == {}


def test_where_to_turn_at_night_is_easy_to_read_in_every_country() -> None:
    """Read at night, by somebody who is afraid."""
    told = {region.code: closed_words(region) for region in load_regions().values()}
    names = {region.code: region.urgent.name for region in load_regions().values() if region.urgent}

    # What a line is called is not ours to choose.
    assert too_hard({code: text.replace(names.get(code, "?"), "the line") for code, text in told.items()}) == {}
