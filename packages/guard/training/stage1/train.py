"""Trains both heads, measures them on sources they have not seen, and writes the weights.

    OPENBLAS_NUM_THREADS=1 python train.py rows.jsonl features.bin OUT

OUT/weights.json holds the quantised weights, OUT/table.md what they were measured to do.
"""

import base64
import collections
import dataclasses
import hashlib
import json
import math
import pathlib
import sys

import numpy as np
import scipy.sparse as sparse
from scipy.optimize import minimize

from data import BUCKETS, CONCEPT_BUCKETS, DATA_ATTACKS, DATA_BENIGN, DATA_ORIGINS, FOLDS, ORDINARY, USER_ATTACKS, USER_BENIGN, Rows

SEED = 5
POSITIVE_SHARE = 0.3
PROFILES = {"strict": 0.03, "balanced": 0.01, "quiet": 0.003}
ROWS_A_SOURCE_COUNTS = 300


@dataclasses.dataclass(frozen=True)
class Head:
    name: str
    attacks: list
    benign: list
    is_paired: bool
    # Rows of these kinds teach too, at half the weight: what users paste, and attacks that need no document.
    also: list
    # Of the weight of attacks and of harmless text, what our own has: in English, and in all other languages.
    own_share: float
    foreign_share: float
    from_data: bool


HEADS = [
    Head("user", USER_ATTACKS, USER_BENIGN, True, ["benign-doc", "benign-email", "benign-tool", "security-doc"], 0.08, 0.20, False),
    Head("data", DATA_ATTACKS, DATA_BENIGN, False, ["direct-injection", "prompt-extraction"], 0.12, 0.12, True),
]
# A share of the rows is shown again with the words replaced by strange ones and the ideas kept, as another language would.
STRANGE_SHARE = 0.1
HARD_NEGATIVE_WEIGHT = 1.5


def fit(windows, is_attack, weight, iterations, start):
    """Logistic regression by L-BFGS, the weights of the rows adding up to 1,300 and a ridge of one half."""
    transposed = windows.T.tocsr()
    sign = np.where(is_attack, 1.0, -1.0).astype(np.float32)
    weight = weight / weight.sum() * 1300

    def loss(theta):
        ahead = (windows @ theta[:-1].astype(np.float32) + np.float32(theta[-1])) * sign
        slope = -(weight * sign / (1 + np.exp(ahead)))
        gradient = transposed @ slope.astype(np.float32) + theta[:-1]
        total = (weight * np.logaddexp(0, -ahead)).sum() + 0.5 * (theta[:-1] @ theta[:-1])
        return float(total), np.r_[gradient, slope.sum()].astype(np.float64)

    start = np.zeros(BUCKETS + 1) if start is None else start
    return minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": iterations, "maxcor": 8}).x


def highest(scores, owner, rows):
    best = np.full(rows, -20.0)
    np.maximum.at(best, owner, scores)
    return best


def row_weights(rows, head, used, also):
    """A source weighs as the root of its attacks, or as its benign rows to the power of 0.7."""
    weight = np.zeros(len(rows.rows))
    names = np.char.add(np.char.add(rows.source, rows.technique), rows.kind)
    for name in np.unique(names[used]):
        for is_attack in (True, False):
            here = used & (names == name) & (rows.is_attack == is_attack)
            if here.any():
                weight[here] = here.sum() ** (0.5 if is_attack else 0.7) / here.sum()
    weight[also] *= 0.5
    weight[rows.kind == "hard-negative"] *= HARD_NEGATIVE_WEIGHT
    return weight


