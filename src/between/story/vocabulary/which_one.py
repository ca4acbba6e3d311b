"""Which of two answers that lie close it is: a sentence that decides."""

from between.story.vocabulary.chip import _

WHICH_ONE = (
    (
        ("w5", "w6"),
        _(
            "Did I want to give nearness, or to get it? Giving: to be close. "
            "Getting: to be understood and loved."
        ),
    ),
    (
        ("w1", "w2"),
        _("Did I want my own way for me, or power over them? For me: my own person."),
    ),
    (
        ("w4", "w7"),
        _("Away from somebody: stay out of it. Towards something good: feel all right."),
    ),
    (
        ("w3", "w6"),
        _("Should they carry it, or should they see it? Carry: let someone else decide."),
    ),
    (
        ("o2", "o5"),
        _("Too much of them: took over. Too little of them: turned away."),
    ),
    (
        ("o4", "o5"),
        _("They wronged me: could not be trusted. They did not take me in: turned away."),
    ),
    (
        ("o6", "o7", "o8"),
        _(
            "They did something: helped. They felt something for me: fond of "
            "me. They grasped something: understood me."
        ),
    ),
    (
        ("s2", "s6"),
        _("I shut the door: closed up. I had no door, or froze: felt small."),
    ),
    (
        ("s4", "s7"),
        _("The anger came out: got sharp. It stayed inside: let down."),
    ),
    (
        ("s5", "s2"),
        _("Quiet and there: stayed steady. Quiet and gone: closed up."),
    ),
)
