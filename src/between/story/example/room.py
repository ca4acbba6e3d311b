"""With the therapist: the hour on Thursdays."""

from between.story.episode import Chosen, Reality, Voiced
from between.story.example.scene import GOOD, HURT, Scene, _

THERAPIST = (
    Scene(
        412,
        HURT,
        "w6 o5 s2",
        5,
        "disappointed, tight",
        _(
            "I had just begun about the phone call and he looked at the clock. I said it was fine."
        ),
        Voiced.KEPT_IN,
    ),
    Scene(
        384,
        GOOD,
        "w6 o8 s3",
        5,
        "relieved, moved",
        _("He remembered the name of the street. I had mentioned it once, in spring."),
    ),
    Scene(
        363,
        HURT,
        "w6 o5 s2+s7",
        6,
        "lonely, heavy",
        _("He asked about the week while I was with what my mother said. I spoke of work."),
        Voiced.KEPT_IN,
        Chosen.NO,
    ),
    Scene(
        335,
        HURT,
        "w1 o2 s6",
        4,
        "uneasy",
        _(
            "He thought a second hour would be good. I said yes before I knew whether I wanted it."
        ),
        Voiced.KEPT_IN,
    ),
    Scene(
        300,
        HURT,
        "w6 o5 s2",
        6,
        "hurt, knotted",
        _(
            "He did not get why the wedding mattered. I felt it go cold and said no more of it."
        ),
        Voiced.HINTED,
    ),
    Scene(
        265,
        GOOD,
        "w7 o6 s3",
        4,
        "calm, safe",
        _("We sat quietly for a while. It was all right to sit quietly."),
    ),
    Scene(
        237,
        HURT,
        "w6 o5 s2",
        7,
        "rejected, ashamed",
        _("He was away two weeks and told me at the door. I wished him a good holiday."),
        Voiced.KEPT_IN,
        Chosen.NO,
    ),
    Scene(
        209,
        HURT,
        "w6 o8 s2",
        5,
        "worried, tight",
        _("He had understood it, I think, and still I could not go on. My throat closed."),
    ),
    Scene(
        174,
        GOOD,
        "w5 o8 s1",
        6,
        "hopeful, shaky",
        _("I told him that I go quiet when he looks at the clock. He said: tell me more."),
        Voiced.SAID,
        Chosen.YES,
    ),
    Scene(
        139,
        HURT,
        "w6 o5 s2",
        5,
        "disappointed",
        _("He mixed up my sister and my friend. I laughed and went on as if nothing were."),
        Voiced.KEPT_IN,
    ),
    Scene(
        97,
        GOOD,
        "w6 o8 s5",
        4,
        "thankful, strong",
        _("He said he had missed something last week, and what. I could stay with it."),
        None,
        Chosen.PARTLY,
    ),
    Scene(
        62,
        HURT,
        "w6 o5 s2",
        4,
        "weary, far away",
        _("A lorry outside, he closed the window in the middle of my sentence. I lost it."),
        Voiced.KEPT_IN,
    ),
    Scene(
        34,
        HURT,
        "w6 o5 s5",
        4,
        "annoyed, strong",
        _(
            "He did not follow. I said: I need a moment, that was not it. And I took the moment."
        ),
        Voiced.SAID,
        Chosen.YES,
    ),
    Scene(
        20,
        HURT,
        "w6 o5 s7",
        3,
        "disappointed",
        _("In the dream the door of his room was open and nobody sat inside."),
        reality=Reality.DREAM,
    ),
    Scene(6, GOOD, "w6 o8 s3", 5, "close, glad", _("We found the word for it together.")),
)
