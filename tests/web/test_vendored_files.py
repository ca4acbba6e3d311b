import hashlib
import json
from pathlib import Path

VENDOR = Path(__file__).parents[2] / "src/between/web/static/vendor"
NAMED = {
    entry["file"]: entry
    for entry in json.loads((VENDOR / "manifest.json").read_text())["files"]
}


def test_every_vendored_file_stands_in_the_manifest_and_nothing_else() -> None:
    there = {
        path.relative_to(VENDOR).as_posix() for path in VENDOR.rglob("*") if path.is_file()
    }
    assert there - {"manifest.json"} == set(NAMED)


def test_every_vendored_file_is_the_one_we_looked_at() -> None:
    changed = [
        name
        for name, entry in NAMED.items()
        if hashlib.sha256((VENDOR / name).read_bytes()).hexdigest() != entry["sha256"]
    ]
    assert changed == []


def test_every_vendored_file_says_where_it_is_from_and_under_which_licence() -> None:
    for entry in NAMED.values():
        assert all(entry[word] for word in ("name", "version", "licence", "package")), entry
