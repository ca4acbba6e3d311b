"""Shares of shuffles, by going through every arrangement of labels with whole fractions.

python tests/reference/permutation.py > tests/reference/permutation.json

Nothing here comes from Between. `beside`: labels of relations over all moments;
`within`: second answers shuffled inside each relation, all combinations of both.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from itertools import permutations, product

TABLE = [[3, 1, 0], [0, 1, 2], [0, 1, 1]]
# relation, what they did, what I did
MOMENTS = [
    [(0, 0), (0, 0), (0, 1), (1, 1), (1, 2)],
    [(0, 0), (1, 1), (1, 1), (2, 2)],
]


def arrangements(labels: list[int]) -> Iterator[tuple[int, ...]]:
    return iter(set(permutations(labels)))


def beside() -> dict[str, list[list[float]]]:
    codes = [code for row in TABLE for code, n in enumerate(row) for _ in range(n)]
    labels = [r for r, row in enumerate(TABLE) for n in row for _ in range(n)]
    more, less, total = Counter[tuple[int, int]](), Counter[tuple[int, int]](), 0
    for shuffled in arrangements(labels):
        seen = Counter(zip(shuffled, codes, strict=True))
        total += 1
        for r, k in product(range(3), range(3)):
            more[r, k] += seen[r, k] >= TABLE[r][k]
            less[r, k] += seen[r, k] <= TABLE[r][k]
    return {
        name: [[float(Fraction(found[r, k], total)) for k in range(3)] for r in range(3)]
        for name, found in (("more", more), ("less", less))
    }


def within() -> list[list[float]]:
    observed = Counter(pair for moments in MOMENTS for pair in moments)
    # Every permutation of the moments of a relation counts once, so equal ones weigh rightly.
    each = [
        Counter(
            tuple(sorted(Counter(zip([o for o, _ in moments], own, strict=True)).items()))
            for own in permutations([s for _, s in moments])
        )
        for moments in MOMENTS
    ]
    found, total = Counter[tuple[int, int]](), 0
    for (one, n), (two, m) in product(each[0].items(), each[1].items()):
        seen = Counter(dict(one)) + Counter(dict(two))
        total += n * m
        for pair in product(range(3), range(3)):
            found[pair] += n * m * (seen[pair] >= observed[pair])
    return [[float(Fraction(found[o, s], total)) for s in range(3)] for o in range(3)]


if __name__ == "__main__":
    output = {
        "table": TABLE,
        "beside": beside(),
        "moments": MOMENTS,
        "within": within(),
    }
    json.dump(output, sys.stdout, indent=1)
