""" "Something feels wrong": the questions for the player, and what follows from an answer."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from django.utils.safestring import SafeString, mark_safe

from legato.safety import Urgency
from legato.safety.stop import StopOption, load_stop_words

_ESCAPED = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


@dataclass(frozen=True, slots=True)
class AdviceView:
    """Advice with the answer it follows from."""

    label: str
    title: str
    says: str
    do: str
    urgency: str


@cache
def stop_words_json() -> SafeString:
    """Return the questions as JSON that may stand inside a page."""
    return mark_safe(json.dumps(load_stop_words().for_player(), ensure_ascii=False).translate(_ESCAPED))  # noqa: S308


@cache
def where_choices() -> tuple[tuple[str, str], ...]:
    """Return where it may have been, as choices of a form."""
    return tuple((option.id, option.label) for option in load_stop_words().where.options)


@cache
def wrong_choices() -> tuple[tuple[str, str], ...]:
    """Return what may have been wrong, as choices of a form."""
    return tuple((option.id, option.label) for option in load_stop_words().what.options)


def advice_for(names: Iterable[str]) -> tuple[AdviceView, ...]:
    """Return the advice that somebody has to read now, the most urgent first."""
    options = [option for name in names if (option := _option(name)) is not None and _is_serious(option)]
    options.sort(key=lambda option: -option.advice.urgency.degree if option.advice else 0)
    return tuple(
        AdviceView(option.label, option.advice.title, option.advice.says, option.advice.do, option.advice.urgency.value)
        for option in options
        if option.advice is not None
    )


@cache
def harmless_feelings() -> frozenset[str]:
    """Return what may feel wrong without ending the session; everything else ends it."""
    return frozenset(option.id for option in load_stop_words().what.options if not _is_serious(option))


def _option(name: str) -> StopOption | None:
    return load_stop_words().trouble(name)


def _is_serious(option: StopOption) -> bool:
    return option.advice is not None and option.advice.urgency is not Urgency.NONE
