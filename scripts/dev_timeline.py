"""Write a real timeline to `web/dev/timeline.json`, for working on the player without the server."""

from __future__ import annotations

import sys
from pathlib import Path

from legato.pipeline import Planned, narration, plan, read_checkin

PLACE = Path(__file__).resolve().parents[1] / "web/dev/timeline.json"
CHECKIN = '{"person": {"age": 44}, "minutes": 10, "have": ["oil"]}'


def main() -> None:
    """Compose a session of ten minutes and write its cues."""
    answer = plan(read_checkin(CHECKIN))
    if not isinstance(answer, Planned):
        sys.exit(f"No session for the example check-in: {answer}")
    PLACE.parent.mkdir(exist_ok=True)
    PLACE.write_text(narration(answer.cleared.session).model_dump_json(exclude_none=True))


if __name__ == "__main__":
    main()
