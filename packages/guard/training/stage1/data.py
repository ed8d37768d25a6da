"""Rows, their features and the folds. A fold holds whole groups of sources, so that no test has a source's sibling in training."""

import collections
import json

import numpy as np
import scipy.sparse as sparse

BUCKETS = 1 << 16
CONCEPT_BUCKETS = 0xE000  # as in features.ts
FOLDS = 5

USER_ATTACKS = ["direct-injection", "direct-jailbreak", "prompt-extraction", "obfuscated-jailbreak", "adversarial-suffix"]
USER_BENIGN = ["benign-chat", "benign-code", "benign-support", "hard-negative", "obfuscated-benign"]
DATA_ATTACKS = ["indirect-doc", "indirect-email", "indirect-tool"]
DATA_BENIGN = ["benign-doc", "benign-email", "benign-tool", "benign-code", "security-doc"]
# What thresholds are set on. System prompts are the application's own words and never looked at.
ORDINARY = ["benign-chat", "benign-code", "benign-support", "benign-doc", "benign-email", "benign-tool"]
DATA_ORIGINS = ["document", "email", "web", "tool"]


def group(source):
    """Sources that share authors or seeds count as one."""
    for prefix in ("EasyJailbreak", "spikee", "PlexPt"):
        if source.startswith(prefix):
            return prefix
    if source.startswith("GPTFuzz"):
        return "EasyJailbreak"
    if source.startswith(("repo docs: ", "repo code: ")):
        return "repo " + source.split(": ")[1]
    if source.startswith("prompt-extraction benign"):
        return "prompt-extraction benign"
    if "Alpaca" in source:
        return "Alpaca"
    return source


class Rows:
    def __init__(self, rows_file, features_file):
        self.rows = [json.loads(line) for line in open(rows_file)]
        numbers = np.fromfile(features_file, dtype=np.uint16)
        starts, lengths, owners, at = [], [], [], 0
        self.speaks_other = np.zeros(len(self.rows), bool)  # as isForeign() of text/ says
        for row in range(len(self.rows)):
            blocks = int(numbers[at]) & 0x7FFF
            self.speaks_other[row] = numbers[at] >= 0x8000
            at += 1
            for _ in range(blocks):
                length = int(numbers[at])
                starts.append(at + 1)
                lengths.append(length)
                owners.append(row)
                at += 1 + length
        assert at == len(numbers), "the features are not those of the rows"
        buckets = np.concatenate([numbers[s : s + n] for s, n in zip(starts, lengths)]).astype(np.int32)
        bounds = np.concatenate([[0], np.cumsum(lengths)])
        self.blocks = sparse.csr_matrix((np.ones(len(buckets), np.float32), buckets, bounds), shape=(len(lengths), BUCKETS))
        self.owner = np.array(owners)
        text = lambda name: np.array([row.get(name) or "" for row in self.rows])
        self.kind, self.source, self.origin, self.technique = map(text, ("kind", "source", "origin", "technique"))
        self.is_attack = text("label") == "attack"
        self.is_permissive = np.array([bool(row["permissive"]) for row in self.rows])
        self.is_own = np.char.startswith(self.source, "own:")
        self.is_made = np.char.startswith(self.kind, "made-")  # made of two rows: see make_rows.py
        self.is_noisy = np.array([bool(row.get("noisy")) for row in self.rows])  # a real row, written badly: taught, never tested
        self.is_real = ~self.is_own & ~self.is_made & ~self.is_noisy
        self.is_foreign = self.is_own & (text("language") != "en")
        self.fold = self._folds(self.source)
        self.inner_fold = self._folds(np.array([row.get("inner") or row["source"] for row in self.rows]))

    def _folds(self, sources):
        if not hasattr(self, "_fold_of"):
            sizes = collections.defaultdict(lambda: [0, 0])
            for source, attack in zip(self.source[self.is_real], self.is_attack[self.is_real]):
                sizes[group(source)][0 if attack else 1] += 1
            totals = [[0, 0] for _ in range(FOLDS)]
            self._fold_of = {}
            for name in sorted(sizes, key=lambda name: (-sizes[name][0], -sizes[name][1], name)):
                attacks, benign = sizes[name]
                fold = min(range(FOLDS), key=lambda f: (totals[f][0] if attacks else totals[f][1], totals[f][1]))
                self._fold_of[name] = fold
                totals[fold][0] += attacks**0.5
                totals[fold][1] += benign**0.5
        return np.array([self._fold_of.get(group(source), -1) for source in sources])

    def windows(self, is_paired):
        """Each block, or where `is_paired` two neighbouring ones; scaled by the root of the number of pieces."""
        blocks, owner = self.blocks, self.owner
        if is_paired:
            has_next = np.r_[owner[:-1] == owner[1:], False]
            is_alone = ~has_next & ~np.r_[False, owner[1:] == owner[:-1]]
            alone, first = np.flatnonzero(is_alone), np.flatnonzero(has_next)
            pairs = blocks[first] + blocks[first + 1]
            blocks, owner = sparse.vstack([blocks[alone], pairs]).tocsr(), np.r_[owner[alone], owner[first]]
        pieces = np.asarray(blocks.sum(1)).ravel()
        return (sparse.diags((1 / np.sqrt(np.maximum(pieces, 1))).astype(np.float32)) @ blocks).tocsr(), owner
