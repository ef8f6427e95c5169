"""What a person most likely wants, from what they have said so far: a suggestion they can change."""

from __future__ import annotations

from legato.notation.checkin import Aim, Complaint

FELT = 4
"""From this pain on somebody comes to have it eased, not to relax (S105: 4 of 10 is moderate) [J]."""

_AIMS = {
    Complaint.ACHE_AFTER_EXERCISE: Aim.EASE_ACHE,
    Complaint.SORE_HEEL: Aim.EASE_ACHE,
    Complaint.STIFF_FEET: Aim.LOOSEN,
    Complaint.TIRED_FROM_STANDING: Aim.LIGHTEN,
    Complaint.STIFF_KNEE: Aim.LOOSEN,
    Complaint.NIGHT_CRAMPS: Aim.LOOSEN,
    Complaint.RESTLESS_LEGS: Aim.SETTLE,
}


def suggested_aims(complaint: Complaint, pain: int) -> tuple[Aim, ...]:
    """Return the aims that follow from a complaint and the worst pain, 0-10."""
    if pain >= FELT:
        return (Aim.EASE_ACHE,)
    return (_AIMS.get(complaint, Aim.RELAX),)
