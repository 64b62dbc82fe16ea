"""Trains the fast model: python3 fast.py --shared ../../shared/ner --out ../models/fast

Deterministic. What the accurate model says of single words is asked once and kept (fast-words.tsv); the rest takes minutes on one core.
"""

import argparse
import json
import random
from pathlib import Path

import data
import fast_features as features
import fast_gazetteer
import fast_guess
import fast_model
import fast_variants
import fast_words
from fast_model import Sentences

SETS = ["crossner-ai", "crossner-literature", "crossner-music", "crossner-politics", "crossner-science", "wikigold", "gum-news", "gum-other", "wnut17", "pt-bosque", "kk-kaznerd"]
DEV = ["crossner-politics", "wnut17", "ewt", "gum-news", "pt-bosque"]
SET_ASIDE = 1_000  # of kk-kaznerd: the last ones are for measuring
HELD_OUT = 0.06  # of the rest, to choose the balance of precision and recall by
HIDDEN = 0.3  # of the words that the accurate model was asked about are guessed while training, so that guesses are trusted, too
WIRE_WEIGHT = 3.0  # of newswire there is little, and it is what is read
MOST_PARTS = 100_000
KEPT = 6  # sentences of each language in predictions.json


def recut(row: dict) -> dict:
    """Words as the product cuts them; a name goes on over its parts."""
    words, tags = [], []
    for word, tag in zip(row["w"], row["t"]):
        for n, part in enumerate(data.cut(word)):
            words.append(part)
            tags.append(tag if n == 0 or tag == "O" else f"I-{tag[2:]}")
    return {**row, "w": words, "t": tags}


def sets(folder: Path) -> tuple[list[dict], dict[str, list[dict]]]:
    rows, measured = [], {name: data.shared(folder, name, "dev") for name in DEV}
    for name in SETS:
        found = data.shared(folder, name)
        if name == "kk-kaznerd":
            measured["kk-kaznerd, last 1,000"], found = found[-SET_ASIDE:], found[:-SET_ASIDE]
        rows += found
    for language in data.LANGUAGES:
        rows += data.newswire(language, "train")
        measured[f"newswire {language}"] = data.newswire(language, "test")
    rows = [recut(row) for row in rows]
    return [row for row in rows if row["w"]], {name: [recut(row) for row in found] for name, found in measured.items()}


def seen_words(rows: list[dict], lists: dict[str, set[str]]):
    """Words to numbers, as training and as the finished model reads them."""
    alone = {name for flag, names in lists.items() if flag not in ("title", "word") for name in names if not set(name) & set(" ,'’")}
    shares = fast_words.words_of(rows, alone)
    rng = random.Random(fast_model.SEED)
    hidden = {word for word in sorted(shares) if rng.random() < HIDDEN}
    guess = fast_guess.Guess.of(*fast_guess.train(shares, fast_model.SEED), MOST_PARTS)
    rest = {word: share for word, share in shares.items() if word not in hidden}
    blind = fast_guess.Guess.of(*fast_guess.train(rest, fast_model.SEED), MOST_PARTS)
    return features.Words(features.Seen(shares, blind, hidden)), features.Words(features.Seen(shares, guess))


def predictions(model: fast_model.Model, read) -> list[dict]:
    """What a spec of the engine in TypeScript is held to."""
    rows = [{**row, "w": words} for language in data.LANGUAGES for row in data.newswire(language, "train")[:KEPT] for words in (row["w"], [word.lower() for word in row["w"]])]
    return [{"w": row["w"], "t": tags} for row, tags in zip(rows, model.predict(read(rows)))]


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--shared", type=Path, required=True)
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--epochs", type=int, default=8)
    options.add_argument("--rate", type=float, default=0.1)
    options.add_argument("--drop", type=float, default=0.15)
    options.add_argument("--drop-lexical", type=float, default=0.25)
    options.add_argument("--least", type=int, default=2)
    asked = options.parse_args()

    rng = random.Random(fast_model.SEED)
    rows, measured = sets(asked.shared)
    lists = fast_gazetteer.lists()
    marks = fast_gazetteer.marks(lists)
    trained, finished = seen_words(rows, lists)
    rng.shuffle(rows)
    cut = int(HELD_OUT * len(rows))
    aside, rows = rows[:cut], rows[cut:]
    for row in rows:
        row["weight"] = WIRE_WEIGHT if row["from"] == "newswire" else 1.0
    rows += fast_variants.renamed(rows, lists, rng)
    sentences = Sentences(rows + fast_variants.recased(rows, rng), trained, marks)
    print(f"{len(sentences.rows)} sentences, {len(sentences.gold)} words, {len(trained.rows)} different", flush=True)
    model = fast_model.whole(*fast_model.train(sentences, asked.epochs, asked.rate, asked.drop, asked.drop_lexical, asked.least))

    def read(found: list[dict]) -> Sentences:
        return Sentences(found, finished, marks)

    model.outside = fast_model.best_outside(model, read(aside))
    held_out = {f"held out {language}": [row for row in aside if row["lang"] == language] for language in data.LANGUAGES}
    for name, found in {**held_out, **measured}.items():
        p, r, f = data.f1(found, model.predict(read(found)))
        print(f"{name:28} {len(found):5} sentences  P {p:.1f}  R {r:.1f}  F1 {f:.1f}", flush=True)

    asked.out.mkdir(parents=True, exist_ok=True)
    seen = finished.seen
    model.write(asked.out, seen.guess.scale)
    for name, table in (("names", marks), ("words", seen.table), ("parts", seen.guess.table)):
        table.write(asked.out / f"{name}.bin")
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in predictions(model, read))
    (asked.out / "predictions.json").write_text(f"[\n{lines}\n]\n", "utf8")
    print(f"{sum(file.stat().st_size for file in asked.out.iterdir()) / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
