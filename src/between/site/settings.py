"""Every setting, read from the environment once. Each is told in docs/settings.md."""

import ipaddress
import os
import re
from pathlib import Path

import platformdirs
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from environs import Env, EnvError

# Before numpy is imported anywhere: two threads make our small arrays 4 to 10 times slower.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ.setdefault("OMP_NUM_THREADS", "1")

from between import __version__
from between.records import sqlite  # chooses the SQLite before Django asks

env = Env()
HERE = Path(__file__).resolve().parent.parent


def _read(kind: str, name: str, default: object, cure: str) -> object:
    """Return the setting, or stop the start with its name, its value and the cure."""
    try:
        return getattr(env, kind)(name, default)
    except (EnvError, ValueError) as error:
        raise ImproperlyConfigured(f"{name}={os.environ.get(name)!r}: {cure}") from error


def _integer(name: str, default: int, low: int, high: int) -> int:
    cure = f"write a whole number from {low} to {high}."
    value = int(str(_read("int", name, default, cure)))
    if not low <= value <= high:
        raise ImproperlyConfigured(f"{name}={value}: {cure}")
    return value


def _words(name: str) -> list[str]:
    return [part for part in re.split(r"[,\s]+", env.str(name, "")) if part]


def _networks(name: str) -> list[ipaddress.IPv4Network | ipaddress.IPv6Network]:
    try:
        return [ipaddress.ip_network(part) for part in _words(name)]
    except ValueError as error:
        raise ImproperlyConfigured(
            f"{name}={os.environ.get(name)!r}: name addresses or networks such as 127.0.0.1 "
            f"or 10.0.0.0/8, with commas between."
        ) from error


# Data: the database and the keyring lie in folders of their own and are backed up apart.
BETWEEN_DATA = Path(env.str("BETWEEN_DATA", "") or platformdirs.user_data_dir("between"))
BETWEEN_KEYRING = Path(env.str("BETWEEN_KEYRING", "") or BETWEEN_DATA / "keyring")
BETWEEN_RUN = BETWEEN_DATA / "run"
BETWEEN_DATABASE = BETWEEN_DATA / "database" / "between.sqlite3"

# Who runs this server, and what they offer to somebody who needs help now.
BETWEEN_OPERATOR = env.str("BETWEEN_OPERATOR", "")
BETWEEN_HELP = Path(env.str("BETWEEN_HELP", "") or BETWEEN_DATA / "help.toml")
BETWEEN_SIGNUP = bool(
    _read("bool", "BETWEEN_SIGNUP", default=True, cure="write true or false.")
)

# How hard a guess at a passphrase is, and how long a visit stays open.
BETWEEN_KDF_MEMORY_KIB = 1024 * _integer("BETWEEN_KDF_MEMORY_MIB", 256, 64, 4096)
BETWEEN_KDF_PASSES = _integer("BETWEEN_KDF_PASSES", 3, 3, 20)
BETWEEN_IDLE_MINUTES = _integer("BETWEEN_IDLE_MINUTES", 15, 1, 60)
BETWEEN_ABSOLUTE_HOURS = _integer("BETWEEN_ABSOLUTE_HOURS", 12, 1, 24)

# Where requests come from.
BETWEEN_PROXY = _networks("BETWEEN_PROXY")
ALLOWED_HOSTS = _words("BETWEEN_HOSTS") or ["127.0.0.1", "localhost", "[::1]"]
CSRF_TRUSTED_ORIGINS = _words("BETWEEN_ORIGINS")

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
    "django_linear_migrations",
    "lucide",
    "between.records",
    "between.web",
]

MIDDLEWARE = [
    "between.web.middleware.network",
    "django.middleware.security.SecurityMiddleware",
    "between.web.middleware.headers",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
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
                "lucide.templatetags.lucide",
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
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True

# Nothing is uploaded yet; a body is words in a form, held in memory and never in a file.
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
DATA_UPLOAD_MAX_MEMORY_SIZE = 256 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500

MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"

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
SECURE_SSL_REDIRECT = bool(BETWEEN_PROXY)
SECURE_REDIRECT_EXEMPT = [r"^health$"]
SECURE_HSTS_SECONDS = 63072000 if BETWEEN_PROXY else 0
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
    "root": {"handlers": ["stderr"], "level": env.str("BETWEEN_LOG_LEVEL", "INFO").upper()},
    "loggers": {
        "django": {"handlers": [], "level": "INFO"},
        "django.request": {"level": "ERROR"},
        "django.security.DisallowedHost": {"level": "CRITICAL"},
    },
}


def _secret_key() -> str:
    # The key for cookies of messages and for CSRF lies with the other secrets.
    from between.records.keyring import Keyring  # noqa: PLC0415 (after the folder is known)

    return Keyring(BETWEEN_KEYRING).server_key("django").hex()


SECRET_KEY = _secret_key()
