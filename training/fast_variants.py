"""Sentences anew: in other case, and with other names in the place of theirs."""

import random

import data

ENDING = 2  # letters that a name in an inflected language must share with the one it replaces
INFLECTED = ("ru", "kk")
COPIES = {"newswire": 5.0, "kk-kaznerd": 0.15, "pt-bosque": 0.3}  # with other names; of the other sets 0.6


def recased(rows: list[dict], rng: random.Random) -> list[dict]:
    """Some in capitals, in title case (headlines), without capitals (chat)."""
    found = []
    for row in rows:
        chance = rng.random()
        if chance < 0.05:
            words = [word.upper() for word in row["w"]]
        elif chance < 0.09:
            words = [word[:1].upper() + word[1:] for word in row["w"]]
        elif chance < (0.30 if row["lang"] == "en" else 0.12):
            words = [word.lower() for word in row["w"]]
        else:
            continue
        found.append({**row, "w": words, "weight": 0.5 * row["weight"]})
    return found


def is_cyrillic(text: str) -> bool:
    return 0x400 <= ord(text[0]) < 0x530


class Names:
    """Single words that stand for first names, surnames and places, by script and ending."""

    def __init__(self, lists: dict[str, set[str]], rows: list[dict]):
        self.pools: dict[tuple, list[str]] = {}
        for kind, flags in (("first", ("first",)), ("last", ("last",)), ("place", ("city", "country"))):
            for name in sorted({name for flag in flags for name in lists[flag]}):
                if name.replace("-", "").isalpha() and name[:1].isupper() and not name.isupper():
                    self._add(kind, name)
        for row in rows:
            for start, end, kind in sorted(data.spans(row["t"])):
                word = row["w"][start]
                if end == start + 1 and kind == "ORG" and word[:1].isupper():
                    self._add("body", word)

    def _add(self, kind: str, name: str) -> None:
        for key in ((kind, is_cyrillic(name)), (kind, is_cyrillic(name), name[-ENDING:])):
            self.pools.setdefault(key, []).append(name)

    def other(self, kind: str, name: str, inflected: bool, rng: random.Random) -> str:
        pool = self.pools.get((kind, is_cyrillic(name), name[-ENDING:]) if inflected else (kind, is_cyrillic(name)))
        return rng.choice(pool) if pool else name


def renamed(rows: list[dict], lists: dict[str, set[str]], rng: random.Random) -> list[dict]:
    names = Names(lists, rows)
    found = []
    for row in rows:
        copies = COPIES.get(row["from"], 0.6)
        for _ in range(int(copies) + (rng.random() < copies % 1)):
            words = list(row["w"])
            for start, end, kind in sorted(data.spans(row["t"])):
                if all(word[:1].isupper() and word[1:].islower() for word in words[start:end]):
                    rename(words, start, end, kind, names, row["lang"] in INFLECTED, rng)
            if words != row["w"]:
                found.append({**row, "w": words, "weight": 0.5 * row["weight"]})
    return found


def rename(words: list[str], start: int, end: int, kind: str, names: Names, inflected: bool, rng: random.Random) -> None:
    """In place; not every name, so that known ones stand beside strange ones."""
    if rng.random() < 0.3:
        return
    if kind == "PER":
        for i in range(start, end):
            first = i == start and (end > start + 1 or rng.random() < 0.25)
            words[i] = names.other("first" if first else "last", words[i], inflected, rng)
    elif end == start + 1 and kind in ("LOC", "ORG"):
        words[start] = names.other("place" if kind == "LOC" else "body", words[start], inflected, rng)
