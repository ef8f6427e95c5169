"""A session of somebody whose calves ache, for tests that change it while it is held."""

from __future__ import annotations

import json
from typing import Any

from legato import pipeline
from legato.notation.session import Session
from legato.pipeline import Planned

CHECK_IN: dict[str, Any] = {
    "person": {"age": 44},
    "complaint": "ache_after_exercise",
    "pain": [{"leg": leg, "zone": "calf", "score": 4} for leg in ("left", "right")],
    "facts": [],
    "minutes": 20,
    "have": ["oil", "foot_roller"],
    "aims": ["relax"],
}


def planned(**changes: Any) -> Session:
    """Plan twenty minutes for somebody of 44 whose calves ache."""
    answer = pipeline.plan(pipeline.read_checkin(json.dumps(CHECK_IN | changes)))
    assert isinstance(answer, Planned), changes
    return answer.cleared.session
