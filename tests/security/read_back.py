"""Unlocks an account on a server's data and prints the words of every moment, a line each.

python -m tests.security.read_back NAME PASSPHRASE
"""

import sys

import django


def main(name: str, passphrase: str) -> None:
    django.setup()
    from between.records import keyroom, shelf  # noqa: PLC0415 (after the settings)
    from between.story.episode import Episode  # noqa: PLC0415

    keys = keyroom.unlock(name, passphrase, source=bytes(32))
    taken = shelf.take(keys, Episode)
    assert not taken.closed, "Some entries cannot be opened."
    sys.stdout.write("".join(f"{kept.story.words}\n" for kept in taken.kept))


if __name__ == "__main__":
    main(*sys.argv[1:])
