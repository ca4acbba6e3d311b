"""The steps of a safety plan in the words of the page."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from between.story.safety import STEPS, SafetyPlan


@dataclass(frozen=True, slots=True, kw_only=True)
class StepShown:
    """One step in which something stands; it keeps its number where others are empty."""

    number: int
    title: str
    words: str


def steps_of(plan: SafetyPlan) -> list[StepShown]:
    numbers = {step: n for n, step in enumerate(STEPS, 1)}
    return [
        StepShown(number=numbers[step], title=_(step.title), words=words)
        for step, words in plan.told
    ]
