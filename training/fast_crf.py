"""A linear chain of tags over sparse features (CRF): trained by AdaGrad, read by Viterbi."""

import numba
import numpy as np

from fast_tables import find

LABELS = 9  # O, then B and I of each kind
NEVER = -1e4


def first_steps(classes: int) -> np.ndarray:
    """Of every class of word what a tag behind another scores; the last row is the beginning. Inside may only follow its own kind."""
    table = np.zeros((classes, LABELS + 1, LABELS))
    for after in range(2, LABELS, 2):
        for before in range(LABELS + 1):
            if before not in (after, after - 1):
                table[:, before, after] = NEVER
    return table


@numba.njit
def _around(weights, grown, classes):
    """Shares of every place's tags as far as the words before it tell, and what those behind it say of them."""
    n, k = weights.shape
    forward, backward = np.zeros((n, k)), np.ones((n, k))
    for i in range(n):
        total = 0.0
        for y in range(k):
            share = 0.0
            if i == 0:
                share = grown[classes[0], k, y]
            else:
                for x in range(k):
                    share += forward[i - 1, x] * grown[classes[i], x, y]
            forward[i, y] = share * weights[i, y]
            total += forward[i, y]
        for y in range(k):
            forward[i, y] /= total
    for i in range(n - 1, 0, -1):
        total = 0.0
        for x in range(k):
            share = 0.0
            for y in range(k):
                share += grown[classes[i], x, y] * weights[i, y] * backward[i, y]
            backward[i - 1, x] = share
            total += share
        for x in range(k):
            backward[i - 1, x] /= total
    return forward, backward


@numba.njit
def _add_shares(forward, backward, weights, grown, classes, sign, tags, pairs):
    """Adds the shares of tags and of pairs of tags, times `sign`; the last row of pairs is the beginning."""
    n, k = weights.shape
    pair = np.zeros((k + 1, k))
    for i in range(n):
        total = 0.0
        for x in range(k + 1):
            for y in range(k):
                if i == 0:
                    p = grown[classes[0], k, y] if x == k else 0.0
                else:
                    p = forward[i - 1, x] * grown[classes[i], x, y] if x < k else 0.0
                pair[x, y] = p * weights[i, y] * backward[i, y]
                total += pair[x, y]
        for x in range(k + 1):
            for y in range(k):
                p = sign * pair[x, y] / total
                tags[i, y] += p
                pairs[i, x, y] += p


@numba.njit
def train_epoch(order, starts, features, lexical, classes, gold, open_, weight, weights, squares, steps, step_squares, rate, drop, drop_lexical, seed):
    """One round of AdaGrad over the sentences in `order`; features are hidden by chance, those of the word itself all at once."""
    np.random.seed(seed)
    k = LABELS
    width = features.shape[1]
    grown = np.exp(steps)
    for which in order:
        a, b = starts[which], starts[which + 1]
        n = b - a
        scores = np.zeros((n, k), np.float32)
        used = np.empty((n, width), np.int32)
        counts = np.zeros(n, np.int32)
        for i in range(n):
            hide = np.random.random() < drop_lexical
            for f in range(width):
                at = features[a + i, f]
                if at < 0 or (hide and lexical[f]) or np.random.random() < drop:
                    continue
                used[i, counts[i]] = at
                counts[i] += 1
                for y in range(k):
                    scores[i, y] += weights[at, y]
        free = np.empty((n, k))
        right = np.zeros((n, k))
        for i in range(n):
            top = scores[i].max()
            for y in range(k):
                free[i, y] = np.exp(scores[i, y] - top)
            y = gold[a + i]
            right[i, y] = free[i, y]
            if y == 0 and open_[which]:
                right[i, 7], right[i, 8] = free[i, 7], free[i, 8]
        c = classes[a:b]
        gradient = np.zeros((n, k))
        pairs = np.zeros((n, k + 1, k))
        forward, backward = _around(right, grown, c)
        _add_shares(forward, backward, right, grown, c, weight[which], gradient, pairs)
        forward, backward = _around(free, grown, c)
        _add_shares(forward, backward, free, grown, c, -weight[which], gradient, pairs)
        for i in range(n):
            most = np.abs(gradient[i]).max()
            if most < 0.001:
                continue
            for x in range(k + 1):
                for y in range(k):
                    g = pairs[i, x, y]
                    if abs(g) > 1e-4 and steps[c[i], x, y] > NEVER:
                        step_squares[c[i], x, y] += g * g
                        steps[c[i], x, y] += rate * g / np.sqrt(step_squares[c[i], x, y])
                        grown[c[i], x, y] = np.exp(steps[c[i], x, y])
            g32 = gradient[i].astype(np.float32)
            for f in range(counts[i]):
                at = used[i, f]
                for y in range(k):
                    squares[at, y] += g32[y] * g32[y]
                    weights[at, y] += np.float32(rate) * g32[y] / np.sqrt(squares[at, y])


@numba.njit
def count_keys(keys, slots):
    """Every distinct key but 0, and how often it is there (at most 255); open addressing."""
    found, counts = np.zeros(slots, np.uint32), np.zeros(slots, np.uint8)
    for key in keys:
        if key == 0:
            continue
        at = np.int64(np.uint64(key) * np.uint64(slots) >> np.uint64(32))
        while found[at] != 0 and found[at] != key:
            at = at + 1 if at + 1 < slots else 0
        found[at] = key
        if counts[at] < 255:
            counts[at] += 1
    return found, counts


@numba.njit
def number_keys(keys, found, numbers, out):
    """The number of each key, or -1."""
    slots = len(found)
    for i in range(len(keys)):
        key = keys[i]
        out[i] = -1
        if key == 0:
            continue
        at = np.int64(np.uint64(key) * np.uint64(slots) >> np.uint64(32))
        while found[at] != 0 and found[at] != key:
            at = at + 1 if at + 1 < slots else 0
        if found[at] == key:
            out[i] = numbers[at]


@numba.njit
def viterbi(scores, steps, classes):
    """The likeliest tags; whole numbers, so that every reader finds the same. Of equal ones the first."""
    n, k = scores.shape
    back = np.zeros((n, k), np.int8)
    best = np.empty(k, np.int64)
    for y in range(k):
        best[y] = scores[0, y] + steps[classes[0], k, y]
    for i in range(1, n):
        after = np.empty(k, np.int64)
        for y in range(k):
            top, which = best[0] + steps[classes[i], 0, y], 0
            for x in range(1, k):
                s = best[x] + steps[classes[i], x, y]
                if s > top:
                    top, which = s, x
            after[y] = top + scores[i, y]
            back[i, y] = which
        best = after
    tags = np.zeros(n, np.int8)
    tags[n - 1] = np.argmax(best)
    for i in range(n - 1, 0, -1):
        tags[i - 1] = back[i, tags[i]]
    return tags


@numba.njit
def scores_by(keys, checks, values):
    """Sums of the weights that a table has of each word's features."""
    n, width = keys.shape
    scores = np.zeros((n, LABELS), np.int64)
    for i in range(n):
        for f in range(width):
            if keys[i, f] == 0:
                continue
            at = find(checks, keys[i, f])
            if at >= 0:
                for y in range(LABELS):
                    scores[i, y] += values[at, y]
    return scores
