"""What the fast model sees of a word and of its neighbours, as numbers; apps/enrichment/src/engines/fast/ has the same in TypeScript."""

import numba
import numpy as np

import fast_lists
from fast_tables import Table, find, hashed, mix

KAZAKH = set("әғқңөұүһі")
LANGUAGES = list(fast_lists.COMMON)
LONGEST_ENTRY = 5

# Columns of a word's numbers.
LOW, FORM, SHAPE, CLASS, P2, P3, P4, S2, S3, S4, HEAD, TAIL, LEVELS, COARSE, PER, ORG, LOC, MISC, VOTES, COMMON = range(20)
COLUMNS = 20

# Classes.
SIGN, NUMBER, SMALL, JOINER, CAPITAL, CAPITALS, INITIAL, MIXED, NONE = range(9)

# Which columns of which neighbours are features by themselves.
OWN = [
    (LOW, (0, -1, 1, -2, 2)), (FORM, (0,)), (P2, (0,)), (P3, (0,)), (P4, (0,)), (S2, (0,)), (S3, (0, -1, 1)), (S4, (0,)), (HEAD, (0,)), (TAIL, (0,)),
    (SHAPE, (0, -1, 1)), (CLASS, (0, -1, 1, -2, 2)), (LEVELS, (0, -1, 1, -2, 2)), (PER, (0, -1, 1)), (ORG, (0, -1, 1)), (LOC, (0, -1, 1)), (MISC, (0, -1, 1)),
]  # fmt: skip
OWN_PAIRS = np.array([(column, offset) for column, offsets in OWN for offset in offsets])
LEXICAL = np.array([column in (LOW, FORM, HEAD, TAIL, P4, S4) and offset == 0 for column, offset in OWN_PAIRS])
JOINT = 40
JOINT_LEXICAL = (0, 1, 25)
MARKS = 12  # places for single marks of the gazetteer
WIDTH = len(OWN_PAIRS) + JOINT + MARKS


def shape_of(word: str) -> str:
    found = ""
    for char in word:
        if char.lower() != char:
            sign = "X"
        elif char.upper() != char:
            sign = "x"
        elif "0" <= char <= "9":
            sign = "d"
        else:
            sign = "x" if ord(char) >= 0x300 else char
        if found[-2:] != sign + sign:
            found += sign
    return found


def class_of(word: str, shape: str, joiners: set[str]) -> int:
    first = shape[0]
    if first == "X":
        if shape in ("X", "X."):
            return INITIAL
        return CAPITAL if "x" in shape else CAPITALS
    if word in joiners:
        return JOINER
    if first == "x":
        return MIXED if "X" in shape else SMALL
    if first == "d":
        return NUMBER
    return MIXED if "x" in shape or "X" in shape else SIGN


class Words:
    """Words to their numbers, a row for each; row 0 stands for what lies beyond a sentence."""

    def __init__(self, seen: "Seen"):
        self.seen = seen
        self.joiners = set(fast_lists.JOINERS.split())
        self.votes: dict[str, int] = {}
        for i, language in enumerate(LANGUAGES):
            for word in fast_lists.COMMON[language].split():
                self.votes[word] = self.votes.get(word, 0) | 1 << i
        self.index: dict[str, int] = {"": 0}
        beyond = [0] * COLUMNS
        beyond[CLASS], beyond[COARSE] = NONE, 9
        self.rows = [beyond]

    def numbers(self, word: str) -> int:
        known = self.index.get(word)
        if known is None:
            known = self.index[word] = len(self.rows)
            self.rows.append(self.read(word))
        return known

    def read(self, given: str) -> list[int]:
        word = given.replace("’", "'")
        low = word.lower()
        chars = [("0" if "0" <= char <= "9" else char) for char in low]
        low = "".join(chars)
        shape = shape_of(word)
        row = [0] * COLUMNS
        row[LOW], row[FORM], row[SHAPE] = hashed(low), hashed(word), hashed(shape)
        row[CLASS] = class_of(word, shape, self.joiners)
        for column, part in ((P2, chars[:2]), (P3, chars[:3]), (P4, chars[:4]), (S2, chars[-2:]), (S3, chars[-3:]), (S4, chars[-4:])):
            row[column] = hashed("".join(part))
        if "-" in low[1:-1]:
            parts = low.split("-")
            row[HEAD], row[TAIL] = hashed(parts[0]), hashed(parts[-1])
        levels = self.seen.levels(low)
        row[LEVELS] = levels
        row[PER], row[ORG], row[LOC], row[MISC] = levels >> 12 & 15, levels >> 8 & 15, levels >> 4 & 15, levels & 15
        row[COARSE] = coarse(levels)
        row[VOTES] = self.votes.get(low, 0) or script_vote(low)
        row[COMMON] = int(low in self.votes)
        return row

    def matrix(self) -> np.ndarray:
        return np.array(self.rows, np.uint32)


