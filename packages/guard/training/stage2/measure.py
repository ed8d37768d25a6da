"""What the exported model catches of sources it never saw, at thresholds of 1 % false positives there.

Two sets, neither used in training: `fold`, the held-out fold, and `other`, rows of the other folds whose licence kept
them out of training (some may paraphrase rows that were in). Thresholds come from the ordinary traffic of `fold`,
each source weighing alike, one per question; `other` is measured at the same thresholds.
"""

import argparse
import collections
import json
import pathlib
import random
import time

import numpy
import onnxruntime

from examples import windows_of
from rows import DATA_KINDS, DATA_ORDINARY, USER_ORDINARY, read_rows
from vocabulary import build_tokenizer

DATA = DATA_KINDS | DATA_ORDINARY | {"security-doc", "obfuscated-benign"}
FALSE_POSITIVES = 0.01


def open_session(path):
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    return onnxruntime.InferenceSession(str(path), options)


def scores_of(session, tokenizer, texts):
    """An array of (user, data) logits, the strongest window of each text."""
    made = []
    for encoding in tokenizer.encode_batch(texts, add_special_tokens=False):
        answers = [session.run(None, {"ids": numpy.array(w, numpy.int32)})[0] for w in windows_of(encoding.ids)]
        made.append(numpy.max(answers, 0))
    return numpy.array(made)


def draw(rows, count, seed):
    """At most `count` rows of each source and kind."""
    rng = random.Random(seed)
    sources = collections.defaultdict(list)
    for row in rows:
        sources[row["source"], row["kind"], row["attack"]].append(row)
    return [row for key in sorted(sources) for row in rng.sample(sources[key], min(count, len(sources[key])))]


def threshold(rows, score, ordinary):
    """The score that 1 % of ordinary rows pass, each source weighing alike."""
    at = [i for i, row in enumerate(rows) if row["kind"] in ordinary and not row["attack"]]
    share = collections.Counter(rows[i]["source"] for i in at)
    order = sorted(at, key=lambda i: -score[i])
    total, passed = float(len(share)), 0.0
    for i in order:
        passed += 1 / share[rows[i]["source"]]
        if passed / total > FALSE_POSITIVES:
            return score[i]
    return score[order[-1]]


def table(rows, hits, least=10):
    """(kind, attack) to the mean over sources of the share that hit, and each source's."""
    sources = collections.defaultdict(list)
    for row, hit in zip(rows, hits):
        sources[row["kind"], row["attack"], row["source"]].append(hit)
    kinds = collections.defaultdict(list)
    for (kind, attack, source), found in sources.items():
        if len(found) >= least:
            kinds[kind, attack].append((float(numpy.mean(found)), len(found), source))
    return kinds


def show(title, rows, columns):
    """One line a kind, one column a method; `columns` is name to an array of hits."""
    print(f"\n{title}\n\n| kind | sources | rows | " + " | ".join(columns) + " |\n|---|---|---|" + "---|" * len(columns))
    tables = {name: table(rows, hits) for name, hits in columns.items()}
    first = next(iter(tables.values()))
    for key in sorted(first, key=lambda k: (not k[1], k[0])):
        shares = " | ".join(f"{numpy.mean([s for s, _, _ in tables[name][key]]):.1%}" for name in columns)
        print(f"| {'caught' if key[1] else 'false alarms'}: {key[0]} | {len(first[key])} | {sum(n for _, n, _ in first[key])} | {shares} |")
    macro = {n: numpy.mean([s for k, v in t.items() if k[1] for s, _, _ in v]) for n, t in tables.items()}
    print("| caught, mean of sources | | | " + " | ".join(f"{macro[n]:.1%}" for n in columns) + " |")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", required=True)
    parser.add_argument("--model", required=True)
    parser.add_argument("--vocabulary", required=True)
    parser.add_argument("--hold-out", type=int, default=3)
    parser.add_argument("--count", type=int, default=150)
    parser.add_argument("--beside", help="scores of another detector over all rows, .npy, made without the rows' groups")
    parser.add_argument("--sources", action="store_true")
    parser.add_argument("--save")
    args = parser.parse_args()
    rows, _ = read_rows(args.rows)
    for i, row in enumerate(rows):
        row["index"] = i
    tokenizer = build_tokenizer(pathlib.Path(args.vocabulary).read_text(encoding="utf-8").rstrip("\n").split("\n"))
    fold = draw([row for row in rows if row["fold"] == args.hold_out], args.count, 1)
    other = draw([row for row in rows if row["fold"] != args.hold_out and not row["permissive"]], args.count, 2)
    start = time.time()
    both = fold + other
    scores = scores_of(open_session(args.model), tokenizer, [row["text"] for row in both])
    print(f"{len(both)} rows in {time.time() - start:.0f} s")
    if args.save:
        numpy.savez(args.save, index=[row["index"] for row in both], scores=scores)
    asks_data = numpy.array([row["kind"] in DATA for row in both])
    methods = {"stage 2": scores}
    if args.beside:
        one = numpy.load(args.beside)[[row["index"] for row in both]]
        methods = {"stage 1": numpy.stack([one, one], 1), "stage 2": scores}
        spread = lambda s: (s - s[: len(fold)].mean(0)) / s[: len(fold)].std(0)
        methods["both, added"] = spread(methods["stage 1"]) + spread(scores)
    hits, limits = {}, {}
    for name, s in methods.items():
        limit = [threshold(fold, s[: len(fold), 0], USER_ORDINARY), threshold(fold, s[: len(fold), 1], DATA_ORDINARY)]
        limits[name] = [round(float(x), 3) for x in limit]
        hits[name] = numpy.where(asks_data, s[:, 1] > limit[1], s[:, 0] > limit[0])
    print(json.dumps(limits))
    show("Held-out fold", fold, {n: h[: len(fold)] for n, h in hits.items()})
    show("Other sources that training did not see", other, {n: h[len(fold) :] for n, h in hits.items()})
    if args.sources:
        for (kind, attack), found in sorted(table(both, hits["stage 2"], 5).items()):
            for share, count, source in sorted(found):
                print(f"{share:.3f} {count:4d} {'attack' if attack else 'benign'} {kind} | {source}")


if __name__ == "__main__":
    main()
