"""The text of a file from outside: bounded, UTF-8, and refused early when it is neither."""

from pathlib import Path
from typing import Final

from between.exchange.problems import Problems

LARGEST: Final = 32 * 1024 * 1024
FIRST: Final = 64 * 1024
LONGEST_LINE: Final = 100_000
UTF16: Final = (b"\xff\xfe", b"\xfe\xff")
AS_UTF8: Final = "Save it as UTF-8 and try again."


def read(path: Path, problems: Problems, *, begins: str = "a header line") -> str:
    """Return the text of `path`, or tell `problems` why not and stop.

    `begins`: what is expected where the file is empty. A file above 32 MB, or one whose first
    64 KB are no text, is never read whole.
    """
    try:
        return _decoded(_content(path, problems, begins), problems)
    except OSError as error:
        problems.add(f"cannot be opened ({(error.strerror or 'no reason given').lower()}).")
        problems.stop()
        raise


def _content(path: Path, problems: Problems, begins: str) -> bytes:
    if not path.is_file():
        problems.add("is no file." if path.exists() else "is not there.")
        problems.stop()
    with path.open("rb") as file:
        first = file.read(FIRST)
        if (why := _why_no_text(first, begins)) is not None:
            problems.add(why)
            problems.stop()
        rest = file.read(LARGEST - len(first) + 1)
    if len(first) + len(rest) > LARGEST:
        most = LARGEST // 1024**2
        problems.add(f"is larger than {most} MB; what is expected here is much smaller.")
        problems.stop()
    return first + rest


def _why_no_text(first: bytes, begins: str) -> str | None:
    if not first.strip():
        return f"is empty; {begins} is expected."
    if first.startswith(UTF16):
        return f"is UTF-16. {AS_UTF8}"
    if b"\0" in first:
        return "is no text (it holds zero bytes); a CSV file in UTF-8 is expected."
    if max(map(len, first.splitlines())) >= min(LONGEST_LINE, FIRST):
        return "has no lines of usual length; a CSV file is expected."
    return None


def _decoded(content: bytes, problems: Problems) -> str:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        found = content[error.start]
        what = f"is not UTF-8 (found the byte {found:#04x}, as Windows-1252 writes it)."
        problems.add(f"{what} {AS_UTF8}", line=line)
        problems.stop()
        raise
    if "\0" in text:
        problems.add("holds zero bytes.", line=text.count("\n", 0, text.index("\0")) + 1)
        problems.stop()
    return text
