"""Somebody becomes a therapist with words that count once, for a week."""

from datetime import UTC, datetime, timedelta

import pytest

from between.records import admissions
from between.records.admissions import NotAdmitted
from between.records.models import Admission
from tests.people import Somebody

NOW = datetime(2026, 5, 3, 14, 2, tzinfo=UTC)


def test_words_admit_one_therapist(alice: Somebody, charlie: Somebody) -> None:
    words = admissions.admit(NOW)
    assert admissions.is_admitted(f" {words.upper()} ", NOW)
    admissions.use(alice.keys, words, NOW)
    assert admissions.is_therapist(alice.keys)
    with pytest.raises(NotAdmitted):
        admissions.use(charlie.keys, words, NOW)
    assert not admissions.is_therapist(charlie.keys)


@pytest.mark.parametrize("late", [timedelta(days=7), timedelta(days=400)])
def test_words_count_for_a_week(alice: Somebody, late: timedelta) -> None:
    words = admissions.admit(NOW)
    assert not admissions.is_admitted(words, NOW + late)
    with pytest.raises(NotAdmitted):
        admissions.use(alice.keys, words, NOW + late)
    admissions.admit(NOW + late)
    assert Admission.objects.count() == 1


@pytest.mark.parametrize("typed", ["", "otter", "x" * 5000, "\0"])
def test_other_words_admit_nobody(alice: Somebody, typed: str) -> None:
    admissions.admit(NOW)
    with pytest.raises(NotAdmitted):
        admissions.use(alice.keys, typed, NOW)


def test_the_words_do_not_lie_in_the_table(db: None) -> None:
    words = admissions.admit(NOW)
    assert words.split()[0].encode() not in bytes(Admission.objects.get().mark)
