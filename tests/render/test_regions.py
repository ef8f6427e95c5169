"""Whom to call in which country: every number has a source, and every sentence a number."""

from __future__ import annotations

import json
import re
from importlib.resources import files
from zoneinfo import ZoneInfo

import pytest

from legato.errors import ContentError
from legato.library import load_library
from legato.notation.emergency import EVERYWHERE, PLACE
from legato.render import ELSEWHERE, closed_words, in_region, load_regions, region_called, region_in
from legato.render.regions import read_regions
from legato.safety import load_foot_check, load_rule_book, load_stop_words
from legato.safety.hazards import load_hazards


def test_at_least_twenty_countries_are_known_each_with_sources_and_time_zones() -> None:
    """One country per code and per time zone, each zone a real one."""
    known = load_regions().values()
    zones = [zone for region in known for zone in region.zones]

    assert len(known) >= 20
    assert len(set(zones)) == len(zones)
    assert all(ZoneInfo(zone) for zone in zones)
    assert [region.name for region in known] == sorted(region.name for region in known)


@pytest.mark.parametrize(
    ("code", "emergency", "urgent"),
    [
        ("GB", "999", "111"),
        ("IE", "999", None),
        ("DE", "112", "116117"),
        ("AT", "144", "1450"),
        ("CH", "144", None),
        ("FR", "15", "15"),
        ("BE", "112", "1733"),
        ("PT", "112", "808 24 24 24"),
        ("SE", "112", "1177"),
        ("NO", "113", "116117"),
        ("FI", "112", "116117"),
        ("US", "911", None),
        ("CA", "911", "811"),
        ("AU", "000", "1800 022 222"),
        ("NZ", "111", "0800 611 116"),
        ("JP", "119", "#7119"),
    ],
)
def test_the_numbers_of_a_country(code: str, emergency: str, urgent: str | None) -> None:
    """A changed number is changed twice on purpose."""
    region = load_regions()[code]

    assert region.emergency == emergency
    assert (region.urgent.number if region.urgent else None) == urgent


@pytest.mark.parametrize(
    ("chosen", "zone", "tags", "code"),
    [
        ("", "Europe/Vienna", ["en-US"], "AT"),
        ("DE", "Europe/Vienna", ["en-US"], "DE"),
        ("", "", ["de", "de-CH", "en-US"], "CH"),
        ("", "UTC", ["zh-Hant-HK"], "HK"),
        ("", "UTC", ["de"], "ZZ"),
        ("XX", "Mars/Base", ["sr-Latn-RS"], "ZZ"),
        ("ZZ", "Europe/Vienna", ["de-AT"], "ZZ"),
    ],
)
def test_which_country_it_is(chosen: str, zone: str, tags: list[str], code: str) -> None:
    """What was chosen first, then where the clock is, then what is spoken; a language alone is no country."""
    assert region_in(chosen, zone, tags).code == code


def test_a_sentence_has_the_number_of_the_country() -> None:
    """And calls a maternity unit what it is called there."""
    said = f"Call your maternity unit now, or your emergency number ({EVERYWHERE})."

    assert in_region(said, load_regions()["US"]) == (
        "Call your labor and delivery unit now, or your emergency number (911)."
    )
    assert in_region(said, ELSEWHERE) == "Call your maternity unit now, or your emergency number (112)."


def test_somewhere_is_open_at_night_in_every_country() -> None:
    """The line of the country by its name and hours; where there is none, or not everywhere, a place to go to."""
    assert closed_words(load_regions()["GB"]) == "If your doctor is closed, call NHS 111 (111, day and night)."
    for region in (*load_regions().values(), ELSEWHERE):
        said = closed_words(region)
        assert (region.urgent is not None and region.urgent.number in said) or "hospital" in said
        if region.urgent is not None and region.urgent.where:
            assert said.endswith("If nobody answers, go to urgent care or to a hospital.")


def test_a_country_nobody_looked_up_is_none() -> None:
    """No number is made up."""
    assert region_called("XX") is None
    assert region_called("") is None


def test_no_sentence_shows_the_place_of_a_number() -> None:
    """Rules, advice, looks, content and hazards: where the place was, the numbers stand, always in brackets."""
    book = load_rule_book()
    read = [
        *(one.model_dump_json() for one in (*book.rules, *book.facts.values(), *book.always)),
        *(one.model_dump_json() for one in load_hazards()),
        json.dumps(load_stop_words().model_dump(mode="json")),
        load_foot_check().model_dump_json(),
        repr(load_library()),
    ]

    for text in read:
        assert PLACE not in text
        assert text.count(EVERYWHERE) == text.count(f"({EVERYWHERE})")
    assert sum(text.count(EVERYWHERE) for text in read) > 20


def test_no_sentence_names_a_number_of_its_own() -> None:
    """A number that is written into the content would be wrong in most countries."""
    for package in ("legato.safety", "legato.library"):
        for file in _tomls(files(package) / "data"):
            text = file.read_text("utf-8")
            assert EVERYWHERE not in text, file.name
            assert not re.search(r"(?i)\bcall\b[^.\n]*\b(112|999|911)\b", text), file.name


def _tomls(folder):
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _tomls(entry)
        elif entry.name.endswith(".toml"):
            yield entry


def test_a_broken_file_is_named(tmp_path) -> None:
    """With the field that is wrong."""
    whole = (files("legato.render") / "regions.toml").read_text("utf-8")
    broken = tmp_path / "numbers.toml"
    broken.write_text(whole.replace('emergency = "999"', 'emergency = "nine"', 1), "utf-8")

    with pytest.raises(ContentError, match=r"numbers\.toml: region.*emergency"):
        read_regions(broken)
