"""Guesses by a word's parts what the accurate model would take it for: a softmax over hashed runs of letters."""

import numba
import numpy as np

from fast_tables import Table, find, hashed

LONGEST_PART = 5
KINDS = 5  # none, PER, ORG, LOC, MISC


def parts_of(low: str) -> list[int]:
    """Runs of two to five letters, the word's ends among them."""
    text = f"^{low}$"
    units = [text[i : i + size] for size in range(2, LONGEST_PART + 1) for i in range(len(text) - size + 1)]
    return [hashed(unit) for unit in units]


@numba.njit
def _train(starts, parts, targets, weights, order, rate):
    for which in order:
        a, b = starts[which], starts[which + 1]
        scores = np.zeros(KINDS, np.float32)
        for p in range(a, b):
            scores += weights[parts[p]]
        share = np.exp(scores - scores.max())
        share /= share.sum()
        step = rate * (targets[which] - share) / np.sqrt(np.float32(b - a))
        for p in range(a, b):
            weights[parts[p]] += step


def train(shares: dict[str, np.ndarray], seed: int, epochs: int = 6, least: int = 4):
    """The distinct parts and their weights."""
    rng = np.random.default_rng(seed)
    words = sorted(shares)
    keys = [parts_of(word) for word in words]
    starts = np.concatenate([[0], np.cumsum([len(key) for key in keys])])
    flat = np.array([part for key in keys for part in key], np.uint32)
    distinct, index, counts = np.unique(flat, return_inverse=True, return_counts=True)
    targets = np.array([np.concatenate([[max(0.0, 1 - shares[word].sum())], shares[word]]) for word in words], np.float32)
    targets /= targets.sum(1, keepdims=True)
    weights = np.zeros((len(distinct), KINDS), np.float32)
    for epoch in range(epochs):
        _train(starts, index, targets, weights, rng.permutation(len(words)), np.float32(0.25 * (1 - epoch / epochs)))
        weights[counts < least] = 0
    kept = np.argsort(-np.abs(weights).max(1), kind="stable")
    kept = kept[counts[kept] >= least]
    return distinct[kept], weights[kept]


class Guess:
    """Weights as whole numbers, `scale` to one."""

    def __init__(self, table: Table, scale: float):
        self.table, self.scale = table, scale
        self.cache: dict[str, np.ndarray] = {}

    @staticmethod
    def of(keys, weights, most: int) -> "Guess":
        keys, weights = keys[:most], weights[:most]
        scale = float(np.percentile(np.abs(weights).max(1), 99.9)) / 127
        return Guess(Table.of(keys, np.clip(np.round(weights / scale), -127, 127).astype(np.int8)), scale)

    def __call__(self, low: str) -> np.ndarray:
        """Shares of PER, ORG, LOC, MISC."""
        known = self.cache.get(low)
        if known is None:
            scores = np.zeros(KINDS, np.int64)
            for part in parts_of(low[:40]):
                at = find(self.table.checks, np.uint32(part))
                if at >= 0:
                    scores += self.table.values[at]
            share = np.exp((scores - scores.max()) * self.scale)
            known = self.cache[low] = (share / share.sum())[1:]
        return known
