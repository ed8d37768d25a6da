"""What a validation costs, and says, with scikit-learn, Fairlearn and SciPy: the figures of `parapet model validate`.

Run: python3 validate_peers.py KIND MODEL DATA [LABELS] [--sensitive NAME=COLUMN] [--resamples N] [--rows N]
KIND is tabular (DATA is an npz of X, y, train, test) or images (DATA and LABELS are IDX).
Prints JSON: figures, CPU seconds of the whole process with its imports, versions.
"""

import argparse
import gzip
import json
import time
import warnings

import fairlearn
import numpy as np
import onnxruntime
import scipy
import sklearn
import sklearn.metrics as sm
from fairlearn import metrics as fm
from scipy import ndimage, stats

warnings.simplefilter("ignore")
parser = argparse.ArgumentParser()
parser.add_argument("kind")
parser.add_argument("model")
parser.add_argument("data")
parser.add_argument("labels", nargs="?")
parser.add_argument("--sensitive")
parser.add_argument("--resamples", type=int, default=1000)
parser.add_argument("--rows", type=int, default=2000)
asked = parser.parse_args()
rng = np.random.default_rng(1)


def idx(path):
    raw = gzip.open(path).read() if path.endswith(".gz") else open(path, "rb").read()
    sides = [int.from_bytes(raw[4 + 4 * at : 8 + 4 * at], "big") for at in range(raw[3])]
    return np.frombuffer(raw, np.uint8, offset=4 + 4 * raw[3]).reshape(sides)


if asked.kind == "images":
    holdout, truth, train = idx(asked.data)[:, None].astype("float32") / 255, idx(asked.labels).astype(int), None
else:
    given = np.load(asked.data)
    features, classes = given["X"], given["y"].astype(int)
    holdout, truth = features[given["test"]], classes[given["test"]]
    train, trained = features[given["train"]], classes[given["train"]]
session = onnxruntime.InferenceSession(asked.model)
outputs = [one.name for one in session.get_outputs()]


def answer(rows):
    parts = []
    for start in range(0, len(rows), 512):
        said = session.run(None, {session.get_inputs()[0].name: rows[start : start + 512]})
        parts.append(next(one for one in said if one.dtype == np.float32))
    scores = np.concatenate(parts).astype("float64")
    if scores.shape[1] == 1:
        scores = np.hstack([1 - scores, scores])
    if scores.min() < -1e-6 or np.abs(scores.sum(1) - 1).max() > 1e-3:
        scores = np.exp(scores - scores.max(1, keepdims=True))
        scores /= scores.sum(1, keepdims=True)
    return scores


def figures(y, p):
    said, names, binary = p.argmax(1), range(p.shape[1]), p.shape[1] == 2
    found = {
        "accuracy": sm.accuracy_score(y, said),
        "balanced-accuracy": sm.balanced_accuracy_score(y, said),
        "mcc": sm.matthews_corrcoef(y, said),
        "kappa": sm.cohen_kappa_score(y, said),
        "log-loss": sm.log_loss(y, p, labels=names),
        "brier": sm.brier_score_loss(y, p[:, 1]) if binary else sm.brier_score_loss(y, p, labels=names),
    }
    averages = ["binary", "macro", "micro", "weighted"] if binary else ["macro", "micro", "weighted"]
    for average in averages:
        parts = sm.precision_recall_fscore_support(y, said, average=average, zero_division=0)
        for name, value in zip(("precision", "recall", "f1"), parts):
            found[name if average == "binary" else f"{name}-{average}"] = value
    if binary:
        found["roc-auc"] = sm.roc_auc_score(y, p[:, 1])
        found["pr-auc"] = sm.average_precision_score(y, p[:, 1])
    else:
        found["roc-auc"] = sm.roc_auc_score(y, p, multi_class="ovr")
        found["pr-auc"] = sm.average_precision_score(np.eye(p.shape[1])[y], p)
    return found


