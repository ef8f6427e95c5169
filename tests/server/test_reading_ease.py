"""The pages that ask and refuse are as easy to read as the rules they show."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

from django.conf import settings

from legato.render import closed_words, load_regions
from legato.safety import Urgency, Verdict
from legato.server.doors.pages import verdicts
from legato.server.doors.pages.forms import FirstForm, HealthForm
from legato.words import heading_of
from reading import too_hard
from server.builders import ticks

PAGES = settings.HERE / "templates/checkin"


def sentences(page: Path) -> list[str]:
    """Return what a page says by itself: its headings and paragraphs, without what is filled in."""
    text = re.sub(r"{%.*?%}", " ", page.read_text("utf-8"))
    found = re.findall(r"<(?:h1|h2|p|legend)[^>]*>(.*?)</(?:h1|h2|p|legend)>", text)
    plain = [" ".join(unescape(re.sub(r"<[^>]*>", " ", each)).split()) for each in found]
    return [each for each in plain if each and "{{" not in each]


def test_every_page_of_the_check_in_is_easy_to_read() -> None:
    """All that a page says beside its questions."""
    told = {page.name: ". ".join(sentences(page)) for page in sorted(PAGES.glob("*.html"))}

    assert sum(map(bool, told.values())) >= 5
    assert too_hard({name: text for name, text in told.items() if text}) == {}


def test_every_title_and_lead_of_a_verdict_is_easy_to_read() -> None:
    """The largest words there are."""
    headings = {f"{verdict}, {urgency}": heading_of(verdict, urgency) for verdict in Verdict for urgency in Urgency}
    told = {f"{name}, {part}": text for name, one in headings.items() for part, text in one._asdict().items()}
    told |= {"ready-made": verdicts._READY_MADE}

    assert too_hard(told) == {}


def test_what_was_changed_for_safety_is_easy_to_read() -> None:
    """What was told, and what was only assumed."""
    told = sentences(PAGES.parent / "plan/care.html")

    assert any("did not ask" in sentence for sentence in told)
    assert too_hard({"care.html": ". ".join(told)}) == {}


def test_every_complaint_of_the_check_in_is_easy_to_read() -> None:
    """What a page says when a line is empty, a place is missing or a doctor's day does not count."""
    told: dict[str, str] = {}
    empty = FirstForm({"line-swelling": "on", "line-walking": "on", "fact-bruise": "on"}, given={})
    day = HealthForm({"age": "44", **ticks("past_clot"), "doctor-past_clot": "agreed"}, answers={}, given={})
    for form in (empty, FirstForm({}, given={}), day):
        told |= {name: " ".join(problems) for name, problems in form.errors.items()}

    assert len(told) == 4
    assert too_hard(told) == {}


def test_where_to_turn_at_night_is_easy_to_read_in_every_country() -> None:
    """Read at night, by somebody who is afraid."""
    told = {region.code: closed_words(region) for region in load_regions().values()}
    names = {region.code: region.urgent.name for region in load_regions().values() if region.urgent}

    # What a line is called is not ours to choose.
    assert too_hard({code: text.replace(names.get(code, "?"), "the line") for code, text in told.items()}) == {}
