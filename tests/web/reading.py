"""What a page says, as somebody reads it."""

import html
import re
from typing import Any


def text(answer: Any) -> str:
    """The words of a page, without its head and its tags."""
    body = "<body" + answer.content.decode().partition("<body")[2]
    words = re.sub(r"<[^>]+>", " ", body)
    return re.sub(r"\s+", " ", html.unescape(words))