def calibration(y, p):
    sure = p[:, 1] if p.shape[1] == 2 else p.max(1)
    right = y if p.shape[1] == 2 else p.argmax(1) == y
    found = {}
    for name, edges in (("ece", np.linspace(0, 1, 11)), ("ece-mass", np.quantile(sure, np.linspace(0, 1, 11)))):
        bins = np.searchsorted(edges[1:-1], sure, side="left")
        found[name] = sum(abs((sure - right)[bins == b].sum()) for b in range(10)) / len(sure)
    return found


def resampled(y, p, of):
    members = [np.flatnonzero(y == one) for one in np.unique(y)]
    drawn = []
    for _ in range(asked.resamples):
        rows = np.concatenate([rng.choice(one, len(one)) for one in members])
        drawn.append(list(of(y[rows], p[rows]).values()))
    return np.quantile(np.array(drawn), [0.025, 0.975], axis=0)


said = answer(holdout)
found = figures(truth, said)
resampled(truth, said, figures)
found |= calibration(truth, said)
resampled(truth, said, calibration)
if train is not None:
    fitted = answer(train)
    # Positive where it is better on its training data, whichever way the metric runs.
    sign = {"log-loss": -1, "brier": -1}
    found |= {f"gap.{name}": sign.get(name, 1) * (value - found[name]) for name, value in figures(trained, fitted).items()}
    resampled(trained, fitted, figures)
    known = {row.tobytes() for row in train}
    found["leakage.exact"] = sum(row.tobytes() in known for row in holdout) / len(holdout)
    for column in holdout.T:
        sm.roc_auc_score(truth, column)
        edges = np.unique(np.quantile(column, [0.25, 0.5, 0.75])) if len(np.unique(column)) > 12 else np.unique(column)
        part = np.searchsorted(edges, column)
        right = said.argmax(1) == truth
        for one in np.unique(part):
            inside = part == one
            stats.fisher_exact([[right[inside].sum(), (~right[inside]).sum()], [right[~inside].sum(), (~right[~inside]).sum()]])
if asked.sensitive is not None:
    name, column = asked.sensitive.split("=")
    groups, yes = holdout[:, int(column)], said.argmax(1)
    rates = {
        "selection": fm.selection_rate,
        "tpr": fm.true_positive_rate,
        "fpr": fm.false_positive_rate,
        "precision": sm.precision_score,
        "accuracy": sm.accuracy_score,
    }
    frame = fm.MetricFrame(
        metrics=rates, y_true=truth, y_pred=yes, sensitive_features=groups,
        n_boot=asked.resamples, ci_quantiles=[0.025, 0.975], random_state=1,
    )
    frame.difference_ci(), frame.ratio_ci()
    key = f"fairness.{name}."
    found[key + "demographic-parity-difference"] = fm.demographic_parity_difference(truth, yes, sensitive_features=groups)
    found[key + "equalised-odds-difference"] = fm.equalized_odds_difference(truth, yes, sensitive_features=groups)
    found[key + "accuracy-difference"] = frame.difference()["accuracy"]

# Worse inputs: as many and as strong as there, not the very same draws.
chosen = rng.permutation(len(holdout))[: asked.rows]
rows = holdout[chosen]
for strength in (0.05, 0.1, 0.2, 0.4, 0.8):
    noise = rng.normal(0, strength * (rows.std(0) if asked.kind == "tabular" else 1), rows.shape).astype("float32")
    worse = [rows + noise]
    if asked.kind == "tabular":
        lost = rng.random(rows.shape) < strength / 2
        worse += [np.where(lost, rows.mean(0), rows).astype("float32")]
        worse += [np.where(lost, rows[rng.permutation(len(rows))], rows), rows * np.float32(1 + strength)]
    else:
        worse += [ndimage.uniform_filter(rows, (0, 0, 3, 3)), np.clip(rows + strength, 0, 1), rows * (rng.random((1, 1, 28, 28)) > 0.1)]
    for one in worse:
        sm.accuracy_score(truth[chosen], answer(one.astype("float32")).argmax(1))
versions = {one.__name__: one.__version__ for one in (sklearn, fairlearn, onnxruntime, scipy, np)}
print(json.dumps({"cpu": time.process_time(), "figures": {k: float(v) for k, v in found.items()}, "versions": versions}))
