"""The WSGI application."""

from __future__ import annotations

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from legato.server.background import background
from legato.server.mounting import mounted

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "legato.server.settings")

application = mounted(get_wsgi_application(), settings.SESSION_COOKIE_PATH)

# Whatever server asks: our own workers stop it too, and with others it ends when the interpreter does.
background.start()
