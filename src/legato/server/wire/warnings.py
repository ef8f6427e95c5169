"""What says that something is wrong is taken, whatever else about it cannot be used.

A device may run a newer version than its server, or a broken one: a word nobody
here knows, a field too many or a clock at the end of time is no reason to lose
"my leg is swollen". What can be understood is kept, and the rest counts as not told.
"""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any

from django.utils import timezone
from pydantic import TypeAdapter, ValidationError

from legato.body import Leg
from legato.notation.technique import FactId, Identifier
from legato.safety.lasting import UNKNOWN
from legato.server.wire.moments import LONGEST_DETAIL, Detail, HappenedAt

LONGEST_SESSION_MS = 7_200_000
_MOST_DETAILS = 20
_WHOLE_MS = TypeAdapter(int)
_LEG = TypeAdapter(Leg)
_TECHNIQUE: TypeAdapter[str] = TypeAdapter(Identifier)
_WHAT: TypeAdapter[str] = TypeAdapter(FactId)
_MOMENT: TypeAdapter[datetime] = TypeAdapter(HappenedAt)
_DETAIL: TypeAdapter[dict[str, Any]] = TypeAdapter(Detail)


def understood_warning(told: dict[str, Any]) -> dict[str, Any]:
    """Return a warning with everything that can be used, and nothing else."""
    return {
        "id": understood_id(told.get("id")),
        "kind": told["kind"],
        "at_ms": understood_ms(told.get("at_ms"), LONGEST_SESSION_MS),
        "leg": _usable(_LEG, told.get("leg"), None),
        "technique": _usable(_TECHNIQUE, told.get("technique"), None),
        "happened_at": _usable(_MOMENT, told.get("happened_at"), timezone.now()),
        "detail": _understood_detail(told.get("detail")),
    }


def understood_id(told: Any) -> uuid.UUID:
    """Return an id; for what is none always the same one, so that a second sending counts once."""
    try:
        return uuid.UUID(told)
    except (ValueError, TypeError, AttributeError):
        return uuid.uuid5(uuid.NAMESPACE_OID, repr(told))


def understood_ms(told: Any, most: int) -> int:
    """Return a length or a place in milliseconds, 0 where none was told."""
    whole: int = _usable(_WHOLE_MS, told, 0)
    return max(0, min(whole, most))


def is_word(what: Any) -> bool:
    """Tell whether this is a short name, as what was wrong is called; newer versions know more of them."""
    return bool(_usable(_WHAT, what, ""))


def _understood_detail(told: Any) -> dict[str, Any]:
    named = told if isinstance(told, dict) else {}
    detail: dict[str, Any] = {}
    # What was wrong comes first, because it is what must not fall off the end.
    for name in sorted(named, key=lambda name: name != "what"):
        value = named[name]
        cut = value[:LONGEST_DETAIL] if isinstance(value, str) else value
        if len(detail) < _MOST_DETAILS:
            detail |= _usable(_DETAIL, {name: cut}, {})
    if "what" in named and not is_word(detail.get("what")):
        detail["what"] = UNKNOWN
    return detail


def _usable(kind: TypeAdapter[Any], told: Any, otherwise: Any) -> Any:
    try:
        return kind.validate_python(told)
    except ValidationError:
        return otherwise
