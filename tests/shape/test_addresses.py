"""No template writes an address out: below a path of its own the app would lose it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

TEMPLATES = Path(__file__).parents[2] / "src/legato/server/templates"
WRITTEN_OUT = re.compile(r"""[\w-]+\s*=\s*["']/[^"']*["']|["']/["']|=\s*"(?!https:)[^"]*[%}]}/""")
"""An attribute that begins with a slash, a path as a default, and a path around what a tag gives."""


def written_out(template: str) -> list[str]:
    """Return the addresses that stand in a template as they are."""
    return WRITTEN_OUT.findall(template)


def test_every_address_comes_from_the_map() -> None:
    """Use `{% url %}`, `{% static %}` for a file without a hash in its name, and `{% base %}` for the first page."""
    found = {
        path.relative_to(TEMPLATES).as_posix(): written_out(path.read_text()) for path in TEMPLATES.rglob("*.html")
    }

    assert {name: addresses for name, addresses in found.items() if addresses} == {}


@pytest.mark.parametrize(
    "planted",
    [
        '<a href="/">Home</a>',
        "<a href='/diary/'>Diary</a>",
        '<form action="/look/" method="post">',
        '<img src="/static/favicon.svg">',
        '<form hx-post="/sittings/1/edit/">',
        '<legato-player src="{% url x %}" events="/api/v1/sittings/{{ sitting.id }}/events">',
        """<html data-base="{{ base|default:'/' }}">""",
        '<a href="{{ base }}/diary/">Diary</a>',
        '<a href="{% block after %}/sittings/{{ sitting.id }}/after/{% endblock %}">',
    ],
)
def test_one_that_is_written_out_is_found(planted: str) -> None:
    """In whatever attribute, and around a tag as well."""
    assert written_out(planted)
