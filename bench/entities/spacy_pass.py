"""spaCy over texts, for speed.ts: a JSON array of texts on the first line of standard input; for every further line one pass over them all,
answered by a line `{"cpuMs", "words"}`. Argument: the model; "ner" behind it leaves all but the names out."""

import json
import sys
import time

import spacy

exclude = ["tagger", "parser", "attribute_ruler", "lemmatizer"] if "ner" in sys.argv[2:] else []
nlp = spacy.load(sys.argv[1], exclude=exclude)
texts = json.loads(sys.stdin.readline())
words = sum(len(nlp(text)) for text in texts)
print(json.dumps({"ready": True}), flush=True)
for _ in sys.stdin:
    start = time.process_time()
    for text in texts:
        nlp(text)
    print(json.dumps({"cpuMs": (time.process_time() - start) * 1000, "words": words}), flush=True)
