"""What can go wrong with a key or an envelope. No message holds plaintext or key bytes."""

from enum import Enum


class VaultError(Exception):
    """Something sealed could not be opened, or a secret could not be used."""


class WrongKey(VaultError):
    """These keys were never given this envelope: the key id in it is another one."""


class Tampered(VaultError):
    """Changed after sealing, cut short, moved to another row, or no envelope at all."""


class Erased(VaultError):
    """The secret that would open it has been erased, on purpose and for good."""


class WeakCost(VaultError):
    """Stored costs of the passphrase lie below the floor: somebody lowered them."""


class Slip(Enum):
    """What was mistyped in a recovery key, for pages that say it in another language."""

    LENGTH = "length"
    STRANGER = "stranger"
    GROUP = "group"
    SEVERAL = "several"


class BadWords(VaultError):
    """The words of an invitation were mistyped.

    `place` is the one that is on no list, or 0; `found` is how many words there are.
    """

    def __init__(self, sentence: str, place: int = 0, found: int = 0) -> None:
        super().__init__(sentence)
        self.place, self.found = place, found


class BadRecoveryKey(VaultError):
    """The recovery key was mistyped; the message says where, never what was typed.

    `place` is the group from 1 to 8, and with `Slip.LENGTH` how many characters there are.
    """

    def __init__(self, sentence: str, slip: Slip | None = None, place: int = 0) -> None:
        super().__init__(sentence)
        self.slip, self.place = slip, place
