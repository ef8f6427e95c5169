"""Reading which programme somebody keeps."""

from __future__ import annotations

from legato.server.records.people.scope import Scope
from legato.server.records.rhythm.models import Rhythm


def rhythm_kept(scope: Scope) -> Rhythm | None:
    """Return the programme that the person who is cared for has begun and not ended."""
    if scope.person is None:
        return None
    return scope.rows(Rhythm).filter(person=scope.person, ended_on__isnull=True).first()
