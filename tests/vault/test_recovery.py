"""Promises of the recovery key: forgiving to read, no mistake passes, nothing is echoed."""

import hashlib
import random

import pytest

from between.vault.envelope import new_key
from between.vault.errors import BadRecoveryKey
from between.vault.recovery import ALPHABET, new_recovery_key, parse, wrapping_key

PEPPER = bytes(range(32))
PRINTED = "000G40R-40M30E2-09185GR-38E1W81-24GK2GA-HC5RR34-D1P70X3-RFMZWT9"
SECRET = bytes(range(32))
ORDINALS = ("1st", "2nd", "3rd", "4th", "5th", "6th", "7th", "8th")


def test_what_is_printed_can_be_typed_back() -> None:
    printed = {new_recovery_key() for _ in range(500)}
    assert len({parse(one) for one in printed}) == 500
    assert {len(parse(one)) for one in printed} == {32}


def test_a_printed_key_is_one_number_of_56_digits_to_base_32() -> None:
    letters = PRINTED.replace("-", "")
    number = sum(
        ALPHABET.index(letter) << 5 * (55 - at) for at, letter in enumerate(letters)
    )
    check = hashlib.sha256(b"between/v1/recovery-check" + SECRET).digest()[:3]
    assert number.to_bytes(35, "big") == SECRET + check


def test_a_printed_key_is_eight_groups_of_seven_plain_characters() -> None:
    groups = new_recovery_key().split("-")
    assert [len(group) for group in groups] == [7] * 8
    assert set("".join(groups)) <= set(ALPHABET)
    assert not set("ILOU") & set(ALPHABET)


@pytest.mark.parametrize(
    "typed",
    [
        PRINTED,
        PRINTED.lower(),
        PRINTED.replace("-", " "),
        PRINTED.replace("-", ""),
        PRINTED.replace("-", "\n"),
        PRINTED.replace("-", " – "),
        PRINTED.replace("0", "O"),
        PRINTED.replace("0", "o").replace("1", "l"),
        PRINTED.replace("1", "I"),
        PRINTED.replace("1", "i"),
        f"  {PRINTED}\t",
        " ".join(PRINTED),
    ],
)
def test_case_blanks_dashes_and_look_alikes_do_not_count(typed: str) -> None:
    assert parse(typed) == SECRET


@pytest.mark.slow  # all 1,736 wrong letters, and the search for each
def test_every_single_wrong_character_is_noticed_and_its_group_named() -> None:
    letters = PRINTED.replace("-", "")
    for at in range(56):
        for letter in set(ALPHABET) - {letters[at]}:
            _says_group(letters[:at] + letter + letters[at + 1 :], ORDINALS[at // 7])


def test_two_neighbours_typed_in_the_wrong_order_are_noticed() -> None:
    letters = PRINTED.replace("-", "")
    for at in range(55):
        if letters[at] != letters[at + 1]:
            swapped = letters[:at] + letters[at + 1] + letters[at] + letters[at + 2 :]
            with pytest.raises(BadRecoveryKey, match="group looks wrong"):
                parse(swapped)


def test_groups_in_the_wrong_order_are_noticed() -> None:
    groups = PRINTED.split("-")
    with pytest.raises(BadRecoveryKey, match="More than one character looks wrong"):
        parse("-".join(groups[::-1]))


@pytest.mark.parametrize("length", [0, 1, 20, 53, 55])
def test_a_key_cut_short_says_how_much_is_there(length: int) -> None:
    typed = PRINTED.replace("-", "")[:length]
    with pytest.raises(BadRecoveryKey, match=f"^This has {length} of 56 characters."):
        parse(typed)


def test_a_key_too_long_says_so() -> None:
    with pytest.raises(BadRecoveryKey, match="This has 57 of 56 characters"):
        parse(PRINTED + "0")


@pytest.mark.parametrize("stranger", ["U", "u", "!", "ü", "👩", "\0", "\ud83d"])
def test_a_character_that_does_not_belong_is_named_by_its_group(stranger: str) -> None:
    typed = PRINTED[:18] + stranger + PRINTED[19:]
    with pytest.raises(BadRecoveryKey, match="The 3rd group has a character"):
        parse(typed)


@pytest.mark.slow  # ten thousand keys
def test_ten_thousand_bad_keys_are_refused_and_none_is_echoed() -> None:
    rng = random.Random(2026)
    said = set()
    for number in range(10_000):
        with pytest.raises(BadRecoveryKey) as error:
            parse(_bad(rng, whole=number % 100 == 0))
        said.add(f"{error.value!r} {error.value.__context__!r}")
    assert len(said) < 100
    assert not any(group in one for one in said for group in PRINTED.split("-"))


def test_the_wrapping_key_needs_both_the_sheet_and_the_pepper() -> None:
    key = wrapping_key(SECRET, pepper=PEPPER)
    assert len(key) == 32
    assert key == wrapping_key(parse(PRINTED), pepper=PEPPER)
    assert key != wrapping_key(SECRET, pepper=bytes(32))
    assert key != wrapping_key(bytes(32), pepper=PEPPER)
    assert key != wrapping_key(PEPPER[::-1], pepper=SECRET)


def test_half_a_secret_or_half_a_pepper_is_refused() -> None:
    with pytest.raises(ValueError, match="`secret` must have 32 bytes, got 16"):
        wrapping_key(bytes(16), pepper=PEPPER)
    with pytest.raises(ValueError, match="`pepper` must have 32 bytes, got 0"):
        wrapping_key(new_key(), pepper=b"")


def _says_group(typed: str, ordinal: str) -> None:
    with pytest.raises(BadRecoveryKey, match=f"^The {ordinal} group looks wrong"):
        parse(typed)


def _bad(rng: random.Random, *, whole: bool) -> str:
    """Mostly noise that fails early; one in a hundred has 56 letters and a wrong sum."""
    if whole:
        return "".join(rng.choices(ALPHABET, k=56))
    if rng.random() < 0.5:
        return PRINTED[: rng.randrange(len(PRINTED))]
    return "".join(chr(rng.randrange(0x3000)) for _ in range(rng.randrange(200)))
