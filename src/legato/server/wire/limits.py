"""How much a request may bring: a megabyte, and more only where an address says so itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from django.conf import settings
from django.http import HttpRequest
from django.urls import Resolver404, resolve

_View = TypeVar("_View", bound=Callable[..., Any])
_TAKES = "takes_bytes"


def takes_up_to(most: int) -> Callable[[_View], _View]:
    """Let a view take more than others, up to a number of bytes; put it above all other decorators."""

    def mark(view: _View) -> _View:
        setattr(view, _TAKES, most)
        return view

    return mark


def limit_of(request: HttpRequest) -> int:
    """Return how many bytes may be brought to an address; what nobody answers takes no more than the rest."""
    usual: int = settings.MAX_REQUEST_BYTES
    try:
        return int(getattr(resolve(request.path_info).func, _TAKES, usual))
    except Resolver404:
        return usual
