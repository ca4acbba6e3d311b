"""Renders the style pages with the real templates and a settings module of their own."""

import re
import sys
import types
from pathlib import Path

import django
from django.conf import settings
from django.http import HttpResponse
from django.urls import path

HERE = Path(__file__).parent
WEB = HERE.parents[2] / "src/between/web"
NAMES = (
    "help",
    "help-worker",
    "lock",
    "leave",
    "moments",
    "mirror",
    "people",
    "account",
    "erasing",
    "mark",
)
OWN: dict[str, dict[str, object]] = {
    "first": {"unlocked": False},
    "mirror": {"request": {"path": "/mirror/"}, "made_up": True},
    "sheet": {"request": {"path": "/account/sheet/"}},
}


def set_up() -> None:
    """Once per process: the urls are names without pages."""
    if settings.configured:
        return
    urls = types.ModuleType("style_urls")
    vars(urls)["urlpatterns"] = [
        path(f"{name}/", lambda _: HttpResponse(), name=name) for name in NAMES
    ]
    sys.modules["style_urls"] = urls
    settings.configure(
        ROOT_URLCONF="style_urls",
        SECRET_KEY="only for looking",
        USE_TZ=True,
        STATIC_URL="/static/",
        INSTALLED_APPS=["django.contrib.staticfiles", "django.forms"],
        FORM_RENDERER="between.web.renderer.Renderer",
        TEMPLATES=[
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "DIRS": [WEB / "templates", HERE / "pages", HERE / "parts"],
                "APP_DIRS": True,
                "OPTIONS": {
                    "builtins": [
                        "django.templatetags.i18n",
                        "django.templatetags.static",
                        "between.web.templatetags.icons",
                    ]
                },
            }
        ],
    )
    django.setup()


def pages() -> list[str]:
    return sorted(page.stem for page in (HERE / "pages").glob("*.html"))


def render(name: str) -> str:
    """One style page as it would reach the browser."""
    set_up()
    from django.template.loader import render_to_string  # noqa: PLC0415
    from tests.web.style.forms import context  # noqa: PLC0415

    html = render_to_string(f"{name}.html", {**context(), **OWN.get(name, {})})
    return re.sub(r"\n\s*\n+", "\n", html)
