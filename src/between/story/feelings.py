"""The words for what was there, in families; each with the line behind its small i."""

from dataclasses import dataclass


def _(text: str) -> str:
    """Mark `text` for the translators; the pages translate when they speak."""
    return text


@dataclass(frozen=True, slots=True, kw_only=True)
class Feeling:
    """A word and what it may mean; `about_other` when it also says something about them."""

    word: str
    line: str
    about_other: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """Feelings that lie near each other."""

    title: str
    feelings: tuple[Feeling, ...]


FAMILIES = (
    Family(
        title=_("Don't know"),
        feelings=(
            Feeling(word=_("don't know"), line=_("I cannot tell right now.")),
            Feeling(
                word=_("something, no word"),
                line=_("There is something, and no word for it yet."),
            ),
            Feeling(word=_("nothing much"), line=_("It is quiet in me.")),
        ),
    ),
    Family(
        title=_("Near and warm"),
        feelings=(
            Feeling(word=_("close"), line=_("Near to somebody, with little in between.")),
            Feeling(word=_("loved"), line=_("Somebody cares for me and it reaches me.")),
            Feeling(word=_("tender"), line=_("Soft towards somebody, or towards myself.")),
            Feeling(word=_("thankful"), line=_("Glad of what I was given.")),
            Feeling(word=_("trusting"), line=_("I can lean a little.")),
            Feeling(
                word=_("drawn to them"),
                line=_("I want to be near them; this may include desire."),
            ),
        ),
    ),
    Family(
        title=_("Glad and alive"),
        feelings=(
            Feeling(word=_("glad"), line=_("Something is good and I notice it.")),
            Feeling(word=_("relieved"), line=_("Something heavy has been put down.")),
            Feeling(word=_("hopeful"), line=_("It might go well.")),
            Feeling(word=_("proud"), line=_("I did something and it is mine.")),
            Feeling(word=_("playful"), line=_("Light; I want to joke or try things.")),
        ),
    ),
    Family(
        title=_("Calm and steady"),
        feelings=(
            Feeling(word=_("calm"), line=_("Nothing needs doing just now.")),
            Feeling(word=_("safe"), line=_("Nothing will harm me here.")),
            Feeling(
                word=_("at home in myself"),
                line=_("I am with myself and that is all right."),
            ),
            Feeling(word=_("strong"), line=_("I can carry this.")),
        ),
    ),
    Family(
        title=_("Moved and mixed"),
        feelings=(
            Feeling(word=_("moved"), line=_("Something touched me; tears may be near.")),
            Feeling(word=_("longing"), line=_("I want something that is far away.")),
            Feeling(word=_("surprised"), line=_("I did not expect that.")),
            Feeling(word=_("torn"), line=_("Two things in me pull different ways.")),
            Feeling(word=_("confused"), line=_("I cannot put it together.")),
        ),
    ),
    Family(
        title=_("Sad and low"),
        feelings=(
            Feeling(word=_("sad"), line=_("Something is lost or missing.")),
            Feeling(
                word=_("lonely"),
                line=_("I am without the people I need, even if some are here."),
            ),
            Feeling(
                word=_("grieving"),
                line=_("I miss somebody or something that will not come back."),
            ),
            Feeling(word=_("disappointed"), line=_("I had hoped for more.")),
            Feeling(word=_("hopeless"), line=_("I cannot see how it gets better.")),
            Feeling(word=_("weary"), line=_("Tired in a way that sleep does not mend.")),
        ),
    ),
    Family(
        title=_("Hurt"),
        feelings=(
            Feeling(word=_("hurt"), line=_("It went in and it aches.")),
            Feeling(
                word=_("unseen"),
                line=_("They looked at me and missed me."),
                about_other=True,
            ),
            Feeling(
                word=_("left out"), line=_("It happened without me."), about_other=True
            ),
            Feeling(word=_("rejected"), line=_("I was not wanted."), about_other=True),
            Feeling(
                word=_("betrayed"),
                line=_("I trusted them and they broke it."),
                about_other=True,
            ),
        ),
    ),
    Family(
        title=_("Angry"),
        feelings=(
            Feeling(word=_("annoyed"), line=_("It rubs me up the wrong way.")),
            Feeling(
                word=_("angry"), line=_("Something is not right and I want it to stop.")
            ),
            Feeling(word=_("furious"), line=_("Anger that fills all of me.")),
            Feeling(word=_("bitter"), line=_("Old anger that has had no answer.")),
            Feeling(word=_("jealous"), line=_("Somebody has what I need or fear to lose.")),
            Feeling(word=_("disgusted"), line=_("I want it away from me.")),
        ),
    ),
    Family(
        title=_("Afraid"),
        feelings=(
            Feeling(word=_("uneasy"), line=_("Something is off; I do not know what.")),
            Feeling(word=_("worried"), line=_("My thoughts run ahead to what may happen.")),
            Feeling(word=_("afraid"), line=_("There is danger, or it feels so.")),
            Feeling(word=_("terrified"), line=_("Fear that takes over.")),
            Feeling(word=_("on guard"), line=_("I watch for the next blow.")),
            Feeling(word=_("overwhelmed"), line=_("It is too much at once.")),
        ),
    ),
    Family(
        title=_("Ashamed and small"),
        feelings=(
            Feeling(word=_("embarrassed"), line=_("I was seen in something awkward.")),
            Feeling(word=_("ashamed"), line=_("Something about me should not be seen.")),
            Feeling(
                word=_("guilty"),
                line=_("I did something, or left it undone, and it weighs."),
            ),
            Feeling(word=_("not good enough"), line=_("I fall short, whatever I do.")),
            Feeling(word=_("powerless"), line=_("Nothing I do makes a difference.")),
        ),
    ),
    Family(
        title=_("In the body"),
        feelings=(
            Feeling(word=_("tight"), line=_("Something is held or gripped.")),
            Feeling(word=_("heavy"), line=_("A weight, or limbs like lead.")),
            Feeling(word=_("shaky"), line=_("A tremble, inside or to be seen.")),
            Feeling(word=_("buzzing"), line=_("Restless, as if there were current in me.")),
            Feeling(word=_("knotted"), line=_("A lump or a knot, in throat or belly.")),
            Feeling(word=_("hot"), line=_("Heat rises, in face or chest.")),
            Feeling(word=_("cold"), line=_("It goes cold in me.")),
            Feeling(word=_("open"), line=_("Room, breath, width.")),
        ),
    ),
    Family(
        title=_("Far away"),
        feelings=(
            Feeling(word=_("numb"), line=_("I should feel something and feel nothing.")),
            Feeling(word=_("frozen"), line=_("I cannot move or speak.")),
            Feeling(word=_("blank"), line=_("My head is empty.")),
            Feeling(word=_("far away"), line=_("I am here, and also not here.")),
            Feeling(word=_("unreal"), line=_("It looks like a film.")),
        ),
    ),
)

FEELINGS = {feeling.word: feeling for family in FAMILIES for feeling in family.feelings}
FAR_AWAY = frozenset({"numb", "frozen", "blank", "far away", "unreal"})
