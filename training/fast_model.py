"""The fast model: sentences as features, the training of their weights, and the model as it is written."""

import json
import time
from pathlib import Path

import numpy as np

import data
import fast_crf
import fast_features as features
import fast_lists
from fast_tables import Table

SEED = 7
MOST_WEIGHTS = 370_000
INDEX = {label: i for i, label in enumerate(data.LABELS)}
FORBIDDEN = -1_000_000
ABOUT = 0.1  # of F1


class Sentences:
    """All words of some rows one behind the other, with their features' keys."""

    def __init__(self, rows: list[dict], words: features.Words, gazetteer_: Table):
        self.rows = rows
        self.starts = np.concatenate([[0], np.cumsum([len(row["w"]) for row in rows])]).astype(np.int64)
        types = np.array([words.numbers(word) for row in rows for word in row["w"]], np.int32)
        matrix = words.matrix()
        self.classes = matrix[types, features.CLASS].astype(np.int64)
        self.keys = np.zeros((len(types), features.WIDTH), np.uint32)
        flags = gazetteer_.values.view(np.uint8)
        for a, b in zip(self.starts, self.starts[1:]):
            features.features_of(types[a:b], matrix, gazetteer_.checks, flags, features.OWN_PAIRS, self.keys[a:b])
        self.gold = np.array([INDEX[tag] for row in rows for tag in row["t"]], np.int8)
        self.open = np.array([not row["misc"] for row in rows])


class Model:
    """As it is written: whole numbers throughout. `outside` is added to the score of "no name"."""

    def __init__(self, weights: Table, steps: np.ndarray, scale: float, outside: int = 0):
        self.weights, self.steps, self.scale, self.outside = weights, steps, scale, outside

    def predict(self, sentences: Sentences) -> list[list[str]]:
        found = []
        for a, b in zip(sentences.starts, sentences.starts[1:]):
            scores = fast_crf.scores_by(sentences.keys[a:b], self.weights.checks, self.weights.values)
            scores[:, 0] += self.outside
            found.append([data.LABELS[tag] for tag in fast_crf.viterbi(scores, self.steps, sentences.classes[a:b])])
        return found

    def write(self, out: Path, guess_scale: float) -> None:
        self.weights.write(out / "weights.bin")
        description = {
            "labels": data.LABELS,
            "common": {language: words.split() for language, words in fast_lists.COMMON.items()},
            "joiners": fast_lists.JOINERS.split(),
            "own": features.OWN_PAIRS.tolist(),
            "steps": self.steps.tolist(),
            "scale": self.scale,
            "outside": self.outside,
            "guessScale": guess_scale,
        }
        (out / "model.json").write_text(json.dumps(description, ensure_ascii=False, separators=(",", ":")) + "\n", "utf8")


def kept_features(keys: np.ndarray, least: int) -> tuple[np.ndarray, np.ndarray]:
    """Distinct keys that are seen often enough, and for each place of `keys` the number of its own or -1."""
    found, counts = fast_crf.count_keys(keys.ravel(), 1 << 26)
    often = counts >= least
    numbers = np.where(often, np.cumsum(often) - 1, -1).astype(np.int32)
    index = np.empty(keys.size, np.int32)
    fast_crf.number_keys(keys.ravel(), found, numbers, index)
    return found[often], index.reshape(keys.shape)


def train(sentences: Sentences, epochs: int, rate: float, drop: float, drop_lexical: float, least: int):
    """Keys of features, their weights (means over the later epochs), and the steps from tag to tag."""
    start = time.time()
    distinct, index = kept_features(sentences.keys, least)
    print(f"{len(distinct)} features, {time.time() - start:.0f} s", flush=True)
    weights = np.zeros((len(distinct), fast_crf.LABELS), np.float32)
    squares = np.ones_like(weights)
    steps = fast_crf.first_steps(features.NONE)
    step_squares = np.ones_like(steps)
    lexical = np.concatenate([features.LEXICAL, np.isin(np.arange(features.JOINT), features.JOINT_LEXICAL), np.zeros(features.MARKS, bool)])
    weight = np.array([row.get("weight", 1.0) for row in sentences.rows])
    mean, mean_steps, parts = np.zeros_like(weights), np.zeros_like(steps), 0
    rng = np.random.default_rng(SEED)
    for epoch in range(epochs):
        order = rng.permutation(len(sentences.rows))
        now = rate * (1 - 0.8 * epoch / epochs)
        fast_crf.train_epoch(
            order, sentences.starts, index, lexical, sentences.classes, sentences.gold, sentences.open, weight,
            weights, squares, steps, step_squares, now, drop, drop_lexical, SEED + epoch,
        )  # fmt: skip
        if epoch >= epochs // 2:
            mean += weights
            mean_steps += steps
            parts += 1
        print(f"epoch {epoch + 1} of {epochs}, {time.time() - start:.0f} s", flush=True)
    return distinct, mean / parts, mean_steps / parts


def whole(distinct, weights, steps, most: int = MOST_WEIGHTS) -> Model:
    """The strongest features, in whole numbers of one byte."""
    strength = np.abs(weights).max(1)
    order = np.argsort(-strength, kind="stable")[:most]
    scale = float(np.percentile(strength[order], 99.9)) / 127
    rows = np.clip(np.round(weights[order] / scale), -127, 127).astype(np.int8)
    numbers = np.where(steps <= fast_crf.NEVER, FORBIDDEN, np.round(steps / scale)).astype(np.int64)
    return Model(Table.of(distinct[order], rows), numbers, scale)


def best_outside(model: Model, sentences: Sentences) -> int:
    """
    The shift of "no name" that does best on sentences held out; of those that do about as well the lowest, for names there are better known
    to the accurate model than names elsewhere.
    """
    tried = {}
    for shift in np.arange(-1.2, 0.41, 0.2):
        model.outside = int(round(shift / model.scale))
        tried[model.outside] = data.f1(sentences.rows, model.predict(sentences))[2]
    print("O shifted", {f"{outside * model.scale:.1f}": round(f, 2) for outside, f in tried.items()}, flush=True)
    return min(outside for outside, f in tried.items() if f > max(tried.values()) - ABOUT)
