"""A safety plan as it is typed: six steps, each of them free to stay empty."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from between.records.shelf import Kept
from between.story.safety import STEPS, SafetyPlan
from between.web.fields import Version, Words

LONGEST = 2000


class PlanForm(forms.Form):
    version = Version(required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for n, step in enumerate(STEPS, 1):
            self.fields[step.name] = Words(
                label=f"{n}. {_(step.title)}",
                help_text=_(step.help),
                longest=LONGEST,
                rows=3,
            )

    def steps(self) -> list[forms.BoundField]:
        return [self[step.name] for step in STEPS]

    def to_story(self, now: datetime) -> SafetyPlan:
        words = {step.name: self.cleaned_data[step.name] for step in STEPS}
        return SafetyPlan(when=now, **words)


def typed(kept: Kept[SafetyPlan] | None) -> dict[str, object]:
    """Return a plan as the values of its fields."""
    if kept is None:
        return {"version": 0}
    return {step.name: kept.story.of(step) for step in STEPS} | {"version": kept.version}


def again(form: PlanForm, version: int) -> PlanForm:
    """Return the form as it was sent, ready to be kept on top of what lies there now."""
    typed_in = {step.name: form[step.name].value() for step in STEPS}
    return PlanForm({**typed_in, "version": str(version)})
