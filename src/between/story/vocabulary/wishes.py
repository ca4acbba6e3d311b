"""What I wanted: w1 to w8, in the order in which they are shown."""

from between.story.vocabulary.chip import Chip, _

WISHES = (
    Chip(
        code="w6",
        chip=_("to be understood and loved"),
        means=_(
            "That they see me, take me seriously, like me, want me there. It "
            "comes from them to me."
        ),
        example=_("I told him about the interview and wanted him to get why it mattered."),
        another=_("I wanted her to be glad that I came."),
        row=_("I want to be understood and loved"),
        when=_("when I want to be understood and loved"),
        thing=_("being understood and loved"),
        done=_("you wanted to be understood and loved"),
    ),
    Chip(
        code="w5",
        chip=_("to be close to them"),
        means=_("To come nearer, open up, let them be as they are. I move towards them."),
        example=_("I wanted to sit beside him and tell him about my day."),
        another=_("She was difficult, and I wanted to take her as she is."),
        row=_("I want to be close"),
        when=_("when I want to be close"),
        thing=_("being close"),
        done=_("you wanted to be close to them"),
    ),
    Chip(
        code="w1",
        chip=_("to be my own person"),
        means=_("To decide for myself, say no, have my own view and my own way."),
        example=_("My sister had planned my weekend; I wanted to choose for myself."),
        another=_('I wanted to say "I see it differently" and still be welcome.'),
        row=_("I want to be my own person"),
        when=_("when I want to be my own person"),
        thing=_("being my own person"),
        done=_("you wanted to be your own person"),
    ),
    Chip(
        code="w4",
        chip=_("to stay out of it"),
        means=_("To have distance, to avoid a quarrel, not to be hurt."),
        example=_("They began about money and I wanted to be in another room."),
        another=_("I saw she was in a mood and wanted not to get any of it."),
        row=_("I want to stay out of it"),
        when=_("when I want to stay out of it"),
        thing=_("staying out of it"),
        done=_("you wanted to stay out of it"),
    ),
    Chip(
        code="w7",
        chip=_("to feel all right"),
        means=_("To be calm, safe, steady, comfortable; to have something good."),
        example=_("After that week I only wanted a quiet evening."),
        another=_("I wanted to sit in the waiting room without my heart racing."),
        row=_("I want to feel all right"),
        when=_("when I want to feel all right"),
        thing=_("feeling all right"),
        done=_("you wanted to feel all right"),
    ),
    Chip(
        code="w8",
        chip=_("to do well or to help"),
        means=_("To manage something, be good at it, be of use to somebody."),
        example=_("I wanted the talk to go well in front of my boss."),
        another=_("He looked lost and I wanted to make it easier for him."),
        row=_("I want to do well or to help"),
        when=_("when I want to do well or to help"),
        thing=_("doing well or helping"),
        done=_("you wanted to do well or to help"),
    ),
    Chip(
        code="w2",
        chip=_("to push back or be in charge"),
        means=_(
            "To go against them, make them feel it, or have the say. Wanting "
            "this hurts nobody."
        ),
        example=_("He was late again; I wanted him to feel what waiting is like."),
        another=_("I wanted her to stop arguing and do it my way."),
        row=_("I want to push back or be in charge"),
        when=_("when I want to push back or be in charge"),
        thing=_("pushing back or being in charge"),
        done=_("you wanted to push back or be in charge"),
    ),
    Chip(
        code="w3",
        chip=_("to let someone else decide"),
        means=_(
            "That somebody takes it off me and I need not answer for it. "
            "Sometimes also: that they tell me off and it is over."
        ),
        example=_("I wanted the doctor simply to tell me what to do."),
        another=_(
            "I had forgotten the bill; part of me wanted them to be angry, so "
            "it would be done with."
        ),
        row=_("I want someone else to decide"),
        when=_("when I want someone else to decide"),
        thing=_("letting someone else decide"),
        done=_("you wanted to let someone else decide"),
    ),
)
