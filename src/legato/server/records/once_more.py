"""Ids that others choose: of two who bring the same one at once, both get the answer of whoever comes second."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from django.db import IntegrityError, transaction

_Given = ParamSpec("_Given")
_Answer = TypeVar("_Answer")


def once_more_if_taken(service: Callable[_Given, _Answer]) -> Callable[_Given, _Answer]:
    """Let a service, which looks whether an id is known before it writes, look again when it was taken in between.

    Records of two people are locked apart, so what one of them writes is seen by the other only when it is
    written. On SQLite nobody else writes meanwhile, and the first time is the only one.
    """

    @wraps(service)
    def either(*args: _Given.args, **given: _Given.kwargs) -> _Answer:
        try:
            with transaction.atomic():
                return service(*args, **given)
        except IntegrityError:
            with transaction.atomic():
                return service(*args, **given)

    return either
