"""x"""


def check() -> None:
    """x"""
