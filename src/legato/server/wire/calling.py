"""Numbers to call, as links: somebody in danger should not have to leave the page and type them."""

from __future__ import annotations

import re

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

_NUMBER = re.compile(r"(?<=\()(#?\d[\d ]*\d)(?=[),])")
"""A number to call begins a bracket; the same is looked for in web/src/ground/calling.ts."""


def with_links(text: str) -> SafeString:
    """Return a sentence as HTML in which every number to call is a link."""
    parts = _NUMBER.split(text)
    return mark_safe(  # noqa: S308 - every part is escaped
        "".join(_link(part) if at % 2 else conditional_escape(part) for at, part in enumerate(parts))
    )


def _link(number: str) -> SafeString:
    dialled = number.replace(" ", "").replace("#", "%23")
    return format_html('<a class="call" href="tel:{}">{}</a>', dialled, number)
