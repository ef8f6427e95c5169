"""When not to massage: nothing urgent is folded away, and everything else opens at a touch."""

from __future__ import annotations

import re

import pytest

from legato.safety import load_rule_book
from server.builders import visitor

pytestmark = pytest.mark.django_db
URGENT = ("now", "same_day")


def test_what_is_urgent_stays_open_and_the_rest_is_folded() -> None:
    """Each rule is there once; a link to it leads to what is said."""
    page = visitor().get("/library/when-not-to-massage/").content.decode()
    open_ones = set(re.findall(r'<li class="reason stack" id="rule-(\w+)">', page))
    folded = set(re.findall(r'</summary>\s*<div class="reason stack" id="rule-(\w+)">', page))
    rules = load_rule_book().rules

    assert open_ones == {rule.id for rule in rules if rule.urgency.value in URGENT}
    assert folded == {rule.id for rule in rules if rule.urgency.value not in URGENT}
