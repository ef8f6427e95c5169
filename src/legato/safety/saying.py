"""The record of what a rule wants said during a massage: a code, to whom, when and where."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from legato.body import ZoneId
from legato.notation.model import Model
from legato.notation.technique import Identifier


class SayAt(StrEnum):
    """When the guide says an advice."""

    BEFORE = "before"
    POSITION = "position"
    """When somebody sits or lies down, and at each change."""
    FIRST_STROKE = "first_stroke"
    """With the first stroke on its zones."""
    END = "end"


class Saying(Model):
    """What must be said during a massage because of a rule: a code, to whom, where and when."""

    code: Identifier
    to: Literal["receiver", "giver", "both"]
    moment: SayAt
    zones: Literal["none", "given"] | tuple[ZoneId, ...] = "none"
    """`given`: the zones told with the fact."""
