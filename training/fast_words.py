"""What the accurate model takes a word by itself for: asked once for every frequent word and name, and kept as fast-words.tsv."""

import json
import random
from collections import Counter
from pathlib import Path

import numpy as np

import data
from pieces import Tokenizer

MODEL = data.HERE.parent / "models/accurate"
KEPT = data.HERE / "fast-words.tsv"
FREQUENT = {"en": 30_000, "fr": 12_000, "de": 14_000, "es": 11_000, "pt": 10_000, "ru": 14_000}
NAMES = 0.4  # of the listed names that no text has, so many are asked for
AT_ONCE = 64
LONGEST = 8  # letters; what longer words are their parts tell as well


def asked_for(rows: list[dict], names: set[str]) -> list[str]:
    """As a name is written: with a capital, or in capitals where the training sets have it so."""
    from wordfreq import top_n_list

    forms: dict[str, Counter] = {}
    for row in rows:
        for word in row["w"]:
            forms.setdefault(word.lower(), Counter())[word] += 1
    # Never with a capital and rare: no name, and nothing is learnt from it.
    forms = {low: seen for low, seen in forms.items() if seen[low] < seen.total() or seen.total() > 2}
    for language, count in FREQUENT.items():
        for word in top_n_list(language, count):
            forms.setdefault(word.lower(), Counter())
    rng = random.Random(1)
    for name in sorted(names):
        if name.lower() in forms or rng.random() < NAMES:
            forms.setdefault(name.lower(), Counter())[name] += 1
    found = []
    for low, seen in forms.items():
        if not any(char.isalpha() for char in low) or len(low) > LONGEST:
            continue
        best = seen.most_common(1)[0][0] if seen else low
        found.append(best if best != low else low[:1].upper() + low[1:])
    return sorted(found, key=lambda word: (len(word), word))


class Teacher:
    def __init__(self, threads: int = 1):
        import onnxruntime

        known = json.loads((MODEL / "pieces.json").read_text("utf8"))
        assert known["labels"] == data.LABELS
        self.tokenizer = Tokenizer(known["pieces"], known["scores"])
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = threads
        self.session = onnxruntime.InferenceSession(str(MODEL / "model.onnx"), options)

    def read(self, sentences: list[list[str]]) -> list[np.ndarray]:
        """Of each sentence a row of probabilities for every word."""
        encoded, first = [], []
        for words in sentences:
            ids, at = [0], []
            for word in words:
                at.append(len(ids))
                ids += self.tokenizer.word(word)
            encoded.append(ids[:253] + [1])
            first.append([i for i in at if i < 253])
        ids = np.ones((len(encoded), max(map(len, encoded))), np.int64)
        attention = np.zeros_like(ids)
        for k, row in enumerate(encoded):
            ids[k, : len(row)] = row
            attention[k, : len(row)] = 1
        scores = self.session.run(None, {"ids": ids, "attention": attention})[0]
        found = np.exp(scores - scores.max(-1, keepdims=True))
        found /= found.sum(-1, keepdims=True)
        return [found[k, at] for k, at in enumerate(first)]

    def alone(self, words: list[str]) -> np.ndarray:
        """The mean of two readings: by itself, and between commas."""
        by_itself = np.stack([row[0] for row in self.read([[word] for word in words])])
        in_list = np.stack([row[1] for row in self.read([[",", word, ","] for word in words])])
        return (by_itself + in_list) / 2


def by_kind(tags: np.ndarray) -> np.ndarray:
    """Probabilities of PER, ORG, LOC, MISC: beginning or going on."""
    return tags[:, 1::2] + tags[:, 2::2]


def words_of(rows: list[dict], names: set[str]) -> dict[str, np.ndarray]:
    """Lower-case word to its probabilities of PER, ORG, LOC, MISC; words that were never asked about are asked about now."""
    wanted = asked_for(rows, names)
    known = answers()
    missing = [word for word in wanted if word not in known]
    if missing:
        ask(missing)
        known = answers()
    return {word.lower(): known[word] for word in wanted}


def answers() -> dict[str, np.ndarray]:
    lines = KEPT.read_text("utf8").splitlines() if KEPT.exists() else []
    found = {}
    for line in lines:
        word, *shares = line.split("\t")
        found[word] = np.array(shares, np.float32) / 100
    return found


def ask(words: list[str]) -> None:
    teacher = Teacher()
    with KEPT.open("a", encoding="utf8") as file:
        for at in range(0, len(words), AT_ONCE):
            some = words[at : at + AT_ONCE]
            answered = zip(some, by_kind(teacher.alone(some)))
            file.write("".join("\t".join([word, *(f"{100 * share:.0f}" for share in shares)]) + "\n" for word, shares in answered))
            file.flush()
            if at % (100 * AT_ONCE) == 0:
                print(f"asked about {at} of {len(words)} words", flush=True)