def train(rows, head, windows, owner, taught, weight):
    """Two rounds: short attacks first, then of each attack the window that looks most like one."""
    strange = np.r_[np.random.default_rng(SEED).permutation(CONCEPT_BUCKETS), np.arange(CONCEPT_BUCKETS, BUCKETS)].astype(np.int32)
    count = np.bincount(owner, minlength=len(rows.rows))
    attack, candidate, own, foreign = rows.is_attack[owner], taught[owner], rows.is_own[owner], rows.is_foreign[owner]
    chosen, theta = candidate & (~attack | (count[owner] <= 2)), None
    for iterations in (40, 25):
        here = weight[owner].copy()
        here[~attack] /= np.sqrt(np.maximum(count[owner][~attack], 1))
        for side in (True, False):
            theirs = chosen & ~own & (attack == side)
            for mine, share in ((own & ~foreign, head.own_share), (foreign, head.foreign_share)):
                mine = mine & chosen & (attack == side)
                if mine.any() and theirs.any():
                    here[mine] *= share / (1 - head.own_share - head.foreign_share) * here[theirs].sum() / here[mine].sum()
        here[attack] *= POSITIVE_SHARE / here[chosen & attack].sum()
        here[~attack] *= (1 - POSITIVE_SHARE) / here[chosen & ~attack].sum()
        given = windows[chosen]
        shown = sparse.csr_matrix((given.data, strange[given.indices], given.indptr), shape=given.shape)
        both = sparse.vstack([given, shown]).tocsr()
        weights = np.r_[here[chosen] * (1 - STRANGE_SHARE), here[chosen] * STRANGE_SHARE]
        theta = fit(both, np.r_[attack[chosen], attack[chosen]], weights, iterations, theta)
        scores = windows @ theta[:-1].astype(np.float32) + theta[-1]
        best = highest(np.where(attack, scores, -99.0), owner, len(rows.rows))
        chosen = candidate & (~attack | (scores >= best[owner] - 1e-9))
    return theta, scores


def threshold(scores, sources, rate):
    """Where so large a share of ordinary traffic lies above; no source counts for more than 300 rows."""
    weight = np.zeros(len(scores))
    for source in np.unique(sources):
        here = sources == source
        weight[here] = min(here.sum(), ROWS_A_SOURCE_COUNTS) / here.sum()
    order = np.argsort(-scores)
    share = np.cumsum(weight[order]) / weight.sum()
    return float(scores[order][np.searchsorted(share, rate)])


def length_slope(scores, blocks, is_benign):
    """How much the highest of n windows grows with the logarithm of n on harmless text: the rise of the 98th percentile."""
    logs, tops = [], []
    for low, high in ((1, 2), (3, 6), (7, 14), (15, 32)):
        here = is_benign & (blocks >= low) & (blocks <= high)
        if here.sum() >= 200:
            logs.append(np.log(blocks[here]).mean())
            tops.append(np.quantile(scores[here], 0.98))
    return max(0.0, float(np.polyfit(logs, tops, 1)[0])) if len(logs) > 1 else 0.0


def foreign_lift(level, ordinary, rows):
    """What other languages lack to be reported as often: most of what the model learned is English, and so are its scores."""
    home, away = ordinary & ~rows.speaks_other, ordinary & rows.speaks_other
    limits = [threshold(level[side], rows.source[side], PROFILES["balanced"]) for side in (home, away)]
    return max(0.0, limits[0] - limits[1])


def calibrate(scores, is_attack, sources):
    """Platt's sigmoid, attacks and harmless text half and half, sources alike."""
    weight = np.zeros(len(scores))
    for side in (True, False):
        for source in np.unique(sources[is_attack == side]):
            here = (is_attack == side) & (sources == source)
            weight[here] = here.sum() ** -0.5
        weight[is_attack == side] /= weight[is_attack == side].sum()
    loss = lambda p: float((weight * np.logaddexp(0, -np.where(is_attack, 1, -1) * (p[0] * scores + p[1]))).sum())
    slope, shift = minimize(loss, [1.0, 0.0], method="Nelder-Mead").x
    return float(slope), float(shift)


def wilson(hits, count):
    z, rate = 1.959964, hits / count
    middle = (rate + z * z / (2 * count)) / (1 + z * z / count)
    half = z * math.sqrt(rate * (1 - rate) / count + z * z / (4 * count * count)) / (1 + z * z / count)
    return middle - half, middle + half


def table(rows, tested, is_over):
    """Per kind, the mean over its sources with the share of all its rows and that share's interval."""
    lines, recalls = [], []
    for side, title in ((True, "recall"), (False, "false positives")):
        for kind in sorted(set(rows.kind[tested & (rows.is_attack == side)])):
            here = tested & (rows.is_attack == side) & (rows.kind == kind)
            sources = [s for s in np.unique(rows.source[here]) if (here & (rows.source == s)).sum() >= 20]
            means = [is_over[here & (rows.source == source)].mean() for source in sources]
            recalls += means if side else []
            low, high = wilson(int(is_over[here].sum()), int(here.sum()))
            mean = f"{100 * np.mean(means):.1f} %" if means else "–"
            lines.append(f"| {kind} | {title} | {here.sum()} | {len(sources)} | {mean} | {100 * is_over[here].mean():.1f} % ({100 * low:.1f}–{100 * high:.1f}) |")
    return lines, float(np.mean(recalls))


