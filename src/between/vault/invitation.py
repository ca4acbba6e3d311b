"""Eight words that are said in a room: they find an invitation and vouch for both keys.

103 bits from the EFF list, used once within the hour. Whoever holds the database and not the
words can neither find out whom they belong to nor put other keys in the place of the two that
are exchanged. See docs/formats/invitation.md.
"""

import hashlib
import hmac
import re
from enum import StrEnum
from uuid import UUID

from between.vault.envelope import Bound, pad, seal, unpad, unseal
from between.vault.errors import BadWords, Tampered
from between.vault.identity import Identity
from between.vault.labels import Derived, Purpose, subkey, written
from between.vault.passphrase import suggest, word_list

WORDS = 8
_APART = re.compile(r"[\s,.;+]+")


class Side(StrEnum):
    """Who vouches: the one who invites, or the one who joins."""

    THERAPIST = "therapist"
    CLIENT = "client"


def new_words() -> str:
    """Eight words with spaces between: 8 x 12.9 bits."""
    return suggest(WORDS)


def parse(typed: str) -> str:
    """The words as `new_words` writes them; case, commas and line breaks do not count.

    Raises BadWords, which says how many there are or which one is on no list.
    """
    words = [word for word in _APART.split(typed.casefold()) if word]
    known = frozenset(word_list())
    for at, word in enumerate(words[:WORDS], 1):
        if word not in known:
            raise BadWords(f"Word {at} is not one of ours. Please look at it again.", at)
    if len(words) != WORDS:
        found = len(words)
        raise BadWords(f"These are {found} words, and there are {WORDS}.", found=found)
    return " ".join(words)


def mark_of(words: str) -> bytes:
    """32 bytes by which the invitation is found; they lead back to no word."""
    return hashlib.sha256(subkey(written(words), Derived.INVITATION)).digest()


def vouch(words: str, side: Side, identity: Identity, *, bond: UUID) -> bytes:
    """32 bytes that only somebody who has the words can make for these keys and this bond."""
    parts = (written(side), identity.pin(), bond.bytes)
    bound = Bound(Purpose.VOUCHER, parts).associated()
    return hmac.digest(subkey(written(words), Derived.VOUCHER), bound, hashlib.sha256)


def check_vouched(
    vouched: bytes, words: str, side: Side, identity: Identity, *, bond: UUID
) -> None:
    """Raise Tampered unless `vouched` was made for these keys with these words."""
    if not hmac.compare_digest(vouch(words, side, identity, bond=bond), vouched):
        raise Tampered("These keys are not the ones that were shown in the room.")


def seal_name(words: str, name: str, *, bond: UUID) -> bytes:
    """The name of the one who invites, for whoever has the words."""
    return seal(_name_key(words), pad(written(name)), bound=_name_of(bond))


def open_name(words: str, sealed: bytes, *, bond: UUID) -> str:
    """The name. Raises WrongKey or Tampered."""
    plain = unpad(unseal(_name_key(words), sealed, bound=_name_of(bond)))
    return plain.decode("utf-8", "replace")


def seal_words(account_key: bytes, words: str, *, owner: UUID, bond: UUID) -> bytes:
    """The words for the one who invites, until somebody has used them."""
    bound = Bound(Purpose.INVITATION, (owner.bytes, bond.bytes))
    return seal(account_key, pad(written(words)), bound=bound)


def open_words(account_key: bytes, sealed: bytes, *, owner: UUID, bond: UUID) -> str:
    """The words. Raises WrongKey or Tampered."""
    bound = Bound(Purpose.INVITATION, (owner.bytes, bond.bytes))
    return unpad(unseal(account_key, sealed, bound=bound)).decode("utf-8", "replace")


def _name_key(words: str) -> bytes:
    return subkey(written(words), Derived.INVITED)


def _name_of(bond: UUID) -> Bound:
    return Bound(Purpose.INVITED, (bond.bytes,))
