"""The three questions and their 24 answers, in our own plain words.

The eight clusters a question are those of the Core Conflictual Relationship Theme
(Barber, Crits-Christoph and Luborsky 1998); the wording is Between's own. Chips keep one
fixed order.
"""

from dataclasses import dataclass

from between.story.episode import Component


def _(text: str) -> str:
    """Mark `text` for the translators; the pages translate when they speak."""
    return text


@dataclass(frozen=True, slots=True, kw_only=True)
class Chip:
    """One of the 24 answers: `row` names it in the mirror, `thing` inside a sentence."""

    code: str
    chip: str
    means: str
    example: str
    another: str
    row: str
    when: str
    thing: str
    done: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One of the three questions, with its chips in the order in which they are shown."""

    component: Component
    title: str
    small: str
    opening: str
    chips: tuple[Chip, ...]


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

RESPONSES_OF_SELF = (
    Chip(
        code="s2",
        chip=_("went quiet or closed up"),
        means=_('Pulled back, said "it\'s fine", changed the subject, let nothing in.'),
        example=_("I nodded and thought of something else."),
        another=_("I said it was fine and talked about work."),
        row=_("I go quiet or close up"),
        when=_("when I go quiet or close up"),
        thing=_("going quiet or closing up"),
        done=_("you went quiet or closed up"),
    ),
    Chip(
        code="s7",
        chip=_("felt let down"),
        means=_("Disappointed, sad, low, unloved, or angry inside."),
        example=_("I went to bed with a stone in my belly."),
        another=_("I thought: of course, again not me."),
        row=_("I feel let down"),
        when=_("when I feel let down"),
        thing=_("feeling let down"),
        done=_("you felt let down"),
    ),
    Chip(
        code="s8",
        chip=_("felt afraid or ashamed"),
        means=_("Worried, tense, guilty, wanted to hide."),
        example=_("I went hot and looked at the floor."),
        another=_("I went over what I had said all night."),
        row=_("I feel afraid or ashamed"),
        when=_("when I feel afraid or ashamed"),
        thing=_("feeling afraid or ashamed"),
        done=_("you felt afraid or ashamed"),
    ),
    Chip(
        code="s6",
        chip=_("felt small or gave in"),
        means=_("Did not know what to do, froze, went along, waited for them to decide."),
        example=_("I heard myself say yes."),
        another=_("I could not move or speak."),
        row=_("I feel small or give in"),
        when=_("when I feel small or give in"),
        thing=_("feeling small or giving in"),
        done=_("you felt small or gave in"),
    ),
    Chip(
        code="s4",
        chip=_("got sharp or fought"),
        means=_("Argued, refused, said something to hurt, tried to force it."),
        example=_('I said, "You never listen," and slammed the door.'),
        another=_("I told her she had no idea what she was doing."),
        row=_("I get sharp or fight"),
        when=_("when I get sharp or fight"),
        thing=_("getting sharp or fighting"),
        done=_("you got sharp or fought"),
    ),
    Chip(
        code="s5",
        chip=_("stayed steady"),
        means=_("Kept my ground, said it in my own words, trusted myself."),
        example=_('I said, "I need a moment," and took it.'),
        another=_("I told him no, and my voice was calm."),
        row=_("I stay steady"),
        when=_("when I stay steady"),
        thing=_("staying steady"),
        done=_("you stayed steady"),
    ),
    Chip(
        code="s3",
        chip=_("felt welcome"),
        means=_("Liked, respected, taken in, glad to be there."),
        example=_("For once I did not think about how I looked."),
        another=_("He asked for my view and I felt I counted."),
        row=_("I feel welcome"),
        when=_("when I feel welcome"),
        thing=_("feeling welcome"),
        done=_("you felt welcome"),
    ),
    Chip(
        code="s1",
        chip=_("reached out"),
        means=_("I listened, gave, tried to understand, came towards them."),
        example=_("I asked what was wrong and stayed with her."),
        another=_("I rang him first, after the quarrel."),
        row=_("I reach out"),
        when=_("when I reach out"),
        thing=_("reaching out"),
        done=_("you reached out"),
    ),
)

QUESTIONS = (
    Question(
        component=Component.WISH,
        title=_("What did I want?"),
        small=_("Wanting is allowed. It is not the same as doing."),
        opening=_("I wanted ..."),
        chips=WISHES,
    ),
    Question(
        component=Component.OTHER,
        title=_("What did they do?"),
        small=_("Or: what was I sure they would do?"),
        opening=_("They ..."),
        chips=RESPONSES_OF_OTHER,
    ),
    Question(
        component=Component.SELF,
        title=_("And me?"),
        small=_("What I did, or what happened in me."),
        opening=_("I ..."),
        chips=RESPONSES_OF_SELF,
    ),
)

CHIPS = {chip.code: chip for question in QUESTIONS for chip in question.chips}
CODES = {
    question.component: tuple(sorted(chip.code for chip in question.chips))
    for question in QUESTIONS
}
COMPONENT_OF = {code: component for component, codes in CODES.items() for code in codes}

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
