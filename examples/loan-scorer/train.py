"""Writes the applicants, the two models and what they were made with. Nothing here was anybody's.

Run: python3 train.py
Applicants are drawn at random. Whether one repays hangs on income, debt, amount and age, and on nothing else. Past
clerks decided by the same, and refused people who work part-time, who repay as well as everybody; half of the women
work part-time, and few of the men.

loan-1.onnx learned what the clerks decided, loan-2.onnx who repaid, and so did loan-3.onnx, which adds up points in the
place of trees. None is told the sex of anybody.
"""

import json
from pathlib import Path

import numpy as np
import onnx
import pandas as pd
import skl2onnx
import sklearn
from skl2onnx import to_onnx
from skl2onnx.common.data_types import FloatTensorType
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.linear_model import LogisticRegression

HERE = Path(__file__).parent
FEATURES = ["age", "income", "debt", "amount", "part_time"]
rng = np.random.default_rng(2026)


def applicants(size):
    frame = pd.DataFrame(
        {
            "age": rng.integers(21, 71, size),
            "income": np.round(np.clip(rng.lognormal(3.4, 0.4, size), 10, 150), 1),
            "debt": np.round(np.clip(rng.exponential(9, size), 0, 80), 1),
            "amount": rng.integers(1, 41, size),
        }
    )
    women = rng.random(size) < 0.5
    frame["part_time"] = (rng.random(size) < np.where(women, 0.5, 0.08)).astype(int)
    frame["sex"] = np.where(women, "female", "male")
    merit = 0.09 * (frame.income - 30) - 0.11 * frame.debt - 0.09 * (frame.amount - 20) + 0.03 * (frame.age - 45) + 1.4
    frame["decided"] = np.where(merit - 2.5 * frame.part_time + rng.logistic(0, 0.4, size) > 0, "yes", "no")
    frame["repaid"] = np.where(rng.random(size) < 1 / (1 + np.exp(-merit)), "yes", "no")
    return frame


train, holdout = applicants(3000), applicants(2000)
train.to_csv(HERE / "applicants-train.csv", index=False)
holdout.drop(columns="decided").to_csv(HERE / "applicants-holdout.csv", index=False)

trees = GradientBoostingClassifier(n_estimators=60, max_depth=2, random_state=0)
points = LogisticRegression(max_iter=2000)
for name, model, truth in (
    ("loan-1.onnx", trees, "decided"),
    ("loan-2.onnx", trees, "repaid"),
    ("loan-3.onnx", points, "repaid"),
):
    model.fit(train[FEATURES].to_numpy(dtype="float32"), (train[truth] == "yes").astype(int))
    inputs = [("applicant", FloatTensorType([None, len(FEATURES)]))]
    made = to_onnx(model, initial_types=inputs, options={"zipmap": False}, target_opset=17)
    (HERE / name).write_bytes(made.SerializeToString())

versions = {one.__name__: one.__version__ for one in (sklearn, skl2onnx, onnx, np, pd)}
(HERE / "versions.json").write_text(json.dumps(versions, indent=2) + "\n")
