"""The WSGI application."""

from __future__ import annotations

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from legato.server.background import background
from legato.server.mounting import mount

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "legato.server.settings")

application = mount(get_wsgi_application(), settings.SESSION_COOKIE_PATH)

# Whatever server asks: our own workers stop it too, and with others it ends when the interpreter does.
background.start()
