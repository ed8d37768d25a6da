"""How the transformer's opinion is added to the linear model's, measured on sources that neither has seen.

    python fuse.py draw --rows rows.jsonl --out drawn.jsonl
    node --conditions=parapet-source export-questions.ts drawn.jsonl > questions.jsonl
    python fuse.py fit --rows rows.jsonl --drawn drawn.jsonl --questions questions.jsonl --linear OUT \
        --model injection.onnx --vocabulary vocabulary.txt --write fusion-constants.ts --table fusion.md

OUT is what stage1/train.py wrote: the scores in it are those of held-out folds. Drawn are rows of the fold that the
transformer did not see and, of the others, those that no weights were taught for the sake of their licence.
"""

import argparse
import collections
import importlib.util
import json
import pathlib
import random
import sys

import numpy as np
import onnxruntime
from scipy.optimize import minimize

from examples import windows_of
from rows import read_rows
from vocabulary import build_tokenizer

HELD_OUT, SEED = 3, 1
A_SOURCE = {True: 120, False: 250}
PROFILES = {"strict": 0.03, "balanced": 0.01, "quiet": 0.003}
# So much of ordinary traffic is read by the transformer.
FORWARDED = 0.35


def stage1():
    """The module of stage 1 that measures; its name is that of the one that trains here."""
    folder = pathlib.Path(__file__).resolve().parent.parent / "stage1"
    sys.path.insert(0, str(folder))
    spec = importlib.util.spec_from_file_location("stage1_train", folder / "train.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules["stage1_train"] = module
    spec.loader.exec_module(module)
    return module


def draw(args, one):
    rows, _ = read_rows(args.rows)
    rng = random.Random(SEED)
    with open(args.out, "w", encoding="utf-8") as out:
        for head in one.HEADS:
            sources = collections.defaultdict(list)
            for index, row in enumerate(rows):
                if row["kind"] in head.attacks + head.benign and (row["fold"] == HELD_OUT or not row["permissive"]):
                    sources[row["source"], row["kind"], row["attack"]].append(index)
            for key in sorted(sources):
                for index in sorted(rng.sample(sources[key], min(A_SOURCE[key[2]], len(sources[key])))):
                    row = rows[index]
                    kept = {name: row[name] for name in ("text", "kind", "source", "attack", "fold")}
                    out.write(json.dumps({"index": index, "head": head.name, **kept}) + "\n")


def is_readable(encoding):
    """As reader.ts of the package says it: of other scripts and languages the model has no opinion."""
    words = sum(not token.startswith("##") for token in encoding.tokens)
    return encoding.ids.count(1) <= 0.25 * len(encoding.ids) and (words < 4 or len(encoding.ids) <= 1.9 * words)


def opinions(drawn, questions, args):
    """The transformer's highest logit over the questions of each row; NaN where nothing was asked."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(args.model, options)
    tokenizer = build_tokenizer(pathlib.Path(args.vocabulary).read_text(encoding="utf-8").rstrip("\n").split("\n"))
    found = np.full(len(drawn), np.nan)
    for at, (row, asked) in enumerate(zip(drawn, questions)):
        side = 0 if row["head"] == "user" else 1
        for encoding in tokenizer.encode_batch(asked, add_special_tokens=False):
            if not is_readable(encoding):
                continue
            for window in windows_of(encoding.ids):
                logit = session.run(None, {"ids": np.array(window, np.int32)})[0][side]
                found[at] = np.fmax(found[at], logit)
    return found


def fit_logistic(linear, transformer, is_attack, weight):
    sign = np.where(is_attack, 1.0, -1.0)
    loss = lambda p: float((weight * np.logaddexp(0, -sign * (p[0] * linear + p[1] * transformer + p[2]))).sum() + 1e-4 * (p @ p))
    return minimize(loss, [0.5, 0.5, 0.0], method="Nelder-Mead", options={"maxiter": 4000}).x


def fit(args, one):
    drawn = [json.loads(line) for line in open(args.drawn, encoding="utf-8")]
    questions = [json.loads(line) for line in open(args.questions, encoding="utf-8")]
    assert len(drawn) == len(questions), "the questions are not those of the rows"
    trained = json.loads((pathlib.Path(args.linear) / "weights.json").read_text())["heads"]
    cache = pathlib.Path(args.model + ".opinions.npy")
    asked = np.load(cache) if args.again and cache.exists() else opinions(drawn, questions, args)
    np.save(cache, asked)
    constants, lines = {}, []
    column = lambda name: np.array([row[name] for row in drawn])
    heads, index, attack, kind, source, fold = map(column, ("head", "index", "attack", "kind", "source", "fold"))
    for head in one.HEADS:
        here = (heads == head.name) & ~np.isnan(asked)
        level = np.load(pathlib.Path(args.linear) / f"{head.name}.npy")[index]
        linear = trained[head.name]["slope"] * level + trained[head.name]["shift"]
        weight = np.zeros(len(drawn))
        for side in (True, False):
            for name in np.unique(source[here & (attack == side)]):
                mine = here & (attack == side) & (source == name)
                weight[mine] = mine.sum() ** -0.5
            weight[here & (attack == side)] /= weight[here & (attack == side)].sum()
        a, b, c = fit_logistic(linear[here], asked[here], attack[here], weight[here])
        fused = a * linear + b * asked + c
        ordinary = here & ~attack & np.isin(kind, one.ORDINARY)
        ask_from = one.threshold(linear[ordinary], source[ordinary], FORWARDED)
        both = np.where(linear >= ask_from, fused, -50.0)
        limits = {name: one.threshold(both[ordinary], source[ordinary], rate) for name, rate in PROFILES.items()}
        alone = {name: one.threshold(linear[ordinary], source[ordinary], rate) for name, rate in PROFILES.items()}
        chance = lambda x: 1 / (1 + np.exp(-x))
        constants[head.name] = {
            "askFrom": round(float(chance(ask_from)), 4), "linear": round(float(a), 4), "transformer": round(float(b), 4), "shift": round(float(c), 4),
            "thresholds": {name: round(float(chance(limit)), 4) for name, limit in limits.items()},
        }
        forwarded = lambda rows: 100 * (linear[rows] >= ask_from).mean()
        lines += ["", f"### {head.name}", "", f"Read by the transformer: {forwarded(ordinary):.0f} % of ordinary texts, {forwarded(here & attack):.0f} % of attacks. Where nothing is said otherwise the profile is `balanced`.", ""]
        lines += ["| kind | what | rows | sources | linear alone | transformer alone | both |", "|---|---|--:|--:|--:|--:|--:|"]
        only = one.threshold(asked[ordinary], source[ordinary], 0.01)
        methods = {"linear": linear > alone["balanced"], "transformer": asked > only, "both": both > limits["balanced"]}
        recalls = collections.defaultdict(list)
        for side, title in ((True, "recall"), (False, "false positives")):
            for name in sorted(set(kind[here & (attack == side)])):
                mine = here & (attack == side) & (kind == name)
                enough = [s for s in np.unique(source[mine]) if (mine & (source == s)).sum() >= 20]
                if not enough:
                    continue
                shares = {m: [over[mine & (source == s)].mean() for s in enough] for m, over in methods.items()}
                for m, values in shares.items():
                    recalls[m] += values if side else []
                means = " | ".join(f"{100 * np.mean(values):.1f} %" for values in shares.values())
                lines.append(f"| {name} | {title} | {mine.sum()} | {len(enough)} | {means} |")
        lines.append("| **mean of sources** | recall | | | " + " | ".join(f"{100 * np.mean(recalls[m]):.1f} %" for m in methods) + " |")
        for profile in PROFILES:
            one_alone, one_both = linear > alone[profile], both > limits[profile]
            per = [(one_alone[m].mean(), one_both[m].mean()) for k in head.attacks for s in np.unique(source[here & attack & (kind == k)]) if (m := here & attack & (kind == k) & (source == s)).sum() >= 20]
            lines.append(f"| mean of sources, `{profile}` | recall | | | {100 * np.mean([p[0] for p in per]):.1f} % | | {100 * np.mean([p[1] for p in per]):.1f} % |")
    print("\n".join(lines))
    print(json.dumps(constants, indent=1))
    if args.table:
        pathlib.Path(args.table).write_text("\n".join(lines) + "\n")
    if args.write:
        pathlib.Path(args.write).write_text(
            "// Made by training/stage2/fuse.py: do not edit.\n"
            'import type { HeadFusion } from "./head-fusion.ts";\nimport type { Head } from "./linear-model.ts";\n\n'
            "// biome-ignore format: made by a program\n"
            f"export const FUSION: Readonly<Record<Head, HeadFusion>> = {json.dumps(constants)};\n"
        )


def main():
    parser = argparse.ArgumentParser()
    steps = parser.add_subparsers(dest="step", required=True)
    for name, options in (("draw", ["rows", "out"]), ("fit", ["rows", "drawn", "questions", "linear", "model", "vocabulary", "write", "table"])):
        step = steps.add_parser(name)
        for option in options:
            step.add_argument("--" + option, required=option not in ("write", "table", "rows") or name == "draw")
    steps.choices["fit"].add_argument("--again", action="store_true", help="the transformer's answers of the last time")
    args = parser.parse_args()
    (draw if args.step == "draw" else fit)(args, stage1())


if __name__ == "__main__":
    main()
