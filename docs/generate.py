"""Writes what the commands say of themselves into docs/command-line.md.

script/docs            writes it
script/docs --check    ends with 1 where it is not current
"""

import re
import sys
from pathlib import Path

from typer.testing import CliRunner

from between.cli.main import app

PAGE = Path(__file__).parent / "command-line.md"
BLOCK = re.compile(r"(?<=\n```text\n\$ between)( ?[a-z-]*) --help\n.*?(?=```\n)", re.DOTALL)


def current(page: str) -> str:
    """Return `page` with each block of help as the command gives it now."""
    return BLOCK.sub(lambda found: f"{found[1]} --help\n{said(found[1].split())}", page)


def said(words: list[str]) -> str:
    result = CliRunner().invoke(
        app, [*words, "--help"], prog_name="between", env={"COLUMNS": "80"}, color=False
    )
    # A usage line must not depend on the width at hand, nor end in blanks.
    return "\n".join(line.rstrip() for line in result.output.strip().splitlines()) + "\n"


def main() -> int:
    page = PAGE.read_text(encoding="utf-8")
    renewed = current(page)
    if "--check" in sys.argv and renewed != page:
        print("docs/command-line.md is not current: run script/docs", file=sys.stderr)
        return 1
    if renewed != page:
        PAGE.write_text(renewed, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
