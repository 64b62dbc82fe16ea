"""Sentences with their names: the sets that may be trained on, and those written and tagged for the project (newswire/)."""

import json
import random
import re
import unicodedata
from pathlib import Path

HERE = Path(__file__).parent
KINDS = ("PER", "ORG", "LOC", "MISC")
LABELS = ["O", *(f"{mark}-{kind}" for kind in KINDS for mark in "BI")]
LANGUAGES = ("en", "fr", "de", "es", "pt", "ru", "kk")

TAG = re.compile(r"\[(PER|ORG|LOC|MISC) ([^\[\]]+)\]")

ABBREVIATION = re.compile(r"^(?:(?:[^\W\d_]\.)+|(?:Mrs?|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Lt|Col|Sgt|St|Jr|Sr|Inc|Ltd|Co|Corp|No|vs|Ph\.D)\.)$")
POSSESSIVE = re.compile(r"^(.+)(['’][sS])$", re.S)
ELISION = re.compile(r"^(?:[ldjmtsn]|qu|jusqu|lorsqu|puisqu)['’](?=[^\W\d_]{2})", re.I)
CLITIC = re.compile(r"^['’][^\W\d_]{1,2}$")
INNER = re.compile(r"(?<!\d)[,;:/]|[,;:/](?!\d)|[()\[\]{}\"«»“”„…—–|]|--+|\.{2,}")


def is_outer(char: str) -> bool:
    return unicodedata.category(char)[0] not in "LNM"


def words_of(text: str) -> list[str]:
    """As apps/enrichment/src/engines/tokens.ts cuts: at spaces, signs off the ends of words, a possessive 's apart."""
    found: list[str] = []
    for stretch in text.split():
        found += cut(stretch)
    return found


def cut(given: str) -> list[str]:
    start, end = 0, len(given)
    head: list[str] = []
    while end - start > 1 and is_outer(given[start]) and not CLITIC.match(given[start:end]):
        head.append(given[start])
        start += 1
    tail: list[str] = []
    while end - start > 1:
        if not is_outer(given[end - 1]) or ABBREVIATION.match(given[start:end]) or CLITIC.match(given[start:end]):
            break
        tail.insert(0, given[end - 1])
        end -= 1
    middle = given[start:end]
    parts: list[str] = []
    at = 0
    for match in INNER.finditer(middle) if len(middle) > 1 else ():
        parts += word(middle[at : match.start()])
        parts.append(match[0])
        at = match.end()
    parts += word(middle[at:])
    return [*head, *parts, *tail]


def word(given: str) -> list[str]:
    if not given:
        return []
    elided = ELISION.match(given)
    if elided:
        return [elided[0], *word(given[elided.end() :])]
    split = POSSESSIVE.match(given)
    return [split[1], split[2]] if split else [given]


def newswire(language: str, part: str) -> list[dict]:
    """Lines with names in brackets, to words and BIO tags."""
    path = HERE / "newswire" / f"{language}.{part}.txt"
    rows = []
    for line in path.read_text("utf8").splitlines() if path.exists() else []:
        bare, names = "", []
        at = 0
        for match in TAG.finditer(line):
            bare += line[at : match.start()]
            names.append((len(bare), len(bare) + len(match[2]), match[1]))
            bare += match[2]
            at = match.end()
        bare += line[at:]
        words, tags = [], []
        at = 0
        for one in words_of(bare):
            at = bare.index(one, at)
            kind = next((name for name in names if name[0] < at + len(one) and at < name[1]), None)
            tags.append("O" if kind is None else f"{'B' if at <= kind[0] else 'I'}-{kind[2]}")
            words.append(one)
            at += len(one)
        if words:
            rows.append({"w": words, "t": tags, "misc": True, "lang": language, "from": "newswire"})
    return rows


# Sets that leave out the names that are neither persons, bodies nor places.
WITHOUT_MISC = {"kk-kaznerd", "pt-bosque", "ewt"}


def shared(folder: Path, name: str, part: str = "train") -> list[dict]:
    """A set of the folder ner/: events are among the other names."""
    language = name[:2] if name[:3] in ("kk-", "pt-") else "en"
    rows = []
    for line in (folder / part / f"{name}.jsonl").read_text("utf8").splitlines():
        row = json.loads(line)
        tags = [tag.replace("EVENT", "MISC") for tag in row["t"]]
        rows.append({"w": row["w"], "t": tags, "misc": name not in WITHOUT_MISC, "lang": language, "from": name})
    return rows


def varied(row: dict, rng: random.Random) -> dict:
    """Headlines come in capitals, in title case and without any."""
    chance = rng.random()
    if chance < 0.04:
        words = [word.upper() for word in row["w"]]
    elif chance < 0.08:
        words = [word[:1].upper() + word[1:] for word in row["w"]]
    elif chance < 0.10:
        words = [word.lower() for word in row["w"]]
    else:
        return row
    return {**row, "w": words}


def spans(tags: list[str]) -> set[tuple[int, int, str]]:
    """(first word, behind the last, kind); an I that follows nothing of its kind begins a name."""
    found = set()
    start = kind = None
    for i, tag in enumerate([*tags, "O"]):
        if start is not None and (tag[0] != "I" or tag[2:] != kind):
            found.add((start, i, kind))
            start = kind = None
        if tag[0] == "B" or (tag[0] == "I" and start is None):
            start, kind = i, tag[2:]
    return found


def f1(rows: list[dict], predicted: list[list[str]], kinds=("PER", "ORG", "LOC")) -> tuple[float, float, float]:
    """Precision, recall and F1 over exact spans, in per cent."""
    right = given = wanted = 0
    for row, tags in zip(rows, predicted):
        gold = {span for span in spans(row["t"]) if span[2] in kinds}
        mine = {span for span in spans(tags) if span[2] in kinds}
        right += len(gold & mine)
        given += len(mine)
        wanted += len(gold)
    p, r = right / max(1, given), right / max(1, wanted)
    return 100 * p, 100 * r, 200 * p * r / max(1e-9, p + r)


if __name__ == "__main__":
    for tag in LANGUAGES:
        rows = newswire(tag, "test")
        lines = (json.dumps({"w": row["w"], "t": row["t"]}, ensure_ascii=False) + "\n" for row in rows)
        (HERE / "newswire" / f"{tag}.test.jsonl").write_text("".join(lines), "utf8")
