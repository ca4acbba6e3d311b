"""Settings for the property tests of the vault."""

from hypothesis import settings

# A busy machine is no broken promise: how long a thing takes is measured in bench/vault.py.
settings.register_profile("vault", deadline=None)
settings.load_profile("vault")
