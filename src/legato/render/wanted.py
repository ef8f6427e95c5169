"""Whether anybody still wants what is being made; it stands outside `speech`, which needs the extra `legato[sound]`."""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar

WANTED: ContextVar[Callable[[], bool]] = ContextVar("WANTED", default=lambda: True)
"""Asked while a programme runs; one that is for nobody is ended.

Held by the context and no parameter, because it is about who waits and not about what is made.
"""
