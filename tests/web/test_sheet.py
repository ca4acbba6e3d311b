"""All styles reach the browser as one sheet, which holds each part and names what is there."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command

from between.web.sheet import PARTS, PATHS, SHEET, Storage, joined

STATIC = Path(__file__).parents[2] / "src/between/web/static"
ALONE = {"blank"}  # the empty page that leaving shows has a style of its own
NAMED = re.compile(r'url\("?([^")]+)"?\)')


def test_each_style_in_the_folder_is_a_part_and_each_part_is_there() -> None:
    written = {path.stem for path in (STATIC / "css").glob("*.css")}
    assert set(PARTS) == written - ALONE
    assert len(set(PARTS)) == len(PARTS)


def test_the_order_of_the_layers_is_said_before_all_else() -> None:
    sheet = joined(lambda path: (STATIC / path).read_text())
    assert sheet.index("@layer base, layout") < sheet.index("{")


@pytest.fixture
def laid(settings: Any, tmp_path: Path) -> Path:
    settings.STATIC_ROOT = tmp_path / "static"
    settings.STORAGES = {"staticfiles": {"BACKEND": "between.web.sheet.Storage"}}
    call_command("collectstatic", verbosity=0, interactive=False)
    return tmp_path / "static"


def test_the_sheet_is_laid_out_packed_under_a_name_of_its_words(laid: Path) -> None:
    name = staticfiles_storage.url(SHEET).removeprefix("/static/")
    sheet = (laid / name).read_text()
    assert re.fullmatch(r"css/between\.[0-9a-f]{12}\.css", name)
    assert (laid / f"{name}.br").stat().st_size < len(sheet) / 4
    for path in PATHS:
        assert (STATIC / path).read_text().splitlines()[-2] in sheet
        assert not list(laid.glob(f"{path.removesuffix('.css')}.*.css"))
    fonts = [one for one in NAMED.findall(sheet) if not one.startswith("data:")]
    assert fonts
    assert all((laid / "css" / one).is_file() for one in fonts)


def test_trying_writes_nothing(settings: Any, tmp_path: Path) -> None:
    storage = Storage(location=tmp_path)
    assert list(storage.post_process({}, dry_run=True)) == []
    assert list(tmp_path.iterdir()) == []
