"""Days and times are written as they are where somebody lives, whatever language they read."""

from __future__ import annotations

import json
from datetime import date, time
from importlib.resources import files

import pytest
from babel.localedata import locale_identifiers

from legato.words import load_sentences
from legato.words.ways import BRITISH, DayRead, Order, Ways, day_written, time_written, ways_of
from ways import ways_everywhere, ways_in_cldr

DAY, EVENING = date(2026, 11, 30), time(20, 5)
WRITTEN = {
    "en-GB": ("30 November 2026", "30 Nov 2026", "30 November", "20:05"),
    "en-US": ("November 30, 2026", "Nov 30, 2026", "November 30", "8:05 pm"),
    "en-CA": ("November 30, 2026", "Nov 30, 2026", "November 30", "8:05 pm"),
    "en-AU": ("30 November 2026", "30 Nov 2026", "30 November", "8:05 pm"),
    "de-AT": ("30 November 2026", "30 Nov 2026", "30 November", "20:05"),
    "hu": ("2026 November 30", "2026 Nov 30", "November 30", "20:05"),
    "zh-TW": ("2026 November 30", "2026 Nov 30", "November 30", "8:05 pm"),
    "fil-PH": ("November 30, 2026", "Nov 30, 2026", "November 30", "8:05 pm"),
}


@pytest.mark.parametrize("tag", WRITTEN)
def test_a_day_and_a_time_are_written_as_they_are_there(tag: str) -> None:
    """In the same English words."""
    ways = ways_of(tag)
    read = DayRead(DAY, ways)

    days = tuple(day_written(read, style) for style in ("long", "medium", "short"))
    assert (*days, time_written(EVENING, ways)) == WRITTEN[tag]


@pytest.mark.parametrize("tag", ["", "*", "en", "en-JP", "tlh", "x-klingon", "🦶", "de_" * 40])
def test_whoever_says_nothing_that_is_known_reads_british_days(tag: str) -> None:
    """Or, where a language is known, the days of that."""
    assert ways_of(tag) == BRITISH


def test_every_place_is_as_unicode_has_it() -> None:
    """All that Babel knows; where this fails after an update, run `scripts/ways.py`."""
    told = json.loads((files("legato.words") / "ways.json").read_text("utf-8"))

    assert told == ways_everywhere()
    for name in set(locale_identifiers()) - {"en"}:
        known = ways_in_cldr(name)
        assert ways_of(name.replace("_", "-")) == Ways(Order(known[:3]), has_noon=known.endswith("12")), name


def test_a_sentence_takes_the_ways_of_its_days() -> None:
    """They come with the day: no sentence knows who reads it."""
    sentences = load_sentences()

    assert sentences.say("diary-date", day=DAY) == "30 Nov 2026"
    assert sentences.say("diary-date", day=DayRead(DAY, ways_of("en-US"))) == "Nov 30, 2026"
    assert "of November 30" in sentences.say("diary-open-of", day=DayRead(DAY, ways_of("en-US")))


@pytest.mark.parametrize(
    ("at", "said"), [(time(0, 5), "12:05 am"), (time(12, 0), "12:00 pm"), (time(9, 30), "9:30 am")]
)
def test_noon_and_midnight_are_twelve(at: time, said: str) -> None:
    """Where hours begin again at noon."""
    assert time_written(at, ways_of("en-US")) == said
