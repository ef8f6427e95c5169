"""The diary: what sessions brought, finding them again, and putting a note or a number right."""

from legato.server.records.diary.selectors import (
    days_held,
    entries_held,
    entry_get,
    newest_held,
    pains_of,
    reliefs_of,
    session_day,
    session_start,
    summaries_of,
)

__all__ = [
    "days_held",
    "entries_held",
    "entry_get",
    "newest_held",
    "pains_of",
    "reliefs_of",
    "session_day",
    "session_start",
    "summaries_of",
]
