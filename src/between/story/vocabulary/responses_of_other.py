"""What they did: o1 to o8, in the order in which they are shown."""

from between.story.vocabulary.chip import Chip, _

RESPONSES_OF_OTHER = (
    Chip(
        code="o5",
        chip=_("turned away or didn't get it"),
        means=_("Said no, criticised, went cold, did not listen, missed what I meant."),
        example=_("I was in the middle of it and she looked at the clock."),
        another=_('I showed him the picture and he said, "You could have done more."'),
        row=_("they turn away or don't get it"),
        when=_("when they turn away or don't get it"),
        thing=_("being turned away or missed"),
        done=_("they turned away or didn't get it"),
    ),
    Chip(
        code="o8",
        chip=_("understood me"),
        means=_("Listened, took it as I meant it, accepted me, respected me."),
        example=_('She said, "Of course that hurt," and waited.'),
        another=_("He did not agree with me, but he knew what I meant."),
        row=_("they understand me"),
        when=_("when they understand me"),
        thing=_("being understood"),
        done=_("they understood you"),
    ),
    Chip(
        code="o6",
        chip=_("helped"),
        means=_("Did something of use: a hand, advice, practical care."),
        example=_("She sat down and filled in the form with me."),
        another=_("He gave me a tip, and it worked."),
        row=_("they help"),
        when=_("when they help"),
        thing=_("being helped"),
        done=_("they helped"),
    ),
    Chip(
        code="o7",
        chip=_("were fond of me"),
        means=_("Were warm, liked me, were glad of me, showed love."),
        example=_("His whole face lit up when he saw me."),
        another=_("She wrote just to say she was thinking of me."),
        row=_("they are fond of me"),
        when=_("when they are fond of me"),
        thing=_("being liked"),
        done=_("they were fond of you"),
    ),
    Chip(
        code="o2",
        chip=_("took over or pressed me"),
        means=_("Gave orders, decided for me, set the rules, did not let go."),
        example=_("She rang the landlord for me without asking."),
        another=_("He kept on until I said yes."),
        row=_("they take over or press me"),
        when=_("when they take over or press me"),
        thing=_("being pressed"),
        done=_("they took over or pressed you"),
    ),
    Chip(
        code="o3",
        chip=_("were upset"),
        means=_(
            "Were angry, hurt, frightened or in tears, about me or about something else."
        ),
        example=_("Mother cried when I said I would not come."),
        another=_("He shouted at the whole table."),
        row=_("they are upset"),
        when=_("when they are upset"),
        thing=_("their being upset"),
        done=_("they were upset"),
    ),
    Chip(
        code="o4",
        chip=_("could not be trusted"),
        means=_(
            "Lied, broke their word, talked behind my back, did something that was wrong."
        ),
        example=_("My friend had told everyone."),
        another=_("He had promised to be there and had other plans all along."),
        row=_("they cannot be trusted"),
        when=_("when they cannot be trusted"),
        thing=_("not being able to trust them"),
        done=_("they could not be trusted"),
    ),
    Chip(
        code="o1",
        chip=_("were sure of themselves"),
        means=_(
            "They stood on their own feet and held their ground. This can feel "
            "good or hard."
        ),
        example=_("I was worried about leaving her alone; she was fine."),
        another=_("He said calmly what he thought and stayed with it."),
        row=_("they are sure of themselves"),
        when=_("when they are sure of themselves"),
        thing=_("their being sure of themselves"),
        done=_("they were sure of themselves"),
    ),
)
