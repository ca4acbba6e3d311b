"""The vault's tests stretch passphrases in earnest; settings for its property tests."""

import pytest
from hypothesis import settings

# A busy machine is no broken promise: how long a thing takes is measured in bench/vault.py.
settings.register_profile("vault", deadline=None)
settings.load_profile("vault")


@pytest.fixture(autouse=True)
def _stretching() -> None:
    """Argon2id as it is: what every other test does without."""
