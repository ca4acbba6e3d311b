"""Spare codes: short enough to copy, kept as hashes that need the keyring."""

import re

from between.vault import spare

PEPPER = bytes(range(32))


def test_ten_codes_that_differ_and_can_be_read_out() -> None:
    codes = spare.new_codes()
    assert len(set(codes)) == 10
    assert all(
        re.fullmatch(r"[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}", c) for c in codes
    )


def test_case_blanks_and_look_alikes_do_not_count() -> None:
    same = {spare.spare_mac(PEPPER, one) for one in ("01ABC-DEFGH", "o labc defgh")}
    assert len(same) == 1


def test_another_code_or_pepper_gives_another_hash() -> None:
    macs = {
        spare.spare_mac(PEPPER, "01ABC-DEFGH"),
        spare.spare_mac(PEPPER, "01ABC-DEFGJ"),
        spare.spare_mac(bytes(32), "01ABC-DEFGH"),
    }
    assert len(macs) == 3
    assert {len(one) for one in macs} == {32}
