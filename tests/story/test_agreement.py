"""An agreement is a few lines, any of which may be empty."""

from datetime import UTC, datetime

from between.story import codec
from between.story.agreement import Agreement, Term

NOW = datetime(2026, 5, 3, tzinfo=UTC)


def test_a_line_that_was_not_written_is_empty() -> None:
    one = Agreement(terms={Term.READING: "On Thursdays."}, when=NOW)
    assert one.term(Term.READING) == "On Thursdays."
    assert one.term(Term.AWAY) == ""


def test_it_is_read_back_as_it_was_written() -> None:
    one = Agreement(terms=dict.fromkeys(Term, "as we said"), when=NOW)
    assert codec.from_bytes(Agreement, codec.to_bytes(one)) == one
