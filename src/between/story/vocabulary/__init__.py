"""The three questions and their 24 answers, in our own plain words.

The eight clusters a question are those of the Core Conflictual Relationship Theme
(Barber, Crits-Christoph and Luborsky 1998); the wording is Between's own. Chips keep one
fixed order.
"""

from between.story.episode import Component
from between.story.vocabulary.chip import Chip, Question, _
from between.story.vocabulary.responses_of_other import RESPONSES_OF_OTHER
from between.story.vocabulary.responses_of_self import RESPONSES_OF_SELF
from between.story.vocabulary.which_one import WHICH_ONE
from between.story.vocabulary.wishes import WISHES

__all__ = ["CHIPS", "CODES", "COMPONENT_OF", "QUESTIONS", "WHICH_ONE", "Chip", "Question"]

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
