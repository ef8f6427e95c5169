"""What schemathesis is told about this app: sittings that exist, and to count what is answered.

It runs in schemathesis' own process, which reads its words from the environment.
"""

from __future__ import annotations

import atexit
import json
import os
from collections import Counter
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen
from uuid import UUID

import schemathesis

SITTINGS = [name for name in os.environ.get("LEGATO_SITTINGS", "").split(",") if name]
PLANS = os.environ.get("LEGATO_PLANS", "")
"""Where another sitting is planned, when the last one cannot be played any more; empty where nobody plans."""
CHECK_IN = os.environ.get("LEGATO_CHECK_IN", "")
HEADERS = json.loads(os.environ.get("LEGATO_HEADERS", "{}"))
NEED_A_PLAYABLE_ONE = {"getTimeline", "listClips", "adjustSitting", "changePlan"}
READY = ("five", "ten", "cramp-left", "hurting")
COUNTED: Counter[str] = Counter()
_over: set[str] = set()


def name_of(case: Any) -> str:
    """Return the name of the operation a request is for."""
    return str(case.operation.definition.raw.get("operationId"))


@schemathesis.hook
def before_call(context: Any, case: Any, kwargs: dict[str, Any]) -> None:
    """Let three of four good addresses be about something that exists; bad ones stay as bad as they are."""
    given = dict(case.path_parameters or {})
    number = COUNTED.total()
    if number % 4 == 0:
        return
    if "sitting_id" in given and is_id(given["sitting_id"]) and given["sitting_id"] not in SITTINGS and SITTINGS:
        given["sitting_id"] = playable() if name_of(case) in NEED_A_PLAYABLE_ONE else SITTINGS[number % len(SITTINGS)]
    if "name" in given and case.meta and not case.meta.generation.mode.is_negative:
        is_technique = any(place in case.operation.path for place in ("techniques", "trying"))
        given["name"] = "arch-rub" if is_technique else READY[number % len(READY)]
    case.path_parameters = given


@schemathesis.hook
def after_call(context: Any, case: Any, response: Any) -> None:
    """Note which operation answered with which status, and which sitting is over."""
    COUNTED[f"{name_of(case)} {response.status_code}"] += 1
    if response.status_code == 409:
        _over.add(str((case.path_parameters or {}).get("sitting_id")))


def is_id(value: Any) -> bool:
    """Tell whether a place in an address is filled with an id."""
    try:
        UUID(str(value))
    except ValueError:
        return False
    return True


def playable() -> str:
    """Return a sitting nobody has refused yet; plan another where there is none, as long as one may be planned."""
    if SITTINGS[-1] in _over and PLANS:
        request = Request(PLANS, CHECK_IN.encode(), {"Content-Type": "application/json", **HEADERS})
        with urlopen(request, timeout=60) as answer:
            planned = json.loads(answer.read())
        SITTINGS.extend([planned["sitting"]] if planned["outcome"] == "planned" else [])
    return SITTINGS[-1]


@atexit.register
def tell() -> None:
    """Write down what was counted."""
    if "LEGATO_COUNTED" in os.environ:
        Path(os.environ["LEGATO_COUNTED"]).write_text(json.dumps(dict(sorted(COUNTED.items()))))
