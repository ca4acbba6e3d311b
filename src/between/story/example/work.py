"""At work, and with strangers."""

from between.story.episode import Chosen, Voiced
from between.story.example.scene import ELSE, GOOD, HURT, Scene, _

BOSS = (
    Scene(
        401,
        HURT,
        "w8 o1 s6",
        5,
        "not good enough",
        _("He went through my draft with a pencil, standing. I thanked him."),
        Voiced.KEPT_IN,
    ),
    Scene(
        357,
        HURT,
        "w1 o2 s2",
        5,
        "powerless",
        _("The deadline moved forward, for me alone. I wrote it down."),
        Voiced.KEPT_IN,
        Chosen.NO,
    ),
    Scene(
        304,
        HURT,
        "w8 o1 s8",
        6,
        "ashamed, shaky",
        _("I was asked a number in front of all of them. I knew it, and it was gone."),
    ),
    Scene(
        256,
        GOOD,
        "w8 o6 s3",
        4,
        "proud, relieved",
        _("He put my name on the first page."),
    ),
    Scene(
        191,
        HURT,
        "w8 o2 s6",
        5,
        "powerless",
        _("Saturday again. I said that it was no problem."),
        Voiced.KEPT_IN,
        Chosen.NO,
    ),
    Scene(
        133,
        HURT,
        "w7 o1 s8",
        4,
        "worried, on guard",
        _("He closed the door before he spoke. It was about the coffee machine."),
    ),
    Scene(
        79,
        HURT,
        "w8 o5 s2",
        4,
        "disappointed",
        _("My part of the talk was left out. I clapped with the others."),
        Voiced.KEPT_IN,
    ),
    Scene(
        24,
        ELSE,
        "w1 o2 s5",
        4,
        "strong, shaky",
        _("Saturday once more. I said: not this one. He said: all right. That was all."),
        Voiced.SAID,
        Chosen.YES,
    ),
)

STRANGERS = (
    Scene(
        324,
        GOOD,
        "w7 o6 s3",
        3,
        "thankful",
        _("A woman on the train gave me her seat without a word. I must have looked it."),
    ),
    Scene(
        118,
        HURT,
        "w4 o2 s2",
        4,
        "afraid",
        _("A man shouted at the whole bus. I looked at my shoes."),
    ),
    Scene(56),
)
