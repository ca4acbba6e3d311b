"""What the style pages show: real words, a form with its errors."""

from typing import Any

import segno
from django import forms
from django.utils.safestring import mark_safe

from between.core.estimate import Estimate
from between.drawing.bars import twin_bars

WISHES = [
    ("w6", "to be understood and loved"),
    ("w5", "to be close to them"),
    ("w1", "to be my own person"),
    ("w4", "to stay out of it"),
    ("w7", "to feel all right"),
    ("w8", "to do well or to help"),
    ("w2", "to push back or be in charge"),
    ("w3", "to let someone else decide"),
]
KEY = "K7QF 2MXD 9RTB HW4C P6NZ 3VYG 8SLE J5AK QT2R XB7M"
LINES = {
    "w6": "That they see me, take me seriously, want me there. It comes from them to me.",
    "w5": "To come nearer, open up, let them be as they are. I move towards them.",
}
THEIRS = [
    ("o5", "turned away or didn't get it"),
    ("o8", "understood me"),
    ("o6", "helped"),
    ("o7", "were fond of me"),
    ("o2", "took over or pressed me"),
    ("o3", "were upset"),
    ("o4", "could not be trusted"),
    ("o1", "were sure of themselves"),
]


class SignUp(forms.Form):
    name = forms.CharField(
        label="A name for here",
        help_text="Any name you like. It need not be yours, and nobody else sees it.",
    )
    passphrase = forms.CharField(
        label="Passphrase",
        help_text="At least 12 characters. Six ordinary words are easy to keep.",
        widget=forms.PasswordInput,
        min_length=12,
        error_messages={
            "min_length": "It has 5 characters. Use at least 12: six words work well."
        },
    )
    mark = forms.ChoiceField(
        label="Was it like this?",
        choices=[
            ("happened", "it happened"),
            ("expected", "I expected it"),
            ("long-ago", "from long ago"),
            ("dreamed", "I dreamed it"),
        ],
        widget=forms.RadioSelect,
    )
    role = forms.ChoiceField(label="Who are they to you?", choices=[("friend", "a friend")])
    words = forms.CharField(
        label="In your own words", widget=forms.Textarea, required=False
    )


Side = tuple[int, int, int]  # in 100: the number and its interval


def row(label: str, tag: str, word: str, left: Side, right: Side) -> dict[str, object]:
    sides = [
        Estimate(value=v / 100, low=lo / 100, high=hi / 100, n=9)
        for v, lo, hi in (left, right)
    ]
    return {
        "label": label,
        "tag": tag,
        "word": word,
        "left": left[0],
        "right": right[0],
        "drawn": mark_safe(twin_bars(*sides)),  # noqa: S308
    }


GROUPS = {
    "What I want": [
        row(
            "I want to be understood and loved",
            "both",
            "In both",
            (58, 38, 76),
            (54, 42, 66),
        ),
        row(
            "I want to stay out of it",
            "perhaps",
            "Perhaps in both",
            (20, 7, 39),
            (26, 16, 37),
        ),
    ],
    "What they do": [
        row(
            "They turn away or don't get it",
            "elsewhere",
            "More elsewhere",
            (27, 14, 52),
            (57, 44, 69),
        ),
    ],
    "What I do": [
        row("I go quiet or close up", "both", "In both", (73, 52, 90), (61, 49, 73)),
        row(
            "I feel afraid or ashamed",
            "therapist",
            "More with your therapist",
            (41, 22, 60),
            (12, 5, 21),
        ),
        row("I stay steady", "early", "Too early to say", (9, 1, 31), (32, 21, 44)),
    ],
}


def context() -> dict[str, Any]:
    """What every style page may show."""
    typed = {"name": "Heron", "passphrase": "short", "mark": "happened", "role": "friend"}
    return {
        "unlocked": True,
        "operator": "Praxis am Park",
        "request": {"path": "/moments/"},
        "form": SignUp(typed),
        "wishes": [(code, word, LINES.get(code, "")) for code, word in WISHES],
        "theirs": THEIRS,
        "groups": GROUPS,
        "key": KEY.split(),
        "qr": segno.make("between-style").svg_inline(omitsize=True, border=0),
        "csrf_token": "style",
    }
