"""What a session says of itself."""

from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from between.story import codec
from between.story.codec import Story
from between.story.meeting import Absence, By, Course, Meeting, MeetingNote

NOW = datetime(2026, 5, 7, 14, tzinfo=UTC)


@pytest.mark.parametrize(
    ("course", "counts", "is_ahead"),
    [
        (Course.PLANNED, False, True),
        (Course.HELD, True, False),
        (Course.LATE, True, False),
        (Course.MISSED, False, False),
        (Course.CANCELLED, False, False),
        (Course.MOVED, False, False),
    ],
)
def test_a_session_counts_when_the_two_were_together(
    course: Course, counts: bool, is_ahead: bool
) -> None:
    one = Meeting(start=NOW, course=course)
    assert (one.counts, one.is_ahead) == (counts, is_ahead)


@pytest.mark.parametrize(
    "story",
    [
        Meeting(start=NOW, minutes=90, course=Course.LATE, by=By.THERAPIST),
        Absence(first=date(2026, 8, 3), last=date(2026, 8, 17), cover="Dr Ames"),
        MeetingNote(meeting=UUID(int=7), words="ask about the clock"),
    ],
)
def test_each_is_read_back_as_it_was_kept(story: Story) -> None:
    assert codec.from_bytes(type(story), codec.to_bytes(story)) == story
