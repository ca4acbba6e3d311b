"""With the parents."""

from between.story.episode import Chosen, Reality, Voiced
from between.story.example.scene import ELSE, GOOD, HURT, Scene, _

MOTHER = (
    Scene(
        421,
        HURT,
        "w6 o5 s2",
        6,
        "sad, tight",
        _(
            "I told her about the new flat. She asked whether I had thought of the heating costs."
        ),
        Voiced.HINTED,
    ),
    Scene(
        391,
        HURT,
        "w1 o2 s2",
        5,
        "annoyed, heavy",
        _(
            "She had already booked the hotel for all of us. I put my phone away and washed up."
        ),
        Voiced.KEPT_IN,
    ),
    Scene(
        352,
        HURT,
        "w6 o5 s2",
        7,
        "lonely, ashamed",
        _("On the phone, about the tests. She said others have it worse. I said yes."),
        Voiced.KEPT_IN,
        Chosen.NO,
    ),
    Scene(
        318,
        HURT,
        "w6 o3 s6",
        5,
        "guilty",
        _("I said I could not come at Easter, and she cried. So I came."),
        Voiced.SAID,
    ),
    Scene(
        289,
        HURT,
        "w6 o5 s2",
        6,
        "unseen",
        _(
            "Her birthday. I had brought the picture; she looked at it and saw to the roast."
        ),
        Voiced.KEPT_IN,
    ),
    Scene(
        251,
        GOOD,
        "w5 o7 s3",
        4,
        "tender",
        _(
            "She called only to say that the roses were out, and that I would have liked them."
        ),
    ),
    Scene(
        223,
        HURT,
        "w1 o2 s2+s7",
        6,
        "powerless",
        _("She told my aunt about the job before I had. I did not say that I minded."),
        Voiced.KEPT_IN,
    ),
    Scene(
        183,
        HURT,
        "w6 o5 s2",
        5,
        "disappointed",
        _("I began about last summer, and she talked about the neighbours."),
        Voiced.HINTED,
    ),
    Scene(
        160,
        ELSE,
        "w6 o5 s2",
        7,
        "sad, unseen",
        _("Aged eight or so. I stood there with the drawing, and she did not turn round."),
        reality=Reality.MEMORY,
    ),
    Scene(
        128,
        HURT,
        "w6 o5 s2",
        5,
        "hurt, numb",
        _(
            "She said I was always so sensitive. I looked out of the window until it was over."
        ),
        Voiced.KEPT_IN,
        Chosen.NO,
    ),
    Scene(
        83,
        HURT,
        "w1 o2 s4",
        6,
        "annoyed, hot",
        _("Once more about my hair. I said something about hers."),
        Voiced.SAID,
    ),
    Scene(
        51,
        HURT,
        "w6 o5 s2",
        4,
        "weary",
        _(
            "I wanted to tell her how it has been. She was watching the news, and I let it be."
        ),
        Voiced.KEPT_IN,
        Chosen.PARTLY,
    ),
    Scene(
        17,
        ELSE,
        "w6 o5 s5",
        4,
        "sad, strong",
        _(
            "She changed the subject. I said: I was not done. She stopped, and soon I was done."
        ),
        Voiced.SAID,
        Chosen.YES,
    ),
)

FATHER = (
    Scene(
        405,
        HURT,
        "w8 o2 s6",
        5,
        "not good enough",
        _("We put up the shelf. He took the drill from my hand."),
        Voiced.KEPT_IN,
    ),
    Scene(
        340,
        HURT,
        "w6 o5 s2",
        5,
        "lonely",
        _(
            "In the car, two hours. I said I had not been well. He turned the radio up a little."
        ),
        Voiced.HINTED,
    ),
    Scene(
        295,
        GOOD,
        "w8 o6 s3",
        4,
        "glad, proud",
        _("The tax papers, at his table. He explained it, and I got it."),
    ),
    Scene(
        243,
        HURT,
        "w1 o2 s6",
        6,
        "powerless, tight",
        _("He told me which car to buy. I bought it."),
        Voiced.KEPT_IN,
        Chosen.NO,
    ),
    Scene(
        198,
        HURT,
        "w6 o5 s2",
        4,
        "disappointed",
        _("I showed him my article. He looked for the glasses and then for the dog."),
        Voiced.HINTED,
    ),
    Scene(
        151,
        HURT,
        "w1 o1 s2",
        4,
        "annoyed",
        _("He knew how it is with young people today. I was the young people."),
        Voiced.KEPT_IN,
    ),
    Scene(
        110,
        GOOD,
        "w6 o7 s3",
        5,
        "moved, surprised",
        _(
            "At the station he held on a second longer, and said nothing, and it was enough."
        ),
    ),
    Scene(
        73,
        HURT,
        "w6 o5 s2",
        4,
        "heavy",
        _("I asked what he had been like at my age. He said: busy."),
        Voiced.SAID,
    ),
    Scene(
        28,
        ELSE,
        "w1 o2 s5",
        3,
        "calm",
        _(
            "He had a plan for my balcony. I said I like it as it is. He shrugged, we had coffee."
        ),
        Voiced.SAID,
        Chosen.YES,
    ),
)
