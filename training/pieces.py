"""How words become the pieces that the accurate model reads."""

import unicodedata

SPACE = "\u2581"


class Tokenizer:
    """SentencePiece's unigram model: of all ways to cut a word into pieces, the likeliest. One word at a time, NFKC, with the sign for a space in front."""

    def __init__(self, pieces: list[str], scores):
        self.index = {piece: i for i, piece in enumerate(pieces)}
        self.scores = [float(score) for score in scores]
        self.longest = max(len(piece) for piece in pieces)
        self.worst = min(self.scores) - 10
        self.cache: dict[str, list[int]] = {}

    def word(self, word: str) -> list[int]:
        known = self.cache.get(word)
        if known is None:
            known = self.cache[word] = self._cut(SPACE + unicodedata.normalize("NFKC", word))
        return known

    def _cut(self, text: str) -> list[int]:
        best = [0.0] + [-1e30] * len(text)
        back = [(0, 2)] * (len(text) + 1)
        for i in range(len(text)):
            for j in range(i + 1, min(len(text), i + self.longest) + 1):
                piece = self.index.get(text[i:j])
                if piece is None:
                    if j > i + 1:
                        continue
                    piece, score = 2, self.worst
                else:
                    score = self.scores[piece]
                if best[i] + score > best[j]:
                    best[j], back[j] = best[i] + score, (i, piece)
        ids = []
        at = len(text)
        while at > 0:
            at, piece = back[at]
            ids.append(piece)
        return ids[::-1]
