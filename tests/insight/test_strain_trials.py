"""The filter finds more than the published rules, in a world that it does not expect."""

import numpy as np
import pytest

from between.insight import strain_trials
from between.insight.strain_trials import ALONE, FILTER, Trial

OFFLINE = "within-person z (whole course)"


def trials(people: int) -> dict[str, Trial]:
    return {one.setting.name: one for one in strain_trials.run(people, seed=1)}


def test_more_than_every_rule_in_both_worlds() -> None:
    for name, trial in trials(2000).items():
        found = {one.finder: one for one in trial.found}
        rules = [one for one in found.values() if one.finder not in {FILTER, ALONE}]
        assert found[FILTER].sessions > max(one.sessions for one in rules) + 0.05, name
        assert found[FILTER].ranked > max(one.ranked for one in rules), name
        online = [one.strains for one in rules if one.finder != OFFLINE]
        assert found[FILTER].strains > max(online), name


def test_the_odds_are_true_where_the_world_is_as_believed() -> None:
    for one in trials(2000)["as believed"].bins:
        assert abs(one.said - one.so) < 0.06


def test_what_is_said_to_people_is_seldom_wrong() -> None:
    for trial in trials(2000).values():
        soft, sure = trial.said
        assert soft.wrong < 0.03
        assert sure.wrong < 0.01


@pytest.mark.long
def test_steady_between_seeds() -> None:
    found = [strain_trials.run(3000, seed)[1].found[0].sessions for seed in range(1, 9)]
    assert np.ptp(found) < 0.05
    assert min(found) > 0.5


def test_the_same_seed_gives_the_same() -> None:
    assert strain_trials.run(200, 3) == strain_trials.run(200, 3)
