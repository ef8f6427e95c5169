"""What a page may load beyond the policy of all of them (`CONTENT_SECURITY_POLICY`)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ParamSpec, cast

from csp.decorators import csp_update
from django.http import HttpResponse

Takes = ParamSpec("Takes")


def with_drawn_pictures(view: Callable[Takes, HttpResponse]) -> Callable[Takes, HttpResponse]:
    """Let a page show pictures that its own scripts drew.

    Pages that play draw the lock screen's; WebKit and Firefox hold that to the page's policy.
    """
    updated = csp_update({"img-src": ["data:"]})(cast(Any, view))  # it is typed for views of one argument only
    return cast(Callable[Takes, HttpResponse], updated)
