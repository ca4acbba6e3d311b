"""With the friend and the sister."""

from between.story.episode import Chosen, Reality, Voiced
from between.story.example.scene import ELSE, GOOD, HURT, Scene, _

FRIEND = (
    Scene(
        398,
        GOOD,
        "w5 o7 s3",
        5,
        "glad, playful",
        _("Ines rang the bell with two bicycles."),
    ),
    Scene(
        358,
        GOOD,
        "w6 o8 s1",
        6,
        "moved, thankful",
        _("I told Ines what I tell nobody. She said: of course you are tired."),
        Voiced.SAID,
        Chosen.YES,
    ),
    Scene(
        307,
        GOOD,
        "w8 o8 s3",
        4,
        "proud",
        _("I helped her move, and she called me the general of the boxes."),
    ),
    Scene(
        259,
        HURT,
        "w6 o5 s5",
        5,
        "hurt, calm",
        _("She was late and did not say why. I told her that I had minded, and we ate."),
        Voiced.SAID,
        Chosen.YES,
    ),
    Scene(
        205,
        GOOD,
        "w5 o6 s1",
        5,
        "relieved",
        _("I called her from the car park, only to hear somebody. She stayed on the line."),
        Voiced.SAID,
    ),
    Scene(
        155,
        GOOD,
        "w5 o7 s3",
        5,
        "close, glad",
        _("Nothing happened, all afternoon. It was lovely."),
    ),
    Scene(
        90,
        HURT,
        "w6 o5 s5",
        4,
        "sad, strong",
        _(
            "She did not see why the job frightens me. I tried it a second time, with other words."
        ),
        Voiced.SAID,
        Chosen.YES,
    ),
    Scene(
        45,
        GOOD,
        "w6 o8 s3",
        5,
        "thankful",
        _("She had kept the stone I gave her at school. It lies on her window."),
    ),
    Scene(
        13,
        GOOD,
        "w5 o8 s1",
        4,
        "hopeful",
        _("I wrote first, for once. The answer came in a minute."),
        None,
        Chosen.YES,
    ),
)

SISTER = (
    Scene(
        370,
        HURT,
        "w1 o1 s4",
        5,
        "annoyed",
        _("Jo explained my own life to me. I told her where the door was."),
        Voiced.SAID,
    ),
    Scene(
        284,
        GOOD,
        "w5 o8 s3",
        5,
        "close, playful",
        _(
            "We looked at each other at the table and both knew. Later we laughed on the stairs."
        ),
    ),
    Scene(
        231,
        HURT,
        "w6 o5 s2",
        5,
        "jealous, sad",
        _("Everybody stood around her baby. I took the coats upstairs and stayed a while."),
        Voiced.KEPT_IN,
    ),
    Scene(
        167,
        ELSE,
        "w8 o3 s5",
        4,
        "tender",
        _("Jo cried about the nights. I held the baby and did not say anything wise."),
    ),
    Scene(
        101,
        GOOD,
        "w6 o6 s3",
        4,
        "thankful",
        _("She drove two hours with soup."),
    ),
    Scene(
        37,
        ELSE,
        "w5 o5 s7",
        4,
        "worried",
        _("She will say that she has no time on my birthday. I have not asked yet."),
        reality=Reality.EXPECTED,
    ),
    Scene(9),
)
