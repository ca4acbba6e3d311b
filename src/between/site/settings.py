"""Every setting, read from the environment once. Each is told in docs/settings.md."""

import os
from importlib.util import find_spec
from pathlib import Path

from csp.constants import NONE, SELF
from django.utils.functional import SimpleLazyObject

from between import __version__
from between.records import sqlite  # chooses the SQLite before Django asks
from between.site import places, smtp
from between.site.environment import (
    choice,
    hosts,
    networks,
    origins,
    path,
    text,
    truth,
    whole,
    wrong,
)

# Before numpy is imported anywhere: two threads make our small arrays 4 to 10 times slower.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ.setdefault("OMP_NUM_THREADS", "1")

HERE = Path(__file__).resolve().parent.parent

BETWEEN_DATA = places.DATA
BETWEEN_KEYRING = places.KEYRING
BETWEEN_HELP = places.HELP
BETWEEN_DATABASE = places.DATABASE
BETWEEN_RUN = places.RUN

# Who runs this server, and whether anybody may sign up.
BETWEEN_OPERATOR = text("BETWEEN_OPERATOR")
BETWEEN_SIGNUP = truth("BETWEEN_SIGNUP", default=True)

# How hard a guess at a passphrase is, and how long a visit stays open.
BETWEEN_KDF_MEMORY_KIB = 1024 * whole("BETWEEN_KDF_MEMORY_MIB", 256, low=64, high=4096)
BETWEEN_KDF_PASSES = whole("BETWEEN_KDF_PASSES", 3, low=3, high=20)
BETWEEN_IDLE_MINUTES = whole("BETWEEN_IDLE_MINUTES", 15, low=1, high=60)
BETWEEN_ABSOLUTE_HOURS = whole("BETWEEN_ABSOLUTE_HOURS", 12, low=1, high=24)

# Where requests come from, and how they are kept from being read on the way.
BETWEEN_PROXY = networks("BETWEEN_PROXY")
BETWEEN_HOSTS = hosts("BETWEEN_HOSTS")
BETWEEN_CERTIFICATE = path("BETWEEN_CERTIFICATE")
BETWEEN_CERTIFICATE_KEY = path("BETWEEN_CERTIFICATE_KEY")
if bool(BETWEEN_CERTIFICATE) != bool(BETWEEN_CERTIFICATE_KEY):
    raise wrong("BETWEEN_CERTIFICATE_KEY", "give a certificate and its key, or neither.")
ENCRYPTED = bool(BETWEEN_PROXY or BETWEEN_CERTIFICATE)
# This machine may always ask, as monitors do; nobody else can send these names to it.
ALLOWED_HOSTS = [*BETWEEN_HOSTS, "127.0.0.1", "localhost", "[::1]"]
CSRF_TRUSTED_ORIGINS = origins("BETWEEN_ORIGINS")

# Which mail server takes mails, if any does. Django's own settings for mails are not used.
BETWEEN_MAIL = smtp.SERVER

DEBUG = False
VERSION = __version__
ROOT_URLCONF = "between.site.urls"
WSGI_APPLICATION = "between.site.wsgi.application"
DEFAULT_EXCEPTION_REPORTER = "between.web.reports.SilentReporter"
DEFAULT_EXCEPTION_REPORTER_FILTER = "between.web.reports.SilentFilter"

INSTALLED_APPS = [
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "csp",
    "between.records",
    "between.web",
]

if find_spec(
    "django_linear_migrations"
):  # for those who write migrations, not for a server
    INSTALLED_APPS.append("django_linear_migrations")

MIDDLEWARE = [
    "between.web.middleware.network",
    "django.middleware.security.SecurityMiddleware",
    "between.web.middleware.headers",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    # Above whatever may answer early: static files and hosts that are not ours.
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "between.web.middleware.Answers",
]

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": BETWEEN_DATABASE,
        "CONN_MAX_AGE": 600,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": sqlite.opening(),
        },
    }
}

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "between.web.context.surroundings",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "between.web.templatetags.icons",
            ],
        },
    }
]
FORM_RENDERER = "between.web.renderer.Renderer"

LANGUAGE_CODE = "en"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"
LOCALE_PATHS = [HERE / "web" / "locale"]

STATIC_URL = "/static/"
STATIC_ROOT = BETWEEN_RUN / "static"
STORAGES = {
    "staticfiles": {"BACKEND": "between.web.sheet.Storage"},
}
WHITENOISE_USE_FINDERS = True

# Nothing is uploaded yet; a body is words in a form, held in memory and never in a file.
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
# The longest form, all its fields full and in any script, has about 400 KB; a test counts them.
DATA_UPLOAD_MAX_MEMORY_SIZE = 512 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500

MESSAGE_STORAGE = "between.web.cookies.Messages"

# Cookies bound to this host alone. Chromium and Firefox take them on http://127.0.0.1 too.
CSRF_COOKIE_NAME = "__Host-csrf"
CSRF_COOKIE_SECURE = True
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_AGE = None
CSRF_FAILURE_VIEW = "between.web.errors.stale_page"
SESSION_COOKIE_SECURE = True
SESSION_COOKIE_SAMESITE = "Strict"
SESSION_COOKIE_HTTPONLY = True

# A proxy in front speaks TLS; its word about that counts only from a named address, which
# `between.web.middleware.network` sees to.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BETWEEN_PROXY else None
SECURE_SSL_REDIRECT = ENCRYPTED
SECURE_REDIRECT_EXEMPT = [r"^health$"]
SECURE_HSTS_SECONDS = 63072000 if ENCRYPTED else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
# `no-referrer` would make Chromium send `Origin: null`, and every form would be refused.
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "worker-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
SENSORS = (
    "accelerometer",
    "autoplay",
    "camera",
    "display-capture",
    "encrypted-media",
    "fullscreen",
    "geolocation",
    "gyroscope",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "usb",
)
PERMISSIONS_POLICY: dict[str, list[str]] = {name: [] for name in SENSORS}

# No DEBUG: what libraries write then is more than ids and counts.
BETWEEN_LOG_LEVEL = choice(
    "BETWEEN_LOG_LEVEL", "INFO", ("INFO", "WARNING", "ERROR", "CRITICAL")
)
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"ids_only": {"()": "between.web.reports.IdsOnly"}},
    "formatters": {
        "plain": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}
    },
    "handlers": {
        "stderr": {
            "class": "logging.StreamHandler",
            "formatter": "plain",
            "filters": ["ids_only"],
        },
    },
    "root": {"handlers": ["stderr"], "level": BETWEEN_LOG_LEVEL},
    "loggers": {
        "django": {"handlers": [], "level": "INFO"},
        "django.request": {"level": "ERROR"},
        "django.security.DisallowedHost": {"level": "CRITICAL"},
        # It would name every passkey that is used.
        "fido2": {"level": "WARNING"},
    },
}


def _secret_key() -> str:
    # The key for cookies of messages and for CSRF lies with the other secrets.
    from between.records.keyring import Keyring  # noqa: PLC0415 (after the folder is known)

    return Keyring(BETWEEN_KEYRING).server_key("django").hex()


# Read when it is first needed: to import the settings, no folder must be there or be written.
SECRET_KEY = SimpleLazyObject(_secret_key)