def script_vote(low: str) -> int:
    if KAZAKH & set(low):
        return 1 << LANGUAGES.index("kk")
    return 1 << LANGUAGES.index("ru") if any(0x400 <= ord(char) < 0x530 for char in low) else 0


def coarse(levels: int) -> int:
    """The likeliest kind, and whether it is likely: 0 to 8."""
    parts = [levels >> shift & 7 for shift in (12, 8, 4, 0)]
    top = max(parts)
    if top < 2:
        return 0
    return 1 + 2 * parts.index(top) + (top >= 4)


# Bounds of the levels of a share of 0 to 1; bit 3 of a level says that the word was not among those asked for.
BOUNDS = (0.03, 0.12, 0.3, 0.55, 0.8)


def level(share: float) -> int:
    return sum(share >= bound for bound in BOUNDS)


def packed(shares, guessed: bool) -> int:
    found = 0
    for share in shares:
        found = found << 4 | level(share) | (8 if guessed else 0)
    return found


class Seen:
    """What words look like to the accurate model: looked up, or guessed by their parts."""

    def __init__(self, shares: dict, guess, hidden: set[str] = frozenset()):
        """`hidden` words are guessed too, though they are known."""
        words = sorted(shares)
        rows = np.array([divmod(packed(shares[word], False), 256) for word in words], np.uint8)
        self.table = Table.of(np.array([hashed(word) for word in words], np.uint32), rows)
        self.guess, self.hidden = guess, hidden

    def levels(self, low: str) -> int:
        at = -1 if low in self.hidden else find(self.table.checks, np.uint32(hashed(low)))
        return int(self.table.values[at, 0]) << 8 | int(self.table.values[at, 1]) if at >= 0 else packed(self.guess(low), True)


@numba.njit
def marks_of(types, words, checks, flags):
    """For each word 8 bits of names that begin with it, 8 of those that go on, 8 of which those are of several words."""
    n = len(types)
    marks = np.zeros(n, np.uint32)
    for i in range(n):
        key = np.uint32(0)
        for length in range(1, LONGEST_ENTRY + 1):
            if i + length > n:
                break
            key = mix(key, words[types[i + length - 1], LOW])
            at = find(checks, key)
            if at < 0:
                break
            found = np.uint32(flags[at, 0])
            marks[i] |= found
            if length > 1:
                marks[i] |= found << np.uint32(16)
                for j in range(i + 1, i + length):
                    marks[j] |= found << np.uint32(8) | found << np.uint32(16)
    return marks


@numba.njit
def language_of(types, words):
    counts = np.zeros(8, np.int32)
    for t in types:
        votes = words[t, VOTES]
        for k in range(8):
            if votes >> np.uint32(k) & np.uint32(1):
                counts[k] += 1
    best, most = 7, 0
    for k in range(8):
        if counts[k] > most:
            best, most = k, counts[k]
    return best


@numba.njit
def case_of(types, words):
    """0 as usual, 1 all capitals, 2 every word with a capital, 3 none with one."""
    letters = capitals = raised = 0
    for t in types:
        c = words[t, CLASS]
        if c == SIGN or c == NUMBER:
            continue
        letters += 1
        if c == CAPITALS:
            capitals += 1
        if c == CAPITAL or c == CAPITALS or c == INITIAL:
            raised += 1
    if raised == 0:
        return 3
    if capitals * 10 > letters * 6:
        return 1
    return 2 if letters >= 4 and raised * 10 > letters * 7 else 0


@numba.njit
def runs_of(types, words):
    """For each word where the run of capitalised words that it stands in begins and ends (behind its last), or -1."""
    n = len(types)
    begin, end = np.full(n, -1, np.int32), np.full(n, -1, np.int32)
    i = 0
    while i < n:
        c = words[types[i], CLASS]
        if not (c >= CAPITAL and c <= MIXED) or (i == 0 and words[types[0], COMMON] == 1):
            i += 1
            continue
        last = j = i + 1
        while j < n:
            c = words[types[j], CLASS]
            if c >= CAPITAL and c <= MIXED:
                last = j + 1
            elif c != JOINER:
                break
            j += 1
        for k in range(i, last):
            begin[k], end[k] = i, last
        i = last
    return begin, end


