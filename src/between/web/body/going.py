"""Where a painting leads when it is kept: to what it belongs to, else to itself."""

from uuid import UUID

from django.urls import reverse

from between.story.body import Painting
from between.web.body import origins


def back(story: Painting, painting: UUID) -> str:
    return origins.page_of(story) or reverse("painting", args=[painting])
