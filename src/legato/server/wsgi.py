"""The WSGI application."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

from legato.server.background import background

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "legato.server.settings")

application = get_wsgi_application()

# Whatever server asks: our own workers stop it too, and with others it ends when the interpreter does.
background.start()
