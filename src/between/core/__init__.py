"""Numbers in, numbers out: imports numpy, scipy and numba, and nothing of Between."""
