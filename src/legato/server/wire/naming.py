"""Names of people within sentences: whatever direction they are written in, the sentence around them stays as it is."""

from __future__ import annotations

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

_BEGINS, _ENDS = "\u2068", "\u2069"
"""First strong isolate, and the end of it: what `<bdi>` is in a text that has no markup."""


def isolated(name: str) -> str:
    """Return a name that is read in its own direction, for texts: titles, labels, messages."""
    return f"{_BEGINS}{name}{_ENDS}"


def marked_up(text: str) -> SafeString:
    """Return a text as HTML, with its isolated names in `<bdi>`."""
    told = escape(text).replace(_BEGINS, "<bdi>").replace(_ENDS, "</bdi>")
    return mark_safe(told)  # noqa: S308 - escaped just now; no name can hold either of the two signs
