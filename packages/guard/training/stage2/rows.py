"""Labelled rows, the groups of sources that must not be split, and the folds.

A random split lies: copies of one source land on both sides. Rows of a group stay together, so that a
held-out fold holds sources that training never saw. Only `permissive` rows may train weights that are shipped.
"""

import collections
import gzip
import hashlib
import json

FOLDS = 5
DATA_KINDS = {"indirect-doc", "indirect-email", "indirect-tool"}
DATA_ORDINARY = {"benign-doc", "benign-email", "benign-code", "benign-tool"}
USER_ORDINARY = {"benign-chat", "benign-support", "system-prompt"}


def read_rows(path):
    """Rows of the gzipped JSONL at `path`, each with `group` and `fold` added, and the digest of the file."""
    with open(path, "rb") as file:
        packed = file.read()
    rows = [json.loads(line) for line in gzip.decompress(packed).splitlines()]
    for row in rows:
        row["group"] = group_of(row["source"])
        row["attack"] = row["label"] == "attack"
    assign_folds(rows)
    return rows, hashlib.sha256(packed).hexdigest()


def group_of(source):
    """The name under which copies and parts of one source stay together."""
    if source.startswith(("EasyJailbreak", "GPTFuzz")):
        return "EasyJailbreak"
    if source.startswith(("repo docs: ", "repo code: ")):
        return "repo " + source.split(": ")[1]
    if source.startswith("prompt-extraction benign"):
        return "pe-benign"
    if source.startswith("spikee"):
        return "spikee"
    if "Alpaca" in source:
        return "Alpaca"
    if source.startswith("PlexPt"):
        return "PlexPt"
    return source


def assign_folds(rows):
    """Sets `fold` on each row: largest attack groups first, each to the fold that holds least so far."""
    size = collections.defaultdict(lambda: [0, 0])
    for row in rows:
        size[row["group"]][0 if row["attack"] else 1] += 1
    total = [[0.0, 0.0] for _ in range(FOLDS)]
    fold_of = {}
    for group in sorted(size, key=lambda g: (-size[g][0], -size[g][1], g)):
        attacks, benign = size[group]
        fold = min(range(FOLDS), key=lambda f: (total[f][0] if attacks else total[f][1], total[f][1]))
        fold_of[group] = fold
        total[fold][0] += attacks**0.5
        total[fold][1] += benign**0.5
    for row in rows:
        row["fold"] = fold_of[row["group"]]
