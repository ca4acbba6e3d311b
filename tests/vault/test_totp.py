"""Codes of an authenticator app: as RFC 6238 has them, for half a minute and its neighbours."""

import base64

import pytest

from between.vault import totp

SEED = b"12345678901234567890"  # RFC 6238, appendix B

# The last six of the eight digits that the RFC prints for SHA-1.
PRINTED = {
    59: "287082",
    1111111109: "081804",
    1111111111: "050471",
    1234567890: "005924",
    2000000000: "279037",
    20000000000: "353130",
}


@pytest.mark.parametrize(("seconds", "digits"), PRINTED.items())
def test_the_codes_are_those_of_the_rfc(seconds: int, digits: str) -> None:
    assert totp.code(SEED, seconds // 30) == digits
    assert totp.step_of(SEED, digits, seconds) == seconds // 30


@pytest.mark.parametrize("late", [-1, 0, 1])
def test_a_code_counts_half_a_minute_early_and_late(late: int) -> None:
    typed = totp.code(SEED, 9000 + late)
    assert totp.step_of(SEED, typed, 270_000) == 9000 + late


@pytest.mark.parametrize("late", [-2, 2, 2880, -2880])
def test_a_code_of_another_time_counts_nothing(late: int) -> None:
    assert totp.step_of(SEED, totp.code(SEED, 9000 + late), 270_000) is None


@pytest.mark.parametrize("typed", ["", "1", "28708", "2870820", "é87082", "\ud83d", "-1"])
def test_what_is_no_code_is_no_code(typed: str) -> None:
    assert totp.step_of(SEED, typed, 59) is None


def test_blanks_between_the_digits_do_not_count() -> None:
    assert totp.step_of(SEED, " 287 082 ", 59) == 1


def test_the_first_half_minute_has_none_before_it() -> None:
    assert totp.step_of(SEED, totp.code(SEED, 0), 0) == 0


def test_a_seed_has_160_bits_and_is_spelled_for_apps() -> None:
    seed = totp.new_seed()
    assert len(seed) == 20
    assert seed != totp.new_seed()
    assert base64.b32decode(totp.spelled(seed)) == seed
    assert len(totp.spelled(seed)) == 32
