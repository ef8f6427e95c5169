"""Which addresses are asked by programmes: whatever goes wrong there is told in the API's shape, never as a page."""

from __future__ import annotations

import re

from django.http import HttpRequest

API_PREFIX = "/api/"
HEALTH = "/healthz"
_OF_A_JOINED_PHONE = re.compile(r"/joined/[^/]+/(timeline|events|company|heard|asks)")
_PRESSED_WITHOUT_SCRIPT = ("application/x-www-form-urlencoded", "multipart/form-data")


def wants_json(request: HttpRequest) -> bool:
    """Tell whether a programme asks; a form that is sent from the remote's page without scripts is a person."""
    if request.path_info.startswith(API_PREFIX) or request.path_info == HEALTH:
        return True
    found = _OF_A_JOINED_PHONE.fullmatch(request.path_info)
    is_press = found is not None and found[1] == "asks" and request.content_type in _PRESSED_WITHOUT_SCRIPT
    return found is not None and not is_press
