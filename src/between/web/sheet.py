"""All styles as one file: on a slow network a first page waits for one answer, not for forty."""

from collections.abc import Callable, Iterator
from typing import Any

from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

SHEET = "css/between.css"
# Names, ground and frame first; paper last. In between each is a component of its own.
PARTS = (
    "tokens",
    "fonts",
    "base",
    "layout",
    "topbar",
    "tabs",
    "foot",
    "card",
    "notice",
    "button",
    "actions",
    "field",
    "chips",
    "scale",
    "rating",
    "steps",
    "list",
    "tag",
    "mirror",
    "course",
    "ledger",
    "hurt",
    "following",
    "sheet",
    "made-up",
    "disclosure",
    "table",
    "welcome",
    "keys",
    "help",
    "security",
    "cover",
    "moments",
    "sharing",
    "body",
    "body-map",
    "print",
)
PATHS = [f"css/{part}.css" for part in PARTS]


def joined(read: Callable[[str], str]) -> str:
    """Return the sheet; `read` gives the text of a part by its path among the static files."""
    return "\n".join(map(read, PATHS))


class Storage(CompressedManifestStaticFilesStorage):  # type: ignore[misc] # without types
    """Lays out the sheet instead of its parts, then names and packs all static files."""

    def post_process(self, paths: dict[str, Any], **options: Any) -> Iterator[Any]:
        def read(path: str) -> str:
            storage, name = paths[path]
            with storage.open(name) as part:
                return str(part.read().decode())

        if options.get("dry_run"):
            return
        sheet = joined(read)
        self.delete(SHEET)
        self.save(SHEET, ContentFile(sheet))
        laid = {path: one for path, one in paths.items() if path not in PATHS}
        yield from super().post_process({**laid, SHEET: (self, SHEET)}, **options)
