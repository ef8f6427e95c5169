"""What is suggested as an aim follows from what was said."""

from __future__ import annotations

import pytest

from legato.notation.checkin import Aim, Complaint
from legato.planner import suggested_aims


@pytest.mark.parametrize("complaint", Complaint)
def test_somebody_in_pain_wants_it_eased(complaint):
    """Six of ten is no evening to relax."""
    assert suggested_aims(complaint, 6) == (Aim.EASE_ACHE,)


@pytest.mark.parametrize(
    ("complaint", "aim"),
    [
        (Complaint.UNSURE, Aim.RELAX),
        (Complaint.TENSE, Aim.RELAX),
        (Complaint.TIRED_FROM_STANDING, Aim.LIGHTEN),
        (Complaint.STIFF_FEET, Aim.LOOSEN),
        (Complaint.RESTLESS_LEGS, Aim.SETTLE),
        (Complaint.ACHE_AFTER_EXERCISE, Aim.EASE_ACHE),
    ],
)
def test_without_pain_the_complaint_tells(complaint, aim):
    """What brought it on says what would do good."""
    assert suggested_aims(complaint, 0) == (aim,)
    assert suggested_aims(complaint, 2) == (aim,)