def main(rows_file, features_file, out):
    out = pathlib.Path(out)
    out.mkdir(parents=True, exist_ok=True)
    rows = Rows(rows_file, features_file)
    result, report = {"rows": hashlib.sha256(open(rows_file, "rb").read()).hexdigest(), "heads": {}}, []
    for head in HEADS:
        windows, owner = rows.windows(head.is_paired)
        kinds = np.isin(rows.kind, head.attacks + head.benign)
        made = rows.is_made & head.from_data
        own = rows.is_own & (np.isin(rows.origin, DATA_ORIGINS) == head.from_data)
        also = np.isin(rows.kind, head.also) & ~rows.is_own
        used = ((kinds & ~rows.is_own) | made | own | also) & rows.is_permissive
        weight = row_weights(rows, head, used, also)
        score = np.full(len(rows.rows), -20.0)
        for fold in range(FOLDS):
            taught = used & (rows.fold != fold) & (rows.inner_fold != fold)
            _, scores = train(rows, head, windows, owner, taught, weight)
            here = (rows.fold == fold) & rows.is_real
            score[here] = highest(scores, owner, len(rows.rows))[here]
            print(head.name, "fold", fold, flush=True)
        tested = kinds & rows.is_real
        ordinary = tested & ~rows.is_attack & np.isin(rows.kind, ORDINARY)
        count = np.bincount(owner, minlength=len(rows.rows))
        slope = length_slope(score, count, ordinary)
        level = score - slope * np.log(np.maximum(count, 1))
        lift = foreign_lift(level, ordinary, rows)
        level[rows.speaks_other] += lift
        a, b = calibrate(level[tested], rows.is_attack[tested], rows.source[tested])
        thresholds = {name: threshold(level[ordinary], rows.source[ordinary], rate) for name, rate in PROFILES.items()}
        for name, limit in thresholds.items():
            lines, macro = table(rows, tested, level > limit)
            report += ["", f"### {head.name}, profile {name}: macro recall {100 * macro:.1f} %", ""]
            report += ["| kind | what | rows | sources | mean of sources | all rows (95 %) |", "|---|---|--:|--:|--:|--:|", *lines]
        bins = collections.Counter()
        chance = 1 / (1 + np.exp(-(a * level[tested] + b)))
        report += ["", f"### {head.name}: reliability, attacks and harmless rows weighed half and half", "", "| confidence | share of attacks |", "|---|--:|"]
        balance = np.where(rows.is_attack[tested], 0.5 / rows.is_attack[tested].sum(), 0.5 / (~rows.is_attack[tested]).sum())
        for low in range(10):
            inside = (chance >= low / 10) & (chance < (low + 1) / 10 + (low == 9))
            if inside.any():
                report.append(f"| {low / 10:.1f}–{(low + 1) / 10:.1f} | {(balance * rows.is_attack[tested])[inside].sum() / balance[inside].sum():.2f} |")
        theta, scores = train(rows, head, windows, owner, used, weight)
        unit = float(np.quantile(np.abs(theta[:-1]), 0.9999)) / 127
        small = np.clip(np.round(theta[:-1] / unit), -127, 127).astype(np.int8)
        off = np.abs(windows @ (small * unit).astype(np.float32) + theta[-1] - scores)
        print(head.name, "quantised: off by", float(off.mean()), "at most", float(off.max()))
        result["heads"][head.name] = {
            "unit": unit,
            "bias": float(theta[-1]),
            "lengthSlope": slope,
            "foreignLift": lift,
            "slope": a,
            "shift": b,
            "thresholds": {name: 1 / (1 + math.exp(-(a * limit + b))) for name, limit in thresholds.items()},
            "weights": base64.b64encode(small.tobytes()).decode(),
        }
        np.save(out / f"{head.name}.npy", level)
    (out / "weights.json").write_text(json.dumps(result))
    (out / "table.md").write_text("\n".join(report) + "\n")
    print("\n".join(report))


if __name__ == "__main__":
    main(*sys.argv[1:4])
