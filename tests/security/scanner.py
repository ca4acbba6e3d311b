"""Looks for a word in bytes, however it was written down."""

import base64
from collections.abc import Iterable, Iterator
from pathlib import Path

SMALLEST = 6


def spellings(word: str) -> dict[str, bytes]:
    """Return the word in every encoding in which it might lie somewhere.

    Base64 depends on where a word begins in what was encoded: three spellings, each without
    the letters that its neighbours share.
    """
    assert len(word) >= SMALLEST, "A short word is found by chance."
    assert word == word.lower()
    found = {how: word.encode(how) for how in ("utf-8", "utf-16-le", "utf-16-be")}
    for shape in (word, word.capitalize(), word.upper()):
        plain = shape.encode()
        found[f"hex {shape}"] = plain.hex().encode()
        for before in range(3):
            found[f"base64+{before} {shape}"] = _inner_base64(plain, before)
    return found


def hits(words: Iterable[str], data: bytes) -> list[str]:
    """Return where any of `words` stands in `data`, and how it is written."""
    lower = data.lower()
    return [
        f"{word} as {how} at {place}"
        for word in words
        for how, spelling in spellings(word).items()
        # Base64 knows capitals from small letters; everything else is compared without.
        if (place := (data if how.startswith("base64") else lower).find(spelling)) >= 0
    ]


def hits_in_files(words: Iterable[str], *folders: Path) -> list[str]:
    """Return what is found in any file below `folders`, in contents or in names."""
    sought = list(words)
    return [
        f"{path}: {one}"
        for path in files(*folders)
        for one in (*hits(sought, path.read_bytes()), *hits(sought, str(path).encode()))
    ]


def files(*folders: Path) -> Iterator[Path]:
    for folder in folders:
        yield from (path for path in sorted(folder.rglob("*")) if path.is_file())


def _inner_base64(text: bytes, before: int) -> bytes:
    whole = base64.b64encode(b"\0" * before + text)
    begin = (before * 8 + 5) // 6
    return whole[begin : (before + len(text)) * 8 // 6]
