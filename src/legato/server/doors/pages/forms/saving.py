"""Which page sends a form: what a page saves by itself has to say so, to be told from what is newer."""

from __future__ import annotations

import re
from collections.abc import Mapping

from legato.server.records.checkins.draft import Save

FIELD = "saving"
"""Written by `web/src/pages/autosave.ts`: the page's own id, what it counts, and what it had seen of the step."""
_FORM = re.compile(r"([0-9a-f-]{36})\.(\d{1,9})\.(\d{1,9})", re.ASCII)


def save_of(sent: Mapping[str, str]) -> Save:
    """Return which page sends a form; one without a script says nothing, and has seen nothing."""
    told = _FORM.fullmatch(sent.get(FIELD, ""))
    return Save(told[1], int(told[2]), int(told[3])) if told else Save()
