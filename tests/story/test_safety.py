"""A safety plan keeps its six steps in their order, and an empty one is no fault."""

from datetime import UTC, datetime

from between.story.safety import STEPS, SafetyPlan

NOW = datetime(2026, 11, 25, tzinfo=UTC)


def test_the_six_steps_stand_in_the_order_from_alone_to_others() -> None:
    names = ["signs", "alone", "distract", "ask", "professionals", "safer"]
    assert [step.name for step in STEPS] == names
    assert all(step.title and step.help for step in STEPS)


def test_what_is_told_keeps_that_order_and_leaves_out_what_is_empty() -> None:
    plan = SafetyPlan(safer="Jo has the key", signs="I stop answering", ask=" \n", when=NOW)
    assert [(step.name, words) for step, words in plan.told] == [
        ("signs", "I stop answering"),
        ("safer", "Jo has the key"),
    ]
    assert SafetyPlan(when=NOW).told == ()