@numba.njit
def joint(types, words, marks, language, case, begin, end, i, out):
    """Features of several numbers together, into `out`; 0 where there is none."""
    n = len(types)
    a2 = types[i - 2] if i > 1 else 0
    a1 = types[i - 1] if i > 0 else 0
    o = types[i]
    b1 = types[i + 1] if i + 1 < n else 0
    b2 = types[i + 2] if i + 2 < n else 0
    m0 = marks[i]
    ma = marks[i - 1] if i > 0 else np.uint32(0)
    mb = marks[i + 1] if i + 1 < n else np.uint32(0)
    first = np.uint32(1) if i == 0 or (i == 1 and words[a1, CLASS] == SIGN) else np.uint32(0)
    low, c0, g0 = words[o, LOW], words[o, CLASS], words[o, COARSE]
    lang, mode = np.uint32(language), np.uint32(case)
    out[0] = mix(words[a1, LOW], low)
    out[1] = mix(low, words[b1, LOW])
    out[2] = mix(mix(words[a1, SHAPE], words[o, SHAPE]), words[b1, SHAPE])
    out[3] = mix(words[a1, LOW], words[o, SHAPE])
    out[4] = mix(words[b1, LOW], words[o, SHAPE])
    out[5] = mix(words[a1, LOW], g0)
    out[6] = mix(words[b1, LOW], g0)
    out[7] = mix(words[a1, COARSE], g0)
    out[8] = mix(g0, words[b1, COARSE])
    out[9] = mix(mix(words[a1, COARSE], g0), words[b1, COARSE])
    out[10] = mix(lang, words[o, SHAPE])
    out[11] = mix(mix(lang, g0), c0)
    out[12] = mix(mix(mix(lang, words[a1, CLASS]), c0), words[b1, CLASS])
    out[13] = mix(first, words[o, SHAPE])
    out[14] = mix(mix(first, lang), words[o, LEVELS])
    out[15] = mix(mode, c0)
    out[16] = mix(mix(mode, lang), words[o, LEVELS])
    out[17] = mix(mix(words[a2, LOW], words[a1, LOW]), c0)
    out[18] = mix(mix(words[b1, LOW], words[b2, LOW]), c0)
    out[19] = mix(words[a1, LOW], words[b1, LOW])
    out[20] = mix(m0, c0)
    out[21] = mix(ma, m0)
    out[22] = mix(m0, mb)
    out[23] = mix(m0, g0)
    out[24] = mix(mix(m0, first), words[o, LEVELS])
    out[25] = mix(mode, low)
    out[26] = mix(mix(words[a2, COARSE], words[a1, COARSE]), g0)
    out[27] = mix(mix(g0, words[b1, COARSE]), words[b2, COARSE])
    out[28] = mix(words[o, S3], words[a1, COARSE])
    out[29] = mix(mix(words[a1, CLASS], words[a2, CLASS]), g0)
    if begin[i] < 0:
        for k in range(30, JOINT):
            out[k] = np.uint32(0)
        return
    head, tail = types[begin[i]], types[end[i] - 1]
    before = types[begin[i] - 1] if begin[i] > 0 else 0
    after = types[end[i]] if end[i] < n else 0
    mark = marks[begin[i] - 1] & np.uint32(255) if begin[i] > 0 else np.uint32(0)
    size = np.uint32(min(end[i] - begin[i], 4))
    place = np.uint32(min(i - begin[i], 2) * 3 + min(end[i] - 1 - i, 2))
    out[30] = mix(words[tail, LOW], place)
    out[31] = mix(words[head, LOW], place)
    out[32] = mix(mix(words[before, LOW], size), place)
    out[33] = mix(mix(words[after, LOW], size), place)
    out[34] = mix(mix(mix(words[head, COARSE], words[tail, COARSE]), size), place)
    out[35] = mix(words[before, LOW], g0)
    out[36] = mix(words[after, LOW], g0)
    out[37] = mix(mix(size, place), c0)
    out[38] = mix(mix(mark, place), g0)
    out[39] = mix(mix(words[head, COARSE], words[tail, COARSE]), words[before, LOW])


@numba.njit
def features_of(types, words, checks, flags, pairs, out):
    """A row of WIDTH keys for each word of a sentence, 0 for none."""
    n = len(types)
    marks = marks_of(types, words, checks, flags)
    language, case = language_of(types, words), case_of(types, words)
    begin, end = runs_of(types, words)
    own = len(pairs)
    found = np.zeros(JOINT, np.uint32)
    for i in range(n):
        for k in range(own):
            j = i + pairs[k, 1]
            t = types[j] if 0 <= j < n else 0
            value = words[t, pairs[k, 0]]
            out[i, k] = mix(np.uint32(k + 1), value)
        joint(types, words, marks, language, case, begin, end, i, found)
        for k in range(JOINT):
            out[i, own + k] = mix(np.uint32(100 + k), found[k]) if found[k] != 0 else np.uint32(0)
        at = own + JOINT
        for k in range(at, at + MARKS):
            out[i, k] = 0
        last = at + MARKS
        for d in (0, -1, 1):
            j = i + d
            if j < 0 or j >= n:
                continue
            bits = marks[j] & np.uint32(0xFFFF)
            several = marks[j] >> np.uint32(16)
            cased = words[types[j], CLASS]
            for bit in range(16):
                if at < last and bits >> np.uint32(bit) & np.uint32(1):
                    long = several >> np.uint32(bit & 7) & np.uint32(1)
                    out[i, at] = mix(np.uint32(200 + d), np.uint32(bit * 2 + long) + np.uint32(64) * np.uint32(cased))
                    at += 1
