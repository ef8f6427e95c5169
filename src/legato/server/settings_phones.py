"""The settings of the second door: the same records, and no address that leads to them without a code.

Everything here takes something away from the app's own settings.
"""

from __future__ import annotations

from copy import deepcopy

from legato.server.hosts import allowed_hosts
from legato.server.settings import *  # noqa: F403 - what is not taken away here stays as it is
from legato.server.settings import MIDDLEWARE as _ALL
from legato.server.settings import TEMPLATES as _PAGES

ALLOWED_HOSTS = allowed_hosts("0.0.0.0")  # noqa: S104 - every name of this machine, and no other
ROOT_URLCONF = "legato.server.doors.phones.urls"

# A phone is nobody of the household: it has no session, and chooses no person.
_NOT_FOR_PHONES = {
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
}
MIDDLEWARE = [one for one in _ALL if one not in _NOT_FOR_PHONES]

TEMPLATES = deepcopy(_PAGES)
TEMPLATES[0]["OPTIONS"]["context_processors"] = [  # type: ignore[index]
    "django.template.context_processors.request",
    "legato.server.wire.context.appearance",
]

# Phones come straight to this door, on its own port, whatever stands in front of the app.
FORCE_SCRIPT_NAME = None
CSRF_TRUSTED_ORIGINS = []
SESSION_COOKIE_PATH = CSRF_COOKIE_PATH = "/"
CSRF_COOKIE_NAME = "legato_phone_csrf"
CSRF_COOKIE_SECURE = True
