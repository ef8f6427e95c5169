""" "Something feels wrong": the questions for the player, and what follows from an answer."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from legato.body import LEGS, Leg
from legato.render import Region, closed_words, in_region
from legato.safety import Urgency
from legato.safety.stop import StopOption, load_stop_words
from legato.server.wire.language import language
from legato.words import Sentences, load_sentences

_ESCAPED = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


@dataclass(frozen=True, slots=True)
class AdviceView:
    """Advice with the answer it follows from."""

    label: str
    title: str
    says: str
    do: str
    """What to do now; nothing where something more urgent was told beside it."""
    urgency: str

    @property
    def is_for_today(self) -> bool:
        """Whether it should be seen today, so that somewhere has to be open."""
        return bool(self.do) and self.urgency == Urgency.SAME_DAY


def stop_words_json(region: Region) -> SafeString:
    """Return the questions as JSON that may stand inside a page, with the numbers of a country."""
    return _json_in(language(), region)


@cache
def _json_in(spoken: str, region: Region) -> SafeString:
    words = load_stop_words().for_player()
    for option in (option for question in words["questions"] for option in question["options"]):
        if option["advice"] is not None:
            option["advice"] = _in_region(option["advice"], region, load_sentences(spoken))
    return mark_safe(json.dumps(words, ensure_ascii=False).translate(_ESCAPED))  # noqa: S308 - escaped here


@cache
def where_choices(legs: tuple[Leg, ...] = LEGS) -> tuple[tuple[str, str], ...]:
    """Return where it may have been, on legs that are there, as choices of a form."""
    options = load_stop_words().where.options
    return tuple((option.id, option.label) for option in options if option.leg is None or option.leg in legs)


@cache
def wrong_choices() -> tuple[tuple[str, str], ...]:
    """Return what may have been wrong, as choices of a form."""
    return tuple((option.id, option.label) for option in load_stop_words().what.options)


def advice_for(names: Iterable[str]) -> tuple[AdviceView, ...]:
    """Return the advice that somebody has to read now, the most urgent first."""
    options = [option for name in names if (option := _option(name)) is not None and option.is_serious]
    advice = [(option.label, option.advice) for option in options if option.advice is not None]
    most = max((one.urgency.degree for _, one in advice), default=0)
    return tuple(
        AdviceView(label, one.title, one.says, one.do if one.urgency.degree == most else "", one.urgency.value)
        for label, one in sorted(advice, key=lambda each: -each[1].urgency.degree)
    )


def _in_region(advice: Mapping[str, Any], region: Region, sentences: Sentences) -> dict[str, Any]:
    """Put the numbers of a country into advice, and where to turn when doctors are closed beside what is for today."""
    closed = [closed_words(region, sentences)] if advice["urgency"] == Urgency.SAME_DAY else []
    says = {name: in_region(advice[name], region) for name in ("says", "says_to_giver")}
    do = {name: [in_region(advice[name], region), *closed] for name in ("do", "do_to_giver") if advice[name]}
    return {**advice, "do_to_giver": [], **says, **do}


def _option(name: str) -> StopOption | None:
    return load_stop_words().trouble(name)
