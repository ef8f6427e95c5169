"""Write what the player's own tests read: a timeline as the engine compiles it, and its JSON Schema.

python scripts/player_fixtures.py
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from legato import pipeline
from legato.pipeline import Planned

FOLDER = Path(__file__).parents[1] / "web/tests/ground/fixtures"
CHECK_IN = {
    "person": {"age": 44},
    "complaint": "ache_after_exercise",
    "pain": [{"leg": "left", "zone": "calf", "score": 4}, {"leg": "right", "zone": "calf", "score": 4}],
    "minutes": 20,
    "have": ["oil"],
}


def fixtures() -> dict[str, Any]:
    """Give the content of each file, as the engine makes it now."""
    planned = pipeline.plan(pipeline.read_checkin(json.dumps(CHECK_IN)))
    if not isinstance(planned, Planned):
        raise TypeError(f"The example is not planned any more: {planned!r}")
    timeline = pipeline.narration(planned.cleared.session)
    return {
        "timeline.json": timeline.model_dump(mode="json", exclude_none=True),
        "timeline.schema.json": pipeline.schema("narration"),
    }


def main() -> None:
    """Write the files."""
    for name, content in fixtures().items():
        FOLDER.joinpath(name).write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n")


if __name__ == "__main__":
    main()
