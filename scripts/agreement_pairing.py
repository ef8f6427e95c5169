"""Walks of several screens through one session, as the server's own records answer each step.

.venv/bin/python scripts/agreement.py pairing
"""

from __future__ import annotations

import json
import os
import tempfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

WALKS = 60
STEPS = 25
_SCREENS = ("computer", "phone", "tablet")
_MIDNIGHT = datetime(2026, 11, 22, tzinfo=UTC)
_PAUSES_MS = (0, 1, 250, 2_000, 5_999, 6_000, 6_001, 20_000)
"""Around the six seconds after which a silent screen is taken to be gone."""
_CHECK_IN = {"person": {"age": 44}, "minutes": 10, "have": ["oil"]}


def pairing() -> dict[str, Any]:
    """Walk, on records of its own that are thrown away."""
    import django  # noqa: PLC0415 - the settings make a data folder, which is chosen first
    from django.core.management import call_command  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"LEGATO_DATA_DIR": folder, "DJANGO_SETTINGS_MODULE": "legato.server.settings"}
        django.setup()
        call_command("migrate", verbosity=0)
        walks = [_walk(Random(number)) for number in range(WALKS)]  # noqa: S311 - the same walks every time
    return {"walks": walks}


def _walk(chance: Random) -> list[dict[str, Any]]:
    from legato import pipeline  # noqa: PLC0415 - after Django is set up
    from legato.pipeline import Planned  # noqa: PLC0415
    from legato.server.records.pairing.models import Moment  # noqa: PLC0415
    from legato.server.records.pairing.selectors import company, moment_document  # noqa: PLC0415
    from legato.server.records.pairing.services import moment_tell  # noqa: PLC0415
    from legato.server.records.people.entry import home_scope, with_first_person  # noqa: PLC0415
    from legato.server.records.plans import sitting_create  # noqa: PLC0415
    from legato.server.records.sittings.models import Sitting  # noqa: PLC0415

    sitting = Sitting.objects.first()
    if sitting is None:
        planned = pipeline.plan(pipeline.read_checkin(json.dumps(_CHECK_IN)))
        if not isinstance(planned, Planned):
            raise TypeError(f"The example is not planned any more: {planned!r}")
        home = with_first_person(home_scope(now=_MIDNIGHT, language="en-gb", chosen=None))
        assert home.person is not None
        sitting = sitting_create(home, person=home.person, planned=planned)
    scope = home_scope(now=_MIDNIGHT, language="en-gb", chosen=None)
    Moment.objects.all().delete()
    steps = []
    for _ in range(STEPS):
        pause = chance.choice(_PAUSES_MS)
        scope = replace(scope, now=scope.now + timedelta(milliseconds=pause))
        step: dict[str, Any] = {"pause": pause, "tells": None}
        if chance.random() < 0.6:
            tells = {
                "screen": chance.choice(_SCREENS),
                "position_ms": chance.randint(0, sitting.lasts_ms),
                "playing": chance.random() < 0.7,
                "change": chance.random() < 0.4,
            }
            kept = moment_tell(
                scope,
                sitting=sitting,
                position_ms=tells["position_ms"],
                is_playing=tells["playing"],
                is_change=tells["change"],
                screen=tells["screen"],
            )
            step |= {"tells": tells, "told": moment_document(kept, scope.now)}
        steps.append(step | {"news": company(scope, sitting)["moment"]})
    return steps
