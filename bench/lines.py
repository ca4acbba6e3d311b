"""How long the house is: files, lines, the longest file, and tests to code, a row a room.

python bench/lines.py
"""

from pathlib import Path

from rich.console import Console
from rich.table import Table

ROOT = Path(__file__).resolve().parent.parent
CODE, TESTS = ROOT / "src" / "between", ROOT / "tests"
LOOK_AGAIN = 300


def main() -> None:
    table = Table("room", "files", "lines", "longest", "", "tests", "tests to code")
    for column in (1, 2, 3, 5, 6):
        table.columns[column].justify = "right"
    rooms = sorted(path.name for path in CODE.iterdir() if any(path.glob("**/*.py")))
    for room in rooms:
        table.add_row(room, *_row(python(CODE / room), python(TESTS / room)))
    others = [path for path in python(TESTS) if path.parent == TESTS]
    for folder in ("security", "browser"):
        table.add_row(
            f"tests/{folder}", "", "", "", "", f"{lines(python(TESTS / folder)):,}", ""
        )
    table.add_row("tests, the cast", "", "", "", "", f"{lines(others):,}", "")
    table.add_section()
    table.add_row("all", *_row(python(CODE), python(TESTS)))
    console = Console()
    console.print(table)
    for kind, what in (("html", "templates"), ("css", "styles"), ("js", "scripts")):
        found = [path for path in CODE.rglob(f"*.{kind}") if "vendor" not in path.parts]
        console.print(f"{what}: {len(found)} files, {lines(found):,} lines")
    long = [path for path in (*python(CODE), *python(TESTS)) if lines([path]) > LOOK_AGAIN]
    console.print(
        f"longer than {LOOK_AGAIN} lines: {', '.join(map(_name, long)) or 'none'}"
    )


def python(folder: Path) -> list[Path]:
    """Return the Python files below a folder, without migrations."""
    return [path for path in folder.rglob("*.py") if "migrations" not in path.parts]


def lines(paths: list[Path]) -> int:
    return sum(len(path.read_text(encoding="utf-8").splitlines()) for path in paths)


def _row(code: list[Path], tests: list[Path]) -> list[str]:
    longest = max(code, key=lambda path: lines([path]))
    written = lines(code)
    return [
        f"{len(code)}",
        f"{written:,}",
        f"{lines([longest])}",
        longest.name,
        f"{lines(tests):,}",
        f"{lines(tests) / written:.2f}" if written else "",
    ]


def _name(path: Path) -> str:
    return str(path.relative_to(ROOT))


if __name__ == "__main__":
    main()
