"""Core needs numpy, scipy and numba, and nothing else of the house."""

import subprocess
import sys

import pytest

ALONE = """
import sys
for name in ("django", "nacl", "msgspec", "typer", "rich", "cryptography"):
    sys.modules[name] = None
import numpy as np
from between.core import chances, density, discovery, estimate, field, kernels, mask
from between.core import permutation, recurrence
from between.core import shares, similarity, tags, terms, twins, worlds
kernels.warm()
found = recurrence.recur(np.eye(3, 8, dtype=int) + 1, rng=np.random.default_rng(1))
assert found.steady.all()
assert tags.settle(found.in_both[:, None]) == [None] * 8
assert "scipy.stats" not in sys.modules
assert "scipy.signal" not in sys.modules
assert not any(name.startswith("between.story") for name in sys.modules)
print("alone")
"""


@pytest.mark.slow  # compiles in a process of its own
def test_core_runs_where_nothing_else_can_be_imported() -> None:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", ALONE],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "alone\n", "")


def test_importing_the_kernels_does_not_import_numba() -> None:
    code = "import sys, between.insight.mirror; print('numba' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert done.stdout == "False\n"
