"""One component laid on the scales: its table, its gates, and what the numbers say."""

from dataclasses import dataclass

import numpy as np

from between.core.estimate import Floats, Silence
from between.core.recurrence import Recurrence, recur
from between.core.twins import Counts
from between.insight import gates
from between.insight.reflection import Shape
from between.story.episode import Component


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """A component's numbers, where there are any, and the silences that stand instead.

    `returns`, `therapist`, `others`, `beside`: why nothing is said about what returns, the
    rate of the one, the rate of the others, and the two together.
    """

    component: Component
    table: Counts
    numbers: Recurrence | None
    returns: Silence | None
    therapist: Silence | None
    others: Silence | None
    beside: Silence | None

    @property
    def said(self) -> Recurrence:
        """The numbers; only where `returns` is no silence."""
        if self.numbers is None:
            raise ValueError("Nothing was computed here: ask `returns` first.")
        return self.numbers

    @property
    def odds(self) -> Floats:
        """P(in both), P(more elsewhere), P(more with the therapist): K x 3, or empty."""
        if self.beside is not None:
            return np.empty((0, 3))
        said = self.said
        odds = np.stack([said.in_both, said.in_rest, said.in_first], axis=1)
        # what did not settle decides nothing: no statement is likely enough then
        steady: Floats = np.where(said.steady[:, None], odds, 0.0)
        return steady

    @property
    def shape(self) -> Shape:
        """How much therapist and others share, and how much relationships differ."""
        return Shape(
            overlap=self.beside or self.said.overlap,
            flexibility=self.returns or self.said.flexibility,
        )


def weigh(component: Component, table: Counts, *, rng: np.random.Generator) -> Weighed:
    """Return what may be said about `component`; `table` is relationships by codes.

    Below the gates nothing is computed. A row whose Monte Carlo standard error stays above
    0.01 where it decides has no odds: it is too early to say.
    """
    returns = gates.returns(table)
    numbers = recur(table, rng=rng) if returns is None else None
    return Weighed(
        component=component,
        table=table,
        numbers=numbers,
        returns=returns,
        therapist=gates.therapist(table),
        others=gates.others(table),
        beside=gates.beside(table),
    )
