"""Promises of invitations: the words vouch for keys, and nothing else leads to them."""

from uuid import uuid4

import pytest

from between.vault import invitation
from between.vault.errors import BadWords, Tampered, WrongKey
from between.vault.identity import identity_of
from between.vault.invitation import Side
from between.vault.letterbox import new_private_key
from between.vault.passphrase import word_list

WORDS = "otter lantern sculpture zoom unlit acorn yodel otter"
OTHER_WORDS = "zoom unlit acorn yodel otter lantern sculpture otter"
BOND = uuid4()
BOB, MALLORY = identity_of(new_private_key()), identity_of(new_private_key())


def test_words_are_eight_and_differ() -> None:
    drawn = {invitation.new_words() for _ in range(20)}
    assert {len(words.split(" ")) for words in drawn} == {8}
    assert len(drawn) == 20


@pytest.mark.parametrize(
    "typed",
    [
        WORDS,
        WORDS.upper(),
        f"  {WORDS}\n",
        WORDS.replace(" ", ", "),
        WORDS.replace(" ", "."),
        WORDS.replace(" ", "\n"),
    ],
)
def test_words_are_read_however_they_are_typed(typed: str) -> None:
    assert invitation.parse(typed) == WORDS


def test_words_with_a_hyphen_are_words_too() -> None:
    odd = [word for word in word_list() if "-" in word][:1] * 8
    assert odd
    assert invitation.parse(" ".join(odd)) == " ".join(odd)


@pytest.mark.parametrize("typed", ["", " ", "otter lantern", f"{WORDS} otter"])
def test_too_few_or_many_words_say_how_many_there_are(typed: str) -> None:
    with pytest.raises(BadWords, match="words, and there are 8") as caught:
        invitation.parse(typed)
    assert caught.value.place == 0
    assert caught.value.found == len(typed.split())


def test_a_word_of_no_list_is_named_by_its_place_and_not_repeated() -> None:
    typed = " ".join(["otter"] * 3 + ["secretword"] + ["otter"] * 4)
    with pytest.raises(BadWords, match="Word 4") as caught:
        invitation.parse(typed)
    assert caught.value.place == 4
    assert "secretword" not in str(caught.value)


def test_an_invitation_is_found_by_its_words_only() -> None:
    assert invitation.mark_of(WORDS) == invitation.mark_of(WORDS)
    assert invitation.mark_of(WORDS) != invitation.mark_of(OTHER_WORDS)


def test_words_vouch_for_these_keys() -> None:
    vouched = invitation.vouch(WORDS, Side.THERAPIST, BOB, bond=BOND)
    invitation.check_vouched(vouched, WORDS, Side.THERAPIST, BOB, bond=BOND)


@pytest.mark.parametrize("change", ["words", "side", "keys", "bond", "nothing there"])
def test_words_vouch_for_nothing_else(change: str) -> None:
    vouched = invitation.vouch(WORDS, Side.THERAPIST, BOB, bond=BOND)
    with pytest.raises(Tampered):
        invitation.check_vouched(
            b"" if change == "nothing there" else vouched,
            OTHER_WORDS if change == "words" else WORDS,
            Side.CLIENT if change == "side" else Side.THERAPIST,
            MALLORY if change == "keys" else BOB,
            bond=uuid4() if change == "bond" else BOND,
        )


def test_the_name_opens_with_the_words_only() -> None:
    sealed = invitation.seal_name(WORDS, "Dr Lee", bond=BOND)
    assert invitation.open_name(WORDS, sealed, bond=BOND) == "Dr Lee"
    with pytest.raises(WrongKey):
        invitation.open_name(OTHER_WORDS, sealed, bond=BOND)
    with pytest.raises(Tampered):
        invitation.open_name(WORDS, sealed, bond=uuid4())


def test_the_words_wait_for_the_one_who_invites() -> None:
    owner, key = uuid4(), bytes(range(32))
    sealed = invitation.seal_words(key, WORDS, owner=owner, bond=BOND)
    assert invitation.open_words(key, sealed, owner=owner, bond=BOND) == WORDS
    with pytest.raises(Tampered):
        invitation.open_words(key, sealed, owner=uuid4(), bond=BOND)
    with pytest.raises(Tampered):
        invitation.open_words(key, sealed, owner=owner, bond=uuid4())
    assert len(sealed) == len(invitation.seal_words(key, "a", owner=owner, bond=BOND))
