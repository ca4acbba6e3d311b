"""What all test vectors are made of: the same people, keys and words each time."""

from uuid import UUID

from between.vault.entry import Place

Cases = list[dict[str, object]]

OWNER = UUID("6f1c2a52-0f5e-4d3b-9a53-3c5b1f0c7d11")
STRANGER = UUID("0b9d4e1c-7a1f-4c57-8f0e-5a2d9e6b7c22")
ENTRY = UUID("d3b07384-d9a0-4c9b-8f3e-1d2c3b4a5f60")
KEY = bytes(range(32))
PEPPER = bytes(range(32, 64))
COOKIE = bytes(range(64, 96))
SEED = bytes(range(96, 128))
TEXT = "She said: “I am proud of you.”".encode()
LONG_TEXT = TEXT * 40
PLACE = Place(entry=ENTRY, owner=OWNER, kind="episode", epoch=1, version=1)
