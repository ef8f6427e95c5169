"""How the web app is set up; there is one setup, and the environment chooses folder and hosts."""

from __future__ import annotations

from datetime import timedelta
from http import HTTPStatus
from pathlib import Path

from csp.constants import NONE, SELF

from legato.server.chance import seed_of_all
from legato.server.data_folder import data_folder, secret_key
from legato.server.database import databases
from legato.server.hosts import allowed_hosts
from legato.server.local_time import UTC_NAME, house_zone
from legato.server.public_address import public_address

HERE = Path(__file__).resolve().parent
DATA_FOLDER = data_folder()
PLAYER_FOLDER = HERE / "player"
"""What Vite builds: scripts, styles and fonts, with hashed names and a manifest."""

SECRET_KEY = secret_key(DATA_FOLDER)
SEED = seed_of_all()
"""What every draw among equally good plans takes; each its own where there is none."""
DEBUG = False
ALLOWED_HOSTS = allowed_hosts()

# Behind a proxy: what stands before every address, and where forms may come from.
_PUBLIC = public_address()
_PATH = _PUBLIC.path if _PUBLIC else "/"
_IS_SECURE = _PUBLIC is not None and _PUBLIC.is_secure
FORCE_SCRIPT_NAME = _PATH.rstrip("/") or None
CSRF_TRUSTED_ORIGINS = [_PUBLIC.origin] if _PUBLIC else []

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "csp",
    "django_htmx",
    "legato.server.doors.pages",
    "legato.server.records.people",
    "legato.server.records.sittings",
    "legato.server.records.pairing",
    "legato.server.records.rhythm",
]

MIDDLEWARE = [
    "legato.server.wire.middleware.HeadMiddleware",
    "legato.server.wire.middleware.SizeLimitMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "legato.server.wire.middleware.PrivacyMiddleware",
    "legato.server.wire.middleware.ApiShapeMiddleware",
    "legato.server.wire.middleware.CompressMiddleware",
    "legato.server.wire.middleware.LoadingMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "legato.server.wire.language.LanguageMiddleware",
    "legato.server.wire.zones.ZoneMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "legato.server.wire.middleware.GoneMiddleware",
    "legato.server.wire.unavailable.UnavailableMiddleware",
]

ROOT_URLCONF = "legato.server.urls"
WSGI_APPLICATION = "legato.server.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [HERE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": [
                "legato.server.doors.pages.templatetags.legato",
                "legato.server.doors.pages.templatetags.problems",
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "legato.server.wire.context.house",
            ],
        },
    }
]

DATABASES = databases(DATA_FOLDER)
# Only while a copy is read, and only in the thread that reads it, does it send anybody elsewhere.
DATABASE_ROUTERS = ["legato.server.scratch.Router"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "en-gb"
HOUSE_ZONE = house_zone()
"""The zone of the machine, for whoever does not say where they are; a request has the zone of its browser."""
# Django asks for a name, and a zone may have none: whoever needs the days of the house asks for `HOUSE_ZONE`.
TIME_ZONE = HOUSE_ZONE.zone.name or UTC_NAME
USE_TZ = True
USE_I18N = True

# Served by WhiteNoise straight from what Vite built: the names carry hashes already.
STATIC_URL = "/static/"
STATIC_ROOT = PLAYER_FOLDER
WHITENOISE_AUTOREFRESH = False
WHITENOISE_USE_FINDERS = False
WHITENOISE_IMMUTABLE_FILE_TEST = r"^.+[.-][0-9A-Za-z_-]{8,12}\.(js|css|woff2|svg|webp|json|bin|glb)$"

# Who is cared for, in a signed cookie: nothing to look up, and nothing left in the database.
SESSION_ENGINE = "django.contrib.sessions.backends.signed_cookies"
SESSION_SERIALIZER = "django.contrib.sessions.serializers.JSONSerializer"
SESSION_COOKIE_NAME = "legato_session"
SESSION_COOKIE_AGE = int(timedelta(days=365).total_seconds())
SESSION_COOKIE_PATH = _PATH
SESSION_COOKIE_SECURE = _IS_SECURE
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"

CSRF_COOKIE_NAME = "legato_csrf"
CSRF_COOKIE_PATH = _PATH
CSRF_COOKIE_SECURE = _IS_SECURE
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_FAILURE_VIEW = "legato.server.wire.error_pages.csrf_failure"

MAX_REQUEST_BYTES = 1_048_576
DATA_UPLOAD_MAX_MEMORY_SIZE = MAX_REQUEST_BYTES
DATA_UPLOAD_MAX_NUMBER_FIELDS = 1_000
# What one address takes, which brings back a copy: it goes to the disk while it comes in, among the records.
MAX_COPY_BYTES = 268_435_456
FILE_UPLOAD_TEMP_DIR = DATA_FOLDER
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "media-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "worker-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

_OWN_PAGES_ONLY = ("autoplay", "fullscreen", "screen-wake-lock")
_NOBODY = (
    "accelerometer",
    "camera",
    "display-capture",
    "geolocation",
    "gyroscope",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "serial",
    "usb",
)
PERMISSIONS_POLICY: dict[str, str | list[str]] = dict.fromkeys(_OWN_PAGES_ONLY, "self") | {name: [] for name in _NOBODY}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    # "Not yet" is said of a clip that is just being made; nothing for the person at the console to act on either.
    "filters": {
        "not_later": {
            "()": "django.utils.log.CallbackFilter",
            "callback": lambda record: getattr(record, "status_code", None) != HTTPStatus.SERVICE_UNAVAILABLE,
        }
    },
    "formatters": {"plain": {"format": "{levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain", "filters": ["not_later"]}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["console"], "level": "ERROR", "propagate": False},
        # While the server is away, the pool says so with each try; `unavailable` says it once a minute.
        "psycopg.pool": {"level": "ERROR"},
        # A refused name is answered, and `wire.unknown_name` says once what would allow it.
        "django.security.DisallowedHost": {"level": "CRITICAL"},
    },
}
