"""Instructions within documents, made of two permissive rows each; the row keeps both sources, and folds respect both.

    python make_rows.py train.jsonl.gz own.jsonl rows.jsonl
"""

import gzip
import json
import random
import re
import sys

from data import group

SEED = 7
COUNT = 9000
# An imperative or a question that an assistant would take up.
ASK = re.compile(
    r"^(please\s+)?(write|give|tell|list|explain|describe|create|generate|summari[sz]e|translate|provide|name|find|make|suggest|compose|identify|rewrite|convert|calculate|answer|edit|classify|analy[sz]e|compare|draft|say|print|output|respond|reply|act|imagine|pretend|what|how|why|who|can you|could you|do|show|help)\b",
    re.I,
)
LEADS = ["", "", "", "", "Note: ", "Also, ", "Instruction: ", "### Instruction:\n", "IMPORTANT: ", "To the assistant: ", "AI: ", "P.S. ", "- ", "> ", "<!-- ", "(", "[", "When you have read this, ", "Before you answer, ", "New task: ", "Task: "]
TAILS = {"<!-- ": " -->", "(": ")", "[": "]"}
KEEPS_CASE = {"", "Instruction: ", "### Instruction:\n", "> ", "- ", "<!-- ", "(", "["}


def pick(rng, rows, count):
    by_group = {}
    for row in rows:
        by_group.setdefault(group(row["source"]), []).append(row)
    names = list(by_group)
    weights = [len(by_group[name]) ** 0.5 for name in names]
    return [rng.choice(by_group[rng.choices(names, weights)[0]]) for _ in range(count)]


def part_of(rng, text):
    text, length = text.strip(), rng.randint(80, 900)
    if len(text) <= length:
        return text
    start = rng.randint(0, len(text) - length)
    boundary = re.search(r"[.!?\n]\s+", text[start : start + 300])
    start += boundary.end() if boundary and start > 0 else 0
    return text[start : start + length]


def made_rows(rows):
    rng = random.Random(SEED)
    shared = [row for row in rows if row["permissive"]]
    documents = [r for r in shared if r["kind"] in ("benign-doc", "benign-email", "benign-support", "benign-code", "benign-tool")]
    asks = [r for r in shared if r["kind"] in ("benign-chat", "hard-negative") and r["label"] == "benign" and 20 < len(r["text"]) < 300]
    asks = [r for r in asks if ASK.match(r["text"].strip()) and "prompts.chat" not in r["source"]]
    attacks = [r for r in shared if r["kind"] in ("direct-injection", "prompt-extraction") and len(r["text"]) < 500]
    inner = pick(rng, asks, COUNT * 2 // 3) + pick(rng, attacks, COUNT - COUNT * 2 // 3)
    for document, told in zip(pick(rng, documents, COUNT), inner):
        words, lead = told["text"].strip(), rng.choice(LEADS)
        words = lead + (words if lead in KEEPS_CASE else words[0].lower() + words[1:]) + TAILS.get(lead, "")
        body, place, between = part_of(rng, document["text"]), rng.random(), rng.choice(["\n", "\n\n", " ", " ", "\n"])
        ends = [found.end() for found in re.finditer(r"[.!?\n]\s", body)]
        at = len(body) if place < 0.5 else 0 if place < 0.65 else rng.choice(ends) if ends else len(body)
        text = f"{body[:at]}{between if at else ''}{words}{between if at < len(body) else ''}{body[at:]}"
        sources = {"source": document["source"], "permissive": True}
        yield {"text": text, "label": "attack", "kind": "made-attack", "inner": told["source"], **sources}
        yield {"text": body, "label": "benign", "kind": "made-benign", **sources}


NOISY = 6000
LEET = str.maketrans("aeiost", "431057")


def noisy(rng, text):
    """As somebody types who is in a hurry, or hopes that nobody reads it: letters swapped, left out, doubled, or digits."""
    words, way = text.split(" "), rng.choice(["typos", "typos", "leet", "case", "letters"])
    if way == "case":
        return "".join(letter.upper() if rng.random() < 0.5 else letter for letter in text)
    for at, word in enumerate(words):
        if len(word) < 4 or not word.isalpha() or rng.random() < (0.5 if way == "typos" else 0.2):
            continue
        cut = rng.randrange(1, len(word) - 1)
        if way == "leet":
            words[at] = word.translate(LEET)
        elif way == "letters":
            words[at] = rng.choice("-._ ").join(word)
        else:
            words[at] = word[:cut] + rng.choice([word[cut + 1] + word[cut] + word[cut + 2 :], word[cut + 1 :], word[cut] + word[cut:]])
    return " ".join(words)


def noisy_rows(rows):
    """Attacks and harmless rows alike, so that the noise itself says nothing. Taught with their sources, never tested."""
    rng = random.Random(SEED + 1)
    shared = [row for row in rows if row["permissive"] and 20 < len(row["text"]) < 600]
    for label in ("attack", "benign"):
        for row in pick(rng, [row for row in shared if row["label"] == label], NOISY):
            yield {**row, "text": noisy(rng, row["text"]), "noisy": True}


if __name__ == "__main__":
    shared_file, own_file, out_file = sys.argv[1:4]
    rows = [json.loads(line) for line in gzip.open(shared_file, "rt")]
    own = [{**json.loads(line), "permissive": True} for line in open(own_file)]
    with open(out_file, "w") as out:
        for row in [*rows, *made_rows(rows), *noisy_rows(rows), *own]:
            out.write(json.dumps(row) + "\n")
